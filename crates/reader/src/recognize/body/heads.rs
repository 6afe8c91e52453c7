//! Headings: which paragraphs are some, and what they say of the place of the clauses under them.

use resdiff_model::{Document, Heading, Lexicon, Marker};

use super::super::headings::{self, Look};
use super::super::paragraph::Paragraph;
use super::super::signs::{
    annex_name, article_name, draft_head, is_division, is_numbered_name, is_numeral, section_numeral,
};
use super::super::{lead, words};
use super::{Body, Zone};
use crate::Gap;

/// A heading, beside its words.
pub(super) struct Shown {
    zone: Zone,
    pub(super) look: Look,
    /// The level that the form itself gives it.
    said: Option<u8>,
    /// The index of the clause it stands before.
    pub(super) clause: Option<usize>,
}

impl Body<'_> {
    /// Bold or italic as a whole, a heading by its form, or a numeral or letter that stands alone.
    pub(super) fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let text = &paragraph.built.text;
        let is_marked = || Marker::split(text).is_some();
        let numeral = is_numeral(text);
        // `II` or `Article 3` stands over its title, as does what announces a draft or names it.
        let named = self.document.headings.last().filter(|_| self.waiting > 0).is_some_and(|heading| {
            is_numbered_name(&heading.text)
                || is_division(&heading.text, self.lexicon)
                || draft_head(&heading.text, self.lexicon).is_some()
        });
        let announced = self.heads_draft()
            && self.waiting == 0
            && !is_marked()
            && !lead::opens_clause(text, self.lexicon);
        let is_title = (named || announced) && !lead::is_complete(text) && text.len() < 200;
        let short = text.len() < 120
            && !lead::is_complete(text)
            && text.starts_with(words::is_capital)
            && !is_marked()
            && paragraph.gap != Gap::Page
            && self.document.clauses.last().is_none_or(|clause| lead::is_complete(&clause.text))
            && !lead::opens_clause(text, self.lexicon);
        // `Action 1. We will keep the peace.` is a heading where clauses are not bold.
        let sentence = || self.is_plain && text.len() < LONGEST_SENTENCE && !is_marked();
        paragraph.heading.is_some()
            || paragraph.bold && (!lead::ends_sentence(text) || sentence())
            || paragraph.is_italic() && !lead::is_complete(text) && !is_marked()
            || numeral
            || is_division(text, self.lexicon)
            || is_title
            || short && self.zone != Zone::Closed && !(self.in_list && matches!(self.zone, Zone::Annex(_)))
    }

    pub(super) fn heading(&mut self, paragraph: Paragraph) {
        let named = self.document.headings.last().filter(|last| {
            self.waiting > 0 && (is_numbered_name(&last.text) || is_division(&last.text, self.lexicon))
        });
        let under = named.and(self.shown.last()).map(|shown| &shown.look);
        let look = Look::of(&paragraph, under, self.lexicon);
        self.shown.push(Shown { zone: self.zone.clone(), look, said: paragraph.heading, clause: None });
        let Paragraph { built, at, heading, .. } = paragraph;
        self.document.accounting.headings += built.words;
        let text = built.text;
        if let (Zone::Annex(_), Some(article)) = (&self.zone, article_name(&text, self.lexicon)) {
            (self.article, self.unnumbered) = (Some(article), 0);
        }
        if let Some(numeral) = section_numeral(&text) {
            self.section(numeral.to_owned());
        }
        let label = format!("H{}", self.document.headings.len() + 1);
        let level = heading.unwrap_or(1);
        self.document.headings.push(Heading { label, text, level, before: None, marks: built.marks, at });
        self.waiting += 1;
        if self.zone != Zone::Preamble {
            self.levels.clear();
        }
    }
}

/// A heading of one sentence is no longer than this, in bytes.
const LONGEST_SENTENCE: usize = 400;

/// Which paragraphs stand in a list of names: several in a row that are short, plain and without a sign at their ends,
/// none of them the numbered name of a part.
pub(super) fn lists(paragraphs: &[Paragraph], lexicon: &Lexicon) -> Vec<bool> {
    const LEAST: usize = 3;
    let is_name = |paragraph: &Paragraph| {
        let text = &*paragraph.built.text;
        let names_part = is_numbered_name(text)
            || article_name(text, lexicon).is_some()
            || annex_name(text, lexicon).is_some()
            || section_numeral(text).is_some();
        text.len() < 120
            && !lead::is_complete(text)
            && !(paragraph.bold
                || paragraph.is_italic()
                || paragraph.heading.is_some()
                || paragraph.rows.is_some())
            && Marker::split(text).is_none()
            && !names_part
    };
    let mut listed = Vec::with_capacity(paragraphs.len());
    for run in paragraphs.chunk_by(|one, next| is_name(one) && is_name(next)) {
        listed.resize(listed.len() + run.len(), run.len() >= LEAST);
    }
    listed
}

/// Tells the headings before which clause they stand and how deep they lie.
pub(super) fn finish(document: &mut Document, mut shown: Vec<Shown>) {
    for (heading, shown) in document.headings.iter_mut().zip(&shown) {
        heading.before = shown.clause.map(|clause| document.clauses[clause].label.clone());
    }
    for part in parts_of(&shown) {
        raise_titles(&mut shown[part.clone()]);
        let looks = shown[part.clone()].iter().map(|shown| (&shown.look, shown.said));
        headings::set_levels(&mut document.headings[part], looks);
    }
}

/// Gives the titles of several sections the look of what heads a part: a heading without a number that stands directly
/// over the first of the outermost sections.
fn raise_titles(shown: &mut [Shown]) {
    let numbered = shown.iter().map(|shown| &shown.look).filter(|look| look.is_numbered());
    let Some(outermost) = numbered.min().cloned() else { return };
    for at in 1..shown.len() {
        let (above, below) = (&shown[at - 1], &shown[at]);
        if above.clause == below.clause && below.look.is_held_by(&above.look, &outermost) {
            shown[at - 1].look = above.look.clone().of_part();
        }
    }
}

/// The stretches of headings that stand in the text, and in each annex: ranks are compared within them.
fn parts_of(shown: &[Shown]) -> Vec<std::ops::Range<usize>> {
    let in_annex = |zone: &Zone| if let Zone::Annex(name) = zone { Some(name.clone()) } else { None };
    let parts = shown.chunk_by(|one, other| in_annex(&one.zone) == in_annex(&other.zone));
    parts
        .scan(0, |end, part| {
            *end += part.len();
            Some(*end - part.len()..*end)
        })
        .collect()
}
