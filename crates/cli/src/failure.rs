//! The one place where errors become sentences for the user.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use resdiff_model::StrengthError;
use resdiff_reader::ReadError;
use resdiff_report::view::visible;

/// How the process ends, as `diff` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing to report: no difference, or a command that compares nothing went well.
    Same,
    /// The documents differ.
    Different,
    /// Something went wrong.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Same => Self::from(0),
            Status::Different => Self::from(1),
            Status::Trouble => Self::from(2),
        }
    }
}

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The arguments do not fit together.
    Usage,
    /// A file could not be opened or read.
    Open,
    /// A file was read and is no document.
    Document,
    /// The output could not be written.
    Write,
}

/// A failure of the command: one sentence with the thing named and the way out.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind.
    pub kind: Kind,
    /// The file it is about.
    pub subject: Option<String>,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// The way out, in lower case and without a full stop.
    pub hint: Option<&'static str>,
}

impl Failure {
    /// Arguments that do not fit together.
    pub fn usage(message: impl Into<String>, hint: &'static str) -> Self {
        Self { kind: Kind::Usage, subject: None, message: message.into(), hint: Some(hint) }
    }

    /// A file that could not be opened or read.
    pub fn open(path: &Path, error: &io::Error) -> Self {
        let (message, hint) = match error.kind() {
            io::ErrorKind::NotFound => ("there is no such file".to_owned(), Some("check the path")),
            io::ErrorKind::PermissionDenied => {
                ("the file may not be read".to_owned(), Some("check its permissions"))
            }
            io::ErrorKind::IsADirectory => Self::directory(),
            io::ErrorKind::NotADirectory => {
                ("a part of the path is a file, not a folder".to_owned(), Some("check the path"))
            }
            _ => (format!("the file could not be read ({error})"), None),
        };
        Self { kind: Kind::Open, subject: Some(name(path)), message, hint }
    }

    /// A directory where a file was expected.
    pub fn is_directory(path: &Path) -> Self {
        let (message, hint) = Self::directory();
        Self { kind: Kind::Open, subject: Some(name(path)), message, hint }
    }

    fn directory() -> (String, Option<&'static str>) {
        ("this is a folder".to_owned(), Some("name a file in it"))
    }

    /// A file that is no document.
    pub fn document(path: &Path, error: &ReadError) -> Self {
        // The reader's messages name the way out themselves.
        Self { kind: Kind::Document, subject: Some(name(path)), message: error.to_string(), hint: None }
    }

    /// A Word file that could not be made.
    pub fn word(error: &impl std::fmt::Display) -> Self {
        let message = format!("the Word file could not be made ({error})");
        Self { kind: Kind::Write, subject: None, message, hint: None }
    }

    /// A file that was to be a redline and is no Word file.
    pub fn no_redline(path: &Path) -> Self {
        let message = "a redline to be checked is a Word file (.docx), and this is none".to_owned();
        let hint = Some("compare the two with `resdiff OLD NEW`");
        Self { kind: Kind::Document, subject: Some(name(path)), message, hint }
    }

    /// A Word file whose parts cannot be read.
    pub fn package(path: &Path, error: &impl std::fmt::Display) -> Self {
        // The messages name the way out themselves.
        Self { kind: Kind::Document, subject: Some(name(path)), message: error.to_string(), hint: None }
    }

    /// A table of strengths that cannot be read.
    pub fn table(path: &Path, error: &StrengthError) -> Self {
        // The messages name the way out themselves.
        Self { kind: Kind::Document, subject: Some(name(path)), message: error.to_string(), hint: None }
    }

    /// A table of strengths that is no UTF-8.
    pub fn not_text(path: &Path) -> Self {
        let message = "the table of strengths is not text in UTF-8".to_owned();
        Self { kind: Kind::Document, subject: Some(name(path)), message, hint: Some("save it as UTF-8") }
    }

    /// Output that could not be written.
    pub fn write(path: Option<&Path>, error: &io::Error) -> Self {
        let (message, hint) = match error.kind() {
            io::ErrorKind::NotFound => {
                ("the folder of the output file does not exist".to_owned(), Some("make it first"))
            }
            io::ErrorKind::PermissionDenied => {
                ("the file may not be written".to_owned(), Some("check the permissions of its folder"))
            }
            io::ErrorKind::IsADirectory => ("the output is a folder".to_owned(), Some("name a file in it")),
            io::ErrorKind::StorageFull => ("no space is left".to_owned(), Some("make room and run it again")),
            _ => (format!("the output could not be written ({error})"), None),
        };
        let subject = path.map_or_else(|| "standard output".to_owned(), name);
        Self { kind: Kind::Write, subject: Some(subject), message, hint }
    }

    /// The failure as one line without a line feed.
    pub fn sentence(&self) -> String {
        let mut line = "resdiff: ".to_owned();
        if let Some(subject) = &self.subject {
            line.push_str(subject);
            line.push_str(": ");
        }
        line.push_str(&visible(&self.message));
        if let Some(hint) = self.hint {
            line.push_str("; ");
            line.push_str(hint);
        }
        line
    }

    /// Writes the sentence to standard error.
    pub fn tell(&self) {
        tell(&self.sentence());
    }
}

/// Writes a line to standard error. Where that is closed there is no one to tell.
pub fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A path as it may stand on a terminal: control characters shown, not sent.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    visible(&path.to_string_lossy())
}

/// Prints what clap has to say: help and version with status 0, wrong usage with status 2.
pub fn usage(error: &clap::Error) -> ExitCode {
    // Where the stream is closed there is no one to tell.
    let _ = error.print();
    if error.use_stderr() { Status::Trouble.into() } else { Status::Same.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_sentence_with_the_way_out() {
        let missing = Failure::open(Path::new("old.pdf"), &io::ErrorKind::NotFound.into());
        assert_eq!(missing.sentence(), "resdiff: old.pdf: there is no such file; check the path");
        let empty = Failure::document(Path::new("-"), &ReadError::Empty);
        assert_eq!(
            empty.sentence(),
            "resdiff: standard input: the file is empty; check that it was saved or downloaded to its end"
        );
        let usage = Failure::usage("only one side can be standard input", "name a file for the other");
        assert_eq!(
            usage.sentence(),
            "resdiff: only one side can be standard input; name a file for the other"
        );
    }

    #[test]
    fn control_characters_in_names_never_reach_the_terminal() {
        let failure = Failure::is_directory(Path::new("evil\u{1b}[2J\nname"));
        assert_eq!(failure.sentence(), "resdiff: evil␛[2J␊name: this is a folder; name a file in it");
    }
}
