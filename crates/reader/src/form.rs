//! The forms a file may have, found by its content.

use std::borrow::Cow;
use std::fmt;

use resdiff_model::Notice;

use crate::ReadError;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Portable Document Format.
    Pdf,
    /// Word: an Office Open XML package.
    Docx,
    /// Plain text, with or without its columns kept.
    Text,
    /// Markdown-like text: `**bold**`, `*italic*`, `[link](target)`.
    Markdown,
}

impl Form {
    /// Finds the form by the content alone; file names take no part.
    ///
    /// # Errors
    ///
    /// If the bytes are empty or of a form that is not read.
    ///
    /// ```
    /// use resdiff_reader::Form;
    ///
    /// assert_eq!(Form::of(b"%PDF-1.7"), Ok(Form::Pdf));
    /// assert_eq!(Form::of(b"1. *Welcomes* the report;\n\n2. *Requests* more."), Ok(Form::Markdown));
    /// assert_eq!(Form::of(b"PK\x03\x04"), Ok(Form::Docx));
    /// assert!(Form::of(b"GIF89a").is_err());
    /// ```
    pub fn of(bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(match Content::of(bytes)? {
            Content::Pdf => Self::Pdf,
            Content::Docx => Self::Docx,
            Content::Text { markdown: false, .. } => Self::Text,
            Content::Text { markdown: true, .. } => Self::Markdown,
        })
    }

    /// The word used in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
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

/// What the bytes of a file hold; a text is decoded, as nothing else tells what it is.
pub(crate) enum Content<'b> {
    /// [`Form::Pdf`].
    Pdf,
    /// [`Form::Docx`].
    Docx,
    /// [`Form::Markdown`] or [`Form::Text`], with what was odd in its bytes.
    Text { text: Cow<'b, str>, notices: Vec<Notice>, markdown: bool },
}

impl<'b> Content<'b> {
    /// As [`Form::of`].
    pub fn of(bytes: &'b [u8]) -> Result<Self, ReadError> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(ReadError::Empty);
        }
        // The header may stand behind some rubbish, says the PDF standard's appendix on implementations.
        if holds(&bytes[..bytes.len().min(1024)], b"%PDF-") {
            return Ok(Self::Pdf);
        }
        // Which zip archives and compound files are no Word files, the package itself says better.
        if [ZIP, EMPTY_ZIP, COMPOUND].iter().any(|sign| bytes.starts_with(sign)) {
            return Ok(Self::Docx);
        }
        if let Some(what) = known_but_not_read(bytes) {
            return Err(ReadError::UnknownForm { what });
        }
        let (text, notices) = crate::decode::decode(bytes)?;
        let markdown = crate::markdown::looks_like(&text);
        Ok(Self::Text { text, notices, markdown })
    }
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
/// What a `.doc` is kept in, and a `.docx` with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Forms that people do hand in and that want a name in the error.
fn known_but_not_read(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 7] = [
        (b"{\\rtf", "a rich text (RTF) document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
    ];
    if let Some((_, what)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(what);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    (head.starts_with("<!doctype html") || head.starts_with("<html")).then_some("an HTML page")
}

/// Whether a sign stands anywhere in some bytes.
fn holds(bytes: &[u8], sign: &[u8]) -> bool {
    let mut places = (0..bytes.len()).filter(|at| bytes.get(*at) == sign.first());
    places.any(|at| bytes[at..].starts_with(sign))
}
