//! Which blocks of the two documents stand for what in the old file, and what has no place there.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_engine::Comparison;
use resdiff_model::{Document, Place};

use super::tables::TableHost;
use crate::docx::block::{Block, Content, Key, Paragraph};
use crate::docx::host::{Host, words};
use crate::docx::{layout, merge};

/// The blocks of the old document that have a place in the file.
pub(super) struct OldBlocks {
    pub blocks: Vec<Block>,
    /// The ordinals of the paragraphs that they are.
    pub ordinals: BTreeMap<Key, usize>,
    /// The lines of the masthead and the closing that have no place.
    pub lost_lines: Vec<Key>,
}

impl OldBlocks {
    /// Where the file numbers a paragraph itself the number is not part of its words.
    pub(super) fn of(
        document: &Document,
        hosts: &BTreeMap<usize, Host<'_>>,
        tables: &BTreeMap<usize, TableHost<'_>>,
    ) -> Self {
        let mut old = Self { blocks: Vec::new(), ordinals: BTreeMap::new(), lost_lines: Vec::new() };
        let mut taken = BTreeSet::new();
        for mut block in layout::blocks(document) {
            let ordinal = match block.key {
                Key::Table(index) => {
                    if tables.contains_key(&index) {
                        old.blocks.push(block);
                    }
                    continue;
                }
                // Where the lines are is seen when the text has its places.
                Key::Line(..) => {
                    old.blocks.push(block);
                    continue;
                }
                Key::Spacer(index) => {
                    let spacer = tables.get(&index).and_then(|table| table.spacer);
                    hosts
                        .values()
                        .find(|host| Some(host.paragraph.element) == spacer)
                        .map(|host| host.paragraph.ordinal)
                }
                key => place_of(document, key)
                    .and_then(|at| usize::try_from(at.paragraph?).ok()?.checked_sub(1))
                    // A clause that goes on in another paragraph is not hers.
                    .filter(|ordinal| hosts.get(ordinal).is_some_and(|host| holds_end_of(host, &block))),
            };
            let Some((ordinal, host)) = ordinal.and_then(|ordinal| Some((ordinal, hosts.get(&ordinal)?)))
            else {
                continue;
            };
            if !taken.insert(ordinal) {
                continue;
            }
            if host.paragraph.number.is_some()
                && let Content::Paragraph(paragraph) = &mut block.content
            {
                without_number(paragraph);
            }
            old.ordinals.insert(block.key, ordinal);
            old.blocks.push(block);
        }
        old.find_lines(hosts);
        old
    }

    /// Finds the lines of the masthead and the closing, each a paragraph of its own between the places of what stands
    /// before and behind it.
    fn find_lines(&mut self, hosts: &BTreeMap<usize, Host<'_>>) {
        let mut after = 0;
        for at in 0..self.blocks.len() {
            let key = self.blocks[at].key;
            if let (Key::Line(..), Content::Paragraph(line)) = (key, &self.blocks[at].content) {
                let next = self.blocks[at..].iter().find_map(|block| self.ordinals.get(&block.key));
                let words_of = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let line = words_of(&line.text);
                let is_line = |host: &Host<'_>| {
                    let plain = !host.in_cell && host.paragraph.number.is_none();
                    plain && !line.is_empty() && words_of(&words(host.paragraph).text) == line
                };
                let mut between = hosts.range(after..next.copied().unwrap_or(usize::MAX).max(after));
                if let Some((ordinal, _)) = between.find(|(_, host)| is_line(host)) {
                    self.ordinals.insert(key, *ordinal);
                } else {
                    self.lost_lines.push(key);
                }
            }
            after = self.ordinals.get(&key).map_or(after, |ordinal| ordinal + 1);
        }
        let lost = &self.lost_lines;
        self.blocks.retain(|block| !lost.contains(&block.key));
    }

    /// Whether a line of the masthead or the closing that is new stands beside one that has a place.
    fn has_beside(&self, lines: &[Key], line: usize) -> bool {
        let known = |key: &&Key| self.has(**key) || self.lost_lines.contains(key);
        let before = lines[..line].iter().rev().find(known);
        before.or_else(|| lines[line..].iter().find(known)).is_some_and(|key| self.has(*key))
    }

    pub(super) fn has(&self, key: Key) -> bool {
        self.blocks.iter().any(|block| block.key == key)
    }
}

/// Whether a paragraph holds the last words of a block: one that goes on in the next does not.
fn holds_end_of(host: &Host<'_>, block: &Block) -> bool {
    const LETTERS: usize = 12;
    let Content::Paragraph(paragraph) = &block.content else { return false };
    let letters =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect::<Vec<char>>();
    let end = letters(paragraph.body());
    let end: String = end[end.len().saturating_sub(LETTERS)..].iter().collect();
    let number = host.paragraph.number.as_ref().map_or("", |number| number.text.as_str());
    let words: String = letters(&format!("{number}{}", words(host.paragraph).text)).into_iter().collect();
    words.contains(&end)
}

fn place_of(document: &Document, key: Key) -> Option<Place> {
    Some(match key {
        Key::Clause(index) => document.clauses.get(index)?.at,
        Key::Heading(index) => document.headings.get(index)?.at,
        Key::Annex(index) => document.annexes.get(index)?.at,
        Key::AnnexTitle(index) => following(document.annexes.get(index)?.at),
        Key::Unplaced(index) => document.unplaced.get(index)?.at,
        Key::Table(index) => document.tables.get(index)?.at,
        Key::Line(..) | Key::Spacer(_) | Key::End => return None,
    })
}

