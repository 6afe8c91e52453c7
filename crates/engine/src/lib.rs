//! From two documents to a comparison.
//!
//! [`compare`] finds which clause became which, marks what changed in it word by word, and says of each edit whether it
//! is the yearly roll-over, editorial or of substance. The words in which a [`Comparison`] speaks are those of this
//! crate; `resdiff-report` turns them into reports. Comparing cannot fail; it opens no file, looks at no clock and has
//! no randomness: the same documents give the same comparison everywhere.
//!
//! ```
//! use resdiff_engine::{Relation, Significance, compare};
//!
//! let read = |text: &str| resdiff_reader::read(text.as_bytes());
//! let old = read("The General Assembly,\n\n1. Takes note of the report;\n\n2. Decides to meet once a year.")?;
//! let new = read("The General Assembly,\n\n1. Welcomes the report;\n\n2. Thanks the Chair;\n\n3. Decides to meet once a year.")?;
//!
//! let comparison = compare(&old, &new);
//! let told: Vec<_> = comparison.changes.iter().map(|change| (change.relation, change.significance)).collect();
//! assert_eq!(told[0], (Relation::Reworded, Some(Significance::Substantive)));
//! assert_eq!(told[1], (Relation::Added, Some(Significance::Substantive)));
//! assert!(told[2] == (Relation::Unchanged, None) && comparison.changes[2].renumbered);
//! assert_eq!(comparison.changes[0].lead.as_ref().map(|lead| lead.phrases.new.as_str()), Some("Welcomes"));
//! # Ok::<(), resdiff_reader::ReadError>(())
//! ```

mod alignment;
mod anchors;
mod annexes;
mod assignment;
mod atoms;
mod candidates;
mod cardinality;
mod citations;
mod compare;
mod comparison;
mod corpus;
mod edits;
mod evidence;
mod features;
mod footnotes;
mod headings;
mod index;
mod inline;
mod landmarks;
mod lead;
mod limits;
mod mandates;
mod masthead;
mod moves;
mod options;
mod orientation;
mod pair;
mod partners;
mod resemblance;
mod rolling;
mod rules;
mod sieve;
mod slide;
mod snippet;
mod stale;
mod strength;
mod tables;
#[cfg(test)]
mod testing;
mod texts;
mod tokens;
mod twins;
mod unseen;
mod vocabulary;

pub use compare::{compare, compare_with};
pub use comparison::*;
pub use options::Options;
pub use pair::Pair;
pub use snippet::edit_script;
