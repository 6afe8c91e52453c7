//! Why a file could not be read.

/// A file could not be read as a document at all.
///
/// Only damage to the container and the absence of any text end up here. Odd numbering, a missing operative
/// part or an unknown footnote mark are notices of the document that is still returned.
///
/// The messages are in lower case, name what is wrong and, after a semicolon, the way out; they do not name
/// the file, which the caller knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file has no bytes, or nothing but blanks.
    #[error("the file is empty; check that it was saved or downloaded to its end")]
    Empty,
    /// The file is neither text nor any form that can be read.
    #[error(
        "the file is {what}, which resdiff cannot read; give it as Word (.docx), PDF, plain text or Markdown"
    )]
    UnknownForm {
        /// What it looks like, with an article: `a PNG picture`, `binary data`.
        what: &'static str,
    },
    /// A file that holds more than is read; see [`Limits`](crate::Limits).
    #[error(
        "the file holds more than {most} {}; if it is genuine, raise the limit with --limit {limit}=NUMBER",
        limit.noun()
    )]
    TooMuch {
        /// The bound that was passed.
        limit: crate::Limit,
        /// Its value.
        most: u64,
    },
    /// A PDF that is damaged or cut short.
    #[error("the PDF is damaged or cut short ({reason}); download it again")]
    DamagedPdf {
        /// What the PDF library says.
        reason: String,
    },
    /// A PDF that needs a password.
    #[error("the PDF is encrypted and needs a password; save a copy without one")]
    EncryptedPdf,
    /// A Word file that cannot be opened.
    #[error(transparent)]
    Word(resdiff_docx::PackageError),
    /// A Word file without a word.
    #[error("the Word file holds no words, perhaps only pictures; check that it is the right one")]
    NoWords,
    /// A PDF whose pages hold no text.
    #[error(
        "none of the {pages} pages of the PDF holds text, so it is most likely a scan; run text recognition on it first"
    )]
    NoText {
        /// The number of its pages.
        pages: usize,
    },
}

impl From<resdiff_docx::PackageError> for ReadError {
    /// What passes a bound is told by the name of the bound, under which the user can raise it.
    fn from(error: resdiff_docx::PackageError) -> Self {
        use resdiff_docx::{PackageError as Word, XmlError};

        use crate::Limit;

        let (limit, most) = match &error {
            Word::TooManyEntries { limit, .. } => (Limit::ZipEntries, *limit as u64),
            Word::PartTooLarge { limit, .. } => (Limit::ZipPart, *limit),
            Word::TooLarge { limit } => (Limit::ZipTotal, *limit),
            Word::Ratio { limit, .. } => (Limit::ZipRatio, *limit),
            Word::Xml { error: XmlError::TooDeep { limit }, .. } => (Limit::XmlDepth, *limit as u64),
            Word::Xml { error: XmlError::TooManyElements { limit }, .. } => {
                (Limit::XmlElements, *limit as u64)
            }
            _ => return Self::Word(error),
        };
        Self::TooMuch { limit, most }
    }
}
