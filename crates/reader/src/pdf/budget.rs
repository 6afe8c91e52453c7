//! What the pages of one file may cost.
//!
//! A small file can unfold to pages without end: forms that draw forms, one content shared by a million
//! pages, streams that inflate a thousandfold.

use crate::{Limit, Limits, ReadError};

/// What is left of the means to read a file.
#[derive(Debug)]
pub(super) struct Budget {
    left: Limits,
    most: Limits,
}

/// A limit was reached: the file is not read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted(Limit);

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { left: *limits, most: *limits }
    }

    pub(super) fn operator(&mut self) -> Result<(), Exhausted> {
        self.spend(Limit::PdfOperators, 1)
    }

    /// A form that is drawn: looking up what it is made of costs more than most of its operators.
    pub(super) fn form(&mut self) -> Result<(), Exhausted> {
        self.spend(Limit::PdfForms, 1)
    }

    pub(super) fn glyphs(&mut self, count: usize) -> Result<(), Exhausted> {
        self.spend(Limit::PdfGlyphs, count as u64)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<(), Exhausted> {
        self.spend(Limit::PdfContent, count as u64)
    }

    fn spend(&mut self, limit: Limit, count: u64) -> Result<(), Exhausted> {
        let left = self.left.get(limit).checked_sub(count).ok_or(Exhausted(limit))?;
        self.left.set(limit, left);
        Ok(())
    }

    /// A file made, or broken, so that reading it would take without end.
    pub(super) fn refused(&self, Exhausted(limit): Exhausted) -> ReadError {
        ReadError::TooMuch { limit, most: self.most.get(limit) }
    }
}
