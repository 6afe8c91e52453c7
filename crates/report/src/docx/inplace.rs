//! The redline on the old Word file itself: its styles, numbers, headers and everything else stay as they are, and
//! the changes are tracked in its paragraphs and tables.

mod blocks;
mod masthead;
mod notes;
mod paragraphs;
mod running;
mod shifts;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use resdiff_docx::document::{Document as WordText, Revisions};
use resdiff_docx::xml::{Ns, Tree};
use resdiff_docx::{Limits, Package, PackageError, content_type, relationship};
use resdiff_engine::{Change, Comparison, Pair};

use self::blocks::{OldBlocks, missing, new_blocks, numbered_alike};
use self::notes::{free_ids, references, renumbered};
use self::paragraphs::{adjoin, is_plain};
use self::tables::TableHost;
use super::block::{Block, Content, Key};
use super::host::{Host, Patch, hosts, patched};
use super::markup::Markup;
use super::tracked::{Note, Piece, Status, TrackedParagraph};
use super::{Redline, Revision, controls, merge};

/// The redline on these bytes of the old file; none where it is no file that can be changed in place.
pub(super) fn redline(
    comparison: &Comparison<'_>,
    bytes: &[u8],
    limits: &Limits,
    revision: &Revision,
) -> Result<Option<Redline>, PackageError> {
    let mut package = Package::open(bytes, limits)?;
    let text = WordText::read(&package, Revisions::Accepted)?;
    // Whatever prefix stands for WordprocessingML could be written; all programs write this one.
    if !text.main.source()[text.main.root().open_tag()].starts_with("<w:") {
        return Ok(None);
    }
    let hosts = hosts(&text.main, &text.body);
    let tables = tables::hosts(&text, comparison.documents.old);
    let old = OldBlocks::of(comparison.documents.old, &hosts, &tables);
    let joins = Joins { text: &text, hosts: &hosts, old: &old };
    let new = new_blocks(comparison, &old);
    let joined: Vec<bool> = comparison.changes.iter().map(|change| joins.may_of(change, &new)).collect();
    let new = numbered_alike(comparison, new, &old.ordinals, &hosts, &joined);
    let (mut pieces, notes) =
        merge::on_paragraphs(comparison, Pair::new(&old.blocks, &new), &|link| joins.may(link, &new));

    let footnotes = match package.related(package.main_part(), relationship::FOOTNOTES)? {
        Some(part) => package.tree(&part)?.map(|tree| (part, tree)),
        None => None,
    };
    let running = running::parts(&package, &text.running)?;
    let all = std::iter::once(&text.main).chain(running.iter().map(|(_, tree)| tree));
    let (ids, note_ids) = free_ids(all, footnotes.as_ref().map(|(_, tree)| tree), &notes);
    let markup = Markup::new(revision, &notes).within(ids, note_ids.clone());
    let mut place = InPlace {
        comparison,
        text: &text,
        hosts: &hosts,
        tables: &tables,
        old: &old,
        new: &new,
        notes: &notes,
        markup,
        patches: Vec::new(),
        styles: styles(&package)?,
        behind: 0,
        former: None,
        taken_over: BTreeMap::new(),
        in_running: BTreeSet::new(),
        untracked: missing(comparison, &old),
        told: Vec::new(),
    };
    let running = place.running(&running);
    place.masthead();
    place.shift_marks(&mut pieces);
    place.body(&pieces);
    let patches = std::mem::take(&mut place.patches);
    let main = place.patched(&text.main, patches);
    let name = package.main_part().to_owned();
    let order = references(&Tree::parse(main.as_bytes(), limits).map_err(|error| error.of(&name))?);
    let changed = place.footnotes(footnotes.as_ref().map(|(_, tree)| tree), &note_ids, &order);
    let (untracked, told) = (std::mem::take(&mut place.untracked), std::mem::take(&mut place.told));
    let (main, changed) = match changed {
        Some(notes) => renumbered(main, notes, limits).map(|(main, notes)| (main, Some(notes))),
        None => Ok((main, None)),
    }
    .map_err(|error| error.of(&name))?;
    package.replace(&name, main)?;
    for (part, xml) in running {
        package.replace(&part, xml)?;
    }
    match (footnotes, changed) {
        (Some((part, _)), Some(xml)) => package.replace(&part, xml)?,
        (None, Some(xml)) => {
            let part = format!("{}footnotes.xml", &name[..name.rfind('/').map_or(0, |slash| slash + 1)]);
            package.insert(&part, content_type::FOOTNOTES, xml)?;
            package.relate(&name, relationship::FOOTNOTES, &part)?;
        }
        _ => {}
    }
    Ok(Some(Redline { bytes: package.write()?, untracked, told }))
}

