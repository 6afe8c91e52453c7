//! What is no clause: headings, citations, footnotes, tables, and what is to be checked.

mod notes;
mod tables;

use maud::{Markup, html};
use resdiff_engine::{CitationChange, HeadingChange, InlineOp, Op, Pair, Relation, Significance};
use resdiff_model::{Document, FootnoteMark, Label, Notice, Place};

use super::text::{self, Side};
use super::title::anchor;
use super::words::of;
use super::{Hidden, Page, Part, shown};
use crate::view::{self, Traits};

/// A change of something that is no clause.
struct Entry {
    relation: Relation,
    significance: Significance,
    /// What it is and what happened to it, on one line.
    line: Markup,
    /// What stands under it.
    body: Markup,
    /// What it is called in the list of findings: `H2 reworded`.
    brief: String,
}

/// A part of the page that holds entries.
struct List {
    /// The name of its place.
    id: &'static str,
    title: &'static str,
    entries: Vec<Entry>,
    /// What stands below the entries.
    more: Markup,
}

impl Page<'_> {
    pub(super) fn rest(&self) -> Part {
        let lists = self.lists();
        let mut hidden = Hidden::default();
        for list in &lists {
            hidden.others += list.entries.iter().filter(|entry| !self.asked(entry)).count();
        }
        hidden.others += self.comparison.masthead.len() - self.masthead().count();
        let markup = html! {
            @for list in &lists { (self.list(list)) }
            (self.checks())
        };
        Part { markup, hidden }
    }

    /// What the list of findings says of what is no clause, as the name of a place and a few words.
    pub(super) fn briefs(&self, weight: Significance) -> Vec<(&'static str, String)> {
        let masthead = self.masthead().filter(|field| field.significance == weight);
        let masthead: Vec<String> = masthead.map(|field| view::field(field.field)).collect();
        let lists = self.lists().into_iter().map(|list| {
            let entries =
                list.entries.into_iter().filter(|entry| entry.significance == weight && self.asked(entry));
            (list.id, list.title, entries.map(|entry| entry.brief).collect::<Vec<String>>())
        });
        std::iter::once(("masthead", "Masthead", masthead))
            .chain(lists)
            .filter(|(_, _, briefs)| !briefs.is_empty())
            .map(|(id, title, briefs)| (id, format!("{title}: {}", briefs.join(", "))))
            .collect()
    }

    fn lists(&self) -> [List; 4] {
        let headings =
            self.comparison.headings.iter().filter_map(|change| self.heading_entry(change)).collect();
        [
            List { id: "headings", title: "Headings", entries: headings, more: html! {} },
            List { id: "citations", title: "Citations", entries: self.citations(), more: html! {} },
            List { id: "footnotes", title: "Footnotes", entries: self.footnotes(), more: self.other_notes() },
            List { id: "tables", title: "Tables", entries: self.tables(), more: html! {} },
        ]
    }

    fn asked(&self, entry: &Entry) -> bool {
        self.filter.shows(Traits::plain(entry.relation, entry.significance))
    }

    /// Entries, those of no substance folded.
    fn list(&self, list: &List) -> Markup {
        let (full, light): (Vec<&Entry>, Vec<&Entry>) = list
            .entries
            .iter()
            .filter(|entry| self.asked(entry))
            .partition(|entry| entry.significance == Significance::Substantive);
        let folded = |weight| light.iter().filter(move |entry| entry.significance == weight).copied();
        let title = format!("{}-title", list.id);
        html! {
            @if !(full.is_empty() && light.is_empty() && list.more.0.is_empty()) {
                section #(list.id) aria-labelledby=(title) {
                    h2 #(title) { (list.title) }
                    @if !full.is_empty() { ul.e { @for entry in full { (self.entry(entry)) } } }
                    @for weight in [Significance::Editorial, Significance::Routine] {
                        @let count = folded(weight).count();
                        @if count > 0 {
                            details { summary { (view::grouped(count)) " " (view::significance(weight)) }
                                ul.e { @for entry in folded(weight) { (self.entry(entry)) } }
                            }
                        }
                    }
                    (list.more)
                }
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Markup {
        let traits = format!("{} {}", view::relation(entry.relation), view::significance(entry.significance));
        html! {
            li data-k=(traits) {
                (entry.line)
                @if entry.significance != Significance::Substantive { ", " (of(entry.significance)) }
                (entry.body)
            }
        }
    }

    /// The words of a heading with their changes marked.
    pub(super) fn heading(&self, change: &HeadingChange) -> Markup {
        let documents = self.comparison.documents;
        let old = change.headings.old.and_then(|index| documents.old.headings.get(index));
        let new = change.headings.new.and_then(|index| documents.new.headings.get(index));
        let of = |heading: Option<&'_ resdiff_model::Heading>| {
            heading.map(|heading| (heading.text.clone(), heading.marks.clone()))
        };
        self.snippet(&change.inline, Pair::new(of(old), of(new)))
    }

    fn heading_entry(&self, change: &HeadingChange) -> Option<Entry> {
        let documents = self.comparison.documents;
        let old = change.headings.old.and_then(|index| documents.old.headings.get(index));
        let new = change.headings.new.and_then(|index| documents.new.headings.get(index));
        let heading = new.or(old)?;
        let word = view::relation(change.relation);
        let before = heading.before.clone();
        Some(Entry {
            relation: change.relation,
            significance: change.significance,
            line: html! {
                b { (heading.label) } " " (word)
                @if let Some(before) = before { ", before " (self.clause_link(&before, new.is_some())) }
            },
            body: self.paragraph(&heading.text, self.heading(change)),
            brief: format!("{} {word}", heading.label),
        })
    }

    fn citations(&self) -> Vec<Entry> {
        let documents = self.comparison.documents;
        let side = |citations: &[CitationChange], document: &Document, relation| -> Vec<Entry> {
            let is_new = relation == Relation::Added;
            let sign = if is_new { "+" } else { "−" };
            let entry = |citation: &CitationChange| Entry {
                relation,
                significance: citation.significance,
                line: html! {
                    a href=(view::official(&citation.symbol)) { (shown(citation.symbol.as_str())) }
                    " " (if is_new { "added" } else { "gone" }) " in "
                    @for (number, place) in places(citation, document).iter().enumerate() {
                        @if number > 0 { ", " }
                        @match place {
                            Cited::Clause(name) => (self.clause_link(name, is_new)),
                            Cited::Note(mark) => { a href=(format!("#{}", text::note_anchor(mark, is_new))) { "note " (shown(mark)) } },
                        }
                    }
                    @if let Some(note) = &citation.note { ": " (shown(note)) }
                },
                body: html! {},
                brief: format!("{sign} {}", citation.symbol),
            };
            citations.iter().map(entry).collect()
        };
        let mut entries = side(&self.comparison.citations.new, documents.new, Relation::Added);
        entries.extend(side(&self.comparison.citations.old, documents.old, Relation::Removed));
        entries
    }

    /// A heading or a footnote with its changes marked.
    fn snippet(&self, inline: &[InlineOp], texts: Pair<Option<(String, Vec<FootnoteMark>)>>) -> Markup {
        let script: Vec<(Op, String)> = if inline.is_empty() {
            let words =
                |side: &Option<(String, _)>| side.as_ref().map_or_else(String::new, |(text, _)| text.clone());
            let (old, new) = (words(&texts.old), words(&texts.new));
            let whole =
                if old == new { vec![(Op::Equal, new)] } else { vec![(Op::Delete, old), (Op::Insert, new)] };
            whole.into_iter().filter(|(_, text)| !text.is_empty()).collect()
        } else {
            inline.iter().map(|step| (step.op, step.text.clone())).collect()
        };
        let documents = self.comparison.documents;
        let side = |of: Option<(String, Vec<FootnoteMark>)>, document: &Document, is_new| {
            let (text, marks) = of.unwrap_or_default();
            Side::plain(&text, &marks, document.language, is_new)
        };
        let sides = Pair::new(side(texts.old, documents.old, false), side(texts.new, documents.new, true));
        text::marked(&script, &sides, &[])
    }

    /// The label of a clause as a link to it; an old clause may stand under a new label.
    fn clause_link(&self, label: &Label, is_new: bool) -> Markup {
        let name = shown(&label.to_string());
        let old = || {
            let clauses = &self.comparison.documents.old.clauses;
            let place = clauses.iter().position(|clause| clause.label == *label);
            place.map(|place| self.places[place].clone()).unwrap_or_default()
        };
        let place = if is_new { anchor(&name) } else { old() };
        html! { a href=(format!("#{place}")) { @if !is_new { "old " } (name) } }
    }

    /// A paragraph of these words, with what is marked in them.
    fn paragraph(&self, words: &str, marked: Markup) -> Markup {
        html! { p.t dir=[text::direction(words)] { (marked) } }
    }

    /// What the reader guessed or found odd, and bounds that were reached.
    fn checks(&self) -> Markup {
        let documents = self.comparison.documents;
        let notice = |side: &str, notice: &Notice| {
            html! {
                li { b { (side) (place(notice.at)) ": " } (shown(&notice.message)) }
            }
        };
        let count =
            documents.old.warnings.len() + documents.new.warnings.len() + self.comparison.limits.len();
        html! {
            @if count > 0 {
                section #checks aria-labelledby="checks-title" {
                    h2 #checks-title { "To check" }
                    ul.e {
                        @for warning in &documents.old.warnings { (notice("old text", warning)) }
                        @for warning in &documents.new.warnings { (notice("new text", warning)) }
                        @for limit in &self.comparison.limits { li { (shown(limit)) } }
                    }
                }
            }
        }
    }
}

/// A place that cites a document.
enum Cited {
    Clause(Label),
    Note(String),
}

fn places(citation: &CitationChange, document: &Document) -> Vec<Cited> {
    let clauses = citation.clauses.iter().filter_map(|&index| document.clauses.get(index));
    let notes = citation.footnotes.iter().filter_map(|&index| document.footnotes.get(index));
    clauses
        .map(|clause| Cited::Clause(clause.label.clone()))
        .chain(notes.map(|note| Cited::Note(note.mark.clone())))
        .collect()
}

fn place(at: Place) -> String {
    let parts = [("page", at.page), ("line", at.line)];
    parts.iter().filter_map(|(name, number)| number.map(|number| format!(", {name} {number}"))).collect()
}
