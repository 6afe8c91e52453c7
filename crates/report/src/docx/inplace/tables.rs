//! The tables of the old file: their rows and cells.

use std::collections::BTreeMap;

use resdiff_docx::document::{self, Block, Content, Document as WordText};
use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_model::Document;

use super::InPlace;
use super::paragraphs::{is_plain, properties_of};
use crate::docx::block::Key;
use crate::docx::host::Patch;
use crate::docx::overlay::{overlay, whole};
use crate::docx::tracked::{Inline, Row, Run, Status, TrackedParagraph, TrackedTable};

/// A table of the old file that is one of the old document.
pub(super) struct TableHost<'d> {
    /// Its rows that hold words: those that the document has.
    rows: Vec<RowHost<'d>>,
    /// Where in the part a paragraph that follows it may be put.
    behind: usize,
    /// The element of the empty paragraph right behind it, which keeps it apart from what follows.
    pub spacer: Option<usize>,
    /// The ordinal of the paragraph that stands for it.
    pub ordinal: usize,
}

struct RowHost<'d> {
    element: usize,
    /// Its cells that hold words: the paragraphs in them.
    cells: Vec<Vec<&'d document::Paragraph>>,
}

/// The tables of the old document that are tables of the file, by their index in the document. A table whose rows and
/// cells are not word for word those of the file has no place in it.
pub(super) fn hosts<'d>(text: &'d WordText, document: &Document) -> BTreeMap<usize, TableHost<'d>> {
    let mut found = Vec::new();
    gather(&text.main, &text.body, None, &mut found);
    let mut hosts = BTreeMap::new();
    for (index, table) in document.tables.iter().enumerate() {
        let ordinal = table.at.paragraph.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let Some(ordinal) = ordinal else { continue };
        let Some((host, behind)) = found.iter().find(|(host, _)| first(host) == Some(ordinal)) else {
            continue;
        };
        let rows: Vec<RowHost<'d>> = host.rows.iter().filter_map(row).collect();
        let words = |row: &RowHost<'_>| row.cells.iter().map(|cell| words_of(cell)).collect::<Vec<_>>();
        if rows.iter().map(words).eq(table.rows.iter().cloned()) {
            let spacer = text.main.element(host.element).and_then(spacer).map(|spacer| spacer.index());
            hosts.insert(index, TableHost { rows, behind: *behind, spacer, ordinal });
        }
    }
    hosts
}

fn gather<'d>(
    tree: &Tree,
    blocks: &'d [Block],
    outer: Option<usize>,
    found: &mut Vec<(&'d document::Table, usize)>,
) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => gather(tree, &paragraph.boxes, outer, found),
            Block::Table(table) => {
                let end = tree.element(table.element).map_or(0, |element| element.range().end);
                let behind = outer.unwrap_or(end);
                found.push((table, behind));
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(tree, cell, Some(behind), found);
                }
            }
        }
    }
}

/// The ordinal of the paragraph that stands for a table: the first of its first row with words.
fn first(table: &document::Table) -> Option<usize> {
    let row = table.rows.iter().find(|candidate| row(candidate).is_some())?;
    row.cells.iter().find_map(|cell| paragraphs(cell).first().map(|paragraph| paragraph.ordinal))
}

fn row(row: &document::Row) -> Option<RowHost<'_>> {
    let cells: Vec<Vec<&document::Paragraph>> =
        row.cells.iter().map(|cell| paragraphs(cell)).filter(|cell| !words_of(cell).is_empty()).collect();
    (!cells.is_empty()).then_some(RowHost { element: row.element, cells })
}

/// All paragraphs of a cell or a part, those of boxes and of tables within included.
pub(super) fn paragraphs(blocks: &[Block]) -> Vec<&document::Paragraph> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                all.push(paragraph);
                all.extend(paragraphs(&paragraph.boxes));
            }
            Block::Table(table) => {
                all.extend(table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| paragraphs(cell)));
            }
        }
    }
    all
}

