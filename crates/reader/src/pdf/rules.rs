//! The ruled lines of a page: strokes and thin fills that run along it or across it.
//!
//! They tell where the cells of a table end. Curves, slants and areas tell nothing and are passed over.

use hayro_font::kurbo::Point;
use hayro_syntax::content::Instruction;

use super::glyph::Page;
use super::state::{Run, numbers};

/// A straight line from one end to the other, in points of the page as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub from: (f32, f32),
    pub to: (f32, f32),
}

/// More ruled lines than a page of tables has: drawings and maps have more, and tell nothing.
pub(super) const MOST_RULES: usize = 2_000;

/// A filled area as thin as this, in points, is a line.
const THIN: f32 = 3.0;

/// The path that is being drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    lines: Vec<Rule>,
    /// Where the lines of the part that is being drawn begin, and its first and its last point.
    part: usize,
    start: Option<Point>,
    pen: Option<Point>,
    /// Each part that is complete, as a range of `lines`, and whether it is straight.
    parts: Vec<(usize, usize, bool)>,
    is_curved: bool,
}

impl Path {
    fn go(&mut self, to: Point) {
        self.end_part();
        (self.start, self.pen) = (Some(to), Some(to));
    }

    fn line(&mut self, to: Point) {
        if let Some(from) = self.pen
            && self.lines.len() < MOST_RULES
        {
            self.lines.push(Rule { from: pair(from), to: pair(to) });
        }
        self.pen = Some(to);
    }

    fn close(&mut self) {
        if let Some(start) = self.start {
            self.line(start);
        }
        self.end_part();
    }

    fn end_part(&mut self) {
        if self.part < self.lines.len() {
            self.parts.push((self.part, self.lines.len(), !self.is_curved));
        }
        (self.part, self.is_curved) = (self.lines.len(), false);
    }

    /// Leaves the lines of a path that is stroked on the page.
    fn stroke(&mut self, page: &mut Page) {
        let room = MOST_RULES.saturating_sub(page.rules.len());
        page.rules.extend(self.lines.iter().take(room));
    }

    /// Leaves the thin parts of a path that is filled on the page, each as the line in its middle.
    fn fill(&mut self, page: &mut Page) {
        self.end_part();
        for (start, end, is_straight) in &self.parts {
            let ends = || self.lines[*start..*end].iter().flat_map(|line| [line.from, line.to]);
            let range = |pick: fn((f32, f32)) -> f32| {
                ends().map(pick).fold((f32::MAX, f32::MIN), |(low, high), n| (low.min(n), high.max(n)))
            };
            let ((x0, x1), (y0, y1)) = (range(|end| end.0), range(|end| end.1));
            let (x, y) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
            let rule = if y1 - y0 <= THIN && y1 - y0 <= x1 - x0 {
                Rule { from: (x0, y), to: (x1, y) }
            } else if x1 - x0 <= THIN {
                Rule { from: (x, y0), to: (x, y1) }
            } else {
                continue;
            };
            if *is_straight && page.rules.len() < MOST_RULES {
                page.rules.push(rule);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn pair(point: Point) -> (f32, f32) {
    (point.x as f32, point.y as f32)
}

/// Follows an operator that draws a path or paints it.
pub(super) fn draw(run: &mut Run<'_, '_>, instruction: &Instruction<'_, '_>, page: &mut Page) {
    let operator = &**instruction.operator;
    let ctm = run.state.ctm;
    let is_shown = run.is_shown();
    let path = &mut run.path;
    match operator {
        b"m" => {
            let [x, y] = numbers(instruction);
            path.go(ctm * Point::new(x, y));
        }
        b"l" => {
            let [x, y] = numbers(instruction);
            path.line(ctm * Point::new(x, y));
        }
        b"c" | b"v" | b"y" => {
            path.is_curved = true;
            let [_, _, c, d, e, f] = numbers(instruction);
            let (x, y) = if operator == b"c" { (e, f) } else { (c, d) };
            path.pen = Some(ctm * Point::new(x, y));
        }
        b"re" => {
            let [x, y, width, height] = numbers(instruction);
            let corner = |x: f64, y: f64| ctm * Point::new(x, y);
            path.go(corner(x, y));
            path.line(corner(x + width, y));
            path.line(corner(x + width, y + height));
            path.line(corner(x, y + height));
            path.close();
        }
        b"h" => path.close(),
        b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
            if matches!(operator, b"s" | b"b" | b"b*") {
                path.close();
            }
            let is_stroked = matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*");
            let is_filled = matches!(operator, b"f" | b"F" | b"f*");
            if is_stroked && is_shown {
                path.stroke(page);
            } else if is_filled && is_shown {
                path.fill(page);
            }
            path.lines.clear();
            path.parts.clear();
            (path.part, path.start, path.pen, path.is_curved) = (0, None, None, false);
        }
        _ => {}
    }
}
