//! Two lists of paragraphs put beside each other: which are the same, and which stand for each other.

use std::collections::HashMap;
use std::ops::Range;

use resdiff_engine::Pair;

use crate::docx::order::{Span, in_order};

/// A stretch of both lists between paragraphs that are the same.
pub(super) type Gap = Pair<Range<usize>>;

/// A gap of more pairs than this is filled in the order of its paragraphs, without weighing every pair.
const MOST_PAIRS: usize = 40_000;
/// Paragraphs that share less of their words than this are no versions of one.
const ALIKE: f64 = 0.3;

/// The gaps between the paragraphs that are the same in both lists. Needs n log n steps.
pub(super) fn gaps(keys: Pair<&[String]>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    // Of a paragraph that stands several times, the first copies are tried first; what that leaves out of order is
    // found when the gap is looked at by itself.
    let mut open = vec![Pair::new(0..keys.old.len(), 0..keys.new.len())];
    while let Some(gap) = open.pop() {
        let gap = trimmed(keys, gap);
        if gap.old.is_empty() || gap.new.is_empty() {
            if !(gap.old.is_empty() && gap.new.is_empty()) {
                gaps.push(gap);
            }
            continue;
        }
        let anchors = anchors(keys, &gap);
        if anchors.is_empty() {
            gaps.push(gap);
            continue;
        }
        let (mut old, mut new) = (gap.old.start, gap.new.start);
        for (one, other) in anchors.into_iter().chain([(gap.old.end, gap.new.end)]) {
            open.push(Pair::new(old..one, new..other));
            (old, new) = (one + 1, other + 1);
        }
    }
    gaps.sort_by_key(|gap| (gap.old.start, gap.new.start));
    gaps
}

fn trimmed(keys: Pair<&[String]>, mut gap: Gap) -> Gap {
    while !gap.old.is_empty() && !gap.new.is_empty() && keys.old[gap.old.start] == keys.new[gap.new.start] {
        gap = Pair::new(gap.old.start + 1..gap.old.end, gap.new.start + 1..gap.new.end);
    }
    while !gap.old.is_empty() && !gap.new.is_empty() && keys.old[gap.old.end - 1] == keys.new[gap.new.end - 1]
    {
        gap = Pair::new(gap.old.start..gap.old.end - 1, gap.new.start..gap.new.end - 1);
    }
    gap
}

/// The heaviest set of equal paragraphs that stand in one order.
fn anchors(keys: Pair<&[String]>, gap: &Gap) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in gap.new.clone().rev() {
        places.entry(&keys.new[at]).or_default().push(at);
    }
    let links: Vec<(usize, usize)> =
        gap.old.clone().filter_map(|at| Some((at, places.get_mut(keys.old[at].as_str())?.pop()?))).collect();
    let span = |(old, new): &(usize, usize)| {
        let weight = 1 + keys.old[*old].len();
        Some(Span { old: *old..old + 1, new: *new..new + 1, weight })
    };
    let kept = in_order(&links.iter().map(span).collect::<Vec<_>>());
    std::iter::zip(links, kept).filter(|(_, kept)| *kept).map(|(link, _)| link).collect()
}

/// The paragraphs of a gap that stand for each other, in order.
pub(super) fn versions(texts: Pair<&[String]>, gap: &Gap) -> Vec<(usize, usize)> {
    let (rows, columns) = (gap.old.len(), gap.new.len());
    if rows.saturating_mul(columns) > MOST_PAIRS {
        return std::iter::zip(gap.old.clone(), gap.new.clone()).collect();
    }
    let words = Pair::new(&texts.old[gap.old.clone()], &texts.new[gap.new.clone()]);
    let words = words.map(|texts| texts.iter().map(|text| sorted_words(text)).collect::<Vec<_>>());
    let Pair { old, new } = words;
    // The best sum of likenesses of what lies behind each pair of places.
    let mut best = vec![0.0; (rows + 1) * (columns + 1)];
    let mut alike = vec![0.0; rows * columns];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let likeness = likeness(&old[row], &new[column]);
            let likeness = if likeness < ALIKE { 0.0 } else { likeness };
            alike[row * columns + column] = likeness;
            let at = |row: usize, column: usize| best[row * (columns + 1) + column];
            let both = if likeness > 0.0 { likeness + at(row + 1, column + 1) } else { 0.0 };
            best[row * (columns + 1) + column] = both.max(at(row + 1, column)).max(at(row, column + 1));
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < rows && column < columns {
        let at = |row: usize, column: usize| best[row * (columns + 1) + column];
        let likeness = alike[row * columns + column];
        if likeness > 0.0 && at(row, column) <= likeness + at(row + 1, column + 1) {
            pairs.push((gap.old.start + row, gap.new.start + column));
            (row, column) = (row + 1, column + 1);
        } else if at(row + 1, column) >= at(row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    // What is left alone on both sides in one place is told as one difference, though it shares no words.
    if pairs.is_empty() && rows == 1 && columns == 1 {
        pairs.push((gap.old.start, gap.new.start));
    }
    pairs
}

fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// The share of words that two lists have in common, from 0 to 1.
fn likeness(one: &[&str], other: &[&str]) -> f64 {
    let (mut left, mut right, mut common) = (0, 0, 0_usize);
    while left < one.len() && right < other.len() {
        match one[left].cmp(other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => (left, right, common) = (left + 1, right + 1, common + 1),
        }
    }
    2.0 * common as f64 / (one.len() + other.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn gaps_hold_what_differs_and_nothing_else() {
        let found = |old: &str, new: &str| {
            let (old, new) = (lines(old), lines(new));
            let gaps = gaps(Pair::new(&old, &new));
            gaps.into_iter().map(|gap| (gap.old, gap.new)).collect::<Vec<_>>()
        };
        assert_eq!(found("a|b|c", "a|b|c"), []);
        assert_eq!(found("a|b|c", "a|x|c"), [(1..2, 1..2)]);
        assert_eq!(found("a||b||c", "|a||b||c"), [(0..0, 0..1)]);
        assert_eq!(found("a|b|c|d", "a|c|b|d"), [(1..1, 1..2), (2..3, 3..3)]);
        assert_eq!(found("a", ""), [(0..1, 0..1)]);
    }

    #[test]
    fn versions_keep_their_order_and_share_words() {
        let (old, new) =
            (lines("one two three|four five"), lines("new words here|one two six|four five seven"));
        let gap = Pair::new(0..2, 0..3);
        assert_eq!(versions(Pair::new(&old, &new), &gap), [(0, 1), (1, 2)]);
        let (old, new) = (lines("one two"), lines("three four"));
        assert_eq!(versions(Pair::new(&old, &new), &Pair::new(0..1, 0..1)), [(0, 0)]);
    }
}
