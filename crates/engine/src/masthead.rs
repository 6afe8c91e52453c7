//! The masthead, field by field.

use resdiff_model::{Document, Masthead};

use crate::rules::Rules;
use crate::snippet::compare_snippets;
use crate::tokens::comparison_key;
use crate::{FieldChange, Pair, Significance, Unseen, UnseenIn, unseen};

/// What a difference in a field means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// It rolls over from session to session.
    RollsOver,
    /// It is part of what the document says or does.
    Says,
}

/// What became of the fields; equal ones are left out.
///
/// A field that only one of the documents has is no more than editorial: drafts have no closing, and a plain form
/// of a text may lack its masthead.
///
/// Differences that cannot be seen are told beside.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    unseen: &mut Vec<Unseen>,
) -> Vec<FieldChange> {
    use Weight::{RollsOver, Says};
    let field =
        |of: fn(&Masthead) -> &Option<String>| documents.map(|document| of(&document.masthead).clone());
    let items = documents.map(|document| {
        let items = &document.masthead.agenda_items;
        (!items.is_empty()).then(|| items.join(", "))
    });
    let fields = [
        ("symbol", field(|m| &m.symbol), RollsOver),
        ("distribution", field(|m| &m.distribution), RollsOver),
        ("issued_on", field(|m| &m.issued_on), RollsOver),
        ("session", field(|m| &m.session), RollsOver),
        ("committee", field(|m| &m.committee), Says),
        ("agenda_items", items, RollsOver),
        ("agenda_title", field(|m| &m.agenda_title), Says),
        ("sponsors", field(|m| &m.sponsors), Says),
        ("draft_line", field(|m| &m.draft_line), Says),
        ("adoption_line", field(|m| &m.adoption_line), Says),
        ("adopted_on", field(|m| &m.adopted_on), RollsOver),
        ("source_line", field(|m| &m.source_line), RollsOver),
        ("number", field(|m| &m.number), RollsOver),
        ("title", field(|m| &m.title), Says),
        ("organ_line", field(|m| &m.organ_line), Says),
        ("closing_meeting", field(|m| &m.closing_meeting), RollsOver),
        ("closing_date", field(|m| &m.closing_date), RollsOver),
    ];
    for (name, values, _) in &fields {
        if let (Some(old), Some(new)) = (&values.old, &values.new) {
            unseen.extend(unseen::of_texts(Pair::new(old, new), UnseenIn::Field(name)));
        }
    }
    fields.into_iter().filter_map(|(name, values, weight)| change(name, values, weight, rules)).collect()
}

fn change(
    field: &'static str,
    values: Pair<Option<String>>,
    weight: Weight,
    rules: &Rules,
) -> Option<FieldChange> {
    let keys = values.as_ref().map(|value| value.as_deref().map(comparison_key));
    let planted = match (&values.old, &values.new) {
        (Some(old), Some(new)) => unseen::planted(Pair::new(old, new)),
        _ => None,
    };
    if keys.old == keys.new && planted.is_none() {
        return None;
    }
    let significance = match (&values.old, &values.new) {
        _ if planted.is_some() => planted.unwrap_or(Significance::Substantive),
        (Some(_), Some(_)) if weight == Weight::RollsOver => Significance::Routine,
        (Some(old), Some(new)) => compare_snippets(Pair::new(old, new), rules).significance,
        _ => Significance::Editorial,
    };
    Some(FieldChange { field, values, significance })
}
