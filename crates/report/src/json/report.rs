//! The JSON report as a whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AnnexChange, Change, DocumentInfo, FieldChange, HeadingChange, Mandate, NoteChange, Rule, Significance,
    TableChange,
};

/// What became of an old document in a new one.
///
/// All offsets are counted in Unicode characters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "resdiff report, format version 1")]
pub struct Report {
    /// The version of this format.
    #[schemars(extend("const" = 1))]
    pub format_version: u32,
    /// The program that wrote the report.
    pub generator: Generator,
    /// The old document.
    pub old: DocumentInfo,
    /// The new document.
    pub new: DocumentInfo,
    /// The counts. They count everything, also what a filter left out of the lists below.
    pub summary: Summary,
    /// The filter that was asked for; empty where nothing is left out. Under a filter, not every clause stands
    /// in `changes`.
    pub only: Vec<String>,
    /// What became of the masthead, unchanged fields left out.
    pub masthead: Vec<FieldChange>,
    /// What became of the clauses, in reading order: every clause of both documents stands in exactly one.
    pub changes: Vec<Change>,
    /// What became of the citations.
    pub citations: Citations,
    /// What became of the instruments that are called by name: treaties, declarations.
    pub instruments: Instruments,
    /// The mandate terms of both documents and what became of them.
    pub mandates: Vec<Mandate>,
    /// What became of the footnotes.
    pub footnotes: Vec<NoteChange>,
    /// What became of the headings.
    pub headings: Vec<HeadingChange>,
    /// What became of the titles of annexes.
    pub annexes: Vec<AnnexChange>,
    /// What became of the tables.
    pub tables: Vec<TableChange>,
    /// What an editor should look at.
    pub findings: Vec<Finding>,
    /// The differences that no reader of the page could see, of all parts of the documents.
    pub unseen: Vec<Unseen>,
    /// Bounds that were reached, in words; empty as a rule.
    pub limits: Vec<String>,
}

/// A difference that no reader of the page could see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Unseen {
    /// Its kind: `look-alike`, `invisible-character`, `normalization` or `typography`.
    pub rule: Rule,
    /// Where it is in the new document: the label of a clause, `heading H2`, `note 4`, the name of a field.
    pub place: String,
    /// The words before.
    pub old: String,
    /// The words after.
    pub new: String,
    /// The characters that differ, every sort once.
    pub characters: Vec<Characters>,
    /// The difference as a sentence.
    pub message: String,
}

/// Characters that stand in the place of others; empty on a side that has nothing there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Characters {
    /// Those of the old document.
    pub old: Vec<Character>,
    /// Those of the new document.
    pub new: Vec<Character>,
}

/// A character by its number and name in Unicode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Character {
    /// `U+0430`.
    pub code_point: String,
    /// `CYRILLIC SMALL LETTER A`.
    pub name: String,
}

/// A program and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Generator {
    /// The name of the program.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Generator {
    /// This program.
    pub(super) fn this() -> Self {
        Self { name: "resdiff".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// The counts of a report.
///
/// `unchanged`, `reworded`, `added`, `removed`, `split` and `merged` add up to the number of changes;
/// `routine`, `editorial` and `substantive` to the number of those that have a significance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Summary {
    /// The clauses of each document.
    pub clauses: Counts,
    /// Clauses with the same words on both sides.
    pub unchanged: usize,
    /// Clauses that became another.
    pub reworded: usize,
    /// Clauses that only the new document has.
    pub added: usize,
    /// Clauses that only the old document has.
    pub removed: usize,
    /// Clauses that became several.
    pub split: usize,
    /// Changes in which several clauses became one.
    pub merged: usize,
    /// Changes that left their order; a property, so they are counted above too.
    pub moved: usize,
    /// Changes whose label changed; a property, so they are counted above too.
    pub renumbered: usize,
    /// Changes that are the yearly roll-over.
    pub routine: usize,
    /// Changes of spelling, case, punctuation, sequence or place.
    pub editorial: usize,
    /// Changes of substance.
    pub substantive: usize,
    /// Findings of roll-overs that did not happen.
    pub stale: usize,
}

/// A count for each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Counts {
    /// In the old document.
    pub old: usize,
    /// In the new document.
    pub new: usize,
}

/// What became of the citations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Citations {
    /// What only the new document cites.
    pub added: Vec<Citation>,
    /// What only the old document cites.
    pub removed: Vec<Citation>,
}

/// A resolution, decision or document that only one of the documents cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Citation {
    /// What is cited, in its full form.
    pub symbol: String,
    /// The labels of the clauses that cite it.
    #[serde(rename = "in")]
    pub clauses: Vec<String>,
    /// The marks of the footnotes that cite it.
    pub footnotes: Vec<String>,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words; null where there is no more to say.
    pub note: Option<String>,
}

/// What became of the instruments that are called by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Instruments {
    /// What only the new document names.
    pub added: Vec<Instrument>,
    /// What only the old document names.
    pub removed: Vec<Instrument>,
}

/// An instrument, such as a treaty, that only one of the documents names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Instrument {
    /// Its name as printed; where the title ends is a guess.
    pub name: String,
    /// The labels of the clauses that name it.
    #[serde(rename = "in")]
    pub clauses: Vec<String>,
    /// The marks of the footnotes that name it.
    pub footnotes: Vec<String>,
    /// Whether it matters.
    pub significance: Significance,
}

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// The label of the clause in the new document.
    pub clause: String,
    /// The words in question, as printed.
    pub text: String,
    /// What was expected instead.
    pub expected: String,
    /// The labels of the clauses of the new document that show what was expected.
    pub neighbours: Vec<String>,
    /// The finding as a sentence.
    pub message: String,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A roll-over that should have happened and did not.
    Stale,
    /// Any other.
    Other,
}
