//! What one file may cost: all limits of the PDF reader are here.
//!
//! A small file can unfold to pages without end: forms that draw forms, one content shared by a million pages,
//! streams that inflate a thousandfold. The limits count steps and bytes, never time, so that a file is read or
//! refused alike on every machine. They are wide of any real file and keep what is made to burst one within half a
//! gigabyte of memory and some seconds.

/// Operators of all pages. A page of text has some hundred.
const OPERATORS: u64 = 50_000_000;

/// Forms drawn: looking up what a form is made of costs more than most of its operators.
const FORMS: u64 = 100_000;

/// Glyphs of all pages; 350 paragraphs have 0.2 million.
const GLYPHS: u64 = 10_000_000;

/// Glyphs of one page, which are kept until the page is read.
pub(super) const PAGE_GLYPHS: usize = 1_000_000;

/// Bytes of the content of all pages, unpacked; a page of text has 20 to 100 thousand.
const CONTENT: u64 = 256 << 20;

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
    operators: u64,
    forms: u64,
    glyphs: u64,
    content: u64,
}

/// A limit was reached: the file is not read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

impl Budget {
    pub(super) fn new() -> Self {
        Self { operators: OPERATORS, forms: FORMS, glyphs: GLYPHS, content: CONTENT }
    }

    pub(super) fn operator(&mut self) -> Result<(), Exhausted> {
        spend(&mut self.operators, 1)
    }

    pub(super) fn form(&mut self) -> Result<(), Exhausted> {
        spend(&mut self.forms, 1)
    }

    pub(super) fn glyphs(&mut self, count: usize) -> Result<(), Exhausted> {
        spend(&mut self.glyphs, count as u64)
    }

    pub(super) fn content(&mut self, count: usize) -> Result<(), Exhausted> {
        spend(&mut self.content, count as u64)
    }
}

/// Takes `count` from what is left.
pub(super) fn spend(left: &mut u64, count: u64) -> Result<(), Exhausted> {
    *left = left.checked_sub(count).ok_or(Exhausted)?;
    Ok(())
}
