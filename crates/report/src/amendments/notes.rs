//! Amendments of footnotes and of the references to them.

use std::collections::HashMap;

use resdiff_engine::{NoteChange, Pair, Relation};
use resdiff_model::{Clause, Document, Footnote};

use super::Amendments;
use super::names::name;
use super::plan::Origin;
use super::rest::{nth_of, pairs, steps};
use crate::view::looks_alike;

impl Amendments<'_> {
    /// The footnotes, named by their old marks.
    pub(super) fn footnotes(&mut self) {
        const SECTION: &str = "Footnotes";
        let (old, new) = (self.plan.old, self.plan.new);
        for pair in self.note_pairs() {
            let was = pair.old.and_then(|at| Some((at, old.footnotes.get(at)?)));
            let now = pair.new.and_then(|at| new.footnotes.get(at));
            match (was, now) {
                (Some((at, was)), Some(now)) => {
                    let named = note_name(old, at);
                    if !looks_alike(&was.text, &now.text) {
                        let listed = |change: &&NoteChange| change.notes == pair;
                        let change = self.comparison.footnotes.iter().find(listed);
                        let script = change.map(|change| steps(&change.inline, Relation::Reworded));
                        let texts = Pair::new(was.text.as_str(), now.text.as_str());
                        self.words(SECTION, &named, texts, &script.unwrap_or_default());
                    }
                    if was.mark != now.mark {
                        let text = format!("Renumber {named} as footnote {}.", now.mark);
                        self.out.amendment(SECTION, &text, &[]);
                    }
                }
                (Some((at, _)), None) => {
                    self.out.amendment(SECTION, &format!("Delete {}.", note_name(old, at)), &[]);
                }
                (None, Some(now)) => {
                    let lines = [format!("“{}”", now.text)];
                    self.out.amendment(SECTION, &format!("Insert footnote {}, reading:", now.mark), &lines);
                }
                (None, None) => {}
            }
        }
    }

    fn note_pairs(&self) -> Vec<Pair<Option<usize>>> {
        let listed: Vec<Pair<Option<usize>>> =
            self.comparison.footnotes.iter().map(|change| change.notes).collect();
        let texts = |document: &Document| -> Vec<String> {
            document.footnotes.iter().map(|note: &Footnote| note.text.clone()).collect()
        };
        pairs(&listed, &Pair::new(texts(self.plan.old), texts(self.plan.new)))
    }

    /// The references to footnotes of paragraphs in which they do not follow by themselves; paragraphs and notes by
    /// their new numbers.
    pub(super) fn references(&mut self) {
        const SECTION: &str = "References to footnotes (by the new numbers)";
        let (old, new) = (self.plan.old, self.plan.new);
        let mut marks: HashMap<&str, &str> = HashMap::new();
        for pair in self.note_pairs() {
            let was = pair.old.and_then(|at| old.footnotes.get(at));
            let now = pair.new.and_then(|at| new.footnotes.get(at));
            if let (Some(was), Some(now)) = (was, now) {
                marks.entry(&was.mark).or_insert(&now.mark);
            }
        }
        for (at, clause) in new.clauses.iter().enumerate() {
            let expected: Vec<&str> = match self.plan.origins[at] {
                Origin::Stays(from) | Origin::Moves(from) => old.clauses[from]
                    .marks
                    .iter()
                    .filter_map(|mark| marks.get(mark.mark.as_str()).copied())
                    .collect(),
                Origin::New => Vec::new(),
            };
            let actual: Vec<&str> = clause.marks.iter().map(|mark| mark.mark.as_str()).collect();
            if expected == actual {
                continue;
            }
            let named = name(&clause.label);
            let lines: Vec<String> =
                clause.marks.iter().map(|mark| reference(clause, &mark.mark, mark.at)).collect();
            let text = if lines.is_empty() {
                format!("In {named}, delete the references to footnotes.")
            } else {
                format!("In {named}, the references to footnotes stand as follows:")
            };
            self.out.amendment(SECTION, &text, &lines);
        }
    }
}

/// The footnote of the old text at this place; its mark alone where no other bears it.
fn note_name(document: &Document, at: usize) -> String {
    let mark = &document.footnotes[at].mark;
    if document.footnotes.iter().filter(|note| note.mark == *mark).count() == 1 {
        format!("footnote {mark}")
    } else {
        format!("the {} footnote", nth_of(at))
    }
}

/// `footnote 3 after the words “…”`: the words before the reference, as many as stand in the text only once.
fn reference(clause: &Clause, mark: &str, at: usize) -> String {
    let before = clause.text.get(..at).unwrap_or(&clause.text);
    let mut start = before.trim_end_matches(' ').len();
    loop {
        let words = &before[start..];
        if !words.trim().is_empty() && clause.text.matches(words).count() == 1 {
            let noun = if words.trim().contains(' ') { "words" } else { "word" };
            return format!("footnote {mark} after the {noun} “{words}”");
        }
        if start == 0 {
            return format!("footnote {mark} at the beginning");
        }
        start = before[..start].trim_end_matches(' ').rfind(' ').map_or(0, |blank| blank + 1);
    }
}
