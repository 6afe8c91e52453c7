//! What a Word file says of itself, as the reader hands it on.
#![allow(clippy::unwrap_used, missing_docs)]

use insta::assert_snapshot;
use resdiff_docx::{Package, content_type, relationship};
use resdiff_model::Document;
use resdiff_reader::{Options, ReadError, TrackedChanges, read_with};

const W: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
);

/// Reads a body with parts that it is related to, in order: `rId1` is the first.
fn read(body: &str, parts: &[(&str, &str)], tracked: TrackedChanges) -> Result<Document, ReadError> {
    let mut package = Package::new("word/document.xml");
    let xml = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    package.insert("word/document.xml", content_type::DOCUMENT, xml).unwrap();
    package.relate("", relationship::DOCUMENT, "word/document.xml").unwrap();
    for (index, (kind, xml)) in parts.iter().enumerate() {
        let name = format!("word/part{index}.xml");
        package.insert(&name, content_type::STYLES, xml.replacen('>', &format!(" {W}>"), 1)).unwrap();
        package.relate("word/document.xml", kind, &name).unwrap();
    }
    read_with(&package.write().unwrap(), &Options { tracked, ..Options::default() })
}

fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

fn paragraph(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

fn cell(words: &[&str]) -> String {
    format!("<w:tc>{}</w:tc>", words.iter().map(|words| paragraph(words)).collect::<String>())
}

/// Clauses, notes, tables and warnings, each on a line.
fn show(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    let masthead = &document.masthead;
    let fields = [&masthead.symbol, &masthead.organ, &masthead.session, &masthead.title];
    lines.push(fields.map(|field| field.as_deref().unwrap_or("–")).join(" | "));
    for clause in &document.clauses {
        let marks: String = clause.marks.iter().map(|mark| format!(" ^{}@{}", mark.mark, mark.at)).collect();
        lines.push(format!("{} {}{marks}", clause.label, clause.text));
    }
    lines.extend(
        document.headings.iter().map(|heading| format!("heading {} {}", heading.level, heading.text)),
    );
    lines.extend(document.footnotes.iter().map(|note| format!("note {} {}", note.mark, note.text)));
    lines.extend(document.tables.iter().map(|table| format!("table {:?}", table.rows)));
    for notice in &document.warnings {
        let place = notice.at.paragraph.map(|n| format!(" in paragraph {n}")).unwrap_or_default();
        lines.push(format!("{:?}{place}: {}", notice.kind, notice.message));
    }
    lines.push(format!(
        "{} of {} words are furniture",
        document.accounting.furniture, document.accounting.total
    ));
    lines.join("\n")
}

/// A resolution in a package: masthead in the header and in a table, notes of all kinds, a table.
fn resolution() -> Document {
    let by = r#"w:id="9" w:author="A. Drafter""#;
    let reference = |kind: &str, id: u32| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let body = [
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&["General Assembly"]), cell(&["Distr.: General", "18 December 2119"])),
        paragraph("One hundred and seventy-fourth session"),
        paragraph("174/28.\u{a0} Orderly conduct of traffic"),
        paragraph("The General Assembly,"),
        format!("<w:p>{}{}{}</w:p>", run("Recalling the Convention,"), reference("footnote", 5), reference("endnote", 6)),
        format!("<w:p>{}{}{}</w:p>", run("1.\u{a0} Decides to meet"), reference("footnote", 7).replace("w:id", r#"w:customMarkFollows="1" w:id"#).replace("</w:r>", "<w:t>a</w:t></w:r>"), run(" at dawn;")),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell(&["Part", "of it"]), cell(&["Sum"]), cell(&["Harbour"]), cell(&["12 000"])),
        format!(r#"<w:p>{}<w:del {by}><w:r><w:delText>Notes</w:delText></w:r></w:del><w:ins {by}>{}</w:ins>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>a word in secret</w:t></w:r></w:p>"#, run("2.\u{a0} "), run("Welcomes"), run(" the offer.")),
        r#"<w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:headerReference w:type="default" r:id="rId2"/><w:titlePg/></w:sectPr>"#.to_owned(),
    ];
    let note = |name: &str, id: u32, words: &str| {
        format!(r#"<w:{name} w:id="{id}"><w:p><w:r><w:{name}Ref/></w:r>{}</w:p></w:{name}>"#, run(words))
    };
    let footnotes = format!(
        "<w:footnotes>{}{}</w:footnotes>",
        note("footnote", 5, "\tFirst note."),
        note("footnote", 7, "a Lettered note.").replace("<w:footnoteRef/>", "")
    );
    let endnotes = format!("<w:endnotes>{}</w:endnotes>", note("endnote", 6, " End note."));
    let first = format!(
        "<w:hdr><w:tbl><w:tr>{}{}</w:tr></w:tbl></w:hdr>",
        cell(&["United Nations"]),
        cell(&["A/RES/174/28"])
    );
    let other = format!("<w:hdr>{}</w:hdr>", paragraph("Orderly conduct of traffic"));
    let comments = r#"<w:comments><w:comment w:id="0"/></w:comments>"#;
    let parts = [
        (relationship::HEADER, &*first),
        (relationship::HEADER, &*other),
        (relationship::FOOTNOTES, &*footnotes),
        (relationship::ENDNOTES, &*endnotes),
        (relationship::COMMENTS, comments),
    ];
    read(&body.concat(), &parts, TrackedChanges::Accept).unwrap()
}

#[test]
fn a_resolution_with_notes_tables_and_what_is_left_out() {
    assert_snapshot!(show(&resolution()));
}

#[test]
fn any_other_text_paragraph_by_paragraph() {
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>"#;
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let by = r#"w:id="9" w:author="B. Editor""#;
    let body = [
        r#"<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>Harbours</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>A whole sentence in the outline.</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#.to_owned(),
        format!(r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>"#, run("The pilot comes aboard.")),
        format!("<w:p><w:pPr><w:rPr><w:ins {by}/></w:rPr></w:pPr><w:ins {by}>{}</w:ins></w:p>", run("A new paragraph.")),
        format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&["All the text in", "one cell of a table."])),
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>"#.to_owned(),
    ];
    let header = format!("<w:hdr>{}</w:hdr>", paragraph("Running title"));
    let parts = [
        (relationship::STYLES, styles),
        (relationship::NUMBERING, numbering),
        (relationship::HEADER, &*header),
    ];
    let document = read(&body.concat(), &parts, TrackedChanges::Reject).unwrap();
    assert_snapshot!(show(&document));
}

#[test]
fn a_file_without_words_is_told() {
    assert_eq!(read("<w:p/>", &[], TrackedChanges::Accept), Err(ReadError::NoWords));
}

/// Stretches of the specimen's parts cut out, doubled and swapped: whatever comes of it, reading ends, and with a
/// sentence where it fails.
#[test]
fn torn_parts_never_panic() {
    let specimen = include_bytes!("../../../samples/A-RES-174-28.docx");
    let rounds = std::env::var("RESDIFF_FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 16).unwrap() % below.max(1)
    };
    let names = ["document", "styles", "numbering", "footnotes", "header1", "_rels/document.xml"];
    let mut read_well = 0;
    for _ in 0..rounds {
        let mut package = Package::open(specimen, &resdiff_docx::Limits::default()).unwrap();
        let part = match names[random(names.len())] {
            "_rels/document.xml" => "word/_rels/document.xml.rels".to_owned(),
            name => format!("word/{name}.xml"),
        };
        let mut xml = package.part(&part).unwrap().to_vec();
        for _ in 0..1 + random(3) {
            // Whole elements now and then, so that what is torn is often still XML.
            let starts: Vec<usize> = (0..xml.len()).filter(|&at| xml[at] == b'<').collect();
            let (from, to) = (starts[random(starts.len())], starts[random(starts.len())]);
            let stretch = from.min(to)..from.max(to);
            match random(3) {
                0 => drop(xml.drain(stretch)),
                1 => {
                    let copy = xml[stretch.clone()].to_vec();
                    xml.splice(stretch.end..stretch.end, copy);
                }
                _ => xml[from] = b' ',
            }
            if xml.iter().filter(|&&b| b == b'<').count() < 4 {
                break;
            }
        }
        package.replace(&part, xml).unwrap();
        let tracked = if random(2) == 0 { TrackedChanges::Accept } else { TrackedChanges::Reject };
        read_well += usize::from(
            read_with(&package.write().unwrap(), &Options { tracked, ..Options::default() }).is_ok(),
        );
    }
    assert!(read_well > 0, "nothing was read at all");
}
