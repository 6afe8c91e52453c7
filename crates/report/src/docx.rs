//! Word: a document in the official layout, and the redline that shows one version as tracked changes on another.
//!
//! Both are made in three steps: `layout` prints a document as paragraphs and tables, `merge` puts those of two
//! documents into one order with their changes tracked, `markup` writes them. Rejecting all changes of a redline
//! gives the old document, accepting all the new one, word for word and paragraph for paragraph.

mod block;
mod controls;
mod host;
mod inplace;
mod layout;
mod markup;
mod masthead;
mod merge;
mod notes;
pub(crate) mod order;
mod overlay;
mod properties;
mod settle;
mod styles;
#[cfg(test)]
mod tests;
mod tracked;
mod weave;
mod wording;

use std::collections::BTreeSet;

use resdiff_docx::{Limits, Package, PackageError, content_type, relationship};
use resdiff_engine::Comparison;
use resdiff_model::{Document, Language};

use self::markup::Markup;
use self::tracked::{Inline, Note, Piece, Run, TrackedParagraph};

/// Who made the tracked changes and when.
///
/// No clock is asked: with the same date, or none, the same file comes out.
///
/// ```
/// use resdiff_report::docx::Revision;
///
/// assert_eq!(Revision::default().date, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The author of every change.
    pub author: String,
    /// The date of every change as `2120-12-07T00:00:00Z`; none where it is not to be told.
    pub date: Option<String>,
}

impl Default for Revision {
    fn default() -> Self {
        Self { author: "resdiff".to_owned(), date: None }
    }
}

/// A document as a Word file in the official layout, without tracked changes.
///
/// # Errors
///
/// If the package cannot be put together.
///
/// ```
/// use resdiff_model::Document;
///
/// let bytes = resdiff_report::docx::document(&Document::default())?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), resdiff_docx::PackageError>(())
/// ```
pub fn document(document: &Document) -> Result<Vec<u8>, PackageError> {
    let (pieces, notes) = merge::plain(document);
    let header = merge::plain_header(document);
    package(&Parts { pieces, notes, header, language: document.language, track: false }, &Revision::default())
}

/// The new version as tracked changes on the old one, in a new Word file.
///
/// # Errors
///
/// If the package cannot be put together.
///
/// Where the old version is a Word file, [`redline_on`] keeps that file.
pub fn redline(comparison: &Comparison<'_>, revision: &Revision) -> Result<Vec<u8>, PackageError> {
    let (pieces, notes) = merge::tracked(comparison);
    let header = merge::tracked_header(comparison);
    let language = comparison.documents.new.language;
    package(&Parts { pieces, notes, header, language, track: true }, revision)
}

/// A redline on the old file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redline {
    /// The Word file.
    pub bytes: Vec<u8>,
    /// What changed and could not be tracked in the old file: labels of clauses, names of fields, tables.
    pub untracked: Vec<String>,
    /// What was done to the old file beside tracked changes, so that these can be settled: sentences.
    pub told: Vec<String>,
}

/// The new version as tracked changes on the old Word file, of which `old` are the bytes and from which the old
/// document was read within these limits: its styles, automatic numbers, headers and all other parts stay as they are.
///
/// Tracked changes that the file has already stay beside the new ones, which begin where those were accepted.
///
/// # Errors
///
/// If the package cannot be read or put together.
pub fn redline_on(
    comparison: &Comparison<'_>,
    old: &[u8],
    limits: &Limits,
    revision: &Revision,
) -> Result<Redline, PackageError> {
    match inplace::redline(comparison, old, limits, revision)? {
        Some(redline) => Ok(redline),
        None => {
            let bytes = redline(comparison, revision)?;
            Ok(Redline { bytes, untracked: Vec::new(), told: Vec::new() })
        }
    }
}

struct Parts {
    pieces: Vec<Piece>,
    notes: Vec<Note>,
    header: TrackedParagraph,
    language: Language,
    track: bool,
}

fn package(parts: &Parts, revision: &Revision) -> Result<Vec<u8>, PackageError> {
    const MAIN: &str = "word/document.xml";
    let mut package = Package::new(MAIN);
    // The types of parts are settled first, in the order in which Word writes them.
    package.insert(MAIN, content_type::DOCUMENT, "")?;
    package.relate("", relationship::DOCUMENT, MAIN)?;
    let mut add = |name: &str, content: &str, kind: &str, xml: String| {
        package.insert(name, content, xml)?;
        package.relate(MAIN, kind, name)
    };
    let styles = styles::styles(wording::tag(parts.language));
    add("word/styles.xml", content_type::STYLES, relationship::STYLES, styles)?;
    add("word/settings.xml", content_type::SETTINGS, relationship::SETTINGS, styles::settings(parts.track))?;
    let mut markup = Markup::new(revision, &parts.notes);
    let footnotes = markup.footnotes();
    add("word/footnotes.xml", content_type::FOOTNOTES, relationship::FOOTNOTES, footnotes)?;
    markup.paragraph(&parts.header);
    let header = format!("{}{}</w:hdr>", styles::part("hdr"), markup.take());
    let header = add("word/header1.xml", content_type::HEADER, relationship::HEADER, header)?;
    let footer = add("word/footer1.xml", content_type::FOOTER, relationship::FOOTER, styles::footer())?;
    let mut links = Vec::new();
    for address in addresses(&parts.pieces) {
        let id = package.relate_external(MAIN, relationship::HYPERLINK, &address)?;
        links.push((address, id));
    }
    markup.link(links);
    let body = markup.pieces(&parts.pieces);
    let section = styles::section(&header, &footer);
    let xml = format!("{}<w:body>{body}{section}</w:body></w:document>", styles::part("document"));
    package.replace(MAIN, xml)?;
    package.write()
}

/// Where the links of the text lead, each once.
fn addresses(pieces: &[Piece]) -> BTreeSet<String> {
    let paragraphs = pieces.iter().flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => vec![paragraph],
        Piece::Table(table) => table.rows.iter().flat_map(|row| &row.cells).collect(),
    });
    let is_text = |run: &&Run| matches!(run.content, Inline::Text(_));
    let runs = paragraphs.flat_map(|paragraph| &paragraph.runs).filter(is_text);
    runs.filter_map(|run| run.format.link.clone()).collect()
}
