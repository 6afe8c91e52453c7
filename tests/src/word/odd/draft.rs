//! Word files put together from pieces of markup.

use resdiff_docx::xml::escape;
use resdiff_docx::{Package, content_type, relationship};

const MAIN: &str = "word/document.xml";

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#
);

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;

/// Words, or the markup of runs.
pub struct R<'a>(pub &'a str);

/// A run.
pub fn r(words: &str) -> String {
    let parts: Vec<String> = words
        .split('\t')
        .map(|words| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escape(words)))
        .collect();
    format!("<w:r>{}</w:r>", parts.join("<w:tab/>"))
}

pub fn inserted(id: u32, words: &str) -> String {
    format!(r#"<w:ins w:id="{id}" w:author="Somebody" w:date="2119-01-02T03:04:05Z">{}</w:ins>"#, r(words))
}

pub fn deleted(id: u32, words: &str) -> String {
    format!(
        r#"<w:del w:id="{id}" w:author="Somebody"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>"#
    )
}

/// A cell with properties and paragraphs.
pub fn tc(properties: &str, paragraphs: &[&str]) -> String {
    let inner: String = paragraphs
        .iter()
        .map(|words| if words.is_empty() { "<w:p/>".to_owned() } else { format!("<w:p>{}</w:p>", r(words)) })
        .collect();
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>"#)
}

/// A table of rows, each with its properties.
pub fn table(rows: &[(&str, &[String])]) -> String {
    let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(1);
    let grid = r#"<w:gridCol w:w="2400"/>"#.repeat(columns);
    let rows: String = rows
        .iter()
        .map(|(properties, cells)| format!("<w:tr>{properties}{}</w:tr>", cells.concat()))
        .collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}

/// The start and the end of the range of a comment.
pub fn comment(draft: &mut Draft, words: &str) -> (String, String) {
    let id = draft.comments.len();
    draft.comments.push(format!(
        r#"<w:comment w:id="{id}" w:author="Somebody" w:initials="S"><w:p>{}</w:p></w:comment>"#,
        r(words)
    ));
    (
        format!(r#"<w:commentRangeStart w:id="{id}"/>"#),
        format!(r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#),
    )
}

/// A file in the making.
#[derive(Default)]
pub struct Draft {
    body: String,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
    comments: Vec<String>,
    links: Vec<String>,
    header: Option<String>,
    numbers: bool,
}

impl Draft {
    /// With its first line.
    pub fn resolution() -> Self {
        let mut draft = Self::default();
        draft
            .raw(&["<w:r><w:rPr><w:i/></w:rPr><w:t>The General Assembly</w:t></w:r><w:r><w:t>,</w:t></w:r>"]);
        draft
    }

    /// A paragraph of words and markup.
    pub fn p(&mut self, runs: &[R<'_>]) {
        let xml = |R(run): &R<'_>| if run.starts_with("<w:") { (*run).to_owned() } else { r(run) };
        let runs: Vec<String> = runs.iter().map(xml).collect();
        self.with("", &[&runs.concat()]);
    }

    /// A paragraph of markup.
    pub fn raw(&mut self, runs: &[&str]) {
        self.with("", runs);
    }

    /// A paragraph with properties.
    pub fn with(&mut self, properties: &str, runs: &[&str]) {
        let properties =
            if properties.is_empty() { String::new() } else { format!("<w:pPr>{properties}</w:pPr>") };
        self.body += &format!("<w:p>{properties}{}</w:p>", runs.concat());
    }

    /// A paragraph that is numbered by the program.
    pub fn numbered(&mut self, words: &str) {
        self.numbers = true;
        self.with(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#, &[&r(words)]);
    }

    /// A table or another block.
    pub fn block(&mut self, xml: &str) {
        self.body += xml;
    }

    /// The reference to a new footnote.
    pub fn note(&mut self, words: &str) -> String {
        let id = self.footnotes.len() + 1;
        self.footnotes.push(format!(
            r#"<w:footnote w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#,
            r(&format!(" {words}"))
        ));
        format!(
            r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>"#
        )
    }

    /// The reference to a new endnote.
    pub fn endnote(&mut self, words: &str) -> String {
        let id = self.endnotes.len() + 1;
        self.endnotes.push(format!(
            r#"<w:endnote w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteRef/></w:r>{}</w:p></w:endnote>"#,
            r(&format!(" {words}"))
        ));
        format!(
            r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteReference w:id="{id}"/></w:r>"#
        )
    }

    /// The id of a link to an address.
    pub fn link(&mut self, address: &str) -> String {
        self.links.push(address.to_owned());
        format!("link{}", self.links.len() - 1)
    }

    /// A header for all pages, and a footer with the number of the page.
    pub fn header(&mut self, symbol: &str, title: &str) {
        self.header = Some(format!("<w:p>{}</w:p>", r(&format!("{symbol}\t{title}"))));
    }

    /// The same with the header as markup.
    pub fn header_of(&mut self, paragraphs: &str) {
        self.header = Some(paragraphs.to_owned());
    }

    /// The file.
    ///
    /// # Panics
    ///
    /// If the package cannot be put together.
    pub fn finish(mut self) -> Vec<u8> {
        let mut package = Package::new(MAIN);
        package.insert(MAIN, content_type::DOCUMENT, "<x/>").expect("the part is new");
        package.relate("", relationship::DOCUMENT, MAIN).expect("the part is there");
        for (at, address) in self.links.iter().enumerate() {
            let id = package.relate_external(MAIN, relationship::HYPERLINK, address).expect("an address");
            self.body = self.body.replace(&format!("\"link{at}\""), &format!("\"{id}\""));
        }
        let mut add = |name: &str, content: &str, kind: &str, root: &str, inner: &str| {
            let part = format!("word/{name}.xml");
            let xml = format!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{inner}</w:{root}>"#
            );
            package.insert(&part, content, xml).expect("the part is new");
            package.relate(MAIN, kind, &part).expect("the part is there")
        };
        let separators = |kind: &str| {
            ["separator", "continuationSeparator"]
                .iter()
                .enumerate()
                .map(|(at, line)| {
                    let id = i64::try_from(at).unwrap_or(0) - 1;
                    format!(r#"<w:{kind} w:type="{line}" w:id="{id}"><w:p><w:r><w:{line}/></w:r></w:p></w:{kind}>"#)
                })
                .collect::<String>()
        };
        if !self.footnotes.is_empty() {
            let inner = separators("footnote") + &self.footnotes.concat();
            add("footnotes", content_type::FOOTNOTES, relationship::FOOTNOTES, "footnotes", &inner);
        }
        if !self.endnotes.is_empty() {
            let inner = separators("endnote") + &self.endnotes.concat();
            add("endnotes", content_type::ENDNOTES, relationship::ENDNOTES, "endnotes", &inner);
        }
        if !self.comments.is_empty() {
            let content = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
            add("comments", content, relationship::COMMENTS, "comments", &self.comments.concat());
        }
        if self.numbers {
            add("numbering", content_type::NUMBERING, relationship::NUMBERING, "numbering", NUMBERING);
        }
        let mut section = String::new();
        if let Some(header) = &self.header {
            let id = add("header1", content_type::HEADER, relationship::HEADER, "hdr", header);
            section += &format!(r#"<w:headerReference w:type="default" r:id="{id}"/>"#);
            let page = r#"<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"#;
            let id = add("footer1", content_type::FOOTER, relationship::FOOTER, "ftr", page);
            section += &format!(r#"<w:footerReference w:type="default" r:id="{id}"/>"#);
        }
        let xml = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES} mc:Ignorable=""><w:body>{}<w:sectPr>{section}<w:pgSz w:w="12240" w:h="15840"/></w:sectPr></w:body></w:document>"#,
            self.body
        );
        package.replace(MAIN, xml).expect("the part is there");
        package.write().expect("the package can be written")
    }
}
