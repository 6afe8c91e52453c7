//! What a hostile or damaged archive gets: one sentence, in bounded memory.

use insta::assert_snapshot;
use resdiff_docx::{Limits, Package, PackageError};

use crate::build::{patched, with_body, zip};

fn refused(bytes: &[u8]) -> String {
    Package::open(bytes, &Limits::default()).unwrap_err().to_string()
}

/// A document part with this XML in place of the body's.
fn body(xml: &str) -> Result<(), PackageError> {
    let package = Package::open(&with_body(xml).write().unwrap(), &Limits::default())?;
    package.tree(package.main_part()).map(drop)
}

#[test]
fn what_is_no_word_file() {
    let mut told = Vec::new();
    told.push(refused(b"no archive at all"));
    told.push(refused(&zip(&[("readme.txt", b"hello")])));
    told.push(refused(&zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")])));
    let whole = with_body("<w:p/>").write().unwrap();
    told.push(refused(&whole[..whole.len() / 2]));
    told.push(refused(&zip(&[("[Content_Types].xml", b"<Types/>")])));
    assert_snapshot!(told.join("\n"));
}

#[test]
fn compound_files_are_told_apart() {
    let mut told = Vec::new();
    let file = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        bytes
    };
    told.push(refused(&file("WordDocument")));
    told.push(refused(&file("EncryptedPackage")));
    told.push(refused(&file("Workbook")));
    assert_snapshot!(told.join("\n"));
}

#[test]
fn a_part_that_inflates_without_end() {
    let mut told = Vec::new();
    // 3 MiB of blanks take 3 KiB: a ratio of a thousand.
    told.push(refused(&zip(&[("word/document.xml", &vec![b' '; 3 << 20])])));
    let limits = Limits { part_bytes: 1 << 20, ..Limits::default() };
    let noise: Vec<u8> = (0..2_u32 << 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let error = Package::open(&zip(&[("a", &noise)]), &limits).unwrap_err();
    told.push(error.to_string());
    let limits = Limits { total_bytes: 3 << 20, ..Limits::default() };
    let error = Package::open(&zip(&[("a", &noise), ("b", &noise)]), &limits).unwrap_err();
    told.push(error.to_string());
    assert_snapshot!(told.join("\n"));
}

#[test]
fn entries_too_many_or_of_one_name_or_leading_out() {
    let mut told = Vec::new();
    let names: Vec<String> = (0..4_097).map(|n| format!("word/{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    told.push(refused(&zip(&entries)));
    let two = zip(&[("word/one.xml", b"<a/>"), ("word/two.xml", b"<b/>")]);
    told.push(refused(&patched(&two, "word/two.xml", "word/one.xml")));
    told.push(refused(&patched(&two, "word/two.xml", "word/ONE.xml")));
    told.push(refused(&patched(&two, "word/two.xml", "../../../two")));
    told.push(refused(&patched(&two, "word/two.xml", "..\\..\\..\\two")));
    told.push(refused(&patched(&two, "word/two.xml", "C:/words.xml")));
    assert_snapshot!(told.join("\n"));
}

#[test]
fn document_types_and_depth_and_damage() {
    let mut told = Vec::new();
    let error = |xml: &str| {
        let mut package = with_body("");
        package.replace("word/document.xml", xml).unwrap();
        package.tree("word/document.xml").unwrap_err().to_string()
    };
    told.push(error(r#"<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>"#));
    told.push(error("<a><b></a></b>"));
    told.push(error("<a><b>"));
    told.push(error("<a/><a/>"));
    told.push(error(""));
    assert!(body(&"<w:p>".repeat(200)).is_err(), "not closed");
    assert!(body(&("<w:p>".repeat(200) + &"</w:p>".repeat(200))).is_ok());
    told.push(error(&"<a>".repeat(1_000_000)));
    let names: String = (0..600).map(|n| format!(r#" xmlns:n{n}="n""#)).collect();
    told.push(error(&format!("<a{names}/>")));
    assert_snapshot!(told.join("\n"));
}
