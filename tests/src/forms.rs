//! The same document in two forms: which clauses differ.

use resdiff_model::Document;

/// The labels and words of clauses whose words only one of two readings of a document has, blanks and kinds of hyphens
/// and quotation marks aside; with the number of clauses of the first.
#[must_use]
pub fn differences(one: &Document, other: &Document) -> (usize, Vec<String>) {
    let fold = |document: &Document| -> Vec<(String, String)> {
        document.clauses.iter().map(|clause| (clause.label.to_string(), folded(&clause.text))).collect()
    };
    let (left, right) = (fold(one), fold(other));
    let mut differing = Vec::new();
    for (mine, theirs, sign) in [(&left, &right, '<'), (&right, &left, '>')] {
        let theirs: std::collections::BTreeSet<_> = theirs.iter().map(|(_, text)| text).collect();
        for clause in mine.iter().filter(|(_, text)| !theirs.contains(text)) {
            differing.push(format!("{sign} {} {}", clause.0, clause.1));
        }
    }
    (left.len(), differing)
}

fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        })
        .collect()
}
