//! Why a package could not be opened, changed or written.

/// A file could not be opened as a Word document.
///
/// The messages are in lower case, name what is wrong and, after a semicolon, the way out; they do not name the file,
/// which the caller knows. A limit that was passed is named with its value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// Not a zip archive, or one whose directory or data cannot be read.
    #[error("the Word file is damaged or cut short ({reason}); save or download it again")]
    Damaged {
        /// What was found.
        reason: String,
    },
    /// An encrypted document: a compound file that holds the package in cipher, or entries that need a password.
    #[error("the Word file is protected by a password; open it in Word and save a copy without one")]
    PasswordProtected,
    /// A `.doc` of Word 97 to 2003.
    #[error(
        "the file is a Word document of the old kind (.doc); save it as .docx in Word or convert it with `soffice --convert-to docx FILE`"
    )]
    Legacy,
    /// Something else that came in such a container.
    #[error("the file is {what}, not a Word document; give it as .docx, PDF, plain text or Markdown")]
    NotWord {
        /// What it looks like, with an article.
        what: &'static str,
    },
    /// A part that every Word document has is absent.
    #[error("the Word file has no part {part}; it is damaged or no Word document, so save it again in Word")]
    MissingPart {
        /// The part's name.
        part: String,
    },
    /// More entries than [`Limits::entries`](crate::Limits::entries).
    #[error("the Word file has {entries} entries where {limit} is the limit; it is no genuine document")]
    TooManyEntries {
        /// How many it has.
        entries: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A part larger than [`Limits::part_bytes`](crate::Limits::part_bytes).
    #[error("the part {part} inflates to more than {} MiB, the limit for one part; it is no genuine document", limit >> 20)]
    PartTooLarge {
        /// The part's name.
        part: String,
        /// How many bytes it may have.
        limit: u64,
    },
    /// All parts together are larger than [`Limits::total_bytes`](crate::Limits::total_bytes).
    #[error("the Word file inflates to more than {} MiB, the limit for all its parts; it is no genuine document", limit >> 20)]
    TooLarge {
        /// How many bytes they may have.
        limit: u64,
    },
    /// A part that inflates more than [`Limits::ratio`](crate::Limits::ratio) times.
    #[error(
        "the part {part} inflates to more than {limit} times its size, the limit; it is no genuine document"
    )]
    Ratio {
        /// The part's name.
        part: String,
        /// How many times it may inflate.
        limit: u64,
    },
    /// Two entries of one name, upper and lower case aside: programs would disagree on which one counts.
    #[error("the Word file has two entries of one name{}; save it again in Word", in_brackets(.name.as_ref()))]
    DuplicateEntry {
        /// The name of both, where it is known.
        name: Option<String>,
    },
    /// A name that leads out of the package or is none at all.
    #[error(
        "the Word file has an entry of the name {name}, which leads out of the file; it is no genuine document"
    )]
    BadName {
        /// The name as it stands.
        name: String,
    },
    /// A part whose XML cannot be read.
    #[error("the part {part} {error}")]
    Xml {
        /// The part's name.
        part: String,
        /// What is wrong with it.
        error: XmlError,
    },
}

/// What is wrong with the XML of a part. The messages go on from the part's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum XmlError {
    /// Neither UTF-8 nor UTF-16.
    #[error("is in no encoding of Unicode; save the file again in Word")]
    Encoding,
    /// A document type, with which entities could be declared.
    #[error("declares a document type (DOCTYPE), which no Word file has and which is never read")]
    DocType,
    /// Deeper than [`Limits::depth`](crate::Limits::depth).
    #[error("nests elements deeper than {limit}, the limit; it is no genuine document")]
    TooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// More elements than [`Limits::elements`](crate::Limits::elements).
    #[error("has more than {limit} elements, the limit; it is no genuine document")]
    TooManyElements {
        /// How many it may have.
        limit: usize,
    },
    /// More namespaces in force at one place than any file needs.
    #[error("declares more than {limit} namespaces at one place, the limit; it is no genuine document")]
    TooManyNamespaces {
        /// How many there may be.
        limit: usize,
    },
    /// Not well-formed.
    #[error("is damaged at byte {at} ({reason}); save the file again in Word")]
    Syntax {
        /// The byte of the part.
        at: usize,
        /// What the parser says.
        reason: String,
    },
}

impl XmlError {
    /// The same, with the part's name.
    #[must_use]
    pub fn of(self, part: &str) -> PackageError {
        PackageError::Xml { part: shown(part), error: self }
    }
}

fn in_brackets(name: Option<&String>) -> String {
    name.map(|name| format!(" ({name})")).unwrap_or_default()
}

/// A name as it may stand in a message: of bounded length, without control characters.
pub(crate) fn shown(name: &str) -> String {
    const LONGEST: usize = 80;
    let mut shown: String =
        name.chars().take(LONGEST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if name.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
