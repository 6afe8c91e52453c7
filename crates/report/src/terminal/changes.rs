//! The clauses, section by section.

use resdiff_engine::{Change, Op, Relation};
use resdiff_model::Heading;

use super::Report;
use super::inline::marked;
use super::page::{Ink, Text};
use crate::view::{self, Headings, Item, Run};

/// How far the text of a clause is indented under its line.
pub(super) const BODY: usize = 4;

impl Report<'_> {
    /// Every clause of both documents, unchanged ones folded.
    pub(super) fn changes(&mut self) {
        let comparison = self.comparison;
        let headings = Headings::of(comparison.documents.new);
        for section in view::sections(comparison) {
            let shown: Vec<&Item<'_>> = section.items.iter().filter(|item| self.shows(item)).collect();
            if shown.is_empty() {
                continue;
            }
            self.section(&section.title);
            let mut last = String::new();
            for (place, item) in shown.iter().enumerate() {
                match item {
                    Item::Change(change) => {
                        if let Some(&clause) = change.clauses.new.first() {
                            self.heading(&headings.over(clause), &mut last);
                        }
                        self.change(change);
                    }
                    Item::Run(run) => {
                        let is_change = |item: Option<&&Item<'_>>| matches!(item, Some(Item::Change(_)));
                        let before = place.checked_sub(1).and_then(|before| shown.get(before));
                        self.run(run, is_change(before), is_change(shown.get(place + 1)));
                    }
                }
            }
        }
    }

    /// The headings a change stands under, where they are others than those of the change before.
    fn heading(&mut self, over: &[&Heading], last: &mut String) {
        let path: Vec<&str> = over.iter().map(|heading| heading.text.as_str()).collect();
        let path = path.join(" › ");
        if path != *last && !path.is_empty() {
            let mut text = Text::new();
            text.push(Ink::Heading, &format!("§ {path}"));
            self.page.text(0, 2, &text);
        }
        *last = path;
    }

    /// Whether the filter shows an item; what it hides is counted.
    fn shows(&mut self, item: &Item<'_>) -> bool {
        let (change, count) = match item {
            Item::Change(change) => (*change, 1),
            Item::Run(run) => match run.changes.first() {
                Some(first) => (*first, run.changes.len()),
                None => return false,
            },
        };
        let shown = self.options.filter.shows(change.into());
        if !shown {
            match item {
                Item::Change(_) => self.hidden.changes += count,
                Item::Run(_) => self.hidden.unchanged += count,
            }
        }
        shown
    }

    /// Unchanged clauses: those beside a change in full as far as asked for, the others on one line.
    fn run(&mut self, run: &Run<'_>, after_change: bool, before_change: bool) {
        let count = run.changes.len();
        let head = if after_change { self.options.context.min(count) } else { 0 };
        let tail = if before_change { self.options.context.min(count - head) } else { 0 };
        for change in &run.changes[..head] {
            self.unchanged(change);
        }
        let folded = Run { changes: run.changes[head..count - tail].to_vec(), renumbered: run.renumbered };
        if let Some(line) = folded.line(self.comparison) {
            let mut text = Text::new();
            text.push(Ink::Dim, &line);
            self.page.text(2, BODY, &text);
        }
        for change in &run.changes[count - tail..] {
            self.unchanged(change);
        }
    }

    /// An unchanged clause as context.
    fn unchanged(&mut self, change: &Change) {
        let word = if change.renumbered { "unchanged, renumbered" } else { "unchanged" };
        let mut line = Text::new();
        line.push(Ink::Dim, &format!("{}  {word}", self.labels(change)));
        self.page.text(2, BODY, &line);
        let mut body = Text::new();
        for clause in view::new_clauses(self.comparison, change) {
            body.push(Ink::Plain, &clause.text);
        }
        self.page.text(BODY, BODY, &body);
    }

    /// A change: one dimmed line for routine and editorial ones, else line, text and reasons.
    fn change(&mut self, change: &Change) {
        if view::is_light(change) && !self.options.unfold {
            self.folded_change(change);
            return;
        }
        let (sign, ink) = sign(change);
        let mut line = Text::new();
        line.push(ink, sign);
        line.push(Ink::Strong, &format!(" {}", self.labels(change)));
        line.push(Ink::Plain, "  ");
        line.push(ink, &view::event(change));
        line.push(Ink::Dim, &view::asides(change));
        let mut reasons = view::reasons(self.comparison, change);
        // A lead that stayed is told in passing, one that changed has a line of its own.
        if change.lead.as_ref().is_some_and(|lead| lead.phrases.old == lead.phrases.new) {
            let (name, lead) = reasons.remove(0);
            line.push(Ink::Dim, &format!(", {name} {lead}"));
        }
        self.page.text(0, BODY, &line);
        if self.options.side_by_side {
            self.sides(change);
        } else {
            let mut body = self.body(change);
            if !body.is_empty() {
                self.link(change, &mut body);
                self.page.text(BODY, BODY, &body);
            }
        }
        for (name, reason) in reasons {
            self.reason(name, &reason);
        }
        if let Some(marks) = view::mark_changes(change) {
            self.reason("footnotes", &marks);
        }
    }

    fn reason(&mut self, name: &str, reason: &str) {
        let mut text = Text::new();
        text.push(Ink::Dim, &format!("{name}: {reason}"));
        self.page.text(BODY + 2, BODY + 4, &text);
    }

    /// `· OP7 ← OP5  routine: session ordinal, sequence adverb (2 edits)`.
    fn folded_change(&mut self, change: &Change) {
        let (sign, _) = sign(change);
        let sign = if sign == "~" { "·" } else { sign };
        let mut text = Text::new();
        text.push(Ink::Dim, &format!("{sign} {}  {}", self.labels(change), view::folded(change)));
        self.page.text(0, BODY, &text);
    }

    /// The words of a change: marked where both sides have them, whole where one side has.
    fn body(&self, change: &Change) -> Text {
        let script = view::inline(self.comparison, change);
        let whole = |ink: Ink| {
            let mut text = Text::new();
            for (_, words) in &script {
                text.push(ink, words);
            }
            text
        };
        match change.relation {
            // The sign says that all of it came or went; brackets around the whole would only be in the way.
            Relation::Added => whole(Ink::Gained),
            Relation::Removed => whole(Ink::Lost),
            Relation::Unchanged if script.iter().all(|(op, _)| *op == Op::Equal) => shortened(&script),
            _ => marked(&script, self.page.color()),
        }
    }

    fn labels(&self, change: &Change) -> String {
        view::labels(self.comparison, change)
    }
}

/// The first words of a clause of which only the place changed: enough to know it by.
fn shortened(script: &[(Op, String)]) -> Text {
    const WORDS: usize = 20;
    let words: Vec<&str> = script.iter().flat_map(|(_, text)| text.split_inclusive(' ')).collect();
    let mut text = Text::new();
    if words.len() <= WORDS + 5 {
        text.push(Ink::Plain, &words.concat());
    } else {
        text.push(Ink::Plain, words[..WORDS].concat().trim_end());
        text.push(Ink::Plain, " …");
    }
    text
}

/// The sign before a change and its colour.
fn sign(change: &Change) -> (&'static str, Ink) {
    match change.relation {
        Relation::Added => ("+", Ink::Added),
        Relation::Removed => ("-", Ink::Removed),
        Relation::Split => ("<", Ink::Moved),
        Relation::Merged => (">", Ink::Moved),
        _ if change.moved || change.role_change.is_some() => ("↕", Ink::Moved),
        Relation::Reworded | Relation::Unchanged => ("~", Ink::Reworded),
    }
}
