//! The footnotes of the old file: their changes, and new ones.

use std::collections::BTreeMap;

use resdiff_docx::document;
use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_docx::{Limits, XmlError};
use resdiff_engine::Pair;

use super::InPlace;
use crate::docx::host::{Patch, patched};
use crate::docx::overlay::overlay;
use crate::docx::styles;
use crate::docx::tracked::{Note, Status, TrackedParagraph};

impl InPlace<'_, '_> {
    /// The part of the footnotes with what changed in them; none where nothing did. `order` are the ids of the notes in
    /// the order of their marks: LibreOffice takes the notes in the order in which they are kept.
    pub(super) fn footnotes(
        &mut self,
        tree: Option<&Tree>,
        note_ids: &[i64],
        order: &[i64],
    ) -> Option<String> {
        let mut patches = Vec::new();
        let mut added: BTreeMap<i64, String> = BTreeMap::new();
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
                Pair { old: None, .. } => {
                    added.insert(*id, self.markup.footnote(note, *id));
                }
                _ => {}
            }
        }
        let Some(tree) = tree else {
            let inner: String = order.iter().filter_map(|id| added.remove(id)).collect();
            return (!inner.is_empty()).then(|| {
                format!("{}{}{inner}</w:footnotes>", styles::part("footnotes"), styles::SEPARATORS)
            });
        };
        let notes: Vec<_> = tree.root().children().filter(|note| note.is(Ns::Word, "footnote")).collect();
        let is_separator =
            |note: &&Element<'_>| note.attribute(Ns::Word, "type").is_some_and(|kind| kind != "normal");
        let start = notes.iter().rfind(is_separator).map(|note| note.range().end);
        let mut at = start.unwrap_or(tree.root().inner().start);
        let id_of = |note: &Element<'_>| note.attribute(Ns::Word, "id").and_then(|id| id.parse::<i64>().ok());
        let ends: BTreeMap<i64, usize> =
            notes.iter().filter_map(|note| Some((id_of(note)?, note.range().end))).collect();
        for id in order {
            match (added.remove(id), ends.get(id)) {
                (Some(with), _) => patches.push(Patch { range: at..at, with }),
                (None, Some(end)) => at = *end,
                (None, None) => {}
            }
        }
        (!patches.is_empty()).then(|| self.patched(tree, patches))
    }
}

/// The highest id of the parts, and ids for the notes that are new.
pub(super) fn free_ids<'t>(
    parts: impl Iterator<Item = &'t Tree>,
    footnotes: Option<&'t Tree>,
    notes: &[Note],
) -> (u32, Vec<i64>) {
    let numbers = |tree: &Tree| {
        tree.elements()
            .filter_map(|element| element.attribute(Ns::Word, "id")?.parse::<u32>().ok())
            .filter(|id| *id < 1 << 30)
            .max()
            .unwrap_or(0)
    };
    let highest = parts.chain(footnotes).map(numbers).max().unwrap_or(0);
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

/// The ids of the footnotes in the order of their marks in a main part.
pub(super) fn references(main: &Tree) -> Vec<i64> {
    let marks = main.elements().filter(|element| element.is(Ns::Word, "footnoteReference"));
    marks.filter_map(|mark| mark.attribute(Ns::Word, "id")?.parse().ok()).collect()
}

/// The main part and that of the notes, with the ids of the notes in the order in which they are kept: LibreOffice takes
/// an id for the place of its note.
pub(super) fn renumbered(main: String, notes: String, limits: &Limits) -> Result<(String, String), XmlError> {
    let tree = Tree::parse(notes.as_bytes(), limits)?;
    let kept: Vec<Element<'_>> = tree
        .root()
        .children()
        .filter(|note| note.is(Ns::Word, "footnote"))
        .filter(|note| note.attribute(Ns::Word, "type").is_none_or(|kind| kind == "normal"))
        .collect();
    let id = |element: &Element<'_>| element.attribute(Ns::Word, "id").and_then(|id| id.parse::<i64>().ok());
    let first = kept.iter().filter_map(id).min().unwrap_or(1);
    let ids: BTreeMap<i64, i64> = kept.iter().filter_map(id).zip(first..).collect();
    if ids.iter().all(|(old, new)| old == new) {
        return Ok((main, notes));
    }
    let text = Tree::parse(main.as_bytes(), limits)?;
    let marks = text.elements().filter(|element| element.is(Ns::Word, "footnoteReference"));
    let patch = |element: &Element<'_>| {
        let (old, open) = (id(element)?, element.open_tag());
        let new = ids.get(&old)?;
        let written = element.tree().source()[open.clone()].find(&format!(r#"w:id="{old}""#))?;
        let start = open.start + written + r#"w:id=""#.len();
        Some(Patch { range: start..start + old.to_string().len(), with: new.to_string() })
    };
    let changed = Pair::new(
        marks.filter_map(|mark| patch(&mark)).collect::<Vec<_>>(),
        kept.iter().filter_map(patch).collect::<Vec<_>>(),
    );
    Ok((patched(text.source(), changed.old), patched(tree.source(), changed.new)))
}
