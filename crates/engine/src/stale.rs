//! What should have rolled over and did not: sessions, deadlines, this year's reports.

use resdiff_model::{Clause, Document};

use crate::footnotes::NoteLinks;
use crate::rules::Rules;
use crate::{Change, Finding, FindingKind, Pair};

mod deadlines;
mod reports;
mod sessions;

/// The findings, in the order of the new document.
pub(crate) fn findings(
    documents: Pair<&Document>,
    changes: &[Change],
    notes: &NoteLinks<'_>,
    rules: &Rules,
) -> Vec<Finding> {
    let mut findings = sessions::findings(documents, changes, rules);
    findings.extend(deadlines::findings(documents, changes, rules));
    findings.extend(reports::findings(documents, changes, notes, rules));
    findings.sort_by_key(|finding| finding.clause);
    findings
}

/// A finding; what is its own clause is no neighbour.
fn finding(clause: usize, text: String, expected: String, neighbours: &[usize]) -> Finding {
    let mut neighbours: Vec<usize> = neighbours.iter().copied().filter(|other| *other != clause).collect();
    neighbours.sort_unstable();
    neighbours.dedup();
    Finding { kind: FindingKind::Stale, clause, text, expected, neighbours }
}

/// A year or session after the step of the pair.
fn next(value: u32, rules: &Rules) -> Option<u32> {
    u32::try_from(i64::from(value) + rules.step).ok()
}

/// The clauses of one side of a change.
fn clauses<'d>(document: &'d Document, indices: &'d [usize]) -> impl Iterator<Item = (usize, &'d Clause)> {
    indices.iter().map(|at| (*at, &document.clauses[*at]))
}

#[cfg(test)]
mod tests {
    use crate::compare;
    use crate::testing::document;

    /// The stale clauses between two documents of sessions 174 and 175.
    fn stale(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let (mut old, mut new) = (document(old), document(new));
        old.masthead.session = Some("One hundred and seventy-fourth".to_owned());
        new.masthead.session = Some("One hundred and seventy-fifth".to_owned());
        let found = compare(&old, &new).findings;
        found
            .iter()
            .map(|f| format!("{}: {} / {}", new.clauses[f.clause].label, f.text, f.expected))
            .collect()
    }

    #[test]
    fn a_session_left_behind_is_found_where_a_neighbour_moved_on() {
        let old = [
            ("OP1", "Requests a report on pilots at its one hundred and seventy-fifth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-fifth session."),
        ];
        let new = [
            ("OP1", "Requests a report on pilots at its one hundred and seventy-fifth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-sixth session."),
        ];
        assert_eq!(
            stale(&old, &new),
            ["OP1: one hundred and seventy-fifth session / one hundred and seventy-sixth session"]
        );
        assert_eq!(stale(&old, &old), [""; 0]);
    }

    #[test]
    fn a_session_named_by_its_year() {
        let clauses = |year: &str| {
            [
                ("OP1", "Invites the Conference of Pilots to begin work at its 2120 session;".to_owned()),
                ("OP2", format!("Requests the Conference of Pilots to consult during its {year} session;")),
                ("OP3", "Recalls the regatta held in 2120;".to_owned()),
            ]
        };
        let make = |session: &str, day: &str, year: &str| {
            let clauses = clauses(year);
            let mut document = document(&clauses.each_ref().map(|(label, text)| (*label, text.as_str())));
            document.masthead.session = Some(session.to_owned());
            document.masthead.adopted_on = Some(day.to_owned());
            document
        };
        let old = make("One hundred and seventy-fourth", "12 December 2119", "2120");
        let new = make("One hundred and seventy-fifth", "7 December 2120", "2121");
        let found = compare(&old, &new).findings;
        let found: Vec<_> = found.iter().map(|f| (f.clause, f.text.as_str(), f.expected.as_str())).collect();
        assert_eq!(found, [(0, "2120 session", "2121 session")]);
    }

    #[test]
    fn a_session_of_the_past_is_history() {
        let old = [
            ("OP1", "Recalls its one hundred and seventieth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-fifth session."),
        ];
        let new = [
            ("OP1", "Recalls its one hundred and seventieth session;"),
            ("OP2", "Decides to return to the harbours at its one hundred and seventy-sixth session."),
        ];
        assert_eq!(stale(&old, &new), [""; 0]);
    }

    #[test]
    fn a_clause_that_comes_to_name_the_session_before_did_not_stay_behind() {
        let old = [
            ("OP1", "Decides to return to the harbours at its one hundred and seventy-fifth session;"),
            ("OP2", "Requests a report on pilots, lamps and oil at an early date."),
        ];
        let new = [
            ("OP1", "Decides to return to the harbours at its one hundred and seventy-sixth session;"),
            (
                "OP2",
                "Requests a report on pilots, lamps and oil at its one hundred and seventy-fifth session.",
            ),
        ];
        assert_eq!(stale(&old, &new), [""; 0]);
    }

