//! Word files: the package and the text in it.
//!
//! [`Package`] is the archive of parts with its limits ([`Limits`]); [`xml`] reads a part as a tree of elements that
//! know their bytes; [`document`] reads the text: paragraphs, runs and tables as Word shows them. Nothing here knows what a resolution is, opens a file or follows a link.

pub mod document;
mod error;
mod kinds;
mod limits;
mod package;
pub mod xml;

pub use error::{PackageError, XmlError};
pub use kinds::{content_type, relationship};
pub use limits::Limits;
pub use package::{Package, Relationship, Target};
