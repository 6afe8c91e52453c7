//! An edit script as a person would mark it on paper.

use resdiff_engine::Op;

use super::page::{Ink, Text};
use crate::view;

/// Words of unchanged text that are kept on each side of a change.
const KEPT: usize = 8;
/// Words kept at the head of a clause, so that its lead phrase is seen.
const HEAD: usize = 4;
/// Clauses up to this many words are shown whole: cutting them saves less than it costs in reading.
const SHORT: usize = 40;
/// The fewest words an ellipsis stands for.
const FEWEST_HIDDEN: usize = 6;

/// The script as text. In colour, deleted and inserted words are told by their look; else by brackets.
pub(super) fn marked(script: &[(Op, String)], color: bool) -> Text {
    marked_of(script, None, color)
}

/// One side of the script: the old text with what was deleted from it, or the new one with what was inserted.
pub(super) fn side(script: &[(Op, String)], side: Op, color: bool) -> Text {
    marked_of(script, Some(side), color)
}

fn marked_of(script: &[(Op, String)], side: Option<Op>, color: bool) -> Text {
    let script = without_typography(script);
    let words: usize = script.iter().map(|(_, text)| text.split(' ').count()).sum();
    let mut text = Text::new();
    let mut last = Op::Equal;
    for (place, (op, words_of_op)) in script.iter().enumerate() {
        if side.is_some_and(|side| *op != Op::Equal && *op != side) {
            continue;
        }
        let ends = Ends { first: place == 0, last: place + 1 == script.len() };
        match op {
            Op::Equal if words > SHORT => text.push(Ink::Plain, &elided(words_of_op, ends)),
            Op::Equal => text.push(Ink::Plain, words_of_op),
            Op::Delete | Op::Insert => {
                // Old and new words must not run into each other; their own blanks often belong to both.
                if last != Op::Equal && last != *op && !text.ends_in_blank() {
                    text.push(Ink::Plain, " ");
                }
                change(&mut text, *op, words_of_op, Look { color, alone: side.is_some() });
            }
        }
        last = *op;
    }
    text
}

/// How changed words are set.
#[derive(Clone, Copy)]
struct Look {
    color: bool,
    /// Whether they stand in a column of their own side.
    alone: bool,
}

/// The script with words that differ only in kinds of hyphens, blanks and quotation marks as unchanged: marks that a
/// reader could not tell apart are worth no mark. The rule is named under the clause.
fn without_typography(script: &[(Op, String)]) -> Vec<(Op, String)> {
    let mut out: Vec<(Op, String)> = Vec::new();
    for (op, words) in script {
        let twin = match (op, out.last()) {
            (Op::Insert, Some((Op::Delete, before))) => view::looks_alike(before, words),
            _ => false,
        };
        if twin {
            out.pop();
        }
        let op = if twin { Op::Equal } else { *op };
        match out.last_mut() {
            Some((Op::Equal, before)) if op == Op::Equal => before.push_str(words),
            _ => out.push((op, words.clone())),
        }
    }
    out
}

/// Whether a stretch stands at the head or the end of the clause.
#[derive(Clone, Copy)]
struct Ends {
    first: bool,
    last: bool,
}

/// The stretch with an ellipsis for what is far from any change.
fn elided(text: &str, ends: Ends) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let before = if ends.first { HEAD } else { KEPT };
    let after = if ends.last { 0 } else { KEPT };
    // Blanks at the ends of the stretch count as words of their own here; one more or less is of no matter.
    if (ends.first && ends.last) || words.len() < before + after + FEWEST_HIDDEN {
        return text.to_owned();
    }
    let head = words[..before].concat();
    let tail = words[words.len() - after..].concat();
    format!("{} … {tail}", head.trim_end_matches(' ')).trim_end_matches(' ').to_owned()
        + if tail.ends_with(' ') { " " } else { "" }
}

