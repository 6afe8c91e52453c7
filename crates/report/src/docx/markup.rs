//! From tracked paragraphs and tables to WordprocessingML.

use resdiff_docx::xml::escape;

use super::block::Format;
use super::properties::with_format;
use super::tracked::{Inline, Note, Piece, Row, Run, Status, TrackedParagraph};
use super::{Revision, styles};

/// Writes the parts of one Word document. Ids run through all of them, so that none comes twice.
pub(super) struct Markup<'a> {
    revision: &'a Revision,
    notes: &'a [Note],
    /// Where links lead and the ids of their relationships.
    links: Vec<(String, String)>,
    ids: u32,
    /// The ids of the notes in their part.
    note_ids: Vec<i64>,
    /// The id of the move whose range is open.
    range: u32,
    out: String,
}

impl<'a> Markup<'a> {
    pub(super) fn new(revision: &'a Revision, notes: &'a [Note]) -> Self {
        Self {
            revision,
            notes,
            links: Vec::new(),
            ids: 0,
            note_ids: (1..).take(notes.len()).collect(),
            range: 0,
            out: String::new(),
        }
    }

    /// Counts ids from here on, and gives the notes these ids.
    pub(super) fn within(mut self, ids: u32, note_ids: Vec<i64>) -> Self {
        (self.ids, self.note_ids) = (ids, note_ids);
        self
    }

    /// Makes the addresses of links known, with the ids of the relationships that lead there.
    pub(super) fn link(&mut self, links: Vec<(String, String)>) {
        self.links = links;
    }

