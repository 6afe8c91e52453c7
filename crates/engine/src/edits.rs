//! The edits inside a clause, each explained by a rule or left as substance.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::atoms::{Atom, AtomKind};
use crate::inline::{Hunk, Matches, hunks};
use crate::rules::{Places, Rules};
use crate::{Edit, Pair, Rule, Significance, unseen};

/// Two texts on their way to edits.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a> {
    /// The texts.
    pub texts: Pair<&'a str>,
    /// Their atoms.
    pub atoms: Pair<&'a [Atom<'a>]>,
    /// Where their lead phrases end.
    pub lead_ends: Pair<usize>,
}

/// The edits between two texts, in order.
pub(crate) fn edits(texts: Texts, matches: &Matches, rules: &Rules) -> Vec<Edit> {
    let mut edits = Vec::new();
    for hunk in hunks(matches, texts.atoms.old.len(), texts.atoms.new.len()) {
        edits.extend(of_hunk(texts, &hunk, rules));
    }
    print(texts, matches, &mut edits);
    edits.sort_by_key(|edit| {
        (edit.range.old.start, edit.range.new.start, edit.range.old.end, edit.range.new.end)
    });
    edits
}

/// One step through a hunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// An atom of either side, joined because a rule explains it, or because they are the same.
    Both(usize, usize),
    Old(usize),
    New(usize),
}

fn of_hunk(texts: Texts, hunk: &Hunk, rules: &Rules) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut plain = Stretch {
        old: hunk.atoms.old.start..hunk.atoms.old.start,
        new: hunk.atoms.new.start..hunk.atoms.new.start,
    };
    for step in steps(texts, hunk, rules) {
        match step {
            Step::Both(old, new) => {
                let explained = rules.explain(Places { atoms: texts.atoms, at: Pair::new(old, new) });
                let pair = Stretch { old: old..old + 1, new: new..new + 1 };
                if let Some((rule, significance)) = explained {
                    plain.flush(texts, rules, &mut edits);
                    edits.push(pair.edit(texts, Some(rule), significance));
                    plain = Stretch { old: old + 1..old + 1, new: new + 1..new + 1 };
                } else {
                    (plain.old.end, plain.new.end) = (old + 1, new + 1);
                }
            }
            Step::Old(old) if texts.atoms.old[old].kind == AtomKind::Break => {
                plain.flush(texts, rules, &mut edits);
                let line = Stretch { old: old..old + 1, new: plain.new.end..plain.new.end };
                edits.push(line.edit(texts, Some(Rule::Place), Significance::Editorial));
                plain = Stretch { old: old + 1..old + 1, new: line.new };
            }
            Step::New(new) if texts.atoms.new[new].kind == AtomKind::Break => {
                plain.flush(texts, rules, &mut edits);
                let line = Stretch { old: plain.old.end..plain.old.end, new: new..new + 1 };
                edits.push(line.edit(texts, Some(Rule::Place), Significance::Editorial));
                plain = Stretch { old: line.old, new: new + 1..new + 1 };
            }
            Step::Old(old) => plain.old.end = old + 1,
            Step::New(new) => plain.new.end = new + 1,
        }
    }
    plain.flush(texts, rules, &mut edits);
    join_small(texts.texts, edits)
}

/// The most cells of a table in which a hunk is aligned; larger hunks were rewritten from end to end.
const MOST_CELLS: usize = 250_000;

/// How many hunks are too large to be aligned.
pub(crate) fn too_long(matches: &Matches, atoms: Pair<&[Atom]>) -> usize {
    let hunks = hunks(matches, atoms.old.len(), atoms.new.len());
    hunks.iter().filter(|hunk| is_too_long(hunk)).count()
}

fn is_too_long(hunk: &Hunk) -> bool {
    hunk.atoms.old.len().saturating_mul(hunk.atoms.new.len()) > MOST_CELLS
}

