//! `resdiff OLD NEW`: compare two versions.

use std::io::{self, Write};

use resdiff_engine::{Comparison, Pair};
use resdiff_reader::Options;
use resdiff_report::{Filter, Only, Source, amendments, csv, docx, html, json, markdown, terminal, view};

use crate::args::{CompareArgs, ComparingArgs, ReportArgs, ReportFormat, Versions};
use crate::failure::{self, Failure, Status};
use crate::input;
use crate::output::Output;

/// Compares and reports.
pub fn run(args: &CompareArgs) -> Result<Status, Failure> {
    let Versions { old, new } = &args.versions;
    if input::is_stdin(old) && input::is_stdin(new) {
        return Err(Failure::usage("only one of the two can be standard input", "name a file for the other"));
    }
    takes_filter(args.report.format, &args.report.only)?;
    let output = Output::new(&args.output, &[old, new])?;
    if args.report.format == ReportFormat::Docx {
        output.takes_bytes()?;
    }
    if input::same_file(old, new) {
        failure::tell(&format!(
            "resdiff: note: {} is compared with itself; name the other version to see what changed",
            failure::name(new)
        ));
    }
    let reading = args.reading.options();
    let options = options(&args.comparing)?;
    let inputs = Pair::new(input::read(old, &reading)?, input::read(new, &reading)?);
    let comparison = resdiff_engine::compare_with(&inputs.old.document, &inputs.new.document, &options);
    let sources = Pair::new(inputs.old.source.clone(), inputs.new.source.clone());
    let on_it = inputs.old.word.as_deref().filter(|_| args.report.format == ReportFormat::Docx);
    match on_it {
        Some(old) => {
            let redline = redline_on(&comparison, old, &reading, &args.report)?;
            output.write(tell_untracked(redline, None))?;
        }
        None => output.write_with(|out| write(&comparison, &sources, &args.report, &output, out))?,
    }
    if args.report.format == ReportFormat::Docx {
        remark(&comparison);
    }
    Ok(status(&comparison))
}

/// How to compare, as the arguments ask for it.
pub fn options(args: &ComparingArgs) -> Result<resdiff_engine::Options, Failure> {
    let mut options = resdiff_engine::Options::default();
    options.strengths = args.strengths.as_deref().map(input::strengths).transpose()?;
    Ok(options)
}

/// Refuses a filter where a report that leaves something out would be wrong.
pub fn takes_filter(format: ReportFormat, only: &[Only]) -> Result<(), Failure> {
    if format == ReportFormat::Amendments && !only.is_empty() {
        return Err(Failure::usage(
            "amendments that leave something out do not give the new text",
            "leave out --only",
        ));
    }
    if format == ReportFormat::Docx && !only.is_empty() {
        return Err(Failure::usage(
            "a redline that leaves something out does not give the new text",
            "leave out --only",
        ));
    }
    Ok(())
}

/// Tells what tracked changes cannot show: the file holds the two texts and nothing else.
fn remark(comparison: &Comparison<'_>) {
    const MOST: usize = 12;
    let remarks = view::remarks(comparison);
    for remark in remarks.iter().take(MOST) {
        failure::tell(&format!("resdiff: note: {}", view::visible(remark)));
    }
    if remarks.len() > MOST {
        let more = view::counted(remarks.len() - MOST, "note");
        failure::tell(&format!("resdiff: note: {more} more; a report in another form has them all"));
    }
}

/// The new version as tracked changes on the old Word file.
pub fn redline_on(
    comparison: &Comparison<'_>,
    old: &[u8],
    reading: &Options,
    args: &ReportArgs,
) -> Result<docx::Redline, Failure> {
    docx::redline_on(comparison, old, &reading.limits.package(), &revision(args))
        .map_err(|error| Failure::word(&error))
}

/// The bytes of a redline; what has no place in the old file is told, and what was done to the file beside tracked
/// changes, of one of many with the name of its report.
pub fn tell_untracked(redline: docx::Redline, report: Option<&str>) -> Vec<u8> {
    let of = report.map_or_else(String::new, |report| format!("{report}: "));
    for told in &redline.told {
        failure::tell(&format!("resdiff: note: {of}{}", view::visible(told)));
    }
    if !redline.untracked.is_empty() {
        failure::tell(&format!(
            "resdiff: note: {of}these changes have no place in the old file and are not in the redline: {}",
            redline.untracked.join(", ")
        ));
    }
    redline.bytes
}

fn revision(args: &ReportArgs) -> docx::Revision {
    let author = args.author.clone().unwrap_or_else(|| docx::Revision::default().author);
    docx::Revision { author, date: args.date.clone() }
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
        ReportFormat::Html => {
            out.write_all(html::report(comparison, sources, &html::Options { filter }).as_bytes())
        }
        ReportFormat::Json => {
            out.write_all(json::to_string(&json::report_only(comparison, sources, &filter)).as_bytes())
        }
        ReportFormat::Ndjson => json::write_lines(comparison, sources, &filter, out),
        ReportFormat::Docx => {
            let redline = docx::redline(comparison, &revision(args));
            out.write_all(&redline.map_err(io::Error::other)?)
        }
        ReportFormat::Csv => csv::write(comparison, sources, &filter, out),
        ReportFormat::Markdown => {
            let options = markdown::Options { filter, context: args.context, unfold: args.unfold };
            out.write_all(markdown::report(comparison, sources, &options).as_bytes())
        }
        ReportFormat::Amendments => out.write_all(amendments::report(comparison, sources).as_bytes()),
        ReportFormat::Terminal => {
            let options = terminal::Options {
                // Two columns need room, and each is narrow enough to be read.
                width: if args.side_by_side { output.full_width } else { output.width },
                color: output.color,
                hyperlinks: output.hyperlinks,
                side_by_side: args.side_by_side,
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
