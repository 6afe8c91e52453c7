//! Paragraphs and tables with their changes tracked: what is written as markup.

use resdiff_engine::Pair;

use super::block::{Format, Key};

/// What became of a run, a paragraph mark or a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Status {
    #[default]
    Kept,
    Inserted,
    Deleted,
    MovedFrom,
    MovedTo,
}

impl Status {
    /// Whether it is there when all changes are rejected.
    #[cfg(test)]
    pub(super) fn in_old(self) -> bool {
        matches!(self, Self::Kept | Self::Deleted | Self::MovedFrom)
    }

    /// Whether it is there when all changes are accepted.
    #[cfg(test)]
    pub(super) fn in_new(self) -> bool {
        matches!(self, Self::Kept | Self::Inserted | Self::MovedTo)
    }
}

/// A paragraph or table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Paragraph(TrackedParagraph),
    Table(TrackedTable),
}

/// A paragraph: its runs and the mark that ends it.
///
/// A mark that is tracked joins its paragraph to the next one when it goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TrackedParagraph {
    pub style: &'static str,
    /// The style before, where that was another and the paragraph is in both versions.
    pub former_style: Option<&'static str>,
    pub mark: Status,
    pub runs: Vec<Run>,
    /// The number of the move that the whole paragraph is part of.
    pub moved: Option<usize>,
    /// What of the two documents it prints: a block of each, or of one; of a clause that was split into several, or of
    /// several that became one, the one that the paragraph is part of.
    pub of: Pair<Option<Key>>,
}

/// A stretch of a paragraph with one format and one fate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub status: Status,
    pub content: Inline,
    pub format: Format,
    /// The format before, where that was another and the run is in both versions.
    pub former_format: Option<Format>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    /// Words and tabs.
    Text(String),
    /// The mark of a note, as an index into the notes of the Word document.
    Note(usize),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TrackedTable {
    /// The tables of the two documents that it is.
    pub of: Pair<Option<Key>>,
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub status: Status,
    /// The rows of the tables of the two documents that it is.
    pub of: Pair<Option<usize>>,
    pub cells: Vec<TrackedParagraph>,
}

/// A footnote of the Word document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Note {
    /// The notes of the two documents that it is.
    pub of: Pair<Option<usize>>,
    /// The mark, where it is another than the program would count.
    pub mark: Option<String>,
    pub runs: Vec<Run>,
}

impl Run {
    pub(super) fn text(status: Status, text: impl Into<String>, format: Format) -> Self {
        Self { status, content: Inline::Text(text.into()), format, former_format: None }
    }
}

/// Adds a run, or lengthens the last one where only the words differ.
pub(super) fn push(runs: &mut Vec<Run>, run: Run) {
    if let Some(last) = runs.last_mut()
        && (last.status, &last.format, &last.former_format) == (run.status, &run.format, &run.former_format)
        && let (Inline::Text(text), Inline::Text(more)) = (&mut last.content, &run.content)
    {
        text.push_str(more);
    } else {
        runs.push(run);
    }
}
