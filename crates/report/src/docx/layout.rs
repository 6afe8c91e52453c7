//! From a document to the paragraphs and tables that print it, in the official layout.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_model::{Clause, ClauseKind, Document, DocumentKind, FootnoteMark, Label, Place, Span};

use super::block::{Block, Content, Format, Key, Paragraph, Reference};
use super::masthead;

/// The blocks of a document in reading order; the last is the rule that ends it.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let mut page = Page { document, blocks: Vec::new(), spine: Vec::new() };
    if document.kind != DocumentKind::Text {
        page.lines(masthead::opening(document));
    }
    page.body();
    page.paragraph(Key::End, Paragraph::new("EndRule", ""));
    let mut blocks = page.blocks;
    settle_references(document, &mut blocks);
    blocks
}

struct Page<'d> {
    document: &'d Document,
    blocks: Vec<Block>,
    /// Where in the source what was printed so far began, and how many blocks there were behind it.
    spine: Vec<(Place, usize)>,
}

impl Page<'_> {
    fn paragraph(&mut self, key: Key, paragraph: Paragraph) {
        self.blocks.push(Block { key, content: Content::Paragraph(paragraph) });
    }

    fn lines(&mut self, lines: Vec<(Key, Paragraph)>) {
        for (key, paragraph) in lines {
            self.paragraph(key, paragraph);
        }
    }

    fn body(&mut self) {
        let document = self.document;
        let mut headings: BTreeMap<&Label, Vec<usize>> = BTreeMap::new();
        let mut lost = Vec::new();
        let labels: BTreeSet<&Label> = document.clauses.iter().map(|clause| &clause.label).collect();
        for (index, heading) in document.headings.iter().enumerate() {
            match heading.before.as_ref().filter(|label| labels.contains(label)) {
                Some(label) => headings.entry(label).or_default().push(index),
                None => lost.push((heading.at, Key::Heading(index))),
            }
        }
        let mut tables: BTreeMap<&Label, Vec<usize>> = BTreeMap::new();
        for (index, table) in document.tables.iter().enumerate() {
            match table.after.as_ref().filter(|label| labels.contains(label)) {
                Some(label) if !self.stands_in_an_annex_without_clauses(table.at, label) => {
                    tables.entry(label).or_default().push(index);
                }
                _ => lost.push((table.at, Key::Table(index))),
            }
        }
        lost.extend(
            document.unplaced.iter().enumerate().map(|(index, text)| (text.at, Key::Unplaced(index))),
        );

        let italic = |clause: &Clause| clause.spans.iter().any(|span| span.style.italic);
        let plain = !document.clauses.iter().any(italic);
        let (mut annexes, mut parts) = (0, 0);
        let mut before: Option<&Clause> = None;
        for (index, clause) in document.clauses.iter().enumerate() {
            if clause.kind == ClauseKind::Annex
                && let Some(annex) = document.annexes.iter().position(|annex| annex.holds(&clause.label))
                && annex >= annexes
            {
                self.annexes(annexes..annex + 1);
                annexes = annex + 1;
            }
            for heading in headings.get(&clause.label).into_iter().flatten() {
                self.floating(Key::Heading(*heading));
            }
            // A preamble after operative paragraphs is that of another part, which has an organ line of its own.
            let another_part = clause.kind == ClauseKind::Preambular
                && before.is_some_and(|before| before.kind == ClauseKind::Operative);
            if another_part && let Some(line) = &document.masthead.organ_line {
                parts += 1;
                self.paragraph(Key::Line("organ_line", parts), Paragraph::new("OrganLine", line.as_str()));
            }
            self.paragraph(Key::Clause(index), clause_paragraph(clause, plain));
            self.spine.push((clause.at, self.blocks.len()));
            for table in tables.get(&clause.label).into_iter().flatten() {
                self.floating(Key::Table(*table));
            }
            before = Some(clause);
        }
        self.annexes(annexes..document.annexes.len());
        if document.annexes.is_empty() {
            self.lines(masthead::closing(document));
        }
        self.place(lost);
    }

    /// The heads of annexes; the first comes after the closing.
    fn annexes(&mut self, range: std::ops::Range<usize>) {
        for index in range {
            let annex = &self.document.annexes[index];
            if index == 0 {
                self.lines(masthead::closing(self.document));
            }
            self.paragraph(Key::Annex(index), Paragraph::new("AnnexName", annex_name(annex.own_name())));
            if !annex.title.is_empty() {
                let mut title = Paragraph::new("AnnexTitle", annex.title.as_str());
                title.references = references(&annex.marks, 0);
                self.paragraph(Key::AnnexTitle(index), title);
            }
            self.spine.push((annex.at, self.blocks.len()));
        }
    }

    fn stands_in_an_annex_without_clauses(&self, at: Place, after: &Label) -> bool {
        let document = self.document;
        let place = |at: Place| (at.page, at.line);
        document.annexes.iter().any(|annex| {
            let empty = !document.clauses.iter().any(|clause| annex.holds(&clause.label));
            empty && place(annex.at) <= place(at) && at != Place::default() && !annex.holds(after)
        })
    }

    /// Puts what hangs on no clause behind what stood before it in the source.
    fn place(&mut self, lost: Vec<(Place, Key)>) {
        let end = self.blocks.len();
        let mut placed: Vec<(usize, Key)> = lost
            .into_iter()
            .map(|(at, key)| {
                let place = |at: Place| (at.page, at.line);
                let before = self.spine.iter().rev().find(|(spot, _)| place(*spot) <= place(at));
                let first = if matches!(key, Key::Table(_)) { self.first_of_body() } else { end };
                let known = at != Place::default();
                (before.filter(|_| known).map_or(first, |(_, blocks)| *blocks), key)
            })
            .collect();
        placed.sort_by_key(|(at, _)| *at);
        for (at, key) in placed.into_iter().rev() {
            let behind = self.blocks.split_off(at);
            self.floating(key);
            self.blocks.extend(behind);
        }
    }

    fn first_of_body(&self) -> usize {
        let of_body = |block: &Block| !matches!(block.key, Key::Line(..));
        self.blocks.iter().position(of_body).unwrap_or(self.blocks.len())
    }

    fn floating(&mut self, key: Key) {
        match key {
            Key::Heading(index) => {
                let heading = &self.document.headings[index];
                let style = match heading.level {
                    0 | 1 => "Heading1",
                    2 => "Heading2",
                    _ => "Heading3",
                };
                let mut paragraph = Paragraph::new(style, heading.text.as_str());
                paragraph.references = references(&heading.marks, 0);
                self.paragraph(key, paragraph);
            }
            Key::Table(index) => {
                let cell = |text: &String| Paragraph::new("TableText", text.as_str());
                let rows = self.document.tables[index].rows.iter();
                let rows: Vec<Vec<Paragraph>> = rows
                    .map(|row| row.iter().map(cell).collect())
                    .filter(|row: &Vec<_>| !row.is_empty())
                    .collect();
                if !rows.is_empty() {
                    self.blocks.push(Block { key, content: Content::Table(rows) });
                    self.paragraph(Key::Spacer(index), Paragraph::new("TableText", ""));
                }
            }
            Key::Unplaced(index) => {
                let text = self.document.unplaced[index].text.as_str();
                self.paragraph(key, Paragraph::new("Continuation", text));
            }
            _ => {}
        }
    }
}

