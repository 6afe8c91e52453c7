//! Tables without ruled cells whose columns hold prose: told from columns of figures, which are read line by line, and
//! from pages set in columns, by the white space between their rows.
//!
//! A table of prose has a gutter that no line of it crosses, and at least two columns with cells of several lines. Its
//! rows are parted by white space over all columns; where they are set as close as the lines of a cell, a row begins
//! where a column that had ended goes on.

mod spanning;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::rows::{Placed, Row, is_blank};
use super::tables::{Cell, Outline, Part, Table, TableRow};

/// The least width of the space between two columns, in sizes of the type: office programs keep 0.6 and more.
const GUTTER: f32 = 0.5;

/// Lines further apart than this share of the pitch have white space between them.
const APART: f32 = 1.25;

/// Rows further apart than this, in sizes, are not of one table.
const FARTHEST: f32 = 5.0;

/// A cell of prose has at least so many letters: heads over two lines have fewer.
const LEAST_LETTERS: usize = 24;

/// So many cells of several lines make a column one of prose.
const LEAST_CELLS: usize = 2;

/// The lines and letters of a cell that is prose for sure: one row may be all that has room on a page.
const LONG: (usize, usize) = (3, 40);

/// A page with more lines is none of text.
const MOST_LINES: usize = 200;

/// A page with more glyphs is none of text.
const MOST_GLYPHS: usize = 20_000;

/// A line with more stretches is none of cells that hold prose.
const MOST_COLUMNS: usize = 16;

/// How often the lines of a page are looked at, so that a page made to be slow takes a time that grows with its length.
const MOST_LOOKS: usize = 16;

/// The tables among the rows of a page, and the lines between them; `before` is where the table stood with which the page
/// before ended.
pub(super) fn parts(rows: Vec<Row>, before: Option<&Outline>) -> Vec<Part> {
    let segments: Vec<Vec<(f32, f32)>> = rows.iter().map(segments).collect();
    let split = segments.iter().filter(|segments| segments.len() > 1).count();
    let glyphs: usize = rows.iter().map(|row| row.glyphs.len()).sum();
    if rows.len() > MOST_LINES || glyphs > MOST_GLYPHS || split == 0 || split < 2 && before.is_none() {
        return vec![Part::Lines(rows)];
    }
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, 0);
    let mut take = |(range, table): (Range<usize>, Table), done: &mut usize| {
        parts.push(Part::Lines(rows[*done..range.start].to_vec()));
        parts.push(Part::Table(table));
        *done = range.end;
    };
    if let Some(rest) = before.and_then(|outline| spanning::rest(&rows, &segments, outline)) {
        take(rest, &mut done);
        at = done;
    }
    let mut looks = MOST_LOOKS * rows.len();
    while at < rows.len() && looks > 0 {
        let stretch = stretch(&rows, &segments, at);
        looks = looks.saturating_sub(stretch.as_ref().map_or(1, ExactSizeIterator::len));
        let found = stretch
            .map(|found| done.max(upwards(&rows, &segments, &found))..found.end)
            .and_then(|found| table(&rows, &segments, found))
            .map(|found| spanning::with_rest(&rows, &segments, found));
        if let Some(found) = found {
            take(found, &mut done);
            at = done;
        } else {
            at += 1;
        }
    }
    parts.push(Part::Lines(rows[done..].to_vec()));
    parts
}

/// The stretches of a row that wide gaps part.
fn segments(row: &Row) -> Vec<(f32, f32)> {
    let mut segments: Vec<(f32, f32)> = Vec::new();
    for placed in row.glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch)) {
        match segments.last_mut() {
            Some((_, end)) if placed.glyph.x0 - *end < GUTTER * row.size => *end = end.max(placed.glyph.x1),
            _ => segments.push((placed.glyph.x0, placed.glyph.x1)),
        }
    }
    segments
}

/// A gap that all rows so far keep free, and how many of them it parts.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    from: f32,
    to: f32,
    parts: usize,
}

impl Gutter {
    /// What a row leaves free of the gutter.
    fn beside(mut self, segments: &[(f32, f32)], least: f32) -> Option<Self> {
        for (from, to) in segments {
            if *to <= self.from || *from >= self.to {
                continue;
            }
            // The wider side of what stands in it.
            if from - self.from >= self.to - to {
                self.to = *from;
            } else {
                self.from = *to;
            }
        }
        let (first, last) = (segments.first()?, segments.last()?);
        self.parts += usize::from(first.1 <= self.from && last.0 >= self.to);
        (self.to - self.from >= least).then_some(self)
    }
}

