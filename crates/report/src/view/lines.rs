//! A change in a few words: which clauses, what happened, how sure.

use resdiff_engine::{Change, Comparison, Significance};

use super::{in_short, new_clauses, old_clauses, qualities, significance};

/// `OP7 ← OP5`, or one label where both sides bear it; `old OP3` for a clause that is gone, as its number may well
/// be that of another by now.
#[must_use]
pub fn labels(comparison: &Comparison<'_>, change: &Change) -> String {
    let old: Vec<String> = old_clauses(comparison, change).map(|clause| clause.label.to_string()).collect();
    let new: Vec<String> = new_clauses(comparison, change).map(|clause| clause.label.to_string()).collect();
    match (old.join(", "), new.join(", ")) {
        (old, new) if new.is_empty() => format!("old {old}"),
        (old, new) if old.is_empty() || old == new => new,
        (old, new) => format!("{new} ← {old}"),
    }
}

/// How sure, how far and how light a change is, where that is worth a word: `, 74 % alike, editorial`.
#[must_use]
pub fn asides(change: &Change) -> String {
    let light = change.significance.filter(|weight| *weight < Significance::Substantive);
    let parts = qualities(change).into_iter().chain(light.map(|weight| significance(weight).to_owned()));
    parts.map(|part| format!(", {part}")).collect()
}

/// A change on one line: `routine: session ordinal, sequence adverb (2 edits)`.
#[must_use]
pub fn folded(change: &Change) -> String {
    let weight = change.significance.map(|weight| format!("{}: ", significance(weight)));
    weight.unwrap_or_default() + &in_short(change)
}
