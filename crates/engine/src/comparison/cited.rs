//! What is cited on one side only.

use resdiff_model::Symbol;

use super::{Relation, Significance};
use crate::Pair;

/// A citation that only one of the documents has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationChange {
    /// What is cited.
    pub symbol: Symbol,
    /// The clauses that cite it, as indices into that document's `clauses`.
    pub clauses: Vec<usize>,
    /// The footnotes that cite it, as indices into that document's `footnotes`.
    pub footnotes: Vec<usize>,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words.
    pub note: Option<String>,
}

/// What a clause, or a footnote of it, cites on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseCitation {
    /// Added, removed or, where the one took the place of the other, reworded.
    pub relation: Relation,
    /// What is cited: a symbol, or the name of an instrument.
    pub names: Pair<Option<String>>,
    /// Whether it is an instrument with a name: a treaty, a declaration.
    pub instrument: bool,
    /// Whether it came to or went from the document as a whole.
    pub everywhere: bool,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words.
    pub note: Option<String>,
}

/// An instrument, such as a treaty, that only one of the documents names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentChange {
    /// Its name.
    pub name: String,
    /// The clauses that name it, as indices into that document's `clauses`.
    pub clauses: Vec<usize>,
    /// The footnotes that name it, as indices into that document's `footnotes`.
    pub footnotes: Vec<usize>,
    /// Whether it matters.
    pub significance: Significance,
}
