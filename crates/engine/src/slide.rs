//! Where an insertion or deletion is marked, if it could as well stand some words earlier or later.
//!
//! `States parties` and `States Members and States parties` differ by `States Members and` before, or by
//! `Members and States` after the first word: a person marks the first. This is a matter of taste, not of truth:
//! either script is right.

use crate::Pair;
use crate::atoms::{Atom, AtomKind};
use crate::inline::Matches;

/// How far a change may be moved, in atoms; phrases that repeat are shorter.
const FARTHEST: usize = 40;

/// Moves pure insertions and deletions to where a phrase begins or ends.
pub(crate) fn slide(atoms: Pair<&[Atom]>, matches: &mut Matches) {
    for at in 0..=matches.len() {
        let start = at.checked_sub(1).map_or((0, 0), |before| (matches[before].0 + 1, matches[before].1 + 1));
        let end = matches.get(at).copied().unwrap_or((atoms.old.len(), atoms.new.len()));
        if start.0 == end.0 && start.1 < end.1 {
            one_sided(atoms.new, |pair| (pair.1, pair.0), at, (start.1, end.1), matches);
        } else if start.1 == end.1 && start.0 < end.0 {
            one_sided(atoms.old, |pair| *pair, at, (start.0, end.0), matches);
        }
    }
}

/// Moves the change before the match with this index; `side` gives the atoms of a match, that of the changed
/// side first, and its own inverse.
fn one_sided(
    atoms: &[Atom],
    side: fn(&(usize, usize)) -> (usize, usize),
    at: usize,
    (start, end): (usize, usize),
    matches: &mut Matches,
) {
    // A change may run over the matches that follow it without a gap, as long as the words are the same.
    let other = match (matches.get(at), at.checked_sub(1).map(|before| matches[before])) {
        (Some(next), _) => side(next).1,
        (None, Some(before)) => side(&before).1 + 1,
        (None, None) => return,
    };
    let same = |one: usize, two: usize| atoms[one].key == atoms[two].key;
    let right = (0..FARTHEST)
        .take_while(|step| {
            matches.get(at + step).is_some_and(|pair| side(pair) == (end + step, other + step))
                && same(start + step, end + step)
        })
        .count();
    let left = (1..=FARTHEST)
        .take_while(|step| {
            let before = at.checked_sub(*step).map(|before| side(&matches[before]));
            before == start.checked_sub(*step).zip(other.checked_sub(*step))
                && before.is_some()
                && same(start - step, end - step)
        })
        .count();
    let shift = |by: isize| (start.saturating_add_signed(by), end.saturating_add_signed(by));
    let (left, right) = (left.cast_signed(), right.cast_signed());
    // The best place; of equals that which is nearest to where the change stands.
    let best = (-left..=right).max_by_key(|by| (looks(atoms, shift(*by)), -by.abs(), *by)).unwrap_or(0);
    if best > 0 {
        for step in 0..best.unsigned_abs() {
            matches[at + step] = side(&(start + step, other + step));
        }
    } else {
        for step in 1..=best.unsigned_abs() {
            matches[at - step] = side(&(end - step, other - step));
        }
    }
}

/// How well a change reads that takes these atoms: best behind a sign, well where it begins or ends with a sign,
/// and better with a whole phrase (`of the ships`) than with parts of two (`ships of the`).
fn looks(atoms: &[Atom], (start, end): (usize, usize)) -> i32 {
    let kind = |at: Option<usize>| at.and_then(|at| atoms.get(at)).map(|atom| &atom.kind);
    let (before, first, last) = (kind(start.checked_sub(1)), kind(Some(start)), kind(end.checked_sub(1)));
    let is_sign = |kind: Option<&AtomKind>| matches!(kind, Some(AtomKind::Sign | AtomKind::Break));
    let is_stop = |kind: Option<&AtomKind>| matches!(kind, Some(AtomKind::StopWord));
    let behind_a_sign = before.is_none() || is_sign(before);
    let with_a_sign = is_sign(first) || is_sign(last);
    let whole_phrase = is_stop(first) && !is_stop(before) && !is_stop(last);
    4 * i32::from(behind_a_sign)
        + 3 * i32::from(with_a_sign)
        + 2 * i32::from(whole_phrase)
        + i32::from(is_stop(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atoms::atoms;
    use crate::inline::{matches, script};
    use crate::testing::marked;
    use resdiff_model::Language;

    fn mark(old: &str, new: &str) -> String {
        let (one, other) = (atoms(old, Language::English), atoms(new, Language::English));
        let slices = Pair::new(one.as_slice(), other.as_slice());
        marked(&script(Pair::new(old, new), slices, &matches(&one, &other)))
    }

    #[test]
    fn a_change_begins_where_a_phrase_begins() {
        assert_eq!(
            mark("States parties", "States Members and States parties"),
            "{States Members and }States parties"
        );
        assert_eq!(mark("pilots, keepers", "pilots, divers, keepers"), "pilots, {divers, }keepers");
        assert_eq!(
            mark("the pilots of the ships of the port", "the pilots of the port"),
            "the pilots [of the ships ]of the port"
        );
    }

    /// Marks an insertion that some words leave open, from every place where it can stand: the result is one.
    #[track_caller]
    fn check(shorter: &str, longer: &str, expected: &str) {
        let (few, many) = (atoms(shorter, Language::English), atoms(longer, Language::English));
        let (inserted, key) = (many.len() - few.len(), |atom: &Atom| atom.key.to_string());
        let same = |one: &[Atom], other: &[Atom]| one.iter().map(key).eq(other.iter().map(key));
        let places: Vec<usize> = (0..=few.len())
            .filter(|at| same(&few[..*at], &many[..*at]) && same(&few[*at..], &many[at + inserted..]))
            .collect();
        assert!(!places.is_empty());
        for place in places {
            let matched = |at: usize| if at < place { at } else { at + inserted };
            let mut come: Matches = (0..few.len()).map(|at| (at, matched(at))).collect();
            let texts = Pair::new(few.as_slice(), many.as_slice());
            slide(texts, &mut come);
            assert_eq!(marked(&script(Pair::new(shorter, longer), texts, &come)), expected, "from {place}");
            let mut gone: Matches = (0..few.len()).map(|at| (matched(at), at)).collect();
            let texts = Pair::new(many.as_slice(), few.as_slice());
            slide(texts, &mut gone);
            let turned = expected.replace('{', "[").replace('}', "]");
            assert_eq!(marked(&script(Pair::new(longer, shorter), texts, &gone)), turned, "from {place}");
        }
    }

    #[test]
    fn wherever_a_change_was_found_it_is_marked_at_one_place() {
        check("States parties", "States Members and States parties", "{States Members and }States parties");
        check("pilots, keepers", "pilots, divers, keepers", "pilots, {divers, }keepers");
        check(
            "the pilots of the port",
            "the pilots of the ships of the port",
            "the pilots {of the ships }of the port",
        );
        check("port; ships of tin", "port; ships of ships of tin", "port; {ships of }ships of tin");
        check("lamps, oil", "lamps, oil, tin", "lamps, oil{, tin}");
        check("lamps; oil", "lamps and tin; oil", "lamps{ and tin}; oil");
        check("to light; to burn", "to light; to mend; to burn", "to light; {to mend; }to burn");
        check("lamps of tin", "lamps of brass, lamps of tin", "{lamps of brass, }lamps of tin");
        check("boats in port", "boats in port in spring", "boats in port{ in spring}");
    }
}
