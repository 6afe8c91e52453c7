//! The text of a document as Word shows it.

use insta::assert_snapshot;
use resdiff_docx::document::{Block, Content, Document, Revisions};
use resdiff_docx::{Limits, Package, content_type, relationship};

use crate::build::{W, with_body};

/// Every paragraph on a line: ordinal, number, and pieces with their formats.
fn show(blocks: &[Block], indent: usize, shown: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                *shown += &" ".repeat(indent);
                *shown += &format!("{}| ", paragraph.ordinal);
                if let Some(number) = &paragraph.number {
                    *shown += &format!("[{}]{} ", number.text, number.level);
                }
                for piece in &paragraph.pieces {
                    let words = match &piece.content {
                        Content::Text(text) => text.clone(),
                        Content::Tab => "→".to_owned(),
                        Content::Break => "↵".to_owned(),
                        Content::NoteMark { note, mark } => format!("{{note {note}: {mark}}}"),
                        Content::OwnMark => "{own}".to_owned(),
                    };
                    let format = piece.format;
                    let signs = [(format.italic, 'i'), (format.bold, 'b'), (format.raised, '^')];
                    let signs: String = signs.iter().filter(|(on, _)| *on).map(|(_, sign)| sign).collect();
                    let link = piece.link.as_ref().map(|link| format!("<{link}>")).unwrap_or_default();
                    *shown += &if signs.is_empty() && link.is_empty() {
                        words
                    } else {
                        format!("{signs}({words}){link}")
                    };
                }
                shown.push('\n');
                show(&paragraph.boxes, indent + 4, shown);
            }
            Block::Table(table) => {
                for row in &table.rows {
                    *shown += &format!("{}row\n", " ".repeat(indent));
                    for cell in &row.cells {
                        *shown += &format!("{}cell\n", " ".repeat(indent + 2));
                        show(cell, indent + 4, shown);
                    }
                }
            }
        }
    }
}

fn read(package: &Package, revisions: Revisions) -> String {
    let document = Document::read(package, revisions).unwrap();
    let mut shown = String::new();
    show(&document.body, 0, &mut shown);
    for note in &document.notes {
        shown += &format!("{:?} {} in {}\n", note.kind, note.mark, note.paragraph);
        show(&note.blocks, 4, &mut shown);
    }
    for running in &document.running {
        let kind = if running.header { "header" } else { "footer" };
        shown += &format!("{kind}{}\n", if running.first_page { " of the first page" } else { "" });
        show(&running.blocks, 4, &mut shown);
    }
    for hidden in &document.hidden {
        shown += &format!("hidden in {:?}: {}\n", hidden.paragraph, hidden.text);
    }
    if document.comments > 0 {
        shown += &format!("{} comments\n", document.comments);
    }
    if document.tracked.total() > 0 {
        shown += &format!("{:?}\n", document.tracked);
    }
    if !document.embedded.is_empty() {
        shown += &format!("embedded: {}\n", document.embedded.join(", "));
    }
    if !document.missing.is_empty() {
        shown += &format!("missing: {}\n", document.missing.join(", "));
    }
    shown
}

/// The same with parts that the main part is related to.
fn package(body: &str, parts: &[(&str, &str, &str)]) -> Package {
    let mut package = with_body(body);
    for (name, kind, xml) in parts {
        let xml = xml.replacen('>', &format!(" {W}>"), 1);
        package.insert(name, content_type::STYLES, xml).unwrap();
        package.relate("word/document.xml", kind, name).unwrap();
    }
    Package::open(&package.write().unwrap(), &Limits::default()).unwrap()
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

#[test]
fn formats_come_from_styles_and_turn_each_other() {
    let styles = r#"<w:styles>
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="Base" w:default="1"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Slanted"><w:basedOn w:val="Base"/><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Slanted"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>
        <w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
        </w:styles>"#;
    let all = |style: &str| {
        let runs = [
            "",
            r#"<w:rStyle w:val="Emphasis"/>"#,
            r#"<w:i w:val="0"/>"#,
            r#"<w:rStyle w:val="Mark"/><w:i/>"#,
        ];
        let runs: String =
            runs.iter().map(|p| format!("<w:r><w:rPr>{p}</w:rPr><w:t>x</w:t></w:r>")).collect();
        paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), &runs)
    };
    let body = ["Base", "Slanted", "Child", "Circle", "Unknown"].map(all).concat();
    assert_snapshot!(read(
        &package(&body, &[("word/s.xml", relationship::STYLES, styles)]),
        Revisions::Accepted
    ));
}

