//! The same words on pages of any length, in any form, give the same document.
#![allow(clippy::unwrap_used)]

use resdiff_model::Document;
use resdiff_reader::read;
use resdiff_tests::press::{Block, Layout, to_copy, to_layout, to_markdown, to_pdf, to_text};
use resdiff_tests::specimen::RESOLUTION;

/// What must not change: the masthead, clauses with leads and marks, headings, annexes, notes, warnings.
fn essence(document: &Document) -> Vec<String> {
    let head = &document.masthead;
    let mut lines = vec![format!(
        "{:?} {:?} {:?} {:?}",
        head.symbol, head.title, head.closing_meeting, head.closing_date
    )];
    for clause in &document.clauses {
        for heading in
            document.headings.iter().filter(|heading| heading.before.as_ref() == Some(&clause.label))
        {
            lines.push(format!("{} {}", heading.label, heading.text));
        }
        let marks: String = clause.marks.iter().map(|mark| format!(" ^{}@{}", mark.mark, mark.at)).collect();
        lines.push(format!("{} [{}] {}{marks}", clause.label, clause.lead(), clause.text));
    }
    lines.extend(document.annexes.iter().map(|annex| format!("{}: {}", annex.name, annex.title)));
    lines.extend(document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text)));
    lines.extend(document.warnings.iter().map(|warning| format!("! {}", warning.message)));
    lines
}

/// Prints on pages of every length and compares with what the Markdown gives.
fn check(print: impl Fn(&[Block], Layout) -> Vec<u8>) {
    let expected = essence(&read(to_markdown(RESOLUTION).as_bytes()).unwrap());
    let mut faults = Vec::new();
    for columns in [72, 84] {
        for lines in 20..70 {
            let printed = print(RESOLUTION, Layout { lines, columns, ..Layout::default() });
            let found = essence(&read(&printed).unwrap());
            for (mine, theirs, sign) in [(&expected, &found, '-'), (&found, &expected, '+')] {
                let differing = mine.iter().filter(|line| !theirs.contains(line));
                faults.extend(differing.map(|line| format!("{lines} lines of {columns}: {sign} {line}")));
            }
        }
    }
    assert!(faults.is_empty(), "{} differences\n{}", faults.len(), faults[..faults.len().min(60)].join("\n"));
}

#[test]
fn markdown_is_read_as_it_was_written() {
    insta::assert_snapshot!(essence(&read(to_markdown(RESOLUTION).as_bytes()).unwrap()).join("\n"));
}

#[test]
fn pdf_pages_of_every_length() {
    check(to_pdf);
}

#[test]
fn layout_text_pages_of_every_length() {
    check(|blocks, layout| to_layout(blocks, layout).into_bytes());
}

#[test]
fn text_pages_of_every_length() {
    check(|blocks, layout| to_text(blocks, layout).into_bytes());
}

#[test]
fn pages_copied_without_their_space() {
    for paged in [false, true] {
        check(|blocks, layout| to_copy(blocks, layout, paged).into_bytes());
    }
}

#[test]
fn type_of_other_names_makes_no_difference() {
    let expected = essence(&read(&to_pdf(RESOLUTION, Layout::default())).unwrap());
    for font in ["Times{}", "Helvetica{}", "ABCDEF+LiberationSerif{}", "Cambria{}MT"] {
        let layout = Layout { font, ..Layout::default() };
        assert_eq!(essence(&read(&to_pdf(RESOLUTION, layout)).unwrap()), expected, "{font}");
    }
}
