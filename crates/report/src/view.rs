//! Order, grouping and wording shared by all formats of the report.
//!
//! A format decides how a thing looks; what is told, in which order, in which words and under which total is
//! decided here, so that the terminal, the page and the redline tell the same story.
//! Nothing here knows of colours, widths or markup.

mod checks;
mod facts;
mod filter;
mod flow;
mod hidden;
mod lines;
mod links;
mod mandates;
mod others;
mod reasons;
mod sections;
mod totals;
mod unseen;
mod visible;
mod words;

pub use checks::{Check, checks, place, remarks};
pub use facts::{Fact, Headline, headline, session, title_of};
pub use filter::{Filter, Only, ParseOnlyError, Traits};
pub use flow::{Step, flow};
pub use hidden::Hidden;
pub use lines::{Told, asides, folded, labels, told};
pub use links::official;
pub use mandates::{is_news, mandate, mandate_kind};
pub use others::{Other, OtherKind, Spot, others};
pub use reasons::{
    evidence, explained, finding, in_short, lead, mark_changes, marks_of_unchanged, marks_shifted, reasons,
};
pub use sections::{Headings, Item, Run, Section, is_light, is_quiet, part, sections};
pub use totals::{Count, Part, Totals};
pub use unseen::{UNSEEN, UnseenGroup, planted, unseen, unseen_characters, unseen_place, unseen_sentence};
pub use visible::{looks_alike, visible};
pub use words::*;

use resdiff_engine::{Change, Comparison, FieldChange, Op, Relation};
use resdiff_model::Clause;

/// Whether the two documents differ in anything that is compared.
///
/// Findings and warnings are no differences: they tell of one document.
#[must_use]
pub fn differs(comparison: &Comparison<'_>) -> bool {
    let changed = |change: &Change| {
        change.relation != Relation::Unchanged
            || change.significance.is_some()
            || change.moved
            || change.renumbered
            || !change.footnotes.is_empty()
    };
    comparison.changes.iter().any(changed)
        || !comparison.masthead.is_empty()
        || !comparison.headings.is_empty()
        || !comparison.annexes.is_empty()
        || !comparison.footnotes.is_empty()
        || !comparison.tables.is_empty()
        || !comparison.citations.old.is_empty()
        || !comparison.citations.new.is_empty()
}

/// What became of a masthead field as a relation: added, removed or reworded.
#[must_use]
pub fn relation_of(field: &FieldChange) -> Relation {
    match (&field.values.old, &field.values.new) {
        (None, Some(_)) => Relation::Added,
        (Some(_), None) => Relation::Removed,
        _ => Relation::Reworded,
    }
}

/// The old clauses of a change.
pub fn old_clauses<'c>(
    comparison: &Comparison<'c>,
    change: &'c Change,
) -> impl Iterator<Item = &'c Clause> + use<'c> {
    let clauses = &comparison.documents.old.clauses;
    change.clauses.old.iter().filter_map(|&index| clauses.get(index))
}

/// The new clauses of a change.
pub fn new_clauses<'c>(
    comparison: &Comparison<'c>,
    change: &'c Change,
) -> impl Iterator<Item = &'c Clause> + use<'c> {
    let clauses = &comparison.documents.new.clauses;
    change.clauses.new.iter().filter_map(|&index| clauses.get(index))
}

/// The edit script of a change, also where the engine gives none: the whole text as one step.
#[must_use]
pub fn inline(comparison: &Comparison<'_>, change: &Change) -> Vec<(Op, String)> {
    if !change.inline.is_empty() {
        return change.inline.iter().map(|step| (step.op, step.text.clone())).collect();
    }
    let joined = |texts: Vec<&str>| texts.join("\n");
    let old = joined(old_clauses(comparison, change).map(|clause| clause.text.as_str()).collect());
    let new = joined(new_clauses(comparison, change).map(|clause| clause.text.as_str()).collect());
    let whole = if old == new { vec![(Op::Equal, new)] } else { vec![(Op::Delete, old), (Op::Insert, new)] };
    whole.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
