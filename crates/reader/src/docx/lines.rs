//! Paragraphs, tables, notes, headers and footers as lines.

use resdiff_docx::document::{Block, Content, Document, Format, Note, Paragraph, Piece, Row, Table};
use resdiff_model::{Place, Style};

use crate::text::is_firm_blank;
use crate::{Gap, Hint, Line, Run};

/// All lines of a document that hold words.
pub(super) fn of(document: &Document) -> Vec<Line> {
    let mut lines = Lines::default();
    let (first, running): (Vec<_>, Vec<_>) = document.running.iter().partition(|r| r.first_page && r.header);
    for header in first {
        lines.blocks(&header.blocks, Source { hint: Some(Hint::Furniture), in_body: false });
    }
    lines.blocks(&document.body, Source { hint: None, in_body: true });
    document.notes.iter().for_each(|note| lines.note(note));
    for running in running {
        lines.blocks(&running.blocks, Source { hint: Some(Hint::Furniture), in_body: false });
    }
    if let Some(first) = lines.lines.first_mut() {
        first.gap = Gap::Line;
    }
    lines.lines
}

#[derive(Default)]
struct Lines {
    lines: Vec<Line>,
}

/// What is said of all lines of a story.
#[derive(Clone, Copy)]
struct Source {
    hint: Option<Hint>,
    in_body: bool,
}

impl Source {
    fn place(self, ordinal: usize) -> Place {
        let paragraph = u32::try_from(ordinal + 1).ok().filter(|_| self.in_body);
        Place { paragraph, ..Place::default() }
    }
}

impl Lines {
    fn blocks(&mut self, blocks: &[Block], source: Source) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, source),
                Block::Table(table) if is_layout(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.for_each(|cell| self.blocks(cell, source));
                }
                Block::Table(table) => self.table(table, source),
            }
        }
    }

    /// A paragraph as a line; where it holds breaks, as several.
    fn paragraph(&mut self, paragraph: &Paragraph, source: Source) {
        let heading = paragraph.outline.filter(|_| is_title(paragraph)).map(|level| Hint::Heading(level + 1));
        let mut gap = Gap::Blank;
        for (index, pieces) in paragraph.pieces.split(|piece| piece.content == Content::Break).enumerate() {
            let mut runs = Runs::default();
            let written = Runs::of(pieces);
            if written.is_empty() {
                continue;
            }
            if let Some(number) = paragraph.number.as_ref().filter(|_| index == 0) {
                runs.push(&number.text, &Style::default(), false);
                runs.push("\t", &Style::default(), false);
            }
            runs.append(written);
            self.lines.push(Line {
                runs: runs.trimmed(),
                gap,
                at: source.place(paragraph.ordinal),
                geometry: None,
                hint: source.hint.or(heading),
            });
            gap = Gap::Line;
        }
        self.blocks(&paragraph.boxes, source);
    }

    /// Every row is a line: tabs between the cells, line feeds between the paragraphs of one.
    fn table(&mut self, table: &Table, source: Source) {
        let mut gap = Gap::Blank;
        for row in &table.rows {
            let mut runs = Runs::default();
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    runs.push("\t", &Style::default(), false);
                }
                cell_runs(cell, &mut runs);
            }
            let runs = runs.trimmed();
            if runs.is_empty() {
                continue;
            }
            let ordinal = first_ordinal(row);
            self.lines.push(Line {
                runs,
                gap,
                at: ordinal.map(|ordinal| source.place(ordinal)).unwrap_or_default(),
                geometry: None,
                hint: source.hint.or(Some(Hint::Row)),
            });
            gap = Gap::Line;
        }
    }

    /// A note as one line, its mark at the head.
    fn note(&mut self, note: &Note) {
        let mut words = Runs::default();
        cell_runs(&note.blocks, &mut words);
        if note.custom {
            words.cut(&note.mark);
        }
        let mut runs = Runs::default();
        runs.push(mark_of(&note.mark), &Style { raised: true, ..Style::default() }, true);
        runs.push(" ", &Style::default(), false);
        runs.append(words);
        let at = Source { hint: None, in_body: true }.place(note.paragraph);
        let hint = Some(Hint::Footnote);
        self.lines.push(Line { runs: runs.trimmed(), gap: Gap::Blank, at, geometry: None, hint });
    }
}

/// A mark that was to be typed and was not is the one that is typed most often.
fn mark_of(mark: &str) -> &str {
    if mark.is_empty() { "*" } else { mark }
}

