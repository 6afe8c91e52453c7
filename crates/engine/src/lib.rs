//! From two documents to a comparison.

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
mod inline;
mod lead;
mod mandates;
mod masthead;
mod moves;
mod options;
mod orientation;
mod pair;
mod partners;
mod resemblance;
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
mod vocabulary;

pub use compare::{compare, compare_with};
pub use comparison::*;
pub use options::Options;
pub use pair::Pair;
pub use snippet::edit_script;
