//! What a change is called on the page: its labels, its anchor, its sign, its words.

use resdiff_engine::{Change, Comparison, Relation};

use super::shown;
use crate::view;

/// The names of a change.
pub(super) struct Title {
    /// The old labels, joined by commas; empty for what was added.
    pub old: String,
    /// The new labels; empty for what was removed.
    pub new: String,
    /// The name of the place on the page.
    pub anchor: String,
}

impl Title {
    pub fn of(comparison: &Comparison<'_>, change: &Change) -> Self {
        let labels = |labels: Vec<String>| labels.join(", ");
        let old = view::old_clauses(comparison, change).map(|clause| shown(&clause.label.to_string()));
        let new: Vec<String> =
            view::new_clauses(comparison, change).map(|clause| shown(&clause.label.to_string())).collect();
        let old: Vec<String> = old.collect();
        let anchor = match (new.first(), old.first()) {
            (Some(new), _) => anchor(new),
            (None, old) => format!("old-{}", anchor(old.map_or("", String::as_str))),
        };
        Self { old: labels(old), new: labels(new), anchor }
    }

    /// The name of a clause in a sentence: `OP7`, `old OP8`.
    pub fn name(&self) -> String {
        if self.new.is_empty() { format!("old {}", self.old) } else { self.new.clone() }
    }

    /// The former label, where it is another one.
    pub fn former(&self) -> Option<&str> {
        (!self.new.is_empty() && !self.old.is_empty() && self.old != self.new).then_some(self.old.as_str())
    }
}

/// A label as the name of a place: names of places have no blanks.
pub(super) fn anchor(label: &str) -> String {
    label.replace(char::is_whitespace, "_")
}

/// The word by which the style of the page finds the sign of a change, as in the report for the terminal.
pub(super) fn sign(change: &Change) -> &'static str {
    match change.relation {
        Relation::Added | Relation::Removed | Relation::Split | Relation::Merged => {
            view::relation(change.relation)
        }
        _ if change.moved || change.role_change.is_some() => "moved",
        Relation::Unchanged | Relation::Reworded => "reworded",
    }
}
