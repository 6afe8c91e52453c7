//! Old and new, carried as one value.

/// The old and the new of something: two documents, two texts, two lists of clauses.
///
/// It says nothing of what became of the old one; that is a [`Change`](crate::Change).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pair<T> {
    /// Of the former version.
    pub old: T,
    /// Of the later version.
    pub new: T,
}

impl<T> Pair<T> {
    /// A pair of an old and a new value.
    pub const fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// The same function applied to both.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { old: f(self.old), new: f(self.new) }
    }

    /// References to both.
    pub const fn as_ref(&self) -> Pair<&T> {
        Pair { old: &self.old, new: &self.new }
    }

    /// Old and new exchanged.
    #[must_use]
    pub fn swap(self) -> Self {
        Self { old: self.new, new: self.old }
    }
}
