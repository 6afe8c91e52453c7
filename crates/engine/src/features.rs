//! What a clause is known by: its words, alone and in runs of two and three, weighted by how rare they are.
//!
//! A long name that many clauses bear weighs little, a word that only two clauses have weighs much.
//! What rolls over from year to year (numbers, dates, ordinals, symbols) counts by its place, not by its value,
//! so that next year's version of a clause is as like it as if nothing had changed; the values themselves weigh
//! little and decide between clauses that differ in nothing else.

use std::collections::HashMap;

use resdiff_model::{Document, Label, Language, Lexicon, ordinal};

use crate::Pair;
use crate::tokens::{Token, TokenKind, comparison_key, tokenize};
use crate::vocabulary::Interner;

/// A clause, prepared for comparison.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// The number of its whole text; clauses with equal texts have the same.
    pub text: u32,
    /// Its features and how often each occurs, in ascending order of the features.
    pub features: Vec<(u32, u32)>,
    /// The sum of the weights of its features.
    pub weight: u64,
    /// The number of its lead phrase without sequence adverbs; none where it has no lead.
    pub lead: Option<u32>,
    /// The clause it hangs under.
    pub parent: Option<usize>,
    /// How many words it has.
    pub words: usize,
}

/// The clauses of both documents and the weights of their features.
#[derive(Debug)]
pub(crate) struct Corpus {
    /// The clauses of the one document.
    pub old: Vec<Prepared>,
    /// The clauses of the other.
    pub new: Vec<Prepared>,
    /// The weight of each feature.
    pub weights: Vec<u32>,
    /// What the weight of each feature is multiplied with where a clause is asked for the words of another, as it
    /// is in splits and mergers: there the values of what rolls over count, not the places.
    pub holds: Vec<u32>,
    /// In how many clauses of both documents each feature occurs.
    pub frequency: Vec<u32>,
    /// For a feature that is one word, that word as it was first printed.
    pub printed: Vec<Option<String>>,
}

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
            Self::Two(..) => 3,
            Self::Three(..) => 2,
            Self::Value(_) => 1,
        }
    }
}

/// What a text to be prepared is: a clause, a footnote, a heading, a row of a table.
pub(crate) struct Source<'a> {
    /// The words.
    pub text: &'a str,
    /// The lead phrase, empty where there is none.
    pub lead: &'a str,
    /// The text it hangs under, as an index.
    pub parent: Option<usize>,
}

/// Prepares the clauses of two documents.
pub(crate) fn prepare(old: &Document, new: &Document) -> Corpus {
    prepare_texts(Pair::new(&sources(old), &sources(new)), Pair::new(old.language, new.language))
}

/// Prepares two lists of texts.
pub(crate) fn prepare_texts(sources: Pair<&[Source]>, languages: Pair<Language>) -> Corpus {
    let mut maker = Maker::default();
    let mut old = maker.side(sources.old, languages.old);
    let mut new = maker.side(sources.new, languages.new);
    let mut frequency = vec![0_u32; maker.features.len()];
    for (feature, _) in old.iter().chain(&new).flat_map(|clause| &clause.features) {
        frequency[*feature as usize] += 1;
    }
    let clauses = (old.len() + new.len()) as u64;
    let weights: Vec<u32> = std::iter::zip(&maker.sorts, &frequency)
        .map(|(sort, frequency)| sort * rarity(clauses + 1, u64::from(*frequency)))
        .collect();
    for clause in old.iter_mut().chain(&mut new) {
        let sum = |(feature, count): &(u32, u32)| u64::from(*count) * u64::from(weights[*feature as usize]);
        clause.weight = clause.features.iter().map(sum).sum();
    }
    Corpus { old, new, weights, holds: maker.holds, frequency, printed: maker.printed }
}

/// The binary logarithm of how rare a feature is, in sixteenths.
///
/// Computed in whole numbers, as the logarithm of the standard library may differ from machine to machine in
/// its last digit.
fn rarity(all: u64, frequency: u64) -> u32 {
    let mut ratio = (all << 16) / frequency.max(1);
    let whole = ratio.ilog2().saturating_sub(16);
    ratio >>= whole;
    let mut sixteenths = whole;
    for _ in 0..4 {
        ratio = (ratio * ratio) >> 16;
        sixteenths <<= 1;
        if ratio >= 2 << 16 {
            ratio >>= 1;
            sixteenths |= 1;
        }
    }
    sixteenths
}

/// What is common to the preparation of both documents.
#[derive(Default)]
struct Maker {
    texts: Interner<String>,
    words: Interner<String>,
    features: Interner<Feature>,
    /// The quarters of each feature, 0 for stop words.
    sorts: Vec<u32>,
    /// See [`Corpus::holds`].
    holds: Vec<u32>,
    /// Whether each word stands for something that rolls over.
    masks: Vec<bool>,
    printed: Vec<Option<String>>,
}

