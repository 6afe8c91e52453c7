//! Which rule explains an edit, one line for each case: what rolls over, what looks like it and is substance.
#![allow(clippy::unwrap_used)]

use resdiff_engine::{Comparison, Op, compare};
use resdiff_model::{Clause, ClauseKind, Document, Label};

const YEARLY: [&str; 2] = ["A/RES/174/28", "A/RES/175/32"];

/// A text of one clause before two that stay.
fn document(symbol: &str, adopted_on: Option<&str>, text: &str) -> Document {
    let mut document = Document::default();
    document.masthead.symbol = Some(symbol.to_owned());
    document.masthead.adopted_on = adopted_on.map(str::to_owned);
    for (number, text) in (1..).zip([text, "Thanks the keepers of the lamps;", "Meets again in spring."]) {
        document.clauses.push(Clause::new(Label::operative(number), ClauseKind::Operative, text));
    }
    document
}

/// The edits of the clause, `!` before those of substance.
fn edits(comparison: &Comparison<'_>) -> String {
    let change = comparison.changes.iter().find(|change| change.clauses.new == [0]).unwrap();
    let edits = change.edits.iter().map(|edit| {
        let rule = edit.rule.map_or("-".to_owned(), |rule| format!("{rule:?}"));
        let weight = if format!("{:?}", edit.significance) == "Substantive" { "!" } else { "" };
        format!("{weight}{rule}: {} → {}", edit.text.old, edit.text.new)
    });
    edits.collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check_of(symbols: [&str; 2], old: &str, new: &str, expected: &str) {
    let (old, new) = (document(symbols[0], None, old), document(symbols[1], None, new));
    assert_eq!(edits(&compare(&old, &new)), expected);
}

#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    check_of(YEARLY, old, new, expected);
}

#[test]
fn a_period_rolls_over_by_both_its_years() {
    check("Plans for 2119–2120;", "Plans for 2120–2121;", "Date: 2119–2120 → 2120–2121");
    // Of two that would do the first is taken.
    check("Plans for 2119;", "Plans for 2120 and 2120;", "Date: 2119 → 2120; !-:  → and 2120");
    check("Plans for 2119–2120;", "Plans for 2120–2122;", "!-: 2119–2120 → 2120–2122");
    check("Plans for 2119–2121;", "Plans for 2118–2122;", "!-: 2119–2121 → 2118–2122");
    check_of(
        ["A/RES/174/28", "A/RES/174/28"],
        "Plans for 2119–2120;",
        "Plans for 2120–2121;",
        "!-: 2119–2120 → 2120–2121",
    );
}

#[test]
fn the_date_of_a_resolution_may_come_and_go() {
    let (bare, dated) = ("Recalls resolution 173/27;", "Recalls resolution 173/27 of 5 December 2118;");
    check(bare, dated, "CitationChain: 173/27 → 173/27 of 5 December 2118");
    check(dated, bare, "CitationChain: 173/27 of 5 December 2118 → 173/27");
    check(
        dated,
        "Recalls resolution 173/27 of 6 December 2118;",
        "!-: 173/27 of 5 December 2118 → 173/27 of 6 December 2118",
    );
    // Nor is it new for that.
    check(
        "Recalls resolution 174/5 of 5 December 2119;",
        "Recalls resolution 174/5 of 6 December 2119;",
        "!-: 174/5 of 5 December 2119 → 174/5 of 6 December 2119",
    );
    check(
        "Recalls resolutions 174/4 of 3 May 2119 and 174/5 of 5 December 2119;",
        "Recalls resolutions 174/4 of 4 May 2119 and 174/5 of 6 December 2119;",
        "!-: 174/4 of 3 May 2119 and 174/5 of 5 December 2119 → 174/4 of 4 May 2119 and 174/5 of 6 December 2119",
    );
}

#[test]
fn meetings_are_counted_by_one_or_by_the_step_of_the_pair() {
    let meeting = |ordinal: &str| format!("Welcomes the {ordinal} annual meeting of pilots;");
    let two_years = ["A/RES/174/28", "A/RES/176/32"];
    check(&meeting("third"), &meeting("fourth"), "MeetingOrdinal: third → fourth");
    check(&meeting("third"), &meeting("fifth"), "!-: third → fifth");
    check_of(two_years, &meeting("third"), &meeting("fourth"), "MeetingOrdinal: third → fourth");
    check_of(two_years, &meeting("third"), &meeting("fifth"), "MeetingOrdinal: third → fifth");
    check_of(two_years, &meeting("third"), &meeting("sixth"), "!-: third → sixth");
    check("Lights the third lamp of brass;", "Lights the fourth lamp of brass;", "!-: third → fourth");
    let draft = ["A/C.1/174/L.2", "A/RES/174/28"];
    check_of(draft, &meeting("third"), &meeting("3rd"), "!-: third → 3rd");
}

