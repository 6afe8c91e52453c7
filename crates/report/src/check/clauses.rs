//! A redline held against a base that is no Word file: clauses and their words.

use resdiff_engine::{Change, Comparison, Op, Pair, Relation, edit_script};
use resdiff_model::{Clause, Document, FootnoteMark};

use super::align::{gaps, versions};
use super::{NOTE, Untracked, UntrackedKind, gathered};
use crate::view;

/// What is not tracked: the difference between the base and the redline with its changes rejected.
pub(super) fn compare(base: &Document, rejected: &Document) -> Vec<Untracked> {
    let comparison = resdiff_engine::compare(base, rejected);
    let mut list = List { comparison: &comparison, untracked: Vec::new() };
    list.masthead();
    comparison.changes.iter().for_each(|change| list.change(change));
    list.titles();
    list.notes();
    list.tables();
    list.unplaced();
    gathered(list.untracked)
}

struct List<'c> {
    comparison: &'c Comparison<'c>,
    untracked: Vec<Untracked>,
}

impl List<'_> {
    fn add(&mut self, kind: UntrackedKind, places: Pair<Option<String>>, texts: Pair<Option<String>>) {
        let language = self.comparison.documents.old.language;
        let words = texts.as_ref().map(|text| text.as_deref().unwrap_or_default());
        let script = match kind {
            UntrackedKind::Renumbered => Vec::new(),
            _ => edit_script(words, language).into_iter().map(|step| (step.op, step.text)).collect(),
        };
        self.untracked.push(Untracked { kind, places, texts, script });
    }

    fn masthead(&mut self) {
        for change in &self.comparison.masthead {
            let place = format!("masthead, {}", view::field(change.field));
            let places = change.values.as_ref().map(|value| value.as_ref().map(|_| place.clone()));
            self.add(kind(view::relation_of(change)), places, change.values.clone());
        }
    }

    fn change(&mut self, change: &Change) {
        let documents = self.comparison.documents;
        let clauses = |document: &Document, of: &[usize]| {
            of.iter().filter_map(|at| document.clauses.get(*at).cloned()).collect::<Vec<_>>()
        };
        let sides = Pair::new(
            clauses(documents.old, &change.clauses.old),
            clauses(documents.new, &change.clauses.new),
        );
        let mark = change.footnotes.iter().any(|mark| !mark.same_note);
        let kind = match change.relation {
            Relation::Unchanged if change.moved => UntrackedKind::Moved,
            Relation::Unchanged if change.significance.is_some() || mark => UntrackedKind::Reworded,
            Relation::Unchanged if change.renumbered => UntrackedKind::Renumbered,
            Relation::Unchanged => return,
            Relation::Split | Relation::Merged if only_paragraphs(change) => UntrackedKind::Paragraphs,
            relation => kind(relation),
        };
        let labels = sides.as_ref().map(|clauses| {
            let labels: Vec<String> = clauses.iter().map(|clause| clause.label.to_string()).collect();
            (!labels.is_empty()).then(|| labels.join(", "))
        });
        let texts = sides.as_ref().map(|clauses| {
            let texts: Vec<String> = clauses.iter().map(with_marks).collect();
            (!texts.is_empty()).then(|| texts.join("\n"))
        });
        let texts = if kind == UntrackedKind::Renumbered { labels.clone() } else { texts };
        self.add(kind, labels, texts);
    }

    fn titles(&mut self) {
        let documents = self.comparison.documents;
        for change in &self.comparison.headings {
            let of = |document: &Document, at: Option<usize>| {
                at.and_then(|at| document.headings.get(at))
                    .map(|heading| (format!("heading {}", heading.label), heading.text.clone()))
            };
            let sides =
                Pair::new(of(documents.old, change.headings.old), of(documents.new, change.headings.new));
            self.named(change.relation, sides);
        }
        for change in &self.comparison.annexes {
            let of = |document: &Document, at: Option<usize>| {
                at.and_then(|at| document.annexes.get(at))
                    .map(|annex| (format!("title of {}", annex.name), annex.title.clone()))
            };
            let sides =
                Pair::new(of(documents.old, change.annexes.old), of(documents.new, change.annexes.new));
            self.named(change.relation, sides);
        }
    }

    fn notes(&mut self) {
        let documents = self.comparison.documents;
        // A note of which only the mark moved on stands where it stood.
        let changed = self.comparison.footnotes.iter().filter(|note| note.relation != Relation::Unchanged);
        for change in changed {
            let of = |document: &Document, at: Option<usize>| {
                at.and_then(|at| document.footnotes.get(at)).map(|note| {
                    (format!("note {}{}", note.mark, home(document, &note.mark)), note.text.clone())
                })
            };
            let sides = Pair::new(of(documents.old, change.notes.old), of(documents.new, change.notes.new));
            self.named(change.relation, sides);
        }
    }

    fn tables(&mut self) {
        let documents = self.comparison.documents;
        for change in &self.comparison.tables {
            let of = |document: &Document, table: Option<usize>, row: Option<usize>| {
                let table = document.tables.get(table?)?;
                // A Word file is read without its empty cells, a PDF shows some.
                let cells = table.rows.get(row?)?.iter().filter(|cell| !cell.is_empty());
                let cells = cells.map(String::as_str).collect::<Vec<_>>().join(" | ");
                Some((format!("{}, row {}", table.label, row? + 1), cells))
            };
            for row in &change.rows {
                let sides = Pair::new(
                    of(documents.old, change.tables.old, row.rows.old),
                    of(documents.new, change.tables.new, row.rows.new),
                );
                let words = sides.as_ref().map(|side| side.as_ref().map(|(_, cells)| cells));
                if words.old != words.new {
                    self.named(row.relation, sides);
                }
            }
            if change.rows.is_empty() {
                let whole = |document: &Document, table: Option<usize>| {
                    let table = document.tables.get(table?)?;
                    let rows: Vec<String> = table.rows.iter().map(|row| row.join(" | ")).collect();
                    Some((table.label.clone(), rows.join("\n")))
                };
                let sides = Pair::new(
                    whole(documents.old, change.tables.old),
                    whole(documents.new, change.tables.new),
                );
                self.named(change.relation, sides);
            }
        }
    }

    fn unplaced(&mut self) {
        let texts = self.comparison.documents.map(|document| {
            document.unplaced.iter().map(|unplaced| unplaced.text.clone()).collect::<Vec<_>>()
        });
        let texts = Pair::new(texts.old.as_slice(), texts.new.as_slice());
        let place = || "text without a place".to_owned();
        for gap in gaps(texts) {
            let pairs = versions(texts, &gap);
            let (mut old, mut new) = (gap.old.start, gap.new.start);
            for (one, other) in pairs.into_iter().chain([(gap.old.end, gap.new.end)]) {
                for text in &texts.old[old..one] {
                    self.named(Relation::Removed, Pair::new(Some((place(), text.clone())), None));
                }
                for text in &texts.new[new..other] {
                    self.named(Relation::Added, Pair::new(None, Some((place(), text.clone()))));
                }
                if let (Some(one), Some(other)) =
                    (texts.old[..gap.old.end].get(one), texts.new[..gap.new.end].get(other))
                {
                    let sides = Pair::new(Some((place(), one.clone())), Some((place(), other.clone())));
                    self.named(Relation::Reworded, sides);
                }
                (old, new) = (one + 1, other + 1);
            }
        }
    }

    fn named(&mut self, relation: Relation, sides: Pair<Option<(String, String)>>) {
        let (places, texts) = (
            sides.as_ref().map(|side| side.as_ref().map(|(place, _)| place.clone())),
            sides.as_ref().map(|side| side.as_ref().map(|(_, text)| text.clone())),
        );
        self.add(kind(relation), places, texts);
    }
}

fn kind(relation: Relation) -> UntrackedKind {
    match relation {
        Relation::Added => UntrackedKind::Added,
        Relation::Removed => UntrackedKind::Removed,
        _ => UntrackedKind::Reworded,
    }
}

/// Whether a split or merger changed no word.
fn only_paragraphs(change: &Change) -> bool {
    change.inline.iter().all(|step| step.op == Op::Equal || step.text.trim().is_empty())
}

/// The words of a clause with its notes marked.
fn with_marks(clause: &Clause) -> String {
    let mut text = clause.text.clone();
    let mut marks: Vec<&FootnoteMark> = clause.marks.iter().collect();
    marks.sort_by_key(|mark| mark.at);
    for mark in marks.into_iter().rev().filter(|mark| clause.text.is_char_boundary(mark.at)) {
        text.insert_str(mark.at, NOTE);
    }
    text
}

/// The clause that bears the mark of a note, in brackets.
fn home(document: &Document, mark: &str) -> String {
    let bears = |clause: &&Clause| clause.marks.iter().any(|own| own.mark == mark);
    document.clauses.iter().find(bears).map_or_else(String::new, |clause| format!(" ({})", clause.label))
}
