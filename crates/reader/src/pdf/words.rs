//! From a row of glyphs to a line of text: where words part, where columns part, what is set how.

use resdiff_model::Style;

use super::rows::{Placed, Row, is_blank};
use crate::Run;

/// A gap as wide as this share of the size parts words, where no blank is drawn. The narrowest blanks of
/// justified text have 0.18.
const WORD_GAP: f32 = 0.17;

/// The same on a line that has blanks of its own: there a gap without one is kerning or letter-spacing unless
/// it is wider than any of these.
const WORD_GAP_BESIDE_BLANKS: f32 = 0.3;

/// A blank drawn where the words touch all the same, as editing leaves them behind, is none.
const NO_GAP: f32 = 0.04;

/// The least gap, in sizes, that can part columns.
const COLUMN_GAP: f32 = 1.6;

/// How much wider than the other gaps of its line a column gap is: in a justified line all are alike.
const COLUMN_RATIO: f32 = 2.2;

/// The widest gap of a stretched line is at most this much wider than its narrowest: sizes and rounding differ.
const ALIKE: f32 = 1.2;

/// The width, in sizes, of a blank that is not stretched.
const BLANK: f32 = 0.25;

/// The stretches of a row, its words parted by blanks and its columns by tabs; empty if nothing is printed.
///
/// The row `below` tells a line of few words that was stretched to the margins from cells of a table.
pub(super) fn runs(row: &Row, below: Option<&Row>) -> Vec<Run> {
    let gaps = gaps(row);
    let column = column_gap(row, &gaps, below);
    let letters = letter_gap(row, &gaps);
    let has_blanks = gaps.iter().any(|gap| gap.blank);
    let word = letters + if has_blanks { WORD_GAP_BESIDE_BLANKS } else { WORD_GAP };

    let mut line = LineMaker::default();
    let mut gaps = gaps.iter();
    for (at, placed) in row.glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch)).enumerate() {
        if at > 0 {
            let gap = gaps.next().copied().unwrap_or_default();
            line.parting = if gap.width >= column {
                Some('\t')
            } else if gap.width >= word || (gap.blank && gap.width > NO_GAP) {
                Some(' ')
            } else {
                None
            };
        }
        line.push(placed);
    }
    line.runs
}

/// What lies between two printed glyphs.
#[derive(Clone, Copy, Debug, Default)]
struct Space {
    /// The width, in sizes of the larger.
    width: f32,
    /// Whether a blank is drawn in it.
    blank: bool,
}

fn gaps(row: &Row) -> Vec<Space> {
    let mut gaps = Vec::with_capacity(row.glyphs.len());
    let mut before: Option<&Placed> = None;
    let mut blank = false;
    for placed in &row.glyphs {
        if is_blank(placed.glyph.ch) {
            blank = true;
            continue;
        }
        if let Some(before) = before {
            let size = before.glyph.size.max(placed.glyph.size).max(f32::MIN_POSITIVE);
            gaps.push(Space { width: (placed.glyph.x0 - before.glyph.x1) / size, blank });
        }
        before = Some(placed);
        blank = false;
    }
    gaps
}

/// The width from which a gap of this line parts columns.
fn column_gap(row: &Row, gaps: &[Space], below: Option<&Row>) -> f32 {
    let words = || gaps.iter().filter(|gap| gap.blank || gap.width >= WORD_GAP).map(|gap| gap.width);
    let (narrowest, widest) =
        words().fold((f32::MAX, 0.0_f32), |(low, high), gap| (low.min(gap), high.max(gap)));
    if widest < COLUMN_GAP {
        return COLUMN_GAP;
    }
    if narrowest < COLUMN_GAP {
        let mut narrow: Vec<f32> = words().filter(|gap| *gap < COLUMN_GAP).collect();
        let middle = narrow.len() / 2;
        let (_, &mut median, _) = narrow.select_nth_unstable_by(middle, f32::total_cmp);
        return COLUMN_GAP.max(COLUMN_RATIO * median);
    }
    // All gaps are wide: few words stretched to a full line, or cells of a table. A line is only stretched
    // because the word that follows it did not fit, and all its gaps are stretched alike.
    let slack = words().map(|gap| gap - BLANK).sum::<f32>() * row.size;
    let is_stretched = widest <= ALIKE * narrowest && below.is_some_and(|below| first_word(below) > slack);
    if is_stretched { f32::INFINITY } else { COLUMN_GAP }
}

/// The width of the first word of a row, and of the blank that would stand before it.
fn first_word(row: &Row) -> f32 {
    let mut printed = row.glyphs.iter().map(|placed| &placed.glyph).skip_while(|glyph| is_blank(glyph.ch));
    let Some(first) = printed.next() else { return 0.0 };
    let mut end = first.x1;
    for glyph in printed {
        if is_blank(glyph.ch) || glyph.x0 - end > WORD_GAP_BESIDE_BLANKS * glyph.size {
            break;
        }
        end = glyph.x1;
    }
    end - first.x0 + BLANK * first.size
}

/// The usual gap between two letters of a word where the line is spaced out, or nothing.
fn letter_gap(row: &Row, gaps: &[Space]) -> f32 {
    let mut letters: Vec<f32> =
        gaps.iter().filter(|gap| !gap.blank && gap.width < 0.6).map(|gap| gap.width).collect();
    // Too few to tell from a line of one-letter cells.
    if letters.len() < 4 || letters.len() * 2 < row.glyphs.len() {
        return 0.0;
    }
    let middle = letters.len() / 2;
    let (_, &mut median, _) = letters.select_nth_unstable_by(middle, f32::total_cmp);
    median.max(0.0)
}

/// A line in the making.
#[derive(Debug, Default)]
struct LineMaker {
    runs: Vec<Run>,
    parting: Option<char>,
}

impl LineMaker {
    fn push(&mut self, placed: &Placed) {
        let face = placed.glyph.face;
        let is = |style: &Style| {
            style.italic == face.italic && style.bold == face.bold && style.raised == placed.raised
        };
        let parting = self.parting.take();
        match self.runs.last_mut() {
            Some(run) if is(&run.style) => {
                run.text.extend(parting);
                run.text.push(placed.glyph.ch);
            }
            last => {
                let style = Style { italic: face.italic, bold: face.bold, raised: placed.raised, link: None };
                let mut text = String::with_capacity(32);
                if let Some(parting) = parting {
                    // A blank goes to the plain side, so that a lead phrase ends with its last letter.
                    match last {
                        Some(run) if run.style == Style::default() => run.text.push(parting),
                        _ if style == Style::default() => text.push(parting),
                        _ => self.runs.push(Run { text: parting.into(), style: Style::default() }),
                    }
                }
                text.push(placed.glyph.ch);
                self.runs.push(Run { text, style });
            }
        }
    }
}
