//! Footnote marks in text that lost its raised type: `the 2010, 1 20132 and 2015 3 reports`.
//!
//! Marks stand in order, and the notes they point to stand at the foot of the same page. So the numbers of a
//! page's notes are looked for, in order, in the text above them, and of all ways to place them the likeliest is
//! taken.

mod in_order;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use resdiff_model::{FootnoteMark, Lexicon};

use self::in_order::best_in_order;
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
    let groups = groups(notes, &raised);
    let held = Held::new(paragraphs, &groups);
    let mut before = 0;
    for group in groups {
        place(paragraphs, &held, &group, before, lexicon);
        before = group.page.start;
    }
}

/// The numbered notes at the foot of a page.
struct Group<'n> {
    /// Their different numbers, and the line up to which each is that of this page's note.
    numbers: Vec<(&'n str, usize)>,
    /// The lines of the page above them.
    page: Range<usize>,
}

/// The notes page by page, without those whose mark was raised.
fn groups<'n>(notes: &'n [Note], raised: &BTreeSet<String>) -> Vec<Group<'n>> {
    let mut groups = Vec::new();
    let mut after = 0;
    for notes in notes.chunk_by(|one, other| one.group == other.group) {
        let mut known = BTreeSet::new();
        let numbers = notes
            .iter()
            .map(|note| note.mark.as_str())
            .filter(|mark| mark.parse::<u32>().is_ok() && !raised.contains(*mark) && known.insert(*mark))
            .map(|mark| (mark, usize::MAX))
            .collect();
        groups.push(Group { numbers, page: after..notes[0].line });
        after = notes[notes.len() - 1].line;
    }
    // Where pages number their notes anew, a number is that of another note from there on.
    let mut again = HashMap::new();
    for group in groups.iter_mut().rev() {
        for (number, until) in &mut group.numbers {
            *until = again.insert(*number, group.page.start).unwrap_or(usize::MAX);
        }
    }
    groups
}

/// The paragraphs that hold each number of a note as the last of their digits somewhere, in order: most hold none.
struct Held<'n>(HashMap<&'n str, Vec<usize>>);

impl<'n> Held<'n> {
    fn new(paragraphs: &[Paragraph], groups: &[Group<'n>]) -> Self {
        let numbers = groups.iter().flat_map(|group| &group.numbers);
        let mut held: HashMap<&str, Vec<usize>> = numbers.map(|(number, _)| (*number, Vec::new())).collect();
        let longest = held.keys().map(|number| number.len()).max().unwrap_or_default();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            for digits in paragraph.built.text.split(|c: char| !c.is_ascii_digit()) {
                for length in 1..=digits.len().min(longest) {
                    if let Some(held) = held.get_mut(&digits[digits.len() - length..])
                        && held.last() != Some(&index)
                    {
                        held.push(index);
                    }
                }
            }
        }
        Self(held)
    }

    /// The paragraphs among these lines that may hold a number.
    fn among<'s>(
        &'s self,
        number: &str,
        paragraphs: &'s [Paragraph],
        lines: &Range<usize>,
    ) -> impl Iterator<Item = usize> + 's {
        let held = self.0.get(number).map_or(&[][..], Vec::as_slice);
        let line = |line: Option<&(usize, usize)>| line.map_or(0, |(_, line)| *line);
        let first = held.partition_point(|at| line(paragraphs[*at].built.lines.last()) < lines.start);
        let end = lines.end;
        held[first..].iter().copied().take_while(move |at| line(paragraphs[*at].built.lines.first()) < end)
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

impl Spot {
    /// Where it stands, in the order of the text.
    fn place(&self) -> (usize, usize, usize) {
        (self.paragraph, self.range.start, self.range.end)
    }
}

