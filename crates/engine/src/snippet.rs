//! Short texts that stand for themselves: footnotes, headings, fields of the masthead.

use resdiff_model::Language;

use crate::atoms::atoms;
use crate::edits::{Texts, edits};
use crate::rules::Rules;
use crate::{Edit, InlineOp, Pair, Significance, inline, rolling};

/// What is between two short texts that differ.
pub(crate) struct Snippet {
    /// The edit script.
    pub inline: Vec<InlineOp>,
    /// The edits, explained.
    pub edits: Vec<Edit>,
    /// Whether the difference matters.
    pub significance: Significance,
}

/// Compares two short texts that differ.
pub(crate) fn compare_snippets(texts: Pair<&str>, rules: &Rules) -> Snippet {
    let atoms = texts.map(|text| atoms(text, rules.language));
    let slices = Pair::new(atoms.old.as_slice(), atoms.new.as_slice());
    let mut matches = inline::matches(&atoms.old, &atoms.new);
    rolling::roll(slices, &mut matches, rules);
    let edits = edits(Texts { texts, atoms: slices, lead_ends: Pair::new(0, 0) }, &matches, rules);
    let significance = edits.iter().map(|edit| edit.significance).max().unwrap_or(Significance::Editorial);
    Snippet { inline: inline::script(texts, slices, &matches), edits, significance }
}

/// The word-level edit script of any two texts, for what a comparison gives as whole values: fields of the masthead,
/// titles of annexes, cells of tables.
///
/// `Equal` and `Delete` text together are the old text, `Equal` and `Insert` text the new one.
///
/// ```
/// use resdiff_engine::{Op, Pair, edit_script};
/// use resdiff_model::Language;
///
/// let script = edit_script(Pair::new("Seventy-fourth session", "Seventy-fifth session"), Language::English);
/// let steps: Vec<(Op, &str)> = script.iter().map(|step| (step.op, step.text.as_str())).collect();
/// assert_eq!(
///     steps,
///     [(Op::Delete, "Seventy-fourth"), (Op::Insert, "Seventy-fifth"), (Op::Equal, " session")]
/// );
/// ```
#[must_use]
pub fn edit_script(texts: Pair<&str>, language: Language) -> Vec<InlineOp> {
    let atoms = texts.map(|text| atoms(text, language));
    let slices = Pair::new(atoms.old.as_slice(), atoms.new.as_slice());
    inline::script(texts, slices, &inline::matches(&atoms.old, &atoms.new))
}
