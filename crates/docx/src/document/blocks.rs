//! Paragraphs and tables of a story: the body, a note, a header.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::notes::{self, NoteCounter};
use super::numbering::{Counters, Numbering};
use super::properties::ParagraphProperties;
use super::sections;
use super::styles::Styles;
use super::{Block, Document, Hidden, Paragraph, Revisions, Row, Table, Tracked, comments, related};
use crate::xml::{Element, Ns, Tree};
use crate::{Package, PackageError, Target, relationship};

pub(super) fn read(package: &Package, revisions: Revisions) -> Result<Document, PackageError> {
    let part = package.main_part();
    let main = package.tree(part)?.ok_or_else(|| PackageError::MissingPart { part: part.to_owned() })?;
    let body = main
        .root()
        .child(Ns::Word, "body")
        .ok_or(PackageError::NotWord { what: "a package whose main part is no text" })?;
    let mut missing = Vec::new();
    let file = File {
        revisions,
        styles: related(package, relationship::STYLES, &mut missing)?
            .map(|(_, tree)| Styles::read(&tree))
            .unwrap_or_default(),
        numbering: related(package, relationship::NUMBERING, &mut missing)?
            .map(|(_, tree)| Numbering::read(&tree))
            .unwrap_or_default(),
    };
    let settings = related(package, relationship::SETTINGS, &mut missing)?.map(|(_, tree)| tree);
    let mut tracked = Tracked::default();
    tracked.add(&main);

    let mut story = Story::new(&file, &main, targets(package, part)?);
    story.notes = Some(NoteCounter::of(&main, settings.as_ref()));
    let blocks = story.read(body);
    let mut hidden = std::mem::take(&mut story.hidden);
    let embedded = std::mem::take(&mut story.embedded).into_iter().map(|id| match story.targets.get(&id) {
        Some(Target::Part(name) | Target::External(name)) => name.clone(),
        None => id,
    });
    let embedded = embedded.collect();
    let mut notes = story.notes.take().map(NoteCounter::into_notes).unwrap_or_default();
    notes::fill(
        &mut notes,
        package,
        &file,
        &mut Found { hidden: &mut hidden, tracked: &mut tracked, missing: &mut missing },
    )?;
    let running = sections::read(
        package,
        &main,
        settings.as_ref(),
        &file,
        &mut Found { hidden: &mut hidden, tracked: &mut tracked, missing: &mut missing },
    )?;
    let comments = comments(package, &mut missing)?;
    Ok(Document { body: blocks, notes, running, hidden, comments, tracked, missing, embedded, main })
}

/// What all stories of a file share.
#[derive(Debug)]
pub(super) struct File {
    pub revisions: Revisions,
    pub styles: Styles,
    pub numbering: Numbering,
}

/// What is found by the way while notes, headers and footers are read.
pub(super) struct Found<'f> {
    pub hidden: &'f mut Vec<Hidden>,
    pub tracked: &'f mut Tracked,
    pub missing: &'f mut Vec<String>,
}

/// The targets of a part's relationships, by id.
pub(super) fn targets(package: &Package, part: &str) -> Result<BTreeMap<String, Target>, PackageError> {
    let relationships = package.relationships(part)?;
    Ok(relationships.into_iter().map(|relationship| (relationship.id, relationship.target)).collect())
}

/// The state of reading one part.
pub(super) struct Story<'f> {
    pub file: &'f File,
    pub targets: BTreeMap<String, Target>,
    pub fields: Fields,
    /// Counts the references to notes; none within notes, headers and footers.
    pub notes: Option<NoteCounter>,
    pub hidden: Vec<Hidden>,
    /// The ids of the relationships to embedded documents.
    pub embedded: Vec<String>,
    /// How many bytes of targets of links may still be handed out: every piece has its own.
    pub links_left: usize,
    counters: Counters,
    /// The indices of all `w:p` of the part.
    paragraphs: Vec<usize>,
}

/// The blocks of a container while they are read.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    /// A paragraph whose mark is taken away: it goes on in the next. With its own properties, should there be none.
    open: Option<(Paragraph, ParagraphProperties)>,
}

impl<'f> Story<'f> {
    pub(super) fn new(file: &'f File, tree: &Tree, targets: BTreeMap<String, Target>) -> Self {
        let paragraphs = tree.elements().filter(|e| e.is(Ns::Word, "p")).map(Element::index).collect();
        Self {
            file,
            targets,
            fields: Fields::default(),
            notes: None,
            hidden: Vec::new(),
            embedded: Vec::new(),
            links_left: 64 << 20,
            counters: Counters::default(),
            paragraphs,
        }
    }

