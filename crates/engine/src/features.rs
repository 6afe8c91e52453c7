//! What a clause is known by: its words, alone and in runs of two and three, weighted by how rare they are.
//!
//! A long name that many clauses bear weighs little, a word that only two clauses have weighs much.
//! What rolls over from year to year (numbers, dates, ordinals, symbols) counts by its place, not by its value,
//! so that next year's version of a clause is as like it as if nothing had changed; the values themselves weigh
//! little and decide between clauses that differ in nothing else.

use std::borrow::Cow;

use resdiff_model::{Language, Lexicon, ordinal};

use crate::sieve::Sieve;
use crate::tokens::{TokenKind, comparison_key, tokenize};
use crate::vocabulary::{Interner, PrintedWords, Table};

/// What a feature is, by the numbers of words.
///
/// A run of three is that of its first two and a word more: so each run is known by two numbers.
#[derive(Clone, Copy, Debug)]
enum Feature {
    One(u32),
    Two(u32, u32),
    Three(u32, u32),
    Value(u32),
}

impl Feature {
    /// How much a feature of this sort counts, in quarters of a word of the same rarity.
    ///
    /// Runs of words say more of a clause than its words, and they are many and overlap: each counts for less,
    /// all three sorts together about the same.
    const fn quarters(self) -> u32 {
        match self {
            Self::One(_) => 4,
            Self::Two(..) => 2,
            Self::Three(..) => 1,
            Self::Value(_) => 1,
        }
    }
}

/// Two numbers as one.
fn key(first: u32, last: u32) -> u64 {
    u64::from(first) << 32 | u64::from(last)
}

/// Makes features from texts.
pub(crate) struct Maker {
    /// The languages spoken so far and what is known of their words as they are printed.
    languages: Vec<Spoken>,
    /// Which of them is spoken.
    spoken: usize,
    words: Interner<String>,
    /// The features that are one word, and those that are the value of one, by the number of the word.
    ones: Vec<Option<u32>>,
    values: Vec<Option<u32>>,
    /// The features that are runs of two words, by these, and of three, by the run of the first two and the last.
    twos: Table<u64, u32>,
    threes: Table<u64, u32>,
    sieve: Sieve,
    /// The quarters of each feature, 0 for stop words.
    pub sorts: Vec<u32>,
    /// See [`Corpus::holds`](crate::corpus::Corpus::holds).
    pub holds: Vec<u32>,
    /// Where each feature was seen.
    seen: Vec<Seen>,
    /// How many texts were seen.
    texts: u32,
    /// Whether each word stands for something that rolls over.
    masks: Vec<bool>,
    /// Features that are one word of meaning, in ascending order, with that word as it was first printed.
    pub printed: Vec<(u32, String)>,
}

impl Maker {
    /// Nothing seen yet; about so many words are to come of which features are made.
    pub fn new(words: usize) -> Self {
        Self {
            languages: Vec::new(),
            spoken: 0,
            words: Interner::default(),
            ones: Vec::new(),
            values: Vec::new(),
            twos: Table::default(),
            threes: Table::default(),
            sieve: Sieve::new(words),
            sorts: Vec::new(),
            holds: Vec::new(),
            seen: Vec::new(),
            texts: 0,
            masks: Vec::new(),
            printed: Vec::new(),
        }
    }

    /// The next texts are in this language.
    pub fn speak(&mut self, language: Language) {
        let known = self.languages.iter().position(|known| known.language == language);
        self.spoken = known.unwrap_or_else(|| {
            let (words, counted) = (PrintedWords::default(), PrintedWords::default());
            self.languages.push(Spoken { language, words, counted });
            self.languages.len() - 1
        });
    }

    /// In how many texts each feature occurs.
    pub fn frequency(&self) -> Vec<u32> {
        self.seen.iter().map(|seen| seen.frequency).collect()
    }

