//! The forms a file may have, found by its content.

use std::fmt;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Portable Document Format.
    Pdf,
    /// Plain text, with or without its columns kept.
    Text,
    /// Markdown-like text: `**bold**`, `*italic*`, `[link](target)`.
    Markdown,
}

impl Form {
    /// The word used in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Text => "text",
            Self::Markdown => "markdown",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