    /// Paragraphs and tables.
    pub(super) fn pieces(&mut self, pieces: &[Piece]) -> String {
        let mut open: Option<usize> = None;
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Paragraph(paragraph) => {
                    let moved = paragraph.moved;
                    let starts = moved.filter(|_| open != moved);
                    open = moved;
                    let next = match pieces.get(at + 1) {
                        Some(Piece::Paragraph(next)) => next.moved,
                        _ => None,
                    };
                    self.moved_paragraph(paragraph, starts, moved.filter(|_| next != moved));
                }
                Piece::Table(table) => {
                    open = None;
                    self.table(&table.rows);
                }
            }
        }
        std::mem::take(&mut self.out)
    }

    /// A paragraph between the range markers of its move, which the range's first and last paragraph bear.
    fn moved_paragraph(&mut self, paragraph: &TrackedParagraph, starts: Option<usize>, ends: Option<usize>) {
        let kind = if paragraph.mark == Status::MovedFrom { "moveFrom" } else { "moveTo" };
        if let Some(number) = starts {
            let (start, _) = self.range(kind, number);
            self.range = self.ids;
            self.out.push_str(&start);
        }
        self.paragraph(paragraph);
        if ends.is_some() {
            self.out.push_str(&format!(r#"<w:{kind}RangeEnd w:id="{}"/>"#, self.range));
        }
    }

    /// A single paragraph, for headers and cells.
    pub(super) fn paragraph(&mut self, paragraph: &TrackedParagraph) {
        self.out.push_str("<w:p><w:pPr>");
        if !paragraph.style.is_empty() {
            self.out.push_str(&format!(r#"<w:pStyle w:val="{}"/>"#, paragraph.style));
        }
        if let Some(tag) = tag(paragraph.mark) {
            let attributes = self.attributes();
            self.out.push_str(&format!("<w:rPr><w:{tag}{attributes}/></w:rPr>"));
        }
        if let Some(former) = paragraph.former_style {
            let attributes = self.attributes();
            self.out.push_str(&format!(
                r#"<w:pPrChange{attributes}><w:pPr><w:pStyle w:val="{former}"/></w:pPr></w:pPrChange>"#
            ));
        }
        self.out.push_str("</w:pPr>");
        self.runs(&paragraph.runs);
        self.out.push_str("</w:p>");
    }

    /// XML in an element that tracks a change.
    pub(super) fn wrapped(&mut self, tag: &str, xml: &str) -> String {
        format!("<w:{tag}{}>{xml}</w:{tag}>", self.attributes())
    }

    /// An element that tracks the change of a mark or a row.
    pub(super) fn marking(&mut self, status: Status) -> Option<String> {
        tag(status).map(|tag| format!("<w:{tag}{}/>", self.attributes()))
    }

    /// The start and the end of a range in which the tag of a control goes.
    pub(super) fn removal(&mut self) -> (String, String) {
        let start = format!("<w:customXmlDelRangeStart{}/>", self.attributes());
        (start, format!(r#"<w:customXmlDelRangeEnd w:id="{}"/>"#, self.ids))
    }

    /// The start of the range of a move, and its end.
    pub(super) fn range(&mut self, kind: &str, number: usize) -> (String, String) {
        // The schema asks for a date here and nowhere else; this is the one that LibreOffice writes for none.
        let date = if self.revision.date.is_none() { r#" w:date="1970-01-01T00:00:00Z""# } else { "" };
        let start =
            format!(r#"<w:{kind}RangeStart{}{date} w:name="move{}"/>"#, self.attributes(), number + 1);
        (start, format!(r#"<w:{kind}RangeEnd w:id="{}"/>"#, self.ids))
    }

    /// Runs put into the old file, with the properties of the words around; `tracked` where they are not part of an
    /// insertion already.
    pub(super) fn inserted(&mut self, runs: &[Run], formatting: &str, tracked: bool) -> String {
        let mut xml = String::new();
        for run in runs {
            let written = match &run.content {
                Inline::Text(text) => {
                    let properties = with_format(formatting, &run.format);
                    self.text(text, false);
                    format!("<w:r>{properties}{}</w:r>", self.take())
                }
                Inline::Note(_) => {
                    self.run(run);
                    self.take()
                }
            };
            let tag = if run.status == Status::MovedTo { "moveTo" } else { "ins" };
            xml.push_str(&if tracked { self.wrapped(tag, &written) } else { written });
        }
        xml
    }

    /// What has been written since it was last taken.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    fn runs(&mut self, runs: &[Run]) {
        let same =
            |one: &Run, other: &Run| one.status == other.status && one.format.link == other.format.link;
        for group in runs.chunk_by(same) {
            let Some(first) = group.first() else { continue };
            let link = first.format.link.as_ref();
            let id = link.and_then(|target| self.links.iter().find(|(address, _)| address == target));
            let linked = id.map(|(_, id)| format!(r#"<w:hyperlink r:id="{id}">"#));
            self.out.push_str(linked.as_deref().unwrap_or_default());
            let tag = tag(first.status);
            if let Some(tag) = tag {
                let attributes = self.attributes();
                self.out.push_str(&format!("<w:{tag}{attributes}>"));
            }
            for run in group {
                self.run(run);
            }
            if let Some(tag) = tag {
                self.out.push_str(&format!("</w:{tag}>"));
            }
            if linked.is_some() {
                self.out.push_str("</w:hyperlink>");
            }
        }
    }

    fn run(&mut self, run: &Run) {
        self.out.push_str("<w:r>");
        let deleted = run.status == Status::Deleted;
        match &run.content {
            Inline::Text(text) => {
                let change = run.former_format.as_ref().map(|former| {
                    format!(
                        "<w:rPrChange{}><w:rPr>{}</w:rPr></w:rPrChange>",
                        self.attributes(),
                        properties(former)
                    )
                });
                let properties = properties(&run.format) + change.as_deref().unwrap_or_default();
                if !properties.is_empty() {
                    self.out.push_str(&format!("<w:rPr>{properties}</w:rPr>"));
                }
                self.text(text, deleted);
            }
            Inline::Note(note) => {
                let mark = self.notes.get(*note).and_then(|note| note.mark.as_deref());
                let follows = if mark.is_some() { r#" w:customMarkFollows="1""# } else { "" };
                self.out.push_str(&format!(
                    r#"<w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference{follows} w:id="{}"/>"#,
                    self.note_ids.get(*note).copied().unwrap_or_default()
                ));
                if let Some(mark) = mark {
                    self.text(mark, deleted);
                }
            }
        }
        self.out.push_str("</w:r>");
    }

    fn text(&mut self, text: &str, deleted: bool) {
        let tag = if deleted { "delText" } else { "t" };
        for (at, words) in text.split('\t').enumerate() {
            if at > 0 {
                self.out.push_str("<w:tab/>");
            }
            if !words.is_empty() {
                let words = escape(words);
                self.out.push_str(&format!(r#"<w:{tag} xml:space="preserve">{words}</w:{tag}>"#));
            }
        }
    }

    /// A table by itself.
    pub(super) fn table_of(&mut self, rows: &[Row]) -> String {
        self.table(rows);
        self.take()
    }

    fn table(&mut self, rows: &[Row]) {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
        let width = styles::TABLE_WIDTH / columns;
        self.out.push_str(styles::TABLE_PROPERTIES);
        self.out.push_str("<w:tblGrid>");
        for _ in 0..columns {
            self.out.push_str(&format!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        self.out.push_str("</w:tblGrid>");
        for row in rows {
            self.out.push_str("<w:tr>");
            if let Some(tag) = tag(row.status) {
                let attributes = self.attributes();
                self.out.push_str(&format!("<w:trPr><w:{tag}{attributes}/></w:trPr>"));
            }
            for (at, cell) in row.cells.iter().enumerate() {
                // The last cell of a short row reaches to the edge.
                let span = if at + 1 == row.cells.len() { columns - at } else { 1 };
                let spans = if span > 1 { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
                self.out.push_str(&format!(
                    r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{spans}</w:tcPr>"#,
                    width * span
                ));
                self.paragraph(cell);
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    /// The part of the footnotes, with the two that draw the lines between them and the text.
    pub(super) fn footnotes(&mut self) -> String {
        let notes = self.notes;
        let mut xml = String::new();
        for (index, note) in notes.iter().enumerate() {
            let id = self.note_ids.get(index).copied().unwrap_or_default();
            xml.push_str(&self.footnote(note, id));
        }
        format!("{}{}{xml}</w:footnotes>", styles::part("footnotes"), styles::SEPARATORS)
    }

    /// A footnote of this id.
    pub(super) fn footnote(&mut self, note: &Note, id: i64) -> String {
        self.out.push_str(&format!(
            r#"<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/><w:vertAlign w:val="superscript"/></w:rPr>"#
        ));
        match &note.mark {
            Some(mark) => self.text(mark, false),
            None => self.out.push_str("<w:footnoteRef/>"),
        }
        self.out.push_str(r#"</w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>"#);
        self.runs(&note.runs);
        self.out.push_str("</w:p></w:footnote>");
        self.take()
    }

    /// Id, author and date of a tracked change.
    fn attributes(&mut self) -> String {
        self.ids += 1;
        let author = escape(&self.revision.author);
        let date = self.revision.date.as_ref().map(|date| format!(r#" w:date="{}""#, escape(date)));
        format!(r#" w:id="{}" w:author="{author}"{}"#, self.ids, date.unwrap_or_default())
    }
}

/// The element that tracks a change of this kind.
fn tag(status: Status) -> Option<&'static str> {
    match status {
        Status::Kept => None,
        Status::Inserted => Some("ins"),
        Status::Deleted => Some("del"),
        Status::MovedFrom => Some("moveFrom"),
        Status::MovedTo => Some("moveTo"),
    }
}

fn properties(format: &Format) -> String {
    let mut properties = String::new();
    let mut add = |is: bool, markup: &str| {
        if is {
            properties.push_str(markup);
        }
    };
    add(format.link.is_some(), r#"<w:rStyle w:val="Hyperlink"/>"#);
    add(format.bold, "<w:b/>");
    add(format.italic, "<w:i/>");
    add(format.large, r#"<w:sz w:val="36"/>"#);
    add(format.raised, r#"<w:vertAlign w:val="superscript"/>"#);
    properties
}
