//! What a reader asks to see: the values of `--only`.

use std::{fmt, str::FromStr};

use resdiff_engine::{Change, Mandate, Relation, Significance};

use super::words;

/// One value of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Only {
    /// Changes of this significance.
    Significance(Significance),
    /// Changes of this relation.
    Relation(Relation),
    /// What left its order.
    Moved,
    /// What bears another label.
    Renumbered,
    /// What changed its part or level.
    Promoted,
    /// Roll-overs that did not happen.
    Stale,
}

/// A word is no value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseOnlyError(String);

impl fmt::Display for ParseOnlyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Only::ALL.iter().map(|only| only.as_str()).collect();
        write!(f, "`{}` is none of: {}", self.0, names.join(", "))
    }
}

impl std::error::Error for ParseOnlyError {}

impl Only {
    /// Every value, in the order of the help.
    pub const ALL: [Self; 13] = [
        Self::Significance(Significance::Substantive),
        Self::Significance(Significance::Editorial),
        Self::Significance(Significance::Routine),
        Self::Stale,
        Self::Relation(Relation::Added),
        Self::Relation(Relation::Removed),
        Self::Relation(Relation::Reworded),
        Self::Relation(Relation::Split),
        Self::Relation(Relation::Merged),
        Self::Moved,
        Self::Renumbered,
        Self::Promoted,
        Self::Relation(Relation::Unchanged),
    ];

    /// The word on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Significance(significance) => words::significance(significance),
            Self::Relation(relation) => words::relation(relation),
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
            Self::Promoted => "promoted",
            Self::Stale => "stale",
        }
    }
}

impl FromStr for Only {
    type Err = ParseOnlyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|only| only.as_str() == text)
            .ok_or_else(|| ParseOnlyError(text.to_owned()))
    }
}

/// What a filter looks at in a change of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// How old and new belong together.
    pub relation: Relation,
    /// Whether it matters.
    pub significance: Option<Significance>,
    /// Whether it left its order.
    pub moved: bool,
    /// Whether its label changed.
    pub renumbered: bool,
    /// Whether it changed its part or level.
    pub promoted: bool,
}

impl Traits {
    /// Of a change that can only have a relation and a significance.
    #[must_use]
    pub fn plain(relation: Relation, significance: Significance) -> Self {
        Self { relation, significance: Some(significance), moved: false, renumbered: false, promoted: false }
    }
}

impl From<&Change> for Traits {
    fn from(change: &Change) -> Self {
        Self {
            relation: change.relation,
            significance: change.significance,
            moved: change.moved,
            renumbered: change.renumbered,
            promoted: change.role_change.is_some(),
        }
    }
}

impl From<&Mandate> for Traits {
    fn from(mandate: &Mandate) -> Self {
        Self {
            relation: mandate.relation,
            significance: mandate.significance,
            moved: false,
            renumbered: false,
            promoted: false,
        }
    }
}

/// Which changes are shown. An empty filter shows all.
///
/// Values of one sort are alternatives, the two sorts narrow each other: `substantive,added,removed` shows what
/// was added or removed and is of substance. Findings are shown where `stale` is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    values: Vec<Only>,
}

impl Filter {
    /// A filter of these values.
    #[must_use]
    pub fn new(values: impl IntoIterator<Item = Only>) -> Self {
        let mut unique = Vec::new();
        for value in values {
            if !unique.contains(&value) {
                unique.push(value);
            }
        }
        Self { values: unique }
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[Only] {
        &self.values
    }

    /// Whether everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether findings are shown.
    #[must_use]
    pub fn shows_findings(&self) -> bool {
        self.is_empty() || self.values.contains(&Only::Stale)
    }

    /// Whether a change with these traits is shown.
    #[must_use]
    pub fn shows(&self, traits: Traits) -> bool {
        let weight = |only: &&Only| matches!(only, Only::Significance(_));
        let event = |only: &&Only| !matches!(only, Only::Significance(_) | Only::Stale);
        let holds = |only: &Only| match *only {
            Only::Significance(significance) => traits.significance == Some(significance),
            Only::Relation(relation) => traits.relation == relation,
            Only::Moved => traits.moved,
            Only::Renumbered => traits.renumbered,
            Only::Promoted => traits.promoted,
            Only::Stale => false,
        };
        let all = |sort: &dyn Fn(&&Only) -> bool| {
            let mut of_sort = self.values.iter().filter(sort).peekable();
            of_sort.peek().is_none() || of_sort.any(holds)
        };
        // `stale` alone asks for findings and for no change.
        (self.is_empty() || self.values.iter().any(|only| *only != Only::Stale))
            && all(&weight)
            && all(&event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Filter {
        Filter::new(text.split(',').map(|word| word.parse().unwrap()))
    }

    #[test]
    fn one_sort_gives_alternatives_and_two_sorts_narrow() {
        let added = Traits::plain(Relation::Added, Significance::Substantive);
        let routine = Traits::plain(Relation::Reworded, Significance::Routine);
        assert!(filter("substantive").shows(added));
        assert!(!filter("substantive").shows(routine));
        assert!(filter("added,reworded").shows(routine));
        assert!(!filter("substantive,reworded").shows(routine));
        assert!(!filter("substantive,reworded").shows(added));
        assert!(filter("routine,reworded").shows(routine));
        assert!(Filter::default().shows(added));
    }

    #[test]
    fn stale_asks_for_findings_beside_what_else_is_asked_for() {
        let added = Traits::plain(Relation::Added, Significance::Substantive);
        assert!(!filter("stale").shows(added));
        assert!(filter("stale").shows_findings());
        assert!(filter("stale,added").shows(added));
        assert!(!filter("added").shows_findings());
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_known_ones() {
        let error = "big".parse::<Only>().unwrap_err().to_string();
        assert!(
            error.starts_with("`big` is none of: substantive, editorial, routine, stale, added"),
            "{error}"
        );
    }
}
