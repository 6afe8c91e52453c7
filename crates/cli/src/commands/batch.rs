//! `resdiff batch PAIRS.tsv`: compare many pairs.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum as _;
use clap::builder::PossibleValue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use resdiff_engine::Pair;
use resdiff_reader::Limit;
use resdiff_report::{Filter, json, view};

use crate::args::{BatchArgs, BatchFormat, ReportArgs, ReportFormat, Tracked};
use crate::batch::{self, Earlier, Library, Line, Outcome, PairLine, Row, Shared, Table, Version};
use crate::commands::compare;
use crate::failure::{self, Failure, Status};
use crate::input::{Input, sha256};
use crate::output::{Durable, Output, replace};

/// Compares all pairs of a list; what cannot be read is told at the end and does not stop the others.
pub fn run(args: &BatchArgs) -> Result<Status, Failure> {
    if let BatchFormat::Report(format) = args.format {
        compare::takes_filter(format, &args.only)?;
    }
    let options = compare::options(&args.comparing)?;
    let pairs = read_pairs(&args.pairs)?;
    let beside = args.pairs.parent().filter(|folder| !folder.as_os_str().is_empty());
    let library = Library::open(args.corpus.as_deref().or(beside).unwrap_or(Path::new(".")))?;
    fs::create_dir_all(&args.output).map_err(|error| Failure::write(Some(&args.output), &error))?;
    let told = |error: io::Error| Failure::write(Some(&args.output), &error);
    let (earlier, mut journal) = batch::open(&args.output, args.fresh).map_err(told)?;
    let run = Run::new(args, options, pairs, &library);
    let mut table = match args.format {
        BatchFormat::Parquet => Some(Table::create(args.output.join("changes.parquet")).map_err(told)?),
        BatchFormat::Report(_) => None,
    };
    let bar = progress(run.pairs.len());
    let mut lines = Vec::with_capacity(run.pairs.len());
    // What was done before its turn; the table and the summary are in the order of the list.
    let mut early = BTreeMap::new();
    batch::for_each(
        run.pairs.len(),
        args.jobs,
        |at| run.pair(at, &earlier),
        |at, done: Done| {
            journal.note(&done.line).map_err(told)?;
            bar.inc(1);
            early.insert(at, done);
            while let Some(done) = early.remove(&lines.len()) {
                lines.push(done.line);
                table.as_mut().map_or(Ok(()), |table| table.extend(done.rows)).map_err(told)?;
            }
            Ok(())
        },
    )?;
    bar.finish_and_clear();
    table.map_or(Ok(()), Table::finish).map_err(told)?;
    journal
        .finish(&lines, |path, bytes| replace(path, Durable::Yes, |out| out.write_all(bytes)))
        .map_err(told)?;
    Ok(conclude(&lines))
}

fn read_pairs(path: &Path) -> Result<Vec<PairLine>, Failure> {
    let bytes = crate::input::bytes(path, Limit::FileSize.default_value())?;
    let text = String::from_utf8(bytes)
        .map_err(|_| about(path, "the list of pairs is not UTF-8".to_owned(), "save it as UTF-8"))?;
    let pairs = batch::parse(&text).map_err(|bad| {
        about(path, format!("line {}: {}", bad.line, bad.message), "mend the line or put # before it")
    })?;
    if pairs.is_empty() {
        return Err(about(path, "the list has no pair".to_owned(), "write OLD, a tab and NEW on each line"));
    }
    Ok(pairs)
}

fn about(path: &Path, message: String, hint: &'static str) -> Failure {
    Failure { kind: failure::Kind::Usage, subject: Some(failure::name(path)), message, hint: Some(hint) }
}

