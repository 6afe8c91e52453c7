//! The old Word file as the host of a redline: its paragraphs, and what is changed in them.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_docx::document::{self, Content};
use resdiff_docx::xml::{Element, Ns, Tree};

/// A paragraph of the old file.
pub(super) struct Host<'d> {
    pub paragraph: &'d document::Paragraph,
    /// Where in the part a paragraph that follows it may be put: behind it, or behind the table that it stands in.
    pub behind: usize,
    /// It stands in a cell, whose last mark cannot go.
    pub in_cell: bool,
}

/// All paragraphs of blocks by their ordinals.
pub(super) fn hosts<'d>(tree: &Tree, blocks: &'d [document::Block]) -> BTreeMap<usize, Host<'d>> {
    let mut hosts = BTreeMap::new();
    gather(tree, blocks, None, &mut hosts);
    hosts
}

fn gather<'d>(
    tree: &Tree,
    blocks: &'d [document::Block],
    outer: Option<usize>,
    hosts: &mut BTreeMap<usize, Host<'d>>,
) {
    let end = |element: usize| tree.element(element).map_or(0, end);
    for block in blocks {
        match block {
            document::Block::Paragraph(paragraph) => {
                let behind = outer.unwrap_or_else(|| end(paragraph.element));
                gather(tree, &paragraph.boxes, Some(behind), hosts);
                hosts.insert(paragraph.ordinal, Host { paragraph, behind, in_cell: outer.is_some() });
            }
            document::Block::Table(table) => {
                let outer = outer.or_else(|| Some(end(table.element)));
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(tree, cell, outer, hosts);
                }
            }
        }
    }
}

/// Where what follows an element may be put: behind it; behind the control that it is the last of.
fn end(element: Element<'_>) -> usize {
    let Some(content) = element.parent().filter(|parent| parent.is(Ns::Word, "sdtContent")) else {
        return element.range().end;
    };
    let last = content.inner().end == element.range().end;
    match content.parent() {
        Some(control) if last => end(control),
        _ => element.range().end,
    }
}

/// The words of a paragraph, a tab for a tab and a line feed for a break, and where its pieces stand in them.
pub(super) struct Words {
    pub text: String,
    /// For each piece its bytes; empty for the marks of notes.
    pub pieces: Vec<Range<usize>>,
}

pub(super) fn words(paragraph: &document::Paragraph) -> Words {
    let mut text = String::new();
    let mut pieces = Vec::new();
    for piece in &paragraph.pieces {
        let start = text.len();
        match &piece.content {
            Content::Text(words) => text.push_str(words),
            Content::Tab => text.push('\t'),
            Content::Break => text.push('\n'),
            Content::NoteMark { .. } | Content::OwnMark => {}
        }
        pieces.push(start..text.len());
    }
    Words { text, pieces }
}

/// The runs right in a paragraph or in what wraps its runs, but not those of text boxes or that are deleted already.
pub(super) fn runs<'t>(paragraph: Element<'t>) -> Vec<Element<'t>> {
    let mut runs = Vec::new();
    for child in
        paragraph.children().filter(|child| child.ns() == Ns::Word || child.ns() == Ns::Compatibility)
    {
        match child.name() {
            "r" => runs.push(child),
            "pPr" | "del" | "moveFrom" | "sdtPr" | "Fallback" => {}
            _ => runs.extend(self::runs(child)),
        }
    }
    runs
}

/// A change of the bytes of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    pub range: Range<usize>,
    pub with: String,
}

/// Applies patches, which do not overlap; those at one place stand in the order in which they were made.
pub(super) fn patched(source: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    let mut out = String::with_capacity(source.len() * 2);
    let mut at = 0;
    for patch in patches {
        if patch.range.start < at {
            continue;
        }
        out.push_str(&source[at..patch.range.start]);
        out.push_str(&patch.with);
        at = patch.range.end;
    }
    out.push_str(&source[at..]);
    out
}

/// The patch that puts an element (`<w:del …/>`) among the properties of the mark of a paragraph.
pub(super) fn mark(paragraph: Element<'_>, element: String) -> Patch {
    let insert = |at: usize, with: String| Patch { range: at..at, with };
    let Some(properties) = paragraph.child(Ns::Word, "pPr") else {
        let open = paragraph.open_tag();
        return insert(open.end, format!("<w:pPr><w:rPr>{element}</w:rPr></w:pPr>"));
    };
    let Some(run) = properties.child(Ns::Word, "rPr") else {
        let with = format!("<w:rPr>{element}</w:rPr>");
        if properties.range() == properties.open_tag() {
            return Patch { range: properties.range(), with: format!("<w:pPr>{with}</w:pPr>") };
        }
        let late = |child: &Element<'_>| matches!(child.name(), "sectPr" | "pPrChange");
        let late = properties.children().find(late).map(|child| child.range().start);
        return insert(late.unwrap_or(properties.inner().end), with);
    };
    if run.range() == run.open_tag() {
        return Patch { range: run.range(), with: format!("<w:rPr>{element}</w:rPr>") };
    }
    // Behind an insertion that was tracked before.
    let before = run.children().take_while(|child| child.name() == "ins").last();
    insert(before.map_or(run.inner().start, |child| child.range().end), element)
}
