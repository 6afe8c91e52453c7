//! Word files: the specimens read the same as in their other forms, from our own packages and from LibreOffice's.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use resdiff_model::Document;
use resdiff_tests::{resdiff, root, soffice, word};

const SPECIMENS: [&str; 2] = ["A-RES-174-28", "A-RES-175-32"];

fn read(name: &str) -> Document {
    resdiff_reader::read(&fs::read(root().join("samples").join(name)).unwrap()).unwrap()
}

/// What must be the same in all forms. Italics are in the Markdown only, so that text has none to compare.
fn essence(document: &Document) -> serde_json::Value {
    let clauses: Vec<_> = document
        .clauses
        .iter()
        .map(|c| (&c.label, &c.marker, &c.text, c.marks.iter().map(|m| (&m.mark, m.at)).collect::<Vec<_>>()))
        .collect();
    let notes: Vec<_> = document.footnotes.iter().map(|note| (&note.mark, &note.text)).collect();
    let headings: Vec<_> = document.headings.iter().map(|h| (&h.text, &h.before)).collect();
    let annexes: Vec<_> = document.annexes.iter().map(|annex| (&annex.name, &annex.title)).collect();
    let masthead = resdiff_model::Masthead { other: Vec::new(), ..document.masthead.clone() };
    serde_json::json!([masthead, clauses, notes, headings, annexes])
}

#[track_caller]
fn assert_same(word: &Document, name: &str) {
    let text = read(&format!("{name}.txt"));
    assert_eq!(essence(word), essence(&text));
    assert!(word.warnings.is_empty() && word.unplaced.is_empty(), "{:?}", word.warnings);
    let leads = |document: &Document| document.clauses.iter().map(|c| c.lead.clone()).collect::<Vec<_>>();
    assert_eq!(leads(word), leads(&read(&format!("{name}.md"))), "italics tell the lead phrases");
    let counted = word.accounting;
    let sum = counted.clauses
        + counted.headings
        + counted.footnotes
        + counted.masthead
        + counted.tables
        + counted.annexes
        + counted.furniture
        + counted.unplaced;
    assert_eq!(sum, counted.total);
}

/// Labels and words of clauses with their marks, headings, notes: what an export to PDF must not lose.
fn words(document: &Document) -> Vec<String> {
    let marks =
        |clause: &resdiff_model::Clause| clause.marks.iter().map(|m| m.mark.clone()).collect::<Vec<_>>();
    let clauses = document.clauses.iter().map(|c| format!("{} {} {:?}", c.label, c.text, marks(c)));
    let headings = document.headings.iter().map(|heading| heading.text.clone());
    let notes = document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text));
    clauses.chain(headings).chain(notes).collect()
}

#[test]
fn what_libreoffice_exports_to_pdf_reads_like_the_word_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in SPECIMENS {
        let file = root().join("samples").join(name).with_extension("docx");
        let Some(pdf) = soffice::convert(folder.path(), &file, "MS Word 2007 XML", "pdf").unwrap() else {
            return println!("skipped: no LibreOffice");
        };
        let read = |path: &Path| resdiff_reader::read(&fs::read(path).unwrap()).unwrap();
        let (word, pdf) = (read(&file), read(&pdf));
        assert_eq!(words(&pdf), words(&word), "{name}");
        assert_eq!(pdf.masthead.title, word.masthead.title);
        assert_eq!(pdf.masthead.closing_date, word.masthead.closing_date);
        assert!(pdf.warnings.is_empty() && pdf.unplaced.is_empty(), "{:?}", pdf.warnings);
    }
}

/// The text knows the symbol, the Markdown knows the styles.
fn source(name: &str) -> Document {
    let text = read(&format!("{name}.txt"));
    Document { masthead: text.masthead, ..read(&format!("{name}.md")) }
}

#[test]
fn the_specimens_are_made_from_their_other_forms() {
    for name in SPECIMENS {
        let path = root().join("samples").join(name).with_extension("docx");
        let made = word::specimen(&source(name)).unwrap();
        if std::env::var_os("UPDATE_SAMPLES").is_some() {
            fs::write(&path, &made).unwrap();
        }
        assert!(
            fs::read(&path).unwrap() == made,
            "{name}: run with UPDATE_SAMPLES=1 and look at the difference"
        );
    }
}

#[test]
fn a_word_file_reads_as_its_text_does() {
    for name in SPECIMENS {
        assert_same(&read(&format!("{name}.docx")), name);
    }
}

#[test]
fn places_are_paragraphs() {
    let output = resdiff().args(["parse", "--format", "json", "samples/A-RES-174-28.docx"]).output().unwrap();
    let parsed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(parsed["source"]["form"], "docx");
    let places: Vec<u64> = parsed["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["at"]["paragraph"].as_u64().unwrap())
        .collect();
    assert!(places.is_sorted() && places[0] > 3, "{places:?}");
}

#[test]
fn a_word_file_of_libreoffice_reads_as_its_text_does() {
    let folder = tempfile::tempdir().unwrap();
    for name in SPECIMENS {
        let original = root().join("samples").join(name).with_extension("docx");
        let Some(converted) = converted(&original, folder.path()) else {
            return println!("skipped: no LibreOffice");
        };
        assert_same(&resdiff_reader::read(&converted).unwrap(), name);
    }
}

/// A file opened and saved again by LibreOffice; none where there is none.
fn converted(file: &Path, folder: &Path) -> Option<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.join("out");
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(&out)
        .arg(file)
        .output()
        .ok()?;
    assert!(status.status.success(), "{status:?}");
    Some(fs::read(out.join(file.file_name()?)).unwrap())
}
