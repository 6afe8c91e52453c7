//! Differences that no reader of the page could see.

use resdiff_engine::{Rule, Unseen};

use super::Report;
use super::changes::BODY;
use super::page::{Ink, Text};
use crate::view::{self, UnseenGroup};

/// Places that are named before the others are counted.
const NAMED: usize = 8;
/// Kinds of print that are listed before the others are counted.
const LISTED: usize = 12;

impl Report<'_> {
    /// The clauses in which something was planted that the eye cannot find, before all changes.
    pub(super) fn planted(&mut self) {
        let planted: Vec<&Unseen> =
            self.comparison.unseen.iter().filter(|unseen| !unseen.rule.is_print()).collect();
        if planted.is_empty() {
            return;
        }
        if self.comparison.findings.is_empty() || !self.options.filter.shows_findings() {
            self.page.blank();
        }
        let mut places: Vec<String> = Vec::new();
        for unseen in &planted {
            let place = view::unseen_place(self.comparison, unseen);
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        let has = |rule: Rule| planted.iter().any(|unseen| unseen.rule == rule);
        let kinds: Vec<String> = [Rule::LookAlike, Rule::InvisibleCharacter]
            .into_iter()
            .filter(|rule| has(*rule))
            .map(|rule| view::rule(rule).to_owned())
            .collect();
        let mut text = Text::new();
        text.push(Ink::Finding, &format!("! {}  not to be seen: ", some_of(&places)));
        text.push(Ink::Plain, &view::list(&kinds));
        self.page.text(0, BODY, &text);
    }

    /// All of them by code point and name. Kinds of print are left out where a filter asks for other things.
    pub(super) fn unseen(&mut self) {
        let groups = view::unseen(self.comparison);
        let (print, planted): (Vec<UnseenGroup>, Vec<UnseenGroup>) =
            groups.into_iter().partition(|group| group.rule.is_print());
        let shown = if self.options.filter.is_empty() { print.len().min(LISTED) } else { 0 };
        if !self.options.filter.is_empty() {
            self.hidden.others += print.len();
        }
        if planted.is_empty() && shown == 0 {
            return;
        }
        self.section("Not to be seen on the page");
        for group in &planted {
            self.group("!", Ink::Finding, group);
        }
        for group in &print[..shown] {
            self.group("·", Ink::Dim, group);
        }
        if self.options.filter.is_empty() && print.len() > shown {
            let more = print.len() - shown;
            let mut text = Text::new();
            text.push(Ink::Dim, &format!("· and {}", view::counted(more, "other kind")));
            self.page.text(0, BODY, &text);
        }
    }

    fn group(&mut self, sign: &str, ink: Ink, group: &UnseenGroup) {
        let mut text = Text::new();
        text.push(ink, &format!("{sign} {}: ", view::rule(group.rule)));
        let body = if ink == Ink::Dim { Ink::Dim } else { Ink::Plain };
        text.push(body, &format!("{}, in {}", group.characters, some_of(&group.places)));
        self.page.text(0, BODY, &text);
    }
}

/// `OP1, OP2 and 14 more`.
fn some_of(places: &[String]) -> String {
    match places.len().saturating_sub(NAMED) {
        0 | 1 => places.join(", "),
        more => format!("{} and {more} more", places[..NAMED].join(", ")),
    }
}