    /// Reads a whole story: fields are whole within it.
    pub(super) fn read(&mut self, story: Element<'_>) -> Vec<Block> {
        self.fields = Fields::of(story, self.file.revisions);
        self.blocks(story)
    }

    /// Reads what a container holds: the body, a cell, a text box.
    pub(super) fn blocks(&mut self, container: Element<'_>) -> Vec<Block> {
        let mut blocks = Blocks::default();
        self.children(container, &mut blocks);
        self.close(&mut blocks);
        blocks.done
    }

    fn children(&mut self, container: Element<'_>, blocks: &mut Blocks) {
        for child in container.children() {
            match (child.ns(), child.name()) {
                (Ns::Word, "p") => self.paragraph(child, blocks),
                (Ns::Word, "tbl") => {
                    self.close(blocks);
                    let mut rows = Vec::new();
                    self.rows(child, &mut rows);
                    if !rows.is_empty() {
                        blocks.done.push(Block::Table(Table { element: child.index(), rows }));
                    }
                }
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.children(chosen, blocks);
                    }
                }
                (Ns::Word, "altChunk" | "subDoc") => {
                    self.embedded.extend(child.attribute(Ns::Relationship, "id").map(|id| id.into_owned()));
                }
                _ if self.file.revisions.removes(child) => {}
                // Content controls, marked sections, and whatever else may hold paragraphs.
                _ => self.children(child, blocks),
            }
        }
    }

    fn paragraph(&mut self, element: Element<'_>, blocks: &mut Blocks) {
        let revisions = self.file.revisions;
        let ordinal = self.paragraphs.binary_search(&element.index()).unwrap_or_default();
        let written = element.child(Ns::Word, "pPr");
        let own = written.map(|written| {
            ParagraphProperties::read(revisions.properties(written), revisions == Revisions::Accepted)
        });
        let properties = self.file.styles.paragraph(own.unwrap_or_default());
        let (mut paragraph, _) = blocks.open.take().unwrap_or_else(|| {
            (Paragraph { ordinal, ..Paragraph::default() }, ParagraphProperties::default())
        });
        self.runs(element, ordinal, properties.style.as_deref(), &mut paragraph);
        paragraph.element = element.index();
        let mark = written.and_then(|written| written.child(Ns::Word, "rPr"));
        if revisions.removes_by(mark) {
            blocks.open = Some((paragraph, properties));
        } else {
            blocks.done.push(Block::Paragraph(self.finished(paragraph, properties)));
        }
    }

    /// Ends a paragraph that goes on in none: one with nothing in it was taken away whole.
    fn close(&mut self, blocks: &mut Blocks) {
        if let Some((paragraph, properties)) = blocks.open.take()
            && !(paragraph.pieces.is_empty() && paragraph.boxes.is_empty())
        {
            blocks.done.push(Block::Paragraph(self.finished(paragraph, properties)));
        }
    }

    fn finished(&mut self, paragraph: Paragraph, properties: ParagraphProperties) -> Paragraph {
        let number = self.counters.count(&self.file.numbering, &properties);
        let outline = properties.outline.filter(|&level| level < 9);
        Paragraph { style: properties.style, outline, number, ..paragraph }
    }

    fn rows(&mut self, container: Element<'_>, rows: &mut Vec<Row>) {
        for child in container.children() {
            if child.is(Ns::Word, "tr") {
                if !self.file.revisions.removes_by(child.child(Ns::Word, "trPr")) {
                    let mut cells = Vec::new();
                    self.cells(child, &mut cells);
                    rows.push(Row { element: child.index(), cells });
                }
            } else if !self.file.revisions.removes(child) {
                self.rows(child, rows);
            }
        }
    }

    fn cells(&mut self, container: Element<'_>, cells: &mut Vec<Vec<Block>>) {
        for child in container.children() {
            if child.is(Ns::Word, "tc") {
                if !self.file.revisions.removes_by(child.child(Ns::Word, "tcPr")) {
                    cells.push(self.blocks(child));
                }
            } else if !self.file.revisions.removes(child) {
                self.cells(child, cells);
            }
        }
    }
}

/// The one of several alternatives that is read: the first, unless the fallback alone has words.
pub(super) fn alternative(element: Element<'_>) -> Option<Element<'_>> {
    let named = |name| element.children().find(|child| child.is(Ns::Compatibility, name));
    let has_words = |element: &Element<'_>| element.descendants().any(|inner| inner.is(Ns::Word, "t"));
    let (choice, fallback) = (named("Choice"), named("Fallback"));
    match choice {
        Some(choice) if has_words(&choice) => Some(choice),
        _ => fallback.filter(has_words).or(choice).or(fallback),
    }
}