#[test]
fn numbers_are_counted() {
    let level = |index: usize, form: &str, text: &str, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>"#
        )
    };
    let lists = [
        level(0, "decimal", "%1.", r#"<w:pStyle w:val="Numbered"/>"#),
        level(1, "lowerLetter", "(%2)", ""),
        level(2, "lowerRoman", "(%3)", ""),
        level(3, "decimal", "%1.%2.%4", r#"<w:isLgl/>"#),
        level(4, "decimal", "%5)", r#"<w:lvlRestart w:val="0"/>"#),
    ];
    let numbering = format!(
        r#"<w:numbering>
        <w:abstractNum w:abstractNumId="7">{}</w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Outline"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="10"><w:styleLink w:val="Outline"/>{}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
        </w:numbering>"#,
        lists.concat(),
        level(0, "upperRoman", "Part %1", ""),
    );
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let at = |list: &str, level: usize| {
        paragraph(
            &format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#),
            &run("x"),
        )
    };
    let body = [
        paragraph(r#"<w:pStyle w:val="Numbered"/>"#, &run("by style")),
        at("1", 1),
        at("1", 1),
        at("1", 2),
        at("1", 3),
        at("1", 4),
        at("1", 0),
        at("1", 1),
        at("1", 4),
        at("2", 0),
        at("2", 0),
        at("1", 0),
        at("3", 0),
        at("4", 0),
        at("0", 0),
        at("99", 0),
        paragraph(r#"<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>"#, &run("none")),
    ];
    let parts =
        [("word/n.xml", relationship::NUMBERING, &*numbering), ("word/s.xml", relationship::STYLES, styles)];
    assert_snapshot!(read(&package(&body.concat(), &parts), Revisions::Accepted));
}

#[test]
fn fields_links_controls_boxes_and_signs() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let body = [
        // A field over two paragraphs, another in its instruction, and one that never ends.
        format!("<w:p>{}{}{}{}{}{}", run("a "), mark("begin"), instruction(" IF "), mark("begin"), instruction(" PAGE "), mark("separate")),
        format!("{}{}{}{}</w:p>", run("7"), mark("end"), mark("separate"), run("shown")),
        format!("<w:p>{}{}{}{}</w:p>", run("on"), mark("end"), mark("begin"), run(" and on")),
        format!("<w:p>{}{}{}{}{}</w:p>", mark("begin"), instruction(r#" HYPERLINK "https://example.org/a" "#), mark("separate"), run("173/266"), mark("end")),
        format!(r#"<w:p><w:hyperlink w:anchor="here">{}</w:hyperlink><w:fldSimple w:instr=" DATE ">{}</w:fldSimple></w:p>"#, run("place"), run("today")),
        format!("<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>", run("controlled")),
        r#"<w:p><w:r><w:t> no </w:t><w:tab/><w:t xml:space="preserve"> yes </w:t><w:br/><w:t>re</w:t><w:noBreakHyphen/><w:t>entry</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>"#.to_owned(),
        format!(
            r#"<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>"#,
            run("boxed"), run("boxed"), run("around")
        ),
        r#"<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"#.to_owned(),
        format!(r#"<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> words</w:t></w:r></w:p>"#, run("seen")),
        r#"<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>"#.to_owned(),
        format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>", run("outer"), run("inner")),
    ];
    let comments = r#"<w:comments><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>"#;
    assert_snapshot!(read(
        &package(&body.concat(), &[("word/c.xml", relationship::COMMENTS, comments)]),
        Revisions::Accepted
    ));
}

#[test]
fn notes_headers_and_footers() {
    let reference = |kind: &str, id: &str, more: &str, after: &str| {
        format!(r#"<w:r><w:{kind}Reference {more} w:id="{id}"/>{after}</w:r>"#)
    };
    let section = r#"<w:sectPr><w:headerReference r:id="rId3" w:type="first"/><w:headerReference r:id="rId4" w:type="default"/><w:headerReference r:id="rId5" w:type="even"/><w:footerReference r:id="rId6" w:type="default"/><w:footnotePr><w:numStart w:val="3"/></w:footnotePr><w:titlePg/></w:sectPr>"#
        .replace("<w:sectPr>", r#"<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#);
    let body = [
        format!(
            "<w:p>{}{}{}</w:p>",
            reference("footnote", "12", "", ""),
            reference("footnote", "14", r#"w:customMarkFollows="1""#, "<w:t>*</w:t>"),
            reference("footnote", "13", "", "")
        ),
        format!("<w:p>{}{}</w:p>", reference("endnote", "2", "", ""), reference("footnote", "77", "", "")),
        section,
    ];
    let footnotes = format!(
        r#"<w:footnotes><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="12"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote><w:footnote w:id="13"><w:p>{}</w:p><w:p/></w:footnote><w:footnote w:id="14"><w:p>{}</w:p></w:footnote></w:footnotes>"#,
        run(" Twelve."),
        run("Thirteen."),
        run("* Star.")
    );
    let endnotes =
        format!(r#"<w:endnotes><w:endnote w:id="2"><w:p>{}</w:p></w:endnote></w:endnotes>"#, run("End."));
    let header = |words: &str| format!("<w:hdr><w:p>{}</w:p></w:hdr>", run(words));
    let (first, other, even, footer) = (header("first"), header("other"), header("even"), header("foot"));
    let parts = [
        ("word/f.xml", relationship::FOOTNOTES, &*footnotes),
        ("word/e.xml", relationship::ENDNOTES, &*endnotes),
        ("word/h1.xml", relationship::HEADER, &*first),
        ("word/h2.xml", relationship::HEADER, &*other),
        ("word/h3.xml", relationship::HEADER, &*even),
        ("word/f1.xml", relationship::FOOTER, &*footer),
    ];
    assert_snapshot!(read(&package(&body.concat(), &parts), Revisions::Accepted));
}

#[test]
fn tracked_changes_are_accepted_or_rejected() {
    let by = r#"w:id="1" w:author="A. Drafter" w:date="2119-12-12T00:00:00Z""#;
    let deleted = |text: &str| format!("<w:del {by}><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let inserted = |text: &str| format!("<w:ins {by}>{}</w:ins>", run(text));
    let mark = |change: &str| format!("<w:rPr><w:{change} {by}/></w:rPr>");
    let row = |properties: &str, text: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>", run(text))
    };
    let body = [
        format!("<w:p>{}{}{}</w:p>", run("We "), deleted("note"), inserted("welcome")),
        paragraph(&mark("ins"), &inserted("A whole paragraph.")),
        paragraph(&mark("del"), &deleted("Another one.")),
        paragraph(&mark("del"), &run("These two ")),
        paragraph("", &run("become one.")),
        paragraph(&mark("ins"), &run("This one ")),
        paragraph("", &run("became two.")),
        paragraph(&mark("moveFrom"), &format!("<w:moveFrom {by}>{}</w:moveFrom>", run("Moved."))),
        paragraph("", &run("Between.")),
        paragraph(&mark("moveTo"), &format!("<w:moveTo {by}>{}</w:moveTo>", run("Moved."))),
        format!("<w:ins {by}>{}</w:ins>", deleted(""))
            .replace("<w:delText></w:delText>", "<w:delText>came and went</w:delText>")
            .replacen("<w:ins", "<w:p><w:ins", 1)
            + "</w:p>",
        format!(
            r#"<w:p><w:r><w:rPr><w:i/><w:rPrChange {by}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>styled</w:t></w:r></w:p>"#
        ),
        format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row("", "row"),
            row(&format!("<w:ins {by}/>"), "new row"),
            row(&format!("<w:del {by}/>"), "old row")
        ),
        paragraph(&mark("del"), &deleted("The last.")),
    ];
    let package = package(&body.concat(), &[]);
    assert_snapshot!("accepted", read(&package, Revisions::Accepted));
    assert_snapshot!("rejected", read(&package, Revisions::Rejected));
}

#[test]
fn every_piece_knows_its_elements() {
    let body = format!("<w:p>{}</w:p><w:p><w:r><w:tab/><w:t>two</w:t></w:r></w:p>", run("one"));
    let document = Document::read(&package(&body, &[]), Revisions::Accepted).unwrap();
    let mut seen = Vec::new();
    for block in &document.body {
        let Block::Paragraph(paragraph) = block else { panic!() };
        for piece in &paragraph.pieces {
            let bytes = |index| &document.main.source()[document.main.element(index).unwrap().range()];
            seen.push((piece.origin.paragraph, bytes(piece.origin.element)));
            assert!(bytes(piece.origin.run).starts_with("<w:r>"));
            assert!(bytes(paragraph.element).starts_with("<w:p>"));
        }
    }
    assert_eq!(seen, [(0, r#"<w:t xml:space="preserve">one</w:t>"#), (1, "<w:tab/>"), (1, "<w:t>two</w:t>")]);
}

#[test]
fn what_is_referred_to_often_does_not_multiply() {
    let long = "%1".repeat(10_000);
    let numbering = format!(
        r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="123456"/><w:numFmt w:val="cardinalText"/><w:lvlText w:val="{long}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let footnotes = format!(
        r#"<w:footnotes><w:footnote w:id="1"><w:p>{}</w:p></w:footnote></w:footnotes>"#,
        run("Long.")
    );
    let reference = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let body = paragraph(r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#, &reference.repeat(3));
    let parts = [
        ("word/n.xml", relationship::NUMBERING, &*numbering),
        ("word/f.xml", relationship::FOOTNOTES, &*footnotes),
    ];
    let document = Document::read(&package(&body, &parts), Revisions::Accepted).unwrap();
    let Block::Paragraph(paragraph) = &document.body[0] else { panic!() };
    assert!(paragraph.number.as_ref().unwrap().text.len() < 200);
    assert_eq!((document.notes.len(), paragraph.pieces.len()), (1, 3));
}

#[test]
fn tables_in_tables_as_deep_as_they_may_be() {
    let deep = 80;
    let body = "<w:tbl><w:tr><w:tc>".repeat(deep) + "<w:p/>" + &"</w:tc></w:tr></w:tbl>".repeat(deep);
    let document = Document::read(&package(&body, &[]), Revisions::Accepted).unwrap();
    assert!(matches!(document.body[0], Block::Table(_)));
}
