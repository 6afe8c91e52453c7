//! Tables: lines in columns, put together to rows and cells.

use std::ops::Range;

use resdiff_model::{Lexicon, Marker};

use super::joining::{TextBuilder, cells};
use super::paragraph::Paragraph;
use super::{Piece, Role};
use crate::{Form, Gap, Hint};

/// A cell is short: a wide gap in a line of prose leaves a longer rest.
const LONGEST_CELL: usize = 48;

/// The stretches of lines that are tables: at least two lines in columns, with not more than three lines of a
/// single column between two of them.
pub(super) fn find(lines: &[Piece<'_>], start: usize) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    for (index, piece) in lines.iter().enumerate().skip(start).filter(|(_, piece)| piece.role == Role::Text) {
        if is_named_row(piece) {
            // The form says where a table begins and ends.
            match tables.last_mut() {
                Some(table) if table.end == index && piece.gap() == Gap::Line => table.end += 1,
                _ => tables.push(index..index + 1),
            }
        } else if is_row(piece) {
            open = match open.take() {
                Some((range, rows))
                    if index - range.end <= 3 && no_clause_between(lines, range.end, index) =>
                {
                    Some((range.start..index + 1, rows + 1))
                }
                other => {
                    tables.extend(other.filter(|(_, rows)| *rows >= 2).map(|(range, _)| range));
                    Some((index..index + 1, 1))
                }
            };
        }
    }
    tables.extend(open.filter(|(_, rows)| *rows >= 2).map(|(range, _)| range));
    tables.sort_by_key(|table| table.start);
    for table in &mut tables {
        while table.start > start && is_head_of_columns(&lines[table.start - 1], &lines[table.start]) {
            table.start -= 1;
        }
    }
    tables
}

/// A line of one column right above the first row and far from the left edge is the head of a column.
fn is_head_of_columns(piece: &Piece<'_>, below: &Piece<'_>) -> bool {
    const FAR: f32 = 30.0;
    let far = |piece: &Piece<'_>| piece.geometry().is_some_and(|g| g.left > FAR);
    piece.role == Role::Text && far(piece) && below.gap() == Gap::Line && piece.text.len() <= LONGEST_CELL
}

fn is_named_row(piece: &Piece<'_>) -> bool {
    piece.line.hint == Some(Hint::Row)
}

fn is_row(piece: &Piece<'_>) -> bool {
    if piece.geometry().is_none() || !piece.text.contains('\t') {
        return false;
    }
    // The tab after a paragraph's number parts no columns.
    let body = Marker::split(&piece.text).map_or(&*piece.text, |(_, rest)| rest);
    let cells: Vec<&str> = body.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.len() >= 2 && cells[1..].iter().all(|cell| cell.chars().count() <= LONGEST_CELL)
}

fn no_clause_between(lines: &[Piece<'_>], from: usize, to: usize) -> bool {
    lines[from..to].iter().all(|piece| piece.role == Role::Text && Marker::split(&piece.text).is_none())
}

/// A table as one paragraph with rows. A line of one column that begins a row is joined to the row that its next
/// line completes.
pub(super) fn paragraph(
    lines: &[Piece<'_>],
    range: Range<usize>,
    form: Form,
    lexicon: &'static Lexicon,
) -> Paragraph {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut builder = TextBuilder::new(form == Form::Text, lexicon);
    let mut waiting: Option<String> = None;
    for (index, piece) in lines[range.clone()].iter().enumerate() {
        builder.line(piece, range.start + index, 0);
        let mut cells = cells(piece);
        if cells.len() == 1 && !is_named_row(piece) && !cells[0].ends_with(':') && index > 0 {
            let head =
                waiting.take().map_or_else(|| cells[0].clone(), |before| format!("{before} {}", cells[0]));
            waiting = Some(head);
            continue;
        }
        if let Some(before) = waiting.take() {
            if piece.gap() == Gap::Blank {
                rows.push(vec![before]);
            } else if let Some(first) = cells.first_mut() {
                *first = format!("{before} {first}");
            }
        }
        rows.push(cells);
    }
    rows.extend(waiting.map(|cell| vec![cell]));
    let head = &lines[range.start];
    Paragraph {
        built: builder.finish(),
        gap: head.gap(),
        at: head.at(),
        rows: Some(rows),
        ..Paragraph::default()
    }
}
