//! Why clauses were put together or left alone, and how likely that is right.

use resdiff_model::Document;

use crate::alignment::{Alignment, Group, likeness};
use crate::candidates::{Edge, edge};
use crate::features::Corpus;
use crate::options::{UNIT, share};
use crate::{Evidence, Pair};

/// What is said of a group of clauses.
#[derive(Debug)]
pub(crate) struct Judgement {
    /// See [`Change::similarity`](crate::Change::similarity).
    pub similarity: f64,
    /// See [`Change::confidence`](crate::Change::confidence).
    pub confidence: f64,
    /// See [`Change::evidence`](crate::Change::evidence).
    pub evidence: Vec<Evidence>,
}

/// Judges a group.
pub(crate) fn judge(
    documents: Pair<&Document>,
    corpus: &Corpus,
    alignment: &Alignment,
    group: &Group,
) -> Judgement {
    let Some((old, new)) = group.core else { return alone(alignment, group) };
    let _ = documents;
    let core = edge(corpus, old, new);
    let mut evidence = Vec::new();
    if corpus.old[old].text == corpus.new[new].text {
        evidence.push(Evidence::SameWords);
    } else {
        evidence.push(Evidence::SharedWords(share(core.dice)));
    }
    let likeness = likeness(&core);
    Judgement { similarity: share(core.dice), confidence: share(UNIT / 2 + likeness / 2), evidence }
}

fn alone(alignment: &Alignment, group: &Group) -> Judgement {
    let best = best_of(alignment, group);
    let evidence = match best {
        Some((edge, in_new)) => Evidence::RunnerUp {
            in_new,
            clause: if in_new { edge.new } else { edge.old },
            similarity: share(edge.dice),
        },
        None => Evidence::NothingAlike,
    };
    let likeness = best.map_or(0, |(edge, _)| likeness(&edge));
    Judgement { similarity: 0.0, confidence: share(UNIT - likeness), evidence: vec![evidence] }
}

/// The best match of a clause that stands alone.
fn best_of(alignment: &Alignment, group: &Group) -> Option<(Edge, bool)> {
    let of = |edge: &&Edge| match (group.clauses.old.first(), group.clauses.new.first()) {
        (Some(old), _) => edge.old == *old,
        (None, Some(new)) => edge.new == *new,
        (None, None) => false,
    };
    let best = alignment
        .edges
        .iter()
        .filter(of)
        .max_by_key(|edge| (edge.dice, std::cmp::Reverse((edge.old, edge.new))))?;
    Some((*best, group.clauses.new.is_empty()))
}