/// The version and those arguments that a report depends on, as they are written: an earlier report is kept where they
/// are the same.
fn made_by(args: &BatchArgs, options: &resdiff_engine::Options) -> String {
    let value_name = |value: Option<PossibleValue>| value.map(|value| value.get_name().to_owned());
    let format = match args.format {
        BatchFormat::Report(format) => value_name(format.to_possible_value()),
        BatchFormat::Parquet => Some("parquet".to_owned()),
    };
    let only: Vec<&str> = args.only.iter().map(|only| only.as_str()).collect();
    let mut words = vec![format!("resdiff {}", env!("CARGO_PKG_VERSION"))];
    words.extend(format.map(|name| format!("--format {name}")));
    words.extend((!only.is_empty()).then(|| format!("--only {}", only.join(","))));
    if args.reading.tracked != Tracked::default() {
        words.extend(
            value_name(args.reading.tracked.to_possible_value()).map(|name| format!("--tracked {name}")),
        );
    }
    words.extend(
        args.reading.limits.iter().map(|limit| format!("--limit {}={}", limit.limit.name(), limit.most)),
    );
    // Not the name of the table but what it says: that may have changed since an earlier run.
    let strengths = options.strengths.as_ref();
    words.extend(strengths.map(|table| format!("--strengths {}", sha256(format!("{table:?}").as_bytes()))));
    words.join(" ")
}

/// A pair that was done.
struct Done {
    line: Line,
    /// Its changes, where there is a table of all.
    rows: Vec<Row>,
}

/// What all threads share.
struct Run<'a> {
    args: &'a BatchArgs,
    options: resdiff_engine::Options,
    /// How the report of each pair is made; none where there is one table of all.
    report: Option<ReportArgs>,
    pairs: Vec<PairLine>,
    /// The document of each version of each pair, or why it was not found.
    documents: Vec<Pair<Result<usize, Failure>>>,
    shared: Vec<Shared>,
    made_by: String,
}

impl<'a> Run<'a> {
    fn new(
        args: &'a BatchArgs,
        options: resdiff_engine::Options,
        pairs: Vec<PairLine>,
        library: &Library,
    ) -> Self {
        let mut numbers: HashMap<PathBuf, usize> = HashMap::new();
        let mut uses: Vec<(PathBuf, usize)> = Vec::new();
        let mut number = |name: &str| -> Result<usize, Failure> {
            let path = library.find(name)?;
            let number = *numbers.entry(path.clone()).or_insert_with(|| {
                uses.push((path, 0));
                uses.len() - 1
            });
            uses[number].1 += 1;
            Ok(number)
        };
        let documents = pairs.iter().map(|pair| Pair::new(number(&pair.old), number(&pair.new))).collect();
        let shared = uses.into_iter().map(|(path, uses)| Shared::new(path, uses)).collect();
        let report = match args.format {
            BatchFormat::Report(format) => {
                Some(ReportArgs { format, only: args.only.clone(), ..ReportArgs::default() })
            }
            BatchFormat::Parquet => None,
        };
        let made_by = made_by(args, &options);
        Self { args, options, report, pairs, documents, shared, made_by }
    }

    /// Compares a pair and writes its report, unless an earlier run has done so.
    fn pair(&self, at: usize, earlier: &Earlier) -> Done {
        let (pair, documents) = (&self.pairs[at], &self.documents[at]);
        let shared = Pair::new(self.shared(&documents.old), self.shared(&documents.new));
        // A table has the rows of all pairs: for it every pair is compared.
        if self.report.is_some()
            && let Some(line) = earlier.line(&pair.old, &pair.new)
        {
            let (old, new) = (version(&pair.old, shared.old, true), version(&pair.new, shared.new, true));
            if earlier.holds(line, &old, &new, &self.made_by) {
                shared.old.into_iter().chain(shared.new).for_each(Shared::pass);
                return Done { line: Line { pair: at + 1, ..line.clone() }, rows: Vec::new() };
            }
        }
        let mut line = Line {
            pair: at + 1,
            old: version(&pair.old, shared.old, false),
            new: version(&pair.new, shared.new, false),
            outcome: Outcome::Failed,
            error: None,
            report: None,
            summary: None,
            made_by: self.made_by.clone(),
        };
        let (old, new) = (self.read(&documents.old), self.read(&documents.new));
        let (old, new) = (input(&old, &mut line.old), input(&new, &mut line.new));
        let done = match (old, new) {
            (Ok(old), Ok(new)) => {
                self.compare(pair, old, new, &mut line).map_err(|failure| failure.sentence())
            }
            (Err(failure), _) | (_, Err(failure)) => Err(failure.sentence()),
        };
        match done {
            Ok(rows) => Done { line, rows },
            Err(error) => Done { line: Line { error: Some(error), ..line }, rows: Vec::new() },
        }
    }

