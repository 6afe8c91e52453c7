//! What the reader makes of every document of a folder: `cargo run -p resdiff-tests --bin reading-report FOLDER`.
//!
//! A row a document, its faults under it, totals at the end.
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

use resdiff_model::{Accounting, ClauseKind};
use resdiff_tests::{
    corpus, documents,
    faults::{explained, faults},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = given.or_else(corpus).ok_or("give the folder of the documents")?;
    println!(
        "{:<34} {:>4} {:>4} {:>4} {:>5} {:>5} {:>5} {:>5} | {} {:>6}",
        "document",
        "PP",
        "OP",
        "sub",
        "annex",
        "notes",
        "heads",
        "table",
        SORTS.map(|(name, _)| format!("{name:>9}")).concat(),
        "faults"
    );
    let (mut read, mut clean, mut all) = (0, 0, Accounting::default());
    let (mut all_faults, mut explained_faults) = (0, 0);
    for path in documents(&folder)? {
        let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
        read += 1;
        let document = match resdiff_reader::read(&std::fs::read(&path)?) {
            Ok(document) => document,
            Err(error) => {
                println!("{name:<34} {error}");
                continue;
            }
        };
        let count = |kind: ClauseKind, top: bool| {
            document.clauses.iter().filter(|c| c.kind == kind && (c.level == 1) == top).count()
        };
        let found = faults(&document);
        let sums = document.accounting;
        println!(
            "{name:<34} {:>4} {:>4} {:>4} {:>5} {:>5} {:>5} {:>5} | {} {:>6}",
            count(ClauseKind::Preambular, true),
            count(ClauseKind::Operative, true),
            count(ClauseKind::Preambular, false) + count(ClauseKind::Operative, false),
            document.clauses.iter().filter(|c| c.kind == ClauseKind::Annex).count(),
            document.footnotes.len(),
            document.headings.len(),
            document.tables.len(),
            words(&sums),
            found.len(),
        );
        for fault in &found {
            let why = explained(&name, fault).map(|why| format!(" ({why})")).unwrap_or_default();
            println!("    {fault}{why}");
        }
        explained_faults += found.iter().filter(|fault| explained(&name, fault).is_some()).count();
        all_faults += found.len();
        clean += usize::from(found.is_empty());
        all.total += sums.total;
        all.clauses += sums.clauses;
        all.headings += sums.headings;
        all.footnotes += sums.footnotes;
        all.masthead += sums.masthead;
        all.tables += sums.tables;
        all.annexes += sums.annexes;
        all.furniture += sums.furniture;
        all.unplaced += sums.unplaced;
    }
    println!("{:<34} {:>38} | {}", "all", "", words(&all));
    println!("{read} documents, {clean} without a fault; {all_faults} faults, {explained_faults} explained");
    Ok(())
}

/// A number of words of a document.
type Words = fn(&Accounting) -> usize;

/// Where the words of a document went; the last two are all words, and how many of them are in one of the others.
const SORTS: [(&str, Words); 10] = [
    ("clauses", |sums| sums.clauses),
    ("headings", |sums| sums.headings),
    ("notes", |sums| sums.footnotes),
    ("masthead", |sums| sums.masthead),
    ("tables", |sums| sums.tables),
    ("annexes", |sums| sums.annexes),
    ("furnit.", |sums| sums.furniture),
    ("unplaced", |sums| sums.unplaced),
    ("words", |sums| sums.total),
    ("account.", accounted),
];

fn accounted(sums: &Accounting) -> usize {
    SORTS[..8].iter().map(|(_, words)| words(sums)).sum()
}

/// The words of each sort, and the share that is accounted for.
fn words(sums: &Accounting) -> String {
    let counts: String = SORTS[..9].iter().map(|(_, words)| format!("{:>9}", words(sums))).collect();
    #[expect(clippy::cast_precision_loss, reason = "no document has 2^52 words")]
    let share = 100.0 * accounted(sums) as f64 / sums.total.max(1) as f64;
    format!("{counts} {share:>7.2} %")
}