    #[test]
    fn what_is_left_to_the_resumed_session_is_still_to_come() {
        let clauses = |when: &str, next: &str| {
            [
                ("OP1", format!("Requests the pilots to meet during the {when};")),
                ("OP2", format!("Decides to return to the harbours at its {next} session.")),
            ]
        };
        let texts = |clauses: &[(&'static str, String); 2]| {
            clauses.clone().map(|(label, text)| (label, text.leak() as &str))
        };
        let stale = |when: &str| {
            let old = texts(&clauses(when, "one hundred and seventy-fifth"));
            let new = texts(&clauses(when, "one hundred and seventy-sixth"));
            stale(&old, &new).len()
        };
        assert_eq!(stale("one hundred and seventy-fifth session"), 1);
        assert_eq!(stale("resumed one hundred and seventy-fifth session"), 0);
    }

    /// The findings between two documents adopted in December 2119 and 2120.
    fn found(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
        let make = |clauses, session: &str, day: &str| {
            let mut document = document(clauses);
            document.masthead.session = Some(session.to_owned());
            document.masthead.adopted_on = Some(day.to_owned());
            document
        };
        let old = make(old, "One hundred and seventy-fourth", "12 December 2119");
        let new = make(new, "One hundred and seventy-fifth", "7 December 2120");
        let found = compare(&old, &new).findings;
        found
            .iter()
            .map(|f| {
                format!("{}: {} / {} {:?}", new.clauses[f.clause].label, f.text, f.expected, f.neighbours)
            })
            .collect()
    }

    #[test]
    fn a_deadline_that_has_passed_is_found_and_a_date_of_the_past_is_not() {
        let clauses = [
            ("OP1", "Requests all pilots to hand in their charts no later than 31 March 2120;"),
            ("OP2", "Invites keepers to the regatta to be held from 3 to 7 June 2120;"),
            ("OP3", "Recalls the regatta of 3 May 2120;"),
            ("OP4", "Urges keepers to mend all lamps by 2130, and looks forward to the review in 2120;"),
        ];
        assert_eq!(
            found(&clauses, &clauses),
            ["OP1: 31 March 2120 / 31 March 2121 []", "OP2: 7 June 2120 / 7 June 2121 []"]
        );
        // The days on which the two were adopted are not over.
        let on_the_day = [
            ("OP1", "Requests all pilots to hand in their charts no later than 12 December 2119;"),
            ("OP2", "Requests all keepers to hand in their charts no later than 7 December 2120;"),
        ];
        assert_eq!(found(&on_the_day, &on_the_day), [""; 0]);
        // A neighbour whose day moved on is named.
        let day = |day| [clauses[0], ("OP2", day)];
        assert_eq!(
            found(
                &day("Requests all keepers to trim their wicks no later than 31 March 2120;"),
                &day("Requests all keepers to trim their wicks no later than 31 March 2121;")
            ),
            ["OP1: 31 March 2120 / 31 March 2121 [1]"]
        );
    }

    #[test]
    fn the_report_of_the_session_before_where_others_went_on() {
        let old = [
            ("OP1", "Takes note of| the report on lamps (A/174/20);"),
            ("OP2", "Welcomes| the report on charts (A/174/21);"),
            ("OP3", "Recalls| the report on pilots (A/174/22);"),
            ("OP4", "Takes note of| the report entitled “Lamps of 2119” (A/174/23);"),
        ];
        let new = [
            ("OP1", "Takes note of| the report on lamps (A/175/33);"),
            ("OP2", "Welcomes| the report on charts (A/174/21);"),
            ("OP3", "Recalls| the report on pilots (A/174/22);"),
            ("OP4", "Takes note of| the report entitled “Lamps of 2119” (A/174/23);"),
        ];
        assert_eq!(found(&old, &new), ["OP2: A/174/21 / A/175/… [0]"]);
        // The report on a year long past is as good as any; that of the year before the former text is that one.
        let of_year = |year| [("OP1", "Takes note of| the report on lamps (A/174/20);"), ("OP2", year)];
        let of_year_new = |year| [("OP1", "Takes note of| the report on lamps (A/175/33);"), ("OP2", year)];
        let (recent, past) = (
            "Welcomes| the report on the tides of 2118 (A/174/24);",
            "Welcomes| the report on the tides of 2117 (A/174/24);",
        );
        assert_eq!(found(&of_year(recent), &of_year_new(recent)), [""; 0]);
        assert_eq!(found(&of_year(past), &of_year_new(past)), ["OP2: A/174/24 / A/175/… [0]"]);
        assert_eq!(found(&old, &old), [""; 0]);
    }
}
