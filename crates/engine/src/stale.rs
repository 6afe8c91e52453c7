//! What should have rolled over and did not.
//!
//! A request to report at the next session names a session that is still to come. If the later version still names
//! the same one, it has come by now; where other clauses moved that session on, the one that did not was forgotten.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_model::{Clause, ClauseKind, Document, Language, ordinal};

use crate::atoms::{AtomKind, atoms};
use crate::rules::{Rules, session};
use crate::{Change, Finding, FindingKind, Pair, Rule};

/// The findings, in the order of the new document.
pub(crate) fn findings(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> Vec<Finding> {
    let (Some(before), Some(now)) = (session(documents.old), session(documents.new)) else {
        return Vec::new();
    };
    let rolled = rolled_sessions(changes, rules);
    let mut findings = Vec::new();
    for change in changes {
        let named_before: Vec<u32> = change
            .clauses
            .old
            .iter()
            .flat_map(|at| sessions(&documents.old.clauses[*at].text, rules.language))
            .map(|named| named.value)
            .collect();
        for &at in &change.clauses.new {
            let clause: &Clause = &documents.new.clauses[at];
            if clause.kind != ClauseKind::Operative {
                continue;
            }
            for named in sessions(&clause.text, rules.language) {
                let due = named.value > before && named.value <= now && named_before.contains(&named.value);
                let others =
                    rolled.get(&named.value).into_iter().flatten().copied().filter(|other| *other != at);
                let neighbours: Vec<usize> = others.collect();
                if due && !neighbours.is_empty() {
                    findings.push(finding(clause, at, &named, neighbours, rules));
                }
            }
        }
    }
    findings.sort_by_key(|finding| finding.clause);
    findings
}

fn finding(clause: &Clause, at: usize, named: &Named, neighbours: Vec<usize>, rules: &Rules) -> Finding {
    let text = clause.text[named.words.start..named.noun.end].to_owned();
    let next = i64::from(named.value) + rules.step;
    let next = u32::try_from(next).ok().and_then(|next| ordinal::to_words(next, rules.language));
    let expected = next
        .map_or_else(String::new, |next| format!("{next}{}", &clause.text[named.words.end..named.noun.end]));
    Finding { kind: FindingKind::Stale, clause: at, text, expected, neighbours }
}

/// The sessions that moved on by the step of the pair, and the new clauses in which they did.
fn rolled_sessions(changes: &[Change], rules: &Rules) -> BTreeMap<u32, Vec<usize>> {
    let mut rolled: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for change in changes {
        for edit in change.edits.iter().filter(|edit| edit.rule == Some(Rule::SessionOrdinal)) {
            if let Some(found) = ordinal::parse(&edit.text.old, rules.language) {
                rolled.entry(found.value).or_default().extend(&change.clauses.new);
            }
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
    value: u32,
    /// The ordinal, as bytes of the text.
    words: Range<usize>,
    /// The word `session` behind it.
    noun: Range<usize>,
}

/// The sessions that a text names by ordinal and noun.
fn sessions(text: &str, language: Language) -> Vec<Named> {
    let atoms = atoms(text, language);
    let nouns = language.lexicon().session;
    let named = |at: usize| {
        let AtomKind::Ordinal(value) = atoms[at].kind else { return None };
        let noun = atoms.get(at + 1).filter(|atom| nouns.contains(&atom.key.to_lowercase().as_str()))?;
        Some(Named { value, words: atoms[at].range.clone(), noun: noun.range.clone() })
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
