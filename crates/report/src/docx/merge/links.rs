//! Which blocks of two documents belong together.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_engine::{Comparison, Op, Pair, RowChange};

use crate::docx::block::{Block, Content, Key};
use crate::docx::order::Span;
use crate::view;

/// Blocks of both documents that belong together.
pub(super) struct Link {
    /// The blocks, in reading order.
    pub blocks: Pair<Vec<usize>>,
    /// The edit script between their texts; empty where it is still to be made.
    pub script: Vec<(Op, String)>,
    pub rows: Vec<RowChange>,
    pub is_clause: bool,
    /// The comparison says that it left its order.
    moved: bool,
    /// It ties no more than one block of each document together in place.
    pub alone: bool,
}

impl Link {
    fn new(blocks: Pair<Vec<usize>>) -> Self {
        Self { blocks, script: Vec::new(), rows: Vec::new(), is_clause: false, moved: false, alone: false }
    }

    /// The longest stretches of its blocks without another block between, and how many letters they hold.
    pub(super) fn span(&self, blocks: Pair<&[Block]>) -> Option<Span> {
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
pub(super) fn links(comparison: &Comparison<'_>, blocks: Pair<&[Block]>) -> Vec<Link> {
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
    let tables = tables(comparison);
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
pub(in crate::docx) fn unchanged(
    changed: &[Pair<Option<usize>>],
    counts: Pair<usize>,
) -> impl Iterator<Item = (usize, usize)> {
    let rest = |count: usize, of: fn(&Pair<Option<usize>>) -> Option<usize>| {
        let named: Vec<usize> = changed.iter().filter_map(of).collect();
        (0..count).filter(|at| !named.contains(at)).collect::<Vec<_>>()
    };
    std::iter::zip(rest(counts.old, |pair| pair.old), rest(counts.new, |pair| pair.new))
}

/// The tables of both documents that belong together, with the rows that changed.
pub(in crate::docx) fn tables(comparison: &Comparison<'_>) -> Vec<(usize, usize, Vec<RowChange>)> {
    let counts = comparison.documents.map(|document| document.tables.len());
    let changed: Vec<Pair<Option<usize>>> = comparison.tables.iter().map(|change| change.tables).collect();
    let mut tables: Vec<(usize, usize, Vec<RowChange>)> =
        unchanged(&changed, counts).map(|(old, new)| (old, new, Vec::new())).collect();
    for change in &comparison.tables {
        if let (Some(old), Some(new)) = (change.tables.old, change.tables.new) {
            tables.push((old, new, change.rows.clone()));
        }
    }
    tables
}
