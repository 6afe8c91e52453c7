//! The edges between which a text is set.

use resdiff_model::Marker;

use super::paragraph::FIRST_LINE;
use super::{Piece, Role};
use crate::Gap;

/// Columns by which two edges may differ and still be the same edge.
pub(super) const SAME_EDGE: f32 = 1.2;
/// Sizes of type that differ by more than this share are two sizes.
pub(super) const SAME_SIZE: f32 = 0.08;

/// The left edge of the text for every line, by its page: the leftmost edge that a good share of the lines of
/// the page keep.
pub(super) fn margins(lines: &[Piece<'_>], from: usize) -> Vec<f32> {
    let mut margins = vec![0.0; lines.len()];
    let mut start = from;
    let mut before = edge_of_masthead(&lines[..from], lines.get(from));
    let mut is_first = true;
    while start < lines.len() {
        let end = start + 1 + lines[start + 1..].iter().take_while(|piece| piece.gap() != Gap::Page).count();
        let page = &lines[start..end];
        let lefts: Vec<f32> = page
            .iter()
            .filter(|piece| piece.role == Role::Text)
            .filter_map(|piece| piece.geometry().map(|g| g.left))
            .collect();
        let mut sorted = lefts.clone();
        sorted.sort_unstable_by(f32::total_cmp);
        let near = |edge: f32| {
            let same = |left: f32| (left - edge).abs() < SAME_EDGE;
            let from = sorted.partition_point(|&left| left < edge && !same(left));
            sorted[from..].partition_point(|&left| left < edge || same(left))
        };
        let common = sorted.iter().copied().find(|&edge| near(edge) * 8 >= sorted.len() && near(edge) >= 2);
        // A page of a few lines may have no line at the edge: then the page before tells it.
        let has_height = page.iter().any(|piece| piece.geometry().is_some_and(|g| g.height.is_some()));
        let edge = match (common, before) {
            (Some(edge), Some(before)) if has_height && (edge - before).abs() < 8.0 => edge.min(before),
            // One line at the edge of the page before: a heading over clauses of a line each.
            (Some(edge), Some(before)) if before < edge && edge - before < STEP && near(before) > 0 => before,
            // The first page has only first lines of paragraphs.
            (Some(edge), Some(before)) if is_first && before < edge && sorted.len() < FEW => before,
            (Some(edge), Some(before))
                if !has_height && (FIRST_LINE..STEP).contains(&(edge - before)) && begins_all(page, edge) =>
            {
                before
            }
            (Some(edge), _) => edge,
            (None, before) => before.or(lefts.iter().copied().min_by(f32::total_cmp)).unwrap_or(0.0),
        };
        before = Some(edge);
        is_first = false;
        margins[start..end].fill(edge);
        start = end;
    }
    margins
}

/// Whether white space stands over every line at an edge: where first lines of paragraphs alone keep it, it is theirs.
fn begins_all(page: &[Piece<'_>], edge: f32) -> bool {
    let text = page.iter().filter(|piece| piece.role == Role::Text);
    let mut there = text.filter(|piece| piece.geometry().is_some_and(|g| (g.left - edge).abs() < SAME_EDGE));
    there.all(|piece| piece.gap() != Gap::Line)
}

/// A first line stands in by less than so many columns: pages have 5, texts made from them up to 8.
const STEP: f32 = 9.0;

/// A page of so many lines has one at the edge of the text.
const FEW: usize = 8;

/// The edge that the masthead shares with the text, where columns are all that is known: that of two of its lines from
/// which the first line of the text stands in.
fn edge_of_masthead(masthead: &[Piece<'_>], first: Option<&Piece<'_>>) -> Option<f32> {
    let first = first.and_then(Piece::geometry).filter(|g| g.height.is_none())?;
    let lefts = masthead.iter().filter(|piece| piece.role == Role::Text).filter_map(Piece::geometry);
    let mut lefts: Vec<f32> =
        lefts.map(|g| g.left).filter(|left| (2.0..STEP).contains(&(first.left - left))).collect();
    lefts.sort_unstable_by(|one, other| other.total_cmp(one));
    lefts.windows(2).find(|pair| pair[0] - pair[1] < SAME_EDGE).map(|pair| pair[0])
}

/// The right edge of the text where places are known: the furthest that two lines of its type reach, else the furthest.
/// Two lines that happen to end together far inside are no edge.
pub(super) fn right(lines: &[Piece<'_>], start: usize) -> Option<f32> {
    const FAR_INSIDE: f32 = 0.8;
    // The tab after a paragraph's number parts no columns.
    let is_row = |text: &str| Marker::split(text).map_or(text, |(_, rest)| rest).contains('\t');
    let places = lines[start..].iter().filter(|piece| piece.role == Role::Text && !is_row(&piece.text));
    let places =
        places.filter_map(Piece::geometry).filter(|g| g.height.is_some() && (g.size - 1.0).abs() < SAME_SIZE);
    let mut edges: Vec<f32> = places.map(|g| g.right).collect();
    edges.sort_unstable_by(|one, other| other.total_cmp(one));
    let furthest = edges.first().copied()?;
    let shared = edges.windows(2).find(|pair| pair[0] - pair[1] < SAME_EDGE).map(|pair| pair[0]);
    Some(shared.filter(|edge| *edge > FAR_INSIDE * furthest).unwrap_or(furthest))
}