/// The rows from one that is parted on to the first that crosses a gutter which parted two others.
fn stretch(rows: &[Row], segments: &[Vec<(f32, f32)>], start: usize) -> Option<Range<usize>> {
    let mut gutters: Vec<Gutter> = segments
        .get(start)?
        .windows(2)
        .map(|pair| Gutter { from: pair[0].1, to: pair[1].0, parts: 1 })
        .collect();
    if gutters.is_empty() || gutters.len() >= MOST_COLUMNS {
        return None;
    }
    let mut end = start + 1;
    while let Some(row) = rows.get(end).filter(|_| segments[end].len() <= MOST_COLUMNS) {
        let kept: Vec<Gutter> =
            gutters.iter().filter_map(|gutter| gutter.beside(&segments[end], GUTTER * row.size)).collect();
        let sure = |gutters: &[Gutter]| gutters.iter().filter(|gutter| gutter.parts > 1).count();
        if kept.is_empty() || sure(&kept) < sure(&gutters) || row.y - rows[end - 1].y > FARTHEST * row.size {
            break;
        }
        gutters = kept;
        end += 1;
    }
    Some(start..end)
}

/// The first row of a stretch: lines above it that begin behind a gutter and stand close are of its cells.
fn upwards(rows: &[Row], segments: &[Vec<(f32, f32)>], stretch: &Range<usize>) -> usize {
    let gutter = segments[stretch.start].first().map_or(f32::MAX, |segment| segment.1);
    let mut start = stretch.start;
    while start > 0
        && rows[start].y - rows[start - 1].y < APART * rows[start].size
        && segments[start - 1].first().is_some_and(|segment| segment.0 > gutter)
    {
        start -= 1;
    }
    start
}

/// The gaps that no row of a stretch crosses.
fn gutters(rows: &[Row], segments: &[Vec<(f32, f32)>]) -> Vec<(f32, f32)> {
    let size = rows.iter().map(|row| row.size).fold(0.0, f32::max);
    let mut all: Vec<(f32, f32)> = segments.iter().flatten().copied().collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gutters = Vec::new();
    let mut end: Option<f32> = None;
    for (from, to) in all {
        gutters.extend(end.filter(|end| from - end >= GUTTER * size).map(|end| (end, from)));
        end = Some(end.map_or(to, |end| end.max(to)));
    }
    gutters
}

/// A printed line of one column.
struct Piece {
    column: usize,
    line: Row,
}

/// The table of a stretch of rows, and which of them are its; none if it is no table of prose.
fn table(rows: &[Row], segments: &[Vec<(f32, f32)>], range: Range<usize>) -> Option<(Range<usize>, Table)> {
    let gutters = gutters(&rows[range.clone()], &segments[range.clone()]);
    if gutters.is_empty() {
        return None;
    }
    let lines: Vec<Vec<Piece>> = rows[range.clone()].iter().map(|row| pieces(row, &gutters)).collect();
    let columns = gutters.len() + 1;
    let pitch = pitch(&lines, columns)?;
    let bands = bands(&rows[range.clone()], pitch);
    let is_whole = bands.iter().all(|band| is_contiguous(&lines[band.clone()], columns, pitch));
    let uneven = bands.iter().filter(|band| is_uneven(&lines[(*band).clone()], columns)).count();
    // Newspapers have two columns, and all their lines are full.
    let are_rows = bands.len() >= 2 && (columns > 2 || uneven * 3 >= bands.len());
    let groups = if is_whole && are_rows { bands } else { close_rows(&lines, &bands, columns)? };
    let groups = without_text(groups, &lines);
    let end = groups.last()?.end;
    let table_rows: Vec<TableRow> = groups.into_iter().map(|group| row(&lines[group], columns)).collect();
    let is_prose = |column: &usize| {
        let cells = || table_rows.iter().map(|row| &row.cells[*column]);
        let is_wrapped = |cell: &&Cell| cell.lines.len() > 1 && letters(cell) >= LEAST_LETTERS;
        let is_long = |cell: &Cell| cell.lines.len() >= LONG.0 && letters(cell) >= LONG.1;
        cells().filter(is_wrapped).count() >= LEAST_CELLS || cells().any(is_long)
    };
    let is_table = (0..columns).filter(is_prose).count() >= 2;
    let range = range.start..range.start + end;
    let outline = outline(&rows[range.clone()], &segments[range.clone()], gutters, pitch);
    is_table.then_some((range, Table { rows: table_rows, outline }))
}

/// The rows of a table without what stands under the last in a single column, which is text again.
fn without_text(mut groups: Vec<Range<usize>>, lines: &[Vec<Piece>]) -> Vec<Range<usize>> {
    while groups
        .last()
        .is_some_and(|group| lines[group.clone()].iter().flatten().all(|piece| piece.column == 0))
    {
        groups.pop();
    }
    groups
}

