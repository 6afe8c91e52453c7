//! The blocks of two documents in one order, with their changes tracked.

mod links;

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_engine::{Comparison, Op, Pair, RowChange, edit_script};
use resdiff_model::{Document, Language};

use self::links::{Link, links, pair_tables, spans};
pub(super) use self::links::{tables, unchanged};
use super::block::{Block, Content, Key, Paragraph};
use super::layout;
use super::notes::Notes;
use super::order::{Span, in_order};
use super::settle::{settle, settle_runs, sort_notes};
use super::tracked::{Note, Piece, Row, Status, TrackedParagraph, TrackedTable};
use super::weave::{Place, Strand, lone, weave};

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
    let (mut pieces, notes) = merge(comparison, slices, links(comparison, slices));
    settle(&mut pieces);
    let notes = sort_notes(&mut pieces, notes);
    (pieces, notes)
}

/// Two documents as one, for the paragraphs of a file: what was split or merged is that where `may_join` says so of the
/// blocks, else one paragraph reworded and others that came or went. `blocks` are those of the two documents, as far as
/// they are to be shown.
pub(super) fn on_paragraphs(
    comparison: &Comparison<'_>,
    blocks: Pair<&[Block]>,
    may_join: &dyn Fn(&Pair<Vec<usize>>) -> bool,
) -> (Vec<Piece>, Vec<Note>) {
    let mut links = links(comparison, blocks);
    for link in &mut links {
        link.alone = !may_join(&link.blocks);
    }
    let (mut pieces, notes) = merge(comparison, blocks, links);
    settle_runs(&mut pieces);
    (pieces, notes)
}

fn merge(
    comparison: &Comparison<'_>,
    blocks: Pair<&[Block]>,
    mut links: Vec<Link>,
) -> (Vec<Piece>, Vec<Note>) {
    let mut kept = in_order(&spans(&links, blocks));
    pair_tables(&mut links, &mut kept, blocks);
    let spans = spans(&links, blocks);
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
    let mut anchors: Vec<(&Span, &Link)> = std::iter::zip(&links, &spans)
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
            self.pieces.push(Piece::Table(TrackedTable { of: self.keys(span), rows }));
            return;
        }
        let here = |all: &[usize], here: &Range<usize>| {
            let start = all.iter().position(|at| *at == here.start).unwrap_or(0);
            start..start + here.len()
        };
        let here = Pair::new(here(&link.blocks.old, &span.old), here(&link.blocks.new, &span.new));
        let mut woven = self.weave(link, here, Place::Both);
        let (mut old, mut new) = (span.old.start, span.new.start);
        for paragraph in &mut woven {
            let key = |blocks: &[Block], at: usize, range: &Range<usize>| {
                blocks[range.clone()].get(at - range.start).map(|block| block.key)
            };
            paragraph.of =
                Pair::new(key(self.blocks.old, old, &span.old), key(self.blocks.new, new, &span.new));
            old += usize::from(paragraph.mark != Status::Inserted);
            new += usize::from(paragraph.mark != Status::Deleted);
        }
        self.pieces.extend(woven.into_iter().map(Piece::Paragraph));
    }

    fn keys(&self, span: &Span) -> Pair<Option<Key>> {
        Pair::new(Some(self.blocks.old[span.old.start].key), Some(self.blocks.new[span.new.start].key))
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
            for (index, cells) in (at..one).zip(&old[at..one]) {
                rows.push(row(cells, index, Status::Deleted, true, &mut self.notes));
            }
            for (index, cells) in (to..other).zip(&new[to..other]) {
                rows.push(row(cells, index, Status::Inserted, false, &mut self.notes));
            }
            if let (Some(former), Some(cells)) = (old.get(one), new.get(other)) {
                rows.push(Row { of: Pair::new(Some(one), Some(other)), ..self.changed_row(former, cells) });
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
        Row { status: Status::Kept, of: Pair::default(), cells }
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
            paragraph.of = one_side(block.key, in_old);
            Piece::Paragraph(paragraph)
        }
        Content::Table(rows) => {
            let rows = rows.iter().enumerate();
            let rows = rows.map(|(index, cells)| row(cells, index, status, in_old, notes)).collect();
            Piece::Table(TrackedTable { of: one_side(block.key, in_old), rows })
        }
    }
}

/// What only one of the documents has.
fn one_side<T>(of: T, in_old: bool) -> Pair<Option<T>> {
    if in_old { Pair::new(Some(of), None) } else { Pair::new(None, Some(of)) }
}

fn row(cells: &[Paragraph], index: usize, status: Status, in_old: bool, notes: &mut Notes<'_>) -> Row {
    let cell = |cell| {
        // The mark that ends a cell goes with the row.
        let mut cell = lone(cell, status, in_old, notes);
        cell.mark = Status::Kept;
        cell
    };
    Row { status, of: one_side(index, in_old), cells: cells.iter().map(cell).collect() }
}
