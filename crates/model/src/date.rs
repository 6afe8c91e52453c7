//! Dates as documents write them: `7 December 2020`, `December 2020`, `2020`.

use std::ops::Range;

use crate::language::Dates;
use crate::{Language, Lexicon};

/// A day, a month or a year; the order is that of time, a bare year before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u32,
    /// The month, from 1.
    pub month: Option<u32>,
    /// The day of the month, from 1.
    pub day: Option<u32>,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// Where, as bytes of the text.
    pub range: Range<usize>,
}

/// The years that a text of the Organization names; other numbers of four digits are amounts.
const YEARS: Range<u32> = 1900..2200;

/// Finds the dates of a text, in order: day, month and year as the language joins them.
///
/// A bare number of four digits counts as a year where it stands alone; in `2023–2024` there are two.
///
/// ```
/// use resdiff_model::{Language, date::{self, Date}};
///
/// let text = "of 7 December 2020 and in 2021";
/// let found = date::find(text, Language::English);
/// assert_eq!(&text[found[0].range.clone()], "7 December 2020");
/// assert_eq!(found[0].date, Date { year: 2020, month: Some(12), day: Some(7) });
/// assert_eq!(found[1].date, Date { year: 2021, month: None, day: None });
///
/// let found = date::find("de 7 de diciembre de 2020", Language::Spanish);
/// assert_eq!(found[0].date, Date { year: 2020, month: Some(12), day: Some(7) });
/// ```
#[must_use]
pub fn find(text: &str, language: Language) -> Vec<Dated> {
    if !has_four_digits(text) {
        return Vec::new();
    }
    let lexicon = language.lexicon();
    let mut found = Vec::new();
    for word in numbers(text) {
        let Some(year) = year(text, &word) else { continue };
        let mut dated = Dated { date: Date { year, month: None, day: None }, range: word.clone() };
        let month = before(text, word.start, lexicon.dates)
            .and_then(|month| Some((month_number(&text[month.clone()], lexicon)?, month)));
        if let Some((number, month)) = month {
            dated.date.month = Some(number);
            dated.range.start = month.start;
            let day = before(text, month.start, lexicon.dates)
                .and_then(|day| Some((day_number(&text[day.clone()], lexicon.dates)?, day)));
            if let Some((number, day)) = day {
                dated.date.day = Some(number);
                dated.range.start = day.start;
            }
        }
        found.push(dated);
    }
    found
}

/// The part of a date before a place: parted from it by nothing but blanks and a joining word.
fn before(text: &str, at: usize, dates: &Dates) -> Option<Range<usize>> {
    let part = word_before(text, at)?;
    let joiner = dates.joiners.contains(&text[part.clone()].to_lowercase().as_str());
    if joiner { word_before(text, part.start) } else { Some(part) }
}

/// The run of letters and digits that ends before a place, nothing but blanks between.
fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let head = text[..at].trim_end();
    let start = head.trim_end_matches(char::is_alphanumeric).len();
    (start < head.len()).then_some(start..head.len())
}

/// The first full date of a text, one with day, month and year.
#[must_use]
pub fn first_day(text: &str, language: Language) -> Option<Date> {
    find(text, language).into_iter().map(|found| found.date).find(|date| date.day.is_some())
}

/// Whether four digits follow one another: most texts name no year, and this is seen at a glance.
fn has_four_digits(text: &str) -> bool {
    // Of any four bytes in a row one stands at a place that is looked at.
    let bytes = text.as_bytes();
    let mut at = 3;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            let before = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let behind = bytes[at + 1..].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
            if before + 1 + behind >= 4 {
                return true;
            }
        }
        at += 4;
    }
    false
}

/// Runs of ASCII digits that are no part of a longer run of letters and digits.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.as_bytes()[at..].iter().position(u8::is_ascii_digit)?;
            let digits = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let end = start + digits;
            at = end;
            let alone = |sign: Option<char>| !sign.is_some_and(char::is_alphanumeric);
            if alone(text[..start].chars().next_back()) && alone(text[end..].chars().next()) {
                return Some(start..end);
            }
        }
    })
}

/// Four digits that are no part of a number, a symbol or an amount.
fn year(text: &str, word: &Range<usize>) -> Option<u32> {
    let digits = &text[word.clone()];
    let plain = digits.len() == 4;
    let before = text[..word.start].chars().next_back();
    let mut after = text[word.end..].chars();
    let (next, over) = (after.next(), after.next());
    let part_of_symbol = before == Some('/') || next == Some('/');
    let part_of_amount = matches!(before, Some('.' | ',' | '$' | '€' | '£'))
        || matches!(next, Some('.' | ',')) && over.is_some_and(|c| c.is_ascii_digit());
    let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
    (plain && !part_of_symbol && !part_of_amount).then_some(year)
}

fn month_number(text: &str, lexicon: &Lexicon) -> Option<u32> {
    let name = text.to_lowercase();
    lexicon.months.iter().zip(1..).find(|(month, _)| **month == name).map(|(_, number)| number)
}

fn day_number(text: &str, dates: &Dates) -> Option<u32> {
    let ending = dates.day_endings.iter().find_map(|ending| text.strip_suffix(ending));
    let digits = ending.unwrap_or(text);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, Language::English).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn dates_of_every_grain() {
        assert_eq!(found("from 3 to 7 June 2125, in May 2126"), ["7 June 2125", "May 2126"]);
        assert_eq!(found("the biennium 2123–2124"), ["2123", "2124"]);
        assert_eq!(found("7\u{a0}December 2120"), ["7\u{a0}December 2120"]);
    }

    #[test]
    fn amounts_and_symbols_are_no_dates() {
        assert_eq!(found("2120/12, A/RES/2120, 2,120.10, 1.2120 dollars and $2120, 21200"), [""; 0]);
    }

    /// Shows the dates of a text with their place, year first and zero for what is not said.
    fn read(language: Language, text: &str) -> Vec<(&str, [u32; 3])> {
        let parts = |date: Date| [date.year, date.month.unwrap_or(0), date.day.unwrap_or(0)];
        find(text, language).into_iter().map(|found| (&text[found.range], parts(found.date))).collect()
    }

    #[test]
    fn french_dates() {
        let read = |text| read(Language::French, text);
        assert_eq!(read("le 7 décembre 2120,"), [("7 décembre 2120", [2120, 12, 7])]);
        assert_eq!(read("du 1er mars 2121"), [("1er mars 2121", [2121, 3, 1])]);
        assert_eq!(read("en Août 2121"), [("Août 2121", [2121, 8, 0])]);
        assert_eq!(read("du 3 au 7\u{a0}février\u{a0}2121"), [("7\u{a0}février\u{a0}2121", [2121, 2, 7])]);
        assert_eq!(read("de 2121"), [("2121", [2121, 0, 0])]);
    }

    #[test]
    fn spanish_dates() {
        let read = |text| read(Language::Spanish, text);
        assert_eq!(read("el 7 de diciembre de 2120"), [("7 de diciembre de 2120", [2120, 12, 7])]);
        assert_eq!(read("1º de enero del 2121"), [("1º de enero del 2121", [2121, 1, 1])]);
        assert_eq!(read("en Mayo de 2121"), [("Mayo de 2121", [2121, 5, 0])]);
        assert_eq!(read("desde mayo, de 2121"), [("2121", [2121, 0, 0])]);
    }
}
