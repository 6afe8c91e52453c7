//! Which of two lead phrases is the stronger, by a table.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use resdiff_model::{ByLanguage, Language, Lexicon, StrengthTable};

use crate::lead::{bare, without_degree};
use crate::{Authority, Pair, Strength};

/// A table of strengths in the form in which phrases are looked up.
#[derive(Debug)]
pub(crate) struct Strengths {
    scales: Vec<Scale>,
}

#[derive(Debug)]
struct Scale {
    authority: Authority,
    /// The rank of every phrase in lower case and without sequence adverbs, and whether it is not compared with
    /// its equals.
    ranks: BTreeMap<String, (u32, bool)>,
}

/// A phrase found in a scale.
struct Found {
    rank: u32,
    loose: bool,
    /// What had to be left out for it to be found: `strongly`.
    degrees: Vec<String>,
}

impl Strengths {
    pub fn new(table: &StrengthTable, lexicon: &Lexicon) -> Self {
        let scale = |scale: &resdiff_model::StrengthScale| Scale {
            authority: Authority { name: scale.name.clone(), source: scale.authority.clone() },
            ranks: scale
                .entries
                .iter()
                .map(|entry| (bare(&entry.phrase, lexicon), (entry.rank, entry.loose)))
                .collect(),
        };
        Self { scales: table.scales.iter().map(scale).collect() }
    }

    /// The order of a language; it is made once and serves every comparison.
    pub fn of(language: Language) -> &'static Self {
        static MADE: ByLanguage<Strengths> =
            ByLanguage::new(|language| Strengths::new(&StrengthTable::of(language), language.lexicon()));
        MADE.of(language)
    }

    /// How a new phrase compares with an old one, both without sequence adverbs; none where no scale tells.
    pub fn compare(&self, phrases: &Pair<String>, lexicon: &Lexicon) -> Option<(Strength, Authority)> {
        self.scales.iter().find_map(|scale| {
            let strength = scale.compare(phrases, lexicon)?;
            Some((strength, scale.authority.clone()))
        })
    }
}

impl Scale {
    fn compare(&self, phrases: &Pair<String>, lexicon: &Lexicon) -> Option<Strength> {
        let (old, new) = (self.find(&phrases.old, lexicon)?, self.find(&phrases.new, lexicon)?);
        // `Strongly requests` → `Urges`: the verb says stronger and the lost degree weaker.
        let lost = old.degrees.iter().any(|degree| !new.degrees.contains(degree));
        let gained = new.degrees.iter().any(|degree| !old.degrees.contains(degree));
        match new.rank.cmp(&old.rank) {
            Ordering::Greater => (!lost).then_some(Strength::Stronger),
            Ordering::Less => (!gained).then_some(Strength::Weaker),
            Ordering::Equal => (!old.loose && !new.loose && !lost && !gained).then_some(Strength::Same),
        }
    }

    /// A phrase as it is or, where the scale does not have it, without words of degree.
    fn find(&self, phrase: &str, lexicon: &Lexicon) -> Option<Found> {
        let found = |(rank, loose): &(u32, bool), degrees| Found { rank: *rank, loose: *loose, degrees };
        if let Some(rank) = self.ranks.get(phrase) {
            return Some(found(rank, Vec::new()));
        }
        let (plain, degrees) = without_degree(phrase, lexicon);
        self.ranks.get(&plain).map(|rank| found(rank, degrees))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resdiff_model::Language;

    #[track_caller]
    fn check(language: Language, table: &StrengthTable, old: &str, new: &str, expected: Option<Strength>) {
        let lexicon = language.lexicon();
        let strengths = Strengths::new(table, lexicon);
        let phrases = Pair::new(bare(old, lexicon), bare(new, lexicon));
        let found = strengths.compare(&phrases, lexicon).map(|(strength, _)| strength);
        assert_eq!(found, expected, "{old} → {new}");
        let mirrored = match expected {
            Some(Strength::Stronger) => Some(Strength::Weaker),
            Some(Strength::Weaker) => Some(Strength::Stronger),
            same => same,
        };
        let found = strengths.compare(&phrases.swap(), lexicon).map(|(strength, _)| strength);
        assert_eq!(found, mirrored, "{new} → {old}");
    }

    #[test]
    fn the_order_of_the_languages() {
        use Strength::{Same, Stronger, Weaker};
        let check = |language, old, new, expected| {
            check(language, &StrengthTable::of(language), old, new, expected);
        };
        let english = |old, new, expected| check(Language::English, old, new, expected);
        english("Takes note of", "Also welcomes", Some(Stronger));
        english("Takes note of", "Notes", Some(Same));
        english("Notes with great appreciation", "Notes", Some(Weaker));
        english("Requests", "Urges", Some(Stronger));
        english("Requests", "Strongly urges", Some(Stronger));
        english("Calls upon", "Demands", Some(Stronger));
        english("Strongly condemns", "Deplores", Some(Weaker));
        check(Language::French, "Prend note", "Se félicite également", Some(Stronger));
        check(Language::Spanish, "Solicita", "Insta encarecidamente", Some(Stronger));
    }

    #[test]
    fn what_no_authority_settles_is_not_claimed() {
        let english = StrengthTable::of(Language::English);
        let unknown = |old, new| check(Language::English, &english, old, new, None);
        unknown("Welcomes", "Endorses");
        unknown("Requests", "Calls upon");
        unknown("Requests", "Decides");
        unknown("Notes with concern", "Welcomes");
        unknown("Strongly requests", "Urges");
        unknown("Condemns", "Strongly condemns");
        unknown("Recalls", "Reaffirms");
    }

    #[test]
    fn a_table_of_ones_own() {
        let table =
            StrengthTable::parse("asks\t1\nFurther asks kindly\t0\nstrongly urges\t3\nurges\t2", "mine");
        let table = table.unwrap();
        let mine = |old, new, expected| check(Language::English, &table, old, new, expected);
        mine("Asks", "Also urges", Some(Strength::Stronger));
        mine("Asks", "Asks kindly", Some(Strength::Weaker));
        mine("Urges", "Strongly urges", Some(Strength::Stronger));
        mine("Takes note of", "Urges", None);
    }
}
