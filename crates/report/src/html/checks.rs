//! What no reader could see, and what is to be checked.

use std::collections::HashSet;

use maud::{Markup, html};

use super::title::anchor;
use super::{Page, shown};
use crate::view::{self, UnseenGroup};

impl Page<'_> {
    /// The differences that no reader could see, by code point and name, and how many kinds of print a filter left out.
    pub(super) fn unseen(&self) -> (Markup, usize) {
        let (mut print, planted): (Vec<UnseenGroup>, Vec<UnseenGroup>) =
            view::unseen(self.comparison).into_iter().partition(UnseenGroup::is_print);
        let hidden = if self.filter.is_empty() { 0 } else { print.len() };
        print.truncate(print.len() - hidden);
        let clauses = &self.comparison.documents.new.clauses;
        let labels: HashSet<String> = clauses.iter().map(|clause| shown(&clause.label.to_string())).collect();
        let group = |group: &UnseenGroup| {
            html! {
                b { (view::rule(group.rule)) } ": " (shown(&group.characters)) ", in "
                @for (number, place) in group.places.iter().enumerate() {
                    @if number > 0 { ", " }
                    @if labels.contains(place) { a href=(format!("#{}", anchor(place))) { (place) } } @else { (shown(place)) }
                }
            }
        };
        let markup = html! {
            @if !(planted.is_empty() && print.is_empty()) {
                section #unseen aria-labelledby="unseen-title" {
                    h2 #unseen-title { (view::UNSEEN) }
                    @if !planted.is_empty() { ul.e { @for kind in &planted { li data-k="unseen" { (group(kind)) } } } }
                    @if !print.is_empty() {
                        details {
                            summary { (view::counted(print.len(), "kind")) " of hyphens, blanks and stored letters" }
                            ul.e { @for kind in &print { li { (group(kind)) } } }
                        }
                    }
                }
            }
        };
        (markup, hidden)
    }

    /// What the reader guessed or found odd, and bounds that were reached.
    pub(super) fn checks(&self) -> Markup {
        let checks = view::checks(self.comparison);
        html! {
            @if !checks.is_empty() {
                section #checks aria-labelledby="checks-title" {
                    h2 #checks-title { "To check" }
                    ul.e {
                        @for check in &checks {
                            li { @if !check.head().is_empty() { b { (check.head()) ": " } } (shown(&check.message)) }
                        }
                    }
                }
            }
        }
    }
}
