//! The best pairing over a sparse graph: every clause in at most one pair, the sum of the scores the greatest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair that may be chosen, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weighted {
    /// The one side.
    pub left: usize,
    /// The other side.
    pub right: usize,
    /// Its worth; pairs that are worth nothing are never chosen.
    pub worth: i64,
}

/// The chosen pairs, and how many nodes were too entangled for the best pairing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The pairs, in ascending order.
    pub pairs: Vec<(usize, usize)>,
    /// The nodes that were paired greedily, as the bound of steps was reached.
    pub greedy: usize,
}

/// Chooses pairs so that the sum of their worth is the greatest there is.
///
/// Each connected component is solved by itself with shortest augmenting paths; the cost of one grows with its
/// nodes times its edges. A component for which that is more than `max_steps` is paired greedily, the worthiest
/// pair first, which is worth at least half of the best.
pub(crate) fn assign(mut edges: Vec<Weighted>, max_steps: usize) -> Assignment {
    edges.retain(|edge| edge.worth > 0);
    edges.sort_unstable_by_key(|edge| (edge.left, edge.right));
    let mut assignment = Assignment::default();
    for component in components(&edges) {
        let lefts = count(component.iter().map(|edge| edge.left));
        if lefts.saturating_mul(component.len()) <= max_steps {
            assignment.pairs.extend(best(&component));
        } else {
            assignment.greedy += lefts + count(component.iter().map(|edge| edge.right));
            assignment.pairs.extend(greedy(component));
        }
    }
    assignment.pairs.sort_unstable();
    assignment
}

fn count(nodes: impl Iterator<Item = usize>) -> usize {
    let mut nodes: Vec<usize> = nodes.collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes.len()
}

/// The edges by connected component, in the order of their first edge.
fn components(edges: &[Weighted]) -> Vec<Vec<Weighted>> {
    let rights = edges.iter().map(|edge| edge.right + 1).max().unwrap_or(0);
    let lefts = edges.iter().map(|edge| edge.left + 1).max().unwrap_or(0);
    let mut roots: Vec<usize> = (0..lefts + rights).collect();
    fn root(roots: &mut [usize], mut node: usize) -> usize {
        while roots[node] != node {
            roots[node] = roots[roots[node]];
            node = roots[node];
        }
        node
    }
    for edge in edges {
        let (a, b) = (root(&mut roots, edge.left), root(&mut roots, lefts + edge.right));
        roots[a.max(b)] = a.min(b);
    }
    let mut place = vec![usize::MAX; lefts];
    let mut components: Vec<Vec<Weighted>> = Vec::new();
    for edge in edges {
        // The smallest node of a component is a left one, as each of its edges has one.
        let root = root(&mut roots, edge.left);
        if place[root] == usize::MAX {
            place[root] = components.len();
            components.push(Vec::new());
        }
        components[place[root]].push(*edge);
    }
    components
}

/// The worthiest pair first, then the next that is still free.
fn greedy(mut edges: Vec<Weighted>) -> Vec<(usize, usize)> {
    edges.sort_unstable_by_key(|edge| (Reverse(edge.worth), edge.left, edge.right));
    let mut left_taken = std::collections::BTreeSet::new();
    let mut right_taken = std::collections::BTreeSet::new();
    edges.retain(|edge| {
        let free = !left_taken.contains(&edge.left) && !right_taken.contains(&edge.right);
        if free {
            left_taken.insert(edge.left);
            right_taken.insert(edge.right);
        }
        free
    });
    edges.into_iter().map(|edge| (edge.left, edge.right)).collect()
}

/// The best pairing of one component, by shortest augmenting paths (Jonker and Volgenant) on its edges.
///
/// Every left node has a right node of its own that stands for "no partner" and is worth nothing, so that a
/// full assignment of the left nodes always exists.
fn best(edges: &[Weighted]) -> Vec<(usize, usize)> {
    if let [edge] = edges {
        return vec![(edge.left, edge.right)];
    }
    let mut names: Vec<usize> = edges.iter().map(|edge| edge.right).collect();
    names.sort_unstable();
    names.dedup();
    let most = edges.iter().map(|edge| edge.worth).max().unwrap_or(0);
    let mut lefts: Vec<usize> = Vec::new();
    let mut graph: Vec<Vec<(usize, i64)>> = Vec::new();
    for edge in edges {
        if lefts.last() != Some(&edge.left) {
            lefts.push(edge.left);
            graph.push(Vec::new());
        }
        let right = names.partition_point(|name| *name < edge.right);
        if let Some(row) = graph.last_mut() {
            row.push((right, most - edge.worth));
        }
    }
    for (left, row) in graph.iter_mut().enumerate() {
        row.push((names.len() + left, most));
    }
    let partners = Solver::new(graph, names.len()).solve();
    let pair = |(left, right): (usize, usize)| Some((lefts[left], *names.get(right)?));
    partners.into_iter().enumerate().filter_map(pair).collect()
}

