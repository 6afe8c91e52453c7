//! What the documents cite: what came and what went.

use std::collections::BTreeMap;

use resdiff_model::{Document, Symbol, citation};

use crate::footnotes::NoteLinks;
use crate::rules::Rules;
use crate::{Change, CitationChange, Pair, Rule, Significance};

/// Where a document cites what.
type Places = BTreeMap<Symbol, (Vec<usize>, Vec<usize>)>;

/// The citations that only one of the documents has: those of the old one and those of the new one.
pub(crate) fn compare(
    documents: Pair<&Document>,
    changes: &[Change],
    notes: &NoteLinks,
    rules: &Rules,
) -> Pair<Vec<CitationChange>> {
    let cited = documents.map(places);
    let mut replaced = replaced(changes, rules);
    replaced.extend(replaced_in_notes(documents, notes, rules));
    let wording = rules.lexicon().wording;
    let gone = |(symbol, (clauses, footnotes)): (&Symbol, &(Vec<usize>, Vec<usize>))| {
        let routine = replaced.contains(symbol);
        CitationChange {
            symbol: symbol.clone(),
            clauses: clauses.clone(),
            footnotes: footnotes.clone(),
            significance: if routine { Significance::Routine } else { Significance::Substantive },
            note: None,
        }
    };
    let come = |(symbol, (clauses, footnotes)): (&Symbol, &(Vec<usize>, Vec<usize>))| {
        let older = rules.is_older(symbol);
        let note = (older == Some(true)).then(|| match &rules.symbol {
            Some(old) => wording.older_citation.replace("{}", old.as_str()),
            None => wording.older_citation_alone.to_owned(),
        });
        CitationChange {
            symbol: symbol.clone(),
            clauses: clauses.clone(),
            footnotes: footnotes.clone(),
            significance: if older != Some(false) || rules.step == 0 {
                Significance::Substantive
            } else {
                Significance::Routine
            },
            note,
        }
    };
    let old = cited.old.iter().filter(|(symbol, _)| !cited.new.contains_key(*symbol)).map(gone).collect();
    let new = cited.new.iter().filter(|(symbol, _)| !cited.old.contains_key(*symbol)).map(come).collect();
    Pair::new(old, new)
}

fn places(document: &Document) -> Places {
    let mut places = Places::new();
    for (at, clause) in document.clauses.iter().enumerate() {
        for citation in citation::find(&clause.text, document.language) {
            let clauses = &mut places.entry(citation.symbol).or_default().0;
            if clauses.last() != Some(&at) {
                clauses.push(at);
            }
        }
    }
    for (at, note) in document.footnotes.iter().enumerate() {
        for citation in citation::find(&note.text, document.language) {
            let footnotes = &mut places.entry(citation.symbol).or_default().1;
            if footnotes.last() != Some(&at) {
                footnotes.push(at);
            }
        }
    }
    places
}

/// What gave way to its successor by a rule.
fn replaced(changes: &[Change], rules: &Rules) -> Vec<Symbol> {
    changes
        .iter()
        .flat_map(|change| &change.edits)
        .filter(|edit| matches!(edit.rule, Some(Rule::ReportSymbol | Rule::CitationChain)))
        .filter_map(|edit| {
            Symbol::parse(&edit.text.old)
                .or_else(|| Some(citation::find(&edit.text.old, rules.language).into_iter().next()?.symbol))
        })
        .collect()
}

/// What gave way to its successor in a footnote.
fn replaced_in_notes(documents: Pair<&Document>, notes: &NoteLinks, rules: &Rules) -> Vec<Symbol> {
    let cited = |document: &Document, at: usize| {
        let found = citation::find(&document.footnotes[at].text, document.language);
        found.into_iter().map(|citation| citation.symbol).collect::<Vec<_>>()
    };
    let mut replaced = Vec::new();
    for (old, new) in notes.pairs() {
        let (olds, news) = (cited(documents.old, old), cited(documents.new, new));
        let followed = |old: &Symbol| news.iter().any(|new| rules.citation(old, new).is_some());
        replaced.extend(olds.into_iter().filter(followed));
    }
    replaced
}
