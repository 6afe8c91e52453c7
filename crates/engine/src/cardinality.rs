//! Splits and mergers: a clause left over on one side whose words stand in a clause of the other, beyond what
//! that clause's own partner explains.

use resdiff_model::Document;

use crate::Pair;
use crate::alignment::Group;
use crate::anchors::Links;
use crate::candidates::Edge;
use crate::features::{Corpus, Prepared};
use crate::options::{Options, UNIT, units};

/// The links as groups, with the clauses left over joined to the group that holds their words.
///
/// A group takes on clauses on one side only: the relation of several to several is not made.
pub(crate) fn groups(
    corpus: &Corpus,
    _documents: Pair<&Document>,
    links: &Links,
    edges: &[Edge],
    options: &Options,
) -> Vec<Group> {
    let mut groups: Vec<Group> = links
        .pairs()
        .map(|(old, new)| Group { clauses: Pair::new(vec![old], vec![new]), core: Some((old, new)) })
        .collect();
    let mut of_old = vec![None; corpus.old.len()];
    let mut of_new = vec![None; corpus.new.len()];
    for (at, group) in groups.iter().enumerate() {
        for old in &group.clauses.old {
            of_old[*old] = Some(at);
        }
        for new in &group.clauses.new {
            of_new[*new] = Some(at);
        }
    }
    // The best explained leftover first: what it covers is no longer there for the next.
    loop {
        let mut best: Option<(i64, bool, usize, usize)> = None;
        for edge in edges {
            let offers = [
                (of_old[edge.old].is_none(), of_new[edge.new], true),
                (of_new[edge.new].is_none(), of_old[edge.old], false),
            ];
            for (free, group, is_old) in offers {
                let Some(group) = group.filter(|_| free) else { continue };
                let clauses = &groups[group].clauses;
                if is_old && clauses.new.len() > 1 || !is_old && clauses.old.len() > 1 {
                    continue;
                }
                let (own, whole, mates, from) = if is_old {
                    (&corpus.old[edge.old], &corpus.new[edge.new], &clauses.old, &corpus.old)
                } else {
                    (&corpus.new[edge.new], &corpus.old[edge.old], &clauses.new, &corpus.new)
                };
                if (if is_old { edge.of_old } else { edge.of_new }) < units(options.containment) {
                    continue;
                }
                let mates: Vec<&Prepared> = mates.iter().map(|at| &from[*at]).collect();
                let share = unexplained(own, whole, &mates, &corpus.weights);
                let at = if is_old { edge.old } else { edge.new };
                if share >= units(options.containment) && best.is_none_or(|(most, ..)| share > most) {
                    best = Some((share, is_old, at, group));
                }
            }
        }
        let Some((_, is_old, at, group)) = best else { break };
        let clauses = &mut groups[group].clauses;
        let (side, of) =
            if is_old { (&mut clauses.old, &mut of_old) } else { (&mut clauses.new, &mut of_new) };
        side.push(at);
        side.sort_unstable();
        of[at] = Some(group);
    }
    let alone = |old, new| Group { clauses: Pair::new(old, new), core: None };
    let removed = (0..of_old.len()).filter(|at| of_old[*at].is_none()).map(|at| alone(vec![at], vec![]));
    let added = (0..of_new.len()).filter(|at| of_new[*at].is_none()).map(|at| alone(vec![], vec![at]));
    let rest: Vec<Group> = removed.chain(added).collect();
    groups.extend(rest);
    groups
}

/// The share of a clause, by weight, that stands in another clause and in none of those that belong to it
/// already, in [`UNIT`]s.
fn unexplained(own: &Prepared, whole: &Prepared, mates: &[&Prepared], weights: &[u32]) -> i64 {
    let count = |clause: &Prepared, feature: u32| {
        clause.features.binary_search_by_key(&feature, |(f, _)| *f).map_or(0, |at| clause.features[at].1)
    };
    let mut covered = 0;
    for (feature, times) in &own.features {
        let there = count(whole, *feature);
        let taken: u32 = mates.iter().map(|mate| count(mate, *feature)).sum();
        covered +=
            u64::from((*times).min(there.saturating_sub(taken))) * u64::from(weights[*feature as usize]);
    }
    let parts = u128::from(covered) * UNIT as u128;
    parts.checked_div(u128::from(own.weight)).map_or(0, |part| part as i64)
}
