//! Every bound of reading, just kept and just passed.
#![allow(clippy::unwrap_used)]

use resdiff_docx::{Package, content_type, relationship};
use resdiff_reader::{Limit, Options, ReadError, read_with};
use resdiff_tests::{pdf, resdiff, root};

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
    for limit in [
        Limit::PdfObjects,
        Limit::PdfGlyphs,
        Limit::PdfOperators,
        Limit::PdfContent,
        Limit::PdfStream,
        Limit::PdfPageGlyphs,
    ] {
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

/// A page whose font is object 5, and what objects follow.
fn page(content: &str, font: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    ]
    .map(|object| object.as_bytes().to_vec())
    .to_vec();
    objects.push(pdf::stream("", content.as_bytes()));
    objects.push(font.as_bytes().to_vec());
    objects.extend(more);
    pdf::file(&objects, "")
}

const TIMES: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";

#[test]
fn bounds_of_packed_objects_and_streams_without_an_end() {
    let text = "BT /F 10 Tf 50 700 Td (Text) Tj ET";
    let packed = |dict: &str| {
        let blanks = pdf::deflated(&[b' '; 1_000]);
        page(text, TIMES, vec![pdf::stream(&format!("{dict} /Filter /FlateDecode"), &blanks)])
    };
    check(&packed("/Type /ObjStm /N 0 /First 0"), Limit::PdfPacked, 1_000);
    check(&packed("/Type /XRef /W [1 1 1] /Size 0"), Limit::PdfTables, 1_000);
    let open = page(text, TIMES, vec![b"<< /Length 0 >> stream\n".to_vec(); 100]);
    let fewest = fewest(&open, Limit::PdfSearch);
    assert!(fewest > 3, "{fewest}");
    check(&open, Limit::PdfSearch, fewest);
}

/// What is warned of with one bound set, the words that could not be read among it.
fn warnings(bytes: &[u8], limit: Limit, most: u64) -> Vec<String> {
    let mut options = Options::default();
    options.limits.set(limit, most);
    let document = read_with(bytes, &options).unwrap();
    document.warnings.into_iter().map(|notice| notice.message).collect()
}

#[test]
fn what_lies_beyond_the_bounds_of_fonts_and_forms_is_told() {
    // A font of 500 widths with a map of characters, and one beside it, so that some text is left.
    let map = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange \
               1 beginbfrange <0000> <00ff> <0000> endbfrange endcmap";
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>";
    let descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 499 500] >>";
    let text = "BT /G 10 Tf 50 700 Td (Plain words) Tj /F 10 Tf 0 -30 Td <0057006f00720064> Tj ET";
    let file = page(text, font, vec![pdf::stream("", map.as_bytes()), descendant.as_bytes().to_vec()]);
    for (limit, needed) in [(Limit::PdfWidths, 500), (Limit::PdfFonts, 8 * map.len() as u64)] {
        let told = warnings(&file, limit, needed - 1);
        let usual = warnings(&file, limit, needed);
        assert_eq!(usual, warnings(&file, limit, limit.default_value()), "{limit}");
        let more: Vec<&String> = told.iter().filter(|warning| !usual.contains(warning)).collect();
        assert_eq!(more.len(), 1, "{limit}: {told:?} and not {usual:?}");
    }
    // Forms in one another, as deep as can be asked for.
    let deepest = Limit::PdfDepth.greatest();
    let forms = (0..deepest).map(|number| {
        let next = format!("/XObject << /X {} 0 R >>", 7 + number);
        let resources =
            format!("<< /Font << /F 5 0 R >> {} >>", if number + 1 < deepest { &next } else { "" });
        let (dict, content) = match number + 1 < deepest {
            true => (format!("/Resources {resources}"), "/X Do"),
            false => (format!("/Resources {resources}"), "BT /F 10 Tf 50 600 Td (Deep) Tj ET"),
        };
        pdf::stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 600 800] {dict}"), content.as_bytes())
    });
    let mut objects: Vec<Vec<u8>> = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
    ]
    .map(|object| object.as_bytes().to_vec())
    .to_vec();
    objects.push(pdf::stream("", b"BT /F 10 Tf 50 700 Td (Text) Tj ET /X Do"));
    objects.push(TIMES.into());
    objects.extend(forms);
    let file = pdf::file(&objects, "");
    let usual = warnings(&file, Limit::PdfDepth, deepest);
    let told = warnings(&file, Limit::PdfDepth, deepest - 1);
    assert!(told.len() == usual.len() + 1, "{told:?} and not {usual:?}");
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
    // Word: refused for how much it unfolds, and where that is allowed, for its depth.
    for (open, close) in [("<w:sdt>", "</w:sdt>"), ("<w:tbl>", "</w:tbl>"), ("<x>", ""), ("<w:p>", "</w:q>")]
    {
        let file = word(&nested(open, close));
        let mut options = Options::default();
        let unfolds = read_with(&file, &options).unwrap_err().to_string();
        options.limits.set(Limit::ZipRatio, 10_000);
        let nests = read_with(&file, &options).unwrap_err().to_string();
        assert_ne!(unfolds, nests);
        assert!([unfolds, nests].iter().all(|error| !error.contains('\n') && error.contains("limit")));
    }
}

/// A Word file with this body.
fn word(body: &str) -> Vec<u8> {
    const MAIN: &str = "word/document.xml";
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut package = Package::new(MAIN);
    package.insert(MAIN, content_type::DOCUMENT, "").unwrap();
    package.relate("", relationship::DOCUMENT, MAIN).unwrap();
    let xml = format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>");
    package.replace(MAIN, xml).unwrap();
    package.write().unwrap()
}
