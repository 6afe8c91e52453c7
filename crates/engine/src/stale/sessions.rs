//! Sessions that were still to come for the former version and are no more for the later one.
//!
//! A request to report at the next session names a session that is still to come. If the later version still names
//! the same one, it has come by now; where other clauses moved that session on, the one that did not was forgotten.
//! So it is with the sessions of other bodies that are named by their year, `its 2124 session`. What is left to the
//! resumed part of the session in which the later version was adopted is still to come.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_model::{ByLanguage, ClauseKind, Cues, Document, Language, ordinal};

use super::next;
use crate::atoms::{AtomKind, atoms};
use crate::rules::{Rules, adopted, session};
use crate::{Change, Finding, Pair, Rule};

pub(super) fn findings(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> Vec<Finding> {
    let rolled = rolled_over(documents, changes, rules);
    if rolled.is_empty() {
        return Vec::new();
    }
    let now = documents
        .map(|document| Now { session: session(document), year: adopted(document).map(|day| day.year) });
    let named = |document: &Document, at: usize| {
        let clause = &document.clauses[at];
        if clause.kind == ClauseKind::Operative { named(&clause.text, document.language) } else { Vec::new() }
    };
    let mut findings = Vec::new();
    let mut stayed: BTreeMap<Term, usize> = BTreeMap::new();
    for change in changes {
        let olds = change.clauses.old.iter().flat_map(|at| named(documents.old, *at));
        let before: Vec<Term> = olds.map(|named| named.term).collect();
        for &at in change.clauses.new.iter().filter(|_| !before.is_empty()) {
            for named in named(documents.new, at) {
                let neighbours = rolled.get(&named.term).map_or(&[][..], Vec::as_slice);
                let moved = neighbours.iter().any(|other| *other != at);
                if moved && before.contains(&named.term) && has_come(&named, &now) {
                    *stayed.entry(named.term).or_default() += 1;
                    let (text, expected) = words(&documents.new.clauses[at].text, &named, rules);
                    findings.push((named.term, super::finding(at, text, expected, neighbours)));
                }
            }
        }
    }
    // Where more stayed than moved on, they stayed on purpose.
    findings
        .retain(|(term, _)| rolled.get(term).map_or(0, Vec::len) >= stayed.get(term).copied().unwrap_or(0));
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// The words in question, and those that were expected.
fn words(clause: &str, named: &Named, rules: &Rules) -> (String, String) {
    let next = match named.term {
        Term::Session(value) => next(value, rules).and_then(|next| ordinal::to_words(next, rules.language)),
        Term::Year(value) => next(value, rules).map(|next| next.to_string()),
    };
    let expected =
        next.map_or_else(String::new, |next| format!("{next}{}", &clause[named.words.end..named.noun.end]));
    (clause[named.words.start..named.noun.end].to_owned(), expected)
}

/// A session, by its number or by its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Term {
    Session(u32),
    Year(u32),
}

/// The session and the year in which a document was adopted.
struct Now {
    session: Option<u32>,
    year: Option<u32>,
}

/// Whether a session was still to come for the old document and is no more for the new one.
fn has_come(named: &Named, now: &Pair<Now>) -> bool {
    let (value, before, after) = match named.term {
        Term::Session(value) => (value, now.old.session, now.new.session),
        Term::Year(value) => (value, now.old.year, now.new.year),
    };
    let come = |after: u32| if named.part { value < after } else { value <= after };
    before.zip(after).is_some_and(|(before, after)| before < value && come(after))
}

/// The sessions that moved on by the step of the pair, and the new clauses in which they did.
fn rolled_over(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> BTreeMap<Term, Vec<usize>> {
    let mut rolled: BTreeMap<Term, Vec<usize>> = BTreeMap::new();
    for change in changes {
        let moves = |rule: Rule| change.edits.iter().filter(move |edit| edit.rule == Some(rule));
        let sessions = moves(Rule::SessionOrdinal)
            .filter_map(|edit| Some(Term::Session(ordinal::parse(&edit.text.old, rules.language)?.value)));
        let years = moves(Rule::Date).filter_map(|edit| {
            let year = edit.text.old.parse().ok()?;
            let of_session = change.clauses.new.iter().any(|at| {
                let named = named(&documents.new.clauses[*at].text, rules.language);
                named.iter().any(
                    |named| matches!(named.term, Term::Year(new) if Some(new) == edit.text.new.parse().ok()),
                )
            });
            of_session.then_some(Term::Year(year))
        });
        for term in sessions.chain(years) {
            rolled.entry(term).or_default().extend(&change.clauses.new);
        }
    }
    rolled
}

/// A session that a text names.
struct Named {
    term: Term,
    /// The ordinal or year, as bytes of the text.
    words: Range<usize>,
    /// The word `session` behind it.
    noun: Range<usize>,
    /// Whether only a part of it is meant: `the resumed seventy-ninth session`.
    part: bool,
}

/// How many words may stand between the word for a part and the session: `reprise de sa`.
const PART_WITHIN: usize = 3;

/// The sessions that a text names by ordinal or year and noun.
fn named(text: &str, language: Language) -> Vec<Named> {
    if !may_name(text, language) {
        return Vec::new();
    }
    let lexicon = language.lexicon();
    let atoms = atoms(text, language);
    let named = |at: usize| {
        let term = match atoms[at].kind {
            AtomKind::Ordinal(value) => Term::Session(value),
            AtomKind::Date(date) if date.month.is_none() => Term::Year(date.year),
            _ => return None,
        };
        let words = atoms[at].range.clone();
        let noun = phrase_behind(text, words.end, lexicon.session)?;
        let before = atoms[..at].iter().rev().take(PART_WITHIN);
        let part =
            before.into_iter().any(|atom| lexicon.session_parts.contains(&atom.key.to_lowercase().as_str()));
        Some(Named { term, words, noun, part })
    };
    (0..atoms.len()).filter_map(named).collect()
}

/// Whether the noun of a session may stand in a text: in most clauses none does.
fn may_name(text: &str, language: Language) -> bool {
    static CUES: ByLanguage<Cues> =
        ByLanguage::new(|language| Cues::new(std::iter::empty(), language.lexicon().session.iter().copied()));
    CUES.of(language).may_be_in(text)
}

/// The longest of some phrases that stands behind a place, a blank between.
fn phrase_behind(text: &str, end: usize, phrases: &[&str]) -> Option<Range<usize>> {
    let rest = text[end..].trim_start();
    let start = text.len() - rest.len();
    let here = |phrase: &&&str| {
        let mut signs = rest.chars();
        let same = phrase.chars().all(|expected| {
            signs.next().is_some_and(|sign| {
                sign.is_whitespace() && expected == ' ' || sign.to_lowercase().eq(std::iter::once(expected))
            })
        });
        same && !signs.next().is_some_and(char::is_alphanumeric)
    };
    let longest = phrases.iter().filter(here).max_by_key(|phrase| phrase.len())?;
    let bytes: usize = rest.chars().take(longest.chars().count()).map(char::len_utf8).sum();
    Some(start..start + bytes)
}
