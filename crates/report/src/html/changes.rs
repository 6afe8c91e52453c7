//! The clauses, part by part, in the order of the new text.

use std::collections::HashMap;

use maud::{Markup, html};
use resdiff_engine::{Change, HeadingChange};
use resdiff_model::Heading;

use super::moves::Moves;
use super::text::{self, Side};
use super::title::{Title, anchor};
use super::{Page, Part, shown};
use crate::view::{self, Headings, Hidden, Item, Run};

impl Page<'_> {
    /// Every clause of both documents, unchanged ones folded.
    pub(super) fn changes(&self) -> Part {
        let mut body = Body {
            page: self,
            headings: Headings::of(self.comparison.documents.new),
            reworded: self
                .comparison
                .headings
                .iter()
                .filter_map(|change| Some((change.headings.new?, change)))
                .collect(),
            moves: Moves::of(self.comparison),
            hidden: Hidden::default(),
        };
        let sections = view::sections(self.comparison);
        let sections: Vec<Markup> =
            sections.iter().enumerate().map(|(number, section)| body.section(number, section)).collect();
        let markup = html! {
            @if !view::differs(self.comparison) {
                @let print = if self.comparison.unseen.is_empty() { "" } else { " but in print" };
                p.note { strong { "No difference" (print) "." } " Both texts say the same, clause by clause." }
            }
            @for section in sections { (section) }
        };
        Part { markup, hidden: body.hidden }
    }
}

/// The clauses in the making.
struct Body<'p> {
    page: &'p Page<'p>,
    headings: Headings<'p>,
    /// What became of the headings, by their place in the new document.
    reworded: HashMap<usize, &'p HeadingChange>,
    moves: Moves<'p>,
    hidden: Hidden,
}

impl Body<'_> {
    fn section(&mut self, number: usize, section: &view::Section<'_>) -> Markup {
        let id = format!("part-{}", number + 1);
        let mut path = Vec::new();
        let mut items = Vec::new();
        if number == 0 {
            items.extend(self.moves.at_the_head().iter().map(|change| self.stub(change)));
        }
        for item in &section.items {
            items.push(match item {
                Item::Change(change) => self.change(change, &mut path),
                Item::Run(run) => self.run(run, &mut path),
            });
        }
        let empty = items.iter().all(|item| item.0.is_empty());
        html! {
            @if !empty {
                section #(id) aria-labelledby=(format!("{id}-title")) {
                    h2 #(format!("{id}-title")) dir="auto" { (shown(&section.title)) }
                    @for item in items { (item) }
                }
            }
        }
    }

    fn change(&mut self, change: &Change, path: &mut Vec<String>) -> Markup {
        let here = if self.page.filter.shows(change.into()) {
            html! { (self.path(change, path)) (self.page.article(change)) }
        } else {
            self.hidden.changes += 1;
            html! {}
        };
        html! { (here) @for moved in self.moves.behind(change) { (self.stub(moved)) } }
    }

    /// Unchanged clauses under one line. Those with a finding stand outside: they are to be looked at.
    fn run(&mut self, run: &Run<'_>, path: &mut Vec<String>) -> Markup {
        let shown = run.changes.first().is_some_and(|first| self.page.filter.shows((*first).into()));
        let mut parts: Vec<Markup> = Vec::new();
        let mut folded: Vec<&Change> = Vec::new();
        for &change in &run.changes {
            let found = self.page.filter.shows_findings() && self.page.findings_of(change).next().is_some();
            if found {
                parts.push(self.folded(std::mem::take(&mut folded), run.renumbered, path));
                parts.push(html! { (self.path(change, path)) (self.page.article(change)) });
            } else if shown {
                folded.push(change);
            } else {
                self.hidden.unchanged += 1;
            }
        }
        parts.push(self.folded(folded, run.renumbered, path));
        let stubs = run.changes.iter().flat_map(|change| self.moves.behind(change));
        parts.extend(stubs.map(|moved| self.stub(moved)));
        html! { @for part in parts { (part) } }
    }

    fn folded(&self, changes: Vec<&Change>, renumbered: bool, path: &[String]) -> Markup {
        let run = Run { changes, renumbered };
        let Some(line) = run.line(self.page.comparison) else { return html! {} };
        // The headings inside are folded, too: what follows names its own.
        let mut path = path.to_vec();
        html! {
            details.run {
                summary { (line) }
                @for change in &run.changes { (self.path(change, &mut path)) (self.page.article(change)) }
            }
        }
    }

    /// The headings a change stands under, where they are others than those of the change before.
    fn path(&self, change: &Change, last: &mut Vec<String>) -> Markup {
        let over = change.clauses.new.first().map(|&clause| self.headings.over(clause)).unwrap_or_default();
        let path: Vec<String> = over.iter().map(|heading| heading.text.clone()).collect();
        let same = path == *last || change.clauses.new.is_empty();
        if !same {
            last.clone_from(&path);
        }
        html! {
            @if !same && !path.is_empty() {
                p.path dir="auto" {
                    @for (number, heading) in over.iter().enumerate() {
                        @if number > 0 { " › " }
                        (self.heading(heading))
                    }
                }
            }
        }
    }

    /// A heading with its changes marked.
    fn heading(&self, heading: &Heading) -> Markup {
        let documents = self.page.comparison.documents;
        let place = documents.new.headings.iter().position(|other| std::ptr::eq(other, heading));
        let change = place.and_then(|place| self.reworded.get(&place));
        match change {
            Some(change) => self.page.heading(change),
            None => {
                let language = documents.new.language;
                text::plain(&Side::plain(&heading.text, &heading.marks, language, true))
            }
        }
    }

    /// The line in the place where a clause stood before it moved.
    fn stub(&self, change: &Change) -> Markup {
        if !self.page.filter.shows(change.into()) {
            return html! {};
        }
        let title = Title::of(self.page.comparison, change);
        html! {
            p.stub #(was(&title)) {
                "old " (title.old) " moved: now "
                a href=(format!("#{}", title.anchor)) { (title.new) }
            }
        }
    }
}

/// The name of the place where a moved clause used to stand.
pub(super) fn was(title: &Title) -> String {
    format!("was-{}", anchor(&title.old))
}
