//! A clause: the unit of comparison.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::Label;

/// A paragraph or sub-paragraph of a document: the unit of comparison.
///
/// `text` is the clause's own text: without its number, without footnote marks and, where the clause has
/// sub-paragraphs, only the chapeau, that is what stands before them.
/// A sub-paragraph is a clause of its own; [`Label`] and `level` say where it hangs.
///
/// All offsets into `text` are in bytes, on character boundaries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The name a delegate would say: `PP3`, `OP2(a)`.
    pub label: Label,
    /// Which part of the document the clause belongs to.
    pub kind: ClauseKind,
    /// 1 for a paragraph, 2 for a sub-paragraph `(a)`, 3 for `(i)`, and so on.
    pub level: u8,
    /// The number or letter as printed, `3.` or `(b)`; none for an unnumbered paragraph.
    pub marker: Option<String>,
    /// The lead phrase (`Recalling`, `Also decides`) as a range of `text`, empty where there is none.
    pub lead: Range<usize>,
    /// The words of the clause, on one line, blanks folded to one.
    pub text: String,
    /// Where the text is italic, bold or a link.
    pub spans: Vec<Span>,
    /// The footnote marks that stood in the text, in order.
    pub marks: Vec<FootnoteMark>,
    /// Where the clause begins in the source.
    pub at: Place,
}

impl Clause {
    /// A clause of nothing but words; level and lead phrase are derived from the label and left empty.
    #[must_use]
    pub fn new(label: Label, kind: ClauseKind, text: impl Into<String>) -> Self {
        Self { level: label.level(), label, kind, text: text.into(), ..Self::default() }
    }

    /// The words of the lead phrase, or an empty string.
    #[must_use]
    pub fn lead(&self) -> &str {
        self.text.get(self.lead.clone()).unwrap_or_default()
    }
}

/// Which part of a document a clause belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// A preambular paragraph or a sub-paragraph of one.
    Preambular,
    /// An operative paragraph or a sub-paragraph of one.
    Operative,
    /// A paragraph of an annex.
    Annex,
    /// A paragraph of a text that is no resolution.
    #[default]
    Paragraph,
}

impl ClauseKind {
    /// The word used in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Preambular => "preambular",
            Self::Operative => "operative",
            Self::Annex => "annex",
            Self::Paragraph => "paragraph",
        }
    }
}

/// A stretch of a clause's text that is printed in a way of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The stretch, as bytes of the clause's text.
    pub range: Range<usize>,
    /// How it is printed.
    pub style: Style,
}

/// How a stretch of text is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// Printed in italics, as lead phrases are in the official files.
    pub italic: bool,
    /// Printed bold, as headings are.
    pub bold: bool,
    /// Raised above the line, as footnote marks are.
    pub raised: bool,
    /// The target of a link.
    pub link: Option<String>,
}

/// A footnote mark in a clause: the raised `1` in `the 2010,¹ 2013² reports`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FootnoteMark {
    /// The mark without decoration: `1`, `12`, `*`, `a`.
    pub mark: String,
    /// The byte of the clause's text before which the mark stood.
    pub at: usize,
}

/// Where something stands in its source. Places of one document are in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1, for forms that have pages.
    pub page: Option<u32>,
    /// The line of the file, from 1, for forms that have lines.
    pub line: Option<u32>,
    /// The paragraph of the file, from 1, for forms that have paragraphs of their own: empty ones and those in tables
    /// are counted too.
    #[serde(default)]
    pub paragraph: Option<u32>,
}
