//! Footnotes: lines set apart from the text, put together to notes.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_model::{Document, Footnote, Lexicon, Notice, NoticeKind, Place};

use super::furniture::is_ornament;
use super::joining::{TextBuilder, is_letter_mark};
use super::{Piece, Role, signs, words};
use crate::{Form, Gap, Hint};

/// A footnote with the line it begins on, in the order of the source.
#[derive(Debug)]
pub(super) struct Note {
    pub mark: String,
    /// The index of its first line.
    pub line: usize,
    /// The index of its page among the groups of notes: notes under one rule are one group.
    pub group: usize,
}

/// Marks the lines of footnotes and the rules over them.
pub(super) fn mark(lines: &mut [Piece<'_>], form: Form, organ_line: usize, lexicon: &Lexicon) {
    let paged = lines.iter().any(|piece| piece.gap() == Gap::Page);
    let mut under_rule = false;
    let mut expected = 1;
    let mut closed = false;
    // The last note has no end yet: it may run on to the next page.
    let mut is_open = false;
    let cited = Cited::of(lines);
    for index in 0..lines.len() {
        let piece = &lines[index];
        if paged && piece.gap() == Gap::Page {
            under_rule = false;
        }
        if piece.role == Role::Furniture {
            // On paged forms the foot of the page follows the notes, on others the next page's text does.
            under_rule &= paged;
            continue;
        }
        if is_rule(&piece.text) && rule_has_notes(lines, index, expected, is_open, &cited) {
            lines[index].role = Role::Rule;
            under_rule = true;
            continue;
        }
        if is_ornament(&piece.text) {
            lines[index].role = Role::Furniture;
            continue;
        }
        let head = head_mark(piece, expected, &cited);
        closed |= index > organ_line && signs::is_closing(&piece.text, lexicon);
        let small = piece.geometry().is_some_and(|g| g.size < 0.9 && g.height.is_some_and(|h| h > 0.2));
        let starts = match &head {
            Some(mark) => {
                mark.sure
                    || small && cited.waits(mark.text, expected, index)
                    || under_rule && is_expected(mark.text, expected)
                    || is_letter_alone(lines, index)
                    || closed && !paged && is_note(mark.rest, lexicon)
            }
            None => false,
        };
        let marked_by_form = piece.line.hint == Some(Hint::Footnote) || starts && form == Form::Markdown;
        let continues = index > 0
            && lines[index - 1].role == Role::Note
            && match form {
                Form::Markdown => piece.gap() == Gap::Line,
                _ => false,
            };
        let asterisk = head.as_ref().is_some_and(|mark| mark.text.starts_with('*'))
            && paged
            && piece.gap() == Gap::Blank
            && index > organ_line / 2;
        let ends_region =
            under_rule && !paged && piece.gap() > Gap::Line && !starts && lines[index - 1].role != Role::Rule;
        if ends_region {
            under_rule = false;
        }
        let note = under_rule
            || closed && starts && form == Form::Text
            || marked_by_form
            || continues
            || starts && small
            || asterisk
            || index > 0
                && lines[index - 1].role == Role::Note
                && paged
                && piece.gap() != Gap::Page
                && small_or_plain(piece, small);
        if note {
            if starts && let Some(number) = head.and_then(|mark| mark.text.parse::<u32>().ok()) {
                expected = number + 1;
            }
            is_open = !lines[index].text.ends_with('.');
            lines[index].role = Role::Note;
        }
    }
}

/// The letter of a note to a table, left alone on its line by taking the text from a page; the note stands further in on
/// the next.
fn is_letter_alone(lines: &[Piece<'_>], index: usize) -> bool {
    let (Some(here), Some(next)) = (lines.get(index), lines.get(index + 1)) else { return false };
    let further_in = here
        .geometry()
        .zip(next.geometry())
        .is_some_and(|(here, next)| here.height.is_none() && (1.0..10.0).contains(&(next.left - here.left)));
    is_letter_mark(&here.text)
        && further_in
        && next.gap() == Gap::Line
        && next.text.starts_with(words::is_capital)
}

/// After the closing of a text without pages a number and words are a note, unless they are a date.
fn is_note(rest: &str, lexicon: &Lexicon) -> bool {
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    rest.starts_with(words::is_capital) && !lexicon.months.contains(&word.as_str())
}

/// On a page a note runs on until the page ends; where sizes are known only in small type.
fn small_or_plain(piece: &Piece<'_>, small: bool) -> bool {
    small || piece.geometry().is_none_or(|g| g.height.is_none())
}

/// A line of nothing but underscores or rules.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '_' | '―' | '─' | '—')) && text.chars().count() >= 8
}

/// A rule stands over notes only if a note follows it; the short rule at the end of a document does not.
fn rule_has_notes(lines: &[Piece<'_>], rule: usize, expected: u32, is_open: bool, cited: &Cited) -> bool {
    let Some(next) = lines.get(rule + 1) else { return false };
    match head_mark(next, expected, cited) {
        Some(mark) => mark.sure || is_expected(mark.text, expected) || mark.text.starts_with('*'),
        // A note that runs on from the page before has no mark.
        None => {
            let is_small = next.geometry().is_some_and(|g| g.size < 0.9);
            next.gap() != Gap::Page && expected > 1 && (is_small || is_open)
        }
    }
}

/// The marks that are raised in the text, each with the line it stands in first: where they are known, a note may be
/// told by its number alone.
struct Cited(BTreeMap<u32, usize>);

impl Cited {
    fn of(lines: &[Piece<'_>]) -> Self {
        let mut cited = BTreeMap::new();
        for (index, piece) in lines.iter().enumerate() {
            let raised = piece.line.runs.iter().filter(|run| run.style.raised);
            for number in raised.filter_map(|run| run.text.trim().parse().ok()) {
                cited.entry(number).or_insert(index);
            }
        }
        Self(cited)
    }

    /// Whether the next note is that of `mark`, and its mark stands above this line.
    fn waits(&self, mark: &str, expected: u32, line: usize) -> bool {
        mark.parse().is_ok_and(|number: u32| {
            number == expected && self.0.get(&number).is_some_and(|cited| *cited < line)
        })
    }
}

struct HeadMark<'t> {
    text: &'t str,
    rest: &'t str,
    /// The form itself raises the mark.
    sure: bool,
}

/// The mark at the head of a line; one that is glued to its note only if it is the next.
fn head_mark<'p>(piece: &'p Piece<'_>, expected: u32, cited: &Cited) -> Option<HeadMark<'p>> {
    let text: &str = &piece.text;
    let first = piece.line.runs.iter().find(|run| !run.text.trim().is_empty());
    if let Some(run) = first.filter(|run| run.note)
        && let Some((mark, rest)) = text.split_at_checked(run.text.trim().len())
    {
        return Some(HeadMark { text: mark, rest: rest.trim_start(), sure: true });
    }
    let raised = first.is_some_and(|run| run.style.raised);
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '*')).unwrap_or(text.len());
    // Notes to a table bear letters.
    let letter = (raised || text.len() == 1) && text.get(..1).is_some_and(is_letter_mark);
    let (mark, rest) = text.split_at(if letter { 1 } else { end });
    let is_mark = letter
        || !mark.is_empty()
            && (mark.bytes().all(|b| b == b'*') && mark.len() <= 3 || mark.parse::<u32>().is_ok());
    let is_next = || mark.parse() == Ok(expected) && cited.0.contains_key(&expected);
    let glued = || rest.starts_with(words::is_capital) && piece.geometry().is_some_and(|g| g.size < 0.9);
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || glued() && is_next();
    // `1.` at the head of a line is a paragraph's number, `20-16806` a job number.
    let sure = raised && is_mark;
    (is_mark && mark.len() <= 3 && (sure || spaced)).then(|| HeadMark {
        text: mark,
        rest: rest.trim_start(),
        sure,
    })
}

