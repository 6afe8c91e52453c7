//! Word files: the specimens read the same as in their other forms, from our own packages and from LibreOffice's.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use resdiff_model::Document;
use resdiff_tests::{resdiff, root, soffice, word};

const SPECIMENS: [&str; 2] = ["A-RES-174-28", "A-RES-175-32"];

fn read(name: &str) -> Document {
    resdiff_reader::read(&fs::read(root().join("samples").join(name)).unwrap()).unwrap()
}

/// What must be the same in all forms. Italics are in the Markdown only, so that text has none to compare.
fn essence(document: &Document) -> serde_json::Value {
    let clauses: Vec<_> = document
        .clauses
        .iter()
        .map(|c| (&c.label, &c.marker, &c.text, c.marks.iter().map(|m| (&m.mark, m.at)).collect::<Vec<_>>()))
        .collect();
    let notes: Vec<_> = document.footnotes.iter().map(|note| (&note.mark, &note.text)).collect();
    let headings: Vec<_> = document.headings.iter().map(|h| (&h.text, &h.before)).collect();
    let annexes: Vec<_> = document.annexes.iter().map(|annex| (&annex.name, &annex.title)).collect();
    let masthead = resdiff_model::Masthead { other: Vec::new(), ..document.masthead.clone() };
    serde_json::json!([masthead, clauses, notes, headings, annexes])
}

#[track_caller]
fn assert_same(word: &Document, name: &str) {
    let text = read(&format!("{name}.txt"));
    assert_eq!(essence(word), essence(&text));
    assert!(word.warnings.is_empty() && word.unplaced.is_empty(), "{:?}", word.warnings);
    let leads = |document: &Document| document.clauses.iter().map(|c| c.lead.clone()).collect::<Vec<_>>();
    assert_eq!(leads(word), leads(&read(&format!("{name}.md"))), "italics tell the lead phrases");
    let counted = word.accounting;
    let sum = counted.clauses
        + counted.headings
        + counted.footnotes
        + counted.masthead
        + counted.tables
        + counted.annexes
        + counted.furniture
        + counted.unplaced;
    assert_eq!(sum, counted.total);
}

/// Labels and words of clauses with their marks, headings, notes: what an export to PDF must not lose.
fn words(document: &Document) -> Vec<String> {
    let marks =
        |clause: &resdiff_model::Clause| clause.marks.iter().map(|m| m.mark.clone()).collect::<Vec<_>>();
    let clauses = document.clauses.iter().map(|c| format!("{} {} {:?}", c.label, c.text, marks(c)));
    let headings = document.headings.iter().map(|heading| heading.text.clone());
    let notes = document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text));
    clauses.chain(headings).chain(notes).collect()
}

#[test]
fn what_libreoffice_exports_to_pdf_reads_like_the_word_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in SPECIMENS {
        let file = root().join("samples").join(name).with_extension("docx");
        let Some(pdf) = soffice::convert(folder.path(), &file, "MS Word 2007 XML", "pdf").unwrap() else {
            return println!("skipped: no LibreOffice");
        };
        let read = |path: &Path| resdiff_reader::read(&fs::read(path).unwrap()).unwrap();
        let (word, pdf) = (read(&file), read(&pdf));
        assert_eq!(words(&pdf), words(&word), "{name}");
        assert_eq!(pdf.masthead.title, word.masthead.title);
        assert_eq!(pdf.masthead.closing_date, word.masthead.closing_date);
        assert!(pdf.warnings.is_empty() && pdf.unplaced.is_empty(), "{:?}", pdf.warnings);
    }
}

/// The text knows the symbol, the Markdown knows the styles.
fn source(name: &str) -> Document {
    let text = read(&format!("{name}.txt"));
    Document { masthead: text.masthead, ..read(&format!("{name}.md")) }
}

#[test]
fn the_specimens_are_made_from_their_other_forms() {
    for name in SPECIMENS {
        let path = root().join("samples").join(name).with_extension("docx");
        let made = word::specimen(&source(name)).unwrap();
        if std::env::var_os("UPDATE_SAMPLES").is_some() {
            fs::write(&path, &made).unwrap();
        }
        assert!(
            fs::read(&path).unwrap() == made,
            "{name}: run with UPDATE_SAMPLES=1 and look at the difference"
        );
    }
}

