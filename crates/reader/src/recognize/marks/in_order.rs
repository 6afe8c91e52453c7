//! The likeliest places of marks that stand in order.

use std::cmp::Reverse;

use super::Spot;

/// The best sum of a chain that ends at a spot, and the number and spot before it.
type Chain = (u32, Option<(usize, usize)>);

/// A sum and the number and spot that its chain ends with; of equal sums the first is the greatest, so that the
/// result does not depend on anything else.
type Top = (u32, Reverse<(usize, usize)>);

/// One spot for each number, in the order of the text, with the greatest sum of scores; a number may stay without.
pub(super) fn best_in_order(spots: &[Vec<Spot>]) -> Vec<Option<Spot>> {
    let end = |spot: &Spot| (spot.paragraph, spot.range.end);
    let mut ends: Vec<(usize, usize)> = spots.iter().flatten().map(end).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut tops = Tops(vec![None; ends.len() + 1]);
    // For each number and each of its spots.
    let mut best: Vec<Vec<Chain>> = Vec::new();
    for (number, list) in spots.iter().enumerate() {
        let chain = |spot: &Spot| {
            let before = ends.partition_point(|end| *end <= (spot.paragraph, spot.range.start));
            match tops.of_first(before) {
                Some((sum, Reverse(last))) => (sum + spot.score, Some(last)),
                None => (spot.score, None),
            }
        };
        let row: Vec<Chain> = list.iter().map(chain).collect();
        for (index, (spot, (sum, _))) in std::iter::zip(list, &row).enumerate() {
            let at = ends.partition_point(|before| *before < end(spot));
            tops.raise(at, (*sum, Reverse((number, index))));
        }
        best.push(row);
    }
    let mut chosen = vec![None; spots.len()];
    let mut at = tops.of_first(ends.len()).map(|(_, Reverse(last))| last);
    while let Some((number, index)) = at {
        chosen[number] = Some(spots[number][index].clone());
        at = best[number][index].1;
    }
    chosen
}

/// The greatest of the first so many of a list that grows greater, each in logarithmic time (a Fenwick tree).
struct Tops(Vec<Option<Top>>);

impl Tops {
    /// The greatest of the first `count`.
    fn of_first(&self, count: usize) -> Option<Top> {
        let mut top = None;
        let mut at = count;
        while at > 0 {
            top = top.max(self.0[at]);
            at &= at - 1;
        }
        top
    }

    /// Raises the one at an index.
    fn raise(&mut self, index: usize, top: Top) {
        let mut at = index + 1;
        while let Some(known) = self.0.get_mut(at) {
            *known = (*known).max(Some(top));
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_sum_in_order_is_taken() {
        let spot = |start, score| Spot { paragraph: 0, range: start..start + 1, score };
        let spots = [vec![spot(9, 9), spot(2, 6)], vec![spot(5, 6)], vec![spot(3, 9), spot(7, 4)]];
        let starts = |spots: &[Vec<Spot>]| {
            best_in_order(spots)
                .iter()
                .map(|spot| spot.as_ref().map(|spot| spot.range.start))
                .collect::<Vec<_>>()
        };
        assert_eq!(starts(&spots), [Some(2), Some(5), Some(7)]);
        assert_eq!(starts(&[vec![spot(4, 9)], vec![spot(1, 2)]]), [Some(4), None]);
        assert_eq!(starts(&[vec![], vec![spot(4, 1), spot(1, 1)]]), [None, Some(4)]);
    }
}
