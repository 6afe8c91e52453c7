//! Marks of paragraphs that LibreOffice loses, given to others.
//!
//! It forgets the tracked mark of the paragraph that holds the first footnote, and joins no paragraph to a table; and no
//! program joins the last paragraph to anything. Where
//! the last of several new paragraphs is such a one, its mark stays and that of the paragraph before them is new in
//! its place; where the last of several that go is, its mark stays and that of the paragraph before them goes. A mark
//! holds the properties of its paragraph: the one that stays takes those of the paragraph before, as a tracked change.

use super::InPlace;
use super::paragraphs::{adjoin, is_plain};
use crate::docx::block::Key;
use crate::docx::settle::{moved, without_move};
use crate::docx::tracked::{Inline, Piece, Status, TrackedParagraph};

impl InPlace<'_, '_> {
    pub(super) fn shift_marks(&mut self, pieces: &mut [Piece]) {
        let has_note = |piece: &Piece| match piece {
            Piece::Paragraph(paragraph) => holds_note(paragraph),
            Piece::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(holds_note),
        };
        let first = self.old.ordinals.values().min().copied().unwrap_or(0);
        let earlier = self.text.notes.iter().any(|note| note.paragraph < first);
        let first_note = pieces.iter().position(has_note).filter(|_| !earlier);
        let before_tables =
            (1..pieces.len()).filter(|at| matches!(pieces[*at], Piece::Table(_))).map(|at| at - 1);
        let last = pieces.len().checked_sub(1).filter(|_| self.ends_with_a_block());
        let places: Vec<usize> = first_note.into_iter().chain(before_tables).chain(last).collect();
        for place in places {
            self.shift(pieces, place);
        }
    }

    /// Whether the last paragraph of the file is a block: nothing can be put behind its mark.
    fn ends_with_a_block(&self) -> bool {
        self.hosts.keys().next_back().is_some_and(|last| self.old.ordinals.values().any(|own| own == last))
    }

    fn shift(&mut self, pieces: &mut [Piece], place: usize) {
        let Some(Piece::Paragraph(last)) = pieces.get(place) else { return };
        let comes = last.of.old.is_none();
        if !matches!(plain(last.mark), Status::Inserted | Status::Deleted)
            || comes != (plain(last.mark) == Status::Inserted)
        {
            return;
        }
        let same = |piece: &&Piece| match piece {
            Piece::Paragraph(paragraph) => {
                plain(paragraph.mark) == plain(last.mark) && paragraph.of.old.is_none() == comes
            }
            Piece::Table(_) => false,
        };
        let many = pieces[..place].iter().rev().take_while(same).count();
        let Some(start) = (place - many).checked_sub(1) else { return };
        let Some(Piece::Paragraph(before)) = pieces.get(start) else { return };
        let Some(key) = before.of.old.filter(|_| before.mark == Status::Kept && before.moved.is_none())
        else {
            return;
        };
        let goes: Vec<Key> = pieces[start + 1..=place]
            .iter()
            .filter_map(|piece| match piece {
                Piece::Paragraph(paragraph) => paragraph.of.old,
                Piece::Table(_) => None,
            })
            .collect();
        let fits = if comes {
            self.is_free(key)
        } else {
            !before.runs.is_empty() && self.stand_in_a_row(key, &goes)
        };
        if !fits {
            return;
        }
        let moves: Vec<usize> = pieces[start..=place].iter().filter_map(moved).collect();
        for piece in
            pieces.iter_mut().filter(|piece| moved(piece).is_some_and(|number| moves.contains(&number)))
        {
            without_move(piece);
        }
        let status = if comes { Status::Inserted } else { Status::Deleted };
        if let Some(Piece::Paragraph(before)) = pieces.get_mut(start) {
            before.mark = status;
        }
        if let Some(Piece::Paragraph(last)) = pieces.get_mut(place) {
            last.mark = Status::Kept;
            if let (Some(own), Some(element)) = (last.of.old, self.element(key)) {
                self.taken_over.insert(own, element);
            }
        }
    }

    /// Whether the mark of a paragraph may be tracked.
    fn is_free(&self, key: Key) -> bool {
        let element = self.element(key).and_then(|element| self.text.main.element(element));
        !self.host(key).is_some_and(|host| host.in_cell) && element.is_some_and(is_plain)
    }

    /// Whether paragraphs follow each other, and their marks may be tracked.
    fn stand_in_a_row(&self, first: Key, others: &[Key]) -> bool {
        let keys = std::iter::once(&first).chain(others);
        let elements: Vec<_> = keys
            .clone()
            .filter_map(|key| self.element(*key).and_then(|element| self.text.main.element(element)))
            .collect();
        elements.len() == others.len() + 1
            && keys.clone().all(|key| self.is_free(*key))
            && elements.windows(2).all(|two| adjoin(two[0], two[1]))
    }
}

fn holds_note(paragraph: &TrackedParagraph) -> bool {
    paragraph.runs.iter().any(|run| matches!(run.content, Inline::Note(_)))
}

/// The fate of a mark, moves taken for what they are at either end.
fn plain(status: Status) -> Status {
    match status {
        Status::MovedFrom => Status::Deleted,
        Status::MovedTo => Status::Inserted,
        other => other,
    }
}
