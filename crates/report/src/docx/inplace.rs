//! The redline on the old Word file itself: its styles, numbers, headers and everything else stay as they are, and
//! the changes are tracked in its paragraphs.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_docx::document::{self, Document as WordText, Revisions};
use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_docx::{Limits, Package, PackageError, relationship};
use resdiff_engine::{Comparison, FieldChange, Op, Pair, edit_script};
use resdiff_model::{Document, Place};

use super::block::{Block, Content, Format, Key, Paragraph};
use super::host::{Host, Patch, hosts, mark, patched, words};
use super::markup::Markup;
use super::overlay::{overlay, whole};
use super::tracked::{Inline, Note, Piece, Run, Status, TrackedParagraph};
use super::wording::Wording;
use super::{Redline, Revision, layout, merge, styles};

/// The redline on these bytes of the old file; none where it is no file that can be changed in place.
pub(super) fn redline(
    comparison: &Comparison<'_>,
    bytes: &[u8],
    revision: &Revision,
) -> Result<Option<Redline>, PackageError> {
    let mut package = Package::open(bytes, &Limits::default())?;
    let text = WordText::read(&package, Revisions::Accepted)?;
    // Whatever prefix stands for WordprocessingML could be written; all programs write this one.
    if !text.main.source()[text.main.root().open_tag()].starts_with("<w:") {
        return Ok(None);
    }
    let hosts = hosts(&text.main, &text.body);
    let old = old_blocks(comparison.documents.old, &hosts);
    let new: Vec<Block> =
        layout::blocks(comparison.documents.new).into_iter().filter(|block| is_text(block.key)).collect();
    let unhoused = missing(comparison, &old);
    let ordinals: BTreeMap<Key, usize> = old.iter().map(|(block, ordinal)| (block.key, *ordinal)).collect();
    let old: Vec<Block> = old.into_iter().map(|(block, _)| block).collect();
    let new = numbered_alike(comparison, new, &ordinals, &hosts);
    let (pieces, notes) = merge::singly(comparison, Pair::new(&old, &new));

    let footnotes = match package.related(package.main_part(), relationship::FOOTNOTES)? {
        Some(part) => package.tree(&part)?.map(|tree| (part, tree)),
        None => None,
    };
    let (ids, note_ids) = free_ids(&text.main, footnotes.as_ref().map(|(_, tree)| tree), &notes);
    let markup = Markup::new(revision, &notes).within(ids, note_ids.clone());
    let mut place = InPlace {
        comparison,
        text: &text,
        hosts: &hosts,
        ordinals: &ordinals,
        old: &old,
        new: &new,
        notes: &notes,
        markup,
        patches: Vec::new(),
        behind: 0,
        untracked: unhoused,
    };
    place.masthead();
    place.body(&pieces);
    let main = patched(text.main.source(), std::mem::take(&mut place.patches));
    let changed = place.footnotes(footnotes.as_ref().map(|(_, tree)| tree), &note_ids);
    let untracked = std::mem::take(&mut place.untracked);
    let name = package.main_part().to_owned();
    package.replace(&name, main)?;
    match (footnotes, changed) {
        (Some((part, _)), Some(xml)) => package.replace(&part, xml)?,
        (None, Some(xml)) => {
            let part = format!("{}footnotes.xml", &name[..name.rfind('/').map_or(0, |slash| slash + 1)]);
            package.insert(&part, resdiff_docx::content_type::FOOTNOTES, xml)?;
            package.relate(&name, relationship::FOOTNOTES, &part)?;
        }
        _ => {}
    }
    Ok(Some(Redline { bytes: package.write()?, untracked }))
}

/// Whether a block is part of the text, which is compared paragraph by paragraph.
fn is_text(key: Key) -> bool {
    matches!(key, Key::Clause(_) | Key::Heading(_) | Key::Annex(_) | Key::AnnexTitle(_) | Key::Unplaced(_))
}

