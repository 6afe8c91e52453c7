//! Resolutions in other languages and of other organs, printed as PDF by our press and by LibreOffice, give word for word the
//! clauses of their text.
#![allow(clippy::unwrap_used)]

use resdiff_model::Document;
use resdiff_reader::read;
use resdiff_tests::press::html::to_html;
use resdiff_tests::press::{Block, Layout, to_copy, to_layout, to_markdown, to_pdf, to_text};
use resdiff_tests::soffice;
use resdiff_tests::specimen::languages::{FRENCH, SPANISH};
use resdiff_tests::specimen::organs::{ECONOMIC_AND_SOCIAL_COUNCIL, HUMAN_RIGHTS_COUNCIL, SECURITY_COUNCIL};

/// The fields of the masthead and the clauses, with leads, marks and notes.
fn essence(document: &Document) -> Vec<String> {
    let head = &document.masthead;
    let mut lines = vec![format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        document.language.code(),
        head.organ,
        head.symbol,
        head.session,
        head.agenda_items,
        head.title,
        head.adopted_on,
        head.closing_meeting,
        head.closing_date
    )];
    for clause in &document.clauses {
        let marks: String = clause.marks.iter().map(|mark| format!(" ^{}@{}", mark.mark, mark.at)).collect();
        lines.push(format!("{} [{}] {}{marks}", clause.label, clause.lead(), clause.text));
    }
    lines.extend(document.annexes.iter().map(|annex| format!("{}: {}", annex.name, annex.title)));
    lines.extend(document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text)));
    lines.extend(document.warnings.iter().map(|warning| format!("! {}", warning.message)));
    assert_eq!(document.accounting.placed(), document.accounting.total);
    // Blanks that do not break are not told apart on a page.
    lines.iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

const SPECIMENS: [(&str, &[Block]); 5] = [
    ("A/RES/175/32", FRENCH),
    ("A/RES/175/32", SPANISH),
    ("S/RES/4223 (2115)", SECURITY_COUNCIL),
    ("A/HRC/RES/150/13", HUMAN_RIGHTS_COUNCIL),
    ("E/RES/2120/12", ECONOMIC_AND_SOCIAL_COUNCIL),
];

#[track_caller]
fn same(found: &Document, expected: &[String], what: &str) {
    let found = essence(found);
    let only = |mine: &[String], theirs: &[String]| {
        mine.iter().filter(|line| !theirs.contains(line)).cloned().collect::<Vec<_>>().join("\n  ")
    };
    assert!(found == expected, "{what}\n- {}\n+ {}", only(expected, &found), only(&found, expected));
}

fn expected(blocks: &[Block]) -> Vec<String> {
    essence(&read(to_markdown(blocks).as_bytes()).unwrap())
}

#[test]
fn the_blocks_are_the_texts() {
    let clauses = |document: &Document| {
        let clauses = document.clauses.iter().map(|clause| format!("{} {}", clause.label, clause.text));
        clauses.map(|clause| clause.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    for (text, blocks) in [
        (include_str!("../../crates/reader/tests/data/fr.txt"), FRENCH),
        (include_str!("../../crates/reader/tests/data/es.txt"), SPANISH),
    ] {
        let document = read(to_markdown(blocks).as_bytes()).unwrap();
        assert_eq!(clauses(&document), clauses(&read(text.as_bytes()).unwrap()));
    }
}

#[test]
fn pages_of_every_length() {
    for (symbol, blocks) in SPECIMENS {
        let expected = expected(blocks);
        for lines in 18..60 {
            let layout = Layout { lines, ..Layout::default() };
            same(&read(&to_pdf(blocks, layout)).unwrap(), &expected, &format!("{symbol}, {lines} lines"));
        }
    }
}

#[test]
fn texts() {
    for (symbol, blocks) in SPECIMENS {
        let expected = expected(blocks);
        for lines in [18, 25, 46] {
            let layout = Layout { lines, ..Layout::default() };
            let what = |form: &str| format!("{symbol} as {form}, {lines} lines");
            same(&read(to_layout(blocks, layout).as_bytes()).unwrap(), &expected, &what("columns"));
            same(&read(to_text(blocks, layout).as_bytes()).unwrap(), &expected, &what("text"));
            same(&read(to_copy(blocks, layout, true).as_bytes()).unwrap(), &expected, &what("copy"));
        }
    }
}

#[test]
fn pages_set_by_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    for (number, (symbol, blocks)) in SPECIMENS.into_iter().enumerate() {
        let html = to_html(blocks, symbol, 1);
        let Some((word, pdf)) = soffice::print(folder.path(), &number.to_string(), &html).unwrap() else {
            return println!("skipped: no LibreOffice");
        };
        let expected = expected(blocks);
        same(&read(&word).unwrap(), &expected, &format!("{symbol} as Word file"));
        same(&read(&pdf).unwrap(), &expected, &format!("{symbol} as PDF"));
    }
}