#[test]
fn days_roll_over_with_their_month() {
    let held = |days: &str| format!("Welcomes the feast of lamps from {days};");
    check(
        &held("22 to 24 May 2119"),
        &held("21 to 23 May 2120"),
        "Date: 22 → 21; Date: 24 May 2119 → 23 May 2120",
    );
    check(&held("22 to 24 May 2119"), &held("21 to 24 May 2119"), "!-: 22 → 21");
    check(
        &held("40 to 24 May 2119"),
        &held("41 to 23 May 2120"),
        "!-: 40 to → 41 to; Date: 24 May 2119 → 23 May 2120",
    );
    check(
        &held("22 to 40 in 2119"),
        &held("21 to 40 in 2120"),
        "!-: 22 to 40 in → 21 to 40 in; Date: 2119 → 2120",
    );
}

#[test]
fn dashes_are_typography_within_a_word_and_punctuation_between_two() {
    check("Meets on 22-23 May in port;", "Meets on 22–23 May in port;", "Typography: 22-23 → 22–23");
    check("Lights lamps – of tin;", "Lights lamps — of tin;", "Punctuation: – → —");
}

#[test]
fn where_no_session_is_known_years_tell_which_citation_is_older() {
    let cites = |more: &str| format!("Recalls resolutions 700 (2111){more};");
    let compared = |more: &str| {
        let old = document("S/RES/734 (2112)", Some("7 December 2112"), &cites(""));
        let new = document("S/RES/760 (2113)", Some("5 December 2113"), &cites(more));
        edits(&compare(&old, &new))
    };
    assert_eq!(compared(" and 740 (2112)"), "CitationChain:  → and 740 (2112)");
    assert_eq!(compared(" and 750 (2113)"), "CitationChain:  → and 750 (2113)");
    assert_eq!(compared(" and 690 (2110)"), "!OlderCitation:  → and 690 (2110)");
}

#[test]
fn a_paragraph_that_was_renumbered_is_named_by_its_new_number() {
    let text = |number: u32| format!("Acts as asked for in paragraph {number} above, in all harbours;");
    let compared = |number: u32| {
        let mut old = document(YEARLY[0], None, &text(2));
        let mut new = document(YEARLY[1], None, &text(number));
        new.clauses
            .insert(1, Clause::new(Label::operative(2), ClauseKind::Operative, "Buys oil for every beacon;"));
        for (at, clause) in (1..).zip(&mut new.clauses) {
            clause.label = Label::operative(at);
        }
        old.clauses.truncate(3);
        edits(&compare(&old, &new))
    };
    assert_eq!(compared(3), "CrossReference: 2 → 3");
    assert_eq!(compared(4), "!-: 2 → 4");
}

#[test]
fn a_sub_paragraph_lends_a_paragraph_no_number() {
    let documents = |number: u32, clauses: &[(&str, &str)]| {
        let text = format!("Acts as asked for in paragraph {number} above, in all harbours;");
        let clause = |(label, text): &(&str, &str)| {
            Clause::new(label.parse::<Label>().unwrap(), ClauseKind::Operative, *text)
        };
        let clauses = [("OP1", &text[..])].iter().chain(clauses).map(clause).collect();
        Document { clauses, ..Document::default() }
    };
    let (thanks, tin, end) =
        ("Thanks all keepers of lamps:", "For tin of the western islands;", "Meets again:");
    let old = documents(2, &[("OP2", thanks), ("OP2(a)", tin), ("OP3", end)]);
    let new = [("OP2", "Buys oil for every beacon;"), ("OP3", thanks), ("OP4", end), ("OP4(a)", tin)];
    assert_eq!(edits(&compare(&old, &documents(3, &new))), "CrossReference: 2 → 3");
    assert_eq!(edits(&compare(&old, &documents(4, &new))), "!-: 2 → 4");
}

