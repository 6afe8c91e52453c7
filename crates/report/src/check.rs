//! Whether a redline is what it claims to be: the base with every difference tracked.
//!
//! This is what an office does with a draft that is handed in as tracked changes on an official text: it rejects all
//! changes and holds what is left against the text it has. Where the base is a Word file, too, both are compared
//! paragraph by paragraph and character by character, with tables, notes, headers and hidden text; any other base is
//! compared clause by clause. Formats, pictures and the layout of pages are no text and are not compared.

mod align;
mod clauses;
mod paragraphs;
mod places;

use resdiff_docx::document::{Document as WordText, Revisions, Tracked};
use resdiff_docx::{Limits, Package, PackageError};
use resdiff_engine::{Op, Pair, compare};
use resdiff_model::Document;

use crate::view::Totals;

/// A file that is read for a check: as with its tracked changes accepted, and as with them rejected.
///
/// For a file that has none, or is no Word file, both are the same.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The bytes, of a Word file.
    pub word: Option<&'a [u8]>,
    /// The document with all changes accepted.
    pub accepted: &'a Document,
    /// The document with all changes rejected.
    pub rejected: &'a Document,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The differences between the base and the redline with its changes rejected, in reading order: those that are
    /// not tracked.
    pub untracked: Vec<Untracked>,
    /// Whether paragraphs were compared, as two Word files allow, or clauses and their words only.
    pub by_paragraph: bool,
    /// The base has tracked changes of its own, and was read like this.
    pub base_read: Option<Revisions>,
    /// Paragraphs that differ in the number or kind of blanks alone, which is no difference in words.
    pub blanks: usize,
    /// The tracked changes of the redline.
    pub tracked: Tracked,
    /// What the changes amount to: the base against the redline with its changes accepted.
    pub totals: Totals,
    /// Hidden text of the redline, and where it stands.
    pub hidden: Vec<Hidden>,
    /// How many comments the redline has.
    pub comments: usize,
    /// Parts that the redline names and does not have, and documents embedded in it, whose text was not read.
    pub unread: Vec<String>,
}

impl Check {
    /// Whether every difference from the base is tracked.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.untracked.is_empty()
    }
}

/// A stretch of hidden text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The clause it stands in or behind.
    pub place: String,
    /// Its words.
    pub text: String,
}

/// A difference that is not tracked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untracked {
    /// What sort of difference.
    pub kind: UntrackedKind,
    /// Where it is in the base and in the redline, by the label of the clause: `OP3`, `after OP3`, `note 2 (OP4)`.
    pub places: Pair<Option<String>>,
    /// What stands there; paragraphs are parted by line feeds. None on the side that has nothing in its place.
    pub texts: Pair<Option<String>>,
    /// The edit script between the two.
    pub script: Vec<(Op, String)>,
}

/// The sorts of untracked differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UntrackedKind {
    /// Other words than in the base.
    Reworded,
    /// In the redline and not in the base.
    Added,
    /// In the base and not in the redline.
    Removed,
    /// The words of the base at another place.
    Moved,
    /// The words of the base in other paragraphs, cells or rows.
    Paragraphs,
    /// The words of the base under another number or mark.
    Renumbered,
}

