//! Small sentences of the page that several of its parts use.

use maud::{Markup, html};
use resdiff_engine::{Edit, Op, Significance};

use super::shown;
use super::text::direction;
use crate::view;

/// `of substance`, `routine`.
pub(super) fn of(significance: Significance) -> &'static str {
    match significance {
        Significance::Substantive => "of substance",
        other => view::significance(other),
    }
}

/// `“third” → “fourth”`, and the one side alone where the other has no words. None for an edit without words.
pub(super) fn edit_words(edit: &Edit) -> Option<Markup> {
    let quoted = |text: &str| {
        let bare = text.trim_matches([' ', ',', ';']);
        let words = format!("“{}”", shown(&few_words(if bare.is_empty() { text } else { bare })));
        // Between words that run from right to left, the arrow must still lead from the old to the new ones.
        html! { @if direction(text).is_some() { bdi { (words) } } @else { (words) } }
    };
    Some(match (edit.text.old.trim(), edit.text.new.trim()) {
        ("", "") => return None,
        (old, "") => html! { "− " (quoted(old)) },
        ("", new) => html! { "+ " (quoted(new)) },
        (old, new) => html! { (quoted(old)) " → " (quoted(new)) },
    })
}

/// The words that stand in both texts before an edit that exchanges a single word: `its` alone tells nothing, `of its`
/// does. None where the edit says enough, and at the head of a clause.
pub(super) fn words_before(script: &[(Op, String)], edit: &Edit) -> Option<String> {
    const MOST: usize = 2;
    let words = |text: &str| text.split_whitespace().count();
    let (old, new) = (words(&edit.text.old), words(&edit.text.new));
    if old.min(new) != 1 {
        return None;
    }
    let mut at = 0;
    for (op, text) in script {
        if *op == Op::Insert {
            continue;
        }
        at += text.len();
        if *op == Op::Equal && at == edit.range.old.start {
            let line = text.rsplit('\n').next()?;
            let mut last: Vec<&str> = line.split_whitespace().rev().take(MOST).collect();
            last.reverse();
            return (!last.is_empty()).then(|| last.join(" "));
        }
    }
    None
}

/// The first words of a text.
pub(super) fn few_words(text: &str) -> String {
    const MOST: usize = 8;
    // A text without blanks is long in characters, not in words.
    const LONGEST: usize = 160;
    let mut words = text.split_whitespace();
    let few: Vec<&str> = words.by_ref().take(MOST).collect();
    let few = few.join(" ");
    let short: String = few.chars().take(LONGEST).collect();
    if words.next().is_some() || short.len() < few.len() { format!("{short} …") } else { short }
}

/// With a capital at its head.
pub(super) fn capital(sentence: &str) -> String {
    let mut signs = sentence.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use resdiff_engine::{Pair, compare};
    use resdiff_model::{Clause, Document};

    use super::*;

    #[test]
    fn a_single_word_stands_with_the_words_before_it() {
        let document = |text: &str| {
            let clause = Clause { text: text.into(), ..Clause::default() };
            Document { clauses: vec![clause], ..Document::default() }
        };
        let before = |old: &str, new: &str| {
            let documents = Pair::new(document(old), document(new));
            let comparison = compare(&documents.old, &documents.new);
            let change = &comparison.changes[0];
            words_before(&crate::view::inline(&comparison, change), &change.edits[0])
        };
        let old = "The keeper of its light asks every vessel to keep clear of the breakwater at night";
        assert_eq!(
            before(old, &old.replace("its light", "the harbour light")).as_deref(),
            Some("keeper of"),
            "its → the harbour"
        );
        assert_eq!(before(old, &old.replace("every vessel", "all boats that pass")), None, "enough is told");
        assert_eq!(before(old, &old.replace("The keeper", "Another keeper")), None, "nothing stands before");
    }
}
