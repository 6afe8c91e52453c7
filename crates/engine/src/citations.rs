//! What the documents cite: what came and what went.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_model::{Document, Language, Symbol, citation, instrument};

use crate::alignment::Group;
use crate::footnotes::NoteLinks;
use crate::rules::Rules;
use crate::{Change, CitationChange, InstrumentChange, Pair, Rule, Significance};

mod clauses;
mod names;
mod successors;

pub(crate) use clauses::of_changes;
use names::Names;
use successors::Successors;

/// What a document cites, clause by clause and footnote by footnote.
pub(crate) struct Cited {
    symbols: Places<Symbol>,
    instruments: Places<String>,
}

/// What each clause and each footnote of a document names.
struct Places<T> {
    clauses: Vec<BTreeSet<T>>,
    notes: Vec<BTreeSet<T>>,
}

/// Where one thing is named.
#[derive(Default)]
struct Named {
    clauses: Vec<usize>,
    footnotes: Vec<usize>,
}

impl Cited {
    /// What both documents cite. Most clauses are what they were, and cite what they cited: they are read but once.
    pub fn of_both(documents: Pair<&Document>, groups: &[Group]) -> Pair<Self> {
        let mut same = vec![None; documents.new.clauses.len()];
        let one_language = documents.old.language == documents.new.language;
        for (old, new) in groups.iter().filter_map(|group| group.core).filter(|_| one_language) {
            if documents.old.clauses[old].text == documents.new.clauses[new].text {
                same[new] = Some(old);
            }
        }
        let symbols = |text: &str, language: Language| -> BTreeSet<Symbol> {
            citation::find(text, language).into_iter().map(|citation| citation.symbol).collect()
        };
        let instruments = |text: &str, language: Language| -> BTreeSet<String> {
            instrument::find(text, language).into_iter().map(|found| found.name).collect()
        };
        let symbols = Places::of_both(documents, &same, symbols);
        let instruments = Places::of_both(documents, &same, instruments);
        Pair::new(
            Self { symbols: symbols.old, instruments: instruments.old },
            Self { symbols: symbols.new, instruments: instruments.new },
        )
    }
}

impl<T: Ord + Clone> Places<T> {
    /// What is found in both documents; for each new clause it is known which old one has the same text.
    fn of_both(
        documents: Pair<&Document>,
        same: &[Option<usize>],
        find: impl Fn(&str, Language) -> BTreeSet<T>,
    ) -> Pair<Self> {
        let in_notes = |document: &Document| {
            document.footnotes.iter().map(|note| find(&note.text, document.language)).collect()
        };
        let in_clause = |document: &Document, at: usize| find(&document.clauses[at].text, document.language);
        let olds: Vec<BTreeSet<T>> =
            (0..documents.old.clauses.len()).map(|at| in_clause(documents.old, at)).collect();
        let news = std::iter::zip(0.., same);
        let news =
            news.map(|(at, same)| same.map_or_else(|| in_clause(documents.new, at), |old| olds[old].clone()));
        let news = news.collect();
        let notes = documents.map(in_notes);
        Pair::new(Self { clauses: olds, notes: notes.old }, Self { clauses: news, notes: notes.new })
    }
    fn by_name(&self) -> BTreeMap<&T, Named> {
        let mut places: BTreeMap<&T, Named> = BTreeMap::new();
        for (at, named) in self.clauses.iter().enumerate() {
            named.iter().for_each(|name| places.entry(name).or_default().clauses.push(at));
        }
        for (at, named) in self.notes.iter().enumerate() {
            named.iter().for_each(|name| places.entry(name).or_default().footnotes.push(at));
        }
        places
    }
}

/// The citations that only one of the documents has: those of the old one and those of the new one.
pub(crate) fn compare(
    cited: &Pair<Cited>,
    changes: &[Change],
    notes: &NoteLinks<'_>,
    rules: &Rules,
) -> Pair<Vec<CitationChange>> {
    let places = cited.as_ref().map(|cited| cited.symbols.by_name());
    let mut replaced = replaced(changes, rules);
    replaced.extend(replaced_in_notes(cited, notes, rules));
    let gone = |(symbol, named): (&&Symbol, &Named)| {
        let routine = replaced.contains(*symbol);
        CitationChange {
            symbol: (*symbol).clone(),
            clauses: named.clauses.clone(),
            footnotes: named.footnotes.clone(),
            significance: if routine { Significance::Routine } else { Significance::Substantive },
            note: None,
        }
    };
    let come = |(symbol, named): (&&Symbol, &Named)| {
        let (significance, note) = weight_of_new(symbol, rules);
        CitationChange {
            symbol: (*symbol).clone(),
            clauses: named.clauses.clone(),
            footnotes: named.footnotes.clone(),
            significance,
            note,
        }
    };
    let old = places.old.iter().filter(|(symbol, _)| !places.new.contains_key(*symbol)).map(gone).collect();
    let new = places.new.iter().filter(|(symbol, _)| !places.old.contains_key(*symbol)).map(come).collect();
    Pair::new(old, new)
}

/// The instruments that only one of the documents names: those of the old one and those of the new one.
pub(crate) fn compare_instruments(cited: &Pair<Cited>) -> Pair<Vec<InstrumentChange>> {
    let places = cited.as_ref().map(|cited| cited.instruments.by_name());
    let known = places.as_ref().map(|places| Names::new(places.keys().map(|name| name.as_str())));
    let lone = |places: &BTreeMap<&String, Named>, other: &Names| {
        let lone = places.iter().filter(|(name, _)| !other.has(name));
        let change = |(name, named): (&&String, &Named)| InstrumentChange {
            name: (*name).clone(),
            clauses: named.clauses.clone(),
            footnotes: named.footnotes.clone(),
            significance: Significance::Substantive,
        };
        lone.map(change).collect()
    };
    Pair::new(lone(&places.old, &known.new), lone(&places.new, &known.old))
}

/// Whether it matters that a symbol is cited which was not before, and why.
fn weight_of_new(symbol: &Symbol, rules: &Rules) -> (Significance, Option<String>) {
    let wording = rules.lexicon().wording;
    let older = rules.is_older(symbol);
    let note = (older == Some(true)).then(|| match &rules.symbol {
        Some(old) => wording.older_citation.replace("{}", old.as_str()),
        None => wording.older_citation_alone.to_owned(),
    });
    let routine = older == Some(false) && rules.step != 0;
    (if routine { Significance::Routine } else { Significance::Substantive }, note)
}

/// What gave way to its successor by a rule.
fn replaced(changes: &[Change], rules: &Rules) -> BTreeSet<Symbol> {
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
fn replaced_in_notes(cited: &Pair<Cited>, notes: &NoteLinks<'_>, rules: &Rules) -> BTreeSet<Symbol> {
    let mut replaced = BTreeSet::new();
    for (old, new) in notes.pairs() {
        let successors = Successors::new(cited.new.symbols.notes[new].iter(), rules);
        let followed = |old: &&Symbol| successors.first(old).is_some();
        replaced.extend(cited.old.symbols.notes[old].iter().filter(followed).cloned());
    }
    replaced
}
