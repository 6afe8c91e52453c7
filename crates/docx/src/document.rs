//! The text of a Word file as paragraphs, pieces and tables, in the order of reading.
//!
//! [`Document::read`] walks the main part and what belongs to it (styles, automatic numbers, notes, headers, footers)
//! and gives the text as Word shows it: fields as their results, automatic numbers computed, tracked changes accepted
//! or rejected, the better of two alternatives. Every [`Piece`] says which elements of its part it came from, so that
//! the file can be changed in place.
//!
//! ```no_run
//! use resdiff_docx::document::{Block, Document, Revisions};
//! use resdiff_docx::{Limits, Package};
//!
//! let package = Package::open(&std::fs::read("old.docx").unwrap(), &Limits::default())?;
//! let document = Document::read(&package, Revisions::Accepted)?;
//! for block in &document.body {
//!     let Block::Paragraph(paragraph) = block else { continue };
//!     let number = paragraph.number.as_ref().map_or("", |number| number.text.as_str());
//!     println!("{} {number} {}", paragraph.ordinal, paragraph.text());
//!     for piece in &paragraph.pieces {
//!         // The bytes of the run that holds this piece, in the text of the main part.
//!         let run = document.main.element(piece.origin.run).unwrap().range();
//!         println!("{}", &document.main.source()[run]);
//!     }
//! }
//! # Ok::<(), resdiff_docx::PackageError>(())
//! ```

mod blocks;
mod fields;
mod formats;
mod notes;
mod numbering;
mod properties;
mod runs;
mod sections;
mod styles;
mod symbols;
mod tracked;

use std::sync::Arc;

use crate::xml::Tree;
use crate::{Package, PackageError, relationship};

pub use properties::Format;
pub use tracked::{Share, Tracked};

/// Which of two texts a file with tracked changes is read as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revisions {
    /// With all changes accepted: the later text.
    #[default]
    Accepted,
    /// With all changes rejected: the former text.
    Rejected,
}

/// The text of a Word file.
#[derive(Clone, Debug)]
pub struct Document {
    /// The main part, in whose elements and bytes the body's origins count.
    pub main: Tree,
    /// The body, in reading order.
    pub body: Vec<Block>,
    /// The notes in the order of their references.
    pub notes: Vec<Note>,
    /// The headers and footers that some page shows, each once.
    pub running: Vec<Running>,
    /// The stretches of hidden text, which stand nowhere else.
    pub hidden: Vec<Hidden>,
    /// How many comments the file has. Their text is not read.
    pub comments: usize,
    /// The tracked changes that were accepted or rejected.
    pub tracked: Tracked,
    /// Parts that the file names and does not have, and references to notes that are not there.
    pub missing: Vec<String>,
    /// Documents of other forms that are embedded as a whole (`w:altChunk`). Their text is not read.
    pub embedded: Vec<String>,
}

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph as shown.
///
/// Where the mark between two paragraphs is deleted (or, with changes rejected, was inserted), both are one paragraph
/// here: it begins in the first and has the properties of the last, whose mark stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Which of the `w:p` elements of its part it begins in, from 0, in document order: those in tables, text boxes and
    /// alternatives that are not shown are counted too.
    pub ordinal: usize,
    /// The index of the `w:p` element whose mark ends it.
    pub element: usize,
    /// The id of its style.
    pub style: Option<String>,
    /// Its level in the outline, from 0: that of a heading.
    pub outline: Option<u8>,
    /// Its automatic number.
    pub number: Option<Number>,
    /// What it holds, in order. An empty paragraph holds nothing.
    pub pieces: Vec<Piece>,
    /// The text of the boxes that are anchored in it.
    pub boxes: Vec<Block>,
}

/// An automatic number or a bullet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As shown: `1.`, `(a)`, `•`.
    pub text: String,
    /// The level of its list, from 0.
    pub level: u8,
    /// The `w:num` that it comes from.
    pub list: String,
}

