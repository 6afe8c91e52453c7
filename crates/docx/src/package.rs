//! The package: a zip archive of named parts, tied together by relationships.

mod archive;
mod compound;
mod content_types;
mod relationships;

use std::borrow::Cow;

pub use relationships::{Relationship, Target};

use crate::error::shown;
use crate::xml::Tree;
use crate::{Limits, PackageError, XmlError};

/// The part that names the type of every part.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// A Word file: its parts by name, with their content types and relationships.
///
/// A part's name is its path in the archive without a slash in front, such as `word/document.xml`; names are the same
/// regardless of upper and lower case. Which part holds the text is asked from the relationships
/// ([`Package::main_part`]), not guessed from a name. Relationships that lead out of the package are told apart and
/// never opened.
///
/// All parts are inflated when the package is opened, so that every limit is checked there and nothing later fails.
/// [`Package::write`] copies the parts that were not changed as they are, compressed bytes and order included.
///
/// ```no_run
/// use resdiff_docx::{Limits, Package};
///
/// let bytes = std::fs::read("old.docx").unwrap();
/// let mut package = Package::open(&bytes, &Limits::default())?;
/// let main = package.main_part().to_owned();
/// let xml = String::from_utf8_lossy(package.part(&main).unwrap()).replace("colour", "color");
/// package.replace(&main, xml)?;
/// std::fs::write("new.docx", package.write()?).unwrap();
/// # Ok::<(), resdiff_docx::PackageError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Package {
    /// The archive as it was opened; empty for a new package.
    source: Vec<u8>,
    parts: Vec<Part>,
    main: String,
    limits: Limits,
}

#[derive(Clone, Debug)]
struct Part {
    name: String,
    bytes: Vec<u8>,
    /// The entry of the source that holds it; none for a part that was inserted.
    entry: Option<usize>,
    changed: bool,
}

impl Package {
    /// Opens a package and inflates its parts within the limits.
    ///
    /// # Errors
    ///
    /// If the bytes are no Word file, or one that is damaged, encrypted or larger than the limits.
    pub fn open(bytes: &[u8], limits: &Limits) -> Result<Self, PackageError> {
        if let Some(error) = compound::refuse(bytes) {
            return Err(error);
        }
        let parts = archive::read(bytes, limits)?;
        let mut package = Self { source: bytes.to_vec(), parts, main: String::new(), limits: *limits };
        package.main = package.find_main()?;
        Ok(package)
    }

    /// A package with nothing in it but the types of `xml` and `rels`, to be filled with [`Package::insert`] and
    /// [`Package::relate`]; `main` names the part that will hold the text.
    ///
    /// ```
    /// use resdiff_docx::{Limits, Package, content_type, relationship};
    ///
    /// let mut package = Package::new("word/document.xml");
    /// let xml = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"#;
    /// package.insert("word/document.xml", content_type::DOCUMENT, xml)?;
    /// package.relate("", relationship::DOCUMENT, "word/document.xml")?;
    /// let again = Package::open(&package.write()?, &Limits::default())?;
    /// assert_eq!(again.main_part(), "word/document.xml");
    /// # Ok::<(), resdiff_docx::PackageError>(())
    /// ```
    #[must_use]
    pub fn new(main: &str) -> Self {
        let types = Part {
            name: CONTENT_TYPES.to_owned(),
            bytes: content_types::EMPTY.as_bytes().to_vec(),
            entry: None,
            changed: true,
        };
        Self { source: Vec::new(), parts: vec![types], main: main.to_owned(), limits: Limits::default() }
    }

    /// The name of the part that holds the text, most often `word/document.xml`.
    #[must_use]
    pub fn main_part(&self) -> &str {
        &self.main
    }

