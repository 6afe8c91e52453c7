//! From two documents to a comparison: the steps in order.

use resdiff_model::{Clause, ClauseKind, Document, Stem};

use crate::alignment::{Group, align};
use crate::atoms::{Atom, atoms};
use crate::citations::Cited;
use crate::corpus::{Corpus, prepare};
use crate::edits::{self, Texts};
use crate::evidence::Judge;
use crate::options::Options;
use crate::orientation::{Reading, chronological, mirror, pair_order, reading_order};
use crate::partners::Partners;
use crate::rules::Rules;
use crate::strength::Strengths;
use crate::{
    Change, Comparison, Edit, InlineOp, Pair, Relation, RoleChange, Rule, Significance, Unseen, annexes,
    citations, footnotes, headings, inline, lead, mandates, masthead, moves, rolling, stale, tables,
};

/// Compares two documents.
///
/// It cannot fail, and the result is the same on every run and every machine. The documents may be given in
/// either order: `compare(new, old)` is the mirror image of `compare(old, new)`.
///
/// ```
/// use resdiff_engine::{Relation, compare};
/// use resdiff_model::{Clause, ClauseKind, Document, Label};
///
/// let document = |texts: &[&str]| Document {
///     clauses: std::iter::zip(1.., texts)
///         .map(|(number, text)| Clause::new(Label::operative(number), ClauseKind::Operative, *text))
///         .collect(),
///     ..Document::default()
/// };
/// let old = document(&["Thanks the pilots of the harbour;", "Meets in spring."]);
/// let new = document(&["Regrets the delay;", "Thanks all the pilots of the harbour;", "Meets in spring."]);
/// let comparison = compare(&old, &new);
/// let relations: Vec<_> = comparison.changes.iter().map(|change| change.relation).collect();
/// assert_eq!(relations, [Relation::Added, Relation::Reworded, Relation::Unchanged]);
/// ```
#[must_use]
pub fn compare<'d>(old: &'d Document, new: &'d Document) -> Comparison<'d> {
    compare_with(old, new, &Options::default())
}

/// Compares two documents with thresholds of one's own.
#[must_use]
pub fn compare_with<'d>(old: &'d Document, new: &'d Document, options: &Options) -> Comparison<'d> {
    let mut comparison = if chronological(old, new).is_gt() {
        mirror(forward(new, old, Reading::Old, options))
    } else {
        forward(old, new, Reading::New, options)
    };
    let in_clauses: Vec<Unseen> = comparison.changes.iter().flat_map(Change::unseen).collect();
    comparison.unseen.splice(..0, in_clauses);
    pair_order(&mut comparison.mandates, |mandate| {
        mandate.terms.as_ref().map(|term| term.as_ref().map(|term| term.clause))
    });
    comparison
}

/// Compares the earlier document with the later one; the changes stand in the order of the side that is read.
fn forward<'d>(old: &'d Document, new: &'d Document, reading: Reading, options: &Options) -> Comparison<'d> {
    let documents = Pair::new(old, new);
    let mut corpus = prepare(old, new);
    let alignment = align(&corpus, documents, options);
    // No candidates are looked for any more.
    corpus.index = Pair::default();
    let moved = moves::moved(&corpus, &alignment.groups);
    let mut rules = Rules::new(documents);
    rules.renumbered = renumbered(documents, &alignment.groups);
    let mut reached = alignment.reached;
    let notes = footnotes::link(documents, &alignment.groups, options, &mut reached);
    let judge = Judge::new(documents, &corpus, &alignment);
    let partners = Partners::new(documents, &alignment.groups);
    let own = options.strengths.as_ref().map(|table| Strengths::new(table, rules.lexicon()));
    let strengths = own.as_ref().unwrap_or_else(|| Strengths::of(rules.language));
    let maker = Maker { documents, corpus: &corpus, judge: &judge, rules: &rules, notes: &notes, strengths };
    let order = reading_order(&alignment.groups, reading, documents);
    let mut changes = Vec::with_capacity(order.len());
    for at in order {
        let (change, unexplained) = maker.change(&alignment.groups[at], moved[at]);
        reached.unexplained += unexplained;
        changes.push(change);
    }
    let cited = Cited::of_both(documents, &alignment.groups);
    let citations = citations::compare(&cited, &changes, &notes, &rules);
    let instruments = citations::compare_instruments(&cited);
    citations::of_changes(documents, &mut changes, &cited, &citations, &instruments, &rules);
    let findings = stale::findings(documents, &changes, &notes, &rules);
    let mut unseen = Vec::new();
    let masthead = masthead::compare(documents, &rules, &mut unseen);
    let headings = headings::compare(documents, &rules, &partners, options, &mut reached, &mut unseen);
    let annexes = annexes::compare(documents, &rules, options, &mut reached, &mut unseen);
    let footnotes = footnotes::compare(documents, &notes, &rules, &mut unseen);
    let tables = tables::compare(documents, &rules, &partners, options, &mut reached, &mut unseen);
    Comparison {
        documents,
        masthead,
        headings,
        annexes,
        footnotes,
        tables,
        citations,
        instruments,
        mandates: mandates::compare(documents, &changes, &rules),
        findings,
        limits: reached.sentences(new.language),
        changes,
        unseen,
    }
}

