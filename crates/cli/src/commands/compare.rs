//! `resdiff OLD NEW`: compare two versions.

use resdiff_engine::{Comparison, Pair};
use resdiff_report::{Filter, Source, json, terminal, view};

use crate::args::{CompareArgs, ReportArgs, ReportFormat, Versions};
use crate::failure::{self, Failure, Status};
use crate::input;
use crate::output::Output;

/// Compares and reports.
pub fn run(args: &CompareArgs) -> Result<Status, Failure> {
    let Versions { old, new } = &args.versions;
    if input::is_stdin(old) && input::is_stdin(new) {
        return Err(Failure::usage("only one of the two can be standard input", "name a file for the other"));
    }
    let output = Output::new(&args.output, &[old, new])?;
    if input::same_file(old, new) {
        failure::tell(&format!(
            "resdiff: note: {} is compared with itself; name the other version to see what changed",
            failure::name(new)
        ));
    }
    let inputs = Pair::new(input::read(old)?, input::read(new)?);
    let comparison = resdiff_engine::compare(&inputs.old.document, &inputs.new.document);
    let sources = Pair::new(inputs.old.source.clone(), inputs.new.source.clone());
    output.write(render(&comparison, &sources, &args.report, &output))?;
    Ok(status(&comparison))
}

/// The report as text, in the form asked for.
pub fn render(
    comparison: &Comparison<'_>,
    sources: &Pair<Source>,
    args: &ReportArgs,
    output: &Output,
) -> String {
    let filter = Filter::new(args.only.iter().copied());
    match args.format {
        ReportFormat::Json => json::to_string(&json::report_only(comparison, sources, &filter)),
        ReportFormat::Terminal => {
            let options = terminal::Options {
                width: output.width,
                color: output.color,
                filter,
                context: args.context,
                unfold: args.unfold,
            };
            terminal::report(comparison, sources, &options)
        }
    }
}

fn status(comparison: &Comparison<'_>) -> Status {
    if view::differs(comparison) { Status::Different } else { Status::Same }
}
