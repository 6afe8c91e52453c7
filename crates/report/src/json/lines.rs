//! The report as lines of JSON (NDJSON): the head first, then a change a line.

use std::io::{self, Write};

use resdiff_engine as engine;
use resdiff_engine::{Comparison, Pair};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::convert::Converter;
use super::writing::Bytes;
use super::{
    AnnexChange, Change, Citation, DocumentInfo, FieldChange, Finding, Generator, HeadingChange, Instrument,
    Mandate, NoteChange, Summary, TableChange, Unseen,
};
use crate::{Filter, Source};

/// One line of the report. `type` tells what it holds; the other keys are those of the report.
///
/// The first line is the head. Then follow, in this order, the changes of the masthead, those of the clauses
/// (unchanged ones included: every clause of both documents stands in exactly one line), citations, instruments,
/// mandate terms, footnotes, headings, annexes, tables and the findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[schemars(title = "a line of resdiff's report as NDJSON, format version 1")]
pub enum Line {
    /// What is compared, and the counts.
    Head(Box<Head>),
    /// A field of the masthead.
    Masthead(FieldChange),
    /// A clause, or several that belong together.
    Change(Change),
    /// A citation that only the new document has.
    CitationAdded(Citation),
    /// A citation that only the old document has.
    CitationRemoved(Citation),
    /// An instrument, such as a treaty, that only the new document names.
    InstrumentAdded(Instrument),
    /// An instrument that only the old document names.
    InstrumentRemoved(Instrument),
    /// A mandate term.
    Mandate(Mandate),
    /// A footnote.
    Footnote(NoteChange),
    /// A heading.
    Heading(HeadingChange),
    /// The title of an annex.
    Annex(AnnexChange),
    /// A table.
    Table(TableChange),
    /// Something an editor should look at.
    Finding(Finding),
}

/// What a report says before its changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Head {
    /// The version of this format.
    #[schemars(extend("const" = 1))]
    pub format_version: u32,
    /// The program that wrote the report.
    pub generator: Generator,
    /// The old document.
    pub old: DocumentInfo,
    /// The new document.
    pub new: DocumentInfo,
    /// The counts. They count everything, also what a filter left out of the lines below.
    pub summary: Summary,
    /// The filter that was asked for; empty where nothing is left out.
    pub only: Vec<String>,
    /// The differences that no reader of the page could see, of all parts of the documents.
    pub unseen: Vec<Unseen>,
    /// Bounds that were reached, in words; empty as a rule.
    pub limits: Vec<String>,
}

/// Writes the report line by line, without what the filter leaves out.
///
/// No more than one line is held at a time, so a report of any length takes no memory of its own.
///
/// # Errors
///
/// If the writer fails.
pub fn write_lines(
    comparison: &Comparison<'_>,
    sources: &Pair<Source>,
    filter: &Filter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let converter = Converter::new(comparison);
    let head = std::iter::once_with(|| Line::Head(Box::new(converter.head(sources, filter))));
    let lines = head
        .chain(converter.masthead(filter).map(Line::Masthead))
        .chain(converter.changes(filter).map(Line::Change))
        .chain(converter.citations(engine::Relation::Added, filter).map(Line::CitationAdded))
        .chain(converter.citations(engine::Relation::Removed, filter).map(Line::CitationRemoved))
        .chain(converter.instruments(engine::Relation::Added, filter).map(Line::InstrumentAdded))
        .chain(converter.instruments(engine::Relation::Removed, filter).map(Line::InstrumentRemoved))
        .chain(converter.mandates(filter).map(Line::Mandate))
        .chain(converter.footnotes(filter).map(Line::Footnote))
        .chain(converter.headings(filter).map(Line::Heading))
        .chain(converter.annexes(filter).map(Line::Annex))
        .chain(converter.tables(filter).map(Line::Table))
        .chain(converter.findings(filter).map(Line::Finding));
    let mut bytes = Bytes::default();
    for line in lines {
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.0.push(b'\n');
        out.write_all(&bytes.0)?;
        bytes.0.clear();
    }
    Ok(())
}
