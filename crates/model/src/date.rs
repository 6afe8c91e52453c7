//! Dates as documents write them: `7 December 2020`, `December 2020`, `2020`.

use std::ops::Range;

use crate::Language;

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

/// Finds the dates of a text, in order.
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
/// ```
#[must_use]
pub fn find(text: &str, language: Language) -> Vec<Dated> {
    let months = language.lexicon().months;
    let words = words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(year) = year(text, word) else { continue };
        let mut dated = Dated { date: Date { year, month: None, day: None }, range: word.clone() };
        // Months and days stand before the year, parted by nothing but blanks.
        let close = |left: &Range<usize>, right: &Range<usize>| text[left.end..right.start].trim().is_empty();
        if let Some(before) = at.checked_sub(1).map(|i| &words[i]).filter(|before| close(before, word)) {
            let name = text[before.clone()].to_lowercase();
            dated.date.month = months.iter().zip(1..).find(|(month, _)| **month == name).map(|(_, n)| n);
            if dated.date.month.is_some() {
                dated.range.start = before.start;
                let day = at.checked_sub(2).map(|i| &words[i]).filter(|day| close(day, before));
                if let Some((day, number)) = day.and_then(|day| Some((day, day_number(&text[day.clone()])?)))
                {
                    dated.date.day = Some(number);
                    dated.range.start = day.start;
                }
            }
        }
        found.push(dated);
    }
    found
}

/// The first full date of a text, one with day, month and year.
#[must_use]
pub fn first_day(text: &str, language: Language) -> Option<Date> {
    find(text, language).into_iter().map(|found| found.date).find(|date| date.day.is_some())
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += sign.len_utf8(),
            _ => words.push(at..at + sign.len_utf8()),
        }
    }
    words
}

/// Four digits that are no part of a number, a symbol or an amount.
fn year(text: &str, word: &Range<usize>) -> Option<u32> {
    let digits = &text[word.clone()];
    let plain = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let before = text[..word.start].chars().next_back();
    let mut after = text[word.end..].chars();
    let (next, over) = (after.next(), after.next());
    let part_of_symbol = before == Some('/') || next == Some('/');
    let part_of_amount = matches!(before, Some('.' | ',' | '$' | '€' | '£'))
        || matches!(next, Some('.' | ',')) && over.is_some_and(|c| c.is_ascii_digit());
    let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
    (plain && !part_of_symbol && !part_of_amount).then_some(year)
}

fn day_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|day| text.len() <= 2 && (1..=31).contains(day))
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
}
