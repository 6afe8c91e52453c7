//! From the engine's types to those of the format.

use resdiff_engine as engine;
use resdiff_engine::{Comparison, Pair};
use resdiff_model as model;

use super::from::{clause, document_info, none_if_empty};
use super::{
    Annex, AnnexChange, Change, Citation, Citations, Clause, Counts, FieldChange, Finding, FindingKind,
    Footnote, Generator, Head, Heading, HeadingChange, InlineOp, Instrument, Instruments, Mandate,
    MandateTerm, NoteChange, Op, Report, RowChange, Summary, Table, TableChange, entries,
};
use crate::{Filter, Source, view};
use view::{Totals, Traits};

/// Makes the report of one comparison.
pub(super) struct Converter<'c> {
    comparison: &'c Comparison<'c>,
}

impl<'c> Converter<'c> {
    pub(super) fn new(comparison: &'c Comparison<'c>) -> Self {
        Self { comparison }
    }

    pub(super) fn report(&self, sources: &Pair<Source>) -> Report {
        self.filtered(sources, &Filter::default())
    }

    pub(super) fn filtered(&self, sources: &Pair<Source>, filter: &Filter) -> Report {
        let head = self.head(sources, filter);
        Report {
            format_version: head.format_version,
            generator: head.generator,
            old: head.old,
            new: head.new,
            summary: head.summary,
            only: head.only,
            masthead: self.masthead(filter).collect(),
            changes: self.changes(filter).collect(),
            citations: Citations {
                added: self.citations(engine::Relation::Added, filter).collect(),
                removed: self.citations(engine::Relation::Removed, filter).collect(),
            },
            instruments: Instruments {
                added: self.instruments(engine::Relation::Added, filter).collect(),
                removed: self.instruments(engine::Relation::Removed, filter).collect(),
            },
            mandates: self.mandates(filter).collect(),
            footnotes: self.footnotes(filter).collect(),
            headings: self.headings(filter).collect(),
            annexes: self.annexes(filter).collect(),
            tables: self.tables(filter).collect(),
            findings: self.findings(filter).collect(),
            unseen: head.unseen,
            limits: head.limits,
        }
    }

    /// What a report says before and beside its changes.
    pub(super) fn head(&self, sources: &Pair<Source>, filter: &Filter) -> Head {
        let documents = self.comparison.documents;
        Head {
            format_version: super::FORMAT_VERSION,
            generator: Generator::this(),
            old: document_info(documents.old, &sources.old),
            new: document_info(documents.new, &sources.new),
            summary: summary(&Totals::of(self.comparison)),
            only: filter.values().iter().map(|only| only.as_str().to_owned()).collect(),
            unseen: self
                .comparison
                .unseen
                .iter()
                .map(|unseen| entries::unseen(self.comparison, unseen))
                .collect(),
            limits: self.comparison.limits.clone(),
        }
    }

    pub(super) fn masthead(&self, filter: &Filter) -> impl Iterator<Item = FieldChange> {
        let fields = self.comparison.masthead.iter();
        fields.filter(|field| shows(filter, view::relation_of(field), field.significance)).map(entries::field)
    }

    pub(super) fn changes(&self, filter: &Filter) -> impl Iterator<Item = Change> {
        let changes = self.comparison.changes.iter();
        changes.filter(|change| filter.shows((*change).into())).map(|change| self.change(change))
    }

    /// The citations that came, or those that went.
    pub(super) fn citations(
        &self,
        relation: engine::Relation,
        filter: &Filter,
    ) -> impl Iterator<Item = Citation> {
        let (documents, citations) = (self.comparison.documents, &self.comparison.citations);
        let (side, document) = match relation {
            engine::Relation::Added => (&citations.new, documents.new),
            _ => (&citations.old, documents.old),
        };
        side.iter()
            .filter(move |citation| shows(filter, relation, citation.significance))
            .map(|citation| entries::citation(citation, document))
    }

    /// The instruments that came, or those that went.
    pub(super) fn instruments(
        &self,
        relation: engine::Relation,
        filter: &Filter,
    ) -> impl Iterator<Item = Instrument> {
        let (documents, instruments) = (self.comparison.documents, &self.comparison.instruments);
        let (side, document) = match relation {
            engine::Relation::Added => (&instruments.new, documents.new),
            _ => (&instruments.old, documents.old),
        };
        side.iter()
            .filter(move |instrument| shows(filter, relation, instrument.significance))
            .map(|instrument| entries::instrument(instrument, document))
    }

