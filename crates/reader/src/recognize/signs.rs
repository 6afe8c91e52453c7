//! What a line says by its own form, whatever stands around it: the organ, an annex, a meeting, a numeral.

use resdiff_model::Lexicon;

use super::{lead, words};

/// How many bytes at the head of a text are an organ line, its comma included.
pub(super) fn organ_length(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let length = lexicon.organ_lines.iter().find_map(|phrase| words::head(text, phrase))?;
    let rest = &text[length..];
    let comma = usize::from(rest.starts_with(','));
    let whole_word = rest.is_empty() || comma == 1 || rest.starts_with(char::is_whitespace);
    (whole_word && text.starts_with(words::is_capital)).then_some(length + comma)
}

/// Whether a line is a paragraph by itself, whatever stands around it: an annex's head, the closing meeting.
pub(super) fn stands_alone(text: &str, lexicon: &Lexicon) -> bool {
    annex_name(text, lexicon).is_some() || is_meeting(text, lexicon) || draft_head(text, lexicon).is_some()
}

/// The head of a draft in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DraftHead {
    /// The scope of the labels under it: `II` for `Draft resolution II`, `DEC-I` for `Draft decision I`.
    pub scope: String,
    pub is_decision: bool,
}

/// What a line is the head of, if it is nothing but `Draft resolution II` or `Draft decision`.
pub(super) fn draft_head(text: &str, lexicon: &Lexicon) -> Option<DraftHead> {
    let length = words::longest_head(text, lexicon.draft).filter(|_| text.starts_with(words::is_capital))?;
    let is_decision = words::longest_head(text, lexicon.draft_decision).is_some();
    let numeral = text[length..].trim();
    let scope = match (is_decision, is_numeral(numeral)) {
        (true, true) => format!("DEC-{numeral}"),
        (false, true) => numeral.to_owned(),
        _ if !numeral.is_empty() => return None,
        (true, _) => "DEC".to_owned(),
        (false, _) => "RES".to_owned(),
    };
    Some(DraftHead { scope, is_decision })
}

/// `Draft resolution II`: the head of one of the drafts in a report.
pub(super) fn is_draft_of_report(text: &str, lexicon: &Lexicon) -> bool {
    text.len() < 60 && !is_numeral(text) && part_name(text, lexicon).is_some()
}

/// The scope of the labels of an annex that this line opens: `ANNEX` or `ANNEX-II`.
pub(super) fn annex_name(text: &str, lexicon: &Lexicon) -> Option<String> {
    let (length, name) = lexicon
        .annex
        .iter()
        .find_map(|(word, name)| words::head(text, word).map(|length| (length, *name)))?;
    if !text.starts_with(words::is_capital) {
        return None;
    }
    let rest = &text[length..];
    let number = rest.trim().trim_end_matches('*');
    if number.is_empty() && rest.len() <= 1 {
        return Some(name.to_owned());
    }
    let numeral = number.len() <= 6
        && rest.starts_with(' ')
        && (is_upper_roman(number) || number.bytes().all(|b| b.is_ascii_digit()) || is_letter(number));
    numeral.then(|| format!("{name}-{number}"))
}

/// The scope of the labels of an article that this line heads: `ART-3` for `Article 3` and `Article 3. Passage`.
pub(super) fn article_name(text: &str, lexicon: &Lexicon) -> Option<String> {
    let length = words::longest_head(text, lexicon.article)?;
    let rest = text[length..].strip_prefix(' ')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let numbered = number.bytes().all(|b| b.is_ascii_digit()) || is_upper_roman(number);
    let ends = after.is_empty() || after.starts_with(['.', ':', ' ']) && !lead::is_complete(text);
    (numbered && !number.is_empty() && ends && text.starts_with(words::is_capital))
        .then(|| format!("ART-{number}"))
}

