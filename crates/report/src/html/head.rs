//! The head of the page: the two versions and their facts, the totals, the way to the rest.

use maud::{Markup, html};
use resdiff_engine::{FieldChange, Significance};

use super::words::of;
use super::{Page, shown};
use crate::view::{self, Count, Totals, Traits};

/// Fields of the masthead that the facts of the head show already.
const IN_FACTS: [&str; 4] = ["symbol", "session", "agenda_items", "adopted_on"];

impl Page<'_> {
    pub(super) fn head(&self) -> Markup {
        let titles = &self.headline.titles;
        let title = if titles.new.is_empty() { &titles.old } else { &titles.new };
        let differ = titles.old != titles.new && !titles.old.is_empty() && !titles.new.is_empty();
        let names = &self.headline.names;
        html! {
            header {
                p.k { "What changed" }
                h1 dir="auto" {
                    @if title.is_empty() {
                        bdi { (shown(&names.old)) } " → " bdi { (shown(&names.new)) }
                    } @else {
                        (shown(title))
                    }
                }
                @if differ { p.former { "Former title: " bdi { (shown(&titles.old)) } } }
                div.glance {
                    (self.facts())
                    (self.totals())
                }
            }
        }
    }

    /// The facts of both versions, and the other fields of the masthead that differ.
    fn facts(&self) -> Markup {
        let names = &self.headline.names;
        let fields = self.fields();
        let value = |value: &str| if value.is_empty() { "(none)".to_owned() } else { shown(value) };
        html! {
            div #masthead {
                table.facts {
                    caption.vh { "The two versions" }
                    thead { tr {
                        td {}
                        th scope="col" { "Old" span.vh { ": " } bdi { (shown(&names.old)) } }
                        th scope="col" { "New" span.vh { ": " } bdi { (shown(&names.new)) } }
                    } }
                    tbody {
                        @for fact in &self.headline.facts {
                            tr {
                                th scope="row" { (fact.name) }
                                @if fact.values.old == fact.values.new {
                                    td colspan="2" { (value(&fact.values.new)) " in both" }
                                } @else {
                                    td dir="auto" { (value(&fact.values.old)) }
                                    td dir="auto" { (value(&fact.values.new)) }
                                }
                            }
                        }
                    }
                }
                @if !fields.is_empty() {
                    details open[fields.iter().any(|field| field.significance == Significance::Substantive)] {
                        summary { (view::counted(fields.len(), "more field")) " of the masthead changed" (weights(&fields)) }
                        table.facts {
                            caption.vh { "Other fields of the masthead that changed" }
                            thead.vh { tr { th scope="col" { "Field" } th scope="col" { "Old" } th scope="col" { "New" } } }
                            tbody { @for field in &fields { (row(field)) } }
                        }
                    }
                }
            }
        }
    }

    /// The fields that differ and are no facts of the head, as far as they are asked for.
    fn fields(&self) -> Vec<&FieldChange> {
        self.masthead().filter(|field| !IN_FACTS.contains(&field.field)).collect()
    }

    /// The fields that differ, as far as they are asked for.
    pub(super) fn masthead(&self) -> impl Iterator<Item = &FieldChange> {
        let asked = |field: &&FieldChange| {
            self.filter.shows(Traits::plain(view::relation_of(field), field.significance))
        };
        self.comparison.masthead.iter().filter(asked)
    }

    /// The totals, which add up: every change is unchanged, routine, editorial or of substance.
    fn totals(&self) -> Markup {
        let totals = Totals::of(self.comparison);
        let rows = [
            ("substantive", "of substance", totals.substantive.total(), breakdown(totals.substantive)),
            ("editorial", "editorial", totals.editorial.total(), breakdown(totals.editorial)),
            ("routine", "routine", totals.routine.total(), breakdown(totals.routine)),
            ("same", "unchanged", totals.same, String::new()),
        ];
        let most = rows.iter().map(|(_, _, count, _)| *count).max().unwrap_or(0).max(1);
        html! {
            table.totals {
                caption { (totals.clauses_in_words()) @if totals.findings > 0 { ", " (view::counted(totals.findings, "finding")) } }
                tbody {
                    @for (class, word, count, breakdown) in rows {
                        tr {
                            th scope="row" { (word) }
                            td { (view::grouped(count)) }
                            td {
                                svg class=(class) viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
                                    rect width=(width(count, most)) height="4" {}
                                }
                                (breakdown)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The breakdown of a count, where it says more than the count.
fn breakdown(count: Count) -> String {
    if count.total() == 0 { String::new() } else { count.breakdown() }
}

/// The share of a bar, in hundredths; what is there can be seen.
fn width(count: usize, most: usize) -> usize {
    if count == 0 { 0 } else { (count * 100 / most).max(1) }
}

/// `: all routine`, `: 1 of substance, 4 routine`.
fn weights(fields: &[&FieldChange]) -> String {
    let parts: Vec<String> = [Significance::Substantive, Significance::Editorial, Significance::Routine]
        .into_iter()
        .filter_map(|weight| {
            let count = fields.iter().filter(|field| field.significance == weight).count();
            (count > 0).then(|| {
                if count == fields.len() && count > 1 {
                    format!("all {}", of(weight))
                } else {
                    format!("{count} {}", of(weight))
                }
            })
        })
        .collect();
    format!(": {}", parts.join(", "))
}

fn row(field: &FieldChange) -> Markup {
    let value = |value: &Option<String>| value.as_deref().map_or_else(|| "(none)".to_owned(), shown);
    html! {
        tr data-k=(format!("{} {}", view::relation(view::relation_of(field)), view::significance(field.significance))) {
            th scope="row" {
                (view::field(field.field))
                @if field.significance == Significance::Substantive { " " small { "of substance" } }
            }
            td dir="auto" { (value(&field.values.old)) }
            td dir="auto" { (value(&field.values.new)) }
        }
    }
}