/// What became of the numbers of operative paragraphs.
fn renumbered(documents: Pair<&Document>, groups: &[Group]) -> std::collections::BTreeMap<u32, u32> {
    let number = |clause: &Clause| match clause.label.stem {
        Stem::Operative(number) if clause.label.sub.is_empty() => Some(number),
        _ => None,
    };
    let pair = |(old, new): (usize, usize)| {
        Some((number(&documents.old.clauses[old])?, number(&documents.new.clauses[new])?))
    };
    groups.iter().filter_map(|group| group.core).filter_map(pair).collect()
}

/// What the changes are made from.
struct Maker<'a, 'd> {
    documents: Pair<&'d Document>,
    corpus: &'a Corpus,
    judge: &'a Judge<'a, 'd>,
    rules: &'a Rules,
    notes: &'a footnotes::NoteLinks<'d>,
    strengths: &'a Strengths,
}

impl Maker<'_, '_> {
    /// What became of a group of clauses, and how many stretches were too long to be explained.
    fn change(&self, group: &Group, moved: bool) -> (Change, usize) {
        let relation = self.relation(group);
        let clauses = Pair::new(
            group.clauses.old.iter().map(|at| &self.documents.old.clauses[*at]).collect::<Vec<_>>(),
            group.clauses.new.iter().map(|at| &self.documents.new.clauses[*at]).collect::<Vec<_>>(),
        );
        let judgement = self.judge.judge(group);
        let core = group
            .core
            .map(|(old, new)| Pair::new(&self.documents.old.clauses[old], &self.documents.new.clauses[new]));
        let mut change = Change {
            relation,
            clauses: group.clauses.clone(),
            moved,
            renumbered: core.is_some_and(|core| core.old.label != core.new.label),
            role_change: core.and_then(|core| role_change(core.old, core.new)),
            similarity: judgement.similarity,
            confidence: judgement.confidence,
            evidence: judgement.evidence,
            significance: None,
            lead: core.and_then(|core| {
                let pair = lead::kept(&clauses, self.rules.lexicon()).unwrap_or(core);
                lead::compare(pair.old, pair.new, self.strengths, self.rules.lexicon())
            }),
            inline: Vec::new(),
            edits: Vec::new(),
            footnotes: footnotes::marks(self.documents, self.notes, &group.clauses),
            citations: Vec::new(),
        };
        let mut unexplained = 0;
        match relation {
            Relation::Added | Relation::Removed => change.significance = Some(Significance::Substantive),
            _ => {
                (change.inline, change.edits, unexplained) = self.inside(&clauses);
                // The same words to the eye, and yet not the same: what was planted is never passed over.
                let planted =
                    |edit: &Edit| edit.rule.is_some_and(|rule| rule.is_unseen() && !rule.is_print());
                if relation == Relation::Unchanged && change.edits.iter().any(planted) {
                    change.relation = Relation::Reworded;
                }
                change.significance = weigh(&change, &mut |edit| edit.significance);
                if let Some(place) = place(&change) {
                    change.significance = change.significance.max(Some(place.significance));
                    change.edits.push(place);
                }
                if matches!(relation, Relation::Split | Relation::Merged) {
                    change.significance = change.significance.max(Some(Significance::Editorial));
                }
            }
        }
        (change, unexplained)
    }

    fn relation(&self, group: &Group) -> Relation {
        match (group.clauses.old.as_slice(), group.clauses.new.as_slice()) {
            ([], _) => Relation::Added,
            (_, []) => Relation::Removed,
            ([old], [new]) if self.corpus.old[*old].text == self.corpus.new[*new].text => Relation::Unchanged,
            ([_], [_]) => Relation::Reworded,
            ([_], _) => Relation::Split,
            _ => Relation::Merged,
        }
    }