/// The state of one assignment: partners so far and the prices that make every edge in use free.
struct Solver {
    graph: Vec<Vec<(usize, i64)>>,
    left_price: Vec<i64>,
    right_price: Vec<i64>,
    left_partner: Vec<usize>,
    right_partner: Vec<usize>,
}

const NONE: usize = usize::MAX;

impl Solver {
    fn new(graph: Vec<Vec<(usize, i64)>>, rights: usize) -> Self {
        let lefts = graph.len();
        Self {
            graph,
            left_price: vec![0; lefts],
            right_price: vec![0; lefts + rights],
            left_partner: vec![NONE; lefts],
            right_partner: vec![NONE; lefts + rights],
        }
    }

    /// The partner of each left node.
    fn solve(mut self) -> Vec<usize> {
        let mut distance = vec![i64::MAX; self.right_price.len()];
        let mut from = vec![NONE; self.right_price.len()];
        for start in 0..self.graph.len() {
            self.augment(start, &mut distance, &mut from);
        }
        self.left_partner
    }

    /// Finds a partner for one more left node along the cheapest path of exchanges.
    fn augment(&mut self, start: usize, distance: &mut [i64], from: &mut [usize]) {
        let mut heap = BinaryHeap::new();
        let mut seen = Vec::new();
        let mut done = Vec::new();
        let (mut left, mut reached) = (start, 0);
        let end = loop {
            for &(right, cost) in &self.graph[left] {
                let way = reached + cost - self.left_price[left] - self.right_price[right];
                if way < distance[right] {
                    if distance[right] == i64::MAX {
                        seen.push(right);
                    }
                    distance[right] = way;
                    from[right] = left;
                    heap.push(Reverse((way, right)));
                }
            }
            // The private node of `start` is always within reach, so the heap runs dry only when it was found.
            let Some(Reverse((way, right))) = heap.pop() else { break NONE };
            if way > distance[right] {
                continue;
            }
            reached = way;
            if self.right_partner[right] == NONE {
                break right;
            }
            done.push(right);
            left = self.right_partner[right];
        };
        self.left_price[start] += reached;
        for right in done {
            let gain = reached - distance[right];
            self.right_price[right] -= gain;
            self.left_price[self.right_partner[right]] += gain;
        }
        let mut right = end;
        while right != NONE {
            let left = from[right];
            self.right_partner[right] = left;
            right = std::mem::replace(&mut self.left_partner[left], right);
            if left == start {
                break;
            }
        }
        for right in seen {
            distance[right] = i64::MAX;
            from[right] = NONE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edges(list: &[(usize, usize, i64)]) -> Vec<Weighted> {
        list.iter().map(|&(left, right, worth)| Weighted { left, right, worth }).collect()
    }

    #[test]
    fn the_sum_decides_not_the_single_best_pair() {
        let graph = edges(&[(0, 0, 10), (0, 1, 9), (1, 0, 9), (1, 1, 1)]);
        assert_eq!(assign(graph.clone(), 1000).pairs, [(0, 1), (1, 0)]);
        let bounded = assign(graph, 0);
        assert_eq!((bounded.pairs, bounded.greedy), (vec![(0, 0), (1, 1)], 4));
    }

    #[test]
    fn a_worthless_pair_is_not_made() {
        assert_eq!(assign(edges(&[(0, 0, 0), (1, 1, -5)]), 1000).pairs, []);
    }

    /// The greatest sum there is, by trying everything.
    fn exhaustive(edges: &[Weighted], lefts: usize, taken: u32) -> i64 {
        let Some(left) = lefts.checked_sub(1) else { return 0 };
        let without = exhaustive(edges, left, taken);
        let with = edges.iter().filter(|edge| edge.left == left && taken & (1 << edge.right) == 0);
        with.map(|edge| edge.worth + exhaustive(edges, left, taken | 1 << edge.right)).fold(without, i64::max)
    }

    proptest! {
        #[test]
        fn the_sum_is_the_greatest(list in prop::collection::vec((0..6_usize, 0..6_usize, 1..20_i64), 0..20)) {
            let mut graph = edges(&list);
            graph.sort_by_key(|edge| (edge.left, edge.right));
            graph.dedup_by_key(|edge| (edge.left, edge.right));
            let worth = |pair: &(usize, usize)| {
                graph.iter().find(|edge| (edge.left, edge.right) == *pair).unwrap().worth
            };
            let pairs = assign(graph.clone(), usize::MAX).pairs;
            let sum: i64 = pairs.iter().map(worth).sum();
            prop_assert_eq!(sum, exhaustive(&graph, 6, 0));
        }
    }
}
