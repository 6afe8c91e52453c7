//! Ordinal numbers written as words: `seventy-fifth`, `one hundred and seventy-fifth`.

use crate::language::Numerals;
use crate::{ByLanguage, Language};

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
    let numerals = || language.lexicon().numerals;
    if text.as_bytes().first()?.is_ascii_digit() {
        return digits(text, numerals());
    }
    if may_begin(text, language) { words(text, numerals()) } else { None }
}

/// Whether a text begins with the first three letters of a number: few words do.
fn may_begin(text: &str, language: Language) -> bool {
    /// For every two letters of ASCII the third ones that some number has behind them, a bit each.
    type Heads = [[u32; OTHER]; OTHER];
    static HEADS: ByLanguage<Heads> = ByLanguage::new(|language| {
        let numerals = language.lexicon().numerals;
        let mut heads = [[0; OTHER]; OTHER];
        for (word, _) in numerals.ordinals.iter().chain(numerals.cardinals) {
            let (first, second, third) = three_letters(word);
            if let Some(thirds) = heads.get_mut(first).and_then(|seconds| seconds.get_mut(second)) {
                *thirds |= if third == OTHER { u32::MAX } else { 1 << third };
            }
        }
        heads
    });
    let (first, second, third) = three_letters(text);
    match HEADS.of(language).get(first).and_then(|seconds| seconds.get(second)) {
        // A word of two letters, or with a letter beyond ASCII: a number is only one that is written so, too.
        Some(thirds) if third == OTHER => *thirds == u32::MAX,
        Some(thirds) => thirds >> third & 1 == 1,
        None => true,
    }
}

/// How many letters ASCII has; the place of what is none of them.
const OTHER: usize = 26;

/// The places in the alphabet of the first three letters.
fn three_letters(text: &str) -> (usize, usize, usize) {
    let bytes = text.as_bytes();
    // A capital is its small letter without this bit; what is no letter lands beyond the last.
    let place = |byte: &u8| usize::from((byte | 0x20).wrapping_sub(b'a')).min(OTHER);
    let letter = |at: usize| bytes.get(at).map_or(OTHER, place);
    (letter(0), letter(1), letter(2))
}

/// Writes an ordinal number as words, in lower case; none where the language has no words for it.
///
/// Of words that have a gender it is the masculine.
///
/// ```
/// use resdiff_model::{Language, ordinal};
///
/// assert_eq!(ordinal::to_words(75, Language::English).as_deref(), Some("seventy-fifth"));
/// assert_eq!(ordinal::to_words(175, Language::English).as_deref(), Some("one hundred and seventy-fifth"));
/// assert_eq!(ordinal::to_words(175, Language::French).as_deref(), Some("cent soixante-quinzième"));
/// assert_eq!(ordinal::to_words(75, Language::Spanish).as_deref(), Some("septuagésimo quinto"));
/// ```
#[must_use]
pub fn to_words(number: u32, language: Language) -> Option<String> {
    let numerals = language.lexicon().numerals;
    if number == 0 || number >= 1000 {
        return None;
    }
    let (hundreds, rest) = (number / 100, number % 100);
    if hundreds == 0 {
        return below_hundred(rest, false, numerals);
    }
    let mut words = Vec::new();
    if numerals.chained {
        words.push(word_of(hundreds * 100, numerals.ordinals)?.to_owned());
    } else {
        if hundreds > 1 || numerals.one_hundred {
            words.push(word_of(hundreds, numerals.cardinals)?.to_owned());
        }
        let list = if rest == 0 { numerals.ordinals } else { numerals.cardinals };
        words.push(word_of(100, list)?.to_owned());
        if rest > 0 && !numerals.joiner.is_empty() {
            words.push(numerals.joiner.to_owned());
        }
    }
    if rest > 0 {
        words.push(below_hundred(rest, true, numerals)?);
    }
    Some(words.join(" "))
}

/// The words of an ordinal below 100, which stands `behind` another word or not.
fn below_hundred(number: u32, behind: bool, numerals: &Numerals) -> Option<String> {
    let single = |number, behind: bool| {
        let bound = word_of(number, numerals.behind).filter(|_| behind);
        bound.or_else(|| word_of(number, numerals.ordinals))
    };
    if let Some(word) = single(number, behind) {
        return Some(word.to_owned());
    }
    let parts = if numerals.chained { numerals.ordinals } else { numerals.cardinals };
    let tens =
        parts.iter().map(|(_, value)| *value).filter(|value| value % 10 == 0 && *value < number.min(100));
    let tens = tens.max()?;
    let joint = if numerals.chained { ' ' } else { '-' };
    Some(format!("{}{joint}{}", word_of(tens, parts)?, single(number - tens, true)?))
}

