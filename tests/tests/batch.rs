//! `resdiff batch`: many pairs, a bad one among them, in any number of threads, gone on with after an end.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use resdiff_tests::{resdiff, root};

/// A folder with two specimens, a file that is none, and a list of four pairs.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["A-RES-174-28.txt", "A-RES-175-32.txt", "A-RES-175-32.md"] {
        fs::copy(root().join("samples").join(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("A-RES-176-1.pdf"), b"%PDF-1.4 cut").unwrap();
    let pairs = "old\tnew\ttitle\n\
        A/RES/174/28\tA/RES/175/32\tone year\n\
        A-RES-175-32.txt\tA-RES-175-32.md\tone text in two forms\n\
        A/RES/175/32\tA/RES/176/1\ta damaged file\n\
        A/RES/174/28\tA/RES/177/2\ta file that is not there\n";
    fs::write(folder.path().join("pairs.tsv"), pairs).unwrap();
    folder
}

fn batch(corpus: &Path, output: &Path, more: &[&str]) -> Output {
    let list = corpus.join("pairs.tsv");
    resdiff().arg("batch").arg(list).arg("-o").arg(output).args(more).output().unwrap()
}

/// The files of a folder and what is in them.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap())).collect()
}

#[test]
fn every_pair_is_told_of_and_a_bad_one_stops_no_other() {
    let corpus = corpus();
    let output = corpus.path().join("out");
    let done = batch(corpus.path(), &output, &[]);
    assert_eq!(done.status.code(), Some(2));
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.ends_with("4 pairs: 1 differ, 1 the same, 2 failed\n"), "{told}");
    assert!(told.contains("A/RES/177/2: there is no such file in "), "{told}");
    assert!(told.contains("A-RES-176-1.pdf: "), "{told}");

    let made = files(&output);
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["A-RES-174-28__A-RES-175-32.json", "A-RES-175-32__A-RES-175-32.json", "summary.ndjson"]
    );
    let summary = std::str::from_utf8(&made["summary.ndjson"]).unwrap();
    let outcomes: Vec<String> = summary
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|line| format!("{} {}", line["pair"], line["outcome"].as_str().unwrap()))
        .collect();
    assert_eq!(outcomes, ["1 different", "2 same", "3 failed", "4 failed"]);

    let paths = ["A-RES-174-28.txt", "A-RES-175-32.txt"].map(|name| corpus.path().join(name));
    let alone = resdiff().args(["--format", "json"]).args(paths).output().unwrap().stdout;
    assert!(made["A-RES-174-28__A-RES-175-32.json"] == alone, "the report is that of the pair alone");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let corpus = corpus();
    let one = corpus.path().join("one");
    let many = corpus.path().join("many");
    for format in ["json", "terminal", "parquet"] {
        batch(corpus.path(), &one, &["--jobs", "1", "--format", format]);
        batch(corpus.path(), &many, &["--jobs", "5", "--format", format]);
        assert!(files(&one) == files(&many), "{format}");
    }
}

#[test]
fn a_second_run_keeps_what_is_done_and_compares_what_has_changed() {
    let corpus = corpus();
    let output = corpus.path().join("out");
    batch(corpus.path(), &output, &[]);
    let first = files(&output);
    // A report that another hand has written shows whether it was made anew.
    let kept = output.join("A-RES-175-32__A-RES-175-32.json");
    fs::write(&kept, "kept").unwrap();
    fs::remove_file(output.join("A-RES-174-28__A-RES-175-32.json")).unwrap();
    batch(corpus.path(), &output, &[]);
    assert_eq!(fs::read(&kept).unwrap(), b"kept");
    let second = files(&output);
    assert!(second["A-RES-174-28__A-RES-175-32.json"] == first["A-RES-174-28__A-RES-175-32.json"]);
    assert!(second["summary.ndjson"] == first["summary.ndjson"]);

    batch(corpus.path(), &output, &["--fresh"]);
    assert!(files(&output) == first);
}

#[test]
fn a_list_that_cannot_be_read_is_refused_with_its_line() {
    let corpus = corpus();
    fs::write(corpus.path().join("pairs.tsv"), "A/RES/174/28\tA/RES/175/32\nA/RES/174/28\n").unwrap();
    let done = batch(corpus.path(), &corpus.path().join("out"), &[]);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(
        told.ends_with(
            "pairs.tsv: line 2: an old and a new version are needed, parted by a tab; mend the line or put # \
             before it\n"
        ),
        "{told}"
    );
}

#[test]
fn an_order_of_strengths_is_used_and_a_changed_one_compares_anew() {
    let corpus = corpus();
    let (output, order) = (corpus.path().join("out"), corpus.path().join("order.tsv"));
    let lead = |ranks: &str| {
        fs::write(&order, ranks).unwrap();
        let _ = batch(corpus.path(), &output, &["--format", "csv", "--strengths", order.to_str().unwrap()]);
        let report = fs::read_to_string(output.join("A-RES-174-28__A-RES-175-32.csv")).unwrap();
        let place = report.find("Takes note of → Welcomes").unwrap();
        report[place..].lines().next().unwrap().split('(').next().unwrap().to_owned()
    };
    assert_eq!(lead("takes note of\t2\nwelcomes\t1\n"), "Takes note of → Welcomes, weaker ");
    assert_eq!(lead("takes note of\t1\nwelcomes\t2\n"), "Takes note of → Welcomes, stronger ");
}

#[test]
fn amendments_that_leave_something_out_are_refused_before_anything_is_written() {
    let corpus = corpus();
    let output = corpus.path().join("out");
    for format in ["amendments", "docx"] {
        let done = batch(corpus.path(), &output, &["--format", format, "--only", "added"]);
        assert_eq!(done.status.code(), Some(2), "{format}");
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(told.contains("leave out --only"), "{told}");
        assert!(!output.exists(), "{format}");
    }
}

#[test]
fn a_redline_on_a_word_file_is_made_in_place() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["A-RES-174-28.docx", "A-RES-175-32.txt"] {
        fs::copy(root().join("samples").join(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("pairs.tsv"), "A-RES-174-28.docx\tA-RES-175-32.txt\n").unwrap();
    let output = folder.path().join("out");
    assert_eq!(batch(folder.path(), &output, &["--format", "docx"]).status.code(), Some(1));
    let single = folder.path().join("single.docx");
    let pair = [folder.path().join("A-RES-174-28.docx"), folder.path().join("A-RES-175-32.txt")];
    let done = resdiff().args(&pair).args(["--format", "docx", "-o"]).arg(&single).status().unwrap();
    assert_eq!(done.code(), Some(1));
    assert!(fs::read(&single).unwrap() == files(&output)["A-RES-174-28__A-RES-175-32.docx"]);
}