    /// The limits it was opened with.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The bytes of a part.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.find(name).map(|part| part.bytes.as_slice())
    }

    /// The names and bytes of all parts, in the order of the archive.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts.iter().map(|part| (part.name.as_str(), part.bytes.as_slice()))
    }

    /// A part as a tree; none where there is no such part.
    ///
    /// # Errors
    ///
    /// If its XML is damaged or passes a limit.
    pub fn tree(&self, name: &str) -> Result<Option<Tree>, PackageError> {
        let Some(bytes) = self.part(name) else { return Ok(None) };
        Tree::parse(bytes, &self.limits).map(Some).map_err(|error| error.of(name))
    }

    /// The relationships of a part, or of the package itself where `name` is empty, in their order.
    ///
    /// # Errors
    ///
    /// If the part that holds them is damaged.
    pub fn relationships(&self, name: &str) -> Result<Vec<Relationship>, PackageError> {
        let rels = relationships::part_of(name);
        Ok(self.tree(&rels)?.map(|tree| relationships::read(&tree, name)).unwrap_or_default())
    }

    /// The first part that a part is related to by this type, such as [`relationship::FOOTNOTES`](crate::relationship::FOOTNOTES).
    ///
    /// # Errors
    ///
    /// As [`Package::relationships`].
    pub fn related(&self, name: &str, kind: &str) -> Result<Option<String>, PackageError> {
        let found =
            self.relationships(name)?.into_iter().find_map(|relationship| match relationship.target {
                Target::Part(part) if relationship.kind == kind => Some(part),
                _ => None,
            });
        Ok(found)
    }

    /// The content type of a part: its own, else that of its ending.
    ///
    /// # Errors
    ///
    /// If the part of content types is damaged.
    pub fn content_type(&self, name: &str) -> Result<Option<String>, PackageError> {
        Ok(self.tree(CONTENT_TYPES)?.and_then(|tree| content_types::of(&tree, name)))
    }

    /// Gives a part new bytes. Its place in the archive stays.
    ///
    /// # Errors
    ///
    /// If there is no such part.
    pub fn replace(&mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Result<(), PackageError> {
        let part = self
            .parts
            .iter_mut()
            .find(|part| part.name.eq_ignore_ascii_case(name))
            .ok_or_else(|| PackageError::MissingPart { part: shown(name) })?;
        let bytes = bytes.into();
        if part.bytes != bytes {
            (part.bytes, part.changed) = (bytes, true);
        }
        Ok(())
    }

    /// Adds a part of this content type at the end of the archive, or gives it new bytes if it is there already.
    ///
    /// # Errors
    ///
    /// If the part of content types is damaged.
    pub fn insert(
        &mut self,
        name: &str,
        content_type: &str,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<(), PackageError> {
        if self.content_type(name)?.as_deref() != Some(content_type) {
            let types = self.xml(CONTENT_TYPES)?;
            let types = content_types::with(&types, name, content_type).map_err(|e| e.of(CONTENT_TYPES))?;
            self.replace(CONTENT_TYPES, types)?;
        }
        if self.find(name).is_some() {
            return self.replace(name, bytes);
        }
        self.parts.push(Part { name: name.to_owned(), bytes: bytes.into(), entry: None, changed: true });
        Ok(())
    }

    /// Relates a part, or the package where `from` is empty, to another part by this type, and gives the id of the
    /// relationship: that of an existing one where there is one.
    ///
    /// # Errors
    ///
    /// If the part that holds the relationships is damaged.
    pub fn relate(&mut self, from: &str, kind: &str, to: &str) -> Result<String, PackageError> {
        let existing = self.relationships(from)?;
        let same = |one: &&Relationship| one.kind == kind && one.target == Target::Part(to.to_owned());
        if let Some(same) = existing.iter().find(same) {
            return Ok(same.id.clone());
        }
        self.add_relationship(from, kind, &relationships::target(from, to), "")
    }

    /// Relates a part to an address outside of the package, as a hyperlink does, and gives the id of the relationship.
    ///
    /// # Errors
    ///
    /// If the part that holds the relationships is damaged.
    pub fn relate_external(&mut self, from: &str, kind: &str, address: &str) -> Result<String, PackageError> {
        self.add_relationship(from, kind, address, r#" TargetMode="External""#)
    }

    fn add_relationship(
        &mut self,
        from: &str,
        kind: &str,
        target: &str,
        mode: &str,
    ) -> Result<String, PackageError> {
        let rels = relationships::part_of(from);
        if self.find(&rels).is_none() {
            self.insert(&rels, crate::content_type::RELATIONSHIPS, relationships::EMPTY)?;
        }
        let id = relationships::free_id(&self.relationships(from)?);
        let xml = self.xml(&rels)?;
        let xml = relationships::with(&xml, &id, kind, target, mode).map_err(|error| error.of(&rels))?;
        self.replace(&rels, xml)?;
        Ok(id)
    }

    /// The bytes of the archive: unchanged entries as they were, changed ones in their places, new ones at the end.
    ///
    /// The result depends on nothing but the package: entries that were changed keep their time, new ones bear that of
    /// the first second a zip archive can name.
    ///
    /// # Errors
    ///
    /// If the source cannot be read again, which opening it has shown it can.
    pub fn write(&self) -> Result<Vec<u8>, PackageError> {
        archive::write(&self.source, &self.parts)
    }

    fn find(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// A part as UTF-8, for changes in its text.
    fn xml(&self, name: &str) -> Result<Cow<'_, str>, PackageError> {
        let bytes = self.part(name).ok_or_else(|| PackageError::MissingPart { part: shown(name) })?;
        crate::xml::decode(bytes).map_err(|error: XmlError| error.of(name))
    }

    fn find_main(&self) -> Result<String, PackageError> {
        const USUAL: &str = "word/document.xml";
        let named = self.relationships("")?.into_iter().find_map(|relationship| match relationship.target {
            Target::Part(part) if relationship.kind == crate::relationship::DOCUMENT => Some(part),
            _ => None,
        });
        // A file that lost its relationships is still one that can be read.
        let main = named.or_else(|| self.find(USUAL).map(|part| part.name.clone()));
        if let Some(main) = main {
            let Some(part) = self.find(&main) else {
                return Err(PackageError::MissingPart { part: shown(&main) });
            };
            let what = match self.content_type(&main)? {
                Some(kind) if kind.contains("spreadsheetml") => Some("an Excel workbook"),
                Some(kind) if kind.contains("presentationml") => Some("a PowerPoint presentation"),
                _ => None,
            };
            return match what {
                Some(what) => Err(PackageError::NotWord { what }),
                None => Ok(part.name.clone()),
            };
        }
        let starts = |name: &str, head: &[u8]| self.part(name).is_some_and(|bytes| bytes.starts_with(head));
        Err(if starts("mimetype", b"application/vnd.oasis.opendocument") {
            PackageError::NotWord { what: "an OpenDocument file" }
        } else if starts("mimetype", b"application/epub+zip") {
            PackageError::NotWord { what: "an EPUB book" }
        } else if self.find(CONTENT_TYPES).is_none() {
            PackageError::NotWord { what: "a zip archive" }
        } else {
            PackageError::MissingPart { part: USUAL.to_owned() }
        })
    }
}
