//! One change: its line, its words, the notes on it, and why on demand.

use maud::{Markup, html};
use resdiff_engine::{Change, Edit, Evidence, Finding, Pair, Rule, Significance};
use resdiff_model::{Document, Language};

use super::changes::was;
use super::moves::left_its_place;
use super::text::{self, Side};
use super::title::Title;
use super::words::{capital, edit_words, of};
use super::{Page, shown};
use crate::view;

impl Page<'_> {
    /// A change of clauses.
    pub(super) fn article(&self, change: &Change) -> Markup {
        let title = Title::of(self.comparison, change);
        let quiet = view::is_quiet(change);
        let stale = self.findings_of(change).next().is_some();
        let moved = left_its_place(change);
        let body = html! {
            (self.words(change))
            @if !quiet { (self.notes(change)) }
        };
        html! {
            article #(title.anchor) data-k=[(!quiet || stale).then(|| self.traits(change))] {
                h3 { (title.name()) @if let Some(former) = title.former() { " " small { (former) } } }
                div {
                    @for finding in self.findings_of(change) {
                        p.f { b { "! stale: " } (shown(&view::finding(self.comparison, finding))) }
                    }
                    @if quiet {
                        // Folded clauses have their line in the fold.
                        @if stale { p.w { b { (view::event(change)) } } }
                        (body)
                    } @else if view::is_light(change) {
                        details.light { summary { (self.line(change)) } (body) (self.why(change)) }
                    } @else {
                        p.w {
                            (self.event(change))
                            @if moved { " · " a href=(format!("#{}", was(&title))) { "where it stood" } }
                        }
                        (body)
                        (self.why(change))
                    }
                }
            }
        }
    }

    /// What a filter of the page looks at, as words.
    fn traits(&self, change: &Change) -> String {
        let mut words = vec![view::relation(change.relation)];
        words.extend(change.significance.map(view::significance));
        let stale = self.findings_of(change).next().is_some();
        for (holds, word) in [
            (change.moved, "moved"),
            (change.renumbered, "renumbered"),
            (change.role_change.is_some(), "promoted"),
            (stale, "stale"),
        ] {
            if holds {
                words.push(word);
            }
        }
        words.join(" ")
    }

    /// The findings in the clauses of a change.
    pub(super) fn findings_of<'c>(&'c self, change: &'c Change) -> impl Iterator<Item = &'c Finding> {
        self.comparison.findings.iter().filter(|finding| change.clauses.new.contains(&finding.clause))
    }

    /// What happened, how sure that is, what became of the lead.
    fn event(&self, change: &Change) -> Markup {
        let qualities = view::qualities(change);
        let lead = change.lead.as_ref().filter(|lead| lead.phrases.old == lead.phrases.new);
        html! {
            b { (view::event(change)) }
            @if let Some(weight) = change.significance.filter(|weight| *weight < Significance::Substantive) {
                ", " (view::significance(weight))
            }
            @for quality in qualities { ", " (quality) }
            @if let Some(lead) = lead { ", lead " (shown(&view::lead(lead))) }
        }
    }

    /// A change of no substance on one line: `routine: session ordinal, date (3 edits)`.
    fn line(&self, change: &Change) -> Markup {
        html! {
            @if let Some(weight) = change.significance { b { (view::significance(weight)) } ": " }
            (shown(&view::in_short(change)))
        }
    }

    /// The words of both sides with the changes marked.
    fn words(&self, change: &Change) -> Markup {
        let documents = self.comparison.documents;
        let sides = Pair::new(
            Side::of(view::old_clauses(self.comparison, change), documents.old, false),
            Side::of(view::new_clauses(self.comparison, change), documents.new, true),
        );
        let (side, document): (_, &Document) =
            if sides.new.text.is_empty() { (&sides.old, documents.old) } else { (&sides.new, documents.new) };
        let language = (document.language != Language::English).then(|| document.language.code());
        html! {
            p.t dir=[text::direction(&side.text)] lang=[language] {
                (text::marked(&view::inline(self.comparison, change), &sides, &change.footnotes))
            }
        }
    }

    /// What a reader should know beside the words.
    fn notes(&self, change: &Change) -> Markup {
        let mut notes = view::told(self.comparison, change).reasons;
        // What is told elsewhere: the link under "why", the rules of a change of no substance in its line.
        notes.retain(|(name, _)| {
            !(matches!(*name, "linked" | "nearest") || *name == "only" && view::is_light(change))
        });
        html! {
            @if !notes.is_empty() {
                ul.notes { @for (name, note) in &notes { li { b { (name) ": " } (shown(note)) } } }
            }
        }
    }

    /// Why the clauses belong together, how sure that is, and the rule of every edit that the line does not name.
    fn why(&self, change: &Change) -> Markup {
        let linked = !change.clauses.old.is_empty() && !change.clauses.new.is_empty();
        let ruled: Vec<&Edit> = change
            .edits
            .iter()
            .filter(|edit| linked && edit.rule.is_some_and(|rule| rule != Rule::Place))
            .collect();
        let named = view::is_light(change) && ruled.len() < 2;
        let told = |piece: &&Evidence| !matches!(piece, Evidence::SharedWords(_) | Evidence::SameLead(_));
        html! {
            details.y {
                summary { "Why" }
                ul {
                    @if linked {
                        li { "Link " (view::percent(change.confidence)) " sure, words " (view::percent(change.similarity)) " alike." }
                    } @else {
                        li { "No partner: " (view::percent(change.confidence)) " sure." }
                    }
                    @for piece in change.evidence.iter().filter(told) {
                        li { (capital(&shown(&view::evidence(self.comparison, piece)))) "." }
                    }
                    @for edit in ruled.iter().filter(|_| !named) {
                        // What no rule explains is of substance: that it is marked says enough.
                        @if let (Some(rule), Some(words)) = (edit.rule, edit_words(edit)) {
                            li { (words) ": " (view::rule(rule)) @if Some(edit.significance) != change.significance { ", " (of(edit.significance)) } }
                        }
                    }
                }
            }
        }
    }
}
