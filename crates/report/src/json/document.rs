//! The JSON types that tell of one document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file a document was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceInfo {
    /// The name as given to the command; `-` for standard input.
    pub name: String,
    /// The form found by content: `pdf`, `text`, `markdown`.
    pub form: String,
    /// The SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// The language of the document, as an ISO 639-1 code.
    pub language: String,
}

/// What sort of text a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// An adopted resolution or decision.
    Resolution,
    /// A draft resolution or an amendment to one.
    Draft,
    /// Any other text: paragraphs without a known form.
    Text,
}

/// One of the two documents of a report: its source, its masthead and its warnings.
///
/// Masthead values are as printed, on one line, and null where the document does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DocumentInfo {
    /// The file it was read from.
    pub source: SourceInfo,
    /// What sort of text it is.
    pub kind: DocumentKind,
    /// The symbol: `A/RES/75/32`.
    pub symbol: Option<String>,
    /// The ordinal of the session as written: `Seventy-fifth`.
    pub session: Option<String>,
    /// The numbers of the agenda items, joined by a comma and a blank.
    pub agenda_item: Option<String>,
    /// The title without its number.
    pub title: Option<String>,
    /// The day of adoption as written: `7 December 2020`.
    pub adopted_on: Option<String>,
    /// The organ: `General Assembly`.
    pub organ: Option<String>,
    /// What follows `Distr.:`.
    pub distribution: Option<String>,
    /// The day of issue, which is not the day of adoption.
    pub issued_on: Option<String>,
    /// What follows `Original:` in drafts.
    pub original: Option<String>,
    /// The Main Committee, in drafts.
    pub committee: Option<String>,
    /// The titles of the agenda items, as one text.
    pub agenda_title: Option<String>,
    /// The States that hand in a draft.
    pub sponsors: Option<String>,
    /// `draft resolution`, `revised draft resolution` and the like.
    pub draft_line: Option<String>,
    /// `Resolution adopted by the General Assembly`.
    pub adoption_line: Option<String>,
    /// The report on which it was adopted, with its brackets.
    pub source_line: Option<String>,
    /// The number that stands before the title: `75/32`.
    pub number: Option<String>,
    /// The line that opens the preamble: `The General Assembly,`.
    pub organ_line: Option<String>,
    /// The lines after the last clause, joined by a line feed.
    pub closing: Option<String>,
    /// What stands in the masthead and fits no field, line by line.
    pub other: Vec<String>,
    /// What was guessed or looks odd in the document.
    pub warnings: Vec<Warning>,
    /// Where the words of the source went.
    pub accounting: Accounting,
}

/// What stands before the first clause of a document and after its last.
///
/// Values are as printed, on one line, and null where the document does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Masthead {
    /// The symbol: `A/RES/75/32`.
    pub symbol: Option<String>,
    /// The ordinal of the session as written: `Seventy-fifth`.
    pub session: Option<String>,
    /// The numbers of the agenda items, with their sub-items: `98 (z)`.
    pub agenda_items: Vec<String>,
    /// The titles of the agenda items, as one text.
    pub agenda_title: Option<String>,
    /// The report on which it was adopted, with its brackets.
    pub source_line: Option<String>,
    /// The title without its number.
    pub title: Option<String>,
    /// The day of adoption as written: `7 December 2020`.
    pub adopted_on: Option<String>,
    /// The lines after the last clause, joined by a line feed.
    pub closing: Option<String>,
    /// The organ: `General Assembly`.
    pub organ: Option<String>,
    /// What follows `Distr.:`.
    pub distribution: Option<String>,
    /// The day of issue, which is not the day of adoption.
    pub issued_on: Option<String>,
    /// What follows `Original:` in drafts.
    pub original: Option<String>,
    /// The Main Committee, in drafts.
    pub committee: Option<String>,
    /// The States that hand in a draft.
    pub sponsors: Option<String>,
    /// `draft resolution`, `revised draft resolution` and the like.
    pub draft_line: Option<String>,
    /// `Resolution adopted by the General Assembly`.
    pub adoption_line: Option<String>,
    /// The number that stands before the title: `75/32`.
    pub number: Option<String>,
    /// The line that opens the preamble: `The General Assembly,`.
    pub organ_line: Option<String>,
    /// What stands in the masthead and fits no field, line by line.
    pub other: Vec<String>,
}