/// Checks a redline against its base.
///
/// # Errors
///
/// If one of the Word files cannot be read within the limits, which reading the documents has shown.
pub fn check(
    base: &Version<'_>,
    redline: &Version<'_>,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Check, PackageError> {
    let package = Package::open(bytes, limits)?;
    let rejected = WordText::read(&package, Revisions::Rejected)?;
    let accepted = WordText::read(&package, Revisions::Accepted)?;
    let mut readings = vec![(Revisions::Accepted, base.accepted)];
    let mut words = Vec::new();
    if let Some(word) = base.word {
        let package = Package::open(word, limits)?;
        let text = WordText::read(&package, Revisions::Accepted)?;
        if text.tracked.total() > 0 {
            // A redline in place keeps them, so that they are rejected with the others.
            readings.insert(0, (Revisions::Rejected, base.rejected));
            words.push(WordText::read(&package, Revisions::Rejected)?);
        }
        words.push(text);
    }
    let mut best: Option<(Revisions, Found, &Document)> = None;
    for (at, (revisions, document)) in readings.iter().enumerate() {
        let found = match words.get(at) {
            Some(word) => {
                paragraphs::compare(Pair::new(word, &rejected), Pair::new(document, redline.rejected))
            }
            None => without_layout(document, &rejected, redline, limits)?,
        };
        if best.as_ref().is_none_or(|(_, least, _)| found.untracked.len() < least.untracked.len()) {
            best = Some((*revisions, found, document));
        }
    }
    let (revisions, found, document) = best.unwrap_or((Revisions::Accepted, Found::default(), base.accepted));
    let places = places::Places::of(redline.accepted);
    let hidden = accepted.hidden.iter().filter(|hidden| !hidden.text.trim().is_empty());
    let hidden = hidden.map(|hidden| Hidden {
        place: hidden.paragraph.map_or_else(|| "notes or headers".to_owned(), |at| places.of_paragraph(at)),
        text: hidden.text.clone(),
    });
    Ok(Check {
        untracked: found.untracked,
        by_paragraph: base.word.is_some(),
        base_read: (readings.len() > 1).then_some(revisions),
        blanks: found.blanks,
        totals: Totals::of(&compare(document, redline.accepted)),
        hidden: hidden.collect(),
        comments: accepted.comments,
        unread: [accepted.missing, accepted.embedded].concat(),
        tracked: accepted.tracked,
    })
}

/// The differences from a base that is no Word file.
///
/// A redline in the official layout holds the base as that layout prints it, paragraph by paragraph; where it does not,
/// clauses and words are compared.
fn without_layout(
    base: &Document,
    rejected: &WordText,
    redline: &Version<'_>,
    limits: &Limits,
) -> Result<Found, PackageError> {
    let package = Package::open(&crate::docx::document(base)?, limits)?;
    let printed = WordText::read(&package, Revisions::Accepted)?;
    let found = paragraphs::compare(Pair::new(&printed, rejected), Pair::new(base, redline.rejected));
    if found.untracked.is_empty() {
        return Ok(found);
    }
    Ok(Found { untracked: clauses::compare(base, redline.rejected), blanks: 0 })
}

/// The differences of one reading of the base.
#[derive(Default)]
struct Found {
    untracked: Vec<Untracked>,
    blanks: usize,
}

/// How the mark of a note is shown in a text.
const NOTE: &str = "[note]";

/// Puts paragraphs that follow each other and differ in their numbers alone into one difference: one number that is
/// not tracked changes all that follow.
fn gathered(untracked: Vec<Untracked>) -> Vec<Untracked> {
    /// A difference, and the place and number of the last one put into it.
    type Gathered = (Untracked, Pair<Option<String>>, Pair<Option<String>>);
    let mut gathered: Vec<Gathered> = Vec::new();
    for next in untracked {
        let (places, texts) = (next.places.clone(), next.texts.clone());
        match gathered.last_mut() {
            Some((one, last, to))
                if one.kind == UntrackedKind::Renumbered && next.kind == UntrackedKind::Renumbered =>
            {
                (*last, *to) = (places, texts);
            }
            _ => gathered.push((next, places, texts)),
        }
    }
    let span = |first: Option<String>, last: Option<String>| match (first, last) {
        (Some(first), Some(last)) if first != last => Some(format!("{first} to {last}")),
        (first, _) => first,
    };
    gathered
        .into_iter()
        .map(|(mut one, places, texts)| {
            one.places = Pair::new(span(one.places.old, places.old), span(one.places.new, places.new));
            one.texts = Pair::new(span(one.texts.old, texts.old), span(one.texts.new, texts.new));
            one
        })
        .collect()
}
