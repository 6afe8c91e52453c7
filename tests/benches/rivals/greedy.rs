//! The way of the common line diffs: every paragraph is paired with the first that is alike enough by Levenshtein's
//! distance, and what was skipped is new.

/// Two paragraphs are alike from this share of equal letters on.
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
    longer == 0 || 1.0 - distance(one, other) as f64 / longer as f64 >= ALIKE
}

/// Levenshtein's distance, 64 rows of the table at a time (Myers 1999, in blocks by Hyyrö 2003).
fn distance(rows: &[char], columns: &[char]) -> usize {
    if rows.is_empty() {
        return columns.len();
    }
    let blocks = rows.len().div_ceil(64);
    // For each letter the rows in which it stands.
    let mut masks: std::collections::HashMap<char, Vec<u64>> = std::collections::HashMap::new();
    for (row, letter) in rows.iter().enumerate() {
        masks.entry(*letter).or_insert_with(|| vec![0; blocks])[row / 64] |= 1 << (row % 64);
    }
    let none = vec![0; blocks];
    let (mut plus, mut minus) = (vec![u64::MAX; blocks], vec![0_u64; blocks]);
    let last = 1 << ((rows.len() - 1) % 64);
    let mut distance = rows.len();
    for letter in columns {
        let mask = masks.get(letter).unwrap_or(&none);
        // What the row above the block changes by in this column.
        let (mut grows, mut falls) = (true, false);
        for block in 0..blocks {
            let (vertical_plus, vertical_minus) = (plus[block], minus[block]);
            let equal = mask[block] | u64::from(falls);
            let vertical = mask[block] | vertical_minus;
            let diagonal = ((equal & vertical_plus).wrapping_add(vertical_plus) ^ vertical_plus) | equal;
            let mut horizontal_plus = vertical_minus | !(diagonal | vertical_plus);
            let mut horizontal_minus = vertical_plus & diagonal;
            let end = if block + 1 == blocks { last } else { 1 << 63 };
            let out = (horizontal_plus & end != 0, horizontal_minus & end != 0);
            horizontal_plus = horizontal_plus << 1 | u64::from(grows);
            horizontal_minus = horizontal_minus << 1 | u64::from(falls);
            plus[block] = horizontal_minus | !(vertical | horizontal_plus);
            minus[block] = horizontal_plus & vertical;
            (grows, falls) = out;
        }
        distance += usize::from(grows);
        distance -= usize::from(falls);
    }
    distance
}
