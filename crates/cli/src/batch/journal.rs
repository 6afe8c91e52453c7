//! What a run has done so far, so that the next one goes on from there.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use resdiff_report::json::Summary;
use serde::{Deserialize, Serialize};

/// What became of a pair: a line of `summary.ndjson`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The place of the pair in the list, counted from one.
    pub pair: usize,
    /// The former version.
    pub old: Version,
    /// The later version.
    pub new: Version,
    /// What was found.
    pub outcome: Outcome,
    /// Why nothing was found, in one sentence; null where something was.
    pub error: Option<String>,
    /// The file of the report, in the same folder; null where there is none.
    pub report: Option<String>,
    /// The counts of the report; null where there is none.
    pub summary: Option<Summary>,
    /// The program and the options the report was made with: a report made otherwise is made anew.
    pub made_by: String,
}

/// A version of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The name in the list of pairs.
    pub name: String,
    /// The file; null where none was found.
    pub file: Option<String>,
    /// The SHA-256 of its bytes in hexadecimal; null where it could not be read.
    pub sha256: Option<String>,
}

/// What was found for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// No difference.
    Same,
    /// Differences.
    Different,
    /// One of the two could not be read, or the report not be written.
    Failed,
}

/// The lines of earlier runs.
pub struct Earlier {
    folder: PathBuf,
    known: HashMap<(String, String), Line>,
}

/// The lines of this run, in the order in which they were done.
pub struct Journal {
    folder: PathBuf,
    draft: File,
}

const SUMMARY: &str = "summary.ndjson";
const DRAFT: &str = "summary.ndjson.part";

/// Opens the journal of a folder; `fresh` forgets what was done before.
pub fn open(folder: &Path, fresh: bool) -> io::Result<(Earlier, Journal)> {
    let mut known = HashMap::new();
    for name in [SUMMARY, DRAFT].into_iter().filter(|_| !fresh) {
        let bytes = match fs::read(folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read?,
        };
        // A line that was cut when a run was ended stands for nothing.
        let text = String::from_utf8_lossy(&bytes);
        for line in text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
            known.insert((line.old.name.clone(), line.new.name.clone()), line);
        }
    }
    let mut draft = File::options().create(true).append(true).open(folder.join(DRAFT))?;
    if fresh {
        draft.set_len(0)?;
    }
    // What a run that was ended left without a line feed must not swallow the next line.
    draft.write_all(b"\n")?;
    Ok((Earlier { folder: folder.to_owned(), known }, Journal { folder: folder.to_owned(), draft }))
}

impl Earlier {
    /// The line of an earlier run for these two names.
    pub fn line(&self, old: &str, new: &str) -> Option<&Line> {
        self.known.get(&(old.to_owned(), new.to_owned()))
    }

    /// Whether a line still holds: the same files, the same program and options, and its report is there.
    pub fn holds(&self, line: &Line, old: &Version, new: &Version, made_by: &str) -> bool {
        let whole = |report: &String| {
            fs::metadata(self.folder.join(report)).is_ok_and(|file| file.is_file() && file.len() > 0)
        };
        line.outcome != Outcome::Failed
            && line.made_by == made_by
            && old.sha256.is_some()
            && (&line.old.sha256, &line.new.sha256) == (&old.sha256, &new.sha256)
            && line.report.as_ref().is_none_or(whole)
    }
}

impl Journal {
    /// Notes what was done.
    pub fn note(&mut self, line: &Line) -> io::Result<()> {
        self.draft.write_all(text(line).as_bytes())
    }

    /// Writes the summary of the run, whole or not at all, and ends the draft.
    pub fn finish(self, lines: &[Line], write: impl Fn(&Path, &[u8]) -> io::Result<()>) -> io::Result<()> {
        let whole: String = lines.iter().map(text).collect();
        write(&self.folder.join(SUMMARY), whole.as_bytes())?;
        fs::remove_file(self.folder.join(DRAFT))
    }
}

/// A line as it stands in the file.
fn text(line: &Line) -> String {
    // Serialisation of this type cannot fail: its keys are strings.
    let mut text = serde_json::to_string(line).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(name: &str, sum: &str) -> Version {
        Version { name: name.to_owned(), file: Some(format!("{name}.txt")), sha256: Some(sum.to_owned()) }
    }

    fn line(pair: usize, outcome: Outcome) -> Line {
        Line {
            pair,
            old: version(&format!("old{pair}"), "1"),
            new: version("new", "2"),
            outcome,
            error: None,
            report: None,
            summary: None,
            made_by: "resdiff 1".to_owned(),
        }
    }

    fn holds(earlier: &Earlier, name: &str, sum: &str) -> bool {
        earlier
            .line(name, "new")
            .is_some_and(|line| earlier.holds(line, &version(name, sum), &version("new", "2"), "resdiff 1"))
    }

    #[test]
    fn a_run_that_was_ended_is_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut journal) = open(folder.path(), false).unwrap();
        journal.note(&line(1, Outcome::Same)).unwrap();
        journal.note(&line(2, Outcome::Failed)).unwrap();
        journal.draft.write_all(b"{\"pair\":3,\"old\":{\"na").unwrap();

        let (earlier, mut journal) = open(folder.path(), false).unwrap();
        assert!(holds(&earlier, "old1", "1"));
        assert!(!holds(&earlier, "old1", "other bytes"), "the file has changed");
        assert!(!holds(&earlier, "old2", "1"), "what failed is tried again");
        assert!(!holds(&earlier, "old3", "1"), "the line was cut");
        journal.note(&line(3, Outcome::Different)).unwrap();

        let (earlier, _) = open(folder.path(), false).unwrap();
        assert!(holds(&earlier, "old3", "1"), "a cut line does not swallow the next");
        let (fresh, _) = open(folder.path(), true).unwrap();
        assert!(!holds(&fresh, "old1", "1"), "all is done afresh");
    }

    #[test]
    fn the_summary_is_there_whole_and_the_draft_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (_, mut journal) = open(folder.path(), false).unwrap();
        let lines = [line(1, Outcome::Same), line(2, Outcome::Different)];
        journal.note(&lines[1]).unwrap();
        journal.finish(&lines, |path, bytes| fs::write(path, bytes)).unwrap();
        let text = fs::read_to_string(folder.path().join(SUMMARY)).unwrap();
        assert_eq!(text.lines().count(), 2);
        assert!(text.starts_with("{\"pair\":1,"));
        assert!(!folder.path().join(DRAFT).exists());
    }
}
