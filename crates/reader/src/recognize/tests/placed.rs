//! Lines that know their places, written one a line.

use resdiff_model::Style;

use crate::{Gap, Geometry, Line, Run};

/// Lines of a page, each as `= 24-98 @0.07 x0.83 b | text`: what parts it from the line before (`=` a new page, `+` white
/// space, `-` nothing), its left and right edges in columns, how far down the page it stands and the size of its type,
/// where they are known, and `b` for bold type. What stands between two `^` is raised.
pub(super) fn lines(text: &str) -> Vec<Line> {
    text.lines().map(str::trim_start).filter(|line| !line.is_empty()).map(line).collect()
}

fn line(line: &str) -> Line {
    let (place, text) = line.split_once("| ").unwrap_or((line, ""));
    let mut placed = Line { gap: Gap::Line, ..Line::default() };
    let mut geometry = Geometry { size: 1.0, ..Geometry::default() };
    let mut bold = false;
    for word in place.split_whitespace() {
        match word.split_at(1) {
            ("-", "") => placed.gap = Gap::Line,
            ("+", "") => placed.gap = Gap::Blank,
            ("=", "") => placed.gap = Gap::Page,
            ("@", height) => geometry.height = Some(height.parse().unwrap()),
            ("x", size) => geometry.size = size.parse().unwrap(),
            ("b", "") => bold = true,
            _ => {
                let (left, right) = word.split_once('-').unwrap();
                (geometry.left, geometry.right) = (left.parse().unwrap(), right.parse().unwrap());
                placed.geometry = Some(geometry);
            }
        }
        if placed.geometry.is_some() {
            placed.geometry = Some(geometry);
        }
    }
    let runs = text.split('^').enumerate().filter(|(_, text)| !text.is_empty());
    let style = |raised| Style { bold, raised, ..Style::default() };
    placed.runs = runs
        .map(|(at, text)| Run { text: text.to_owned(), style: style(at % 2 == 1), ..Run::default() })
        .collect();
    placed
}
