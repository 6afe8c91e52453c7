//! The changes in reading order, grouped by the part of the document and with unchanged clauses folded.

use resdiff_engine::{Change, Comparison, Pair};
use resdiff_model::{Clause, ClauseKind, Document};

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
    change.relation == resdiff_engine::Relation::Unchanged
        && change.significance.is_none()
        && !change.moved
        && change.role_change.is_none()
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
        let name = clause.label.scope.iter().find(|name| name.starts_with("ANNEX"));
        let annex = document.annexes.iter().find(|annex| Some(&annex.name) == name);
        let heading = name.map_or_else(
            || "Annex".to_owned(),
            |name| name.strip_prefix("ANNEX-").map_or_else(|| "Annex".to_owned(), |no| format!("Annex {no}")),
        );
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
