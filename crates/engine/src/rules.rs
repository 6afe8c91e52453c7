//! The rules that explain edits, and what they must know of the two documents.

use std::collections::BTreeMap;

use resdiff_model::date::{self, Date};
use resdiff_model::{Document, Language, Lexicon, Symbol, ordinal};

use crate::atoms::{Atom, AtomKind};
use crate::{Pair, Rule, Significance, unseen};

/// What the rules know of the two documents; the old one is the earlier of the two.
#[derive(Debug)]
pub(crate) struct Rules {
    /// The language whose words the rules look for.
    pub language: Language,
    /// How many sessions or years lie between the documents.
    pub step: i64,
    /// The session of the General Assembly in which the old document was adopted.
    pub session: Option<u32>,
    /// When the old document was adopted.
    pub adopted: Option<Date>,
    /// The symbol of the old document.
    pub symbol: Option<Symbol>,
    /// The numbers of operative paragraphs of the old document and what became of them in the new one.
    pub renumbered: BTreeMap<u32, u32>,
}

/// Two atoms in the places where they stand.
#[derive(Clone, Copy)]
pub(crate) struct Places<'a> {
    /// All atoms of the two texts.
    pub atoms: Pair<&'a [Atom<'a>]>,
    /// The two atoms, as indices.
    pub at: Pair<usize>,
}

impl Rules {
    /// What can be known before the clauses are aligned.
    pub fn new(documents: Pair<&Document>) -> Self {
        let sessions = documents.map(session);
        let days = documents.map(adopted);
        let years =
            documents.map(|document| adopted(document).map(|day| day.year).or_else(|| symbol_year(document)));
        let step = difference(sessions).or_else(|| difference(years)).unwrap_or(1);
        Self {
            language: documents.new.language,
            step,
            session: sessions.old,
            adopted: days.old,
            symbol: own_symbol(documents.old),
            renumbered: BTreeMap::new(),
        }
    }