/// Places the marks of a page; the page before begins at the line `before`.
fn place(paragraphs: &mut [Paragraph], held: &Held, group: &Group, before: usize, lexicon: &Lexicon) {
    let page = &group.page;
    let find = |number: &str, lines: Range<usize>| find_spots(paragraphs, held, number, &lines, lexicon);
    let spots: Vec<Vec<Spot>> = group.numbers.iter().map(|(number, _)| find(number, page.clone())).collect();
    let chosen = best_in_order(&spots);
    // A note for which its page had no room stands on the next.
    let page_before =
        |number: &str| find(number, before..page.start).into_iter().rfind(|spot| spot.score >= GLUED);
    let mut taken: Vec<(Spot, &str)> = chosen
        .into_iter()
        .zip(&group.numbers)
        .filter_map(|(spot, (number, _))| Some((spot.or_else(|| page_before(number))?, *number)))
        .collect();
    let mut known: BTreeSet<_> = taken.iter().map(|(spot, _)| spot.place()).collect();
    let word = |spot: &Spot| word_before(&paragraphs[spot.paragraph].built.text, &spot.range).to_owned();
    let first: HashMap<&str, String> =
        taken.iter().rev().map(|(spot, number)| (*number, word(spot))).collect();
    // A note cited again, here or on a later page: where the sign is glued, which no number of the text is, or
    // stands behind the same word.
    for (on_page, (number, until)) in spots.iter().zip(&group.numbers) {
        let on_page: BTreeSet<_> = on_page.iter().map(Spot::place).collect();
        let first = first.get(number);
        for spot in find(number, page.start..*until) {
            let glued = spot.score >= GLUED && on_page.contains(&spot.place());
            let same_word = spot.score >= SPACED && first.is_some_and(|first| *first == word(&spot));
            if (glued || same_word) && known.insert(spot.place()) {
                taken.push((spot, *number));
            }
        }
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

/// All places among the lines where `number` can be a mark.
fn find_spots(
    paragraphs: &[Paragraph],
    held: &Held,
    number: &str,
    lines: &Range<usize>,
    lexicon: &Lexicon,
) -> Vec<Spot> {
    let mut spots = Vec::new();
    for index in held.among(number, paragraphs, lines) {
        let built = &paragraphs[index].built;
        // A paragraph may run over many pages.
        let at_line = |line: usize| {
            let first = built.lines.partition_point(|(_, at)| *at < line);
            built.lines.get(first).map_or(built.text.len(), |(start, _)| *start)
        };
        let (start, end) = (at_line(lines.start), at_line(lines.end));
        for (at, _) in built.text.get(start..end).unwrap_or_default().match_indices(number) {
            let range = start + at..start + at + number.len();
            if let Some(score) = score(&built.text, &range, lexicon) {
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
        ',' | ';' => Some(9),
        '.' | ':' => ends_with_year(&head[..head.len() - 1]).then_some(GLUED),
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
        // The last digit of another number is none.
        check("of 47112 lamps and of 9921132 more", &["2"], "of 47112 lamps and of 9921132 more");
        check("du rapport 1\u{a0};", &["1"], "du rapport^1\u{a0};");
        check("in 2110;1", &["1"], "in 2110;^1");
        check("in 2110.1", &["1"], "in 2110.^1");
        check("at 10.1 knots", &["1"], "at 10.1 knots");
        check("of the Commission,1 recalling", &["1"], "of the Commission,^1 recalling");
        check("in paragraph 2 of the report, 2 and", &["2"], "in paragraph 2 of the report,^2 and");
        check("from 1 to 3 March, of the Alps 1 and", &["1"], "from 1 to 3 March, of the Alps^1 and");
        check("heard, 1 May 2110, of the orbits 1 and", &["1"], "heard, 1 May 2110, of the orbits^1 and");
        check("on 1 May and the reports1 and", &["1"], "on 1 May and the reports^1 and");
        check("the plan 4 and the Agenda, 5", &["4", "5"], "the plan^4 and the Agenda,^5");
        // A note cited again: glued behind any word, or behind the same one.
        check("of lamps1 and of oil1 and tin", &["1"], "of lamps^1 and of oil^1 and tin");
        check("of lamps 1 and of all lamps 1 and tin", &["1"], "of lamps^1 and of all lamps^1 and tin");
        check("of lamps 1 and of oil 1 and tin", &["1"], "of lamps^1 and of oil 1 and tin");
    }
}