/// `ANNEX-II` as it is printed: `Annex II`.
fn annex_name(name: &str) -> String {
    let (word, number) = name.split_once('-').unwrap_or((name, ""));
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().collect();
    format!("{first}{} {number}", letters.as_str().to_lowercase()).trim_end().to_owned()
}

/// A clause; of a document without italics (`plain`), its lead phrase is printed in them.
fn clause_paragraph(clause: &Clause, plain: bool) -> Paragraph {
    let level = clause.level.max(1) - u8::from(clause.level > 1 && clause.label.sub.is_empty());
    let style = match (level, clause.label.carried_on > 0) {
        (1, true) => "Continuation",
        (1, false) => match clause.kind {
            ClauseKind::Preambular => "Preambular",
            _ => "Operative",
        },
        (2, false) => "Subparagraph",
        (3, false) => "Subparagraph2",
        (_, false) => "Subparagraph3",
        (_, true) => "Continuation2",
    };
    let number = clause.marker.as_ref().map(|marker| format!("{marker}\t")).unwrap_or_default();
    let shift = number.len();
    Paragraph {
        style,
        number: shift,
        formats: formats(clause, shift, plain),
        references: references(&clause.marks, shift),
        text: number + &clause.text,
    }
}

fn formats(clause: &Clause, shift: usize, plain: bool) -> Vec<(std::ops::Range<usize>, Format)> {
    let moved = |range: &std::ops::Range<usize>| range.start + shift..range.end + shift;
    let format = |span: &Span| Format {
        italic: span.style.italic,
        bold: span.style.bold,
        raised: span.style.raised,
        large: false,
        link: span.style.link.clone().filter(|target| is_address(target)),
    };
    let mut formats: Vec<_> = clause.spans.iter().map(|span| (moved(&span.range), format(span))).collect();
    if plain && !clause.lead.is_empty() {
        // Links inside a lead phrase do not come up.
        formats.retain(|(range, _)| range.start >= clause.lead.end + shift);
        formats.insert(0, (moved(&clause.lead), Format { italic: true, ..Format::default() }));
    }
    formats
}

