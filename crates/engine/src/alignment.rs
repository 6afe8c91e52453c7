//! Which clause became which: equal clauses first, then the best assignment of the others, then splits and
//! mergers.

use std::collections::HashMap;

use resdiff_model::{Clause, Document, Label};

use crate::anchors::Links;
use crate::assignment::{Weighted, assign};
use crate::candidates::{Candidates, Edge, by_place, candidates};
use crate::corpus::Corpus;
use crate::limits::Reached;
use crate::options::{Options, UNIT, units};
use crate::{Pair, cardinality};

/// Which clauses belong together.
#[derive(Debug)]
pub(crate) struct Alignment {
    /// Groups of clauses, by their old clauses first; a group without old or without new clauses stands alone.
    pub groups: Vec<Group>,
    /// The pairs that were weighed, in ascending order.
    pub edges: Vec<Edge>,
    /// The bounds that were reached.
    pub reached: Reached,
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
    let mut links = corpus.equal.clone();
    let places = by_place(&links, &same_labels(documents, &links));
    let Candidates { edges, in_part } = candidates(corpus, places, options);
    let fixed = links.clone();
    let mut greedy = 0;
    // The first round weighs words alone and keeps what is beyond doubt; the second knows the neighbours.
    for round in 0..ROUNDS {
        let context = Context::new(corpus, documents, &links);
        let bar = if round == 0 { SURE } else { units(options.accept) };
        let weigh = |edge: &Edge| {
            let lift = if round == 0 { 0 } else { context.of(edge) * units(options.context) / UNIT };
            Weighted { left: edge.old, right: edge.new, worth: likeness(edge) + lift - bar }
        };
        let assignment = assign(edges.iter().map(weigh).collect(), options.assignment_steps);
        greedy = assignment.greedy;
        links = fixed.clone();
        for (old, new) in assignment.pairs {
            links.link(old, new);
        }
    }
    for (old, new) in crowded(&Context::new(corpus, documents, &links), &edges) {
        links.unlink(old, new);
    }
    let groups = cardinality::groups(corpus, documents, &links, &edges, options);
    let reached = Reached {
        in_order: corpus.in_order,
        looked_up_in_part: in_part,
        word_by_word: corpus.word_by_word,
        greedy,
        ..Reached::default()
    };
    Alignment { groups, edges, reached }
}

/// A link within a crowd says nothing: so many others must be as like on each side.
const CROWD: usize = 3;

/// The links for which neither words nor place speak: between clauses to each of which several others are as like, and
/// that do not stand between the same neighbours. What is left of a list of clauses that all say nearly the same is no
/// pair because nothing else is left.
fn crowded(context: &Context, edges: &[Edge]) -> Vec<(usize, usize)> {
    let (corpus, links) = (context.corpus, context.links);
    let mut own = Pair::new(vec![None; corpus.old.len()], vec![None; corpus.new.len()]);
    for edge in edges.iter().filter(|edge| links.linked(edge.old, edge.new) && context.gap(edge) == 0) {
        (own.old[edge.old], own.new[edge.new]) = (Some(likeness(edge)), Some(likeness(edge)));
    }
    let mut others = Pair::new(vec![0; corpus.old.len()], vec![0; corpus.new.len()]);
    for edge in edges.iter().filter(|edge| !links.linked(edge.old, edge.new)) {
        let as_like = |own: Option<i64>| own.is_some_and(|own| likeness(edge) + CLOSE > own);
        others.old[edge.old] += usize::from(as_like(own.old[edge.old]));
        others.new[edge.new] += usize::from(as_like(own.new[edge.new]));
    }
    let is_crowded = |(old, new): &(usize, usize)| others.old[*old] >= CROWD && others.new[*new] >= CROWD;
    links.pairs().filter(is_crowded).collect()
}

/// The clauses without a partner that bear the same label in both documents.
fn same_labels(documents: Pair<&Document>, links: &Links) -> Vec<(usize, usize)> {
    let open = |links: &[Option<usize>], at: usize| links[at].is_none();
    let news = documents.new.clauses.iter().enumerate().filter(|(at, _)| open(&links.new, *at));
    let labels: HashMap<&Label, usize> = news.map(|(at, clause)| (&clause.label, at)).collect();
    let pair = |(at, clause): (usize, &Clause)| Some((at, *labels.get(&clause.label)?));
    documents
        .old
        .clauses
        .iter()
        .enumerate()
        .filter(|(at, _)| open(&links.old, *at))
        .filter_map(pair)
        .collect()
}

