//! Mandate terms in words.

use resdiff_engine::{Mandate, MandateKind, MandateTerm, Relation};

/// `report`, `provisional agenda`: the kind of a mandate term as a noun.
#[must_use]
pub fn mandate_kind(kind: MandateKind) -> &'static str {
    match kind {
        MandateKind::Report => "report",
        MandateKind::ProvisionalAgenda => "provisional agenda",
        MandateKind::Resources => "resources",
        MandateKind::Amount => "amount",
        MandateKind::Date => "date",
        _ => "other term",
    }
}

/// A mandate term and what became of it, without a full stop: `the Secretary-General, to General Assembly,
/// eightieth session → eighty-first session`.
#[must_use]
pub fn mandate(mandate: &Mandate) -> String {
    let nothing = MandateTerm::default();
    let (old, new) = match (&mandate.terms.old, &mandate.terms.new) {
        (Some(old), Some(new)) => (old, new),
        (one, other) => {
            let only = one.as_ref().or(other.as_ref()).unwrap_or(&nothing);
            (only, only)
        }
    };
    let parts = [
        ("", &old.who, &new.who),
        (", to ", &old.to, &new.to),
        (", ", &old.when, &new.when),
        (", ", &old.cycle, &new.cycle),
        (": ", &old.what, &new.what),
    ];
    let mut text = String::new();
    for (before, old, new) in parts {
        let words = match (old.as_str(), new.as_str()) {
            ("", "") => continue,
            (old, new) if old == new => new.to_owned(),
            ("", new) => format!("(none) → {new}"),
            (old, "") => format!("{old} → (none)"),
            (old, new) => format!("{old} → {new}"),
        };
        if !text.is_empty() {
            text.push_str(before);
        }
        text.push_str(&words);
    }
    text
}

/// Whether something became of a mandate term.
#[must_use]
pub fn is_news(mandate: &Mandate) -> bool {
    mandate.relation != Relation::Unchanged
}

#[cfg(test)]
mod tests {
    use resdiff_engine::{Pair, Significance};

    use super::*;

    #[test]
    fn what_changed_stands_beside_what_stayed() {
        let term = |to: &str, when: &str| MandateTerm {
            who: "the Secretary-General".to_owned(),
            to: to.to_owned(),
            when: when.to_owned(),
            ..MandateTerm::default()
        };
        let told = |old: Option<MandateTerm>, new: Option<MandateTerm>| {
            mandate(&Mandate {
                kind: MandateKind::Report,
                relation: Relation::Reworded,
                terms: Pair::new(old, new),
                significance: Some(Significance::Routine),
            })
        };
        let (old, new) = (term("Assembly", "ninth session"), term("Assembly", "tenth session"));
        assert_eq!(
            told(Some(old.clone()), Some(new)),
            "the Secretary-General, to Assembly, ninth session → tenth session"
        );
        assert_eq!(
            told(Some(old), Some(term("", ""))),
            "the Secretary-General, to Assembly → (none), ninth session → (none)"
        );
        assert_eq!(told(None, Some(term("", "tenth session"))), "the Secretary-General, tenth session");
    }
}
