//! The words of one text that are replaced, inserted and deleted, quoted so that each quotation stands in it once.
//!
//! A word is what stands between blanks. Words inserted are set apart by a blank; with words deleted one blank goes.

use std::ops::Range;

use resdiff_engine::Op;

use crate::view::looks_alike;

/// An amendment of words. All quotations are from the text as it was, and none overlaps another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// These words give place to those.
    Replace(String, String),
    /// After these words those are put in.
    InsertAfter(String, String),
    /// These words are taken out.
    Delete(String),
}

/// The most amendments of words in one text: with more of them the text is better given anew.
const MOST: usize = 6;

/// The amendments that turn one text into another, as the edit script shows it; none where the text is better given
/// as a whole, or cannot be quoted without doubt.
pub(super) fn edits(old: &str, new: &str, script: &[(Op, String)]) -> Option<Vec<Edit>> {
    let hunks = apart(old, hunks(old, script)?);
    let touched: usize = hunks.iter().map(|hunk| hunk.old.len().max(hunk.new.len())).sum();
    if hunks.is_empty() || hunks.len() > MOST || touched * 2 > old.len().max(new.len()) {
        return None;
    }
    let edits: Vec<Edit> = hunks.iter().map(|hunk| edit(old, hunk)).collect();
    let quotable = edits.iter().all(|edit| match edit {
        Edit::Replace(one, other) | Edit::InsertAfter(one, other) => balanced(one) && balanced(other),
        Edit::Delete(words) => balanced(words),
    });
    // Whatever the script was, what the amendments give is the new text, or they are not used.
    (quotable && carry_out(old, &edits).is_some_and(|text| looks_alike(&text, new))).then_some(edits)
}

/// Whether the quotation marks in a text close what they open, so that it can stand between such marks.
pub(super) fn balanced(text: &str) -> bool {
    let mut open = 0_i32;
    for character in text.chars() {
        open += match character {
            '“' => 1,
            '”' => -1,
            _ => 0,
        };
        if open < 0 {
            return false;
        }
    }
    open == 0
}

/// A stretch of the old text and what stands in its place.
#[derive(Clone, Debug)]
struct Hunk {
    old: Range<usize>,
    new: String,
}

/// The changed stretches of a script, each grown to whole words. None where the script is not one of this text.
fn hunks(old: &str, script: &[(Op, String)]) -> Option<Vec<Hunk>> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for (op, text) in script {
        if *op == Op::Equal {
            at += text.len();
            open = false;
            continue;
        }
        if !open {
            hunks.push(Hunk { old: at..at, new: String::new() });
            open = true;
        }
        let hunk = hunks.last_mut()?;
        if *op == Op::Insert {
            hunk.new.push_str(text);
        } else {
            at += text.len();
            hunk.old.end = at;
        }
    }
    hunks.retain(|hunk| old.get(hunk.old.clone()).is_none_or(|words| !looks_alike(words, &hunk.new)));
    let sound = at == old.len() && hunks.iter().all(|hunk| old.get(hunk.old.clone()).is_some());
    sound.then(|| hunks.into_iter().map(|hunk| whole_words(old, turned(old, hunk))).collect())
}

/// Deletes `the long ` instead of ` the long`, and inserts alike, where both are the same.
fn turned(old: &str, mut hunk: Hunk) -> Hunk {
    let begins = |text: &str| text.is_empty() || text.starts_with(' ');
    if !(begins(&old[hunk.old.clone()]) && begins(&hunk.new) && old[hunk.old.end..].starts_with(' ')) {
        return hunk;
    }
    match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (true, true) => {}
        (true, false) => {
            hunk.old = hunk.old.start + 1..hunk.old.end + 1;
            hunk.new = format!("{} ", &hunk.new[1..]);
        }
        (false, true) => hunk.old = hunk.old.start + 1..hunk.old.end + 1,
        (false, false) => {
            hunk.old.start += 1;
            hunk.new.remove(0);
        }
    }
    hunk
}

/// Grows a hunk until it begins and ends where words do.
fn whole_words(old: &str, mut hunk: Hunk) -> Hunk {
    let start = old[..hunk.old.start].rfind(' ').map_or(0, |blank| blank + 1);
    let ends_in_blank = |text: &str| text.is_empty() || text.ends_with(' ');
    // A hunk that begins behind a blank begins a word, unless it deletes up to nothing.
    if !ends_in_blank(&old[..hunk.old.start]) {
        hunk.new.insert_str(0, &old[start..hunk.old.start]);
        hunk.old.start = start;
    }
    let behind = old[..hunk.old.end].ends_with(' ') || hunk.old.end == 0;
    let splits = !(behind && (hunk.new.is_empty() || hunk.new.ends_with(' ')));
    if splits {
        let end = old[hunk.old.end..].find(' ').map_or(old.len(), |blank| hunk.old.end + blank);
        hunk.new.push_str(&old[hunk.old.end..end]);
        hunk.old.end = end;
    }
    hunk
}

/// Hunks whose quotations would overlap as one.
fn apart(old: &str, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut apart: Vec<Hunk> = Vec::new();
    for mut hunk in hunks {
        while let Some(before) = apart.pop() {
            // One word at least stays between two amendments.
            let between = quotation(old, &before).end;
            let clear =
                old.get(between..quotation(old, &hunk).start).is_some_and(|gap| gap.trim().contains(' '));
            if clear {
                apart.push(before);
                break;
            }
            let joint = old.get(before.old.end..hunk.old.start).unwrap_or_default();
            // Hunks that were grown over each other hold the words between them twice.
            let overlap = before.old.end.saturating_sub(hunk.old.start);
            let tail = hunk.new.get(overlap..).unwrap_or_default();
            let new = format!("{}{joint}{tail}", before.new);
            hunk = Hunk { old: before.old.start..hunk.old.end.max(before.old.end), new };
        }
        apart.push(hunk);
    }
    apart
}

