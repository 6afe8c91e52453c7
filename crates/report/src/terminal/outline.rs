//! The outline of one document: what the reader saw.

use resdiff_model::{Accounting, Clause, Document, Heading, Label, Table};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::page::{Ink, Page, Text};
use super::rest::notice;
use crate::{Source, view};

/// How an outline looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineOptions {
    /// The width of the lines, in columns.
    pub width: usize,
    /// Whether it is coloured.
    pub color: bool,
    /// Whether clauses are shown in full and not by their first words.
    pub full: bool,
}

impl Default for OutlineOptions {
    fn default() -> Self {
        Self { width: 80, color: false, full: false }
    }
}

/// The outline of a document.
#[must_use]
pub fn outline(document: &Document, source: &Source, options: &OutlineOptions) -> String {
    let mut outline = Outline { document, options, page: Page::new(options.width, options.color) };
    outline.head(source);
    outline.clauses();
    outline.footnotes();
    outline.closing();
    outline.page.finish()
}

struct Outline<'o> {
    document: &'o Document,
    options: &'o OutlineOptions,
    page: Page,
}

impl Outline<'_> {
    fn head(&mut self, source: &Source) {
        let masthead = &self.document.masthead;
        let mut text = Text::new();
        text.push(Ink::Strong, &masthead.symbol.clone().unwrap_or_else(|| view::visible(&source.name)));
        if let Some(title) = &masthead.title {
            text.push(Ink::Plain, &format!("  {title}"));
        }
        self.page.text(0, 2, &text);
        let session = view::session(self.document);
        let facts: Vec<String> = [
            ("session", session),
            ("agenda item", masthead.agenda_items.join(", ")),
            ("adopted", masthead.adopted_on.clone().unwrap_or_default()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
        self.line(0, Ink::Plain, &facts.join(" · "));
        let counts: Vec<String> = [
            (self.document.clauses.len(), "clause"),
            (self.document.headings.len(), "heading"),
            (self.document.footnotes.len(), "footnote"),
            (self.document.tables.len(), "table"),
            (self.document.warnings.len(), "warning"),
        ]
        .into_iter()
        .filter(|(count, noun)| *count > 0 || *noun == "clause")
        .map(|(count, noun)| view::counted(count, noun))
        .collect();
        let name = view::visible(&source.name);
        let form = [name.as_str(), source.form.as_str(), self.document.language.code()].join(" · ");
        self.line(0, Ink::Dim, &format!("{form} · {}", counts.join(", ")));
    }

    /// The clauses under their parts, with headings, annexes and tables where they stand.
    fn clauses(&mut self) {
        let document = self.document;
        let column = document.clauses.iter().map(column_of).max().unwrap_or_default().clamp(6, 18);
        self.tables(None, column);
        let mut part = String::new();
        for clause in &document.clauses {
            let its_part = view::part(document, clause);
            if its_part != part {
                self.page.blank();
                let (name, rest) = its_part.split_once(": ").map_or((&*its_part, ""), |(a, b)| (a, b));
                let colon = if rest.is_empty() { "" } else { ": " };
                self.line(0, Ink::Section, &format!("{}{colon}{rest}", name.to_uppercase()));
                part = its_part;
            }
            for heading in document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label)) {
                self.heading(heading);
            }
            self.clause(clause, column);
            self.tables(Some(&clause.label), column);
        }
        for heading in document.headings.iter().filter(|heading| heading.before.is_none()) {
            self.heading(heading);
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let mut text = Text::new();
        text.push(Ink::Strong, &format!("{}  {}", heading.label, heading.text));
        self.page.text(2, 6, &text);
    }

    fn clause(&mut self, clause: &Clause, column: usize) {
        let mut text = Text::new();
        let label = clause.label.to_string();
        let indent = indent_of(clause);
        let gap = (column + 2).saturating_sub(indent + label.width()).max(1);
        text.push(Ink::Strong, &label);
        text.push_bound(Ink::Plain, &" ".repeat(gap));
        let lead = clause.lead();
        let rest = clause.text.strip_prefix(lead).unwrap_or(&clause.text);
        let (lead, rest) = if lead.is_empty() { ("", clause.text.as_str()) } else { (lead, rest) };
        let marks: Vec<&str> = clause.marks.iter().map(|mark| mark.mark.as_str()).collect();
        let notes = if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(", ")) };
        if self.options.full {
            text.push(Ink::Lead, lead);
            text.push(Ink::Plain, rest);
            text.push(Ink::Dim, &notes);
            self.page.text(2 + indent, column + 4, &text);
            return;
        }
        let taken = 2 + indent + label.width() + gap + notes.width();
        let room = self.page.width().saturating_sub(taken);
        let shown = cut(&clause.text, room);
        let lead_end = lead.len().min(shown.len());
        match shown.get(..lead_end).filter(|head| clause.text.starts_with(*head)) {
            Some(head) => {
                text.push(Ink::Lead, head);
                text.push(Ink::Plain, &shown[lead_end..]);
            }
            None => text.push(Ink::Plain, &shown),
        }
        text.push(Ink::Dim, &notes);
        self.page.text(2 + indent, column + 4, &text);
    }

    fn tables(&mut self, after: Option<&Label>, column: usize) {
        let tables: Vec<&Table> =
            self.document.tables.iter().filter(|table| table.after.as_ref() == after).collect();
        for table in tables {
            let mut text = Text::new();
            let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
            text.push(Ink::Strong, &table.label);
            text.push(Ink::Dim, &format!("  table, {} × {columns}", view::counted(table.rows.len(), "row")));
            self.page.text(2, column + 4, &text);
            if self.options.full {
                for row in &table.rows {
                    self.line(column + 4, Ink::Plain, &row.join(" | "));
                }
            }
        }
    }

    fn footnotes(&mut self) {
        if self.document.footnotes.is_empty() {
            return;
        }
        self.title("Footnotes");
        for note in &self.document.footnotes {
            let mut text = Text::new();
            text.push(Ink::Strong, &note.mark);
            text.push_bound(Ink::Plain, "  ");
            let room = self.page.width().saturating_sub(4 + note.mark.width());
            text.push(Ink::Plain, &if self.options.full { note.text.clone() } else { cut(&note.text, room) });
            self.page.text(2, 6, &text);
        }
    }

    fn closing(&mut self) {
        if !self.document.unplaced.is_empty() {
            self.title("Unplaced");
            for unplaced in &self.document.unplaced {
                self.line(2, Ink::Plain, &unplaced.text);
            }
        }
        if !self.document.warnings.is_empty() {
            self.title("To check");
            for warning in &self.document.warnings {
                self.page.text(0, 4, &notice(warning));
            }
        }
        self.page.blank();
        self.line(0, Ink::Dim, &accounting(&self.document.accounting));
    }

    fn title(&mut self, title: &str) {
        self.page.blank();
        self.line(0, Ink::Section, &title.to_uppercase());
    }

    fn line(&mut self, indent: usize, ink: Ink, words: &str) {
        if words.is_empty() {
            return;
        }
        let mut text = Text::new();
        text.push(ink, words);
        self.page.text(indent, indent + 2, &text);
    }
}

