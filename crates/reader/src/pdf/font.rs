//! Fonts: what a character code means, how wide it is, and whether the type is italic or bold.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, GlyphId, StandardFont,
    UNITS_PER_EM,
};
use hayro_syntax::object::{Array, Dict, Name};

use super::glyph::Face;

/// The fonts of a document, each loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    // By the place of the dictionary's bytes: a dictionary inside another has no number of its own.
    known: HashMap<(usize, usize), usize>,
    faces: Vec<FontFacts<'a>>,
}

/// A font, and for each code that was met what it stands for.
pub(super) struct FontFacts<'a> {
    font: Option<Font<'a>>,
    /// How the type looks.
    pub face: Face,
    /// Whether the font is written from left to right.
    pub horizontal: bool,
    codes: CodeLength,
    table: Vec<Code>,
    rare: HashMap<u32, Code>,
    /// The characters of codes that stand for several, as ligatures do.
    pub several: Vec<Box<str>>,
}

/// How many bytes make a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CodeLength {
    One,
    Two,
    Varied,
}

/// What a code of a font stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    /// How far the pen moves, in ems.
    pub advance: f32,
    /// The character or characters.
    pub text: Text,
}

/// The characters of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// Not looked up yet.
    NotLooked,
    /// The font does not say.
    Unknown,
    /// One character.
    One(char),
    /// An index of `several`.
    Several(u32),
}

/// The place of no dictionary, for the font that stands in.
const SUBSTITUTE: (usize, usize) = (0, 0);

/// Codes below this are remembered in a table, those beyond in a map: only East Asian fonts use many of them.
const TABLE: usize = 0x1000;

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            // The outlines are never drawn, but a font without a program does not load.
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            // The predefined character maps of East Asian fonts that are not embedded are left out: they
            // weigh more than the rest of the reader. Text in such fonts is counted as unreadable.
            cmaps: Arc::new(|_| None),
            known: HashMap::new(),
            faces: Vec::new(),
        }
    }

    /// The index of the font that this dictionary describes.
    pub(super) fn load(&mut self, dict: &Dict<'a>) -> usize {
        let data = dict.data();
        let key = (data.as_ptr().addr(), data.len());
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let font = self.cache.font(dict, &self.programs, &self.cmaps);
        self.faces.push(FontFacts::new(dict, font));
        self.known.insert(key, self.faces.len() - 1);
        self.faces.len() - 1
    }

    /// The index of the font for text that names none, or one that is not there: Helvetica, as other readers
    /// take it.
    pub(super) fn substitute(&mut self) -> usize {
        if let Some(&known) = self.known.get(&SUBSTITUTE) {
            return known;
        }
        let font = self.cache.standard_font(StandardFont::Helvetica, &self.programs);
        self.faces.push(FontFacts::new(&Dict::empty(), font));
        self.known.insert(SUBSTITUTE, self.faces.len() - 1);
        self.faces.len() - 1
    }

    /// A font by its index.
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut FontFacts<'a>> {
        self.faces.get_mut(index)
    }
}

impl<'a> FontFacts<'a> {
    fn new(dict: &Dict<'a>, font: Option<Font<'a>>) -> Self {
        let composite = name(dict, b"Subtype").is_some_and(|name| name == "Type0");
        let codes = if !composite {
            CodeLength::One
        } else if font.is_none() || name(dict, b"Encoding").is_some_and(|name| name.starts_with("Identity")) {
            CodeLength::Two
        } else {
            CodeLength::Varied
        };
        let face = face(dict, font.as_ref());
        let horizontal = font.as_ref().is_none_or(Font::is_horizontal);
        Self { font, face, horizontal, codes, table: Vec::new(), rare: HashMap::new(), several: Vec::new() }
    }

