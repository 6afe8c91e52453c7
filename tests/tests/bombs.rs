//! Small files that unfold to gigabytes end in one sentence, within half a gigabyte of memory and some seconds.
#![allow(clippy::unwrap_used)]

use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use resdiff_tests::{pdf, resdiff};

const MEMORY_KIB: u64 = 512 << 10;

/// This many blanks, deflated; packing them takes no memory either.
fn blanks(mebibytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let block = vec![b' '; 1 << 20];
    (0..mebibytes).for_each(|_| encoder.write_all(&block).unwrap());
    encoder.finish().unwrap()
}

fn objects(parts: &[&str]) -> Vec<Vec<u8>> {
    parts.iter().map(|part| part.as_bytes().to_vec()).collect()
}

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>";
const TIMES: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>";
const TEXT: &[u8] = b"BT /F 10 Tf 50 700 Td (Text) Tj ET";

/// A file whose one page has this content and this font.
fn page(content: Vec<u8>, font: Vec<u8>, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut all = objects(&[CATALOG, PAGES, PAGE]);
    all.extend([content, font]);
    all.extend(more);
    pdf::file(&all, "")
}

/// Reads a file as a user would, with so little memory; gives the exit status and what was said.
#[track_caller]
fn parse(bytes: &[u8]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.pdf");
    std::fs::write(&path, bytes).unwrap();
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("ulimit -v {MEMORY_KIB}; exec \"$0\" parse \"$1\""));
    shell.arg(resdiff().get_program()).arg(&path);
    let start = Instant::now();
    let output = shell.output().unwrap();
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    (output.status.code(), said)
}

#[track_caller]
fn is_refused(bytes: &[u8]) {
    assert!(bytes.len() < 3 << 20, "{} bytes are no small file", bytes.len());
    let (status, said) = parse(bytes);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("unfold") || said.contains("--limit pdf-"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[test]
fn streams_of_objects() {
    let bomb = |dict: &str| {
        let mut all = objects(&[CATALOG, PAGES, PAGE]);
        all.push(pdf::stream("", TEXT));
        all.push(TIMES.as_bytes().to_vec());
        all.push(pdf::stream(dict, &blanks(600)));
        // Without a table of objects the library looks for them itself, in every stream that holds some.
        let file = pdf::file(&all, "");
        let end = file.windows(9).rposition(|window| window == b"startxref").unwrap();
        [&file[..end], b"startxref\n1\n%%EOF\n"].concat()
    };
    is_refused(&bomb("/Type /ObjStm /N 9 /First 90 /Filter /FlateDecode"));
    is_refused(&bomb("/Type /ObjStm /N 9 /#46irst 90 /Filter /FlateDecode"));
}

#[test]
fn a_table_of_objects() {
    let mut file = b"%PDF-1.5\n".to_vec();
    let start = file.len();
    file.extend(b"1 0 obj\n");
    let dict = "/Type /XRef /W [1 1 0] /Size 99999999 /Root 1 0 R /Filter /FlateDecode";
    file.extend(pdf::stream(dict, &blanks(600)));
    file.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    is_refused(&file);
}

#[test]
fn content() {
    let glyphs = format!("BT /F 9 Tf ({}) Tj ET ", "x".repeat(2_000)).repeat(600);
    is_refused(&page(
        pdf::stream("/Filter /FlateDecode", &pdf::deflated(glyphs.as_bytes())),
        TIMES.into(),
        Vec::new(),
    ));
    // One content that nine pages share.
    let kids: String = (6..15).map(|number| format!("{number} 0 R ")).collect();
    let list = format!("<< /Type /Pages /Kids [{kids}] /Count 9 /MediaBox [0 0 600 800] >>");
    let mut shared = objects(&[CATALOG, &list, "null"]);
    shared.push(pdf::stream("/Filter /FlateDecode", &blanks(40)));
    shared.push(TIMES.into());
    shared.extend(objects(&[PAGE; 9]));
    is_refused(&pdf::file(&shared, ""));
}

/// The content of the page is damaged or its font unreadable: then the page is read without it.
#[track_caller]
fn is_survived(bytes: &[u8]) {
    let (status, said) = parse(bytes);
    assert!(matches!(status, Some(0 | 2)), "{status:?} {said}");
}

#[test]
fn content_packed_twice_and_fonts() {
    let twice = pdf::deflated(&blanks(600));
    is_survived(&page(pdf::stream("/Filter [/FlateDecode /FlateDecode]", &twice), TIMES.into(), Vec::new()));
    let map = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>";
    let text = || pdf::stream("", TEXT);
    is_survived(&page(text(), map.into(), vec![pdf::stream("/Filter /FlateDecode", &blanks(600))]));
    is_survived(&page(text(), map.into(), vec![pdf::stream("/Filter [/FlateDecode /FlateDecode]", &twice)]));
    let program = "<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor << /FontFile2 6 0 R >> >>";
    is_survived(&page(text(), program.into(), vec![pdf::stream("/Filter /FlateDecode", &blanks(600))]));
}

#[test]
fn streams_without_an_end() {
    let mut file = b"%PDF-1.5\n".to_vec();
    file.extend(b"1 0 obj << /Length 9 >> stream\n".repeat(60_000));
    file.extend(b"endstream\nstartxref\n1\n%%EOF\n");
    is_refused(&file);
}
