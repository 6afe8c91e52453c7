//! Tables with ruled cells: which ruled lines belong together, and which glyphs stand in which of their cells.
//!
//! A grid needs lines down the page between its columns: the tables of the official files have lines across it alone,
//! and are read by their white space.

use super::glyph::Glyph;
use super::rules::Rule;
use super::tables::{Cell, Outline, Table, TableRow};

/// Lines closer than this, in points, are one, and ends closer than this to a line touch it.
const TOUCH: f32 = 2.5;

/// Lines closer than this are the two sides of a double line: no row is as low, no column as narrow.
const LEAST_CELL: f32 = 6.0;

/// A line shorter than this is an ornament.
const SHORTEST: f32 = 5.0;

/// More lines than this on a page are a drawing: all of them are held against one another.
const MOST_LINES: usize = 600;

/// A line across the page at a height, or down it at a distance from its edge: `at`, and where it begins and ends.
#[derive(Clone, Copy, Debug)]
struct Ruled {
    at: f32,
    from: f32,
    to: f32,
}

/// The lines of one table.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    across: Vec<Ruled>,
    down: Vec<Ruled>,
    /// Where columns and rows end, the outer edges included.
    xs: Vec<f32>,
    ys: Vec<f32>,
}

/// The grids of a page from top to bottom, none inside another; `angle` is the direction of its text.
pub(super) fn find(rules: &[Rule], angle: f64) -> Vec<Grid> {
    let (across, down) = directed(rules, angle);
    let (across, down) = (joined(across), joined(down));
    if across.is_empty() || down.is_empty() || across.len() + down.len() > MOST_LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = Vec::new();
    for (across, down) in components(&across, &down) {
        grids.extend(Grid::of(across, down));
    }
    grids.sort_by(|a, b| b.area().total_cmp(&a.area()));
    let mut kept: Vec<Grid> = Vec::new();
    for grid in grids {
        if kept
            .iter()
            .all(|other| other.bottom() <= grid.top() + TOUCH || grid.bottom() <= other.top() + TOUCH)
        {
            kept.push(grid);
        }
    }
    kept.sort_by(|a, b| a.top().total_cmp(&b.top()));
    kept
}

/// The lines across the page and those down it, as seen along the text.
fn directed(rules: &[Rule], angle: f64) -> (Vec<Ruled>, Vec<Ruled>) {
    #[expect(clippy::cast_possible_truncation, reason = "a sine")]
    let (sin, cos) = (angle.sin() as f32, angle.cos() as f32);
    let turned = |(x, y): (f32, f32)| (x * cos + y * sin, y * cos - x * sin);
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for rule in rules {
        let ((x0, y0), (x1, y1)) = (turned(rule.from), turned(rule.to));
        if ![x0, y0, x1, y1].iter().all(|n| n.is_finite()) {
            continue;
        }
        if (y1 - y0).abs() < 1.0 {
            across.push(Ruled { at: f32::midpoint(y0, y1), from: x0.min(x1), to: x0.max(x1) });
        } else if (x1 - x0).abs() < 1.0 {
            down.push(Ruled { at: f32::midpoint(x0, x1), from: y0.min(y1), to: y0.max(y1) });
        }
    }
    (across, down)
}

/// Lines in one another's continuation put together: office programs rule every cell for itself.
fn joined(mut lines: Vec<Ruled>) -> Vec<Ruled> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined = Vec::new();
    for same in lines.chunk_by_mut(|a, b| b.at - a.at < 1.0) {
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Ruled> = None;
        for line in same {
            match &mut open {
                Some(open) if line.from <= open.to + TOUCH => open.to = open.to.max(line.to),
                _ => joined.extend(open.replace(*line)),
            }
        }
        joined.extend(open);
    }
    joined.retain(|line| line.to - line.from >= SHORTEST);
    joined
}

/// The lines that touch one another, in groups.
fn components(across: &[Ruled], down: &[Ruled]) -> Vec<(Vec<Ruled>, Vec<Ruled>)> {
    let touch = |a: &Ruled, b: &Ruled| {
        (a.from - TOUCH..=a.to + TOUCH).contains(&b.at) && (b.from - TOUCH..=b.to + TOUCH).contains(&a.at)
    };
    // None of those down the page is seen twice, so that the work is bounded by the pairs.
    let mut free_across: Vec<bool> = vec![true; across.len()];
    let mut free_down: Vec<bool> = vec![true; down.len()];
    let mut groups = Vec::new();
    for start in 0..down.len() {
        if !std::mem::take(&mut free_down[start]) {
            continue;
        }
        let (mut of_across, mut of_down, mut next) = (Vec::new(), vec![down[start]], 0);
        while let Some(line) = of_down.get(next).copied() {
            next += 1;
            for (at, crossing) in across.iter().enumerate() {
                if free_across[at] && touch(crossing, &line) {
                    free_across[at] = false;
                    of_across.push(*crossing);
                    for (other, further) in down.iter().enumerate() {
                        if free_down[other] && touch(crossing, further) {
                            free_down[other] = false;
                            of_down.push(*further);
                        }
                    }
                }
            }
        }
        groups.push((of_across, of_down));
    }
    groups
}

