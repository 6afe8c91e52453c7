//! Every bound of reading, just kept and just passed.
#![allow(clippy::unwrap_used)]

use resdiff_reader::{Limit, Options, ReadError, read_with};
use resdiff_tests::{resdiff, root};

/// Reads with one bound set.
fn within(bytes: &[u8], limit: Limit, most: u64) -> Result<(), ReadError> {
    let mut options = Options::default();
    options.limits.set(limit, most);
    read_with(bytes, &options).map(drop)
}

/// The bytes can be read with `needed` of what is bounded, and with one less they cannot.
#[track_caller]
fn check(bytes: &[u8], limit: Limit, needed: u64) {
    assert_eq!(within(bytes, limit, needed), Ok(()), "{limit} {needed}");
    let most = needed - 1;
    assert_eq!(within(bytes, limit, most), Err(ReadError::TooMuch { limit, most }), "{limit} {most}");
}

/// The fewest with which the bytes can be read, for what cannot be counted by hand.
fn fewest(bytes: &[u8], limit: Limit) -> u64 {
    let (mut low, mut high) = (0, limit.default_value());
    while low < high {
        let middle = low + (high - low) / 2;
        if within(bytes, limit, middle).is_ok() { high = middle } else { low = middle + 1 }
    }
    low
}

#[test]
fn bounds_of_any_document() {
    let text = std::fs::read(root().join("samples/A-RES-174-28.txt")).unwrap();
    check(&text, Limit::FileSize, text.len() as u64);
    check(&text, Limit::Words, String::from_utf8_lossy(&text).split_whitespace().count() as u64);
    let document = resdiff_reader::read(&text).unwrap();
    check(&text, Limit::Clauses, document.clauses.len() as u64);
}

#[test]
fn bounds_of_pdf() {
    let pdf = std::fs::read(root().join("crates/reader/tests/data/specimen.pdf")).unwrap();
    check(&pdf, Limit::PdfPages, fewest(&pdf, Limit::PdfPages));
    for limit in [Limit::PdfObjects, Limit::PdfGlyphs, Limit::PdfOperators, Limit::PdfContent] {
        let fewest = fewest(&pdf, limit);
        assert!(fewest > 3, "{limit} {fewest}");
        check(&pdf, limit, fewest);
    }
    // Forms that draw a form twice, four deep: 1 + 2 + 4 + 8.
    let stream = |content: &str, next: Option<u32>| {
        let next = next.map_or(String::new(), |next| format!("/XObject << /X {next} 0 R >>"));
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {next} >> /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    let mut file = b"%PDF-1.4\n".to_vec();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>".to_owned(),
        stream("BT /F 12 Tf 72 700 Td (Word) Tj ET /X Do", None),
        stream("/X Do /X Do", Some(6)),
        stream("/X Do /X Do", Some(7)),
        stream("/X Do /X Do", Some(8)),
        stream("0 0 m", None),
    ];
    for (number, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    file.extend(b"trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    check(&file, Limit::PdfForms, 15);
}

#[test]
fn a_user_raises_and_lowers_them() {
    let pair = ["samples/A-RES-174-28.txt", "samples/A-RES-175-32.txt"];
    let output = resdiff().args(pair).args(["--limit", "words=1000"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "resdiff: samples/A-RES-174-28.txt: the file holds more than 1000 words; if it is genuine, raise the limit \
         with --limit words=NUMBER\n"
    );
    let output =
        resdiff().args(pair).args(["--limit", "words=1000", "--limit", "words=2000"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let output = resdiff().args(pair).args(["--limit", "pages=3"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("with one of the names file-size, words, clauses")
    );
}

#[test]
fn nesting_a_million_deep_ends_in_a_sentence_or_a_reading() {
    let deep = 1_000_000;
    let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(deep), close.repeat(deep));
    for text in [
        nested("(", ")"),
        nested("[", "]"),
        nested("> ", ""),
        nested("* ", ""),
        nested("**", "**"),
        nested("[a](", ")"),
        nested("<b>", "</b>"),
        format!("The General Assembly,\n\n1. {}", nested("(a) ", "")),
    ] {
        let read = resdiff_reader::read(text.as_bytes());
        assert!(read.is_ok(), "{:?}", &text[..20]);
    }
    let page = |content: &str, extra: &str| {
        format!(
            "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj \
             3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {extra} >> endobj \
             4 0 obj << /Length {} >> stream\n{content}\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
            content.len()
        )
    };
    for file in [
        page(&"[".repeat(deep), ""),
        page(&"<<".repeat(deep), ""),
        page(&"<< /A ".repeat(deep), ""),
        page(&"q ".repeat(deep), ""),
        page(&"(".repeat(deep), ""),
        page("", &format!("/X {}", "[".repeat(deep))),
        page("", &format!("/X {}", "<< /A ".repeat(deep))),
        format!("%PDF-1.4\n{}", "[".repeat(deep)),
        format!("%PDF-1.4\n1 0 obj {} endobj\ntrailer << /Root 1 0 R >>\n%%EOF", "<</A".repeat(deep)),
    ] {
        let error = resdiff_reader::read(file.as_bytes()).unwrap_err().to_string();
        assert!(!error.contains('\n') && error.contains(';'), "{error}");
    }
}
