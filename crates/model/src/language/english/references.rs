//! How English texts refer to other texts, to paragraphs and to one another.

use crate::language::{Equivalent, References, Wording};

pub(super) static REFERENCES: References = References {
    resolutions: &["resolution", "resolutions"],
    decisions: &["decision", "decisions"],
    series: &[
        ("human rights council", "A/HRC/RES/", "A/HRC/DEC/"),
        ("economic and social council", "E/RES/", "E/DEC/"),
        ("general assembly", "A/RES/", "A/DEC/"),
        ("assembly", "A/RES/", "A/DEC/"),
    ],
    // English names the organ before the number as a rule, and behind it what is adopted elsewhere.
    organ_joiners: &[],
    date_joiners: &["of", "on", "dated", "adopted on"],
    paragraphs: &[
        "paragraph",
        "paragraphs",
        "paras.",
        "para.",
        "subparagraph",
        "subparagraphs",
        "section",
        "sections",
    ],
    series_nouns: &[
        "session",
        "sessions",
        "meeting",
        "meetings",
        "conference",
        "conferences",
        "review",
        "round",
        "report",
        "reports",
        "forum",
        "cycle",
        "summit",
        "assembly",
        "congress",
        "workshop",
        "period",
        "anniversary",
        "observance",
        "edition",
        // `The ninth annual retreat`: what is held every year, whatever it is.
        "annual",
    ],
    conjunctions: &["and", "or"],
    chain_tails: &["as well as", "and", "as well as its", "and its", "also"],
};

/// Spelling as the Editorial Manual has it and as it was, or is elsewhere.
pub(super) static EQUIVALENTS: &[Equivalent] = &[
    Equivalent { one: "ise", other: "ize" },
    Equivalent { one: "isi", other: "izi" },
    Equivalent { one: "isa", other: "iza" },
    Equivalent { one: "yse", other: "yze" },
    Equivalent { one: "our", other: "or" },
    Equivalent { one: "programme", other: "program" },
    Equivalent { one: "centre", other: "center" },
    Equivalent { one: "metre", other: "meter" },
    Equivalent { one: "defence", other: "defense" },
    Equivalent { one: "licence", other: "license" },
    Equivalent { one: "judgement", other: "judgment" },
    Equivalent { one: "fulfil", other: "fulfill" },
    Equivalent { one: "travell", other: "travel" },
    Equivalent { one: "labell", other: "label" },
    Equivalent { one: "socio", other: "socio-" },
];

pub(in crate::language) static WORDING: Wording = Wording {
    older_citation: "older than {}, which left it out",
    older_citation_alone: "older than the former version, which left it out",
    older_citation_dropped: "older than the former version, and left out",
    large_component: "{} clauses resemble one another too much to weigh all pairings; the likeliest were taken",
    many_twins: "{} clauses repeat one text too often to weigh all pairings; they were linked in their order",
    long_clauses: "of {} clauses with more than 20,000 words the words were weighed one by one, not in runs; a likeness may have been missed",
    common_words: "for {} clauses most words stand in too many others to look them all up; a likeness may have been missed",
    long_stretch: "stretches too long to be looked through for rules, which stand as substance: {}",
    short_texts: "footnotes, headings, tables and rows of tables that resemble too many others to weigh all pairings; the likeliest were taken: {}",
};
