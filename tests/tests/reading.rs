//! The reader on genuine documents: structure without faults, every word accounted for, the same clauses from
//! every form. Skipped, and said so, where there is no corpus.

use std::process::Command;

use resdiff_reader::read;
use resdiff_tests::faults::{explained, faults};
use resdiff_tests::{corpus, documents, forms::differences};

/// How many clauses some documents have, and those of which another reading of the document has no equal; `readings` are
/// both.
fn lost(readings: impl Iterator<Item = [resdiff_model::Document; 2]>) -> (usize, Vec<String>) {
    let (mut all, mut lost) = (0, Vec::new());
    for [one, other] in readings {
        let (count, differing) = differences(&one, &other);
        all += count;
        lost.extend(differing.iter().filter(|difference| difference.in_first).map(ToString::to_string));
    }
    (all, lost)
}

#[test]
fn every_document_of_the_corpus_is_read_without_unexplained_faults() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let mut unexplained = Vec::new();
    for path in documents(&corpus).unwrap() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = read(&std::fs::read(&path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let faults = faults(&document).into_iter().filter(|fault| explained(&name, fault).is_none());
        unexplained.extend(faults.map(|fault| format!("{name}: {fault}")));
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}

#[test]
fn pdf_and_layout_text_give_the_same_clauses() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let texts = documents(&corpus.join("layout-text")).unwrap();
    let (all, lost) = lost(texts.iter().map(|text| {
        let pdf = corpus.join("pdf").join(text.file_name().unwrap()).with_extension("pdf");
        [&pdf, text].map(|path| read(&std::fs::read(path).unwrap()).unwrap())
    }));
    assert!(lost.len() * 200 <= all, "{} of {all} clauses differ:\n{}", lost.len(), lost.join("\n"));
}

/// The text of a page as people copy it: line after line, without the space between paragraphs, with or without form feeds.
#[test]
fn pdf_and_copied_text_give_the_same_clauses() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let pdfs = documents(&corpus.join("pdf")).unwrap();
    for options in [&["-raw"][..], &["-raw", "-nopgbrk"]] {
        let copied = |pdf| Command::new("pdftotext").args(options).arg(pdf).arg("-").output();
        if copied(&pdfs[0]).is_err() {
            return println!("skipped: no pdftotext");
        }
        let both = |pdf| {
            [std::fs::read(pdf).unwrap(), copied(pdf).unwrap().stdout].map(|bytes| read(&bytes).unwrap())
        };
        let (all, lost) = lost(pdfs.iter().step_by(3).map(both));
        assert!(lost.len() * 200 <= all, "{} of {all} clauses differ:\n{}", lost.len(), lost.join("\n"));
    }
}

/// As a word processor saves a text: every paragraph on a line.
#[test]
fn pdf_and_a_line_a_paragraph_give_the_same_clauses() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let pdfs = documents(&corpus.join("pdf")).unwrap();
    let (all, lost) = lost(pdfs.iter().map(|pdf| {
        let document = read(&std::fs::read(pdf).unwrap()).unwrap();
        let mut text = "United Nations A/RES/174/28\nLamps of harbours\nThe General Assembly,\n".to_owned();
        for clause in &document.clauses {
            let marker = clause.marker.as_deref().unwrap_or_default();
            text.push_str(&format!("{marker} {}\n", clause.text));
        }
        let lines = read(text.as_bytes()).unwrap();
        [document, lines]
    }));
    assert!(lost.len() * 1_000 <= all, "{} of {all} clauses differ:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn text_and_markdown_give_the_same_document() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let mut pairs: Vec<_> = ["A-RES-174-28", "A-RES-175-32"]
        .map(|n| (samples.join(n).with_extension("txt"), samples.join(n).with_extension("md")))
        .into();
    if let Some(corpus) = corpus() {
        let text = corpus.join("text/A-RES-75-32.txt");
        pairs.push((text.clone(), text.with_extension("md")));
    }
    for (text, markdown) in pairs {
        let read = |path| read(&std::fs::read(path).unwrap()).unwrap();
        let (text, markdown) = (read(text), read(markdown));
        assert_eq!(differences(&text, &markdown).1, []);
        let labels = |d: &resdiff_model::Document| {
            d.clauses.iter().map(|c| (c.label.clone(), c.marks.clone())).collect::<Vec<_>>()
        };
        assert_eq!(labels(&text), labels(&markdown));
        assert_eq!(
            text.footnotes.iter().map(|n| &n.text).collect::<Vec<_>>(),
            markdown.footnotes.iter().map(|n| &n.text).collect::<Vec<_>>()
        );
        assert_eq!(text.masthead.title, markdown.masthead.title);
        assert_eq!(text.masthead.symbol, markdown.masthead.symbol);
    }
}
