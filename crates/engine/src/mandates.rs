//! Mandate terms: who is to report to whom and when, the next provisional agenda, money, dates and amounts.
//!
//! They are facts for analysts and decide nothing about clauses: what became of the words is told by the change.

use std::collections::{HashMap, VecDeque};

use resdiff_model::{Clause, ClauseKind, Document};

use crate::rules::Rules;
use crate::snippet::compare_snippets;
use crate::{Change, Mandate, MandateKind, MandateTerm, Pair, Relation, Significance};

mod terms;
mod words;

use terms::{Term, terms};

/// The mandate terms of both documents and what became of them, in the order of the changes.
///
/// Dates and amounts are told where they changed in a clause; the other terms also where they stayed.
pub(crate) fn compare(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> Vec<Mandate> {
    let above = documents.map(parents);
    let mut mandates = Vec::new();
    for change in changes {
        let linked_clauses = !change.clauses.old.is_empty() && !change.clauses.new.is_empty();
        // Most clauses are what they were: their terms are looked for but once, and no figure of theirs has changed.
        let same = match (change.clauses.old.as_slice(), change.clauses.new.as_slice()) {
            (&[old], &[new]) if are_equal(documents, &above, old, new) => Some(new),
            _ => None,
        };
        let figures = linked_clauses && same.is_none();
        let olds = held(documents.old, &above.old, &change.clauses.old, figures);
        let news = match same {
            Some(new) => olds.iter().map(|held| Held { clause: new, ..held.clone() }).collect(),
            None => held(documents.new, &above.new, &change.clauses.new, figures),
        };
        if olds.is_empty() && news.is_empty() {
            continue;
        }
        for kind in MandateKind::ALL {
            let of =
                |held: &[Held]| held.iter().filter(|held| held.kind == kind).cloned().collect::<Vec<_>>();
            mandates.extend(linked(kind, Pair::new(of(&olds), of(&news)), rules));
        }
    }
    mandates
}

/// Whether terms of a kind are told only where they changed inside a clause: every text is full of dates.
fn told_where_changed(kind: MandateKind) -> bool {
    matches!(kind, MandateKind::Date | MandateKind::Amount)
}

/// A term and the clause that holds it.
#[derive(Clone)]
struct Held {
    kind: MandateKind,
    clause: usize,
    term: Term,
}

/// Whether two clauses, and those above them, are the same in all that mandate terms are read from.
fn are_equal(documents: Pair<&Document>, above: &Pair<Vec<Option<usize>>>, old: usize, new: usize) -> bool {
    fn read<'d>(document: &'d Document, above: &[Option<usize>], at: usize) -> impl PartialEq + use<'d> {
        let clause = &document.clauses[at];
        let above = above[at].map(|above| document.clauses[above].text.as_str());
        (clause.kind == ClauseKind::Preambular, above, clause.text.as_str(), document.language)
    }
    read(documents.old, &above.old, old) == read(documents.new, &above.new, new)
}

fn held(document: &Document, above: &[Option<usize>], clauses: &[usize], figures: bool) -> Vec<Held> {
    let of_clause = |&clause: &usize| {
        let above = above[clause].map(|above| document.clauses[above].text.as_str());
        let text = &document.clauses[clause].text;
        // A recital gives no mandate.
        let terms = match document.clauses[clause].kind {
            ClauseKind::Preambular => Vec::new(),
            _ => terms(text, above, document.language, figures),
        };
        terms.into_iter().map(move |(kind, term)| Held { kind, clause, term })
    };
    clauses.iter().flat_map(of_clause).collect()
}

/// The clause above every sub-paragraph.
fn parents(document: &Document) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let above = |(at, clause): (usize, &Clause)| {
        while open.last().is_some_and(|last| document.clauses[*last].level >= clause.level) {
            open.pop();
        }
        let above = open.last().copied();
        open.push(at);
        above
    };
    document.clauses.iter().enumerate().map(above).collect()
}

/// What became of the terms of one kind in linked clauses: equal ones belong together, then the others in their
/// order.
fn linked(kind: MandateKind, terms: Pair<Vec<Held>>, rules: &Rules) -> Vec<Mandate> {
    // A clause may hold very many terms: each is looked up among those that may be like it.
    let mut likely: HashMap<[String; 5], VecDeque<usize>> = HashMap::new();
    for (at, new) in terms.new.iter().enumerate() {
        likely.entry(new.term.key()).or_default().push_back(at);
    }
    let mut news: Vec<Option<Held>> = terms.new.into_iter().map(Some).collect();
    let mut mandates = Vec::new();
    let mut lone = Vec::new();
    for old in terms.old {
        let same = |new: &usize| news[*new].as_ref().is_some_and(|new| new.term.is_like(&old.term));
        let found = likely.get_mut(&old.term.key()).and_then(|likely| {
            let place = likely.iter().position(same)?;
            likely.remove(place)
        });
        match found.and_then(|new| news[new].take()) {
            Some(new) => mandates.push(mandate(kind, Some(old), Some(new), rules)),
            None => lone.push(old),
        }
    }
    let mut rest = news.into_iter().flatten();
    for old in lone {
        mandates.push(mandate(kind, Some(old), rest.next(), rules));
    }
    mandates.extend(rest.map(|new| mandate(kind, None, Some(new), rules)));
    mandates.retain(|mandate| !told_where_changed(kind) || mandate.relation != Relation::Unchanged);
    mandates
}

