//! A change in a few words: which clauses, what happened, how sure.

use resdiff_engine::{Change, Comparison, Significance};

use super::{event, in_short, mark_changes, new_clauses, old_clauses, qualities, reasons, significance};

/// What is told of a change in full, beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which clauses: `OP7 ← OP5`.
    pub labels: String,
    /// What happened: `moved and reworded`.
    pub event: String,
    /// What is told in passing: `, 74 % alike, lead unchanged (Welcomes)`.
    pub asides: String,
    /// What is told under the words, each with its name: `("lead", "Takes note of → Welcomes, stronger")`.
    pub reasons: Vec<(&'static str, String)>,
}

/// What is told of a change in full, beside its words.
#[must_use]
pub fn told(comparison: &Comparison<'_>, change: &Change) -> Told {
    let mut asides = asides(change);
    let mut reasons = reasons(comparison, change);
    // A lead that stayed is told in passing, one that changed has a line of its own.
    if change.lead.as_ref().is_some_and(|lead| lead.phrases.old == lead.phrases.new) {
        let (name, lead) = reasons.remove(0);
        asides.push_str(&format!(", {name} {lead}"));
    }
    reasons.extend(mark_changes(change).map(|marks| ("footnotes", marks)));
    Told { labels: labels(comparison, change), event: event(change), asides, reasons }
}

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
