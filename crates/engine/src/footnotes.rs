//! Footnotes: matched by their words, whatever their marks.

use std::collections::BTreeMap;

use resdiff_model::{Clause, Document};

use crate::alignment::Group;
use crate::limits::Reached;
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::{Snippet, compare_snippets};
use crate::tokens::{Token, TokenKind, comparison_key, tokenize};
use crate::{MarkChange, NoteChange, Options, Pair, Relation, Significance, Unseen, UnseenIn, unseen};

/// Which footnote became which.
#[derive(Debug)]
pub(crate) struct NoteLinks<'d> {
    /// The partner of each footnote of the old document.
    old: Vec<Option<usize>>,
    /// The partner of each footnote of the new document.
    new: Vec<Option<usize>>,
    by_mark: Pair<BTreeMap<&'d str, usize>>,
}

/// Finds which footnote became which: by their words first, then by their marks in linked clauses, for notes that
/// are nothing but this year's symbol in place of last year's or of which each side has one left.
pub(crate) fn link<'d>(
    documents: Pair<&'d Document>,
    groups: &[Group],
    options: &Options,
    reached: &mut Reached,
) -> NoteLinks<'d> {
    let texts = documents
        .map(|document| document.footnotes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>());
    let mut links = NoteLinks {
        old: vec![None; texts.old.len()],
        new: vec![None; texts.new.len()],
        by_mark: documents.map(by_mark),
    };
    let languages = documents.map(|document| document.language);
    for (old, new) in pair_texts(Pair::new(&texts.old, &texts.new), languages, options, reached) {
        links.link(old, new);
    }
    let frames = Pair::new(
        texts.old.iter().map(|text| frame(text)).collect::<Vec<_>>(),
        texts.new.iter().map(|text| frame(text)).collect::<Vec<_>>(),
    );
    for group in groups.iter().filter(|group| group.core.is_some()) {
        let note = |mark: Mark| mark.note;
        let olds: Vec<usize> =
            marks_of(documents.old, &links.by_mark.old, &group.clauses.old).filter_map(note).collect();
        let mut news: Vec<usize> =
            marks_of(documents.new, &links.by_mark.new, &group.clauses.new).filter_map(note).collect();
        for &old in &olds {
            if links.old[old].is_some() {
                continue;
            }
            let same = |new: &usize| links.new[*new].is_none() && frames.new[*new] == frames.old[old];
            if let Some(at) = news.iter().position(same) {
                links.link(old, news.remove(at));
            }
        }
        // What alone is left in a clause on either side: the one note was put in the place of the other.
        let olds: Vec<usize> = olds.into_iter().filter(|old| links.old[*old].is_none()).collect();
        let news: Vec<usize> = news.into_iter().filter(|new: &usize| links.new[*new].is_none()).collect();
        if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
            links.link(*old, *new);
        }
    }
    links
}

/// The footnotes of a document by their marks; the first of several that bear the same one.
pub(crate) fn by_mark(document: &Document) -> BTreeMap<&str, usize> {
    document.footnotes.iter().enumerate().rev().map(|(at, note)| (note.mark.as_str(), at)).collect()
}

/// A text in which a stroke stands for every number and symbol: `See A/78/121.` and `See A/79/121.` have the same.
fn frame(text: &str) -> String {
    let tokens = tokenize(text);
    let word = |token: &Token| match token.kind {
        TokenKind::Number | TokenKind::Symbol => "/".into(),
        TokenKind::Word | TokenKind::Sign => comparison_key(&text[token.range.clone()]),
    };
    tokens.iter().map(word).collect::<Vec<_>>().join(" ")
}

impl NoteLinks<'_> {
    /// The pairs in the order of the old document.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }

    /// The footnote of the new document that one of the old document became.
    pub fn partner(&self, old: usize) -> Option<usize> {
        self.old.get(old).copied().flatten()
    }

    fn link(&mut self, old: usize, new: usize) {
        self.old[old] = Some(new);
        self.new[new] = Some(old);
    }
}

