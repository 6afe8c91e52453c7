//! What is no clause, and what is to be checked.

use resdiff_engine::{Relation, Significance};

use super::Report;
use super::escape::escape;
use super::script::{paragraphs, rows};
use crate::view::{self, Other, OtherKind};

impl Report<'_> {
    pub(super) fn rest(&mut self) {
        let others: Vec<Other> = view::others(self.comparison).collect();
        let (tables, before): (Vec<Other>, Vec<Other>) =
            others.into_iter().partition(|other| other.kind == OtherKind::Table);
        let mut title = "";
        before.iter().for_each(|other| self.other(other, &mut title));
        self.marks(title);
        tables.iter().for_each(|other| self.other(other, &mut title));
        self.unseen();
        self.checks();
    }

    fn other(&mut self, other: &Other, title: &mut &'static str) {
        if !self.options.filter.shows(other.traits()) {
            self.hidden.others += 1;
            return;
        }
        if other.kind.title() != *title {
            *title = other.kind.title();
            self.block(&format!("## {title}"));
        }
        let mut line = format!("**{}**", escape(&other.name()));
        let (place, event) = (other.place(), other.event());
        if !place.is_empty() {
            line.push_str(&format!(" {}", escape(&place)));
        }
        line.push_str(&format!(" {event}"));
        let weight = (other.significance < Significance::Substantive)
            .then(|| format!(", {}", view::significance(other.significance)));
        if other.kind == OtherKind::Mandate {
            let came = format!(" {}", view::relation(other.relation));
            line.push_str(if other.relation == Relation::Reworded { "" } else { &came });
            line.push_str(&format!("{}: {}", weight.unwrap_or_default(), escape(&other.note)));
            return self.item(&line);
        }
        if !other.note.is_empty() {
            line.push_str(&format!(", {}", escape(&other.note)));
        }
        line.push_str(&weight.unwrap_or_default());
        if !other.script.is_empty() && other.relation != Relation::Unchanged {
            let text = match other.kind {
                OtherKind::Table => rows(&other.script),
                _ => paragraphs(&other.script).concat(),
            };
            line.push_str(&format!(": {text}"));
        }
        self.item(&line);
    }

    /// Footnote marks in clauses that are unchanged.
    fn marks(&mut self, title: &str) {
        let marks = view::marks_of_unchanged(self.comparison);
        if !self.options.filter.is_empty() {
            self.hidden.others += marks.len();
            return;
        }
        if !marks.is_empty() && title != OtherKind::Footnote.title() {
            self.block(&format!("## {}", OtherKind::Footnote.title()));
        }
        marks.iter().for_each(|line| self.item(&escape(line)));
    }

    /// Differences that no reader could see, by code point and name. Kinds of print are left out where a filter asks
    /// for other things.
    fn unseen(&mut self) {
        let mut groups = view::unseen(self.comparison);
        if !self.options.filter.is_empty() {
            let all = groups.len();
            groups.retain(|group| !group.is_print());
            self.hidden.others += all - groups.len();
        }
        if !groups.is_empty() {
            self.block(&format!("## {}", view::UNSEEN));
        }
        for group in groups {
            self.item(&format!("{}: {}", view::rule(group.rule), escape(&group.told())));
        }
    }

    /// What the reader guessed or found odd, and bounds that were reached.
    fn checks(&mut self) {
        let checks = view::checks(self.comparison);
        if !checks.is_empty() {
            self.block("## To check");
        }
        checks.iter().for_each(|check| self.item(&escape(&check.sentence())));
    }
}
