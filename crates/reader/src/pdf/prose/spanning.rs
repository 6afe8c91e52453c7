//! What goes on with a table once its columns are known: rows behind lines that span these, such as a heading between
//! them, and its rest on the next page.

use std::ops::Range;

use super::super::rows::Row;
use super::super::tables::{Cell, Outline, Table, TableRow};
use super::{
    APART, FARTHEST, Piece, bands, close_rows, is_contiguous, outline, pieces, pitch, row, without_text,
};

/// A line that spans the columns goes on in no more lines than that.
const LONGEST: usize = 2;

/// How far edges that are set alike may stand apart, in points.
const ALIKE: f32 = 1.0;

/// So many lines may stand over the rest of a table: a running title and rows of which the first columns are empty.
const HEAD: usize = 12;

/// The rows of a page and the stretches of each that wide gaps part.
struct Page<'p> {
    rows: &'p [Row],
    segments: &'p [Vec<(f32, f32)>],
    outline: &'p Outline,
}

/// The table and the rows it takes, with what has the same columns behind lines that span them.
pub(super) fn with_rest(
    rows: &[Row],
    segments: &[Vec<(f32, f32)>],
    (range, found): (Range<usize>, Table),
) -> (Range<usize>, Table) {
    let page = Page { rows, segments, outline: &found.outline };
    let (end, spanning) = page.walk(range.end);
    if spanning.is_empty() {
        return (range, found);
    }
    page.table(range.start..end, &spanning).unwrap_or((range, found))
}

/// The rest of the table with which the page before ended, at the head of this one.
pub(super) fn rest(
    rows: &[Row],
    segments: &[Vec<(f32, f32)>],
    outline: &Outline,
) -> Option<(Range<usize>, Table)> {
    let page = Page { rows, segments, outline };
    let first = (0..rows.len().min(HEAD)).find(|at| page.begins(*at))?;
    let mut start = first;
    while start > 0 && page.is_near(start) && (page.is_held(start - 1) || page.is_spanning(start - 1)) {
        start -= 1;
    }
    let (end, mut spanning) = page.walk(first);
    spanning.extend((start..first).filter(|at| !page.is_held(*at)));
    spanning.sort_unstable();
    page.table(start..end, &spanning)
}

