//! The text of one side, and what is to be marked in it.

use std::collections::BTreeMap;
use std::ops::Range;

use resdiff_engine::Pair;
use resdiff_model::{Clause, Document, FootnoteMark, Language, citation};

use crate::view;

/// The text of one side, and what is to be marked in it. Offsets are bytes of `text`.
#[derive(Default)]
pub(in crate::html) struct Side {
    pub text: String,
    /// Whether it is the new text.
    pub is_new: bool,
    leads: Vec<Range<usize>>,
    /// Where a document is cited, and the address of that document.
    links: Vec<(Range<usize>, String)>,
    marks: Vec<(usize, String)>,
    /// Where a clause begins and its label, if there are several.
    labels: Vec<(usize, String)>,
}

impl Side {
    /// Several clauses, joined by line feeds.
    pub fn of<'c>(clauses: impl Iterator<Item = &'c Clause>, document: &Document, is_new: bool) -> Self {
        let mut side = Self { is_new, ..Self::default() };
        for (number, clause) in clauses.enumerate() {
            if number > 0 {
                side.text.push('\n');
            }
            let start = side.text.len();
            let lead = clause.lead.clone();
            if !lead.is_empty() {
                side.leads.push(start + lead.start..start + lead.end);
            }
            side.labels.push((start, clause.label.to_string()));
            side.add(&clause.text, &clause.marks, document.language);
        }
        if side.labels.len() < 2 {
            side.labels.clear();
        }
        side
    }

    /// A heading, a footnote: text that is no clause.
    pub fn plain(text: &str, marks: &[FootnoteMark], language: Language, is_new: bool) -> Self {
        let mut side = Self { is_new, ..Self::default() };
        side.add(text, marks, language);
        side
    }

    fn add(&mut self, text: &str, marks: &[FootnoteMark], language: Language) {
        let start = self.text.len();
        for cited in citation::find(text, language) {
            let range = start + cited.range.start..start + cited.range.end;
            // The second of `68/247 A and B` is found inside nothing else, but two must never overlap.
            if self.links.last().is_none_or(|(last, _)| last.end <= range.start) {
                self.links.push((range, view::official(&cited.symbol)));
            }
        }
        self.marks.extend(marks.iter().map(|mark| (start + mark.at.min(text.len()), mark.mark.clone())));
        self.text.push_str(text);
    }

    /// Where leads and links begin and end, as far as they reach into a stretch.
    pub(super) fn edges(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let (start, end) = (range.start, range.end);
        let leads = &self.leads[self.leads.partition_point(|lead| lead.end <= start)..];
        let links = &self.links[self.links.partition_point(|(link, _)| link.end <= start)..];
        let leads = leads.iter().take_while(move |lead| lead.start < end);
        let links = links.iter().map(|(link, _)| link).take_while(move |link| link.start < end);
        leads.chain(links).flat_map(|part| [part.start, part.end])
    }

    /// Whether a piece between two cuts is part of a lead phrase.
    pub(super) fn is_lead(&self, piece: &Range<usize>) -> bool {
        let place = self.leads.partition_point(|lead| lead.end <= piece.start);
        self.leads.get(place).is_some_and(|lead| lead.start <= piece.start && piece.end <= lead.end)
    }

    /// The address of what is cited in a piece between two cuts.
    pub(super) fn link(&self, piece: &Range<usize>) -> Option<&str> {
        let place = self.links.partition_point(|(link, _)| link.end <= piece.start);
        let (link, address) = self.links.get(place)?;
        (link.start <= piece.start && piece.end <= link.end).then_some(address.as_str())
    }

    /// The label of the clause that begins here, where there are several.
    pub(super) fn label(&self, at: usize) -> Option<&str> {
        let place = self.labels.binary_search_by_key(&at, |(start, _)| *start).ok()?;
        Some(&self.labels[place].1)
    }

    /// The marks that stand in a stretch or at its end; those at the head of the text belong to the first stretch.
    fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = &(usize, String)> {
        let first = self.marks.partition_point(|(at, _)| *at <= range.start && range.start > 0);
        self.marks[first..].iter().take_while({
            let end = range.end;
            move |(at, _)| *at <= end
        })
    }
}

/// The footnote marks of a stretch, by their place in the side that is written.
pub(super) type Marks = BTreeMap<usize, Pair<Vec<String>>>;

/// The marks of a stretch of one side and of its twin on the other.
pub(super) fn marks_in(side: &Side, range: &Range<usize>, twin: Option<(&Side, &Range<usize>)>) -> Marks {
    let mut marks = Marks::new();
    let mut add = |at: usize, mark: &str, is_new: bool| {
        let here = marks.entry(at).or_default();
        if is_new { &mut here.new } else { &mut here.old }.push(mark.to_owned());
    };
    for (at, mark) in side.marks_in(range) {
        add(*at, mark, side.is_new);
    }
    if let Some((other, of)) = twin {
        for (at, mark) in other.marks_in(of) {
            let mut place = (range.start + (at - of.start)).min(range.end);
            while !side.text.is_char_boundary(place) {
                place -= 1;
            }
            add(place, mark, other.is_new);
        }
    }
    marks
}
