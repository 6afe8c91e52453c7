//! Words as numbers: every different word gets the next number, in the order in which it is first seen.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A table for words and features: millions of short keys, looked up and never listed.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// What is known of words, by their print. Nearly all words are short enough to be looked up as one number, without
/// a step to where their letters lie.
#[derive(Debug)]
pub(crate) struct PrintedWords<V> {
    short: Table<u128, V>,
    long: Table<String, V>,
}

impl<V> PrintedWords<V> {
    /// Nothing known yet, with room for so many words.
    pub fn with_capacity(words: usize) -> Self {
        let short = Table::with_capacity_and_hasher(words, BuildHasherDefault::default());
        Self { short, long: Table::default() }
    }

    /// What is known of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        match short(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        }
    }

    /// Remembers a word.
    pub fn insert(&mut self, word: &str, value: V) {
        match short(word) {
            Some(short) => self.short.insert(short, value),
            None => self.long.insert(word.to_owned(), value),
        };
    }
}

/// A word of up to 15 bytes as a number: its bytes, and its length in the last one.
fn short(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let length = u128::try_from(bytes.len()).ok().filter(|length| *length < 16)? << 120;
    // Read in pieces of a fixed length that overlap: most words are read at once.
    let eight = |bytes: &[u8; 8]| u128::from(u64::from_le_bytes(*bytes));
    let four = |bytes: &[u8; 4]| u128::from(u32::from_le_bytes(*bytes));
    let letters = match (bytes.first_chunk(), bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last), ..) => eight(first) | eight(last) << (8 * (bytes.len() - 8)),
        (_, _, Some(first), Some(last)) => four(first) | four(last) << (8 * (bytes.len() - 4)),
        _ => bytes.iter().rev().fold(0, |word, byte| word << 8 | u128::from(*byte)),
    };
    Some(letters | length)
}

/// Gives equal values equal numbers. Numbers depend on the order of asking only, never on a hash.
#[derive(Debug)]
pub(crate) struct Interner<T> {
    numbers: Table<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { numbers: Table::default() }
    }
}

impl<T: Hash + Eq> Interner<T> {
    /// With room for so many values.
    pub fn with_capacity(values: usize) -> Self {
        Self { numbers: Table::with_capacity_and_hasher(values, BuildHasherDefault::default()) }
    }

    /// The number of a value, a new one if it was never seen.
    pub fn number(&mut self, value: T) -> u32 {
        // More values than that do not fit into memory; they would share the last number.
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(value).or_insert(next)
    }

    /// The number of a value that was seen before.
    pub fn known<Q: Hash + Eq + ?Sized>(&self, value: &Q) -> Option<u32>
    where
        T: Borrow<Q>,
    {
        self.numbers.get(value).copied()
    }
}

/// A hash of a multiplication for every eight bytes, three to four times as fast here as that of the standard
/// library. Keys made to collide would slow it down; they cannot change a result.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        // The multiplier is the golden ratio in 64 bits, whose multiples spread evenly.
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        // The high bits are the best mixed, the table looks at the low ones as well.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.add(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    // A short word, see `PrintedWords`: what all its bytes one by one would give as well.
    fn write_u128(&mut self, number: u128) {
        let [low, high] = [number as u64, (number >> 64) as u64];
        self.add(low);
        self.add(high);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_words_are_known_by_their_print() {
        let mut words =
            ["", "a", "a\0", "harbour", "Open-ended work", "Open-ended works", "Open-ended working"]
                .map(str::to_owned)
                .to_vec();
        // Words of every length of which one letter is another.
        for (length, at) in (1..=17).flat_map(|length| (0..length).map(move |at| (length, at))) {
            let word = |letter: char| (0..length).map(|here| if here == at { letter } else { 'z' }).collect();
            words.extend([word('b'), word('c')]);
        }
        let mut known = PrintedWords::with_capacity(0);
        for (at, word) in words.iter().enumerate() {
            assert_eq!(known.get(word), None);
            known.insert(word, at);
        }
        for (at, word) in words.iter().enumerate() {
            assert_eq!(known.get(word), Some(&at));
        }
    }

    #[test]
    fn equal_values_have_equal_numbers() {
        let mut interner = Interner::default();
        let numbers: Vec<u32> = ["a", "b", "a", "c"].map(|word| interner.number(word)).into();
        assert_eq!(numbers, [0, 1, 0, 2]);
        assert_eq!((interner.known("c"), interner.known("d")), (Some(2), None));
    }
}