/// A table that only places text: of one column, or with a cell that holds more paragraphs than a cell of a table of
/// facts does.
fn is_layout(table: &Table) -> bool {
    const MOST: usize = 6;
    let holds_words = |block: &&Block| match block {
        Block::Paragraph(paragraph) => !paragraph.text().trim().is_empty(),
        Block::Table(_) => true,
    };
    table.rows.iter().all(|row| row.cells.len() <= 1)
        || table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.iter().filter(holds_words).count() > MOST)
}

/// Whether a paragraph of the outline is a title: whole clauses, too, are put into the outline by some.
fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    text.chars().count() <= 200 && !text.ends_with([';', ',', '.', ':'])
}

fn first_ordinal(row: &Row) -> Option<usize> {
    let mut blocks = row.cells.iter().flatten();
    blocks.find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.ordinal),
        Block::Table(table) => table.rows.iter().find_map(first_ordinal),
    })
}

/// The words of a cell or a note: line feeds between paragraphs and between the cells of a table within.
fn cell_runs(blocks: &[Block], runs: &mut Runs) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                runs.part();
                if let Some(number) = &paragraph.number {
                    runs.push(&number.text, &Style::default(), false);
                    runs.push(" ", &Style::default(), false);
                }
                runs.append(Runs::of_cell(&paragraph.pieces));
                cell_runs(&paragraph.boxes, runs);
            }
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| cell_runs(cell, runs))
            }
        }
    }
}

/// Runs of a line, put together piece by piece; blanks fold to one.
#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn of(pieces: &[Piece]) -> Self {
        Self::with(pieces, "\t")
    }

    /// In a cell a tab is a blank: tabs part cells.
    fn of_cell(pieces: &[Piece]) -> Self {
        Self::with(pieces, " ")
    }

    fn with(pieces: &[Piece], tab: &str) -> Self {
        let mut runs = Self::default();
        for piece in pieces {
            let style = style(piece.format, piece.link.as_deref());
            match &piece.content {
                Content::Text(text) => runs.push(text, &style, false),
                Content::Tab => runs.push(tab, &style, false),
                Content::Break => runs.push("\n", &style, false),
                Content::NoteMark { mark, .. } => {
                    runs.push(mark_of(mark), &Style { raised: true, ..style }, true);
                }
                Content::OwnMark => {}
            }
        }
        if runs.is_empty() { Self::default() } else { runs }
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// Adds text in a style; the mark of a note stays a run of its own, also beside another.
    fn push(&mut self, text: &str, style: &Style, note: bool) {
        if note {
            return self.0.push(Run { text: text.to_owned(), style: style.clone(), note });
        }
        for c in text.chars().filter(|&c| c != '\u{ad}') {
            let blank = c.is_whitespace() && !is_firm_blank(c);
            let after_blank = self.0.last().is_some_and(|run| run.text.ends_with(char::is_whitespace));
            let c = match c {
                '\t' | '\n' => c,
                _ if blank && after_blank => continue,
                _ if blank => ' ',
                c => c,
            };
            match self.0.last_mut() {
                Some(run) if run.style == *style && !run.note => run.text.push(c),
                _ => self.0.push(Run { text: c.to_string(), style: style.clone(), note }),
            }
        }
    }

    fn append(&mut self, other: Self) {
        for run in other.0 {
            self.push(&run.text, &run.style, run.note);
        }
    }

    /// Another paragraph of the same cell begins.
    fn part(&mut self) {
        if self.0.last().is_some_and(|run| !run.text.ends_with(['\n', '\t'])) {
            self.push("\n", &Style::default(), false);
        }
    }

    /// Takes the mark from the head of a note where it was typed.
    fn cut(&mut self, mark: &str) {
        while self.0.first().is_some_and(|run| run.text.trim().is_empty()) {
            self.0.remove(0);
        }
        if let Some(first) = self.0.first_mut()
            && let Some(rest) = first.text.trim_start().strip_prefix(mark)
        {
            first.text = rest.to_owned();
        }
    }

    /// Without blanks at the ends; no run is empty.
    fn trimmed(mut self) -> Vec<Run> {
        for run in &mut self.0 {
            run.text = run.text.trim_start_matches(is_blank).to_owned();
            if !run.text.is_empty() {
                break;
            }
        }
        for run in self.0.iter_mut().rev() {
            run.text.truncate(run.text.trim_end_matches(is_blank).len());
            if !run.text.is_empty() {
                break;
            }
        }
        self.0.retain(|run| !run.text.is_empty());
        self.0
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_firm_blank(c)
}

fn style(format: Format, link: Option<&str>) -> Style {
    Style { italic: format.italic, bold: format.bold, raised: format.raised, link: link.map(str::to_owned) }
}
