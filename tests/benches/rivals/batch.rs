//! Many pairs in one run of the command.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use resdiff_tests::generated::{Case, Shape, generate};

use super::process::{Cost, cheapest};

/// All pairs of the corpus, PDF to JSON.
pub fn of_corpus(command: &Path, corpus: &Path) {
    let list = corpus.join("pairs.tsv");
    let pairs = std::fs::read_to_string(&list).map_or(0, |list| list.lines().skip(1).count());
    let [all, one] = ["0", "1"].map(|jobs| run(command, &list, &corpus.join("pdf"), jobs, 3));
    println!(
        "batch, {pairs} pairs of the corpus: {:.2} s on all cores (at most 3), {:.2} s on one: {:.2} times as fast",
        all.wall.as_secs_f64(),
        one.wall.as_secs_f64(),
        one.wall.as_secs_f64() / all.wall.as_secs_f64(),
    );
}

/// A thousand pairs of texts of 40 paragraphs.
pub fn of_texts(command: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut list = String::new();
    for seed in 0..1_000 {
        let pair = generate(Case::Normal, 40, seed);
        for (name, clauses) in [("old", &pair.old), ("new", &pair.new)] {
            let path = folder.path().join(format!("{name}{seed}.txt"));
            std::fs::write(path, Shape::Paragraphs.print(clauses)).expect("the texts can be written");
        }
        let written = writeln!(list, "old{seed}.txt\tnew{seed}.txt");
        assert!(written.is_ok());
    }
    let path = folder.path().join("pairs.tsv");
    std::fs::write(&path, list).expect("the list can be written");
    let cost = run(command, &path, folder.path(), "1", 3);
    println!(
        "batch, 1,000 pairs of 40 paragraphs: {:.2} s of CPU (at most 0.7), {:.1} MB",
        cost.cpu.as_secs_f64(),
        cost.memory as f64 / 1e6
    );
}

/// Runs a batch afresh; with no number of jobs on all cores.
fn run(command: &Path, list: &Path, corpus: &Path, jobs: &str, runs: usize) -> Cost {
    let output = tempfile::tempdir().expect("a temporary folder can be made");
    cheapest(runs, || {
        let mut command = Command::new(command);
        command
            .arg("batch")
            .arg(list)
            .arg("--corpus")
            .arg(corpus)
            .arg("-o")
            .arg(output.path())
            .arg("--fresh");
        if jobs != "0" {
            command.args(["--jobs", jobs]);
        }
        command
    })
}
