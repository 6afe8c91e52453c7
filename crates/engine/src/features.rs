//! What a clause is known by: its words, alone and in runs of two and three, weighted by how rare they are.
//!
//! A long name that many clauses bear weighs little, a word that only two clauses have weighs much.
//! What rolls over from year to year (numbers, dates, ordinals, symbols) counts by its place, not by its value,
//! so that next year's version of a clause is as like it as if nothing had changed; the values themselves weigh
//! little and decide between clauses that differ in nothing else.

use std::borrow::Cow;
use std::hash::BuildHasherDefault;

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
    const fn quarters(self) -> u8 {
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
    /// How many different words a language may have, of which features are made and that are counted.
    room: [usize; 2],
    words: Interner<String>,
    /// The features that are one word, and those that are the value of one, by the number of the word.
    ones: Vec<Option<u32>>,
    values: Vec<Option<u32>>,
    /// The features that are runs of two words, by these, and of three, by the run of the first two and the last.
    twos: Table<u64, u32>,
    threes: Table<u64, u32>,
    sieve: Sieve,
    /// What is known of each feature.
    seen: Vec<Seen>,
    /// How many texts were seen.
    texts: u32,
    /// How many of them were so long that no runs were made.
    word_by_word: usize,
    /// Whether each word stands for something that rolls over.
    masks: Vec<bool>,
    /// Features that are one word of meaning, with that word as it was first printed.
    printed: Vec<(u32, String)>,
}

/// The features of all texts, the rarest first: their numbers are their ranks.
pub(crate) struct Features {
    /// The rank of each feature by the number that it had before.
    pub ranks: Vec<u32>,
    /// How much each counts, in quarters of a word of the same rarity; 0 for stop words.
    pub quarters: Vec<u32>,
    /// See [`Corpus::holds`](crate::corpus::Corpus::holds).
    pub holds: Vec<u32>,
    /// In how many texts each occurs.
    pub frequency: Vec<u32>,
    /// Those that are one word of meaning, with that word as it was first printed.
    pub printed: Table<u32, String>,
    /// How many texts have no features but words, as they are longer than [`LONG`].
    pub word_by_word: usize,
}

/// The words of a text of which runs are made: what is longer has words enough to be known by, and its runs would
/// fill the memory.
const LONG: usize = 20_000;

impl Maker {
    /// Nothing seen yet; about so many words are to come of which features are made, and so many to be counted.
    pub fn new(words: usize, counted: usize) -> Self {
        // Tables that need not grow; most words of long texts are repeated.
        let room = words.min(1 << 16);
        let table = || Table::with_capacity_and_hasher(room, BuildHasherDefault::default());
        Self {
            languages: Vec::new(),
            spoken: 0,
            room: [room / 2, counted.min(1 << 12) / 2],
            words: Interner::with_capacity(room / 2),
            ones: Vec::with_capacity(room / 2),
            values: Vec::new(),
            twos: table(),
            threes: table(),
            sieve: Sieve::new(words),
            seen: Vec::with_capacity(2 * room),
            texts: 0,
            word_by_word: 0,
            masks: Vec::new(),
            printed: Vec::new(),
        }
    }

    /// The next texts are in this language.
    pub fn speak(&mut self, language: Language) {
        let known = self.languages.iter().position(|known| known.language == language);
        self.spoken = known.unwrap_or_else(|| {
            let [words, counted] = self.room;
            let (words, counted) = (PrintedWords::with_capacity(words), PrintedWords::with_capacity(counted));
            self.languages.push(Spoken { language, words, counted });
            self.languages.len() - 1
        });
    }

    /// The features in the order of their rarity, those that are as rare in the order in which they came.
    pub fn finish(self) -> Features {
        let order = self.by_frequency();
        let mut ranks = vec![0; order.len()];
        for (rank, feature) in std::iter::zip(0.., &order) {
            ranks[*feature as usize] = rank;
        }
        let by_rank =
            |of: fn(&Seen) -> u32| order.iter().map(|feature| of(&self.seen[*feature as usize])).collect();
        Features {
            quarters: by_rank(|seen| seen.quarters.into()),
            holds: by_rank(|seen| seen.holds.into()),
            frequency: by_rank(|seen| seen.frequency),
            printed: self
                .printed
                .into_iter()
                .map(|(feature, word)| (ranks[feature as usize], word))
                .collect(),
            word_by_word: self.word_by_word,
            ranks,
        }
    }

