//! From the order in which a line is seen to the order in which it is read, for scripts that run from right to left.
//!
//! A page shows glyphs at places and says nothing of their order. Words and numbers of other scripts keep their order
//! among themselves.

use crate::Run;

/// Whether a letter is written from right to left: Hebrew, Arabic, their neighbours and their forms of presentation.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && !c.is_numeric()
}

/// The runs of a line as they are read; most lines are read as they are seen.
pub(super) fn in_reading_order(runs: Vec<Run>) -> Vec<Run> {
    let signs = || runs.iter().filter(|run| !run.text.is_ascii()).flat_map(|run| run.text.chars());
    let turned = signs().filter(|c| is_right_to_left(*c)).count();
    let letters = || runs.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphabetic()).count();
    if turned == 0 || turned * 2 < letters() {
        return runs;
    }
    let seen: Vec<(char, usize)> =
        runs.iter().enumerate().flat_map(|(run, r)| r.text.chars().map(move |c| (c, run))).collect();
    let mut read = Vec::with_capacity(seen.len());
    let mut end = seen.len();
    while let Some(last) = end.checked_sub(1) {
        let start = stretch(&seen[..end]).unwrap_or(last);
        if start < last {
            read.extend_from_slice(&seen[start..end]);
        } else {
            read.push((mirrored(seen[last].0), seen[last].1));
        }
        end = start;
    }
    let mut ordered: Vec<Run> = Vec::with_capacity(runs.len());
    let mut before = None;
    for (sign, run) in read {
        match ordered.last_mut() {
            Some(last) if before == Some(run) => last.text.push(sign),
            _ => {
                ordered.push(Run { text: sign.into(), style: runs[run].style.clone(), note: runs[run].note })
            }
        }
        before = Some(run);
    }
    ordered
}

/// Where the stretch of other scripts and numbers begins that these signs end with. A sign belongs to it between two of
/// its letters or digits, a blank only beside a letter.
fn stretch(signs: &[(char, usize)]) -> Option<usize> {
    let is_other = |c: char| c.is_alphanumeric() && !is_right_to_left(c);
    let end = signs.iter().rposition(|(c, _)| !is_other(*c)).map_or(0, |at| at + 1);
    let mut start = (end < signs.len()).then_some(end)?;
    // From here leftwards, over what joins to the next stretch.
    while let Some(before) = signs[..start].iter().rposition(|(c, _)| is_other(*c)) {
        let joint = &signs[before + 1..start];
        let close = joint
            .iter()
            .all(|(c, _)| matches!(c, '.' | ',' | '/' | ':' | '-' | '\u{2010}' | '\u{2011}' | '–'));
        let by_letter = signs[before].0.is_alphabetic() || signs[start].0.is_alphabetic();
        let spaced = by_letter && joint.iter().all(|(c, _)| *c == ' ');
        let narrow = joint.len() == 1;
        if !(narrow && (close || spaced)) {
            break;
        }
        start = signs[..before].iter().rposition(|(c, _)| !is_other(*c)).map_or(0, |at| at + 1);
    }
    Some(start)
}

/// A bracket as it is written where lines run from right to left: it is seen turned round.
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('<', '>')];
    let pair = PAIRS.iter().find(|(one, other)| *one == c || *other == c);
    pair.map_or(c, |(one, other)| if *one == c { *other } else { *one })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seen: &str, read: &str) {
        let run = Run { text: seen.to_owned(), ..Run::default() };
        let found: String = in_reading_order(vec![run]).iter().map(|run| run.text.as_str()).collect();
        assert_eq!(found, read);
    }

    #[test]
    fn letters_turn_and_numbers_do_not() {
        let word = "שלום";
        let seen: String = word.chars().rev().collect();
        check(&seen, word);
        check(&format!("{seen} 28/74 {seen}"), &format!("{word} 28/74 {word}"));
        check(&format!("(12) {seen} - 1"), &format!("1 - {word} (12)"));
        check(&format!("12 2119 {seen}"), &format!("{word} 2119 12"));
        check(&format!("{seen} COVID-19 and {seen}"), &format!("{word} COVID-19 and {word}"));
    }

    #[test]
    fn lines_of_other_scripts_stay() {
        check("The word שלום means peace", "The word שלום means peace");
        check("A/RES/174/28", "A/RES/174/28");
    }

    #[test]
    fn styles_turn_with_their_letters() {
        let run = |text: &str, bold| Run {
            text: text.to_owned(),
            style: resdiff_model::Style { bold, ..resdiff_model::Style::default() },
            note: false,
        };
        let read = in_reading_order(vec![run("םולש ", false), run("םולש", true)]);
        assert_eq!(read, [run("שלום", true), run(" שלום", false)]);
    }
}
