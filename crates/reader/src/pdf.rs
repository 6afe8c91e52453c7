//! PDF: glyphs with position, size and style, put together to lines.
//!
//! A page is a program that puts glyphs at places; it knows no lines, words or columns. `content` runs the
//! program for its text, `rows` finds the lines, `gaps` the blanks between words, `pages` the white space
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
mod characters;
mod columns;
mod content;
mod damage;
mod direction;
mod face;
mod font;
mod gaps;
mod glyph;
mod grid;
mod layers;
mod notices;
mod pages;
mod pen;
mod prose;
mod rows;
mod rules;
mod sanity;
mod state;
mod stream;
mod survey;
mod tables;
#[cfg(test)]
mod type_case;
mod unpack;
mod words;

use std::sync::Arc;

use hayro_syntax::Pdf;

use self::budget::Budget;
use self::content::Interpreter;
use self::font::Fonts;
use self::layers::Layers;
use self::notices::Findings;
use crate::{Form, Limit, Limits, ReadError, Transcript};

/// Reads a PDF.
///
/// The lines of each page come from top to bottom, those on one baseline from left to right; lines that run in
/// another direction than most of the page, or stand outside it, come last and have no geometry. Nothing that
/// a reader could see is left out, running titles and footnotes included; text drawn invisibly, as text
/// recognition puts it over a scan, counts as text. Text on a layer that is switched off does not.
///
/// # Errors
///
/// If the file is empty, is damaged so that pages are surely lost, is encrypted with a password, or holds no
/// text. Damage that may have cost some words is a notice.
pub fn read(bytes: &[u8]) -> Result<Transcript, ReadError> {
    read_within(bytes, &Limits::default())
}

/// Reads a PDF within bounds of one's own.
///
/// # Errors
///
/// As [`read`], and if the file holds more than the limits allow.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Transcript, ReadError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(ReadError::Empty);
    }
    survey::survey(bytes, limits).map_err(|exhausted| exhausted.refused(limits))?;
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| notices::not_opened(error, bytes))?;
    limits.check(Limit::PdfObjects, pdf.len())?;
    limits.check(Limit::PdfPages, pdf.pages().len())?;
    let mut findings = Findings::of(damage::assess(bytes, &pdf), pdf.pages().len())?;

    let mut budget = Budget::new(limits);
    let mut interpreter =
        Interpreter { fonts: Fonts::new(limits), layers: Layers::of(pdf.xref()), budget: &mut budget };
    let mut sizes = pages::Sizes::default();
    let mut table = None;
    let mut printed = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let page = match interpreter.page(page) {
            Ok(page) => page,
            Err(exhausted) => return Err(exhausted.refused(limits)),
        };
        findings.add(&page, number);
        pages::lines(page, number, &mut sizes, &mut table, &mut printed);
    }
    findings.check_content(printed.is_empty())?;
    let lines = pages::transcribe(printed, &sizes);
    Ok(Transcript { form: Form::Pdf, lines, notices: findings.notices() })
}
