//! Fonts: what a character code means, how wide it is, and whether the type is italic or bold.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontQuery, FontResolverFn, StandardFont, UNITS_PER_EM};
use hayro_syntax::object::{Dict, Name};

use super::glyph::Face;
use super::{characters, face, sanity};
use crate::{Limit, Limits};

/// The fonts of a document, each loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    // By the place of the dictionary's bytes: a dictionary inside another has no number of its own.
    known: HashMap<(usize, usize), usize>,
    widths_left: u64,
    weight_left: u64,
    faces: Vec<FontFacts<'a>>,
}

/// A font, and for each code that was met what it stands for.
pub(super) struct FontFacts<'a> {
    font: Option<Font<'a>>,
    /// How the type looks.
    pub face: Face,
    /// Whether the font is written from left to right.
    pub is_horizontal: bool,
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
    pub(super) fn new(limits: &Limits) -> Self {
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
            widths_left: limits.get(Limit::PdfWidths),
            weight_left: limits.get(Limit::PdfFonts),
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
        // A font that is not sane is not loaded, and its text is counted as unreadable.
        let widths = sanity::width_count(dict).filter(|count| *count <= self.widths_left);
        let weight = sanity::weight(dict, self.weight_left);
        let font = widths.zip(weight).and_then(|(count, weight)| {
            self.widths_left = self.widths_left.saturating_sub(count);
            self.weight_left = self.weight_left.saturating_sub(weight);
            self.cache.font(dict, &self.programs, &self.cmaps)
        });
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
        let composite = name(dict, b"Subtype").is_some_and(|name| *name == *b"Type0");
        let codes = if !composite {
            CodeLength::One
        } else if font.is_none() || name(dict, b"Encoding").is_some_and(|name| name.starts_with(b"Identity"))
        {
            CodeLength::Two
        } else {
            CodeLength::Varied
        };
        let face = face::of(dict, font.as_ref());
        let is_horizontal = font.as_ref().is_none_or(Font::is_horizontal);
        Self {
            font,
            face,
            is_horizontal,
            codes,
            table: Vec::new(),
            rare: HashMap::new(),
            several: Vec::new(),
        }
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
        let advance = if self.is_horizontal { advance.x } else { advance.y } as f32 / UNITS_PER_EM;
        let text = match characters::of(font, code) {
            None => Text::Unknown,
            Some(BfString::Char(ch)) => {
                let ch = if self.codes == CodeLength::Two { characters::mended(font, code, ch) } else { ch };
                self.text_of(ch.encode_utf8(&mut [0; 4]))
            }
            Some(BfString::String(text)) => self.text_of(&text),
        };
        Code { advance: if advance.is_finite() { advance } else { 0.0 }, text }
    }

    fn text_of(&mut self, text: &str) -> Text {
        let mut chars = text.chars().filter_map(characters::readable);
        match (chars.next(), chars.next()) {
            (None, _) => return Text::Unknown,
            (Some(one), None) if characters::ligature(one).is_none() => return Text::One(one),
            _ => {}
        }
        let mut spelt = String::new();
        for ch in text.chars().filter_map(characters::readable) {
            match characters::ligature(ch) {
                Some(letters) => spelt.push_str(letters),
                None => spelt.push(ch),
            }
        }
        self.several.push(spelt.into_boxed_str());
        Text::Several(u32::try_from(self.several.len() - 1).unwrap_or(u32::MAX))
    }
}

fn name<'a>(dict: &Dict<'a>, key: &[u8]) -> Option<Name<'a>> {
    dict.get::<Name<'a>>(key)
}
