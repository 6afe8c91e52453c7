//! The recogniser on lines that know their places, as pages give them.

use insta::assert_snapshot;
use resdiff_model::Style;

use super::outline_of;
use crate::{Form, Gap, Geometry, Line, Run, Transcript, recognize};

/// A resolution as a PDF gives it: after `|` a line at the edge of the text, after `>` a first line, after `<` one set at
/// the right, after `#` bold type; `=` begins a page with its symbol. Lines are 74 columns long; those with `\\` behind
/// them are as long as their text.
fn printed(lines: &[&str]) -> Transcript {
    let mut placed = Vec::new();
    let mut height = 0.1;
    let line = |text: &str, left: f32, right: f32, height: f32, size: f32, bold: bool| Line {
        runs: vec![Run {
            text: text.to_owned(),
            style: Style { bold, ..Style::default() },
            ..Run::default()
        }],
        geometry: Some(Geometry { left, right, height: Some(height), size }),
        ..Line::default()
    };
    placed
        .push(Line { gap: Gap::Page, ..line("United Nations\tA/RES/175/32", 24.0, 110.0, 0.05, 1.0, false) });
    for (kind, text) in lines.iter().map(|line| line.split_at(1)) {
        height += 0.02;
        if kind == "=" {
            height = 0.1;
            placed.push(Line { gap: Gap::Page, ..line("A/RES/175/32", 12.0, 27.0, 0.07, 0.83, true) });
            continue;
        }
        let (text, is_short) = text.strip_suffix('\\').map_or((text, false), |text| (text, true));
        let left = match kind {
            ">" => 29.0,
            "<" => 78.0,
            _ => 24.0,
        };
        let right = if is_short { left + text.len() as f32 } else { 98.0 };
        let gap = if kind == "|" { Gap::Line } else { Gap::Blank };
        placed.push(Line { gap, ..line(text, left, right, height, 1.0, kind == "#") });
    }
    Transcript { form: Form::Pdf, lines: placed, notices: Vec::new() }
}

