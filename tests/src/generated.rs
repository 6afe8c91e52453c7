//! Generated documents of which it is known what changed: for measuring growth, worst cases and alignment at sizes
//! that nobody reads.
//!
//! Words and sentences are made up. Words are as rare as in real texts: half of a text is stop words, the others
//! follow Zipf's law, so that some clauses share many words by chance and every longer text has words that occur
//! but once. The same seed gives the same documents on every machine.
//!
//! ```
//! use resdiff_tests::generated::{Case, Shape, generate};
//!
//! let pair = generate(Case::Normal, 200, 7);
//! assert_eq!((pair.old.len(), pair.new.len()), (200, 200));
//! assert_eq!((pair.truth.reworded.len(), pair.truth.moved.len()), (10, 2));
//! assert!(Shape::Numbered.print(&pair.old).starts_with("1. "));
//! ```

mod changes;
mod dice;
mod score;
mod shape;
mod words;

use dice::Dice;
pub use score::{Score, score};
pub use shape::Shape;

/// What sort of pair to generate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Of the clauses 5 % reworded, 2 % added, 2 % removed and 1 % moved.
    Normal,
    /// Every clause reworded.
    AllReworded,
    /// The clauses in the opposite order.
    Reversed,
    /// As [`Normal`](Self::Normal), with clauses that differ from one another in three words each.
    NearEqual,
    /// As many words as clauses were asked for in one clause, a word in twenty of them changed.
    OneClause,
}

impl Case {
    /// All cases.
    pub const ALL: [Self; 5] =
        [Self::Normal, Self::AllReworded, Self::Reversed, Self::NearEqual, Self::OneClause];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::AllReworded => "all-reworded",
            Self::Reversed => "reversed",
            Self::NearEqual => "near-equal",
            Self::OneClause => "one-clause",
        }
    }
}

/// Two versions and what became of which clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// The texts of the old clauses, without numbers.
    pub old: Vec<String>,
    /// The texts of the new clauses.
    pub new: Vec<String>,
    /// What was done.
    pub truth: Truth,
}

/// What was done to a document, as indices of its clauses in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    /// Which old clause became which new one.
    pub links: Vec<(usize, usize)>,
    /// The new clauses that were reworded.
    pub reworded: Vec<usize>,
    /// The new clauses that were moved.
    pub moved: Vec<usize>,
    /// The new clauses that are new.
    pub added: Vec<usize>,
    /// The old clauses that were removed.
    pub removed: Vec<usize>,
    /// How many words were taken out and put in, those of added and removed clauses included: the least that has
    /// to be marked.
    pub words: usize,
}

/// How many words nearly equal clauses have: as many as a clause of a resolution, three of them its own.
const NEAR: usize = 40;

/// Generates a pair of versions; the old one has so many clauses.
#[must_use]
pub fn generate(case: Case, clauses: usize, seed: u64) -> Generated {
    let mut dice = Dice::new(seed);
    match case {
        Case::Normal => changes::some(&mut dice, clauses, words::clause),
        Case::AllReworded => changes::all(&mut dice, clauses),
        Case::Reversed => changes::reversed(&mut dice, clauses),
        Case::NearEqual => {
            let model = words::long(&mut dice, NEAR);
            changes::some(&mut dice, clauses, |dice| words::near(dice, &model))
        }
        Case::OneClause => changes::one_clause(&mut dice, clauses),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_documents() {
        for case in Case::ALL {
            assert_eq!(generate(case, 300, 5), generate(case, 300, 5));
            assert_ne!(generate(case, 300, 5).old, generate(case, 300, 6).old);
        }
    }

    #[test]
    fn the_truth_accounts_for_every_clause() {
        for case in [Case::Normal, Case::AllReworded, Case::Reversed, Case::NearEqual] {
            let Generated { old, new, truth } = generate(case, 500, 3);
            let mut olds: Vec<usize> = truth.links.iter().map(|link| link.0).collect();
            let mut news: Vec<usize> = truth.links.iter().map(|link| link.1).collect();
            olds.extend(&truth.removed);
            news.extend(&truth.added);
            olds.sort_unstable();
            news.sort_unstable();
            assert_eq!(olds, (0..old.len()).collect::<Vec<_>>());
            assert_eq!(news, (0..new.len()).collect::<Vec<_>>());
            for (before, after) in truth.links {
                assert_eq!(old[before] != new[after], truth.reworded.contains(&after), "{case:?} {after}");
            }
        }
    }
}
