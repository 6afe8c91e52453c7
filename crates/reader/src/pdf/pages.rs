//! From the lines of pages to a transcript: the body's type, the pitch of lines, the white space between them.

use std::collections::BTreeMap;

use resdiff_model::Place;

use super::glyph::{Glyph, Page};
use super::rows::{self, Row};
use super::tables::{self, Outline, Part};
use super::words;
use crate::{Gap, Geometry, Hint, Line, Run};

/// A printed line before it is known what the body's type is.
#[derive(Debug)]
pub(super) struct Printed {
    runs: Vec<Run>,
    page: u32,
    // None for lines without a sensible place.
    place: Option<Spot>,
    row: Option<InTable>,
}

/// Where in its table a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InTable {
    First,
    Further,
}

/// Where a line stands, in points.
#[derive(Clone, Copy, Debug)]
struct Spot {
    left: f32,
    right: f32,
    y: f32,
    height: f32,
    size: f32,
}

/// The type sizes of a document: tenths of a point and how many glyphs have them.
#[derive(Debug, Default)]
pub(super) struct Sizes(BTreeMap<u32, usize>);

/// The lines of one page, from top to bottom; lines that run in another direction than most, or stand outside
/// the page, come last.
///
/// `table` is where the one stood with which the page before ended.
pub(super) fn lines(
    mut page: Page,
    number: u32,
    sizes: &mut Sizes,
    table: &mut Option<Outline>,
    lines: &mut Vec<Printed>,
) {
    let mut astray = Vec::new();
    let main = page.sheets.iter().enumerate().max_by_key(|(at, sheet)| (sheet.glyphs.len(), usize::MAX - at));
    if let Some(main) = main.map(|(at, _)| at) {
        let sheet = page.sheets.remove(main);
        let frame = Frame::of(&page, sheet.angle);
        let (inside, outside) = frame.split(sheet.glyphs);
        for part in tables::parts(inside, &page.rules, sheet.angle, table) {
            match part {
                Part::Lines(rows) => {
                    for (at, row) in rows.iter().enumerate() {
                        sizes.count(row);
                        let runs = words::runs(&rows, at);
                        lines.push(Printed { runs, page: number, place: frame.spot(row), row: None });
                    }
                }
                Part::Table(table) => {
                    for (at, (runs, row)) in table.lines().enumerate() {
                        sizes.count(&row);
                        let at = if at == 0 { InTable::First } else { InTable::Further };
                        lines.push(Printed { runs, page: number, place: frame.spot(&row), row: Some(at) });
                    }
                }
            }
        }
        astray.extend(placeless(&outside, number));
    }
    for sheet in &page.sheets {
        astray.extend(placeless(&sheet.glyphs, number));
    }
    astray.extend(in_order(&page.lost, number));
    lines.append(&mut astray);
}

fn placeless(glyphs: &[Glyph], page: u32) -> Vec<Printed> {
    let rows = rows::rows(glyphs);
    let runs = (0..rows.len()).map(|at| words::runs(&rows, at));
    runs.map(|runs| Printed { runs, page, place: None, row: None }).collect()
}

/// Glyphs without any place, as one line in the order in which they are drawn.
fn in_order(glyphs: &[Glyph], page: u32) -> Option<Printed> {
    let text: String = glyphs.iter().map(|glyph| glyph.ch).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| Printed {
        runs: vec![Run { text, ..Run::default() }],
        page,
        place: None,
        row: None,
    })
}

/// The page as seen along the direction of its text.
struct Frame {
    x0: f32,
    y0: f32,
    width: f32,
    height: f32,
}

impl Frame {
    fn of(page: &Page, angle: f64) -> Self {
        let (sin, cos) = if angle == 0.0 { (0.0, 1.0) } else { angle.sin_cos() };
        let (width, height) = (f64::from(page.width), f64::from(page.height));
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)]
            .map(|(x, y)| (x * cos + y * sin, y * cos - x * sin));
        let range = |pick: fn(&(f64, f64)) -> f64| {
            let values = corners.iter().map(pick);
            (values.clone().fold(f64::MAX, f64::min), values.fold(f64::MIN, f64::max))
        };
        let ((x0, x1), (y0, y1)) = (range(|corner| corner.0), range(|corner| corner.1));
        Self { x0: x0 as f32, y0: y0 as f32, width: (x1 - x0) as f32, height: (y1 - y0) as f32 }
    }

    /// The glyphs on the page and those outside it, as a printer would cut them off.
    fn split(&self, glyphs: Vec<Glyph>) -> (Vec<Glyph>, Vec<Glyph>) {
        let is_inside = |glyph: &Glyph| {
            let (left, right, y) = (glyph.x0 - self.x0, glyph.x1 - self.x0, glyph.y - self.y0);
            right >= 0.0 && left <= self.width && y >= 0.0 && y - glyph.size <= self.height
        };
        // Nearly always all are, and nothing is copied.
        if glyphs.iter().all(is_inside) {
            (glyphs, Vec::new())
        } else {
            glyphs.into_iter().partition(is_inside)
        }
    }

    /// Where a row stands.
    fn spot(&self, row: &Row) -> Option<Spot> {
        let (first, last) = (row.glyphs.first()?, row.glyphs.last()?);
        let (left, right) = (first.glyph.x0 - self.x0, last.glyph.x1 - self.x0);
        Some(Spot { left, right, y: row.y - self.y0, height: self.height, size: usual_size(row) })
    }
}

