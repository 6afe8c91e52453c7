//! The arguments of the command and their help.

mod values;

use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};
use resdiff_reader::{Limit, LimitValue, Options, TrackedChanges};
use resdiff_report::Only;

pub use self::values::{BatchFormat, CheckFormat, ParseFormat, ReportFormat, SchemaOf, Tracked, When};
use self::values::{batch_format, only, revision_date};

const EXAMPLES: &str = "\
Examples:
  resdiff A-RES-174-28.pdf A-RES-175-32.pdf
  resdiff --tracked reject draft.docx draft-Rev.1.docx
  resdiff --only substantive,stale old.txt new.md
  resdiff --format html -o report.html old.pdf new.pdf
  resdiff --side-by-side old.pdf new.pdf
  resdiff --format json -o report.json old.pdf new.pdf
  resdiff --format docx -o redline.docx --author \"Permanent Mission\" old.pdf new.pdf
  resdiff check redline.docx --base old.docx
  resdiff parse A-RES-175-32.pdf
  pdftotext -layout new.pdf - | resdiff old.txt -

A file that bears the name of a command is compared with `resdiff compare parse NEW` or `resdiff ./parse NEW`.

Exit status: 0 no difference, 1 differences, 2 trouble.";

const ABOUT: &str = "\
Compare two versions of a United Nations resolution clause by clause.

Recognises the clauses of both texts, finds which clause became which, and reports what was added, removed, \
reworded, moved, split, merged and renumbered. The yearly roll-over is kept apart from the substance.

PDF, Word (.docx), plain text and Markdown are read, in any mix; the form is found by content. `-` is standard input. \
Everything stays on this machine: nothing is sent and nothing is fetched.";

/// Compare two versions of a United Nations resolution clause by clause
#[derive(Debug, Parser)]
#[command(
    name = "resdiff",
    version,
    long_about = ABOUT,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    arg_required_else_help = true,
    override_usage = "resdiff [OPTIONS] <OLD> <NEW>\n       resdiff <COMMAND> …"
)]
pub struct Cli {
    #[command(flatten)]
    pub versions: Option<Versions>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub comparing: ComparingArgs,
    #[command(flatten)]
    pub report: ReportArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// The command asked for; two versions without one are compared. None where there is neither, which clap
    /// refuses before.
    pub fn asked_for(self) -> Option<Command> {
        let Self { versions, reading, comparing, report, output, command } = self;
        let compare = || Some(CompareArgs { versions: versions?, reading, comparing, report, output });
        command.or_else(|| compare().map(Command::Compare))
    }
}

/// What the command can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two versions; the word `compare` may be left out
    #[command(after_help = EXAMPLES)]
    Compare(CompareArgs),
    /// Compare many pairs, on all cores
    #[command(after_help = BATCH)]
    Batch(BatchArgs),
    /// Check that every difference between a redline and its base is tracked
    #[command(after_help = CHECK)]
    Check(CheckArgs),
    /// Show the clauses of one document as the reader saw them
    #[command(after_help = "\
Examples:
  resdiff parse A-RES-175-32.pdf
  resdiff parse --format json A-RES-175-32.txt")]
    Parse(ParseArgs),
    /// Print the JSON Schema of a JSON output
    Schema(SchemaArgs),
    /// Compare two versions for `git diff` (external diff driver)
    #[command(after_help = GIT)]
    GitDiff(GitDiffArgs),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  resdiff completions bash > ~/.local/share/bash-completion/completions/resdiff"
    )]
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_help = "Example:\n  resdiff man | man -l -")]
    Man(ManArgs),
}

const CHECK: &str = "\
Examples:
  resdiff check redline.docx --base A-RES-174-28.docx
  resdiff check redline.docx --base A-RES-174-28.pdf --format json

All tracked changes of the redline are rejected, and what is left is held against the base: what differs is not \
tracked, and is listed clause by clause. Two Word files are compared paragraph by paragraph, with tables, notes, \
headers and hidden text; another base clause by clause. Formats such as italics, pictures and the layout of pages \
are no text and are not compared.

Exit status: 0 every difference is tracked, 1 some are not, 2 trouble.";

const BATCH: &str = "\
Examples:
  resdiff batch pairs.tsv --corpus documents/ -o reports/
  resdiff batch pairs.tsv --corpus documents/ -o reports/ --format parquet

PAIRS.tsv has a pair a line, OLD, a tab and NEW: symbols (A/RES/74/28, whose file is A-RES-74-28.pdf, .docx, .txt or \
.md somewhere in the corpus) or files. A first line may name the columns; then `old` and `new` count.

