//! Whole texts as numbers: two texts have the same if nothing but their print tells them apart.

use std::hash::{BuildHasher, BuildHasherDefault};

use crate::tokens::comparison_key;
use crate::vocabulary::{Quick, Table};

/// Gives texts with the same [`text_key`] the same number.
///
/// A new version repeats most texts to the letter: those are found by their bytes, and no key is made.
#[derive(Debug, Default)]
pub(crate) struct Texts<'a> {
    /// The numbers of the texts as they are printed.
    printed: Table<&'a str, u32>,
    /// The texts by the hash of their keys: the last of them, which names the one before.
    last: Table<u64, u32>,
    /// The different printed texts, with their numbers.
    seen: Vec<Seen<'a>>,
    /// How many numbers were given.
    count: u32,
    /// Where keys are made of texts.
    scratch: Vec<u8>,
}

/// A text that was seen, the first of its print.
#[derive(Debug)]
struct Seen<'a> {
    text: &'a str,
    number: u32,
    /// The text before it with the same hash.
    before: Option<u32>,
}

impl<'a> Texts<'a> {
    /// The number of a text, the next one if there was none like it.
    pub fn number(&mut self, text: &'a str) -> u32 {
        if let Some(number) = self.printed.get(text) {
            return *number;
        }
        let hash = self.hash(text);
        let mut before = self.last.get(&hash).copied();
        let first = before;
        let mut twin = None;
        while let Some(seen) = before.map(|before| &self.seen[before as usize]) {
            // Equal hashes are of equal keys all but always.
            if text_key(seen.text) == text_key(text) {
                twin = Some(seen.number);
                break;
            }
            before = seen.before;
        }
        let number = twin.unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        if let Ok(place) = u32::try_from(self.seen.len())
            && twin.is_none()
        {
            self.last.insert(hash, place);
            self.seen.push(Seen { text, number, before: first });
        }
        self.printed.insert(text, number);
        number
    }

    /// The hash of the key of a text.
    fn hash(&mut self, text: &str) -> u64 {
        let hasher = BuildHasherDefault::<Quick>::default();
        if !text.is_ascii() {
            let key = text_key(text);
            return if key.is_ascii() { self.hash(&key) } else { hasher.hash_one(key.as_bytes()) };
        }
        // Of ASCII only blanks are left out of the key, and all are: texts that differ in blanks between digits share
        // a hash and are told apart by their keys. Every byte is written, and those to keep move the place on.
        self.scratch.clear();
        self.scratch.resize(text.len(), 0);
        let mut kept = 0;
        for byte in text.bytes() {
            self.scratch[kept] = byte;
            kept += usize::from((byte != b' ') & (byte.wrapping_sub(b'\t') >= 5));
        }
        hasher.hash_one(&self.scratch[..kept])
    }
}

/// The form of a text in which it is compared with others as a whole: as its words are, and without the blanks
/// that kerning leaves inside words in texts taken from PDF. Blanks between digits stay, as they part numbers.
fn text_key(text: &str) -> String {
    let key = comparison_key(text);
    let mut bare = String::with_capacity(key.len());
    let mut signs = key.chars().peekable();
    while let Some(sign) = signs.next() {
        let digits = bare.ends_with(|c: char| c.is_numeric()) && signs.peek().is_some_and(|c| c.is_numeric());
        if sign != ' ' || digits {
            bare.push(sign);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_tells_no_texts_apart() {
        let mut texts = Texts::default();
        let same = [
            "Thanks the pilots;",
            "Th anks the  pilots ;",
            "Thanks the\u{a0}pilots;",
            " Thanks the pilots; ",
        ];
        assert_eq!(same.map(|text| texts.number(text)), [0; 4]);
        let others =
            ["Thanks the pilot;", "in 2120 100 people", "in 2120100 people", "in 2120 \u{a0}100 people"];
        assert_eq!(others.map(|text| texts.number(text)), [1, 2, 3, 2]);
        assert_eq!(texts.number("“Thanks”"), texts.number("\"Thanks\""));
    }

    #[test]
    fn an_equal_hash_is_no_equal_text() {
        let mut texts = Texts::default();
        assert_eq!(texts.number("one"), 0);
        // As if every text had the same hash.
        let hash = texts.hash("two");
        texts.last.insert(hash, 0);
        assert_eq!((texts.number("two"), texts.number("t wo")), (1, 1));
    }
}
