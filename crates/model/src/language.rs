//! The words of a language that the recogniser and the engine know, as data.

use serde::{Deserialize, Serialize};

mod english;
mod french;
mod spanish;

/// The language of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, the default.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// Every language that has a [`Lexicon`], in the order in which they are tried.
    pub const ALL: &'static [Self] = &[Self::English, Self::French, Self::Spanish];

    /// The ISO 639-1 code: `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Spanish => "es",
        }
    }

    /// The words of the language.
    #[must_use]
    pub fn lexicon(self) -> &'static Lexicon {
        match self {
            Self::English => &english::LEXICON,
            Self::French => &french::LEXICON,
            Self::Spanish => &spanish::LEXICON,
        }
    }
}

/// What the recogniser and the engine must know of a language: words, never rules.
///
/// All words are in lower case and matched without regard to case.
/// A phrase of several words is written with single blanks, an apostrophe is the curved one.
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
    /// Whether clauses begin with a capital letter: not where they go on the sentence of the organ line, nor in
    /// scripts without capitals.
    pub capitals: bool,
    /// Words that join a lead word to a second one, as in `recalling and reaffirming`.
    pub lead_joiners: &'static [&'static str],
    /// Endings of the same verb in a recital and in an operative paragraph: `noting` and `notes`.
    pub lead_endings: &'static [(&'static str, &'static str)],
    /// What may follow a lead word and still belongs to the phrase: `with concern`, `once again`, `note`.
    pub lead_tails: &'static [&'static str],
    /// A word that belongs to the phrase though it is not printed in italics, and the word it follows.
    pub lead_particles: &'static [(&'static str, &'static str)],
    /// Adverbs that only say that a neighbour begins with the same verb: `also`, `further`.
    pub sequence_adverbs: &'static [&'static str],
    /// Adverbs and phrases that give a lead its weight: `strongly`, `deeply`, `with appreciation`.
    pub qualifiers: &'static [&'static str],
    /// Months, January first.
    pub months: &'static [&'static str; 12],
    /// What else a date is made of.
    pub dates: &'static Dates,
    /// The words that open an annex, and how the labels of its clauses begin: those are the same in all languages,
    /// as `PP` and `OP` are.
    pub annex: &'static [(&'static str, &'static str)],
    /// The divisions of an annex, and what their numbers are in words: `Part one`, `Section II`.
    pub divisions: Divisions,
    /// How a text is adopted that stands in the resolution itself.
    pub adopting: Adopting,
    /// The word before the number of an article.
    pub article: &'static [&'static str],
    /// The word after the ordinal of a session: `session`.
    pub session: &'static [&'static str],
    /// Words beside a session of which only a part is meant, and one that may be still to come: `resumed`.
    pub session_parts: &'static [&'static str],
    /// Words before a date by which, or on which, something is still to be done: `no later than`.
    pub deadlines: &'static [&'static str],
    /// Leads of clauses that speak of what is new, such as this year's report: `takes note`.
    pub news_leads: &'static [&'static str],
    /// The words before the numbers of agenda items.
    pub agenda_item: &'static [&'static str],
    /// The words behind those numbers, `del programa`; none where the numbers end the line.
    pub agenda_item_ends: &'static [&'static str],
    /// What a line that names a committee ends with.
    pub committee: &'static [&'static str],
    /// The words before the grade of distribution.
    pub distribution: &'static [&'static str],
    /// The words before the original language.
    pub original: &'static [&'static str],
    /// What an adoption line begins with.
    pub adopted: &'static [&'static str],
    /// The words between an adoption line and its date.
    pub adopted_on: &'static [&'static str],
    /// What a closing line that tells of the adoption begins with.
    pub adopted_closing: &'static [&'static str],
    /// What a draft line holds.
    pub draft: &'static [&'static str],
    /// Those of them that head a decision.
    pub draft_decision: &'static [&'static str],
    /// What a line that names the meeting holds.
    pub meeting: &'static [&'static str],
    /// The call to recycle on the first page.
    pub recycling: &'static [&'static str],
    /// Words before which a hyphen stands for a word that follows later: `and` in `short- and long-term`.
    pub hyphen_joiners: &'static [&'static str],
    /// Signs with a blank before them.
    pub spaced_signs: &'static [char],
    /// Nouns that bear a number behind them: `paragraph 3`.
    pub numbered_nouns: &'static [&'static str],
    /// Words so common that they say nothing of a clause.
    pub stop_words: &'static [&'static str],
    /// Numbers as words.
    pub numerals: &'static Numerals,
    /// How texts refer to other texts and to paragraphs.
    pub references: &'static References,
    /// How texts name treaties, declarations and their like.
    pub instruments: &'static Instruments,
    /// How resolutions ask for reports, set agendas and speak of money.
    pub mandates: &'static Mandates,
    /// Ways to spell the same word.
    pub equivalents: &'static [Equivalent],
    /// The order of strength of leads, as far as an authority speaks for it: a [`StrengthTable`](crate::StrengthTable).
    pub strengths: &'static str,
    /// Sentences for the reader of a report.
    pub wording: &'static Wording,
}

