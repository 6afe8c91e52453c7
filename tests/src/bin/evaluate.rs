//! How well clauses are linked, against links made by reading: scores, calibration and every wrong link.
//!
//! `cargo run --release -p resdiff-tests --bin evaluate [CORPUS]`; the links are in the folder `gold` beside it. The
//! scores are those of the script that stands there.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use resdiff_engine::{Comparison, compare};
use resdiff_report::view::relation;
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;
type Links = BTreeSet<(String, String)>;

fn main() -> Result<(), Failure> {
    let given = std::env::args_os().nth(1).map(PathBuf::from);
    let corpus = given.or_else(resdiff_tests::corpus).ok_or("give the folder of the corpus")?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(corpus.join("../gold"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    let mut totals = Tally::default();
    for file in &files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        let read = |side: &str| -> Result<_, Failure> {
            let symbol = gold[side].as_str().ok_or("a gold file names two documents")?;
            let path = corpus.join("pdf").join(format!("{}.pdf", symbol.replace('/', "-")));
            Ok(resdiff_reader::read(&std::fs::read(path)?)?)
        };
        let (old, new) = (read("old")?, read("new")?);
        let mut tally = Tally::default();
        tally.add(&gold, &compare(&old, &new), file);
        println!(
            "{:<46} all {:.3}  changed {:.3}",
            file.file_stem().unwrap_or_default().to_string_lossy(),
            tally.all.f1(),
            tally.changed.f1()
        );
        totals.join(tally);
    }
    totals.print();
    Ok(())
}

/// Links found, wanted and both.
#[derive(Default)]
struct Count {
    hits: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    #[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
    fn f1(&self) -> f64 {
        if self.found + self.wanted == 0 {
            1.0
        } else {
            2.0 * self.hits as f64 / (self.found + self.wanted) as f64
        }
    }

    fn add(&mut self, found: &Links, wanted: &Links) {
        self.hits += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }
}

#[derive(Default)]
struct Tally {
    all: Count,
    changed: Count,
    /// Links with the right relation, of those that are right.
    relations: (usize, usize),
    /// By tenths of confidence: links that are right, and all.
    calibration: BTreeMap<u32, (usize, usize)>,
    errors: Vec<String>,
}

impl Tally {
    fn add(&mut self, gold: &Value, comparison: &Comparison<'_>, file: &Path) {
        let labels = |value: &Value| -> Vec<String> {
            value.as_array().into_iter().flatten().filter_map(|l| l.as_str().map(str::to_owned)).collect()
        };
        let (mut wanted, mut kinds) = (Links::new(), BTreeMap::new());
        let (mut known_old, mut known_new) = (labels(&gold["removed"]), labels(&gold["added"]));
        for link in gold["links"].as_array().into_iter().flatten() {
            for old in labels(&link["old"]) {
                for new in labels(&link["new"]) {
                    kinds.insert(
                        (old.clone(), new.clone()),
                        link["relation"].as_str().unwrap_or_default().to_owned(),
                    );
                    wanted.insert((old.clone(), new));
                }
                known_old.push(old);
            }
            known_new.extend(labels(&link["new"]));
        }
        let out = [labels(&gold["left_out"]["old"]), labels(&gold["left_out"]["new"])];
        let doubtful: Links = gold["doubtful"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|pair| Some((pair[0].as_str()?.to_owned(), pair[1].as_str()?.to_owned())))
            .collect();
        // Headings and annexes are not annotated; any other unknown label is a fault of reading and counts.
        let passed_over = |label: &String, known: &[String]| {
            let last = label.rsplit('.').next().unwrap_or_default();
            !known.contains(label)
                && (last.starts_with('H') || label.contains("ANNEX") || label.ends_with('+'))
        };
        let left_out = |pair: &(String, String)| out[0].contains(&pair.0) || out[1].contains(&pair.1);
        let unknown =
            |pair: &(String, String)| passed_over(&pair.0, &known_old) || passed_over(&pair.1, &known_new);
        let counts = |pair: &(String, String)| !(left_out(pair) || doubtful.contains(pair) || unknown(pair));
        wanted.retain(counts);
        let mut found = Links::new();
        let documents = comparison.documents;
        for change in &comparison.changes {
            for old in &change.clauses.old {
                for new in &change.clauses.new {
                    let pair = (
                        documents.old.clauses[*old].label.to_string(),
                        documents.new.clauses[*new].label.to_string(),
                    );
                    if !counts(&pair) {
                        continue;
                    }
                    let right = wanted.contains(&pair);
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 9")]
                    let tenth = (change.confidence * 10.0).min(9.0) as u32;
                    let bin = self.calibration.entry(tenth).or_default();
                    *bin = (bin.0 + usize::from(right), bin.1 + 1);
                    if right {
                        let kind = kinds
                            .get(&pair)
                            .map_or("", |kind| if kind == "same" { "unchanged" } else { kind });
                        let same = kind == relation(change.relation);
                        self.relations = (self.relations.0 + usize::from(same), self.relations.1 + 1);
                    }
                    found.insert(pair);
                }
            }
        }
        let same = |pair: &&(String, String)| kinds.get(*pair).is_some_and(|kind| kind == "same");
        let changed_wanted: Links = wanted.iter().filter(|pair| !same(pair)).cloned().collect();
        let changed_found: Links =
            found.iter().filter(|pair| !(wanted.contains(*pair) && same(pair))).cloned().collect();
        self.all.add(&found, &wanted);
        self.changed.add(&changed_found, &changed_wanted);
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        for (old, new) in wanted.difference(&found) {
            self.errors
                .push(format!("{name}: missed {old} → {new} ({})", kinds[&(old.clone(), new.clone())]));
        }
        for (old, new) in found.difference(&wanted) {
            self.errors.push(format!("{name}: wrong {old} → {new}"));
        }
    }

    fn join(&mut self, other: Self) {
        for (mine, theirs) in [(&mut self.all, other.all), (&mut self.changed, other.changed)] {
            mine.hits += theirs.hits;
            mine.found += theirs.found;
            mine.wanted += theirs.wanted;
        }
        self.relations = (self.relations.0 + other.relations.0, self.relations.1 + other.relations.1);
        for (tenth, (right, all)) in other.calibration {
            let bin = self.calibration.entry(tenth).or_default();
            *bin = (bin.0 + right, bin.1 + all);
        }
        self.errors.extend(other.errors);
    }

    fn print(&self) {
        for (name, count) in [("ALL", &self.all), ("CHANGED", &self.changed)] {
            println!(
                "{name:<8} F1 {:.4}  ({} found, {} wanted, {} both)",
                count.f1(),
                count.found,
                count.wanted,
                count.hits
            );
        }
        println!("RELATION {} of {}", self.relations.0, self.relations.1);
        println!("confidence: links that are right");
        for (tenth, (right, all)) in &self.calibration {
            println!("  0.{tenth} and more: {right} of {all}");
        }
        self.errors.iter().for_each(|error| println!("{error}"));
    }
}
