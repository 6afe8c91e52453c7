//! Symbols of documents.

/// The symbol of a document, in its full form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(String);