/// Deleted or inserted words. Blanks around them stay outside, so that the marks stand close.
fn change(text: &mut Text, op: Op, words: &str, look: Look) {
    let (ink, open, close) = match op {
        Op::Insert => (Ink::Insert, "[+", "+]"),
        Op::Delete | Op::Equal => (Ink::Delete, "[-", "-]"),
    };
    let (open, close) = if look.color { ("", "") } else { (open, close) };
    let body = words.trim_matches(' ');
    if body.is_empty() {
        text.push(ink, &format!("{open}{}{close}", "␣".repeat(words.chars().count())));
        return;
    }
    let lead = &words[..words.len() - words.trim_start_matches(' ').len()];
    let trail = &words[words.trim_end_matches(' ').len()..];
    if !text.ends_in_blank() {
        text.push(Ink::Plain, lead);
    }
    text.push(ink, open);
    for (number, paragraph) in body.split('\n').enumerate() {
        if number > 0 {
            // The end of a paragraph that came (a split) or went (a merger).
            text.push(ink, "¶");
            match op {
                Op::Delete if !look.alone => text.push(ink, " "),
                _ => text.line_feed(),
            }
        }
        text.push(ink, paragraph);
    }
    text.push(ink, close);
    text.push(Ink::Plain, trail);
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::*;

    fn shown(script: &[(Op, &str)]) -> String {
        let script: Vec<(Op, String)> = script.iter().map(|(op, text)| (*op, (*text).to_owned())).collect();
        let mut page = Page::new(1000, false);
        page.text(0, 0, &marked(&script, false));
        page.finish().trim_end().to_owned()
    }

    #[test]
    fn old_and_new_words_stand_apart() {
        use Op::{Delete, Equal, Insert};
        assert_eq!(
            shown(&[
                (Equal, "Welcomes the "),
                (Delete, "opening"),
                (Insert, "steady course"),
                (Equal, " of work")
            ]),
            "Welcomes the [-opening-] [+steady course+] of work"
        );
        assert_eq!(
            shown(&[(Equal, "of work"), (Insert, " and rest"), (Equal, ";")]),
            "of work [+and rest+];"
        );
        assert_eq!(
            shown(&[(Equal, "seas"), (Delete, ", "), (Insert, " and "), (Equal, "air")]),
            "seas[-,-] [+and+] air"
        );
        assert_eq!(shown(&[(Equal, "a"), (Delete, "  "), (Insert, " "), (Equal, "b")]), "a[-␣␣-] [+␣+]b");
    }

    #[test]
    fn what_no_reader_could_tell_apart_is_not_marked() {
        let script = [
            (Op::Equal, "the "),
            (Op::Delete, "pre-eminent"),
            (Op::Insert, "pre\u{2011}eminent"),
            (Op::Equal, " part"),
        ];
        assert_eq!(shown(&script), "the pre\u{2011}eminent part");
    }

    #[test]
    fn a_new_paragraph_is_marked_and_begins_a_line() {
        assert_eq!(
            shown(&[(Op::Equal, "to meet"), (Op::Insert, ";\nDecides"), (Op::Equal, " to return")]),
            "to meet[+;¶\nDecides+] to return"
        );
        assert_eq!(
            shown(&[(Op::Equal, "to meet"), (Op::Delete, ";\nDecides"), (Op::Equal, " to return")]),
            "to meet[-;¶ Decides-] to return"
        );
    }

    #[test]
    fn long_unchanged_stretches_are_cut_and_short_clauses_never() {
        let numbers =
            |from: usize, to: usize| (from..=to).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let long = format!("{} ", numbers(1, 30));
        let end = format!(" {}", numbers(31, 60));
        assert_eq!(
            shown(&[(Op::Equal, &long), (Op::Insert, "x"), (Op::Equal, &end)]),
            "1 2 3 4 … 23 24 25 26 27 28 29 30 [+x+] 31 32 33 34 35 36 37 …"
        );
        let short = format!("{} ", numbers(1, 30));
        assert_eq!(shown(&[(Op::Equal, &short), (Op::Insert, "x")]), format!("{short}[+x+]"));
    }
}
