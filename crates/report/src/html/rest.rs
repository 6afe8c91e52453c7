//! What is no clause: headings, annexes, mandates, citations, footnotes, tables.

use maud::{Markup, html};
use resdiff_engine::{HeadingChange, InlineOp, Op, Pair, Significance};
use resdiff_model::{Document, FootnoteMark, Label, Symbol};

use super::text::{self, Side, note_anchor};
use super::title::anchor;
use super::words::of;
use super::{Page, Part, shown};
use crate::view::{self, Hidden, Other, OtherKind, Spot};

impl Page<'_> {
    pub(super) fn rest(&self) -> Part {
        let asked = |other: &&Other| self.filter.shows(other.traits());
        let all: Vec<Other> = view::others(self.comparison).collect();
        let mut hidden = Hidden { others: all.len() - all.iter().filter(asked).count(), ..Hidden::default() };
        // The masthead stands in the head of the page.
        let listed: Vec<&Other> =
            all.iter().filter(asked).filter(|other| other.kind != OtherKind::Masthead).collect();
        let (tables, before): (Vec<&Other>, Vec<&Other>) =
            listed.into_iter().partition(|other| other.kind == OtherKind::Table);
        let (notes, before): (Vec<&Other>, Vec<&Other>) =
            before.into_iter().partition(|other| other.kind == OtherKind::Footnote);
        let (unseen, print) = self.unseen();
        hidden.others += print;
        let markup = html! {
            @for list in before.chunk_by(|one, next| one.kind.title() == next.kind.title()) {
                (self.list(list[0].kind, list, html! {}))
            }
            (self.list(OtherKind::Footnote, &notes, self.other_notes()))
            (self.list(OtherKind::Table, &tables, html! {}))
            (unseen)
            (self.checks())
        };
        Part { markup, hidden }
    }

    /// What the list of findings says of what is no clause, as the name of a place and a few words.
    pub(super) fn briefs(&self, weight: Significance) -> Vec<(String, String)> {
        let others: Vec<Other> = view::others(self.comparison)
            .filter(|other| other.significance == weight && self.filter.shows(other.traits()))
            .collect();
        others
            .chunk_by(|one, next| one.kind.title() == next.kind.title())
            .map(|list| {
                let title = list[0].kind.title();
                let minus =
                    |brief: String| brief.strip_prefix("- ").map_or(brief.clone(), |b| format!("− {b}"));
                let briefs: Vec<String> = list.iter().map(|other| minus(other.brief())).collect();
                (id(list[0].kind), format!("{title}: {}", briefs.join(", ")))
            })
            .collect()
    }

    /// Things of one kind, those of no substance folded.
    fn list(&self, kind: OtherKind, list: &[&Other], more: Markup) -> Markup {
        let of_weight = |weight| list.iter().filter(move |other| other.significance == weight);
        let entries = |weight| html! { ul.e { @for other in of_weight(weight) { (self.other(other)) } } };
        let (id, title) = (id(kind), format!("{}-title", id(kind)));
        html! {
            @if !(list.is_empty() && more.0.is_empty()) {
                section #(id) aria-labelledby=(title) {
                    h2 #(title) { (kind.title()) }
                    @if of_weight(Significance::Substantive).count() > 0 { (entries(Significance::Substantive)) }
                    @for weight in [Significance::Editorial, Significance::Routine] {
                        @let count = of_weight(weight).count();
                        @if count > 0 {
                            details { summary { (view::grouped(count)) " " (view::significance(weight)) } (entries(weight)) }
                        }
                    }
                    (more)
                }
            }
        }
    }

    fn other(&self, other: &Other) -> Markup {
        let traits = format!("{} {}", view::relation(other.relation), view::significance(other.significance));
        let is_new = other.names.new.is_some();
        let body = match other.kind {
            OtherKind::Table => rows_of(other),
            _ if other.texts == Pair::default() => html! {},
            _ => {
                let texts = Pair::new(
                    other.texts.old.clone().map(|text| (text, other.marks.old.clone())),
                    other.texts.new.clone().map(|text| (text, other.marks.new.clone())),
                );
                let words = other.texts.new.as_ref().or(other.texts.old.as_ref()).map_or("", String::as_str);
                paragraph(words, self.snippet(&other.script, texts))
            }
        };
        html! {
            li data-k=(traits) {
                @match other.kind {
                    OtherKind::Citation | OtherKind::Instrument => {
                        (cited(other)) " " (if is_new { "added in " } else { "gone from " }) (self.spots(other))
                        @if !other.note.is_empty() { ": " (shown(&other.note)) }
                    }
                    OtherKind::Mandate => {
                        b { (self.spot_link(other.spots.first(), &other.name(), is_new)) } " " (other.event()) ": " (shown(&other.note))
                    }
                    _ => {
                        @if other.kind == OtherKind::Footnote { (self.anchors_of(other)) }
                        b { (shown(&other.name())) } " " (other.event())
                        @if !other.spots.is_empty() { ", " (other.preposition) " " (self.spots(other)) }
                    }
                }
                @if other.significance != Significance::Substantive { ", " (of(other.significance)) }
                (body)
            }
        }
    }

    /// The places of a thing, each a link.
    fn spots(&self, other: &Other) -> Markup {
        let is_new = other.names.new.is_some();
        html! {
            @for (number, spot) in other.spots.iter().enumerate() {
                @if number > 0 { ", " }
                @let name = if is_new || matches!(spot, Spot::Note(_)) { spot.to_string() } else { format!("old {spot}") };
                (self.spot_link(Some(spot), &name, is_new))
            }
        }
    }

    fn spot_link(&self, spot: Option<&Spot>, name: &str, is_new: bool) -> Markup {
        let place = match spot {
            Some(Spot::Clause(label)) => self.place_of(label, is_new),
            Some(Spot::Note(mark)) => note_anchor(mark, is_new),
            None => return html! { (shown(name)) },
        };
        html! { a href=(format!("#{place}")) { (shown(name)) } }
    }

    /// The name of the place where a clause stands on the page; an old clause may stand under a new label.
    fn place_of(&self, label: &Label, is_new: bool) -> String {
        if is_new {
            return anchor(&shown(&label.to_string()));
        }
        let clauses = &self.comparison.documents.old.clauses;
        let place = clauses.iter().position(|clause| clause.label == *label);
        place.and_then(|place| self.places.get(place).cloned()).unwrap_or_default()
    }

    /// The words of a heading with their changes marked.
    pub(super) fn heading(&self, change: &HeadingChange) -> Markup {
        let documents = self.comparison.documents;
        let of = |document: &Document, at: Option<usize>| {
            let heading = document.headings.get(at?)?;
            Some((heading.text.clone(), heading.marks.clone()))
        };
        let texts = Pair::new(of(documents.old, change.headings.old), of(documents.new, change.headings.new));
        let step = |step: &InlineOp| (step.op, step.text.clone());
        self.snippet(&change.inline.iter().map(step).collect::<Vec<_>>(), texts)
    }

    /// A heading or a footnote with its changes marked.
    fn snippet(&self, script: &[(Op, String)], texts: Pair<Option<(String, Vec<FootnoteMark>)>>) -> Markup {
        let documents = self.comparison.documents;
        let side = |of: Option<(String, Vec<FootnoteMark>)>, document: &Document, is_new| {
            let (text, marks) = of.unwrap_or_default();
            Side::plain(&text, &marks, document.language, is_new)
        };
        let whole: Vec<(Op, String)>;
        let script = if script.is_empty() {
            let old = texts.old.as_ref().map(|(text, _)| (Op::Delete, text.clone()));
            let new = texts.new.as_ref().map(|(text, _)| (Op::Insert, text.clone()));
            whole = old.into_iter().chain(new).collect();
            &whole
        } else {
            script
        };
        let sides = Pair::new(side(texts.old, documents.old, false), side(texts.new, documents.new, true));
        text::marked(script, &sides, &[])
    }
}