    pub(super) fn mandates(&self, filter: &Filter) -> impl Iterator<Item = Mandate> {
        let mandates = self.comparison.mandates.iter();
        mandates.filter(|mandate| filter.shows((*mandate).into())).map(|mandate| self.mandate(mandate))
    }

    pub(super) fn footnotes(&self, filter: &Filter) -> impl Iterator<Item = NoteChange> {
        let notes = self.comparison.footnotes.iter();
        notes.filter(|note| shows(filter, note.relation, note.significance)).map(|note| self.note(note))
    }

    pub(super) fn headings(&self, filter: &Filter) -> impl Iterator<Item = HeadingChange> {
        let headings = self.comparison.headings.iter();
        headings
            .filter(|heading| shows(filter, heading.relation, heading.significance))
            .map(|heading| self.heading(heading))
    }

    pub(super) fn annexes(&self, filter: &Filter) -> impl Iterator<Item = AnnexChange> {
        let annexes = self.comparison.annexes.iter();
        annexes
            .filter(|annex| shows(filter, annex.relation, annex.significance))
            .map(|annex| self.annex(annex))
    }

    pub(super) fn tables(&self, filter: &Filter) -> impl Iterator<Item = TableChange> {
        let tables = self.comparison.tables.iter();
        tables
            .filter(|table| shows(filter, table.relation, table.significance))
            .map(|table| self.table(table))
    }

    pub(super) fn findings(&self, filter: &Filter) -> impl Iterator<Item = Finding> {
        let findings = self.comparison.findings.iter().filter(|_| filter.shows_findings());
        findings.map(|finding| self.finding(finding))
    }

    fn change(&self, change: &engine::Change) -> Change {
        let sides = Pair::new(&change.clauses.old, &change.clauses.new);
        let clauses = |document: &model::Document, indices: &[usize]| -> Vec<Clause> {
            indices.iter().filter_map(|&i| document.clauses.get(i).map(|c| clause(i, c))).collect()
        };
        let old = clauses(self.comparison.documents.old, sides.old);
        let new = clauses(self.comparison.documents.new, sides.new);
        Change {
            relation: change.relation.into(),
            moved: change.moved,
            renumbered: change.renumbered,
            role_change: change.role_change.map(Into::into),
            similarity: rounded(change.similarity),
            confidence: rounded(change.confidence),
            why: change.evidence.iter().map(|e| view::evidence(self.comparison, e)).collect(),
            significance: change.significance.map(Into::into),
            lead: change.lead.as_ref().map(entries::lead),
            inline: view::inline(self.comparison, change)
                .into_iter()
                .map(|(op, text)| InlineOp { op: op.into(), text })
                .collect(),
            edits: entries::edits(&change.edits, Pair::new(&old, &new)),
            footnotes: change.footnotes.iter().map(entries::mark).collect(),
            citations: change.citations.iter().map(entries::clause_citation).collect(),
            old,
            new,
        }
    }

    fn heading(&self, change: &engine::HeadingChange) -> HeadingChange {
        let documents = self.comparison.documents;
        let find = |document: &model::Document, index: Option<usize>| {
            index.and_then(|i| document.headings.get(i)).map(Heading::from)
        };
        let old = find(documents.old, change.headings.old);
        let new = find(documents.new, change.headings.new);
        let inline = script(&change.inline, old.as_ref().map(|h| &*h.text), new.as_ref().map(|h| &*h.text));
        HeadingChange {
            relation: change.relation.into(),
            significance: change.significance.into(),
            old,
            new,
            inline,
        }
    }

    fn note(&self, change: &engine::NoteChange) -> NoteChange {
        let documents = self.comparison.documents;
        let find = |document: &model::Document, index: Option<usize>| {
            index.and_then(|i| document.footnotes.get(i)).map(Footnote::from)
        };
        let old = find(documents.old, change.notes.old);
        let new = find(documents.new, change.notes.new);
        let inline = script(&change.inline, old.as_ref().map(|n| &*n.text), new.as_ref().map(|n| &*n.text));
        NoteChange {
            relation: change.relation.into(),
            significance: change.significance.into(),
            old,
            new,
            inline,
        }
    }

