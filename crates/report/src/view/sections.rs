//! The changes in reading order, grouped by the part of the document and with unchanged clauses folded.

use std::collections::HashMap;

use resdiff_engine::{Change, Comparison, Pair, Relation, Significance};
use resdiff_model::{Clause, ClauseKind, Document, Heading, Label};

/// Changes that stand in one part of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Section<'c> {
    /// What the part is called: `Preamble`, `Operative part`, `Annex II: Terms of reference`.
    pub title: String,
    /// Its changes, in reading order.
    pub items: Vec<Item<'c>>,
}

/// A change worth a word, or several clauses of which nothing changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'c> {
    /// A change.
    Change(&'c Change),
    /// Unchanged clauses in a row.
    Run(Run<'c>),
}

/// Unchanged clauses that follow each other in both documents.
///
/// Either all bear the number they had or none does.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'c> {
    /// Their changes, one a clause.
    pub changes: Vec<&'c Change>,
    /// Whether their numbers changed.
    pub renumbered: bool,
}

impl Run<'_> {
    /// The first and the last clause on both sides.
    #[must_use]
    pub fn ends<'d>(&self, comparison: &Comparison<'d>) -> Option<Pair<(&'d Clause, &'d Clause)>> {
        let (first, last) = (self.changes.first()?, self.changes.last()?);
        let end = |document: &'d Document, first: &[usize], last: &[usize]| {
            Some((document.clauses.get(*first.first()?)?, document.clauses.get(*last.last()?)?))
        };
        Some(Pair::new(
            end(comparison.documents.old, &first.clauses.old, &last.clauses.old)?,
            end(comparison.documents.new, &first.clauses.new, &last.clauses.new)?,
        ))
    }

    /// The run on one line: `PP2–PP15 unchanged (14)`. None for a run of nothing.
    #[must_use]
    pub fn line(&self, comparison: &Comparison<'_>) -> Option<String> {
        let ends = self.ends(comparison)?;
        let range = |(first, last): (&Clause, &Clause)| {
            if first.label == last.label {
                first.label.to_string()
            } else {
                format!("{}–{}", first.label, last.label)
            }
        };
        let (old, new) = (range(ends.old), range(ends.new));
        let labels = if old == new { new } else { format!("{new} ← {old}") };
        let word = if self.renumbered { "unchanged, renumbered" } else { "unchanged" };
        let count = self.changes.len();
        let count = if count > 2 { format!(" ({})", super::grouped(count)) } else { String::new() };
        Some(format!("{labels} {word}{count}"))
    }

    /// Whether this change carries the run on.
    fn takes(&self, change: &Change) -> bool {
        let follows = |last: &[usize], next: &[usize]| match (last.last(), next.first()) {
            (Some(last), Some(next)) => *next == last + 1,
            _ => false,
        };
        self.renumbered == change.renumbered
            && self.changes.last().is_some_and(|last| {
                follows(&last.clauses.old, &change.clauses.old)
                    && follows(&last.clauses.new, &change.clauses.new)
            })
    }
}

/// Whether nothing is to be said of this change but that the clause is there.
///
/// Footnote marks that shifted are told with the footnotes.
#[must_use]
pub fn is_quiet(change: &Change) -> bool {
    change.relation == Relation::Unchanged
        && change.significance.is_none()
        && !change.moved
        && change.role_change.is_none()
}

/// Whether a change is told on one line where space is short: it is of no substance, and a line can say it. Where
/// clauses were split or merged, a line alone would not say how.
#[must_use]
pub fn is_light(change: &Change) -> bool {
    change.significance.is_none_or(|weight| weight < Significance::Substantive)
        && !matches!(change.relation, Relation::Split | Relation::Merged)
        && change.unseen().iter().all(|unseen| unseen.rule.is_print())
}

/// The changes of a comparison, in its order.
///
/// A section is a stretch of changes in one part; where the order of the two documents leads back to a part,
/// a second section of that part begins.
#[must_use]
pub fn sections<'c>(comparison: &'c Comparison<'_>) -> Vec<Section<'c>> {
    let mut sections: Vec<Section<'c>> = Vec::new();
    for change in &comparison.changes {
        let title = title(comparison, change);
        if sections.last().is_none_or(|section| section.title != title) {
            sections.push(Section { title, items: Vec::new() });
        }
        let Some(section) = sections.last_mut() else { continue };
        match section.items.last_mut() {
            Some(Item::Run(run)) if is_quiet(change) && run.takes(change) => run.changes.push(change),
            _ if is_quiet(change) => {
                section.items.push(Item::Run(Run { changes: vec![change], renumbered: change.renumbered }))
            }
            _ => section.items.push(Item::Change(change)),
        }
    }
    sections
}

