//! Citations: the resolutions, decisions and documents that a text names.

use std::ops::Range;

use crate::Symbol;

/// A place in a text that names a resolution, a decision or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What is named.
    pub symbol: Symbol,
    /// Where, as bytes of the text.
    pub range: Range<usize>,
}