The folder of the reports gets one report a pair and summary.ndjson, a line a pair in the order of the list. A run \
that was ended goes on where it stood: reports whose files, program and options are the same are kept. What cannot \
be read is named in the summary and does not stop the others.

Exit status: 0 no difference in any pair, 1 differences, 2 a pair failed.";

const GIT: &str = "\
Set up:
  git config diff.resdiff.command \"resdiff git-diff\"
  echo \"*.pdf diff=resdiff\" >> .gitattributes

or once, for all files:
  GIT_EXTERNAL_DIFF=\"resdiff git-diff\" git diff

Options stand before what git adds: \"resdiff git-diff --strengths order.tsv\".

A file that was added or deleted is compared with an empty one. What cannot be read is named in the output. \
The exit status is 0 whatever is found, since git takes any other for a failure of the driver.";

/// Arguments of a comparison.
#[derive(Debug, Args)]
pub struct CompareArgs {
    #[command(flatten)]
    pub versions: Versions,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub comparing: ComparingArgs,
    #[command(flatten)]
    pub report: ReportArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

fn limits_help() -> String {
    let mut help = "Read larger files, or refuse smaller ones. May be given several times.\n\n\
                    Bounds keep a broken or hostile file from filling the memory. These are the usual ones:\n"
        .to_owned();
    for limit in Limit::ALL {
        help.push_str(&format!("\n  {}={} {}", limit.name(), limit.default_value(), limit.noun()));
    }
    help
}

/// The two versions.
#[derive(Debug, Args)]
pub struct Versions {
    /// The former version, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub old: PathBuf,
    /// The later version, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub new: PathBuf,
}

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// The list of pairs, tab-separated, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub pairs: PathBuf,
    /// The folder in which the documents are found, with all below it; by default that of the list
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub corpus: Option<PathBuf>,
    /// The folder of the reports; it is made if it is not there
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// The form of the reports
    #[arg(long, default_value = "json", value_parser = batch_format())]
    pub format: BatchFormat,
    /// Show only these in the reports, separated by commas; see `resdiff compare --help`
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = only())]
    pub only: Vec<Only>,
    /// Compare this many pairs at a time; by default as many as there are cores
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,
    /// Compare everything afresh, also what an earlier run has done
    #[arg(long)]
    pub fresh: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub comparing: ComparingArgs,
}

/// How the documents are read.
#[derive(Debug, Default, Args)]
pub struct ReadingArgs {
    /// What becomes of tracked changes in Word files
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    pub tracked: Tracked,
    /// Read larger files, or refuse smaller ones: NAME=NUMBER, may be given several times
    #[arg(long = "limit", value_name = "NAME=NUMBER", long_help = limits_help())]
    pub limits: Vec<LimitValue>,
}

impl ReadingArgs {
    /// The same in the words of the reader.
    pub fn options(&self) -> Options {
        let tracked = match self.tracked {
            Tracked::Accept => TrackedChanges::Accept,
            Tracked::Reject => TrackedChanges::Reject,
        };
        let mut options = Options { tracked, ..Options::default() };
        for LimitValue { limit, most } in &self.limits {
            options.limits.set(*limit, *most);
        }
        options
    }
}

/// The form of a report, and what of a comparison it shows.
#[derive(Debug, Default, Args)]
pub struct ReportArgs {
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// Show only these, separated by commas; the totals still count everything
    ///
    /// Relations and properties are alternatives, significances narrow them: `substantive,added,removed` shows
    /// what was added or removed and is of substance. `stale` shows the findings. The exit status is that of
    /// the whole comparison.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = only())]
    pub only: Vec<Only>,
    /// Show old and new text in two columns (terminal)
    #[arg(long)]
    pub side_by_side: bool,
    /// Show N unchanged clauses around every change (terminal, markdown)
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub context: usize,
    /// Show routine and editorial changes in full, not on one line (terminal, markdown)
    #[arg(long)]
    pub unfold: bool,
    /// The author of the tracked changes, by default `resdiff` (docx)
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// The date of the tracked changes, `2120-12-07` or `2120-12-07T09:30:00Z`; by default they bear none (docx)
    #[arg(long, value_name = "DATE", value_parser = revision_date)]
    pub date: Option<String>,
}

/// How the documents are compared.
#[derive(Debug, Default, Args)]
pub struct ComparingArgs {
    /// Use this order of strength of lead phrases instead of the one that comes with the language
    ///
    /// A text file, one phrase a line: the phrase, a tab and its rank, greater is stronger; behind another tab there
    /// may be a note. Phrases of the same rank are of the same strength; those whose rank ends in `?` are not
    /// compared with each other. `[name] authority` begins a scale of its own, `#` a comment.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub strengths: Option<PathBuf>,
}

