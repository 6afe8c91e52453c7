//! The word-level edit script of two texts, cleaned up to read as a person would mark it.
//!
//! Myers' algorithm finds which atoms stay; then runs too poor to hold on to between two changes are given up,
//! and changes that could as well stand elsewhere are slid to where a phrase begins.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use resdiff_model::characters::{appearance, look_alike};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::atoms::{Atom, AtomKind};
use crate::landmarks::landmarks;
use crate::slide::slide;
use crate::unseen::may_deceive;
use crate::vocabulary::Interner;
use crate::{InlineOp, Op, Pair};

/// Which atoms of two texts are the same: pairs that ascend on both sides.
pub(crate) type Matches = Vec<(usize, usize)>;

/// A changed stretch: atoms of the old text that gave way to atoms of the new one. One side may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// The atoms, as indices.
    pub atoms: Pair<Range<usize>>,
}

/// Finds which atoms stay.
pub(crate) fn matches(old: &[Atom], new: &[Atom]) -> Matches {
    let Pair { old: mut one, new: mut other } = numbers(Pair::new(old, new));
    see_through(Pair::new(old, new), &mut one, &mut other);
    let (one, other) = (&one, &other);
    let anchors_of =
        |atoms: &[Atom]| (0..atoms.len()).filter(|at| atoms[*at].is_anchor()).collect::<Vec<_>>();
    let anchors = common(one, other, &anchors_of(old), &anchors_of(new));
    let mut matches = Vec::new();
    let mut start = (0, 0);
    for (old_end, new_end) in anchors.into_iter().chain([(old.len(), new.len())]) {
        fill(one, other, Pair::new(old, new), (start.0..old_end, start.1..new_end), &mut matches);
        if old_end < old.len() {
            matches.push((old_end, new_end));
        }
        start = (old_end + 1, new_end + 1);
    }
    swallow(old, new, &mut matches);
    slide(Pair::new(old, new), &mut matches);
    matches
}

/// The same number for every two atoms with the same key.
fn numbers(atoms: Pair<&[Atom]>) -> Pair<Vec<u32>> {
    let (old, new) = (atoms.old, atoms.new);
    // Most of a clause stays: its head and its tail are looked up once for both sides.
    let same = |(one, other): &(&Atom, &Atom)| one.key == other.key;
    let head = std::iter::zip(old, new).take_while(same).count();
    let tail = std::iter::zip(old[head..].iter().rev(), new[head..].iter().rev()).take_while(same).count();
    let mut interner = Interner::with_capacity(old.len() + new.len() - head - tail);
    let olds: Vec<u32> = old.iter().map(|atom| interner.number(&*atom.key)).collect();
    let mut news = Vec::with_capacity(new.len());
    news.extend_from_slice(&olds[..head]);
    news.extend(new[head..new.len() - tail].iter().map(|atom| interner.number(&*atom.key)));
    news.extend_from_slice(&olds[olds.len() - tail..]);
    Pair::new(olds, news)
}

/// Gives a word that only looks like one of the other text the number of that one, so that the two are paired; what
/// stands between them is told when the pair is looked at.
fn see_through(atoms: Pair<&[Atom]>, one: &mut [u32], other: &mut [u32]) {
    let deceive = |atoms: &[Atom]| atoms.iter().any(|atom| may_deceive(&atom.key));
    if !deceive(atoms.old) && !deceive(atoms.new) {
        return;
    }
    let looks = |atoms: &[Atom], numbers: &[u32]| -> HashMap<String, (String, u32)> {
        let look = |(atom, number): (&Atom, &u32)| (appearance(&atom.key), (atom.key.to_string(), *number));
        std::iter::zip(atoms, numbers).map(look).collect()
    };
    let turn = |atoms: Pair<&[Atom]>, numbers: &mut [u32], theirs: &[u32]| {
        let known: BTreeSet<u32> = theirs.iter().copied().collect();
        let theirs = looks(atoms.old, theirs);
        for (atom, number) in std::iter::zip(atoms.new, numbers) {
            if may_deceive(&atom.key)
                && !known.contains(number)
                && let Some((key, twin)) = theirs.get(&appearance(&atom.key))
                && look_alike(key, &atom.key)
            {
                *number = *twin;
            }
        }
    };
    turn(atoms, other, one);
    // What was turned is known now, and is not turned back.
    turn(atoms.swap(), one, other);
}