/// What is quoted of the old text for a hunk: its words with as many around them as make the quotation unique.
fn quotation(old: &str, hunk: &Hunk) -> Range<usize> {
    let words = trimmed(old, hunk.old.clone());
    let mut quoted = if words.is_empty() { previous_word(old, words.start).unwrap_or(words) } else { words };
    let mut left = true;
    while quoted.is_empty() || old.matches_overlapping(&old[quoted.clone()]) != 1 {
        let before = previous_word(old, quoted.start).map(|word| word.start);
        let after = next_word(old, quoted.end).map(|word| word.end);
        match (before, after) {
            (None, None) => break,
            (Some(start), None) => quoted.start = start,
            (Some(start), Some(_)) if left => quoted.start = start,
            (_, Some(end)) => quoted.end = end,
        }
        left = !left;
    }
    quoted
}

/// Counting of quotations that may overlap themselves.
trait Overlapping {
    fn matches_overlapping(&self, words: &str) -> usize;
}

impl Overlapping for str {
    fn matches_overlapping(&self, words: &str) -> usize {
        self.char_indices().filter(|(at, _)| self[*at..].starts_with(words)).count()
    }
}

fn trimmed(old: &str, range: Range<usize>) -> Range<usize> {
    let words = &old[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(' ').len());
    let end = start + words.trim_matches(' ').len();
    start..end
}

fn previous_word(old: &str, at: usize) -> Option<Range<usize>> {
    let end = old[..at].trim_end_matches(' ').len();
    let start = old[..end].rfind(' ').map_or(0, |blank| blank + 1);
    (start < end).then_some(start..end)
}

fn next_word(old: &str, at: usize) -> Option<Range<usize>> {
    let start = old.len() - old[at..].trim_start_matches(' ').len();
    let end = old[start..].find(' ').map_or(old.len(), |blank| start + blank);
    (start < end).then_some(start..end)
}

/// The hunk as an amendment.
fn edit(old: &str, hunk: &Hunk) -> Edit {
    let (words, quoted) = (trimmed(old, hunk.old.clone()), quotation(old, hunk));
    let new = hunk.new.trim_matches(' ');
    if words.is_empty() && quoted.end <= words.start && !new.is_empty() {
        return Edit::InsertAfter(old[quoted].to_owned(), new.to_owned());
    }
    if new.is_empty() && quoted == words {
        return Edit::Delete(old[quoted].to_owned());
    }
    // Words around what changes are quoted on both sides.
    let before = old.get(quoted.start..words.start).unwrap_or_default().trim_end_matches(' ');
    let after = old.get(words.end..quoted.end).unwrap_or_default().trim_start_matches(' ');
    let parts = [before, new, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    Edit::Replace(old[quoted].to_owned(), parts.join(" "))
}

/// The text that amendments give; none where a quotation does not stand in it just once.
fn carry_out(old: &str, edits: &[Edit]) -> Option<String> {
    let mut text = old.to_owned();
    for edit in edits.iter().rev() {
        let (Edit::Replace(words, _) | Edit::InsertAfter(words, _) | Edit::Delete(words)) = edit;
        if old.matches_overlapping(words) != 1 {
            return None;
        }
        let at = old.find(words.as_str())?;
        let end = at + words.len();
        match edit {
            Edit::Replace(_, new) => text.replace_range(at..end, new),
            Edit::InsertAfter(_, new) => text.insert_str(end, &format!(" {new}")),
            Edit::Delete(_) if at > 0 => text.replace_range(at - 1..end, ""),
            Edit::Delete(_) => text.replace_range(at..(end + 1).min(old.len()), ""),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use Op::{Delete, Equal, Insert};

    use super::*;

    #[track_caller]
    fn check(script: &[(Op, &str)], expected: &[&str]) {
        let side = |without: Op| -> String {
            script.iter().filter(|step| step.0 != without).map(|step| step.1).collect()
        };
        let owned: Vec<(Op, String)> = script.iter().map(|(op, text)| (*op, (*text).to_owned())).collect();
        let told: Vec<String> = edits(&side(Insert), &side(Delete), &owned)
            .unwrap_or_default()
            .into_iter()
            .map(|edit| match edit {
                Edit::Replace(old, new) => format!("{old} > {new}"),
                Edit::InsertAfter(after, new) => format!("{after} + {new}"),
                Edit::Delete(words) => format!("- {words}"),
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn words_are_replaced_inserted_and_deleted() {
        let tail = " of the group that was set up to look into the matter once more";
        check(
            &[(Equal, "Welcomes the "), (Delete, "opening"), (Insert, "steady"), (Equal, tail)],
            &["opening > steady"],
        );
        check(
            &[(Equal, "Welcomes the "), (Insert, "long "), (Equal, "work"), (Equal, tail)],
            &["Welcomes the + long"],
        );
        check(
            &[(Equal, "Welcomes"), (Delete, " the long"), (Equal, " work"), (Equal, tail)],
            &["- the long"],
        );
        check(&[(Equal, "Recalls it"), (Insert, ", and more,"), (Equal, tail)], &["it > it, and more,"]);
    }

    #[test]
    fn a_quotation_grows_until_it_stands_once() {
        check(
            &[
                (Equal, "of the work and of the "),
                (Delete, "work"),
                (Insert, "rest"),
                (Equal, " and of the play and of the sleep that come after them in the day"),
            ],
            &["and of the work and of > and of the rest and of"],
        );
    }

    #[test]
    fn a_text_that_is_mostly_new_is_given_whole() {
        check(&[(Equal, "a "), (Delete, "b c d"), (Insert, "e f g"), (Equal, " h")], &[]);
    }
}