fn word_of(value: u32, list: &[(&'static str, u32)]) -> Option<&'static str> {
    list.iter().find(|(_, v)| *v == value).map(|(word, _)| *word)
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

/// The most words that an ordinal below 1,000 has in any language, with room to spare.
const MOST_WORDS: usize = 8;

/// Words joined by blanks and hyphens, as far as they make one ordinal.
fn words(text: &str, numerals: &Numerals) -> Option<Ordinal> {
    let (mut hundreds, mut open, mut at) = (0, 0, 0);
    for _ in 0..MOST_WORDS {
        let rest = &text[at..];
        let behind = if at > 0 { numerals.behind } else { &[] };
        if let Some((len, value)) = longest(rest, numerals.ordinals).or_else(|| longest(rest, behind)) {
            let value = if value == 100 { open.max(1) * 100 } else { open + value };
            let found = Ordinal { value: hundreds + value, len: at + len };
            return Some(if numerals.chained { chain(text, found, numerals) } else { found });
        }
        let len = if let Some((len, value)) = longest(rest, numerals.cardinals) {
            if value == 100 {
                (hundreds, open) = (open.max(1) * 100, 0);
            } else {
                open += value;
            }
            len
        } else {
            head_len(rest, numerals.joiner).filter(|&len| len > 0 && hundreds > 0)?
        };
        at += len;
        at += joint_len(&text[at..])?;
    }
    None
}

/// The ordinal with those behind it that fill its empty places: `quinto` behind `septuagésimo`.
fn chain(text: &str, mut found: Ordinal, numerals: &Numerals) -> Ordinal {
    loop {
        let room = [100, 10].into_iter().find(|place| found.value.is_multiple_of(*place)).unwrap_or(0);
        let next = joint_len(&text[found.len..]).and_then(|joint| {
            let (len, value) = longest(&text[found.len + joint..], numerals.ordinals)?;
            (value < room).then_some((joint + len, value))
        });
        let Some((len, value)) = next else { return found };
        found = Ordinal { value: found.value + value, len: found.len + len };
    }
}

/// The longest word of a list at the head of a text: its bytes in the text and its value.
fn longest(text: &str, list: &[(&str, u32)]) -> Option<(usize, u32)> {
    // Most words are out with their first letter.
    let first = *text.as_bytes().first()?;
    let may_begin = |word: &str| {
        let expected = word.as_bytes().first().copied().unwrap_or_default();
        !first.is_ascii_alphabetic() || !expected.is_ascii() || first | 0x20 == expected | 0x20
    };
    let found = list.iter().filter(|(word, _)| may_begin(word));
    found.filter_map(|(word, value)| Some((head_len(text, word)?, *value))).max_by_key(|(len, _)| *len)
}

/// How many bytes a word takes at the head of a text, case and kinds of blanks and hyphens aside.
fn head_len(text: &str, word: &str) -> Option<usize> {
    let mut signs = text.chars();
    for expected in word.chars() {
        let sign = signs.next()?;
        let same = match (sign.is_ascii(), expected.is_ascii()) {
            (true, true) if !is_joint(sign) => sign.eq_ignore_ascii_case(&expected),
            _ => is_joint(sign) && is_joint(expected) || sign.to_lowercase().eq(std::iter::once(expected)),
        };
        if !same {
            return None;
        }
    }
    let rest = signs.as_str();
    (!rest.starts_with(char::is_alphabetic)).then(|| text.len() - rest.len())
}

/// The bytes of the blank or hyphen at the head of a text.
fn joint_len(text: &str) -> Option<usize> {
    text.chars().next().filter(|c| is_joint(*c)).map(char::len_utf8)
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
        for &language in Language::ALL {
            for number in 1..1000 {
                let text = to_words(number, language).unwrap();
                let found = parse(&text, language);
                assert_eq!(found, Some(Ordinal { value: number, len: text.len() }), "{text}");
            }
        }
    }

    #[track_caller]
    fn check(language: Language, cases: &[(&str, u32)]) {
        for (text, value) in cases {
            let found = parse(text, language).map(|found| (found.value, found.len));
            assert_eq!(found, Some((*value, text.len())), "{text}");
        }
    }

    #[test]
    fn french_counts_in_scores() {
        check(
            Language::French,
            &[
                ("premier", 1),
                ("Première", 1),
                ("seconde", 2),
                ("dix-septième", 17),
                ("vingt et unième", 21),
                ("trente-neuvième", 39),
                ("Soixante-dixième", 70),
                ("soixante et onzième", 71),
                ("soixante-et-onzième", 71),
                ("SOIXANTE\u{2011}QUINZIÈME", 75),
                ("soixante-dix-neuvième", 79),
                ("quatre-vingtième", 80),
                ("Quatre-vingt-unième", 81),
                ("quatre-vingt-dix-neuvième", 99),
                ("centième", 100),
                ("cent unième", 101),
                ("cent soixante-quinzième", 175),
                ("deux cent quatre-vingt-onzième", 291),
                ("37e", 37),
                ("37ᵉ", 37),
                ("1re", 1),
            ],
        );
        for text in ["soixante-quinze", "vingt", "quatre-vingts ans", "unième", "deux tiers", "37 et"] {
            assert_eq!(parse(text, Language::French), None, "{text}");
        }
    }

    #[test]
    fn spanish_chains_ordinals() {
        check(
            Language::Spanish,
            &[
                ("primer", 1),
                ("Primera", 1),
                ("tercer", 3),
                ("séptimo", 7),
                ("décimo", 10),
                ("undécimo", 11),
                ("décimo quinta", 15),
                ("decimoquinto", 15),
                ("vigésimo primer", 21),
                ("vigesimoprimer", 21),
                ("Septuagésimo quinto", 75),
                ("SEPTUAGÉSIMO\u{a0}QUINTO", 75),
                ("septuagésima quinta", 75),
                ("octogésimo", 80),
                ("nonagésimo noveno", 99),
                ("centésimo", 100),
                ("centésimo septuagésimo quinto", 175),
                ("ducentésimo primer", 201),
                ("37ª", 37),
                ("37.º", 37),
                ("3er", 3),
            ],
        );
        let head = |text| parse(text, Language::Spanish).map(|found| (found.value, found.len));
        assert_eq!(head("quinto segundo"), Some((5, 6)));
        assert_eq!(head("vigésimo trigésimo"), Some((20, 9)));
        assert_eq!(head("sesenta"), None);
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