    /// The code at `offset`, and its length in bytes.
    pub(super) fn read_code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        let byte = |at: usize| bytes.get(at).copied().map(u32::from);
        match (self.codes, byte(offset), byte(offset + 1)) {
            (CodeLength::Two, Some(high), Some(low)) => (high << 8 | low, 2),
            (CodeLength::Varied, Some(first), _) => {
                self.font.as_ref().map_or((first, 1), |font| font.read_code(bytes, offset))
            }
            (_, Some(first), _) => (first, 1),
            (_, None, _) => (0, 1),
        }
    }

    /// What a code stands for.
    pub(super) fn code(&mut self, code: u32) -> Code {
        let slot = code as usize;
        match self.table.get(slot) {
            Some(known) if known.text != Text::NotLooked => return *known,
            None if slot >= TABLE && self.rare.contains_key(&code) => return self.rare[&code],
            _ => {}
        }
        let found = self.look_up(code);
        if slot < TABLE {
            if self.table.len() <= slot {
                // Grown to the next power of two, so that a page of rising codes does not grow it each time.
                let length = (slot + 1).next_power_of_two().max(256);
                self.table.resize(length, Code { advance: 0.0, text: Text::NotLooked });
            }
            self.table[slot] = found;
        } else {
            self.rare.insert(code, found);
        }
        found
    }

    fn look_up(&mut self, code: u32) -> Code {
        let Some(font) = &self.font else {
            return Code { advance: 0.5, text: Text::Unknown };
        };
        let advance = font.code_advance(code);
        let advance = if self.horizontal { advance.x } else { advance.y } as f32 / UNITS_PER_EM;
        let text = match unicode(font, code) {
            None => Text::Unknown,
            Some(BfString::Char(ch)) => {
                let ch = if self.codes == CodeLength::Two { mended(font, code, ch) } else { ch };
                self.text_of(ch.encode_utf8(&mut [0; 4]))
            }
            Some(BfString::String(text)) => self.text_of(&text),
        };
        Code { advance: if advance.is_finite() { advance } else { 0.0 }, text }
    }

    fn text_of(&mut self, text: &str) -> Text {
        let mut chars = text.chars().filter_map(readable);
        match (chars.next(), chars.next()) {
            (None, _) => return Text::Unknown,
            (Some(one), None) if ligature(one).is_none() => return Text::One(one),
            _ => {}
        }
        let mut spelt = String::new();
        for ch in text.chars().filter_map(readable) {
            match ligature(ch) {
                Some(letters) => spelt.push_str(letters),
                None => spelt.push(ch),
            }
        }
        self.several.push(spelt.into_boxed_str());
        Text::Several(u32::try_from(self.several.len() - 1).unwrap_or(u32::MAX))
    }
}

/// What a font says that a code stands for.
fn unicode(font: &Font<'_>, code: u32) -> Option<BfString> {
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
fn mended(font: &Font<'_>, code: u32, ch: char) -> char {
    let letter = |code: u32| match unicode(font, code)? {
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
    let is_known = |wanted: char| others().any(|other| unicode(font, other) == Some(BfString::Char(wanted)));
    if is_known(ch) && !is_known(expected) { expected } else { ch }
}

/// The character that is meant: blanks for the control characters that some fonts put for them, a bullet for
/// the one of Word's symbol font; none for other control characters, which stand for nothing readable.
fn readable(ch: char) -> Option<char> {
    match ch {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{f0b7}' => Some('•'),
        ch if ch.is_control() => None,
        ch => Some(ch),
    }
}

/// The letters of the ligatures that Unicode keeps for old encodings.
fn ligature(ch: char) -> Option<&'static str> {
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

/// The bit of a font descriptor's flags that says italic.
const ITALIC: u32 = 1 << 6;
/// The bit that says that the type is to be drawn bolder than it is.
const FORCE_BOLD: u32 = 1 << 18;
/// The least weight that is printed as bold: 600 is semi-bold.
const BOLD_WEIGHT: f32 = 600.0;

/// How a font looks: by its name first, since that is what every maker of PDFs sets, then by what the
/// descriptor and the embedded program say.
fn face(dict: &Dict<'_>, font: Option<&Font<'_>>) -> Face {
    let descendant =
        dict.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().unwrap_or(dict);
    let descriptor = inner.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
    let names = [name(dict, b"BaseFont"), name(inner, b"BaseFont"), name(&descriptor, b"FontName")];
    let named =
        |words: &[&str]| names.iter().flatten().any(|name| words.iter().any(|word| name.contains(word)));
    let flags = descriptor.get::<u32>(b"Flags").unwrap_or(0);
    let mut face = Face {
        italic: flags & ITALIC != 0
            || named(&["italic", "oblique"])
            || descriptor.get::<f32>(b"ItalicAngle").is_some_and(|angle| angle != 0.0),
        bold: flags & FORCE_BOLD != 0
            || named(&["bold", "black", "heavy", "demi"])
            || descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| weight >= BOLD_WEIGHT),
    };
    if !(face.italic && face.bold)
        && let Some(FontGlyph::Outline(glyph)) = font.map(|font| font.glyph(GlyphId::NOTDEF, 0))
        && let Some(data) = glyph.font_data()
    {
        face.italic |= data.is_italic;
        face.bold |= data.weight.is_some_and(|weight| weight as f32 >= BOLD_WEIGHT);
    }
    face
}

/// The name under a key, in lower case but for `Type0` and `Identity`, which are compared as they stand.
fn name(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let name = dict.get::<Name<'_>>(key)?;
    let name = name.as_str();
    Some(if key == b"BaseFont" || key == b"FontName" { name.to_ascii_lowercase() } else { name.to_owned() })
}
