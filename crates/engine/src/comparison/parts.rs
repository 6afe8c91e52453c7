//! What became of the parts of a document that are no clauses: masthead, headings, annexes, footnotes, tables.

use super::{InlineOp, Relation, Significance};
use crate::Pair;

/// What became of a field of the masthead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name in JSON: `session`.
    pub field: &'static str,
    /// The values as printed; none where the document does not say.
    pub values: Pair<Option<String>>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a heading, as indices into the documents' `headings`.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The headings.
    pub headings: Pair<Option<usize>>,
    /// The edit script of a reworded heading.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of the title of an annex, as indices into the documents' `annexes`.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The annexes.
    pub annexes: Pair<Option<usize>>,
    /// The edit script of a reworded title.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a footnote, as indices into the documents' `footnotes`.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteChange {
    /// How they belong together: reworded, added, removed, or unchanged where only the mark moved on.
    pub relation: Relation,
    /// The notes.
    pub notes: Pair<Option<usize>>,
    /// The edit script of a reworded note.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a footnote mark in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkChange {
    /// The marks; none on the side that has no such mark.
    pub marks: Pair<Option<String>>,
    /// Whether the notes they point to say the same.
    pub same_note: bool,
}

/// What became of a table, as indices into the documents' `tables`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The tables.
    pub tables: Pair<Option<usize>>,
    /// What became of its rows, unchanged ones left out.
    pub rows: Vec<RowChange>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a row of a table, as indices into its `rows`.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// Reworded, added or removed.
    pub relation: Relation,
    /// The rows.
    pub rows: Pair<Option<usize>>,
}