/// The best way to pair the atoms of a hunk: those that a rule explains first.
fn steps(texts: Texts, hunk: &Hunk, rules: &Rules) -> Vec<Step> {
    let (olds, news) = (hunk.atoms.old.clone(), hunk.atoms.new.clone());
    let (rows, columns) = (olds.len(), news.len());
    if rows == 0 || columns == 0 || is_too_long(hunk) {
        return olds.map(Step::Old).chain(news.map(Step::New)).collect();
    }
    let worth = |old: usize, new: usize| {
        let (one, other) = (&texts.atoms.old[old], &texts.atoms.new[new]);
        let same_sort = std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind);
        let same_symbol = match (&one.kind, &other.kind) {
            (AtomKind::Citation(one), AtomKind::Citation(other)) => one == other,
            _ => false,
        };
        if same_symbol {
            6
        } else if one.key == other.key {
            2
        } else if rules.explain(Places { atoms: texts.atoms, at: Pair::new(old, new) }).is_some() {
            4
        } else {
            i32::from(same_sort && !matches!(one.kind, AtomKind::Word | AtomKind::StopWord | AtomKind::Sign))
        }
    };
    let width = columns + 1;
    let mut best = vec![0; (rows + 1) * width];
    let mut worths = vec![0; rows * columns];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let here = worth(olds.start + row, news.start + column);
            worths[row * columns + column] = here;
            let pair = if here > 0 { here + best[(row + 1) * width + column + 1] } else { 0 };
            best[row * width + column] =
                pair.max(best[(row + 1) * width + column]).max(best[row * width + column + 1]);
        }
    }
    let mut steps = Vec::with_capacity(rows + columns);
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let here = best[row * width + column];
        let worth = worths[row * columns + column];
        if worth > 0 && here == worth + best[(row + 1) * width + column + 1] {
            steps.push(Step::Both(olds.start + row, news.start + column));
            (row, column) = (row + 1, column + 1);
        } else if here == best[(row + 1) * width + column] {
            steps.push(Step::Old(olds.start + row));
            row += 1;
        } else {
            steps.push(Step::New(news.start + column));
            column += 1;
        }
    }
    steps.extend((row..rows).map(|row| Step::Old(olds.start + row)));
    steps.extend((column..columns).map(|column| Step::New(news.start + column)));
    steps
}

/// A run of atoms on both sides.
#[derive(Clone, Debug)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
}

impl Stretch {
    fn edit(&self, texts: Texts, rule: Option<Rule>, significance: Significance) -> Edit {
        let range = Pair::new(bytes(texts.atoms.old, &self.old), bytes(texts.atoms.new, &self.new));
        let text = Pair::new(&texts.texts.old[range.old.clone()], &texts.texts.new[range.new.clone()]);
        Edit { rule, significance, text: text.map(str::to_owned), range, note: None }
    }

    /// Adds the edits of a stretch that no single pair explains.
    fn flush(&self, texts: Texts, rules: &Rules, edits: &mut Vec<Edit>) {
        // What stays between two explained edits is no edit.
        let atoms = self.atoms(texts);
        if atoms.old.iter().map(|atom| &atom.key).eq(atoms.new.iter().map(|atom| &atom.key)) {
            if let Some((rule, significance)) = self.unseen(texts) {
                edits.push(self.edit(texts, Some(rule), significance));
            }
            return;
        }
        if let Some(chain) = self.chain(texts, rules) {
            edits.extend(chain);
            return;
        }
        let (rule, significance) = self.rule(texts, rules).unzip();
        edits.push(self.edit(texts, rule, significance.unwrap_or(Significance::Substantive)));
    }