    /// The features, the rarest first. Most occur in a few texts: those are dealt into piles, the others sorted.
    fn by_frequency(&self) -> Vec<u32> {
        const PILES: usize = 64;
        let pile = |seen: &Seen| (seen.frequency as usize).min(PILES - 1);
        let mut ends = [0; PILES + 1];
        self.seen.iter().for_each(|seen| ends[pile(seen) + 1] += 1);
        (0..PILES).for_each(|at| ends[at + 1] += ends[at]);
        let last = ends[PILES - 1];
        let mut order = vec![0; self.seen.len()];
        for (feature, seen) in std::iter::zip(0.., &self.seen) {
            let end = &mut ends[pile(seen)];
            order[*end] = feature;
            *end += 1;
        }
        order[last..].sort_by_key(|feature| self.seen[*feature as usize].frequency);
        order
    }

    /// The features of a text and how often each occurs, in the order in which they first stand there. Of a very long
    /// text, see [`LONG`], these are its words alone.
    pub fn features(&mut self, text: &str) -> Vec<(u32, u32)> {
        self.texts += 1;
        let tokens = tokenize(text);
        let words = || tokens.iter().filter(|token| token.kind != TokenKind::Sign);
        let in_runs = tokens.len() <= LONG || words().count() <= LONG;
        self.word_by_word += usize::from(!in_runs);
        let mut counted = Vec::with_capacity(3 * tokens.len());
        // The word before and whether it is a stop word; the run that ends with it.
        let (mut before, mut run): (Option<(u32, bool)>, Option<u32>) = (None, None);
        for token in words() {
            let printed = &text[token.range.clone()];
            let Word { number, one, value, common } = self.word(printed, token.kind);
            if let Some(value) = value {
                self.see(value, &mut counted);
            }
            self.see(one, &mut counted);
            if !in_runs {
                continue;
            }
            let runs = before.map(|(word, stop)| self.runs(run, (word, number), common && stop));
            for feature in runs.iter().flat_map(|(two, three)| [Some(*two), *three]).flatten() {
                self.see(feature, &mut counted);
            }
            (before, run) = (Some((number, common)), runs.map(|(two, _)| two));
        }
        counted
    }

    /// The run of two words, and that of three which it makes with the run that ends with the first of them.
    fn runs(&mut self, before: Option<u32>, (first, last): (u32, u32), common: bool) -> (u32, Option<u32>) {
        let Some(before) = before else { return (self.number(Feature::Two(first, last), common), None) };
        // A clause that was reworded goes on for the most part as it did.
        if let Some(next) = self.seen[before as usize].next.filter(|next| next.word == last) {
            return (next.two, Some(next.three));
        }
        let two = self.number(Feature::Two(first, last), common);
        let three = self.number(Feature::Three(before, last), false);
        self.seen[before as usize].next = Some(Next { word: last, two, three });
        (two, Some(three))
    }

    /// Counts a feature of the present text among those of the text.
    fn see(&mut self, feature: u32, counted: &mut Vec<(u32, u32)>) {
        let seen = &mut self.seen[feature as usize];
        if seen.last == self.texts {
            counted[seen.place as usize].1 += 1;
        } else {
            (seen.last, seen.frequency) = (self.texts, seen.frequency + 1);
            // Less than there are features, of which there are no more than numbers.
            seen.place = u32::try_from(counted.len()).unwrap_or(u32::MAX);
            counted.push((feature, 1));
        }
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
        let (number, value, common) = match mask(kind, &lower, *language) {
            Some(mask) => {
                let number = self.words.number(mask.to_owned());
                self.masks.resize(self.masks.len().max(number as usize + 1), false);
                self.masks[number as usize] = true;
                (number, Some(self.words.number(lower)), false)
            }
            None => (self.words.number(lower), None, common),
        };
        let value = value.map(|value| self.number(Feature::Value(value), false));
        let known = self.seen.len();
        let one = self.number(Feature::One(number), common);
        // What rolls over stands for its kind: the two texts need not have the same value.
        if self.seen.len() > known && value.is_none() && !common {
            self.printed.push((one, comparison_key(printed).into_owned()));
        }
        let word = Word { number, one, value, common };
        self.languages[self.spoken].words.insert(printed, word);
        word
    }

