//! From the model's types, and from the engine's enumerations, to those of the format.
//!
//! Enumerations of other crates that may grow have an arm for the unknown: a report never fails to be written.

use resdiff_engine as engine;
use resdiff_model as model;

use super::{
    Accounting, Annex, Clause, ClauseKind, DocumentInfo, DocumentKind, Footnote, FootnoteMark, Heading,
    MandateKind, Masthead, Op, Place, Relation, RoleChange, Rule, Significance, SourceInfo, Strength, Table,
    Unplaced, Warning, WarningKind,
};
use crate::Source;

pub(super) fn source_info(document: &model::Document, source: &Source) -> SourceInfo {
    SourceInfo {
        name: source.name.clone(),
        form: source.form.clone(),
        sha256: source.sha256.clone(),
        language: document.language.code().to_owned(),
    }
}

/// The lines after the last clause.
fn closing(masthead: &model::Masthead) -> Option<String> {
    let lines: Vec<&str> = [&masthead.closing_meeting, &masthead.closing_date]
        .into_iter()
        .filter_map(|line| line.as_deref())
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

pub(super) fn document_info(document: &model::Document, source: &Source) -> DocumentInfo {
    let masthead = Masthead::from(&document.masthead);
    DocumentInfo {
        source: source_info(document, source),
        kind: document.kind.into(),
        symbol: masthead.symbol,
        session: masthead.session,
        agenda_item: none_if_empty(&masthead.agenda_items.join(", ")),
        title: masthead.title,
        adopted_on: masthead.adopted_on,
        organ: masthead.organ,
        distribution: masthead.distribution,
        issued_on: masthead.issued_on,
        original: masthead.original,
        committee: masthead.committee,
        agenda_title: masthead.agenda_title,
        sponsors: masthead.sponsors,
        draft_line: masthead.draft_line,
        adoption_line: masthead.adoption_line,
        source_line: masthead.source_line,
        number: masthead.number,
        organ_line: masthead.organ_line,
        closing: masthead.closing,
        other: masthead.other,
        warnings: document.warnings.iter().map(Into::into).collect(),
        accounting: document.accounting.into(),
    }
}

pub(super) fn clause(index: usize, clause: &model::Clause) -> Clause {
    Clause {
        label: clause.label.to_string(),
        index,
        kind: clause.kind.into(),
        level: clause.level,
        marker: clause.marker.clone(),
        lead: none_if_empty(clause.lead()),
        text: clause.text.clone(),
        footnote_marks: marks(&clause.text, &clause.marks),
        at: clause.at.into(),
    }
}

fn marks(text: &str, marks: &[model::FootnoteMark]) -> Vec<FootnoteMark> {
    marks.iter().map(|mark| FootnoteMark { mark: mark.mark.clone(), at: characters(text, mark.at) }).collect()
}

/// Counts the characters before bytes of a text, going on from where it was asked last.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// A byte and the characters before it.
    at: (usize, usize),
}

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: (0, 0) }
    }

    /// The number of characters before a byte.
    pub(super) fn before(&mut self, byte: usize) -> usize {
        let (from, count) = if self.at.0 <= byte { self.at } else { (0, 0) };
        let Some(more) = self.text.get(from..byte) else { return self.text.chars().count() };
        self.at = (byte, count + more.chars().count());
        self.at.1
    }
}

/// The number of characters before a byte of a text.
pub(super) fn characters(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or_else(|| text.chars().count(), |head| head.chars().count())
}

pub(super) fn none_if_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl From<&model::Masthead> for Masthead {
    fn from(masthead: &model::Masthead) -> Self {
        Self {
            symbol: masthead.symbol.clone(),
            session: masthead.session.clone(),
            agenda_items: masthead.agenda_items.clone(),
            agenda_title: masthead.agenda_title.clone(),
            source_line: masthead.source_line.clone(),
            title: masthead.title.clone(),
            adopted_on: masthead.adopted_on.clone(),
            closing: closing(masthead),
            organ: masthead.organ.clone(),
            distribution: masthead.distribution.clone(),
            issued_on: masthead.issued_on.clone(),
            original: masthead.original.clone(),
            committee: masthead.committee.clone(),
            sponsors: masthead.sponsors.clone(),
            draft_line: masthead.draft_line.clone(),
            adoption_line: masthead.adoption_line.clone(),
            number: masthead.number.clone(),
            organ_line: masthead.organ_line.clone(),
            other: masthead.other.clone(),
        }
    }
}

