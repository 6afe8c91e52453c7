//! The lines before the first paragraph of a resolution and after its last.

use resdiff_model::Document;

use super::block::{Format, Key, Paragraph};
use super::wording::Wording;

/// The lines down to the organ line, with the names of the fields they print.
pub(super) fn opening(document: &Document) -> Vec<(Key, Paragraph)> {
    let masthead = &document.masthead;
    let words = Wording::of(document.language);
    let mut lines = Lines::default();
    if masthead.symbol.is_some() || masthead.organ.is_some() {
        let symbol = masthead.symbol.as_deref().unwrap_or_default();
        lines.add("symbol", symbol_line(words.united_nations, symbol));
        let organ = masthead.organ.as_deref().unwrap_or_default();
        let distribution = filled(words.distribution, masthead.distribution.as_deref());
        let format = Format { bold: true, large: true, ..Format::default() };
        let mut line =
            Paragraph::new("MastheadOrgan", format!("{organ}\t{}", distribution.unwrap_or_default()));
        if !organ.is_empty() {
            line.formats.push((0..organ.len(), format));
        }
        lines.add("organ", line);
    }
    lines.some("issued_on", "MastheadDate", masthead.issued_on.as_ref().map(|date| format!("\t{date}")));
    let original = filled(words.original, masthead.original.as_deref());
    lines.some("original", "MastheadDate", original.map(|original| format!("\t{original}")));
    for other in others(document).0.iter().filter(|line| *line != words.united_nations) {
        lines.some("other", "Masthead", Some(other.clone()));
    }
    lines.some("session", "MastheadSession", filled(words.session, masthead.session.as_deref()));
    lines.some("committee", "MastheadCommittee", masthead.committee.clone());
    lines.some("agenda_items", "Masthead", words.agenda(masthead));
    lines.some("agenda_title", "MastheadItem", masthead.agenda_title.clone());
    let draft = match (&masthead.sponsors, masthead.draft_line.as_deref()) {
        (Some(sponsors), Some(line)) if !line.is_empty() => Some(format!("{sponsors}: {line}")),
        (Some(sponsors), _) => Some(sponsors.clone()),
        (None, line) => line.filter(|line| !line.is_empty()).map(str::to_owned),
    };
    lines.some("draft_line", "DraftLine", draft);
    let adopted = match (&masthead.adoption_line, &masthead.adopted_on) {
        (Some(line), Some(date)) => Some(format!("{line} {} {date}", words.adopted_on)),
        (Some(line), None) => Some(line.clone()),
        (None, Some(date)) => Some(date.clone()),
        (None, None) => None,
    };
    lines.some("adoption_line", "AdoptionLine", adopted);
    if let Some(source) = &masthead.source_line {
        let mut line = Paragraph::new("SourceLine", source.as_str());
        let inner = source.trim_start_matches('[');
        let start = source.len() - inner.len();
        let end = start + inner.trim_end_matches(']').len();
        line.formats.push((start..end, Format { italic: true, ..Format::default() }));
        lines.add("source_line", line);
    }
    let title = masthead.title.as_deref().unwrap_or_default();
    if let Some(number) = &masthead.number {
        let mut line = Paragraph::new("NumberedTitle", format!("{number}.\t{title}"));
        line.number = number.len() + 2;
        lines.add("title", line);
    } else {
        lines.some("title", "ResolutionTitle", masthead.title.clone());
    }
    lines.some("organ_line", "OrganLine", masthead.organ_line.clone());
    lines.0
}

/// The meeting and its date, and what is said of the vote.
pub(super) fn closing(document: &Document) -> Vec<(Key, Paragraph)> {
    let masthead = &document.masthead;
    let mut lines = Lines::default();
    lines.some("closing_meeting", "Closing", masthead.closing_meeting.clone());
    lines.some("closing_date", "ClosingDate", masthead.closing_date.clone());
    for other in others(document).1 {
        lines.some("vote", "Continuation", Some(other.clone()));
    }
    lines.0
}

/// The lines that fit no field: those before the text, and the vote told under the closing,
/// `[Adopted by 101 votes to none.]`.
fn others(document: &Document) -> (&[String], &[String]) {
    let others = document.masthead.other.as_slice();
    let closed = document.masthead.closing_meeting.is_some();
    let vote = others.iter().position(|line| closed && line.starts_with('['));
    others.split_at(vote.unwrap_or(others.len()))
}

fn symbol_line(united_nations: &str, symbol: &str) -> Paragraph {
    let mut line = Paragraph::new("MastheadSymbol", format!("{united_nations}\t{symbol}"));
    if let Some(first) = symbol.chars().next() {
        let start = united_nations.len() + 1;
        line.formats.push((start..start + first.len_utf8(), Format { large: true, ..Format::default() }));
    }
    line
}

fn filled(words: &str, fact: Option<&str>) -> Option<String> {
    fact.map(|fact| words.replace("{}", fact))
}

#[derive(Default)]
struct Lines(Vec<(Key, Paragraph)>);

impl Lines {
    fn add(&mut self, field: &'static str, paragraph: Paragraph) {
        let same = |(key, _): &&(Key, Paragraph)| matches!(key, Key::Line(name, _) if *name == field);
        let count = self.0.iter().filter(same).count();
        self.0.push((Key::Line(field, count), paragraph));
    }

    fn some(&mut self, field: &'static str, style: &'static str, text: Option<String>) {
        if let Some(text) = text {
            self.add(field, Paragraph::new(style, text));
        }
    }
}
