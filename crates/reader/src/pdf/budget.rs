//! What the pages of one file may cost.
//!
//! A small file can unfold to pages without end: forms that draw forms, one content shared by a million
//! pages, streams that inflate a thousandfold. The limits count steps and bytes, never time, so that a file is
//! read or refused alike on every machine.

/// What is left of the means to read a file.
#[derive(Debug)]
pub(super) struct Budget {
    operators: u64,
    forms: u64,
    glyphs: u64,
    bytes: u64,
}

/// A limit was reached: the file is not read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

impl Budget {
    /// Some fifty times what the longest resolutions need: 0.2 million glyphs for 350 paragraphs.
    pub(super) fn new() -> Self {
        Self { operators: 100_000_000, forms: 100_000, glyphs: 10_000_000, bytes: 1 << 30 }
    }

    pub(super) fn operator(&mut self) -> Result<(), Exhausted> {
        spend(&mut self.operators, 1)
    }

    /// A form that is drawn: looking up what it is made of costs more than most of its operators.
    pub(super) fn form(&mut self) -> Result<(), Exhausted> {
        spend(&mut self.forms, 1)
    }

    pub(super) fn glyphs(&mut self, count: usize) -> Result<(), Exhausted> {
        spend(&mut self.glyphs, count as u64)
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<(), Exhausted> {
        spend(&mut self.bytes, count as u64)
    }
}

fn spend(left: &mut u64, count: u64) -> Result<(), Exhausted> {
    *left = left.checked_sub(count).ok_or(Exhausted)?;
    Ok(())
}
