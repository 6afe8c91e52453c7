//! What came to the citations of single clauses and what went, footnotes included.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_model::{Document, Symbol};

use super::names::Names;
use super::successors::Successors;
use super::{Cited, Places, weight_of_new};
use crate::footnotes::by_mark;
use crate::rules::Rules;
use crate::{Change, CitationChange, ClauseCitation, InstrumentChange, Pair, Relation, Significance};

/// Tells every change what its clauses cite on one side only; `came` and `instruments` are those of the documents as
/// wholes.
pub(crate) fn of_changes(
    documents: Pair<&Document>,
    changes: &mut [Change],
    cited: &Pair<Cited>,
    came: &Pair<Vec<CitationChange>>,
    instruments: &Pair<Vec<InstrumentChange>>,
    rules: &Rules,
) {
    let came = came.as_ref().map(|side| side.iter().map(|change| &change.symbol).collect::<BTreeSet<_>>());
    let named = instruments
        .as_ref()
        .map(|side| side.iter().map(|change| change.name.as_str()).collect::<BTreeSet<_>>());
    let marks = documents.map(by_mark);
    // Most clauses cite nothing.
    let is_silent = |clauses: &[usize], document: &Document, cited: &Cited| {
        clauses.iter().all(|at| {
            let names = cited.symbols.clauses[*at].is_empty() && cited.instruments.clauses[*at].is_empty();
            names && document.clauses[*at].marks.is_empty()
        })
    };
    for change in changes {
        if is_silent(&change.clauses.old, documents.old, &cited.old)
            && is_silent(&change.clauses.new, documents.new, &cited.new)
        {
            continue;
        }
        let in_old = |places| held(documents.old, &marks.old, &change.clauses.old, places);
        let in_new = |places| held(documents.new, &marks.new, &change.clauses.new, places);
        let symbols = Pair::new(in_old(&cited.old.symbols), in_new(&cited.new.symbols));
        let in_old = |places| held(documents.old, &marks.old, &change.clauses.old, places);
        let in_new = |places| held(documents.new, &marks.new, &change.clauses.new, places);
        let instruments = Pair::new(in_old(&cited.old.instruments), in_new(&cited.new.instruments));
        change.citations = of_symbols(&symbols, &came, rules);
        change.citations.extend(of_instruments(&instruments, &named));
    }
}

/// What some clauses and their footnotes name.
fn held<'c, T: Ord>(
    document: &Document,
    marks: &BTreeMap<&str, usize>,
    clauses: &[usize],
    places: &'c Places<T>,
) -> BTreeSet<&'c T> {
    let mut held: BTreeSet<&T> = BTreeSet::new();
    for &at in clauses {
        held.extend(&places.clauses[at]);
        let notes = document.clauses[at].marks.iter().filter_map(|mark| marks.get(mark.mark.as_str()));
        held.extend(notes.flat_map(|note| &places.notes[*note]));
    }
    held
}

fn of_symbols(
    symbols: &Pair<BTreeSet<&Symbol>>,
    came: &Pair<BTreeSet<&Symbol>>,
    rules: &Rules,
) -> Vec<ClauseCitation> {
    let mut news: BTreeSet<&Symbol> = symbols.new.difference(&symbols.old).copied().collect();
    let mut successors = Successors::new(news.iter().copied(), rules);
    let mut found = Vec::new();
    for &old in symbols.old.difference(&symbols.new) {
        let new = successors.take(old);
        if let Some(new) = new {
            news.remove(new);
        }
        found.push(ClauseCitation {
            relation: if new.is_some() { Relation::Reworded } else { Relation::Removed },
            names: Pair::new(Some(old.to_string()), new.map(ToString::to_string)),
            instrument: false,
            everywhere: came.old.contains(old) && new.is_none_or(|new| came.new.contains(new)),
            significance: if new.is_some() { Significance::Routine } else { Significance::Substantive },
            note: None,
        });
    }
    for new in news {
        let (significance, note) = weight_of_new(new, rules);
        found.push(ClauseCitation {
            relation: Relation::Added,
            names: Pair::new(None, Some(new.to_string())),
            instrument: false,
            everywhere: came.new.contains(new),
            significance,
            note,
        });
    }
    found
}

fn of_instruments(names: &Pair<BTreeSet<&String>>, named: &Pair<BTreeSet<&str>>) -> Vec<ClauseCitation> {
    let known = names.as_ref().map(|names| Names::new(names.iter().map(|name| name.as_str())));
    let lone = |names: &BTreeSet<&String>, other: &Names| -> Vec<String> {
        names.iter().filter(|name| !other.has(name)).map(|name| (*name).clone()).collect()
    };
    let lone = Pair::new(lone(&names.old, &known.new), lone(&names.new, &known.old));
    let citation = |old: Option<&String>, new: Option<&String>| ClauseCitation {
        relation: match (old, new) {
            (Some(_), Some(_)) => Relation::Reworded,
            (Some(_), None) => Relation::Removed,
            _ => Relation::Added,
        },
        names: Pair::new(old.cloned(), new.cloned()),
        instrument: true,
        everywhere: old.is_none_or(|old| named.old.contains(old.as_str()))
            && new.is_none_or(|new| named.new.contains(new.as_str())),
        significance: Significance::Substantive,
        note: None,
    };
    // Of one that went and one that came the one took the place of the other.
    if let ([old], [new]) = (lone.old.as_slice(), lone.new.as_slice()) {
        return vec![citation(Some(old), Some(new))];
    }
    let gone = lone.old.iter().map(|old| citation(Some(old), None));
    gone.chain(lone.new.iter().map(|new| citation(None, Some(new)))).collect()
}