#[test]
fn the_second_line_of_a_heading_that_begins_a_page_is_no_running_title() {
    let lines = [
        "#175/32. Orderly conduct of traffic in near-Earth orbit\\",
        ">The General Assembly,\\",
        ">Recalling its resolution 174/28 of 12 December 2119, and convinced that",
        "|those who travel need rules,\\",
        "#Group of Experts on the orderly conduct of",
        "=",
        "#traffic in near-Earth orbit\\",
        ">1. Takes note of the report of the Group, and thanks all those who have",
        "|helped it;\\",
        ">2. Decides to return to the matter at its next session.\\",
    ];
    assert_snapshot!(outline_of(&recognize(&printed(&lines))), @"
    PP1 [Recalling] Recalling its resolution 174/28 of 12 De
    H1: Group of Experts on the orderly conduct of traffic in near-Earth orbit
    OP1 [Takes note of] Takes note of the report of the Group, a
    OP2 [Decides] Decides to return to the matter at its n
    ");
}

#[test]
fn what_carries_on_at_the_head_of_a_page_is_no_part_of_the_sub_paragraph_before() {
    let lines = [
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        ">Recalling its resolution 174/28 of 12 December 2119, and convinced that",
        "|those who travel need rules,\\",
        ">1. Invites all States that send craft into orbits where others are, and",
        "|those who build them:\\",
        ">(a) To give notice of every launch, and of every change of a path that",
        "|others cross;\\",
        "=",
        "|and to share what they know with all those who ask for it, in the common",
        "|interest;\\",
        ">2. Decides to return to the matter at its next session.\\",
    ];
    assert_snapshot!(outline_of(&recognize(&printed(&lines))), @"
    PP1 [Recalling] Recalling its resolution 174/28 of 12 De
    OP1 [Invites] Invites all States that send craft into 
    OP1(a) [] To give notice of every launch, and of e
    OP1+ [] and to share what they know with all tho
    OP2 [Decides] Decides to return to the matter at its n
    ");
}

#[test]
fn the_vote_under_a_date_that_is_set_at_the_right_is_a_paragraph() {
    let lines = [
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        ">1. Invites all States that send craft into orbits where others are, and",
        "|those who build them, to give notice;\\",
        ">2. Decides to return to the matter.\\",
        "<37th plenary meeting\\",
        "<7 December 2120\\",
        "|[Adopted by a recorded vote of 29 to 6. The voting was as follows:\\",
        ">In favour:\\",
        "|Atlantis, Erewhon]\\",
    ];
    let document = recognize(&printed(&lines));
    assert_eq!(document.masthead.closing_date.as_deref(), Some("7 December 2120"));
    assert_eq!(document.unplaced, []);
}

#[test]
fn short_paragraphs_that_end_without_a_sign_are_not_joined() {
    let lines = [
        "#175/32. Orderly conduct of traffic\\",
        ">1.\tParagraph 4\\",
        ">For lamp read light\\",
        ">2.\tParagraph 5, and the second of the paragraphs under it\\",
        ">For light read lamp\\",
        ">3.\tParagraph 6, which is to tell of all the lights and lamps that are to be",
        "|seen\\",
    ];
    assert_snapshot!(outline_of(&recognize(&printed(&lines))), @"
    P1 [] Paragraph 4
    P2 [] For lamp read light
    P3 [] Paragraph 5, and the second of the parag
    P4 [] For light read lamp
    P5 [] Paragraph 6, which is to tell of all the
    ! this is no resolution: no line like “The General Assembly,” was found, so it is compared paragraph by paragraph
    ");
}

#[test]
fn short_items_with_dots_and_dashes_are_no_table() {
    let lines = [
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        ">1. Invites all States that send craft into orbits where others are, and",
        "|those who build them, to keep:\\",
        ">•\tLamps\\",
        ">•\tOil, and the vessels in which it is kept\\",
        ">–\tWicks;\\",
        ">2. Decides to return to the matter.\\",
    ];
    assert_snapshot!(outline_of(&recognize(&printed(&lines))), @"
    OP1 [Invites] Invites all States that send craft into 
    OP1+ [] • Lamps
    OP1++ [] • Oil, and the vessels in which it is ke
    OP1+++ [] – Wicks;
    OP2 [Decides] Decides to return to the matter.
    ");
}

#[test]
fn a_cell_ends_in_the_row_to_which_its_lines_stand_closer() {
    let row = |text: &str, height: f32| Line {
        gap: Gap::Line,
        geometry: Some(Geometry { left: 24.0, right: 98.0, height: Some(height), size: 1.0 }),
        ..Line::plain(text)
    };
    let mut transcript = printed(&[
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        ">1. Approves the shares of all States that send craft into orbits where",
        "|others are:\\",
    ]);
    transcript.lines.extend([
        row("Atlantis\t0.1", 0.300),
        row("Free State of the Outer\t0.2", 0.315),
        row("Harbours", 0.328),
        row("Laputa\t0.3", 0.343),
        row("Republic of the Inner\t0.4", 0.358),
        row("Lights", 0.371),
        Line { gap: Gap::Blank, ..row("2. Decides to return to the matter.", 0.4) },
    ]);
    let document = recognize(&transcript);
    let rows: Vec<String> = document.tables[0].rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        rows,
        [
            "Atlantis|0.1",
            "Free State of the Outer Harbours|0.2",
            "Laputa|0.3",
            "Republic of the Inner Lights|0.4"
        ]
    );
    assert_eq!(document.clauses.len(), 2);
}

#[test]
fn the_asterisk_of_the_sponsors_stays_where_a_form_calls_it_a_mark() {
    let run = |text: &str, note: bool| Run { text: text.to_owned(), note, ..Run::default() };
    let plain = |text: &str| Line { gap: Gap::Blank, ..Line::plain(text) };
    let sponsors = vec![run("Atlantis:", false), run("*", true), run(" draft resolution", false)];
    let lines = vec![
        plain("A/C.2/175/L.5"),
        plain("Agenda item 18"),
        plain("Harbours"),
        Line { runs: sponsors, gap: Gap::Blank, ..Line::default() },
        plain("The General Assembly,"),
        plain("1. Takes note of the report."),
    ];
    let masthead = recognize(&Transcript { form: Form::Docx, lines, notices: Vec::new() }).masthead;
    assert_eq!(masthead.sponsors.as_deref(), Some("Atlantis*"));
}

#[test]
fn a_heading_that_is_set_in_the_middle_goes_on_in_the_middle() {
    let mut transcript = printed(&[
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        "#Lights of the harbours of the outer planets and what becomes of their",
        "#keepers\\",
        ">1. Decides to return to the matter.\\",
    ]);
    for (line, (left, right)) in transcript.lines[3..5].iter_mut().zip([(26.0, 96.0), (57.5, 64.5)]) {
        let geometry = line.geometry.as_mut().unwrap();
        (geometry.left, geometry.right) = (left, right);
    }
    transcript.lines[4].gap = Gap::Line;
    let document = recognize(&transcript);
    assert_eq!(document.headings.len(), 1, "{:?}", document.headings);
}

#[test]
fn the_names_of_a_list_are_no_headings() {
    let lines = [
        "#175/32. Orderly conduct of traffic\\",
        ">The General Assembly,\\",
        ">1. Decides to return to the matter.\\",
        "#Annex\\",
        "#Members of the Group\\",
        ">Atlantis\\",
        ">Laputa\\",
        ">Utopia\\",
    ];
    assert_snapshot!(outline_of(&recognize(&printed(&lines))), @"
    OP1 [Decides] Decides to return to the matter.
    ANNEX.P1 [] Atlantis
    ANNEX.P2 [] Laputa
    ANNEX.P3 [] Utopia
    ANNEX: Members of the Group
    ");
}
