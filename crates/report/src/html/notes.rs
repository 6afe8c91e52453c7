//! Footnotes that did not change, so that every mark leads to its note, and the names of the places of all of them.

use std::collections::BTreeSet;

use maud::{Markup, html};
use resdiff_engine::Pair;
use resdiff_model::Footnote;

use super::rest::paragraph;
use super::text::{self, Side, note_anchor};
use super::{Page, shown};
use crate::view::{self, Other};

impl Page<'_> {
    /// The notes of which nothing changed, and marks that came or went in clauses that are folded as unchanged.
    pub(super) fn other_notes(&self) -> Markup {
        let documents = self.comparison.documents;
        let told: BTreeSet<usize> =
            self.comparison.footnotes.iter().filter_map(|change| change.notes.new).collect();
        let notes = documents.new.footnotes.iter().enumerate();
        let same: Vec<&Footnote> =
            notes.filter(|(number, _)| !told.contains(number)).map(|(_, note)| note).collect();
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
                            li id=[self.anchor(Some(note), true)] data-k="unchanged" {
                                (self.anchors(Pair::new(documents.old.footnote(&note.mark), None)))
                                b { "note " (shown(&note.mark)) }
                                (paragraph(&note.text, text::plain(&Side::plain(&note.text, &[], documents.new.language, true))))
                            }
                        }
                    }
                }
            }
        }
    }

    /// The names of the places that the marks of a footnote that changed lead to.
    pub(super) fn anchors_of(&self, other: &Other) -> Markup {
        let documents = self.comparison.documents;
        self.anchors(Pair::new(
            other.at.old.and_then(|at| documents.old.footnotes.get(at)),
            other.at.new.and_then(|at| documents.new.footnotes.get(at)),
        ))
    }

    /// The names of the places that the marks of a note lead to.
    fn anchors(&self, notes: Pair<Option<&Footnote>>) -> Markup {
        html! {
            @for name in [self.anchor(notes.old, false), self.anchor(notes.new, true)].into_iter().flatten() {
                span id=(name) {}
            }
        }
    }

    /// The name of the place that the mark of a note leads to: of notes with the same mark the first one is meant.
    fn anchor(&self, note: Option<&Footnote>, is_new: bool) -> Option<String> {
        let documents = self.comparison.documents;
        let document = if is_new { documents.new } else { documents.old };
        let note = note?;
        let first = document.footnote(&note.mark)?;
        std::ptr::eq(first, note).then(|| note_anchor(&note.mark, is_new))
    }
}
