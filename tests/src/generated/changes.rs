//! What is done to a generated document, and the record of it.

use super::dice::Dice;
use super::{Generated, Truth, words};

/// A clause on its way from the old document to the new one.
struct Step {
    words: Vec<String>,
    /// Its place in the old document; none for an added clause.
    old: Option<usize>,
    reworded: bool,
    moved: bool,
}

/// Of the clauses 5 % reworded, 2 % removed, 1 % moved, and 2 % more added.
pub(super) fn some(
    dice: &mut Dice,
    count: usize,
    mut make: impl FnMut(&mut Dice) -> Vec<String>,
) -> Generated {
    let old: Vec<Vec<String>> = (0..count).map(|_| make(dice)).collect();
    let share = |percent: usize| (count * percent).div_ceil(100);
    let mut touched = dice.sample(count, share(5) + share(2) + share(1));
    // Which of them meets which fate.
    for at in (1..touched.len()).rev() {
        touched.swap(at, dice.below(at + 1));
    }
    let (reworded, rest) = touched.split_at(share(5).min(touched.len()));
    let (removed, moved) = rest.split_at(share(2).min(rest.len()));
    let mut fates = vec![Fate::Kept; count];
    reworded.iter().for_each(|at| fates[*at] = Fate::Reworded);
    removed.iter().for_each(|at| fates[*at] = Fate::Removed);
    moved.iter().for_each(|at| fates[*at] = Fate::Moved);

    let mut truth = Truth::default();
    let (mut kept, mut movers) = (Vec::with_capacity(count), Vec::new());
    for (at, clause) in old.iter().enumerate() {
        let mut step = Step { words: clause.clone(), old: Some(at), reworded: false, moved: false };
        match fates[at] {
            Fate::Kept => kept.push(step),
            Fate::Reworded => {
                truth.words += reword(dice, &mut step.words);
                step.reworded = true;
                kept.push(step);
            }
            Fate::Removed => {
                truth.words += clause.len();
                truth.removed.push(at);
            }
            Fate::Moved => {
                step.moved = true;
                movers.push((elsewhere(dice, at, count), step));
            }
        }
    }
    // The first clause is always preceded by a new one, so that every number shifts.
    let mut places = dice.sample(count, share(2).saturating_sub(1));
    places.insert(0, 0);
    for place in places {
        let words = make(dice);
        truth.words += words.len();
        movers.push((place, Step { words, old: None, reworded: false, moved: false }));
    }
    movers.sort_by_key(|(place, _)| *place);
    let mut steps = Vec::with_capacity(count);
    let mut movers = movers.into_iter().peekable();
    for (at, step) in kept.into_iter().enumerate() {
        while let Some((_, mover)) = movers.next_if(|(place, _)| *place <= at) {
            steps.push(mover);
        }
        steps.push(step);
    }
    steps.extend(movers.map(|(_, mover)| mover));
    finish(&old, steps, truth)
}

#[derive(Clone, Copy)]
enum Fate {
    Kept,
    Reworded,
    Removed,
    Moved,
}

/// A place at least a tenth of the document away.
fn elsewhere(dice: &mut Dice, from: usize, count: usize) -> usize {
    let least = (count / 10).max(3);
    (from + least + dice.below(count.saturating_sub(2 * least).max(1))) % count
}

/// Every clause reworded.
pub(super) fn all(dice: &mut Dice, count: usize) -> Generated {
    let old: Vec<Vec<String>> = (0..count).map(|_| words::clause(dice)).collect();
    let mut truth = Truth::default();
    let mut step = |(at, clause): (usize, &Vec<String>)| {
        let mut words = clause.clone();
        truth.words += reword(dice, &mut words);
        Step { words, old: Some(at), reworded: true, moved: false }
    };
    let steps = old.iter().enumerate().map(&mut step).collect();
    finish(&old, steps, truth)
}

/// The last clause first.
pub(super) fn reversed(dice: &mut Dice, count: usize) -> Generated {
    let old: Vec<Vec<String>> = (0..count).map(|_| words::clause(dice)).collect();
    let step = |(at, clause): (usize, &Vec<String>)| Step {
        words: clause.clone(),
        old: Some(at),
        reworded: false,
        moved: at > 0,
    };
    let steps = old.iter().enumerate().rev().map(step).collect();
    finish(&old, steps, Truth::default())
}

/// One clause of so many words, a word in twenty of them changed.
pub(super) fn one_clause(dice: &mut Dice, count: usize) -> Generated {
    let old = words::long(dice, count);
    let mut words = old.clone();
    let changed = dice.sample(count.saturating_sub(2), count / 20);
    for at in &changed {
        words[at + 1] = words::word(dice);
    }
    let truth = Truth { words: 2 * changed.len(), ..Truth::default() };
    finish(&[old], vec![Step { words, old: Some(0), reworded: true, moved: false }], truth)
}

/// Changes a clause in one to three places; how many words that took out and put in.
fn reword(dice: &mut Dice, words: &mut Vec<String>) -> usize {
    let before = words.clone();
    let places = 1 + dice.below(3);
    let mut count = 0;
    // From behind, with some words between two places, so that each is a change of its own.
    let mut end = words.len() - 1;
    for _ in 0..places {
        if end < 6 {
            break;
        }
        let at = 2 + dice.below(end - 4);
        match dice.below(3) {
            0 => {
                words[at] = words::word(dice);
                count += 2;
            }
            1 => {
                let more = words::insertion(dice);
                count += more.len();
                words.splice(at..at, more);
            }
            _ => {
                let run = 1 + dice.below(2);
                words.drain(at..at + run);
                count += run;
            }
        }
        end = at.saturating_sub(4);
    }
    if *words == before {
        words.insert(2, words::word(dice));
        count = 1;
    }
    count
}

fn finish(old: &[Vec<String>], steps: Vec<Step>, mut truth: Truth) -> Generated {
    for (at, step) in steps.iter().enumerate() {
        match step.old {
            Some(old) => truth.links.push((old, at)),
            None => truth.added.push(at),
        }
        if step.reworded {
            truth.reworded.push(at);
        }
        if step.moved {
            truth.moved.push(at);
        }
    }
    truth.links.sort_unstable();
    let text = |words: &Vec<String>| words.join(" ");
    Generated {
        old: old.iter().map(text).collect(),
        new: steps.iter().map(|step| text(&step.words)).collect(),
        truth,
    }
}
