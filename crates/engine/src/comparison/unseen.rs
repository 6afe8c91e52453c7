//! Differences that no reader of the page could see.

use super::Rule;
use crate::Pair;

/// A difference that no reader of the page could see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Its kind: one of those that [`Rule::is_unseen`] names.
    pub rule: Rule,
    /// Where it is.
    pub place: UnseenIn,
    /// The words around it.
    pub text: Pair<String>,
    /// The characters that differ, every sort once; empty on a side that has nothing in their place.
    pub signs: Vec<Pair<String>>,
}

/// Where an [`Unseen`] difference is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnseenIn {
    /// In these clauses, as indices into the documents' `clauses`.
    Clauses(Pair<Vec<usize>>),
    /// In a heading, as indices into the documents' `headings`.
    Heading(Pair<usize>),
    /// In a footnote, as indices into the documents' `footnotes`.
    Footnote(Pair<usize>),
    /// In a table, as indices into the documents' `tables`.
    Table(Pair<usize>),
    /// In the title of an annex, as indices into the documents' `annexes`.
    Annex(Pair<usize>),
    /// In a field of the masthead.
    Field(&'static str),
}
