//! Hand-set rows of glyphs for tests.

use super::glyph::{Face, Glyph};

/// Sets glyphs one after another: every letter is half its size wide, sizes are in points.
#[derive(Clone, Debug)]
pub(super) struct TypeCase {
    pub glyphs: Vec<Glyph>,
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub face: Face,
}

/// A type case of ten points at a place.
pub(super) fn at(x: f32, y: f32) -> TypeCase {
    TypeCase { glyphs: Vec::new(), x, y, size: 10.0, face: Face::default() }
}

impl TypeCase {
    /// Letters without gaps, and blanks as they are drawn: a quarter of the size wide.
    pub(super) fn set(mut self, text: &str) -> Self {
        for ch in text.chars() {
            let width = self.size * if ch == ' ' { 0.25 } else { 0.5 };
            let (x0, y, size, face) = (self.x, self.y, self.size, self.face);
            self.glyphs.push(Glyph { ch, x0, x1: x0 + width, y, size, face });
            self.x += width;
        }
        self
    }

    /// Moves on by a share of the size, or back.
    pub(super) fn skip(mut self, ems: f32) -> Self {
        self.x += ems * self.size;
        self
    }

    /// Letters with a gap after each, in shares of the size.
    pub(super) fn spaced(self, text: &str, gap: f32) -> Self {
        text.chars().fold(self, |case, ch| case.set(ch.encode_utf8(&mut [0; 4])).skip(gap))
    }

    /// Small raised type.
    pub(super) fn raised(mut self, text: &str) -> Self {
        let (y, size) = (self.y, self.size);
        (self.y, self.size) = (y - 0.35 * size, 0.65 * size);
        self = self.set(text);
        (self.y, self.size) = (y, size);
        self
    }

    /// Another place.
    pub(super) fn go(mut self, x: f32, y: f32) -> Self {
        (self.x, self.y) = (x, y);
        self
    }

    /// Another face.
    pub(super) fn italic(mut self, italic: bool) -> Self {
        self.face.italic = italic;
        self
    }
}
