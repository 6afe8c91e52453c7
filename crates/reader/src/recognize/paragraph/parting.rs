//! What parts the paragraphs of a text whose lines have no place on a page: blank lines, or the lines themselves, or
//! nothing but their words.

use resdiff_model::{Lexicon, Marker};

use super::{Piece, Role, lead};
use crate::Gap;

/// What parts the paragraphs of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// Blank lines, or the place of their lines.
    Space,
    /// Every line is a paragraph, as where a text was copied from a page or saved by a word processor.
    Lines,
    /// The lines are wrapped, and no blank one stands between them.
    Words,
}

impl Parting {
    /// Looks at the lines from `start` on: where most lines that end a clause are followed at once by the head of
    /// another, blank lines part nothing; and where most lines end as clauses do, none is wrapped.
    pub(super) fn of(lines: &[Piece<'_>], start: usize, lexicon: &Lexicon) -> Self {
        let text = || lines.iter().skip(start).filter(|piece| piece.role == Role::Text);
        if text().any(|piece| piece.geometry().is_some()) {
            return Self::Space;
        }
        let (mut all, mut complete, mut blank, mut close) = (0_usize, 0_usize, 0_usize, 0_usize);
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
            all += 1;
            complete += usize::from(ended);
        }
        match close > blank {
            false => Self::Space,
            true if complete * 2 > all => Self::Lines,
            true => Self::Words,
        }
    }
}

/// Whether a line is the head of a clause by its words.
fn is_head(text: &str, lexicon: &Lexicon) -> bool {
    lead::opens_clause(text, lexicon)
        || Marker::split(text).is_some_and(|(_, rest)| lead::opens_clause(rest, lexicon))
}
