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

/// The stretches of a row, its words parted by blanks and its columns by tabs; empty if nothing is printed.
pub(super) fn runs(row: &Row) -> Vec<Run> {
    let gaps = gaps(row);
    let column = column_gap(&gaps);
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
fn column_gap(gaps: &[Space]) -> f32 {
    let words = || gaps.iter().filter(|gap| gap.blank || gap.width >= WORD_GAP).map(|gap| gap.width);
    let (narrowest, widest) =
        words().fold((f32::MAX, 0.0_f32), |(low, high), gap| (low.min(gap), high.max(gap)));
    if narrowest < COLUMN_GAP {
        let mut narrow: Vec<f32> = words().filter(|gap| *gap < COLUMN_GAP).collect();
        let middle = narrow.len() / 2;
        let (_, &mut median, _) = narrow.select_nth_unstable_by(middle, f32::total_cmp);
        return COLUMN_GAP.max(COLUMN_RATIO * median);
    }
    // All gaps are wide: few words stretched to a full line, or cells of a table. Stretched gaps are alike.
    let is_stretched = words().count() > 1 && widest <= ALIKE * narrowest;
    if is_stretched { f32::INFINITY } else { COLUMN_GAP }
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
                    // A blank goes to the plainer side, so that a lead phrase ends with its last letter.
                    match last {
                        Some(run) if emphasis(&run.style) <= emphasis(&style) => run.text.push(parting),
                        _ => text.push(parting),
                    }
                }
                text.push(placed.glyph.ch);
                self.runs.push(Run { text, style });
            }
        }
    }
}

fn emphasis(style: &Style) -> u8 {
    u8::from(style.italic) + u8::from(style.bold) + 4 * u8::from(style.raised)
}