/// Notes are numbered through, but a note may be out of its place or lost.
fn is_expected(mark: &str, expected: u32) -> bool {
    mark.starts_with('*') || mark.parse::<u32>().is_ok_and(|n| n >= expected && n < expected + 4 || n == 1)
}

/// Puts the marked lines together to notes, in the order of the source.
pub(super) fn collect(
    lines: &mut [Piece<'_>],
    document: &mut Document,
    lexicon: &'static Lexicon,
) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut builders: Vec<(TextBuilder, Place)> = Vec::new();
    let (mut group, mut in_group) = (0, false);
    let mut expected = 1;
    let cited = Cited::of(lines);
    for (index, piece) in lines.iter().enumerate() {
        if piece.role != Role::Note {
            // The job number may stand among the notes of its page.
            let within = piece.role == Role::Furniture && piece.gap() != Gap::Page;
            if in_group && piece.role != Role::Rule && !within {
                (group, in_group) = (group + 1, false);
            }
            continue;
        }
        in_group = true;
        let head = head_mark(piece, expected, &cited).filter(|mark| {
            let alone = mark.rest.is_empty() && is_letter_mark(mark.text);
            mark.sure || is_expected(mark.text, expected) || notes.is_empty() || alone
        });
        if let Some(mark) = head {
            if let Ok(number) = mark.text.parse::<u32>() {
                expected = number + 1;
            }
            let mut builder = TextBuilder::new(true, lexicon);
            builder.line_of(mark.rest, piece);
            notes.push(Note { mark: mark.text.to_owned(), line: index, group });
            builders.push((builder, piece.at()));
        } else if let Some((builder, _)) = builders.last_mut() {
            builder.line_of(&piece.text, piece);
        } else {
            let mut builder = TextBuilder::new(true, lexicon);
            builder.line_of(&piece.text, piece);
            notes.push(Note { mark: String::new(), line: index, group });
            builders.push((builder, piece.at()));
        }
    }
    for (note, (builder, at)) in notes.iter().zip(builders) {
        document.footnotes.push(Footnote { mark: note.mark.clone(), text: builder.finish().text, at });
    }
    notes
}

