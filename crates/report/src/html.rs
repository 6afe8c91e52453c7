//! The report as one HTML page that stands alone: no network, no script or style from elsewhere.
//!
//! Without JavaScript the page shows everything inline; with it, it filters, searches, sets the two texts side by
//! side and keeps ticks and remarks in the browser. All texts of documents are escaped by the compiler-checked
//! templates of `maud`, signs that act or hide are made visible (see [`view::visible`]), and the page's
//! Content-Security-Policy runs nothing but the style and script it was made with.

mod assets;
mod changes;
mod checks;
mod clause;
mod findings;
mod head;
mod lean;
mod moves;
mod notes;
mod rest;
mod text;
mod title;
mod words;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use resdiff_engine::{Comparison, Pair};

use crate::view::{self, Headline, Hidden};
use crate::{Filter, Source};

/// What a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is on the page; the totals count everything.
    pub filter: Filter,
}

/// The page of a comparison.
///
/// ```
/// use resdiff_engine::{Pair, compare};
/// use resdiff_model::Document;
/// use resdiff_report::{Source, html};
///
/// let document = Document::default();
/// let comparison = compare(&document, &document);
/// let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
/// let page = html::report(&comparison, &sources, &html::Options::default());
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("No difference."));
/// ```
#[must_use]
pub fn report(comparison: &Comparison<'_>, sources: &Pair<Source>, options: &Options) -> String {
    let mut places = vec![String::new(); comparison.documents.old.clauses.len()];
    for change in &comparison.changes {
        let place = title::Title::of(comparison, change).anchor;
        for &clause in &change.clauses.old {
            if let Some(of_clause) = places.get_mut(clause) {
                of_clause.clone_from(&place);
            }
        }
    }
    let headline = view::headline(comparison.documents, sources);
    Page { comparison, sources, filter: &options.filter, headline, places }.render().into_string()
}

/// A page in the making.
struct Page<'p> {
    comparison: &'p Comparison<'p>,
    sources: &'p Pair<Source>,
    filter: &'p Filter,
    headline: Headline,
    /// The names of the places where the old clauses stand.
    places: Vec<String>,
}

impl Page<'_> {
    fn render(&self) -> Markup {
        let names = &self.headline.names;
        let changes = self.changes();
        let rest = self.rest();
        let body = html! {
            a.skip href="#changes" { "Skip to the changes" }
            (self.head())
            div #bar hidden role="region" aria-label="Tools" {}
            div.deck {
                (self.findings())
                main #changes tabindex="-1" {
                    (changes.markup)
                    (rest.markup)
                    (self.not_shown([changes.hidden, rest.hidden]))
                }
            }
            (self.foot())
        };
        html! {
            (DOCTYPE)
            html lang="en" data-id=(assets::fingerprint(self.comparison)) data-old=(shown(&names.old)) data-new=(shown(&names.new)) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(assets::policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("resdiff ", env!("CARGO_PKG_VERSION")));
                    title { (shown(&names.old)) " → " (shown(&names.new)) ": what changed" }
                    style { (PreEscaped(assets::STYLE.as_str())) }
                }
                body {
                    (PreEscaped(lean::markup(&body.0)))
                    script { (PreEscaped(assets::SCRIPT.as_str())) }
                }
            }
        }
    }

    /// What the filter left out: nothing is hidden without a count.
    fn not_shown(&self, parts: [Hidden; 2]) -> Markup {
        let mut hidden = Hidden::default();
        parts.into_iter().for_each(|part| hidden += part);
        if !self.filter.shows_findings() {
            hidden.findings += self.comparison.findings.len();
        }
        html! {
            @if let Some(told) = hidden.sentence(self.filter) {
                p.note #not-shown { "Not on this page: " (told) "." }
            }
        }
    }

    fn foot(&self) -> Markup {
        let file = |name: &str, source: &Source| {
            html! {
                @let name_of_file = if source.name == "-" { "standard input" } else { source.name.as_str() };
                li {
                    (name) ": " bdi { (shown(name_of_file)) } ", " (source.form)
                    @if let Some(sum) = &source.sha256 { ", SHA-256 " code { (sum) } }
                }
            }
        };
        html! {
            footer {
                p { "Made by resdiff " (env!("CARGO_PKG_VERSION")) " on your own machine. This page fetches nothing and sends nothing; ticks and remarks stay in your browser." }
                ul { (file("Old text", &self.sources.old)) (file("New text", &self.sources.new)) }
            }
        }
    }
}

/// A part of the page and what the filter left out of it.
struct Part {
    markup: Markup,
    hidden: Hidden,
}

/// Text of a document, to be put into a page.
fn shown(text: &str) -> String {
    view::visible(text)
}
