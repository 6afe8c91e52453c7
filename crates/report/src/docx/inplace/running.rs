//! Headers and footers, which show the symbol and the title of the old version on every page: the exchange of these.

use std::collections::BTreeSet;
use std::ops::Range;

use resdiff_docx::document::Running;
use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_docx::{Package, PackageError};

use super::InPlace;
use super::masthead::{exchanged, spots};
use super::tables::paragraphs;
use crate::docx::host::words;
use crate::docx::overlay::overlay;
use crate::docx::tracked::TrackedParagraph;

/// The fields that a running head shows.
const FIELDS: [&str; 2] = ["symbol", "title"];

/// The parts of headers and footers that some page shows.
pub(super) fn parts<'t>(
    package: &Package,
    running: &'t [Running],
) -> Result<Vec<(&'t Running, Tree)>, PackageError> {
    let mut parts = Vec::new();
    for one in running {
        parts.extend(package.tree(&one.part)?.map(|tree| (one, tree)));
    }
    Ok(parts)
}

impl InPlace<'_, '_> {
    /// The names of the parts that show what changed, and their XML with that exchanged.
    pub(super) fn running(&mut self, parts: &[(&Running, Tree)]) -> Vec<(String, String)> {
        let comparison = self.comparison;
        let changes = comparison.masthead.iter().filter(|change| FIELDS.contains(&change.field));
        let changes: Vec<_> = changes
            .filter_map(|change| Some((change.field, change.values.old.as_deref()?, change)))
            .collect();
        let mut changed = Vec::new();
        if changes.is_empty() {
            return changed;
        }
        for (running, tree) in parts {
            let computed = computed(tree);
            let mut patches = Vec::new();
            for paragraph in paragraphs(&running.blocks) {
                let text = words(paragraph);
                let mut found: Vec<(Range<usize>, String)> = Vec::new();
                for (field, old, change) in &changes {
                    for range in spots(&text.text, old, &[]) {
                        let first = text.pieces.partition_point(|piece| piece.end <= range.start);
                        let touched = text.pieces[first..].iter().take_while(|piece| piece.start < range.end);
                        let mut runs = std::iter::zip(touched, &paragraph.pieces[first..]);
                        match &change.values.new {
                            Some(new) if !runs.any(|(_, piece)| computed.contains(&piece.origin.run)) => {
                                found.push((range, new.clone()));
                                self.in_running.insert(field);
                            }
                            _ => self.tell_running(field, running),
                        }
                    }
                }
                // A symbol within a title goes with the title.
                found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
                let mut end = 0;
                found.retain(|(range, _)| {
                    range.start >= end && {
                        end = range.end;
                        true
                    }
                });
                if !found.is_empty() {
                    let language = comparison.documents.old.language;
                    let runs = exchanged(&text.text, found, language);
                    let tracked = [TrackedParagraph { runs, ..TrackedParagraph::default() }];
                    let markup = &mut self.markup;
                    patches.extend(overlay(tree, paragraph, &tracked, self.notes, language, markup));
                }
            }
            if !patches.is_empty() {
                changed.push((running.part.clone(), self.patched(tree, patches)));
            }
        }
        changed
    }

    fn tell_running(&mut self, field: &str, running: &Running) {
        let part = if running.header { "header" } else { "footer" };
        let told = format!("{field} in a {part}");
        if !self.untracked.contains(&told) {
            self.untracked.push(told);
        }
    }
}

/// The runs whose words the program computes anew, so that a tracked change in them is lost: results of fields, and
/// controls that show what is kept elsewhere.
fn computed(tree: &Tree) -> BTreeSet<usize> {
    let mut computed = BTreeSet::new();
    let mut depth = 0_usize;
    for element in tree.elements().filter(|element| element.ns() == Ns::Word) {
        match element.name() {
            "fldChar" => match element.attribute(Ns::Word, "fldCharType").as_deref() {
                Some("begin") => depth += 1,
                Some("end") => depth = depth.saturating_sub(1),
                _ => {}
            },
            "r" if depth > 0 || element.ancestors().any(is_computed) => {
                computed.insert(element.index());
            }
            _ => {}
        }
    }
    computed
}

fn is_computed(outer: Element<'_>) -> bool {
    let bound = || outer.child(Ns::Word, "sdtPr").is_some_and(|own| own.children().any(is_binding));
    outer.is(Ns::Word, "fldSimple") || outer.is(Ns::Word, "sdt") && bound()
}

/// Whether a property of a control says that it shows what is kept in another part.
fn is_binding(property: Element<'_>) -> bool {
    property.name() == "dataBinding"
}
