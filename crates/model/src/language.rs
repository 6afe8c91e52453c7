//! The words of a language that the recogniser and the engine know, as data.

use serde::{Deserialize, Serialize};

mod english;

/// The language of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, the default.
    #[default]
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The ISO 639-1 code: `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// The words of the language.
    #[must_use]
    pub fn lexicon(self) -> &'static Lexicon {
        match self {
            Self::English => &english::LEXICON,
        }
    }
}

/// What the recogniser and the engine must know of a language: words, never rules.
///
/// All words are in lower case and matched without regard to case.
/// A phrase of several words is written with single blanks.
#[derive(Debug)]
pub struct Lexicon {
    /// The line that opens the preamble, without its comma: `the general assembly`.
    pub organ_lines: &'static [&'static str],
    /// The names of organs as they stand in the masthead.
    pub organs: &'static [&'static str],
    /// Words that can open a preambular paragraph: participles, adjectives, prepositions.
    pub preambular_leads: &'static [&'static str],
    /// Words that can open an operative paragraph: verbs in the present tense.
    pub operative_leads: &'static [&'static str],
    /// Words that join a lead word to a second one, as in `recalling and reaffirming`.
    pub lead_joiners: &'static [&'static str],
    /// What may follow a lead word and still belongs to the phrase: `with concern`, `once again`, `note`.
    pub lead_tails: &'static [&'static str],
    /// Adverbs that only say that a neighbour begins with the same verb: `also`, `further`.
    pub sequence_adverbs: &'static [&'static str],
    /// Adverbs and phrases that give a lead its weight: `strongly`, `deeply`, `with appreciation`.
    pub qualifiers: &'static [&'static str],
    /// Months, January first.
    pub months: &'static [&'static str; 12],
    /// The word that opens an annex.
    pub annex: &'static [&'static str],
    /// The word after the ordinal of a session: `session`.
    pub session: &'static [&'static str],
    /// The words before the numbers of agenda items.
    pub agenda_item: &'static [&'static str],
    /// The words before the grade of distribution.
    pub distribution: &'static [&'static str],
    /// The words before the original language.
    pub original: &'static [&'static str],
    /// What an adoption line begins with.
    pub adopted: &'static [&'static str],
    /// What a draft line holds.
    pub draft: &'static [&'static str],
    /// What a line that names the meeting holds.
    pub meeting: &'static [&'static str],
    /// Words so common that they say nothing of a clause.
    pub stop_words: &'static [&'static str],
}
