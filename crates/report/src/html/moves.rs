//! Where moved clauses used to stand: a line in the old place that leads to the new one.

use std::collections::BTreeMap;

use resdiff_engine::{Change, Comparison, RoleChange};

/// Whether clauses left their place in the old text, so that they are to be looked for elsewhere.
pub(super) fn left_its_place(change: &Change) -> bool {
    use RoleChange::{DemotedToPreamble, OtherPart, PromotedToOperative};
    let part = matches!(change.role_change, Some(PromotedToOperative | DemotedToPreamble | OtherPart));
    !change.clauses.old.is_empty() && (change.moved || part)
}

/// The moved changes by the old clause that stood before them, none for the head of the text.
pub(super) struct Moves<'c>(BTreeMap<Option<usize>, Vec<&'c Change>>);

impl<'c> Moves<'c> {
    pub fn of(comparison: &'c Comparison<'_>) -> Self {
        let mut stays = vec![true; comparison.documents.old.clauses.len()];
        let gone = comparison.changes.iter().filter(|change| left_its_place(change));
        for &clause in gone.clone().flat_map(|change| &change.clauses.old) {
            if let Some(stays) = stays.get_mut(clause) {
                *stays = false;
            }
        }
        let mut moves: BTreeMap<Option<usize>, Vec<&Change>> = BTreeMap::new();
        for change in gone {
            let Some(&first) = change.clauses.old.first() else { continue };
            let before = stays.iter().take(first).rposition(|stays| *stays);
            moves.entry(before).or_default().push(change);
        }
        Self(moves)
    }

    /// Those that stood at the head of the text.
    pub fn at_the_head(&self) -> &[&'c Change] {
        self.0.get(&None).map_or(&[], Vec::as_slice)
    }

    /// Those that stood behind a clause of this change.
    pub fn behind<'m>(&'m self, change: &'m Change) -> impl Iterator<Item = &'c Change> + use<'c, 'm> {
        change.clauses.old.iter().filter_map(|clause| self.0.get(&Some(*clause))).flatten().copied()
    }
}
