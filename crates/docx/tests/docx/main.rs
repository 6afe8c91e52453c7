//! Tests of the Word package as its users see it.
#![allow(clippy::unwrap_used, missing_docs)]

mod archive;
mod build;
mod package;
mod text;
