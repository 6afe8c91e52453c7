//! The clauses, section by section.

use resdiff_engine::{Change, Op, Relation};

use super::Report;
use super::inline::marked;
use super::page::{Ink, Text};
use crate::view::{self, Step};

/// How far the text of a clause is indented under its line.
pub(super) const BODY: usize = 4;

impl Report<'_> {
    /// Every clause of both documents, unchanged ones folded.
    pub(super) fn changes(&mut self) {
        let (steps, hidden) = view::flow(self.comparison, &self.options.filter, self.options.context);
        self.hidden += hidden;
        for step in steps {
            match step {
                Step::Part(title) => self.section(&title),
                Step::Under(path) => {
                    let mut text = Text::new();
                    text.push(Ink::Heading, &format!("§ {path}"));
                    self.page.text(0, 2, &text);
                }
                Step::Change(change) => self.change(change),
                Step::Context(change) => self.unchanged(change),
                Step::Folded(run) => {
                    let mut text = Text::new();
                    text.push(Ink::Dim, &run.line(self.comparison).unwrap_or_default());
                    self.page.text(2, BODY, &text);
                }
            }
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
        let told = view::told(self.comparison, change);
        let mut line = Text::new();
        line.push(ink, sign);
        line.push(Ink::Strong, &format!(" {}", told.labels));
        line.push(Ink::Plain, "  ");
        line.push(ink, &told.event);
        line.push(Ink::Dim, &told.asides);
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
        for (name, reason) in told.reasons {
            let mut text = Text::new();
            text.push(Ink::Dim, &format!("{name}: {reason}"));
            self.page.text(BODY + 2, BODY + 4, &text);
        }
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