    fn atoms<'a>(&self, texts: Texts<'a>) -> Pair<&'a [Atom<'a>]> {
        Pair::new(&texts.atoms.old[self.old.clone()], &texts.atoms.new[self.new.clone()])
    }

    /// Why both sides look the same, if they do.
    fn unseen(&self, texts: Texts) -> Option<(Rule, Significance)> {
        let (old, new) = (bytes(texts.atoms.old, &self.old), bytes(texts.atoms.new, &self.new));
        unseen::explain(&texts.texts.old[old], &texts.texts.new[new])
    }

    /// The rule for a stretch of words and signs.
    fn rule(&self, texts: Texts, rules: &Rules) -> Option<(Rule, Significance)> {
        let lexicon = rules.lexicon();
        let atoms = self.atoms(texts);
        let all = |test: &dyn Fn(&Atom) -> bool| atoms.old.iter().all(test) && atoms.new.iter().all(test);
        let sign = |atom: &Atom| atom.kind == AtomKind::Sign;
        let conjunction =
            |atom: &Atom| lexicon.references.conjunctions.contains(&atom.key.to_lowercase().as_str());
        // A dash that stands alone is punctuation.
        if let Some(unseen) = self.unseen(texts).filter(|(rule, _)| *rule != Rule::Typography || !all(&sign))
        {
            return Some(unseen);
        }
        if all(&sign) {
            return Some((Rule::Punctuation, Significance::Editorial));
        }
        if all(&|atom| sign(atom) || conjunction(atom)) {
            if self.inside_chain(texts) {
                return Some((Rule::ListJoint, Significance::Routine));
            }
            let joints = |atoms: &[Atom]| atoms.iter().any(conjunction);
            let one_side = joints(atoms.old) != joints(atoms.new);
            let replaced = !atoms.old.is_empty() && !atoms.new.is_empty();
            if one_side && (replaced || self.at_end(texts)) {
                return Some((Rule::ListJoint, Significance::Editorial));
            }
        }
        let words = |atoms: &[Atom]| {
            let keys = atoms.iter().filter(|atom| !sign(atom)).map(|atom| atom.key.to_lowercase());
            keys.collect::<Vec<_>>().join(" ")
        };
        let (old, new) = (words(atoms.old), words(atoms.new));
        if self.in_lead(texts) {
            let without = |phrase: &str| without_adverbs(phrase, lexicon.sequence_adverbs);
            if without(&old) == without(&new) && old != new {
                return Some((Rule::SequenceAdverb, Significance::Editorial));
            }
        }
        if old == new {
            return Some((Rule::Case, Significance::Editorial));
        }
        let signs =
            |atoms: &[Atom]| atoms.iter().map(|atom| atom.key.replace(['–', '—'], "-")).collect::<String>();
        if signs(atoms.old) == signs(atoms.new) {
            return Some((Rule::Typography, Significance::Editorial));
        }
        let both = !old.is_empty() && !new.is_empty();
        (both && rules.same_spelling(&old, &new)).then_some((Rule::Spelling, Significance::Editorial))
    }

    /// The edits of a stretch of nothing but citations and what joins them; none for any other stretch.
    fn chain(&self, texts: Texts, rules: &Rules) -> Option<Vec<Edit>> {
        let references = rules.lexicon().references;
        let atoms = self.atoms(texts);
        let joint = |atom: &Atom| {
            let word = atom.key.to_lowercase();
            let word = word.as_str();
            matches!(atom.kind, AtomKind::Citation(_) | AtomKind::Sign | AtomKind::Number)
                || references.paragraphs.contains(&word)
                || references.date_joiners.contains(&word)
                || references.conjunctions.contains(&word)
                || references.resolutions.contains(&word)
                || references.decisions.contains(&word)
                || references.chain_tails.iter().any(|tail| tail.split(' ').any(|part| part == word))
        };
        let is_citation = |atom: &Atom| matches!(atom.kind, AtomKind::Citation(_));
        let cited = |atoms: &[Atom]| atoms.iter().filter(|atom| is_citation(atom)).count();
        let (gone, come) = (cited(atoms.old), cited(atoms.new));
        if gone + come == 0 || !atoms.old.iter().chain(atoms.new).all(joint) {
            return None;
        }
        let symbol = |atom: &Atom| match &atom.kind {
            AtomKind::Citation(symbol) => Some(symbol.clone()),
            _ => None,
        };
        // What was cited before is not new under another date.
        let before: BTreeSet<_> = atoms.old.iter().filter_map(symbol).collect();
        if gone == come && atoms.new.iter().filter_map(symbol).all(|new| before.contains(&new)) {
            return None;
        }
        // A side with several citations is cut before what joins each to the one before.
        let cuts = |atoms: &[Atom], range: &Range<usize>| {
            let ends = atoms
                .iter()
                .enumerate()
                .filter(|(_, atom)| is_citation(atom))
                .map(|(at, _)| range.start + at + 1);
            let mut cuts: Vec<usize> = [range.start].into_iter().chain(ends).collect();
            if let Some(last) = cuts.last_mut().filter(|_| atoms.iter().any(is_citation)) {
                *last = range.end;
            }
            cuts
        };
        let (old_cuts, new_cuts) = (cuts(atoms.old, &self.old), cuts(atoms.new, &self.new));
        let mut edits = Vec::new();
        // What joins stands on the side without citations goes with the first citation of the other side.
        let mut old_joints = if gone == 0 { self.old.clone() } else { self.old.start..self.old.start };
        for cut in old_cuts.windows(2) {
            let stretch = Stretch {
                old: cut[0]..cut[1],
                new: self.new.start..if edits.is_empty() && come == 0 {
                    self.new.end
                } else {
                    self.new.start
                },
            };
            edits.push(stretch.edit(texts, None, Significance::Substantive));
            old_joints = self.old.end..self.old.end;
        }
        for cut in new_cuts.windows(2) {
            let stretch = Stretch { old: old_joints.clone(), new: cut[0]..cut[1] };
            old_joints = self.old.end..self.old.end;
            let mut edit = stretch.edit(texts, None, Significance::Substantive);
            let cited = texts.atoms.new[cut[0]..cut[1]].iter().find_map(symbol);
            if let Some(symbol) = cited.filter(|symbol| rules.step != 0 && !before.contains(symbol)) {
                (edit.rule, edit.significance, edit.note) = rules.new_citation(&symbol);
            }
            edits.push(edit);
        }
        Some(edits)
    }

    /// Whether citations stand directly before and behind.
    fn inside_chain(&self, texts: Texts) -> bool {
        let citation =
            |atom: Option<&Atom>| atom.is_some_and(|atom| matches!(atom.kind, AtomKind::Citation(_)));
        let before = self.new.start.checked_sub(1).and_then(|at| texts.atoms.new.get(at));
        citation(before) && citation(texts.atoms.new.get(self.new.end))
    }

    /// Whether only signs follow in the same clause.
    fn at_end(&self, texts: Texts) -> bool {
        let end = |atoms: &[Atom], at: usize| {
            let mut rest = atoms[at..].iter().take_while(|atom| atom.kind != AtomKind::Break);
            rest.all(|atom| atom.kind == AtomKind::Sign)
        };
        end(texts.atoms.old, self.old.end) && end(texts.atoms.new, self.new.end)
    }

    /// Whether the stretch is part of the lead phrase or stands right behind it, on the side where it stands.
    fn in_lead(&self, texts: Texts) -> bool {
        let within = |atoms: &[Atom], range: &Range<usize>, lead: usize| {
            let first = bytes(atoms, range);
            let before = &atoms[range.start.saturating_sub(FIRST_WORDS)..range.start];
            let near_head =
                before.len() < FIRST_WORDS || before.iter().any(|atom| atom.kind == AtomKind::Break);
            range.is_empty() || first.start <= lead + 1 || near_head
        };
        within(texts.atoms.old, &self.old, texts.lead_ends.old)
            && within(texts.atoms.new, &self.new, texts.lead_ends.new)
    }
}

