//! The blocks of two documents in one order, with their changes tracked.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_engine::{Comparison, Op, Pair, RowChange, edit_script};
use resdiff_model::{Document, Language};

use super::block::{Block, Content, Key, Paragraph};
use super::layout;
use super::notes::Notes;
use super::order::{Span, in_order};
use super::settle::{settle, settle_runs, sort_notes};
use super::tracked::{Note, Piece, Row, Status, TrackedParagraph};
use super::weave::{Place, Strand, lone, weave};
use crate::view;

/// A single document, nothing tracked.
pub(super) fn plain(document: &Document) -> (Vec<Piece>, Vec<Note>) {
    let blocks = layout::blocks(document);
    let mut notes = Notes::alone(document, &blocks);
    let pieces = blocks.iter().map(|block| whole(block, Status::Kept, false, &mut notes)).collect();
    (pieces, notes.made)
}

/// Two documents as one, in a new Word file.
pub(super) fn tracked(comparison: &Comparison<'_>) -> (Vec<Piece>, Vec<Note>) {
    let blocks = comparison.documents.map(layout::blocks);
    let slices = Pair::new(blocks.old.as_slice(), blocks.new.as_slice());
    let (mut pieces, notes) = merge(comparison, slices, &links(comparison, slices));
    settle(&mut pieces);
    let notes = sort_notes(&mut pieces, notes);
    (pieces, notes)
}

/// Two documents as one, paragraph for paragraph: what was split or merged is one paragraph reworded and others that
/// came or went. `blocks` are those of the two documents, as far as they are to be shown.
pub(super) fn singly(comparison: &Comparison<'_>, blocks: Pair<&[Block]>) -> (Vec<Piece>, Vec<Note>) {
    let mut links = links(comparison, blocks);
    for link in &mut links {
        link.alone = true;
    }
    let (mut pieces, notes) = merge(comparison, blocks, &links);
    settle_runs(&mut pieces);
    (pieces, notes)
}