/// What became of the footnotes; those with the same words and the same mark are left out. Differences that cannot
/// be seen are told beside.
pub(crate) fn compare(
    documents: Pair<&Document>,
    links: &NoteLinks<'_>,
    rules: &Rules,
    unseen: &mut Vec<Unseen>,
) -> Vec<NoteChange> {
    let mut changes = Vec::new();
    for (new, note) in documents.new.footnotes.iter().enumerate() {
        let Some(old) = links.new[new] else {
            changes.push(alone(Relation::Added, Pair::new(None, Some(new))));
            continue;
        };
        let former = &documents.old.footnotes[old];
        let notes = Pair::new(Some(old), Some(new));
        let texts = Pair::new(former.text.as_str(), note.text.as_str());
        let place = UnseenIn::Footnote(Pair::new(old, new));
        if comparison_key(texts.old) == comparison_key(texts.new) && !unseen::is_planted(texts) {
            unseen.extend(unseen::of_texts(texts, place));
            if former.mark != note.mark {
                let significance = Significance::Routine;
                changes.push(NoteChange {
                    relation: Relation::Unchanged,
                    notes,
                    inline: Vec::new(),
                    significance,
                });
            }
            continue;
        }
        let Snippet { inline, edits, significance } = compare_snippets(texts, rules);
        unseen.extend(unseen::of_edits(&edits, &place));
        changes.push(NoteChange { relation: Relation::Reworded, notes, inline, significance });
    }
    for (old, partner) in links.old.iter().enumerate() {
        if partner.is_none() {
            changes.push(alone(Relation::Removed, Pair::new(Some(old), None)));
        }
    }
    changes
}

fn alone(relation: Relation, notes: Pair<Option<usize>>) -> NoteChange {
    NoteChange { relation, notes, inline: Vec::new(), significance: Significance::Substantive }
}

/// What became of the footnote marks of linked clauses. Marks that point to the same note are no change unless
/// the mark itself is another.
pub(crate) fn marks(
    documents: Pair<&Document>,
    links: &NoteLinks<'_>,
    clauses: &Pair<Vec<usize>>,
) -> Vec<MarkChange> {
    if clauses.old.is_empty() || clauses.new.is_empty() {
        return Vec::new();
    }
    let olds = marks_of(documents.old, &links.by_mark.old, &clauses.old);
    let mut news: Vec<Option<Mark>> =
        marks_of(documents.new, &links.by_mark.new, &clauses.new).map(Some).collect();
    let mut changes = Vec::new();
    let mut lone: Vec<Mark> = Vec::new();
    for old in olds {
        let partner = old.note.and_then(|note| links.old[note]);
        let same = news.iter_mut().find(|new| {
            new.as_ref().is_some_and(|new| match (partner, new.note) {
                (Some(partner), Some(note)) => partner == note,
                _ => old.note.is_none() && new.note.is_none() && old.mark == new.mark,
            })
        });
        match same.and_then(Option::take) {
            Some(new) if new.mark == old.mark => {}
            Some(new) => {
                changes.push(MarkChange { marks: Pair::new(Some(old.mark), Some(new.mark)), same_note: true })
            }
            None => lone.push(old),
        }
    }
    let mut rest = news.into_iter().flatten();
    for old in lone {
        let new = rest.next().map(|new| new.mark);
        changes.push(MarkChange { marks: Pair::new(Some(old.mark), new), same_note: false });
    }
    changes.extend(rest.map(|new| MarkChange { marks: Pair::new(None, Some(new.mark)), same_note: false }));
    changes
}

/// A mark and the footnote it points to.
struct Mark {
    mark: String,
    note: Option<usize>,
}

fn marks_of(
    document: &Document,
    notes: &BTreeMap<&str, usize>,
    clauses: &[usize],
) -> impl Iterator<Item = Mark> {
    let clauses = clauses.iter().map(|at| &document.clauses[*at]);
    let marks = clauses.flat_map(|clause: &Clause| &clause.marks);
    marks.map(|mark| Mark { mark: mark.mark.clone(), note: notes.get(mark.mark.as_str()).copied() })
}