/// Which part of a document a clause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// A preambular paragraph or a sub-paragraph of one.
    Preambular,
    /// An operative paragraph or a sub-paragraph of one.
    Operative,
    /// A paragraph of an annex.
    Annex,
    /// A paragraph of a text that is no resolution.
    Paragraph,
}

/// A clause: a paragraph or sub-paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Clause {
    /// The name a delegate would say, unique in its document: `PP3`, `OP2(a)`.
    pub label: String,
    /// The place of the clause among the clauses of its document, counted from 0.
    pub index: usize,
    /// Which part of the document it belongs to.
    pub kind: ClauseKind,
    /// 1 for a paragraph, 2 for a sub-paragraph `(a)`, 3 for `(i)`, and so on.
    pub level: u8,
    /// The number or letter as printed: `3.`, `(b)`; null for an unnumbered paragraph.
    pub marker: Option<String>,
    /// The lead phrase, with which `text` begins; null where there is none.
    pub lead: Option<String>,
    /// The words of the clause, without its number, its footnote marks and its sub-paragraphs.
    pub text: String,
    /// The footnote marks that stood in the text, in order.
    pub footnote_marks: Vec<FootnoteMark>,
    /// Where the clause begins in the source.
    pub at: Place,
}

/// A footnote mark in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FootnoteMark {
    /// The mark without decoration: `1`, `*`.
    pub mark: String,
    /// The character of the text before which the mark stood, counted from 0 in Unicode characters.
    pub at: usize,
}

/// Where something stands in its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// The page, from 1, for forms that have pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line of the file, from 1, for forms that have lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The paragraph of the file, from 1, for forms that have paragraphs of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
}

/// A heading inside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Heading {
    /// `H1`, `H2` in reading order.
    pub label: String,
    /// The words of the heading.
    pub text: String,
    /// 1 for the outermost headings.
    pub level: u8,
    /// The label of the clause it stands before; null where no clause follows.
    pub before: Option<String>,
    /// The footnote marks in the heading.
    pub footnote_marks: Vec<FootnoteMark>,
    /// Where it stands in the source.
    pub at: Place,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Footnote {
    /// The mark without decoration: `1`, `*`.
    pub mark: String,
    /// The words of the note.
    pub text: String,
    /// Where the note begins in the source.
    pub at: Place,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Table {
    /// `T1`, `T2` in reading order.
    pub label: String,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// The label of the clause it stands after; null where no clause precedes.
    pub after: Option<String>,
    /// Where it stands in the source.
    pub at: Place,
}

/// An annex; its clauses stand among the others and bear its name in their labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Annex {
    /// The name in the labels of its clauses: `ANNEX`, `ANNEX-II`, `I.ANNEX` in a report with several drafts.
    pub name: String,
    /// The title; null where there is none.
    pub title: Option<String>,
    /// Where it stands in the source.
    pub at: Place,
}

/// Words that the reader kept but could not place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Unplaced {
    /// The words.
    pub text: String,
    /// Where they stand in the source.
    pub at: Place,
}

/// Something guessed or odd in a document, for a person to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Warning {
    /// What kind of thing.
    pub kind: WarningKind,
    /// One sentence for the user.
    pub message: String,
    /// Where it stands in the source.
    pub at: Place,
}

/// The kinds of warnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// The text is compared paragraph by paragraph: it has no form of a resolution.
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
    /// Any other.
    Other,
}

/// How many words of the source went where; words are counted as they stand in the source, split at blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
