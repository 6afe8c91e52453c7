//! What the command can do, one command a file.

pub mod batch;
pub mod check;
pub mod compare;
pub mod completions;
pub mod git_diff;
pub mod man;
pub mod parse;
pub mod schema;
