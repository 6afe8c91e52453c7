//! Footnotes: those that changed, and the others, so that every mark leads to its note.

use std::collections::BTreeSet;

use maud::{Markup, html};
use resdiff_engine::{NoteChange, Pair, Relation};
use resdiff_model::Footnote;

use super::Entry;
use crate::html::text::{self, Side, note_anchor};
use crate::html::{Page, shown};
use crate::view;

impl Page<'_> {
    pub(super) fn footnotes(&self) -> Vec<Entry> {
        self.comparison.footnotes.iter().filter_map(|change| self.note_entry(change)).collect()
    }

    fn note_entry(&self, change: &NoteChange) -> Option<Entry> {
        let documents = self.comparison.documents;
        let old = change.notes.old.and_then(|index| documents.old.footnotes.get(index));
        let new = change.notes.new.and_then(|index| documents.new.footnotes.get(index));
        let marks = match (old, new) {
            (Some(old), Some(new)) if old.mark != new.mark => format!("{} ← {}", new.mark, old.mark),
            _ => new.or(old)?.mark.clone(),
        };
        let same_words = change.relation == Relation::Unchanged;
        let word = if same_words { "other mark, words unchanged" } else { view::relation(change.relation) };
        let sign = match change.relation {
            Relation::Added => "+ ",
            Relation::Removed => "− ",
            Relation::Reworded => "reworded ",
            _ => "",
        };
        let of = |note: Option<&Footnote>| note.map(|note| (note.text.clone(), Vec::new()));
        Some(Entry {
            relation: change.relation,
            significance: change.significance,
            line: html! { (self.anchors(Pair::new(old, new))) b { "note " (shown(&marks)) } " " (word) },
            body: self
                .paragraph(&new.or(old)?.text, self.snippet(&change.inline, Pair::new(of(old), of(new)))),
            brief: format!("{sign}note {marks}"),
        })
    }

    /// The notes of which nothing changed, and marks that came or went in clauses that are folded as unchanged.
    pub(super) fn other_notes(&self) -> Markup {
        let documents = self.comparison.documents;
        let told: BTreeSet<usize> =
            self.comparison.footnotes.iter().filter_map(|change| change.notes.new).collect();
        let same: Vec<&Footnote> = documents
            .new
            .footnotes
            .iter()
            .enumerate()
            .filter(|(number, _)| !told.contains(number))
            .map(|(_, note)| note)
            .collect();
        let marks =
            if self.filter.is_empty() { view::marks_of_unchanged(self.comparison) } else { Vec::new() };
        html! {
            @if !marks.is_empty() {
                ul.e { @for line in marks { li data-k="unchanged" { (shown(&line)) } } }
            }
            @if !same.is_empty() {
                details {
                    summary { (view::counted(same.len(), "note")) " unchanged" }
                    ul.e {
                        @for note in same {
                            li data-k="unchanged" {
                                (self.anchors(Pair::new(documents.old.footnote(&note.mark), Some(note))))
                                b { "note " (shown(&note.mark)) }
                                (self.paragraph(&note.text, text::plain(&Side::plain(&note.text, &[], documents.new.language, true))))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The names of the places that the marks of a note lead to. Of notes with the same mark the first one is meant.
    fn anchors(&self, notes: Pair<Option<&Footnote>>) -> Markup {
        let documents = self.comparison.documents;
        let first = |note: Option<&Footnote>, of: Pair<bool>| {
            let note = note?;
            let document = if of.new { documents.new } else { documents.old };
            let first = document.footnote(&note.mark)?;
            std::ptr::eq(first, note).then(|| note_anchor(&note.mark, of.new))
        };
        html! {
            @for name in [first(notes.old, Pair::new(true, false)), first(notes.new, Pair::new(false, true))].into_iter().flatten() {
                span id=(name) {}
            }
        }
    }
}
