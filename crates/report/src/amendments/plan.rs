//! What becomes of every paragraph on the way from the old text to the new one, as amendments see it.

use std::collections::HashMap;

use resdiff_engine::{Change, Comparison, Relation};
use resdiff_model::{Clause, Document, Label, Stem};

/// Where a new clause comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// An old clause that keeps its place among the others that do.
    Stays(usize),
    /// An old clause that is moved.
    Moves(usize),
    /// Put in.
    New,
}

/// The plan of the amendments.
pub(super) struct Plan<'c> {
    pub(super) old: &'c Document,
    pub(super) new: &'c Document,
    /// For every new clause its origin.
    pub(super) origins: Vec<Origin>,
    /// For every new clause its change.
    pub(super) change_of: Vec<Option<&'c Change>>,
    /// For every old clause the new one that it becomes; none where it goes.
    pub(super) becomes: Vec<Option<usize>>,
    /// Which old clauses are taken out, and not put into another.
    pub(super) goes: Vec<bool>,
    /// Where the old clause of a label stands.
    old_places: HashMap<&'c Label, usize>,
    /// For every new clause whose label counts its place, that count.
    counts: Vec<u32>,
}

impl<'c> Plan<'c> {
    pub(super) fn of(comparison: &'c Comparison<'_>) -> Self {
        let (old, new) = (comparison.documents.old, comparison.documents.new);
        let mut becomes = vec![None; old.clauses.len()];
        let mut change_of = vec![None; new.clauses.len()];
        let mut goes = vec![false; old.clauses.len()];
        for change in &comparison.changes {
            for &at in &change.clauses.new {
                change_of[at] = Some(change);
            }
            if change.clauses.new.is_empty() {
                change.clauses.old.iter().for_each(|&at| goes[at] = true);
            }
            // Of several clauses the first carries the identity; the others go or are put in.
            if let (Some(&from), Some(&to)) = (change.clauses.old.first(), change.clauses.new.first()) {
                becomes[from] = Some(to);
            }
        }
        let stays = longest_in_order(&becomes);
        let mut origins = vec![Origin::New; new.clauses.len()];
        for (from, to) in becomes.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?))) {
            origins[to] = if stays.contains_key(&from) { Origin::Stays(from) } else { Origin::Moves(from) };
        }
        let old_places = old.clauses.iter().enumerate().map(|(at, clause)| (&clause.label, at)).collect();
        Self { old, new, origins, change_of, becomes, goes, old_places, counts: counts(&new.clauses) }
    }

    /// The new label of an old clause; none where it goes.
    pub(super) fn becomes_label(&self, old: &Label) -> Option<Label> {
        let at = self.becomes[*self.old_places.get(old)?]?;
        Some(self.new.clauses[at].label.clone())
    }

    /// Whether a clause of the old text has clauses under it.
    pub(super) fn old_has_children(&self, at: usize) -> bool {
        has_children(&self.old.clauses, at)
    }

    /// Whether a clause of the new text has clauses under it.
    pub(super) fn new_has_children(&self, at: usize) -> bool {
        has_children(&self.new.clauses, at)
    }

    /// The clauses under a clause of the old text.
    pub(super) fn old_children(&self, at: usize) -> std::ops::Range<usize> {
        children(&self.old.clauses, at)
    }

    /// The label that a clause bears without being told: preambular and other unnumbered paragraphs are counted by
    /// their place, subparagraphs go with their paragraph, and numbers stay.
    pub(super) fn implied(&self, new: usize) -> Option<Label> {
        let (Origin::Stays(from) | Origin::Moves(from)) = self.origins[new] else { return None };
        let was = &self.old.clauses[from].label;
        let now = &self.new.clauses[new].label;
        if is_counted(was) {
            let number = if counted_alike(was, now) { self.counts[new] } else { 0 };
            let stem = match was.stem {
                Stem::Preambular(_) => Stem::Preambular(number),
                _ => Stem::Paragraph(number),
            };
            return Some(Label { stem, ..was.clone() });
        }
        let Some(parent) = was.parent() else { return Some(was.clone()) };
        let parent_new = self.old_places.get(&parent).and_then(|&at| self.becomes[at]);
        let Some(parent_new) = parent_new else { return Some(was.clone()) };
        let now = &self.new.clauses[parent_new].label;
        let mut sub = now.sub.clone();
        if was.carried_on == 0 {
            sub.extend(was.sub.last().cloned());
        }
        Some(Label { sub, carried_on: was.carried_on, repeat: was.repeat, ..now.clone() })
    }
}

/// Whether the label counts the place of an unnumbered paragraph: a preambular one, or one of a text without numbers.
pub(super) fn is_counted(label: &Label) -> bool {
    matches!(label.stem, Stem::Preambular(_) | Stem::Paragraph(_))
        && label.sub.is_empty()
        && label.carried_on == 0
        && label.repeat == 0
}

/// Whether two unnumbered paragraphs are counted in one row.
pub(super) fn counted_alike(one: &Label, other: &Label) -> bool {
    is_counted(one)
        && is_counted(other)
        && one.scope == other.scope
        && std::mem::discriminant(&one.stem) == std::mem::discriminant(&other.stem)
}

/// For every clause whose label counts its place the count of those alike up to it.
fn counts(clauses: &[Clause]) -> Vec<u32> {
    let mut rows: HashMap<(&[String], bool), u32> = HashMap::new();
    clauses
        .iter()
        .map(|clause| {
            if !is_counted(&clause.label) {
                return 0;
            }
            let preambular = matches!(clause.label.stem, Stem::Preambular(_));
            let row = rows.entry((&clause.label.scope, preambular)).or_default();
            *row += 1;
            *row
        })
        .collect()
}

fn has_children(clauses: &[Clause], at: usize) -> bool {
    !children(clauses, at).is_empty()
}

fn children(clauses: &[Clause], at: usize) -> std::ops::Range<usize> {
    let above = &clauses[at].label;
    let under = |label: &Label| {
        let mut next = label.parent();
        while let Some(parent) = next {
            if parent == *above {
                return true;
            }
            next = parent.parent();
        }
        false
    };
    let count = clauses[at + 1..].iter().take_while(|clause| under(&clause.label)).count();
    at + 1..at + 1 + count
}

/// The old clauses whose new places are in order: a longest such row.
fn longest_in_order(becomes: &[Option<usize>]) -> HashMap<usize, usize> {
    let pairs: Vec<(usize, usize)> =
        becomes.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?))).collect();
    // `ends[n]` is the pair that ends the row of n + 1 pairs with the smallest end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, to)) in pairs.iter().enumerate() {
        let place = ends.partition_point(|&end| pairs[end].1 < *to);
        before[at] = place.checked_sub(1).map(|previous| ends[previous]);
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let mut row = HashMap::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.insert(pairs[at].0, pairs[at].1);
        next = before[at];
    }
    row
}

/// Whether a change makes one clause of several or several of one, and the several stand together.
pub(super) fn stands_together(change: &Change) -> bool {
    change.relation == Relation::Split && change.clauses.new.windows(2).all(|pair| pair[1] == pair[0] + 1)
}
