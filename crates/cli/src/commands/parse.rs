//! `resdiff parse FILE`: one document as the reader saw it.

use resdiff_report::{docx, json, terminal};

use crate::args::{ParseArgs, ParseFormat};
use crate::failure::{Failure, Status};
use crate::input;
use crate::output::Output;

/// Reads and shows.
pub fn run(args: &ParseArgs) -> Result<Status, Failure> {
    let output = Output::new(&args.output, &[&args.file])?;
    if args.format == ParseFormat::Docx {
        output.takes_bytes()?;
    }
    let input = input::read(&args.file)?;
    let text = match args.format {
        ParseFormat::Docx => {
            let bytes = docx::document(&input.document).map_err(|error| Failure::word(&error))?;
            output.write(bytes)?;
            return Ok(Status::Same);
        }
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
