//! What a Word document is made of before it is markup: paragraphs and tables, each knowing what it stands for.

use std::ops::Range;

/// A paragraph or table and what of its document it prints.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub key: Key,
    pub content: Content,
}

/// What a block prints, as names of masthead lines or indices into the lists of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A line of the masthead or the closing, by the name of its field; lines of one name are counted.
    Line(&'static str, usize),
    Clause(usize),
    Heading(usize),
    /// The line `Annex II`.
    Annex(usize),
    AnnexTitle(usize),
    Table(usize),
    /// The empty paragraph behind a table, without which two tables would become one.
    Spacer(usize),
    Unplaced(usize),
    /// The rule that ends a document.
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Paragraph(Paragraph),
    /// Rows of cells.
    Table(Vec<Vec<Paragraph>>),
}

/// A paragraph without any change tracked in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    /// The id of its style.
    pub style: &'static str,
    /// The words, with the number at their head and tabs.
    pub text: String,
    /// How many bytes at the head are the number, its tab included.
    pub number: usize,
    /// Stretches that are printed in a way of their own, in order and without overlap.
    pub formats: Vec<(Range<usize>, Format)>,
    /// The footnote marks, in order.
    pub references: Vec<Reference>,
}

impl Paragraph {
    pub(super) fn new(style: &'static str, text: impl Into<String>) -> Self {
        Self { style, text: text.into(), ..Self::default() }
    }

    /// The words without the number.
    pub(super) fn body(&self) -> &str {
        &self.text[self.number..]
    }

    /// How the text at a byte is printed, and where that ends.
    pub(super) fn format_at(&self, at: usize) -> (Format, usize) {
        for (range, format) in &self.formats {
            if range.contains(&at) {
                return (format.clone(), range.end);
            }
            if at < range.start {
                return (Format::default(), range.start);
            }
        }
        (Format::default(), self.text.len())
    }
}

/// How a stretch of text is printed, beside what its paragraph's style says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub italic: bool,
    pub bold: bool,
    pub raised: bool,
    /// The first letter of a symbol in the masthead.
    pub large: bool,
    pub link: Option<String>,
}

/// A footnote mark in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The byte of the text before which it stands.
    pub at: usize,
    /// The mark as printed.
    pub mark: String,
    /// The note, as an index into the document's; none for a mark whose note was cited before or is lost. Such a
    /// mark is printed as a raised sign.
    pub note: Option<usize>,
}
