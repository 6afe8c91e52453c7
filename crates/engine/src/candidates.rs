//! Which clauses may belong together: an index from rare words to clauses, asked from both sides.

use crate::corpus::{Corpus, Prepared, common_weight};
use crate::options::{Options, UNIT};

/// Two clauses that share some of their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    /// The clause of the old document.
    pub old: usize,
    /// The clause of the new document.
    pub new: usize,
    /// The weight of what they share.
    pub common: u64,
    /// Twice what they share in all that they have (Dice), in [`UNIT`]s.
    pub dice: i64,
    /// The share of the old clause that stands in the new one, in [`UNIT`]s.
    pub of_old: i64,
    /// The share of the new clause that stands in the old one, in [`UNIT`]s.
    pub of_new: i64,
}

/// What two clauses share.
pub(crate) fn edge(corpus: &Corpus, old: usize, new: usize) -> Edge {
    let (one, other) = (&corpus.old[old], &corpus.new[new]);
    let common = if one.text == other.text { one.weight } else { common_weight(one, other, &corpus.weights) };
    Edge {
        old,
        new,
        common,
        dice: part(2 * common, one.weight + other.weight, one.text == other.text),
        of_old: part(common, one.weight, one.text == other.text),
        of_new: part(common, other.weight, one.text == other.text),
    }
}

/// A share in [`UNIT`]s; of nothing, all if the texts are equal and nothing if not.
fn part(some: u64, whole: u64, equal: bool) -> i64 {
    let parts = u128::from(some) * UNIT as u128;
    parts.checked_div(u128::from(whole)).map_or(if equal { UNIT } else { 0 }, |part| part as i64)
}

/// The likely pairs among the clauses marked as open, in ascending order of old and new clause.
///
/// For each clause, only its [`Options::candidates`] best are kept, of either side, so that the number of
/// pairs grows as the number of clauses. Features that very many clauses have are passed over as soon as
/// [`Options::index_steps`] are spent.
pub(crate) fn candidates(
    corpus: &Corpus,
    open_old: &[bool],
    open_new: &[bool],
    options: &Options,
) -> Vec<Edge> {
    let mut pairs = likely(corpus, &corpus.old, &corpus.new, open_old, open_new, options);
    let back = likely(corpus, &corpus.new, &corpus.old, open_new, open_old, options);
    pairs.extend(back.into_iter().map(|(new, old)| (old, new)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(old, new)| edge(corpus, old, new)).collect()
}

/// For each open clause of the one side the best of the other.
fn likely(
    corpus: &Corpus,
    from: &[Prepared],
    to: &[Prepared],
    open_from: &[bool],
    open_to: &[bool],
    options: &Options,
) -> Vec<(usize, usize)> {
    let index = Index::new(to, open_to, corpus.weights.len());
    let mut shared = vec![0_u64; to.len()];
    let mut touched = Vec::new();
    let mut pairs = Vec::new();
    for (at, clause) in from.iter().enumerate().filter(|(at, _)| open_from[*at]) {
        let mut features: Vec<(u32, u32)> =
            clause.features.iter().filter(|(f, _)| corpus.weights[*f as usize] > 0).copied().collect();
        features.sort_by_key(|(feature, _)| (corpus.frequency[*feature as usize], *feature));
        let mut steps = options.index_steps;
        for (feature, count) in features {
            let postings = index.postings(feature);
            if postings.len() > steps {
                break;
            }
            steps -= postings.len();
            for (other, there) in postings {
                let other = *other as usize;
                if shared[other] == 0 {
                    touched.push(other);
                }
                shared[other] += u64::from(count.min(*there)) * u64::from(corpus.weights[feature as usize]);
            }
        }
        let order = |other: &usize| (std::cmp::Reverse(shared[*other]), *other);
        if touched.len() > options.candidates {
            touched.select_nth_unstable_by_key(options.candidates, order);
        }
        pairs.extend(touched.iter().take(options.candidates).map(|other| (at, *other)));
        for other in touched.drain(..) {
            shared[other] = 0;
        }
    }
    pairs
}

/// From features to the open clauses that have them.
struct Index {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Index {
    fn new(clauses: &[Prepared], open: &[bool], features: usize) -> Self {
        let open = || clauses.iter().zip(open).enumerate().filter(|(_, (_, open))| **open);
        let mut starts = vec![0; features + 1];
        for (feature, _) in open().flat_map(|(_, (clause, _))| clause.features.iter()) {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts[features]];
        for (at, (clause, _)) in open() {
            for (feature, count) in clause.features.iter() {
                let next = &mut next[*feature as usize];
                entries[*next] = (u32::try_from(at).unwrap_or(u32::MAX), *count);
                *next += 1;
            }
        }
        Self { starts, entries }
    }

    fn postings(&self, feature: u32) -> &[(u32, u32)] {
        &self.entries[self.starts[feature as usize]..self.starts[feature as usize + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::prepare;
    use crate::testing::document;

    #[test]
    fn unlike_clauses_are_no_candidates() {
        let old = document(&[("OP1", "Welcomes the opening of the harbour;"), ("OP2", "Thanks the pilots;")]);
        let new = document(&[("OP1", "Thanks all pilots;"), ("OP2", "Regrets a delay;")]);
        let corpus = prepare(&old, &new);
        let edges = candidates(&corpus, &[true; 2], &[true; 2], &Options::default());
        let pairs: Vec<_> = edges.iter().map(|edge| (edge.old, edge.new)).collect();
        assert_eq!(pairs, [(1, 0)]);
    }

    #[test]
    fn shares_of_either_side() {
        let old = document(&[("OP1", "Thanks pilots of the harbour;"), ("OP2", "Meets;")]);
        let new = document(&[
            ("OP1", "Meets;"),
            ("OP2", "Thanks pilots of the harbour and the keepers of lights and lamps;"),
        ]);
        let corpus = prepare(&old, &new);
        let same = edge(&corpus, 1, 0);
        assert_eq!((same.dice, same.of_old, same.of_new), (UNIT, UNIT, UNIT));
        let longer = edge(&corpus, 0, 1);
        assert!(longer.of_old > 7 * UNIT / 10 && longer.of_new < UNIT / 2, "{longer:?}");
    }
}
