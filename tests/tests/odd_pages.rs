//! Pages that are turned, set in columns, without end, or in type that says nothing of its characters.
#![allow(clippy::unwrap_used)]

use resdiff_model::{Document, NoticeKind};
use resdiff_reader::read;
use resdiff_tests::press::html::to_html;
use resdiff_tests::press::{Block, Layout, to_layout, to_pdf, to_text};
use resdiff_tests::specimen::RESOLUTION;
use resdiff_tests::{pdf, soffice};

fn clauses(document: &Document) -> Vec<String> {
    document.clauses.iter().map(|clause| format!("{} {}", clause.label, clause.text)).collect()
}

const TIMES: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>";

#[test]
fn turned_pages_are_read_upright() {
    let upright = to_pdf(RESOLUTION, Layout::default());
    let text = upright.iter().map(|byte| char::from(*byte)).collect::<String>();
    let expected = clauses(&read(&upright).unwrap());
    for turn in ["/Rotate 90", "/Rotate 180", "/Rotate 270"] {
        let turned = text.replace("/Type /Page /Parent", &format!("{turn} /Type /Page /Parent"));
        let turned: Vec<u8> = turned.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert_eq!(clauses(&read(&turned).unwrap()), expected, "{turn}");
    }
}

#[test]
fn type_that_is_turned_by_its_matrix_is_read_upright() {
    let expected = clauses(&read(&to_pdf(RESOLUTION, Layout::default())).unwrap());
    for quarters in 1..4 {
        let printed = to_pdf(RESOLUTION, Layout { quarters, ..Layout::default() });
        let text: String = printed.iter().map(|byte| char::from(*byte)).collect();
        for turn in ["", "/Rotate 90", "/Rotate 180", "/Rotate 270"] {
            let turned = text.replace("/Type /Page /Parent", &format!("{turn} /Type /Page /Parent"));
            let turned: Vec<u8> = turned.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
            assert_eq!(clauses(&read(&turned).unwrap()), expected, "{quarters} quarters {turn}");
        }
    }
}

#[test]
fn columns_set_by_libreoffice_are_read_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let expected = clauses(&read(&to_pdf(RESOLUTION, Layout::default())).unwrap());
    for columns in [1, 2] {
        let html = to_html(RESOLUTION, "A/RES/175/32", columns);
        let printed = soffice::print(folder.path(), &format!("columns-{columns}"), &html).unwrap();
        let Some((_, pdf)) = printed else { return println!("skipped: no LibreOffice") };
        let document = read(&pdf).unwrap();
        assert_eq!(clauses(&document), expected, "{columns} columns");
        assert_eq!(document.warnings, [], "{columns} columns");
        assert_eq!(document.footnotes.len(), 6, "{columns} columns");
    }
}

#[test]
fn two_columns_do_not_interleave() {
    let column = |word: &str| -> Vec<String> {
        (1..=12).map(|line| format!("{word} line {line} of words that fill a column")).collect()
    };
    let (left, right) = (column("left"), column("right"));
    let mut content = "BT /F 9 Tf\n".to_owned();
    for (line, (one, other)) in left.iter().zip(&right).enumerate() {
        let y = 700 - 11 * line;
        content += &format!(
            "1 0 0 1 60 {y} Tm <{}> Tj 1 0 0 1 320 {y} Tm <{}> Tj\n",
            pdf::hex(one),
            pdf::hex(other)
        );
    }
    content += "ET";
    let document = read(&pdf::document(&[content], &[("F".to_owned(), TIMES.to_owned())])).unwrap();
    let words = document.clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(words, [left, right].concat().join(" "));
}

/// Text in a font that does not say which characters its codes stand for.
fn nameless(encoding: &str) -> Document {
    let fonts = [
        ("F".to_owned(), TIMES.to_owned()),
        (
            "G".to_owned(),
            format!(
                "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [<< /Type /Font \
                 /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) \
                 /Supplement 2 >> /DW 1000 >>] >>"
            ),
        ),
    ];
    let content = "BT /F 10 Tf 60 700 Td (A first paragraph.) Tj /G 10 Tf 0 -40 Td <4e2d65874e2d6587> Tj ET";
    read(&pdf::document(&[content.to_owned()], &fonts)).unwrap()
}

