//! Who is to do what by when, or with which money.

use super::{Relation, Significance};
use crate::Pair;

/// A term that says who is to do what by when, or with which money, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// What kind of term.
    pub kind: MandateKind,
    /// Unchanged, reworded, added or removed.
    pub relation: Relation,
    /// The term as both documents word it.
    pub terms: Pair<Option<MandateTerm>>,
    /// Whether the difference matters; none where there is none.
    pub significance: Option<Significance>,
}

/// The kinds of [`Mandate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MandateKind {
    /// A request to report: who, to whom, when, how often.
    Report,
    /// An item for the provisional agenda of a later session.
    ProvisionalAgenda,
    /// Where the money comes from: `within existing resources`.
    Resources,
    /// An amount of money, a share, a number of posts; where it changed.
    Amount,
    /// A date or year outside citations; where it changed.
    Date,
}

impl MandateKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 5] =
        [Self::Report, Self::ProvisionalAgenda, Self::Resources, Self::Amount, Self::Date];
}

/// A mandate term as a clause words it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MandateTerm {
    /// The clause, as an index into that document's `clauses`.
    pub clause: usize,
    /// Who is asked: `the Secretary-General`.
    pub who: String,
    /// Who gets the report: `General Assembly`.
    pub to: String,
    /// At which sessions, or when.
    pub when: String,
    /// How often: `every two years`.
    pub cycle: String,
    /// The title of the item, the phrase, the amount or the date.
    pub what: String,
}
