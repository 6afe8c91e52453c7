//! The promises of a comparison and of its reports, checked on whatever two documents are at hand.
//!
//! Property tests, fuzz targets and the replay of their finds share these.

mod markup;
mod reports;

use resdiff_engine::{Change, Comparison, Op, Pair, Relation, compare};
use resdiff_model::Document;

pub use reports::{Reports, inplace, reports};

/// Checks every promise on two documents.
///
/// # Panics
///
/// If one is broken.
pub fn check(old: &Document, new: &Document) {
    let comparison = compare(old, new);
    every_clause_once(&comparison);
    texts_are_rebuilt(&comparison);
    let back = compare(new, old);
    mirrored(&comparison, &back);
    assert_eq!(
        format!("{comparison:?}"),
        format!("{:?}", compare(old, new)),
        "the same input, another output"
    );
    for document in [old, new] {
        nothing_against_itself(document);
    }
}

/// Every clause of both documents stands in exactly one change.
fn every_clause_once(comparison: &Comparison<'_>) {
    let check = |side: fn(&Pair<Vec<usize>>) -> &Vec<usize>, clauses: usize| {
        let mut seen: Vec<usize> =
            comparison.changes.iter().flat_map(|change| side(&change.clauses).iter().copied()).collect();
        seen.sort_unstable();
        assert!(seen.into_iter().eq(0..clauses), "a clause stands in no change or in several");
    };
    check(|clauses| &clauses.old, comparison.documents.old.clauses.len());
    check(|clauses| &clauses.new, comparison.documents.new.clauses.len());
}

/// The texts of a change joined by line feeds.
fn joined(document: &Document, clauses: &[usize]) -> String {
    clauses.iter().map(|at| document.clauses[*at].text.as_str()).collect::<Vec<_>>().join("\n")
}

fn kept(change: &Change, op: Op) -> String {
    let ops = change.inline.iter().filter(|step| step.op == Op::Equal || step.op == op);
    ops.map(|step| step.text.as_str()).collect()
}

/// Equal and deleted text is the old text, equal and inserted text the new one; edits stand where they say.
fn texts_are_rebuilt(comparison: &Comparison<'_>) {
    for change in &comparison.changes {
        let old = joined(comparison.documents.old, &change.clauses.old);
        let new = joined(comparison.documents.new, &change.clauses.new);
        if !change.inline.is_empty() {
            assert_eq!(kept(change, Op::Delete), old);
            assert_eq!(kept(change, Op::Insert), new);
        } else if !change.clauses.old.is_empty() && !change.clauses.new.is_empty() {
            assert_eq!(old, new, "linked, unlike and without an edit script");
        }
        for edit in &change.edits {
            assert_eq!(old[edit.range.old.clone()], edit.text.old);
            assert_eq!(new[edit.range.new.clone()], edit.text.new);
        }
        let share = |share: f64| (0.0..=1.0).contains(&share);
        assert!(share(change.similarity) && share(change.confidence));
    }
}

/// The comparison the other way round says the same.
fn mirrored(there: &Comparison<'_>, back: &Comparison<'_>) {
    let turned = |relation| match relation {
        Relation::Added => Relation::Removed,
        Relation::Removed => Relation::Added,
        Relation::Split => Relation::Merged,
        Relation::Merged => Relation::Split,
        same => same,
    };
    let mut one: Vec<_> = there
        .changes
        .iter()
        .map(|c| (c.clauses.old.clone(), c.clauses.new.clone(), c.relation, c.significance, c.moved))
        .collect();
    let mut other: Vec<_> = back
        .changes
        .iter()
        .map(|c| (c.clauses.new.clone(), c.clauses.old.clone(), turned(c.relation), c.significance, c.moved))
        .collect();
    let key = |row: &(Vec<usize>, Vec<usize>, Relation, Option<_>, bool)| (row.0.clone(), row.1.clone());
    one.sort_by_key(key);
    other.sort_by_key(key);
    assert_eq!(one, other, "no mirror image");
    assert_eq!(there.unseen.len(), back.unseen.len());
}

/// A document has no change against itself.
fn nothing_against_itself(document: &Document) {
    let comparison = compare(document, document);
    assert!(!resdiff_report::view::differs(&comparison), "a document differs from itself");
    assert!(comparison.unseen.is_empty());
}
