//! What stands in a file, line by line, before anyone asks what it means.
//!
//! Every physical reader produces a [`Transcript`]; the recogniser knows nothing else of a file.

use resdiff_model::{Notice, Place, Style};

use crate::Form;

/// What parts the printed lines of a cell in a [`Hint::Row`].
pub(crate) const LINE_OF_CELL: char = '\u{2028}';

/// The lines of a file in reading order, page furniture and footnotes included.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// The form it was read from.
    pub form: Form,
    /// The lines. Blank lines are no lines: they are the `gap` of the next one.
    pub lines: Vec<Line>,
    /// Oddities that the physical reader saw: replaced bytes, pages without text.
    pub notices: Vec<Notice>,
}

/// One printed line, or a whole paragraph in forms that do not wrap lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text with its styles. A single blank parts words; a tab stands for a wide gap, as between
    /// columns or after the number of a paragraph; in a [`Hint::Row`] a line feed parts the paragraphs of a cell and
    /// a line separator (U+2028) its printed lines.
    /// No run is empty.
    pub runs: Vec<Run>,
    /// What parts it from the line before.
    pub gap: Gap,
    /// Where it stands.
    pub at: Place,
    /// Its geometry, for forms that have one.
    pub geometry: Option<Geometry>,
    /// What the form itself says of the line.
    pub hint: Option<Hint>,
}

/// A stretch of a line in one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are printed.
    pub style: Style,
    /// The form itself says that this is the mark of a note.
    pub note: bool,
}

/// What parts a line from the line before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The next line, at the common pitch.
    #[default]
    Line,
    /// White space: a blank line or more than the common pitch.
    Blank,
    /// A new page.
    Page,
}

/// Where a line stands on its page.
///
/// Horizontal measures are in columns, about one average character of the body, so that a PDF page and a
/// text with its columns kept can be read by the same rules. A PDF reader divides points by half the size of
/// the body's type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Geometry {
    /// The left edge of the first glyph, in columns from the left edge of the page.
    pub left: f32,
    /// The right edge of the last glyph, in columns from the left edge of the page.
    pub right: f32,
    /// The baseline, as a share of the page's height from its top: 0.0 to 1.0; none where not known.
    pub height: Option<f32>,
    /// The size of most of its glyphs relative to the body's type: 1.0 for body, about 0.83 for footnotes.
    pub size: f32,
}

/// What the form itself says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A heading of this level.
    Heading(u8),
    /// Page furniture: a running header or footer that the form marks as such.
    Furniture,
    /// A row of a table, its cells parted by tabs. The first of a table has a [`Gap::Blank`], the others a
    /// [`Gap::Line`].
    Row,
    /// A footnote that the form marks as such; the mark stands at its head.
    Footnote,
}

impl Line {
    /// A line of plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![Run { text: text.into(), ..Run::default() }], ..Self::default() }
    }

    /// The words of the line, without styles.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