/// Where lines stand, those of a double line once, and the outer ends of the lines that cross them.
fn bounds(lines: &[Ruled], crossing: &[Ruled]) -> Vec<f32> {
    let mut bounds: Vec<f32> = lines.iter().map(|line| line.at).collect();
    bounds.extend(crossing.iter().map(|line| line.from).min_by(f32::total_cmp));
    bounds.extend(crossing.iter().map(|line| line.to).max_by(f32::total_cmp));
    bounds.sort_by(f32::total_cmp);
    bounds.dedup_by(|next, before| *next - *before < LEAST_CELL);
    bounds
}

impl Grid {
    /// The grid of lines that touch: at least two columns, and a line between two rows or around one.
    fn of(across: Vec<Ruled>, down: Vec<Ruled>) -> Option<Self> {
        let (xs, ys) = (bounds(&down, &across), bounds(&across, &down));
        (xs.len() >= 3 && ys.len() >= 2 && across.len() >= 2).then_some(Self { across, down, xs, ys })
    }

    fn area(&self) -> f32 {
        (self.bottom() - self.top()) * (self.xs.last().unwrap_or(&0.0) - self.xs.first().unwrap_or(&0.0))
    }

    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f32 {
        self.ys.last().copied().unwrap_or(0.0)
    }

    /// Whether a place is inside.
    pub(super) fn contains(&self, x: f32, y: f32) -> bool {
        let within = |bounds: &[f32], at: f32| {
            bounds.first().zip(bounds.last()).is_some_and(|(from, to)| (*from..*to).contains(&at))
        };
        within(&self.xs, x) && within(&self.ys, y)
    }

    /// The row and the column of a place.
    fn place(&self, x: f32, y: f32) -> (usize, usize) {
        let band = |bounds: &[f32], at: f32| {
            let before = bounds.partition_point(|bound| *bound <= at).saturating_sub(1);
            before.min(bounds.len().saturating_sub(2))
        };
        (band(&self.ys, y), band(&self.xs, x))
    }

    /// For the cell of each row and column the row and the column at which it begins: those without a line between
    /// them are one.
    fn origins(&self) -> Vec<Vec<(usize, usize)>> {
        let (rows, columns) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut tops = vec![vec![0; columns]; rows];
        let mut lefts = vec![vec![0; columns]; rows];
        for row in 0..rows {
            for column in 0..columns {
                let above = || self.has_line(&self.across, self.ys[row], self.middle(&self.xs, column));
                let before = || self.has_line(&self.down, self.xs[column], self.middle(&self.ys, row));
                tops[row][column] = if row == 0 || above() { row } else { tops[row - 1][column] };
                lefts[row][column] = if column == 0 || before() { column } else { lefts[row][column - 1] };
            }
        }
        let origin = |(column, top): (usize, &usize)| (*top, lefts[*top][column]);
        tops.iter().map(|tops| tops.iter().enumerate().map(origin).collect()).collect()
    }

    fn middle(&self, bounds: &[f32], at: usize) -> f32 {
        f32::midpoint(bounds[at], bounds[at + 1])
    }

    fn has_line(&self, lines: &[Ruled], at: f32, over: f32) -> bool {
        lines.iter().any(|line| (line.at - at).abs() < LEAST_CELL && (line.from..=line.to).contains(&over))
    }

