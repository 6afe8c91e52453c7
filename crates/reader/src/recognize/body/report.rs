//! The drafts in the report of a committee, and what the report tells between and after them.

use resdiff_model::{Lexicon, Marker, Masthead};

use super::super::paragraph::Paragraph;
use super::super::signs::{DraftHead, draft_head, organ_length};
use super::super::{lead, words};
use super::{Body, Zone};

/// How far a report has come.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    /// The last number of its own paragraphs.
    told: u32,
    /// The head of a draft has been read and none of its clauses.
    at_head: bool,
    /// The draft that is being read is a decision.
    in_decision: bool,
    /// What the last paragraph of the report announces: `… the adoption of the following draft decision:`.
    announced: Option<DraftHead>,
}

impl Report {
    /// A report whose narrative before the drafts stands in the masthead.
    pub(super) fn after(masthead: &Masthead, lexicon: &Lexicon) -> Self {
        let number = |text: &String| Marker::split(text)?.0.number();
        Self {
            told: masthead.other.iter().rev().find_map(number).unwrap_or(0),
            announced: masthead.other.last().and_then(|text| announced(text, lexicon)),
            ..Self::default()
        }
    }
}

impl Body<'_> {
    /// Reads a paragraph that is the report's own or the head of a draft; false where it is a part of a draft.
    pub(super) fn of_report(&mut self, paragraph: &mut Paragraph) -> bool {
        let text = &paragraph.built.text;
        if let Some(head) = draft_head(text, self.lexicon) {
            self.draft(head, std::mem::take(paragraph));
            return true;
        }
        if self.begins_announced(text) {
            return false;
        }
        if self.zone == Zone::Report && organ_length(text, self.lexicon) != Some(text.len())
            || self.is_narrative(text)
        {
            self.tell(std::mem::take(paragraph));
            return true;
        }
        false
    }

    /// The head of a draft begins a part, with the title that follows it.
    fn draft(&mut self, head: DraftHead, paragraph: Paragraph) {
        self.open_draft(head);
        self.heading(paragraph);
    }

    fn open_draft(&mut self, head: DraftHead) {
        self.begin_scope(head.scope);
        self.zone = if head.is_decision { Zone::Operative } else { Zone::Preamble };
        self.section = None;
        (self.preambular, self.operative) = (0, 0);
        self.levels.clear();
        if let Some(report) = &mut self.report {
            (report.at_head, report.in_decision, report.announced) = (true, head.is_decision, None);
        }
    }

    /// Opens the draft that the report has just announced and that bears no name.
    fn begins_announced(&mut self, text: &str) -> bool {
        if Marker::split(text).is_some() || !(self.zone == Zone::Report || self.document.clauses.is_empty()) {
            return false;
        }
        let announced = self.report.as_mut().and_then(|report| report.announced.take());
        announced.map(|head| self.open_draft(head)).is_some()
    }

    /// Whether the head of a draft has been read and none of its clauses.
    pub(super) fn heads_draft(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.at_head)
    }

    /// The first clause of a draft is read: what stands over it heads a part.
    pub(super) fn begin_draft(&mut self) {
        if let Some(report) = self.report.as_mut().filter(|report| report.at_head) {
            report.at_head = false;
            self.head_part();
        }
    }

    /// Whether an unnumbered paragraph is the first of a decision.
    pub(super) fn begins_decision(&self) -> bool {
        self.operative == 0 && self.report.as_ref().is_some_and(|report| report.in_decision)
    }

    /// Whether a paragraph goes on with the report: the draft before has come to its full stop, the number is not that of an
    /// operative paragraph or follows that of the report, and no operative verb stands behind it.
    fn is_narrative(&self, text: &str) -> bool {
        let Some(report) = &self.report else { return false };
        let Some((marker, rest)) = Marker::split(text) else { return false };
        let Some(number) = marker.number() else { return false };
        let before = self.document.clauses.last();
        let mentions_draft = || words::find_any(rest, self.lexicon.draft).is_some();
        let follows = number == report.told + 1;
        let ended = before
            .is_some_and(|clause| clause.text.trim_end_matches(['”', '"', '’', ')', ']']).ends_with('.'));
        let fits = match self.zone {
            Zone::Annex(_) => follows && mentions_draft(),
            Zone::Operative => follows || report.told == 0 && mentions_draft(),
            _ => false,
        };
        fits && ended && self.waiting == 0 && !lead::opens_clause(rest, self.lexicon)
    }

    /// Keeps a paragraph of the report with those that stand before its drafts.
    fn tell(&mut self, paragraph: Paragraph) {
        let number = Marker::split(&paragraph.built.text).and_then(|(marker, _)| marker.number());
        if let Some(report) = &mut self.report {
            report.told = number.unwrap_or(report.told);
            report.announced = announced(&paragraph.built.text, self.lexicon);
        }
        self.zone = Zone::Report;
        self.levels.clear();
        self.document.accounting.masthead += paragraph.built.words;
        self.document.masthead.other.push(paragraph.built.text);
    }
}

/// The one draft that a paragraph of a report announces; one that announces several is followed by their heads.
fn announced(text: &str, lexicon: &Lexicon) -> Option<DraftHead> {
    let mentions = |phrases| words::find_any(text, phrases).is_some();
    let is_decision = mentions(lexicon.draft_decision);
    (text.ends_with(':') && mentions(lexicon.draft))
        .then(|| DraftHead { scope: if is_decision { "DEC" } else { "RES" }.to_owned(), is_decision })
}