/// More sizes than any real line has.
const MOST_SIZES: usize = 16;

/// The size of most glyphs of a row.
fn usual_size(row: &Row) -> f32 {
    let mut counts: Vec<(f32, usize)> = Vec::new();
    for placed in &row.glyphs {
        let size = placed.glyph.size;
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == size) {
            *count += 1;
        } else if counts.len() < MOST_SIZES {
            counts.push((size, 1));
        }
    }
    counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)))
        .map_or(row.size, |(size, _)| size)
}

impl Sizes {
    fn count(&mut self, row: &Row) {
        let mut glyphs = row.glyphs.iter().map(|placed| placed.glyph.size).peekable();
        while let Some(size) = glyphs.next() {
            let mut count = 1;
            while glyphs.next_if_eq(&size).is_some() {
                count += 1;
            }
            *self.0.entry(tenths(size)).or_default() += count;
        }
    }

    /// The size of the body's type in points: that of most glyphs.
    fn body(&self) -> f32 {
        let most = self.0.iter().max_by_key(|(size, count)| (**count, **size));
        most.map_or(10.0, |(size, _)| *size as f32 / 10.0).max(0.1)
    }
}

fn tenths(size: f32) -> u32 {
    (size * 10.0).round().clamp(0.0, 1e6) as u32
}

/// The lines of all pages, with their places in columns and shares of the page.
pub(super) fn transcribe(printed: Vec<Printed>, sizes: &Sizes) -> Vec<Line> {
    let body = sizes.body();
    let pitches = Pitches::of(&printed);
    let mut before: Option<(u32, Option<Spot>)> = None;
    let mut lines = Vec::with_capacity(printed.len());
    for line in printed {
        let gap = match before {
            Some((page, _)) if page != line.page => Gap::Page,
            None => Gap::Page,
            Some(_) if line.row == Some(InTable::Further) => Gap::Line,
            Some(_) if line.row == Some(InTable::First) => Gap::Blank,
            Some((_, above)) => match (above, line.place) {
                // The next column of a page.
                (Some(above), Some(here)) if above.y - here.y > HIGHER * here.size => Gap::Page,
                (Some(above), Some(here)) if !pitches.is_wide(&above, &here) => Gap::Line,
                _ => Gap::Blank,
            },
        };
        before = Some((line.page, line.place));
        let column = body / 2.0;
        lines.push(Line {
            runs: line.runs,
            gap,
            at: Place { page: Some(line.page), ..Place::default() },
            geometry: line.place.map(|spot| Geometry {
                left: spot.left / column,
                right: spot.right / column,
                height: Some((spot.y / spot.height).clamp(0.0, 1.0)),
                size: spot.size / body,
            }),
            hint: line.row.map(|_| Hint::Row),
        });
    }
    lines
}

/// A line that stands by so many sizes higher than the one before it begins another column.
const HIGHER: f32 = 4.0;

/// The usual distance of lines, for each size of type.
struct Pitches(BTreeMap<u32, f32>);

/// A distance that is this much more than the pitch is white space: paragraphs of the official files are 1.5
/// pitches apart, lines with a raised mark or a larger word at most 1.1.
const WIDE: f32 = 1.25;

/// A line that leaves less than this share of its width free is full.
const FULL: f32 = 0.12;

/// The widest pitch that is believed where too few full lines tell it, in sizes.
const WIDEST_PITCH: f32 = 1.3;

/// The pitch where the document has too few lines of a size to measure it, in sizes.
const COMMON_PITCH: f32 = 1.2;

impl Pitches {
    /// Measures the pitch: the narrowest distance that a fair share of the lines of a size keep. The commonest
    /// would be wrong for a document of one-line paragraphs, the narrowest for one with a cramped table.
    ///
    /// Lines that are as good as full are asked alone if there are some: most go on in the next.
    fn of(printed: &[Printed]) -> Self {
        let mut widest: BTreeMap<u32, f32> = BTreeMap::new();
        for spot in printed.iter().filter_map(|line| line.place) {
            let right = widest.entry(tenths(spot.size)).or_default();
            *right = right.max(spot.right);
        }
        let is_full = |spot: &Spot| {
            widest
                .get(&tenths(spot.size))
                .is_some_and(|right| spot.right > right - FULL * (right - spot.left))
        };
        let mut full = Self::measure(printed, is_full);
        for (size, pitch) in Self::measure(printed, |_| true) {
            // Below lines that are not full there is mostly white space, be it ever so even.
            full.entry(size).or_insert(pitch.min(WIDEST_PITCH * size as f32 / 10.0));
        }
        Self(full)
    }

