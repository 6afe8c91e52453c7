//! Word files that are written follow the schemas of their parts.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use resdiff_docx::{Limits, Package};
use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_report::docx::{self, Revision};
use resdiff_tests::word::odd;
use resdiff_tests::{corpus, root, schema};

fn read(path: &Path) -> Document {
    resdiff_reader::read(&fs::read(path).unwrap()).unwrap()
}

/// The redline of a file in place; with author and date, which are attributes of every change.
fn in_place(old: &[u8], new: &Document) -> Vec<u8> {
    let revision = Revision { author: "A & B".to_owned(), date: Some("2120-12-07T00:00:00Z".to_owned()) };
    let document = resdiff_reader::read(old).unwrap();
    docx::redline_on(&compare(&document, new), old, &Limits::default(), &revision).unwrap().bytes
}

#[test]
fn all_files_follow_the_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(format!("{}.docx", name.replace([' ', '.'], "-"))), bytes).unwrap();
    };
    let sample = |name: &str| root().join("samples").join(name);
    let (old, new) = (read(&sample("A-RES-174-28.md")), read(&sample("A-RES-175-32.md")));
    write("plain", &docx::document(&new).unwrap());
    write("redline", &docx::redline(&compare(&old, &new), &Revision::default()).unwrap());
    write("redline back", &docx::redline(&compare(&new, &old), &Revision::default()).unwrap());
    for name in ["A-RES-174-28.docx", "A-RES-175-32.docx"] {
        let bytes = fs::read(sample(name)).unwrap();
        write(&format!("{name} old"), &bytes);
        write(&format!("{name} in place"), &in_place(&bytes, if name.contains("174") { &new } else { &old }));
    }
    for odd in odd::all() {
        write(&format!("{} old", odd.name), &odd.old);
        let new = resdiff_reader::read(&odd.new).unwrap();
        write(&format!("{} in place", odd.name), &in_place(&odd.old, &new));
    }
    if let Some(corpus) = corpus() {
        let rows = fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
        for (number, row) in rows.lines().skip(1).step_by(9).enumerate() {
            let mut symbols = row.split('\t').skip(1);
            let mut next = || {
                read(&corpus.join("pdf").join(format!("{}.pdf", symbols.next().unwrap().replace('/', "-"))))
            };
            let (old, new) = (next(), next());
            write(&format!("{number} plain"), &docx::document(&old).unwrap());
            write(
                &format!("{number} redline"),
                &docx::redline(&compare(&old, &new), &Revision::default()).unwrap(),
            );
            write(&format!("{number} in place"), &in_place(&docx::document(&old).unwrap(), &new));
        }
    }
    let Some(faults) = schema::faults(folder.path()).unwrap() else {
        return println!("skipped: no openxml-audit");
    };
    assert!(faults.len() > 30, "{}", faults.len());
    let mut told = Vec::new();
    for (name, own) in &faults {
        // What the old file has against it is no fault of the redline.
        let former =
            name.strip_suffix("-in-place.docx").and_then(|stem| faults.get(&format!("{stem}-old.docx")));
        let words = |fault: &str| fault.split_once(": ").map(|(_, words)| words.to_owned());
        let known: Vec<_> = former.into_iter().flatten().map(|fault| words(fault)).collect();
        let fresh = own.iter().filter(|fault| !known.contains(&words(fault)));
        told.extend(fresh.map(|fault| format!("{name}{fault}")));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The witness finds what is against the schema.
#[test]
fn a_fault_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let document = read(&root().join("samples/A-RES-174-28.md"));
    let bytes = docx::document(&document).unwrap();
    for (number, fault) in [
        r#"<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/><w:i/></w:rPr></w:r></w:p>"#,
        r#"<w:p><w:ins w:id="9001"><w:r/></w:ins></w:p>"#,
        r#"<w:p><w:pPr><w:jc w:val="anywhere"/></w:pPr></w:p>"#,
        "<w:p><w:p/></w:p>",
    ]
    .iter()
    .enumerate()
    {
        let mut package = Package::open(&bytes, &Limits::default()).unwrap();
        let xml = String::from_utf8(package.part("word/document.xml").unwrap().to_vec()).unwrap();
        package
            .replace("word/document.xml", xml.replacen("<w:body>", &format!("<w:body>{fault}"), 1))
            .unwrap();
        fs::write(folder.path().join(format!("{number}.docx")), package.write().unwrap()).unwrap();
    }
    let Some(faults) = schema::faults(folder.path()).unwrap() else {
        return println!("skipped: no openxml-audit");
    };
    assert_eq!(faults.len(), 4);
    assert!(faults.values().all(|faults| !faults.is_empty()), "{faults:?}");
}
