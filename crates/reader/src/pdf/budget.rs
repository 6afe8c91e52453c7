//! What is left of the bounds while a PDF is read. They stand with all others in [`Limit`].
//!
//! A small file can unfold to pages without end: forms that draw forms, one content shared by a million pages,
//! streams that inflate a thousandfold. The limits count steps and bytes, never time, so that a file is read or
//! refused alike on every machine. They are wide of any real file and keep what is made to burst one within half a
//! gigabyte of memory and some seconds.

use crate::{Limit, Limits, ReadError};

/// How much more memory a map of characters takes than its text.
pub(super) const MAP_WEIGHT: u64 = 8;

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
    /// What no one can raise a bound for: a file that is made to burst the memory.
    pub(super) const ALWAYS: Self = Self(None);

    /// More than this bound.
    pub(super) const fn of(limit: Limit) -> Self {
        Self(Some(limit))
    }

    /// The error for a file that passed the bounds of `limits`.
    pub(super) fn refused(self, limits: &Limits) -> ReadError {
        match self.0 {
            Some(limit) => ReadError::TooMuch { limit, most: limits.get(limit) },
            None => super::notices::too_much(),
        }
    }
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

    /// A bound on one thing at a time, which is not used up.
    pub(super) fn most(&self, limit: Limit) -> u64 {
        self.most.get(limit)
    }

    fn spend(&mut self, limit: Limit, count: u64) -> Result<(), Exhausted> {
        let left = self.left.get(limit).checked_sub(count).ok_or(Exhausted::of(limit))?;
        self.left.set(limit, left);
        Ok(())
    }
}
