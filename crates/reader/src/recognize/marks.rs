//! Footnote marks in text that lost its raised type: `the 2010, 1 20132 and 2015 3 reports`.
//!
//! Marks stand in order, and the notes they point to stand at the foot of the same page. So the numbers of a
//! page's notes are looked for, in order, in the text above them, and of all ways to place them the likeliest is
//! taken.

use std::collections::BTreeSet;
use std::ops::Range;

use resdiff_model::{FootnoteMark, Lexicon};

use super::notes::Note;
use super::paragraph::Paragraph;
use crate::Form;

/// Finds the marks of numbered notes in the paragraphs and takes them out of the text.
///
/// Forms that raise their marks need no search and are left alone, and so are notes whose mark was raised.
pub(super) fn lift(paragraphs: &mut [Paragraph], notes: &[Note], form: Form, lexicon: &Lexicon) {
    if form != Form::Text || notes.is_empty() {
        return;
    }
    let raised: BTreeSet<String> =
        paragraphs.iter().flat_map(|p| &p.built.marks).map(|mark| mark.mark.clone()).collect();
    let mut after = 0;
    let mut start = 0;
    while start < notes.len() {
        let group = notes[start].group;
        let end = start + notes[start..].iter().take_while(|note| note.group == group).count();
        let page = after..notes[start].line;
        let numbers: Vec<&str> = notes[start..end]
            .iter()
            .map(|note| note.mark.as_str())
            .filter(|mark| mark.parse::<u32>().is_ok() && !raised.contains(*mark))
            .collect();
        place(paragraphs, &numbers, page, lexicon);
        after = notes[end - 1].line;
        start = end;
    }
}

/// A place where a mark may stand.
#[derive(Clone, Debug)]
struct Spot {
    paragraph: usize,
    range: Range<usize>,
    /// How likely a mark stands here.
    score: u32,
}

fn place(paragraphs: &mut [Paragraph], numbers: &[&str], page: Range<usize>, lexicon: &Lexicon) {
    let spots: Vec<Vec<Spot>> =
        numbers.iter().map(|number| find_spots(paragraphs, number, &page, lexicon)).collect();
    let chosen = best_in_order(&spots);
    // A note for which its page had no room stands on the next.
    let page_before = |number: &str| {
        let found = find_spots(paragraphs, number, &(0..page.start), lexicon);
        found.into_iter().rfind(|spot| spot.score >= GLUED)
    };
    let mut taken: Vec<(Spot, &str)> = chosen
        .into_iter()
        .zip(numbers)
        .filter_map(|(spot, number)| Some((spot.or_else(|| page_before(number))?, *number)))
        .collect();
    // A note cited again, here or on a later page: where the sign is glued, which no number of the text is, or
    // stands behind the same word.
    let to_the_end = page.start..usize::MAX;
    for (on_page, number) in spots.iter().zip(numbers) {
        let word = |spot: &Spot| word_before(&paragraphs[spot.paragraph].built.text, &spot.range).to_owned();
        let first = taken.iter().find(|(_, taken)| taken == number).map(|(spot, _)| word(spot));
        let again = |spot: &Spot| {
            let here = |other: &Spot| other.paragraph == spot.paragraph && other.range == spot.range;
            let glued = spot.score >= GLUED && on_page.iter().any(here);
            let same_word = spot.score >= SPACED && first.as_ref().is_some_and(|first| *first == word(spot));
            !taken.iter().any(|(spot, _)| here(spot)) && (glued || same_word)
        };
        let found = find_spots(paragraphs, number, &to_the_end, lexicon);
        let again: Vec<(Spot, &str)> = found.into_iter().filter(again).map(|spot| (spot, *number)).collect();
        taken.extend(again);
    }
    taken.sort_by_key(|(spot, _)| (spot.paragraph, spot.range.start));
    for (spot, number) in taken.into_iter().rev() {
        let built = &mut paragraphs[spot.paragraph].built;
        built.cut(spot.range.clone());
        // The blank that stood before a mark goes with it where another follows or the text ends.
        let at = spot.range.start;
        let double = built.text[..at].ends_with(' ')
            && built.text[at..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | '.' | ':'));
        let at = if double {
            built.cut(at - 1..at);
            at - 1
        } else {
            at
        };
        let index = built.marks.partition_point(|mark| mark.at < at);
        built.marks.insert(index, FootnoteMark { mark: number.to_owned(), at });
    }
}

/// The least score of a mark that is glued to its word.
const GLUED: u32 = 8;

/// The least score of a mark that stands apart from a word that bears no number.
const SPACED: u32 = 3;

/// The word before a mark, without its punctuation.
fn word_before<'t>(text: &'t str, mark: &Range<usize>) -> &'t str {
    let head = text[..mark.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// All places on the page where `number` can be a mark.
fn find_spots(paragraphs: &[Paragraph], number: &str, page: &Range<usize>, lexicon: &Lexicon) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let built = &paragraph.built;
        let on_page = |at: usize| {
            let line = built.lines.iter().rev().find(|(start, _)| *start <= at).map(|(_, line)| *line);
            line.is_some_and(|line| page.contains(&line))
        };
        for (at, _) in built.text.match_indices(number) {
            let range = at..at + number.len();
            if on_page(at)
                && let Some(score) = score(&built.text, &range, lexicon)
            {
                spots.push(Spot { paragraph: index, range, score });
            }
        }
    }
    spots
}