    fn annex(&self, change: &engine::AnnexChange) -> AnnexChange {
        let documents = self.comparison.documents;
        let find = |document: &model::Document, index: Option<usize>| {
            index.and_then(|i| document.annexes.get(i)).map(Annex::from)
        };
        let old = find(documents.old, change.annexes.old);
        let new = find(documents.new, change.annexes.new);
        let inline = script(
            &change.inline,
            old.as_ref().and_then(|a| a.title.as_deref()),
            new.as_ref().and_then(|a| a.title.as_deref()),
        );
        AnnexChange {
            relation: change.relation.into(),
            significance: change.significance.into(),
            old,
            new,
            inline,
        }
    }

    fn table(&self, change: &engine::TableChange) -> TableChange {
        let documents = self.comparison.documents;
        let find = |document: &model::Document, index: Option<usize>| {
            index.and_then(|i| document.tables.get(i)).map(Table::from)
        };
        TableChange {
            relation: change.relation.into(),
            old: find(documents.old, change.tables.old),
            new: find(documents.new, change.tables.new),
            significance: change.significance.into(),
            rows: change
                .rows
                .iter()
                .map(|row| RowChange { relation: row.relation.into(), old: row.rows.old, new: row.rows.new })
                .collect(),
        }
    }

    fn mandate(&self, mandate: &engine::Mandate) -> Mandate {
        let term = |document: &model::Document, term: &Option<engine::MandateTerm>| {
            let term = term.as_ref()?;
            Some(MandateTerm {
                clause: labels(document, &[term.clause]).pop().unwrap_or_default(),
                who: none_if_empty(&term.who),
                to: none_if_empty(&term.to),
                when: none_if_empty(&term.when),
                cycle: none_if_empty(&term.cycle),
                what: none_if_empty(&term.what),
            })
        };
        let documents = self.comparison.documents;
        Mandate {
            kind: mandate.kind.into(),
            relation: mandate.relation.into(),
            significance: mandate.significance.map(Into::into),
            old: term(documents.old, &mandate.terms.old),
            new: term(documents.new, &mandate.terms.new),
        }
    }

    fn finding(&self, finding: &engine::Finding) -> Finding {
        let document = self.comparison.documents.new;
        Finding {
            kind: match finding.kind {
                engine::FindingKind::Stale => FindingKind::Stale,
                _ => FindingKind::Other,
            },
            clause: labels(document, &[finding.clause]).pop().unwrap_or_default(),
            text: finding.text.clone(),
            expected: finding.expected.clone(),
            neighbours: labels(document, &finding.neighbours),
            message: view::finding(self.comparison, finding),
        }
    }
}

fn shows(filter: &Filter, relation: engine::Relation, significance: engine::Significance) -> bool {
    filter.shows(Traits::plain(relation, significance))
}

/// Four decimals: enough to tell clauses apart, and the same text on every machine.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

pub(super) fn labels(document: &model::Document, indices: &[usize]) -> Vec<String> {
    indices.iter().filter_map(|&i| document.clauses.get(i)).map(|clause| clause.label.to_string()).collect()
}

/// An edit script, also where the engine gives none.
fn script(inline: &[engine::InlineOp], old: Option<&str>, new: Option<&str>) -> Vec<InlineOp> {
    if !inline.is_empty() {
        return inline.iter().map(|step| InlineOp { op: step.op.into(), text: step.text.clone() }).collect();
    }
    let step = |op, text: Option<&str>| text.map(|text| InlineOp { op, text: text.to_owned() });
    if old == new {
        return step(Op::Equal, old).into_iter().collect();
    }
    step(Op::Delete, old).into_iter().chain(step(Op::Insert, new)).filter(|s| !s.text.is_empty()).collect()
}

pub(super) fn summary(totals: &Totals) -> Summary {
    Summary {
        clauses: Counts { old: totals.clauses.old, new: totals.clauses.new },
        unchanged: totals.relations.unchanged,
        reworded: totals.relations.reworded,
        added: totals.relations.added,
        removed: totals.relations.removed,
        split: totals.relations.split,
        merged: totals.relations.merged,
        moved: totals.moved,
        renumbered: totals.renumbered,
        routine: totals.routine.total(),
        editorial: totals.editorial.total(),
        substantive: totals.substantive.total(),
        stale: totals.stale,
    }
}
