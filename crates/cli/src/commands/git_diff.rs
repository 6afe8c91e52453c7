//! `resdiff git-diff`: git's external diff driver.
//!
//! Git hands over the path and, for both sides, a file, a hash and a mode; `/dev/null` stands for a side that is
//! not there. It takes any exit status but 0 for a failure of the driver and stops, so a file that cannot be read
//! is told of in the output.

use std::path::{Path, PathBuf};

use resdiff_engine::Pair;
use resdiff_model::Document;
use resdiff_reader::Options;
use resdiff_report::Source;

use super::compare;
use crate::args::{GitDiffArgs, OutputArgs, ReportArgs};
use crate::failure::{Failure, Status, name};
use crate::input::{self, Input};
use crate::output::Output;

/// Compares what git hands over.
pub fn run(args: &GitDiffArgs) -> Result<Status, Failure> {
    // Git has a pager of its own.
    let output = Output::new(&OutputArgs { no_pager: true, ..OutputArgs::default() }, &[])?;
    let [old, _, _, new, _, _, renamed @ ..] = args.rest.as_slice() else {
        let told = match args.rest.as_slice() {
            [] => "unmerged: resolve the conflict first",
            _ => {
                return Err(Failure::usage(
                    "git-diff needs the seven arguments that git gives",
                    "see `resdiff git-diff --help`",
                ));
            }
        };
        output.write(format!("resdiff {}\n{told}\n\n", name(&args.path)))?;
        return Ok(Status::Same);
    };
    let inputs = read(&args.path, old, new, renamed);
    let options = compare::options(&args.comparing)?;
    output.write_with(|out| {
        writeln!(out, "resdiff {}", name(&args.path))?;
        match &inputs {
            Ok(inputs) => {
                let comparison =
                    resdiff_engine::compare_with(&inputs.old.document, &inputs.new.document, &options);
                let sources = inputs.as_ref().map(|input| input.source.clone());
                compare::write(&comparison, &sources, &ReportArgs::default(), &output, out)?;
            }
            Err(failure) => writeln!(out, "{}", failure.sentence())?,
        }
        writeln!(out)
    })?;
    Ok(Status::Same)
}

fn read(path: &Path, old: &Path, new: &Path, renamed: &[PathBuf]) -> Result<Pair<Input>, Failure> {
    let new_name = renamed.first().map_or(path, PathBuf::as_path);
    Ok(Pair::new(side(old, path)?, side(new, new_name)?))
}

/// One side, under the name it has in the repository: git writes old versions to files with names of its own.
fn side(file: &Path, shown: &Path) -> Result<Input, Failure> {
    if file == Path::new("/dev/null") {
        return Ok(Input {
            source: Source::new("/dev/null", "text"),
            document: Document::default(),
            word: None,
        });
    }
    let mut input = input::read(file, &Options::default()).map_err(|mut failure| {
        failure.subject = Some(name(shown));
        failure
    })?;
    input.source.name = shown.to_string_lossy().into_owned();
    Ok(input)
}