/// One round without context, and two with: the second sees the neighbours that the first found.
const ROUNDS: usize = 3;

/// What is beyond doubt without looking at the neighbours.
pub(crate) const SURE: i64 = UNIT / 2;

/// A second candidate this close to the chosen one, in [`UNIT`]s, casts doubt on the choice.
pub(crate) const CLOSE: i64 = UNIT / 8;

/// How alike two clauses are, in [`UNIT`]s: mostly by what they share of both, a little by how much of the
/// shorter one the longer one holds, as clauses grow from year to year.
pub(crate) fn likeness(edge: &Edge) -> i64 {
    (3 * edge.dice + edge.of_old.max(edge.of_new)) / 4
}

/// What stands around a pair of clauses.
struct Context<'a, 'd> {
    corpus: &'a Corpus,
    documents: Pair<&'d Document>,
    links: &'a Links,
    /// The nearest linked clauses before and behind each clause of the old document.
    bounds: Vec<(Option<usize>, Option<usize>)>,
}

/// What context is worth, in [`UNIT`]s of [`Options::context`].
///
/// Two clauses that alone stand between the same neighbours are one clause reworded nearly always: so that is the
/// measure of all. The others are small: they decide between candidates that are about as like.
mod worth {
    use crate::options::UNIT;

    /// Both stand alone between the same neighbours.
    pub const SAME_GAP: i64 = UNIT;
    /// The clauses above are linked.
    pub const SAME_PARENT: i64 = UNIT / 4;
    /// The clauses above are not linked to each other.
    pub const OTHER_PARENT: i64 = -UNIT / 6;
    /// The same label.
    pub const SAME_LABEL: i64 = UNIT / 12;
    /// The same lead phrase, sequence adverbs aside.
    pub const SAME_LEAD: i64 = UNIT / 12;
    /// Another lead phrase.
    pub const OTHER_LEAD: i64 = -UNIT / 12;
    /// Another part of the document.
    pub const OTHER_PART: i64 = -UNIT / 6;
}

impl<'a, 'd> Context<'a, 'd> {
    fn new(corpus: &'a Corpus, documents: Pair<&'d Document>, links: &'a Links) -> Self {
        let mut bounds = vec![(None, None); corpus.old.len()];
        let mut last = None;
        for (at, bound) in bounds.iter_mut().enumerate() {
            bound.0 = last;
            last = links.old[at].map(|_| at).or(last);
        }
        let mut next = None;
        for (at, bound) in bounds.iter_mut().enumerate().rev() {
            bound.1 = next;
            next = links.old[at].map(|_| at).or(next);
        }
        Self { corpus, documents, links, bounds }
    }

    /// The worth of a pair's context, in [`UNIT`]s.
    fn of(&self, edge: &Edge) -> i64 {
        let (old, new) = (&self.documents.old.clauses[edge.old], &self.documents.new.clauses[edge.new]);
        let (one, other) = (&self.corpus.old[edge.old], &self.corpus.new[edge.new]);
        let mut sum = self.gap(edge);
        if old.label == new.label {
            sum += worth::SAME_LABEL;
        }
        sum += match (one.lead, other.lead) {
            (Some(one), Some(other)) if one == other => worth::SAME_LEAD,
            (Some(_), Some(_)) => worth::OTHER_LEAD,
            _ => 0,
        };
        sum += match (one.parent, other.parent) {
            (Some(one), Some(other)) if self.links.linked(one, other) => worth::SAME_PARENT,
            (Some(_), Some(_)) => worth::OTHER_PARENT,
            _ => 0,
        };
        if old.kind != new.kind {
            sum += worth::OTHER_PART;
        }
        sum
    }

    /// What it is worth that both clauses stand between the same linked neighbours: less, the more pairs could be
    /// made of the clauses between them.
    fn gap(&self, edge: &Edge) -> i64 {
        let (before, behind) = self.bounds[edge.old];
        let partner = |at: Option<usize>| at.and_then(|at| self.links.old[at]);
        // Places are counted from one, so that the ends of the documents are neighbours too.
        let start = partner(before).map_or(0, |at| at + 1);
        let end = partner(behind).unwrap_or(self.corpus.new.len());
        if !(start..end).contains(&edge.new) {
            return 0;
        }
        let olds = behind.unwrap_or(self.corpus.old.len()) - before.map_or(0, |at| at + 1);
        let pairs = olds.saturating_mul(end - start);
        worth::SAME_GAP / i64::from(1 + pairs.ilog2())
    }
}