/// The blocks of the old document that are a paragraph of the file, with its ordinal. Where the file numbers them
/// itself the number is not part of their words.
fn old_blocks(document: &Document, hosts: &BTreeMap<usize, Host<'_>>) -> Vec<(Block, usize)> {
    let mut blocks: Vec<(Block, usize)> = Vec::new();
    for mut block in layout::blocks(document).into_iter().filter(|block| is_text(block.key)) {
        let at = match block.key {
            Key::Clause(index) => document.clauses[index].at,
            Key::Heading(index) => document.headings[index].at,
            Key::Annex(index) => document.annexes[index].at,
            Key::Unplaced(index) => document.unplaced[index].at,
            Key::AnnexTitle(index) => following(document.annexes[index].at),
            _ => continue,
        };
        let ordinal = at.paragraph.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let Some((ordinal, host)) = ordinal.and_then(|ordinal| Some((ordinal, hosts.get(&ordinal)?))) else {
            continue;
        };
        if blocks.iter().any(|(_, taken)| *taken == ordinal) {
            continue;
        }
        if host.paragraph.number.is_some()
            && let Content::Paragraph(paragraph) = &mut block.content
        {
            without_number(paragraph);
        }
        blocks.push((block, ordinal));
    }
    blocks
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

/// The new blocks, without their numbers where the paragraph of the old file that they become numbers itself.
fn numbered_alike(
    comparison: &Comparison<'_>,
    mut new: Vec<Block>,
    ordinals: &BTreeMap<Key, usize>,
    hosts: &BTreeMap<usize, Host<'_>>,
) -> Vec<Block> {
    let counted = |key: Key| {
        ordinals
            .get(&key)
            .and_then(|ordinal| hosts.get(ordinal))
            .is_some_and(|host| host.paragraph.number.is_some())
    };
    let mut becomes: BTreeMap<usize, usize> = BTreeMap::new();
    for change in comparison.changes.iter().filter(|change| !change.moved) {
        if let (Some(old), Some(new)) = (change.clauses.old.first(), change.clauses.new.first()) {
            becomes.insert(*new, *old);
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

/// What of the text is no paragraph of the file and yet changed.
fn missing(comparison: &Comparison<'_>, old: &[(Block, usize)]) -> Vec<String> {
    let has = |key: Key| old.iter().any(|(block, _)| block.key == key);
    let documents = comparison.documents;
    let mut missing = Vec::new();
    for change in &comparison.changes {
        let differs = change.significance.is_some() || change.moved;
        for clause in change.clauses.old.iter().filter(|clause| differs && !has(Key::Clause(**clause))) {
            missing.push(documents.old.clauses[*clause].label.to_string());
        }
    }
    for change in &comparison.tables {
        let old = change.tables.old.map(|table| documents.old.tables[table].label.clone());
        let new = || change.tables.new.map(|table| documents.new.tables[table].label.clone());
        missing.extend(old.or_else(new).map(|label| format!("table {label}")));
    }
    missing
}

/// The highest id of the parts, and ids for the notes that are new.
fn free_ids(main: &Tree, footnotes: Option<&Tree>, notes: &[Note]) -> (u32, Vec<i64>) {
    let numbers = |tree: &Tree| {
        tree.elements()
            .filter_map(|element| element.attribute(Ns::Word, "id")?.parse::<u32>().ok())
            .filter(|id| *id < 1 << 30)
            .max()
            .unwrap_or(0)
    };
    let highest = numbers(main).max(footnotes.map_or(0, numbers));
    let note = |tree: &Tree| {
        let notes = tree.elements().filter(|element| element.is(Ns::Word, "footnote"));
        notes.filter_map(|note| note.attribute(Ns::Word, "id")?.parse::<i64>().ok()).max().unwrap_or(0)
    };
    let mut next = footnotes.map_or(0, note).max(0);
    let id = |note: &Note| {
        if note.of.old.is_some() {
            return 0;
        }
        next += 1;
        next
    };
    (highest, notes.iter().map(id).collect())
}

struct InPlace<'a, 'd> {
    comparison: &'a Comparison<'d>,
    text: &'a WordText,
    hosts: &'a BTreeMap<usize, Host<'a>>,
    ordinals: &'a BTreeMap<Key, usize>,
    old: &'a [Block],
    new: &'a [Block],
    notes: &'a [Note],
    markup: Markup<'a>,
    patches: Vec<Patch>,
    /// Where a paragraph that is put in next belongs.
    behind: usize,
    untracked: Vec<String>,
}

impl InPlace<'_, '_> {
    fn host(&self, key: Key) -> Option<&Host<'_>> {
        self.hosts.get(self.ordinals.get(&key)?)
    }

    fn body(&mut self, pieces: &[Piece]) {
        let first =
            self.old.first().and_then(|block| self.ordinals.get(&block.key)).copied().unwrap_or(usize::MAX);
        let before = self.hosts.range(..first).next_back();
        let start = || self.text.main.root().children().next().map_or(0, |body| body.inner().start);
        self.behind = before.map_or_else(start, |(_, host)| host.behind);
        for piece in pieces {
            let Piece::Paragraph(paragraph) = piece else { continue };
            match paragraph.of.old {
                Some(key) => self.old_paragraph(key, paragraph),
                None => self.new_paragraph(paragraph),
            }
        }
    }

    fn old_paragraph(&mut self, key: Key, tracked: &TrackedParagraph) {
        let hosts = self.hosts;
        let Some(host) = self.ordinals.get(&key).and_then(|ordinal| hosts.get(ordinal)) else { return };
        let Some(element) = self.text.main.element(host.paragraph.element) else { return };
        self.behind = host.behind;
        if tracked.mark == Status::Kept {
            if tracked.runs.iter().any(|run| run.status != Status::Kept) {
                let language = self.comparison.documents.old.language;
                let patches = overlay(
                    &self.text.main,
                    host.paragraph,
                    &tracked.runs,
                    self.notes,
                    language,
                    &mut self.markup,
                );
                self.patches.extend(patches);
            }
            return;
        }
        let kind = if tracked.moved.is_some() { "moveFrom" } else { "del" };
        let range = element.range();
        if let Some(number) = tracked.moved {
            let (start, end) = self.markup.range(kind, number);
            self.patches.push(Patch { range: range.start..range.start, with: start });
            self.patches.push(Patch { range: range.end..range.end, with: end });
        }
        self.patches.extend(whole(element, kind, &mut self.markup));
        let ends_section = element
            .child(Ns::Word, "pPr")
            .is_some_and(|properties| properties.child(Ns::Word, "sectPr").is_some());
        if !host.in_cell && !ends_section && element.range() != element.open_tag() {
            self.patches.extend(self.markup.marking(tracked.mark).map(|marking| mark(element, marking)));
        }
    }

    fn new_paragraph(&mut self, tracked: &TrackedParagraph) {
        let mut properties = String::new();
        let mut formatting = "";
        let mut runs = tracked.runs.clone();
        if let Some(host) = self.model(tracked.style)
            && let Some(element) = self.text.main.element(host.paragraph.element)
        {
            // The number counts itself where the paragraph goes on in the list of the one it is made after.
            let counted = host.paragraph.number.is_some();
            let goes_on = tracked.style == "Operative" || host.behind == self.behind;
            if counted && goes_on {
                self.cut_number(tracked, &mut runs);
            }
            properties = properties_of(element, counted && !goes_on);
            formatting = formatting_of(&self.text.main, host.paragraph);
        }
        let marking = self.markup.marking(tracked.mark).unwrap_or_default();
        let runs = self.markup.inserted(&runs, formatting, true);
        let mut xml = format!("<w:p><w:pPr>{properties}<w:rPr>{marking}</w:rPr></w:pPr>{runs}</w:p>");
        if let Some(number) = tracked.moved {
            let (start, end) = self.markup.range("moveTo", number);
            xml = format!("{start}{xml}{end}");
        }
        self.patches.push(Patch { range: self.behind..self.behind, with: xml });
    }

    /// Cuts the number of a new paragraph from its runs.
    fn cut_number(&self, tracked: &TrackedParagraph, runs: &mut Vec<Run>) {
        let block = self.new.iter().find(|block| Some(block.key) == tracked.of.new);
        let Some(Content::Paragraph(paragraph)) = block.map(|block| &block.content) else { return };
        let mut left = paragraph.number;
        for run in runs.iter_mut() {
            if let Inline::Text(text) = &mut run.content {
                let cut = left.min(text.len());
                text.replace_range(..cut, "");
                left -= cut;
            }
        }
        runs.retain(|run| !matches!(&run.content, Inline::Text(text) if text.is_empty()));
    }

    /// The paragraph of the old file that a new one is made after: the last before it of the same kind, else the first.
    fn model(&self, style: &str) -> Option<&Host<'_>> {
        let alike = self.old.iter().filter(
            |block| matches!(&block.content, Content::Paragraph(paragraph) if paragraph.style == style),
        );
        let alike: Vec<&Host<'_>> = alike.filter_map(|block| self.host(block.key)).collect();
        let before = alike.iter().rev().find(|host| host.behind <= self.behind);
        let nearest = || self.hosts.values().rev().find(|host| host.behind <= self.behind);
        before.or(alike.first()).copied().or_else(nearest)
    }

    /// The fields of the masthead and the closing, where their words are found.
    fn masthead(&mut self) {
        let body: Vec<usize> = self.ordinals.values().copied().collect();
        let edges = (body.iter().min().copied(), body.iter().max().copied());
        let mut found: BTreeMap<usize, Vec<(Range<usize>, String)>> = BTreeMap::new();
        for change in &self.comparison.masthead {
            if !self.field(change, edges, &mut found) {
                self.untracked.push(change.field.replace('_', " "));
            }
        }
        for (ordinal, mut spots) in found {
            let hosts = self.hosts;
            let Some(host) = hosts.get(&ordinal) else { continue };
            let text = words(host.paragraph).text;
            spots.sort_by_key(|(range, _)| range.start);
            let mut runs = Vec::new();
            let mut at = 0;
            let language = self.comparison.documents.old.language;
            for (range, value) in spots {
                runs.push(Run::text(Status::Kept, &text[at..range.start], Format::default()));
                for step in edit_script(Pair::new(&text[range.clone()], &value), language) {
                    let status = match step.op {
                        Op::Equal => Status::Kept,
                        Op::Delete => Status::Deleted,
                        Op::Insert => Status::Inserted,
                    };
                    runs.push(Run::text(status, step.text, Format::default()));
                }
                at = range.end;
            }
            runs.push(Run::text(Status::Kept, &text[at..], Format::default()));
            let patches =
                overlay(&self.text.main, host.paragraph, &runs, self.notes, language, &mut self.markup);
            self.patches.extend(patches);
        }
    }

    fn field(
        &self,
        change: &FieldChange,
        (first, last): (Option<usize>, Option<usize>),
        found: &mut BTreeMap<usize, Vec<(Range<usize>, String)>>,
    ) -> bool {
        let Some(value) = change.values.old.as_deref() else { return false };
        let new = change.values.new.clone().unwrap_or_default();
        let masthead = &self.comparison.documents.old.masthead;
        let closing = change.field.starts_with("closing");
        let body: std::collections::BTreeSet<&usize> = self.ordinals.values().collect();
        let beside = match change.field {
            "agenda_items" => {
                let words = Wording::of(self.comparison.documents.old.language).agenda_item;
                words.split(' ').next().map(str::to_owned)
            }
            "adopted_on" => masthead.adoption_line.clone(),
            _ => None,
        };
        for (ordinal, host) in self.hosts {
            let in_place = if closing {
                first.is_some_and(|first| *ordinal > first) && !body.contains(ordinal)
            } else {
                last.is_none_or(|last| *ordinal < last) && !body.contains(ordinal)
            };
            let text = words(host.paragraph).text;
            if !in_place || beside.as_ref().is_some_and(|words| !text.contains(words.as_str())) {
                continue;
            }
            let taken = found.get(ordinal).map_or(&[][..], Vec::as_slice);
            if let Some(range) = spot(&text, value, taken) {
                found.entry(*ordinal).or_default().push((range, new));
                return true;
            }
        }
        false
    }

    /// The part of the footnotes with what changed in them; none where nothing did.
    fn footnotes(&mut self, tree: Option<&Tree>, note_ids: &[i64]) -> Option<String> {
        let mut patches = Vec::new();
        let mut added = String::new();
        for (note, id) in std::iter::zip(self.notes, note_ids) {
            match note.of {
                Pair { old: Some(old), new: Some(_) }
                    if note.runs.iter().any(|run| run.status != Status::Kept) =>
                {
                    let former = self.text.notes.get(old).map(|note| note.blocks.as_slice());
                    let (Some(tree), Some([document::Block::Paragraph(paragraph)])) = (tree, former) else {
                        self.untracked
                            .push(format!("note {}", self.comparison.documents.old.footnotes[old].mark));
                        continue;
                    };
                    let language = self.comparison.documents.old.language;
                    patches.extend(overlay(
                        tree,
                        paragraph,
                        &note.runs,
                        self.notes,
                        language,
                        &mut self.markup,
                    ));
                }
                Pair { old: None, .. } => added.push_str(&self.markup.footnote(note, *id)),
                _ => {}
            }
        }
        let Some(tree) = tree else {
            return (!added.is_empty()).then(|| {
                format!("{}{}{added}</w:footnotes>", styles::part("footnotes"), styles::SEPARATORS)
            });
        };
        if !added.is_empty() {
            let end = tree.root().inner().end;
            patches.push(Patch { range: end..end, with: added });
        }
        (!patches.is_empty()).then(|| patched(tree.source(), patches))
    }
}

/// The properties of a paragraph for another that is made after it; `typed` where that one bears a typed number.
fn properties_of(paragraph: Element<'_>, typed: bool) -> String {
    const NO_LIST: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
    const BEFORE_LIST: [&str; 6] =
        ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"];
    let source = paragraph.tree().source();
    let mut xml = String::new();
    let mut waiting = typed;
    for child in paragraph.child(Ns::Word, "pPr").into_iter().flat_map(Element::children) {
        if waiting && !BEFORE_LIST.contains(&child.name()) {
            xml.push_str(NO_LIST);
            waiting = false;
        }
        let left_out =
            ["rPr", "sectPr", "pPrChange"].contains(&child.name()) || typed && child.name() == "numPr";
        if !left_out {
            xml.push_str(&source[child.range()]);
        }
    }
    if waiting {
        xml.push_str(NO_LIST);
    }
    xml
}

/// The properties of the run that holds most of a paragraph.
fn formatting_of<'t>(tree: &'t Tree, paragraph: &document::Paragraph) -> &'t str {
    let spots = words(paragraph).pieces;
    let longest = (0..spots.len()).max_by_key(|at| spots[*at].len());
    let run = longest.and_then(|at| tree.element(paragraph.pieces[at].origin.run));
    let properties = run.and_then(|run| run.child(Ns::Word, "rPr"));
    properties.map_or("", |properties| &tree.source()[properties.range()])
}

/// Where a value stands in a text as words of its own, not in a place that is taken.
fn spot(text: &str, value: &str, taken: &[(Range<usize>, String)]) -> Option<Range<usize>> {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '/');
    text.match_indices(value).map(|(at, _)| at..at + value.len()).find(|range| {
        apart(text[..range.start].chars().next_back())
            && apart(text[range.end..].chars().next())
            && taken.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start)
    })
}
