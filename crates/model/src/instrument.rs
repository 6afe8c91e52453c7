//! Treaties, declarations and other instruments that a text calls by their names.

use std::ops::Range;

use crate::{ByLanguage, Cues, Language};

mod text;
mod titles;

use text::Text;

/// A place in a text that names an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The name with plain blanks and hyphens: `Convention on the Rights of the Child`.
    pub name: String,
    /// Where, as bytes of the text.
    pub range: Range<usize>,
}

/// Finds the instruments that a text names, in order: well-known names and, where the language writes titles with
/// capitals, whatever is built like one; articles and chapters of the Charter by their numbers.
///
/// `the Convention` alone names nothing. Where a title ends is a guess: it may take in a capital word behind it.
///
/// ```
/// use resdiff_model::{Language, instrument};
///
/// let text = "Recalling Article 51 of the Charter of the United Nations and the Convention on the Rights of the Child,";
/// let names: Vec<_> = instrument::find(text, Language::English).into_iter().map(|found| found.name).collect();
/// assert_eq!(
///     names,
///     ["Article 51 of the Charter", "Charter of the United Nations", "Convention on the Rights of the Child"]
/// );
/// ```
#[must_use]
pub fn find(text: &str, language: Language) -> Vec<Instrument> {
    if !may_name(text, language) {
        return Vec::new();
    }
    let lexicon = language.lexicon();
    let text = Text::new(text, lexicon);
    let mut found: Vec<Range<usize>> = text.known();
    let mut at = 0;
    while at < text.words.len() {
        match text.title(at).filter(|_| lexicon.instruments.titles_in_capitals) {
            Some(title) if !found.iter().any(|known| overlap(known, &title)) => {
                at = title.end;
                found.push(title);
            }
            Some(title) => at = title.end,
            None => at += 1,
        }
    }
    let mut named: Vec<Instrument> = found
        .into_iter()
        .map(|words| Instrument { name: text.say(&words), range: text.bytes(&words) })
        .collect();
    named.extend(text.articles());
    named.sort_by_key(|instrument| (instrument.range.start, instrument.range.end));
    named
}

/// Whether a text has a word that the name of an instrument must have: most clauses have none.
fn may_name(text: &str, language: Language) -> bool {
    static CUES: ByLanguage<Cues> = ByLanguage::new(|language| {
        let data = language.lexicon().instruments;
        let heads = data.heads.iter().copied().filter(|_| data.titles_in_capitals);
        let second_heads = data.second_heads.iter().filter(|_| data.titles_in_capitals);
        let parts = data.charter_parts.iter().map(|(printed, _)| *printed);
        Cues::new(heads.chain(parts), second_heads.chain(data.names).copied())
    });
    CUES.of(language).may_be_in(text)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

impl Text<'_> {
    /// The well-known names that stand in the text, as words; of several that begin at one word the longest.
    fn known(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..self.words.len() {
            if found.last().is_some_and(|last| at < last.end) {
                continue;
            }
            let ends = self.data.names.iter().filter_map(|name| self.stands_at(name, at));
            found.extend(ends.max().map(|end| at..end));
        }
        found
    }

    /// `Articles 1 and 2 of the Charter`: each article by its number.
    fn articles(&self) -> Vec<Instrument> {
        let mut found = Vec::new();
        for at in 0..self.words.len() {
            let part = |(printed, _): &&(&str, &str)| self.words[at].word == *printed;
            let Some((_, name)) = self.data.charter_parts.iter().find(part) else { continue };
            let mut numbers = Vec::new();
            let mut end = at + 1;
            while self.is_number(end) || self.is_one_of(self.lexicon.references.conjunctions, end) {
                if self.is_number(end) {
                    numbers.push(end);
                }
                end += 1;
            }
            let charter = self.data.charter.iter().find(|charter| self.stands_at(charter, end).is_some());
            if let Some(charter) = charter {
                found.extend(numbers.into_iter().map(|number| Instrument {
                    name: format!("{name} {} {charter}", self.words[number].word),
                    range: self.words[number].range.clone(),
                }));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: Language, text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text, language).into_iter().map(|found| found.name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_in_capitals() {
        let english = |text, expected: &[&str]| check(Language::English, text, expected);
        english(
            "Recalling the Convention on the Rights of the Child, the Universal Declaration of Human Rights and the 2030 Agenda for Sustainable Development,",
            &[
                "Convention on the Rights of the Child",
                "Universal Declaration of Human Rights",
                "2030 Agenda for Sustainable Development",
            ],
        );
        english(
            "the Convention on the Prohibition of the Sale, Storage, Making and Towing of Light\u{2011}Blinding Lamps and on Their Removal, States parties",
            &[
                "Convention on the Prohibition of the Sale, Storage, Making and Towing of Light-Blinding Lamps and on Their Removal",
            ],
        );
        english(
            "in the Vienna Declaration and Programme of Action and the Optional Protocol to the Convention on Harbours and Member States,",
            &[
                "Vienna Declaration and Programme of Action",
                "Optional Protocol to the Convention on Harbours",
            ],
        );
        english(
            "Reaffirming Agenda 21, the Paris Agreement and Geneva Conventions of it",
            &["Agenda 21", "Paris Agreement", "Geneva Conventions"],
        );
        english(
            "under the Sendai Framework for Disaster Risk Reduction 2015–2030 as well",
            &["Sendai Framework for Disaster Risk Reduction 2015–2030"],
        );
    }

    #[test]
    fn what_names_no_instrument() {
        for text in [
            "the States parties to the Convention and its Protocol",
            "United Nations, Treaty Series, vol. 4107, No. 71893",
            "a convention on Harbours",
            "the Committee on the Rights of the Child",
            "Agreement was reached in Vienna",
            "the Protocols to the Convention and the Declaration and Plan of Action",
        ] {
            check(Language::English, text, &[]);
        }
    }

    #[test]
    fn parts_of_the_charter() {
        check(
            Language::English,
            "consistent with Articles 1 and 51 of the Charter and under Chapter VII of the Charter",
            &["Article 1 of the Charter", "Article 51 of the Charter", "Chapter VII of the Charter"],
        );
    }

    #[test]
    fn known_names_of_other_languages() {
        check(
            Language::French,
            "Rappelant la Charte des Nations Unies et l’Accord de Paris, ainsi que l’Article 51 de la Charte,",
            &["Charte des Nations Unies", "Accord de Paris", "Article 51 de la Charte"],
        );
        check(
            Language::Spanish,
            "Recordando la Convención sobre los Derechos del Niño y el Artículo 51 de la Carta,",
            &["Convención sobre los Derechos del Niño", "Artículo 51 de la Carta"],
        );
    }
}
