//! A document written as a Word file and read again is the same document.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::PathBuf;

use resdiff_model::Document;
use resdiff_report::docx;
use resdiff_tests::word::odd;
use resdiff_tests::{corpus, root};

/// What of a document a Word file holds: all but where things stood, and the furniture of pages.
fn essence(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let mut masthead = serde_json::to_value(&document.masthead).unwrap();
    masthead.as_object_mut().unwrap().remove("other");
    for (field, value) in masthead.as_object().unwrap() {
        lines.push(format!("{field} {value}"));
    }
    for clause in &document.clauses {
        let marks: Vec<_> = clause.marks.iter().map(|mark| (&mark.mark, mark.at)).collect();
        let marker = clause.marker.as_deref().unwrap_or_default();
        lines.push(format!(
            "{} {:?} {} {marker:?} {:?} {} {marks:?}",
            clause.label,
            clause.kind,
            clause.level,
            clause.lead(),
            clause.text
        ));
    }
    for heading in &document.headings {
        let before = heading.before.as_ref().map(ToString::to_string);
        lines.push(format!("{} {before:?} {}", heading.label, heading.text));
    }
    lines.extend(document.footnotes.iter().map(|note| format!("note {} {}", note.mark, note.text)));
    for table in &document.tables {
        let after = table.after.as_ref().map(ToString::to_string);
        // A Word file is read without its empty cells.
        let rows =
            table.rows.iter().map(|row| row.iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>());
        lines.push(format!("{} {after:?} {:?}", table.label, rows.collect::<Vec<_>>()));
    }
    lines.extend(document.annexes.iter().map(|annex| format!("{} {}", annex.name, annex.title)));
    lines.extend(document.unplaced.iter().map(|text| format!("unplaced {}", text.text)));
    lines
}

/// The italic stretches of every clause, blanks at their ends left out.
fn italics(document: &Document) -> Vec<String> {
    let of = |clause: &resdiff_model::Clause| {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for span in clause.spans.iter().filter(|span| span.style.italic) {
            match spans.last_mut() {
                Some((_, end)) if clause.text[*end..span.range.start].trim().is_empty() => {
                    *end = span.range.end
                }
                _ => spans.push((span.range.start, span.range.end)),
            }
        }
        let words: Vec<&str> = spans.iter().map(|(start, end)| clause.text[*start..*end].trim()).collect();
        format!("{} {words:?}", clause.label)
    };
    document.clauses.iter().map(of).collect()
}

fn again(document: &Document) -> Document {
    resdiff_reader::read(&docx::document(document).unwrap()).unwrap()
}

/// The first line that is not the same.
fn difference(one: &[String], other: &[String]) -> Option<String> {
    let lines = one.len().max(other.len());
    let at = (0..lines).find(|at| one.get(*at) != other.get(*at))?;
    Some(format!("{:?}\n  became {:?}", one.get(at), other.get(at)))
}

#[track_caller]
fn check(name: &str, document: &Document, faults: &mut Vec<String>) {
    let again = again(document);
    faults.extend(difference(&essence(document), &essence(&again)).map(|what| format!("{name}: {what}")));
    // A text without italics gets those of the lead phrases.
    if document.clauses.iter().any(|clause| clause.spans.iter().any(|span| span.style.italic)) {
        faults.extend(difference(&italics(document), &italics(&again)).map(|what| format!("{name}: {what}")));
    }
    assert_eq!(essence(&again), essence(&self::again(&again)), "{name}, the second time");
}

#[test]
fn samples_and_specimens() {
    let mut faults = Vec::new();
    for name in
        ["A-RES-174-28.md", "A-RES-174-28.txt", "A-RES-175-32.docx", "A-RES-175-32.md", "A-RES-175-32.txt"]
    {
        let document = resdiff_reader::read(&fs::read(root().join("samples").join(name)).unwrap()).unwrap();
        check(name, &document, &mut faults);
    }
    for odd in odd::all() {
        check(odd.name, &resdiff_reader::read(&odd.new).unwrap(), &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn genuine_documents() {
    let Some(corpus) = corpus() else { return println!("skipped: no corpus") };
    let mut files: Vec<PathBuf> = resdiff_tests::documents(&corpus.join("pdf")).unwrap();
    files.sort();
    let mut faults = Vec::new();
    for file in files.iter().step_by(3) {
        let document = resdiff_reader::read(&fs::read(file).unwrap()).unwrap();
        check(&file.file_name().unwrap().to_string_lossy(), &document, &mut faults);
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), files.len().div_ceil(3), faults.join("\n"));
}
