//! From a comparison to its reports: for the terminal, as a page, and as JSON for programs.
//!
//! [`view`] holds what all formats share: order, grouping, wording and totals. [`terminal`], [`html`] and
//! [`json`] are formats over it. Nothing here prints, opens files or asks the terminal for its width: a report is a `String`
//! and what it depends on is handed in.

pub mod amendments;
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
