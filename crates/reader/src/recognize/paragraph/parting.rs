//! What parts the paragraphs of a text whose lines have no place on a page: blank lines, or the lines themselves, or
//! nothing but their words.

use resdiff_model::{Lexicon, Marker};

use super::super::{Piece, Role, lead};
use crate::Gap;

/// What parts the paragraphs of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// Blank lines, or the place of their lines.
    Space,
    /// Every line is a paragraph, as a word processor saves a text.
    Lines,
    /// The lines are wrapped at about so many bytes, and no blank one stands between them, as where a text was copied from
    /// a page.
    Words(usize),
}

impl Parting {
    /// Looks at the lines from `start` on: where most lines that end a clause are followed at once by the head of
    /// another, blank lines part nothing. Where then most lines end as clauses do, and those that do not are headings,
    /// much shorter than the longest line, none is wrapped.
    pub(super) fn of(lines: &[Piece<'_>], start: usize, lexicon: &Lexicon) -> Self {
        let text = || lines.iter().skip(start).filter(|piece| piece.role == Role::Text);
        if text().any(|piece| piece.geometry().is_some()) {
            return Self::Space;
        }
        let (mut complete, mut blank, mut close) = (0_usize, 0_usize, 0_usize);
        let mut incomplete = Vec::new();
        let mut ended = false;
        for piece in text() {
            if ended {
                match piece.gap() {
                    Gap::Line => close += usize::from(is_head(&piece.text, lexicon)),
                    Gap::Blank => blank += 1,
                    Gap::Page => {}
                }
            }
            ended = lead::is_complete(&piece.text);
            if ended {
                complete += 1;
            } else {
                incomplete.push(piece.text.len());
            }
        }
        if close <= blank {
            return Self::Space;
        }
        incomplete.sort_unstable();
        let quartile = |quarters: usize| incomplete.get(incomplete.len() * quarters / 4).copied();
        let (common, full) = (quartile(2).unwrap_or_default(), quartile(3).unwrap_or_default());
        let longest = text().map(|piece| piece.text.len()).max().unwrap_or_default();
        if complete > incomplete.len() && common * 2 < longest { Self::Lines } else { Self::Words(full) }
    }
}

/// Whether a clause ends with a line of wrapped text before the next line: that is the head of another one, or its first
/// word would have fitted on the line by far.
pub(super) fn ends_by_words(text: &str, last: usize, next: &str, width: usize, lexicon: &Lexicon) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    let is_mark = word.bytes().all(|byte| byte.is_ascii_digit());
    lead::ends_with_sign(text, &[',', ';']) && lead::opens_clause(next, lexicon)
        || text.ends_with([';', '.', ':']) && !is_mark && (last + 1 + word.len()) * 5 < width * 4
        // The vote under the date of the meeting.
        || text.len() * 2 < width && next.starts_with('[')
}

/// Whether a line is the head of a clause by its words.
fn is_head(text: &str, lexicon: &Lexicon) -> bool {
    lead::opens_clause(text, lexicon)
        || Marker::split(text).is_some_and(|(_, rest)| lead::opens_clause(rest, lexicon))
}