/// A stretch of a paragraph in one format, from one element.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What it is.
    pub content: Content,
    /// How it is shown.
    pub format: Format,
    /// The target of the link that it is part of.
    pub link: Option<Arc<str>>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a [`Piece`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words, with blanks as they are shown. Hyphens that do not break are U+2011, optional ones U+00AD.
    Text(String),
    /// A tab.
    Tab,
    /// The end of a line, column or page within a paragraph.
    Break,
    /// The mark of a note in the text, with its index in [`Document::notes`].
    NoteMark {
        /// Which note.
        note: usize,
        /// The mark as shown: `1`, `*`.
        mark: String,
    },
    /// The mark of a note at the head of the note itself, where it numbers itself.
    OwnMark,
}

/// Which elements a piece comes from. Indices count the elements of its part, see [`Tree::element`]; the part is the main
/// part for the body, and that of the note, header or footer else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The ordinal of its `w:p`, as in [`Paragraph::ordinal`].
    pub paragraph: usize,
    /// Its `w:r`, or the element in its place, such as a formula.
    pub run: usize,
    /// Its `w:t`, `w:tab`, `w:footnoteReference` and so on.
    pub element: usize,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The index of its `w:tbl`.
    pub element: usize,
    /// Its rows, without those that tracked changes take away.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The index of its `w:tr`.
    pub element: usize,
    /// What each cell holds, from first to last. A cell that goes on from the row above is empty.
    pub cells: Vec<Vec<Block>>,
}

/// A footnote or endnote that the text refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// A footnote or an endnote.
    pub kind: NoteKind,
    /// Its `w:id`.
    pub id: String,
    /// Its mark as shown.
    pub mark: String,
    /// Whether the mark was typed and not counted.
    pub custom: bool,
    /// The ordinal of the paragraph of the body that refers to it.
    pub paragraph: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end.
    Endnote,
}

/// A header or footer.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// The name of its part.
    pub part: String,
    /// A header, else a footer.
    pub header: bool,
    /// It stands on the first page of the document and no other.
    pub first_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A stretch of text that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The ordinal of its paragraph; none outside of the body.
    pub paragraph: Option<usize>,
    /// Its words.
    pub text: String,
}

impl Document {
    /// Reads the text of a package.
    ///
    /// # Errors
    ///
    /// If a part is damaged or passes a limit, or the main part is no text document. Parts that are absent are named in
    /// [`Document::missing`].
    pub fn read(package: &Package, revisions: Revisions) -> Result<Self, PackageError> {
        blocks::read(package, revisions)
    }
}

impl Paragraph {
    /// Its words: pieces one after the other, tabs and breaks as such, without number and marks of notes.
    #[must_use]
    pub fn text(&self) -> String {
        let word = |piece: &Piece| match &piece.content {
            Content::Text(text) => text.clone(),
            Content::Tab => "\t".to_owned(),
            Content::Break => "\n".to_owned(),
            Content::NoteMark { .. } | Content::OwnMark => String::new(),
        };
        self.pieces.iter().map(word).collect()
    }
}

/// The part of a package that its main part is related to, as a tree. A part that is named and not there is added to
/// `missing`.
fn related(
    package: &Package,
    kind: &str,
    missing: &mut Vec<String>,
) -> Result<Option<(String, Tree)>, PackageError> {
    let Some(name) = package.related(package.main_part(), kind)? else { return Ok(None) };
    match package.tree(&name)? {
        Some(tree) => Ok(Some((name, tree))),
        None => {
            missing.push(name);
            Ok(None)
        }
    }
}

/// How many comments a package holds.
fn comments(package: &Package, missing: &mut Vec<String>) -> Result<usize, PackageError> {
    let tree = related(package, relationship::COMMENTS, missing)?;
    Ok(tree.map_or(0, |(_, tree)| tree.root().children().filter(|e| e.name() == "comment").count()))
}