/// The name of the place of a list.
fn id(kind: OtherKind) -> String {
    kind.title().to_lowercase()
}

/// What is cited, as a link to the document where that has a symbol.
fn cited(other: &Other) -> Markup {
    let name = other.name();
    match Symbol::parse(&name).filter(|_| other.kind == OtherKind::Citation) {
        Some(symbol) => html! { a href=(view::official(&symbol)) { (shown(&name)) } },
        None => html! { b { (shown(&name)) } },
    }
}

/// A paragraph of these words, with what is marked in them.
pub(super) fn paragraph(words: &str, marked: Markup) -> Markup {
    html! { p.t dir=[text::direction(words)] { (marked) } }
}

/// The rows of a table that changed.
fn rows_of(other: &Other) -> Markup {
    let row = |sign: &str, spoken: &str, cells: &[String], came: bool| {
        html! {
            tr {
                th scope="row" { (sign) span.vh { (spoken) } }
                @for cell in cells { td dir="auto" { @if came { ins { (shown(cell)) } } @else { del { (shown(cell)) } } } }
            }
        }
    };
    html! {
        div.wide tabindex="0" role="group" aria-label="Rows of the table" {
            table.rows {
                @for cells in &other.rows {
                    @if let Some(cells) = &cells.old { (row("−", " old row", cells, false)) }
                    @if let Some(cells) = &cells.new { (row("+", " new row", cells, true)) }
                }
            }
        }
    }
}
