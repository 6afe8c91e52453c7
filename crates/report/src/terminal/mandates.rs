//! Mandate terms: what became of requests to report, agendas, money, dates.

use resdiff_engine::{Mandate, MandateKind, Pair, Relation};

use super::Report;
use super::page::Text;
use super::rest::Entry;
use crate::view;

impl Report<'_> {
    /// What became of the mandate terms. Those that stayed are left out, and dates that came or went, of which the
    /// clauses tell.
    pub(super) fn mandates(&self) -> Vec<Entry> {
        let told = |mandate: &&Mandate| {
            view::is_news(mandate)
                && (mandate.kind != MandateKind::Date || mandate.relation == Relation::Reworded)
        };
        let news = self.comparison.mandates.iter().filter(told);
        news.filter_map(|mandate| self.mandate(mandate)).collect()
    }

    fn mandate(&self, mandate: &Mandate) -> Option<Entry> {
        let kind = view::mandate_kind(mandate.kind);
        let place = self.place_of(mandate);
        Some(Entry {
            relation: mandate.relation,
            significance: mandate.significance?,
            name: place.clone(),
            note: format!("{kind}: {}", view::mandate(mandate)),
            body: Text::new(),
            brief: format!("{place} {kind}"),
        })
    }

    /// `OP7 ← OP5`, or one label where both clauses bear it.
    fn place_of(&self, mandate: &Mandate) -> String {
        let documents = self.comparison.documents;
        let label = |document: &resdiff_model::Document, clause: Option<usize>| {
            clause.and_then(|clause| document.clauses.get(clause)).map(|clause| clause.label.to_string())
        };
        let clauses = mandate.terms.as_ref().map(|term| term.as_ref().map(|term| term.clause));
        let labels = Pair::new(label(documents.old, clauses.old), label(documents.new, clauses.new));
        match (labels.old, labels.new) {
            (Some(old), Some(new)) if old != new => format!("{new} ← {old}"),
            (Some(old), None) => format!("old {old}"),
            (_, new) => new.unwrap_or_default(),
        }
    }
}
