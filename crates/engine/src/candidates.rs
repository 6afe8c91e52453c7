//! Which clauses may belong together: an index from rare words to clauses, asked from both sides.

use std::cmp::Reverse;

use crate::anchors::Links;
use crate::corpus::{Corpus, Prepared, common_weight};
use crate::index::Index;
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

/// A clause that shares so many times less than the best one does is no partner of this clause; whether this clause is
/// a part of it shows from its own side.
const FAR_BEHIND: u64 = 8;

/// For every so many features that a clause has, [`Options::index_steps`] are added, so that its length alone does not
/// spend them: a clause of 300 words has about as many.
const LONG: usize = 1_000;

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

/// The likely pairs of an alignment.
#[derive(Debug)]
pub(crate) struct Candidates {
    /// The pairs, in ascending order of old and new clause.
    pub edges: Vec<Edge>,
    /// How many clauses were looked up in part, as [`Options::index_steps`] were spent.
    pub in_part: usize,
}

/// The likely pairs among the clauses that are not linked by equal texts, and the pairs given beside, in
/// ascending order of old and new clause.
///
/// For each clause, only its [`Options::candidates`] best are kept, of either side, so that the number of
/// pairs grows as the number of clauses. Features that very many clauses have are passed over as soon as
/// [`Options::index_steps`] are spent.
pub(crate) fn candidates(corpus: &Corpus, more: Vec<(usize, usize)>, options: &Options) -> Candidates {
    let open = |links: &[Option<usize>]| links.iter().map(Option::is_none).collect::<Vec<_>>();
    let (open_old, open_new) = (&open(&corpus.equal.old), &open(&corpus.equal.new));
    let [old, new] = [&corpus.old, &corpus.new];
    let (mut pairs, of_old) = likely(corpus, (old, open_old), (&corpus.index.new, open_new), options);
    let (back, of_new) = likely(corpus, (new, open_new), (&corpus.index.old, open_old), options);
    pairs.extend(back.into_iter().map(|(new, old)| (old, new)));
    pairs.extend(more);
    pairs.sort_unstable();
    pairs.dedup();
    let edges = pairs.into_iter().map(|(old, new)| edge(corpus, old, new)).collect();
    Candidates { edges, in_part: of_old + of_new }
}

/// Pairs that stand in the same place: clauses with the same label, and those that come as far behind the same
/// linked neighbour, in ascending order.
///
/// Where very many clauses are nearly equal no word tells them apart, and where a clause was written anew no word
/// is left: then the place is all there is. These are three pairs for each clause at most.
pub(crate) fn by_place(links: &Links, same_label: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let open = |(old, new): &(usize, usize)| links.old[*old].is_none() && links.new[*new].is_none();
    let mut pairs: Vec<(usize, usize)> = same_label.iter().copied().filter(open).collect();
    let (olds, news) = (links.old.len(), links.new.len());
    // The gaps between neighbours that follow one another in both documents; the ends are neighbours too.
    let (mut old, mut new) = (0, 0);
    for (next_old, next_new) in links.pairs().chain([(olds, news)]) {
        if next_new < new {
            continue;
        }
        let gap_old: Vec<usize> = (old..next_old).filter(|at| links.old[*at].is_none()).collect();
        let gap_new: Vec<usize> = (new..next_new).filter(|at| links.new[*at].is_none()).collect();
        for (rank, at) in gap_old.iter().enumerate() {
            let middle = rank * gap_new.len() / gap_old.len();
            let around = gap_new.iter().take(middle + 2).skip(middle.saturating_sub(1));
            pairs.extend(around.map(|other| (*at, *other)));
        }
        (old, new) = (next_old, next_new);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// For each open clause of the one side the best of the other, and how many clauses were looked up in part: of less
/// than half of what they weigh.
fn likely(
    corpus: &Corpus,
    (from, open_from): (&[Prepared], &[bool]),
    (index, open_to): (&Index, &[bool]),
    options: &Options,
) -> (Vec<(usize, usize)>, usize) {
    let mut shared = vec![0_u64; open_to.len()];
    let mut touched = Vec::new();
    let (mut pairs, mut in_part) = (Vec::new(), 0);
    for (at, clause) in from.iter().enumerate().filter(|(at, _)| open_from[*at]) {
        let mut steps = options.index_steps.saturating_mul(1 + clause.features.len() / LONG);
        let (mut asked, mut best) = (0, 0);
        for (feature, count) in &clause.features {
            let weight = u64::from(corpus.weights[*feature as usize]);
            if weight == 0 {
                continue;
            }
            let postings = index.postings(*feature);
            // What comes last is common and weighs little: with all of it no other clause comes near the best.
            if FAR_BEHIND * (clause.weight - asked) < best {
                break;
            }
            if postings.len() > steps {
                in_part += usize::from(2 * asked < clause.weight);
                break;
            }
            steps -= postings.len();
            asked += u64::from(*count) * weight;
            for (other, there) in postings {
                let other = *other as usize;
                if shared[other] == 0 {
                    touched.push(other);
                }
                shared[other] += u64::from(*count.min(there)) * weight;
                best = best.max(shared[other]);
            }
        }
        let mut near: Vec<(u64, usize)> = Vec::new();
        for other in touched.drain(..) {
            let weight = std::mem::take(&mut shared[other]);
            if best <= FAR_BEHIND * weight && open_to[other] {
                near.push((weight, other));
            }
        }
        if near.len() > options.candidates {
            near.select_nth_unstable_by_key(options.candidates, |(weight, other)| (Reverse(*weight), *other));
            near.truncate(options.candidates);
        }
        pairs.extend(near.into_iter().map(|(_, other)| (at, other)));
    }
    (pairs, in_part)
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
        let edges = candidates(&corpus, Vec::new(), &Options::default()).edges;
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

    #[test]
    fn clauses_between_the_same_neighbours_are_paired_by_their_rank() {
        let old = [("OP1", "one;"), ("OP2", "a;"), ("OP3", "b;"), ("OP4", "c;"), ("OP5", "two;")];
        let new = [("OP1", "one;"), ("OP2", "x;"), ("OP3", "y;"), ("OP4", "z;"), ("OP5", "two;")];
        let corpus = prepare(&document(&old), &document(&new));
        let around = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2), (3, 3)];
        assert_eq!(by_place(&corpus.equal, &[]), around);
        // The same label is a place; what is linked has found its own.
        assert_eq!(by_place(&corpus.equal, &[(0, 3), (1, 4), (4, 4), (1, 3)])[..3], [(1, 1), (1, 2), (1, 3)]);
        assert_eq!(by_place(&corpus.equal, &[(0, 3), (1, 4), (4, 4), (1, 3)]).len(), around.len() + 1);
    }
}
