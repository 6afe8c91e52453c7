//! One document as the reader saw it, as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::from::{clause, source_info};
use super::{
    Accounting, Annex, Clause, DocumentKind, Footnote, Generator, Heading, Masthead, SourceInfo, Table,
    Unplaced, Warning,
};
use crate::Source;

/// A document as the reader saw it: flat, in reading order.
///
/// All offsets are counted in Unicode characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "resdiff parsed document, format version 1")]
pub struct Parsed {
    /// The version of this format.
    #[schemars(extend("const" = 1))]
    pub format_version: u32,
    /// The program that wrote it.
    pub generator: Generator,
    /// The file it was read from.
    pub source: SourceInfo,
    /// What sort of text it is.
    pub kind: DocumentKind,
    /// What stands before the first clause and after the last.
    pub masthead: Masthead,
    /// The clauses, in reading order.
    pub clauses: Vec<Clause>,
    /// The headings, in reading order.
    pub headings: Vec<Heading>,
    /// The footnotes, in the order of their first mark.
    pub footnotes: Vec<Footnote>,
    /// The tables, in reading order.
    pub tables: Vec<Table>,
    /// The annexes; their clauses stand among `clauses`.
    pub annexes: Vec<Annex>,
    /// Words that could not be placed.
    pub unplaced: Vec<Unplaced>,
    /// What was guessed or looks odd.
    pub warnings: Vec<Warning>,
    /// Where the words of the source went.
    pub accounting: Accounting,
}

/// A document as JSON.
///
/// ```
/// use resdiff_model::{Clause, ClauseKind, Document, Label};
/// use resdiff_report::{Source, json};
///
/// let mut document = Document::default();
/// document.clauses.push(Clause::new(Label::operative(1), ClauseKind::Operative, "Takes note of the report."));
/// let parsed = json::parse(&document, &Source::new("specimen.txt", "text"));
/// assert_eq!(parsed.clauses[0].label, "OP1");
/// ```
#[must_use]
pub fn parse(document: &resdiff_model::Document, source: &Source) -> Parsed {
    Parsed {
        format_version: super::FORMAT_VERSION,
        generator: Generator::this(),
        source: source_info(document, source),
        kind: document.kind.into(),
        masthead: (&document.masthead).into(),
        clauses: document.clauses.iter().enumerate().map(|(index, c)| clause(index, c)).collect(),
        headings: document.headings.iter().map(Into::into).collect(),
        footnotes: document.footnotes.iter().map(Into::into).collect(),
        tables: document.tables.iter().map(Into::into).collect(),
        annexes: document.annexes.iter().map(Into::into).collect(),
        unplaced: document.unplaced.iter().map(Into::into).collect(),
        warnings: document.warnings.iter().map(Into::into).collect(),
        accounting: document.accounting.into(),
    }
}
