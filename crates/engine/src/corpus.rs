//! The clauses of two documents, prepared for comparison.

use std::collections::HashMap;

use resdiff_model::{Document, Label, Language, count_words};

use crate::Pair;
use crate::anchors::{Links, equal_clauses, look_alikes};
use crate::features::{Features, Maker};
use crate::index::Index;
use crate::texts::Texts;
use crate::vocabulary::{Interner, Table};

/// A clause, prepared for comparison.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// The number of its whole text; clauses with equal texts have the same.
    pub text: u32,
    /// Its features and how often each occurs, the rarest first. A clause that is linked by its equal text needs
    /// none and has none.
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
    /// The links between clauses with equal texts, and with texts that look equal.
    pub equal: Links,
    /// Which clauses of either document have each feature.
    pub index: Pair<Index>,
    /// How many clauses repeat one text too often for their pairings to be weighed.
    pub in_order: usize,
    /// How many clauses are so long that no runs of their words are among their features.
    pub word_by_word: usize,
    /// The weight of each feature.
    pub weights: Vec<u32>,
    /// What the weight of each feature is multiplied with where a clause is asked for the words of another, as it
    /// is in splits and mergers: there the values of what rolls over count, not the places.
    pub holds: Vec<u32>,
    /// In how many clauses of both documents each feature occurs.
    pub frequency: Vec<u32>,
    /// The features that are one word of meaning, with that word as it was first printed.
    printed: Table<u32, String>,
}

impl Corpus {
    /// For a feature that is one word of meaning, that word as it was first printed.
    pub fn printed(&self, feature: u32) -> Option<&str> {
        self.printed.get(&feature).map(String::as_str)
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
///
/// Most clauses of a new version are those of the old one. They are linked by their texts alone; only how often
/// they hold the features of the other clauses is asked.
pub(crate) fn prepare_texts<'a>(sources: Pair<&'a [Source<'a>]>, languages: Pair<Language>) -> Corpus {
    let (mut texts, mut leads) = (Texts::default(), Leads::default());
    let mut side = |sources: Side<'a>| {
        let language = sources.language;
        let bare = |source| bare(source, language, &mut texts, &mut leads);
        sources.texts.iter().map(bare).collect::<Vec<_>>()
    };
    let sides = Pair::new(
        Side { texts: sources.old, language: languages.old },
        Side { texts: sources.new, language: languages.new },
    );
    let (mut old, mut new) = (side(sides.old), side(sides.new));
    let (mut equal, in_order) = equal_clauses(&old, &new);
    let sum = |clauses: &[Prepared]| clauses.iter().map(|clause| clause.words).sum::<usize>();
    let linked = equal.pairs().map(|(old_at, _)| old[old_at].words).sum::<usize>();
    let open = (sum(&old) + sum(&new)).saturating_sub(2 * linked);
    let mut maker = Maker::new(open, linked);
    for (clauses, side, links) in [(&mut old, sides.old, &equal.old), (&mut new, sides.new, &equal.new)] {
        maker.speak(side.language);
        let open = clauses.iter_mut().zip(side.texts).zip(links).filter(|(_, link)| link.is_none());
        for ((clause, source), _) in open {
            clause.features = maker.features(source.text);
        }
    }
    count_linked(sides, &equal, &mut maker);
    for (old, new) in look_alikes(sources, &equal) {
        equal.link(old, new);
    }
    let clauses = (old.len() + new.len()) as u64;
    let least = (rarity(clauses + 1, 1) / LEAST).max(1);
    let Features { ranks, quarters, holds, frequency, printed, word_by_word } = maker.finish();
    let weights: Vec<u32> = std::iter::zip(&quarters, &frequency)
        .map(|(quarters, frequency)| quarters * rarity(clauses + 1, u64::from(*frequency)).max(least))
        .collect();
    let index = Pair::new(Index::by_rank(&mut old, &ranks), Index::by_rank(&mut new, &ranks));
    for clause in old.iter_mut().chain(&mut new) {
        let sum = |(feature, count): &(u32, u32)| u64::from(*count) * u64::from(weights[*feature as usize]);
        clause.weight = clause.features.iter().map(sum).sum();
    }
    Corpus { old, new, equal, index, in_order, word_by_word, weights, holds, frequency, printed }
}

/// The texts of one document.
#[derive(Clone, Copy)]
struct Side<'a> {
    texts: &'a [Source<'a>],
    language: Language,
}