fn mandate(kind: MandateKind, old: Option<Held>, new: Option<Held>, rules: &Rules) -> Mandate {
    let (relation, significance) = match (&old, &new) {
        (Some(old), Some(new)) if old.term.is_like(&new.term) => (Relation::Unchanged, None),
        (Some(old), Some(new)) => (Relation::Reworded, Some(weight(&old.term, &new.term, rules))),
        (Some(_), None) => (Relation::Removed, Some(Significance::Substantive)),
        _ => (Relation::Added, Some(Significance::Substantive)),
    };
    let public = |held: Held| MandateTerm {
        clause: held.clause,
        who: held.term.who,
        to: held.term.to,
        when: held.term.when,
        cycle: held.term.cycle,
        what: held.term.what,
    };
    Mandate { kind, relation, terms: Pair::new(old.map(public), new.map(public)), significance }
}

impl Term {
    /// What terms that are alike have in common: of names their last word, as the one may be a short form of the other.
    fn key(&self) -> [String; 5] {
        let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
        [last(&self.who), last(&self.to), self.when.clone(), self.cycle.clone(), self.what.clone()]
    }

    /// Whether two terms say the same.
    fn is_like(&self, other: &Self) -> bool {
        let names = same_name(&self.who, &other.who) && same_name(&self.to, &other.to);
        names && self.when == other.when && self.cycle == other.cycle && self.what == other.what
    }
}

/// Whether the one is the other or a short form of it: `Assembly` for `General Assembly`.
fn same_name(one: &str, other: &str) -> bool {
    let short = |long: &str, end: &str| {
        !end.is_empty() && long.strip_suffix(end).is_some_and(|head| head.ends_with(' '))
    };
    one == other || short(one, other) || short(other, one)
}

/// Whether the difference of two terms matters.
fn weight(old: &Term, new: &Term, rules: &Rules) -> Significance {
    let parts = [
        (&old.who, &new.who),
        (&old.to, &new.to),
        (&old.when, &new.when),
        (&old.cycle, &new.cycle),
        (&old.what, &new.what),
    ];
    let changed = parts.into_iter().filter(|(old, new)| !same_name(old, new));
    let weights = changed.map(|(old, new)| compare_snippets(Pair::new(old, new), rules).significance);
    weights.max().unwrap_or(Significance::Editorial)
}

#[cfg(test)]
mod tests {
    use super::*;
    use resdiff_model::Language;

