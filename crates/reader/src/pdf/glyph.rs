//! Glyphs as they stand on a page, before they are lines.

use super::rules::Rule;

/// One character of the page at its place.
///
/// Coordinates are points in the frame of the glyph's [`Sheet`]: x along the baseline, y across it and
/// growing downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The character; `U+FFFD` where the font does not say which.
    pub ch: char,
    /// Where it begins.
    pub x0: f32,
    /// Where it ends by its own width, without letter-spacing: some makers space single letters out to part words.
    pub x1: f32,
    /// The baseline.
    pub y: f32,
    /// The size of the type.
    pub size: f32,
    /// How the type looks.
    pub face: Face,
}

/// What a font says of its looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Italic or oblique.
    pub italic: bool,
    /// Semi-bold or heavier.
    pub bold: bool,
}

/// The glyphs of a page that run in one direction, in the order in which they are drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The direction of the baseline: radians clockwise from left-to-right.
    pub angle: f64,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// What stands on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// The width in points, with the page turned as it is shown.
    pub width: f32,
    /// The height in points.
    pub height: f32,
    /// A sheet for each direction of text; most pages have one.
    pub sheets: Vec<Sheet>,
    /// Glyphs whose place is no number; they are kept in the order in which they are drawn.
    pub lost: Vec<Glyph>,
    /// The lines that are ruled on the page.
    pub rules: Vec<Rule>,
    /// How many glyphs had no character.
    pub unknown: usize,
    /// Whether a part of the page could not be decoded.
    pub is_incomplete: bool,
}

/// Directions closer than this are one: half a degree, more than rounding and less than any slant on purpose.
const SAME_DIRECTION: f64 = 0.009;

/// More directions than any real page has; beyond it, text shares the last one.
const MOST_DIRECTIONS: usize = 64;

impl Page {
    /// The index of the sheet for text that runs along (`a`, `b`), y growing downwards.
    pub(super) fn sheet(&mut self, a: f64, b: f64) -> usize {
        // Nearly every run of nearly every page is level: no trigonometry for those.
        let angle = if b == 0.0 && a > 0.0 { 0.0 } else { b.atan2(a) };
        if let Some(found) = self.sheets.iter().position(|sheet| same_direction(sheet.angle, angle)) {
            return found;
        }
        if self.sheets.len() < MOST_DIRECTIONS {
            self.sheets.push(Sheet { angle, glyphs: Vec::new() });
        }
        self.sheets.len() - 1
    }

    /// How many glyphs stand on the page so far.
    pub(super) fn glyph_count(&self) -> usize {
        self.lost.len() + self.sheets.iter().map(|sheet| sheet.glyphs.len()).sum::<usize>()
    }

    /// Whether nothing readable stands on the page.
    pub(super) fn is_empty(&self) -> bool {
        let blank = |glyphs: &[Glyph]| glyphs.iter().all(|glyph| glyph.ch.is_whitespace());
        self.sheets.iter().all(|sheet| blank(&sheet.glyphs)) && blank(&self.lost)
    }
}

fn same_direction(a: f64, b: f64) -> bool {
    let between = (a - b).abs();
    between < SAME_DIRECTION || (std::f64::consts::TAU - between).abs() < SAME_DIRECTION
}
