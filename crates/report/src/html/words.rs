//! Small sentences of the page that several of its parts use.

use maud::{Markup, html};
use resdiff_engine::{Edit, Significance};

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
