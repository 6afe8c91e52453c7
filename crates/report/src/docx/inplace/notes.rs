//! The footnotes of the old file: their changes, and new ones.

use resdiff_docx::document;
use resdiff_docx::xml::{Ns, Tree};
use resdiff_engine::Pair;

use super::InPlace;
use crate::docx::host::{Patch, patched};
use crate::docx::overlay::overlay;
use crate::docx::styles;
use crate::docx::tracked::{Note, Status, TrackedParagraph};

impl InPlace<'_, '_> {
    /// The part of the footnotes with what changed in them; none where nothing did.
    pub(super) fn footnotes(&mut self, tree: Option<&Tree>, note_ids: &[i64]) -> Option<String> {
        let mut patches = Vec::new();
        let mut added = String::new();
        for (note, id) in std::iter::zip(self.notes, note_ids) {
            match note.of {
                Pair { old: Some(old), new: Some(_) }
                    if note.runs.iter().any(|run| run.status != Status::Kept) =>
                {
                    let former = self.text.notes.get(old).map(|note| note.blocks.as_slice());
                    let (Some(tree), Some([document::Block::Paragraph(paragraph)])) = (tree, former) else {
                        self.untracked
                            .push(format!("note {}", self.comparison.documents.old.footnotes[old].mark));
                        continue;
                    };
                    let language = self.comparison.documents.old.language;
                    patches.extend(overlay(
                        tree,
                        paragraph,
                        &[TrackedParagraph { runs: note.runs.clone(), ..TrackedParagraph::default() }],
                        self.notes,
                        language,
                        &mut self.markup,
                    ));
                }
                Pair { old: None, .. } => added.push_str(&self.markup.footnote(note, *id)),
                _ => {}
            }
        }
        let Some(tree) = tree else {
            return (!added.is_empty()).then(|| {
                format!("{}{}{added}</w:footnotes>", styles::part("footnotes"), styles::SEPARATORS)
            });
        };
        if !added.is_empty() {
            let end = tree.root().inner().end;
            patches.push(Patch { range: end..end, with: added });
        }
        (!patches.is_empty()).then(|| patched(tree.source(), patches))
    }
}

/// The highest id of the parts, and ids for the notes that are new.
pub(super) fn free_ids(main: &Tree, footnotes: Option<&Tree>, notes: &[Note]) -> (u32, Vec<i64>) {
    let numbers = |tree: &Tree| {
        tree.elements()
            .filter_map(|element| element.attribute(Ns::Word, "id")?.parse::<u32>().ok())
            .filter(|id| *id < 1 << 30)
            .max()
            .unwrap_or(0)
    };
    let highest = numbers(main).max(footnotes.map_or(0, numbers));
    let note = |tree: &Tree| {
        let notes = tree.elements().filter(|element| element.is(Ns::Word, "footnote"));
        notes.filter_map(|note| note.attribute(Ns::Word, "id")?.parse::<i64>().ok()).max().unwrap_or(0)
    };
    let mut next = footnotes.map_or(0, note).max(0);
    let id = |note: &Note| {
        if note.of.old.is_some() {
            return 0;
        }
        next += 1;
        next
    };
    (highest, notes.iter().map(id).collect())
}