#[test]
fn characters_without_a_name_are_kept_and_told() {
    for encoding in ["Identity-H", "UniGB-UCS2-H"] {
        let document = nameless(encoding);
        let text = clauses(&document).join("\n");
        assert!(
            text.contains("A first paragraph.") && text.contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            "{text}"
        );
        let told = document.warnings.iter().find(|warning| warning.kind == NoticeKind::Encoding);
        assert!(
            told.is_some_and(|told| told.message.starts_with("4 glyphs")),
            "{encoding}: {:?}",
            document.warnings
        );
    }
}

#[test]
fn a_thousand_pages() {
    let long =
        "that the harbour be kept open to all who ask for shelter, by day and by night and in every season, "
            .repeat(9);
    let clause = |number: u32| -> &'static str {
        Box::leak(format!("{number}. *Decides* {long}and that the lamp be lit;").into_boxed_str())
    };
    let mut blocks: Vec<Block> = RESOLUTION[..10].to_vec();
    blocks.extend((1..=990).map(|number| Block::Clause(clause(number))));
    let printed = to_pdf(&blocks, Layout { lines: 13, ..Layout::default() });
    let document = read(&printed).unwrap();
    let last = document.clauses.last().unwrap();
    assert!(last.at.page >= Some(900), "{:?}", last.at);
    assert_eq!((last.label.to_string().as_str(), document.clauses.len()), ("OP990", 991));
    let whole = format!("Decides {long}and that the lamp be lit;");
    assert!(document.clauses[1..].iter().all(|clause| clause.text == whole));
    assert!(
        document.warnings.is_empty() && document.accounting.placed() == document.accounting.total,
        "{:?}",
        document.warnings
    );
}

#[test]
fn text_cut_anywhere_is_read_to_its_end() {
    for print in [to_text, to_layout] {
        let whole = print(RESOLUTION, Layout::default());
        for (at, _) in whole.char_indices().skip(20).step_by(7) {
            let document = read(&whole.as_bytes()[..at]).unwrap();
            assert!(
                document.accounting.placed() == document.accounting.total,
                "cut to {at} bytes: {:?}",
                document.accounting
            );
        }
    }
}

#[test]
fn a_document_of_type_without_names_keeps_its_glyphs_and_tells_of_them() {
    // Subsets whose codes count from one, as programs make them, without a map to characters.
    let fonts = ["/Differences [1 /g1 /g2 /g3 /g4 /g5]", ""].map(|named| {
        let encoding = format!("/Encoding << /Type /Encoding {named} >>");
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Harbour {} /FirstChar 1 /LastChar 5 /Widths [500 500 500 \
             500 500] >>",
            if named.is_empty() { "" } else { &encoding }
        )
    });
    for font in fonts {
        let content = "BT /F 10 Tf 60 700 Td <0102030405> Tj 0 -12 Td <0504030201> Tj ET".to_owned();
        let document = read(&pdf::document(&[content], &[("F".to_owned(), font)])).unwrap();
        let told = document.warnings.iter().find(|warning| warning.kind == NoticeKind::Encoding);
        assert!(told.is_some_and(|told| told.message.starts_with("10 glyphs")), "{:?}", document.warnings);
        let kept = document.clauses.iter().flat_map(|clause| clause.text.chars());
        assert_eq!(kept.filter(|c| *c == '\u{fffd}').count(), 10);
    }
}

#[test]
fn a_mark_printed_into_a_word_leaves_it_whole() {
    const BLOCKS: &[Block] = &[
        Block::Clause("*The General Assembly*,"),
        Block::Clause("*Recalling* the inter^1^national customs of the sea,"),
        Block::Note("1", "A/165/201."),
        Block::Clause("1. *Takes note* of the report;"),
        Block::Clause("2. *Decides* to return to the matter."),
    ];
    let document = read(&to_pdf(BLOCKS, Layout::default())).unwrap();
    let clause = &document.clauses[0];
    assert_eq!(clause.text, "Recalling the international customs of the sea,");
    assert_eq!((clause.marks[0].mark.as_str(), clause.marks[0].at), ("1", "Recalling the inter".len()));
    assert_eq!(document.footnotes[0].text, "A/165/201.");
}
