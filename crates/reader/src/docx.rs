//! Word files: the paragraphs of the package as lines of a transcript.
//!
//! What Word shows is what is read: automatic numbers stand before their paragraphs, fields as their results, tracked
//! changes as accepted or rejected. Notes stand after the text, running headers and footers last; the header of the first
//! page, which in the official files bears the symbol, stands first. Hidden text and comments are left out and named.

mod lines;
mod notices;

use resdiff_docx::document::{Document, Revisions};
use resdiff_docx::{Limits, Package};

use crate::{Form, Limit, Options, ReadError, TrackedChanges, Transcript};

impl crate::Limits {
    /// The bounds of a Word file among these, for those who open its package themselves.
    #[must_use]
    pub fn package(&self) -> Limits {
        let count = |limit: Limit| usize::try_from(self.get(limit)).unwrap_or(usize::MAX);
        Limits {
            entries: count(Limit::ZipEntries),
            part_bytes: self.get(Limit::ZipPart),
            total_bytes: self.get(Limit::ZipTotal),
            ratio: self.get(Limit::ZipRatio),
            depth: count(Limit::XmlDepth),
            elements: count(Limit::XmlElements),
            ..Limits::default()
        }
    }
}

/// Puts the text of a Word file into a transcript.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Transcript, ReadError> {
    let package = Package::open(bytes, &options.limits.package())?;
    let revisions = match options.tracked {
        TrackedChanges::Accept => Revisions::Accepted,
        TrackedChanges::Reject => Revisions::Rejected,
    };
    let document = Document::read(&package, revisions)?;
    let lines = lines::of(&document);
    if lines.is_empty() {
        return Err(ReadError::NoWords);
    }
    Ok(Transcript { form: Form::Docx, lines, notices: notices::of(&document, options.tracked) })
}
