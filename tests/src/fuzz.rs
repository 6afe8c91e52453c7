//! What each fuzz target does with its bytes: here and not in `fuzz/`, so that seeds and finds are replayed by an
//! ordinary test as well.

mod documents;
mod revisions;
mod word;

use resdiff_model::{Document, Place, Style};
use resdiff_reader::{Form, Gap, Geometry, Hint, Line, Options, Run, TrackedChanges, Transcript};

use crate::promises;

pub use revisions::revisions;

/// A target: its name, which is that of its file in `fuzz/fuzz_targets` and of its folder of seeds, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 13] = [
    ("text", text),
    ("markdown", markdown),
    ("pdf", pdf),
    ("word", word),
    ("word-parts", word_parts),
    ("recogniser", recogniser),
    ("engine", engine),
    ("reports", reports),
    ("html", html),
    ("tables", tables),
    ("redline", redline),
    ("inplace", inplace),
    ("revisions", revisions),
];

/// Reads the bytes as text, in whatever encoding.
pub fn text(bytes: &[u8]) {
    // What begins like another form is left to the target of that form.
    if Form::of(bytes) == Ok(Form::Text) {
        read(bytes);
    }
}

/// Reads the bytes as Markdown: emphasis at the head sees to it.
pub fn markdown(bytes: &[u8]) {
    read(&[b"1. *Welcomes* the report;\n\n", bytes].concat());
}

/// Reads the bytes as PDF.
pub fn pdf(bytes: &[u8]) {
    if Form::of(bytes) == Ok(Form::Pdf) {
        read(bytes);
    } else {
        read(&[b"%PDF-1.7\n", bytes].concat());
    }
}

/// Reads the bytes as a Word file.
pub fn word(bytes: &[u8]) {
    if Form::of(bytes) == Ok(Form::Docx) {
        both_ways(bytes);
    } else {
        both_ways(&[b"PK\x03\x04", bytes].concat());
    }
}

/// Reads a sound Word file with the bytes as its text, styles and numbers.
pub fn word_parts(bytes: &[u8]) {
    if let Ok(file) = word::package(bytes) {
        both_ways(&file);
    }
}

/// With tracked changes accepted and rejected.
fn both_ways(file: &[u8]) {
    for tracked in [TrackedChanges::Accept, TrackedChanges::Reject] {
        if let Ok(document) = resdiff_reader::read_with(file, &Options { tracked, ..Options::default() }) {
            accounted(&document);
        }
    }
}

/// A file is read or refused, and no word of it is lost.
fn read(bytes: &[u8]) {
    if let Ok(document) = resdiff_reader::read(bytes) {
        accounted(&document);
    }
}

fn accounted(document: &Document) {
    let sums = document.accounting;
    assert_eq!(sums.placed(), sums.total, "words are lost");
    for clause in &document.clauses {
        assert!(clause.text.get(clause.lead.clone()).is_some());
        assert!(clause.marks.iter().all(|mark| clause.text.is_char_boundary(mark.at)));
        assert!(clause.spans.iter().all(|span| clause.text.get(span.range.clone()).is_some()));
    }
}

/// Recognises any transcript: the first byte of each line says how it is set, the rest is its text.
pub fn recogniser(bytes: &[u8]) {
    let transcript = transcript(bytes);
    accounted(&resdiff_reader::recognize(&transcript));
}

fn transcript(bytes: &[u8]) -> Transcript {
    let line = |(number, line): (usize, &[u8])| {
        let (flags, text) = line.split_first().map_or((0, line), |(flags, text)| (*flags, text));
        let has = |bit: u8| flags & 1 << bit != 0;
        let text = String::from_utf8_lossy(text).into_owned();
        let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let style = Style { italic: has(0), bold: has(1), raised: has(2), ..Style::default() };
        let runs = [(style, &text[..middle]), (Style::default(), &text[middle..])];
        let number = u32::try_from(number).unwrap_or(0);
        Line {
            runs: runs.map(|(style, text)| Run { text: text.to_owned(), style, note: has(6) }).to_vec(),
            gap: if has(3) {
                Gap::Blank
            } else if has(4) {
                Gap::Page
            } else {
                Gap::Line
            },
            at: Place { page: Some(number / 40 + 1), line: Some(number + 1), ..Place::default() },
            geometry: has(5).then_some(Geometry {
                left: f32::from(flags & 7) * 20.0,
                right: 500.0,
                height: Some(f32::from(flags) * 3.0),
                size: 10.0,
            }),
            hint: if has(6) {
                Some(Hint::Footnote)
            } else if has(7) {
                Some(Hint::Heading(2))
            } else {
                None
            },
        }
    };
    let form = if bytes.len().is_multiple_of(2) { Form::Pdf } else { Form::Text };
    let lines = bytes.split(|b| *b == b'\n').enumerate().map(line).collect();
    Transcript { form, lines, notices: Vec::new() }
}

/// Compares any two documents.
pub fn engine(bytes: &[u8]) {
    let (old, new) = documents::two(bytes);
    promises::check(&old, &new);
}

/// Reports any two documents for the terminal and as JSON.
pub fn reports(bytes: &[u8]) {
    two(bytes, |report| {
        report.terminal();
        report.json();
    });
}

/// Reports any two documents as a page and as Markdown.
pub fn html(bytes: &[u8]) {
    two(bytes, |report| {
        report.html();
        report.markdown();
    });
}

/// Reports any two documents as a table, as lines of JSON and as amendments.
pub fn tables(bytes: &[u8]) {
    two(bytes, |report| {
        report.csv();
        report.lines();
        report.amendments();
    });
}

/// Writes any two documents as Word files and as a redline.
pub fn redline(bytes: &[u8]) {
    two(bytes, |report| report.redline());
}

fn two(bytes: &[u8], check: fn(&promises::Reports<'_>)) {
    let (old, new) = documents::two(bytes);
    let name: String = old.clauses.first().map_or_else(String::new, |clause| clause.text.clone());
    promises::reports(&old, &new, &name, check);
}

/// Tracks changes in a Word file: the bytes are the steps of a revision, up to a line feed, and the parts of the file.
pub fn inplace(bytes: &[u8]) {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    let (steps, parts) = bytes.split_at(end);
    let Ok(file) = word::package(parts.get(1..).unwrap_or_default()) else { return };
    let Ok(old) = resdiff_reader::read(&file) else { return };
    let mut new = old.clone();
    revisions::revised(&mut new, steps);
    promises::inplace(&file, &old, &new);
}
