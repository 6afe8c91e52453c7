//! From features to the clauses that have them.

use crate::corpus::Prepared;

/// The clauses that have each feature, and how often: in the order of the features, each in that of the clauses.
#[derive(Debug, Default)]
pub(crate) struct Index {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Index {
    /// Gives the features of clauses their ranks, and puts those of each clause in this order.
    pub fn by_rank(clauses: &mut [Prepared], ranks: &[u32]) -> Self {
        let mut starts = vec![0; ranks.len() + 1];
        for (feature, _) in clauses.iter().flat_map(|clause| &clause.features) {
            starts[ranks[*feature as usize] as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); starts[ranks.len()]];
        for (at, clause) in clauses.iter_mut().enumerate() {
            for (feature, count) in clause.features.drain(..) {
                let next = &mut next[ranks[feature as usize] as usize];
                entries[*next] = (u32::try_from(at).unwrap_or(u32::MAX), count);
                *next += 1;
            }
        }
        let index = Self { starts, entries };
        // Read back feature by feature they are in order, without any sorting.
        for rank in 0..u32::try_from(ranks.len()).unwrap_or(u32::MAX) {
            for (at, count) in index.postings(rank) {
                clauses[*at as usize].features.push((rank, *count));
            }
        }
        index
    }

    /// The clauses that have a feature, and how often.
    pub fn postings(&self, feature: u32) -> &[(u32, u32)] {
        &self.entries[self.starts[feature as usize]..self.starts[feature as usize + 1]]
    }
}
