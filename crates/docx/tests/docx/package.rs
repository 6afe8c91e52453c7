//! Parts, types, relationships, and what is written back.

use resdiff_docx::{Limits, Package, Target, content_type, relationship, xml::Ns};

use crate::build::{with_body, zip};

fn open(bytes: &[u8]) -> Package {
    Package::open(bytes, &Limits::default()).unwrap()
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/text/main.xml"/>
        </Relationships>"#;
    let own = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="../notes.xml"/>
        <Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>
        </Relationships>"#;
    let package = open(&zip(&[
        ("_rels/.rels", rels.as_bytes()),
        ("Text\\Main.xml", b"<a/>"),
        ("text/_rels/main.xml.rels", own.as_bytes()),
    ]));
    assert_eq!(package.main_part(), "Text/Main.xml");
    assert_eq!(
        package.related("text/main.xml", relationship::FOOTNOTES).unwrap().as_deref(),
        Some("notes.xml")
    );
    let link = &package.relationships("text/main.xml").unwrap()[1];
    assert_eq!(link.target, Target::External("file:///etc/passwd".to_owned()));
    assert_eq!(package.part("file:///etc/passwd"), None);
}

#[test]
fn a_file_without_relationships_is_still_read() {
    assert_eq!(open(&zip(&[("word/document.xml", b"<a/>")])).main_part(), "word/document.xml");
}

#[test]
fn untouched_parts_keep_their_bytes_and_order() {
    let mut package = with_body("<w:p/>");
    package.insert("word/media/picture.png", "image/png", [0x89, b'P', 0, 255]).unwrap();
    package.insert("word/styles.xml", content_type::STYLES, "<styles/>").unwrap();
    let bytes = package.write().unwrap();
    assert_eq!(open(&bytes).write().unwrap(), bytes, "nothing was changed");

    let mut package = open(&bytes);
    package.replace("word/document.xml", "<changed/>").unwrap();
    package.insert("word/footnotes.xml", content_type::FOOTNOTES, "<notes/>").unwrap();
    let id = package.relate("word/document.xml", relationship::FOOTNOTES, "word/footnotes.xml").unwrap();
    assert_eq!(
        package.relate("word/document.xml", relationship::FOOTNOTES, "word/footnotes.xml").unwrap(),
        id
    );
    let again = open(&package.write().unwrap());
    let names: Vec<&str> = again.parts().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "word/document.xml",
            "_rels/.rels",
            "word/media/picture.png",
            "word/styles.xml",
            "word/footnotes.xml",
            "word/_rels/document.xml.rels"
        ]
    );
    assert_eq!(again.part("word/document.xml"), Some(&b"<changed/>"[..]));
    assert_eq!(again.part("word/styles.xml"), Some(&b"<styles/>"[..]));
    assert_eq!(again.content_type("word/footnotes.xml").unwrap().as_deref(), Some(content_type::FOOTNOTES));
    assert_eq!(
        again.related("word/document.xml", relationship::FOOTNOTES).unwrap().as_deref(),
        Some("word/footnotes.xml")
    );
}

#[test]
fn parts_are_added_to_lists_that_are_empty_or_bear_a_prefix() {
    let types = r#"<?xml version="1.0"?><t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let rels = r#"<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="rId2" Type="x" Target="y"/></r:Relationships>"#;
    let mut package = open(&zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", b"<a/>"),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
    ]));
    package.insert("word/styles.xml", content_type::STYLES, "<styles/>").unwrap();
    let id = package
        .relate_external("word/document.xml", relationship::HYPERLINK, "https://example.org/?a&b")
        .unwrap();
    assert_eq!(id, "rId3");
    let package = open(&package.write().unwrap());
    assert_eq!(package.content_type("word/styles.xml").unwrap().as_deref(), Some(content_type::STYLES));
    let targets: Vec<Target> =
        package.relationships("word/document.xml").unwrap().into_iter().map(|r| r.target).collect();
    let [Target::Part(part), Target::External(address)] = targets.as_slice() else { panic!("{targets:?}") };
    assert_eq!((part.as_str(), address.as_str()), ("word/y", "https://example.org/?a&b"));
}

#[test]
fn elements_know_their_names_bytes_and_text() {
    let mut package = with_body("");
    let xml = r#"<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:x="urn:x">
        <d:t x:val="no" d:val='a &lt;b&gt;'>One<!-- no --> &amp; <![CDATA[<two>]]>&#x41;&nbsp;</d:t><d:tab/><other/></d:document>"#;
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    package.replace("word/document.xml", utf16).unwrap();
    let tree = package.tree("word/document.xml").unwrap().unwrap();
    assert_eq!(tree.source(), xml);
    let text = tree.root().child(Ns::Word, "t").unwrap();
    assert_eq!(text.text(), "One & <two>A&nbsp;");
    assert_eq!(text.attribute(Ns::Word, "val").as_deref(), Some("a <b>"));
    assert_eq!(text.attribute(Ns::None, "val"), None);
    let names: Vec<_> = tree.elements().map(|e| (e.ns(), e.name(), e.parent().map(|p| p.index()))).collect();
    assert_eq!(
        names,
        [
            (Ns::Word, "document", None),
            (Ns::Word, "t", Some(0)),
            (Ns::Word, "tab", Some(0)),
            (Ns::None, "other", Some(0))
        ]
    );
    let tab = tree.root().child(Ns::Word, "tab").unwrap();
    assert_eq!((&xml[tab.range()], tab.inner().is_empty()), ("<d:tab/>", true));
    assert_eq!(tree.root().children().count(), 3);
}

#[test]
fn a_zero_width_blank_at_the_head_of_a_text_is_no_byte_order_mark() {
    let mut package = with_body("");
    let xml = "<d:t xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">\u{feff}\u{feff}lamps &amp; oil</d:t>";
    package.replace("word/document.xml", xml.as_bytes().to_vec()).unwrap();
    let tree = package.tree("word/document.xml").unwrap().unwrap();
    assert_eq!(tree.root().text(), "\u{feff}\u{feff}lamps & oil");
}
