//! Which clause became which, for what stands beside clauses: headings, tables.

use std::collections::{BTreeMap, HashMap};

use resdiff_model::{Document, Label};

use crate::Pair;
use crate::alignment::Group;

/// Where something stands beside a clause: the clause, as an index, and what tells it from others there.
pub(crate) type Place = (usize, u8);

/// The partner of every old clause that has one.
#[derive(Debug)]
pub(crate) struct Partners {
    new: Vec<Option<usize>>,
}

impl Partners {
    pub fn new(documents: Pair<&Document>, groups: &[Group]) -> Self {
        let mut new = vec![None; documents.old.clauses.len()];
        for (old, partner) in groups.iter().filter_map(|group| group.core) {
            new[old] = Some(partner);
        }
        Self { new }
    }

    /// Adds to the pairs what alone is left at the same place of both documents: the one was put in the place of
    /// the other, though they may have no word in common.
    pub fn join(&self, pairs: &mut Vec<(usize, usize)>, places: &Pair<Vec<Option<Place>>>) {
        let mut taken = Pair::new(vec![false; places.old.len()], vec![false; places.new.len()]);
        for (old, new) in pairs.iter() {
            (taken.old[*old], taken.new[*new]) = (true, true);
        }
        let forward = |(clause, level): Place| Some((self.new.get(clause).copied().flatten()?, level));
        let olds = alone(&taken.old, places.old.iter().map(|place| place.and_then(forward)));
        let news = alone(&taken.new, places.new.iter().copied());
        for (place, old) in olds {
            if let (Some(old), Some(Some(new))) = (old, news.get(&place)) {
                pairs.push((old, *new));
            }
        }
        pairs.sort_unstable();
    }
}

/// What is not taken by its place; none where several stand at one place.
fn alone(taken: &[bool], places: impl Iterator<Item = Option<Place>>) -> BTreeMap<Place, Option<usize>> {
    let mut alone = BTreeMap::new();
    for (at, place) in places.enumerate().filter(|(at, _)| !taken[*at]) {
        let Some(place) = place else { continue };
        alone.entry(place).and_modify(|only| *only = None).or_insert(Some(at));
    }
    alone
}

/// The places of things by the labels of the clauses beside which they stand, and what tells them from others.
pub(crate) fn places<'l>(
    document: &Document,
    labels: impl Iterator<Item = (Option<&'l Label>, u8)>,
) -> Vec<Option<Place>> {
    let mut labels = labels.peekable();
    // Most texts without headings and tables are long ones.
    if labels.peek().is_none() {
        return Vec::new();
    }
    let clauses: HashMap<&Label, usize> =
        document.clauses.iter().enumerate().map(|(at, clause)| (&clause.label, at)).collect();
    labels.map(|(label, level)| Some((*clauses.get(label?)?, level))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_alone_is_left_at_a_place_belongs_together() {
        let partners = Partners { new: vec![Some(2), Some(3), None] };
        let joined = |olds: &[Place], news: &[Place]| {
            let mut pairs = vec![(0, 0)];
            let places = |places: &[Place]| places.iter().copied().map(Some).collect::<Vec<_>>();
            partners.join(&mut pairs, &Pair::new(places(olds), places(news)));
            pairs
        };
        assert_eq!(joined(&[(0, 1), (1, 1)], &[(2, 1), (3, 1)]), [(0, 0), (1, 1)]);
        assert_eq!(joined(&[(0, 1), (1, 1)], &[(2, 1), (3, 2)]), [(0, 0)]);
        assert_eq!(joined(&[(0, 1), (1, 1), (1, 1)], &[(2, 1), (3, 1)]), [(0, 0)]);
        assert_eq!(joined(&[(0, 1), (2, 1)], &[(2, 1), (3, 1)]), [(0, 0)]);
    }
}
