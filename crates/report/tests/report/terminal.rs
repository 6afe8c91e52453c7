//! The terminal report as a reader sees it.

use resdiff_engine::Comparison;
use resdiff_report::{Filter, terminal};

use crate::specimen;

fn report(options: &terminal::Options) -> String {
    let documents = specimen::documents();
    terminal::report(&specimen::comparison(&documents), &specimen::sources(), options)
}

fn only(words: &str) -> Filter {
    Filter::new(words.split(',').map(|word| word.parse().unwrap()))
}

#[test]
fn plain_at_eighty_columns() {
    insta::assert_snapshot!(report(&terminal::Options::default()));
}

#[test]
fn plain_at_sixty_columns() {
    insta::assert_snapshot!(report(&terminal::Options { width: 60, ..Default::default() }));
}

#[test]
fn in_colour() {
    let report = report(&terminal::Options { color: true, ..Default::default() });
    insta::assert_snapshot!(report.replace('\u{1b}', "␛"));
}

#[test]
fn unfolded_with_context() {
    insta::assert_snapshot!(report(&terminal::Options { unfold: true, context: 1, ..Default::default() }));
}

#[test]
fn only_what_is_asked_for_and_a_count_of_the_rest() {
    insta::assert_snapshot!(report(&terminal::Options { filter: only("added,moved"), ..Default::default() }));
}

#[test]
fn no_line_is_wider_than_asked_for() {
    use unicode_width::UnicodeWidthStr;
    for width in [40, 60, 72, 80, 100] {
        for line in report(&terminal::Options { width, unfold: true, ..Default::default() }).lines() {
            assert!(line.width() <= width, "{width}: {line}");
            assert_eq!(line, line.trim_end(), "no blanks at the end");
        }
    }
}

#[test]
fn a_document_compared_with_itself_shows_no_difference() {
    let documents = specimen::documents();
    let full = specimen::comparison(&documents);
    let comparison = Comparison {
        changes: full
            .changes
            .iter()
            .filter(|change| change.significance.is_none())
            .take(2)
            .cloned()
            .collect(),
        masthead: vec![],
        headings: vec![],
        footnotes: vec![],
        tables: vec![],
        citations: resdiff_engine::Pair::default(),
        findings: vec![],
        ..full
    };
    assert!(!resdiff_report::view::differs(&comparison));
    let report = terminal::report(&comparison, &specimen::sources(), &terminal::Options::default());
    assert!(report.contains("No difference."), "{report}");
}

#[test]
fn nothing_in_a_document_can_act_on_the_terminal() {
    let mut documents = specimen::documents();
    let evil = "\u{1b}]0;title\u{7}\u{202e}\u{9b}31m\r\n";
    for clause in &mut documents.new.clauses {
        clause.text.push_str(evil);
    }
    documents.new.masthead.title = Some(evil.into());
    documents.new.footnotes[1].text = evil.into();
    documents.new.tables[0].rows[1][0] = evil.into();
    documents.new.annexes[0].title = evil.into();
    documents.new.warnings[0].message = evil.into();
    let comparison = specimen::comparison(&documents);
    let report = terminal::report(&comparison, &specimen::sources(), &terminal::Options::default());
    let bad = report.chars().find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
    assert_eq!(bad, None, "{report:?}");
    let outline =
        terminal::outline(&documents.new, &specimen::sources().new, &terminal::OutlineOptions::default());
    assert_eq!(outline.chars().find(|c| c.is_control() && *c != '\n'), None, "{outline:?}");
}
