//! Ordinal numbers written as words: `seventy-fifth`, `one hundred and seventy-fifth`.

use crate::Language;
use crate::language::Numerals;

/// An ordinal number at the head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ordinal {
    /// The number.
    pub value: u32,
    /// How many bytes of the text it takes.
    pub len: usize,
}

/// Reads an ordinal number, in words or as `75th`, from the head of a text, without regard to case.
///
/// Counting numbers (`seventy-five`) are none; neither is a word that merely begins like an ordinal.
///
/// ```
/// use resdiff_model::{Language, ordinal};
///
/// let read = |text| ordinal::parse(text, Language::English).map(|found| (found.value, found.len));
/// assert_eq!(read("Seventy-fourth session"), Some((74, 14)));
/// assert_eq!(read("one hundred and seventy-fifth session"), Some((175, 29)));
/// assert_eq!(read("75th session"), Some((75, 4)));
/// assert_eq!(read("seventy-five sessions"), None);
/// assert_eq!(read("secondly"), None);
/// ```
#[must_use]
pub fn parse(text: &str, language: Language) -> Option<Ordinal> {
    let numerals = language.lexicon().numerals;
    digits(text, numerals).or_else(|| words(text, numerals))
}

/// Writes an ordinal number as words, in lower case; none where the language has no words for it.
///
/// ```
/// use resdiff_model::{Language, ordinal};
///
/// assert_eq!(ordinal::to_words(75, Language::English).as_deref(), Some("seventy-fifth"));
/// assert_eq!(ordinal::to_words(175, Language::English).as_deref(), Some("one hundred and seventy-fifth"));
/// ```
#[must_use]
pub fn to_words(number: u32, language: Language) -> Option<String> {
    let numerals = language.lexicon().numerals;
    let cardinal = |value| numerals.cardinals.iter().find(|(_, v)| *v == value).map(|(word, _)| *word);
    let ordinal = |value| numerals.ordinals.iter().find(|(_, v)| *v == value).map(|(word, _)| *word);
    if number == 0 || number >= 1000 {
        return None;
    }
    let (hundreds, rest) = (number / 100, number % 100);
    let small = |rest: u32| {
        ordinal(rest)
            .map(str::to_owned)
            .or_else(|| Some(format!("{}-{}", cardinal(rest / 10 * 10)?, ordinal(rest % 10)?)))
    };
    match (hundreds, rest) {
        (0, rest) => small(rest),
        (hundreds, 0) => Some(format!("{} {}", cardinal(hundreds)?, ordinal(100)?)),
        (hundreds, rest) => {
            Some(format!("{} {} {} {}", cardinal(hundreds)?, cardinal(100)?, numerals.joiner, small(rest)?))
        }
    }
}

/// `75th`.
fn digits(text: &str, numerals: &Numerals) -> Option<Ordinal> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, after) = text.split_at(end);
    let value = number.parse().ok()?;
    let ending = numerals.endings.iter().find(|ending| {
        after.strip_prefix(**ending).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    Some(Ordinal { value, len: end + ending.len() })
}

/// Words joined by blanks and hyphens, as far as they make one ordinal.
fn words(text: &str, numerals: &Numerals) -> Option<Ordinal> {
    let (mut hundreds, mut open, mut at) = (0, 0, 0);
    loop {
        let rest = &text[at..];
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = rest[..len].to_lowercase();
        if let Some((_, value)) = numerals.ordinals.iter().find(|(w, _)| *w == word) {
            let value = if *value == 100 { open.max(1) * 100 } else { open + value };
            return Some(Ordinal { value: hundreds + value, len: at + len });
        }
        if let Some((_, value)) = numerals.cardinals.iter().find(|(w, _)| *w == word) {
            if *value == 100 {
                (hundreds, open) = (open.max(1) * 100, 0);
            } else {
                open += value;
            }
        } else if word != numerals.joiner || hundreds == 0 {
            return None;
        }
        let blank = rest[len..].chars().next().filter(|c| is_joint(*c))?;
        at += len + blank.len_utf8();
    }
}

/// A blank or a hyphen, of whatever kind.
fn is_joint(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ordinal_reads_back() {
        for number in 1..1000 {
            let text = to_words(number, Language::English).unwrap();
            let found = parse(&text, Language::English);
            assert_eq!(found, Some(Ordinal { value: number, len: text.len() }), "{text}");
        }
    }

    #[test]
    fn forms_of_print() {
        let read = |text| parse(text, Language::English).map(|o| o.value);
        assert_eq!(read("Seventy\u{2011}fifth"), Some(75));
        assert_eq!(read("SEVENTY-FIFTH"), Some(75));
        assert_eq!(read("2nd meeting"), Some(2));
        assert_eq!(read("hundredth"), Some(100));
        assert_eq!(read("two thirds"), None);
        assert_eq!(read("and fifth"), None);
        assert_eq!(read(""), None);
    }
}
