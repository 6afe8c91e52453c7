//! The entries of a report that stand for themselves: citations, fields, leads, edits, unseen differences.

use resdiff_engine as engine;
use resdiff_engine::{Comparison, Pair};
use resdiff_model as model;

use super::convert::labels;
use super::from::{Offsets, none_if_empty};
use super::{
    Character, Characters, Citation, Clause, ClauseCitation, Edit, FieldChange, Instrument, LeadChange,
    MarkChange, Unseen,
};
use crate::view;

pub(super) fn citation(citation: &engine::CitationChange, document: &model::Document) -> Citation {
    let notes = citation.footnotes.iter().filter_map(|&i| document.footnotes.get(i));
    Citation {
        symbol: citation.symbol.to_string(),
        clauses: labels(document, &citation.clauses),
        footnotes: notes.map(|note| note.mark.clone()).collect(),
        significance: citation.significance.into(),
        note: citation.note.clone(),
    }
}

pub(super) fn instrument(instrument: &engine::InstrumentChange, document: &model::Document) -> Instrument {
    let notes = instrument.footnotes.iter().filter_map(|&i| document.footnotes.get(i));
    Instrument {
        name: instrument.name.clone(),
        clauses: labels(document, &instrument.clauses),
        footnotes: notes.map(|note| note.mark.clone()).collect(),
        significance: instrument.significance.into(),
    }
}

pub(super) fn clause_citation(citation: &engine::ClauseCitation) -> ClauseCitation {
    ClauseCitation {
        relation: citation.relation.into(),
        old: citation.names.old.clone(),
        new: citation.names.new.clone(),
        instrument: citation.instrument,
        everywhere: citation.everywhere,
        significance: citation.significance.into(),
        note: citation.note.clone(),
    }
}

pub(super) fn field(field: &engine::FieldChange) -> FieldChange {
    FieldChange {
        field: field.field.to_owned(),
        old: field.values.old.clone(),
        new: field.values.new.clone(),
        significance: field.significance.into(),
    }
}

pub(super) fn lead(lead: &engine::LeadChange) -> LeadChange {
    LeadChange {
        old: none_if_empty(&lead.phrases.old),
        new: none_if_empty(&lead.phrases.new),
        strength: lead.strength.into(),
        authority: lead.authority.as_ref().map(|authority| {
            if authority.source.is_empty() { authority.name.clone() } else { authority.source.clone() }
        }),
        gained: lead.gained.clone(),
        lost: lead.lost.clone(),
    }
}

pub(super) fn edits(edits: &[engine::Edit], clauses: Pair<&Vec<Clause>>) -> Vec<Edit> {
    if edits.is_empty() {
        return Vec::new();
    }
    let joined = |side: &Vec<Clause>| side.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\n");
    let texts = clauses.map(joined);
    let mut places = Pair::new(Offsets::of(&texts.old), Offsets::of(&texts.new));
    edits.iter().map(|edit| self::edit(edit, &mut places)).collect()
}

fn edit(edit: &engine::Edit, places: &mut Pair<Offsets<'_>>) -> Edit {
    Edit {
        rule: edit.rule.map(Into::into),
        significance: edit.significance.into(),
        old: edit.text.old.clone(),
        new: edit.text.new.clone(),
        old_at: places.old.before(edit.range.old.start),
        new_at: places.new.before(edit.range.new.start),
        note: edit.note.clone(),
    }
}

pub(super) fn mark(mark: &engine::MarkChange) -> MarkChange {
    MarkChange { old: mark.marks.old.clone(), new: mark.marks.new.clone(), same_note: mark.same_note }
}

pub(super) fn unseen(comparison: &Comparison<'_>, unseen: &engine::Unseen) -> Unseen {
    let characters = |text: &str| -> Vec<Character> {
        let character =
            |c| Character { code_point: model::characters::code_point(c), name: model::characters::name(c) };
        text.chars().map(character).collect()
    };
    Unseen {
        rule: unseen.rule.into(),
        place: view::unseen_place(comparison, unseen),
        old: unseen.text.old.clone(),
        new: unseen.text.new.clone(),
        characters: unseen
            .signs
            .iter()
            .map(|signs| Characters { old: characters(&signs.old), new: characters(&signs.new) })
            .collect(),
        message: view::unseen_sentence(unseen),
    }
}
