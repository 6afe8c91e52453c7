//! The same document in two forms: which clauses differ, and why.

use std::collections::BTreeSet;
use std::fmt;

use resdiff_model::Document;

/// A clause whose words only one of two readings of a document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether it is a clause of the first reading.
    pub in_first: bool,
    /// Its label and its words, folded.
    pub clause: (String, String),
    /// Why the other form cannot have it; none where it is a fault.
    pub reason: Option<&'static str>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.in_first { '<' } else { '>' };
        let (label, text) = &self.clause;
        write!(f, "{sign} {label} {text} ({})", self.reason.unwrap_or("no reason found"))
    }
}

/// The clauses whose words only one of two readings of a document has, blanks and kinds of hyphens and quotation marks
/// aside; with the number of clauses of the first.
#[must_use]
pub fn differences(one: &Document, other: &Document) -> (usize, Vec<Difference>) {
    let fold = |document: &Document| -> Vec<(String, String)> {
        document.clauses.iter().map(|clause| (clause.label.to_string(), folded(&clause.text))).collect()
    };
    let (left, right) = (fold(one), fold(other));
    let mut differing = Vec::new();
    for (mine, theirs, in_first) in [(&left, &right, true), (&right, &left, false)] {
        let known: BTreeSet<_> = theirs.iter().map(|(_, text)| text).collect();
        for clause in mine.iter().filter(|(_, text)| !known.contains(text)) {
            let twin = theirs.iter().find(|(label, _)| *label == clause.0).map(|(_, text)| &**text);
            let reason = reason(&clause.1, twin, if in_first { other } else { one });
            differing.push(Difference { in_first, clause: clause.clone(), reason });
        }
    }
    (left.len(), differing)
}

/// Why a clause has no equal in the other reading; `twin` is the clause of the same label there.
fn reason(text: &str, twin: Option<&str>, other: &Document) -> Option<&'static str> {
    let without_digits = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let holds = |words: String| !text.is_empty() && words.contains(text);
    if twin.is_some_and(|twin| without_digits(twin) == without_digits(text)) {
        return Some("a mark of a note cannot be told from the number that it is glued to");
    }
    let notes = other.footnotes.iter().map(|note| folded(&format!("{}{}", note.mark, note.text)));
    if holds(notes.collect()) {
        return Some("it is a note in the other form");
    }
    let cells = other.tables.iter().flat_map(|table| table.rows.iter().flatten());
    if holds(cells.map(|cell| folded(cell)).collect()) {
        return Some("it is a row of a table in the other form");
    }
    None
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
