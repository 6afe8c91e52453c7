//! The words that a masthead prints around its facts, in the language of the document.

use resdiff_model::{Language, Masthead};

/// The words of one language; `{}` stands for the fact.
pub(super) struct Wording {
    pub united_nations: &'static str,
    pub distribution: &'static str,
    pub original: &'static str,
    pub session: &'static str,
    pub agenda_item: &'static str,
    pub agenda_items: &'static str,
    pub and: &'static str,
    /// Between the adoption line and its date.
    pub adopted_on: &'static str,
}

const ENGLISH: Wording = Wording {
    united_nations: "United Nations",
    distribution: "Distr.: {}",
    original: "Original: {}",
    session: "{} session",
    agenda_item: "Agenda item {}",
    agenda_items: "Agenda items {}",
    and: "and",
    adopted_on: "on",
};

const FRENCH: Wording = Wording {
    united_nations: "Nations Unies",
    distribution: "Distr. {}",
    original: "Original\u{a0}: {}",
    session: "{} session",
    agenda_item: "Point {} de l’ordre du jour",
    agenda_items: "Points {} de l’ordre du jour",
    and: "et",
    adopted_on: "le",
};

const SPANISH: Wording = Wording {
    united_nations: "Naciones Unidas",
    distribution: "Distr. {}",
    original: "Original: {}",
    session: "{} período de sesiones",
    agenda_item: "Tema {} del programa",
    agenda_items: "Temas {} del programa",
    and: "y",
    adopted_on: "el",
};

impl Wording {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
        }
    }

    /// `Agenda items 14 (b), 98 and 119`.
    pub(super) fn agenda(&self, masthead: &Masthead) -> Option<String> {
        let (last, rest) = masthead.agenda_items.split_last()?;
        if rest.is_empty() {
            return Some(self.agenda_item.replace("{}", last));
        }
        Some(self.agenda_items.replace("{}", &format!("{} {} {last}", rest.join(", "), self.and)))
    }
}

/// A tag for the language of the text, as Word knows it.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::English => "en-GB",
        Language::French => "fr-FR",
        Language::Spanish => "es-ES",
    }
}
