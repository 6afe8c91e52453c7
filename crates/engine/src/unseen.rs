//! Differences that no reader of the page could see: look-alike letters, characters without a shape, two ways to
//! store the same letter, kinds of hyphens and blanks.
//!
//! They are told from one another here, and gathered from all parts of a comparison so that a report can list them
//! by code point.

use resdiff_model::characters::{
    begin_alike, composed, is_invisible, look_alike, same_in_plain_form, turns_text, without_invisible,
};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::tokens::comparison_key;
use crate::{Edit, Pair, Rule, Significance, Unseen, UnseenIn};

/// Why two different texts look the same, and whether that matters; none where a reader sees that they differ.
pub(crate) fn explain(old: &str, new: &str) -> Option<(Rule, Significance)> {
    if old == new || plainly_unlike(old, new) {
        return None;
    }
    let (one, other) = (without_invisible(old), without_invisible(new));
    let same_key = comparison_key(&one) == comparison_key(&other);
    if same_key && planted_signs(old) != planted_signs(new) {
        let turned = |text: &str| text.chars().filter(|c| turns_text(*c)).collect::<String>();
        // What makes a page show words in another order than the file holds them is no matter of print.
        let significance =
            if turned(old) == turned(new) { Significance::Editorial } else { Significance::Substantive };
        return Some((Rule::InvisibleCharacter, significance));
    }
    if same_key {
        let stored = one != other && composed(&one) == composed(&other);
        let rule = if stored { Rule::Normalization } else { Rule::Typography };
        return Some((rule, Significance::Editorial));
    }
    let (one, other) = (dashes(&one), dashes(&other));
    if one == other {
        return Some((Rule::Typography, Significance::Editorial));
    }
    look_alike(&one, &other).then(|| {
        let says = |text: &str| text.contains(char::is_alphanumeric);
        match (same_in_plain_form(&one, &other), says(&one)) {
            (true, _) => (Rule::Normalization, Significance::Editorial),
            (false, true) => (Rule::LookAlike, Significance::Substantive),
            (false, false) => (Rule::LookAlike, Significance::Editorial),
        }
    })
}

/// The invisible characters of a text. A word joiner beside a sign, a number or a blank keeps a line from being broken
/// there, as a no-break blank does: official files have it, and it is print.
fn planted_signs(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| c.is_alphabetic());
    let print = |at: usize| signs[at] == '\u{2060}' && !(letter(at.checked_sub(1)) && letter(Some(at + 1)));
    (0..signs.len()).filter(|at| is_invisible(signs[*at]) && !print(*at)).map(|at| signs[at]).collect()
}

/// Whether a glance is enough to see that two texts differ: this is asked of many pairs of words.
fn plainly_unlike(old: &str, new: &str) -> bool {
    let word = |text: &str| text.bytes().all(|b| b.is_ascii_graphic());
    let digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    if word(old) && word(new) {
        return old.len() != new.len() || !digit(old) && !digit(new);
    }
    !old.trim().is_empty() && !new.trim().is_empty() && !begin_alike(old, new)
}

/// The comparison key with dashes as hyphens.
fn dashes(text: &str) -> String {
    comparison_key(text).replace(['–', '—'], "-")
}

/// Whether a text has letters or digits that may stand for those of the Latin script.
pub(crate) fn may_deceive(text: &str) -> bool {
    !text.is_ascii() && text.contains(|c: char| c > '\u{24f}' && c.is_alphanumeric() || c == 'ı')
}

/// The unseen differences of one text.
pub(crate) fn of_edits<'e>(edits: &'e [Edit], place: &'e UnseenIn) -> impl Iterator<Item = Unseen> + use<'e> {
    // Where one clause ends and the next begins is a matter of place; only the joined texts have a line feed there.
    edits.iter().filter(|edit| edit.rule != Some(Rule::Place)).filter_map(move |edit| {
        let texts = edit.text.as_ref().map(String::as_str);
        let named = edit.rule.filter(|rule| rule.is_unseen());
        // What is named otherwise, as punctuation or spelling, may be no more to the eye.
        let (rule, signs) = match named.or_else(|| explain(texts.old, texts.new).map(|(rule, _)| rule)) {
            Some(rule) => (rule, differing(texts)),
            None => (hidden(edit)?, vec![strange(&edit.text)]),
        };
        Some(Unseen { rule, place: place.clone(), text: edit.text.clone(), signs })
    })
}

/// What an edit that a reader does see brings with it unseen: invisible characters on one side.
fn hidden(edit: &Edit) -> Option<Rule> {
    let strange = strange(&edit.text);
    (strange.old != strange.new).then_some(Rule::InvisibleCharacter)
}

fn strange(text: &Pair<String>) -> Pair<String> {
    text.as_ref().map(|text| text.chars().filter(|c| is_invisible(*c)).collect())
}

