//! Lines put together to one text: what is joined, what is repaired, where marks and styles stand.

use resdiff_model::{Language, Style};

use super::placed::lines;
use crate::recognize::Piece;
use crate::recognize::joining::{Built, TextBuilder, cells};
use crate::{Line, Run};

const PLAIN: Style = Style { italic: false, bold: false, raised: false, link: None };
const ITALIC: Style = Style { italic: true, ..PLAIN };
const RAISED: Style = Style { raised: true, ..PLAIN };

fn build(lines: &[Line], repair: bool) -> Built {
    let mut builder = TextBuilder::new(repair, Language::English.lexicon());
    for (index, line) in lines.iter().enumerate() {
        builder.line(&Piece::new(line), index, 0);
    }
    builder.finish()
}

fn line_of(runs: &[(&str, &Style)]) -> Line {
    let run = |(text, style): &(&str, &Style)| Run {
        text: (*text).to_owned(),
        style: (*style).clone(),
        note: false,
    };
    Line { runs: runs.iter().map(run).collect(), ..Line::default() }
}

#[test]
fn a_word_that_the_end_of_a_line_cut_is_joined() {
    for (first, second, joined) in [
        ("Open-", "ended", "Open-ended"),
        ("Open\u{2011}", "ended", "Open\u{2011}ended"),
        ("long-", "and short-term", "long- and short-term"),
        ("lamps -", "oil", "lamps - oil"),
        ("har\u{ad}", "bours", "harbours"),
        ("and/", "or", "and/or"),
        ("and/", "(or)", "and/ (or)"),
        ("and /", "or", "and / or"),
        ("2119–", "2120", "2119–2120"),
        ("2119–", "lamps", "2119– lamps"),
        ("lamps–", "2120", "lamps– 2120"),
        ("lamps", "oil", "lamps oil"),
    ] {
        let built = build(&[Line::plain(first), Line::plain(second)], false);
        assert_eq!(built.text, joined);
    }
}

#[test]
fn blanks_that_taking_a_text_from_a_page_has_made_are_repaired() {
    for (printed, repaired) in [
        ("lamps , oil ; and ( wicks )", "lamps, oil; and (wicks)"),
        ("lamps – , oil", "lamps – , oil"),
        ("lamps . Oil : wicks", "lamps. Oil: wicks"),
        ("lamps .5 and :oil", "lamps .5 and :oil"),
        ("lamps; . oil", "lamps; . oil"),
        ("in -depth", "in-depth"),
        ("in -5 and 5 -in", "in -5 and 5 -in"),
        ("“ lamps ”", "“lamps”"),
        ("2119– 2120", "2119–2120"),
        ("lamps– 2120", "lamps– 2120"),
        ("2119– lamps", "2119– lamps"),
        ("[ lamps ]", "[lamps]"),
        ("lamps  and \t oil", "lamps and oil"),
        ("lamps\tand\toil", "lamps and oil"),
    ] {
        // A text of ASCII is taken another way.
        for tail in ["", " é"] {
            let line = [Line::plain(format!("{printed}{tail}"))];
            assert_eq!(build(&line, true).text, format!("{repaired}{tail}"));
        }
    }
    let kept = "lamps , oil ( wicks ) in -depth";
    assert_eq!(build(&[Line::plain(kept)], false).text, kept);
}

