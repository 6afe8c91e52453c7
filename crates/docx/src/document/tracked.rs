//! Tracked changes: which there are, and what of the text they leave.

use std::collections::BTreeMap;

use super::Revisions;
use crate::xml::{Element, Ns, Tree};

/// The tracked changes of a file, counted by the elements that hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tracked {
    /// Insertions, those by moving included.
    pub insertions: usize,
    /// Deletions, those by moving included.
    pub deletions: usize,
    /// Moves, each counted once, at the place it left.
    pub moves: usize,
    /// Changes of format.
    pub formats: usize,
    /// Who made them, in the order of the alphabet; the name is empty where none is given.
    pub authors: BTreeMap<String, Share>,
}

/// What one author changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many changes, counted as in [`Tracked`].
    pub changes: usize,
    /// The first and the last of their dates, as they stand in the file: `2120-12-07T09:30:00Z`. None where no change
    /// bears a date.
    pub dates: Option<(String, String)>,
}

impl Tracked {
    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.insertions + self.deletions + self.formats
    }

    /// Counts those of a part.
    pub(super) fn add(&mut self, tree: &Tree) {
        for element in tree.elements().filter(|element| element.ns() == Ns::Word) {
            let count = match element.name() {
                "ins" | "moveTo" | "cellIns" => &mut self.insertions,
                "del" | "moveFrom" | "cellDel" => &mut self.deletions,
                "moveFromRangeStart" => {
                    self.moves += 1;
                    continue;
                }
                name if name.ends_with("Change") => &mut self.formats,
                _ => continue,
            };
            *count += 1;
            let attribute = |name| element.attribute(Ns::Word, name).map(|value| value.into_owned());
            let share = self.authors.entry(attribute("author").unwrap_or_default()).or_default();
            share.changes += 1;
            if let Some(date) = attribute("date") {
                // Dates of this form are in the order of their letters.
                let (first, last) = share.dates.get_or_insert_with(|| (date.clone(), date.clone()));
                if date < *first {
                    first.clone_from(&date);
                }
                if date > *last {
                    *last = date;
                }
            }
        }
    }
}

impl Revisions {
    /// Whether an element of changes, such as `w:ins`, takes away what it marks.
    pub(super) fn removes(self, change: Element<'_>) -> bool {
        change.ns() == Ns::Word
            && match change.name() {
                "del" | "moveFrom" | "cellDel" => self == Self::Accepted,
                "ins" | "moveTo" | "cellIns" => self == Self::Rejected,
                _ => false,
            }
    }

    /// Whether one of the changes right within these properties takes away what the properties belong to.
    pub(super) fn removes_by(self, properties: Option<Element<'_>>) -> bool {
        properties.is_some_and(|properties| properties.children().any(|child| self.removes(child)))
    }

    /// The properties that count: those before a tracked change of them where changes are rejected.
    pub(super) fn properties<'t>(self, properties: Element<'t>) -> Element<'t> {
        let name = properties.name();
        let former = || {
            let change = properties
                .children()
                .find(|child| child.name().strip_suffix("Change").is_some_and(|changed| changed == name))?;
            change.child(Ns::Word, name)
        };
        if self == Self::Rejected { former().unwrap_or(properties) } else { properties }
    }
}