impl From<model::Place> for Place {
    fn from(place: model::Place) -> Self {
        Self { page: place.page, line: place.line, paragraph: place.paragraph }
    }
}

impl From<&model::Heading> for Heading {
    fn from(heading: &model::Heading) -> Self {
        Self {
            label: heading.label.clone(),
            text: heading.text.clone(),
            level: heading.level,
            before: heading.before.as_ref().map(ToString::to_string),
            footnote_marks: marks(&heading.text, &heading.marks),
            at: heading.at.into(),
        }
    }
}

impl From<&model::Footnote> for Footnote {
    fn from(note: &model::Footnote) -> Self {
        Self { mark: note.mark.clone(), text: note.text.clone(), at: note.at.into() }
    }
}

impl From<&model::Table> for Table {
    fn from(table: &model::Table) -> Self {
        Self {
            label: table.label.clone(),
            rows: table.rows.clone(),
            after: table.after.as_ref().map(ToString::to_string),
            at: table.at.into(),
        }
    }
}

impl From<&model::Annex> for Annex {
    fn from(annex: &model::Annex) -> Self {
        Self { name: annex.name.clone(), title: none_if_empty(&annex.title), at: annex.at.into() }
    }
}

impl From<&model::Unplaced> for Unplaced {
    fn from(unplaced: &model::Unplaced) -> Self {
        Self { text: unplaced.text.clone(), at: unplaced.at.into() }
    }
}

impl From<&model::Notice> for Warning {
    fn from(notice: &model::Notice) -> Self {
        Self { kind: notice.kind.into(), message: notice.message.clone(), at: notice.at.into() }
    }
}

impl From<model::Accounting> for Accounting {
    fn from(words: model::Accounting) -> Self {
        Self {
            total: words.total,
            clauses: words.clauses,
            headings: words.headings,
            footnotes: words.footnotes,
            masthead: words.masthead,
            tables: words.tables,
            annexes: words.annexes,
            furniture: words.furniture,
            unplaced: words.unplaced,
        }
    }
}

/// `from! { A => B: X, Y }`: each variant of one enumeration becomes that of the same name of the other.
macro_rules! from {
    ($source:path => $target:ident: $($variant:ident),+ $(; else $other:ident)?) => {
        impl From<$source> for $target {
            fn from(value: $source) -> Self {
                match value {
                    $(<$source>::$variant => Self::$variant,)+
                    $(_ => Self::$other,)?
                }
            }
        }
    };
}

from! { engine::Relation => Relation: Unchanged, Reworded, Added, Removed, Split, Merged }
from! { engine::Significance => Significance: Routine, Editorial, Substantive }
from! { engine::Strength => Strength: Same, Stronger, Weaker, Unknown }
from! { engine::Op => Op: Equal, Delete, Insert }
from! { engine::RoleChange => RoleChange: PromotedToOperative, DemotedToPreamble, PromotedLevel, DemotedLevel, OtherPart }
from! { model::ClauseKind => ClauseKind: Preambular, Operative, Annex, Paragraph }
from! { model::DocumentKind => DocumentKind: Resolution, Draft, Text }
// These may grow in their own crates before this format has a word for the newcomer.
from! {
    engine::Rule => Rule: SessionOrdinal, Date, ReportSymbol, MeetingOrdinal, CitationChain, OlderCitation,
    AgendaItem, SequenceAdverb, Spelling, Case, Punctuation, Typography, ListJoint, CrossReference, Place; else Other
}
from! {
    engine::MandateKind => MandateKind: Report, ProvisionalAgenda, Resources, Amount, Date; else Other
}
from! {
    model::NoticeKind => WarningKind: NotAResolution, Numbering, Footnote, Unplaced, CutShort, Encoding, NoText,
    TrackedChanges, HiddenText, Comments, MissingPart;
    else Other
}
