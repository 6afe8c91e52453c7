//! Revisions of a document, as bytes say.

use std::sync::OnceLock;

use resdiff_model::{Clause, Document};

use crate::promises;

/// Revises a specimen resolution as the bytes say, four for a step, and checks all promises on the two versions.
pub fn revisions(bytes: &[u8]) {
    let [one, other] = specimens();
    let mut new = if bytes.len().is_multiple_of(2) { one.clone() } else { other.clone() };
    revised(&mut new, bytes);
    promises::check(one, &new);
    promises::reports(one, &new, "specimen", |report| report.all());
}

fn specimens() -> &'static [Document; 2] {
    static SPECIMENS: OnceLock<[Document; 2]> = OnceLock::new();
    SPECIMENS.get_or_init(|| {
        [include_str!("../../../samples/A-RES-174-28.txt"), include_str!("../../../samples/A-RES-175-32.txt")]
            .map(|text| resdiff_reader::read(text.as_bytes()).unwrap_or_default())
    })
}

/// Revises a document, four bytes a step.
pub(super) fn revised(document: &mut Document, steps: &[u8]) {
    for step in steps.chunks_exact(4).take(64) {
        revise(document, step, &specimens()[1]);
    }
}

/// The longest that a clause may become by adding another to it.
const MOST_BYTES: usize = 65_536;

fn revise(document: &mut Document, step: &[u8], other: &Document) {
    let clauses = &mut document.clauses;
    if clauses.is_empty() {
        return;
    }
    let at = usize::from(step[1]) % clauses.len();
    let to = usize::from(step[2]) % clauses.len();
    let sign = char::from_u32(u32::from(step[3]) * 37).unwrap_or('\u{200b}');
    let place = |text: &str| {
        (0..=text.len() * usize::from(step[2]) / 256).rev().find(|at| text.is_char_boundary(*at))
    };
    match step[0] % 10 {
        0 => drop(clauses.remove(at)),
        1 => clauses.swap(at, to),
        2 => clauses.insert(at, other.clauses[to % other.clauses.len()].clone()),
        // A clause that is added to itself again and again would outgrow the memory.
        3 if clauses[at].text.len() + clauses[to].text.len() < MOST_BYTES => {
            let more = clauses[to].text.clone();
            clauses[at].text.push(' ');
            clauses[at].text.push_str(&more);
        }
        4 => {
            let cut = place(&clauses[at].text).unwrap_or(0);
            let mut rest = clauses[at].clone();
            rest.text = clauses[at].text.split_off(cut);
            plain(&mut rest);
            plain(&mut clauses[at]);
            clauses.insert(at + 1, rest);
        }
        5 => {
            let here = place(&clauses[at].text).unwrap_or(0);
            clauses[at].text.insert(here, sign);
            plain(&mut clauses[at]);
        }
        6 => {
            let words = clauses[at].text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let gone = to % words.len();
            let kept: Vec<String> = words
                .into_iter()
                .enumerate()
                .filter(|(number, _)| *number != gone)
                .map(|(_, word)| word)
                .collect();
            clauses[at].text = kept.join(" ");
            plain(&mut clauses[at]);
        }
        7 => clauses[at].label = clauses[to].label.clone(),
        8 => {
            clauses[at].text = clauses[at].text.to_uppercase();
            plain(&mut clauses[at]);
        }
        _ => document.footnotes.truncate(at % 7),
    }
}

/// Without what points into its former text.
fn plain(clause: &mut Clause) {
    clause.lead = 0..0;
    clause.marks.clear();
    clause.spans.clear();
}
