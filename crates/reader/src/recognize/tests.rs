//! The recogniser on small texts: which clauses, under which names.

use insta::assert_snapshot;
use resdiff_model::{Document, Style};

use crate::{Form, Gap, Geometry, Line, Run, Transcript};

fn outline(text: &str) -> String {
    outline_of(&crate::read(text.as_bytes()).unwrap())
}

fn outline_of(document: &Document) -> String {
    let mut shown = String::new();
    for clause in &document.clauses {
        for heading in document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label)) {
            shown += &format!("{}: {}\n", heading.label, heading.text);
        }
        let text: String = clause.text.chars().take(40).collect();
        shown += &format!("{} [{}] {text}\n", clause.label, clause.lead());
    }
    for annex in &document.annexes {
        shown += &format!("{}: {}\n", annex.name, annex.title);
    }
    for warning in &document.warnings {
        shown += &format!("! {}\n", warning.message);
    }
    shown
}

#[test]
fn parts_have_their_letters_and_numbers_of_their_own() {
    assert_snapshot!(outline(
        "A\n\nTraffic\n\nThe General Assembly,\n\nRecalling its resolution 173/27,\n\n1. Takes note of the report;\n\n\
         2. Requests a chart.\n\nB\n\nDebris\n\nThe General Assembly,\n\nNoting the debris,\n\n1. Calls for care."
    ), @"
    A.PP1 [Recalling] Recalling its resolution 173/27,
    A.OP1 [Takes note of] Takes note of the report;
    A.OP2 [Requests] Requests a chart.
    H1: B
    H2: Debris
    B.PP1 [Noting] Noting the debris,
    B.OP1 [Calls] Calls for care.
    ");
}

#[test]
fn sections_that_restart_the_numbers_are_part_of_the_labels() {
    assert_snapshot!(outline(
        "The General Assembly,\n\nRecalling its resolution 173/27,\n\nI\n\nTraffic\n\n1. Takes note of the report;\n\n\
         2. Requests a chart;\n\nII\n\nDebris\n\n1. Calls for care;\n\n2. Decides to return to the matter."
    ), @"
    PP1 [Recalling] Recalling its resolution 173/27,
    H1: I
    H2: Traffic
    I.OP1 [Takes note of] Takes note of the report;
    I.OP2 [Requests] Requests a chart;
    H3: II
    H4: Debris
    II.OP1 [Calls] Calls for care;
    II.OP2 [Decides] Decides to return to the matter.
    ");
}

#[test]
fn a_single_operative_paragraph_has_no_number() {
    assert_snapshot!(outline(
        "The General Assembly,\n\nHaving considered the report,\n\nTakes note of the report.\n\n37th plenary meeting\n\
         7 December 2120"
    ), @"
    PP1 [Having considered] Having considered the report,
    OP1 [Takes note of] Takes note of the report.
    ");
}

#[test]
fn sub_paragraphs_of_both_parts_and_what_carries_on_after_them() {
    assert_snapshot!(outline(
        "The General Assembly,\n\nGuided by:\n\n(a) The Charter;\n\n(b) The law of outer space,\n\nAware of the debris,\n\n\
         1. Invites States:\n\n(a) To give notice:\n\n(i) Before launch;\n\n(ii) After it;\n\n(b) To keep a register;\n\n\
         and to share it freely;\n\n2. Decides to return to the matter."
    ), @"
    PP1 [Guided] Guided by:
    PP1(a) [] The Charter;
    PP1(b) [] The law of outer space,
    PP2 [Aware] Aware of the debris,
    OP1 [Invites] Invites States:
    OP1(a) [] To give notice:
    OP1(a)(i) [] Before launch;
    OP1(a)(ii) [] After it;
    OP1(b) [] To keep a register;
    OP1+ [] and to share it freely;
    OP2 [Decides] Decides to return to the matter.
    ");
}

#[test]
fn annexes_are_trees_of_their_own() {
    assert_snapshot!(outline(
        "The General Assembly,\n\nNoting the debris,\n\n1. Adopts the rules annexed hereto.\n\n37th plenary meeting\n\
         7 December 2120\n\nAnnex I\n\nRules of passage\n\n1. Keep right.\n\n2. Give notice:\n\n(a) Early;\n\n(b) Often.\n\n\
         Annex II\n\nForms\n\nOne form is used by all."
    ), @"
    PP1 [Noting] Noting the debris,
    OP1 [Adopts] Adopts the rules annexed hereto.
    ANNEX-I.1 [] Keep right.
    ANNEX-I.2 [] Give notice:
    ANNEX-I.2(a) [] Early;
    ANNEX-I.2(b) [] Often.
    ANNEX-II.P1 [] One form is used by all.
    ANNEX-I: Rules of passage
    ANNEX-II: Forms
    ");
}

#[test]
fn numbers_that_skip_repeat_or_are_quoted_are_told() {
    assert_snapshot!(outline(
        "The General Assembly,\n\nNoting the debris,\n\n1. Welcomes the report;\n\n2. Amends the rules to read:\n\n\
         1. Keep right;\n\n4. Decides to return to the matter."
    ), @"
    PP1 [Noting] Noting the debris,
    OP1 [Welcomes] Welcomes the report;
    OP2 [Amends] Amends the rules to read:
    OP2+ [] Keep right;
    OP4 [Decides] Decides to return to the matter.
    ! operative paragraph 4 stands where 3 was expected
    ");
}

#[test]
fn councils_have_their_own_forms() {
    let text = "United Nations A/HRC/RES/150/13\n\nHuman Rights Council\n\nOne hundred and fiftieth session\nAgenda item 3\n\n\
                Resolution adopted by the Human Rights Council on 7 July 2122\n\n150/13. Quiet orbits\n\n\
                The Human Rights Council,\n\nRecalling the Charter,\n\n1. Decides to remain seized of the matter.\n\n\
                40th meeting\n7 July 2122\n\n[Adopted by a recorded vote of 29 to 6. The voting was as follows:\n\n\
                In favour:\n\nAtlantis, Erewhon]";
    let document = crate::read(text.as_bytes()).unwrap();
    let masthead = document.masthead;
    assert_eq!(masthead.symbol.as_deref(), Some("A/HRC/RES/150/13"));
    assert_eq!(masthead.session.as_deref(), Some("One hundred and fiftieth"));
    assert_eq!(masthead.title.as_deref(), Some("Quiet orbits"));
    assert_eq!(masthead.adopted_on.as_deref(), Some("7 July 2122"));
    assert_eq!(masthead.closing_meeting.as_deref(), Some("40th meeting"));
    assert_eq!(masthead.other.len(), 4);
    assert_eq!(document.unplaced, []);
}

#[test]
fn any_other_text_is_read_paragraph_by_paragraph() {
    assert_snapshot!(outline("The first day.\n\nThe second day,\nthe same evening.\n\n7. The third day."), @"
    P1 [] The first day.
    P2 [] The second day, the same evening.
    P3 [] The third day.
    ! this is no resolution: no line like “The General Assembly,” was found, so it is compared paragraph by paragraph
    ");
}

#[test]
fn what_stands_after_the_closing_is_kept_and_named() {
    let text = "The General Assembly,\n\n1. Decides to return to the matter.\n\n37th plenary meeting\n7 December 2120\n\n\
                printed on recycled paper.";
    let document = crate::read(text.as_bytes()).unwrap();
    assert_eq!(document.unplaced[0].text, "printed on recycled paper.");
    assert_eq!(document.warnings.len(), 1);
}

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
    assert_snapshot!(outline_of(&super::recognize(&printed(&lines))), @"
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
    assert_snapshot!(outline_of(&super::recognize(&printed(&lines))), @"
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
    let document = super::recognize(&printed(&lines));
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
    assert_snapshot!(outline_of(&super::recognize(&printed(&lines))), @"
    P1 [] Paragraph 4
    P2 [] For lamp read light
    P3 [] Paragraph 5, and the second of the parag
    P4 [] For light read lamp
    P5 [] Paragraph 6, which is to tell of all the
    ! this is no resolution: no line like “The General Assembly,” was found, so it is compared paragraph by paragraph
    ");
}
