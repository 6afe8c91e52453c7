//! Clauses whose words are the same on both sides: the fixed points of an alignment.

use std::collections::BTreeMap;

use resdiff_model::characters::appearance;

use crate::Pair;
use crate::assignment::{Weighted, assign};
use crate::corpus::{Prepared, Source};
use crate::texts::text_key;
use crate::unseen::may_deceive;

/// One-to-one links between the clauses of two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Links {
    /// The partner of each clause of the old document.
    pub old: Vec<Option<usize>>,
    /// The partner of each clause of the new document.
    pub new: Vec<Option<usize>>,
}

impl Links {
    /// No links yet.
    pub fn none(olds: usize, news: usize) -> Self {
        Self { old: vec![None; olds], new: vec![None; news] }
    }

    /// Links two clauses that are still free.
    pub fn link(&mut self, old: usize, new: usize) {
        self.old[old] = Some(new);
        self.new[new] = Some(old);
    }

    /// Parts two clauses.
    pub fn unlink(&mut self, old: usize, new: usize) {
        self.old[old] = None;
        self.new[new] = None;
    }

    /// Whether these two are linked to each other.
    pub fn linked(&self, old: usize, new: usize) -> bool {
        self.old.get(old).copied().flatten() == Some(new)
    }

    /// The pairs in the order of the old document.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }
}

/// Links clauses with equal texts.
///
/// A text that stands once on either side is linked wherever it stands. Texts that repeat (`[To be
/// determined];`) are linked beside neighbours that are linked; what is then left of them by parent, label and
/// order. Beside the links it tells how many clauses repeat one text too often for their pairings to be weighed.
pub(crate) fn equal_clauses(old: &[Prepared], new: &[Prepared]) -> (Links, usize) {
    let clauses = Pair::new(old, new);
    let mut links = Links::none(old.len(), new.len());
    let single = Pair::new(singles(old), singles(new));
    for (old, new) in std::iter::zip(&single.old, &single.new) {
        if let (Place::Once(old), Place::Once(new)) = (old, new) {
            links.link(*old, *new);
        }
    }
    extend(clauses, &mut links);
    // What stands more than once on either side, by text.
    let mut twins: BTreeMap<u32, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let often = |text: u32| {
        let at = |places: &[Place]| matches!(places.get(text as usize), Some(Place::Often));
        at(&single.old) || at(&single.new)
    };
    for (at, clause) in
        old.iter().enumerate().filter(|(at, clause)| often(clause.text) && links.old[*at].is_none())
    {
        twins.entry(clause.text).or_default().0.push(at);
    }
    for (at, clause) in
        new.iter().enumerate().filter(|(at, clause)| often(clause.text) && links.new[*at].is_none())
    {
        twins.entry(clause.text).or_default().1.push(at);
    }
    let mut in_order = 0;
    for (old, new) in twins.values().filter(|(old, new)| !old.is_empty() && !new.is_empty()) {
        in_order += link_twins(clauses, &mut links, old, new);
    }
    (links, in_order)
}

/// Where a text stands on one side.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    Once(usize),
    Often,
}

/// Where each text stands, by its number; what is behind the end stands nowhere.
fn singles(clauses: &[Prepared]) -> Vec<Place> {
    let texts = clauses.iter().map(|clause| clause.text as usize + 1).max().unwrap_or(0);
    let mut places = vec![Place::Nowhere; texts];
    for (at, clause) in clauses.iter().enumerate() {
        let place = &mut places[clause.text as usize];
        *place = if matches!(place, Place::Nowhere) { Place::Once(at) } else { Place::Often };
    }
    places
}

/// Links clauses that are not the same and look the same, where no other looks so.
///
/// They must not end as one clause removed and another added that read alike.
pub(crate) fn look_alikes(sources: Pair<&[Source]>, links: &Links) -> Vec<(usize, usize)> {
    let mut looks: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let open =
        |links: &[Option<usize>]| (0..links.len()).filter(|at| links[*at].is_none()).collect::<Vec<_>>();
    let (olds, news) = (open(&links.old), open(&links.new));
    let deceive = |sources: &[Source], open: &[usize]| open.iter().any(|at| may_deceive(sources[*at].text));
    if !deceive(sources.old, &olds) && !deceive(sources.new, &news) {
        return Vec::new();
    }
    let look = |text: &str| appearance(&text_key(text));
    for at in olds {
        looks.entry(look(sources.old[at].text)).or_default().0.push(at);
    }
    for at in news {
        looks.entry(look(sources.new[at].text)).or_default().1.push(at);
    }
    let alone = |(old, new): &(Vec<usize>, Vec<usize>)| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    looks.values().filter_map(alone).collect()
}

/// Links equal clauses that stand right behind or right before linked ones, or at the ends.
fn extend(clauses: Pair<&[Prepared]>, links: &mut Links) {
    let equal = |links: &Links, old: usize, new: usize| {
        links.old[old].is_none() && links.new[new].is_none() && clauses.old[old].text == clauses.new[new].text
    };
    let (olds, news) = (clauses.old.len(), clauses.new.len());
    for old in 0..olds {
        let behind = match old.checked_sub(1) {
            None => Some(0),
            Some(before) => links.old[before].map(|new| new + 1),
        };
        if let Some(new) = behind.filter(|new| *new < news)
            && equal(links, old, new)
        {
            links.link(old, new);
        }
    }
    for old in (0..olds).rev() {
        let before = if old + 1 == olds { Some(news) } else { links.old[old + 1] };
        if let Some(new) = before.and_then(|new| new.checked_sub(1))
            && equal(links, old, new)
        {
            links.link(old, new);
        }
    }
}

