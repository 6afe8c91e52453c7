//! What the labels of all clauses say together: sections that restart the numbers, repeats, gaps.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use resdiff_model::{ClauseKind, Document, Label, Notice, NoticeKind, Stem};

/// Makes the labels unique and warns of numbers that skip or repeat. `sections` tells of every clause the numeral of
/// the section it stands in.
pub(super) fn finish(document: &mut Document, sections: &[Option<String>]) {
    scope_sections(document, sections);
    number_repeats(document);
    check_numbers(document);
}

/// Where the numbers restart in a section, the section's numeral becomes part of the labels: in the text, or in that
/// annex alone.
fn scope_sections(document: &mut Document, sections: &[Option<String>]) {
    let clauses = &mut document.clauses;
    let mut known: BTreeMap<&Label, &Option<String>> = BTreeMap::new();
    let mut restarting: BTreeSet<Option<usize>> = BTreeSet::new();
    let annexes = &document.annexes;
    let annex_of = |kind: ClauseKind, label: &Label| {
        if kind == ClauseKind::Annex { annexes.iter().position(|annex| annex.holds(label)) } else { None }
    };
    for (clause, section) in clauses.iter().zip(sections) {
        let earlier = *known.entry(&clause.label).or_insert(section);
        let begins = match clause.marker.as_deref() {
            Some(marker) => marker == "1.",
            None => clause.kind != ClauseKind::Annex && clause.label.carried_on == 0,
        };
        if section.is_some() && earlier != section && begins {
            restarting.insert(annex_of(clause.kind, &clause.label));
        }
    }
    if restarting.is_empty() {
        return;
    }
    for (clause, section) in clauses.iter_mut().zip(sections) {
        if restarting.contains(&annex_of(clause.kind, &clause.label)) {
            clause.label.scope.extend(section.clone());
        }
    }
}

/// Labels are unique: the second clause of the same printed number is `OP3[2]`.
fn number_repeats(document: &mut Document) {
    let mut seen: HashMap<Label, u32> = HashMap::new();
    for clause in &mut document.clauses {
        let count = seen.entry(clause.label.clone()).or_insert(0);
        clause.label.repeat = *count;
        *count += 1;
    }
}

/// Warns where the printed numbers of the operative paragraphs skip or repeat.
fn check_numbers(document: &mut Document) {
    let mut before: Option<(Vec<String>, u32)> = None;
    for clause in &document.clauses {
        let Stem::Operative(number) = clause.label.stem else { continue };
        if !clause.label.sub.is_empty() || clause.label.carried_on > 0 {
            continue;
        }
        let expected = match &before {
            Some((scope, last)) if *scope == clause.label.scope => last + 1,
            _ => 1,
        };
        if number != expected {
            document.warnings.push(Notice {
                kind: NoticeKind::Numbering,
                message: format!("operative paragraph {number} stands where {expected} was expected"),
                at: clause.at,
            });
        }
        before = Some((clause.label.scope.clone(), number));
    }
}