/// Whether a target is an address on the web: Word refuses a file with a target that is none.
fn is_address(target: &str) -> bool {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"));
    let sign = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && rest.chars().all(sign))
}

fn references(marks: &[FootnoteMark], shift: usize) -> Vec<Reference> {
    // Which note each stands for is settled when all of them are known.
    marks.iter().map(|mark| Reference { at: mark.at + shift, mark: mark.mark.clone(), note: None }).collect()
}

/// Gives every note the first of its marks, and notes that no mark names a place.
fn settle_references(document: &Document, blocks: &mut [Block]) {
    let mut free: Vec<bool> = vec![true; document.footnotes.len()];
    for paragraph in blocks.iter_mut().flat_map(paragraphs) {
        for reference in &mut paragraph.references {
            let named = |at: &usize| free[*at] && document.footnotes[*at].mark == reference.mark;
            reference.note = (0..free.len()).find(named);
            if let Some(note) = reference.note {
                free[note] = false;
            }
        }
    }
    let mut home = blocks.iter().position(|block| block.key == Key::Line("title", 0)).unwrap_or(0);
    for (index, note) in document.footnotes.iter().enumerate() {
        if !free[index] {
            let cites = |block: &Block| {
                let of = |paragraph: &Paragraph| paragraph.references.iter().any(|r| r.note == Some(index));
                matches!(&block.content, Content::Paragraph(paragraph) if of(paragraph))
            };
            home = blocks.iter().position(cites).unwrap_or(home);
            continue;
        }
        // Marks of the masthead stand in its text: `Title*`.
        let printed = blocks.iter().position(|block| {
            matches!(block.key, Key::Line(..))
                && matches!(&block.content, Content::Paragraph(p) if ends_word(&p.text, &note.mark).is_some())
        });
        let by_letter = note.mark.chars().all(char::is_alphabetic);
        if printed.is_none()
            && by_letter
            && let Some(cell) = last_cell(blocks, home)
        {
            let reference = Reference { at: cell.text.len(), mark: note.mark.clone(), note: Some(index) };
            cell.references.push(reference);
            continue;
        }
        let Some(Content::Paragraph(paragraph)) =
            blocks.get_mut(printed.unwrap_or(home)).map(|block| &mut block.content)
        else {
            continue;
        };
        let mut at = paragraph.text.len();
        if printed.is_some()
            && let Some(start) = ends_word(&paragraph.text, &note.mark)
        {
            paragraph.text.replace_range(start..start + note.mark.len(), "");
            at = start;
            for (range, _) in &mut paragraph.formats {
                let moved = |edge: usize| {
                    if edge > start { edge.max(start + note.mark.len()) - note.mark.len() } else { edge }
                };
                *range = moved(range.start)..moved(range.end);
            }
        }
        let place = paragraph.references.partition_point(|reference| reference.at <= at);
        paragraph.references.insert(place, Reference { at, mark: note.mark.clone(), note: Some(index) });
    }
}

/// The last cell of the first table behind a block: notes of tables bear letters, and the cell that each belongs to is
/// not known.
fn last_cell(blocks: &mut [Block], home: usize) -> Option<&mut Paragraph> {
    blocks.iter_mut().skip(home).find_map(|block| match &mut block.content {
        Content::Table(rows) => rows.last_mut()?.last_mut(),
        Content::Paragraph(_) => None,
    })
}

/// Where a mark of asterisks stands at the end of a word.
fn ends_word(text: &str, mark: &str) -> Option<usize> {
    if mark.is_empty() || !mark.bytes().all(|b| b == b'*') {
        return None;
    }
    let start = text.find(mark)?;
    let whole = !text[start + mark.len()..].starts_with('*') && !text[..start].ends_with(['*', ' ']);
    (whole && start > 0).then_some(start)
}

fn paragraphs(block: &mut Block) -> Vec<&mut Paragraph> {
    match &mut block.content {
        Content::Paragraph(paragraph) => vec![paragraph],
        Content::Table(rows) => rows.iter_mut().flatten().collect(),
    }
}
