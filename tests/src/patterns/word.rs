//! Word files of one fragment, in several shapes.

use resdiff_docx::{Package, PackageError, content_type, relationship};

/// What is repeated in the parts.
pub(super) const UNITS: [&str; 50] = [
    "<w:p/>",
    "<w:p><w:r><w:t>word</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:pStyle w:val=\"S\"/></w:pPr><w:r><w:t>1. x;</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x </w:t></w:r></w:p>",
    "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>x </w:t></w:r></w:p>",
    "<w:r><w:t>word </w:t></w:r>",
    "<w:r><w:rPr><w:i/><w:b/></w:rPr><w:t>x</w:t></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>",
    "<w:r><w:rPr><w:rStyle w:val=\"F\"/></w:rPr><w:t>1</w:t></w:r>",
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    "<w:r><w:br w:type=\"page\"/></w:r>",
    "<w:r><w:noBreakHyphen/></w:r>",
    "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>",
    "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
    "<w:r><w:endnoteReference w:id=\"1\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:r><w:instrText> NOTEREF _Ref1 </w:instrText></w:r>",
    "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>",
    "<w:ins w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:ins>",
    "<w:del w:id=\"1\"><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<w:moveFrom w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:moveFrom>",
    "<w:moveTo w:id=\"1\"><w:r><w:t>x</w:t></w:r></w:moveTo>",
    "<w:bookmarkStart w:id=\"1\" w:name=\"_Ref1\"/>",
    "<w:bookmarkEnd w:id=\"1\"/>",
    "<w:commentRangeStart w:id=\"1\"/>",
    "<w:hyperlink r:id=\"rId1\"><w:r><w:t>173/27</w:t></w:r></w:hyperlink>",
    "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>",
    "<w:tc><w:p/></w:tc>",
    "<w:tc><w:tcPr><w:gridSpan w:val=\"9\"/></w:tcPr><w:p/></w:tc>",
    "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>",
    "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId4\"/></w:sectPr>",
    "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>y</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict></w:r>",
    "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    "<w:unknown/>",
    "<x/>",
    "&amp;",
    "&#x41;",
    "word ",
    "<!-- c -->",
    "<?pi x?>",
    "<![CDATA[x]]>",
];
pub(super) const SHAPES: usize = 10;

/// A file that holds the unit again and again, some so many bytes in all.
///
/// # Errors
///
/// If the package cannot be put together.
pub(super) fn file(unit: usize, shape: usize, bytes: usize) -> Result<Vec<u8>, PackageError> {
    const MAIN: &str = "word/document.xml";
    let unit = UNITS[unit];
    let many = |length: usize| unit.repeat(length / unit.len() + 1);
    let each = |piece: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for number in 0.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&piece(number));
        }
        text
    };
    let text = "<w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p>";
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"S\"/></w:style>";
    let level = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>";
    let number = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{level}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let note = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>See</w:t></w:r></w:p></w:footnote>";
    let (mut body, mut styles, mut numbers, mut notes) =
        (text.to_owned(), style.to_owned(), number, note.to_owned());
    match shape {
        0 => body += &many(bytes),
        1 => body += &format!("<w:p>{}</w:p>", many(bytes)),
        2 => body += &format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", many(bytes)),
        3 => body += &each(&|_| format!("<w:p>{unit}<w:r><w:t>Decides;</w:t></w:r></w:p>")),
        4 => body += &format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", many(bytes / 2), many(bytes / 2)),
        // As deep as is read, many times.
        5 => {
            let deep = |open: &str, close: &str| format!("{}{unit}{}", open.repeat(60), close.repeat(60));
            body += &each(&|_| deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"));
        }
        6 => {
            body += &each(&|at| format!("<w:p><w:pPr><w:pStyle w:val=\"S{at}\"/></w:pPr>{unit}</w:p>"));
            styles += &each(&|at| {
                format!(
                    "<w:style w:type=\"paragraph\" w:styleId=\"S{at}\"><w:basedOn w:val=\"S{}\"/></w:style>",
                    at + 1
                )
            });
        }
        7 => {
            let list =
                |at| format!("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{at}\"/></w:numPr>", at % 9);
            body += &each(&|at| format!("<w:p><w:pPr>{}</w:pPr>{unit}</w:p>", list(at)));
            numbers += &each(&|at| {
                format!(
                    "<w:abstractNum w:abstractNumId=\"{at}\">{level}</w:abstractNum><w:num w:numId=\"{at}\"><w:abstractNumId w:val=\"{at}\"/></w:num>"
                )
            });
        }
        8 => {
            body += &each(&|at| format!("<w:p><w:r><w:footnoteReference w:id=\"{at}\"/></w:r>{unit}</w:p>"));
            notes += &each(&|at| format!("<w:footnote w:id=\"{at}\"><w:p>{unit}</w:p></w:footnote>"));
        }
        // Attributes without end.
        _ => {
            let attributes = each(&|at| format!(" w:a{at}=\"x\""));
            body += &format!("<w:p{attributes}><w:r{attributes}>{unit}</w:r></w:p>");
        }
    }
    let mut package = Package::new(MAIN);
    package.insert(MAIN, content_type::DOCUMENT, "")?;
    package.relate("", relationship::DOCUMENT, MAIN)?;
    package.relate_external(MAIN, relationship::HYPERLINK, "https://example.org/a")?;
    for (name, kind, content, xml) in [
        ("styles", relationship::STYLES, content_type::STYLES, styles),
        ("numbering", relationship::NUMBERING, content_type::NUMBERING, numbers),
        ("footnotes", relationship::FOOTNOTES, content_type::FOOTNOTES, notes),
    ] {
        let part = format!("word/{name}.xml");
        package.insert(&part, content, within(name, &xml))?;
        package.relate(MAIN, kind, &part)?;
    }
    package.replace(MAIN, within("document", &format!("<w:body>{body}</w:body>")))?;
    package.write()
}

fn within(root: &str, content: &str) -> String {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    const M: &str = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    format!(
        "<w:{root} xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:mc=\"{MC}\" xmlns:m=\"{M}\" xmlns:v=\"urn:schemas-microsoft-com:vml\">{content}</w:{root}>"
    )
}
