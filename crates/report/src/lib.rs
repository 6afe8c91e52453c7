//! From a comparison to its reports: for the terminal, as a page, for Word, spreadsheets and wikis, as amendments, and as
//! JSON for programs.
//!
//! [`view`] holds what all formats share: order, grouping, wording and totals; each other module is a format over it.
//! Nothing here prints, opens files or asks the terminal for its width: a report is a `String` or bytes, and what it
//! depends on is handed in.
//!
//! ```
//! use resdiff_engine::{Pair, compare};
//! use resdiff_report::{Source, terminal};
//!
//! let read = |text: &str| resdiff_reader::read(text.as_bytes());
//! let old = read("The General Assembly,\n\n1. Takes note of the report;\n\n2. Decides to meet once a year.")?;
//! let new = read("The General Assembly,\n\n1. Welcomes the report;\n\n2. Decides to meet once a year.")?;
//!
//! let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
//! let report = terminal::report(&compare(&old, &new), &sources, &terminal::Options::default());
//! assert!(report.contains("[-Takes note of-] [+Welcomes+] the report;"));
//! assert!(report.contains("lead: Takes note of → Welcomes, stronger (decision 55/488)"));
//! assert!(report.contains("OP2 unchanged"));
//! # Ok::<(), resdiff_reader::ReadError>(())
//! ```

pub mod amendments;
pub mod check;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod source;
pub mod terminal;
pub mod view;

pub use source::Source;
pub use view::{Filter, Only};
