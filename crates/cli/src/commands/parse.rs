//! `resdiff parse FILE`: one document as the reader saw it.

use resdiff_report::{json, terminal};

use crate::args::{ParseArgs, ParseFormat};
use crate::failure::{Failure, Status};
use crate::input;
use crate::output::Output;

/// Reads and shows.
pub fn run(args: &ParseArgs) -> Result<Status, Failure> {
    let output = Output::new(&args.output, &[&args.file])?;
    let input = input::read(&args.file, &args.reading.options())?;
    let text = match args.format {
        ParseFormat::Json => json::to_string(&json::parse(&input.document, &input.source)),
        ParseFormat::Outline => {
            let options =
                terminal::OutlineOptions { width: output.width, color: output.color, full: args.full };
            terminal::outline(&input.document, &input.source, &options)
        }
    };
    output.write(&text)?;
    Ok(Status::Same)
}
