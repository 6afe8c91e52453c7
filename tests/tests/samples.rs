//! The specimen pair through every report, and what `samples/README.md` says of it.
#![allow(clippy::unwrap_used)]

use insta::assert_snapshot;
use resdiff_tests::{resdiff, root, run};

const OLD: &str = "samples/A-RES-174-28.txt";
const NEW: &str = "samples/A-RES-175-32.txt";

#[test]
fn terminal_report() {
    assert_snapshot!(run(resdiff().args([OLD, NEW])));
}

#[test]
fn terminal_report_in_colour_and_unfolded() {
    assert_snapshot!(run(resdiff().args([
        OLD,
        NEW,
        "--color",
        "always",
        "--unfold",
        "--context",
        "1",
        "--width",
        "60"
    ])));
}

#[test]
fn only_what_is_asked_for() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--only", "moved,split,merged"])));
}

#[test]
fn a_table_of_strengths_of_ones_own_takes_the_place_of_the_one_that_comes_with_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("house.tsv");
    std::fs::write(&table, "underlining\t1\nurges\t2\n").unwrap();
    let output = resdiff().args([OLD, NEW, "--format", "json", "--strengths"]).arg(&table).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let lead = |label: &str| {
        let changes = report["changes"].as_array().unwrap();
        let change = changes.iter().find(|change| change["new"][0]["label"] == label).unwrap();
        (change["lead"]["strength"].clone(), change["lead"]["authority"].clone())
    };
    assert_eq!(lead("OP3"), ("stronger".into(), "house.tsv".into()));
    assert_eq!(lead("OP10"), ("unknown".into(), serde_json::Value::Null));
}

#[test]
fn json_report() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "json"])));
}

#[test]
fn report_as_lines() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "ndjson", "--only", "moved,split"])));
}

#[test]
fn report_as_markdown() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "markdown"])));
}

#[test]
fn report_as_table() {
    let only = "moved,split,merged,stale";
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "csv", "--only", only])));
}

#[test]
fn side_by_side() {
    let only = "moved,split,merged,added,removed";
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--side-by-side", "--only", only])));
    let narrow = ["--side-by-side", "--only", "split", "--width", "40"];
    assert_snapshot!(run(resdiff().args([OLD, NEW]).args(narrow)));
    let colour = ["--side-by-side", "--only", "merged", "--color", "always", "--hyperlinks", "always"];
    assert_snapshot!(run(resdiff().args([OLD, NEW]).args(colour)));
}

#[test]
fn amendments_cannot_leave_anything_out() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "amendments", "--only", "added"])));
}

#[test]
fn parse_outline_and_json() {
    assert_snapshot!(run(resdiff().args(["parse", NEW])));
    assert_snapshot!(run(resdiff().args(["parse", "--format", "json", "samples/A-RES-175-32.md"])));
}

#[test]
fn both_forms_of_a_specimen_are_the_same_document() {
    for (text, markdown) in [(OLD, "samples/A-RES-174-28.md"), (NEW, "samples/A-RES-175-32.md")] {
        let output = resdiff().args([text, markdown, "--format", "json"]).output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let changes = report["changes"].as_array().unwrap();
        assert!(changes.iter().all(|change| change["relation"] == "unchanged"), "{text}");
    }
}

/// The rows of the table in `samples/README.md`: old labels, new labels, relation, significance.
fn expected() -> Vec<[String; 4]> {
    let readme = std::fs::read_to_string(root().join("samples/README.md")).unwrap();
    let cell = |cell: &str| cell.trim().trim_matches('–').to_owned();
    readme
        .lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|line| {
            let cells: Vec<String> = line.trim_matches('|').split('|').map(cell).collect();
            let relation = ["unchanged", "reworded", "added", "removed", "split", "merged"]
                .contains(&cells.get(2)?.as_str());
            relation.then(|| [cells[0].clone(), cells[1].clone(), cells[2].clone(), cells[3].clone()])
        })
        .collect()
}

#[test]
fn the_table_of_the_readme_is_what_is_found() {
    let output = resdiff().args([OLD, NEW, "--format", "json"]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let labels = |side: &serde_json::Value| {
        let labels = side.as_array().unwrap().iter().map(|clause| clause["label"].as_str().unwrap());
        labels.collect::<Vec<_>>().join(" + ")
    };
    let found: Vec<[String; 4]> = report["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            [
                labels(&change["old"]),
                labels(&change["new"]),
                change["relation"].as_str().unwrap().to_owned(),
                change["significance"].as_str().unwrap_or_default().to_owned(),
            ]
        })
        .collect();
    let missing: Vec<_> = expected().into_iter().filter(|row| !found.contains(row)).collect();
    assert!(missing.is_empty(), "expected and not found: {missing:#?}");
    assert_eq!(expected().len(), found.len());
}
