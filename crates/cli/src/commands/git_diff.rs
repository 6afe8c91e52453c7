//! `resdiff git-diff`: git's external diff driver.
//!
//! Git hands over the path and, for both sides, a file, a hash and a mode; `/dev/null` stands for a side that is
//! not there. It takes any exit status but 0 for a failure of the driver and stops, so a file that cannot be read
//! is told of in the output.

use std::path::{Path, PathBuf};

use resdiff_engine::Pair;
use resdiff_model::Document;
use resdiff_report::Source;

use super::compare::render;
use crate::args::{GitDiffArgs, OutputArgs, ReportArgs};
use crate::failure::{Failure, Status, name};
use crate::input::{self, Input};
use crate::output::Output;

/// Compares what git hands over.
pub fn run(args: &GitDiffArgs) -> Result<Status, Failure> {
    let output = Output::new(&OutputArgs::default(), &[])?;
    let mut text = format!("resdiff {}\n", name(&args.path));
    match args.rest.as_slice() {
        [] => text.push_str("unmerged: resolve the conflict first\n"),
        [old, _, _, new, _, _, renamed @ ..] => match report(&args.path, old, new, renamed, &output) {
            Ok(report) => text.push_str(&report),
            Err(failure) => {
                text.push_str(&failure.sentence());
                text.push('\n');
            }
        },
        _ => {
            return Err(Failure::usage(
                "git-diff needs the seven arguments that git gives",
                "see `resdiff git-diff --help`",
            ));
        }
    }
    text.push('\n');
    output.write(&text)?;
    Ok(Status::Same)
}

fn report(
    path: &Path,
    old: &Path,
    new: &Path,
    renamed: &[PathBuf],
    output: &Output,
) -> Result<String, Failure> {
    let new_name = renamed.first().map_or(path, PathBuf::as_path);
    let inputs = Pair::new(side(old, path)?, side(new, new_name)?);
    let comparison = resdiff_engine::compare(&inputs.old.document, &inputs.new.document);
    let sources = Pair::new(inputs.old.source.clone(), inputs.new.source.clone());
    Ok(render(&comparison, &sources, &ReportArgs::default(), output))
}

/// One side, under the name it has in the repository: git writes old versions to files with names of its own.
fn side(file: &Path, shown: &Path) -> Result<Input, Failure> {
    if file == Path::new("/dev/null") {
        return Ok(Input { source: Source::new("/dev/null", "text"), document: Document::default() });
    }
    let mut input = input::read(file).map_err(|mut failure| {
        failure.subject = Some(name(shown));
        failure
    })?;
    input.source.name = shown.to_string_lossy().into_owned();
    Ok(input)
}
