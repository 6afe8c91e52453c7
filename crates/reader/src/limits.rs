//! How much a file may hold: every bound of reading in one table.
//!
//! A small file can unfold to pages without end, and a large one to more clauses than anyone compares. Bounds count
//! bytes and steps, never time, so that a file is read or refused alike on every machine. They lie far above what
//! genuine documents need, and whoever has a larger one can raise them.

use std::fmt;
use std::str::FromStr;

/// What is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of a file. The longest resolutions have 2 MB as PDF.
    FileSize,
    /// Words of a document. The longest resolutions have 40,000.
    Words,
    /// Clauses of a document. The longest resolutions have 1,000.
    Clauses,
    /// Objects of a PDF. The longest resolutions have 3,000.
    PdfObjects,
    /// Pages of a PDF. The longest resolutions have 60.
    PdfPages,
    /// Glyphs on the pages of a PDF. The longest resolutions have 200,000.
    PdfGlyphs,
    /// Operators in the content of a PDF, forms that are drawn again counted again.
    PdfOperators,
    /// Forms that the pages of a PDF draw.
    PdfForms,
    /// Bytes of the content of a PDF once it is inflated.
    PdfContent,
    /// Bytes of the content of one page or form once it is inflated.
    PdfStream,
    /// Glyphs on one page, which are kept until the page is read.
    PdfPageGlyphs,
    /// How deep forms draw forms; what lies deeper is left out with a warning. Genuine files reach 4.
    PdfDepth,
    /// What the streams that hold the table of objects inflate to. The library keeps an entry of some 40 bytes for
    /// two to seven of them.
    PdfTables,
    /// What the streams that hold other objects inflate to. The library may keep an entry of 24 bytes for four.
    PdfPacked,
    /// How far, beside a few times the length of the file, the ends of streams with a wrong length may have to be
    /// looked for.
    PdfSearch,
    /// What the fonts inflate to, programs and maps of characters; text in fonts beyond it counts as unreadable.
    PdfFonts,
    /// The widths that the fonts have by ranges; text in fonts beyond it counts as unreadable. An East Asian font has
    /// some thousand.
    PdfWidths,
    /// Entries of a Word file, which is an archive. Genuine ones have 300 at most.
    ZipEntries,
    /// Bytes of one part of a Word file once it is inflated. Genuine ones have 13 MB at most.
    ZipPart,
    /// Bytes of all parts of a Word file once they are inflated.
    ZipTotal,
    /// How many times larger a part of a Word file may be than what it was inflated from. Genuine ones reach 130.
    ZipRatio,
    /// How deep elements of XML may be nested. Genuine Word files reach 45.
    XmlDepth,
    /// Elements of one part of a Word file.
    XmlElements,
}

impl Limit {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 23] = [
        Self::FileSize,
        Self::Words,
        Self::Clauses,
        Self::PdfObjects,
        Self::PdfPages,
        Self::PdfGlyphs,
        Self::PdfOperators,
        Self::PdfForms,
        Self::PdfContent,
        Self::PdfStream,
        Self::PdfPageGlyphs,
        Self::PdfDepth,
        Self::PdfTables,
        Self::PdfPacked,
        Self::PdfSearch,
        Self::PdfFonts,
        Self::PdfWidths,
        Self::ZipEntries,
        Self::ZipPart,
        Self::ZipTotal,
        Self::ZipRatio,
        Self::XmlDepth,
        Self::XmlElements,
    ];

    /// The name on the command line: `file-size`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileSize => "file-size",
            Self::Words => "words",
            Self::Clauses => "clauses",
            Self::PdfObjects => "pdf-objects",
            Self::PdfPages => "pdf-pages",
            Self::PdfGlyphs => "pdf-glyphs",
            Self::PdfOperators => "pdf-operators",
            Self::PdfForms => "pdf-forms",
            Self::PdfContent => "pdf-content",
            Self::PdfStream => "pdf-stream",
            Self::PdfPageGlyphs => "pdf-page-glyphs",
            Self::PdfDepth => "pdf-depth",
            Self::PdfTables => "pdf-tables",
            Self::PdfPacked => "pdf-packed",
            Self::PdfSearch => "pdf-search",
            Self::PdfFonts => "pdf-fonts",
            Self::PdfWidths => "pdf-widths",
            Self::ZipEntries => "zip-entries",
            Self::ZipPart => "zip-part",
            Self::ZipTotal => "zip-total",
            Self::ZipRatio => "zip-ratio",
            Self::XmlDepth => "xml-depth",
            Self::XmlElements => "xml-elements",
        }
    }

    /// What is counted, as a noun.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::FileSize => "bytes",
            Self::Words => "words",
            Self::Clauses => "clauses",
            Self::PdfObjects => "objects",
            Self::PdfPages => "pages",
            Self::PdfGlyphs => "glyphs",
            Self::PdfOperators => "drawing operators",
            Self::PdfForms => "drawn forms",
            Self::PdfContent => "bytes of page content",
            Self::PdfStream => "bytes in the content of one page or form",
            Self::PdfPageGlyphs => "glyphs on one page",
            Self::PdfDepth => "forms drawn inside one another",
            Self::PdfTables => "bytes in the tables of its objects",
            Self::PdfPacked => "bytes of packed objects",
            Self::PdfSearch => "bytes in which streams of a wrong length might end",
            Self::PdfFonts => "bytes of fonts",
            Self::PdfWidths => "widths of glyphs in its fonts",
            Self::ZipEntries => "entries of its archive",
            Self::ZipPart => "bytes in one of its parts",
            Self::ZipTotal => "bytes in all its parts",
            Self::ZipRatio => "times the bytes of a packed part",
            Self::XmlDepth => "levels of nested XML",
            Self::XmlElements => "XML elements in a part",
        }
    }

    /// The bound where the user names none.
    #[must_use]
    pub const fn default_value(self) -> u64 {
        match self {
            Self::FileSize | Self::PdfContent | Self::ZipTotal => 1 << 28,
            Self::Words | Self::PdfGlyphs => 10_000_000,
            Self::Clauses | Self::PdfObjects | Self::PdfPageGlyphs => 1_000_000,
            Self::PdfWidths => 2_000_000,
            Self::PdfPages => 20_000,
            Self::PdfOperators => 100_000_000,
            Self::PdfForms => 100_000,
            Self::PdfDepth => 24,
            Self::PdfTables => 8 << 20,
            Self::PdfPacked => 32 << 20,
            Self::PdfSearch => 1 << 30,
            Self::ZipEntries => 4_096,
            Self::ZipPart | Self::PdfStream | Self::PdfFonts => 64 << 20,
            Self::ZipRatio => 200,
            Self::XmlDepth => 256,
            Self::XmlElements => 4_000_000,
        }
    }
}