fn following(at: Place) -> Place {
    Place { paragraph: at.paragraph.map(|paragraph| paragraph + 1), ..at }
}

fn without_number(paragraph: &mut Paragraph) {
    let cut = std::mem::take(&mut paragraph.number);
    paragraph.text.replace_range(..cut, "");
    for (range, _) in &mut paragraph.formats {
        *range = range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
    }
    for reference in &mut paragraph.references {
        reference.at = reference.at.saturating_sub(cut);
    }
}

/// The blocks of the new document that are to stand in the file: all of the text but what became of blocks that have
/// no place there.
pub(super) fn new_blocks(comparison: &Comparison<'_>, old: &OldBlocks) -> Vec<Block> {
    let mut homeless = Vec::new();
    for change in &comparison.changes {
        let clauses = &change.clauses;
        if !clauses.old.is_empty() && !clauses.old.iter().any(|clause| old.has(Key::Clause(*clause))) {
            homeless.extend(clauses.new.iter().map(|clause| Key::Clause(*clause)));
        }
    }
    for (one, other, _) in merge::tables(comparison) {
        if !old.has(Key::Table(one)) {
            homeless.push(Key::Table(other));
        }
        if !old.has(Key::Spacer(one)) {
            homeless.push(Key::Spacer(other));
        }
    }
    let changed: Vec<_> = comparison.headings.iter().map(|change| change.headings).collect();
    let counts = comparison.documents.map(|document| document.headings.len());
    let linked = changed.iter().filter_map(|headings| Some((headings.old?, headings.new?)));
    for (one, other) in merge::unchanged(&changed, counts).chain(linked) {
        if !old.has(Key::Heading(one)) {
            homeless.push(Key::Heading(other));
        }
    }
    let annexes = comparison.documents.old.annexes.len();
    homeless.extend(
        (0..annexes).flat_map(|at| [Key::Annex(at), Key::AnnexTitle(at)]).filter(|key| !old.has(*key)),
    );
    let mut blocks = layout::blocks(comparison.documents.new);
    let lines: Vec<Key> =
        blocks.iter().map(|block| block.key).filter(|key| matches!(key, Key::Line(..))).collect();
    let stays = |(at, key): &(usize, &Key)| {
        old.has(**key) || !old.lost_lines.contains(key) && old.has_beside(&lines, *at)
    };
    homeless.extend(lines.iter().enumerate().filter(|line| !stays(line)).map(|(_, key)| *key));
    blocks.retain(|block| block.key != Key::End && !homeless.contains(&block.key));
    blocks
}

/// The new blocks, without their numbers where the paragraph of the old file that they become numbers itself.
///
/// `joined` says of every change whether it is a split or merger made in the paragraphs themselves: then the new
/// paragraphs are all of the kind of the old ones.
pub(super) fn numbered_alike(
    comparison: &Comparison<'_>,
    mut new: Vec<Block>,
    ordinals: &BTreeMap<Key, usize>,
    hosts: &BTreeMap<usize, Host<'_>>,
    joined: &[bool],
) -> Vec<Block> {
    let counted = |key: Key| {
        ordinals
            .get(&key)
            .and_then(|ordinal| hosts.get(ordinal))
            .is_some_and(|host| host.paragraph.number.is_some())
    };
    let mut becomes: BTreeMap<usize, usize> = BTreeMap::new();
    let changes = std::iter::zip(&comparison.changes, joined.iter().copied());
    for (change, joined) in changes.filter(|(change, _)| !change.moved) {
        if let (Some(old), Some(new)) = (change.clauses.old.first(), change.clauses.new.first()) {
            becomes.insert(*new, *old);
            if joined {
                becomes.extend(change.clauses.new.iter().map(|new| (*new, *old)));
            }
        }
    }
    for block in &mut new {
        let Content::Paragraph(paragraph) = &mut block.content else { continue };
        if let Key::Clause(clause) = block.key
            && becomes.get(&clause).is_some_and(|old| counted(Key::Clause(*old)))
        {
            without_number(paragraph);
        }
    }
    new
}

/// What of the text has no place in the file and yet changed.
pub(super) fn missing(comparison: &Comparison<'_>, old: &OldBlocks) -> Vec<String> {
    let documents = comparison.documents;
    let mut missing = Vec::new();
    for change in &comparison.changes {
        let differs = change.significance.is_some() || change.moved;
        for clause in change.clauses.old.iter().filter(|clause| differs && !old.has(Key::Clause(**clause))) {
            missing.push(documents.old.clauses[*clause].label.to_string());
        }
    }
    for change in &comparison.tables {
        let table = change.tables.old.filter(|table| !old.has(Key::Table(*table)));
        missing.extend(table.map(|table| format!("table {}", documents.old.tables[table].label)));
    }
    for change in &comparison.headings {
        let heading = change.headings.old.filter(|heading| !old.has(Key::Heading(*heading)));
        missing.extend(heading.map(|heading| format!("heading {}", documents.old.headings[heading].label)));
    }
    for change in &comparison.annexes {
        let annex = change.annexes.old.filter(|annex| !old.has(Key::AnnexTitle(*annex)));
        missing.extend(annex.map(|annex| format!("title of {}", documents.old.annexes[annex].name)));
    }
    missing
}