    /// The words the rules look for.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.language.lexicon()
    }

    /// The rule that explains why one atom gave way to another; none if it is substance.
    pub fn explain(&self, places: Places) -> Option<(Rule, Significance)> {
        let (old, new) = (&places.atoms.old[places.at.old], &places.atoms.new[places.at.new]);
        if old.key == new.key {
            return None;
        }
        // `22-23 May` → `22–23 May`; a dash that stands alone is punctuation.
        let unseen = unseen::explain(&old.key, &new.key);
        if let Some(unseen) =
            unseen.filter(|(rule, _)| old.kind != AtomKind::Sign || *rule != Rule::Typography)
        {
            return Some(unseen);
        }
        match (&old.kind, &new.kind) {
            (AtomKind::Ordinal(from), AtomKind::Ordinal(to)) => self.ordinal(*from, *to, places),
            (AtomKind::Date(from), AtomKind::Date(to)) => {
                self.date(*from, *to).then_some((Rule::Date, Significance::Routine))
            }
            (AtomKind::Period(from, until), AtomKind::Period(to, end)) => {
                let moved = |old: u32, new: u32| i64::from(new) - i64::from(old) == self.step;
                let both = moved(*from, *to) && moved(*until, *end) && self.step != 0;
                both.then_some((Rule::Date, Significance::Routine))
            }
            // The date was added or left out; another date for the same is substance.
            (AtomKind::Citation(from), AtomKind::Citation(to)) if from == to => {
                let longer = new.key.starts_with(&*old.key) || old.key.starts_with(&*new.key);
                longer.then_some((Rule::CitationChain, Significance::Routine))
            }
            (AtomKind::Citation(from), AtomKind::Citation(to)) => self.citation(from, to),
            (AtomKind::Number, AtomKind::Number) => self.number(old, new, places),
            (AtomKind::Word | AtomKind::StopWord, AtomKind::Word | AtomKind::StopWord) => self.word(old, new),
            _ => None,
        }
    }

    /// `seventy-fifth` → `seventy-sixth session`; `third` → `fourth meeting`.
    fn ordinal(&self, from: u32, to: u32, places: Places) -> Option<(Rule, Significance)> {
        let grown = i64::from(to) - i64::from(from);
        let follows = |nouns: &[&str]| {
            let behind = places.atoms.new[places.at.new + 1..].iter().take(NOUN_WITHIN);
            behind.into_iter().any(|atom| nouns.contains(&atom.key.to_lowercase().as_str()))
        };
        let lexicon = self.lexicon();
        let session = follows(lexicon.session) || follows(&plurals(lexicon));
        if self.step != 0 && grown == self.step && session {
            return Some((Rule::SessionOrdinal, Significance::Routine));
        }
        // The next of a series or, of yearly meetings, the one after the step of the pair.
        let next = grown == 1 || self.step > 0 && grown == self.step;
        (next && (session || follows(lexicon.references.series_nouns)))
            .then_some((Rule::MeetingOrdinal, Significance::Routine))
    }

    /// Whether a date or year moved by the step of the pair.
    ///
    /// The day may differ, as the same week of the next year has other days; another month is another date.
    pub fn date(&self, from: Date, to: Date) -> bool {
        let same_grain = from.month == to.month && from.day.is_some() == to.day.is_some();
        same_grain && self.step != 0 && i64::from(to.year) - i64::from(from.year) == self.step
    }

    /// Last year's report for that of the year before, last year's resolution for its predecessor.
    pub fn citation(&self, from: &Symbol, to: &Symbol) -> Option<(Rule, Significance)> {
        if from.series() != to.series() {
            return None;
        }
        if from.is_resolution() || from.is_decision() {
            return (to.numbers() > from.numbers() && self.is_fresh(to))
                .then_some((Rule::CitationChain, Significance::Routine));
        }
        let grown = difference(Pair::new(from.session(), to.session()));
        (self.step != 0 && grown? == self.step).then_some((Rule::ReportSymbol, Significance::Routine))
    }

    /// Whether what is cited may take the place of an earlier resolution or decision.
    pub fn is_fresh(&self, symbol: &Symbol) -> bool {
        self.step != 0 && self.is_older(symbol) == Some(false)
    }

    /// Whether what is cited is older than the old document; none where neither session nor year tells.
    pub fn is_older(&self, symbol: &Symbol) -> Option<bool> {
        let by_session = symbol.session().zip(self.session).map(|(cited, old)| cited < old);
        let year = symbol.numbers().into_iter().find(|number| (1946..2200).contains(number));
        let by_year = || year.zip(self.adopted).map(|(cited, old)| cited < old.year);
        by_session.or_else(by_year)
    }

    /// What a citation that came to a chain means, and why.
    pub fn new_citation(&self, symbol: &Symbol) -> (Option<Rule>, Significance, Option<String>) {
        match self.is_older(symbol) {
            Some(false) => return (Some(Rule::CitationChain), Significance::Routine, None),
            None => return (None, Significance::Substantive, None),
            Some(true) => {}
        }
        let wording = self.lexicon().wording;
        let note = match &self.symbol {
            Some(old) => wording.older_citation.replace("{}", old.as_str()),
            None => wording.older_citation_alone.to_owned(),
        };
        (Some(Rule::OlderCitation), Significance::Substantive, Some(note))
    }

    /// Agenda items, days before a month, paragraphs that were renumbered.
    fn number(&self, old: &Atom, new: &Atom, places: Places) -> Option<(Rule, Significance)> {
        let lexicon = self.lexicon();
        let (from, to) = (old.key.parse::<u32>().ok()?, new.key.parse::<u32>().ok()?);
        let before = |words: &[&str]| {
            // `paragraphs 3 and 4`: numbers and conjunctions may lie between.
            let mut back = places.atoms.new[..places.at.new].iter().rev();
            let word = back.find(|atom| {
                atom.kind != AtomKind::Number
                    && atom.kind != AtomKind::Sign
                    && !lexicon.references.conjunctions.contains(&&*atom.key)
            });
            word.is_some_and(|atom| {
                words.iter().any(|w| w.rsplit(' ').next() == Some(&atom.key.to_lowercase()))
            })
        };
        if before(lexicon.agenda_item) {
            return Some((Rule::AgendaItem, Significance::Routine));
        }
        if before(lexicon.references.paragraphs) && self.renumbered.get(&from) == Some(&to) {
            return Some((Rule::CrossReference, Significance::Editorial));
        }
        let date_behind = |atoms: &[Atom], at: usize| {
            atoms[at + 1..].iter().take(3).find_map(|atom| match atom.kind {
                AtomKind::Date(date) if date.day.is_some() => Some(date),
                _ => None,
            })
        };
        let dates =
            (date_behind(places.atoms.old, places.at.old)?, date_behind(places.atoms.new, places.at.new)?);
        let days = (1..=31).contains(&from) && (1..=31).contains(&to);
        (days && self.date(dates.0, dates.1)).then_some((Rule::Date, Significance::Routine))
    }

    /// Case and spelling.
    fn word(&self, old: &Atom, new: &Atom) -> Option<(Rule, Significance)> {
        let first = |word: &str| word.chars().flat_map(char::to_lowercase).next();
        if first(&old.key) != first(&new.key) {
            return None;
        }
        let (one, other) = (old.key.to_lowercase(), new.key.to_lowercase());
        if one == other {
            return Some((Rule::Case, Significance::Editorial));
        }
        self.same_spelling(&one, &other).then_some((Rule::Spelling, Significance::Editorial))
    }

    /// Whether two words in lower case are the same word in two spellings.
    pub fn same_spelling(&self, one: &str, other: &str) -> bool {
        // Most pairs of words can be told apart by their first letter or their length.
        let first = |word: &str| word.chars().next();
        if first(one) != first(other) || one.len().abs_diff(other.len()) > MOST_LETTERS {
            return false;
        }
        let solid = |word: &str| word.replace(['-', ' '], "");
        let plain = |word: &str| {
            self.lexicon()
                .equivalents
                .iter()
                .fold(word.to_owned(), |word, pair| word.replace(pair.one, pair.other))
        };
        solid(one) == solid(other) || plain(one) == plain(other)
    }
}

