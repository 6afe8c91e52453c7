//! What a reader of the text ought to know of the file.

use resdiff_docx::document::Document;
use resdiff_model::{Notice, NoticeKind, Place};

use crate::TrackedChanges;

/// Hidden stretches that are named one by one.
const NAMED: usize = 3;

pub(super) fn of(document: &Document, tracked: TrackedChanges) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut tell = |kind, message, at| notices.push(Notice { kind, message, at });
    if document.tracked.total() > 0 {
        tell(NoticeKind::TrackedChanges, changes(document, tracked), Place::default());
    }
    let hidden: Vec<_> = document.hidden.iter().filter(|hidden| !hidden.text.trim().is_empty()).collect();
    for hidden in hidden.iter().take(NAMED) {
        let paragraph = hidden.paragraph.and_then(|ordinal| u32::try_from(ordinal + 1).ok());
        let words = hidden.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("hidden text was left out: {}", shortened(&words));
        tell(NoticeKind::HiddenText, message, Place { paragraph, ..Place::default() });
    }
    if let Some(more) = hidden.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let message =
            format!("{} of hidden text were left out", count(more, "more stretch", "more stretches"));
        tell(NoticeKind::HiddenText, message, Place::default());
    }
    if document.comments > 0 {
        let message = format!("{} left out", count_were(document.comments, "comment"));
        tell(NoticeKind::Comments, message, Place::default());
    }
    for part in &document.missing {
        let message = format!("the file refers to {part}, which it does not hold");
        tell(NoticeKind::MissingPart, message, Place::default());
    }
    for part in &document.embedded {
        let message = format!("the text of the embedded document {part} was not read");
        tell(NoticeKind::MissingPart, message, Place::default());
    }
    notices
}

fn changes(document: &Document, tracked: TrackedChanges) -> String {
    let found = &document.tracked;
    let (done, option) = match tracked {
        TrackedChanges::Accept => ("accepted", "--tracked reject` reads the text before them"),
        TrackedChanges::Reject => ("rejected", "--tracked accept` reads the text after them"),
    };
    let kinds = [
        (found.insertions, "insertion", "insertions"),
        (found.deletions, "deletion", "deletions"),
        (found.formats, "change of format", "changes of format"),
    ];
    let kinds: Vec<String> =
        kinds.iter().filter(|(n, ..)| *n > 0).map(|(n, one, more)| count(*n, one, more)).collect();
    let authors: Vec<&str> =
        found.authors.keys().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let by =
        if authors.is_empty() { String::new() } else { format!(" by {}", shortened(&authors.join(", "))) };
    let total = count_were(found.total(), "tracked change");
    format!("{total} {done}{by} ({}); `{option}", kinds.join(", "))
}

/// `1 comment was`, `2 comments were`.
fn count_were(number: usize, one: &str) -> String {
    let verb = if number == 1 { "was" } else { "were" };
    format!("{} {verb}", count(number, one, &format!("{one}s")))
}

fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
