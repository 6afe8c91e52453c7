//! The table for spreadsheets.

use resdiff_report::{Filter, csv as table};

use crate::specimen;

fn bytes() -> String {
    let documents = specimen::documents();
    let mut out = Vec::new();
    let comparison = specimen::comparison(&documents);
    table::write(&comparison, &specimen::sources(), &Filter::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_spreadsheet_reads_it_as_a_table() {
    let text = bytes();
    assert!(text.starts_with("\u{feff}kind,relation,"), "{text}");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\r'));
    let documents = specimen::documents();
    let comparison = specimen::comparison(&documents);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of = |kind: &str| rows.iter().filter(|row| &row[0] == kind).count();
    assert_eq!(of("clause"), comparison.changes.len());
    assert_eq!(of("finding"), comparison.findings.len());
    assert_eq!(of("masthead"), comparison.masthead.len());
    assert_eq!(of("footnote"), comparison.footnotes.len());
}
