//! Which of many links can stand in one order: the heaviest set of which no two cross.

use std::ops::Range;

/// The stretches of two lists that a link ties together.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub old: Range<usize>,
    pub new: Range<usize>,
    /// What would be lost if the link did not hold.
    pub weight: usize,
}

/// For each link whether it is one of the heaviest set that rises in both lists; one without a span never is.
///
/// Found in n log n steps with a tree of prefix maxima (Fenwick). The stretches of one list do not overlap.
pub(crate) fn in_order(spans: &[Option<Span>]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..spans.len()).filter(|at| spans[*at].is_some()).collect();
    order.sort_by_key(|at| spans[*at].as_ref().map(|span| (span.old.start, span.new.start)));
    let places = spans.iter().flatten().map(|span| span.new.end).max().unwrap_or(0);
    // The heaviest chain that ends at or before a place of the new list, and its last link.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); places + 1];
    let mut before: Vec<Option<usize>> = vec![None; spans.len()];
    let mut best: (usize, Option<usize>) = (0, None);
    for at in order {
        let Some(span) = &spans[at] else { continue };
        let mut heaviest: (usize, Option<usize>) = (0, None);
        let mut place = span.new.start;
        while place > 0 {
            if tree[place].0 > heaviest.0 {
                heaviest = tree[place];
            }
            place &= place - 1;
        }
        before[at] = heaviest.1;
        let here = (heaviest.0 + span.weight, Some(at));
        if here.0 > best.0 {
            best = here;
        }
        place = span.new.end;
        while place > 0 && place <= places {
            if here.0 > tree[place].0 {
                tree[place] = here;
            }
            place += place & place.wrapping_neg();
        }
    }
    let mut kept = vec![false; spans.len()];
    let mut last = best.1;
    while let Some(at) = last {
        kept[at] = true;
        last = before[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(pairs: &[(usize, usize, usize)]) -> Vec<bool> {
        let span = |(old, new, weight): &(usize, usize, usize)| {
            Some(Span { old: *old..old + 1, new: *new..new + 1, weight: *weight })
        };
        in_order(&pairs.iter().map(span).collect::<Vec<_>>())
    }

    #[test]
    fn the_heaviest_links_that_do_not_cross() {
        assert_eq!(kept(&[(0, 2, 5), (1, 0, 3), (2, 1, 3)]), [false, true, true]);
        assert_eq!(kept(&[(0, 2, 9), (1, 0, 3), (2, 1, 3)]), [true, false, false]);
        assert_eq!(kept(&[(0, 0, 1), (1, 1, 1), (2, 2, 1)]), [true, true, true]);
        assert_eq!(kept(&[]), [false; 0]);
    }
}
