//! A bound that was reached is told in every form of the report.

use resdiff_report::{Filter, amendments, csv, html, json, markdown, terminal};

use crate::specimen;

#[test]
fn every_report_says_that_a_bound_was_reached() {
    let documents = specimen::documents();
    let mut comparison = specimen::comparison(&documents);
    comparison.limits = vec!["12 lamps were too dim to count".to_owned()];
    let sources = specimen::sources();
    let lines = |write: &dyn Fn(&mut Vec<u8>) -> std::io::Result<()>| {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let filter = Filter::default();
    let reports = [
        ("terminal", terminal::report(&comparison, &sources, &terminal::Options::default())),
        ("html", html::report(&comparison, &sources, &html::Options::default())),
        ("markdown", markdown::report(&comparison, &sources, &markdown::Options::default())),
        ("amendments", amendments::report(&comparison, &sources)),
        ("json", json::to_string(&json::report(&comparison, &sources))),
        ("ndjson", lines(&|out| json::write_lines(&comparison, &sources, &filter, out))),
        ("csv", lines(&|out| csv::write(&comparison, &sources, &filter, out))),
    ];
    for (form, report) in reports {
        assert!(report.contains("12 lamps were too dim to count"), "{form}");
    }
}