    /// The edit script and the edits between the texts of linked clauses, and how many of the changed stretches were
    /// too long to be explained.
    fn inside(&self, clauses: &Pair<Vec<&Clause>>) -> (Vec<InlineOp>, Vec<Edit>, usize) {
        if let ([old], [new]) = (clauses.old.as_slice(), clauses.new.as_slice())
            && old.text == new.text
        {
            return (Vec::new(), Vec::new(), 0);
        }
        let join = |clauses: &[&Clause]| {
            clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let texts = Pair::new(join(&clauses.old), join(&clauses.new));
        if texts.old == texts.new {
            return (Vec::new(), Vec::new(), 0);
        }
        let atoms: Pair<Vec<Atom<'_>>> = Pair::new(
            atoms(&texts.old, self.documents.old.language),
            atoms(&texts.new, self.documents.new.language),
        );
        let mut matches = inline::matches(&atoms.old, &atoms.new);
        let slices = Pair::new(atoms.old.as_slice(), atoms.new.as_slice());
        rolling::roll(slices, &mut matches, self.rules);
        let texts = Pair::new(texts.old.as_str(), texts.new.as_str());
        let lead_end = |clauses: &[&Clause]| clauses.first().map_or(0, |clause| clause.lead.end);
        let lead_ends = Pair::new(lead_end(&clauses.old), lead_end(&clauses.new));
        let mut edits = edits::edits(Texts { texts, atoms: slices, lead_ends }, &matches, self.rules);
        let shifted = edits.iter().any(|edit| edit.rule == Some(Rule::SequenceAdverb));
        // `Decides` → `Also decides`: the capital goes with the adverb.
        let at_head = |edit: &&mut Edit| edit.range.old.start == 0 || edit.range.new.start == 0;
        for edit in edits.iter_mut().filter(|edit| shifted && edit.rule == Some(Rule::Case)).filter(at_head) {
            edit.rule = Some(Rule::SequenceAdverb);
        }
        let unexplained = edits::too_long(&matches, slices);
        (inline::script(texts, slices, &matches), edits, unexplained)
    }
}

/// The weight of the heaviest edit; none for a clause that is unchanged.
fn weigh(change: &Change, weight: &mut dyn FnMut(&Edit) -> Significance) -> Option<Significance> {
    if change.relation == Relation::Unchanged {
        return None;
    }
    change.edits.iter().map(weight).max().or(Some(Significance::Editorial))
}

/// The edit that stands for a new place, part or level.
fn place(change: &Change) -> Option<Edit> {
    let significance = match change.role_change {
        Some(RoleChange::PromotedToOperative | RoleChange::DemotedToPreamble | RoleChange::OtherPart) => {
            Significance::Substantive
        }
        Some(RoleChange::PromotedLevel | RoleChange::DemotedLevel) => Significance::Editorial,
        None if change.moved => Significance::Editorial,
        None => return None,
    };
    Some(Edit {
        rule: Some(Rule::Place),
        significance,
        text: Pair::default(),
        range: Pair::new(0..0, 0..0),
        note: None,
    })
}

/// Whether a clause changed its part or level.
fn role_change(old: &Clause, new: &Clause) -> Option<RoleChange> {
    use ClauseKind::{Operative, Preambular};
    match (old.kind, new.kind) {
        (Preambular, Operative) => Some(RoleChange::PromotedToOperative),
        (Operative, Preambular) => Some(RoleChange::DemotedToPreamble),
        (one, other) if one != other => Some(RoleChange::OtherPart),
        _ if new.level < old.level => Some(RoleChange::PromotedLevel),
        _ if new.level > old.level => Some(RoleChange::DemotedLevel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    #[test]
    fn a_clause_in_another_part_or_level_is_told() {
        let role = |old: &[(&str, &str)], new: &[(&str, &str)]| {
            let (old, new) = (document(old), document(new));
            let comparison = compare(&old, &new);
            let change = comparison.changes.iter().find(|change| change.role_change.is_some());
            change.map(|change| (change.role_change.unwrap(), change.significance.unwrap()))
        };
        let lamps = "Requests the keepers to light the lamps of the harbour at dusk;";
        let (preamble, top, below, annex) = ("PP1", "OP1", "OP1(a)", "ANNEX.1");
        let cases = [
            (preamble, top, RoleChange::PromotedToOperative, Significance::Substantive),
            (top, preamble, RoleChange::DemotedToPreamble, Significance::Substantive),
            (annex, top, RoleChange::OtherPart, Significance::Substantive),
            (top, annex, RoleChange::OtherPart, Significance::Substantive),
            (top, below, RoleChange::DemotedLevel, Significance::Editorial),
            (below, top, RoleChange::PromotedLevel, Significance::Editorial),
        ];
        for (old, new, change, significance) in cases {
            assert_eq!(role(&[(old, lamps)], &[(new, lamps)]), Some((change, significance)), "{old} → {new}");
        }
        assert_eq!(role(&[(top, lamps)], &[("OP2", lamps)]), None);
    }
}
