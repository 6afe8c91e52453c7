//! PDF: glyphs with position, size and style, put together to lines.
//!
//! A page is a program that puts glyphs at places; it knows no lines, words or columns. `content` runs the
//! program for its text, `rows` finds the lines, `words` the blanks between words, `pages` the white space
//! between lines.
//!
//! ```
//! # fn main() -> Result<(), resdiff_reader::ReadError> {
//! let pdf = include_bytes!("../tests/data/specimen.pdf");
//! let transcript = resdiff_reader::pdf::read(pdf)?;
//! assert_eq!(transcript.lines[1].text(), "The General Assembly,");
//! assert!(transcript.lines[1].runs[0].style.italic);
//! # Ok(())
//! # }
//! ```

mod budget;
mod content;
mod font;
mod glyph;
mod layers;
mod pages;
mod rows;
mod stream;
mod words;

use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use resdiff_model::{Notice, NoticeKind, Place};

use self::budget::{Budget, Exhausted};
use self::content::Interpreter;
use self::font::Fonts;
use self::layers::Layers;
use crate::{Form, ReadError, Transcript};

/// Reads a PDF.
///
/// # Errors
///
/// If the file is damaged, encrypted with a password, or holds no text.
pub fn read(bytes: &[u8]) -> Result<Transcript, ReadError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(ReadError::Empty);
    }
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(not_opened)?;
    let mut budget = Budget::new();
    let mut interpreter =
        Interpreter { fonts: Fonts::new(), layers: Layers::of(pdf.xref()), budget: &mut budget };

    let mut sizes = pages::Sizes::default();
    let mut printed = Vec::new();
    let mut empty = Vec::new();
    let mut unknown = Unknown::default();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let content = stream::content(page, interpreter.budget).map_err(too_much)?;
        let glyphs = interpreter.page(page, &content.bytes).map_err(too_much)?;
        if glyphs.is_empty() {
            empty.push(number);
        }
        unknown.add(glyphs.unknown, number);
        pages::lines(&glyphs, number, &mut sizes, &mut printed);
    }
    if printed.is_empty() {
        return Err(ReadError::NoText { pages: pdf.pages().len() });
    }
    let mut notices = without_text(&empty);
    notices.extend(unknown.notice());
    Ok(Transcript { form: Form::Pdf, lines: pages::transcribe(printed, &sizes), notices })
}

fn not_opened(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ReadError::EncryptedPdf,
        LoadPdfError::Decryption(_) => {
            ReadError::DamagedPdf { reason: "its encryption cannot be understood".to_owned() }
        }
        LoadPdfError::Invalid => ReadError::DamagedPdf { reason: "it has no list of pages".to_owned() },
    }
}

fn too_much(_: Exhausted) -> ReadError {
    ReadError::DamagedPdf { reason: "its pages unfold to more text than any document has".to_owned() }
}

/// One notice for each stretch of pages without text.
fn without_text(pages: &[u32]) -> Vec<Notice> {
    pages
        .chunk_by(|before, next| before + 1 == *next)
        .filter_map(|run| {
            let (first, last) = (*run.first()?, *run.last()?);
            let message = if first == last {
                format!("page {first} holds no text; if it is a scan, run text recognition on it first")
            } else {
                format!(
                    "pages {first} to {last} hold no text; if they are scans, run text recognition on them first"
                )
            };
            let at = Place { page: Some(first), line: None };
            Some(Notice { kind: NoticeKind::NoText, message, at })
        })
        .collect()
}

/// Glyphs that stand for no character.
#[derive(Default)]
struct Unknown {
    count: usize,
    first: Option<u32>,
}

impl Unknown {
    fn add(&mut self, count: usize, page: u32) {
        self.count += count;
        if count > 0 {
            self.first.get_or_insert(page);
        }
    }

    fn notice(&self) -> Option<Notice> {
        let first = self.first?;
        let message = if self.count == 1 {
            "a glyph stands for no character that the file names; it was replaced by U+FFFD".to_owned()
        } else {
            format!(
                "{} glyphs stand for no character that the file names; each was replaced by U+FFFD",
                self.count
            )
        };
        Some(Notice { kind: NoticeKind::Encoding, message, at: Place { page: Some(first), line: None } })
    }
}
