//! What was said twice and is now said once, or the other way round.

use resdiff_model::Document;

use crate::Pair;
use crate::alignment::likeness;
use crate::anchors::Links;
use crate::candidates::Edge;
use crate::cardinality::{Side, unexplained};
use crate::corpus::Corpus;
use crate::options::UNIT;

/// How much of a clause must stand in the one that it and its twin became, in [`UNIT`]s: nearly all.
const REPEATED: i64 = 8 * UNIT / 10;

/// How much of what a clause and its twin became must stand in the clause, in [`UNIT`]s.
const REPEATING: i64 = 2 * UNIT / 3;

/// How many clauses may be as like at most: more are a list or a formula, and no one tells which became which.
const TWINS: usize = 3;

/// The clauses left over that say what the partner of another clause of their part says, each with that partner: an
/// amount that was apportioned for two periods, each in a clause of its own, and is now for one, or the other way round.
///
/// Numbers and symbols count by their values: a recital that recalls other resolutions is no twin.
pub(crate) fn twins(
    corpus: &Corpus,
    documents: Pair<&Document>,
    links: &Links,
    edges: &[Edge],
) -> Pair<Vec<Option<usize>>> {
    let of = |side: Side| {
        let (own, whole, of_own, of_whole, clauses) = match side {
            Side::Old => (&corpus.old, &corpus.new, &links.old, &links.new, &documents.old.clauses),
            Side::New => (&corpus.new, &corpus.old, &links.new, &links.old, &documents.new.clauses),
        };
        // How many are as like as a twin's partner, and the one most like.
        let mut likely: Vec<(usize, Option<(i64, usize)>)> = vec![(0, None); own.len()];
        for edge in edges {
            let (at, to) = match side {
                Side::Old => (edge.old, edge.new),
                Side::New => (edge.new, edge.old),
            };
            let like = likeness(edge);
            if like >= REPEATING && of_own[at].is_none() && of_whole[to].is_some() {
                let (count, best) = &mut likely[at];
                *count += 1;
                *best = best.filter(|(most, _)| *most >= like).or(Some((like, to)));
            }
        }
        let twin = |(at, (count, best)): (usize, (usize, Option<(i64, usize)>))| {
            let (_, to) = best.filter(|_| count <= TWINS)?;
            let same_part = clauses[at].kind == clauses[of_whole[to]?].kind;
            let mutual = unexplained(&own[at], &whole[to], &[], corpus) >= REPEATED
                && unexplained(&whole[to], &own[at], &[], corpus) >= REPEATING;
            (same_part && mutual).then_some(to)
        };
        likely.into_iter().enumerate().map(twin).collect()
    };
    Pair::new(of(Side::Old), of(Side::New))
}
