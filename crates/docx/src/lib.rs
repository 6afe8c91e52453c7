//! Word files: the package and the text in it.
//!
//! [`Package`] is the archive of parts with its limits ([`Limits`]); [`xml`] reads a part as a tree of elements that
//! know their bytes; [`document`] reads the text: paragraphs, runs and tables as Word shows them. Nothing here knows what
//! a resolution is, opens a file or follows a link.
//!
//! ```
//! use resdiff_docx::document::{Block, Document, Revisions};
//! use resdiff_docx::{Limits, Package, content_type, relationship};
//!
//! let text = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
//!     <w:r><w:t>Decides</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> also</w:t></w:r></w:ins>
//!     </w:p></w:body></w:document>"#;
//! let mut package = Package::new("word/document.xml");
//! package.insert("word/document.xml", content_type::DOCUMENT, text)?;
//! package.relate("", relationship::DOCUMENT, "word/document.xml")?;
//!
//! let package = Package::open(&package.write()?, &Limits::default())?;
//! let former = Document::read(&package, Revisions::Rejected)?;
//! let [Block::Paragraph(first)] = former.body.as_slice() else { panic!("one paragraph") };
//! assert_eq!(first.text(), "Decides");
//! # Ok::<(), resdiff_docx::PackageError>(())
//! ```

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
