//! What is no clause, as one list for all formats: masthead, headings, annexes, mandate terms, citations, footnotes,
//! tables.

mod gather;

pub use gather::others;

use std::fmt;

use resdiff_engine::{Op, Pair, Relation, Significance};
use resdiff_model::{FootnoteMark, Label};

use super::{Traits, list, words};

/// The kinds of things that are no clauses, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherKind {
    /// A field of the masthead.
    Masthead,
    /// A heading.
    Heading,
    /// The title of an annex.
    Annex,
    /// A mandate term.
    Mandate,
    /// A citation that only one document has.
    Citation,
    /// An instrument with a name that only one document has.
    Instrument,
    /// A footnote.
    Footnote,
    /// A table.
    Table,
}

impl OtherKind {
    /// `footnote`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Heading => "heading",
            Self::Annex => "annex",
            Self::Mandate => "mandate",
            Self::Citation => "citation",
            Self::Instrument => "instrument",
            Self::Footnote => "footnote",
            Self::Table => "table",
        }
    }

    /// `Footnotes`: the title over several. Instruments stand with the citations.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Masthead => "Masthead",
            Self::Heading => "Headings",
            Self::Annex => "Annexes",
            Self::Mandate => "Mandates",
            Self::Citation | Self::Instrument => "Citations",
            Self::Footnote => "Footnotes",
            Self::Table => "Tables",
        }
    }
}

/// A place in a document that something else names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A clause.
    Clause(Label),
    /// A footnote, by its mark.
    Note(String),
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clause(label) => label.fmt(f),
            Self::Note(mark) => write!(f, "note {mark}"),
        }
    }
}

/// What became of a thing that is no clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// What it is.
    pub kind: OtherKind,
    /// How old and new belong together; `Unchanged` for a note that bears another mark.
    pub relation: Relation,
    /// Whether it matters.
    pub significance: Significance,
    /// Where it stands in the documents' lists of its kind; none where it stands in no list.
    pub at: Pair<Option<usize>>,
    /// What it is called in each document: `session`, `H2`, `note 3`, `A/RES/74/28`; none where it is not there.
    pub names: Pair<Option<String>>,
    /// Its words in each document; a row of a table is a line. A citation has none.
    pub texts: Pair<Option<String>>,
    /// The footnote marks in its words.
    pub marks: Pair<Vec<FootnoteMark>>,
    /// The edit script.
    pub script: Vec<(Op, String)>,
    /// The cells of the rows that changed, of a table that came or went all of them.
    pub rows: Vec<Pair<Option<Vec<String>>>>,
    /// The word before its places: `before`, `in`, `after`; empty where its name says where it stands.
    pub preposition: &'static str,
    /// The places: the clause it stands at, or those that cite it.
    pub spots: Vec<Spot>,
    /// More, in words; empty as a rule.
    pub note: String,
    /// A noun that its kind is parted by: `report`, `amount` of mandate terms; empty as a rule.
    pub noun: &'static str,
}

impl Other {
    /// `note 4 ← 3`, or one name where both documents have it; `old OP3` for a mandate that is gone with its clause.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.names.old, &self.names.new) {
            (Some(old), Some(new)) if old != new => {
                format!("{new} ← {}", old.strip_prefix("note ").unwrap_or(old))
            }
            (Some(old), None) if self.kind == OtherKind::Mandate => format!("old {old}"),
            (Some(name), None) | (_, Some(name)) => name.clone(),
            (None, None) => String::new(),
        }
    }

    /// Where it stands, in words: `before OP4`, `in PP1 and note 3`; empty where the name says it.
    #[must_use]
    pub fn place(&self) -> String {
        if self.preposition.is_empty() || self.spots.is_empty() {
            return String::new();
        }
        let spots: Vec<String> = self.spots.iter().map(Spot::to_string).collect();
        format!("{} {}", self.preposition, list(&spots))
    }

    /// What happened to it: `reworded`, `title added`, `reworded, 2 rows changed`, `report`.
    #[must_use]
    pub fn event(&self) -> String {
        let word = words::relation(self.relation);
        match self.kind {
            OtherKind::Annex => format!("title {word}"),
            OtherKind::Mandate => self.noun.to_owned(),
            OtherKind::Footnote if self.relation == Relation::Unchanged => {
                "other mark, words unchanged".to_owned()
            }
            OtherKind::Table => {
                let rows = words::counted(self.rows.len(), "row");
                let changed = if self.relation == Relation::Reworded { " changed" } else { "" };
                format!("{word}, {rows}{changed}")
            }
            _ => word.to_owned(),
        }
    }

    /// What it is called in a list of several: `H2 reworded`, `+ A/RES/74/28`, `reworded note 4`.
    #[must_use]
    pub fn brief(&self) -> String {
        let sign = match self.relation {
            Relation::Added => "+ ",
            Relation::Removed => "- ",
            Relation::Reworded => "reworded ",
            _ => "",
        };
        match self.kind {
            OtherKind::Masthead => self.name(),
            OtherKind::Heading | OtherKind::Table => format!("{} {}", self.name(), self.event()),
            OtherKind::Annex => format!("{} {}", self.name(), words::relation(self.relation)),
            OtherKind::Mandate => format!("{} {}", self.name(), self.noun),
            OtherKind::Citation | OtherKind::Instrument | OtherKind::Footnote => {
                format!("{sign}{}", self.name())
            }
        }
    }

    /// What a filter looks at.
    #[must_use]
    pub fn traits(&self) -> Traits {
        Traits::plain(self.relation, self.significance)
    }
}
