//! Reports out: where to, in colour or not, how wide.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process;

use anstream::{AutoStream, ColorChoice};

use crate::args::{OutputArgs, When};
use crate::failure::{self, Failure};
use crate::input::{is_stdin, same_file};
use crate::interrupt;
use crate::pager;

/// Longer lines are hard to read, however wide the terminal.
const WIDEST: usize = 100;
const WIDTH_WITHOUT_TERMINAL: usize = 80;

/// Where a report goes and how it looks there.
#[derive(Debug)]
pub struct Output {
    path: Option<PathBuf>,
    /// Whether the report is coloured.
    pub color: bool,
    /// Whether words of the report lead to addresses.
    pub hyperlinks: bool,
    /// The width it is wrapped at.
    pub width: usize,
    /// The width of the whole terminal, for what needs it.
    pub full_width: usize,
    pager: Option<Pager>,
}

/// The pager, and whether it shows short reports too.
#[derive(Debug)]
struct Pager {
    command: String,
    always: bool,
}

impl Output {
    /// The output that the arguments ask for; refused where it would overwrite one of the inputs.
    pub fn new(args: &OutputArgs, inputs: &[&Path]) -> Result<Self, Failure> {
        let path = args.output.clone().filter(|path| !is_stdin(path));
        if let Some(path) = &path
            && inputs.iter().any(|input| !is_stdin(input) && same_file(input, path))
        {
            return Err(Failure::usage(
                format!("{}: the output would overwrite an input", failure::name(path)),
                "name another file after -o",
            ));
        }
        let paged = path.is_none() && env::var_os("GIT_PAGER_IN_USE").is_some();
        let color = match args.color {
            When::Always => true,
            When::Never => false,
            When::Auto if path.is_some() => false,
            When::Auto if paged => env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            When::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        };
        let on_terminal = path.is_none() && io::stdout().is_terminal();
        let full_width = match args.width {
            Some(width) => usize::from(width),
            None if on_terminal || path.is_none() && paged => terminal_width(),
            None => WIDTH_WITHOUT_TERMINAL,
        };
        let width = if args.width.is_some() { full_width } else { full_width.min(WIDEST) };
        let pager = match args.pager {
            _ if args.no_pager || path.is_some() => None,
            When::Never => None,
            When::Always => pager::of_user().map(|command| Pager { command, always: true }),
            When::Auto if on_terminal => pager::of_user().map(|command| Pager { command, always: false }),
            When::Auto => None,
        };
        let hyperlinks = match args.hyperlinks {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                on_terminal
                    && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
                    && pager.as_ref().is_none_or(|pager| pager::passes_links(&pager.command))
            }
        };
        Ok(Self { path, color, hyperlinks, width, full_width, pager })
    }

    /// For a report that goes to a file of its own: plain and eighty columns wide.
    pub fn plain() -> Self {
        let width = WIDTH_WITHOUT_TERMINAL;
        Self { path: None, color: false, hyperlinks: false, width, full_width: width, pager: None }
    }

    /// Writes a report that is there as a whole.
    pub fn write(&self, report: impl AsRef<[u8]>) -> Result<(), Failure> {
        self.write_with(|out| out.write_all(report.as_ref()))
    }

    /// Writes a report as it is made: to the file, which appears only when it is complete, or to standard output.
    pub fn write_with(&self, report: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        match &self.path {
            Some(path) => {
                replace(path, Durable::Yes, report).map_err(|error| Failure::write(Some(path), &error))
            }
            None => match &self.pager {
                Some(pager) => pager.print(report),
                None => print_with(report),
            },
        }
    }

    /// Refuses to write what is no text to a terminal.
    pub fn takes_bytes(&self) -> Result<(), Failure> {
        if self.path.is_none() && io::stdout().is_terminal() {
            return Err(Failure::usage(
                "a Word file cannot be shown on a terminal",
                "name a file for it after -o, such as `-o redline.docx`",
            ));
        }
        Ok(())
    }
}