/// The words of a cell as the document has them: blanks folded, marks of notes left out.
fn words_of(cell: &[&document::Paragraph]) -> String {
    cell.iter()
        .map(|paragraph| folded(paragraph))
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn folded(paragraph: &document::Paragraph) -> String {
    let mut text = paragraph.number.as_ref().map_or_else(String::new, |number| format!("{} ", number.text));
    for piece in &paragraph.pieces {
        match &piece.content {
            Content::Text(words) => text.extend(words.chars().filter(|c| *c != '\u{ad}')),
            Content::Tab | Content::Break => text.push(' '),
            Content::NoteMark { .. } | Content::OwnMark => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl InPlace<'_, '_> {
    pub(super) fn table(&mut self, tracked: &TrackedTable) {
        let tables = self.tables;
        let host = match tracked.of.old {
            Some(Key::Table(index)) => tables.get(&index),
            _ => None,
        };
        match host {
            Some(host) => self.old_table(host, tracked),
            None => self.new_table(tracked),
        }
    }

    fn old_table(&mut self, host: &TableHost<'_>, tracked: &TrackedTable) {
        let main = &self.text.main;
        let element = |row: Option<usize>| row.and_then(|row| main.element(host.rows.get(row)?.element));
        let Some(first) = element(Some(0)) else { return };
        let mut at = first.range().start;
        let mut before = 0;
        for row in &tracked.rows {
            let Some(element) = element(row.of.old) else {
                let template = template(host, before, row.cells.len());
                if let Some(template) = template.and_then(|row| main.element(row.element)) {
                    let with = self.row_like(template, row);
                    self.patches.push(Patch { range: at..at, with });
                }
                continue;
            };
            before = row.of.old.unwrap_or(before);
            at = element.range().end;
            if row.status == Status::Kept {
                for (cell, words) in std::iter::zip(&host.rows[before].cells, &row.cells) {
                    self.cell(cell, words);
                }
            } else {
                self.row_goes(element);
            }
        }
        self.behind = host.behind;
    }

    /// A row that goes, with all that stands in it.
    fn row_goes(&mut self, row: Element<'_>) {
        for inner in std::iter::once(row).chain(row.descendants()) {
            if inner.is(Ns::Word, "tr") {
                let marking = self.markup.marking(Status::Deleted).unwrap_or_default();
                self.patches.push(marked(inner, marking));
            } else if inner.is(Ns::Word, "p") {
                self.patches.extend(whole(inner, "del", &mut self.markup));
            }
        }
    }

    /// A cell: the runs of its words, parted at the ends of its paragraphs.
    fn cell(&mut self, paragraphs: &[&document::Paragraph], tracked: &TrackedParagraph) {
        if tracked.runs.iter().all(|run| run.status == Status::Kept) {
            return;
        }
        let written: Vec<(&document::Paragraph, usize)> = paragraphs
            .iter()
            .map(|paragraph| (*paragraph, folded(paragraph).len()))
            .filter(|(_, length)| *length > 0)
            .collect();
        let language = self.comparison.documents.old.language;
        for ((paragraph, _), runs) in std::iter::zip(&written, parted(&tracked.runs, &written)) {
            let parts = [TrackedParagraph { runs, ..TrackedParagraph::default() }];
            let patches = overlay(&self.text.main, paragraph, &parts, self.notes, language, &mut self.markup);
            self.patches.extend(patches);
        }
    }

    /// A new row in the form of another.
    fn row_like(&mut self, template: Element<'_>, row: &Row) -> String {
        let source = template.tree().source();
        let copy = |element: Option<Element<'_>>, name: &str, without: &[&str], more: &str| {
            let kept = element.into_iter().flat_map(Element::children);
            let kept = kept.filter(|child| !without.contains(&child.name()));
            let inner: String = kept.map(|child| &source[child.range()]).collect();
            if inner.is_empty() && more.is_empty() {
                String::new()
            } else {
                format!("<w:{name}>{inner}{more}</w:{name}>")
            }
        };
        let exceptions = template.child(Ns::Word, "tblPrEx").map_or("", |element| &source[element.range()]);
        let marking = self.markup.marking(Status::Inserted).unwrap_or_default();
        let properties = template.child(Ns::Word, "trPr");
        let mut xml = format!(
            "<w:tr>{exceptions}{}",
            copy(properties, "trPr", &["ins", "del", "trPrChange"], &marking)
        );
        let cells = cells(template);
        let with_words = |cell: &Element<'_>| cell.descendants().any(|inner| inner.is(Ns::Word, "t"));
        let places: Vec<usize> = (0..cells.len()).filter(|at| with_words(&cells[*at])).collect();
        // Words stand in the cells that hold words in the template, unless the new document tells cells without words:
        // then in the first ones, of which the last reaches to the edge.
        let mut told = self.comparison.documents.new.tables.iter().flat_map(|table| &table.rows).flatten();
        let in_places = places.len() == row.cells.len() && !told.any(String::is_empty);
        let all = if in_places { cells.len() } else { row.cells.len() };
        for at in 0..all {
            let cell = cells.get(at).or(cells.last()).copied();
            let paragraph = cell.and_then(|cell| cell.child(Ns::Word, "p"));
            let run = paragraph.and_then(|paragraph| paragraph.child(Ns::Word, "r"));
            let formatting =
                run.and_then(|run| run.child(Ns::Word, "rPr")).map_or("", |own| &source[own.range()]);
            let place = if in_places { places.iter().position(|place| *place == at) } else { Some(at) };
            let words = place.and_then(|place| row.cells.get(place));
            let runs =
                words.map_or_else(String::new, |words| self.markup.inserted(&words.runs, formatting, true));
            let own = paragraph.map_or_else(String::new, |paragraph| properties_of(paragraph, false));
            let own = if own.is_empty() { own } else { format!("<w:pPr>{own}</w:pPr>") };
            let last = if at + 1 == all { cells.len().max(at + 1) } else { at + 1 };
            let properties = cell_properties(cell, cells.get(at..last).unwrap_or_default());
            xml.push_str(&format!("<w:tc>{properties}<w:p>{own}{runs}</w:p></w:tc>"));
        }
        xml.push_str("</w:tr>");
        xml
    }

    /// A table of its own. One that would stand right behind another is kept apart from it by an empty paragraph.
    fn new_table(&mut self, tracked: &TrackedTable) {
        let mut rows = tracked.rows.clone();
        let unknown = |cell: &&mut TrackedParagraph| !self.styles.contains(cell.style);
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells).filter(unknown) {
            cell.style = "";
        }
        let mut with = self.markup.table_of(&rows);
        if self.text.main.source()[..self.behind].ends_with("</w:tbl>") {
            let marking = self.markup.marking(Status::Inserted).unwrap_or_default();
            with.insert_str(0, &format!("<w:p><w:pPr><w:rPr>{marking}</w:rPr></w:pPr></w:p>"));
        }
        self.patches.push(Patch { range: self.behind..self.behind, with });
    }
}

/// The empty paragraph right behind a table; not the last one, which cannot go.
fn spacer(table: Element<'_>) -> Option<Element<'_>> {
    let empty = |paragraph: &Element<'_>| {
        let follows = next(*paragraph).is_some_and(|next| next.is(Ns::Word, "p") || next.is(Ns::Word, "tbl"));
        let bare = paragraph.children().all(|child| child.name() == "pPr");
        paragraph.is(Ns::Word, "p") && is_plain(*paragraph) && bare && follows
    };
    next(table).filter(empty)
}

/// The element behind another one.
fn next(element: Element<'_>) -> Option<Element<'_>> {
    let after = element.index() + 1 + element.descendants().count();
    element.tree().element(after).filter(|next| next.parent() == element.parent())
}

/// The row that a new one is made after: the nearest with as many cells, else the one before.
fn template<'h, 'd>(host: &'h TableHost<'d>, before: usize, cells: usize) -> Option<&'h RowHost<'d>> {
    let alike = host.rows.iter().enumerate().filter(|(_, row)| row.cells.len() == cells);
    let nearest = alike.min_by_key(|(at, _)| (at.abs_diff(before), *at < before));
    nearest.map(|(_, row)| row).or(host.rows.get(before))
}

/// The cells right in a row or in what wraps them.
fn cells(row: Element<'_>) -> Vec<Element<'_>> {
    let mut all = Vec::new();
    for child in row.children().filter(|child| child.ns() == Ns::Word) {
        match child.name() {
            "tc" => all.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => all.extend(cells(child)),
            _ => {}
        }
    }
    all
}

/// The properties of a new cell made after another, which reaches over all of these cells.
fn cell_properties(cell: Option<Element<'_>>, over: &[Element<'_>]) -> String {
    const LEFT_OUT: [&str; 8] =
        ["tcW", "gridSpan", "vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange"];
    let value = |cell: &Element<'_>, name: &str, attribute: &str| {
        let value = cell.child(Ns::Word, "tcPr")?.child(Ns::Word, name)?.attribute(Ns::Word, attribute)?;
        value.parse::<u32>().ok()
    };
    let Some(own) = cell.and_then(|cell| cell.child(Ns::Word, "tcPr")) else { return String::new() };
    let source = own.tree().source();
    let spans: u32 = over.iter().map(|cell| value(cell, "gridSpan", "val").unwrap_or(1)).sum();
    let width: Option<u32> = over.iter().map(|cell| value(cell, "tcW", "w")).sum();
    let mut xml = String::new();
    if let Some(first) = own.child(Ns::Word, "cnfStyle") {
        xml.push_str(&source[first.range()]);
    }
    match (own.child(Ns::Word, "tcW"), width) {
        (Some(own), Some(width))
            if over.len() > 1 && own.attribute(Ns::Word, "type").as_deref() == Some("dxa") =>
        {
            xml.push_str(&format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>"#));
        }
        (Some(own), _) => xml.push_str(&source[own.range()]),
        (None, _) => {}
    }
    if spans > 1 {
        xml.push_str(&format!(r#"<w:gridSpan w:val="{spans}"/>"#));
    }
    let rest = own.children().filter(|child| child.name() != "cnfStyle" && !LEFT_OUT.contains(&child.name()));
    rest.for_each(|child| xml.push_str(&source[child.range()]));
    if xml.is_empty() { xml } else { format!("<w:tcPr>{xml}</w:tcPr>") }
}

/// The patch that puts an element among the properties of a row.
fn marked(row: Element<'_>, element: String) -> Patch {
    let insert = |at: usize, with: String| Patch { range: at..at, with };
    if let Some(properties) = row.child(Ns::Word, "trPr") {
        if properties.range() == properties.open_tag() {
            return Patch { range: properties.range(), with: format!("<w:trPr>{element}</w:trPr>") };
        }
        let change = properties.child(Ns::Word, "trPrChange").map(|change| change.range().start);
        return insert(change.unwrap_or(properties.inner().end), element);
    }
    let exceptions = row.child(Ns::Word, "tblPrEx").map(|exceptions| exceptions.range().end);
    insert(exceptions.unwrap_or(row.open_tag().end), format!("<w:trPr>{element}</w:trPr>"))
}

/// The runs of a cell for each of its paragraphs, whose lengths are given. Between two stands one blank, which is no
/// part of either.
fn parted<T>(runs: &[Run], written: &[(T, usize)]) -> Vec<Vec<Run>> {
    let mut parts: Vec<Vec<Run>> = vec![Vec::new(); written.len()];
    let (mut part, mut left) = (0, written.first().map_or(0, |(_, length)| *length));
    for run in runs {
        let Inline::Text(text) = &run.content else {
            parts.iter_mut().skip(part).take(1).for_each(|runs| runs.push(run.clone()));
            continue;
        };
        if run.status == Status::Inserted {
            parts.iter_mut().skip(part).take(1).for_each(|runs| runs.push(run.clone()));
            continue;
        }
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if left == 0 && part + 1 < parts.len() {
                // The blank between two paragraphs.
                rest = rest.strip_prefix(' ').unwrap_or(rest);
                part += 1;
                left = written[part].1;
                continue;
            }
            let mut length = if part + 1 < parts.len() { rest.len().min(left) } else { rest.len() };
            while !rest.is_char_boundary(length) {
                length += 1;
            }
            let words = Run { content: Inline::Text(rest[..length].to_owned()), ..run.clone() };
            parts.iter_mut().skip(part).take(1).for_each(|runs| runs.push(words.clone()));
            rest = &rest[length..];
            left = left.saturating_sub(length);
        }
    }
    parts
}
