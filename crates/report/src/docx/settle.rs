//! Ways to say the same changes that every program takes the same way.
//!
//! LibreOffice (7.4, with which the tests were run) takes an insertion that ends a paragraph and one that begins the next for one,
//! and rejecting it takes the kept mark between them away; it looks at the last run of a moved paragraph to tell
//! whether its mark moved too; and it forgets the tracked mark of the paragraph that holds the first footnote. Where a
//! redline has one of these, the same two texts can be had in another way. Nor does it join a paragraph to a table, and
//! it reads the footnotes in the order in which they are kept.

use super::tracked::{Inline, Note, Piece, Run, Status, TrackedParagraph};

/// Settles the tracked paragraphs. What is left when all is accepted or rejected stays the same.
pub(super) fn settle(pieces: &mut Vec<Piece>) {
    end_moves_with_moves(pieces);
    free_the_first_note(pieces);
    let mut at = 0;
    while at < pieces.len() {
        if matches!(pieces[at], Piece::Table(_)) {
            at = keep_the_mark_before(pieces, at);
        }
        at += 1;
    }
    part_insertions(pieces, true);
}

/// Settles the runs of paragraphs whose marks stay where they are.
pub(super) fn settle_runs(pieces: &mut [Piece]) {
    end_moves_with_moves(pieces);
    part_insertions(pieces, false);
}

/// Puts the notes into the order of their marks.
pub(super) fn sort_notes(pieces: &mut [Piece], notes: Vec<Note>) -> Vec<Note> {
    let mut places: Vec<Option<usize>> = vec![None; notes.len()];
    let mut next = 0;
    for run in pieces.iter_mut().flat_map(|piece| match piece {
        Piece::Paragraph(paragraph) => paragraph.runs.iter_mut().collect::<Vec<_>>(),
        Piece::Table(table) => {
            table.rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.runs).collect()
        }
    }) {
        let Inline::Note(note) = &mut run.content else { continue };
        let place = *places[*note].get_or_insert(next);
        next = next.max(place + 1);
        *note = place;
    }
    let mut sorted: Vec<(Option<usize>, Note)> = std::iter::zip(places, notes).collect();
    sorted.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    sorted.into_iter().map(|(_, note)| note).collect()
}

/// The paragraph before a table keeps its mark; where the table is now.
fn keep_the_mark_before(pieces: &mut Vec<Piece>, at: usize) -> usize {
    let tracked = |piece: &Piece| mark(piece).is_some_and(|mark| mark != Status::Kept);
    let start = at - pieces[..at].iter().rev().take_while(|piece| tracked(piece)).count();
    if start == at {
        return at;
    }
    let is = |piece: &Piece, status| mark(piece) == Some(status);
    let deleted = pieces[start..at]
        .iter()
        .filter(|piece| is(piece, Status::Deleted) || is(piece, Status::MovedFrom))
        .count();
    let shared = deleted > 0 && start + deleted < at;
    let follows_a_paragraph = start > 0 && mark(&pieces[start - 1]).is_some();
    if !shared && !follows_a_paragraph {
        return at;
    }
    let moves: Vec<usize> = pieces[start..at].iter().filter_map(moved).collect();
    for piece in pieces.iter_mut().filter(|piece| moved(piece).is_some_and(|number| moves.contains(&number)))
    {
        without_move(piece);
    }
    pieces[start..at].sort_by_key(|piece| mark(piece) != Some(Status::Deleted));
    if !shared {
        shift(pieces, start - 1, at - 1);
        return at;
    }
    // The last of those that go and the last of those that come share a mark.
    if let Piece::Paragraph(old) = pieces.remove(start + deleted - 1)
        && let Some(Piece::Paragraph(new)) = pieces.get_mut(at - 2)
    {
        new.runs.splice(0..0, old.runs);
        new.mark = Status::Kept;
        new.former_style = (new.style != old.style).then_some(old.style);
    }
    at - 1
}

/// The last run of a moved paragraph moves with its mark.
fn end_moves_with_moves(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Paragraph(paragraph) = piece
            && matches!(paragraph.mark, Status::MovedFrom | Status::MovedTo)
            && let Some(last) = paragraph.runs.last_mut()
        {
            last.status = paragraph.mark;
        }
    }
}

/// Keeps the mark of the paragraph with the first footnote and tracks that of the paragraph before in its place.
fn free_the_first_note(pieces: &mut [Piece]) {
    let has_note = |piece: &Piece| match piece {
        Piece::Paragraph(paragraph) => {
            paragraph.runs.iter().any(|run| matches!(run.content, Inline::Note(_)))
        }
        Piece::Table(table) => table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.runs)
            .any(|run| matches!(run.content, Inline::Note(_))),
    };
    let Some(place) = pieces.iter().position(has_note) else { return };
    let Some(mark) = mark(&pieces[place]).filter(|mark| *mark != Status::Kept) else { return };
    let is_kept = |piece: &Piece| self::mark(piece) == Some(Status::Kept);
    let Some(kept) = pieces[..place].iter().rposition(is_kept) else { return };
    if pieces[kept..place].iter().any(|piece| matches!(piece, Piece::Table(_))) {
        return;
    }
    let in_old = matches!(mark, Status::Deleted | Status::MovedFrom);
    let moves: Vec<usize> = pieces[kept..=place].iter().filter_map(moved).collect();
    for piece in pieces.iter_mut().filter(|piece| moved(piece).is_some_and(|number| moves.contains(&number)))
    {
        without_move(piece);
    }
    // Of the paragraphs between, those of the same fate go with it and the others come behind it.
    let status = if in_old { Status::Deleted } else { Status::Inserted };
    pieces[kept + 1..=place].sort_by_key(|piece| self::mark(piece) != Some(status));
    let same = |piece: &&Piece| self::mark(piece) == Some(status);
    let last = kept + pieces[kept + 1..=place].iter().take_while(same).count();
    shift(pieces, kept, last);
}