impl Maker {
    fn side(&mut self, sources: &[Source], language: Language) -> Vec<Prepared> {
        let mut prepared = Vec::with_capacity(sources.len());
        let mut known = Words { language, printed: HashMap::new() };
        for source in sources {
            let tokens = tokenize(source.text);
            let words = tokens.iter().filter(|token| token.kind != TokenKind::Sign).count();
            let features = self.features(source.text, &tokens, &mut known);
            let lead = crate::lead::bare(source.lead, language.lexicon());
            prepared.push(Prepared {
                text: self.texts.number(comparison_key(source.text)),
                features,
                weight: 0,
                lead: (!lead.is_empty()).then(|| self.words.number(lead)),
                parent: source.parent,
                words,
            });
        }
        prepared
    }

    fn features(&mut self, text: &str, tokens: &[Token], known: &mut Words) -> Vec<(u32, u32)> {
        let mut all = Vec::with_capacity(tokens.len() * 3);
        let mut run: [Option<(u32, bool)>; 2] = [None, None];
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
            let printed = &text[token.range.clone()];
            let Word { number, value, common } = self.word(printed, token.kind, known);
            if let Some(value) = value {
                all.push(self.feature(Feature::Value(value), false, ""));
            }
            all.push(self.feature(Feature::One(number), common, printed));
            if let Some((before, stop)) = run[1] {
                all.push(self.feature(Feature::Two(before, number), common && stop, ""));
                if let Some((first, _)) = run[0] {
                    all.push(self.feature(Feature::Three(first, before, number), false, ""));
                }
            }
            run = [run[1], Some((number, common))];
        }
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

    /// What is known of a word as it is printed; looked up in the tables of the language but once.
    fn word(&mut self, printed: &str, kind: TokenKind, known: &mut Words) -> Word {
        if let Some(word) = known.printed.get(printed) {
            return *word;
        }
        let lexicon = known.language.lexicon();
        let lower = comparison_key(printed).to_lowercase();
        let among = |words: &[&str]| words.contains(&lower.as_str());
        let common = among(lexicon.stop_words) || among(lexicon.sequence_adverbs);
        let word = match mask(kind, &lower, known.language) {
            Some(mask) => {
                let number = self.words.number(mask.to_owned());
                self.masks.resize(self.masks.len().max(number as usize + 1), false);
                self.masks[number as usize] = true;
                Word { number, value: Some(self.words.number(lower)), common: false }
            }
            None => Word { number: self.words.number(lower), value: None, common },
        };
        known.printed.insert(printed.to_owned(), word);
        word
    }

    fn feature(&mut self, feature: Feature, common: bool, printed: &str) -> u32 {
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
            let word = matches!(feature, Feature::One(_)) && !common;
            self.printed.push(word.then(|| comparison_key(printed)));
        }
        number
    }
}

/// What is known of the words of one document.
struct Words {
    language: Language,
    printed: HashMap<String, Word>,
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

/// The clauses of a document, each with the clause it hangs under.
fn sources(document: &Document) -> Vec<Source<'_>> {
    let mut known = HashMap::new();
    let mut sources = Vec::with_capacity(document.clauses.len());
    for (at, clause) in document.clauses.iter().enumerate() {
        let parent = clause.label.parent().and_then(|parent| known.get::<Label>(&parent).copied());
        sources.push(Source { text: &clause.text, lead: clause.lead(), parent });
        known.insert(&clause.label, at);
    }
    sources
}

/// The weight of what two clauses have in common.
pub(crate) fn common_weight(one: &Prepared, other: &Prepared, weights: &[u32]) -> u64 {
    let (mut a, mut b) = (one.features.iter().peekable(), other.features.iter().peekable());
    let mut common = 0;
    while let (Some((left, l)), Some((right, r))) = (a.peek().copied(), b.peek().copied()) {
        if left == right {
            common += u64::from(*l.min(r)) * u64::from(weights[*left as usize]);
        }
        if left <= right {
            a.next();
        }
        if right <= left {
            b.next();
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    fn similarity(corpus: &Corpus, old: usize, new: usize) -> u64 {
        let (one, other) = (&corpus.old[old], &corpus.new[new]);
        200 * common_weight(one, other, &corpus.weights) / (one.weight + other.weight)
    }

    #[test]
    fn a_shared_name_weighs_less_than_shared_words() {
        let name = "the Standing Panel on Orderly Traffic in Near-Earth Orbit";
        let old = document(&[
            ("OP1", &format!("Welcomes the work of {name};")),
            ("OP2", &format!("Requests {name} to meet in spring;")),
            ("OP3", &format!("Notes the costs of {name};")),
        ]);
        let new = document(&[("OP1", &format!("Invites {name} to meet in spring and autumn;"))]);
        let corpus = prepare(&old, &new);
        assert!(similarity(&corpus, 1, 0) > 2 * similarity(&corpus, 0, 0));
    }

    #[test]
    fn a_roll_over_costs_next_to_nothing() {
        let old = document(&[
            ("OP1", "Requests a report at its seventy-fifth session, by 5 May 2120;"),
            ("OP2", "Thanks the observers;"),
        ]);
        let new = document(&[("OP1", "Requests a report at its seventy-sixth session, by 7 June 2121;")]);
        let corpus = prepare(&old, &new);
        assert!(similarity(&corpus, 0, 0) >= 85, "{}", similarity(&corpus, 0, 0));
    }

    #[test]
    fn rarity_is_a_logarithm() {
        assert_eq!([1, 2, 3, 64].map(|n| rarity(64, n)), [96, 80, 70, 0]);
    }
}