/// The pairs of equal keys among some of the atoms of either side, as Myers' algorithm finds them.
///
/// Its steps grow with the atoms times the differences: very long texts are parted at [`landmarks`] before.
fn common(one: &[u32], other: &[u32], olds: &[usize], news: &[usize]) -> Matches {
    let pick = |keys: &[u32], places: &[usize]| places.iter().map(|at| keys[*at]).collect::<Vec<_>>();
    let (one, other) = (pick(one, olds), pick(other, news));
    let parts = if olds.len().max(news.len()) > LONG { landmarks(&one, &other) } else { Vec::new() };
    let mut pairs = Vec::new();
    let mut start = (0, 0);
    for end in parts.into_iter().chain([(one.len(), other.len())]) {
        let (left, right) = (&one[start.0..end.0], &other[start.1..end.1]);
        let ops = if left == right {
            vec![DiffOp::Equal { old_index: 0, new_index: 0, len: left.len() }]
        } else {
            capture_diff_slices(Algorithm::Myers, left, right)
        };
        for op in ops {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let place = |step| (olds[start.0 + old_index + step], news[start.1 + new_index + step]);
                pairs.extend((0..len).map(place));
            }
        }
        start = end;
    }
    pairs
}

/// From so many atoms on a text is parted; no clause of a resolution has as many.
const LONG: usize = 4_000;

/// Finds what stays of the stop words and signs between two pairs of content: those next to the content, and
/// all of them where no content changed.
fn fill(
    one: &[u32],
    other: &[u32],
    atoms: Pair<&[Atom]>,
    (olds, news): (Range<usize>, Range<usize>),
    matches: &mut Matches,
) {
    if one[olds.clone()] == other[news.clone()] {
        matches.extend(std::iter::zip(olds, news));
        return;
    }
    let bare = |atoms: &[Atom], range: &Range<usize>| {
        !atoms[range.clone()].iter().any(|atom| atom.kind.is_content())
    };
    if bare(atoms.old, &olds) && bare(atoms.new, &news) {
        matches.extend(common(one, other, &olds.collect::<Vec<_>>(), &news.collect::<Vec<_>>()));
        return;
    }
    let same = |(old, new): &(usize, usize)| one[*old] == other[*new];
    let head = std::iter::zip(olds.clone(), news.clone()).take_while(same).count();
    let rest = (olds.start + head..olds.end, news.start + head..news.end);
    let tail = std::iter::zip(rest.0.clone().rev(), rest.1.clone().rev()).take_while(same).count();
    matches.extend(std::iter::zip(olds.clone(), news.clone()).take(head));
    matches.extend(std::iter::zip(olds.end - tail..olds.end, news.end - tail..news.end));
}

/// The changed stretches between atoms that stay.
pub(crate) fn hunks(matches: &Matches, olds: usize, news: usize) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (next_old, next_new) in matches.iter().copied().chain([(olds, news)]) {
        if next_old > old || next_new > new {
            hunks.push(Hunk { atoms: Pair::new(old..next_old, new..next_new) });
        }
        (old, new) = (next_old + 1, next_new + 1);
    }
    hunks
}

/// Gives up poor runs between two changes, from left to right; a change that has grown is weighed again with the one
/// before it.
fn swallow(old: &[Atom], new: &[Atom], matches: &mut Matches) {
    let hunks = hunks(matches, old.len(), new.len());
    if hunks.len() < 2 {
        return;
    }
    let sums = Pair::new(Sums::of(old), Sums::of(new));
    let size = |hunk: &Hunk| sums.old.letters(&hunk.atoms.old).max(sums.new.letters(&hunk.atoms.new));
    let poor = |before: &Hunk, behind: &Hunk| {
        let run = before.atoms.old.end..behind.atoms.old.start;
        if sums.old.breaks(&run) > 0 {
            return false;
        }
        let (rich, letters) = (sums.old.content(&run), sums.old.letters(&run));
        let smaller = size(before).min(size(behind));
        // A blank or a comma says nothing wherever it stands; a few words are given up between two changes
        // that both are much longer than they.
        rich == 0 && (run.len() <= LONE || letters <= smaller) || rich <= 2 && 3 * letters <= smaller
    };
    let mut kept: Vec<Hunk> = Vec::new();
    for mut hunk in hunks {
        while let Some(before) = kept.pop_if(|before| poor(before, &hunk)) {
            let atoms = Pair::new(
                before.atoms.old.start..hunk.atoms.old.end,
                before.atoms.new.start..hunk.atoms.new.end,
            );
            hunk = Hunk { atoms };
        }
        kept.push(hunk);
    }
    let mut hunks = kept.iter().peekable();
    matches.retain(|(old, _)| {
        while hunks.next_if(|hunk| hunk.atoms.old.end <= *old).is_some() {}
        hunks.peek().is_none_or(|hunk| !hunk.atoms.old.contains(old))
    });
}

/// How much stands before each atom, so that any run is measured in one step.
struct Sums(Vec<[usize; 3]>);

impl Sums {
    fn of(atoms: &[Atom]) -> Self {
        let mut sum = [0; 3];
        let mut sums = Vec::with_capacity(atoms.len() + 1);
        sums.push(sum);
        for atom in atoms {
            sum[0] += letters(atom);
            sum[1] += usize::from(atom.kind.is_content());
            sum[2] += usize::from(atom.kind == AtomKind::Break);
            sums.push(sum);
        }
        Self(sums)
    }