/// A sequence adverb stands among so many words at the head of a clause, where no lead phrase is known.
const FIRST_WORDS: usize = 3;

fn without_adverbs(phrase: &str, adverbs: &[&str]) -> String {
    let mut padded = format!(" {phrase} ");
    for adverb in adverbs {
        padded = padded.replace(&format!(" {adverb} "), " ");
    }
    padded.trim().to_owned()
}

/// The bytes of a run of atoms; of an empty run, the end of the atom before it.
fn bytes(atoms: &[Atom], run: &Range<usize>) -> Range<usize> {
    if run.is_empty() {
        let end = run.start.checked_sub(1).map_or(0, |before| atoms[before].range.end);
        return end..end;
    }
    atoms[run.start].range.start..atoms[run.end - 1].range.end
}

/// Joins the edits of a hunk that are one to the reader: case, spelling and punctuation to the substance right
/// beside them, a capital to the sequence adverb that moved it, neighbours of the same small rule to each other.
fn join_small(texts: Pair<&str>, edits: Vec<Edit>) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::new();
    for edit in edits {
        match joined.last_mut().and_then(|last| Some((joint(last, &edit)?, last))) {
            Some((rule, last)) => {
                last.rule = rule;
                last.significance = last.significance.max(edit.significance);
                last.range.old.end = edit.range.old.end.max(last.range.old.end);
                last.range.new.end = edit.range.new.end.max(last.range.new.end);
            }
            None => joined.push(edit),
        }
    }
    // The words once all is joined: a hunk may be joined from very many edits.
    for edit in &mut joined {
        let words = Pair::new(&texts.old[edit.range.old.clone()], &texts.new[edit.range.new.clone()]);
        if words.as_ref().map(|words| words.len()) != edit.text.as_ref().map(String::len) {
            edit.text = words.map(str::to_owned);
        }
    }
    joined
}

