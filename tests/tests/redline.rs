//! Redlines in Word: LibreOffice accepts and rejects all changes, and what is left is the new and the old text.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use resdiff_docx::document::{Block, Document as WordText, Revisions};
use resdiff_docx::xml::{Ns, Tree};
use resdiff_docx::{Limits, Package};
use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_reader::TrackedChanges;
use resdiff_report::docx;
use resdiff_tests::soffice::{Changes, Job, settle};
use resdiff_tests::{corpus, resdiff, root};

/// The samples and every second pair of the corpus: all of them, as with `RESDIFF_EVERY_PAIR`, take minutes on a busy
/// machine.
fn pairs() -> Vec<(PathBuf, PathBuf)> {
    let samples = |old: &str, new: &str| (root().join("samples").join(old), root().join("samples").join(new));
    let mut pairs = vec![
        samples("A-RES-174-28.md", "A-RES-175-32.md"),
        samples("A-RES-175-32.txt", "A-RES-174-28.txt"),
        samples("A-RES-174-28.md", "A-RES-174-28.txt"),
    ];
    let Some(corpus) = corpus() else {
        // The samples are pairs, too.
        return pairs;
    };
    let rows = fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
    let step = if std::env::var_os("RESDIFF_EVERY_PAIR").is_some() { 1 } else { 2 };
    for row in rows.lines().skip(1).step_by(step) {
        let mut symbols = row.split('\t').skip(1);
        let mut path = || {
            let symbol = symbols.next().unwrap().replace('/', "-");
            corpus.join("pdf").join(format!("{symbol}.pdf"))
        };
        pairs.push((path(), path()));
    }
    pairs
}

fn read(path: &Path) -> Document {
    resdiff_reader::read(&fs::read(path).unwrap()).unwrap()
}

/// Two files that LibreOffice is to find the same text in: a redline settled one way, and one of the versions.
struct Twins {
    name: String,
    redline: Job,
    plain: Job,
}

/// Writes redlines and their versions to a folder, by number.
struct Files<'f> {
    folder: &'f Path,
    twins: Vec<Twins>,
}

impl Files<'_> {
    fn add(&mut self, pair: &(PathBuf, PathBuf), redline: &[u8], old: &[u8], new: &[u8]) {
        let number = self.twins.len();
        let file = |name: &str, bytes: &[u8]| {
            let file = self.folder.join(format!("{number}-{name}.docx"));
            fs::write(&file, bytes).unwrap();
            file
        };
        let redline = file("redline", redline);
        let stem = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        for (changes, plain) in [(Changes::Accept, file("new", new)), (Changes::Reject, file("old", old))] {
            self.twins.push(Twins {
                name: format!("{} → {}, {changes:?}", stem(&pair.0), stem(&pair.1)),
                redline: Job { file: redline.clone(), changes },
                plain: Job { file: plain, changes: Changes::None },
            });
        }
    }

    /// What LibreOffice finds other in the redlines; none where there is no LibreOffice.
    fn faults(&self) -> Option<Vec<String>> {
        const AT_ONCE: usize = 40;
        let mut texts = Vec::new();
        for (number, twins) in self.twins.chunks(AT_ONCE).enumerate() {
            // LibreOffice waits for ever on a profile that a run has used.
            let folder = self.folder.join(format!("run-{number}"));
            fs::create_dir(&folder).unwrap();
            let jobs: Vec<Job> =
                twins.iter().flat_map(|twins| [twins.redline.clone(), twins.plain.clone()]).collect();
            texts.extend(settle(&folder, &jobs).unwrap()?);
        }
        let mut faults = Vec::new();
        for (twins, texts) in std::iter::zip(&self.twins, texts.chunks(2)) {
            let [Some(redline), Some(plain)] = texts else {
                faults.push(format!("{}: not read", twins.name));
                continue;
            };
            assert!(plain.len() > 10, "{}", twins.name);
            if redline != plain {
                let first = std::iter::zip(redline, plain).position(|(one, other)| one != other);
                let at = first.unwrap_or(redline.len().min(plain.len()));
                faults.push(format!(
                    "{}: paragraph {at} is {:?} and not {:?}",
                    twins.name,
                    redline.get(at),
                    plain.get(at)
                ));
            }
        }
        Some(faults)
    }
}

#[test]
fn libreoffice_finds_the_new_text_when_it_accepts_and_the_old_one_when_it_rejects() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Files { folder: folder.path(), twins: Vec::new() };
    for pair in pairs() {
        let (old, new) = (read(&pair.0), read(&pair.1));
        let redline = docx::redline(&compare(&old, &new), &docx::Revision::default()).unwrap();
        files.add(&pair, &redline, &docx::document(&old).unwrap(), &docx::document(&new).unwrap());
    }
    let Some(faults) = files.faults() else { return println!("skipped: no LibreOffice") };
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The paragraphs of a Word file in one reading by Word's rules, each with its properties: those of the mark that ends
/// it.
fn paragraphs(bytes: &[u8], revisions: Revisions) -> Vec<String> {
    let package = Package::open(bytes, &Limits::default()).unwrap();
    let word = WordText::read(&package, revisions).unwrap();
    let mut lines = Vec::new();
    gather(&word.main, &word.body, revisions, &mut lines);
    lines
}