    /// The features of a text and how often each occurs, in ascending order.
    pub fn features(&mut self, text: &str) -> Vec<(u32, u32)> {
        self.texts += 1;
        let mut all = Vec::new();
        // The word before and whether it is a stop word; the run that ends with it.
        let (mut before, mut run): (Option<(u32, bool)>, Option<u32>) = (None, None);
        for token in tokenize(text).iter().filter(|token| token.kind != TokenKind::Sign) {
            let printed = &text[token.range.clone()];
            let Word { number, value, common } = self.word(printed, token.kind);
            all.extend(value.map(|value| self.number(Feature::Value(value), false, printed)));
            all.push(self.number(Feature::One(number), common, printed));
            let two =
                before.map(|(word, stop)| self.number(Feature::Two(word, number), common && stop, printed));
            all.extend(two);
            all.extend(run.map(|run| self.number(Feature::Three(run, number), false, printed)));
            (before, run) = (Some((number, common)), two);
        }
        all.sort_unstable();
        let mut counted: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        for feature in all {
            match counted.last_mut() {
                Some((last, count)) if *last == feature => *count += 1,
                _ => {
                    self.seen[feature as usize].frequency += 1;
                    counted.push((feature, 1));
                }
            }
        }
        counted
    }

    /// Counts so many equal texts towards the frequency of the words that they have, and each so many times towards
    /// that of their runs of words; features that no other text has are not made.
    pub fn count(&mut self, text: &str, texts: u32, runs: u32) {
        self.texts += 1;
        let times = texts.saturating_mul(runs);
        let (mut before, mut run) = (None, None);
        for token in tokenize(text).iter().filter(|token| token.kind != TokenKind::Sign) {
            let word = self.counted(&text[token.range.clone()], token.kind);
            let mut two = None;
            if let Some(Counted { number, one, value }) = word {
                self.tally(value, texts);
                self.tally(one, texts);
                if times > 0
                    && let Some(before) = before
                {
                    two = self.known_run(&self.twos, key(before, number));
                    self.tally(two, times);
                    // Whoever made a run of three words made that of its last two.
                    let three = two.and(run).and_then(|run| self.known_run(&self.threes, key(run, number)));
                    self.tally(three, times);
                }
            }
            (before, run) = (word.map(|word| word.number), two);
        }
    }

    /// The feature that is a run of words, if there is one.
    fn known_run(&self, runs: &Table<u64, u32>, run: u64) -> Option<u32> {
        self.sieve.holds(run).then(|| runs.get(&run).copied()).flatten()
    }

    /// Counts a feature if there is one.
    fn tally(&mut self, feature: Option<u32>, times: u32) {
        let Some(feature) = feature else { return };
        let seen = &mut self.seen[feature as usize];
        if seen.last != self.texts {
            seen.last = self.texts;
            seen.frequency = seen.frequency.saturating_add(times);
        }
    }

    /// What is known of a word as it is printed; looked up in the tables of the language but once.
    fn word(&mut self, printed: &str, kind: TokenKind) -> Word {
        let Spoken { language, words, .. } = &self.languages[self.spoken];
        if let Some(word) = words.get(printed) {
            return *word;
        }
        let lexicon = language.lexicon();
        let lower = comparison_key(printed).to_lowercase();
        let among = |words: &[&str]| words.contains(&lower.as_str());
        let common = among(lexicon.stop_words) || among(lexicon.sequence_adverbs);
        let word = match mask(kind, &lower, *language) {
            Some(mask) => {
                let number = self.words.number(mask.to_owned());
                self.masks.resize(self.masks.len().max(number as usize + 1), false);
                self.masks[number as usize] = true;
                Word { number, value: Some(self.words.number(lower)), common: false }
            }
            None => Word { number: self.words.number(lower), value: None, common },
        };
        self.languages[self.spoken].words.insert(printed, word);
        word
    }

    /// The features of a word of which no new ones are to be made; none if no feature holds it.
    fn counted(&mut self, printed: &str, kind: TokenKind) -> Option<Counted> {
        let Spoken { language, words, counted } = &self.languages[self.spoken];
        if let Some(counted) = counted.get(printed) {
            return *counted;
        }
        let word = words.get(printed).map(|word| (word.number, word.value));
        let word = word.or_else(|| self.known(printed, kind, *language));
        let feature = |list: &[Option<u32>], word: u32| list.get(word as usize).copied().flatten();
        let counted = word.map(|(number, value)| Counted {
            number,
            one: feature(&self.ones, number),
            value: value.and_then(|value| feature(&self.values, value)),
        });
        self.languages[self.spoken].counted.insert(printed, counted);
        counted
    }

