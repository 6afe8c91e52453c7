//! Lines that span the columns of a table, such as a heading between its rows: the table goes on behind them.

use std::ops::Range;

use super::super::rows::Row;
use super::super::tables::{Cell, Table, TableRow};
use super::{APART, stretch, table};

/// A table with more of them is none that people read.
const MOST: usize = 16;

/// How far edges that are set alike may stand apart, in points.
const ALIKE: f32 = 1.0;

/// The table and the rows it takes, with what has the same columns behind lines that span them.
pub(super) fn with_rest(
    rows: &[Row],
    segments: &[Vec<(f32, f32)>],
    (mut range, mut found): (Range<usize>, Table),
) -> (Range<usize>, Table) {
    let mut spanning: Vec<usize> = Vec::new();
    while spanning.len() < MOST && is_spanning(rows, segments, &range) {
        let Some(rest) = stretch(rows, segments, range.end + 1) else { break };
        let kept: Vec<usize> =
            (range.start..rest.end).filter(|at| *at != range.end && !spanning.contains(at)).collect();
        let lines: Vec<Row> = kept.iter().map(|at| rows[*at].clone()).collect();
        let parted: Vec<_> = kept.iter().map(|at| segments[*at].clone()).collect();
        let Some((whole, joined)) = table(&lines, &parted, 0..lines.len(), None) else { break };
        // Columns that stand elsewhere leave fewer gaps free, and more where they are more.
        let end = whole.end.checked_sub(1).and_then(|last| kept.get(last)).map_or(0, |last| last + 1);
        if joined.bounds.len() != found.bounds.len() || end <= range.end {
            break;
        }
        spanning.push(range.end);
        (range.end, found) = (end, joined);
    }
    for at in spanning {
        insert(&mut found, &rows[at]);
    }
    (range, found)
}

/// Whether one line stands behind the rows that is set as a row of theirs: from edge to edge or in the middle, and no
/// further off than they are from each other. A paragraph between two tables has more room.
fn is_spanning(rows: &[Row], segments: &[Vec<(f32, f32)>], range: &Range<usize>) -> bool {
    let Some([(from, to)]) = segments.get(range.end).map(Vec::as_slice) else { return false };
    let steps = |rows: &[Row]| rows.windows(2).map(|pair| pair[1].y - pair[0].y).fold(0.0, f32::max);
    let Some(around) = rows.get(range.end - 1..range.end + 2) else { return false };
    let inside = || segments[range.clone()].iter().flatten();
    let left = inside().map(|segment| segment.0).fold(f32::MAX, f32::min);
    let right = inside().map(|segment| segment.1).fold(f32::MIN, f32::max);
    let is_centred = (f32::midpoint(*from, *to) - f32::midpoint(left, right)).abs() < rows[range.end].size;
    let is_within = *from >= left - ALIKE && *to <= right + ALIKE;
    is_within && (*from - left < ALIKE || is_centred) && steps(around) <= APART * steps(&rows[range.clone()])
}

/// Puts a line that spans all columns in its place between the rows.
fn insert(table: &mut Table, line: &Row) {
    let is_below =
        |row: &TableRow| row.cells.iter().flat_map(|cell| &cell.lines).all(|other| other.y > line.y);
    let at = table.rows.iter().position(is_below);
    let mut cells = vec![Cell::default(); table.bounds.len() + 1];
    if let Some(first) = cells.first_mut() {
        first.lines.push(line.clone());
    }
    table.rows.insert(at.unwrap_or(table.rows.len()), TableRow { cells });
}
