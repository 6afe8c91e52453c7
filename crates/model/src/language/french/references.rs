//! How French texts refer to other texts, to paragraphs and to one another.

use crate::language::{Equivalent, References};

pub(super) static REFERENCES: References = References {
    resolutions: &["résolution", "résolutions"],
    decisions: &["décision", "décisions"],
    series: &[
        ("conseil des droits de l’homme", "A/HRC/RES/", "A/HRC/DEC/"),
        ("conseil économique et social", "E/RES/", "E/DEC/"),
        ("assemblée générale", "A/RES/", "A/DEC/"),
        ("assemblée", "A/RES/", "A/DEC/"),
    ],
    organ_joiners: &["du", "de l’", "de la"],
    date_joiners: &["du", "de", "le", "en date du", ", en date du", "datée du", "adoptée le", "adoptées le"],
    paragraphs: &["paragraphe", "paragraphes", "par.", "alinéa", "alinéas", "section", "sections"],
    series_nouns: &[
        "session",
        "sessions",
        "séance",
        "séances",
        "réunion",
        "réunions",
        "conférence",
        "conférences",
        "examen",
        "cycle",
        "rapport",
        "rapports",
        "forum",
        "sommet",
        "assemblée",
        "congrès",
        "atelier",
        "période",
        "anniversaire",
        "édition",
        // Held every year, whatever it is.
        "annuel",
        "annuelle",
        "annuels",
        "annuelles",
    ],
    conjunctions: &["et", "ou"],
    chain_tails: &["ainsi que", "ainsi que sa", "ainsi que ses", "et", "et sa", "et ses", "également"],
};

/// Spelling before and after the reform of 1990, and as typed without the letters of print.
pub(super) static EQUIVALENTS: &[Equivalent] = &[
    Equivalent { one: "œ", other: "oe" },
    Equivalent { one: "événement", other: "évènement" },
    Equivalent { one: "clef", other: "clé" },
    Equivalent { one: "connaît", other: "connait" },
    Equivalent { one: "accroître", other: "accroitre" },
    Equivalent { one: "maître", other: "maitre" },
    Equivalent { one: "août", other: "aout" },
    Equivalent { one: "coût", other: "cout" },
    Equivalent { one: "état", other: "etat" },
];
