//! The head of the report: the documents, the totals, the findings.

use resdiff_engine::Pair;
use unicode_width::UnicodeWidthStr;

use super::Report;
use super::page::{Ink, Text};
use crate::Source;
use crate::view::{self, Part, Totals};

impl Report<'_> {
    /// What is compared with what, and the facts that name the two versions.
    pub(super) fn head(&mut self, sources: &Pair<Source>) {
        let headline = view::headline(self.comparison.documents, sources);
        let mut names = Text::new();
        names.push(Ink::Strong, &format!("{} → {}", headline.names.old, headline.names.new));
        let titles = &headline.titles;
        let differ = titles.old != titles.new && !titles.old.is_empty() && !titles.new.is_empty();
        let title = if titles.new.is_empty() { &titles.old } else { &titles.new };
        if !differ && !title.is_empty() {
            names.push(Ink::Plain, &format!("  {title}"));
        }
        for document in [self.comparison.documents.old, self.comparison.documents.new] {
            self.link_symbol(document.masthead.symbol.as_deref().unwrap_or_default(), &mut names);
        }
        self.page.text(0, 2, &names);
        if differ {
            let mut text = Text::new();
            text.push(Ink::Plain, &change_of(&titles.old, &titles.new));
            self.page.text(0, 2, &text);
        }
        let mut text = Text::new();
        for (number, fact) in headline.facts.iter().enumerate() {
            if number > 0 {
                text.push(Ink::Plain, " · ");
            }
            let change = change_of(&or_none(&fact.values.old), &or_none(&fact.values.new));
            push_together(&mut text, Ink::Plain, &format!("{} {change}", fact.name), self.page.width());
        }
        if !text.is_empty() {
            self.page.text(0, 2, &text);
        }
    }

    /// The totals, which add up: every change is unchanged, routine, editorial or of substance.
    pub(super) fn totals(&mut self) {
        let totals = Totals::of(self.comparison);
        self.page.blank();
        let mut parts = vec![(Ink::Plain, totals.clauses_in_words())];
        parts.extend(totals.parts().into_iter().map(|(part, words)| match part {
            Part::Light => (Ink::Plain, words),
            Part::Substance => (Ink::Strong, words),
            Part::Findings => (Ink::Finding, words),
        }));
        let mut text = Text::new();
        for (number, (ink, part)) in parts.iter().enumerate() {
            if number > 0 {
                text.push(Ink::Plain, "   ");
            }
            push_together(&mut text, *ink, part, self.page.width());
        }
        self.page.text(0, 2, &text);
        if !view::differs(self.comparison) {
            self.page.blank();
            let mut text = Text::new();
            let only_print = !self.comparison.unseen.is_empty();
            text.push(Ink::Strong, if only_print { "No difference but in print." } else { "No difference." });
            self.page.text(0, 2, &text);
        }
    }

    /// What an editor should look at first.
    pub(super) fn findings(&mut self) {
        if self.comparison.findings.is_empty() {
            return;
        }
        if !self.options.filter.shows_findings() {
            self.hidden.findings += self.comparison.findings.len();
            return;
        }
        self.page.blank();
        for finding in &self.comparison.findings {
            let clause = self.comparison.documents.new.clauses.get(finding.clause);
            let label = clause.map(|clause| clause.label.to_string()).unwrap_or_default();
            let mut text = Text::new();
            text.push(Ink::Finding, &format!("! {label}  stale: "));
            text.push(Ink::Plain, &view::finding(self.comparison, finding));
            self.page.text(0, super::changes::BODY, &text);
        }
    }
}

/// `old → new`, or the value alone where it is the same.
pub(super) fn change_of(old: &str, new: &str) -> String {
    if old == new { new.to_owned() } else { format!("{old} → {new}") }
}

/// A count with its noun, or a fact, which stay on one line where they fit on one. What does not is broken after
/// its commas.
fn push_together(text: &mut Text, ink: Ink, words: &str, width: usize) {
    if words.width() + 2 < width {
        return text.push_bound(ink, words);
    }
    for (number, part) in words.split(", ").enumerate() {
        if number > 0 {
            text.push(ink, ", ");
        }
        let (before, after) = part.split_once(" (").unwrap_or((part, ""));
        text.push_bound(ink, before);
        if !after.is_empty() {
            text.push(ink, " (");
            text.push_bound(ink, after);
        }
    }
}

fn or_none(value: &str) -> String {
    if value.is_empty() { "(none)".to_owned() } else { value.to_owned() }
}
