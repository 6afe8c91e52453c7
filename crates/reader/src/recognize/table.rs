//! Tables: lines in columns, put together to rows and cells.

use std::ops::Range;

use resdiff_model::{Lexicon, Marker};

use super::edges::{SAME_EDGE, SAME_SIZE};
use super::joining::{TextBuilder, cell_and_rest, cells, columns};
use super::paragraph::Paragraph;
use super::{Piece, Role, lead, signs};
use crate::{Form, Gap, Hint};

/// A cell is short: a wide gap in a line of prose leaves a longer rest.
const LONGEST_CELL: usize = 48;

/// The stretches of lines that are tables: at least two lines in columns, with not more than three lines of a
/// single column between two of them.
pub(super) fn find(lines: &[Piece<'_>], start: usize, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(Range<usize>, usize)> = None;
    for (index, piece) in lines.iter().enumerate().skip(start).filter(|(_, piece)| piece.role == Role::Text) {
        if is_named_row(piece) {
            // The form says where a table begins and ends.
            match tables.last_mut() {
                Some(table) if goes_on(lines, table, index) => table.end = index + 1,
                _ => tables.push(index..index + 1),
            }
        } else if is_row(piece) {
            open = match open.take() {
                Some((range, rows)) if may_go_on(lines, range.end, index, lexicon) => {
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
    // No line is of two tables: one that ends the last cell of one is no head of the next.
    let mut free = start;
    for table in &mut tables {
        table.start = table.start.max(free);
        table.end = table.end.max(table.start);
        while table.start > free && is_head_of_columns(&lines[table.start - 1], &lines[table.start]) {
            table.start -= 1;
        }
        while ends_last_cell(lines, table) {
            table.end += 1;
        }
        free = table.end;
    }
    tables.retain(|table| !table.is_empty());
    tables
}

/// Whether a row goes on with the table before it: it is the next, or the first of a page with as many columns and
/// nothing before it but furniture, notes and, at the foot of the page before, a heading over the next rows.
fn goes_on(lines: &[Piece<'_>], table: &Range<usize>, index: usize) -> bool {
    let columns =
        |piece: &Piece<'_>| piece.line.runs.iter().map(|run| run.text.matches('\t').count()).sum::<usize>();
    let (last, row) = (&lines[table.end - 1], &lines[index]);
    let is_next = table.end == index && row.gap() == Gap::Line;
    let over_page = || {
        last.geometry().is_some()
            && last.at().page < row.at().page
            && lines[table.end..index].iter().all(|piece| piece.role != Role::Text || is_heading(piece, last))
            && columns(last) == columns(row)
    };
    is_named_row(last) && (is_next || over_page())
}

/// Whether a line under the last row of a page is a heading of the rows on the next: it does not end as a text does, and no
/// text goes on in a row.
fn is_heading(piece: &Piece<'_>, row: &Piece<'_>) -> bool {
    let within =
        piece.geometry().zip(row.geometry()).is_some_and(|(here, row)| here.left > row.left - SAME_EDGE);
    within
        && piece.at().page == row.at().page
        && !lead::is_complete(&piece.text)
        && Marker::split(&piece.text).is_none()
}

/// How much nearer a line must stand to its row than to the next, as a share: lines of a cell are set closer than rows.
const CLOSER: f32 = 0.93;

/// How far a line stands below another of its page, where heights are known.
fn drop(from: &Piece<'_>, to: &Piece<'_>) -> Option<f32> {
    let height = |piece: &Piece<'_>| piece.geometry().and_then(|g| g.height);
    Some(height(to)? - height(from)?).filter(|drop| *drop > 0.0 && from.at().page == to.at().page)
}

/// Whether the line under the last row is the end of its first cell: it begins at the edge of the row and stands
/// closer to it than the row to the one before.
fn ends_last_cell(lines: &[Piece<'_>], table: &Range<usize>) -> bool {
    let Some([before, row, next]) = lines.get(table.end.saturating_sub(2)..table.end + 1) else {
        return false;
    };
    let same_edge = row.geometry().zip(next.geometry()).is_some_and(|(row, next)| {
        (row.left - next.left).abs() < SAME_EDGE && (row.size - next.size).abs() < SAME_SIZE
    });
    let closer = drop(before, row).zip(drop(row, next)).is_some_and(|(rows, cell)| cell < CLOSER * rows);
    table.len() >= 2
        && next.role == Role::Text
        && !is_named_row(row)
        && same_edge
        && closer
        && Marker::split(&next.text).is_none()
}

/// Whether a line between two others stands closer to the one above.
fn is_closer_to_row_above(lines: &[Piece<'_>], index: usize) -> bool {
    let Some([above, here, below]) = lines.get(index.wrapping_sub(1)..index.saturating_add(2)) else {
        return false;
    };
    drop(above, here).zip(drop(here, below)).is_some_and(|(above, below)| above < CLOSER * below)
}

/// A line of one column above the first row and in the right half of it is the head of a column.
fn is_head_of_columns(piece: &Piece<'_>, below: &Piece<'_>) -> bool {
    const FAR: f32 = 30.0;
    let (Some(here), Some(row)) = (piece.geometry(), below.geometry()) else { return false };
    let far = here.left > FAR
        && (row.left > FAR && below.gap() == Gap::Line || here.left > middle(row.left, row.right));
    piece.role == Role::Text && far && piece.gap() != Gap::Page && piece.text.chars().count() <= LONGEST_CELL
}

fn middle(left: f32, right: f32) -> f32 {
    f32::midpoint(left, right)
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
    // Nor does the tab after the sign of an item.
    let body = signs::item(body).unwrap_or(body);
    let cells: Vec<&str> = body.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.len() >= 2 && cells[1..].iter().all(|cell| cell.chars().count() <= LONGEST_CELL)
}

/// Whether a table may go on behind what stands between two rows: no clause and not more than three lines of text, with
/// the end of a page among them or not.
fn may_go_on(lines: &[Piece<'_>], from: usize, to: usize, lexicon: &Lexicon) -> bool {
    const FARTHEST: usize = 24;
    let mut between = lines[from..to.min(from + FARTHEST)].iter().filter(|piece| piece.role == Role::Text);
    to - from < FARTHEST
        && between.clone().count() <= 3
        && between
            .all(|piece| Marker::split(&piece.text).is_none() && !signs::stands_alone(&piece.text, lexicon))
}

/// A table as one paragraph with rows. A line of one column that begins a row is joined to the row that its next
/// line completes: to its first cell, or, if it is the head of a column, to the last. Rows that stand in the right half
/// have no first cell.
pub(super) fn paragraph(
    lines: &[Piece<'_>],
    range: Range<usize>,
    form: Form,
    lexicon: &'static Lexicon,
) -> Paragraph {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut builder = TextBuilder::new(form == Form::Text, lexicon);
    let mut waiting: Option<String> = None;
    let edges = lines[range.clone()].iter().filter_map(Piece::geometry);
    let (left, right) =
        edges.fold((f32::MAX, 0.0_f32), |(left, right), g| (left.min(g.left), right.max(g.right)));
    let is_far = |piece: &Piece<'_>| piece.geometry().is_some_and(|g| g.left > middle(left, right));
    let (mut waits_far, mut waits_bold) = (false, false);
    let by_form = is_named_row(&lines[range.start]);
    let mut heading = false;
    // The columns of the first row and of the last one, and the page on which that stands.
    let (mut heads, mut open): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut page = None;
    let mut last = None;
    // The end of a page may stand between two rows.
    let text = |(_, piece): &(usize, &Piece<'_>)| piece.role == Role::Text;
    for (index, piece) in lines[range.clone()].iter().enumerate().filter(text) {
        builder.line(piece, range.start + index, 0);
        // White space at the head of a page parts no rows.
        let is_apart = piece.gap() == Gap::Blank && last.is_none_or(|last| last + 1 == index);
        last = Some(index);
        let mut cells = cells(piece, lexicon);
        if by_form && !is_named_row(piece) {
            // A heading of the rows on the next page, where it may go on.
            let text = match rows.last().and_then(|row| row.first()).filter(|_| heading) {
                Some(begun) => cell_and_rest(begun, &piece.text, lexicon),
                None => piece.text.to_string(),
            };
            rows.truncate(rows.len() - usize::from(heading));
            rows.push(vec![text.clone()]);
            open = std::iter::once(text).chain(vec![String::new(); heads.len().saturating_sub(1)]).collect();
            page = piece.at().page;
            heading = true;
            continue;
        }
        heading = false;
        if is_named_row(piece) && piece.geometry().is_some() {
            let columns = columns(piece, lexicon);
            if page.is_some() && page < piece.at().page {
                if columns == heads {
                    // The head of the columns is printed on every page.
                    continue;
                }
                if columns_go_on(&open, &columns) {
                    rows.pop();
                    open = open
                        .iter()
                        .zip(&columns)
                        .map(|(cell, rest)| cell_and_rest(cell, rest, lexicon))
                        .collect();
                    rows.push(open.iter().filter(|cell| !cell.is_empty()).cloned().collect());
                    continue;
                }
            }
            if index == 0 {
                heads.clone_from(&columns);
            }
            open = columns;
            page = piece.at().page;
        }
        if waiting.is_some() && waits_far && !is_far(piece) {
            rows.extend(waiting.take().map(|before| vec![String::new(), before]));
        } else if waits_bold && !piece.is_bold() {
            // A bold line over other type is a row of its own.
            rows.extend(waiting.take().map(|before| vec![before]));
        }
        if cells.len() == 1
            && !is_named_row(piece)
            && !cells[0].ends_with(':')
            && (index > 0 || is_far(piece))
        {
            // A cell that begins above its figures goes on below them in lower case.
            let at = range.start + index;
            let is_below = at + 1 == range.end && ends_last_cell(lines, &(range.start..at));
            let is_end = is_below || is_closer_to_row_above(lines, at) && !piece.is_bold();
            let goes_on = waiting.is_none()
                && (cells[0].starts_with(char::is_lowercase)
                    || is_end && rows.last().is_some_and(|row| row.len() > 1))
                && !is_far(piece);
            if goes_on && let Some(cell) = rows.last_mut().and_then(|row| row.first_mut()) {
                *cell = format!("{cell} {}", cells[0]);
                continue;
            }
            waits_far = is_far(piece);
            waits_bold = piece.is_bold();
            let head =
                waiting.take().map_or_else(|| cells[0].clone(), |before| format!("{before} {}", cells[0]));
            waiting = Some(head);
            continue;
        }
        if let Some(before) = waiting.take() {
            if is_apart {
                rows.push(vec![before]);
            } else if let Some(cell) = if waits_far { cells.last_mut() } else { cells.first_mut() } {
                *cell = format!("{before} {cell}");
            }
        }
        // Where the form tells the cells none is kept that is empty, as in Word files.
        if is_far(piece) && !by_form {
            cells.insert(0, String::new());
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

/// Whether the first row of a page is the rest of the one before: some cell goes on in lower case, and the first
/// goes on as well or has ended; or the first has ended, and all others that go on are prose as they were.
fn columns_go_on(open: &[String], columns: &[String]) -> bool {
    let goes_on = |(open, rest): (&String, &String)| {
        rest.starts_with(char::is_lowercase) && !open.is_empty() && !open.ends_with(['.', ';'])
    };
    let is_prose = |cell: &str| cell.starts_with(char::is_alphabetic);
    let is_rest = |(open, rest): (&String, &String)| rest.is_empty() || is_prose(rest) && is_prose(open);
    let cells = || open.iter().zip(columns);
    let (Some(first), true) = (columns.first(), open.len() == columns.len()) else { return false };
    cells().any(goes_on) && (first.is_empty() || first.starts_with(char::is_lowercase))
        || first.is_empty() && cells().all(is_rest) && columns.iter().any(|cell| !cell.is_empty())
}

#[cfg(test)]
mod tests {
    /// The rows of the tables of a text with columns, cells parted by `|`.
    fn rows(text: &str) -> Vec<String> {
        let whole = format!(
            "                    The General Assembly,\n\n                    1. Approves the following:\n\n{text}\n\n\
             \x20                   2. Decides to return to the matter.\n"
        );
        let document = crate::read(whole.as_bytes()).unwrap();
        assert_eq!(document.clauses.len(), 2, "{:?}", document.clauses);
        document.tables.iter().flat_map(|table| &table.rows).map(|row| row.join("|")).collect()
    }

    #[test]
    fn heads_wrapped_cells_and_numbers() {
        let table = "                                                                           Net of staff
                                                                    Gross       assessment

                                                               (Harbour dollars)

               Estimates for 2120                                  63 930          58 552
               Recommendations of the Committee on the
               Lighting of Harbours                                (2 061)         (1 897)
               Total                                               61 869          56 655";
        insta::assert_snapshot!(rows(table).join("\n"), @"
        |Gross|Net of staff assessment
        |(Harbour dollars)
        Estimates for 2120|63 930|58 552
        Recommendations of the Committee on the Lighting of Harbours|(2 061)|(1 897)
        Total|61 869|56 655
        ");
    }

    #[test]
    fn a_row_goes_on_over_the_page_where_a_cell_goes_on_in_lower_case() {
        for (open, rest, goes_on) in [
            (["Lamps of", "7"], ["tin", ""], true),
            (["", "of brass"], ["", "and tin"], true),
            (["Lamps.", "of brass"], ["tin", "and oil"], true),
            (["Lamps.", "7"], ["tin", ""], false),
            (["Lamps;", "7"], ["tin", ""], false),
            (["", "7"], ["tin", "8"], false),
            (["Lamps of", "7"], ["Tin", ""], false),
            (["Lamps of", "of brass"], ["Tin", "and oil"], false),
            (["Lamps", "7"], ["", "8"], false),
            (["Lamps", "of brass."], ["", "Tin and oil"], true),
            (["Lamps", "of brass."], ["", ""], false),
            (["Lamps", ""], ["", "Tin and oil"], false),
        ] {
            let row = |cells: [&str; 2]| cells.map(str::to_owned);
            assert_eq!(super::columns_go_on(&row(open), &row(rest)), goes_on, "{open:?} {rest:?}");
        }
    }

    #[test]
    fn a_cell_goes_on_under_its_figures() {
        let table = "               Section                                              Amount

               1. Policymaking, direction and                       42 000
               coordination
               2. Lights                                             7 500";
        insta::assert_snapshot!(rows(table).join("\n"), @"
        Section|Amount
        1. Policymaking, direction and coordination|42 000
        2. Lights|7 500
        ");
    }
}
