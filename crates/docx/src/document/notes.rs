//! Footnotes and endnotes: their numbers, and what they say.

use std::collections::BTreeMap;

use super::blocks::{File, Found, Story, targets};
use super::formats::format;
use super::properties::value;
use super::{Note, NoteKind, related};
use crate::xml::{Element, Ns, Tree};
use crate::{Package, PackageError, relationship};

/// Counts the references to notes while the body is read.
#[derive(Debug)]
pub(super) struct NoteCounter {
    notes: Vec<Note>,
    /// The notes that were referred to, by kind and id.
    known: BTreeMap<(NoteKind, String), usize>,
    footnotes: Count,
    endnotes: Count,
}

/// The next number and the form of numbers.
#[derive(Debug)]
struct Count {
    next: u32,
    form: String,
}

impl NoteCounter {
    /// The counts at the head of a text, as its settings and its first section have them. That numbers begin anew on
    /// every page or in every section is not followed: every note has a number of its own.
    pub(super) fn of(main: &Tree, settings: Option<&Tree>) -> Self {
        let section = main.elements().find(|element| element.is(Ns::Word, "sectPr"));
        let count = |name: &str, form: &str| {
            let places = [section, settings.map(Tree::root)];
            let said = |what: &str| {
                places.iter().flatten().find_map(|place| place.child(Ns::Word, name)?.child(Ns::Word, what))
            };
            Count {
                next: said("numStart").and_then(value).and_then(|v| v.parse().ok()).unwrap_or(1),
                form: said("numFmt").and_then(value).unwrap_or_else(|| form.to_owned()),
            }
        };
        Self {
            notes: Vec::new(),
            known: BTreeMap::new(),
            footnotes: count("footnotePr", "decimal"),
            endnotes: count("endnotePr", "lowerRoman"),
        }
    }

    /// A reference to a note: its index and its mark, which is empty where it is typed. A note that is referred to
    /// again keeps its mark.
    pub(super) fn refer(
        &mut self,
        kind: NoteKind,
        id: &str,
        custom: bool,
        paragraph: usize,
    ) -> (usize, String) {
        if let Some(&index) = self.known.get(&(kind, id.to_owned())) {
            return (index, self.notes[index].mark.clone());
        }
        self.known.insert((kind, id.to_owned()), self.notes.len());
        let count = if kind == NoteKind::Footnote { &mut self.footnotes } else { &mut self.endnotes };
        let mark = if custom {
            String::new()
        } else {
            count.next = count.next.saturating_add(1);
            format(count.next - 1, &count.form)
        };
        self.notes.push(Note {
            kind,
            id: id.to_owned(),
            mark: mark.clone(),
            custom,
            paragraph,
            blocks: Vec::new(),
        });
        (self.notes.len() - 1, mark)
    }

    /// Gives a note the mark that was typed for it.
    pub(super) fn name(&mut self, note: usize, mark: &str) {
        if let Some(note) = self.notes.get_mut(note) {
            mark.clone_into(&mut note.mark);
        }
    }

    pub(super) fn into_notes(self) -> Vec<Note> {
        self.notes
    }
}

/// Reads what the notes say.
pub(super) fn fill(
    notes: &mut [Note],
    package: &Package,
    file: &File,
    found: &mut Found<'_>,
) -> Result<(), PackageError> {
    for (kind, name, part) in [
        (NoteKind::Footnote, "footnote", relationship::FOOTNOTES),
        (NoteKind::Endnote, "endnote", relationship::ENDNOTES),
    ] {
        if !notes.iter().any(|note| note.kind == kind) {
            continue;
        }
        let part = related(package, part, found.missing)?;
        let Some((part, tree)) = part else {
            found.missing.push(format!("the {name}s"));
            continue;
        };
        found.tracked.add(&tree);
        let mut story = Story::new(file, &tree, targets(package, &part)?);
        let by_id: BTreeMap<String, Element<'_>> = tree
            .root()
            .children()
            .filter(|element| element.is(Ns::Word, name))
            .filter_map(|element| Some((element.attribute(Ns::Word, "id")?.into_owned(), element)))
            .collect();
        for note in notes.iter_mut().filter(|note| note.kind == kind) {
            match by_id.get(&note.id) {
                Some(element) => note.blocks = story.read(*element),
                None => found.missing.push(format!("{name} {}", note.mark)),
            }
        }
        found.hidden.append(&mut story.hidden);
    }
    Ok(())
}
