//! Lines that are headings by where they stand, for forms that tell nothing of type.

use resdiff_model::{Lexicon, Marker};

use super::super::{Piece, Role, lead, signs, words};
use super::{FIRST_LINE, begins_paragraph};
use crate::Gap;

/// Where columns are all that is known of a page, a heading is the line between a paragraph that is complete and
/// one that begins further in, and ends like no paragraph.
pub(super) fn is_heading_by_place(
    lines: &[Piece<'_>],
    index: usize,
    last: Option<usize>,
    margins: &[f32],
    lexicon: &Lexicon,
) -> bool {
    let piece = &lines[index];
    if piece.geometry().is_none_or(|g| g.height.is_some()) || !piece.text.starts_with(words::is_capital) {
        return false;
    }
    let next =
        lines[index + 1..].iter().position(|piece| piece.role == Role::Text).map(|offset| index + 1 + offset);
    let begins_paragraph = next.is_some_and(|next| {
        let further_in = lines[next].geometry().is_some_and(|g| g.left - margins[next] > FIRST_LINE);
        let text = &*lines[next].text;
        further_in && (begins_paragraph(text) || Marker::split(text).is_some())
    });
    let ended =
        last.is_none_or(|last| lead::is_complete(&lines[last].text) || signs::is_numeral(&lines[last].text));
    begins_paragraph
        && ended
        && !lead::is_complete(&piece.text)
        && !lead::ends_with_joint(&piece.text, lexicon)
}

/// At the head of a page, where nothing is known of columns, a heading is a line that ends like no paragraph, with the
/// next number behind a blank line.
pub(super) fn is_heading_before_number(lines: &[Piece<'_>], index: usize, last_number: u32) -> bool {
    let text = &*lines[index].text;
    let next = lines[index + 1..].iter().find(|piece| piece.role == Role::Text);
    let is_next = |piece: &Piece<'_>| {
        let number = Marker::split(&piece.text).and_then(|(marker, _)| marker.number());
        piece.gap() == Gap::Blank && number.is_some_and(|number| number == last_number + 1 || number == 1)
    };
    text.starts_with(words::is_capital)
        && !lead::is_complete(text)
        && Marker::split(text).is_none()
        && next.is_some_and(is_next)
}

/// Where nothing but words parts the lines, a heading is what ends like no paragraph, up to the line with the next number
/// or a lead phrase: where that is, if one begins with this line.
pub(super) fn heading_by_words(
    lines: &[Piece<'_>],
    index: usize,
    last_number: u32,
    lexicon: &Lexicon,
) -> Option<usize> {
    /// The lines of the longest heading.
    const LONGEST: usize = 5;
    if !lines[index].text.starts_with(words::is_capital) || lead::opens_clause(&lines[index].text, lexicon) {
        return None;
    }
    let text = lines.iter().enumerate().skip(index).filter(|(_, piece)| piece.role == Role::Text);
    for (at, piece) in text.take(LONGEST + 1) {
        let number = Marker::split(&piece.text).and_then(|(marker, _)| marker.number());
        if number.is_some() {
            return (at > index && number.is_some_and(|number| number == last_number + 1 || number == 1))
                .then_some(at);
        }
        if at > index && lead::opens_clause(&piece.text, lexicon) {
            return Some(at);
        }
        if lead::is_complete(&piece.text) || lead::ends_with_joint(&piece.text, lexicon) {
            return None;
        }
    }
    None
}
