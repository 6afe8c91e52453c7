//! LibreOffice as a witness: what it makes of a Word file when all changes are accepted or rejected.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// The Basic program that LibreOffice runs.
const PROGRAM: &str = include_str!("soffice/Redline.bas");

/// How long one run over all files may take.
const PATIENCE: Duration = Duration::from_secs(400);

/// What to do with the tracked changes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Nothing: for a file that has none.
    None,
    /// Accept all.
    Accept,
    /// Reject all.
    Reject,
}

/// A file, and what to do with it.
#[derive(Clone, Debug)]
pub struct Job {
    /// The Word file.
    pub file: PathBuf,
    /// What to do with its changes.
    pub changes: Changes,
}

/// The paragraphs of every file after its changes were settled, those of tables, footnotes and running heads included; none where
/// there is no LibreOffice. An entry is none where LibreOffice could not read the file.
///
/// One run does all the files: starting the program takes longer than any of them. `folder` holds its profile and
/// what it writes.
///
/// # Errors
///
/// If the folder cannot be written, or the run does not end in time.
pub fn settle(folder: &Path, jobs: &[Job]) -> io::Result<Option<Vec<Option<Vec<String>>>>> {
    let profile = folder.join("profile");
    let office = || office(&profile);
    // The first start lays out the profile, and would lay it over the program.
    match office().arg("--terminate_after_init").spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        started => wait(started?)?,
    }
    let basic = profile.join("user/basic/Standard");
    fs::create_dir_all(&basic)?;
    let library = |inner: &str| {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">{inner}</library:library>"#
        )
    };
    let program =
        PROGRAM.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let module = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Redline" script:language="StarBasic">{program}</script:module>"#
    );
    fs::write(basic.join("Redline.xba"), module)?;
    fs::write(basic.join("script.xlb"), library(r#"<library:element library:name="Redline"/>"#))?;
    fs::write(basic.join("dialog.xlb"), library(""))?;
    let result = |number: usize| folder.join(format!("{number}.txt"));
    let line = |(number, job): (usize, &Job)| {
        let what = match job.changes {
            Changes::None => "none",
            Changes::Accept => "accept",
            Changes::Reject => "reject",
        };
        format!("{}\t{what}\t{}\n", job.file.display(), result(number).display())
    };
    let list = folder.join("jobs");
    fs::write(&list, jobs.iter().enumerate().map(line).collect::<String>())?;
    let call = format!(r#"macro:///Standard.Redline.Run("{}")"#, list.display());
    wait(office().arg(call).spawn()?)?;
    let read = |number| Some(fs::read_to_string(result(number)).ok()?.lines().map(str::to_owned).collect());
    Ok(Some((0..jobs.len()).map(read).collect()))
}

/// A file as LibreOffice writes it after it has read it, with the filters `from` and `to` and the ending `to` begins
/// with; none where there is no LibreOffice, or it lacks the part for such files. `folder` holds its profile and what
/// it writes.
///
/// # Errors
///
/// If the run does not end in time.
pub fn convert(folder: &Path, file: &Path, from: &str, to: &str) -> io::Result<Option<PathBuf>> {
    Ok(convert_all(folder, &[file.to_owned()], from, to)?.pop().flatten())
}

/// As [`convert`], many files in one run.
fn convert_all(folder: &Path, files: &[PathBuf], from: &str, to: &str) -> io::Result<Vec<Option<PathBuf>>> {
    let mut command = office(&folder.join("profile"));
    command.arg(format!("--infilter={from}")).args(["--convert-to", to, "--outdir"]).arg(folder).args(files);
    match command.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![None; files.len()]),
        started => wait(started?)?,
    }
    let ending = to.split(':').next().unwrap_or_default();
    let made = |file: &PathBuf| folder.join(file.with_extension(ending).file_name().unwrap_or_default());
    Ok(files.iter().map(made).map(|made| made.is_file().then_some(made)).collect())
}

/// A page as a Word file and as a PDF.
pub type Printed = (Vec<u8>, Vec<u8>);

/// A page of HTML as the Word file that LibreOffice makes of it, and that file as it prints it; none as with [`convert`].
///
/// # Errors
///
/// If a file cannot be written or read, or a run does not end in time.
pub fn print(folder: &Path, name: &str, html: &str) -> io::Result<Option<Printed>> {
    Ok(print_all(folder, &[(name.to_owned(), html.to_owned())])?.and_then(|mut printed| printed.pop()))
}

/// As [`print()`], many pages, each with its name, in two runs; none if one of them could not be made.
///
/// # Errors
///
/// As with [`print()`].
pub fn print_all(folder: &Path, pages: &[(String, String)]) -> io::Result<Option<Vec<Printed>>> {
    let mut files = Vec::new();
    for (name, html) in pages {
        let file = folder.join(format!("{name}.html"));
        fs::write(&file, html)?;
        files.push(file);
    }
    let words = convert_all(folder, &files, "HTML (StarWriter)", "docx:MS Word 2007 XML")?;
    let Some(words) = words.into_iter().collect::<Option<Vec<PathBuf>>>() else { return Ok(None) };
    let pdfs = convert_all(folder, &words, "MS Word 2007 XML", "pdf")?;
    let Some(pdfs) = pdfs.into_iter().collect::<Option<Vec<PathBuf>>>() else { return Ok(None) };
    let both = words.iter().zip(&pdfs).map(|(word, pdf)| Ok((fs::read(word)?, fs::read(pdf)?)));
    both.collect::<io::Result<_>>().map(Some)
}

fn office(profile: &Path) -> Command {
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.display())).arg("--headless");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn wait(mut child: std::process::Child) -> io::Result<()> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
