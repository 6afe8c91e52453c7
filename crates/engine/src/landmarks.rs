//! Where two very long texts surely run side by side: runs of words that stand once in either.
//!
//! The idea is that of Bram Cohen's patience diff, with runs of words for lines.

use crate::vocabulary::Table;

/// So many keys in a row make a run. Single words seldom stand but once in a long text.
const RUN: usize = 3;

/// The places at which runs of keys begin that stand once in either text, ascending in both: as many as there can be.
pub(crate) fn landmarks(one: &[u32], other: &[u32]) -> Vec<(usize, usize)> {
    let mut places: Table<&[u32], (Place, Place)> = Table::default();
    for (at, run) in one.windows(RUN).enumerate() {
        places.entry(run).or_default().0.see(at);
    }
    for (at, run) in other.windows(RUN).enumerate() {
        if let Some((_, place)) = places.get_mut(run) {
            place.see(at);
        }
    }
    let alone = |(at, run): (usize, &[u32])| match places.get(run) {
        Some((Place::Once(_), Place::Once(to))) => Some((at, *to)),
        _ => None,
    };
    ascending(one.windows(RUN).enumerate().filter_map(alone).collect())
}

/// Where a run stands.
#[derive(Clone, Copy, Default)]
enum Place {
    #[default]
    Nowhere,
    Once(usize),
    Often,
}

impl Place {
    fn see(&mut self, at: usize) {
        *self = if matches!(self, Self::Nowhere) { Self::Once(at) } else { Self::Often };
    }
}

/// The longest series of pairs that ascends on the right as it does on the left.
fn ascending(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // For every length, the pair with the least right side that ends a series of this length; and for every pair the
    // one before it in its series.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) =
        (Vec::new(), Vec::with_capacity(pairs.len()));
    for (at, (_, right)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *right);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut series: Vec<_> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    series.reverse();
    series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_or_in_another_order_is_no_landmark() {
        let one = [1, 2, 3, 4, 7, 7, 7, 7, 5, 6, 8, 9];
        assert_eq!(landmarks(&one, &one), [0, 1, 2, 3, 6, 7, 8, 9].map(|at| (at, at)));
        // The head has gone to the end: what is left of the order is longer.
        let other = [7, 7, 7, 7, 5, 6, 8, 9, 1, 2, 3, 4];
        assert_eq!(landmarks(&one, &other), [(6, 2), (7, 3), (8, 4), (9, 5)]);
        assert_eq!(landmarks(&one, &[1, 2]), []);
    }
}
