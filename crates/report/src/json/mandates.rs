//! The JSON types that tell of mandate terms.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Relation, Significance};

/// A term that says who is to do what by when, or with which money, and what became of it.
///
/// Reports, agendas and resources are told also where they stayed, amounts and dates where they changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Mandate {
    /// What kind of term.
    pub kind: MandateKind,
    /// Unchanged, reworded, added or removed.
    pub relation: Relation,
    /// Whether the difference matters; null where there is none.
    pub significance: Option<Significance>,
    /// The term in the old document; null where that has none.
    pub old: Option<MandateTerm>,
    /// The term in the new document; null where that has none.
    pub new: Option<MandateTerm>,
}

/// The kinds of mandate terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MandateKind {
    /// A request to report.
    Report,
    /// An item for the provisional agenda of a later session.
    ProvisionalAgenda,
    /// Where the money comes from: `within existing resources`.
    Resources,
    /// An amount of money, a share, a number of posts.
    Amount,
    /// A date or year.
    Date,
    /// Any other.
    Other,
}

/// A mandate term as a clause words it; what it does not say is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MandateTerm {
    /// The label of the clause.
    pub clause: String,
    /// Who is asked.
    pub who: Option<String>,
    /// Who gets the report.
    pub to: Option<String>,
    /// At which sessions, or when.
    pub when: Option<String>,
    /// How often.
    pub cycle: Option<String>,
    /// The title of the item, the phrase, the amount or the date.
    pub what: Option<String>,
}
