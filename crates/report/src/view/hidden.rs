//! What a filter left out: nothing is hidden without a count.

use std::ops::AddAssign;

use super::{Filter, counted, list};

/// How much a filter left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Clauses that changed.
    pub changes: usize,
    /// Clauses that did not.
    pub unchanged: usize,
    /// Findings.
    pub findings: usize,
    /// What is no clause.
    pub others: usize,
}

impl AddAssign for Hidden {
    fn add_assign(&mut self, other: Self) {
        self.changes += other.changes;
        self.unchanged += other.unchanged;
        self.findings += other.findings;
        self.others += other.others;
    }
}

impl Hidden {
    /// `21 changed clauses and 1 finding (only moved, split)`; none where nothing was left out.
    #[must_use]
    pub fn sentence(self, filter: &Filter) -> Option<String> {
        let counts = [
            (self.changes, "changed clause"),
            (self.unchanged, "unchanged clause"),
            (self.findings, "finding"),
            (self.others, "other change"),
        ];
        let parts: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| counted(count, noun))
            .collect();
        let asked: Vec<&str> = filter.values().iter().map(|only| only.as_str()).collect();
        (!parts.is_empty()).then(|| format!("{} (only {})", list(&parts), asked.join(", ")))
    }
}
