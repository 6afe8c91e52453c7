//! From the codes of a string to glyphs at their places.

use hayro_font::kurbo::Affine;

use super::direction::is_right_to_left;
use super::font::{FontFacts, Text};
use super::glyph::{Face, Glyph, Page};
use super::state::Run;

/// Coordinates beyond this (some 350 metres) are no place on a page.
const FARTHEST: f64 = 1e6;

/// Writes the glyphs of one string on the page, and moves the pen behind them.
pub(super) fn write(run: &mut Run<'_, '_>, font: &mut FontFacts<'_>, bytes: &[u8], page: &mut Page) {
    let state = run.state;
    let [a, b, c, d, e, f] = (state.ctm * run.text).as_coeffs();
    let (x, y) = (e + c * state.rise, f + d * state.rise);
    // The direction of the pen in the units of the page: along the line, or down the column of a font that is
    // written so, whose advances are negative.
    let (along_x, along_y, stretch) = if font.is_horizontal { (a, b, state.stretch) } else { (-c, -d, 1.0) };
    let towards = if state.size * stretch < 0.0 { -1.0 } else { 1.0 };
    let (along, across) = (along_x.hypot(along_y), c.hypot(d));
    let size = state.size.abs() * if across > 0.0 { across } else { along };
    let is_placed = [x, y, along, size].iter().all(|n| n.abs() < FARTHEST);

    let mut target = Target { y: 0.0, start: 0.0, scale: along * towards, size, face: font.face };
    let index = if is_placed { page.sheet(along_x * towards, along_y * towards) } else { 0 };
    if is_placed && let Some(sheet) = page.sheets.get(index) {
        let (sin, cos) = if sheet.angle == 0.0 { (0.0, 1.0) } else { sheet.angle.sin_cos() };
        target.start = x * cos + y * sin;
        target.y = (y * cos - x * sin) as f32;
    }
    let mut unknown = 0;
    let glyphs = match page.sheets.get_mut(index) {
        Some(sheet) if is_placed => &mut sheet.glyphs,
        _ => &mut page.lost,
    };

    let mut pen = 0.0;
    let mut at = 0;
    while at < bytes.len() {
        let (code, length) = font.read_code(bytes, at);
        at += length;
        let meaning = font.code(code);
        let advance = f64::from(if font.is_horizontal { meaning.advance } else { -meaning.advance });
        let step = (advance * state.size + state.letter_space) * stretch;
        let (x0, x1) = (target.at(pen), target.at(pen + advance * state.size * stretch));
        match meaning.text {
            Text::One(ch) => glyphs.push(target.glyph(ch, x0, x1)),
            Text::Several(index) => {
                // The letters of a ligature share its width.
                let text = font.several.get(index as usize).map_or("", |text| text);
                let share = (x1 - x0) / text.chars().count().max(1) as f32;
                let part = |(n, ch): (usize, char)| {
                    target.glyph(ch, x0 + share * n as f32, x0 + share * (n + 1) as f32)
                };
                if text.starts_with(is_right_to_left) {
                    glyphs.extend(text.chars().rev().enumerate().map(part));
                } else {
                    glyphs.extend(text.chars().enumerate().map(part));
                }
            }
            Text::Unknown | Text::NotLooked => {
                unknown += 1;
                glyphs.push(target.glyph(char::REPLACEMENT_CHARACTER, x0, x1));
            }
        }
        pen += step;
        if code == 32 && length == 1 {
            pen += state.word_space * stretch;
        }
    }
    page.unknown += unknown;
    run.text *= Affine::translate(if font.is_horizontal { (pen, 0.0) } else { (0.0, -pen) });
}

/// Where and how the glyphs of a string are put down.
struct Target {
    start: f64,
    y: f32,
    scale: f64,
    size: f64,
    face: Face,
}

impl Target {
    fn at(&self, pen: f64) -> f32 {
        (self.start + pen * self.scale) as f32
    }

    fn glyph(&self, ch: char, x0: f32, x1: f32) -> Glyph {
        Glyph { ch, x0, x1: x1.max(x0), y: self.y, size: self.size as f32, face: self.face }
    }
}