/// The characters that differ, stretch by stretch. An accent goes with its letter.
pub(crate) fn differing(texts: Pair<&str>) -> Vec<Pair<String>> {
    let letters = texts.map(|text| text.graphemes(true).collect::<Vec<_>>());
    let ops = capture_diff_slices(Algorithm::Myers, &letters.old, &letters.new);
    let mut signs: Vec<Pair<String>> = Vec::new();
    for op in ops {
        let (old, new) = (op.old_range(), op.new_range());
        if !matches!(op, DiffOp::Equal { .. }) {
            let pair = bare(&letters.old[old].concat(), &letters.new[new].concat());
            if !signs.contains(&pair) {
                signs.push(pair);
            }
        }
    }
    signs
}

/// Two stretches without what both begin with: of `a` and `a` with a joiner behind it, the joiner.
fn bare(old: &str, new: &str) -> Pair<String> {
    let head: usize =
        std::iter::zip(old.chars(), new.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    Pair::new(old[head..].to_owned(), new[head..].to_owned())
}

/// The unseen differences between two short texts that stand for themselves and count as the same: a heading, a
/// field, a cell.
pub(crate) fn of_texts(texts: Pair<&str>, place: UnseenIn) -> Option<Unseen> {
    let (rule, _) = explain(texts.old, texts.new)?;
    Some(Unseen { rule, place, signs: differing(texts), text: texts.map(str::to_owned) })
}

/// Whether two texts that look the same differ in more than print and storage, and whether that matters.
pub(crate) fn planted(texts: Pair<&str>) -> Option<Significance> {
    explain(texts.old, texts.new).filter(|(rule, _)| !rule.is_print()).map(|(_, significance)| significance)
}

/// Whether two texts that look the same differ in more than print and storage.
pub(crate) fn is_planted(texts: Pair<&str>) -> bool {
    planted(texts).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(old: &str, new: &str) -> Option<Rule> {
        explain(old, new).map(|(rule, _)| rule)
    }

    #[test]
    fn each_kind_is_told_from_the_others() {
        assert_eq!(kind("shall", "sh\u{430}ll"), Some(Rule::LookAlike));
        assert_eq!(kind("shall", "shall\u{200b}"), Some(Rule::InvisibleCharacter));
        assert_eq!(kind("résumé", "re\u{301}sume\u{301}"), Some(Rule::Normalization));
        assert_eq!(kind("2120", "２１２０"), Some(Rule::Normalization));
        assert_eq!(kind("Open-ended", "Open\u{2011}ended"), Some(Rule::Typography));
        assert_eq!(kind("2120–2121", "2120-2121"), Some(Rule::Typography));
        assert_eq!(kind("2120–2121", "2120\u{2060}–2121"), Some(Rule::Typography));
        assert_eq!(kind("shall", "sha\u{2060}ll"), Some(Rule::InvisibleCharacter));
        assert_eq!(kind("2120th", "2120\u{2060}th"), Some(Rule::Typography));
        assert_eq!(kind("th", "\u{2060}th"), Some(Rule::Typography));
        assert_eq!(kind("th", "th\u{2060}"), Some(Rule::Typography));
        assert_eq!(kind("shall", "should"), None);
        assert_eq!(kind("shall", "shall"), None);
    }

    #[test]
    fn print_is_not_planted_and_all_else_is() {
        for (old, new, planted) in [
            ("shall", "sh\u{430}ll", true),
            ("shall", "shall\u{200b}", true),
            ("Open-ended", "Open\u{2011}ended", false),
            ("résumé", "re\u{301}sume\u{301}", false),
            ("shall", "should", false),
        ] {
            assert_eq!(is_planted(Pair::new(old, new)), planted, "{old} {new}");
            let unseen = of_texts(Pair::new(old, new), UnseenIn::Field("title"));
            assert_eq!(unseen.map(|unseen| unseen.rule), kind(old, new), "{old} {new}");
        }
    }

    #[test]
    fn letters_of_other_scripts_may_deceive() {
        for (text, may) in [
            ("shall", false),
            ("sh\u{430}ll", true),
            ("ısland", true),
            ("résumé", false),
            ("\u{24f}", false),
            ("\u{250}", true),
            ("2119–2120", false),
        ] {
            assert_eq!(may_deceive(text), may, "{text}");
        }
    }

    #[test]
    fn what_turns_the_text_is_substance() {
        let weight = |new| explain("shall not", new).map(|(_, significance)| significance);
        assert_eq!(weight("shall \u{202e}not"), Some(Significance::Substantive));
        assert_eq!(weight("shall\u{200b} not"), Some(Significance::Editorial));
    }

    #[test]
    fn differing_characters_are_named_once() {
        let pair = |old: &str, new: &str| Pair::new(old.to_owned(), new.to_owned());
        assert_eq!(differing(Pair::new("shall", "sh\u{430}\u{4cf}\u{4cf}")), [pair("all", "аӏӏ")]);
        assert_eq!(differing(Pair::new("area", "аre\u{430}")), [pair("a", "\u{430}")]);
        assert_eq!(differing(Pair::new("é", "e\u{301}")), [pair("é", "e\u{301}")]);
        assert_eq!(differing(Pair::new("sea", "sea\u{200d}")), [pair("", "\u{200d}")]);
    }
}
