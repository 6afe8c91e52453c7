//! Tables as a page shows them: which glyphs make rows and cells, where lines are ruled or columns stand apart.
//!
//! The lines of a cell belong together, whatever stands beside them: a row of the table becomes one line of the
//! transcript, its cells parted by tabs.

use super::glyph::Glyph;
use super::grid::{self, Grid};
use super::rows::{self, Row};
use super::rules::Rule;
use super::{columns, direction, prose, words};
use crate::Run;
use crate::transcript::LINE_OF_CELL;

/// A part of a page.
#[derive(Debug)]
pub(super) enum Part {
    /// Printed lines.
    Lines(Vec<Row>),
    /// A table.
    Table(Table),
}

/// The rows of a table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub rows: Vec<TableRow>,
    pub outline: Outline,
}

/// Where a table stands on its page, by which its rest is known on the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// Where its columns end: the ruled lines, or the right edges of the gutters.
    pub bounds: Vec<f32>,
    /// The white space between its columns where no lines are ruled.
    pub gutters: Vec<(f32, f32)>,
    /// The left and right edge of what stands in it.
    pub edges: (f32, f32),
    /// The least and the greatest distance of its lines.
    pub steps: (f32, f32),
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct TableRow {
    pub cells: Vec<Cell>,
}

/// The printed lines of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub lines: Vec<Row>,
}

/// Lines of a cell further apart than this share of the least distance are two paragraphs.
const APART: f32 = 1.25;

impl Cell {
    /// The cell in which these glyphs stand.
    pub(super) fn of(glyphs: &[Glyph]) -> Self {
        Self { lines: rows::rows(glyphs) }
    }

    fn least_distance(&self) -> Option<f32> {
        self.lines.windows(2).map(|pair| pair[1].y - pair[0].y).min_by(f32::total_cmp)
    }

    /// The runs of all lines, with what parts them.
    fn runs(&self, pitch: f32) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                let is_apart = line.y - self.lines[at - 1].y > APART * pitch;
                let sign = if is_apart { '\n' } else { LINE_OF_CELL };
                runs.push(Run { text: sign.into(), ..Run::default() });
            }
            // A wide gap in a cell parts no columns.
            runs.extend(
                words::runs(&self.lines, at)
                    .into_iter()
                    .map(|run| Run { text: run.text.replace('\t', " "), ..run }),
            );
        }
        runs
    }
}

impl Table {
    /// The distance of lines in its cells.
    fn pitch(&self) -> f32 {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        cells().filter_map(Cell::least_distance).min_by(f32::total_cmp).unwrap_or(f32::MAX)
    }

    /// Each row as the runs of one line, with the printed lines that it is made of.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Vec<Run>, Row)> {
        let pitch = self.pitch();
        let signs = || {
            self.rows
                .iter()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| &cell.lines)
                .flat_map(|line| &line.glyphs)
        };
        let letters = signs().filter(|placed| placed.glyph.ch.is_alphabetic()).count();
        let turned = signs().filter(|placed| direction::is_right_to_left(placed.glyph.ch)).count();
        // A table of a script that runs from right to left begins at the right.
        let is_turned = turned > 0 && turned * 2 >= letters;
        self.rows.iter().map(move |row| {
            let mut cells: Vec<Vec<Run>> = row.cells.iter().map(|cell| cell.runs(pitch)).collect();
            if is_turned {
                cells.reverse();
            }
            let mut runs: Vec<Run> = Vec::new();
            for (at, cell) in cells.into_iter().enumerate() {
                if at > 0 {
                    runs.push(Run { text: '\t'.into(), ..Run::default() });
                }
                runs.extend(cell);
            }
            (runs, row.printed())
        })
    }
}

impl TableRow {
    /// The glyphs of the row as one printed line, for its place and its type.
    fn printed(&self) -> Row {
        let lines = || self.cells.iter().flat_map(|cell| &cell.lines);
        let mut glyphs: Vec<_> = lines().flat_map(|line| &line.glyphs).copied().collect();
        glyphs.sort_by(|a, b| a.glyph.x0.total_cmp(&b.glyph.x0));
        Row {
            y: lines().map(|line| line.y).fold(f32::MAX, f32::min),
            size: lines().map(|line| line.size).fold(0.0, f32::max),
            glyphs,
        }
    }
}

/// The parts of a page from top to bottom. `before` is where the table stood with which the page before ended; it becomes
/// where that of this one stands.
pub(super) fn parts(
    glyphs: Vec<Glyph>,
    rules: &[Rule],
    angle: f64,
    before: &mut Option<Outline>,
) -> Vec<Part> {
    let previous = before.take();
    let previous = previous.as_ref();
    let mut parts = Vec::new();
    let mut rest = glyphs;
    let is_in =
        |grid: &Grid, glyph: &Glyph| grid.contains(f32::midpoint(glyph.x0, glyph.x1), grid::middle_of(glyph));
    for grid in grid::find(rules, angle) {
        let (inside, outside): (Vec<Glyph>, Vec<Glyph>) = rest.iter().partition(|glyph| is_in(&grid, glyph));
        let Some(table) = grid.table(&inside, previous.map(|outline| &*outline.bounds)) else { continue };
        let (above, below): (Vec<Glyph>, Vec<Glyph>) =
            outside.into_iter().partition(|glyph| grid::middle_of(glyph) < grid.bottom());
        parts.extend(lines(&above, previous, before));
        *before = Some(table.outline.clone());
        parts.push(Part::Table(table));
        rest = below;
    }
    parts.extend(lines(&rest, previous, before));
    parts
}

/// Where no lines are ruled: tables of prose, known by their white space, and the lines between them.
fn lines(glyphs: &[Glyph], previous: Option<&Outline>, before: &mut Option<Outline>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut printed = Vec::new();
    let stretches = columns::apart(glyphs, previous.map(|outline| &*outline.bounds));
    for part in stretches.iter().flat_map(|glyphs| prose::parts(rows::rows(glyphs), previous)) {
        match part {
            Part::Lines(rows) => printed.extend(rows),
            Part::Table(table) => {
                parts.push(Part::Lines(columns::in_reading_order(std::mem::take(&mut printed))));
                *before = Some(table.outline.clone());
                parts.push(Part::Table(table));
            }
        }
    }
    parts.push(Part::Lines(columns::in_reading_order(printed)));
    parts
}
