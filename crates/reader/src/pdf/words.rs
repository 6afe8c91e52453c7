//! From a row of glyphs to the runs of a line: its words and columns parted, each stretch in one style.

use resdiff_model::Style;

use super::gaps::{self, Parting};
use super::rows::{Placed, Row, is_blank};
use crate::Run;

/// The stretches of a row, its words parted by blanks and its columns by tabs.
pub(super) fn runs(row: &Row, below: Option<&Row>) -> Vec<Run> {
    let mut partings = gaps::partings(row, below).into_iter();
    let mut line = LineMaker::default();
    for placed in row.glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch)) {
        line.push(placed);
        line.parting = match partings.next() {
            Some(Parting::Tab) => Some('\t'),
            Some(Parting::Blank) => Some(' '),
            Some(Parting::Nothing) | None => None,
        };
    }
    line.runs
}

/// A line in the making.
#[derive(Debug, Default)]
struct LineMaker {
    runs: Vec<Run>,
    /// What comes before the next glyph.
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
