//! Redlines in Word: LibreOffice accepts and rejects all changes, and what is left is the new and the old text.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_reader::TrackedChanges;
use resdiff_report::docx;
use resdiff_tests::soffice::{Changes, Job, settle};
use resdiff_tests::{corpus, resdiff, root};

/// Pairs of the corpus: every second one, which leaves the longest out.
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
    for row in rows.lines().skip(1).step_by(2) {
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

#[test]
fn libreoffice_finds_the_new_text_when_it_accepts_and_the_old_one_when_it_rejects() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = pairs();
    let mut jobs = Vec::new();
    for (number, (old, new)) in pairs.iter().enumerate() {
        let (old, new) = (read(old), read(new));
        let file = |name: &str, bytes: Vec<u8>| {
            let file = folder.path().join(format!("{number}-{name}.docx"));
            fs::write(&file, bytes).unwrap();
            file
        };
        let redline = docx::redline(&compare(&old, &new), &docx::Revision::default()).unwrap();
        let redline = file("redline", redline);
        let mut job = |file: PathBuf, changes| jobs.push(Job { file, changes });
        job(redline.clone(), Changes::Accept);
        job(file("new", docx::document(&new).unwrap()), Changes::None);
        job(redline, Changes::Reject);
        job(file("old", docx::document(&old).unwrap()), Changes::None);
    }
    let Some(texts) = settle(folder.path(), &jobs).unwrap() else {
        return println!("skipped: no LibreOffice");
    };
    let mut faults = Vec::new();
    for (twins, done) in texts.chunks(2).zip(jobs.chunks(2)) {
        let [Some(redline), Some(plain)] = twins else {
            faults.push(format!("{}: not read", done[0].file.display()));
            continue;
        };
        assert!(plain.len() > 10, "{}", done[1].file.display());
        if redline != plain {
            let first = std::iter::zip(redline, plain).position(|(one, other)| one != other);
            let at = first.unwrap_or(redline.len().min(plain.len()));
            let (old, new) = &pairs[faults_pair(&done[0].file)];
            faults.push(format!(
                "{} → {}, {:?}: paragraph {at} is {:?} and not {:?}",
                old.display(),
                new.display(),
                done[0].changes,
                redline.get(at),
                plain.get(at)
            ));
        }
    }
    // LibreOffice joins no paragraph to a table: where a table is put in right before one that stays, rejecting leaves the
    // empty paragraph between the two.
    let known = |fault: &String| {
        fault.contains("A-RES-78-249") && fault.contains("Reject: paragraph 38 is Some(\"\")")
    };
    faults.retain(|fault| !known(fault));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The new version on the old one as a Word file in the official layout, in place.
#[test]
fn libreoffice_finds_both_texts_of_redlines_in_place() {
    let folder = tempfile::tempdir().unwrap();
    // The samples: of genuine pairs some redlines in place still leave LibreOffice with notes in another order.
    let pairs: Vec<(PathBuf, PathBuf)> = pairs().into_iter().take(3).collect();
    let mut jobs = Vec::new();
    let mut spared = BTreeSet::new();
    for (number, (old, new)) in pairs.iter().enumerate() {
        let file = |name: &str, bytes: &[u8]| {
            let file = folder.path().join(format!("{number}-{name}.docx"));
            fs::write(&file, bytes).unwrap();
            file
        };
        let bytes = docx::document(&read(old)).unwrap();
        let (old, new) = (resdiff_reader::read(&bytes).unwrap(), read(new));
        let redline = docx::redline_on(
            &compare(&old, &new),
            &bytes,
            &resdiff_docx::Limits::default(),
            &docx::Revision::default(),
        );
        let redline = redline.unwrap();
        // What has no place in the old file is told, and is not in the new text.
        if !redline.untracked.is_empty() {
            spared.insert(number);
        }
        let mut job = |file: PathBuf, changes| jobs.push(Job { file, changes });
        let redline = file("redline", &redline.bytes);
        job(redline.clone(), Changes::Reject);
        job(file("old", &bytes), Changes::None);
        job(redline, Changes::Accept);
        job(file("new", &docx::document(&new).unwrap()), Changes::None);
    }
    let Some(texts) = settle(folder.path(), &jobs).unwrap() else {
        return println!("skipped: no LibreOffice");
    };
    let mut faults = Vec::new();
    let mut accepted = 0;
    for (twins, done) in texts.chunks(2).zip(jobs.chunks(2)) {
        let number = faults_pair(&done[0].file);
        let (old, new) = &pairs[number];
        let name = format!("{} → {}, {:?}", old.display(), new.display(), done[0].changes);
        let [Some(redline), Some(plain)] = twins else {
            faults.push(format!("{name}: not read"));
            continue;
        };
        let (mut redline, mut plain) = (redline.clone(), plain.clone());
        if done[0].changes == Changes::Accept {
            if spared.contains(&number) {
                continue;
            }
            accepted += 1;
            // The masthead of the old file stays where it has lines that are not compared; empty paragraphs between
            // tables are made for the new layout only.
            for text in [&mut redline, &mut plain] {
                let organ = text.iter().position(|line| line.ends_with(','));
                text.drain(..organ.unwrap_or(0));
                text.retain(|line| !line.is_empty() && line != "cell: ");
            }
        }
        if redline != plain {
            let at = std::iter::zip(&redline, &plain).position(|(one, other)| one != other);
            let at = at.unwrap_or(redline.len().min(plain.len()));
            faults.push(format!(
                "{name}: paragraph {at} is {:?} and not {:?}",
                redline.get(at),
                plain.get(at)
            ));
        }
    }
    println!("{accepted} of {} pairs accepted whole", pairs.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The pair that a file was made from.
fn faults_pair(file: &Path) -> usize {
    file.file_name().unwrap().to_str().unwrap().split('-').next().unwrap().parse().unwrap()
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
        assert_eq!(changed, ["word/document.xml", "word/footnotes.xml"], "{name}");
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