    /// The terms of a clause, on a line each.
    #[track_caller]
    fn check(language: Language, text: &str, above: Option<&str>, expected: &[&str]) {
        let shown = |(kind, term): (MandateKind, Term)| {
            let parts = [term.who, term.to, term.when, term.cycle, term.what];
            format!("{kind:?}: {}", parts.join(" | "))
        };
        let found: Vec<String> = terms(text, above, language, true).into_iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reports() {
        let english = |text, expected: &[&str]| check(Language::English, text, None, expected);
        english(
            "Requests the Secretary-General, in consultation with the pilots, to submit to the General Assembly at its one hundred and seventy-sixth session, within existing resources, a report on lost ships;",
            &[
                "Report: the Secretary-General | General Assembly | one hundred and seventy-sixth session |  | ",
                "Resources:  |  |  |  | within existing resources",
            ],
        );
        english(
            "Invites the Group to meet, and requests the Group to report thereon every two years to the Council, and decides to meet at its ninetieth session;",
            &["Report: the Group | Council |  | every two years | "],
        );
        english(
            "Requests the keepers to publish, in two languages and in print, a chart and to report on it to the Assembly at its ninetieth session;",
            &["Report: the keepers | Assembly | ninetieth session |  | "],
        );
        english(
            "Takes note of the report of the Secretary-General to the Assembly at its ninetieth session;",
            &[],
        );
        english("Requests the keepers to light the lamps at the tenth session;", &[]);
        english(
            "Requests the Group to report to the Council at its tenth session and at its twelfth session;",
            &["Report: the Group | Council | tenth session, twelfth session |  | "],
        );
        english(
            "Requests the Committee with regard to the Lamps, Charts and Ships, in the light of the 2130 Agenda, to report to the Assembly in March 2121;",
            &[
                "Report: the Committee with regard to the Lamps, Charts and Ships | Assembly | March 2121 |  | ",
                "Date:  |  |  |  | March 2121",
            ],
        );
    }
    #[test]
    fn a_sub_paragraph_goes_on_with_who_is_asked_above_it() {
        check(
            Language::English,
            "To report to the General Assembly at its ninetieth and ninety-first sessions;",
            Some("Requests the Secretary-General:"),
            &["Report: the Secretary-General | General Assembly | ninetieth and ninety-first sessions |  | "],
        );
    }

    #[test]
    fn agendas_amounts_and_dates() {
        let english = |text, expected: &[&str]| check(Language::English, text, None, expected);
        english(
            "Decides to include in the provisional agenda of its ninetieth session, under the item entitled “Pilots”, the sub-item entitled “Lost ships”.",
            &["ProvisionalAgenda:  |  | ninetieth session |  | Pilots; Lost ships"],
        );
        english(
            "Appropriates 65,459,100 dollars for the 3 harbours from 1 July 2120, of which $3.5 million are for 20 per cent of the lamps, as in resolution 174/28 of 5 December 2119;",
            &[
                "Amount:  |  |  |  | 65,459,100 dollars",
                "Amount:  |  |  |  | $3.5 million",
                "Amount:  |  |  |  | 20 per cent",
                "Date:  |  |  |  | 1 July 2120",
            ],
        );
    }

    #[test]
    fn amounts_have_a_sign_or_a_unit_and_digits() {
        for (text, expected) in [
            ("Pays 12% of the oil;", &["Amount:  |  |  |  | 12%"][..]),
            ("Pays €7 for oil;", &["Amount:  |  |  |  | €7"]),
            (
                "Pays 0 dollars or 9 dollars;",
                &["Amount:  |  |  |  | 0 dollars", "Amount:  |  |  |  | 9 dollars"],
            ),
            ("Pays ٣ dollars;", &["Amount:  |  |  |  | ٣ dollars"]),
            ("Pays 12 Dollars for oil;", &["Amount:  |  |  |  | 12 Dollars"]),
            ("Pays 7 PER CENT for oil;", &["Amount:  |  |  |  | 7 PER CENT"]),
            ("Pays in dollars for oil;", &[]),
            ("Buys 12 lamps;", &[]),
        ] {
            check(Language::English, text, None, expected);
        }
    }

    #[test]
    fn sessions_are_one_list_as_long_as_commas_join_them() {
        for (text, sessions) in [
            ("tenth, eleventh and twelfth sessions", "tenth, eleventh and twelfth sessions"),
            ("tenth and its eleventh sessions", "eleventh sessions"),
            ("tenth; eleventh session", "eleventh session"),
        ] {
            let text = format!("Places on the provisional agenda of its {text} the item entitled “Oil”.");
            let expected = format!("ProvisionalAgenda:  |  | {sessions} |  | Oil");
            check(Language::English, &text, None, &[&expected]);
        }
    }

    #[test]
    fn a_request_ends_where_the_organ_does_something_else() {
        let english = |text, expected: &[&str]| check(Language::English, text, None, expected);
        let report = ["Report: the Group | Council |  |  | "];
        english("Requests the Group to meet, and to report to the Council;", &report);
        english("Requests the Group to meet, and decides to report to the Council;", &[]);
        english("Requests the Group to meet, and also decides to report to the Council;", &[]);
        english("Requests the Group to meet, and in due time to report to the Council;", &report);
        english("Requests the Group to meet; the keepers are to report to the Council;", &[]);
        english("Requests the Group to meet, and submit a report to the Council;", &report);
    }

    #[test]
    fn an_assembly_is_the_assembly_and_nothing_is_no_short_name() {
        for (one, other, same) in [
            ("Assembly", "General Assembly", true),
            ("General Assembly", "Assembly", true),
            ("Assembly", "Assembly", true),
            ("Assembly", "Subassembly", false),
            ("", "General Assembly", false),
            ("Council", "General Assembly", false),
        ] {
            assert_eq!(same_name(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn other_languages() {
        check(
            Language::French,
            "Prie le Secrétaire général de présenter à l’Assemblée générale, à sa quatre-vingt-unième session, un rapport sur les navires ;",
            None,
            &["Report: le Secrétaire général | Assemblée générale | quatre-vingt-unième session |  | "],
        );
        check(
            Language::Spanish,
            "Decide incluir en el programa provisional de su octogésimo primer período de sesiones el tema titulado “Barcos”.",
            None,
            &["ProvisionalAgenda:  |  | octogésimo primer período de sesiones |  | Barcos"],
        );
        check(
            Language::Spanish,
            "Solicita al Secretario General que presente a la Asamblea General, en su octogésimo primer período de sesiones, un informe sobre los barcos;",
            None,
            &[
                "Report: al Secretario General | Asamblea General | octogésimo primer período de sesiones |  | ",
            ],
        );
    }
}