    /// The features of a word of which no new ones are to be made; none if no feature holds it.
    fn counted(&mut self, printed: &str, kind: TokenKind) -> Option<Counted> {
        let Spoken { language, words, counted } = &self.languages[self.spoken];
        if let Some(counted) = counted.get(printed) {
            return *counted;
        }
        let word = words.get(printed);
        let word = word.map(|word| Counted { number: word.number, one: Some(word.one), value: word.value });
        let counted = word.or_else(|| self.known(printed, kind, *language));
        self.languages[self.spoken].counted.insert(printed, counted);
        counted
    }

    /// A word to be counted, if features were made of it in another print.
    fn known(&self, printed: &str, kind: TokenKind, language: Language) -> Option<Counted> {
        let plain = printed.bytes().all(|byte| byte.is_ascii_lowercase());
        let lower =
            if plain { Cow::Borrowed(printed) } else { comparison_key(printed).to_lowercase().into() };
        let (number, value) = match mask(kind, &lower, language) {
            Some(mask) => (self.words.known(mask)?, self.words.known(&*lower)),
            None => (self.words.known(&*lower)?, None),
        };
        let feature = |list: &[Option<u32>], word: u32| list.get(word as usize).copied().flatten();
        let value = value.and_then(|value| feature(&self.values, value));
        Some(Counted { number, one: feature(&self.ones, number), value })
    }

    /// The number of a feature, the next one if it is new.
    fn number(&mut self, feature: Feature, common: bool) -> u32 {
        // More features than that do not fit into memory; they would share the last number.
        let next = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        let number = match feature {
            Feature::One(word) => *slot(&mut self.ones, word).get_or_insert(next),
            Feature::Value(word) => *slot(&mut self.values, word).get_or_insert(next),
            Feature::Two(first, last) => *self.twos.entry(key(first, last)).or_insert(next),
            Feature::Three(run, last) => *self.threes.entry(key(run, last)).or_insert(next),
        };
        if number == next {
            let masked = |word: u32| self.masks.get(word as usize).copied().unwrap_or(false);
            let holds = match feature {
                Feature::Value(_) => 2,
                Feature::One(one) => u8::from(!masked(one)),
                Feature::Two(one, two) => u8::from(!masked(one) && !masked(two)),
                Feature::Three(run, last) => self.seen[run as usize].holds * u8::from(!masked(last)),
            };
            if let Feature::Two(first, last) | Feature::Three(first, last) = feature {
                self.sieve.add(key(first, last));
            }
            let quarters = if common { 0 } else { feature.quarters() };
            self.seen.push(Seen { quarters, holds, ..Seen::default() });
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

/// What is known of a feature.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// How much it counts, in quarters of a word of the same rarity; 0 for stop words.
    quarters: u8,
    /// See [`Corpus::holds`](crate::corpus::Corpus::holds).
    holds: u8,
    /// The text in which it was last counted.
    last: u32,
    /// Where it stands among the features of that text.
    place: u32,
    /// In how many texts it occurs.
    frequency: u32,
    /// What stood behind it last, if it is a run of two words.
    next: Option<Next>,
}

/// A word behind a run of two, and the runs that end with it.
#[derive(Clone, Copy)]
struct Next {
    word: u32,
    two: u32,
    three: u32,
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
    /// The feature that it is.
    one: u32,
    /// The feature that is its value, if it rolls over.
    value: Option<u32>,
    /// Whether it is so common that it says nothing.
    common: bool,
}

/// Whether a word is one of a list; that of most words nothing begins as they do is seen at the first byte.
fn is_among(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.as_bytes().first() == word.as_bytes().first() && *known == word)
}

/// What stands for a token that rolls over; none for a word that stays. The marks are no words of any text, as
/// a blank is part of them.
fn mask(kind: TokenKind, lower: &str, language: Language) -> Option<&'static str> {
    let lexicon: &Lexicon = language.lexicon();
    match kind {
        TokenKind::Number => Some(" #"),
        TokenKind::Symbol => Some(" /"),
        TokenKind::Word if is_among(lexicon.months, lower) => Some(" m"),
        TokenKind::Word => ordinal::parse(lower, language).filter(|o| o.len == lower.len()).map(|_| " o"),
        TokenKind::Sign => None,
    }
}
