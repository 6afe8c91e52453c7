//! The command and the engine against what others need for the same: `cargo bench -p resdiff-tests --bench rivals`.
//!
//! Every figure is a ratio to a baseline in the same run. What needs the corpus, poppler or git is skipped where they
//! are missing.
#![allow(clippy::print_stdout, missing_docs)]

mod batch;
mod greedy;
mod process;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_tests::corpus;
use resdiff_tests::generated::{Case, Shape, generate};
use unicode_segmentation::UnicodeSegmentation;

use process::cheapest;

/// The longest pair of the corpus: oceans and the law of the sea.
const OCEANS: (&str, &str) = ("A-RES-78-69.pdf", "A-RES-79-144.pdf");

fn main() {
    let command = command();

    start_up(&command);
    match corpus() {
        None => println!("skipped: no corpus"),
        Some(corpus) => {
            engine_alone(&corpus.join("pdf"));
            pairs(&command, &corpus);
            batch::of_corpus(&command, &corpus);
        }
    }
    batch::of_texts(&command);
    paragraphs(&command);
}

/// The command as users have it, or another build that `RESDIFF` names; the debug build of the tests says nothing of
/// speed.
fn command() -> PathBuf {
    if let Some(command) = std::env::var_os("RESDIFF") {
        return command.into();
    }
    let built = Command::new(env!("CARGO")).args(["build", "--release", "--quiet", "--workspace"]).status();
    assert!(built.is_ok_and(|status| status.success()), "the command could not be built");
    let this = std::env::current_exe().unwrap_or_default();
    let folder = this.ancestors().find(|folder| folder.ends_with("release"));
    folder.map(|folder| folder.join("resdiff")).expect("a bench is built in the folder of releases")
}

fn start_up(command: &Path) {
    let cost = cheapest(20, || {
        let mut command = Command::new(command);
        command.arg("--version");
        command
    });
    let size = std::fs::metadata(command).map_or(0, |file| file.len());
    println!("start-up: {:.2} ms of CPU (at most 5), {:.1} MB (at most 15)", ms(cost.cpu), size as f64 / 1e6);
}

/// Two read documents to a comparison, against a greedy line diff and against nothing but tokens and hashes.
fn engine_alone(pdf: &Path) {
    let read = |name: &str| resdiff_reader::read(&std::fs::read(pdf.join(name)).unwrap_or_default());
    let (Ok(old), Ok(new)) = (read(OCEANS.0), read(OCEANS.1)) else {
        return println!("skipped: no oceans pair");
    };
    let ours = fastest(20, || compare(&old, &new).changes.len());
    let greedy = fastest(1, || greedy::diff(&texts(&old), &texts(&new)).len());
    let floor = fastest(20, || hashes(&old) ^ hashes(&new));
    println!(
        "engine alone, oceans pair ({} × {} clauses): {:.2} ms; greedy Levenshtein {:.0} ms: {:.0} times as fast \
         (at least 100); tokens and hashes {:.2} ms: {:.1} times as long (at most 3)",
        old.clauses.len(),
        new.clauses.len(),
        ms(ours),
        ms(greedy),
        greedy.as_secs_f64() / ours.as_secs_f64(),
        ms(floor),
        ours.as_secs_f64() / floor.as_secs_f64(),
    );
}

fn texts(document: &Document) -> Vec<&str> {
    document.clauses.iter().map(|clause| clause.text.as_str()).collect()
}

/// Every word of a document by Unicode's rules, hashed with the hasher of the standard library.
fn hashes(document: &Document) -> u64 {
    let words = document.clauses.iter().flat_map(|clause| clause.text.split_word_bounds());
    words.fold(0, |sum, word| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        sum ^ hasher.finish()
    })
}

/// From two PDF files to JSON, against the extraction of their text.
fn pairs(command: &Path, corpus: &Path) {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        return println!("skipped: no pdftotext");
    }
    let list = std::fs::read_to_string(corpus.join("pairs.tsv")).unwrap_or_default();
    let file = |symbol: &str| corpus.join("pdf").join(format!("{}.pdf", symbol.replace('/', "-")));
    let mut ratios: Vec<(f64, PathBuf)> = Vec::new();
    for line in list.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, old, new, ..] = fields.as_slice() else { continue };
        let (old, new) = (file(old), file(new));
        if old.is_file() && new.is_file() {
            ratios.push((ratio_to_poppler(command, &old, &new), new));
        }
    }
    ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
    let Some((median, _)) = ratios.get(ratios.len() / 2) else { return println!("skipped: no pairs") };
    let worst = ratios.last().map_or(0.0, |last| last.0);
    let oceans = ratios.iter().find(|(_, new)| new.ends_with(OCEANS.1)).map_or_else(
        || ratio_to_poppler(command, &corpus.join("pdf").join(OCEANS.0), &corpus.join("pdf").join(OCEANS.1)),
        |pair| pair.0,
    );
    println!(
        "{} pairs, PDF to JSON, wall time against pdftotext -layout twice: median {median:.2}, worst {worst:.2}, \
         oceans pair {oceans:.2} (at most 1)",
        ratios.len()
    );
}

fn ratio_to_poppler(command: &Path, old: &Path, new: &Path) -> f64 {
    let ours = cheapest(3, || {
        let mut command = Command::new(command);
        command.args(["--format", "json"]).args([old, new]);
        command
    });
    let extract = |file: &Path| {
        cheapest(3, || {
            let mut command = Command::new("pdftotext");
            command.arg("-layout").arg(file).arg("-");
            command
        })
    };
    ours.wall.as_secs_f64() / (extract(old).wall + extract(new).wall).as_secs_f64()
}

/// From two plain texts to a report, against git's word diff.
fn paragraphs(command: &Path) {
    if Command::new("git").arg("--version").output().is_err() {
        return println!("skipped: no git");
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (old, new) = (folder.path().join("old.txt"), folder.path().join("new.txt"));
    for paragraphs in [10_000, 100_000] {
        let pair = generate(Case::Normal, paragraphs, 1);
        let write = |path: &Path, clauses: &[String]| std::fs::write(path, Shape::Lines.print(clauses));
        write(&old, &pair.old).and_then(|()| write(&new, &pair.new)).expect("the texts can be written");
        let size =
            [&old, &new].map(|path| std::fs::metadata(path).map_or(0, |file| file.len())).iter().sum::<u64>();
        let git = cheapest(3, || {
            let mut command = Command::new("git");
            command.args(["diff", "--no-index", "--word-diff"]).args([&old, &new]);
            command
        });
        let wdiff = Command::new("wdiff").arg("--version").output().is_ok().then(|| {
            cheapest(1, || {
                let mut command = Command::new("wdiff");
                command.args([&old, &new]);
                command
            })
        });
        if let Some(wdiff) = wdiff {
            println!("{paragraphs} paragraphs, wdiff: {:.3} s of CPU", wdiff.cpu.as_secs_f64());
        }
        for format in ["ndjson", "json"] {
            let ours = cheapest(3, || {
                let mut command = Command::new(command);
                command.args(["--format", format]).args([&old, &new]);
                command
            });
            println!(
                "{paragraphs} paragraphs to {format}: {:.3} s of CPU, {:.1} times git --word-diff ({:.3} s; at most 2); \
                 {:.1} times the bytes of the files in memory (at most 6)",
                ours.cpu.as_secs_f64(),
                ours.cpu.as_secs_f64() / git.cpu.as_secs_f64(),
                git.cpu.as_secs_f64(),
                ours.memory as f64 / size as f64,
            );
        }
    }
}

fn fastest<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