impl Pager {
    fn print(&self, report: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut text = Vec::new();
        report(&mut text).map_err(|error| Failure::write(None, &error))?;
        let shown = (self.always || longer_than_screen(&text))
            && interrupt::leave_to_pager(|| pager::show(&self.command, &text));
        if shown { Ok(()) } else { print_with(|out| out.write_all(&text)) }
    }
}

/// Whether a text takes more lines than the terminal has, its last for the prompt.
fn longer_than_screen(text: &[u8]) -> bool {
    let Some((width, height)) = terminal_size::terminal_size() else { return false };
    let text = String::from_utf8_lossy(text);
    let columns = |line: &str| anstream::adapter::strip_str(line).to_string().chars().count();
    let rows = |line: &str| columns(line).div_ceil(usize::from(width.0).max(1)).max(1);
    text.lines().map(rows).sum::<usize>() >= usize::from(height.0)
}

/// Writes to standard output.
pub fn print(report: impl AsRef<[u8]>) -> Result<(), Failure> {
    print_with(|out| out.write_all(report.as_ref()))
}

/// Writes to standard output. A reader that has seen enough and closed the pipe is no failure.
fn print_with(report: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    // Standard output on its own writes at every line feed.
    let mut stdout = BufWriter::new(io::stdout().lock());
    match report(&mut stdout).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::write(None, &error)),
        _ => Ok(()),
    }
}

fn terminal_width() -> usize {
    terminal_size::terminal_size()
        .map_or(WIDTH_WITHOUT_TERMINAL, |(width, _)| usize::from(width.0))
        .clamp(20, 1000)
}

/// Whether a file must survive a loss of power right after it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durable {
    /// It waits until the disk has it.
    Yes,
    /// One of many: it would be written again.
    No,
}

/// Writes a file beside its place and renames it, so that no half of a report is ever seen.
pub fn replace(
    path: &Path,
    durable: Durable,
    report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // A link is followed, so that it stays a link; devices and pipes cannot be renamed over.
    let found = fs::symlink_metadata(path).ok();
    let (target, existing) = if found.as_ref().is_some_and(fs::Metadata::is_symlink) {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let existing = fs::metadata(&target).ok();
        (target, existing)
    } else {
        (path.to_owned(), found)
    };
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        let mut device = BufWriter::new(File::options().write(true).open(&target)?);
        return report(&mut device).and_then(|()| device.flush());
    }
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let draft = target.with_file_name(format!(".{name}.{}.part", process::id()));
    interrupt::draft(&draft);
    let written = (|| {
        let mut file = BufWriter::new(File::create_new(&draft)?);
        report(&mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(metadata) = existing {
            file.set_permissions(metadata.permissions())?;
        }
        if durable == Durable::Yes {
            file.sync_all()?;
        }
        fs::rename(&draft, &target)
    })();
    if written.is_err() {
        // Whatever went wrong is told; a draft that cannot be removed either adds nothing to it.
        let _ = fs::remove_file(&draft);
    }
    interrupt::kept(&draft);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(path: &str) -> OutputArgs {
        OutputArgs { output: Some(path.into()), ..OutputArgs::default() }
    }

    #[test]
    fn an_output_over_an_input_is_refused() {
        let failure = Output::new(&output("src/./main.rs"), &[Path::new("src/main.rs")]).unwrap_err();
        assert!(failure.sentence().contains("would overwrite an input"), "{}", failure.sentence());
        assert!(Output::new(&output("report.json"), &[Path::new("src/main.rs")]).is_ok());
    }

    #[test]
    fn a_file_is_plain_and_eighty_columns_wide() {
        let made = Output::new(&output("report.txt"), &[]).unwrap();
        assert_eq!((made.color, made.width), (false, 80));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let made = Output::new(&output("no-such-folder/report.txt"), &[]).unwrap();
        assert_eq!(
            made.write("text").unwrap_err().sentence(),
            "resdiff: no-such-folder/report.txt: the folder of the output file does not exist; make it first"
        );
    }
}
