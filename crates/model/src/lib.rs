//! What a United Nations resolution is: documents, clauses, labels, footnotes, citations.
//!
//! This crate is plain data and the vocabulary that reader and engine share.
//! It opens no file, looks at no clock and starts no thread, and it imports nothing else of the workspace.
//!
//! ```
//! use resdiff_model::{Clause, ClauseKind, Document, Label};
//!
//! let mut document = Document::default();
//! document.clauses.push(Clause::new(Label::operative(1), ClauseKind::Operative, "Takes note of the report;"));
//! assert_eq!(document.clauses[0].label.to_string(), "OP1");
//! ```

mod by_language;
pub mod characters;
pub mod citation;
mod clause;
mod count;
mod cues;
pub mod date;
mod document;
pub mod glance;
pub mod instrument;
mod label;
mod language;
mod marker;
mod masthead;
pub mod ordinal;
mod strength;
mod symbol;

pub use by_language::ByLanguage;
pub use citation::Citation;
pub use clause::{Clause, ClauseKind, FootnoteMark, Place, Span, Style};
pub use count::count_words;
pub use cues::Cues;
pub use document::{
    Accounting, Annex, Document, DocumentKind, Footnote, Heading, Notice, NoticeKind, Table, Unplaced,
};
pub use instrument::Instrument;
pub use label::{Label, ParseLabelError, Stem};
pub use language::{Language, Lexicon};
pub use marker::{Marker, Reading};
pub use masthead::Masthead;
pub use strength::{StrengthEntry, StrengthError, StrengthProblem, StrengthScale, StrengthTable};
pub use symbol::Symbol;