/// So many links tell how rare a run of words is.
const ENOUGH: usize = 2_048;

/// Counts the texts that are linked towards the frequency of the features of the others.
///
/// Words are counted in each. How rare a run of words is need not be known exactly: of very many links an even sample
/// of [`ENOUGH`] or fewer is looked at, and each of them counts for those between.
fn count_linked(sides: Pair<Side>, links: &Links, maker: &mut Maker) {
    let step = links.pairs().count().div_ceil(ENOUGH).max(1);
    let for_all = u32::try_from(step).unwrap_or(u32::MAX);
    let runs = |link: usize| if link.is_multiple_of(step) { for_all } else { 0 };
    // Most links are of texts that are the same to the letter: they are read but once.
    let same = |old: usize, new: usize| {
        sides.old.language == sides.new.language && sides.old.texts[old].text == sides.new.texts[new].text
    };
    maker.speak(sides.old.language);
    for (link, (old, new)) in links.pairs().enumerate() {
        maker.count(sides.old.texts[old].text, if same(old, new) { 2 } else { 1 }, runs(link));
    }
    maker.speak(sides.new.language);
    for (link, (_, new)) in links.pairs().enumerate().filter(|(_, (old, new))| !same(*old, *new)) {
        maker.count(sides.new.texts[new].text, 1, runs(link));
    }
}

/// A clause without its features.
fn bare<'a>(
    source: &Source<'a>,
    language: Language,
    texts: &mut Texts<'a>,
    leads: &mut Leads<'a>,
) -> Prepared {
    Prepared {
        text: texts.number(source.text),
        features: Vec::new(),
        weight: 0,
        lead: leads.number(source.lead, language),
        parent: source.parent,
        words: count_words(source.text),
    }
}

/// Gives lead phrases numbers, the same to those that differ in sequence adverbs only.
#[derive(Default)]
struct Leads<'a> {
    printed: Table<(Language, &'a str), u32>,
    bare: Interner<String>,
}

impl<'a> Leads<'a> {
    /// The number of a lead phrase; none where there is none.
    fn number(&mut self, lead: &'a str, language: Language) -> Option<u32> {
        if lead.is_empty() {
            return None;
        }
        if let Some(number) = self.printed.get(&(language, lead)) {
            return Some(*number);
        }
        let bare = crate::lead::bare(lead, language.lexicon());
        let number = (!bare.is_empty()).then(|| self.bare.number(bare))?;
        self.printed.insert((language, lead), number);
        Some(number)
    }
}

/// A feature weighs at least the rarest's weight divided by this: among clauses that are all nearly the same, what
/// they share must count for something.
const LEAST: u32 = 8;

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

/// The clauses of a document, each with the clause it hangs under.
fn sources(document: &Document) -> Vec<Source<'_>> {
    let mut known = HashMap::new();
    // Most documents have few sub-paragraphs or none.
    let parents = document.clauses.iter().map(|clause| clause.label.parent()).collect::<Vec<_>>();
    let any = parents.iter().any(Option::is_some);
    let mut sources = Vec::with_capacity(document.clauses.len());
    for (at, (clause, parent)) in std::iter::zip(&document.clauses, parents).enumerate() {
        let parent = parent.and_then(|parent| known.get::<Label>(&parent).copied());
        sources.push(Source { text: &clause.text, lead: clause.lead(), parent });
        if any {
            known.insert(&clause.label, at);
        }
    }
    sources
}

/// The weight of what two clauses have in common.
pub(crate) fn common_weight(one: &Prepared, other: &Prepared, weights: &[u32]) -> u64 {
    let (mut at, mut to, mut common) = (0, 0, 0);
    while let (Some((left, l)), Some((right, r))) = (one.features.get(at), other.features.get(to)) {
        if left == right {
            common += u64::from(*l.min(r)) * u64::from(weights[*left as usize]);
        }
        at += usize::from(left <= right);
        to += usize::from(right <= left);
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
