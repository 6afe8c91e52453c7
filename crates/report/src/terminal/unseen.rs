//! Differences that no reader of the page could see.

use super::Report;
use super::changes::BODY;
use super::page::{Ink, Text};
use crate::view::{self, UnseenGroup};

/// Kinds of print that are listed before the others are counted.
const LISTED: usize = 12;

impl Report<'_> {
    /// The clauses in which something was planted that the eye cannot find, before all changes.
    pub(super) fn planted(&mut self) {
        let Some((places, kinds)) = view::planted(self.comparison) else { return };
        if self.comparison.findings.is_empty() || !self.options.filter.shows_findings() {
            self.page.blank();
        }
        let mut text = Text::new();
        text.push(Ink::Finding, &format!("! {places}  not to be seen: "));
        text.push(Ink::Plain, &kinds);
        self.page.text(0, BODY, &text);
    }

    /// All of them by code point and name. Kinds of print are left out where a filter asks for other things.
    pub(super) fn unseen(&mut self) {
        let groups = view::unseen(self.comparison);
        let (print, planted): (Vec<UnseenGroup>, Vec<UnseenGroup>) =
            groups.into_iter().partition(UnseenGroup::is_print);
        let shown = match (self.options.filter.is_empty(), self.options.unfold) {
            (false, _) => 0,
            (true, true) => print.len(),
            (true, false) => print.len().min(LISTED),
        };
        if !self.options.filter.is_empty() {
            self.hidden.others += print.len();
        }
        if planted.is_empty() && shown == 0 {
            return;
        }
        self.section(view::UNSEEN);
        for group in &planted {
            self.group("!", Ink::Finding, group);
        }
        for group in &print[..shown] {
            self.group("·", Ink::Dim, group);
        }
        if self.options.filter.is_empty() && print.len() > shown {
            let more = print.len() - shown;
            let mut text = Text::new();
            let told = format!("· and {} (all of them under --unfold)", view::counted(more, "other kind"));
            text.push(Ink::Dim, &told);
            self.page.text(0, BODY, &text);
        }
    }

    fn group(&mut self, sign: &str, ink: Ink, group: &UnseenGroup) {
        let mut text = Text::new();
        text.push(ink, &format!("{sign} {}: ", view::rule(group.rule)));
        text.push(if ink == Ink::Dim { Ink::Dim } else { Ink::Plain }, &group.told());
        self.page.text(0, BODY, &text);
    }
}
