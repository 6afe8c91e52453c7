//! The way of the common line diffs: every paragraph is paired with the first that is alike enough by Levenshtein's
//! distance, and what was skipped is new. This is the rule as published, written anew; compiled it is faster than
//! where it is interpreted.

/// Two paragraphs are alike above this share of equal letters.
const ALIKE: f64 = 0.8;

/// The pairs, as indices.
pub fn diff(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let letters =
        |texts: &[&str]| texts.iter().map(|text| text.chars().collect()).collect::<Vec<Vec<char>>>();
    let (old, new) = (letters(old), letters(new));
    let mut pairs = Vec::new();
    let mut start = 0;
    for (at, text) in old.iter().enumerate() {
        let found = (start..new.len()).find(|other| alike(text, &new[*other]));
        if let Some(other) = found {
            pairs.push((at, other));
            start = other + 1;
        }
    }
    pairs
}

fn alike(one: &[char], other: &[char]) -> bool {
    let longer = one.len().max(other.len());
    longer == 0 || 1.0 - distance(one, other) as f64 / longer as f64 > ALIKE
}

/// Levenshtein's distance by the table of the textbooks, of which two rows are kept.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], above + 1);
        for (at, sign) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != sign);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