    fn read<'f>(
        &self,
        found: &'f Result<usize, Failure>,
    ) -> Result<Arc<Result<Input, Failure>>, &'f Failure> {
        found.as_ref().map(|number| self.shared[*number].read(&self.args.reading.options()))
    }

    fn shared(&self, number: &Result<usize, Failure>) -> Option<&Shared> {
        number.as_ref().ok().map(|number| &self.shared[*number])
    }

    fn compare(
        &self,
        pair: &PairLine,
        old: &Input,
        new: &Input,
        line: &mut Line,
    ) -> Result<Vec<Row>, Failure> {
        let comparison = resdiff_engine::compare_with(&old.document, &new.document, &self.options);
        let sources = Pair::new(old.source.clone(), new.source.clone());
        let mut rows = Vec::new();
        if let Some(args) = &self.report {
            let name = format!("{}.{}", pair.stem, ending(args.format));
            let path = self.args.output.join(&name);
            let plain = Output::plain();
            let on_it = old.word.as_deref().filter(|_| args.format == ReportFormat::Docx);
            let redline = on_it
                .map(|word| compare::redline_on(&comparison, word, &self.args.reading.options(), args))
                .transpose()?
                .map(|redline| compare::tell_untracked(redline, Some(&name)));
            replace(&path, Durable::No, |out| match redline {
                Some(bytes) => out.write_all(&bytes),
                None => compare::write(&comparison, &sources, args, &plain, out),
            })
            .map_err(|error| Failure::write(Some(&path), &error))?;
            line.report = Some(name);
        } else {
            let filter = Filter::new(self.args.only.iter().copied());
            let report = json::report_only(&comparison, &sources, &filter);
            rows = report.changes.iter().map(|c| Row::new(line.pair, &pair.old, &pair.new, c)).collect();
        }
        line.outcome = if view::differs(&comparison) { Outcome::Different } else { Outcome::Same };
        line.summary = Some(json::summary(&comparison));
        Ok(rows)
    }
}

/// The document that was read, its checksum noted, or why there is none.
fn input<'a>(
    read: &'a Result<Arc<Result<Input, Failure>>, &Failure>,
    version: &mut Version,
) -> Result<&'a Input, &'a Failure> {
    let input = read.as_ref().map_err(|failure| *failure)?.as_ref().as_ref()?;
    version.sha256.clone_from(&input.source.sha256);
    Ok(input)
}

/// The ending of the file of a report.
fn ending(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Terminal | ReportFormat::Amendments => "txt",
        ReportFormat::Html => "html",
        ReportFormat::Json => "json",
        ReportFormat::Ndjson => "ndjson",
        ReportFormat::Docx => "docx",
        ReportFormat::Markdown => "md",
        ReportFormat::Csv => "csv",
    }
}

fn version(name: &str, shared: Option<&Shared>, summed: bool) -> Version {
    Version {
        name: name.to_owned(),
        file: shared.map(|shared| shared.path().to_string_lossy().into_owned()),
        sha256: shared.filter(|_| summed).and_then(Shared::checksum).map(str::to_owned),
    }
}

/// How far the run is, on a terminal only.
fn progress(pairs: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(pairs as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pairs  {eta} left");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// Tells what failed and what was found.
fn conclude(lines: &[Line]) -> Status {
    let count = |outcome: Outcome| lines.iter().filter(|line| line.outcome == outcome).count();
    for line in lines {
        if let Some(error) = &line.error {
            failure::tell(&format!("{error} (pair {})", line.pair));
        }
    }
    let (same, different, failed) = (count(Outcome::Same), count(Outcome::Different), count(Outcome::Failed));
    let pairs = view::counted(lines.len(), "pair");
    failure::tell(&format!("{pairs}: {different} differ, {same} the same, {failed} failed"));
    match (failed, different) {
        (1.., _) => Status::Trouble,
        (0, 1..) => Status::Different,
        (0, 0) => Status::Same,
    }
}
