//! What the white space between two glyphs is: nothing, the blank between words, the tab between columns.
//!
//! The numbers are shares of the type's size. They were measured in the official files, where 2.3 million
//! gaps within words are at most 0.14 wide, letter-spacing included, and the blanks between words at least 0.15
//! (up to 0.9, and more on lines of few words); and tried on files of other makers, which draw no blanks.

use super::glyph::Glyph;
use super::rows::{Placed, Row, is_blank};

/// A gap as wide as this parts words, where no blank is drawn.
const WORD_GAP: f32 = 0.17;

/// The same before and after a raised mark on a line that draws its blanks: marks are set loosely, and the
/// gap before one is no blank unless one is drawn.
const BEFORE_MARK: f32 = 0.7;
const AFTER_MARK: f32 = 0.3;

/// A blank that is drawn narrower than this is none: editing leaves them behind (`non- governmental`,
/// `3 – 14 June`), at most 0.09 wide, 0.12 behind a mark inside a word, and on paper the words touch.
const NO_GAP: f32 = 0.13;

/// The least gap that can part columns.
const COLUMN_GAP: f32 = 1.6;

/// The least gap that parts columns in a row that has another of at least `SURE_COLUMN`: the brackets of negative figures
/// reach into the space between columns.
const NEXT_COLUMN_GAP: f32 = 1.0;
const SURE_COLUMN: f32 = 1.8;

/// How much wider than the other gaps of its line a column gap is: in a justified line all are alike.
const COLUMN_RATIO: f32 = 2.2;

/// How much wider than the narrowest the widest gap of a stretched line is at most: sizes and rounding differ.
const ALIKE: f32 = 1.2;

/// How far apart, in sizes, the left edges of two lines of a column may stand.
const SAME_COLUMN: f32 = 0.1;

/// The width of a blank that is not stretched.
const BLANK: f32 = 0.25;

/// The widest gap that can be letter-spacing.
const LETTER_SPACE: f32 = 0.6;

/// What a gap is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    /// Two letters of a word.
    Nothing,
    /// Two words.
    Blank,
    /// Two columns, or a number and its paragraph.
    Tab,
}

/// The white space between two printed glyphs.
#[derive(Clone, Copy, Debug)]
struct Space {
    /// The width, as a share of the larger size.
    width: f32,
    /// Whether a blank is drawn in it.
    has_blank: bool,
    before_mark: bool,
    after_mark: bool,
    /// Whether a no-break or thin blank stands on either side, which parts enough.
    beside_blank: bool,
}

/// What parts each printed glyph of a row from the next.
///
/// The rows `above` and `below` tell a line of few words that was stretched to the margins from cells of a table.
pub(super) fn partings(row: &Row, above: Option<&Row>, below: Option<&Row>) -> Vec<Parting> {
    let spaces = spaces(row);
    let column = column_gap(row, &spaces, above, below);
    let letters = letter_gap(&spaces);
    let draws_blanks = spaces.iter().any(|space| space.has_blank);
    let parting = |(at, space): (usize, &Space)| {
        if space.width >= column {
            return Parting::Tab;
        }
        let least = match (space.has_blank, draws_blanks) {
            (true, _) => NO_GAP,
            (false, true) if space.before_mark => BEFORE_MARK,
            (false, true) if space.after_mark => AFTER_MARK,
            _ => WORD_GAP + letters,
        };
        let is_none = space.width < least || space.beside_blank;
        if is_none || !space.has_blank && is_letter_spaced(&spaces, at) {
            Parting::Nothing
        } else {
            Parting::Blank
        }
    };
    spaces.iter().enumerate().map(parting).collect()
}

fn spaces(row: &Row) -> Vec<Space> {
    let mut spaces = Vec::with_capacity(row.glyphs.len());
    let mut before: Option<&Placed> = None;
    let mut has_blank = false;
    for placed in &row.glyphs {
        if is_blank(placed.glyph.ch) {
            has_blank = true;
            continue;
        }
        if let Some(before) = before {
            let size = before.glyph.size.max(placed.glyph.size).max(f32::MIN_POSITIVE);
            spaces.push(Space {
                width: (placed.glyph.x0 - before.glyph.x1) / size,
                has_blank,
                before_mark: placed.raised && !before.raised,
                after_mark: before.raised && !placed.raised,
                beside_blank: before.glyph.ch.is_whitespace() || placed.glyph.ch.is_whitespace(),
            });
        }
        before = Some(placed);
        has_blank = false;
    }
    spaces
}

