//! All that a comparison says of one specimen pair, figures included: whatever moves here is seen.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use insta::assert_snapshot;
use resdiff_engine::{Change, Comparison, Op, compare};
use resdiff_model::{Clause, Document};

fn labels(document: &Document, clauses: &[usize]) -> String {
    let labels: Vec<String> = clauses.iter().map(|at| document.clauses[*at].label.to_string()).collect();
    if labels.is_empty() { "-".to_owned() } else { labels.join(" ") }
}

fn told(comparison: &Comparison<'_>) -> String {
    let mut out = String::new();
    for change in &comparison.changes {
        write_change(&mut out, comparison, change);
    }
    for mandate in &comparison.mandates {
        writeln!(out, "mandate {mandate:?}").unwrap();
    }
    for finding in &comparison.findings {
        writeln!(out, "finding {finding:?}").unwrap();
    }
    let citations = comparison.citations.as_ref();
    for citation in citations.old.iter().chain(citations.new) {
        writeln!(out, "citation {citation:?}").unwrap();
    }
    for note in &comparison.footnotes {
        writeln!(out, "footnote {note:?}").unwrap();
    }
    for field in &comparison.masthead {
        writeln!(out, "masthead {field:?}").unwrap();
    }
    for heading in &comparison.headings {
        writeln!(out, "heading {heading:?}").unwrap();
    }
    for unseen in &comparison.unseen {
        writeln!(out, "unseen {unseen:?}").unwrap();
    }
    out
}

fn write_change(out: &mut String, comparison: &Comparison<'_>, change: &Change) {
    let documents = comparison.documents;
    let moved = if change.moved { " moved" } else { "" };
    let renumbered = if change.renumbered { " renumbered" } else { "" };
    writeln!(
        out,
        "{} → {} {:?}{moved}{renumbered}, {:?}, role {:?}, similarity {:.4}, confidence {:.4}",
        labels(documents.old, &change.clauses.old),
        labels(documents.new, &change.clauses.new),
        change.relation,
        change.significance,
        change.role_change,
        change.similarity,
        change.confidence,
    )
    .unwrap();
    for evidence in &change.evidence {
        writeln!(out, "    {evidence:?}").unwrap();
    }
    if let Some(lead) = &change.lead {
        writeln!(out, "    {lead:?}").unwrap();
    }
    let inline = change.inline.iter().map(|step| match step.op {
        Op::Equal => step.text.clone(),
        Op::Delete => format!("[-{}-]", step.text),
        Op::Insert => format!("[+{}+]", step.text),
    });
    let inline: String = inline.collect();
    if !inline.is_empty() {
        writeln!(out, "    {}", inline.replace('\n', "¶")).unwrap();
    }
    for edit in &change.edits {
        writeln!(out, "    {:?} {:?}: {:?}", edit.significance, edit.rule, edit.text).unwrap();
    }
    for citation in &change.citations {
        writeln!(out, "    {citation:?}").unwrap();
    }
    for mark in &change.footnotes {
        writeln!(out, "    {mark:?}").unwrap();
    }
}

fn read(text: &str) -> Document {
    let document = resdiff_reader::read(text.as_bytes()).unwrap();
    let texts: Vec<&Clause> = document.clauses.iter().filter(|clause| clause.text.is_empty()).collect();
    assert!(texts.is_empty(), "{texts:?}");
    document
}

#[test]
fn all_that_is_told_of_what_was_split_merged_moved_and_planted_both_ways() {
    let (before, after) = (read(include_str!("told/before.txt")), read(include_str!("told/after.txt")));
    assert_snapshot!("forth", told(&compare(&before, &after)));
    assert_snapshot!("back", told(&compare(&after, &before)));
}

#[test]
fn all_that_is_told_of_a_pair() {
    let (old, new) = (read(include_str!("told/old.txt")), read(include_str!("told/new.txt")));
    assert_snapshot!(told(&compare(&old, &new)));
}
