//! Pages in columns that are drawn column by column, as the programs that set them do; a table is drawn row by row.
//!
//! So the columns are known whether their lines share baselines or not, and beside them no cell is taken for one.

use std::borrow::Cow;

use super::super::glyph::Glyph;
use super::super::rows::is_blank;
use super::{GUTTER, LEAST_GLYPHS, LEAST_LINES};

/// A column takes at least this share of the width of the page's text.
const LEAST_WIDTH: f32 = 0.25;

/// A line that begins by so many sizes higher than the one drawn before it begins another column.
const JUMP: f32 = 6.0;

/// Baselines that differ by less than this share of the size are one line: marks are raised.
const SAME_LINE: f32 = 0.6;

/// Lines further above the columns than this, in sizes, are none of a head over them.
const HEAD: f32 = 4.0;

/// A page with more lines is none of text.
const MOST_LINES: usize = 2_000;

/// A line as it is drawn.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    /// Its glyphs, blanks aside.
    count: usize,
}

/// The glyphs of a page in stretches that are read one after the other; one stretch where there are no columns. The right
/// column is moved under the left one. `table` are the edges of columns that the page before ended with.
pub(in super::super) fn apart<'g>(glyphs: &'g [Glyph], table: Option<&[f32]>) -> Vec<Cow<'g, [Glyph]>> {
    let Some(Columns { gutter, shift, top, bottom }) = find(&lines(glyphs), table) else {
        return vec![Cow::Borrowed(glyphs)];
    };
    let [mut above, mut left, mut right, mut below] = [const { Vec::new() }; 4];
    for glyph in glyphs {
        if glyph.y < top {
            above.push(*glyph);
        } else if glyph.y > bottom {
            below.push(*glyph);
        } else if glyph.x0 < gutter {
            left.push(*glyph);
        } else {
            right.push(Glyph { x0: glyph.x0 - shift, x1: glyph.x1 - shift, ..*glyph });
        }
    }
    // Beside the second column may stand a third.
    let further = apart(&right, table).into_iter().map(Cow::into_owned);
    let stretches = [above, left].into_iter().chain(further).chain([below]);
    stretches.filter(|stretch| !stretch.is_empty()).map(Cow::Owned).collect()
}

/// Two columns of a page.
struct Columns {
    /// The middle of the space between them.
    gutter: f32,
    /// How far the right one stands from the left one.
    shift: f32,
    top: f32,
    bottom: f32,
}

fn lines(glyphs: &[Glyph]) -> Vec<Drawn> {
    let mut lines: Vec<Drawn> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !is_blank(glyph.ch)) {
        match lines.last_mut() {
            Some(line)
                if (glyph.y - line.y).abs() < SAME_LINE * line.size && glyph.x0 > line.x1 - line.size
                    // What goes on far to the right on the same baseline is a cell.
                    && glyph.x0 - line.x1 < JUMP * line.size =>
            {
                line.x1 = line.x1.max(glyph.x1);
                line.count += 1;
                if glyph.size > line.size {
                    (line.y, line.size) = (glyph.y, glyph.size);
                }
            }
            _ => {
                lines.push(Drawn { x0: glyph.x0, x1: glyph.x1, y: glyph.y, size: glyph.size, count: 1 });
            }
        }
    }
    lines
}

