//! PDF: glyphs with position, size and style, put together to lines.

use crate::{ReadError, Transcript};

/// Reads a PDF.
///
/// # Errors
///
/// If the file is damaged, encrypted with a password, or holds no text.
pub fn read(bytes: &[u8]) -> Result<Transcript, ReadError> {
    let _ = bytes;
    Err(ReadError::Empty)
}
