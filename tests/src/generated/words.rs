//! Made-up words and sentences.

use super::dice::Dice;

const LEADS: [&str; 16] = [
    "Requests",
    "Invites",
    "Notes",
    "Welcomes",
    "Decides",
    "Urges",
    "Regrets",
    "Affirms",
    "Encourages",
    "Recalls",
    "Stresses",
    "Endorses",
    "Commends",
    "Recognizes",
    "Emphasizes",
    "Calls upon",
];

const JOINTS: [&str; 20] = [
    "of the",
    "and the",
    "in the",
    "to the",
    "for the",
    "with the",
    "on the",
    "by the",
    "of",
    "and",
    "in",
    "to",
    "for",
    "with a",
    "from the",
    "under the",
    "as well as the",
    "including the",
    "and its",
    "or the",
];

const TAILS: [&str; 6] = [
    "with a view to",
    "in accordance with",
    "taking into account",
    "in order to",
    "with regard to",
    "not later than",
];

const NAMES: [&str; 8] = [
    "the Standing Panel on Orderly Haulage between Harbours",
    "the Office for Lamps, Buoys and Other Marks of the Coast",
    "the Convention on the Weighing of Vessels",
    "the Open-ended Working Group on Tides",
    "the Keeper-General",
    "the Fund for Pilots and Their Families",
    "the Conference of Registrars",
    "the Programme of Work for the Outer Islands",
];

/// The binary logarithms of the rank of the commonest word and of the number of words there are. A rank is as
/// likely as it is rare, as Zipf has it; words as common as the first ranks of real texts are stop words.
const RANKS: (usize, usize) = (4, 18);

/// A word that means something, or would.
pub(super) fn word(dice: &mut Dice) -> String {
    const HEADS: [&str; 24] = [
        "b", "br", "c", "cl", "d", "dr", "f", "fr", "g", "gl", "h", "j", "k", "l", "m", "n", "p", "pr", "r",
        "s", "st", "t", "tr", "v",
    ];
    const HEARTS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    const ENDS: [&str; 12] = ["l", "m", "n", "r", "s", "t", "nd", "st", "rk", "ll", "ck", "p"];
    const SUFFIXES: [&str; 8] = ["", "s", "ing", "ation", "ed", "ment", "al", "ity"];
    let octave = RANKS.0 + dice.below(RANKS.1 - RANKS.0);
    let rank = (1 << octave) + dice.below(1 << octave);
    let mut rest = rank;
    let mut take = |count: usize| {
        let digit = rest % count;
        rest /= count;
        digit
    };
    let mut word = String::new();
    for _ in 0..2 {
        word.push_str(HEADS[take(HEADS.len())]);
        word.push_str(HEARTS[take(HEARTS.len())]);
    }
    word.push_str(ENDS[take(ENDS.len())]);
    // What is left of the rank tells apart what the two syllables do not.
    for _ in 0..take(4) {
        word.push_str("er");
    }
    word.push_str(SUFFIXES[rank % 7 % SUFFIXES.len()]);
    word
}

/// A clause of one sentence, as a list of words without blanks: its lead, phrases, a semicolon at the end.
pub(super) fn clause(dice: &mut Dice) -> Vec<String> {
    let mut words = split(dice.pick(&LEADS));
    if dice.percent(20) {
        words.extend(split(dice.pick(&NAMES)));
    } else {
        words.push("the".to_owned());
        words.push(word(dice));
    }
    // Lengths as in resolutions: few clauses are shorter than ten words, few longer than eighty.
    let phrases = 3 + dice.below(8) + dice.below(8);
    for _ in 0..phrases {
        phrase(dice, &mut words);
    }
    end(&mut words);
    words
}

/// A clause that differs from the model in three words.
pub(super) fn near(dice: &mut Dice, model: &[String]) -> Vec<String> {
    let mut words = model.to_vec();
    let inner = words.len() - 3;
    for at in dice.sample(inner, 3) {
        words[at + 2] = word(dice);
    }
    end(&mut words);
    words
}

/// A clause of so many words.
pub(super) fn long(dice: &mut Dice, count: usize) -> Vec<String> {
    let mut words = split("Adopts the");
    while words.len() < count {
        phrase(dice, &mut words);
    }
    words.truncate(count);
    end(&mut words);
    words
}

fn phrase(dice: &mut Dice, words: &mut Vec<String>) {
    match dice.below(40) {
        0 => words.extend(split(dice.pick(&TAILS))),
        1 => words.push(format!("{}", 2 + dice.below(900))),
        2 => {
            let comma = words.pop().map(|last| if last.ends_with(',') { last } else { format!("{last},") });
            words.extend(comma);
        }
        _ => words.extend(split(dice.pick(&JOINTS))),
    }
    words.push(word(dice));
    if dice.percent(40) {
        words.push(word(dice));
    }
}

/// Two or three words that can stand anywhere between two others.
pub(super) fn insertion(dice: &mut Dice) -> Vec<String> {
    let mut words = split(dice.pick(&["and", "or", "of", "with"]));
    words.push(word(dice));
    if dice.percent(50) {
        words.push(word(dice));
    }
    words
}

fn end(words: &mut [String]) {
    if let Some(last) = words.last_mut() {
        last.truncate(last.trim_end_matches([';', ',']).len());
        last.push(';');
    }
}

fn split(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(str::to_owned).collect()
}