/// No two spellings of a word differ by more letters, hyphens or blanks.
const MOST_LETTERS: usize = 4;

/// How many atoms may stand between an ordinal and its noun: `third substantive session`.
const NOUN_WITHIN: usize = 5;

fn plurals(lexicon: &Lexicon) -> Vec<&'static str> {
    let nouns = lexicon.references.series_nouns.iter();
    nouns.filter(|noun| lexicon.session.iter().any(|session| noun.starts_with(session))).copied().collect()
}

fn difference(numbers: Pair<Option<u32>>) -> Option<i64> {
    Some(i64::from(numbers.new?) - i64::from(numbers.old?))
}

/// The session of the General Assembly that a document belongs to.
pub(crate) fn session(document: &Document) -> Option<u32> {
    let masthead = &document.masthead;
    let written = masthead.session.as_deref().and_then(|text| ordinal::parse(text, document.language));
    written.map(|ordinal| ordinal.value).or_else(|| own_symbol(document)?.session())
}

/// The symbol of a document itself.
pub(crate) fn own_symbol(document: &Document) -> Option<Symbol> {
    let masthead = &document.masthead;
    [&masthead.symbol, &masthead.number].into_iter().find_map(|text| Symbol::parse(text.as_deref()?))
}

/// The day on which a document was adopted or, for drafts, issued.
pub(crate) fn adopted(document: &Document) -> Option<Date> {
    let masthead = &document.masthead;
    [&masthead.adopted_on, &masthead.closing_date, &masthead.issued_on]
        .into_iter()
        .find_map(|text| date::first_day(text.as_deref()?, document.language))
}

fn symbol_year(document: &Document) -> Option<u32> {
    own_symbol(document)?.numbers().into_iter().find(|number| (1946..2200).contains(number))
}
