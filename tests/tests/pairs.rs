//! Genuine pairs: the first pair to the letter, all pairs against the schema, the promises of the report on all.
#![allow(clippy::unwrap_used)]

use resdiff_engine::{Pair, compare};
use resdiff_model::Document;
use resdiff_report::{Source, json};
use resdiff_tests::corpus;
use serde_json::Value;

fn report(old: &Document, new: &Document) -> Value {
    let comparison = compare(old, new);
    let source = |name: &str| Source::new(name, "pdf");
    serde_json::to_value(json::report(&comparison, &Pair::new(source("old"), source("new")))).unwrap()
}

fn read(path: std::path::PathBuf) -> Document {
    resdiff_reader::read(&std::fs::read(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn text_of(change: &Value, keep: &str) -> String {
    let ops = change["inline"].as_array().unwrap().iter();
    ops.filter(|op| op["op"] == "equal" || op["op"] == keep).map(|op| op["text"].as_str().unwrap()).collect()
}

fn joined(side: &Value) -> String {
    side.as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_pair_of_the_corpus_gives_a_report_that_keeps_its_promises() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let schema = serde_json::from_str(&json::schema::report()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let pairs = std::fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
    let mut count = 0;
    for row in pairs.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let path = |symbol: &str| corpus.join("pdf").join(format!("{}.pdf", symbol.replace('/', "-")));
        let (old, new) = (read(path(columns[1])), read(path(columns[2])));
        let report = report(&old, &new);
        let pair = format!("{} → {}", columns[1], columns[2]);
        if let Some(error) = validator.iter_errors(&report).next() {
            panic!("{pair}: {error} at {}", error.instance_path());
        }
        let mut seen = Pair::new(Vec::new(), Vec::new());
        for change in report["changes"].as_array().unwrap() {
            assert_eq!(text_of(change, "delete"), joined(&change["old"]), "{pair}");
            assert_eq!(text_of(change, "insert"), joined(&change["new"]), "{pair}");
            let labels = |side: &Value| {
                side.as_array()
                    .unwrap()
                    .iter()
                    .map(|c| c["label"].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
            };
            seen.old.extend(labels(&change["old"]));
            seen.new.extend(labels(&change["new"]));
        }
        for (mut seen, document) in [(seen.old, &old), (seen.new, &new)] {
            let mut all: Vec<String> = document.clauses.iter().map(|c| c.label.to_string()).collect();
            seen.sort();
            all.sort();
            assert_eq!(seen, all, "{pair}");
        }
        count += 1;
    }
    assert_eq!(count, pairs.lines().count() - 1);
}

/// The table of the first pair: labels, relation, significance of all changes that are not plainly unchanged.
const FIRST_PAIR: [&str; 7] = [
    "PP1 → PP1 reworded substantive",
    " → PP16 added substantive",
    "OP3 → OP3 reworded substantive",
    "OP4 → OP4 reworded substantive",
    " → OP5 added substantive",
    " → OP6 added substantive",
    "OP5 → OP7 reworded routine renumbered",
];

#[test]
fn the_first_pair_is_right_to_the_letter_from_text_and_markdown() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let old = read(corpus.join("text/A-RES-74-28.txt"));
    for name in ["text/A-RES-75-32.txt", "text/A-RES-75-32.md"] {
        let new = read(corpus.join(name));
        let report = report(&old, &new);
        let mut rows = Vec::new();
        for change in report["changes"].as_array().unwrap() {
            let label = |side: &Value| {
                side.as_array()
                    .unwrap()
                    .iter()
                    .map(|c| c["label"].as_str().unwrap().to_owned())
                    .collect::<Vec<_>>()
                    .join("+")
            };
            let mut row = format!("{} → {}", label(&change["old"]), label(&change["new"]));
            for value in [&change["relation"], &change["significance"]] {
                row += &value.as_str().map(|v| format!(" {v}")).unwrap_or_default();
            }
            row += if change["renumbered"] == true { " renumbered" } else { "" };
            row += if change["moved"] == true { " moved" } else { "" };
            let (left, right) = row.split_once(" unchanged").unwrap_or((&row, "-"));
            let same = left.split_once(" → ").is_some_and(|(a, b)| a == b);
            if !(right.is_empty() && same) {
                rows.push(row);
            }
        }
        assert_eq!(rows, FIRST_PAIR, "{name}");
        let summary = &report["summary"];
        for (field, count) in [
            ("unchanged", 20),
            ("reworded", 4),
            ("added", 3),
            ("removed", 0),
            ("moved", 0),
            ("renumbered", 1),
            ("routine", 1),
            ("substantive", 6),
            ("stale", 0),
        ] {
            assert_eq!(summary[field], count, "{name}: {field}");
        }
        let added: Vec<(&str, &str)> = report["citations"]["added"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| (c["symbol"].as_str().unwrap(), c["significance"].as_str().unwrap()))
            .collect();
        for expected in
            [("A/RES/73/27", "substantive"), ("A/RES/74/28", "routine"), ("A/RES/74/29", "routine")]
        {
            assert!(added.contains(&expected), "{name}: {added:?}");
        }
        let op1a =
            report["changes"].as_array().unwrap().iter().find(|c| c["old"][0]["label"] == "OP1(a)").unwrap();
        assert_eq!(op1a["footnotes"].as_array().unwrap().len(), 3, "{name}");
    }
    let new = read(corpus.join("text/A-RES-75-32.txt"));
    let other = read(corpus.join("text/A-RES-75-32.md"));
    let report = report(&new, &other);
    assert_eq!(report["summary"]["unchanged"], 27);
}
