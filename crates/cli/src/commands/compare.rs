//! `resdiff OLD NEW`: compare two versions.

use std::io::{self, Write};

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
    let mut options = resdiff_engine::Options::default();
    options.strengths = args.report.strengths.as_deref().map(input::strengths).transpose()?;
    let inputs = Pair::new(input::read(old)?, input::read(new)?);
    let comparison = resdiff_engine::compare_with(&inputs.old.document, &inputs.new.document, &options);
    let sources = Pair::new(inputs.old.source.clone(), inputs.new.source.clone());
    output.write_with(|out| write(&comparison, &sources, &args.report, &output, out))?;
    Ok(status(&comparison))
}

/// Writes the report in the form asked for.
pub fn write(
    comparison: &Comparison<'_>,
    sources: &Pair<Source>,
    args: &ReportArgs,
    output: &Output,
    out: &mut dyn Write,
) -> io::Result<()> {
    let filter = Filter::new(args.only.iter().copied());
    match args.format {
        ReportFormat::Json => {
            out.write_all(json::to_string(&json::report_only(comparison, sources, &filter)).as_bytes())
        }
        ReportFormat::Ndjson => json::write_lines(comparison, sources, &filter, out),
        ReportFormat::Terminal => {
            let options = terminal::Options {
                width: output.width,
                color: output.color,
                filter,
                context: args.context,
                unfold: args.unfold,
            };
            out.write_all(terminal::report(comparison, sources, &options).as_bytes())
        }
    }
}

fn status(comparison: &Comparison<'_>) -> Status {
    if view::differs(comparison) { Status::Different } else { Status::Same }
}
