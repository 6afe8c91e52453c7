//! What has moved: the fewest and lightest groups without which all others stand in their old order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::alignment::Group;
use crate::corpus::Corpus;

/// Whether each group has moved.
///
/// A sub-paragraph whose clause above is still the one above keeps its place relative to that one: where a
/// clause moves with its sub-paragraphs, it alone has moved. An insertion or removal moves nothing.
pub(crate) fn moved(corpus: &Corpus, groups: &[Group]) -> Vec<bool> {
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
    // The group above each group, if it is the same on both sides.
    let above = |group: &Group| {
        let (old, new) = group.core?;
        let old = corpus.old[old].parent.and_then(|parent| of_old[parent])?;
        let new = corpus.new[new].parent.and_then(|parent| of_new[parent])?;
        (old == new).then_some(old)
    };
    let parents: Vec<Option<usize>> = groups.iter().map(above).collect();
    let own =
        |group: &Group| group.core.map_or(0, |(old, new)| corpus.old[old].words + corpus.new[new].words);
    let mut words: Vec<usize> = groups.iter().map(own).collect();
    // Groups stand in the order of their old clauses, so a group above comes before those below.
    for at in (0..groups.len()).rev() {
        if let Some(parent) = parents[at].filter(|parent| *parent < at) {
            words[parent] += words[at];
        }
    }
    let mut families: BTreeMap<Option<usize>, Vec<Item>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        if let Some((old, new)) = group.core {
            families.entry(parents[at]).or_default().push(Item { group: at, old, new, words: words[at] });
        }
    }
    let mut moved = vec![false; groups.len()];
    for family in families.into_values() {
        for item in out_of_order(family) {
            moved[item] = true;
        }
    }
    moved
}

/// A group among its siblings.
#[derive(Clone, Copy)]
struct Item {
    group: usize,
    old: usize,
    new: usize,
    words: usize,
}

/// The groups that are not part of the heaviest run of groups that rises in both documents.
///
/// That is the increasing subsequence with the most items and, of those, with the most words, found in
/// n log n steps with a tree of prefix maxima (Fenwick).
fn out_of_order(mut family: Vec<Item>) -> Vec<usize> {
    // Only the order of the places matters: families are many and small, the document is large.
    family.sort_unstable_by_key(|item| item.new);
    for (rank, item) in family.iter_mut().enumerate() {
        item.new = rank;
    }
    family.sort_unstable_by_key(|item| item.old);
    let places = family.len();
    let mut tree: Vec<(usize, usize, Reverse<usize>)> = vec![(0, 0, Reverse(usize::MAX)); places + 1];
    let mut previous = Vec::with_capacity(family.len());
    let mut best = (0, 0, Reverse(usize::MAX));
    for (at, item) in family.iter().enumerate() {
        let (mut before, mut place) = ((0, 0, Reverse(usize::MAX)), item.new);
        while place > 0 {
            before = before.max(tree[place]);
            place &= place - 1;
        }
        previous.push(before.2.0);
        let here = (before.0 + 1, before.1 + item.words, Reverse(at));
        best = best.max(here);
        place = item.new + 1;
        while place <= places {
            tree[place] = tree[place].max(here);
            place += place & place.wrapping_neg();
        }
    }
    let mut kept = vec![false; family.len()];
    let mut at = best.2.0;
    while at != usize::MAX {
        kept[at] = true;
        at = previous[at];
    }
    std::iter::zip(family, kept).filter(|(_, kept)| !kept).map(|(item, _)| item.group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::prepare;
    use crate::testing::document;
    use crate::{Options, Pair, alignment::align};

    fn moves(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let (old, new) = (document(old), document(new));
        let corpus = prepare(&old, &new);
        let groups = align(&corpus, Pair::new(&old, &new), &Options::default()).groups;
        let moved = moved(&corpus, &groups);
        let name = |group: &Group| group.clauses.new.first().map(|at| new.clauses[*at].label.to_string());
        std::iter::zip(&groups, moved)
            .filter(|(_, moved)| *moved)
            .filter_map(|(group, _)| name(group))
            .collect()
    }

    #[test]
    fn the_fewest_and_lightest_have_moved() {
        let (one, two, three) =
            ("Thanks the pilots;", "Meets in the spring of every year;", "Regrets delays;");
        assert_eq!(
            moves(
                &[("OP1", one), ("OP2", two), ("OP3", three)],
                &[("OP1", two), ("OP2", three), ("OP3", one)]
            ),
            ["OP3"]
        );
        assert_eq!(moves(&[("OP1", one), ("OP2", two)], &[("OP1", two), ("OP2", one)]), ["OP2"]);
    }

    #[test]
    fn an_insertion_moves_nothing() {
        let (one, two) = ("Thanks the pilots;", "Meets in spring;");
        let new = [("OP1", "Regrets the delay of works;"), ("OP2", one), ("OP3", two)];
        assert_eq!(moves(&[("OP1", one), ("OP2", two)], &new), [""; 0]);
    }

    #[test]
    fn sub_paragraphs_move_with_their_clause() {
        let old = [
            ("OP1", "Requests pilots:"),
            ("OP1(a)", "To report;"),
            ("OP1(b)", "To rest;"),
            ("OP2", "Meets;"),
            ("OP3", "Ends;"),
        ];
        let new = [
            ("OP1", "Meets;"),
            ("OP2", "Ends;"),
            ("OP3", "Requests pilots:"),
            ("OP3(a)", "To rest;"),
            ("OP3(b)", "To report;"),
        ];
        assert_eq!(moves(&old, &new), ["OP3", "OP3(a)"]);
    }
}
