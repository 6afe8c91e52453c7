//! The list of what was found: substance first, then roll-overs that did not happen, editorial, routine; each entry
//! leads to its place.

use maud::{Markup, html};
use resdiff_engine::{Change, Relation, Rule, Significance, Strength};

use super::text::direction;
use super::title::{Title, anchor, sign};
use super::words::{capital, edit_words, few_words, of, words_before};
use super::{Page, shown};
use crate::view;

impl Page<'_> {
    /// The list, as a way around the page.
    pub(super) fn findings(&self) -> Markup {
        html! {
            nav #findings aria-labelledby="findings-title" {
                h2 #findings-title { "Findings" }
                (self.group(Significance::Substantive))
                (self.stale())
                (self.planted())
                (self.group(Significance::Editorial))
                (self.group(Significance::Routine))
            }
        }
    }

    fn group(&self, weight: Significance) -> Markup {
        let changes: Vec<&Change> = self
            .comparison
            .changes
            .iter()
            .filter(|change| change.significance == Some(weight) && self.filter.shows((*change).into()))
            .collect();
        let others = self.briefs(weight);
        let count = changes.len();
        let empty = changes.is_empty() && others.is_empty();
        let list = html! {
            ul {
                @for change in changes { (self.found(change)) }
                @for (place, brief) in others { li.other { a href=(format!("#{place}")) { (shown(&brief)) } } }
            }
        };
        let title = html! { (capital(of(weight))) " " small { (view::grouped(count)) } };
        html! {
            @if empty {
            } @else if weight == Significance::Substantive {
                h3 { (title) }
                (list)
            } @else {
                details { summary { (title) } (list) }
            }
        }
    }

    fn stale(&self) -> Markup {
        let findings = &self.comparison.findings;
        let label = |clause: usize| {
            self.comparison
                .documents
                .new
                .clauses
                .get(clause)
                .map(|clause| shown(&clause.label.to_string()))
                .unwrap_or_default()
        };
        html! {
            @if !findings.is_empty() && self.filter.shows_findings() {
                h3 { "Stale " small { (view::grouped(findings.len())) } }
                ul {
                    @for finding in findings {
                        @let label = label(finding.clause);
                        li.stale { a href=(format!("#{}", anchor(&label))) {
                            b { (label) } " " (shown(&view::finding(self.comparison, finding)))
                        } }
                    }
                }
            }
        }
    }

    /// Where something was planted that the eye cannot find.
    fn planted(&self) -> Markup {
        html! {
            @if let Some((places, kinds)) = view::planted(self.comparison) {
                h3 { "Not to be seen" }
                ul { li.stale { a href="#unseen" { b { (shown(&places)) } " " (kinds) } } }
            }
        }
    }

    fn found(&self, change: &Change) -> Markup {
        let title = Title::of(self.comparison, change);
        html! {
            li class=[Some(sign(change)).filter(|sign| *sign != "reworded")] { a href=(format!("#{}", title.anchor)) {
                b { (title.name()) } " " (view::event(change))
                (self.gist(change))
            } }
        }
    }

    /// What a change is about, in a few words.
    fn gist(&self, change: &Change) -> Markup {
        let whole = match change.relation {
            Relation::Added => view::new_clauses(self.comparison, change).next(),
            Relation::Removed => view::old_clauses(self.comparison, change).next(),
            _ => None,
        };
        let substance = change.significance == Some(Significance::Substantive);
        let lead = change.lead.as_ref().filter(|lead| substance && lead.strength != Strength::Same);
        let text = match (whole, lead) {
            (Some(clause), _) => Some(few_words(&clause.text)),
            (None, Some(lead)) => Some(view::lead(lead)),
            (None, None) if !substance => view::explained(change),
            (None, None) => None,
        };
        let edits = change.edits.iter().filter(|edit| edit.significance == Significance::Substantive);
        let others = edits.clone().count().saturating_sub(1);
        let longest = edits.max_by_key(|edit| edit.text.old.len().max(edit.text.new.len()));
        // Two words that look the same tell nothing.
        let planted = change.unseen().into_iter().find(|unseen| !unseen.rule.is_print());
        let planted = planted.filter(|_| longest.is_none_or(|edit| edit.rule.is_some_and(Rule::is_unseen)));
        html! {
            @if let Some(unseen) = planted {
                span.g { (shown(&view::unseen_sentence(&unseen))) }
            } @else if let Some(text) = text {
                span.g dir=[direction(&text)] { (shown(&text)) @if lead.is_some() { (more(others)) } }
            } @else if let Some((edit, words)) = longest.and_then(|edit| Some((edit, edit_words(edit)?))) {
                @let before = words_before(&view::inline(self.comparison, change), edit);
                span.g dir=[before.as_deref().and_then(direction)] {
                    @if let Some(before) = &before { "… " (shown(before)) " " }
                    (words)
                    (more(others))
                }
            }
        }
    }
}

/// How many edits of substance a clause has beside the one that is shown.
fn more(count: usize) -> Markup {
    html! { @if count > 0 { ", and " (view::grouped(count)) " more" } }
}
