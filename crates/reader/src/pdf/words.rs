//! From a row of glyphs to the runs of a line: its words and columns parted, each stretch in one style.

use resdiff_model::Style;

use super::direction;
use super::gaps::{self, Parting};
use super::rows::{Placed, Row, is_blank};
use crate::Run;

/// The stretches of a row among its neighbours, its words parted by blanks and its columns by tabs.
pub(super) fn runs(rows: &[Row], at: usize) -> Vec<Run> {
    let Some(row) = rows.get(at) else { return Vec::new() };
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    let mut partings = gaps::partings(row, above, rows.get(at + 1)).into_iter();
    let mut line = LineMaker::default();
    for placed in row.glyphs.iter().filter(|placed| !is_blank(placed.glyph.ch)) {
        line.push(placed);
        line.parting = match partings.next() {
            Some(Parting::Tab) => Some('\t'),
            Some(Parting::Blank) => Some(' '),
            Some(Parting::Nothing) | None => None,
        };
    }
    direction::in_reading_order(line.runs)
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
                        _ => self.runs.push(Run { text: parting.into(), ..Run::default() }),
                    }
                }
                text.push(placed.glyph.ch);
                self.runs.push(Run { text, style, note: false });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::rows;
    use super::super::type_case::{TypeCase, at};
    use super::runs;

    /// The lines of a page: tabs as `|`, raised type as `^1^`, italics as `*so*`.
    #[track_caller]
    fn check(case: TypeCase, expected: &[&str]) {
        let rows = rows(&case.glyphs);
        let line = |at: usize| {
            let run = |run: &crate::Run| match (run.style.raised, run.style.italic) {
                (true, _) => format!("^{}^", run.text),
                (_, true) => format!("*{}*", run.text),
                _ => run.text.replace('\t', "|"),
            };
            runs(&rows, at).iter().map(run).collect::<String>()
        };
        assert_eq!((0..rows.len()).map(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn drawn_blanks_part_words() {
        check(at(0.0, 0.0).set("Takes note of the report;"), &["Takes note of the report;"]);
    }

    #[test]
    fn gaps_part_words_where_no_blank_is_drawn() {
        check(at(0.0, 0.0).set("Takes").skip(0.25).set("note").skip(0.2).set("of"), &["Takes note of"]);
    }

    #[test]
    fn kerning_does_not_part_words() {
        check(at(0.0, 0.0).set("A").skip(-0.1).set("V").skip(0.12).set("A is it"), &["AVA is it"]);
    }

    #[test]
    fn letter_spacing_does_not_part_words() {
        check(at(0.0, 0.0).spaced("Decides", 0.14).skip(0.3).spaced("also", 0.14), &["Decides also"]);
        check(at(0.0, 0.0).set("It ").spaced("decides", 0.3).set(" also"), &["It decides also"]);
    }

    #[test]
    fn letter_spaced_headings_stay_whole() {
        check(at(0.0, 0.0).spaced("ANNEX", 0.4), &["ANNEX"]);
    }

    #[test]
    fn a_blank_without_width_is_none() {
        check(at(0.0, 0.0).set("well- ").skip(-0.23).set("coordinated work"), &["well-coordinated work"]);
    }

    #[test]
    fn several_blanks_are_one() {
        check(at(0.0, 0.0).set("4   December  2024 "), &["4 December 2024"]);
    }

    #[test]
    fn no_break_blanks_are_kept_and_part_enough() {
        check(at(0.0, 0.0).set("para.\u{a0}").skip(0.3).set("5 of it"), &["para.\u{a0}5 of it"]);
    }

    #[test]
    fn justified_lines_of_wide_gaps_are_words() {
        let line = |case: TypeCase| case.set("a").skip(1.7).set("few").skip(1.8).set("words");
        check(
            line(at(0.0, 0.0)).go(0.0, 12.0).set("intergovernmental"),
            &["a few words", "intergovernmental"],
        );
    }

    #[test]
    fn cells_with_like_gaps_are_columns() {
        let line = |case: TypeCase| case.set("2119").skip(3.0).set("2120").skip(3.0).set("2121");
        check(line(line(at(0.0, 0.0)).go(0.0, 12.0)), &["2119|2120|2121", "2119|2120|2121"]);
    }

    #[test]
    fn brackets_reach_into_the_space_between_columns() {
        let case = at(0.0, 0.0).set("Surplus of the year").skip(9.0).set("(4 067)").skip(1.5).set("(4 073)");
        check(case, &["Surplus of the year|(4 067)|(4 073)"]);
    }

    #[test]
    fn a_head_over_a_column_parts_the_line_under_it() {
        let case = at(40.0, 0.0).set("Net of").go(0.0, 12.0).set("Half").go(40.0, 12.0).set("staff");
        check(case.go(-10.0, 24.0).set("(dollars)"), &["Net of", "Half|staff", "(dollars)"]);
    }

    #[test]
    fn a_gap_unlike_the_others_parts_columns() {
        let case =
            at(0.0, 0.0).set("Estimated appropriation").skip(9.0).set("63 930").skip(2.0).set("58 552");
        check(case, &["Estimated appropriation|63 930|58 552"]);
    }

    #[test]
    fn a_lead_phrase_ends_with_its_last_letter() {
        let case =
            at(0.0, 0.0).set("1.").skip(1.2).italic(true).set("Takes note ").italic(false).set("of it");
        check(case, &["1. *Takes note* of it"]);
    }

    #[test]
    fn a_mark_belongs_to_the_word_before_it() {
        check(at(0.0, 0.0).set("the report,").raised("12").set(" and its"), &["the report,^12^ and its"]);
        // Marks are set loosely; only a drawn blank is one.
        let loose = at(0.0, 0.0).set("the 2030 Agenda,").skip(0.4).raised("1").set(" and its");
        check(loose, &["the 2030 Agenda,^1^ and its"]);
        check(at(0.0, 0.0).set("the report, ").raised("1").set(" and"), &["the report, ^1^ and"]);
        // A mark printed into a word, and a blank that the rest of the word is set over.
        check(at(0.0, 0.0).set("a").skip(0.17).raised("8").set(" ").skip(-0.13).set("nd"), &["a^8^nd"]);
    }
}
