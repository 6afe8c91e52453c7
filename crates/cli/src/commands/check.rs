//! `resdiff check REDLINE --base BASE`: whether every difference from the base is tracked.

use std::path::Path;

use resdiff_engine::Pair;
use resdiff_model::Document;
use resdiff_reader::{Form, Limit, Options, ReadError, TrackedChanges};
use resdiff_report::check::{Version, check};
use resdiff_report::{Source, json, terminal};

use crate::args::{CheckArgs, CheckFormat};
use crate::failure::{Failure, Status};
use crate::input;
use crate::output::Output;

/// Checks and tells.
pub fn run(args: &CheckArgs) -> Result<Status, Failure> {
    let (redline, base) = (args.redline.as_path(), args.base.as_path());
    if input::is_stdin(redline) && input::is_stdin(base) {
        return Err(Failure::usage("only one of the two can be standard input", "name a file for the other"));
    }
    let output = Output::new(&args.output, &[redline, base])?;
    let options = args.options();
    let files = Pair::new(File::read(base, &options)?, File::read(redline, &options)?);
    if files.new.form != Form::Docx {
        return Err(Failure::no_redline(redline));
    }
    let versions = files.as_ref().map(File::version);
    let found = check(&versions.old, &versions.new, &files.new.bytes, &options.limits.package())
        .map_err(|error| Failure::package(redline, &error))?;
    let sources = files.as_ref().map(|file| file.source.clone());
    let text = match args.format {
        CheckFormat::Terminal => {
            let options = terminal::CheckOptions { width: output.width, color: output.color };
            terminal::check(&found, &sources, &options)
        }
        CheckFormat::Json => json::to_string(&json::check(&found, versions.as_ref(), &sources)),
    };
    output.write(&text)?;
    Ok(if found.is_clean() { Status::Same } else { Status::Different })
}

/// A file with its two readings.
struct File {
    source: Source,
    form: Form,
    bytes: Vec<u8>,
    accepted: Document,
    rejected: Document,
}

impl File {
    fn read(path: &Path, options: &Options) -> Result<Self, Failure> {
        let bytes = input::bytes(path, options.limits.get(Limit::FileSize))?;
        let refused = |error| Failure::document(path, &error);
        let read = |tracked| -> Result<_, ReadError> {
            let options = Options { tracked, ..*options };
            let transcript = resdiff_reader::transcribe_with(&bytes, &options)?;
            Ok((transcript.form, resdiff_reader::recognize_with(&transcript, &options)?))
        };
        let (form, accepted) = read(TrackedChanges::Accept).map_err(refused)?;
        let rejected = match form {
            // Where all of it is inserted, nothing is left.
            Form::Docx => match read(TrackedChanges::Reject) {
                Err(ReadError::NoWords) => Document::default(),
                read => read.map_err(refused)?.1,
            },
            _ => accepted.clone(),
        };
        let source = Source {
            name: path.to_string_lossy().into_owned(),
            form: form.as_str().to_owned(),
            sha256: Some(input::sha256(&bytes)),
        };
        Ok(Self { source, form, bytes, accepted, rejected })
    }

    fn version(&self) -> Version<'_> {
        Version {
            word: (self.form == Form::Docx).then_some(&*self.bytes),
            accepted: &self.accepted,
            rejected: &self.rejected,
        }
    }
}
