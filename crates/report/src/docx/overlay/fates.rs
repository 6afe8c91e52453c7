//! What becomes of every word of a paragraph of the old file.

use std::ops::Range;

use resdiff_docx::document::{self, Content};
use resdiff_engine::{Op, Pair, edit_script};
use resdiff_model::Language;

use crate::docx::host::words;
use crate::docx::tracked::{Inline, Note, Run, Status, TrackedParagraph};

/// What is put in at a place of the old words.
pub(super) struct Insertion<'r> {
    pub at: usize,
    /// The piece that is the last mark before it: a mark takes no place among the words.
    pub behind: Option<usize>,
    pub put: Put<'r>,
}

/// Words, or the beginning of another paragraph.
#[derive(Clone, Copy)]
pub(super) enum Put<'r> {
    Run(&'r Run),
    Paragraph(&'r TrackedParagraph),
}

/// What becomes of the words of a paragraph, as printed by the old file.
pub(super) struct Fates<'r> {
    pub text: String,
    pub pieces: Vec<Range<usize>>,
    /// For every byte whether it goes.
    pub gone: Vec<bool>,
    /// For every piece that is the mark of a note whether it goes.
    pub marks_gone: Vec<bool>,
    pub insertions: Vec<Insertion<'r>>,
}

pub(super) fn fates<'r>(
    paragraph: &document::Paragraph,
    tracked: &'r [TrackedParagraph],
    notes: &[Note],
    language: Language,
) -> Fates<'r> {
    let words = words(paragraph);
    let mut former = String::new();
    let mut former_gone = Vec::new();
    for run in tracked.iter().flat_map(|paragraph| &paragraph.runs) {
        if let Inline::Text(text) = &run.content
            && matches!(run.status, Status::Kept | Status::Deleted | Status::MovedFrom)
        {
            former.push_str(text);
            former_gone.resize(former.len(), run.status != Status::Kept);
        }
    }
    // Where every byte of the former words stands in the old file: none for what is not printed there.
    let mut places: Vec<Option<usize>> = vec![None; former.len()];
    let mut fate: Vec<Option<bool>> = vec![None; words.text.len()];
    let (mut here, mut there) = (0, 0);
    for step in edit_script(Pair::new(&words.text, &former), language) {
        let length = step.text.len();
        match step.op {
            Op::Equal => {
                for offset in 0..length {
                    places[there + offset] = Some(here + offset);
                    fate[here + offset] = Some(former_gone[there + offset]);
                }
                here += length;
                there += length;
            }
            Op::Delete => here += length,
            Op::Insert => there += length,
        }
    }
    let mut insertions = Vec::new();
    let mut marks_gone = vec![false; paragraph.pieces.len()];
    let head = fate.iter().position(Option::is_some).unwrap_or(0);
    let (mut seen, mut place, mut behind) = (0, head, None);
    let steps = tracked.iter().enumerate().flat_map(|(part, paragraph)| {
        let begins = (part > 0).then_some(Put::Paragraph(paragraph));
        begins.into_iter().chain(paragraph.runs.iter().map(Put::Run))
    });
    for put in steps {
        let Put::Run(run) = put else {
            insertions.push(Insertion { at: place, behind, put });
            continue;
        };
        match (&run.content, run.status) {
            (_, Status::Inserted | Status::MovedTo) => insertions.push(Insertion { at: place, behind, put }),
            (Inline::Text(text), _) => {
                let last = places[seen..seen + text.len()].iter().rev().flatten().next();
                place = last.map_or(place, |last| last + 1);
                seen += text.len();
            }
            (Inline::Note(note), Status::Kept) => {
                behind = mark_of(paragraph, notes, *note).max(behind);
                place = behind.map_or(place, |at| words.pieces[at].end.max(place));
            }
            (Inline::Note(note), _) => {
                if let Some(at) = mark_of(paragraph, notes, *note) {
                    marks_gone[at] = true;
                }
            }
        }
    }
    // What the recogniser did not see goes with what stands on both sides of it.
    let mut gone = Vec::with_capacity(fate.len());
    let mut before = None;
    for at in 0..fate.len() {
        let own = fate[at].unwrap_or_else(|| {
            // At the head, where nothing stands before it, it stays: the blank before the words of a note.
            let after = fate[at..].iter().flatten().next().copied();
            before.is_some_and(|before| before && after.unwrap_or(before))
        });
        before = fate[at].or(before);
        gone.push(own);
    }
    Fates { text: words.text, pieces: words.pieces, gone, marks_gone, insertions }
}

/// The piece that is the mark of a note of the redline.
fn mark_of(paragraph: &document::Paragraph, notes: &[Note], note: usize) -> Option<usize> {
    let old = notes.get(note)?.of.old?;
    paragraph
        .pieces
        .iter()
        .position(|piece| matches!(piece.content, Content::NoteMark { note, .. } if note == old))
}
