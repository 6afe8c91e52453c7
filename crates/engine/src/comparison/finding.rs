//! What an editor should look at.

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// The clause of the new document, as an index into its `clauses`.
    pub clause: usize,
    /// The words in question, as printed.
    pub text: String,
    /// What was expected instead.
    pub expected: String,
    /// The clauses that show what was expected, as indices into the new document's `clauses`.
    pub neighbours: Vec<usize>,
}

/// The kinds of [`Finding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A roll-over that should have happened and did not.
    Stale,
}
