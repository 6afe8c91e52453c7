//! How generated clauses are put on paper.

use std::fmt::Write;

/// How clauses are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A resolution: organ line, then numbered operative paragraphs.
    Resolution,
    /// Numbered paragraphs and blank lines, as in a treaty.
    Numbered,
    /// Paragraphs without numbers, with blank lines between.
    Paragraphs,
    /// Every paragraph a line, without numbers and blank lines.
    Lines,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 4] = [Self::Resolution, Self::Numbered, Self::Paragraphs, Self::Lines];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Numbered => "numbered",
            Self::Paragraphs => "paragraphs",
            Self::Lines => "lines",
        }
    }

    /// The clauses as a plain text.
    #[must_use]
    pub fn print(self, clauses: &[String]) -> String {
        let mut text = String::new();
        if self == Self::Resolution {
            text.push_str("The General Assembly,\n\n");
        }
        for (number, clause) in std::iter::zip(1.., clauses) {
            let written = match self {
                Self::Resolution | Self::Numbered => write!(text, "{number}. {clause}\n\n"),
                Self::Paragraphs => write!(text, "{clause}\n\n"),
                Self::Lines => writeln!(text, "{clause}"),
            };
            // Writing to a string cannot fail.
            debug_assert!(written.is_ok());
        }
        text
    }
}