/// More twins than these are linked in order; weighing all pairs of them would cost their square.
const MOST_TWINS: usize = 40;

/// Links clauses that all have the same text; how many of them were too many to be weighed.
fn link_twins(clauses: Pair<&[Prepared]>, links: &mut Links, old: &[usize], new: &[usize]) -> usize {
    // As many on either side belong together in their order.
    let as_many = old.len() == new.len();
    if old.len().max(new.len()) > MOST_TWINS || as_many {
        for (old, new) in std::iter::zip(old, new) {
            links.link(*old, *new);
        }
        return if as_many { 0 } else { old.len() + new.len() };
    }
    let mut edges = Vec::new();
    for (rank, left) in old.iter().enumerate() {
        for (other, right) in new.iter().enumerate() {
            let parents = match (clauses.old[*left].parent, clauses.new[*right].parent) {
                (Some(left), Some(right)) => links.linked(left, right),
                (None, None) => true,
                _ => false,
            };
            let beside = |step: isize| {
                let neighbour = |at: usize| at.checked_add_signed(step);
                neighbour(*left).zip(neighbour(*right)).is_some_and(|(left, right)| links.linked(left, right))
            };
            let points = 8 * i64::from(parents) + 4 * i64::from(beside(-1)) + 4 * i64::from(beside(1));
            // All else equal, the nearest in rank; any pair is better than none.
            let distance = i64::try_from(rank.abs_diff(other)).unwrap_or(i64::MAX);
            let worth = 1000 * (points + 1) - distance;
            edges.push(Weighted { left: *left, right: *right, worth });
        }
    }
    for (old, new) in assign(edges, usize::MAX).pairs {
        links.link(old, new);
    }
    0
}

#[cfg(test)]
mod tests {
    use crate::corpus::prepare;
    use crate::testing::document;

    fn links(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<(usize, usize)> {
        let corpus = prepare(&document(old), &document(new));
        corpus.equal.pairs().collect()
    }

    #[test]
    fn equal_texts_are_linked_wherever_they_stand() {
        let pairs = links(&[("OP1", "one;"), ("OP2", "two;")], &[("OP1", "two;"), ("OP2", "one;")]);
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }

    #[test]
    fn twins_are_linked_beside_linked_neighbours() {
        let pairs = links(
            &[
                ("OP1", "alpha;"),
                ("OP2", "[To be determined];"),
                ("OP3", "beta;"),
                ("OP4", "[To be determined];"),
            ],
            &[("OP1", "gamma;"), ("OP2", "beta;"), ("OP3", "[To be determined];")],
        );
        assert_eq!(pairs, [(2, 1), (3, 2)]);
    }

    #[test]
    fn of_twins_the_one_right_behind_a_linked_clause_is_linked() {
        let pairs = links(
            &[("OP1", "gamma;"), ("OP2", "same;"), ("OP3", "alpha;"), ("OP4", "same;"), ("OP5", "end;")],
            &[("OP1", "alpha;"), ("OP2", "same;"), ("OP3", "delta;")],
        );
        assert_eq!(pairs, [(2, 0), (3, 1)]);
    }

    #[test]
    fn twins_are_linked_below_linked_parents() {
        let pairs = links(
            &[
                ("OP1", "alpha:"),
                ("OP1(a)", "same;"),
                ("OP2", "beta:"),
                ("OP2(a)", "x;"),
                ("OP2(b)", "same;"),
            ],
            &[("OP1", "beta:"), ("OP1(a)", "y;"), ("OP1(b)", "z;"), ("OP1(c)", "same;"), ("OP2", "end;")],
        );
        assert_eq!(pairs, [(2, 0), (4, 3)]);
    }

    #[test]
    fn a_twin_outside_all_lists_is_no_twin_within_one() {
        let pairs = links(
            &[("OP1", "alpha;"), ("OP2", "same;"), ("OP3", "beta;")],
            &[
                ("OP1", "gamma:"),
                ("OP1(a)", "delta;"),
                ("OP1(b)", "same;"),
                ("OP2", "same;"),
                ("OP3", "end;"),
            ],
        );
        assert_eq!(pairs, [(1, 3)]);
    }

    #[test]
    fn where_nothing_else_tells_the_first_twins_belong_together() {
        let pairs = links(
            &[("OP1", "alpha;"), ("OP2", "same;"), ("OP3", "beta;")],
            &[("OP1", "gamma;"), ("OP2", "same;"), ("OP3", "delta;"), ("OP4", "same;"), ("OP5", "end;")],
        );
        assert_eq!(pairs, [(1, 1)]);
    }

    #[test]
    fn twins_too_many_to_be_weighed_are_told() {
        let told = |olds: usize, news: usize| {
            let clauses = |count: usize, end: &'static str| {
                let twins = std::iter::repeat_n("same;", count);
                let texts = std::iter::once(end).chain(twins).chain([end]);
                (1..).zip(texts).map(|(at, text)| (format!("OP{at}"), text)).collect::<Vec<_>>()
            };
            let borrowed = |clauses: &[(String, &'static str)]| {
                document(&clauses.iter().map(|(label, text)| (label.as_str(), *text)).collect::<Vec<_>>())
            };
            let (old, new) = (clauses(olds, "alpha;"), clauses(news, "beta;"));
            prepare(&borrowed(&old), &borrowed(&new)).in_order
        };
        assert_eq!(told(40, 39), 0);
        assert_eq!(told(41, 40), 81);
        assert_eq!(told(41, 41), 0);
        assert_eq!(told(41, 0), 0);
    }
}