fn find(lines: &[Drawn], table: Option<&[f32]>) -> Option<Columns> {
    if !(2 * LEAST_LINES..=MOST_LINES).contains(&lines.len()) {
        return None;
    }
    let jumps: Vec<usize> =
        (1..lines.len()).filter(|&at| lines[at].y < lines[at - 1].y - JUMP * lines[at].size).collect();
    let start = |jump: usize| jump.checked_sub(1).map_or(0, |before| jumps[before]);
    let mut pairs =
        (0..jumps.len()).filter_map(|jump| between(&lines[start(jump)..jumps[jump]], &lines[jumps[jump]..]));
    let columns = pairs.next()?;
    let gutter = columns.gutter;
    let is_in = |line: &&Drawn| (columns.top..=columns.bottom).contains(&line.y);
    let crosses = |line: &Drawn| line.x0 < gutter && line.x1 > gutter;
    let widths = lines.iter().fold((f32::MAX, f32::MIN), |(a, z), line| (a.min(line.x0), z.max(line.x1)));
    let is_wide = |side: f32| (side - gutter).abs() >= LEAST_WIDTH * (widths.1 - widths.0);
    let is_here = |edge: f32| (edge - gutter).abs() < JUMP * lines[0].size;
    // Cells of several rows, or under heads of their own, are a table however high they are.
    let more = pairs.any(|columns| is_here(columns.gutter));
    let (high, low) = (columns.top - HEAD * lines[0].size, columns.top);
    let mut heads = lines.iter().filter(|line| line.y > high && line.y < low);
    let has_heads = heads.clone().any(|line| line.x0 > gutter) && !heads.any(crosses);
    let goes_on = table.is_some_and(|edges| edges.iter().any(|edge| is_here(*edge)));
    let fits = is_wide(widths.0)
        && is_wide(widths.1)
        && !lines.iter().filter(is_in).any(crosses)
        && !(more || has_heads || goes_on);
    fits.then_some(columns)
}

/// The columns of which the left one ends some lines and the right one begins those drawn next.
fn between(before: &[Drawn], after: &[Drawn]) -> Option<Columns> {
    let first = after.first()?;
    let left: Vec<&Drawn> = before.iter().filter(|line| line.y >= first.y - first.size).collect();
    let edge = left.iter().map(|line| line.x1).fold(f32::MIN, f32::max);
    let mut y = first.y;
    let is_right = |line: &&Drawn| {
        let goes_down = line.y >= y - line.size;
        y = line.y;
        goes_down && line.x0 >= edge + GUTTER * line.size
    };
    let right: Vec<&Drawn> = after.iter().take_while(is_right).collect();
    let is_prose = |side: &[&Drawn]| {
        let mut counts: Vec<usize> = side.iter().map(|line| line.count).collect();
        counts.sort_unstable();
        side.len() >= LEAST_LINES && counts[counts.len() / 2] >= LEAST_GLYPHS
    };
    let side = |lines: &[&Drawn]| lines.iter().map(|line| line.x0).fold(f32::MAX, f32::min);
    let both = || left.iter().chain(&right);
    (is_prose(&left) && is_prose(&right)).then(|| Columns {
        gutter: f32::midpoint(edge, side(&right)),
        shift: side(&right) - side(&left),
        top: both().map(|line| line.y - line.size).fold(f32::MAX, f32::min),
        bottom: both().map(|line| line.y + SAME_LINE * line.size).fold(f32::MIN, f32::max),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::type_case::{TypeCase, at};
    use super::apart;

    /// Lines of a column from a height on, at a pitch of 12.
    fn column(case: TypeCase, x: f32, y: f32, lines: u8) -> TypeCase {
        (0..lines).fold(case, |case, line| {
            case.go(x, y + 12.0 * f32::from(line)).set("a line of prose that fills a column")
        })
    }

    fn texts(case: TypeCase) -> Vec<String> {
        let stretches = apart(&case.glyphs, None);
        stretches.iter().map(|glyphs| glyphs.iter().map(|glyph| glyph.ch).take(6).collect()).collect()
    }

    #[test]
    fn columns_with_baselines_of_their_own_are_read_one_after_the_other() {
        let case = at(50.0, 80.0).set("Above all columns");
        let case = column(column(case, 50.0, 110.0, 12), 300.0, 115.0, 10);
        let case = case.go(50.0, 290.0).set("Below both of them");
        assert_eq!(texts(case), ["Above ", "a line", "a line", "Below "]);
    }

    #[test]
    fn three_columns() {
        let case = column(column(at(0.0, 0.0), 50.0, 110.0, 12), 250.0, 115.0, 10);
        assert_eq!(texts(column(case, 450.0, 110.0, 9)).len(), 3);
    }

    #[test]
    fn cells_of_a_table_are_no_columns() {
        let row = |case, y| column(column(case, 50.0, y, 9), 300.0, y, 9);
        assert_eq!(texts(row(row(at(0.0, 0.0), 100.0), 240.0)).len(), 1, "two rows");
        let heads = at(50.0, 88.0).set("Objective").go(300.0, 88.0).set("Means");
        assert_eq!(texts(row(heads, 110.0)).len(), 1, "a row under heads");
    }
}
