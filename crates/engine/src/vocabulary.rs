//! Words as numbers: every different word gets the next number, in the order in which it is first seen.

use std::collections::HashMap;
use std::hash::Hash;

/// Gives equal values equal numbers. Numbers depend on the order of asking only, never on a hash.
#[derive(Debug)]
pub(crate) struct Interner<T> {
    numbers: HashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new() }
    }
}

impl<T: Hash + Eq> Interner<T> {
    /// The number of a value, a new one if it was never seen.
    pub fn number(&mut self, value: T) -> u32 {
        // More values than that do not fit into memory; they would share the last number.
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(value).or_insert(next)
    }

    /// How many different values were seen.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_equal_numbers() {
        let mut interner = Interner::default();
        let numbers: Vec<u32> = ["a", "b", "a", "c"].map(|word| interner.number(word)).into();
        assert_eq!((numbers, interner.len()), (vec![0, 1, 0, 2], 3));
    }
}
