//! The counts of a report.

use resdiff_engine::{Change, Comparison, Finding, FindingKind, Pair, Relation, Significance};

use super::{counted, grouped};

/// The counts of a comparison, added up once for all formats.
///
/// Every change has one relation, so the relations add up to `changes`; and it has one significance or none,
/// so `same`, `routine`, `editorial` and `substantive` add up to `changes` too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The clauses of each document.
    pub clauses: Pair<usize>,
    /// All changes, unchanged clauses included.
    pub changes: usize,
    /// By relation, all significances together.
    pub relations: Count,
    /// Changes that left their order.
    pub moved: usize,
    /// Changes whose label changed.
    pub renumbered: usize,
    /// Changes without significance: clauses of which nothing changed but perhaps the number.
    pub same: usize,
    /// Changes of the yearly roll-over.
    pub routine: Count,
    /// Changes of spelling, sequence or place.
    pub editorial: Count,
    /// Changes of substance.
    pub substantive: Count,
    /// Findings of roll-overs that did not happen.
    pub stale: usize,
    /// All findings.
    pub findings: usize,
}

/// How much a part of the totals weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is unchanged, routine or editorial.
    Light,
    /// What is of substance.
    Substance,
    /// The findings.
    Findings,
}

/// Changes counted by their relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Unchanged words; with a significance, of clauses that moved.
    pub unchanged: usize,
    /// Reworded.
    pub reworded: usize,
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
    /// Split.
    pub split: usize,
    /// Merged.
    pub merged: usize,
}

impl Count {
    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.unchanged + self.reworded + self.added + self.removed + self.split + self.merged
    }

    fn add(&mut self, relation: Relation) {
        *match relation {
            Relation::Unchanged => &mut self.unchanged,
            Relation::Reworded => &mut self.reworded,
            Relation::Added => &mut self.added,
            Relation::Removed => &mut self.removed,
            Relation::Split => &mut self.split,
            Relation::Merged => &mut self.merged,
        } += 1;
    }

    /// `3 reworded, 3 added`: what is not nought, in the order of the relations. Clauses with unchanged words
    /// that bear a significance were moved.
    #[must_use]
    pub fn breakdown(self) -> String {
        let parts = [
            (self.reworded, "reworded"),
            (self.added, "added"),
            (self.removed, "removed"),
            (self.split, "split"),
            (self.merged, "merged"),
            (self.unchanged, "with the same words"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {word}", grouped(*count)))
            .collect();
        parts.join(", ")
    }
}

impl Totals {
    /// Counts a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison<'_>) -> Self {
        let mut totals = Self {
            clauses: comparison.documents.map(|document| document.clauses.len()),
            changes: comparison.changes.len(),
            findings: comparison.findings.len(),
            stale: comparison.findings.iter().filter(|finding| is_stale(finding)).count(),
            ..Self::default()
        };
        for change in &comparison.changes {
            totals.add(change);
        }
        totals
    }

    /// `44 → 51 clauses`.
    #[must_use]
    pub fn clauses_in_words(&self) -> String {
        let Pair { old, new } = self.clauses;
        let now = counted(new, "clause");
        if old == new { now } else { format!("{} → {now}", grouped(old)) }
    }

    /// What the totals say after the clauses, part by part; they add up. Of what there is none, nothing is said.
    #[must_use]
    pub fn parts(&self) -> Vec<(Part, String)> {
        let mut parts = vec![(Part::Light, format!("{} unchanged", grouped(self.same)))];
        for (count, word) in [(self.routine, "routine"), (self.editorial, "editorial")] {
            if count.total() > 0 {
                parts.push((Part::Light, format!("{} {word}", grouped(count.total()))));
            }
        }
        if self.substantive.total() > 0 {
            let total = grouped(self.substantive.total());
            parts.push((Part::Substance, format!("{total} of substance ({})", self.substantive.breakdown())));
        }
        if self.findings > 0 {
            parts.push((Part::Findings, counted(self.findings, "finding")));
        }
        parts
    }

    fn add(&mut self, change: &Change) {
        self.relations.add(change.relation);
        self.moved += usize::from(change.moved);
        self.renumbered += usize::from(change.renumbered);
        match change.significance {
            None => self.same += 1,
            Some(Significance::Routine) => self.routine.add(change.relation),
            Some(Significance::Editorial) => self.editorial.add(change.relation),
            Some(Significance::Substantive) => self.substantive.add(change.relation),
        }
    }
}

fn is_stale(finding: &Finding) -> bool {
    matches!(finding.kind, FindingKind::Stale)
}