/// What dates are made of beside numbers and months, for [`date`](crate::date).
#[derive(Debug)]
pub struct Dates {
    /// Words that may stand between day, month and year: `de`.
    pub joiners: &'static [&'static str],
    /// What may follow the digits of a day: `er` in `1er mars`.
    pub day_endings: &'static [&'static str],
}

/// Numbers as words, for [`ordinal`](crate::ordinal).
///
/// A blank or hyphen in a word stands for either. Of several words of the same value the first is the one to write.
#[derive(Debug)]
pub struct Numerals {
    /// Counting words that ordinals are made of and their values, tens and `hundred` included.
    pub cardinals: &'static [(&'static str, u32)],
    /// Ordinal words and their values: `first`, `twentieth`, `hundredth`.
    pub ordinals: &'static [(&'static str, u32)],
    /// Ordinal words that stand behind another word only: `unième` in `quatre-vingt-unième`.
    pub behind: &'static [(&'static str, u32)],
    /// Ordinals are made of ordinals: `septuagésimo quinto`, not `seventy-fifth`.
    pub chained: bool,
    /// A one stands before a single hundred: `one hundred`, but `cent`.
    pub one_hundred: bool,
    /// The word between hundreds and the rest, `and`; empty where there is none.
    pub joiner: &'static str,
    /// What follows the digits of an ordinal: `th`.
    pub endings: &'static [&'static str],
}

/// How texts refer to other texts, to paragraphs and to one another.
#[derive(Debug)]
pub struct References {
    /// The words before the numbers of resolutions.
    pub resolutions: &'static [&'static str],
    /// The words before the numbers of decisions.
    pub decisions: &'static [&'static str],
    /// An organ, and the heads of the symbols of its resolutions and of its decisions; a longer name stands
    /// before a name that is part of it.
    pub series: &'static [(&'static str, &'static str, &'static str)],
    /// The words between numbers and the organ they are of, where that is named behind them: `du`.
    pub organ_joiners: &'static [&'static str],
    /// The words between a citation and its date: `of`.
    pub date_joiners: &'static [&'static str],
    /// The words before the number of a paragraph or section.
    pub paragraphs: &'static [&'static str],
    /// What comes in a numbered series beside sessions: `meeting`, `conference`; also the word for what comes every
    /// year, which stands before any noun.
    pub series_nouns: &'static [&'static str],
    /// The words before the last item of a list.
    pub conjunctions: &'static [&'static str],
    /// What may join two parts of a chain of citations beside commas.
    pub chain_tails: &'static [&'static str],
}

