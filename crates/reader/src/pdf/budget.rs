//! What one file may cost: all limits of the PDF reader are here.
//!
//! A small file can unfold to pages without end: forms that draw forms, one content shared by a million pages,
//! streams that inflate a thousandfold. The limits count steps and bytes, never time, so that a file is read or
//! refused alike on every machine. They are wide of any real file and keep what is made to burst one within half a
//! gigabyte of memory and some seconds.

use crate::{Limit, Limits, ReadError};

/// Glyphs of one page, which are kept until the page is read.
pub(super) const PAGE_GLYPHS: usize = 1_000_000;

/// The longest content of one page or form, unpacked.
pub(super) const LONGEST_CONTENT: u64 = 64 << 20;

/// Forms inside forms: deeper than any real file, and shallow enough for the stack.
pub(super) const DEEPEST_FORM: usize = 24;

/// What all streams that hold the table of objects unpack to; the library keeps an entry of some 40 bytes for two
/// to seven of them.
pub(super) const TABLES: u64 = 8 << 20;

/// What all streams that hold other objects unpack to; for four bytes the library may keep an entry of 24.
pub(super) const OBJECTS: u64 = 32 << 20;

/// How far, beside a few times the length of the file, the library may have to look for the ends of streams of which
/// the length is wrong.
pub(super) const SEARCHED: u64 = 1 << 30;

/// What all fonts unpack to: programs and maps of characters.
pub(super) const FONTS: u64 = 64 << 20;

/// How much more memory a map of characters takes than its text.
pub(super) const MAP_WEIGHT: u64 = 8;

/// The most widths that the fonts may have by ranges; an East Asian font has some thousand.
pub(super) const WIDTHS: f64 = 2_000_000.0;

/// What is left of the means to read the pages of a file.
#[derive(Debug)]
pub(super) struct Budget {
    left: Limits,
    most: Limits,
}

/// A limit was reached: the file is not read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted(Option<Limit>);

impl Exhausted {
    /// A bound that no one can raise: what lies beyond it is made to burst the memory.
    pub(super) const FIXED: Self = Self(None);
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { left: *limits, most: *limits }
    }

    pub(super) fn operator(&mut self) -> Result<(), Exhausted> {
        self.spend(Limit::PdfOperators, 1)
    }

    pub(super) fn form(&mut self) -> Result<(), Exhausted> {
        self.spend(Limit::PdfForms, 1)
    }

    pub(super) fn glyphs(&mut self, count: usize) -> Result<(), Exhausted> {
        self.spend(Limit::PdfGlyphs, count as u64)
    }

    pub(super) fn content(&mut self, count: usize) -> Result<(), Exhausted> {
        self.spend(Limit::PdfContent, count as u64)
    }

    fn spend(&mut self, limit: Limit, count: u64) -> Result<(), Exhausted> {
        let left = self.left.get(limit).checked_sub(count).ok_or(Exhausted(Some(limit)))?;
        self.left.set(limit, left);
        Ok(())
    }

    /// A file made, or broken, so that reading it would take without end.
    pub(super) fn refused(&self, Exhausted(limit): Exhausted) -> ReadError {
        match limit {
            Some(limit) => ReadError::TooMuch { limit, most: self.most.get(limit) },
            None => super::notices::too_much(),
        }
    }
}

/// Takes `count` from what is left.
pub(super) fn spend(left: &mut u64, count: u64) -> Result<(), Exhausted> {
    *left = left.checked_sub(count).ok_or(Exhausted::FIXED)?;
    Ok(())
}
