//! What should have rolled over and did not.
//!
//! A request to report at the next session names a session that is still to come. If the later version still names
//! the same one, it has come by now; where other clauses moved that session on, the one that did not was forgotten.
//! So it is with the sessions of other bodies that are named by their year, `its 2124 session`. Other dates stay
//! out of it: what was to be held in a year is rightly said to have been held in it a year later.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_model::{ClauseKind, Document, Language, ordinal};

use crate::atoms::{Atom, AtomKind, atoms};
use crate::rules::{Rules, adopted, session};
use crate::{Change, Finding, FindingKind, Pair, Rule};

/// The findings, in the order of the new document.
pub(crate) fn findings(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> Vec<Finding> {
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
        let before: Vec<Term> = change
            .clauses
            .old
            .iter()
            .flat_map(|at| named(documents.old, *at))
            .map(|named| named.term)
            .collect();
        for &at in change.clauses.new.iter().filter(|_| !before.is_empty()) {
            for named in named(documents.new, at) {
                let others = rolled.get(&named.term).into_iter().flatten();
                let neighbours: Vec<usize> = others.copied().filter(|other| *other != at).collect();
                if !neighbours.is_empty() && before.contains(&named.term) && has_come(named.term, &now) {
                    *stayed.entry(named.term).or_default() += 1;
                    let text = &documents.new.clauses[at].text;
                    findings.push((named.term, finding(text, at, &named, neighbours, rules)));
                }
            }
        }
    }
    // Where more stayed than moved on, they stayed on purpose.
    findings
        .retain(|(term, _)| rolled.get(term).map_or(0, Vec::len) >= stayed.get(term).copied().unwrap_or(0));
    findings.sort_by_key(|(_, finding)| finding.clause);
    findings.into_iter().map(|(_, finding)| finding).collect()
}

fn finding(clause: &str, at: usize, named: &Named, neighbours: Vec<usize>, rules: &Rules) -> Finding {
    let text = clause[named.words.start..named.noun.end].to_owned();
    let next = |value: u32| u32::try_from(i64::from(value) + rules.step).ok();
    let next = match named.term {
        Term::Session(value) => next(value).and_then(|next| ordinal::to_words(next, rules.language)),
        Term::Year(value) => next(value).map(|next| next.to_string()),
    };
    let expected =
        next.map_or_else(String::new, |next| format!("{next}{}", &clause[named.words.end..named.noun.end]));
    Finding { kind: FindingKind::Stale, clause: at, text, expected, neighbours }
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
fn has_come(term: Term, now: &Pair<Now>) -> bool {
    let (value, before, after) = match term {
        Term::Session(value) => (value, now.old.session, now.new.session),
        Term::Year(value) => (value, now.old.year, now.new.year),
    };
    before.zip(after).is_some_and(|(before, after)| before < value && value <= after)
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
    for clauses in rolled.values_mut() {
        clauses.sort_unstable();
        clauses.dedup();
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
}

/// The sessions that a text names by ordinal or year and noun.
fn named(text: &str, language: Language) -> Vec<Named> {
    let nouns = language.lexicon().session;
    let is_noun = |atom: &&Atom| nouns.contains(&atom.key.to_lowercase().as_str());
    let atoms = atoms(text, language);
    let named = |at: usize| {
        let term = match atoms[at].kind {
            AtomKind::Ordinal(value) => Term::Session(value),
            AtomKind::Date(date) if date.month.is_none() => Term::Year(date.year),
            _ => return None,
        };
        let noun = atoms.get(at + 1).filter(is_noun)?;
        Some(Named { term, words: atoms[at].range.clone(), noun: noun.range.clone() })
    };
    (0..atoms.len()).filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use crate::compare;
    use crate::testing::document;

    /// The stale clauses between two documents of sessions 174 and 175.
    fn stale(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let (mut old, mut new) = (document(old), document(new));
        old.masthead.session = Some("One hundred and seventy-fourth".to_owned());
        new.masthead.session = Some("One hundred and seventy-fifth".to_owned());
        let found = compare(&old, &new).findings;
        found
            .iter()
            .map(|f| format!("{}: {} / {}", new.clauses[f.clause].label, f.text, f.expected))
            .collect()
    }

    #[test]
    fn a_session_left_behind_is_found_where_a_neighbour_moved_on() {
        let old = [
            ("OP1", "Requests a report on pilots at its one hundred and seventy-fifth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-fifth session."),
        ];
        let new = [
            ("OP1", "Requests a report on pilots at its one hundred and seventy-fifth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-sixth session."),
        ];
        assert_eq!(
            stale(&old, &new),
            ["OP1: one hundred and seventy-fifth session / one hundred and seventy-sixth session"]
        );
        assert_eq!(stale(&old, &old), [""; 0]);
    }

    #[test]
    fn a_session_named_by_its_year() {
        let clauses = |year: &str| {
            [
                ("OP1", "Invites the Conference of Pilots to begin work at its 2120 session;".to_owned()),
                ("OP2", format!("Requests the Conference of Pilots to consult during its {year} session;")),
                ("OP3", "Recalls the regatta held in 2120;".to_owned()),
            ]
        };
        let make = |session: &str, day: &str, year: &str| {
            let clauses = clauses(year);
            let mut document = document(&clauses.each_ref().map(|(label, text)| (*label, text.as_str())));
            document.masthead.session = Some(session.to_owned());
            document.masthead.adopted_on = Some(day.to_owned());
            document
        };
        let old = make("One hundred and seventy-fourth", "12 December 2119", "2120");
        let new = make("One hundred and seventy-fifth", "7 December 2120", "2121");
        let found = compare(&old, &new).findings;
        let found: Vec<_> = found.iter().map(|f| (f.clause, f.text.as_str(), f.expected.as_str())).collect();
        assert_eq!(found, [(0, "2120 session", "2121 session")]);
    }

    #[test]
    fn a_session_of_the_past_is_history() {
        let old = [
            ("OP1", "Recalls its one hundred and seventieth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-fifth session."),
        ];
        let new = [
            ("OP1", "Recalls its one hundred and seventieth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-sixth session."),
        ];
        assert_eq!(stale(&old, &new), [""; 0]);
    }
}
