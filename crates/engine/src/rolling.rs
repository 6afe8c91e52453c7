//! Lists of sessions and years that moved on as a whole: `seventy-fifth and seventy-sixth sessions` →
//! `seventy-sixth and seventy-seventh sessions`.
//!
//! An edit script keeps the seventy-sixth, which both have, and tells of one that went and one that came. To a reader
//! each moved on by one, and the list is as long as it was.

use std::ops::Range;

use crate::Pair;
use crate::Significance;
use crate::atoms::{Atom, AtomKind};
use crate::inline::{Hunk, Matches, hunks};
use crate::rules::{Places, Rules};

/// The longest list looked at, in atoms.
const LONGEST: usize = 24;

/// Gives up what stayed in lists that moved on as a whole, and holds on to what joins their parts.
pub(crate) fn roll(atoms: Pair<&[Atom]>, matches: &mut Matches, rules: &Rules) {
    let hunks = hunks(matches, atoms.old.len(), atoms.new.len());
    let mut lists: Vec<Pair<Range<usize>>> = Vec::new();
    let mut at = 0;
    while let Some(first) = hunks.get(at) {
        at += 1;
        if !first.atoms.new.is_empty() || !atoms.old[first.atoms.old.clone()].iter().any(rolls) {
            continue;
        }
        let list = |last: &Hunk| {
            Pair::new(first.atoms.old.start..last.atoms.old.end, first.atoms.new.start..last.atoms.new.end)
        };
        let rest = hunks[at..].iter().map(list);
        let near = rest.take_while(|list| list.old.len() <= LONGEST);
        if let Some((more, list)) = near.enumerate().find(|(_, list)| moved_on(atoms, list, rules)) {
            at += more + 1;
            lists.push(list);
        }
    }
    for list in lists {
        let start = matches.partition_point(|(old, _)| *old < list.old.start);
        let end = matches.partition_point(|(old, _)| *old < list.old.end);
        let pairs = std::iter::zip(list.old, list.new);
        let same = pairs.filter(|(old, new)| atoms.old[*old].key == atoms.new[*new].key);
        matches.splice(start..end, same.collect::<Vec<_>>());
    }
}

/// Whether two lists differ in nothing but that each session or year of the one moved on, and two of them at least.
fn moved_on(atoms: Pair<&[Atom]>, list: &Pair<Range<usize>>, rules: &Rules) -> bool {
    if list.old.len() != list.new.len() {
        return false;
    }
    let mut moved = 0;
    for (old, new) in std::iter::zip(list.old.clone(), list.new.clone()) {
        let (one, other) = (&atoms.old[old], &atoms.new[new]);
        if one.key == other.key && !rolls(one) {
            continue;
        }
        let explained = rules.explain(Places { atoms, at: Pair::new(old, new) });
        if !(rolls(one)
            && rolls(other)
            && explained.is_some_and(|(_, weight)| weight == Significance::Routine))
        {
            return false;
        }
        moved += 1;
    }
    moved > 1
}

/// Whether an atom is of a sort that moves on from year to year.
fn rolls(atom: &Atom) -> bool {
    matches!(atom.kind, AtomKind::Ordinal(_) | AtomKind::Date(_) | AtomKind::Period(..))
}