/// The rule of two edits that follow one another and are one to the reader; none if they are two.
fn joint(one: &Edit, other: &Edit) -> Option<Option<Rule>> {
    use Rule::{Case, ListJoint, Punctuation, SequenceAdverb, Spelling, Typography};
    let plain = |edit: &Edit| edit.rule.is_none() && edit.note.is_none();
    let small = |edit: &Edit| {
        matches!(edit.rule, Some(Case | Spelling | Punctuation | ListJoint | SequenceAdverb | Typography))
    };
    match (one.rule, other.rule) {
        _ if plain(one) && plain(other) => Some(None),
        _ if plain(one) && small(other) || small(one) && plain(other) => Some(None),
        (Some(SequenceAdverb), Some(Case)) | (Some(Case), Some(SequenceAdverb)) => Some(Some(SequenceAdverb)),
        (Some(one), Some(other)) if one == other && matches!(one, Case | Spelling | Punctuation) => {
            Some(Some(one))
        }
        _ => None,
    }
}

/// Adds an edit for every atom that stays and is printed or stored otherwise, and for every blank that changed.
fn print(texts: Texts, matches: &Matches, edits: &mut Vec<Edit>) {
    let mut push = |old: Range<usize>, new: Range<usize>| {
        let text = Pair::new(&texts.texts.old[old.clone()], &texts.texts.new[new.clone()]);
        if text.old != text.new {
            let unseen = unseen::explain(text.old, text.new);
            let (rule, significance) = unseen.unwrap_or((Rule::Typography, Significance::Editorial));
            edits.push(Edit {
                rule: Some(rule),
                significance,
                text: text.map(str::to_owned),
                range: Pair::new(old, new),
                note: None,
            });
        }
    };
    let mut before: Option<(usize, usize)> = None;
    for (old, new) in matches {
        let (one, other) = (&texts.atoms.old[*old].range, &texts.atoms.new[*new].range);
        let neighbours = match before {
            None => (*old == 0 && *new == 0).then_some((0, 0)),
            Some((left, right)) => (*old == left + 1 && *new == right + 1)
                .then(|| (texts.atoms.old[left].range.end, texts.atoms.new[right].range.end)),
        };
        before = Some((*old, *new));
        // Most atoms that stay are the same to the letter, with the blank before them.
        let (left, right) = neighbours.unwrap_or((one.start, other.start));
        if texts.texts.old[left..one.end] == texts.texts.new[right..other.end] {
            continue;
        }
        push(left..one.start, right..other.start);
        push(one.clone(), other.clone());
    }
}