    /// The pitch of each size, from the lines below those that are asked.
    fn measure(printed: &[Printed], is_asked: impl Fn(&Spot) -> bool) -> BTreeMap<u32, f32> {
        let mut distances: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
        for pair in printed.windows(2) {
            if let [Printed { page, place: Some(above), .. }, Printed { page: other, place: Some(here), .. }] =
                pair
                && page == other
                && pair.iter().all(|line| line.row.is_none())
                && tenths(above.size) == tenths(here.size)
                && is_asked(above)
                && here.y - above.y < 3.0 * here.size
            {
                *distances
                    .entry(tenths(here.size))
                    .or_default()
                    .entry(tenths(here.y - above.y))
                    .or_default() += 1;
            }
        }
        let pitches = distances.into_iter().filter_map(|(size, distances)| {
            let total: usize = distances.values().sum();
            // Rounding spreads a pitch over two or three tenths.
            let near = |distance: u32| -> usize {
                distances.range(distance.saturating_sub(1)..=distance + 1).map(|(_, count)| count).sum()
            };
            let pitch = distances.keys().find(|distance| near(**distance) * 4 >= total)?;
            (total >= 4).then_some((size, (*pitch + 1) as f32 / 10.0))
        });
        pitches.collect()
    }

    fn is_wide(&self, above: &Spot, here: &Spot) -> bool {
        let pitch = |spot: &Spot| {
            self.0.get(&tenths(spot.size)).copied().unwrap_or(COMMON_PITCH * spot.size).max(0.8 * spot.size)
        };
        here.y - above.y > WIDE * pitch(above).max(pitch(here))
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::{Page, Sheet};
    use super::super::type_case::{TypeCase, at};
    use super::{Sizes, lines, transcribe};
    use crate::{Gap, Line};

    fn page(cases: &[(f64, TypeCase)]) -> Page {
        let sheets = cases.iter().map(|(angle, case)| Sheet { angle: *angle, glyphs: case.glyphs.clone() });
        Page { width: 600.0, height: 800.0, sheets: sheets.collect(), ..Page::default() }
    }

    fn read(pages: Vec<Page>) -> Vec<Line> {
        let (mut sizes, mut printed) = (Sizes::default(), Vec::new());
        for (number, page) in (1..).zip(pages) {
            lines(page, number, &mut sizes, &mut None, &mut printed);
        }
        transcribe(printed, &sizes)
    }

    #[test]
    fn more_than_the_pitch_is_white_space() {
        let at_heights = |heights: &[f32]| {
            heights.iter().fold(at(0.0, 0.0), |case, y| case.go(50.0, *y).set("line of text"))
        };
        // A pitch of 18 for type of 10, and paragraphs that are 27 apart.
        let case = at_heights(&[100.0, 118.0, 136.0, 163.0, 181.0, 199.0, 217.0]);
        let gaps: Vec<Gap> = read(vec![page(&[(0.0, case)])]).iter().map(|line| line.gap).collect();
        assert_eq!(gaps, [Gap::Page, Gap::Line, Gap::Line, Gap::Blank, Gap::Line, Gap::Line, Gap::Line]);
    }

    #[test]
    fn measures_are_columns_and_shares() {
        let mut case = at(50.0, 200.0).set("body text").go(50.0, 400.0);
        case.size = 8.0;
        let lines = read(vec![page(&[(0.0, case.set("note"))])]);
        let geometry: Vec<_> = lines.iter().filter_map(|line| line.geometry).collect();
        assert_eq!((geometry[0].left, geometry[0].height, geometry[0].size), (10.0, Some(0.25), 1.0));
        assert_eq!((geometry[1].right, geometry[1].size), (13.2, 0.8));
    }

    #[test]
    fn what_stands_outside_or_runs_otherwise_comes_last() {
        let case = at(50.0, 100.0).set("inside").go(700.0, 100.0).set("outside").go(50.0, 300.0).set("below");
        let margin = at(10.0, -20.0).set("up");
        let lines =
            read(vec![page(&[(-1.57, margin), (0.0, case)]), page(&[(0.0, at(9.0, 9.0).set("next"))])]);
        let shown: Vec<_> =
            lines.iter().map(|line| (line.text(), line.geometry.is_some(), line.gap)).collect();
        assert_eq!(
            shown,
            [
                ("inside".to_owned(), true, Gap::Page),
                ("below".to_owned(), true, Gap::Blank),
                ("outside".to_owned(), false, Gap::Blank),
                ("up".to_owned(), false, Gap::Blank),
                ("next".to_owned(), true, Gap::Page),
            ]
        );
    }

    #[test]
    fn a_page_that_runs_otherwise_as_a_whole_is_turned() {
        // Text that runs down the page: its lines lie across, its top is the right edge.
        let quarter = std::f64::consts::FRAC_PI_2;
        let case = at(100.0, -500.0).set("first").go(100.0, -488.0).set("second");
        let lines = read(vec![page(&[(quarter, case)])]);
        let heights: Vec<_> = lines.iter().filter_map(|line| line.geometry?.height).collect();
        assert_eq!(lines[1].text(), "second");
        assert!((heights[0] - 100.0 / 600.0).abs() < 0.001, "{heights:?}");
    }
}
