//! The promises of the JSON format.

use std::collections::BTreeSet;

use resdiff_report::json::{self, Op, Relation, Report};
use serde_json::Value;

use crate::specimen;

fn report() -> Report {
    let documents = specimen::documents();
    json::report(&specimen::comparison(&documents), &specimen::sources())
}

#[track_caller]
fn valid(schema: &str, instance: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let instance: Value = serde_json::from_str(instance).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&instance).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn a_report_keeps_to_its_schema() {
    valid(&json::schema::report(), &json::to_string(&report()));
}

#[test]
fn a_parsed_document_keeps_to_its_schema() {
    let documents = specimen::documents();
    let parsed = json::parse(&documents.new, &specimen::sources().new);
    valid(&json::schema::parse(), &json::to_string(&parsed));
}

#[test]
fn a_report_reads_back_as_it_was() {
    let report = report();
    assert_eq!(serde_json::from_str::<Report>(&json::to_string(&report)).unwrap(), report);
}

#[test]
fn the_schema_refuses_what_the_contract_does_not_hold() {
    let mut value = serde_json::to_value(report()).unwrap();
    value["changes"][0]["relation"] = "changed".into();
    let schema: Value = serde_json::from_str(&json::schema::report()).unwrap();
    assert!(!jsonschema::is_valid(&schema, &value));
    value["changes"][0]["relation"] = "reworded".into();
    assert!(jsonschema::is_valid(&schema, &value));
    value["format_version"] = 2.into();
    assert!(!jsonschema::is_valid(&schema, &value));
}

#[test]
fn the_counts_add_up() {
    let report = report();
    let s = report.summary;
    assert_eq!(s.unchanged + s.reworded + s.added + s.removed + s.split + s.merged, report.changes.len());
    let weighed = report.changes.iter().filter(|change| change.significance.is_some()).count();
    assert_eq!(s.routine + s.editorial + s.substantive, weighed);
    assert_eq!(s.moved, report.changes.iter().filter(|change| change.moved).count());
    assert_eq!(s.renumbered, report.changes.iter().filter(|change| change.renumbered).count());
    assert_eq!(s.stale, report.findings.len());
    let sides = |old: bool| -> BTreeSet<usize> {
        let side = |change: &json::Change| if old { change.old.clone() } else { change.new.clone() };
        report.changes.iter().flat_map(side).map(|clause| clause.index).collect()
    };
    assert_eq!((sides(true).len(), sides(false).len()), (s.clauses.old, s.clauses.new));
}

#[test]
fn the_edit_scripts_rebuild_both_texts() {
    for change in report().changes {
        let texts = |clauses: &[json::Clause]| {
            clauses.iter().map(|clause| clause.text.clone()).collect::<Vec<_>>().join("\n")
        };
        let rebuilt = |without: Op| -> String {
            change.inline.iter().filter(|step| step.op != without).map(|step| step.text.as_str()).collect()
        };
        assert_eq!(rebuilt(Op::Insert), texts(&change.old));
        assert_eq!(rebuilt(Op::Delete), texts(&change.new));
        let texts = (texts(&change.old), texts(&change.new));
        for edit in &change.edits {
            assert!(texts.0.chars().skip(edit.old_at).collect::<String>().starts_with(&edit.old), "{edit:?}");
            assert!(texts.1.chars().skip(edit.new_at).collect::<String>().starts_with(&edit.new), "{edit:?}");
        }
    }
}

#[test]
fn the_old_document_can_be_rebuilt_from_the_new_one_and_the_report() {
    let documents = specimen::documents();
    let report = report();
    let mut old = vec![None; report.summary.clauses.old];
    for change in &report.changes {
        // From the new text: what was inserted is taken out, what was deleted is put back.
        let text: String = change
            .inline
            .iter()
            .filter(|step| step.op != Op::Insert)
            .map(|step| step.text.as_str())
            .collect();
        for (clause, text) in change.old.iter().zip(text.split('\n')) {
            old[clause.index] = Some((clause.label.clone(), text.to_owned()));
        }
    }
    let expected: Vec<_> = documents
        .old
        .clauses
        .iter()
        .map(|clause| Some((clause.label.to_string(), clause.text.clone())))
        .collect();
    assert_eq!(old, expected);
}

#[test]
fn offsets_count_characters() {
    let documents = specimen::documents();
    let mut document = documents.old.clone();
    document.clauses[5].text = "“Élan” given;".into();
    document.clauses[5].marks[0].at = "“Élan”".len();
    let parsed = json::parse(&document, &specimen::sources().old);
    assert_eq!(parsed.clauses[5].footnote_marks[0].at, 6);
}

#[test]
fn a_filter_leaves_out_and_says_so() {
    let documents = specimen::documents();
    let filter = resdiff_report::Filter::new(["split".parse().unwrap()]);
    let report = json::report_only(&specimen::comparison(&documents), &specimen::sources(), &filter);
    assert_eq!(report.changes.len(), 1);
    assert_eq!(report.changes[0].relation, Relation::Split);
    assert_eq!(report.only, ["split"]);
    assert_eq!(report.summary, self::report().summary);
    assert!(report.findings.is_empty());
    valid(&json::schema::report(), &json::to_string(&report));
}

#[test]
fn some_changes_in_full() {
    let report = report();
    let chosen: Vec<&json::Change> = ["PP1", "OP7"]
        .iter()
        .filter_map(|l| report.changes.iter().find(|c| c.new.first().is_some_and(|n| n.label == *l)))
        .collect();
    insta::assert_json_snapshot!(chosen);
    insta::assert_json_snapshot!(
        "the_rest",
        (&report.summary, &report.old, &report.citations, &report.findings, &report.footnotes)
    );
}
