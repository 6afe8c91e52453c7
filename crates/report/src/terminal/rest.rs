//! What is no clause: masthead, headings, annexes, mandates, citations, footnotes, tables, and what is to be checked.

use resdiff_engine::{Op, Relation, Significance};
use resdiff_model::Notice;

use super::Report;
use super::changes::BODY;
use super::head::change_of;
use super::inline::marked;
use super::page::{Ink, Text};
use crate::view::{self, Other, OtherKind};

/// More folded entries than this are told by the first of them and a count.
const MANY: usize = 12;
const FIRST: usize = 6;

impl Report<'_> {
    pub(super) fn rest(&mut self) {
        let others: Vec<Other> = view::others(self.comparison).collect();
        let (before, tables): (Vec<Other>, Vec<Other>) =
            others.into_iter().partition(|other| other.kind != OtherKind::Table);
        let mut told_notes = false;
        for list in before.chunk_by(|one, next| one.kind.title() == next.kind.title()) {
            told_notes |= self.list(list) && list[0].kind == OtherKind::Footnote;
        }
        self.marks(told_notes);
        self.list(&tables);
        self.unseen();
        self.checks();
    }

    /// A section of things of one kind; those that are no substance share a line for each significance. Whether there
    /// was anything to tell.
    fn list(&mut self, list: &[Other]) -> bool {
        let shown: Vec<&Other> =
            list.iter().filter(|other| self.options.filter.shows(other.traits())).collect();
        self.hidden.others += list.len() - shown.len();
        let Some(first) = shown.first() else { return false };
        self.section(first.kind.title());
        let (full, folded): (Vec<&Other>, Vec<&Other>) = shown
            .into_iter()
            .partition(|other| self.options.unfold || other.significance == Significance::Substantive);
        for other in full {
            self.other(other);
        }
        for weight in [Significance::Editorial, Significance::Routine] {
            let of_weight = folded.iter().filter(|other| other.significance == weight);
            self.folded_others(weight, &of_weight.map(|other| other.brief()).collect::<Vec<_>>());
        }
        true
    }

    /// Things of no substance on one line.
    fn folded_others(&mut self, weight: Significance, briefs: &[String]) {
        if briefs.is_empty() {
            return;
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

    fn other(&mut self, other: &Other) {
        let (sign, ink) = match other.relation {
            Relation::Added => ("+", Ink::Added),
            Relation::Removed => ("-", Ink::Removed),
            _ => ("~", Ink::Reworded),
        };
        let cited = matches!(other.kind, OtherKind::Citation | OtherKind::Instrument);
        let (name, place) = (other.name(), other.place());
        let mut body = self.words(other);
        let note = match other.kind {
            // A short change stands on the line of its name.
            OtherKind::Masthead if name.len() + body.width() + BODY <= self.page.width() => {
                std::mem::take(&mut body)
            }
            OtherKind::Masthead => Text::new(),
            _ if cited => plain(&with_note(&place, &other.note)),
            _ => plain(&with_note(&other.event(), &other.note)),
        };
        let mut line = Text::new();
        line.push(ink, sign);
        line.push(Ink::Strong, &format!(" {name}"));
        if !cited && !place.is_empty() {
            line.push(Ink::Strong, &format!(" {place}"));
        }
        if !note.is_empty() {
            line.push(Ink::Plain, "  ");
            line.extend(&note);
        }
        if other.significance != Significance::Substantive {
            line.push(Ink::Dim, &format!("  {}", view::significance(other.significance)));
        }
        self.link_symbol(&name, &mut line);
        self.page.text(0, BODY, &line);
        if !body.is_empty() {
            self.page.text(BODY, BODY, &body);
        }
    }

    /// The words under the line of a thing.
    fn words(&self, other: &Other) -> Text {
        match other.kind {
            OtherKind::Masthead => {
                let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "(none)".to_owned());
                plain(&change_of(&value(&other.texts.old), &value(&other.texts.new)))
            }
            OtherKind::Table => rows(other),
            // Of a note that only bears another mark the words are no news.
            _ if other.relation == Relation::Unchanged => Text::new(),
            _ => match other.script.as_slice() {
                [(op, words)] => {
                    let mut text = Text::new();
                    text.push(if *op == Op::Delete { Ink::Lost } else { Ink::Gained }, words);
                    text
                }
                script => marked(script, self.page.color()),
            },
        }
    }

    /// Footnote marks in clauses that are unchanged.
    fn marks(&mut self, told_notes: bool) {
        let marks = view::marks_of_unchanged(self.comparison);
        if !self.options.filter.is_empty() {
            self.hidden.others += marks.len();
            return;
        }
        if !told_notes && !marks.is_empty() {
            self.section(OtherKind::Footnote.title());
        }
        for line in marks {
            let mut text = Text::new();
            text.push(Ink::Dim, &line);
            self.page.text(2, BODY, &text);
        }
    }

    /// What the reader guessed or found odd, and bounds that were reached.
    fn checks(&mut self) {
        let checks = view::checks(self.comparison);
        if !checks.is_empty() {
            self.section("To check");
        }
        for check in checks {
            self.page.text(0, BODY, &to_check(&check.head(), &check.message));
        }
    }
}

fn plain(words: &str) -> Text {
    let mut text = Text::new();
    text.push(Ink::Plain, words);
    text
}

fn with_note(words: &str, note: &str) -> String {
    if note.is_empty() { words.to_owned() } else { format!("{words}: {note}") }
}

/// The rows of a table that came and went, a line each.
fn rows(other: &Other) -> Text {
    let mut text = Text::new();
    for (op, row) in &other.script {
        let (sign, ink) = if *op == Op::Delete { ("- ", Ink::Lost) } else { ("+ ", Ink::Gained) };
        if !text.is_empty() {
            text.line_feed();
        }
        text.push(Ink::Plain, sign);
        text.push(ink, row.trim_end_matches('\n'));
    }
    text
}

/// `? old text, page 3: …`.
pub(super) fn notice(notice: &Notice) -> Text {
    to_check(&view::place(notice.at), &notice.message)
}

fn to_check(head: &str, message: &str) -> Text {
    let mut text = Text::new();
    text.push(Ink::Reworded, "? ");
    if !head.is_empty() {
        text.push(Ink::Strong, &format!("{head}: "));
    }
    text.push(Ink::Plain, message);
    text
}