    /// The table that these glyphs make; none if they fill no two of its columns, or one row alone that does not go on
    /// with the columns of the table before.
    pub(super) fn table(&self, glyphs: &[Glyph], before: Option<&[f32]>) -> Option<Table> {
        let (rows, columns) = (self.ys.len() - 1, self.xs.len() - 1);
        let mut cells: Vec<Vec<Vec<Glyph>>> = vec![vec![Vec::new(); columns]; rows];
        let origins = self.origins();
        for word in words(glyphs) {
            let (first, last) = (word.first()?, word.last()?);
            let (row, column) = self.place(f32::midpoint(first.x0, last.x1), middle_of(first));
            let (row, column) = origins[row][column];
            cells[row][column].extend_from_slice(word);
        }
        let is_filled = |cell: &Vec<Glyph>| cell.iter().any(|glyph| !glyph.ch.is_whitespace());
        let filled_columns =
            (0..columns).filter(|&column| cells.iter().any(|row| is_filled(&row[column]))).count();
        let filled_rows = cells.iter().filter(|row| row.iter().any(is_filled)).count();
        let goes_on = || before.is_some_and(|before| same_bounds(before, &self.xs));
        if filled_columns < 2 || filled_rows < 2 && !goes_on() {
            return None;
        }
        // Columns that no row fills are the space between double lines or a margin.
        let is_kept: Vec<bool> =
            (0..columns).map(|column| cells.iter().any(|row| is_filled(&row[column]))).collect();
        let rows = cells.iter().filter(|row| row.iter().any(is_filled)).map(|row| TableRow {
            cells: row
                .iter()
                .zip(&is_kept)
                .filter(|(_, kept)| **kept)
                .map(|(cell, _)| Cell::of(cell))
                .collect(),
        });
        let outline = Outline { bounds: self.xs.clone(), ..Outline::default() };
        Some(Table { rows: rows.collect(), outline })
    }
}

/// Whether two tables have the same columns.
pub(super) fn same_bounds(one: &[f32], other: &[f32]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| (a - b).abs() < LEAST_CELL)
}

/// The height of the middle of a small letter, at which a glyph stands for sure in its cell.
pub(super) fn middle_of(glyph: &Glyph) -> f32 {
    glyph.y - 0.25 * glyph.size
}

/// Glyphs in the words as they are drawn: a word that reaches over a line stands in one cell.
fn words(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| {
        let is_near = (b.x0 - a.x1).abs() < 0.1 * a.size.max(b.size);
        a.y == b.y && is_near && !a.ch.is_whitespace() && !b.ch.is_whitespace()
    })
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rule;
    use super::super::type_case::{TypeCase, at};
    use super::find;

    fn across(y: f32, from: f32, to: f32) -> Rule {
        Rule { from: (from, y), to: (to, y) }
    }

    fn down(x: f32, from: f32, to: f32) -> Rule {
        Rule { from: (x, from), to: (x, to) }
    }

    /// The rows of the first grid.
    #[track_caller]
    fn check(rules: &[Rule], case: &TypeCase, expected: &[&str]) {
        let table = find(rules, 0.0).first().and_then(|grid| grid.table(&case.glyphs, None));
        let text = |run: &crate::Run| run.text.replace('\t', "|").replace('\u{2028}', "/");
        let rows: Vec<String> = table
            .iter()
            .flat_map(|table| table.lines().map(|(runs, _)| runs.iter().map(text).collect()))
            .collect();
        assert_eq!(rows, expected);
    }

    fn words() -> TypeCase {
        let case = at(5.0, 12.0).set("Lamps").go(105.0, 12.0).set("two in each").go(105.0, 24.0).set("tower");
        case.go(5.0, 46.0).set("Charts").go(105.0, 46.0).set("one")
    }

    #[test]
    fn ruled_cells_hold_their_lines_together() {
        let rules = [
            across(0.0, 0.0, 200.0),
            across(32.0, 0.0, 200.0),
            across(60.0, 0.0, 200.0),
            down(100.0, 0.0, 60.0),
        ];
        check(&rules, &words(), &["Lamps|two in each/tower", "Charts|one"]);
        // Each cell ruled for itself.
        let piecewise: Vec<Rule> = rules
            .iter()
            .flat_map(|rule| match rule {
                Rule { from: (_, y), to: (_, end) } if y == end => {
                    vec![across(*y, 0.0, 100.0), across(*y, 100.5, 200.0)]
                }
                _ => vec![down(100.0, 0.0, 32.0), down(100.0, 32.4, 60.0)],
            })
            .collect();
        check(&piecewise, &words(), &["Lamps|two in each/tower", "Charts|one"]);
    }

    #[test]
    fn a_cell_over_two_rows_is_of_the_first() {
        let rules = [
            across(0.0, 0.0, 200.0),
            across(16.0, 100.0, 200.0),
            across(32.0, 0.0, 200.0),
            across(60.0, 0.0, 200.0),
            down(100.0, 0.0, 60.0),
        ];
        check(&rules, &words(), &["Lamps|two in each", "|tower", "Charts|one"]);
    }

    #[test]
    fn lines_across_alone_or_around_the_page_are_no_grid() {
        let lines = [across(0.0, 0.0, 200.0), across(32.0, 0.0, 200.0), across(60.0, 0.0, 200.0)];
        check(&lines, &words(), &[]);
        let frame =
            [across(0.0, 0.0, 200.0), across(60.0, 0.0, 200.0), down(0.0, 0.0, 60.0), down(200.0, 0.0, 60.0)];
        check(&frame, &words(), &[]);
    }
}
