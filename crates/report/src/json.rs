//! The report and the parsed document as JSON, format version 1.
//!
//! The types here are the contract with other programs.
//! They are made from the engine's and the model's types but are not those, so that the program can change
//! while the contract stands; [`schema`] holds the JSON Schemas made from them.
//!
//! Rules of the format:
//!
//! - All offsets are counted in Unicode characters (scalar values), not in bytes or UTF-16 units.
//! - Every key is always there; what a document does not say is `null` or an empty list. Only `page` and
//!   `line` of a place are left out where the form has none.
//! - Every clause of both documents stands in exactly one of `changes`.
//! - In `inline`, `equal` and `delete` text together are exactly the old texts, `equal` and `insert` text
//!   exactly the new ones; texts of several clauses are joined by a line feed.
//! - As lines (NDJSON) the report says the same in the same words: see [`Line`].
//! - Within format version 1 keys may be added, none is renamed, removed or given another meaning.

mod change;
mod check;
mod convert;
mod document;
mod entries;
mod from;
mod lines;
mod mandates;
mod parse;
mod report;
pub mod schema;
mod writing;

pub use change::*;
pub use check::{Author, BaseRead, Check, HiddenText, TrackedChanges, Untracked, UntrackedKind, check};
pub use document::*;
pub use lines::{Head, Line, write_lines};
pub use mandates::*;
pub use parse::{Parsed, parse};
pub use report::*;

use resdiff_engine::{Comparison, Pair};

use self::writing::{Bytes, Indented};
use crate::{Filter, Source};

/// The version of the JSON format that this crate writes.
pub const FORMAT_VERSION: u32 = 1;

/// The report of a comparison.
///
/// ```
/// use resdiff_engine::{Comparison, Pair};
/// use resdiff_model::Document;
/// use resdiff_report::{Source, json};
///
/// let document = Document::default();
/// let comparison = Comparison {
///     documents: Pair::new(&document, &document),
///     masthead: vec![],
///     changes: vec![],
///     headings: vec![],
///     annexes: vec![],
///     footnotes: vec![],
///     tables: vec![],
///     citations: Pair::default(),
///     instruments: Pair::default(),
///     mandates: vec![],
///     findings: vec![],
///     unseen: vec![],
///     limits: vec![],
/// };
/// let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
/// let report = json::report(&comparison, &sources);
/// assert_eq!(report.format_version, 1);
/// assert!(json::to_string(&report).starts_with("{\n  \"format_version\": 1,"));
/// ```
#[must_use]
pub fn report(comparison: &Comparison<'_>, sources: &Pair<Source>) -> Report {
    convert::Converter::new(comparison).report(sources)
}

/// The report of a comparison, without what the filter leaves out.
///
/// The summary still counts everything, and `only` names what was asked for.
#[must_use]
pub fn report_only(comparison: &Comparison<'_>, sources: &Pair<Source>, filter: &Filter) -> Report {
    convert::Converter::new(comparison).filtered(sources, filter)
}

/// The counts of a comparison, as they stand in its report.
#[must_use]
pub fn summary(comparison: &Comparison<'_>) -> Summary {
    convert::summary(&crate::view::Totals::of(comparison))
}

/// A report or a parsed document as indented JSON with a line feed at its end.
///
/// The output depends on the value alone: keys stand in the order of the types.
#[must_use]
pub fn to_string(value: &impl serde::Serialize) -> String {
    let mut bytes = Bytes(Vec::with_capacity(1 << 14));
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Indented::default());
    // Serialisation of these types cannot fail: their keys are strings and they hold no foreign values.
    if value.serialize(&mut serializer).is_err() {
        bytes.0.clear();
    }
    bytes.0.push(b'\n');
    // What is written is UTF-8: texts and ASCII around them.
    String::from_utf8(bytes.0).unwrap_or_default()
}
