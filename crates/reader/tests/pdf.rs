//! The reader of PDFs on whole files: the specimen, small ones made here, and the corpus where it is at hand.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail by panic and say what they skip")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use resdiff_model::NoticeKind;
use resdiff_reader::{Gap, Line, ReadError, Transcript, pdf};

fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// Italic runs as `*so*`, raised ones as `^1^`, tabs as `|`.
fn shown(line: &Line) -> String {
    let run = |run: &resdiff_reader::Run| match (run.style.raised, run.style.italic) {
        (true, _) => format!("^{}^", run.text),
        (_, true) => format!("*{}*", run.text),
        _ => run.text.replace('\t', "|"),
    };
    line.runs.iter().map(run).collect()
}

fn shown_lines(transcript: &Transcript) -> Vec<String> {
    transcript.lines.iter().map(shown).collect()
}

/// A PDF of one page, with Times-Roman as `/F`.
fn one_page(content: &str, page: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> {page} >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let start = file.len();
    let size = objects.len() + 1;
    write!(file, "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file.into_bytes()
}

#[test]
fn the_specimen_is_read_line_by_line() {
    let transcript = pdf::read(&data("specimen.pdf")).unwrap();
    assert_eq!(
        shown_lines(&transcript),
        [
            "United Nations|A/RES/174/28",
            "*The General Assembly*,",
            "*Recalling* its resolutions of 2117,^1^ 2119 and",
            "its decision of the same day,",
            "1.|*Takes note* of the report;",
            "^1^A/173/42.",
            "19-00001|1/2",
            "Orderly conduct of traffic|A/RES/174/28",
            "Item|2119|2120",
            "Beacons|1 200|1 350",
            "in the margin",
        ]
    );
    assert_eq!(transcript.notices, []);
    assert!(transcript.lines[0].runs[0].style.bold);
    let gaps: Vec<Gap> = transcript.lines.iter().map(|line| line.gap).collect();
    assert_eq!(gaps[2..5], [Gap::Blank, Gap::Line, Gap::Blank]);
    assert_eq!((gaps[7], transcript.lines[7].at.page), (Gap::Page, Some(2)));
}

#[test]
fn a_file_without_bytes_is_empty() {
    assert_eq!(pdf::read(b""), Err(ReadError::Empty));
    assert_eq!(pdf::read(b" \r\n\0"), Err(ReadError::Empty));
}

#[test]
fn a_password_is_asked_for_only_where_there_is_one() {
    assert_eq!(pdf::read(&data("password.pdf")), Err(ReadError::EncryptedPdf));
    let plain = pdf::read(&data("specimen.pdf")).unwrap();
    assert_eq!(pdf::read(&data("no-password.pdf")).unwrap().lines, plain.lines);
}

#[test]
fn a_cut_file_is_refused_or_noted() {
    let whole = data("specimen.pdf");
    for length in 1..whole.len() - 6 {
        match pdf::read(&whole[..length]) {
            Ok(transcript) => {
                assert_eq!(transcript.notices[0].kind, NoticeKind::CutShort, "cut to {length} bytes");
                assert_eq!(transcript.lines.len(), 11, "cut to {length} bytes");
            }
            Err(ReadError::DamagedPdf { .. }) => {}
            Err(other) => panic!("cut to {length} bytes: {other}"),
        }
    }
}

#[test]
fn damaged_content_is_noted() {
    let file = String::from_utf8(one_page("BT /F 10 Tf 50 700 Td (Text) Tj ET", "")).unwrap();
    let file = file.replace("/Contents 4 0 R", "/Contents [4 0 R 9 0 R]");
    let transcript = pdf::read(file.as_bytes()).unwrap();
    assert_eq!(transcript.lines[0].text(), "Text");
    assert_eq!(transcript.notices[0].kind, NoticeKind::CutShort);
}

#[test]
fn a_file_without_text_is_a_scan() {
    assert_eq!(pdf::read(&one_page("0 0 10 10 re f", "")), Err(ReadError::NoText { pages: 1 }));
}

#[test]
fn invisible_text_counts() {
    let content = "BT /F 10 Tf 3 Tr 50 700 Td (recognised) Tj ET";
    assert_eq!(pdf::read(&one_page(content, "")).unwrap().lines[0].text(), "recognised");
}

#[test]
fn text_on_a_hidden_layer_does_not_count() {
    let content =
        "/OC /Old BDC BT /F 10 Tf 50 700 Td (old wording) Tj ET EMC BT /F 10 Tf 50 688 Td (new) Tj ET";
    let file = String::from_utf8(one_page(content, "")).unwrap();
    let shown = file
        .replace("/Font <<", "/Properties << /Old 6 0 R >> /Font <<")
        .replace("xref\n0 6", "6 0 obj\n<< /Type /OCG /Name (old) >>\nendobj\nxref\n0 6");
    let hidden =
        shown.replace("/Pages 2 0 R", "/Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>");
    let text = |file: &str| pdf::read(file.as_bytes()).unwrap().lines[0].text();
    assert!(text(&shown).contains("old"));
    assert_eq!(text(&hidden), "new");
}

#[test]
fn a_turned_page_is_read_upright() {
    // The text runs up the page, and the page is shown turned clockwise.
    let content = "BT /F 10 Tf 0 1 -1 0 100 50 Tm (first) Tj 0 1 -1 0 112 50 Tm (second) Tj ET";
    let transcript = pdf::read(&one_page(content, "/Rotate 90")).unwrap();
    assert_eq!(shown_lines(&transcript), ["first", "second"]);
    let geometry = transcript.lines[0].geometry.unwrap();
    assert!((geometry.left - 10.0).abs() < 0.01, "{geometry:?}");
    assert!((geometry.height.unwrap() - 100.0 / 600.0).abs() < 0.001, "{geometry:?}");
}

#[test]
fn odd_numbers_do_not_harm() {
    let content = "BT /F 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm (far) Tj /F 0 Tf (none) Tj /F 10 Tf 0 0 0 0 0 0 Tm \
                   (flat) Tj /G 10 Tf 1 0 0 1 50 700 Tm (nameless font) Tj Q Q EMC ET";
    let text: String = shown_lines(&pdf::read(&one_page(content, "")).unwrap()).join(" ");
    for word in ["far", "none", "flat", "nameless font"] {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn a_form_that_draws_itself_ends() {
    let file = String::from_utf8(one_page("BT /F 10 Tf 50 700 Td (Text) Tj ET /X Do", "")).unwrap();
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> \
                /Length 11 >>\nstream\n/X Do /X Do\nendstream";
    let file = file
        .replace("/Resources << /Font", "/Resources << /XObject << /X 6 0 R >> /Font")
        .replace("xref\n0 6", &format!("6 0 obj\n{form}\nendobj\nxref\n0 6"));
    // The table of objects is off now, and is mended.
    assert!(pdf::read(file.as_bytes()).is_ok());
}

fn corpus() -> Option<PathBuf> {
    let folder = match std::env::var_os("RESDIFF_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
    };
    let folder = folder.join("pdf");
    if !folder.is_dir() {
        println!("skipped: no corpus");
        return None;
    }
    Some(folder)
}

#[test]
fn the_corpus_has_words_lead_phrases_and_marks() {
    let Some(folder) = corpus() else { return };
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "pdf")) {
        let transcript = pdf::read(&std::fs::read(path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert_eq!(transcript.notices, [], "{name}");
        assert_eq!(transcript.lines[0].text().split('\t').next(), Some("United Nations"), "{name}");
        let organ = transcript.lines.iter().find(|line| line.text() == "The General Assembly,");
        assert!(organ.is_none_or(|line| line.runs[0].style.italic), "{name}");
        for line in &transcript.lines {
            let text = line.text();
            assert!(
                !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  "),
                "{name}: {text:?}"
            );
            assert!(line.runs.iter().all(|run| !run.text.is_empty()), "{name}: {text:?}");
        }
    }
}

#[test]
fn a_table_of_the_corpus_has_columns() {
    let Some(folder) = corpus() else { return };
    let lines = shown_lines(&pdf::read(&std::fs::read(folder.join("A-RES-78-249.pdf")).unwrap()).unwrap());
    for row in ["Questions^c^|(2 061 900)|(1 897 200)", "Requirements for 2024|65 459 100|60 132 400"] {
        assert!(lines.iter().any(|line| line == row), "{row}");
    }
}

#[test]
fn a_faulty_character_map_of_the_corpus_is_mended() {
    let Some(folder) = corpus() else { return };
    let lines = shown_lines(&pdf::read(&std::fs::read(folder.join("A-RES-80-135.pdf")).unwrap()).unwrap());
    assert!(lines.iter().any(|line| line.contains("major outcome documents")));
}

#[test]
fn cut_files_of_the_corpus_are_refused_or_noted() {
    let Some(folder) = corpus() else { return };
    let whole = std::fs::read(folder.join("A-RES-78-62.pdf")).unwrap();
    for percent in [10, 50, 90] {
        let read = pdf::read(&whole[..whole.len() * percent / 100]);
        assert!(matches!(read, Err(ReadError::DamagedPdf { .. })), "{percent} %");
    }
    let nearly = pdf::read(&whole[..whole.len() * 97 / 100]).unwrap();
    assert_eq!(nearly.notices[0].kind, NoticeKind::CutShort);
}
