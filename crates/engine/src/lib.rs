//! From two documents to a comparison.

mod comparison;
mod pair;

pub use comparison::*;
pub use pair::Pair;
