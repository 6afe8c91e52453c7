//! How long a PDF takes from bytes to clauses, against poppler's `pdftotext -layout` on the same file in the same
//! run: `cargo bench -p resdiff-tests --bench reading`. Skipped where there is no corpus or no poppler.
#![allow(clippy::print_stdout, missing_docs)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use resdiff_tests::{corpus, documents, resdiff};

const RUNS: usize = 3;

fn main() {
    let Some(corpus) = corpus() else { return println!("skipped: no corpus") };
    if Command::new("pdftotext").arg("-v").stderr(Stdio::null()).status().is_err() {
        return println!("skipped: no pdftotext");
    }
    // The command as users have it; the debug build that the tests use says nothing of speed.
    let built = Command::new(env!("CARGO")).args(["build", "--release", "--quiet", "-p", "resdiff"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the command could not be built");
    let debug = Path::new(resdiff().get_program()).to_owned();
    let command = debug.parent().and_then(Path::parent).unwrap_or(&debug).join("release/resdiff");

    let files = documents(&corpus.join("pdf")).expect("the corpus can be listed");
    let mut ratios: Vec<f64> = Vec::new();
    let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
    for file in &files {
        let mut parse = Command::new(&command);
        parse.args(["parse", "--format", "json"]).arg(file);
        let mut poppler = Command::new("pdftotext");
        poppler.arg("-layout").arg(file).arg("-");
        let (a, b) = (fastest(&mut parse), fastest(&mut poppler));
        (ours, theirs) = (ours + a, theirs + b);
        ratios.push(a.as_secs_f64() / b.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    println!("{} files, each the fastest of {RUNS} runs of the whole process", files.len());
    println!("resdiff parse {:.3} s, pdftotext -layout {:.3} s", ours.as_secs_f64(), theirs.as_secs_f64());
    println!(
        "ratio: sum {:.2}, median {:.2}, worst {:.2}",
        ours.as_secs_f64() / theirs.as_secs_f64(),
        ratios[ratios.len() / 2],
        ratios[ratios.len() - 1]
    );
}

fn fastest(command: &mut Command) -> Duration {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let run = |_| {
        let start = Instant::now();
        command.status().expect("the command starts");
        start.elapsed()
    };
    (0..RUNS).map(run).min().unwrap_or_default()
}