/// The ids of the styles of a file.
fn styles(package: &Package) -> Result<BTreeSet<String>, PackageError> {
    let part = package.related(package.main_part(), relationship::STYLES)?;
    let tree = match part {
        Some(part) => package.tree(&part)?,
        None => None,
    };
    let all = tree.iter().flat_map(|tree| tree.elements()).filter(|element| element.is(Ns::Word, "style"));
    Ok(all.filter_map(|style| Some(style.attribute(Ns::Word, "styleId")?.into_owned())).collect())
}

/// Which splits and mergers can be made in the paragraphs of the file.
struct Joins<'a> {
    text: &'a WordText,
    hosts: &'a BTreeMap<usize, Host<'a>>,
    old: &'a OldBlocks,
}

impl Joins<'_> {
    /// Whether blocks that belong together, as indices into the old and new ones, stand side by side in paragraphs of
    /// one kind: a mark holds the properties of its paragraph, and those are the same for all of them.
    fn may(&self, link: &Pair<Vec<usize>>, new: &[Block]) -> bool {
        let in_row = |places: &[usize]| places.windows(2).all(|two| two[1] == two[0] + 1);
        let style = |block: &Block| match &block.content {
            Content::Paragraph(paragraph) => Some(paragraph.style),
            Content::Table(_) => None,
        };
        let several = link.old.len() > 1 || link.new.len() > 1;
        let olds: Vec<&Block> = link.old.iter().filter_map(|at| self.old.blocks.get(*at)).collect();
        let news: Vec<&Block> = link.new.iter().filter_map(|at| new.get(*at)).collect();
        let kind = olds.first().and_then(|block| style(block));
        if !several
            || !in_row(&link.old)
            || !in_row(&link.new)
            || kind.is_none()
            || !olds.iter().chain(&news).all(|block| style(block) == kind)
        {
            return false;
        }
        let hosts: Vec<&Host<'_>> =
            olds.iter().filter_map(|block| self.hosts.get(self.old.ordinals.get(&block.key)?)).collect();
        let elements: Vec<_> =
            hosts.iter().filter_map(|host| self.text.main.element(host.paragraph.element)).collect();
        let counted = hosts.iter().filter(|host| host.paragraph.number.is_some()).count();
        elements.len() == olds.len()
            && (counted == 0 || counted == hosts.len())
            && !hosts.iter().any(|host| host.in_cell)
            && elements.windows(2).all(|two| adjoin(two[0], two[1]))
            && elements.iter().all(|element| is_plain(*element))
    }

    /// The same of the clauses of a change.
    fn may_of(&self, change: &Change, new: &[Block]) -> bool {
        if change.clauses.old.len() < 2 && change.clauses.new.len() < 2 {
            return false;
        }
        let places = |clauses: &[usize], blocks: &[Block]| -> Option<Vec<usize>> {
            let place = |clause: &usize| blocks.iter().position(|block| block.key == Key::Clause(*clause));
            clauses.iter().map(place).collect()
        };
        let old = places(&change.clauses.old, &self.old.blocks);
        let link = old.zip(places(&change.clauses.new, new)).map(|(old, new)| Pair::new(old, new));
        link.is_some_and(|link| self.may(&link, new))
    }
}