/// How texts name treaties, declarations and their like, for [`instrument`](crate::instrument).
///
/// These words are written as they are printed, capitals included.
#[derive(Debug)]
pub struct Instruments {
    /// Whether all words of a title bear capitals, small words aside, so that it can be told by its looks.
    pub titles_in_capitals: bool,
    /// The noun of a title: `Convention`.
    pub heads: &'static [&'static str],
    /// Nouns of several words that may stand behind a conjunction, too: `programme of action`.
    pub second_heads: &'static [&'static str],
    /// The words that may follow the noun: `on`, `relating`.
    pub head_joiners: &'static [&'static str],
    /// The words that may stand between capital words farther on.
    pub joiners: &'static [&'static str],
    /// Articles.
    pub articles: &'static [&'static str],
    /// Articles that a title begins with, and that are no part of its name: `The Pact for the Future`.
    pub capital_articles: &'static [&'static str],
    /// Capital words that no title goes on with: `Member` in `the Paris Agreement and Member States`.
    pub strangers: &'static [&'static str],
    /// How the Charter is named behind the numbers of its articles.
    pub charter: &'static [&'static str],
    /// The parts of the Charter as printed, and the name of one of them.
    pub charter_parts: &'static [(&'static str, &'static str)],
    /// Names that no pattern tells; letters count without regard to case.
    pub names: &'static [&'static str],
}

/// The words for the divisions of a text.
#[derive(Clone, Copy, Debug)]
pub struct Divisions {
    /// The words before a number: `part`, `chapter`.
    pub words: &'static [&'static str],
    /// Numbers in words behind or before them: `one`.
    pub numbers: &'static [&'static str],
}

/// The words of `Adopts the following declaration:`.
#[derive(Clone, Copy, Debug)]
pub struct Adopting {
    /// The verbs that it opens with.
    pub verbs: &'static [&'static str],
    /// The word that points at the text.
    pub following: &'static [&'static str],
}

/// How resolutions ask for reports, set agendas and speak of money.
#[derive(Debug)]
pub struct Mandates {
    /// The words before those who are asked: `requests`.
    pub requests: &'static [&'static str],
    /// The words between those who are asked and what they are asked: `to`.
    pub tasks: &'static [&'static str],
    /// What is done with a report: `submit`.
    pub submitting: &'static [&'static str],
    /// What is a report without the word for one: `to report`.
    pub reporting: &'static [&'static str],
    /// Words for a report.
    pub reports: &'static [&'static str],
    /// The words before those who get a report: `to the`.
    pub recipient_joiners: &'static [&'static str],
    /// Those who get reports; a longer name stands before a name that is part of it.
    pub recipients: &'static [&'static str],
    /// The words before a date at or by which a report is due: `in`, `by`.
    pub due: &'static [&'static str],
    /// How often: `biennially`.
    pub cycles: &'static [&'static str],
    /// The words for the agenda of a session to come.
    pub agendas: &'static [&'static str],
    /// The phrases by which no money is given: `within existing resources`.
    pub resources: &'static [&'static str],
    /// Signs before an amount of money.
    pub currencies: &'static [char],
    /// What makes a number an amount: `dollars`, `per cent`.
    pub units: &'static [&'static str],
}

/// Two groups of letters, or words, that spell the same.
#[derive(Debug)]
pub struct Equivalent {
    /// The one spelling.
    pub one: &'static str,
    /// The other.
    pub other: &'static str,
}

/// Sentences for the reader of a report; `{}` stands for what is named.
#[derive(Debug)]
pub struct Wording {
    /// A citation is older than one that the former version had.
    pub older_citation: &'static str,
    /// A citation is older than the former version.
    pub older_citation_alone: &'static str,
    /// A citation of the former version is gone.
    pub older_citation_dropped: &'static str,
    /// Too many clauses were alike.
    pub large_component: &'static str,
    /// Too many clauses had one text.
    pub many_twins: &'static str,
    /// The words of clauses stood in too many others.
    pub common_words: &'static str,
    /// So many clauses were so long that their words were not weighed in runs.
    pub long_clauses: &'static str,
    /// Changed stretches were too long.
    pub long_stretch: &'static str,
    /// Footnotes, headings or rows were too many or too much alike.
    pub short_texts: &'static str,
}