impl Limit {
    /// The greatest value of the bound: what nests takes the stack of a thread, which no file may exhaust.
    #[must_use]
    pub const fn greatest(self) -> u64 {
        match self {
            Self::PdfDepth => 100,
            _ => u64::MAX,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The bounds of reading.
///
/// ```
/// use resdiff_reader::{Limit, Options, ReadError, read_with};
///
/// let mut options = Options::default();
/// options.limits.set(Limit::Words, 3);
/// let error = read_with(b"Four words stand here.", &options).unwrap_err();
/// assert_eq!(error, ReadError::TooMuch { limit: Limit::Words, most: 3 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    values: [u64; Limit::ALL.len()],
}

impl Default for Limits {
    fn default() -> Self {
        Self { values: Limit::ALL.map(Limit::default_value) }
    }
}

impl Limits {
    /// A bound.
    #[must_use]
    pub const fn get(&self, limit: Limit) -> u64 {
        self.values[limit as usize]
    }

    /// Sets a bound, to [`Limit::greatest`] at most.
    pub const fn set(&mut self, limit: Limit, most: u64) {
        let greatest = limit.greatest();
        self.values[limit as usize] = if most < greatest { most } else { greatest };
    }

    /// Refuses what is more than a bound.
    pub(crate) fn check(&self, limit: Limit, found: usize) -> Result<(), crate::ReadError> {
        let most = self.get(limit);
        if found as u64 > most { Err(crate::ReadError::TooMuch { limit, most }) } else { Ok(()) }
    }
}

/// Text that sets no bound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseLimitError {
    /// It is no name with a number.
    #[error("`{0}` sets no limit; write NAME=NUMBER, with one of the names {names}", names = names())]
    NoLimit(String),
    /// The number is greater than any that can be kept.
    #[error("`{limit}` can be {greatest} at most", greatest = limit.greatest())]
    TooGreat {
        /// What was to be bounded.
        limit: Limit,
    },
}

fn names() -> String {
    Limit::ALL.map(Limit::name).join(", ")
}

/// A bound and its value, as a user writes it: `words=500000`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitValue {
    /// What is bounded.
    pub limit: Limit,
    /// The bound.
    pub most: u64,
}

impl FromStr for LimitValue {
    type Err = ParseLimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once('=').and_then(|(name, number)| {
            let limit = Limit::ALL.into_iter().find(|limit| limit.name() == name.trim())?;
            Some(Self { limit, most: number.trim().replace(['_', ','], "").parse().ok()? })
        });
        match parsed {
            Some(Self { limit, most }) if most > limit.greatest() => Err(ParseLimitError::TooGreat { limit }),
            Some(value) => Ok(value),
            None => Err(ParseLimitError::NoLimit(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_under_their_names() {
        let mut limits = Limits::default();
        for (at, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limits.get(limit), limit.default_value());
            limits.set(limit, at as u64);
        }
        assert!(Limit::ALL.iter().map(|limit| limits.get(*limit)).eq(0..Limit::ALL.len() as u64));
    }

    #[test]
    fn a_user_writes_a_name_and_a_number() {
        let value = |text: &str| text.parse::<LimitValue>().ok().map(|value| (value.limit, value.most));
        assert_eq!(value("words=500_000"), Some((Limit::Words, 500_000)));
        assert_eq!(value("file-size = 1"), Some((Limit::FileSize, 1)));
        for wrong in ["words", "words=", "words=-1", "size=5", "=5", ""] {
            assert_eq!(value(wrong), None, "{wrong}");
        }
        let error = "size=5".parse::<LimitValue>().unwrap_err().to_string();
        assert!(error.starts_with(
            "`size=5` sets no limit; write NAME=NUMBER, with one of the names file-size, words"
        ));
        assert_eq!(value("pdf-depth=100"), Some((Limit::PdfDepth, 100)));
        let error = "pdf-depth=101".parse::<LimitValue>().unwrap_err().to_string();
        assert_eq!(error, "`pdf-depth` can be 100 at most");
    }
}
