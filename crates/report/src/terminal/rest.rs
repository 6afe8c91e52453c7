//! What is no clause: masthead, headings, citations, footnotes, tables, and what is to be checked.

use resdiff_engine::{CitationChange, InstrumentChange, Op, Relation, RowChange, Significance, TableChange};
use resdiff_model::{Document, Notice, Place, Table};

use super::Report;
use super::changes::BODY;
use super::head::change_of;
use super::inline::marked;
use super::page::{Ink, Text};
use crate::view::{self, Traits};

/// More folded entries than this are told by the first of them and a count.
const MANY: usize = 12;
const FIRST: usize = 6;

/// A change of something that is no clause.
pub(super) struct Entry {
    pub relation: Relation,
    pub significance: Significance,
    /// What it is: `session`, `H2 before OP4`, `note 3 ← 2`.
    pub name: String,
    /// What stands after the name on its line.
    pub note: String,
    /// What stands under it.
    pub body: Text,
    /// What it is called where it is folded with others.
    pub brief: String,
}

impl Report<'_> {
    pub(super) fn rest(&mut self) {
        self.list("Masthead", self.masthead());
        self.list("Headings", self.headings());
        self.list("Annexes", self.annexes());
        self.list("Mandates", self.mandates());
        self.list("Citations", self.citations());
        self.footnotes();
        self.list("Tables", self.tables());
        self.unseen();
        self.checks();
    }

    /// A section of entries; those that are no substance share a line for each significance.
    fn list(&mut self, title: &str, entries: Vec<Entry>) {
        let all = entries.len();
        let filter = &self.options.filter;
        let shown: Vec<Entry> = entries
            .into_iter()
            .filter(|entry| filter.shows(Traits::plain(entry.relation, entry.significance)))
            .collect();
        self.hidden.others += all - shown.len();
        if shown.is_empty() {
            return;
        }
        self.section(title);
        let (full, folded): (Vec<Entry>, Vec<Entry>) = shown
            .into_iter()
            .partition(|entry| self.options.unfold || entry.significance == Significance::Substantive);
        for entry in &full {
            self.entry(entry);
        }
        for weight in [Significance::Editorial, Significance::Routine] {
            let briefs: Vec<&str> = folded
                .iter()
                .filter(|entry| entry.significance == weight)
                .map(|entry| entry.brief.as_str())
                .collect();
            if briefs.is_empty() {
                continue;
            }
            let mut text = Text::new();
            text.push(Ink::Dim, &format!("· {}: ", view::significance(weight)));
            // A list that no one would read to its end is told by its first entries and a count.
            let told = if briefs.len() > MANY { FIRST } else { briefs.len() };
            for (number, brief) in briefs[..told].iter().enumerate() {
                text.push(Ink::Dim, if number > 0 { ", " } else { "" });
                text.push_bound(Ink::Dim, brief);
            }
            match briefs.len() {
                all if all > told => text.push(Ink::Dim, &format!(", and {} more", all - told)),
                all if all > 2 => text.push(Ink::Dim, &format!(" ({all})")),
                _ => {}
            }
            self.page.text(0, BODY, &text);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let (sign, ink) = match entry.relation {
            Relation::Added => ("+", Ink::Added),
            Relation::Removed => ("-", Ink::Removed),
            _ => ("~", Ink::Reworded),
        };
        let mut line = Text::new();
        line.push(ink, sign);
        line.push(Ink::Strong, &format!(" {}", entry.name));
        if !entry.note.is_empty() {
            line.push(Ink::Plain, &format!("  {}", entry.note));
        }
        if entry.significance != Significance::Substantive {
            line.push(Ink::Dim, &format!("  {}", view::significance(entry.significance)));
        }
        self.link_symbol(&entry.name, &mut line);
        self.page.text(0, BODY, &line);
        if !entry.body.is_empty() {
            self.page.text(BODY, BODY, &entry.body);
        }
    }

    fn masthead(&self) -> Vec<Entry> {
        self.comparison
            .masthead
            .iter()
            .map(|field| {
                let name = view::field(field.field);
                let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "(none)".to_owned());
                let (old, new) = (value(&field.values.old), value(&field.values.new));
                let mut body = Text::new();
                body.push(Ink::Plain, &change_of(&old, &new));
                // A short change stands on the line of its name.
                let short = name.len() + body.width() + BODY <= self.page.width();
                let note = if short { change_of(&old, &new) } else { String::new() };
                Entry {
                    relation: view::relation_of(field),
                    significance: field.significance,
                    brief: name.clone(),
                    name,
                    note,
                    body: if short { Text::new() } else { body },
                }
            })
            .collect()
    }

    fn headings(&self) -> Vec<Entry> {
        let documents = self.comparison.documents;
        let entry = |change: &resdiff_engine::HeadingChange| {
            let old = change.headings.old.and_then(|index| documents.old.headings.get(index));
            let new = change.headings.new.and_then(|index| documents.new.headings.get(index));
            let heading = new.or(old)?;
            let place = heading.before.as_ref().map(|label| format!(" before {label}")).unwrap_or_default();
            let script = self.script(&change.inline, old.map(|h| &*h.text), new.map(|h| &*h.text));
            let word = view::relation(change.relation);
            Some(Entry {
                relation: change.relation,
                significance: change.significance,
                name: format!("{}{place}", heading.label),
                note: word.to_owned(),
                body: script,
                brief: format!("{} {word}", heading.label),
            })
        };
        self.comparison.headings.iter().filter_map(entry).collect()
    }

    fn annexes(&self) -> Vec<Entry> {
        let documents = self.comparison.documents;
        let entry = |change: &resdiff_engine::AnnexChange| {
            let old = change.annexes.old.and_then(|index| documents.old.annexes.get(index));
            let new = change.annexes.new.and_then(|index| documents.new.annexes.get(index));
            let annex = new.or(old)?;
            let word = view::relation(change.relation);
            Some(Entry {
                relation: change.relation,
                significance: change.significance,
                name: annex.name.clone(),
                note: format!("title {word}"),
                body: self.script(&change.inline, old.map(|a| &*a.title), new.map(|a| &*a.title)),
                brief: format!("{} {word}", annex.name),
            })
        };
        self.comparison.annexes.iter().filter_map(entry).collect()
    }

    fn citations(&self) -> Vec<Entry> {
        let documents = self.comparison.documents;
        let side = |citations: &[CitationChange], document: &Document, relation| -> Vec<Entry> {
            citations
                .iter()
                .map(|citation| {
                    let sign = if relation == Relation::Added { "+" } else { "-" };
                    let mut note = format!(
                        "in {}",
                        view::list(&places(&citation.clauses, &citation.footnotes, document))
                    );
                    if let Some(more) = &citation.note {
                        note.push_str(&format!(": {more}"));
                    }
                    Entry {
                        relation,
                        significance: citation.significance,
                        name: citation.symbol.to_string(),
                        note,
                        body: Text::new(),
                        brief: format!("{sign} {}", citation.symbol),
                    }
                })
                .collect()
        };
        let mut entries = side(&self.comparison.citations.new, documents.new, Relation::Added);
        entries.extend(side(&self.comparison.citations.old, documents.old, Relation::Removed));
        let named = |instruments: &[InstrumentChange], document: &Document, relation| -> Vec<Entry> {
            let entry = |instrument: &InstrumentChange| Entry {
                relation,
                significance: instrument.significance,
                name: instrument.name.clone(),
                note: format!(
                    "in {}",
                    view::list(&places(&instrument.clauses, &instrument.footnotes, document))
                ),
                body: Text::new(),
                brief: instrument.name.clone(),
            };
            instruments.iter().map(entry).collect()
        };
        entries.extend(named(&self.comparison.instruments.new, documents.new, Relation::Added));
        entries.extend(named(&self.comparison.instruments.old, documents.old, Relation::Removed));
        entries
    }

    fn footnotes(&mut self) {
        let documents = self.comparison.documents;
        let entry = |change: &resdiff_engine::NoteChange| {
            let old = change.notes.old.and_then(|index| documents.old.footnotes.get(index));
            let new = change.notes.new.and_then(|index| documents.new.footnotes.get(index));
            let marks = match (old, new) {
                (Some(old), Some(new)) if old.mark != new.mark => format!("{} ← {}", new.mark, old.mark),
                _ => new.or(old)?.mark.clone(),
            };
            let same_words = change.relation == Relation::Unchanged;
            let word =
                if same_words { "other mark, words unchanged" } else { view::relation(change.relation) };
            let sign = match change.relation {
                Relation::Added => "+ ",
                Relation::Removed => "- ",
                Relation::Reworded => "reworded ",
                _ => "",
            };
            Some(Entry {
                relation: change.relation,
                significance: change.significance,
                name: format!("note {marks}"),
                note: word.to_owned(),
                body: if same_words {
                    Text::new()
                } else {
                    self.script(&change.inline, old.map(|n| &*n.text), new.map(|n| &*n.text))
                },
                brief: format!("{sign}note {marks}"),
            })
        };
        let entries: Vec<Entry> = self.comparison.footnotes.iter().filter_map(entry).collect();
        let marks = view::marks_of_unchanged(self.comparison);
        if !marks.is_empty() && !self.options.filter.is_empty() {
            self.hidden.others += marks.len();
            return self.list("Footnotes", entries);
        }
        if entries.is_empty() && !marks.is_empty() {
            self.section("Footnotes");
        }
        self.list("Footnotes", entries);
        for line in marks {
            let mut text = Text::new();
            text.push(Ink::Dim, &line);
            self.page.text(2, BODY, &text);
        }
    }

    fn tables(&self) -> Vec<Entry> {
        let documents = self.comparison.documents;
        let entry = |change: &TableChange| {
            let old = change.tables.old.and_then(|index| documents.old.tables.get(index));
            let new = change.tables.new.and_then(|index| documents.new.tables.get(index));
            let table = new.or(old)?;
            let place = table.after.as_ref().map(|label| format!(" after {label}")).unwrap_or_default();
            let word = view::relation(change.relation);
            let rows = match change.relation {
                Relation::Reworded => format!(", {} changed", view::counted(change.rows.len(), "row")),
                _ => format!(", {}", view::counted(table.rows.len(), "row")),
            };
            Some(Entry {
                relation: change.relation,
                significance: change.significance,
                name: format!("{}{place}", table.label),
                note: format!("{word}{rows}"),
                body: self.rows(change, old, new),
                brief: format!("{} {word}{rows}", table.label),
            })
        };
        self.comparison.tables.iter().filter_map(entry).collect()
    }

    fn rows(&self, change: &TableChange, old: Option<&Table>, new: Option<&Table>) -> Text {
        let cells = |table: Option<&Table>, row: Option<usize>| {
            row.and_then(|row| table?.rows.get(row)).map(|cells| cells.join(" | "))
        };
        let whole = |relation, count: usize| -> Vec<RowChange> {
            let row = |row| match relation {
                Relation::Added => resdiff_engine::Pair::new(None, Some(row)),
                _ => resdiff_engine::Pair::new(Some(row), None),
            };
            (0..count).map(|number| RowChange { relation, rows: row(number) }).collect()
        };
        // A table that came or went as a whole is shown whole.
        let rows = match (change.rows.as_slice(), old, new) {
            ([], None, Some(table)) => whole(Relation::Added, table.rows.len()),
            ([], Some(table), None) => whole(Relation::Removed, table.rows.len()),
            (rows, _, _) => rows.to_vec(),
        };
        let mut text = Text::new();
        for row in rows {
            let lines =
                [("- ", Ink::Lost, cells(old, row.rows.old)), ("+ ", Ink::Gained, cells(new, row.rows.new))];
            for (sign, ink, words) in lines {
                let Some(words) = words else { continue };
                if !text.is_empty() {
                    text.line_feed();
                }
                text.push(Ink::Plain, sign);
                text.push(ink, &words);
            }
        }
        text
    }

    /// A heading or a footnote with its changes marked.
    fn script(&self, inline: &[resdiff_engine::InlineOp], old: Option<&str>, new: Option<&str>) -> Text {
        let mut text = Text::new();
        match (old, new) {
            (Some(old), Some(new)) if inline.is_empty() => text.push(Ink::Plain, &change_of(old, new)),
            (Some(_), Some(_)) => {
                let script: Vec<(Op, String)> =
                    inline.iter().map(|step| (step.op, step.text.clone())).collect();
                return marked(&script, self.page.color());
            }
            (old, new) => {
                let ink = if old.is_some() { Ink::Lost } else { Ink::Gained };
                text.push(ink, old.or(new).unwrap_or_default());
            }
        }
        text
    }

    /// What the reader guessed or found odd, and bounds that were reached.
    fn checks(&mut self) {
        let documents = self.comparison.documents;
        let count =
            documents.old.warnings.len() + documents.new.warnings.len() + self.comparison.limits.len();
        if count == 0 {
            return;
        }
        self.section("To check");
        for (side, warnings) in [("old text", &documents.old.warnings), ("new text", &documents.new.warnings)]
        {
            for warning in warnings {
                self.page.text(0, BODY, &notice(side, warning));
            }
        }
        for limit in &self.comparison.limits {
            let mut text = Text::new();
            text.push(Ink::Reworded, "? ");
            text.push(Ink::Plain, limit);
            self.page.text(0, BODY, &text);
        }
    }
}

/// `? old text, page 3: …`.
pub(super) fn notice(side: &str, notice: &Notice) -> Text {
    let mut text = Text::new();
    let place = place(notice.at);
    let head =
        [side, place.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    text.push(Ink::Reworded, "? ");
    if !head.is_empty() {
        text.push(Ink::Strong, &format!("{head}: "));
    }
    text.push(Ink::Plain, &notice.message);
    text
}

/// `page 3`, `line 120`; empty where neither is known.
pub(super) fn place(at: Place) -> String {
    let parts = [("page", at.page), ("line", at.line), ("paragraph", at.paragraph)];
    let parts: Vec<String> =
        parts.iter().filter_map(|(name, number)| number.map(|number| format!("{name} {number}"))).collect();
    parts.join(", ")
}

/// The clauses and footnotes that cite a document.
fn places(clauses: &[usize], footnotes: &[usize], document: &Document) -> Vec<String> {
    let clauses = clauses
        .iter()
        .filter_map(|&index| document.clauses.get(index))
        .map(|clause| clause.label.to_string());
    let notes = footnotes
        .iter()
        .filter_map(|&index| document.footnotes.get(index))
        .map(|note| format!("note {}", note.mark));
    clauses.chain(notes).collect()
}