fn merge<'b>(
    comparison: &Comparison<'_>,
    blocks: Pair<&'b [Block]>,
    links: &'b [Link],
) -> (Vec<Piece>, Vec<Note>) {
    let spans: Vec<Option<Span>> = links.iter().map(|link| link.span(blocks)).collect();
    let kept = in_order(&spans);
    let italic = |document: &Document| {
        document.clauses.iter().any(|clause| clause.spans.iter().any(|span| span.style.italic))
    };
    let mut merger = Merger {
        blocks,
        notes: Notes::compared(comparison, blocks),
        formats: italic(comparison.documents.old) && italic(comparison.documents.new),
        language: comparison.documents.new.language,
        pieces: Vec::new(),
        moved: Pair::new(BTreeMap::new(), BTreeMap::new()),
    };
    for (number, link) in links.iter().enumerate().filter(|(number, _)| !kept[*number]) {
        if let ([old], [new]) = (link.blocks.old.as_slice(), link.blocks.new.as_slice())
            && link.is_clause
        {
            merger.moved.old.insert(*old, (number, link));
            merger.moved.new.insert(*new, (number, link));
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut anchors: Vec<(&Span, &Link)> = std::iter::zip(links, &spans)
        .zip(&kept)
        .filter(|(_, kept)| **kept)
        .filter_map(|((link, span), _)| Some((span.as_ref()?, link)))
        .collect();
    anchors.sort_by_key(|(span, _)| span.old.start);
    for (span, link) in anchors {
        merger.apart(old..span.old.start, new..span.new.start);
        merger.together(span, link);
        (old, new) = (span.old.end, span.new.end);
    }
    merger.apart(old..blocks.old.len(), new..blocks.new.len());
    (merger.pieces, merger.notes.made)
}

/// The running head of a single document.
pub(super) fn plain_header(document: &Document) -> TrackedParagraph {
    lone(&running_head(document), Status::Kept, false, &mut Notes::alone(document, &[]))
}

/// The running heads of two documents.
pub(super) fn tracked_header(comparison: &Comparison<'_>) -> TrackedParagraph {
    let heads = comparison.documents.map(running_head);
    let script = edit_script(Pair::new(&heads.old.text, &heads.new.text), comparison.documents.new.language);
    let script: Vec<(Op, String)> = script.into_iter().map(|step| (step.op, step.text)).collect();
    let strands = heads.as_ref().map(|head| Strand { paragraphs: vec![head], here: 0..1 });
    let mut notes = Notes::alone(comparison.documents.new, &[]);
    weave(strands, &script, Place::Both, false, &mut notes).pop().unwrap_or_default()
}

fn running_head(document: &Document) -> Paragraph {
    let masthead = &document.masthead;
    let words = |field: &Option<String>| field.clone().unwrap_or_default();
    Paragraph::new("Header", format!("{}\t{}", words(&masthead.symbol), words(&masthead.title)))
}

/// Blocks of both documents that belong together.
struct Link {
    /// The blocks, in reading order.
    blocks: Pair<Vec<usize>>,
    /// The edit script between their texts; empty where it is still to be made.
    script: Vec<(Op, String)>,
    rows: Vec<RowChange>,
    is_clause: bool,
    /// The comparison says that it left its order.
    moved: bool,
    /// It ties no more than one block of each document together in place.
    alone: bool,
}

impl Link {
    fn new(blocks: Pair<Vec<usize>>) -> Self {
        Self { blocks, script: Vec::new(), rows: Vec::new(), is_clause: false, moved: false, alone: false }
    }

    /// The longest stretches of its blocks without another block between, and how many letters they hold.
    fn span(&self, blocks: Pair<&[Block]>) -> Option<Span> {
        let stretch = |of: &[usize], blocks: &[Block]| -> Option<(Range<usize>, usize)> {
            if self.alone {
                // The first bears the number that the others follow.
                let first = *of.first()?;
                return Some((first..first + 1, letters(&blocks[first])));
            }
            let mut best: Option<(Range<usize>, usize)> = None;
            let mut start = 0;
            for end in 1..=of.len() {
                if end == of.len() || of[end] != of[end - 1] + 1 {
                    let range = of[start]..of[end - 1] + 1;
                    let letters = blocks[range.clone()].iter().map(letters).sum::<usize>();
                    if best.as_ref().is_none_or(|(_, most)| letters > *most) {
                        best = Some((range, letters));
                    }
                    start = end;
                }
            }
            best
        };
        let (old, many) = stretch(&self.blocks.old, blocks.old)?;
        let (new, more) = stretch(&self.blocks.new, blocks.new)?;
        (!self.moved).then_some(Span { old, new, weight: 1 + many + more })
    }
}

fn letters(block: &Block) -> usize {
    match &block.content {
        Content::Paragraph(paragraph) => paragraph.text.len(),
        Content::Table(rows) => rows.iter().flatten().map(|cell| cell.text.len()).sum(),
    }
}

/// Which blocks belong together, by the comparison and, for what it leaves out as the same, by name and order.
fn links(comparison: &Comparison<'_>, blocks: Pair<&[Block]>) -> Vec<Link> {
    let places = blocks.map(|blocks| {
        blocks.iter().enumerate().map(|(at, block)| (block.key, at)).collect::<BTreeMap<Key, usize>>()
    });
    let mut links = Vec::new();
    for change in &comparison.changes {
        let find = |clauses: &[usize], places: &BTreeMap<Key, usize>| {
            clauses.iter().filter_map(|clause| places.get(&Key::Clause(*clause)).copied()).collect::<Vec<_>>()
        };
        let pair = Pair::new(find(&change.clauses.old, &places.old), find(&change.clauses.new, &places.new));
        if pair.old.is_empty() || pair.new.is_empty() {
            continue;
        }
        let script = view::inline(comparison, change);
        links.push(Link { script, is_clause: true, moved: change.moved, ..Link::new(pair) });
    }
    let mut link = |old: Key, new: Key, script: Vec<(Op, String)>, rows: Vec<RowChange>| {
        if let (Some(old), Some(new)) = (places.old.get(&old), places.new.get(&new)) {
            links.push(Link { script, rows, ..Link::new(Pair::new(vec![*old], vec![*new])) });
        }
    };
    for key in places.old.keys() {
        if matches!(key, Key::Line(..) | Key::End | Key::Annex(_) | Key::AnnexTitle(_)) {
            link(*key, *key, Vec::new(), Vec::new());
        }
    }
    let documents = comparison.documents;
    let counts =
        documents.map(|document| (document.headings.len(), document.tables.len(), document.unplaced.len()));
    let changed: Vec<Pair<Option<usize>>> =
        comparison.headings.iter().map(|change| change.headings).collect();
    for change in &comparison.headings {
        if let (Some(old), Some(new)) = (change.headings.old, change.headings.new) {
            let script = change.inline.iter().map(|step| (step.op, step.text.clone())).collect();
            link(Key::Heading(old), Key::Heading(new), script, Vec::new());
        }
    }
    for (old, new) in unchanged(&changed, Pair::new(counts.old.0, counts.new.0)) {
        link(Key::Heading(old), Key::Heading(new), Vec::new(), Vec::new());
    }
    let changed: Vec<Pair<Option<usize>>> = comparison.tables.iter().map(|change| change.tables).collect();
    let mut tables: Vec<(usize, usize, Vec<RowChange>)> =
        unchanged(&changed, Pair::new(counts.old.1, counts.new.1))
            .map(|(old, new)| (old, new, Vec::new()))
            .collect();
    for change in &comparison.tables {
        if let (Some(old), Some(new)) = (change.tables.old, change.tables.new) {
            tables.push((old, new, change.rows.clone()));
        }
    }
    for (old, new, rows) in tables {
        link(Key::Table(old), Key::Table(new), Vec::new(), rows);
        link(Key::Spacer(old), Key::Spacer(new), Vec::new(), Vec::new());
    }
    for place in 0..counts.old.2.min(counts.new.2) {
        if documents.old.unplaced[place].text == documents.new.unplaced[place].text {
            link(Key::Unplaced(place), Key::Unplaced(place), Vec::new(), Vec::new());
        }
    }
    links
}

/// What a list of changes leaves out: the first of the one document with the first of the other, and so on.
fn unchanged(changed: &[Pair<Option<usize>>], counts: Pair<usize>) -> impl Iterator<Item = (usize, usize)> {
    let rest = |count: usize, of: fn(&Pair<Option<usize>>) -> Option<usize>| {
        let named: Vec<usize> = changed.iter().filter_map(of).collect();
        (0..count).filter(|at| !named.contains(at)).collect::<Vec<_>>()
    };
    std::iter::zip(rest(counts.old, |pair| pair.old), rest(counts.new, |pair| pair.new))
}

struct Merger<'b, 'd> {
    blocks: Pair<&'b [Block]>,
    notes: Notes<'d>,
    formats: bool,
    language: Language,
    pieces: Vec<Piece>,
    /// The blocks that moved, and the number of the move.
    moved: Pair<BTreeMap<usize, (usize, &'b Link)>>,
}

impl<'b> Merger<'b, '_> {
    /// Blocks that only one of the documents has here: the old ones, then the new ones.
    fn apart(&mut self, old: Range<usize>, new: Range<usize>) {
        for at in old {
            match self.moved.old.get(&at).copied() {
                Some((number, link)) => self.end_of_move(number, link, Place::From),
                None => self.pieces.push(whole(&self.blocks.old[at], Status::Deleted, true, &mut self.notes)),
            }
        }
        for at in new {
            match self.moved.new.get(&at).copied() {
                Some((number, link)) => self.end_of_move(number, link, Place::To),
                None => {
                    self.pieces.push(whole(&self.blocks.new[at], Status::Inserted, false, &mut self.notes))
                }
            }
        }
    }

    fn end_of_move(&mut self, number: usize, link: &Link, place: Place) {
        let keys = Pair::new(
            link.blocks.old.first().map(|at| self.blocks.old[*at].key),
            link.blocks.new.first().map(|at| self.blocks.new[*at].key),
        );
        for mut paragraph in self.weave(link, Pair::new(0..1, 0..1), place) {
            paragraph.moved = Some(number);
            paragraph.of = match place {
                Place::From => Pair::new(keys.old, None),
                _ => Pair::new(None, keys.new),
            };
            self.pieces.push(Piece::Paragraph(paragraph));
        }
    }

    /// Blocks that belong together and stand in the same place.
    fn together(&mut self, span: &Span, link: &'b Link) {
        let first = (&self.blocks.old[span.old.start].content, &self.blocks.new[span.new.start].content);
        if let (Content::Table(old), Content::Table(new)) = first {
            let rows = self.rows(old, new, &link.rows);
            self.pieces.push(Piece::Table(rows));
            return;
        }
        let here = |all: &[usize], here: &Range<usize>| {
            let start = all.iter().position(|at| *at == here.start).unwrap_or(0);
            start..start + here.len()
        };
        let here = Pair::new(here(&link.blocks.old, &span.old), here(&link.blocks.new, &span.new));
        let mut woven = self.weave(link, here, Place::Both);
        if let [one] = woven.as_mut_slice() {
            one.of = Pair::new(
                Some(self.blocks.old[span.old.start].key),
                Some(self.blocks.new[span.new.start].key),
            );
        }
        self.pieces.extend(woven.into_iter().map(Piece::Paragraph));
    }

    fn weave(&mut self, link: &Link, here: Pair<Range<usize>>, place: Place) -> Vec<TrackedParagraph> {
        let strand = |blocks: &'b [Block], of: &[usize], here| Strand {
            paragraphs: of.iter().filter_map(|at| paragraph(&blocks[*at])).collect(),
            here,
        };
        let strands = Pair::new(
            strand(self.blocks.old, &link.blocks.old, here.old),
            strand(self.blocks.new, &link.blocks.new, here.new),
        );
        let mut script = link.script.clone();
        if script.is_empty() {
            let body = |strand: &Strand<'_>| {
                strand.paragraphs.first().map_or("", |paragraph| paragraph.body()).to_owned()
            };
            script = self.script(&body(&strands.old), &body(&strands.new));
        }
        weave(strands, &script, place, self.formats, &mut self.notes)
    }

    fn script(&self, old: &str, new: &str) -> Vec<(Op, String)> {
        edit_script(Pair::new(old, new), self.language).into_iter().map(|step| (step.op, step.text)).collect()
    }

    fn rows(&mut self, old: &[Vec<Paragraph>], new: &[Vec<Paragraph>], changes: &[RowChange]) -> Vec<Row> {
        let named: Vec<Pair<Option<usize>>> = changes.iter().map(|change| change.rows).collect();
        let mut pairs: Vec<(usize, usize)> = unchanged(&named, Pair::new(old.len(), new.len())).collect();
        pairs.extend(named.iter().filter_map(|rows| Some((rows.old?, rows.new?))));
        // A row whose columns changed is taken out and put in.
        pairs.retain(|(one, other)| old.get(*one).map(Vec::len) == new.get(*other).map(Vec::len));
        let spans: Vec<Option<Span>> = pairs
            .iter()
            .map(|(one, other)| Some(Span { old: *one..one + 1, new: *other..other + 1, weight: 1 }))
            .collect();
        let mut kept: Vec<(usize, usize)> = std::iter::zip(&pairs, in_order(&spans))
            .filter(|(_, kept)| *kept)
            .map(|(pair, _)| *pair)
            .collect();
        kept.sort_unstable();
        let mut rows = Vec::new();
        let (mut at, mut to) = (0, 0);
        for (one, other) in kept.into_iter().chain([(old.len(), new.len())]) {
            rows.extend(old[at..one].iter().map(|cells| row(cells, Status::Deleted, true, &mut self.notes)));
            rows.extend(
                new[to..other].iter().map(|cells| row(cells, Status::Inserted, false, &mut self.notes)),
            );
            if let (Some(former), Some(cells)) = (old.get(one), new.get(other)) {
                rows.push(self.changed_row(former, cells));
            }
            (at, to) = (one + 1, other + 1);
        }
        rows
    }

    fn changed_row(&mut self, old: &[Paragraph], new: &[Paragraph]) -> Row {
        let mut cells = Vec::new();
        for (former, cell) in std::iter::zip(old, new) {
            let script = self.script(&former.text, &cell.text);
            let strand = |paragraph| Strand { paragraphs: vec![paragraph], here: 0..1 };
            let strands = Pair::new(strand(former), strand(cell));
            cells.extend(weave(strands, &script, Place::Both, self.formats, &mut self.notes));
        }
        Row { status: Status::Kept, cells }
    }
}

fn paragraph(block: &Block) -> Option<&Paragraph> {
    match &block.content {
        Content::Paragraph(paragraph) => Some(paragraph),
        Content::Table(_) => None,
    }
}

/// A block of one fate.
fn whole(block: &Block, status: Status, in_old: bool, notes: &mut Notes<'_>) -> Piece {
    match &block.content {
        Content::Paragraph(paragraph) => {
            let mut paragraph = lone(paragraph, status, in_old, notes);
            paragraph.of =
                if in_old { Pair::new(Some(block.key), None) } else { Pair::new(None, Some(block.key)) };
            Piece::Paragraph(paragraph)
        }
        Content::Table(rows) => {
            Piece::Table(rows.iter().map(|cells| row(cells, status, in_old, notes)).collect())
        }
    }
}

fn row(cells: &[Paragraph], status: Status, in_old: bool, notes: &mut Notes<'_>) -> Row {
    let cell = |cell| {
        // The mark that ends a cell goes with the row.
        let mut cell = lone(cell, status, in_old, notes);
        cell.mark = Status::Kept;
        cell
    };
    Row { status, cells: cells.iter().map(cell).collect() }
}
