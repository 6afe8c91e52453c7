//! A quick answer to most questions whether something was seen.

use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use crate::vocabulary::Quick;

/// Says of most things that were never added that they were not, and of all others nothing: a bit for the hash of each.
pub(crate) struct Sieve {
    bits: Vec<u64>,
}

impl Sieve {
    /// With eight bits for each of so many words: of two features of each, one question in five passes in vain.
    pub fn new(words: usize) -> Self {
        Self { bits: vec![0; (words / 8).next_power_of_two()] }
    }

    /// Adds a thing.
    pub fn add(&mut self, thing: impl Hash) {
        let (place, bit) = self.place(thing);
        self.bits[place] |= bit;
    }

    /// Whether a thing may have been added.
    pub fn holds(&self, thing: impl Hash) -> bool {
        let (place, bit) = self.place(thing);
        self.bits[place] & bit != 0
    }

    fn place(&self, thing: impl Hash) -> (usize, u64) {
        let hash = BuildHasherDefault::<Quick>::default().hash_one(thing);
        #[expect(clippy::cast_possible_truncation, reason = "any bits of a hash will do")]
        let place = hash as usize & (self.bits.len() - 1);
        (place, 1 << (hash >> 58))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_held_and_most_else_is_not() {
        let mut sieve = Sieve::new(1_000);
        (0..2_000_u32).for_each(|thing| sieve.add(thing));
        assert!((0..2_000_u32).all(|thing| sieve.holds(thing)));
        assert!((2_000..12_000_u32).filter(|thing| sieve.holds(*thing)).count() < 3_000);
    }
}