#[test]
fn a_word_file_reads_as_its_text_does() {
    for name in SPECIMENS {
        assert_same(&read(&format!("{name}.docx")), name);
    }
}

#[test]
fn places_are_paragraphs() {
    let output = resdiff().args(["parse", "--format", "json", "samples/A-RES-174-28.docx"]).output().unwrap();
    let parsed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(parsed["source"]["form"], "docx");
    let places: Vec<u64> = parsed["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["at"]["paragraph"].as_u64().unwrap())
        .collect();
    assert!(places.is_sorted() && places[0] > 3, "{places:?}");
}

#[test]
fn a_word_file_of_libreoffice_reads_as_its_text_does() {
    let folder = tempfile::tempdir().unwrap();
    for name in SPECIMENS {
        let original = root().join("samples").join(name).with_extension("docx");
        let Some(converted) = converted(&original, folder.path()) else {
            return println!("skipped: no LibreOffice");
        };
        assert_same(&resdiff_reader::read(&converted).unwrap(), name);
    }
}

/// A file opened and saved again by LibreOffice; none where there is none.
fn converted(file: &Path, folder: &Path) -> Option<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.join("out");
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(&out)
        .arg(file)
        .output()
        .ok()?;
    assert!(status.status.success(), "{status:?}");
    Some(fs::read(out.join(file.file_name()?)).unwrap())
}

/// Every bound of a Word file, just kept and just passed.
#[test]
fn bounds() {
    use resdiff_docx::{Limits, Package, content_type, relationship};
    use resdiff_reader::{Limit, Options, ReadError, read_with};

    let within = |bytes: &[u8], limit: Limit, most: u64| {
        let mut options = Options::default();
        options.limits.set(limit, most);
        read_with(bytes, &options).map(drop)
    };
    let check = |bytes: &[u8], limit: Limit, needed: u64| {
        assert_eq!(within(bytes, limit, needed), Ok(()), "{limit} {needed}");
        let most = needed - 1;
        assert_eq!(within(bytes, limit, most), Err(ReadError::TooMuch { limit, most }), "{limit} {most}");
    };
    let sample = fs::read(root().join("samples/A-RES-174-28.docx")).unwrap();
    let package = Package::open(&sample, &Limits::default()).unwrap();
    let sizes: Vec<u64> = package.parts().map(|(_, bytes)| bytes.len() as u64).collect();
    check(&sample, Limit::ZipEntries, sizes.len() as u64);
    check(&sample, Limit::ZipPart, *sizes.iter().max().unwrap());
    check(&sample, Limit::ZipTotal, sizes.iter().sum());
    let trees: Vec<_> = package
        .parts()
        .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
        .map(|(name, _)| package.tree(name).unwrap().unwrap())
        .collect();
    let elements = trees.iter().map(|tree| tree.elements().count() as u64).max().unwrap();
    check(&sample, Limit::XmlElements, elements);
    let depth =
        trees.iter().flat_map(|tree| tree.elements().map(|element| element.ancestors().count() as u64 + 1));
    check(&sample, Limit::XmlDepth, depth.max().unwrap());
    // The ratio is asked of parts of a mebibyte and more.
    let mut package = Package::new("word/document.xml");
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let blanks = " ".repeat(2 << 20);
    let xml = format!(
        r#"<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>Word</w:t></w:r></w:p></w:body>{blanks}</w:document>"#
    );
    let size = xml.len() as u64;
    package.insert("word/document.xml", content_type::DOCUMENT, xml).unwrap();
    package.relate("", relationship::DOCUMENT, "word/document.xml").unwrap();
    let bytes = package.write().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let packed = archive.by_name("word/document.xml").unwrap().compressed_size();
    assert!(size / packed > Limit::ZipRatio.default_value());
    check(&bytes, Limit::ZipRatio, size.div_ceil(packed));
    assert!(within(&bytes, Limit::ZipRatio, 0).is_err());
}

#[test]
fn a_bound_of_word_files_is_told_by_its_name() {
    let output =
        resdiff().args(["parse", "samples/A-RES-174-28.docx", "--limit", "zip-part=1000"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("more than 1000 bytes in one of its parts; if it is genuine, raise the limit with --limit zip-part=NUMBER"), "{told}");
}
