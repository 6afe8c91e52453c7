//! The reports of one rich specimen, written by hand so that no engine is needed.

mod json;
mod outline;
mod specimen;
mod terminal;
