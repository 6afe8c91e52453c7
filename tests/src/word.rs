//! The specimens as Word files in the official layout, from what the reader makes of their other forms.
//!
//! Numbers are automatic, in one list of three levels for the text and one for the annex; the symbol stands in the header
//! of the first page, the masthead in a table; notes cited again are fields that refer to the first mark.

pub mod odd;
pub mod rules;

use std::fmt::Write;

use resdiff_docx::xml::escape;
use resdiff_docx::{Package, PackageError, content_type, relationship};
use resdiff_model::{Clause, Document, FootnoteMark, Heading, Span};

const W: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#
);
const MAIN: &str = "word/document.xml";

/// A document as a Word file.
///
/// # Errors
///
/// If the package cannot be put together, which none can be blamed for but this function.
pub fn specimen(document: &Document) -> Result<Vec<u8>, PackageError> {
    let mut package = Package::new(MAIN);
    // The main part comes first in the archive, and its links need it to be there.
    package.insert(MAIN, content_type::DOCUMENT, "<x/>")?;
    package.relate("", relationship::DOCUMENT, MAIN)?;
    let mut writer = Writer { document, package, body: String::new(), cited: Vec::new() };
    writer.part("styles", relationship::STYLES, content_type::STYLES, include_str!("word/styles.xml"))?;
    writer.part(
        "numbering",
        relationship::NUMBERING,
        content_type::NUMBERING,
        include_str!("word/numbering.xml"),
    )?;
    writer.masthead();
    for clause in &document.clauses {
        writer.annex(clause);
        for heading in document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label)) {
            writer.heading(heading);
        }
        writer.clause(clause)?;
    }
    writer.notes()?;
    writer.finish()
}

struct Writer<'d> {
    document: &'d Document,
    package: Package,
    body: String,
    /// The marks of the notes that were cited, in order: their place is their id.
    cited: Vec<String>,
}

