//! From the lines of a file to a document: one recogniser of structure for all forms.
//!
//! In order: `opening` finds the organ line, which tells the language and ends the masthead, `furniture` and `notes`
//! set running titles and footnotes aside, `paragraph` joins lines to paragraphs, `body` tells what each paragraph is
//! and names it. Every line ends up in one place; [`Accounting`] adds the words up.
//!
//! The words of each language are data, a [`Lexicon`](resdiff_model::Lexicon); nothing here knows a language.

mod body;
mod deceit;
mod edges;
mod furniture;
mod headings;
mod joining;
mod labels;
mod lead;
mod marks;
mod masthead;
mod notes;
mod numbering;
mod opening;
mod paragraph;
mod plain;
mod signs;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

use resdiff_model::{Accounting, Document, DocumentKind, Notice, NoticeKind, Place, count_words};

use self::masthead::Head;
use self::opening::Opening;
use crate::{Gap, Geometry, Hint, Line, Transcript};

/// Recognises the structure of a transcript.
///
/// This cannot fail: what is not understood is kept as unplaced and named in the warnings.
#[must_use]
pub fn recognize(transcript: &Transcript) -> Document {
    let mut lines: Vec<Piece<'_>> = transcript.lines.iter().map(Piece::new).collect();
    let opening = opening::find(&lines);
    let language = opening.map_or_else(|| opening::language_of(&lines), |opening| opening.language);
    let lexicon = language.lexicon();

    let mut document = Document { language, warnings: transcript.notices.clone(), ..Document::default() };
    if let Some(Opening { line: organ_line, .. }) = opening {
        furniture::mark(&mut lines, organ_line, lexicon);
        notes::mark(&mut lines, transcript.form, organ_line, lexicon);
        let Head { masthead, narrative, end: start } = masthead::read(&lines[..organ_line], language, true);
        document.masthead = masthead;
        document.masthead.symbol =
            document.masthead.symbol.take().or_else(|| furniture::symbol_of_running(&lines));
        let text_from = if narrative < start { narrative } else { organ_line };
        furniture::mark_running_titles(&mut lines, text_from, &document.masthead);
        document.accounting.masthead =
            lines[..start].iter().filter(|piece| piece.role == Role::Text).map(Piece::words).sum();
        let in_report = signs::is_draft_of_report(&lines[start].text, lexicon)
            || masthead::is_report(&lines[..start], lexicon);
        document.kind = if document.masthead.draft_line.is_some() || in_report {
            DocumentKind::Draft
        } else {
            DocumentKind::Resolution
        };
        let notes = notes::collect(&mut lines, &mut document, lexicon);
        let mut paragraphs = paragraph::assemble(&lines[..start], narrative, transcript.form, lexicon);
        let told = paragraphs.len();
        paragraphs.extend(paragraph::assemble(&lines, start, transcript.form, lexicon));
        marks::lift(&mut paragraphs, &notes, transcript.form, lexicon);
        let marks = paragraphs.iter().flat_map(|paragraph| &paragraph.built.marks);
        let marks = marks.map(|mark| mark.mark.clone()).collect();
        let text = paragraphs.split_off(told);
        document.masthead.other.extend(paragraphs.into_iter().map(|paragraph| paragraph.built.text));
        body::read(text, in_report, lexicon, &mut document);
        notes::check(&lines[..start], &marks, &mut document);
    } else {
        let start = masthead::length::without_organ_line(&lines, lexicon).unwrap_or(0);
        if start > 0 {
            furniture::mark(&mut lines, start, lexicon);
        } else {
            furniture::mark_named(&mut lines);
        }
        notes::mark(&mut lines, transcript.form, start, lexicon);
        if start > 0 {
            document.masthead = masthead::read(&lines[..start], language, false).masthead;
            document.accounting.masthead =
                lines[..start].iter().filter(|piece| piece.role == Role::Text).map(Piece::words).sum();
            furniture::mark_running_titles(&mut lines, start, &document.masthead);
        }
        let notes = notes::collect(&mut lines, &mut document, lexicon);
        let mut paragraphs = plain::assemble(&lines, start, transcript.form, lexicon);
        marks::lift(&mut paragraphs, &notes, transcript.form, lexicon);
        plain::read(paragraphs, &mut document);
    }
    document.warnings.extend(deceit::notices(&lines));
    account(&lines, &mut document);
    document
}

/// A line of the transcript, its words and what the recogniser takes it for.
#[derive(Debug)]
pub(crate) struct Piece<'t> {
    line: &'t Line,
    text: Cow<'t, str>,
    /// How many words it has.
    words: usize,
    role: Role,
}

/// What a line is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Masthead before the organ line, text after it.
    Text,
    /// Page furniture.
    Furniture,
    /// The short rule over footnotes.
    Rule,
    /// A line of a footnote.
    Note,
}

impl<'t> Piece<'t> {
    fn new(line: &'t Line) -> Self {
        let text = match line.runs.as_slice() {
            [run] => Cow::Borrowed(run.text.trim()),
            _ => Cow::Owned(line.text().trim().to_owned()),
        };
        Self { line, words: count_words(&text), text, role: Role::Text }
    }

    /// The columns of the line; in a row of a table, the paragraphs of its cells.
    fn cells(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.split(['\t', '\n']).map(str::trim).filter(|cell| !cell.is_empty())
    }

    fn words(&self) -> usize {
        self.words
    }

    fn gap(&self) -> Gap {
        self.line.gap
    }

    fn at(&self) -> Place {
        self.line.at
    }

    fn geometry(&self) -> Option<Geometry> {
        self.line.geometry
    }

    /// Whether every glyph of the line is bold.
    fn is_bold(&self) -> bool {
        self.line.runs.iter().all(|run| run.style.bold || run.style.raised || run.text.trim().is_empty())
    }

    fn is_heading(&self) -> Option<u8> {
        match self.line.hint {
            Some(Hint::Heading(level)) => Some(level),
            _ => None,
        }
    }
}

/// Adds the words of furniture, counts all and warns where the sums differ.
fn account(lines: &[Piece<'_>], document: &mut Document) {
    let count = |role: Role| lines.iter().filter(|piece| piece.role == role).map(Piece::words).sum::<usize>();
    let total = lines.iter().map(Piece::words).sum();
    let Accounting { clauses, headings, masthead, tables, annexes, unplaced, .. } = document.accounting;
    let furniture = count(Role::Furniture) + count(Role::Rule);
    let footnotes = count(Role::Note);
    let unplaced_text = document.unplaced.iter().map(|u| u.text.as_str()).collect::<Vec<_>>();
    if !unplaced_text.is_empty() {
        let shown: String = unplaced_text.join(" / ").chars().take(80).collect();
        document.warnings.push(Notice {
            kind: NoticeKind::Unplaced,
            message: format!(
                "{unplaced} words stand where no clause was expected and were kept apart: {shown}"
            ),
            at: document.unplaced[0].at,
        });
    }
    document.accounting =
        Accounting { total, furniture, footnotes, clauses, headings, tables, annexes, unplaced, masthead };
}
