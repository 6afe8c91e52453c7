//! What bad input gets: one clear sentence and status 2, or a correct reading.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use resdiff_tests::{resdiff, root, run};

const OLD: &str = "samples/A-RES-174-28.txt";

/// Compares the sample with a file of these bytes, called `name`.
fn against(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let old = root().join(OLD);
    run(resdiff().current_dir(folder.path()).arg(old).arg(name))
}

fn pdf(page: &str, extra: &str) -> Vec<u8> {
    let stream = format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> >>".to_owned(),
        stream,
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    file
}

#[test]
fn an_empty_file() {
    assert_snapshot!(against("empty.txt", b""));
    assert_snapshot!(against("blank.txt", b" \n\n"));
}

#[test]
fn binary_rubbish() {
    let rubbish: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_snapshot!(against("rubbish.bin", &rubbish));
}

#[test]
fn forms_that_are_not_read() {
    assert_snapshot!(against("new.html", b"<!DOCTYPE html><p>The General Assembly,</p>"));
}

#[test]
fn a_pdf_without_text() {
    assert_snapshot!(against("scan.pdf", &pdf("0 0 100 100 re f", "")));
}

#[test]
fn a_pdf_cut_short() {
    let whole = pdf("0 0 100 100 re f", "");
    assert_snapshot!(against("cut.pdf", &whole[..200]));
    assert_snapshot!(against("head.pdf", b"%PDF-1.7\n"));
}

#[test]
fn an_encrypted_pdf() {
    let secret = "<".to_owned() + &"41".repeat(32) + ">";
    let encrypt =
        format!("/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >> /ID [<41> <41>]");
    assert_snapshot!(against("secret.pdf", &pdf("BT (x) Tj ET", &encrypt)));
}

#[test]
fn genuine_pdfs_cut_short_are_never_read_as_whole() {
    let Some(corpus) = resdiff_tests::corpus() else {
        return println!("skipped: no corpus");
    };
    let whole = fs::read(corpus.join("pdf/A-RES-78-62.pdf")).unwrap();
    let clauses = resdiff_reader::read(&whole).unwrap().clauses.len();
    for tenths in 0..10 {
        let cut = &whole[..whole.len() * tenths / 10];
        if let Ok(document) = resdiff_reader::read(cut) {
            let told = !document.warnings.is_empty();
            assert!(
                told || document.clauses.len() == clauses,
                "{tenths} tenths: {} clauses",
                document.clauses.len()
            );
        }
    }
}

#[test]
fn what_is_no_file() {
    assert_snapshot!(run(resdiff().args([OLD, "samples/no-such-file.txt"])));
    assert_snapshot!(run(resdiff().args([OLD, "samples"])));
}

#[test]
fn a_table_of_strengths_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let with = |table: &[u8]| {
        fs::write(folder.path().join("mine.tsv"), table).unwrap();
        for name in ["old.txt", "new.txt"] {
            fs::copy(root().join(OLD), folder.path().join(name)).unwrap();
        }
        run(resdiff().current_dir(folder.path()).args(["--strengths", "mine.tsv", "old.txt", "new.txt"]))
    };
    assert_snapshot!(with(b"# weakest first\nasks\t1\nurges 2\n"));
    assert_snapshot!(with(b"asks\t1\nurges\tvery\n"));
    assert_snapshot!(with(b""));
    assert_snapshot!(with(b"\xff\xfea\0"));
    assert_snapshot!(run(resdiff().args(["--strengths", "no-such-file.tsv", OLD, OLD])));
}

#[test]
fn the_same_path_twice() {
    let output = resdiff().args([OLD, OLD]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn other_encodings_and_line_ends_are_read_the_same() {
    let text = fs::read_to_string(root().join(OLD)).unwrap();
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '’' => 0x92,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let crlf = text.replace('\n', "\r\n");
    for (name, bytes) in [("utf16.txt", utf16), ("windows.txt", windows), ("crlf.txt", crlf.into_bytes())] {
        let seen = against(name, &bytes);
        assert!(seen.starts_with("status 0"), "{name}: {seen}");
    }
}

#[test]
fn any_text_is_compared_paragraph_by_paragraph() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "old.txt",
        "The harbour opens at dawn.\n\nShips wait for the pilot, who comes aboard at the lightship.\n\nA lamp is lit at dusk.\n",
    );
    write(
        "new.txt",
        "A lamp is lit at dusk.\n\nThe harbour opens at dawn.\n\nShips wait for the pilot.\n\nShe comes aboard at the lightship.\n\nNobody sings.\n",
    );
    assert_snapshot!(run(resdiff().current_dir(&folder).args(["old.txt", "new.txt"])));
}

#[test]
fn an_existing_report_survives_a_failed_run() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    fs::write(&report, "kept").unwrap();
    let output =
        resdiff().args([OLD, "no-such-file", "--format", "json", "-o"]).arg(&report).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&report).unwrap(), "kept");
    assert!(!Path::new("no-such-file").exists());
}

/// A compound file with an entry of this name in its directory.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    bytes
}

/// A Word file whose main part is this XML.
fn word(xml: impl Into<Vec<u8>>) -> Vec<u8> {
    use resdiff_docx::{Package, content_type, relationship};
    let mut package = Package::new("word/document.xml");
    package.insert("word/document.xml", content_type::DOCUMENT, xml).unwrap();
    package.relate("", relationship::DOCUMENT, "word/document.xml").unwrap();
    package.write().unwrap()
}

fn word_body(body: &str) -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    word(format!(r#"<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>"#))
}

#[test]
fn word_files_that_are_none_or_damaged_or_closed() {
    let whole = fs::read(root().join("samples/A-RES-174-28.docx")).unwrap();
    let seen = [
        against("old-kind.doc", &compound("WordDocument")),
        against("secret.docx", &compound("EncryptedPackage")),
        against("cut.docx", &whole[..5_000]),
        against("empty.docx", &word_body("<w:p/>")),
        against("no-text.docx", &word("<other/>")),
        against("bomb.docx", &word_body(&" ".repeat(8 << 20))),
        against("entities.docx", &word(r#"<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>"#)),
        against("deep.docx", &word("<a>".repeat(300_000))),
    ];
    assert_snapshot!(seen.join(""));
}

#[test]
fn a_hundred_thousand_paragraphs_of_word_are_read() {
    let body: String =
        (0..100_000).map(|n| format!("<w:p><w:r><w:t>Paragraph {n}.</w:t></w:r></w:p>")).collect();
    let document = resdiff_reader::read(&word_body(&body)).unwrap();
    assert_eq!(document.clauses.len(), 100_000);
    assert_eq!(document.clauses[99_999].at.paragraph, Some(100_000));
}