/// Warns of marks without a note and notes without a mark. The fields of the `masthead` keep no raised marks, nor do the
/// paragraphs of a report, whose marks are among those of `all` paragraphs.
pub(super) fn check(masthead: &[Piece<'_>], all: &BTreeSet<String>, document: &mut Document) {
    let above = Cited::of(masthead);
    let in_clauses = document.clauses.iter().flat_map(|clause| &clause.marks);
    let in_headings = document.headings.iter().flat_map(|heading| &heading.marks);
    let in_annexes = document.annexes.iter().flat_map(|annex| &annex.marks);
    let marks: BTreeSet<&str> =
        in_clauses.chain(in_headings).chain(in_annexes).map(|mark| mark.mark.as_str()).collect();
    let fields = [&document.masthead.sponsors, &document.masthead.agenda_title, &document.masthead.title];
    let mut warnings = Vec::new();
    for note in &document.footnotes {
        let in_masthead =
            fields.iter().any(|field| field.as_deref().is_some_and(|text| text.contains(&*note.mark)))
                || note.mark.parse().is_ok_and(|mark| above.0.contains_key(&mark));
        // Asterisks and letters stand in the masthead and in tables.
        let elsewhere = note.mark.starts_with('*') || is_letter_mark(&note.mark) || in_masthead;
        if !elsewhere && !marks.contains(note.mark.as_str()) && !all.contains(&note.mark) {
            warnings.push((format!("footnote {} has no mark in the text", note.mark), note.at));
        }
    }
    let lost = marks.iter().filter(|mark| document.footnote(mark).is_none());
    for mark in lost {
        let at = document.clauses.iter().find(|c| c.marks.iter().any(|m| m.mark == **mark)).map(|c| c.at);
        warnings.push((format!("the mark {mark} has no footnote"), at.unwrap_or_default()));
    }
    let notices =
        warnings.into_iter().map(|(message, at)| Notice { kind: NoticeKind::Footnote, message, at });
    document.warnings.extend(notices.collect::<Vec<_>>());
}
