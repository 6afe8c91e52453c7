//! Many pairs in one run: which pairs, where their files are, what was done before, on all cores.

mod journal;
mod library;
mod pairs;
mod table;
mod work;

pub use journal::{Earlier, Line, Outcome, Version, open};
pub use library::{Library, Shared};
pub use pairs::{PairLine, parse};
pub use table::{Row, Table};
pub use work::for_each;
