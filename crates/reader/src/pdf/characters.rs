//! Which character a glyph stands for, and what is made of odd ones.

use hayro_font::hayro_cmap::BfString;
use hayro_font::{Font, FontGlyph, GlyphId};

/// What a font says that a code stands for.
pub(super) fn of(font: &Font<'_>, code: u32) -> Option<BfString> {
    // Only the code decides the character; the glyph's own number would only find its outline.
    match font.glyph(GlyphId::NOTDEF, code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    }
}

/// How far from a code another one of the same alphabet is looked for.
const ALPHABET: u32 = 64;

/// The letter that is meant where the map of a font is wrong by a fault of Word's.
///
/// In A/RES/80/135 the glyph between those of `i` and `k` is said to be an `o`, as is the glyph between those
/// of `n` and `p`; `major` reads `maoor` in every other program. It is mended only if all of this holds: the
/// neighbours leave out one letter, this code stands for another, which has a code of its own, and the letter
/// that is left out has none.
pub(super) fn mended(font: &Font<'_>, code: u32, ch: char) -> char {
    let letter = |code: u32| match of(font, code)? {
        BfString::Char(ch) if ch.is_ascii_alphabetic() => Some(ch as u8),
        _ => None,
    };
    let (Some(before), Some(after)) = (code.checked_sub(1).and_then(letter), letter(code.saturating_add(1)))
    else {
        return ch;
    };
    let expected = char::from(before.wrapping_add(1));
    if before.checked_add(2) != Some(after) || expected == ch {
        return ch;
    }
    let others =
        || (code.saturating_sub(ALPHABET)..=code.saturating_add(ALPHABET)).filter(|other| *other != code);
    let is_known = |wanted: char| others().any(|other| of(font, other) == Some(BfString::Char(wanted)));
    if is_known(ch) && !is_known(expected) { expected } else { ch }
}

/// The character that is meant: blanks for the control characters that some fonts put for them, a bullet for
/// the one of Word's symbol font; none for other control characters, which stand for nothing readable.
pub(super) fn readable(ch: char) -> Option<char> {
    match ch {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{f0b7}' => Some('•'),
        ch if ch.is_control() => None,
        ch => Some(ch),
    }
}

/// The letters of the ligatures that Unicode keeps for old encodings.
pub(super) fn ligature(ch: char) -> Option<&'static str> {
    Some(match ch {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}
