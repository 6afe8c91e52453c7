//! Which clause became which: equal clauses first, then the best assignment of the others, then splits and
//! mergers.

use resdiff_model::Document;

use crate::anchors::{Links, equal_clauses};
use crate::assignment::{Weighted, assign};
use crate::candidates::{Edge, candidates};
use crate::features::Corpus;
use crate::options::{Options, UNIT, units};
use crate::{Pair, cardinality};

/// Which clauses belong together.
#[derive(Debug)]
pub(crate) struct Alignment {
    /// Groups of clauses, by their old clauses first; a group without old or without new clauses stands alone.
    pub groups: Vec<Group>,
    /// The pairs that were weighed, in ascending order.
    pub edges: Vec<Edge>,
    /// How many clauses were too entangled for the best assignment.
    pub greedy: usize,
}

/// Clauses that belong together; in every group one of the sides has at most one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The clauses, in reading order.
    pub clauses: Pair<Vec<usize>>,
    /// The pair around which the group was built; none if it stands alone.
    pub core: Option<(usize, usize)>,
}

/// Aligns two documents.
pub(crate) fn align(corpus: &Corpus, documents: Pair<&Document>, options: &Options) -> Alignment {
    let mut links = equal_clauses(corpus);
    let open_old: Vec<bool> = links.old.iter().map(Option::is_none).collect();
    let open_new: Vec<bool> = links.new.iter().map(Option::is_none).collect();
    let edges = candidates(corpus, &open_old, &open_new, options);
    let fixed = links.clone();
    let mut greedy = 0;
    // The first round weighs words alone and keeps what is beyond doubt; the second knows the neighbours.
    for round in 0..ROUNDS {
        let context = Context { corpus, documents, links: &links };
        let bar = if round == 0 { SURE } else { units(options.accept) };
        let weigh = |edge: &Edge| {
            let lift = if round == 0 { 0 } else { context.of(edge) * units(options.context) / FULL_CONTEXT };
            Weighted { left: edge.old, right: edge.new, worth: likeness(edge) + lift - bar }
        };
        let assignment = assign(edges.iter().map(weigh).collect(), options.assignment_steps);
        greedy = assignment.greedy;
        links = fixed.clone();
        for (old, new) in assignment.pairs {
            links.link(old, new);
        }
    }
    let groups = cardinality::groups(corpus, documents, &links, &edges, options);
    Alignment { groups, edges, greedy }
}

/// One round without context, and two with: the second sees the neighbours that the first found.
const ROUNDS: usize = 3;

/// What is beyond doubt without looking at the neighbours.
const SURE: i64 = UNIT / 2;

/// How alike two clauses are, in [`UNIT`]s: mostly by what they share of both, a little by how much of the
/// shorter one the longer one holds, as clauses grow from year to year.
pub(crate) fn likeness(edge: &Edge) -> i64 {
    (3 * edge.dice + edge.of_old.max(edge.of_new)) / 4
}

/// The points of the best context there is.
const FULL_CONTEXT: i64 = 8;

/// What stands around a pair of clauses.
struct Context<'a, 'd> {
    corpus: &'a Corpus,
    documents: Pair<&'d Document>,
    links: &'a Links,
}

impl Context<'_, '_> {
    /// The points for a pair's context, from -[`FULL_CONTEXT`] to [`FULL_CONTEXT`].
    fn of(&self, edge: &Edge) -> i64 {
        let (old, new) = (&self.documents.old.clauses[edge.old], &self.documents.new.clauses[edge.new]);
        let mut points = -4;
        let beside = |step: isize| {
            let neighbour = |at: usize| at.checked_add_signed(step);
            neighbour(edge.old).zip(neighbour(edge.new)).is_some_and(|(old, new)| self.links.linked(old, new))
        };
        points += 3 * i64::from(beside(-1)) + 3 * i64::from(beside(1));
        points += i64::from(old.label == new.label);
        let (one, other) = (&self.corpus.old[edge.old], &self.corpus.new[edge.new]);
        points += match (one.lead, other.lead) {
            (Some(one), Some(other)) if one == other => 2,
            (Some(_), Some(_)) => -1,
            _ => 0,
        };
        points += match (one.parent, other.parent) {
            (Some(one), Some(other)) if self.links.linked(one, other) => 3,
            (Some(_), Some(_)) => -1,
            (None, None) => 1,
            _ => -1,
        };
        if old.kind != new.kind {
            points -= 2;
        }
        points.clamp(-FULL_CONTEXT, FULL_CONTEXT)
    }
}