/// The words of an item of a list behind its dot or dash: `• Lamps`. A dash needs a tab, as it may stand in a sentence.
pub(super) fn item(text: &str) -> Option<&str> {
    let dot = text.strip_prefix(['•', '●', '○', '◦', '▪', '■', '□', '➢', '\u{f0b7}', '\u{f0a7}']);
    let rest = match dot {
        Some(rest) => rest.strip_prefix(char::is_whitespace),
        None => text.strip_prefix(['–', '—', '-', '·']).and_then(|rest| rest.strip_prefix('\t')),
    };
    rest.map(str::trim_start)
        .filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "“‘(\"".contains(c)))
}

/// Whether a line closes a text: the meeting, or that it was adopted.
pub(super) fn is_closing(text: &str, lexicon: &Lexicon) -> bool {
    let adopted = words::starts_with_any(text, lexicon.adopted_closing);
    is_meeting(text, lexicon) || adopted && text.len() < 120
}

/// `37th plenary meeting`, `48th (resumed) plenary meeting`.
pub(super) fn is_meeting(text: &str, lexicon: &Lexicon) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.len() < 60
        && words::ends_with_any(text, lexicon.meeting)
}

/// The numeral of the section that this line heads: `II` for `II` and `II. Debris`.
pub(super) fn section_numeral(text: &str) -> Option<&str> {
    let numeral = text.split_once(". ").map_or(text, |(numeral, _)| numeral);
    is_upper_roman(numeral).then_some(numeral)
}

/// What the heading over an organ line calls the part: `B`, or `II` for `Draft resolution II`.
pub(super) fn part_name(text: &str, lexicon: &Lexicon) -> Option<String> {
    let name = words::longest_head(text, lexicon.draft).map_or(text, |length| text[length..].trim());
    is_numeral(name).then(|| name.to_owned())
}

/// `Chapter II`, `Principle 3`: a word and a number, whose title stands in the next line. Also a numeral alone.
pub(super) fn is_numbered_name(text: &str) -> bool {
    let number = |text: &str| is_upper_roman(text) || text.bytes().all(|b| b.is_ascii_digit());
    let named =
        || text.split_once([' ', '\u{a0}']).is_some_and(|(_, after)| !after.is_empty() && number(after));
    is_numeral(text) || named()
}

/// Whether a line is the name of a division and nothing else: `Part one`, `Section II`, `Second part`.
pub(super) fn is_division(text: &str, lexicon: &Lexicon) -> bool {
    let is_word = |word: &str| words::longest_head(word, lexicon.divisions.words) == Some(word.len());
    let in_words =
        |number: &str| words::longest_head(number, lexicon.divisions.numbers) == Some(number.len());
    let is_number = |number: &str| {
        // `Titre Ier`.
        let ending = lexicon.dates.day_endings.iter().find_map(|ending| number.strip_suffix(ending));
        let bare = ending.unwrap_or(number);
        let in_digits = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
        in_words(number) || is_numeral(bare) || in_digits
    };
    let Some((one, other)) = text.trim_end_matches('.').split_once([' ', '\u{a0}']) else { return false };
    text.starts_with(words::is_capital)
        && (is_word(one) && !other.is_empty() && is_number(other) || in_words(one) && is_word(other))
}

/// Whether a paragraph adopts a text that stands below it: `Adopts the following declaration:`.
pub(super) fn adopts_text(text: &str, lexicon: &Lexicon) -> bool {
    let whole = |length: usize| text[length..].starts_with(char::is_whitespace);
    let opens = words::longest_head(text, lexicon.adopting.verbs).is_some_and(whole);
    let points = || {
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        words.any(|word| {
            words::longest_head(word, lexicon.adopting.following) == Some(word.len()) && !word.is_empty()
        })
    };
    opens && text.ends_with(':') && points()
}

/// Whether a line is nothing but the number of a section or the letter of a part.
pub(super) fn is_numeral(text: &str) -> bool {
    is_upper_roman(text) || is_letter(text)
}

pub(super) fn is_upper_roman(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

pub(super) fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}
