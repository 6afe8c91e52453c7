//! A page break anywhere changes nothing: documents are cut at line after line and must give the same clauses.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use resdiff_model::Document;
use resdiff_reader::{Gap, Geometry, Line, Transcript, recognize, transcribe};
use resdiff_tests::{corpus, documents};

/// Every how many lines a genuine document is cut; `RESDIFF_EVERY=1` tries them all.
fn step() -> usize {
    std::env::var("RESDIFF_EVERY").ok().and_then(|every| every.parse().ok()).unwrap_or(97)
}

/// What must not change: labels and words of clauses, headings, notes.
fn essence(document: &Document) -> Vec<String> {
    let clauses = document.clauses.iter().map(|clause| {
        let marks: Vec<_> = clause.marks.iter().map(|mark| format!("{}@{}", mark.mark, mark.at)).collect();
        format!("{} [{}] {} {}", clause.label, clause.lead(), clause.text, marks.join(" "))
    });
    let headings = document.headings.iter().map(|heading| format!("{}: {}", heading.label, heading.text));
    let notes = document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text));
    clauses.chain(headings).chain(notes).collect()
}

/// Cuts a document before a line: a new page with its symbol and page number.
fn cut_before(whole: &Transcript, at: usize) -> Transcript {
    let mut cut = whole.clone();
    let geometry = |left: f32, height: f32| {
        whole.lines[at].geometry.map(|there| Geometry {
            left,
            right: left + 12.0,
            height: there.height.map(|_| height),
            size: there.height.map_or(1.0, |_| 0.83),
        })
    };
    let symbol =
        |line: &Line| line.text().split(['\t', ' ']).find(|w| w.starts_with("A/")).map(str::to_owned);
    let symbol = whole.lines.iter().take(12).find_map(symbol).unwrap();
    let furniture =
        |text: &str, gap, height| Line { gap, geometry: geometry(18.0, height), ..Line::plain(text) };
    cut.lines[at].gap = Gap::Blank;
    cut.lines.splice(at..at, [furniture("1/9", Gap::Blank, 0.95), furniture(&symbol, Gap::Page, 0.07)]);
    cut
}

/// Whether a line is the raised mark of a note and nothing else.
fn is_lone_mark(text: &str) -> bool {
    let text = text.trim();
    text.len() == 1 && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '*')
}

/// Whether a note on the sponsors of a draft begins in a line.
fn is_note_of_sponsors(text: &str) -> bool {
    text.trim_start().trim_start_matches('*').starts_with(' ') && text.trim_start().starts_with('*')
}

/// The lines of the text where a page could end: not the masthead, not footnotes, not furniture, no table.
///
/// Layout text has no rule over a note to a table nor over that of a draft's sponsors, so these are told by their marks. No
/// page could end in them: a mark and the first line of its note are one printed line, which layout text shows as two
/// because the mark is raised; and a note that runs on does so at the foot of the next page, not at its head, where
/// nothing in layout text (no size of type, no rule) would set it off from the paragraphs.
fn places(whole: &Transcript) -> Vec<usize> {
    let organ = whole
        .lines
        .iter()
        .position(|line| line.text().ends_with("The General Assembly,"))
        .unwrap_or(usize::MAX);
    // No page has only a line or two under its running title.
    const LEAST: usize = 8;
    let mut under_rule = false;
    let mut head = 0;
    let mut places = Vec::new();
    for (at, line) in whole.lines.iter().enumerate() {
        let text = line.text();
        if line.gap == Gap::Page {
            under_rule = false;
            head = at;
        }
        under_rule |= text.starts_with("____") || is_note_of_sponsors(&text);
        let is_after_mark = at > 0 && is_lone_mark(&whole.lines[at - 1].text());
        let body = line.geometry.is_none_or(|g| {
            (g.size - 1.0).abs() < 0.05 && g.height.is_none_or(|height| (0.1..0.92).contains(&height))
        });
        if at > organ
            && at > head + LEAST
            && body
            && !under_rule
            && !is_after_mark
            && line.gap != Gap::Page
            && !text.contains('\t')
        {
            places.push(at);
        }
    }
    places
}

fn check(path: &Path, every: usize, faults: &mut Vec<String>) {
    let whole = transcribe(&std::fs::read(path).unwrap()).unwrap();
    let expected = essence(&recognize(&whole));
    for at in places(&whole).into_iter().step_by(every) {
        let found = essence(&recognize(&cut_before(&whole, at)));
        if found != expected {
            let differs =
                |one: &[String], other: &[String]| one.iter().find(|line| !other.contains(line)).cloned();
            faults.push(format!(
                "{} before {:?}:\n  - {:?}\n  + {:?}",
                path.file_name().unwrap().to_string_lossy(),
                whole.lines[at].text(),
                differs(&expected, &found),
                differs(&found, &expected),
            ));
        }
    }
}

#[test]
fn a_page_break_anywhere_in_a_genuine_document_changes_nothing() {
    let Some(corpus) = corpus() else { return println!("skipped: no corpus") };
    let mut faults = Vec::new();
    for folder in ["pdf", "layout-text"] {
        for path in documents(&corpus.join(folder)).unwrap() {
            check(&path, step(), &mut faults);
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