#[test]
fn raised_numbers_and_asterisks_are_marks_and_other_raised_letters_are_words() {
    #[track_caller]
    fn check(runs: &[(&str, &Style)], expected: &str) {
        let built = build(&[line_of(runs)], false);
        let mut shown = built.text.clone();
        for mark in built.marks.iter().rev() {
            shown.insert_str(mark.at, &format!("^{}", mark.mark));
        }
        assert_eq!(shown, expected);
    }
    check(&[("lamps", &PLAIN), ("12", &RAISED), (" of tin", &PLAIN)], "lamps^12 of tin");
    check(&[("lamps", &PLAIN), ("1, 2", &RAISED), (" of tin", &PLAIN)], "lamps^1^2 of tin");
    check(&[("lamps", &PLAIN), ("***", &RAISED), (" of tin", &PLAIN)], "lamps^*** of tin");
    check(&[("lamps", &PLAIN), ("1234", &RAISED), (" of tin", &PLAIN)], "lamps1234 of tin");
    check(&[("lamps", &PLAIN), ("1*", &RAISED), (" of tin", &PLAIN)], "lamps1* of tin");
    check(&[("37", &PLAIN), ("th", &RAISED), (" meeting", &PLAIN)], "37th meeting");
    check(&[("lamps", &PLAIN), ("1 ", &RAISED), ("of tin", &PLAIN)], "lamps^1 of tin");
    // A comma parts two marks, and no mark and a word.
    check(&[("lamps", &PLAIN), ("1", &RAISED), (",", &PLAIN), ("2", &RAISED)], "lamps^1^2");
    check(&[("lamps", &PLAIN), ("1", &RAISED), (",", &PLAIN), ("oil", &PLAIN)], "lamps^1,oil");
    check(&[("lamps", &PLAIN), (" oil", &PLAIN), (",", &PLAIN), ("2", &RAISED)], "lamps oil,^2");
    check(&[("lamps", &PLAIN), ("1", &RAISED), (", ", &PLAIN), ("2", &RAISED)], "lamps^1,^2");
    check(&[("lamps,", &PLAIN), ("1", &RAISED), (", ", &PLAIN), ("2", &RAISED)], "lamps,^1^2");
    // Without a word the mark is all that there is to read.
    check(&[("1", &RAISED)], "1");
}

#[test]
fn styles_cover_the_words_they_are_printed_in() {
    let spans = |lines: &[Line]| {
        let built = build(lines, false);
        built.spans.iter().map(|span| built.text[span.range.clone()].to_owned()).collect::<Vec<_>>()
    };
    let bold = Style { bold: true, ..PLAIN };
    assert_eq!(spans(&[line_of(&[("Takes", &ITALIC), (" note", &ITALIC), (" of", &PLAIN)])]), ["Takes note"]);
    assert_eq!(spans(&[line_of(&[("Takes", &ITALIC), (" note", &bold)])]), ["Takes", " note"]);
    assert_eq!(
        spans(&[line_of(&[("Takes", &ITALIC), (" note ", &PLAIN), ("of", &ITALIC)])]),
        ["Takes", " of"]
    );
    assert_eq!(spans(&[line_of(&[("Takes", &ITALIC)]), line_of(&[("note", &ITALIC)])]), ["Takes note"]);
}

#[test]
fn what_is_cut_moves_styles_marks_and_lines() {
    let first = line_of(&[("1. ", &PLAIN), ("Takes note", &ITALIC), ("2", &RAISED), (" of", &PLAIN)]);
    let mut built = build(&[first, Line::plain("lamps")], false);
    built.cut(0..3);
    let place = (built.marks[0].at, built.lines[1].0, built.spans[0].range.clone());
    assert_eq!((built.text.as_str(), place), ("Takes note of lamps", (10, 13, 0..10)));
    built.cut(5..13);
    let place = (built.marks[0].at, built.lines[1].0, built.spans[0].range.clone());
    assert_eq!((built.text.as_str(), place), ("Takes lamps", (5, 5, 0..5)));
    built.cut(0..6);
    assert_eq!((built.spans.len(), built.marks[0].at, built.lines[1].0), (0, 0, 0));
}

#[test]
fn the_cells_of_a_row_bear_no_marks() {
    for (row, expected) in [
        ("Lamps^a^\t7", ["Lamps", "7"]),
        ("Lamps^a, b^\t7^1^", ["Lamps", "7"]),
        ("37^th^\t7", ["37th", "7"]),
        ("Lamps  a\t\t7", ["Lamps a", "7"]),
    ] {
        let lines = lines(&format!("| {row}"));
        assert_eq!(cells(&Piece::new(&lines[0]), Language::English.lexicon()), expected, "{row}");
    }
}
