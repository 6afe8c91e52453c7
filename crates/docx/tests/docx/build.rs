//! Packages made from given XML.

use resdiff_docx::{Package, content_type, relationship};

pub const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A package whose body holds this XML.
pub fn with_body(body: &str) -> Package {
    let mut package = Package::new("word/document.xml");
    let xml = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    package.insert("word/document.xml", content_type::DOCUMENT, xml).unwrap();
    package.relate("", relationship::DOCUMENT, "word/document.xml").unwrap();
    package
}

/// An archive of these entries, deflated.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same bytes with one string put for another of the same length, wherever it stands.
pub fn patched(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, w)| *w == from.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}
