//! A document and what it holds beside its clauses.

use serde::{Deserialize, Serialize};

use crate::{Clause, FootnoteMark, Label, Language, Masthead, Place};

/// One version of a resolution, or of any other text, as the recogniser understood it.
///
/// Clauses stand flat in reading order; their labels hold the tree.
/// What could not be placed is in `unplaced` and named in `warnings`: no word of the source is dropped
/// silently, [`Accounting`] adds them up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What sort of text this is.
    pub kind: DocumentKind,
    /// The language it is written in.
    pub language: Language,
    /// What stands before the first clause and after the last.
    pub masthead: Masthead,
    /// The clauses in reading order.
    pub clauses: Vec<Clause>,
    /// The headings in reading order.
    pub headings: Vec<Heading>,
    /// The footnotes in the order of their first mark.
    pub footnotes: Vec<Footnote>,
    /// The tables in reading order.
    pub tables: Vec<Table>,
    /// The annexes; their clauses stand among `clauses`.
    pub annexes: Vec<Annex>,
    /// What the recogniser kept but could not place.
    pub unplaced: Vec<Unplaced>,
    /// What was guessed or looks odd, for the user to check.
    pub warnings: Vec<Notice>,
    /// Where the words of the source went.
    pub accounting: Accounting,
}

impl Document {
    /// The clause of this label.
    #[must_use]
    pub fn clause(&self, label: &Label) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.label == *label)
    }

    /// The footnote of this mark.
    #[must_use]
    pub fn footnote(&self, mark: &str) -> Option<&Footnote> {
        self.footnotes.iter().find(|note| note.mark == mark)
    }
}

/// What sort of text a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// An adopted resolution or decision.
    Resolution,
    /// A draft resolution or an amendment to one.
    Draft,
    /// Any other text: paragraphs without a known form.
    #[default]
    Text,
}

/// A heading inside the text: a section title, a roman numeral, a topic heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// `H1`, `H2` in reading order.
    pub label: String,
    /// The words, on one line.
    pub text: String,
    /// 1 for the outermost headings.
    pub level: u8,
    /// The label of the clause it stands before; none where no clause follows.
    pub before: Option<Label>,
    /// The footnote marks in the heading.
    pub marks: Vec<FootnoteMark>,
    /// Where it stands in the source.
    pub at: Place,
}

/// A note at the foot of a page or the end of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The mark without decoration: `1`, `*`.
    pub mark: String,
    /// The words of the note, on one line.
    pub text: String,
    /// Where the note begins in the source.
    pub at: Place,
}

/// A table: rows of cells, compared row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// `T1`, `T2` in reading order.
    pub label: String,
    /// The cells of each row, from left to right.
    pub rows: Vec<Vec<String>>,
    /// The label of the clause it stands after; none where no clause precedes.
    pub after: Option<Label>,
    /// Where it stands in the source.
    pub at: Place,
}

/// An annex. Its clauses bear its name as the scope of their labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// The scope of its clauses' labels: `ANNEX`, `ANNEX-II`, `I.ANNEX` in a report with several drafts.
    pub name: String,
    /// The title line or lines, on one line; empty where there is none.
    pub title: String,
    /// The footnote marks in the title.
    #[serde(default)]
    pub marks: Vec<FootnoteMark>,
    /// Where it stands in the source.
    pub at: Place,
}

impl Annex {
    /// Whether a clause of this label stands in the annex.
    #[must_use]
    pub fn holds(&self, label: &Label) -> bool {
        let mut scope = label.scope.iter();
        self.name.split('.').all(|name| scope.next().is_some_and(|scope| scope == name))
    }

    /// The name without that of the draft it belongs to: `ANNEX` of `I.ANNEX`.
    #[must_use]
    pub fn own_name(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }
}

/// Words that the recogniser kept but could not place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The words, on one line.
    pub text: String,
    /// Where they stand in the source.
    pub at: Place,
}

/// Something guessed or odd in a document, for the user to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What kind of thing.
    pub kind: NoticeKind,
    /// One sentence for the user.
    pub message: String,
    /// Where it stands in the source.
    pub at: Place,
}

/// The kinds of [`Notice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// The text has no organ line and no numbered paragraphs: compared paragraph by paragraph.
    NotAResolution,
    /// Printed numbers skip, repeat or run backwards.
    Numbering,
    /// A footnote has no mark in the text, or a mark no footnote.
    Footnote,
    /// Words that could not be placed.
    Unplaced,
    /// The text ends in the middle of a clause.
    CutShort,
    /// Bytes or glyphs that stand for no character and were replaced.
    Encoding,
    /// A page gave no text: an image, most likely a scan.
    NoText,
    /// Tracked changes were accepted or rejected.
    TrackedChanges,
    /// Text that is not shown was left out.
    HiddenText,
    /// Comments were left out.
    Comments,
    /// A part of the file that it refers to is not there, or cannot be read.
    MissingPart,
    /// Characters that deceive the eye: letters of another script, invisible ones, controls of the writing direction.
    Deceit,
}

/// How many words of the source went where.
///
/// Words are counted as they stand in the source, split at blanks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounting {
    /// All words of the source.
    pub total: usize,
    /// Words in clauses, their numbers included.
    pub clauses: usize,
    /// Words in headings.
    pub headings: usize,
    /// Words in footnotes, their marks included.
    pub footnotes: usize,
    /// Words in the masthead and the closing.
    pub masthead: usize,
    /// Words in tables.
    pub tables: usize,
    /// Words in annex titles.
    pub annexes: usize,
    /// Words of page furniture: running titles, page numbers, job numbers.
    pub furniture: usize,
    /// Words kept without a place.
    pub unplaced: usize,
}

impl Accounting {
    /// The words of all parts: as many as the source has, or some are lost.
    ///
    /// ```
    /// let sums = resdiff_model::Accounting { total: 9, clauses: 5, furniture: 4, ..Default::default() };
    /// assert_eq!(sums.placed(), sums.total);
    /// ```
    #[must_use]
    pub fn placed(&self) -> usize {
        // Named one by one, so that a part that is added cannot be forgotten.
        let Self { total: _, clauses, headings, footnotes, masthead, tables, annexes, furniture, unplaced } =
            self;
        clauses + headings + footnotes + masthead + tables + annexes + furniture + unplaced
    }
}