fn gather(main: &Tree, blocks: &[Block], revisions: Revisions, lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let element = main.element(paragraph.element).unwrap();
                let own = element.child(Ns::Word, "pPr");
                let change = own.and_then(|own| own.child(Ns::Word, "pPrChange"));
                let former = change.and_then(|change| change.child(Ns::Word, "pPr"));
                let own = former.filter(|_| revisions == Revisions::Rejected).or(own);
                let counted = own.into_iter().flat_map(|own| own.children());
                let counted = counted.filter(|one| !matches!(one.name(), "rPr" | "sectPr" | "pPrChange"));
                let properties: String = counted.map(|one| &main.source()[one.range()]).collect();
                lines.push(format!("{properties} {}", paragraph.text()));
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(main, cell, revisions, lines);
                }
            }
        }
    }
}

/// The new version on the old one as a Word file in the official layout, in place.
#[test]
fn both_texts_are_in_redlines_in_place_by_words_rules_and_in_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Files { folder: folder.path(), twins: Vec::new() };
    let mut faults = Vec::new();
    for pair in pairs() {
        let bytes = docx::document(&read(&pair.0)).unwrap();
        let (old, new) = (resdiff_reader::read(&bytes).unwrap(), read(&pair.1));
        let comparison = compare(&old, &new);
        let redline =
            docx::redline_on(&comparison, &bytes, &Limits::default(), &docx::Revision::default()).unwrap();
        if !redline.untracked.is_empty() {
            faults.push(format!("{}: {}", pair.0.display(), redline.untracked.join(", ")));
        }
        let plain = docx::document(&new).unwrap();
        for (revisions, version) in [(Revisions::Accepted, &plain), (Revisions::Rejected, &bytes)] {
            let (found, expected) =
                (paragraphs(&redline.bytes, revisions), paragraphs(version, Revisions::Accepted));
            if found != expected {
                let at = std::iter::zip(&found, &expected).position(|(one, other)| one != other);
                let at = at.unwrap_or(found.len().min(expected.len()));
                faults.push(format!(
                    "{}, {revisions:?}: paragraph {at} is {:?} and not {:?}",
                    pair.0.display(),
                    found.get(at),
                    expected.get(at)
                ));
            }
        }
        files.add(&pair, &redline.bytes, &bytes, &plain);
    }
    let found = files.faults();
    if found.is_none() {
        println!("skipped: no LibreOffice");
    }
    faults.extend(found.unwrap_or_default());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_same_call_writes_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| {
        let file = folder.path().join(name);
        let status = resdiff()
            .args(["samples/A-RES-174-28.md", "samples/A-RES-175-32.md", "--format", "docx"])
            .args(["--author", "A & B", "--date", "2120-12-07", "-o"])
            .arg(&file)
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(1));
        fs::read(file).unwrap()
    };
    assert!(make("one.docx") == make("other.docx"));
}

#[test]
fn on_a_word_file_the_changes_are_tracked_in_place_and_other_parts_keep_their_bytes() {
    let samples = root().join("samples");
    let old_bytes = fs::read(samples.join("A-RES-174-28.docx")).unwrap();
    let tracked = |bytes: &[u8], tracked| {
        resdiff_reader::read_with(bytes, &resdiff_reader::Options { tracked, ..Default::default() }).unwrap()
    };
    let old = tracked(&old_bytes, TrackedChanges::Accept);
    for name in ["A-RES-175-32.docx", "A-RES-175-32.md"] {
        let new = read(&samples.join(name));
        let redline = docx::redline_on(
            &compare(&old, &new),
            &old_bytes,
            &resdiff_docx::Limits::default(),
            &docx::Revision::default(),
        )
        .unwrap();
        let words = |document: &Document| {
            let clauses = document.clauses.iter().map(|c| format!("{} {}", c.label, c.text));
            let notes = document.footnotes.iter().map(|note| format!("{} {}", note.mark, note.text));
            clauses.chain(notes).collect::<Vec<_>>()
        };
        let accepted = tracked(&redline.bytes, TrackedChanges::Accept);
        let rejected = tracked(&redline.bytes, TrackedChanges::Reject);
        assert_eq!(words(&accepted), words(&new), "{name}");
        assert_eq!(words(&rejected), words(&old), "{name}");
        let limits = resdiff_docx::Limits::default();
        let before = resdiff_docx::Package::open(&old_bytes, &limits).unwrap();
        let after = resdiff_docx::Package::open(&redline.bytes, &limits).unwrap();
        let changed: Vec<&str> = before
            .parts()
            .filter(|(name, bytes)| after.part(name) != Some(bytes))
            .map(|(name, _)| name)
            .collect();
        let expected = ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml"];
        assert_eq!(changed, expected, "{name}");
    }
}

#[test]
fn what_tracked_changes_cannot_show_is_told_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for old in ["samples/A-RES-174-28.docx", "samples/A-RES-174-28.md"] {
        let output = resdiff()
            .args([old, "samples/A-RES-175-32.md", "--format", "docx", "-o"])
            .arg(folder.path().join("redline.docx"))
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("resdiff: note: OP16, stale: “one hundred and seventy-fifth session”"),
            "{told}"
        );
    }
}