fn indent_of(clause: &Clause) -> usize {
    2 * usize::from(clause.level.saturating_sub(1).min(4))
}

fn column_of(clause: &Clause) -> usize {
    indent_of(clause) + clause.label.to_string().width()
}

/// The first words of a text that fit, with an ellipsis where there are more.
fn cut(text: &str, room: usize) -> String {
    let text = view::visible(text);
    if text.width() <= room {
        return text;
    }
    let mut width = 0;
    let mut end = 0;
    for (place, character) in text.char_indices() {
        width += character.width().unwrap_or(0);
        if width + 2 > room {
            break;
        }
        end = place + character.len_utf8();
    }
    let head = &text[..end];
    // A cut word says less than none, unless it is the only one.
    let whole = head.rfind(' ').map_or(head, |blank| &head[..blank]);
    format!("{whole} …")
}

/// Where the words of the source went, as a sum.
fn accounting(words: &Accounting) -> String {
    let parts = [
        (words.clauses, "in clauses"),
        (words.headings, "in headings"),
        (words.footnotes, "in footnotes"),
        (words.masthead, "in the masthead"),
        (words.tables, "in tables"),
        (words.annexes, "in annex titles"),
        (words.furniture, "page furniture"),
        (words.unplaced, "unplaced"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", view::grouped(*count)))
        .collect();
    format!("{}: {}", view::counted(words.total, "word"), parts.join(", "))
}