struct InPlace<'a, 'd> {
    comparison: &'a Comparison<'d>,
    text: &'a WordText,
    hosts: &'a BTreeMap<usize, Host<'a>>,
    /// The tables of the old document in the file.
    tables: &'a BTreeMap<usize, TableHost<'a>>,
    old: &'a OldBlocks,
    new: &'a [Block],
    notes: &'a [Note],
    markup: Markup<'a>,
    patches: Vec<Patch>,
    /// The ids of the styles that the file has.
    styles: BTreeSet<String>,
    /// Where a paragraph that is put in next belongs.
    behind: usize,
    /// The element of the paragraph whose mark was given to the last of the new ones behind it.
    former: Option<usize>,
    /// For blocks that go and whose marks stay in place of those of the paragraphs before: the elements of these, whose
    /// properties the marks take over.
    taken_over: BTreeMap<Key, usize>,
    /// The fields of the masthead that were exchanged in headers and footers.
    in_running: BTreeSet<&'static str>,
    untracked: Vec<String>,
    told: Vec<String>,
}

impl InPlace<'_, '_> {
    /// A part with its patches applied, and with the controls settled in which they change words.
    fn patched(&mut self, tree: &Tree, patches: Vec<Patch>) -> String {
        let mut settled = controls::settle(tree, &patches, &mut self.markup);
        self.told.append(&mut settled.told);
        // The ends of a control stand nearer to it than what is put in beside it.
        settled.patches.extend(patches);
        patched(tree.source(), settled.patches)
    }

    fn host(&self, key: Key) -> Option<&Host<'_>> {
        self.hosts.get(self.old.ordinals.get(&key)?)
    }

    /// The element of the paragraph that a block of the old document is.
    fn element(&self, key: Key) -> Option<usize> {
        self.host(key).map(|host| host.paragraph.element)
    }

    /// What is put in next comes behind all that stands before the next block: an annex behind the closing.
    fn pass_what_is_no_block(&mut self, rest: &[Piece]) {
        let next = rest.iter().find_map(|piece| match piece {
            Piece::Paragraph(paragraph) => self.old.ordinals.get(&paragraph.of.old?).copied(),
            Piece::Table(table) => match table.of.old? {
                Key::Table(index) => Some(self.tables.get(&index)?.ordinal),
                _ => None,
            },
        });
        // The empty paragraph that draws the rule at the end stays there.
        let mut hosts = self.hosts.range(..next.unwrap_or(usize::MAX)).rev();
        let before = hosts.find(|(_, host)| !host.paragraph.pieces.is_empty());
        self.behind = before.map_or(self.behind, |(_, host)| host.behind.max(self.behind));
    }

    fn body(&mut self, pieces: &[Piece]) {
        let first = self.old.blocks.iter().find_map(|block| self.old.ordinals.get(&block.key));
        let before = self.hosts.range(..first.copied().unwrap_or(usize::MAX)).next_back();
        let start = || self.text.main.root().children().next().map_or(0, |body| body.inner().start);
        self.behind = before.map_or_else(start, |(_, host)| host.behind);
        // The parts of a paragraph that is being split.
        let mut parts: Vec<TrackedParagraph> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Table(table) => self.table(table),
                Piece::Paragraph(paragraph) => match paragraph.of.old {
                    Some(key) => {
                        parts.push(paragraph.clone());
                        if paragraph.mark != Status::Inserted {
                            self.old_paragraph(key, &std::mem::take(&mut parts));
                        }
                    }
                    None => {
                        if let Some(key) = parts.first().and_then(|part| part.of.old) {
                            // Its mark was given to one of the new ones.
                            self.old_paragraph(key, &std::mem::take(&mut parts));
                            self.former = self.element(key);
                        }
                        if matches!(paragraph.of.new, Some(Key::Annex(_))) {
                            self.pass_what_is_no_block(&pieces[at..]);
                        }
                        self.new_paragraph(paragraph);
                    }
                },
            }
        }
    }
}
