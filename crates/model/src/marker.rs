//! The numbers and letters before paragraphs.

use serde::{Deserialize, Serialize};

/// The number or letter printed before a paragraph, such as `3.`, `(b)` or, in French and Spanish, `b)`.
///
/// A marker keeps what is on the page and nothing more.
/// It does not say how deep the paragraph lies: `(i)` is the ninth sub-paragraph after `(h)` but the first
/// of the next degree after `(a)`. [`Marker::readings`] lists every reading the signs allow.
///
/// ```
/// use resdiff_model::{Marker, Reading};
///
/// let (marker, rest) = Marker::split("(i) The content").unwrap();
/// assert_eq!((marker.bare(), rest), ("i", "The content"));
/// assert_eq!(
///     marker.readings(),
///     [Reading { degree: 2, ordinal: 1 }, Reading { degree: 1, ordinal: 9 }],
/// );
/// assert!(Marker::split("2021 and").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marker {
    text: String,
}

/// One way to read a [`Marker`]: its degree and its place among its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// 0 for a numbered paragraph `1.`, 1 for `(a)`, 2 for `(i)`, 3 for `a.`, 4 for `i.`.
    pub degree: u8,
    /// Counted from 1.
    pub ordinal: u32,
}

impl Marker {
    /// Cuts a marker from the head of a paragraph; `rest` is what follows, without blanks before it.
    ///
    /// A number counts as a marker only with its full stop and, as four-digit numbers are years, only below
    /// 1000. A letter or roman numeral needs a bracket, or a full stop where it is in lower case.
    #[must_use]
    pub fn split(text: &str) -> Option<(Self, &str)> {
        let body = text.strip_prefix(['(', '（']).unwrap_or(text);
        let open = body.len() < text.len();
        let end = body.find(|c: char| !c.is_alphanumeric())?;
        let (bare, after) = body.split_at(end);
        let close = after.chars().next()?;
        let rest = &after[close.len_utf8()..];
        let sign = match (open, close) {
            (true, ')' | '）') => Sign::Brackets,
            (false, ')' | '）') => Sign::Bracket,
            (false, '.') => Sign::Stop,
            _ => return None,
        };
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let good = match sign {
            Sign::Stop => spaced && (is_number(bare) || is_lower(bare)),
            Sign::Brackets | Sign::Bracket => {
                (spaced || sign == Sign::Brackets && rest.starts_with(|c: char| !c.is_lowercase()))
                    && (is_lower(bare) || is_number(bare))
            }
        };
        let text = &text[..text.len() - rest.len()];
        (good && bare.chars().count() <= 8).then(|| (Self { text: text.to_owned() }, rest.trim_start()))
    }

    /// Cuts the number after `last` from the head of a paragraph, however long it is: in a text that counts its
    /// paragraphs `1000.` after `999.` is no year.
    ///
    /// ```
    /// use resdiff_model::Marker;
    ///
    /// assert!(Marker::split_next("1000. The end", 999).is_some());
    /// assert!(Marker::split_next("2021. The end", 999).is_none());
    /// ```
    #[must_use]
    pub fn split_next(text: &str, last: u32) -> Option<(Self, &str)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let rest = rest.strip_prefix('.')?;
        let next = number.parse::<u32>().is_ok_and(|number| number.checked_sub(1) == Some(last));
        (next && rest.starts_with(char::is_whitespace))
            .then(|| (Self { text: format!("{number}.") }, rest.trim_start()))
    }

    /// As printed: `3.`, `(b)`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Without brackets and stop: `3`, `b`.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.text.trim_matches(['(', ')', '（', '）', '.'])
    }

    /// The number of a numbered paragraph, `3` for `3.`.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.text.strip_suffix('.').and_then(|bare| bare.parse().ok())
    }

    /// Every reading that the signs allow, the roman one first; empty for a number in brackets.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        let bare = self.bare();
        if let Some(ordinal) = self.number() {
            return vec![Reading { degree: 0, ordinal }];
        }
        let (letter, roman) = if self.text.ends_with('.') { (3, 4) } else { (1, 2) };
        let mut readings = Vec::new();
        if let Some(ordinal) = roman_value(bare) {
            readings.push(Reading { degree: roman, ordinal });
        }
        if let Some(ordinal) = letter_value(bare) {
            readings.push(Reading { degree: letter, ordinal });
        }
        readings
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Brackets,
    Bracket,
    Stop,
}

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_lower(text: &str) -> bool {
    letter_value(text).is_some() || roman_value(text).is_some()
}

/// The letters that count paragraphs, in the order of counting. Russian leaves out those that count nothing, Arabic
/// counts in the old order of its letters.
const ALPHABETS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"];

/// `a` is 1, `z` is 26, `aa` is 27, `bb` is 28: letters are doubled when the alphabet is used up.
fn letter_value(text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    let place = |alphabet: &&str| {
        let at = alphabet.chars().position(|letter| letter == first)?;
        Some((u32::try_from(at).ok()? + 1, u32::try_from(alphabet.chars().count()).ok()?))
    };
    let (ordinal, count) = ALPHABETS.iter().find_map(place)?;
    let same = text.chars().all(|c| c == first);
    let doubled = u32::try_from(text.chars().count()).ok().filter(|&n| n <= 3)?;
    same.then_some(ordinal + count * (doubled - 1))
}

/// The value of a roman numeral in lower case, written the usual way.
fn roman_value(text: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 9] =
        [("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)];
    let mut value = 0;
    let mut rest = text;
    for (sign, worth) in SIGNS {
        let mut times = 0;
        while let Some(after) = rest.strip_prefix(sign) {
            times += 1;
            if times > if matches!(sign, "c" | "x" | "i") { 3 } else { 1 } {
                return None;
            }
            value += worth;
            rest = after;
        }
    }
    (value > 0 && rest.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Option<Vec<(u8, u32)>> {
        Marker::split(text).map(|(m, _)| m.readings().iter().map(|r| (r.degree, r.ordinal)).collect())
    }

    #[test]
    fn markers_of_every_degree() {
        assert_eq!(readings("12. Requests"), Some(vec![(0, 12)]));
        assert_eq!(readings("(b) To support"), Some(vec![(1, 2)]));
        assert_eq!(readings("b) Apoyar"), Some(vec![(1, 2)]));
        assert_eq!(readings("(iv) Text"), Some(vec![(2, 4)]));
        assert_eq!(readings("(aa) Text"), Some(vec![(1, 27)]));
        assert_eq!(readings("(ii) Text"), Some(vec![(2, 2), (1, 35)]));
        assert_eq!(readings("a. Text"), Some(vec![(3, 1)]));
        assert_eq!(readings("i. Text"), Some(vec![(4, 1), (3, 9)]));
        assert_eq!(readings("1."), Some(vec![(0, 1)]));
    }

    #[test]
    fn markers_of_other_scripts() {
        assert_eq!(readings("в) Пункт"), Some(vec![(1, 3)]));
        assert_eq!(readings("(ب) فقرة"), Some(vec![(1, 2)]));
        assert_eq!(readings("（c）三"), Some(vec![(2, 100), (1, 3)]));
        assert_eq!(Marker::split("（c）三").unwrap().0.bare(), "c");
        assert_eq!(readings("года) и"), None);
    }

    #[test]
    fn prose_is_no_marker() {
        for text in
            ["2021. The", "(A/75/394)", "3.5 per cent", "i.e. the", "(as", "A. Title", "(well) said", "1"]
        {
            assert_eq!(readings(text), None, "{text}");
        }
    }
}