/// How likely the digits in `range` are a footnote mark; none where they cannot be one.
fn score(text: &str, range: &Range<usize>, lexicon: &Lexicon) -> Option<u32> {
    let after = text[range.end..].chars().next();
    let ends =
        after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | '.' | ':' | ')' | '”' | '»'));
    // `5.1` and `1,000` are numbers.
    let number_goes_on = matches!(after, Some('.' | ','))
        && text[range.end..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if !ends || number_goes_on {
        return None;
    }
    let head = &text[..range.start];
    let before = head.chars().next_back()?;
    let digits_before = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match before {
        ',' | ';' | '.' | ':' | '”' | '»' | ')'
            if !head[..head.len() - before.len_utf8()].ends_with(|c: char| c.is_ascii_digit()) =>
        {
            Some(10)
        }
        ',' => Some(9),
        // A year with a mark glued to it.
        c if c.is_ascii_digit() => (digits_before == 4 && is_year(&head[head.len() - 4..])).then_some(9),
        c if c.is_alphabetic() => Some(9),
        // `…, 21 May` is a day.
        c if c.is_whitespace() && begins_with_month(&text[range.end..], lexicon) => None,
        c if c.is_whitespace() => {
            let word = head.trim_end();
            let last = word.chars().next_back()?;
            let stops = matches!(last, ',' | ';' | '”' | '»' | ')' | '.');
            let follows_mark_word = after.is_none_or(|c| c.is_whitespace());
            match last {
                _ if stops => Some(6),
                c if c.is_ascii_digit() => Some(if ends_with_year(word) { 4 } else { 2 }),
                c if c.is_alphabetic() && follows_mark_word => {
                    Some(if takes_number(word, lexicon) { 1 } else { 3 })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn begins_with_month(text: &str, lexicon: &Lexicon) -> bool {
    let rest = text.trim_start();
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    rest.len() < text.len() && lexicon.months.contains(&word.to_lowercase().as_str())
}

fn is_year(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year))
}

fn ends_with_year(text: &str) -> bool {
    text.len() >= 4 && text.get(text.len() - 4..).is_some_and(is_year)
}

/// `paragraph 3`, `of 2 December`: a word of few letters or a noun that bears numbers.
fn takes_number(word: &str, lexicon: &Lexicon) -> bool {
    let last = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let word = last.to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    last.chars().count() <= 3 || is(lexicon.numbered_nouns) || is(lexicon.stop_words)
}

/// The best sum of a chain that ends at a spot, and the number and spot before it.
type Chain = (u32, Option<(usize, usize)>);

/// One spot for each number, in the order of the text, with the greatest sum of scores; a number may stay without.
fn best_in_order(spots: &[Vec<Spot>]) -> Vec<Option<Spot>> {
    // For each number and each of its spots.
    let mut best: Vec<Vec<Chain>> = Vec::new();
    for (number, list) in spots.iter().enumerate() {
        let row = list
            .iter()
            .map(|spot| {
                let mut top = (spot.score, None);
                for (earlier, row) in best.iter().enumerate() {
                    for (index, (sum, _)) in row.iter().enumerate() {
                        let before = &spots[earlier][index];
                        let in_order =
                            (before.paragraph, before.range.end) <= (spot.paragraph, spot.range.start);
                        if in_order && earlier < number && sum + spot.score > top.0 {
                            top = (sum + spot.score, Some((earlier, index)));
                        }
                    }
                }
                top
            })
            .collect();
        best.push(row);
    }
    let mut chosen = vec![None; spots.len()];
    let ends = best
        .iter()
        .enumerate()
        .flat_map(|(n, row)| row.iter().enumerate().map(move |(i, (s, _))| (*s, n, i)));
    // Of equal sums the first is taken, so that the result does not depend on anything else.
    let mut at = ends.fold(None, |top: Option<(u32, usize, usize)>, end| match top {
        Some(top) if top.0 >= end.0 => Some(top),
        _ => Some(end),
    });
    while let Some((_, number, index)) = at {
        chosen[number] = Some(spots[number][index].clone());
        at = best[number][index].1.map(|(n, i)| (0, n, i));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marks: &[&str], expected: &str) {
        let mut paragraph = Paragraph::default();
        paragraph.built.text = text.to_owned();
        paragraph.built.lines = vec![(0, 0)];
        let notes: Vec<Note> =
            marks.iter().map(|mark| Note { mark: (*mark).to_owned(), line: 9, group: 0 }).collect();
        let mut paragraphs = [paragraph];
        lift(&mut paragraphs, &notes, Form::Text, resdiff_model::Language::English.lexicon());
        let built = &paragraphs[0].built;
        let mut shown = built.text.clone();
        for mark in built.marks.iter().rev() {
            shown.insert_str(mark.at, &format!("^{}", mark.mark));
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn glued_and_spaced_marks() {
        check(
            "the 2110, 1 21132 and 2115 3 reports",
            &["1", "2", "3"],
            "the 2110,^1 2113^2 and 2115^3 reports",
        );
        check(
            "of “traffic”1 and «\u{a0}trafic\u{a0}»2;",
            &["1", "2"],
            "of “traffic”^1 and «\u{a0}trafic\u{a0}»^2;",
        );
        check("du rapport 1\u{a0};", &["1"], "du rapport^1\u{a0};");
        check("of the Commission,1 recalling", &["1"], "of the Commission,^1 recalling");
        check("in paragraph 2 of the report, 2 and", &["2"], "in paragraph 2 of the report,^2 and");
        check("from 1 to 3 March, of the Alps 1 and", &["1"], "from 1 to 3 March, of the Alps^1 and");
        check("heard, 1 May 2110, of the orbits 1 and", &["1"], "heard, 1 May 2110, of the orbits^1 and");
        check("on 1 May and the reports1 and", &["1"], "on 1 May and the reports^1 and");
        check("the plan 4 and the Agenda, 5", &["4", "5"], "the plan^4 and the Agenda,^5");
    }
}
