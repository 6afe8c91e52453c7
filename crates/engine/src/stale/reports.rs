//! Reports of the former session that stand where this session's report was expected.
//!
//! A clause that takes note of a report or welcomes it speaks of what is new. Where other clauses of that sort went on
//! to the report of this session, one that still names that of the session before may have been forgotten.

use std::collections::BTreeMap;

use resdiff_model::date::{self, Date, Dated};
use resdiff_model::{Clause, Document, Language, Symbol, citation};

use super::clauses;
use crate::footnotes::{NoteLinks, by_mark};
use crate::lead::bare;
use crate::rules::{Rules, session};
use crate::{Change, Finding, Pair};

pub(super) fn findings(
    documents: Pair<&Document>,
    changes: &[Change],
    notes: &NoteLinks<'_>,
    rules: &Rules,
) -> Vec<Finding> {
    let sessions = documents.map(session);
    let (Some(before), Some(after)) = (sessions.old, sessions.new) else { return Vec::new() };
    if rules.step <= 0 {
        return Vec::new();
    }
    let marks = documents.map(by_mark);
    let mut moved = Vec::new();
    let mut stayed = Vec::new();
    for change in changes {
        let olds: Vec<Cited> = clauses(documents.old, &change.clauses.old)
            .flat_map(|(_, clause)| cited(documents.old, clause, &marks.old))
            .collect();
        for (at, clause) in clauses(documents.new, &change.clauses.new).filter(|_| !olds.is_empty()) {
            let speaks_of_news = speaks_of_news(clause, documents.new.language, rules.adopted);
            for new in cited(documents.new, clause, &marks.new) {
                let same_note = |old: &Cited| match (old.note, new.note) {
                    (Some(old), Some(new)) => notes.partner(old) == Some(new),
                    (None, None) => true,
                    _ => false,
                };
                let mut olds = olds.iter().filter(|old| same_note(old));
                if new.symbol.session() == Some(before) {
                    if speaks_of_news && olds.any(|old| old.symbol == new.symbol) {
                        stayed.push((at, new.symbol));
                    }
                } else if new.symbol.session() == Some(after)
                    && olds.any(|old| {
                        old.symbol.session() == Some(before) && old.symbol.series() == new.symbol.series()
                    })
                {
                    moved.push(at);
                }
            }
        }
    }
    // Where more stayed than moved on, they stayed on purpose.
    if moved.len() < stayed.len() {
        return Vec::new();
    }
    let expected = |symbol: &Symbol| format!("{}{after}/…", symbol.series());
    stayed
        .into_iter()
        .map(|(at, symbol)| super::finding(at, symbol.to_string(), expected(&symbol), &moved))
        .collect()
}

/// Whether a clause speaks of what is new. One that names a title, or a day or year since the year before the former
/// version, speaks of one certain document.
fn speaks_of_news(clause: &Clause, language: Language, former: Option<Date>) -> bool {
    let lexicon = language.lexicon();
    let recent = |dated: &Dated| former.is_none_or(|former| dated.date.year + 1 >= former.year);
    lexicon.news_leads.contains(&bare(clause.lead(), lexicon).as_str())
        && !clause.text.contains(['“', '«', '"'])
        && !date::find(&clause.text, language).iter().any(recent)
}

/// A document that is neither resolution nor decision, and the footnote that names it.
struct Cited {
    symbol: Symbol,
    note: Option<usize>,
}

/// The documents that a clause names, in its text and in its footnotes.
fn cited(document: &Document, clause: &Clause, marks: &BTreeMap<&str, usize>) -> Vec<Cited> {
    let find = |text: &str, note: Option<usize>| {
        let found = citation::find(text, document.language).into_iter().map(|citation| citation.symbol);
        let documents = found.filter(|symbol| !symbol.is_resolution() && !symbol.is_decision());
        documents.map(move |symbol| Cited { symbol, note }).collect::<Vec<_>>()
    };
    let mut cited = find(&clause.text, None);
    for note in clause.marks.iter().filter_map(|mark| marks.get(mark.mark.as_str())) {
        cited.extend(find(&document.footnotes[*note].text, Some(*note)));
    }
    cited
}
