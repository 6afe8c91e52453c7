//! What the user is told of a file that is odd or damaged.

use hayro_syntax::{DecryptionError, LoadPdfError};
use resdiff_model::{Notice, NoticeKind, Place};

use super::damage::Damage;
use super::glyph::Page;
use crate::ReadError;

/// What was found to be odd while reading.
#[derive(Debug, Default)]
pub(super) struct Findings {
    damage: Damage,
    pages: usize,
    without_text: Vec<u32>,
    incomplete: Vec<u32>,
    unknown: usize,
    first_unknown: Option<u32>,
}

impl Findings {
    /// Begins with what is missing from a file; refuses one that lacks pages. `found` is how many it has.
    pub(super) fn of(damage: Damage, found: usize) -> Result<Self, ReadError> {
        if damage.is_cut && damage.lost_list {
            return Err(damaged("its end is missing, and with it the list of pages".to_owned()));
        }
        if damage.lost_pages > 0 || damage.is_cut && damage.pages > found {
            let all = damage.pages.max(found + damage.lost_pages);
            return Err(damaged(format!("{} of its {all} pages are missing", all - found)));
        }
        if damage.lost_parts > 0 {
            return Err(damaged("its end is missing, and with it fonts that its pages need".to_owned()));
        }
        Ok(Self { damage, ..Self::default() })
    }

    /// Takes down what is odd about a page.
    pub(super) fn add(&mut self, page: &Page, number: u32) {
        self.pages += 1;
        if page.is_incomplete {
            self.incomplete.push(number);
        } else if page.is_empty() {
            self.without_text.push(number);
        }
        self.unknown += page.unknown;
        if page.unknown > 0 {
            self.first_unknown.get_or_insert(number);
        }
    }

    /// Refuses a file whose pages hold no text, or lost it.
    pub(super) fn check_content(&self, is_empty: bool) -> Result<(), ReadError> {
        match self.incomplete.first() {
            Some(page) if self.damage.is_cut => {
                Err(damaged(format!("its end is missing, and with it text of page {page}")))
            }
            Some(_) if is_empty => Err(damaged("the content of its pages cannot be decoded".to_owned())),
            _ if is_empty => Err(ReadError::NoText { pages: self.pages }),
            _ => Ok(()),
        }
    }

    /// The notices, damage first.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.damage.is_cut {
            let message = "the PDF does not end as it should; its pages and fonts are all there, but check that \
                           it was downloaded to its end";
            notices.push(notice(NoticeKind::CutShort, message.to_owned(), None));
        } else if self.damage.lost_list {
            let message = "the list of pages is damaged; the pages were taken in the order in which they stand in \
                           the file";
            notices.push(notice(NoticeKind::CutShort, message.to_owned(), None));
        } else if self.damage.pages > self.pages {
            let message =
                format!("the PDF says that it has {} pages, but {} are in it", self.damage.pages, self.pages);
            notices.push(notice(NoticeKind::CutShort, message, None));
        }
        notices.extend(stretches(&self.incomplete).map(|(first, last)| {
            let message = format!("the content of {} is damaged; words may be missing", pages(first, last));
            notice(NoticeKind::CutShort, message, Some(first))
        }));
        notices.extend(stretches(&self.without_text).map(|(first, last)| {
            let verb = if first == last { "holds" } else { "hold" };
            let message = format!(
                "{} {verb} no text; if it is scanned, run text recognition on it first",
                pages(first, last)
            );
            notice(NoticeKind::NoText, message, Some(first))
        }));
        if self.unknown > 0 {
            let message = match self.unknown {
                1 => "1 glyph stands for a character that the file does not name; U+FFFD stands in its place"
                    .to_owned(),
                count => format!(
                    "{count} glyphs stand for characters that the file does not name; U+FFFD stands in their place"
                ),
            };
            notices.push(notice(NoticeKind::Encoding, message, self.first_unknown));
        }
        notices
    }
}

/// Why a file could not be opened at all.
pub(super) fn not_opened(error: LoadPdfError, bytes: &[u8]) -> ReadError {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => ReadError::EncryptedPdf,
        LoadPdfError::Decryption(_) => damaged("its encryption cannot be understood".to_owned()),
        LoadPdfError::Invalid => {
            // The library gives up on a mended file that is encrypted without saying so.
            let is_encrypted = bytes.windows(9).any(|window| window == b"/Encrypt ");
            let and = if is_encrypted { "; it is encrypted, too" } else { "" };
            damaged(format!("it has no list of pages{and}"))
        }
    }
}

/// A file made, or broken, so that reading it would take without end.
pub(super) fn too_much() -> ReadError {
    damaged("its pages unfold to more than any document holds".to_owned())
}

fn damaged(reason: String) -> ReadError {
    ReadError::DamagedPdf { reason }
}

fn notice(kind: NoticeKind, message: String, page: Option<u32>) -> Notice {
    Notice { kind, message, at: Place { page, ..Place::default() } }
}

/// The first and the last of each stretch of pages that follow one another.
fn stretches(pages: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    pages
        .chunk_by(|before, next| before + 1 == *next)
        .filter_map(|stretch| Some((*stretch.first()?, *stretch.last()?)))
}

fn pages(first: u32, last: u32) -> String {
    if first == last { format!("page {first}") } else { format!("pages {first} to {last}") }
}