/// Where a table stands whose rows these are.
fn outline(rows: &[Row], segments: &[Vec<(f32, f32)>], gutters: Vec<(f32, f32)>, pitch: f32) -> Outline {
    let all = || segments.iter().flatten();
    let left = all().map(|segment| segment.0).fold(f32::MAX, f32::min);
    let right = all().map(|segment| segment.1).fold(f32::MIN, f32::max);
    let furthest = rows.windows(2).map(|pair| pair[1].y - pair[0].y).fold(pitch, f32::max);
    let bounds = gutters.iter().map(|gutter| gutter.1).collect();
    Outline { bounds, gutters, edges: (left, right), steps: (pitch, furthest) }
}

fn letters(cell: &Cell) -> usize {
    let signs = cell.lines.iter().flat_map(|line| &line.glyphs);
    signs.filter(|placed| placed.glyph.ch.is_alphabetic()).count()
}

/// The lines of a row in each of the columns.
fn pieces(row: &Row, gutters: &[(f32, f32)]) -> Vec<Piece> {
    let column = |placed: &Placed| {
        gutters.partition_point(|gutter| f32::midpoint(gutter.0, gutter.1) <= placed.glyph.x0)
    };
    let mut pieces: Vec<Piece> = Vec::new();
    for placed in &row.glyphs {
        let column = column(placed);
        match pieces.last_mut() {
            Some(piece) if piece.column == column => piece.line.glyphs.push(*placed),
            _ if is_blank(placed.glyph.ch) => {}
            _ => pieces.push(Piece { column, line: Row { glyphs: vec![*placed], ..*row } }),
        }
    }
    for piece in &mut pieces {
        let last = piece.line.glyphs.iter().rposition(|placed| !placed.glyph.ch.is_whitespace());
        piece.line.glyphs.truncate(last.map_or(0, |last| last + 1));
    }
    pieces.retain(|piece| !piece.line.glyphs.is_empty());
    pieces
}

/// The heights of the lines of a column.
fn heights(lines: &[Vec<Piece>], column: usize) -> impl Iterator<Item = f32> {
    lines.iter().flatten().filter(move |piece| piece.column == column).map(|piece| piece.line.y)
}

fn steps(lines: &[Vec<Piece>], column: usize) -> impl Iterator<Item = f32> {
    let heights: Vec<f32> = heights(lines, column).collect();
    (1..heights.len()).map(move |at| heights[at] - heights[at - 1])
}

/// The least distance of two lines of a column.
fn pitch(lines: &[Vec<Piece>], columns: usize) -> Option<f32> {
    (0..columns).flat_map(|column| steps(lines, column)).filter(|step| *step > 1.0).min_by(f32::total_cmp)
}

/// Stretches of rows without white space between them.
fn bands(rows: &[Row], pitch: f32) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    for at in 0..rows.len() {
        match bands.last_mut() {
            Some(band) if rows[at].y - rows[at - 1].y <= APART * pitch => band.end = at + 1,
            _ => bands.push(at..at + 1),
        }
    }
    bands
}

/// Whether no column has white space between its lines.
fn is_contiguous(lines: &[Vec<Piece>], columns: usize, pitch: f32) -> bool {
    (0..columns).all(|column| steps(lines, column).all(|step| step <= APART * pitch))
}

/// Whether the cells of a row have different numbers of lines.
fn is_uneven(lines: &[Vec<Piece>], columns: usize) -> bool {
    let mut counts = (0..columns).map(|column| heights(lines, column).count());
    let first = counts.next();
    counts.any(|count| Some(count) != first)
}

/// The rows of a table that are set as close as the lines of its cells: one begins where all columns of its first line
/// have text and one of them had none in the line before.
fn close_rows(lines: &[Vec<Piece>], bands: &[Range<usize>], columns: usize) -> Option<Vec<Range<usize>>> {
    let has = |at: usize, column: usize| lines[at].iter().any(|piece| piece.column == column);
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut resumed = 0;
    for band in bands {
        for at in band.clone() {
            let is_new = at > band.start
                && has(at, 0)
                && (0..columns).any(|column| has(at, column) && !has(at - 1, column));
            resumed += usize::from(is_new);
            match groups.last_mut() {
                Some(group) if at > band.start && !is_new => group.end = at + 1,
                _ => groups.push(at..at + 1),
            }
        }
    }
    let begins_full = |group: &Range<usize>| has(group.start, 0);
    (resumed >= 2 && groups.iter().all(begins_full)).then_some(groups)
}

/// The cells of a row.
fn row(lines: &[Vec<Piece>], columns: usize) -> TableRow {
    let cell = |column: usize| Cell {
        lines: lines
            .iter()
            .flatten()
            .filter(|piece| piece.column == column)
            .map(|piece| piece.line.clone())
            .collect(),
    };
    TableRow { cells: (0..columns).map(cell).collect() }
}
