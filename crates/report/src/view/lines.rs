//! A change in a few words: which clauses, what happened, how sure.

use resdiff_engine::{Change, Comparison, Relation, Significance};

use super::{event, explained, mark_changes, new_clauses, old_clauses, percent, significance};

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

/// How sure and how far, where that is worth a word: `, 74 % alike`.
#[must_use]
pub fn qualities(change: &Change) -> String {
    let mut text = String::new();
    if change.relation == Relation::Reworded && (change.moved || change.similarity < 0.75) {
        text.push_str(&format!(", {} alike", percent(change.similarity)));
    }
    if change.confidence < 0.7 && !matches!(change.relation, Relation::Added | Relation::Removed) {
        text.push_str(&format!(", link uncertain ({})", percent(change.confidence)));
    }
    if let Some(weight) = change.significance.filter(|weight| *weight < Significance::Substantive) {
        text.push_str(", ");
        text.push_str(significance(weight));
    }
    text
}

/// A change on one line: `routine: session ordinal, sequence adverb (2 edits)`.
#[must_use]
pub fn folded(change: &Change) -> String {
    let mut parts: Vec<String> = Vec::new();
    if change.relation != Relation::Reworded || change.moved || change.role_change.is_some() {
        parts.push(event(change));
    }
    parts.extend(explained(change));
    parts.extend(mark_changes(change));
    let weight = change.significance.map(|weight| format!("{}: ", significance(weight)));
    format!("{}{}", weight.unwrap_or_default(), parts.join("; "))
}
