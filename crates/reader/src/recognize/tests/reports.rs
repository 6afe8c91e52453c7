//! The report of a committee: which numbered paragraph behind a draft is the report's own.

/// How many paragraphs the report tells, and the labels of the clauses.
fn told(before: &str, after: &str) -> (usize, String) {
    let text = format!(
        "A/175/394\n\nAgenda item 98\n\nReport of the First Committee\n\n{before}Draft resolution I\n\nLamps\n\n\
         The General Assembly,\n\n1. Thanks all;\n\n2. Meets again{after}\n"
    );
    let document = crate::read(text.as_bytes()).unwrap();
    let numbered = |line: &&String| line.starts_with(|c: char| c.is_ascii_digit());
    let labels: Vec<String> = document.clauses.iter().map(|clause| clause.label.to_string()).collect();
    (document.masthead.other.iter().filter(numbered).count(), labels.join(" "))
}

#[track_caller]
fn check(before: &str, after: &str, paragraphs: usize, labels: &str) {
    assert_eq!(told(before, after), (paragraphs, labels.to_owned()), "{after}");
}

const TOLD: &str = "1. The item was considered.\n\n2. The Committee met.\n\n";

#[test]
fn the_next_number_of_the_report_goes_on_with_it() {
    check(TOLD, ".\n\n3. The Committee met again.", 3, "OP1 OP2");
    // A draft that goes on, a verb, another number and a heading are those of the draft.
    check(TOLD, ";\n\n3. The Committee met again.", 2, "OP1 OP2 OP3");
    check(TOLD, ".\n\n3. Requests a chart.", 2, "OP1 OP2 OP3");
    check(TOLD, ".\n\n4. The Committee met again.", 2, "OP1 OP2 OP4");
    check(TOLD, ".\n\nHarbours\n\n3. The Committee met again.", 2, "OP1 OP2 OP3");
}

#[test]
fn where_the_report_bears_no_numbers_it_speaks_of_drafts() {
    check("", ".\n\n7. The Committee considered a draft resolution.", 1, "OP1 OP2");
    check("", ".\n\n7. The Committee met again.", 0, "OP1 OP2 OP7");
    check(TOLD, ".\n\n7. The Committee considered a draft resolution.", 2, "OP1 OP2 OP7");
}

#[test]
fn behind_the_annex_of_a_draft_it_has_the_next_number_and_speaks_of_drafts() {
    let annex = ".\n\nAnnex\n\nRules of light\n\n1. Keep right.\n\n2. Keep left.\n\n";
    let labels = |more: &str| format!("OP1 OP2 ANNEX.1 ANNEX.2{more}");
    check(TOLD, &format!("{annex}3. The Committee considered a draft resolution."), 3, &labels(""));
    check(TOLD, &format!("{annex}3. The lamps are lit."), 2, &labels(" ANNEX.3"));
    check(TOLD, &format!("{annex}4. The Committee considered a draft resolution."), 2, &labels(" ANNEX.4"));
}

#[test]
fn an_organ_line_behind_the_report_begins_another_draft() {
    let more =
        ".\n\n3. The Committee met again.\n\nThe Committee met.\n\nThe General Assembly,\n\n1. Lights lamps.";
    check(TOLD, more, 3, "A.OP1 A.OP2 B.OP1");
}
