//! How much of what was done to a generated document a comparison found.

use std::collections::BTreeSet;

use resdiff_engine::{Change, Comparison, Op, Relation};
use resdiff_model::count_words;

use super::Generated;

/// What a comparison found, and what it made up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many links there are in truth.
    pub links: usize,
    /// Links that were found.
    pub right: usize,
    /// Links that were made up.
    pub wrong: usize,
    /// Rewordings that were not found as such.
    pub missed_rewordings: Vec<usize>,
    /// Clauses that were reworded, split or merged in the comparison alone, by their new clause.
    pub false_rewordings: Vec<usize>,
    /// Moves that were not found, by their new clause.
    pub missed_moves: Vec<usize>,
    /// Moves that were made up.
    pub false_moves: Vec<usize>,
    /// How many words are marked as taken out or put in.
    pub marked: usize,
}

impl Score {
    /// The share of the links that were found, less one for each that was made up.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.links == 0 { 1.0 } else { (self.right as f64 - self.wrong as f64) / self.links as f64 }
    }
}

/// Holds a comparison against the truth. The documents compared have the generated clauses and no others.
#[must_use]
pub fn score(pair: &Generated, comparison: &Comparison<'_>) -> Score {
    let truth: BTreeSet<(usize, usize)> = pair.truth.links.iter().copied().collect();
    let mut score = Score { links: truth.len(), ..Score::default() };
    let (mut reworded, mut moved) = (BTreeSet::new(), BTreeSet::new());
    for change in &comparison.changes {
        let news = &change.clauses.new;
        let links = change.clauses.old.iter().flat_map(|old| news.iter().map(|new| (*old, *new)));
        for link in links {
            *if truth.contains(&link) { &mut score.right } else { &mut score.wrong } += 1;
        }
        if matches!(change.relation, Relation::Reworded | Relation::Split | Relation::Merged) {
            reworded.extend(news);
        }
        if change.moved {
            moved.extend(news);
        }
        score.marked += marked(change, comparison);
    }
    let real: BTreeSet<usize> = pair.truth.reworded.iter().copied().collect();
    let movers: BTreeSet<usize> = pair.truth.moved.iter().copied().collect();
    score.missed_rewordings = real.difference(&reworded).copied().collect();
    score.false_rewordings = reworded.difference(&real).copied().collect();
    score.missed_moves = movers.difference(&moved).copied().collect();
    score.false_moves = moved.difference(&movers).copied().collect();
    score
}

fn marked(change: &Change, comparison: &Comparison<'_>) -> usize {
    let documents = comparison.documents;
    let words = |texts: &[usize], clauses: &[resdiff_model::Clause]| -> usize {
        texts.iter().map(|at| count_words(&clauses[*at].text)).sum()
    };
    match change.relation {
        Relation::Added => words(&change.clauses.new, &documents.new.clauses),
        Relation::Removed => words(&change.clauses.old, &documents.old.clauses),
        _ => change.inline.iter().filter(|op| op.op != Op::Equal).map(|op| count_words(&op.text)).sum(),
    }
}
