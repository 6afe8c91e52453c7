//! How far the masthead goes where no organ line ends it.

use resdiff_model::{Lexicon, Marker};

use super::super::furniture::is_symbol;
use super::super::{Piece, lead, words};
use super::{agenda, number_of_title};
use crate::Gap;

/// Type larger than the body's by this factor is that of a title.
const LARGE: f32 = 1.08;

/// How many lines are the masthead of a text without an organ line: amendments to a draft, a corrigendum, a decision.
/// None where the text does not begin as an official document does.
pub(in super::super) fn without_organ_line(lines: &[Piece<'_>], lexicon: &Lexicon) -> Option<usize> {
    const HEAD: usize = 60;
    let mut head = lines.iter().take(HEAD);
    let bears_symbol =
        |piece: &Piece<'_>| piece.text.contains('/') && piece.text.split([' ', '\t']).any(is_symbol);
    let has_symbol = lines.iter().take(HEAD / 4).any(bears_symbol);
    // Where the paragraph that holds a line ends.
    let end_of = |at: usize| {
        let rest = lines.get(at + 1..).unwrap_or_default();
        at + 1 + rest.iter().take_while(|piece| piece.gap() == Gap::Line).count()
    };
    let is_title = |at: usize| {
        lines
            .get(at)
            .is_some_and(|piece| !lead::is_complete(&piece.text) && Marker::split(&piece.text).is_none())
    };
    // On a page several lines of larger type may be the title.
    let is_large = |at: usize| lines[at].geometry().is_some_and(|g| g.height.is_some() && g.size > LARGE);
    let with_title = |at: usize| {
        let mut end = if is_title(at) { end_of(at) } else { at };
        while end > at && is_title(end) && is_large(end) && is_large(at) {
            end = end_of(end);
        }
        end
    };
    // `175/564.`; `1/2.` begins no title.
    let is_number =
        |piece: &Piece<'_>| number_of_title(&piece.text).is_some_and(|(number, _)| number.len() > 3);
    if let Some(number) = lines.iter().take(HEAD / 2).position(is_number) {
        return Some(end_of(number));
    }
    if !has_symbol {
        return None;
    }
    let is_draft = |piece: &Piece<'_>| {
        words::find_any(&piece.text, lexicon.draft).is_some() && Marker::split(&piece.text).is_none()
    };
    if let Some(draft) = head.position(is_draft) {
        return Some(with_title(end_of(draft)));
    }
    let item = lines.iter().take(HEAD).position(|piece| agenda::number(&piece.text, lexicon).is_some())?;
    // On a page the title of the item follows the number at once.
    let end = end_of(item);
    Some(if end > item + 1 { end } else { with_title(end) })
}
