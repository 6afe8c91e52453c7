//! Why: sentences made from evidence, leads, citations and edits.

use resdiff_engine::{
    Change, ClauseCitation, Comparison, Evidence, Finding, LeadChange, Relation, Rule, Significance, Strength,
};

use super::unseen::unseen_sentence;
use super::words;

/// A piece of evidence as a short sentence without a full stop.
#[must_use]
pub fn evidence(comparison: &Comparison<'_>, evidence: &Evidence) -> String {
    match evidence {
        Evidence::SameWords => "the words are the same".to_owned(),
        Evidence::SharedWords(share) => format!("{} of the words are shared", words::percent(*share)),
        Evidence::RareWords(rare) => {
            format!("rare words stand in both and nowhere else: {}", rare.join(", "))
        }
        Evidence::SameLead(lead) => format!("the lead phrase is the same ({lead})"),
        Evidence::SameNeighbours => "both stand between the same neighbours".to_owned(),
        Evidence::SameLabel => "both bear the same number".to_owned(),
        Evidence::Covered(share) => {
            format!("the several clauses hold {} of the words of the one", words::percent(*share))
        }
        Evidence::SameParent => "the clauses above them belong together".to_owned(),
        Evidence::RunnerUp { in_new, clause, similarity } => format!(
            "the next best match is {}, {} alike",
            clause_of(comparison, *in_new, *clause),
            words::percent(*similarity)
        ),
        Evidence::NothingAlike => "nothing on the other side is alike".to_owned(),
        _ => "for another reason".to_owned(),
    }
}

/// What became of a lead phrase: `unchanged (Welcomes)`, `Requests → Urges, stronger (Gruenberg 2009)`.
#[must_use]
pub fn lead(lead: &LeadChange) -> String {
    let (old, new) = (lead.phrases.old.as_str(), lead.phrases.new.as_str());
    let mut text = match (old, new) {
        ("", new) => format!("none → {new}"),
        (old, "") => format!("{old} → none"),
        (old, new) if old == new => format!("unchanged ({new})"),
        (old, new) if lead.strength == Strength::Same => format!("{old} → {new}"),
        (old, new) => {
            let by = lead.authority.as_ref().map(|authority| format!(" ({})", authority.name));
            format!("{old} → {new}, {}{}", words::strength(lead.strength), by.unwrap_or_default())
        }
    };
    for (word, qualifiers) in [("gained", &lead.gained), ("lost", &lead.lost)] {
        if !qualifiers.is_empty() {
            let quoted: Vec<String> = qualifiers.iter().map(|qualifier| format!("“{qualifier}”")).collect();
            text.push_str(&format!(", {word} {}", words::list(&quoted)));
        }
    }
    text
}

/// A finding as a sentence without a full stop.
#[must_use]
pub fn finding(comparison: &Comparison<'_>, finding: &Finding) -> String {
    let clauses = &comparison.documents.new.clauses;
    let labels: Vec<String> = finding
        .neighbours
        .iter()
        .filter_map(|&index| clauses.get(index))
        .map(|clause| clause.label.to_string())
        .collect();
    let witness = match labels.as_slice() {
        [] => "was expected".to_owned(),
        [one] => format!("where {one} says"),
        [first, second] => format!("where {first} and {second} say"),
        [first, second, rest @ ..] => format!("where {first}, {second} and {} more say", rest.len()),
    };
    if labels.is_empty() {
        format!("“{}”, where “{}” {witness}", finding.text, finding.expected)
    } else {
        format!("“{}” {witness} “{}”", finding.text, finding.expected)
    }
}

/// Why a change is what the report says it is, for a reader in a hurry: short notes, the weightiest first.
///
/// Each is a name and a sentence, `("lead", "unchanged (Welcomes)")`. What the edit script itself shows is not
/// said again.
#[must_use]
pub fn reasons(comparison: &Comparison<'_>, change: &Change) -> Vec<(&'static str, String)> {
    let mut notes = Vec::new();
    if let Some(phrases) = &change.lead {
        notes.push(("lead", lead(phrases)));
    }
    notes.extend(citations(change));
    notes.extend(edit_notes(change).map(|text| ("note", text)));
    let planted = change.unseen().into_iter().filter(|unseen| !unseen.rule.is_print());
    notes.extend(planted.map(|unseen| ("unseen", unseen_sentence(&unseen))));
    if let Some(text) = beside(change) {
        let name = if change.significance == Some(Significance::Substantive) { "also" } else { "only" };
        notes.push((name, text));
    }
    if let Some(text) = link(comparison, change) {
        notes.push(("linked", text));
    }
    if let Some(text) = nearest(comparison, change) {
        notes.push(("nearest", text));
    }
    notes
}

