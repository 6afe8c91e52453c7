//! The report as lines of JSON.

use resdiff_report::json::{self, Line};
use resdiff_report::{Filter, Only};
use serde_json::{Value, json};

use crate::specimen;

fn lines(filter: &Filter) -> Vec<Value> {
    let documents = specimen::documents();
    let mut out = Vec::new();
    json::write_lines(&specimen::comparison(&documents), &specimen::sources(), filter, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.ends_with("}\n"));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_line_keeps_to_the_schema_and_reads_back() {
    let schema: Value = serde_json::from_str(&json::schema::lines()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for mut line in lines(&Filter::default()) {
        let errors: Vec<String> = validator.iter_errors(&line).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{line:#}");
        let read: Line = serde_json::from_value(line.clone()).unwrap();
        assert_eq!(serde_json::to_value(read).unwrap(), line);
        line["surprise"] = json!(1);
        assert!(!validator.is_valid(&line), "{line:#}");
    }
}

/// Put together again, the lines are the report.
#[test]
fn the_lines_say_what_the_report_says() {
    for filter in [Filter::default(), Filter::new([Only::Stale, "substantive".parse().unwrap()])] {
        let documents = specimen::documents();
        let report = json::report_only(&specimen::comparison(&documents), &specimen::sources(), &filter);
        let report = serde_json::to_value(report).unwrap();
        let lines = lines(&filter);
        let of = |kind: &str| -> Vec<Value> {
            let mut of: Vec<Value> = lines.iter().filter(|line| line["type"] == kind).cloned().collect();
            of.iter_mut().for_each(|line| drop(line.as_object_mut().unwrap().remove("type")));
            of
        };
        let mut rebuilt = of("head").remove(0);
        for (key, kind) in [
            ("masthead", "masthead"),
            ("changes", "change"),
            ("footnotes", "footnote"),
            ("headings", "heading"),
            ("annexes", "annex"),
            ("mandates", "mandate"),
            ("tables", "table"),
            ("findings", "finding"),
        ] {
            rebuilt[key] = of(kind).into();
        }
        rebuilt["citations"] = json!({"added": of("citation-added"), "removed": of("citation-removed")});
        rebuilt["instruments"] =
            json!({"added": of("instrument-added"), "removed": of("instrument-removed")});
        assert_eq!(lines[0]["type"], "head");
        assert_eq!(rebuilt, report);
    }
}