#[test]
fn a_citation_is_told_from_the_others_of_its_list() {
    check(
        "Recalls resolution 173/27 of 5 December 2118;",
        "Recalls resolutions 172/5 and 173/27;",
        "!OlderCitation: resolution → resolutions 172/5 and; CitationChain: 173/27 of 5 December 2118 → 173/27",
    );
}

#[test]
fn citations_that_gave_way_are_told_one_by_one() {
    check(
        "Recalls its resolutions 171/28 and 172/5 on lamps;",
        "Recalls its resolution 174/5 on lamps;",
        "!-: resolutions 171/28 and → resolution; CitationChain: 172/5 → 174/5",
    );
    check(
        "Recalls resolutions 171/28 and 172/5 on lamps;",
        "Recalls resolutions 160/3 on lamps;",
        "!-: 171/28 and 172/5 → ; !OlderCitation:  → 160/3",
    );
    check(
        "Recalls its resolutions 171/28 and 172/5 on lamps;",
        "Recalls its decisions on lamps;",
        "!-: resolutions 171/28 and 172/5 → decisions",
    );
    check(
        "Recalls its decisions on lamps;",
        "Recalls its resolutions 171/28 and 174/5 on lamps;",
        "!OlderCitation: decisions → resolutions 171/28; CitationChain:  → and 174/5",
    );
}

#[test]
fn what_joins_a_list_is_no_substance_at_its_end() {
    check("Lights lamps; and", "Lights lamps;", "ListJoint: and → ");
    check("Lights lamps and beacons;", "Lights lamps or beacons;", "!-: and → or");
    check("Lights lamps and old beacons;", "Lights lamps, old beacons;", "ListJoint: and → ,");
    check("Lights lamps and old beacons;", "Lights lamps old beacons;", "!-: and → ");
}

#[test]
fn sequence_adverbs_stand_in_the_lead() {
    check(
        "Asks pilots to meet in spring;",
        "Also asks pilots to meet in spring;",
        "SequenceAdverb: Asks → Also asks",
    );
    check("Asks pilots to meet in spring;", "Asks also pilots to meet in spring;", "SequenceAdverb:  → also");
    check("Asks pilots to meet in spring;", "Asks pilots to meet also in spring;", "!-:  → also");
}

#[test]
fn spelling_is_of_one_word_and_its_hyphen() {
    check(
        "Prints the timetable of boats;",
        "Prints the time-table of boats;",
        "Spelling: timetable → time-table",
    );
    check("Prints the colour of boats;", "Prints the color of boats;", "Spelling: colour → color");
    check("Prints the programme of boats;", "Prints the program of boats;", "Spelling: programme → program");
    check("Prints the map of boats;", "Prints the mast of boats;", "!-: map → mast");
}

/// The clause with its edits marked.
fn marked(old: &str, new: &str) -> String {
    let (old, new) = (document(YEARLY[0], None, old), document(YEARLY[1], None, new));
    let comparison = compare(&old, &new);
    let change = comparison.changes.iter().find(|change| change.clauses.new == [0]).unwrap();
    let step = |step: &resdiff_engine::InlineOp| match step.op {
        Op::Equal => step.text.clone(),
        Op::Delete => format!("[-{}-]", step.text),
        Op::Insert => format!("[+{}+]", step.text),
    };
    change.inline.iter().map(step).collect()
}

#[test]
fn lists_that_roll_over_are_marked_year_by_year_and_nothing_beside_them() {
    assert_eq!(
        marked(
            "Meets in 2119 and 2120, lights lamps and plans for 2121 and 2122;",
            "Meets in 2120 and 2121, lights lamps and plans for 2122 and 2123;"
        ),
        "Meets in [-2119-][+2120+] and [-2120-][+2121+], lights lamps and plans for [-2121-][+2122+] and [-2122-][+2123+];",
    );
    // Another word between the years, or a year that did not move, and the list is none.
    assert_eq!(
        marked("Meets in 2119 and 2120 in port;", "Meets in 2120 or 2121 in port;"),
        "Meets in [-2119 and -]2120 [+or 2121 +]in port;",
    );
    assert_eq!(
        marked("Meets in 2119, 2120 and 2121 in port;", "Meets in 2120, 2121 and 2125 in port;"),
        "Meets in [-2119, -]2120[- and-][+,+] 2121 [+and 2125 +]in port;",
    );
}
