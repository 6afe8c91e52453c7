//! Short texts that stand for themselves: footnotes, headings, fields of the masthead.

use crate::atoms::atoms;
use crate::edits::{Texts, edits};
use crate::rules::Rules;
use crate::{InlineOp, Pair, Significance, inline};

/// The edit script between two short texts that differ, and whether the difference matters.
pub(crate) fn compare_snippets(texts: Pair<&str>, rules: &Rules) -> (Vec<InlineOp>, Significance) {
    let atoms = texts.map(|text| atoms(text, rules.language));
    let slices = Pair::new(atoms.old.as_slice(), atoms.new.as_slice());
    let matches = inline::matches(&atoms.old, &atoms.new);
    let edits = edits(Texts { texts, atoms: slices, lead_ends: Pair::new(0, 0) }, &matches, rules);
    let significance = edits.iter().map(|edit| edit.significance).max().unwrap_or(Significance::Editorial);
    (inline::script(texts, slices, &matches), significance)
}
