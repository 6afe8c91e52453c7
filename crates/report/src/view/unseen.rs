//! Differences that no reader of the page could see, in words.

use std::collections::BTreeMap;

use resdiff_engine::{Comparison, Pair, Rule, Unseen, UnseenIn};
use resdiff_model::characters::described;

use super::words;

/// The title over them.
pub const UNSEEN: &str = "Not to be seen on the page";

/// Places that are named before the others are counted.
const NAMED: usize = 8;

/// Unseen differences of one kind and in the same characters, and all the places where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnseenGroup {
    /// The kind.
    pub rule: Rule,
    /// The characters by code point and name: `U+0061 LATIN SMALL LETTER A → U+0430 CYRILLIC SMALL LETTER A`.
    pub characters: String,
    /// The clauses, headings, notes, tables and fields, each once, in the order of the comparison.
    pub places: Vec<String>,
    /// How many differences these are.
    pub count: usize,
}

impl UnseenGroup {
    /// Whether it is no more than a matter of print and storage.
    #[must_use]
    pub fn is_print(&self) -> bool {
        self.rule.is_print()
    }

    /// The characters and where they are: `U+200B ZERO WIDTH SPACE → nothing, in OP1, OP2 and 14 more`.
    #[must_use]
    pub fn told(&self) -> String {
        format!("{}, in {}", self.characters, some_of(&self.places))
    }

    /// The same with its kind before it.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}: {}", words::rule(self.rule), self.told())
    }
}

/// Where something was planted that the eye cannot find, and of what kinds it is, for the head of a report:
/// `OP1 and OP3`, `look-alike characters`. None where nothing was.
#[must_use]
pub fn planted(comparison: &Comparison<'_>) -> Option<(String, String)> {
    let planted: Vec<&Unseen> = comparison.unseen.iter().filter(|unseen| !unseen.rule.is_print()).collect();
    let mut places: Vec<String> = Vec::new();
    for unseen in &planted {
        let place = unseen_place(comparison, unseen);
        if places.last() != Some(&place) {
            places.push(place);
        }
    }
    let kinds: Vec<String> = [Rule::LookAlike, Rule::InvisibleCharacter]
        .into_iter()
        .filter(|rule| planted.iter().any(|unseen| unseen.rule == *rule))
        .map(|rule| words::rule(rule).to_owned())
        .collect();
    (!planted.is_empty()).then(|| (some_of(&places), words::list(&kinds)))
}

/// `OP1, OP2 and 14 more`.
fn some_of(places: &[String]) -> String {
    match places.len().saturating_sub(NAMED) {
        0 | 1 => places.join(", "),
        more => format!("{} and {more} more", places[..NAMED].join(", ")),
    }
}

/// The unseen differences of a comparison, those of substance first, then in the order of the comparison.
#[must_use]
pub fn unseen(comparison: &Comparison<'_>) -> Vec<UnseenGroup> {
    let mut groups: Vec<UnseenGroup> = Vec::new();
    let mut known: BTreeMap<(Rule, String), usize> = BTreeMap::new();
    for unseen in &comparison.unseen {
        let key = (unseen.rule, unseen_characters(unseen));
        let at = *known.entry(key).or_insert_with_key(|(rule, characters)| {
            groups.push(UnseenGroup {
                rule: *rule,
                characters: characters.clone(),
                places: Vec::new(),
                count: 0,
            });
            groups.len() - 1
        });
        let group = &mut groups[at];
        group.count += 1;
        let place = unseen_place(comparison, unseen);
        if group.places.last() != Some(&place) {
            group.places.push(place);
        }
    }
    // Stable, so that the order of the comparison stays within a kind.
    groups.sort_by_key(|group| match group.rule {
        Rule::LookAlike => 0,
        Rule::InvisibleCharacter => 1,
        Rule::Normalization => 2,
        _ => 3,
    });
    groups
}

/// The characters that differ, by code point and name: `U+200B ZERO WIDTH SPACE → nothing`.
#[must_use]
pub fn unseen_characters(unseen: &Unseen) -> String {
    let side = |text: &str| if text.is_empty() { "nothing".to_owned() } else { described(text) };
    let pair = |signs: &Pair<String>| format!("{} → {}", side(&signs.old), side(&signs.new));
    unseen.signs.iter().map(pair).collect::<Vec<_>>().join("; ")
}

/// Where an unseen difference is: `OP3`, `heading H2`, `note 4`, `title of ANNEX`, `title`.
#[must_use]
pub fn unseen_place(comparison: &Comparison<'_>, unseen: &Unseen) -> String {
    let document = comparison.documents.new;
    let labels = |clauses: &[usize]| {
        let clauses = clauses.iter().filter_map(|at| document.clauses.get(*at));
        clauses.map(|clause| clause.label.to_string()).collect::<Vec<_>>().join(", ")
    };
    match &unseen.place {
        UnseenIn::Clauses(clauses) => labels(&clauses.new),
        UnseenIn::Heading(heading) => match document.headings.get(heading.new) {
            Some(heading) => format!("heading {}", heading.label),
            None => "a heading".to_owned(),
        },
        UnseenIn::Footnote(note) => match document.footnotes.get(note.new) {
            Some(note) => format!("note {}", note.mark),
            None => "a note".to_owned(),
        },
        UnseenIn::Table(table) => match document.tables.get(table.new) {
            Some(table) => table.label.clone(),
            None => "a table".to_owned(),
        },
        UnseenIn::Annex(annex) => match document.annexes.get(annex.new) {
            Some(annex) => format!("title of {}", annex.name),
            None => "title of an annex".to_owned(),
        },
        UnseenIn::Field(field) => words::field(field),
    }
}

/// An unseen difference as a sentence without a full stop, with the words around it where those are few:
/// `look-alike letters in “shall”: U+0061 LATIN SMALL LETTER A → U+0430 CYRILLIC SMALL LETTER A`.
#[must_use]
pub fn unseen_sentence(unseen: &Unseen) -> String {
    const SHORT: usize = 60;
    let text = if unseen.text.new.is_empty() { &unseen.text.old } else { &unseen.text.new };
    let name = words::rule(unseen.rule);
    let characters = unseen_characters(unseen);
    match text.trim() {
        text if !text.is_empty() && text.chars().count() <= SHORT => {
            format!("{name} in “{text}”: {characters}")
        }
        _ => format!("{name}: {characters}"),
    }
}
