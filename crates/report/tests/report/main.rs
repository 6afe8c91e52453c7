//! The reports of one rich specimen, written by hand so that no engine is needed.

#![expect(clippy::unwrap_used, reason = "a failed unwrap fails its test")]

mod csv;
mod html;
mod json;
mod limits;
mod lines;
mod markdown;
mod outline;
mod specimen;
mod terminal;
