//! The recogniser on small texts: which clauses, under which names.

mod accounts;
mod clauses;
mod columns;
mod edges;
mod footnotes;
mod joined;
mod mastheads;
mod openings;
mod paragraphs;
mod placed;
mod printed;
mod reports;
mod running_titles;
mod tables;
mod tongues;

use insta::assert_snapshot;
use resdiff_model::Document;

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

#[test]
fn a_comma_between_two_marks_parts_them() {
    let text = "The General Assembly,\n\nNoting the wrecks of one storm,¹⁰,¹¹\n\nNoting the log¹² and the charts,¹³, ¹⁴\n\n1. Takes note.";
    let document = crate::read(text.as_bytes()).unwrap();
    let marks: Vec<String> = document.clauses[..2]
        .iter()
        .flat_map(|clause| clause.marks.iter().map(|mark| format!("{}@{}", mark.mark, mark.at)))
        .collect();
    assert_eq!(document.clauses[0].text, "Noting the wrecks of one storm,");
    assert_eq!(document.clauses[1].text, "Noting the log and the charts,");
    assert_eq!(marks, ["10@31", "11@31", "12@14", "13@30", "14@30"]);
}

#[test]
fn a_title_over_its_sections_is_the_outermost_heading() {
    let text = "The General Assembly,\n\nRecalling its resolution 173/27,\n\nA plan for orbits\n\nI. Traffic\n\n\
                1. Takes note of the report;\n\nSlow craft\n\n2. Requests a chart;\n\nII. Debris\n\n\
                3. Calls for care.";
    let document = crate::read(text.as_bytes()).unwrap();
    let levels: Vec<_> =
        document.headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect();
    assert_eq!(levels, [(1, "A plan for orbits"), (2, "I. Traffic"), (3, "Slow craft"), (2, "II. Debris")]);
}
