//! Pages set in two columns, as newspapers are: the left one is read before the right one.
//!
//! Lines of both columns share their baselines, as the cells of a table do. They are told from a table by their
//! length: a column of prose is wide, and the gutter beside it narrow and free of type over many lines.

mod drawn;

pub(super) use drawn::apart;

use std::ops::RangeInclusive;

use super::rows::{Placed, Row, is_blank};

/// The least width of a gutter, in sizes of the type.
const GUTTER: f32 = 1.0;

/// A page of two columns has at least this many lines in both.
const LEAST_LINES: usize = 8;

/// The least glyphs of a line of a column, in the middle of all: cells are shorter.
const LEAST_GLYPHS: usize = 18;

/// A page with more gaps than this is no page of text.
const MOST_GAPS: usize = 2_000;

/// The rows in the order in which they are read; those of the right column are moved under the left one, so that both
/// have the same edge.
pub(super) fn in_reading_order(rows: Vec<Row>) -> Vec<Row> {
    let Some((x, range)) = gutter(&rows) else { return rows };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut ordered = Vec::with_capacity(rows.len() * 2);
    let mut below = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        if !range.contains(&at) {
            if at < *range.start() {
                ordered.push(row)
            } else {
                below.push(row)
            }
            continue;
        }
        let (before, behind): (Vec<Placed>, Vec<Placed>) =
            row.glyphs.iter().partition(|placed| placed.glyph.x0 < x);
        for (side, glyphs) in [(&mut left, before), (&mut right, behind)] {
            let part = trimmed(Row { glyphs, ..row });
            side.extend((!part.glyphs.is_empty()).then_some(part));
        }
    }
    let edge = |rows: &[Row]| {
        let firsts = rows.iter().filter_map(|row| row.glyphs.first());
        firsts.map(|placed| placed.glyph.x0).fold(f32::MAX, f32::min)
    };
    let shift = edge(&right) - edge(&left);
    for placed in right.iter_mut().flat_map(|row| &mut row.glyphs) {
        placed.glyph.x0 -= shift;
        placed.glyph.x1 -= shift;
    }
    ordered.extend(left);
    ordered.extend(right);
    ordered.extend(below);
    ordered
}

/// A row without blanks at its ends.
fn trimmed(mut row: Row) -> Row {
    let is_seen = |placed: &Placed| !placed.glyph.ch.is_whitespace();
    row.glyphs.truncate(row.glyphs.iter().rposition(is_seen).map_or(0, |last| last + 1));
    let first = row.glyphs.iter().position(is_seen).unwrap_or(0);
    row.glyphs.drain(..first);
    row
}

/// Where the gutter of a page of two columns stands, and the rows from its first to its last line.
fn gutter(rows: &[Row]) -> Option<(f32, RangeInclusive<usize>)> {
    let seen = |row: &Row| row.glyphs.first().zip(row.glyphs.last()).map(|(a, z)| (a.glyph.x0, z.glyph.x1));
    let edges = rows.iter().filter_map(seen);
    let (left, right) = edges.fold((f32::MAX, f32::MIN), |(a, z), (x0, x1)| (a.min(x0), z.max(x1)));
    let middle = left + 0.3 * (right - left)..left + 0.7 * (right - left);
    let gaps: Vec<(usize, f32, f32)> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| gaps(row).into_iter().map(move |(from, to)| (at, from, to)))
        .filter(|(_, from, to)| *to > middle.start && *from < middle.end)
        .collect();
    if !(LEAST_LINES..=MOST_GAPS).contains(&gaps.len()) {
        return None;
    }
    let over = |x: f32| gaps.iter().filter(move |(_, from, to)| *from < x && x < *to);
    let centre = |gap: &(usize, f32, f32)| f32::midpoint(gap.1, gap.2);
    let x = gaps.iter().map(centre).max_by_key(|x| over(*x).count())?;
    let split: Vec<usize> = over(x).map(|(at, ..)| *at).collect();
    let range = *split.first()?..=*split.last()?;
    let is_crossed = |row: &&Row| seen(row).is_some_and(|(from, to)| from < x && x < to);
    let crossed = rows[range.clone()].iter().filter(is_crossed).count() - split.len();
    let length = |is_left: bool| {
        let mut lengths: Vec<usize> = split
            .iter()
            .map(|at| {
                let glyphs = rows[*at].glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch));
                glyphs.filter(|placed| (placed.glyph.x0 < x) == is_left).count()
            })
            .collect();
        lengths.sort_unstable();
        lengths[lengths.len() / 2]
    };
    let are_columns = split.len() >= LEAST_LINES
        && crossed * 8 <= split.len()
        && length(true) >= LEAST_GLYPHS
        && length(false) >= LEAST_GLYPHS;
    are_columns.then_some((x, range))
}

/// The wide gaps between the glyphs of a row.
fn gaps(row: &Row) -> Vec<(f32, f32)> {
    let mut gaps = Vec::new();
    let mut end: Option<f32> = None;
    for placed in row.glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch)) {
        if let Some(end) = end
            && placed.glyph.x0 - end >= GUTTER * row.size
        {
            gaps.push((end, placed.glyph.x0));
        }
        end = Some(end.map_or(placed.glyph.x1, |end| end.max(placed.glyph.x1)));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::super::rows::rows;
    use super::super::type_case::at;
    use super::in_reading_order;

    fn read(lines: &[(&str, f32, &str)]) -> Vec<String> {
        let mut case = at(0.0, 0.0);
        for (line, (left, gap, right)) in lines.iter().enumerate() {
            case = case.go(0.0, 12.0 * line as f32).set(left).go(*gap, 12.0 * line as f32).set(right);
        }
        let text = |row: &super::Row| row.glyphs.iter().map(|placed| placed.glyph.ch).collect();
        in_reading_order(rows(&case.glyphs)).iter().map(text).collect()
    }

    #[test]
    fn two_columns_do_not_interleave() {
        let lines: Vec<_> =
            (0..9).map(|_| ("a left column of much prose", 170.0, "a right column of more prose")).collect();
        let seen = read(&lines);
        assert_eq!(seen.len(), 18);
        assert!(seen[..9].iter().all(|line| line.starts_with("a left")), "{seen:?}");
        assert!(seen[9..].iter().all(|line| line.starts_with("a right")), "{seen:?}");
    }

    #[test]
    fn cells_stay_beside_one_another() {
        let lines: Vec<_> = (0..9).map(|_| ("Beacons and other lights", 170.0, "1 200")).collect();
        assert_eq!(read(&lines)[0], "Beacons and other lights1 200");
    }
}
