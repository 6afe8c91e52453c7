//! From the bytes of a file to a document.
//!
//! Two floors: a physical reader for each [`Form`] turns bytes into a [`Transcript`], the lines as printed;
//! one recogniser of structure, the same for all forms, turns those into a [`Document`].
//!
//! How much a file may hold is bounded by [`Limits`].
//! Nothing here opens a file, looks at a clock or starts a thread.
//!
//! ```
//! let text = "The General Assembly,\n\nRecalling its resolution 173/27,\n\n1. Takes note of the report;\n\n\
//!             2. Decides to return to the matter.";
//! let document = resdiff_reader::read(text.as_bytes())?;
//! let labels: Vec<String> = document.clauses.iter().map(|clause| clause.label.to_string()).collect();
//! assert_eq!(labels, ["PP1", "OP1", "OP2"]);
//! assert_eq!(document.clauses[1].lead(), "Takes note of");
//! # Ok::<(), resdiff_reader::ReadError>(())
//! ```

mod decode;
mod docx;
mod error;
mod form;
mod limits;
mod markdown;
mod options;
pub mod pdf;
mod recognize;
mod text;
mod transcript;

use form::Content;
use resdiff_model::{Document, count_words};

pub use error::ReadError;
pub use form::Form;
pub use limits::{Limit, LimitValue, Limits, ParseLimitError};
pub use options::{Options, TrackedChanges};
pub use recognize::recognize;
pub use transcript::{Gap, Geometry, Hint, Line, Run, Transcript};

/// Reads a file in whatever form it is, found by [`Form::of`].
///
/// # Errors
///
/// If the file is empty, of a form that is not read, damaged, encrypted, or holds no text. Everything odd in
/// the text itself is in the document's warnings.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_with(bytes, &Options::default())
}

/// Reads a file as [`read`] does, with choices of the caller.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(bytes: &[u8], options: &Options) -> Result<Document, ReadError> {
    recognize_with(&transcribe_with(bytes, options)?, options)
}

/// Reads the lines of a file, before anyone asks what they mean.
///
/// # Errors
///
/// As [`read`].
pub fn transcribe(bytes: &[u8]) -> Result<Transcript, ReadError> {
    transcribe_with(bytes, &Options::default())
}

/// Reads the lines of a file as [`transcribe`] does, with choices of the caller.
///
/// # Errors
///
/// As [`read`].
pub fn transcribe_with(bytes: &[u8], options: &Options) -> Result<Transcript, ReadError> {
    options.limits.check(Limit::FileSize, bytes.len())?;
    Ok(match Content::of(bytes)? {
        Content::Pdf => pdf::read_within(bytes, &options.limits)?,
        Content::Docx => docx::read(bytes, options)?,
        Content::Text { text, notices, markdown: true } => markdown::read(&text, notices),
        Content::Text { text, notices, markdown: false } => text::read(&text, notices),
    })
}

/// Recognises the structure of a transcript as [`recognize()`] does, within the bounds of the caller.
///
/// # Errors
///
/// If it has more words or clauses than the limits allow.
pub fn recognize_with(transcript: &Transcript, options: &Options) -> Result<Document, ReadError> {
    let limits = &options.limits;
    let runs = || transcript.lines.iter().flat_map(|line| &line.runs);
    // A text has a word for every two bytes at most; only where so many would be too many they are counted.
    if limits.check(Limit::Words, runs().map(|run| run.text.len().div_ceil(2)).sum()).is_err() {
        limits.check(Limit::Words, runs().map(|run| count_words(&run.text)).sum())?;
    }
    let document = recognize(transcript);
    limits.check(Limit::Clauses, document.clauses.len())?;
    Ok(document)
}