/// Citations of substance that came or went in these clauses, and with them in the document.
fn citations(change: &Change) -> Vec<(&'static str, String)> {
    let of_substance = |citation: &&ClauseCitation| {
        citation.significance == Significance::Substantive && citation.everywhere
    };
    let told = |citation: &ClauseCitation| {
        let with_note = |name: &str| match &citation.note {
            Some(note) => format!("{name}, {note}"),
            None => name.to_owned(),
        };
        match (&citation.names.old, &citation.names.new) {
            (Some(old), Some(new)) => vec![("cites", format!("{} in place of {old}", with_note(new)))],
            (None, Some(new)) => vec![("cites", with_note(new))],
            (Some(old), None) => vec![("no longer cites", with_note(old))],
            (None, None) => Vec::new(),
        }
    };
    let mut told: Vec<_> = change.citations.iter().filter(of_substance).flat_map(told).collect();
    told.sort_by_key(|(name, _)| *name != "cites");
    told.dedup_by(|next, first| {
        let same = next.0 == first.0;
        if same {
            first.1.push_str("; ");
            first.1.push_str(&next.1);
        }
        same
    });
    told
}

/// Notes of the engine on single edits; those on citations are told with the citation.
fn edit_notes(change: &Change) -> impl Iterator<Item = String> + use<'_> {
    change
        .edits
        .iter()
        .filter(|edit| !matches!(edit.rule, Some(Rule::CitationChain | Rule::OlderCitation)))
        .filter_map(|edit| {
            let note = edit.note.as_ref()?;
            let words = if edit.text.new.is_empty() { &edit.text.old } else { &edit.text.new };
            Some(format!("“{}”: {note}", words.trim()))
        })
}

/// What else happened in a clause of substance: `session ordinal and date, not of substance`.
fn beside(change: &Change) -> Option<String> {
    if change.significance != Some(Significance::Substantive) {
        return explained(change);
    }
    let explained = rules_of(change, |significance| significance < Significance::Substantive);
    (!explained.is_empty()).then(|| format!("{}, not of substance", words::list(&explained)))
}

/// The rules that explain the edits of a change and how many edits they explain: `session ordinal, date (3 edits)`.
/// None where there is no edit.
#[must_use]
pub fn explained(change: &Change) -> Option<String> {
    let edits = change.edits.iter().filter(|edit| edit.rule != Some(Rule::Place)).count();
    let names = rules_of(change, |_| true);
    (!names.is_empty()).then(|| format!("{} ({})", names.join(", "), words::counted(edits, "edit")))
}

/// What happened in a clause of which nothing of substance changed, on one line: `session ordinal, date (3 edits)`,
/// `moved, words unchanged`.
#[must_use]
pub fn in_short(change: &Change) -> String {
    let mut parts: Vec<String> = Vec::new();
    if change.relation != Relation::Reworded || change.moved || change.role_change.is_some() {
        parts.push(words::event(change));
    }
    parts.extend(explained(change));
    parts.extend(mark_changes(change));
    parts.join("; ")
}

