//! What a clause is known by: its words, alone and in runs of two and three, weighted by how rare they are.
//!
//! A long name that many clauses bear weighs little, a word that only two clauses have weighs much.
//! What rolls over from year to year (numbers, dates, ordinals, symbols) counts by its place, not by its value,
//! so that next year's version of a clause is as like it as if nothing had changed; the values themselves weigh
//! little and decide between clauses that differ in nothing else.

use resdiff_model::{Language, Lexicon, ordinal};

use crate::tokens::{TokenKind, comparison_key, tokenize};
use crate::vocabulary::{Interner, Table};

/// A feature: one to three words, or the value of something that rolls over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Feature {
    One(u32),
    Two(u32, u32),
    Three(u32, u32, u32),
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

/// Makes features from texts.
pub(crate) struct Maker {
    language: Language,
    /// What is known of the words of each language, as they are printed.
    printed_words: Table<(Language, String), Word>,
    words: Interner<String>,
    features: Interner<Feature>,
    /// The quarters of each feature, 0 for stop words.
    pub sorts: Vec<u32>,
    /// See [`Corpus::holds`](crate::corpus::Corpus::holds).
    pub holds: Vec<u32>,
    /// In how many texts each feature occurs.
    pub frequency: Vec<u32>,
    /// The text in which each feature was last seen.
    last: Vec<u32>,
    /// How many texts were seen.
    texts: u32,
    /// Whether each word stands for something that rolls over.
    masks: Vec<bool>,
    /// See [`Corpus::printed`](crate::corpus::Corpus::printed).
    pub printed: Vec<Option<String>>,
}

impl Maker {
    /// Nothing seen yet.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            printed_words: Table::default(),
            words: Interner::default(),
            features: Interner::default(),
            sorts: Vec::new(),
            holds: Vec::new(),
            frequency: Vec::new(),
            last: Vec::new(),
            texts: 0,
            masks: Vec::new(),
            printed: Vec::new(),
        }
    }

    /// The next texts are in this language.
    pub fn speak(&mut self, language: Language) {
        self.language = language;
    }

    /// The features of a text and how often each occurs, in ascending order.
    pub fn features(&mut self, text: &str) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        self.walk(text, |maker, feature, common, printed| {
            let number = maker.number(feature, common, printed);
            all.push(number);
            Some(number)
        });
        all.sort_unstable();
        let mut counted: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        for feature in all {
            match counted.last_mut() {
                Some((last, count)) if *last == feature => *count += 1,
                _ => counted.push((feature, 1)),
            }
        }
        counted
    }

    /// Counts a text towards the frequency of the features it has; features that no other text has are not made.
    pub fn count(&mut self, text: &str) {
        self.walk(text, |maker, feature, _, _| maker.features.known(&feature));
    }

    /// Calls a function for each feature of a text in turn and counts those that it gives a number.
    fn walk(&mut self, text: &str, mut visit: impl FnMut(&mut Self, Feature, bool, &str) -> Option<u32>) {
        self.texts += 1;
        let mut run: [Option<(u32, bool)>; 2] = [None, None];
        for token in tokenize(text).iter().filter(|token| token.kind != TokenKind::Sign) {
            let printed = &text[token.range.clone()];
            let Word { number, value, common } = self.word(printed, token.kind);
            let mut features = [None; 4];
            features[0] = value.map(|value| (Feature::Value(value), false));
            features[1] = Some((Feature::One(number), common));
            if let Some((before, stop)) = run[1] {
                features[2] = Some((Feature::Two(before, number), common && stop));
                features[3] = run[0].map(|(first, _)| (Feature::Three(first, before, number), false));
            }
            for (feature, common) in features.into_iter().flatten() {
                let Some(known) = visit(self, feature, common, printed) else { continue };
                if self.last[known as usize] != self.texts {
                    self.last[known as usize] = self.texts;
                    self.frequency[known as usize] += 1;
                }
            }
            run = [run[1], Some((number, common))];
        }
    }

    /// What is known of a word as it is printed; looked up in the tables of the language but once.
    fn word(&mut self, printed: &str, kind: TokenKind) -> Word {
        let key = (self.language, printed.to_owned());
        if let Some(word) = self.printed_words.get(&key) {
            return *word;
        }
        let lexicon = self.language.lexicon();
        let lower = comparison_key(printed).to_lowercase();
        let among = |words: &[&str]| words.contains(&lower.as_str());
        let common = among(lexicon.stop_words) || among(lexicon.sequence_adverbs);
        let word = match mask(kind, &lower, self.language) {
            Some(mask) => {
                let number = self.words.number(mask.to_owned());
                self.masks.resize(self.masks.len().max(number as usize + 1), false);
                self.masks[number as usize] = true;
                Word { number, value: Some(self.words.number(lower)), common: false }
            }
            None => Word { number: self.words.number(lower), value: None, common },
        };
        self.printed_words.insert(key, word);
        word
    }

    fn number(&mut self, feature: Feature, common: bool, printed: &str) -> u32 {
        let known = self.features.len();
        let number = self.features.number(feature);
        if self.features.len() > known {
            self.sorts.push(if common { 0 } else { feature.quarters() });
            let masked = |word: u32| self.masks.get(word as usize).copied().unwrap_or(false);
            self.holds.push(match feature {
                Feature::Value(_) => 2,
                Feature::One(one) => u32::from(!masked(one)),
                Feature::Two(one, two) => u32::from(!masked(one) && !masked(two)),
                Feature::Three(one, two, three) => u32::from(![one, two, three].into_iter().any(masked)),
            });
            self.frequency.push(0);
            self.last.push(0);
            // What rolls over stands for its kind: the two texts need not have the same value.
            let word = matches!(feature, Feature::One(one) if !masked(one)) && !common;
            self.printed.push(word.then(|| comparison_key(printed)));
        }
        number
    }
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