/// Parts insertions on both sides of a mark that stays, or lets another mark stay where marks `may_shift`.
fn part_insertions(pieces: &mut [Piece], may_shift: bool) {
    for at in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(at);
        let (Some(Piece::Paragraph(one)), Some(Piece::Paragraph(next))) = (before.last_mut(), rest.first())
        else {
            continue;
        };
        let inserted = |run: Option<&Run>| run.is_some_and(|run| run.status == Status::Inserted);
        if one.mark != Status::Kept || !inserted(one.runs.last()) || !inserted(next.runs.first()) {
            continue;
        }
        let start =
            one.runs.iter().rposition(|run| run.status != Status::Inserted).map_or(0, |last| last + 1);
        let deleted = one.runs[..start]
            .iter()
            .rposition(|run| run.status != Status::Deleted)
            .map_or(0, |last| last + 1);
        if deleted < start {
            // What was deleted may stand behind what took its place.
            one.runs[deleted..].rotate_left(start - deleted);
        } else if may_shift && is_new(next) {
            // A kept paragraph whose mark came for that of another ends what may be passed over.
            let same = |piece: &&Piece| matches!(piece, Piece::Paragraph(paragraph) if is_new(paragraph));
            let last = at - 1 + pieces[at..].iter().take_while(same).count();
            shift(pieces, at - 1, last);
        } else {
            exchange_last_sign(one, start);
        }
    }
}

/// Whether a paragraph is inserted whole, with its mark.
fn is_new(paragraph: &TrackedParagraph) -> bool {
    let comes = |status| matches!(status, Status::Inserted | Status::MovedTo);
    paragraph.mark == Status::Inserted && paragraph.runs.iter().all(|run| comes(run.status))
}

/// Takes the last sign before an insertion out and puts it in again before the insertion: `a[+b+]` as `[+ab+][-a-]`.
fn exchange_last_sign(paragraph: &mut TrackedParagraph, start: usize) {
    let Some(run) = start.checked_sub(1).and_then(|last| paragraph.runs.get_mut(last)) else { return };
    let (Status::Kept, Inline::Text(text)) = (run.status, &mut run.content) else { return };
    let Some(sign) = text.pop() else { return };
    let former = run.former_format.clone().unwrap_or_else(|| run.format.clone());
    let format = run.format.clone();
    let emptied = text.is_empty();
    paragraph.runs.push(Run::text(Status::Deleted, sign, former));
    paragraph.runs.insert(start, Run::text(Status::Inserted, sign, format));
    if emptied {
        paragraph.runs.remove(start - 1);
    }
}

/// Tracks the mark of a kept paragraph in place of that of the last of the inserted or deleted ones behind it.
fn shift(pieces: &mut [Piece], kept: usize, last: usize) {
    let Some(Piece::Paragraph(first)) = pieces.get(kept) else { return };
    let (style, former) = (first.style, first.former_style.unwrap_or(first.style));
    let Some(Piece::Paragraph(end)) = pieces.get_mut(last) else { return };
    let status = end.mark;
    end.mark = Status::Kept;
    // A mark holds the properties of its paragraph: the one that stays has those that the paragraph at the place of
    // the mark has in either version.
    let (new, old) = if status == Status::Inserted { (end.style, former) } else { (style, end.style) };
    (end.style, end.former_style) = (new, (new != old).then_some(old));
    if let Some(Piece::Paragraph(first)) = pieces.get_mut(kept) {
        first.mark = status;
        (first.style, first.former_style) = (if status == Status::Inserted { style } else { former }, None);
    }
}

fn mark(piece: &Piece) -> Option<Status> {
    match piece {
        Piece::Paragraph(paragraph) => Some(paragraph.mark),
        Piece::Table(_) => None,
    }
}

pub(super) fn moved(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Paragraph(paragraph) => paragraph.moved,
        Piece::Table(_) => None,
    }
}

/// One end of a move as a plain insertion or deletion.
pub(super) fn without_move(piece: &mut Piece) {
    let Piece::Paragraph(paragraph) = piece else { return };
    let plain = |status: Status| match status {
        Status::MovedFrom => Status::Deleted,
        Status::MovedTo => Status::Inserted,
        other => other,
    };
    paragraph.moved = None;
    paragraph.mark = plain(paragraph.mark);
    for run in &mut paragraph.runs {
        run.status = plain(run.status);
    }
}