fn title(comparison: &Comparison<'_>, change: &Change) -> String {
    let documents = comparison.documents;
    let place = |document: &'_ Document, indices: &[usize]| {
        indices.first().and_then(|&index| document.clauses.get(index)).map(|clause| part(document, clause))
    };
    place(documents.new, &change.clauses.new)
        .or_else(|| place(documents.old, &change.clauses.old))
        .unwrap_or_default()
}

/// The part of its document that a clause stands in.
#[must_use]
pub fn part(document: &Document, clause: &Clause) -> String {
    let scope = clause.label.scope.join(".");
    if clause.kind == ClauseKind::Annex {
        // `ANNEX-II`, and behind it the article or section; `APPENDIX` where a text calls it so.
        let annex = document.annexes.iter().find(|annex| annex.holds(&clause.label));
        let first = clause.label.scope.first().map_or("ANNEX", String::as_str);
        let (draft, name) = match annex {
            Some(annex) => (annex.name.strip_suffix(annex.own_name()).unwrap_or_default(), annex.own_name()),
            None => ("", first),
        };
        let draft = draft.strip_suffix('.').map(|draft| format!("{draft} · ")).unwrap_or_default();
        let (word, number) = name.split_once('-').unwrap_or((name, ""));
        let word = match word {
            "APPENDIX" => "Appendix",
            "TEXT" => "Text",
            _ => "Annex",
        };
        let number = if number.is_empty() { String::new() } else { format!(" {number}") };
        let heading = format!("{draft}{word}{number}");
        return match annex {
            Some(annex) if !annex.title.is_empty() => format!("{heading}: {}", annex.title),
            _ => heading,
        };
    }
    let name = match clause.kind {
        ClauseKind::Preambular => "Preamble",
        ClauseKind::Operative => "Operative part",
        ClauseKind::Annex | ClauseKind::Paragraph => "Paragraphs",
    };
    if scope.is_empty() { name.to_owned() } else { format!("{scope} · {name}") }
}

/// The headings of a document and the clauses they stand over.
#[derive(Clone, Debug)]
pub struct Headings<'d> {
    document: &'d Document,
    /// With the index of the clause each stands before; in reading order.
    starts: Vec<(usize, &'d Heading)>,
}

impl<'d> Headings<'d> {
    /// The headings of this document. Those that stand before no clause are over none.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        let places: HashMap<&Label, usize> =
            document.clauses.iter().enumerate().map(|(index, clause)| (&clause.label, index)).collect();
        let start = |heading: &'d Heading| Some((*places.get(heading.before.as_ref()?)?, heading));
        Self { document, starts: document.headings.iter().filter_map(start).collect() }
    }

    /// The headings a clause stands under, outermost first. Those of another part do not reach into this one.
    #[must_use]
    pub fn over(&self, clause: usize) -> Vec<&'d Heading> {
        let mut over: Vec<&Heading> = Vec::new();
        let clauses = &self.document.clauses;
        let Some(here) = clauses.get(clause) else { return over };
        for (start, heading) in self.starts.iter().filter(|(start, _)| *start <= clause) {
            let first = &clauses[*start];
            if first.kind == here.kind && first.label.scope == here.label.scope {
                over.retain(|outer| outer.level < heading.level);
                over.push(heading);
            }
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use resdiff_model::Place;

    use super::*;

    #[test]
    fn a_clause_stands_under_the_last_heading_of_every_level() {
        let mut document = Document::default();
        for number in 1..=4 {
            document.clauses.push(Clause::new(Label::operative(number), ClauseKind::Operative, "Decides"));
        }
        for (text, level, before) in [("I", 1, 1), ("Fees", 2, 2), ("II", 1, 4)] {
            document.headings.push(Heading {
                label: String::new(),
                text: text.to_owned(),
                level,
                before: Some(Label::operative(before)),
                marks: vec![],
                at: Place::default(),
            });
        }
        let headings = Headings::of(&document);
        let over = |clause| headings.over(clause).iter().map(|h| h.text.as_str()).collect::<Vec<_>>();
        assert_eq!(over(0), ["I"]);
        assert_eq!(over(2), ["I", "Fees"]);
        assert_eq!(over(3), ["II"]);
    }
}