    fn of_run(&self, run: &Range<usize>, what: usize) -> usize {
        self.0[run.end][what] - self.0[run.start][what]
    }

    /// The letters that count of a run of atoms.
    fn letters(&self, run: &Range<usize>) -> usize {
        self.of_run(run, 0)
    }

    /// How many atoms of a run say something.
    fn content(&self, run: &Range<usize>) -> usize {
        self.of_run(run, 1)
    }

    /// How many clauses end in a run.
    fn breaks(&self, run: &Range<usize>) -> usize {
        self.of_run(run, 2)
    }
}

/// Runs of so many stop words and signs never hold two changes apart.
const LONE: usize = 2;

/// The letters of an atom that count: stop words by one, signs not at all.
fn letters(atom: &Atom) -> usize {
    match atom.kind {
        AtomKind::Sign | AtomKind::Break => 0,
        AtomKind::StopWord => 1,
        _ => atom.key.chars().count(),
    }
}

/// The edit script of two texts, from the atoms that stay.
///
/// Old text and new text can be rebuilt from it byte by byte.
pub(crate) fn script(texts: Pair<&str>, atoms: Pair<&[Atom]>, matches: &Matches) -> Vec<InlineOp> {
    let mut script = Script::default();
    // Where what is the same since the last change begins, and where it ends so far.
    let (mut start, mut old, mut new) = (0, 0, 0);
    for (at, to) in matches {
        let (left, right) = (&atoms.old[*at].range, &atoms.new[*to].range);
        if texts.old[old..left.end] == texts.new[new..right.end] {
            (old, new) = (left.end, right.end);
            continue;
        }
        script.push(Op::Equal, &texts.old[start..old]);
        script.change(&texts.old[old..left.start], &texts.new[new..right.start]);
        let (one, other) = (&texts.old[left.clone()], &texts.new[right.clone()]);
        if one == other {
            script.push(Op::Equal, one);
        } else {
            script.push(Op::Delete, one);
            script.push(Op::Insert, other);
        }
        (start, old, new) = (left.end, left.end, right.end);
    }
    script.push(Op::Equal, &texts.old[start..old]);
    script.change(&texts.old[old..], &texts.new[new..]);
    script.finish()
}

/// An edit script in the making: between two equal stretches, at most one deletion and one insertion.
#[derive(Default)]
struct Script {
    ops: Vec<InlineOp>,
    deleted: String,
    inserted: String,
}

impl Script {
    /// What stands between two atoms that stay; blanks common to both ends of it stay too.
    fn change(&mut self, old: &str, new: &str) {
        if old == new {
            self.push(Op::Equal, old);
            return;
        }
        let blanks = |text: &str| text.len() - text.trim_start().len();
        let head = common_prefix(&old[..blanks(old)], new);
        self.push(Op::Equal, &old[..head]);
        let (old, new) = (&old[head..], &new[head..]);
        let tail = common_suffix(&old[old.trim_end().len()..], new);
        let (old, rest) = old.split_at(old.len() - tail);
        let new = &new[..new.len() - tail];
        // `43/1` → `43/1 of 19 June 2020`: what stays of a whole name is not marked.
        let kept =
            if is_carried_on(old, new) || is_carried_on(new, old) { old.len().min(new.len()) } else { 0 };
        self.push(Op::Equal, &old[..kept]);
        self.push(Op::Delete, &old[kept..]);
        self.push(Op::Insert, &new[kept..]);
        self.push(Op::Equal, rest);
    }

    fn push(&mut self, op: Op, text: &str) {
        match op {
            _ if text.is_empty() => {}
            Op::Delete => self.deleted.push_str(text),
            Op::Insert => self.inserted.push_str(text),
            Op::Equal => {
                self.flush();
                match self.ops.last_mut() {
                    Some(last) if last.op == Op::Equal => last.text.push_str(text),
                    _ => self.ops.push(InlineOp { op, text: text.to_owned() }),
                }
            }
        }
    }

    fn flush(&mut self) {
        for (op, text) in [(Op::Delete, &mut self.deleted), (Op::Insert, &mut self.inserted)] {
            if !text.is_empty() {
                self.ops.push(InlineOp { op, text: std::mem::take(text) });
            }
        }
    }

    fn finish(mut self) -> Vec<InlineOp> {
        self.flush();
        self.ops
    }
}

/// Whether a text goes on, behind a blank, where another ends.
fn is_carried_on(short: &str, long: &str) -> bool {
    !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

fn common_prefix(one: &str, other: &str) -> usize {
    let same = std::iter::zip(one.chars(), other.chars()).take_while(|(a, b)| a == b);
    same.map(|(sign, _)| sign.len_utf8()).sum()
}

fn common_suffix(one: &str, other: &str) -> usize {
    let same = std::iter::zip(one.chars().rev(), other.chars().rev()).take_while(|(a, b)| a == b);
    same.map(|(sign, _)| sign.len_utf8()).sum()
}
