//! Which blocks of two documents belong together.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_engine::{Comparison, Op, Pair, Relation, RowChange};

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

/// The spans of links.
pub(super) fn spans(links: &[Link], blocks: Pair<&[Block]>) -> Vec<Option<Span>> {
    links.iter().map(|link| link.span(blocks)).collect()
}

/// Pairs the tables that stand between two kept paragraphs in their order, whatever they are of each other: of those
/// that have none the rows are exchanged, and what is left over comes or goes behind them.
///
/// LibreOffice joins no paragraph to a table: where a table and the empty paragraph behind it came or went right before
/// another table, that paragraph would be left over. `kept` says which links hold.
pub(super) fn pair_tables(links: &mut Vec<Link>, kept: &mut Vec<bool>, blocks: Pair<&[Block]>) {
    let of_table = |links: &[Link], number: usize| {
        let first = links[number].blocks.old.first().map(|at| blocks.old[*at].key);
        matches!(first, Some(Key::Table(_) | Key::Spacer(_)))
    };
    let mut walls: Vec<Span> = std::iter::zip(spans(links, blocks), kept.iter())
        .enumerate()
        .filter(|(number, (_, kept))| **kept && !of_table(links, *number))
        .filter_map(|(_, (span, _))| span)
        .collect();
    walls.sort_by_key(|span| span.old.start);
    let ends = Pair::new(blocks.old.len(), blocks.new.len());
    walls.push(Span { old: ends.old..ends.old, new: ends.new..ends.new, weight: 0 });
    let (mut old, mut new) = (0, 0);
    for wall in walls {
        // Tables with an empty paragraph behind them, by their places.
        let tables = |blocks: &[Block], range: Range<usize>| {
            let is_table = |at: &usize| matches!(blocks[*at].content, Content::Table(_));
            let apart =
                |at: &usize| matches!(blocks.get(at + 1).map(|block| block.key), Some(Key::Spacer(_)));
            range.filter(|at| is_table(at) && apart(at)).collect::<Vec<_>>()
        };
        let pairs =
            std::iter::zip(tables(blocks.old, old..wall.old.start), tables(blocks.new, new..wall.new.start));
        for (one, other) in pairs {
            let is_pair =
                |link: &Link| (link.blocks.old.as_slice(), link.blocks.new.as_slice()) == (&[one], &[other]);
            if std::iter::zip(links.iter(), kept.iter()).any(|(link, kept)| *kept && is_pair(link)) {
                continue;
            }
            for (at, then) in [(one, other), (one + 1, other + 1)] {
                for (link, kept) in std::iter::zip(links.iter(), kept.iter_mut()) {
                    *kept &= !link.blocks.old.contains(&at) && !link.blocks.new.contains(&then);
                }
                links.push(Link::new(Pair::new(vec![at], vec![then])));
                kept.push(true);
            }
            let table = links.len() - 2;
            links[table].rows = exchanged(Pair::new(one, other), blocks);
        }
        (old, new) = (wall.old.end, wall.new.end);
    }
}

/// The changes that take all rows of a table out and put those of another in.
fn exchanged(tables: Pair<usize>, blocks: Pair<&[Block]>) -> Vec<RowChange> {
    let rows = |block: &Block| match &block.content {
        Content::Table(rows) => rows.len(),
        Content::Paragraph(_) => 0,
    };
    let counts = Pair::new(rows(&blocks.old[tables.old]), rows(&blocks.new[tables.new]));
    let goes = |row| RowChange { relation: Relation::Removed, rows: Pair::new(Some(row), None) };
    let comes = |row| RowChange { relation: Relation::Added, rows: Pair::new(None, Some(row)) };
    (0..counts.old).map(goes).chain((0..counts.new).map(comes)).collect()
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
