//! From the bytes of a file to a document.
//!
//! Two floors: a physical reader for each [`Form`] turns bytes into a [`Transcript`], the lines as printed;
//! one recogniser of structure, the same for all forms, turns those into a `Document`.

mod error;
mod form;
pub mod pdf;
mod transcript;

pub use error::ReadError;
pub use form::Form;
pub use transcript::{Gap, Geometry, Hint, Line, Run, Transcript};