/// The rules of the edits chosen, each once, in the order of their first edit. Place is left out: that a clause
/// moved is told with what happened to it.
fn rules_of(change: &Change, choose: impl Fn(Significance) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for edit in change.edits.iter().filter(|edit| choose(edit.significance)) {
        let Some(rule) = edit.rule.filter(|rule| *rule != Rule::Place) else { continue };
        let name = words::rule(rule).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Why clauses were linked, where that is not plain: unlike words, several clauses, another place.
fn link(comparison: &Comparison<'_>, change: &Change) -> Option<String> {
    let plain = match change.relation {
        Relation::Unchanged | Relation::Added | Relation::Removed => true,
        Relation::Reworded => !change.moved && change.role_change.is_none() && change.similarity >= 0.6,
        Relation::Split | Relation::Merged => false,
    };
    if plain {
        return None;
    }
    let telling = |piece: &&Evidence| match piece {
        Evidence::RunnerUp { .. } | Evidence::NothingAlike | Evidence::SameLead(_) => false,
        // The similarity of two clauses stands on their own line already.
        Evidence::SharedWords(_) => change.relation != Relation::Reworded,
        _ => true,
    };
    let told: Vec<String> =
        change.evidence.iter().filter(telling).map(|piece| evidence(comparison, piece)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// The clause that an added or removed one is most like, where it is a near miss: the drafter may have carried
/// the clause on after all.
fn nearest(comparison: &Comparison<'_>, change: &Change) -> Option<String> {
    const NEAR: f64 = 0.3;
    if !matches!(change.relation, Relation::Added | Relation::Removed) {
        return None;
    }
    change.evidence.iter().find_map(|piece| match piece {
        Evidence::RunnerUp { in_new, clause, similarity } if *similarity >= NEAR => Some(format!(
            "{}, {} alike",
            clause_of(comparison, *in_new, *clause),
            words::percent(*similarity)
        )),
        _ => None,
    })
}

/// `OP4 of the new text`.
fn clause_of(comparison: &Comparison<'_>, in_new: bool, index: usize) -> String {
    let documents = comparison.documents;
    let (document, side) = if in_new { (documents.new, "new") } else { (documents.old, "old") };
    let label = document.clauses.get(index).map(|clause| clause.label.to_string());
    format!("{} of the {side} text", label.unwrap_or_else(|| "a clause".to_owned()))
}

/// What became of the footnote marks in a clause: `marks 1 and 2 gone; mark 4 ← 3, to another note`. None where
/// nothing did. That a note bears another number is no news of the clause: see [`marks_shifted`].
#[must_use]
pub fn mark_changes(change: &Change) -> Option<String> {
    let (mut gone, mut added, mut turned, mut others) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for mark in &change.footnotes {
        match (&mark.marks.old, &mark.marks.new) {
            (Some(_), Some(_)) if mark.same_note => {}
            (Some(old), None) => gone.push(old.clone()),
            (None, Some(new)) => added.push(new.clone()),
            (Some(old), Some(new)) if old == new => turned.push(new.clone()),
            (Some(old), Some(new)) => others.push(format!("mark {new} ← {old}, to another note")),
            (None, None) => {}
        }
    }
    let mut parts = Vec::new();
    for (marks, one, more) in [
        (gone, "gone", "gone"),
        (added, "added", "added"),
        (turned, "points to another note", "point to other notes"),
    ] {
        match marks.as_slice() {
            [] => {}
            [only] => parts.push(format!("mark {only} {one}")),
            several => parts.push(format!("marks {} {more}", words::list(several))),
        }
    }
    parts.extend(others);
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Whether the clause cites the same notes under other marks.
#[must_use]
pub fn marks_shifted(change: &Change) -> bool {
    change.footnotes.iter().any(|mark| mark.same_note && mark.marks.old.is_some() && mark.marks.new.is_some())
}

/// Footnote marks that came or went in clauses that are unchanged, and how many clauses cite the same notes under
/// other marks: one line each.
#[must_use]
pub fn marks_of_unchanged(comparison: &Comparison<'_>) -> Vec<String> {
    let changes = &comparison.changes;
    let line = |change: &Change| {
        let marks = mark_changes(change)?;
        let clauses = super::new_clauses(comparison, change);
        let labels: Vec<String> = clauses.map(|clause| clause.label.to_string()).collect();
        Some(format!("{}  {marks}; words unchanged", labels.join(", ")))
    };
    let mut lines: Vec<String> =
        changes.iter().filter(|change| super::is_quiet(change)).filter_map(line).collect();
    let shifted = changes.iter().filter(|change| marks_shifted(change)).count();
    if shifted > 0 {
        lines.push(format!("the same notes under other marks in {}", words::counted(shifted, "clause")));
    }
    lines
}