    /// The numbers of a word and of its value, if features were made of it in another print.
    fn known(&self, printed: &str, kind: TokenKind, language: Language) -> Option<(u32, Option<u32>)> {
        let plain = printed.bytes().all(|byte| byte.is_ascii_lowercase());
        let lower =
            if plain { Cow::Borrowed(printed) } else { comparison_key(printed).to_lowercase().into() };
        Some(match mask(kind, &lower, language) {
            Some(mask) => (self.words.known(mask)?, self.words.known(&*lower)),
            None => (self.words.known(&*lower)?, None),
        })
    }

    fn number(&mut self, feature: Feature, common: bool, printed: &str) -> u32 {
        // More features than that do not fit into memory; they would share the last number.
        let next = u32::try_from(self.sorts.len()).unwrap_or(u32::MAX);
        let number = match feature {
            Feature::One(word) => *slot(&mut self.ones, word).get_or_insert(next),
            Feature::Value(word) => *slot(&mut self.values, word).get_or_insert(next),
            Feature::Two(first, last) => *self.twos.entry(key(first, last)).or_insert(next),
            Feature::Three(run, last) => *self.threes.entry(key(run, last)).or_insert(next),
        };
        if number == next {
            self.sorts.push(if common { 0 } else { feature.quarters() });
            let masked = |word: u32| self.masks.get(word as usize).copied().unwrap_or(false);
            self.holds.push(match feature {
                Feature::Value(_) => 2,
                Feature::One(one) => u32::from(!masked(one)),
                Feature::Two(one, two) => u32::from(!masked(one) && !masked(two)),
                Feature::Three(run, last) => self.holds[run as usize] * u32::from(!masked(last)),
            });
            if let Feature::Two(first, last) | Feature::Three(first, last) = feature {
                self.sieve.add(key(first, last));
            }
            // What rolls over stands for its kind: the two texts need not have the same value.
            if matches!(feature, Feature::One(one) if !masked(one)) && !common {
                self.printed.push((number, comparison_key(printed)));
            }
            self.seen.push(Seen::default());
        }
        number
    }
}

/// The place of a word in a list by the numbers of words, which grows as they do.
fn slot(list: &mut Vec<Option<u32>>, word: u32) -> &mut Option<u32> {
    let word = word as usize;
    if list.len() <= word {
        list.resize(word + 1, None);
    }
    &mut list[word]
}

/// What is known of the words of a language as they are printed.
struct Spoken {
    language: Language,
    /// Those of which features were made.
    words: PrintedWords<Word>,
    /// Those that were looked up to be counted; none for a word that no feature holds.
    counted: PrintedWords<Option<Counted>>,
}

/// Where a feature was seen.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The text in which it was last counted.
    last: u32,
    /// In how many texts it occurs.
    frequency: u32,
}

/// A word to be counted: its number and the features that it is.
#[derive(Clone, Copy)]
struct Counted {
    number: u32,
    one: Option<u32>,
    value: Option<u32>,
}

/// A word as a feature.
#[derive(Clone, Copy)]
struct Word {
    /// The number of the word or of what stands for it.
    number: u32,
    /// The number of its value, if it rolls over.
    value: Option<u32>,
    /// Whether it is so common that it says nothing.
    common: bool,
}

/// What stands for a token that rolls over; none for a word that stays. The marks are no words of any text, as
/// a blank is part of them.
fn mask(kind: TokenKind, lower: &str, language: Language) -> Option<&'static str> {
    let lexicon: &Lexicon = language.lexicon();
    match kind {
        TokenKind::Number => Some(" #"),
        TokenKind::Symbol => Some(" /"),
        TokenKind::Word if lexicon.months.contains(&lower) => Some(" m"),
        TokenKind::Word => ordinal::parse(lower, language).filter(|o| o.len == lower.len()).map(|_| " o"),
        TokenKind::Sign => None,
    }
}