fn text(words: &str) -> String {
    // Hyphens that do not break have an element of their own.
    let words = escape(words).replace('\u{2011}', "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">");
    format!(r#"<w:t xml:space="preserve">{words}</w:t>"#)
}

fn run(words: &str) -> String {
    format!("<w:r>{}</w:r>", text(words))
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>"#)
}

impl Writer<'_> {
    fn part(&mut self, name: &str, kind: &str, content: &str, xml: &str) -> Result<String, PackageError> {
        let part = format!("word/{name}.xml");
        self.package.insert(&part, content, xml)?;
        self.package.relate(MAIN, kind, &part)
    }

    fn masthead(&mut self) {
        let masthead = &self.document.masthead;
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let cell = |paragraphs: &[String]| {
            let paragraphs: String =
                paragraphs.iter().map(|words| paragraph("Normal", "", &run(words))).collect();
            format!("<w:tc><w:tcPr><w:tcW w:w=\"4800\" w:type=\"dxa\"/></w:tcPr>{paragraphs}</w:tc>")
        };
        let distribution = format!("Distr.: {}", said(&masthead.distribution));
        let _ = write!(
            self.body,
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4800\"/><w:gridCol w:w=\"4800\"/></w:tblGrid><w:tr>{}{}</w:tr></w:tbl>",
            cell(&[said(&masthead.organ)]),
            cell(&[distribution, said(&masthead.issued_on)]),
        );
        let lines = [
            ("Normal", format!("{} session", said(&masthead.session))),
            ("Normal", format!("Agenda item {}", masthead.agenda_items.join(" and "))),
            ("HeadingText", said(&masthead.agenda_title)),
        ];
        for (style, line) in lines {
            self.body += &paragraph(style, "", &run(&line));
        }
        let adopted = format!(
            "<w:r>{}<w:br/>{}</w:r>",
            text(&said(&masthead.adoption_line)),
            text(&format!("on {}", said(&masthead.adopted_on)))
        );
        self.body += &paragraph("HeadingText", "", &adopted);
        self.body += &paragraph("SourceLine", "", &run(&said(&masthead.source_line)));
        let title = format!(
            "<w:r>{}<w:tab/>{}</w:r>",
            text(&format!("{}.", said(&masthead.number))),
            text(&said(&masthead.title))
        );
        self.body += &paragraph("HeadingText", "", &title);
        self.body += &paragraph("SourceLine", "", &run(&said(&masthead.organ_line)));
    }

    fn heading(&mut self, heading: &Heading) {
        let runs = self.runs(&heading.text, &[], &heading.marks);
        self.body += &paragraph("HeadingText", "", &runs);
    }

    /// The closing and the heads of an annex, before its first clause.
    fn annex(&mut self, clause: &Clause) {
        let Some(annex) = self.document.annexes.iter().find(|annex| annex.holds(&clause.label)) else {
            return;
        };
        let first = self.document.clauses.iter().find(|c| c.label.scope == clause.label.scope);
        if first.is_none_or(|first| first.label != clause.label) {
            return;
        }
        let masthead = &self.document.masthead;
        let (meeting, date) = (masthead.closing_meeting.as_deref(), masthead.closing_date.as_deref());
        let closing = format!(
            "<w:r>{}<w:br/>{}</w:r>",
            text(meeting.unwrap_or_default()),
            text(date.unwrap_or_default())
        );
        let title = self.runs(&annex.title, &[], &annex.marks);
        self.body += &paragraph("SourceLine", r#"<w:jc w:val="right"/>"#, &closing);
        self.body += &paragraph("HeadingText", "<w:pageBreakBefore/>", &run("Annex"));
        self.body += &paragraph("HeadingText", "", &title);
    }

    fn clause(&mut self, clause: &Clause) -> Result<(), PackageError> {
        let links: Vec<&Span> = clause.spans.iter().filter(|span| span.style.link.is_some()).collect();
        let spans: Vec<Span> =
            clause.spans.iter().filter(|span| span.style.link.is_none()).cloned().collect();
        let mut runs = self.runs(&clause.text, &spans, &clause.marks);
        for link in links {
            let words = run(&clause.text[link.range.clone()]);
            let address = format!("https://docs.example.org/A/RES/{}", &clause.text[link.range.clone()]);
            let id = self.package.relate_external(MAIN, relationship::HYPERLINK, &address)?;
            runs = runs.replacen(&words, &format!(r#"<w:hyperlink r:id="{id}">{words}</w:hyperlink>"#), 1);
        }
        let annex = !clause.label.scope.is_empty();
        let number = clause.marker.as_ref().map(|_| {
            let level = usize::from(clause.level) - 1;
            let list = if annex { 2 } else { 1 };
            format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#)
        });
        self.body += &paragraph("SingleText", &number.unwrap_or_default(), &runs);
        Ok(())
    }

    /// Runs of words, cut where a style changes or a mark stands; linked words stand in a run of their own.
    fn runs(&mut self, words: &str, spans: &[Span], marks: &[FootnoteMark]) -> String {
        let links = self.document.clauses.iter().find(|clause| clause.text == words);
        let links: Vec<&Span> =
            links.iter().flat_map(|c| &c.spans).filter(|span| span.style.link.is_some()).collect();
        let edges = spans.iter().chain(links).flat_map(|span| [span.range.start, span.range.end]);
        let mut cuts: Vec<usize> =
            edges.chain(marks.iter().map(|mark| mark.at)).chain([0, words.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut runs = String::new();
        for (index, &cut) in cuts.iter().enumerate() {
            for mark in marks.iter().filter(|mark| mark.at == cut) {
                runs += &self.mark(&mark.mark);
            }
            let Some(&end) = cuts.get(index + 1) else { break };
            let style = spans.iter().find(|span| span.range.contains(&cut)).map(|span| &span.style);
            let properties = match style {
                Some(style) if style.italic => "<w:rPr><w:i/></w:rPr>",
                Some(style) if style.bold => "<w:rPr><w:b/></w:rPr>",
                _ => "",
            };
            let _ = write!(runs, "<w:r>{properties}{}</w:r>", text(&words[cut..end]));
        }
        runs
    }

    fn mark(&mut self, mark: &str) -> String {
        let style = r#"<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>"#;
        if let Some(index) = self.cited.iter().position(|cited| cited == mark) {
            // Cited again: a field that repeats the mark.
            let part = |kind: &str| format!(r#"<w:r>{style}<w:fldChar w:fldCharType="{kind}"/></w:r>"#);
            let id = index + 1;
            return format!(
                "{}<w:r>{style}<w:instrText xml:space=\"preserve\"> NOTEREF _Ref{id} \\f \\h </w:instrText></w:r>{}<w:r>{style}<w:t>{mark}</w:t></w:r>{}",
                part("begin"),
                part("separate"),
                part("end")
            );
        }
        self.cited.push(mark.to_owned());
        let id = self.cited.len();
        format!(
            r#"<w:bookmarkStart w:id="{id}" w:name="_Ref{id}"/><w:r>{style}<w:footnoteReference w:id="{id}"/></w:r><w:bookmarkEnd w:id="{id}"/>"#
        )
    }

    fn notes(&mut self) -> Result<(), PackageError> {
        let separator = |id: i32, kind: &str| {
            format!(
                r#"<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>"#
            )
        };
        let mut xml = separator(-1, "separator") + &separator(0, "continuationSeparator");
        for (index, mark) in self.cited.iter().enumerate() {
            let words = self.document.footnote(mark).map_or("", |note| &note.text);
            let own = r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>"#;
            let note = paragraph("FootnoteText", "", &format!("{own}{}", run(words)));
            let _ = write!(xml, r#"<w:footnote w:id="{}">{note}</w:footnote>"#, index + 1);
        }
        let xml = format!("<w:footnotes {W}>{xml}</w:footnotes>");
        self.part("footnotes", relationship::FOOTNOTES, content_type::FOOTNOTES, &xml)?;
        Ok(())
    }

    /// Headers, footers and the main part.
    fn finish(mut self) -> Result<Vec<u8>, PackageError> {
        let masthead = &self.document.masthead;
        let symbol = masthead.symbol.clone().unwrap_or_default();
        let title = masthead.title.clone().unwrap_or_default();
        let tabbed = |one: &str, other: &str| {
            paragraph("Normal", "", &format!("<w:r>{}<w:tab/>{}</w:r>", text(one), text(other)))
        };
        let page = r#"<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>5</w:t></w:r></w:fldSimple>"#;
        let header = |words: &str| format!("<w:hdr {W}>{words}</w:hdr>");
        let (first, other) = (header(&tabbed("United Nations", &symbol)), header(&tabbed(&symbol, &title)));
        let footer = format!("<w:ftr {W}>{}</w:ftr>", paragraph("Normal", "", page));
        let first = self.part("header1", relationship::HEADER, content_type::HEADER, &first)?;
        let other = self.part("header2", relationship::HEADER, content_type::HEADER, &other)?;
        let footer = self.part("footer1", relationship::FOOTER, content_type::FOOTER, &footer)?;
        let section = format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="{other}"/><w:headerReference w:type="first" r:id="{first}"/><w:footerReference w:type="default" r:id="{footer}"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1440" w:left="1200" w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>"#
        );
        let declaration = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let xml =
            format!("{declaration}\n<w:document {W}><w:body>{}{section}</w:body></w:document>", self.body);
        self.package.replace(MAIN, xml)?;
        self.package.write()
    }
}