/// Where a report goes and how it looks.
#[derive(Debug, Default, Args)]
pub struct OutputArgs {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: When,
    /// Let citations lead to the official documents, where the terminal has links
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub hyperlinks: When,
    /// Show what is longer than the screen in `$RESDIFF_PAGER`, else `$PAGER`, else less
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub pager: When,
    /// As `--pager never`
    #[arg(long, overrides_with = "pager")]
    pub no_pager: bool,
    /// Wrap lines at this width; by default the terminal's, at most 100, or 80 where there is none
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,
}

/// Arguments of `parse`.
#[derive(Debug, Args)]
pub struct ParseArgs {
    /// The document, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ParseFormat,
    /// Show every clause in full (outline)
    #[arg(long)]
    pub full: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The redline, a Word file (.docx), or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub redline: PathBuf,
    /// The text that the redline was made on, or `-` for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub base: PathBuf,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// Read larger files, or refuse smaller ones: NAME=NUMBER, may be given several times
    #[arg(long = "limit", value_name = "NAME=NUMBER", long_help = limits_help())]
    pub limits: Vec<LimitValue>,
    #[command(flatten)]
    pub output: OutputArgs,
}

impl CheckArgs {
    /// How both files are read; what becomes of tracked changes is decided by the check.
    pub fn options(&self) -> Options {
        ReadingArgs { tracked: Tracked::default(), limits: self.limits.clone() }.options()
    }
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Whose output
    #[arg(long, value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// The arguments git gives to an external diff driver.
#[derive(Debug, Args)]
pub struct GitDiffArgs {
    #[command(flatten)]
    pub comparing: ComparingArgs,
    /// The path in the repository
    pub path: PathBuf,
    /// Then OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, and for a renamed file its new path
    #[arg(num_args = 0..=8, value_name = "ARGUMENT")]
    pub rest: Vec<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The page of this command; by default that of resdiff
    pub command: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Command {
        Cli::try_parse_from(line.split(' ')).unwrap().asked_for().unwrap()
    }

    #[track_caller]
    fn compared(line: &str) -> (PathBuf, PathBuf, ReportArgs) {
        match parse(line) {
            Command::Compare(args) => (args.versions.old, args.versions.new, args.report),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_holds() {
        Cli::command().debug_assert();
    }

    #[test]
    fn two_paths_are_compared_without_a_command() {
        let (old, new, report) = compared("resdiff old.pdf new.txt --format json");
        assert_eq!((old, new), ("old.pdf".into(), "new.txt".into()));
        assert_eq!(report.format, ReportFormat::Json);
        assert_eq!(compared("resdiff compare - new.txt").0, PathBuf::from("-"));
        assert_eq!(compared("resdiff --unfold - new.txt").1, PathBuf::from("new.txt"));
    }

    #[test]
    fn files_named_like_commands_can_be_compared() {
        let (old, new, _) = compared("resdiff compare parse schema");
        assert_eq!((old, new), ("parse".into(), "schema".into()));
        let (old, new, _) = compared("resdiff ./parse parse");
        assert_eq!((old, new), ("./parse".into(), "parse".into()));
    }

    #[test]
    fn a_list_of_what_to_show_is_split_at_commas() {
        let (_, _, report) = compared("resdiff --only substantive,added a b");
        let words: Vec<&str> = report.only.iter().map(|only| only.as_str()).collect();
        assert_eq!(words, ["substantive", "added"]);
        assert!(Cli::try_parse_from(["resdiff", "--only", "big", "a", "b"]).is_err());
    }

    #[test]
    fn wrong_usage_has_status_two() {
        let lines = [
            "resdiff",
            "resdiff a",
            "resdiff a b c",
            "resdiff --width 5 a b",
            "resdiff parse",
            "resdiff --unfold",
        ];
        for line in lines {
            assert_eq!(Cli::try_parse_from(line.split(' ')).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn git_gives_one_seven_or_nine_arguments() {
        let rest = |line| match parse(line) {
            Command::GitDiff(args) => args.rest.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(rest("resdiff git-diff p"), 0);
        assert_eq!(rest("resdiff git-diff p /tmp/o 0a 100644 /tmp/n 0b 100644"), 6);
        assert_eq!(rest("resdiff git-diff p /tmp/o 0a 100644 /tmp/n 0b 100644 q similarity"), 8);
    }
}