/// The width from which a gap of this line parts columns.
fn column_gap(row: &Row, spaces: &[Space], above: Option<&Row>, below: Option<&Row>) -> f32 {
    let words = || {
        let words = spaces.iter().filter(|space| space.has_blank || space.width >= WORD_GAP);
        words.map(|space| space.width)
    };
    let (narrowest, widest) =
        words().fold((f32::MAX, 0.0_f32), |(low, high), gap| (low.min(gap), high.max(gap)));
    if widest < COLUMN_GAP {
        return COLUMN_GAP;
    }
    if narrowest < COLUMN_GAP {
        let least = if widest >= SURE_COLUMN { NEXT_COLUMN_GAP } else { COLUMN_GAP };
        return least.max(COLUMN_RATIO * median(words().filter(|gap| *gap < least).collect()));
    }
    // All gaps are wide: few words stretched to a full line, or cells of a table. A line is only stretched
    // because the word that follows it did not fit, and all its gaps are stretched alike.
    let slack = words().map(|gap| gap - BLANK).sum::<f32>() * row.size;
    let is_stretched = widest <= ALIKE * narrowest
        && below.is_some_and(|below| first_word(below) > slack)
        && !above.is_some_and(|above| begins_over_column(above, row));
    if is_stretched { f32::INFINITY } else { COLUMN_GAP }
}

/// Whether a row begins where a later word of the row under it begins: both lines are the head of one column.
fn begins_over_column(above: &Row, row: &Row) -> bool {
    let Some(left) = above.glyphs.first().map(|placed| placed.glyph.x0) else { return false };
    let words =
        row.glyphs.windows(2).filter(|pair| pair[1].glyph.x0 - pair[0].glyph.x1 > WORD_GAP * row.size);
    words.map(|pair| pair[1].glyph.x0).any(|start| (start - left).abs() < SAME_COLUMN * row.size)
}

/// The width of the first word of a row, and of the blank that would stand before it.
fn first_word(row: &Row) -> f32 {
    let mut glyphs = row.glyphs.iter().map(|placed| &placed.glyph).skip_while(|glyph| is_blank(glyph.ch));
    let Some(first) = glyphs.next() else { return 0.0 };
    let mut end = first.x1;
    let is_in_word = |end: f32, glyph: &Glyph| {
        !is_blank(glyph.ch) && glyph.x0 - end <= (WORD_GAP + BLANK) / 2.0 * glyph.size
    };
    while let Some(glyph) = glyphs.next()
        && is_in_word(end, glyph)
    {
        end = glyph.x1;
    }
    end - first.x0 + BLANK * first.size
}

/// The usual gap between two letters of a line that is spaced out as a whole; next to nothing on others.
fn letter_gap(spaces: &[Space]) -> f32 {
    let letters: Vec<f32> = spaces
        .iter()
        .filter(|space| !space.has_blank && space.width < LETTER_SPACE)
        .map(|space| space.width)
        .collect();
    // Too few to tell from a line of one-letter cells.
    if letters.len() < 4 || letters.len() * 2 < spaces.len() { 0.0 } else { median(letters).max(0.0) }
}

/// Whether a gap is one of several alike in a word that is spaced out for emphasis.
fn is_letter_spaced(spaces: &[Space], at: usize) -> bool {
    let Some(width) = spaces.get(at).map(|space| space.width).filter(|width| *width < LETTER_SPACE) else {
        return false;
    };
    let is_alike = |at: Option<usize>| {
        at.and_then(|at| spaces.get(at))
            .is_some_and(|other| !other.has_blank && (other.width - width).abs() < 0.1 * width)
    };
    is_alike(at.checked_sub(1)) || is_alike(at.checked_add(1))
}

/// The middle one of some widths, of an even number the upper.
fn median(mut widths: Vec<f32>) -> f32 {
    let middle = widths.len() / 2;
    if middle >= widths.len() {
        return 0.0;
    }
    *widths.select_nth_unstable_by(middle, f32::total_cmp).1
}