impl Page<'_> {
    /// Whether each stretch of a line stands in one of the columns.
    fn is_held(&self, at: usize) -> bool {
        let Outline { gutters, edges, .. } = self.outline;
        let is_in = |segment: &(f32, f32)| {
            segment.0 >= edges.0 - ALIKE
                && gutters.iter().all(|gutter| is_behind(*segment, *gutter).is_some())
        };
        self.segments.get(at).is_some_and(|line| !line.is_empty() && line.iter().all(is_in))
    }

    /// Whether a line has words in the first column and in others, and each of its stretches in one.
    fn is_row(&self, at: usize) -> bool {
        let (Some(first), true) = (self.outline.gutters.first(), self.is_held(at)) else { return false };
        let behind = |segment: Option<&(f32, f32)>| segment.and_then(|segment| is_behind(*segment, *first));
        let line = &self.segments[at];
        behind(line.first()) == Some(false) && behind(line.last()) == Some(true)
    }

    /// The gutters that rows leave free: cells may be longer than those before.
    fn gutters(&self, rows: &[usize]) -> Vec<(f32, f32)> {
        let narrowed = |gutter: &(f32, f32)| {
            let mut free = *gutter;
            for segment in rows.iter().flat_map(|at| &self.segments[*at]) {
                match is_behind(*segment, *gutter) {
                    Some(true) => free.1 = free.1.min(segment.0),
                    Some(false) => free.0 = free.0.max(segment.1),
                    None => {}
                }
            }
            free
        };
        self.outline.gutters.iter().map(narrowed).collect()
    }

    /// Whether the rest of the table can begin with a line: a running title stands apart from what follows.
    fn begins(&self, at: usize) -> bool {
        let is_full = self.segments[at].len() > self.outline.gutters.len();
        self.is_row(at) && (is_full || at + 1 < self.rows.len() && self.is_near(at + 1))
    }

    /// Whether a line stands no further from the one above than those of the table do.
    fn is_near(&self, at: usize) -> bool {
        self.rows[at].y - self.rows[at - 1].y <= APART * self.outline.steps.1
    }

    /// Whether a line that crosses the columns is set as a row of theirs: from edge to edge or in the middle.
    fn is_spanning(&self, at: usize) -> bool {
        let Some([(from, to)]) = self.segments.get(at).map(Vec::as_slice) else { return false };
        let (left, right) = self.outline.edges;
        let is_centred = (f32::midpoint(*from, *to) - f32::midpoint(left, right)).abs() < self.rows[at].size;
        let is_within = *from >= left - ALIKE && *to <= right + ALIKE;
        is_within && (*from - left < ALIKE || is_centred)
    }

    /// Where the rows of the table end that go on with a line, and which lines among them span its columns: behind these a
    /// row follows. A paragraph between two tables has more room.
    fn walk(&self, from: usize) -> (usize, Vec<usize>) {
        let mut spanning = Vec::new();
        let mut end = from;
        while end < self.rows.len() {
            let (row, above) = (&self.rows[end], self.rows.get(end.wrapping_sub(1)));
            // A row cut by the end of a page may leave its empty rest on the next.
            let farthest = if self.is_row(end) { 2.0 * FARTHEST } else { FARTHEST };
            if above.is_some_and(|above| row.y - above.y > farthest * row.size) {
                break;
            }
            if self.is_held(end) {
                end += 1;
                continue;
            }
            let leads_on = |lines: &usize| {
                let row = end + lines;
                (end..row).all(|at| self.is_spanning(at))
                    && (end.max(1)..=row).all(|at| at < self.rows.len() && self.is_near(at))
                    && self.is_row(row)
            };
            let Some(lines) = (1..=LONGEST).find(leads_on) else { break };
            spanning.extend(end..end + lines);
            end += lines;
        }
        (end, spanning)
    }

    /// The table of some rows, of which some span the columns.
    fn table(&self, range: Range<usize>, spanning: &[usize]) -> Option<(Range<usize>, Table)> {
        let steps = self.outline.steps;
        let kept: Vec<usize> = range.clone().filter(|at| spanning.binary_search(at).is_err()).collect();
        let gutters = self.gutters(&kept);
        let columns = gutters.len() + 1;
        let rows: Vec<Row> = kept.iter().map(|at| self.rows[*at].clone()).collect();
        let lines: Vec<Vec<Piece>> = rows.iter().map(|row| pieces(row, &gutters)).collect();
        let pitch = pitch(&lines, columns).unwrap_or(steps.0).min(APART * steps.0);
        let bands = bands(&rows, pitch);
        let is_whole = bands.iter().all(|band| is_contiguous(&lines[band.clone()], columns, pitch));
        let close = if is_whole { None } else { close_rows(&lines, &bands, columns) };
        let groups = without_text(close.unwrap_or(bands), &lines);
        let end = groups.last().and_then(|group| kept.get(group.end - 1))? + 1;
        let mut table_rows: Vec<TableRow> =
            groups.into_iter().map(|group| row(&lines[group], columns)).collect();
        for heading in spanning.chunk_by(|one, next| one + 1 == *next).filter(|lines| lines[0] < end) {
            insert(&mut table_rows, heading.iter().map(|at| self.rows[*at].clone()).collect(), columns);
        }
        let range = range.start..end;
        let outline = outline(&self.rows[range.clone()], &self.segments[range.clone()], gutters, pitch);
        Some((range, Table { rows: table_rows, outline }))
    }
}

/// Whether a stretch stands behind a gutter or before it; none if it crosses this. Cells may be longer than those that left
/// the gutter free.
fn is_behind(segment: (f32, f32), gutter: (f32, f32)) -> Option<bool> {
    match (segment.0 < gutter.0, segment.1 > gutter.1) {
        (true, true) => None,
        (true, false) => Some(false),
        (false, true) => Some(true),
        (false, false) => Some(f32::midpoint(segment.0, segment.1) > f32::midpoint(gutter.0, gutter.1)),
    }
}

/// Puts lines that span all columns in their place between the rows.
fn insert(rows: &mut Vec<TableRow>, lines: Vec<Row>, columns: usize) {
    let Some(y) = lines.first().map(|line| line.y) else { return };
    let is_below = |row: &TableRow| row.cells.iter().flat_map(|cell| &cell.lines).all(|other| other.y > y);
    let at = rows.iter().position(is_below).unwrap_or(rows.len());
    let mut cells = vec![Cell::default(); columns];
    if let Some(first) = cells.first_mut() {
        first.lines = lines;
    }
    rows.insert(at, TableRow { cells });
}
