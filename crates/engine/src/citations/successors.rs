//! Which citation another one gave way to, among many.
//!
//! A clause may cite thousands of documents: each is looked up, not compared with all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

use resdiff_model::Symbol;

use crate::rules::Rules;

/// Citations that may have taken the place of others by the rule [`Rules::citation`].
pub(super) struct Successors<'s> {
    rules: &'s Rules,
    /// Resolutions and decisions that are not older than the former version, by series, in the order of their numbers.
    adopted: BTreeMap<&'s str, BTreeMap<Vec<u32>, BTreeSet<&'s Symbol>>>,
    /// Documents by series and session.
    documents: BTreeMap<(&'s str, i64), BTreeSet<&'s Symbol>>,
}

impl<'s> Successors<'s> {
    pub fn new(symbols: impl Iterator<Item = &'s Symbol>, rules: &'s Rules) -> Self {
        let mut successors = Self { rules, adopted: BTreeMap::new(), documents: BTreeMap::new() };
        for symbol in symbols {
            if rules.is_fresh(symbol) {
                let of_series = successors.adopted.entry(symbol.series()).or_default();
                // Several are the parts of one: `74/28 A` and `74/28 B`.
                of_series.entry(symbol.numbers()).or_default().insert(symbol);
            }
            if let Some(session) = symbol.session() {
                let of_session = successors.documents.entry((symbol.series(), session.into())).or_default();
                of_session.insert(symbol);
            }
        }
        successors
    }

    /// The first that may have taken the place of a citation.
    pub fn first(&self, old: &Symbol) -> Option<&'s Symbol> {
        if self.rules.step == 0 {
            return None;
        }
        if old.is_resolution() || old.is_decision() {
            let later = self.adopted.get(old.series())?;
            let (_, next) = later.range((Excluded(old.numbers()), Unbounded)).next()?;
            return next.first().copied();
        }
        let session = i64::from(old.session()?) + self.rules.step;
        self.documents.get(&(old.series(), session))?.first().copied()
    }

    /// The same, which can take no other's place from now on.
    pub fn take(&mut self, old: &Symbol) -> Option<&'s Symbol> {
        let found = self.first(old)?;
        if let Some(of_series) = self.adopted.get_mut(found.series()) {
            let numbers = found.numbers();
            let left =
                of_series.get_mut(&numbers).is_some_and(|parts| parts.remove(found) && !parts.is_empty());
            if !left {
                of_series.remove(&numbers);
            }
        }
        if let Some(session) = found.session()
            && let Some(of_session) = self.documents.get_mut(&(found.series(), session.into()))
        {
            of_session.remove(found);
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use resdiff_model::Document;

    use super::*;
    use crate::Pair;

    fn rules() -> Rules {
        let mut documents = Pair::new(Document::default(), Document::default());
        documents.old.masthead.symbol = Some("A/RES/174/28".to_owned());
        documents.new.masthead.symbol = Some("A/RES/175/32".to_owned());
        Rules::new(documents.as_ref())
    }

    #[test]
    fn what_is_looked_up_is_what_the_rule_says() {
        let rules = rules();
        let symbols: Vec<Symbol> = [
            "A/RES/173/27",
            "A/RES/174/28",
            "A/RES/174/29",
            "A/RES/175/1",
            "A/174/77",
            "A/175/77",
            "A/175/78",
            "A/C.1/174/L.4",
            "A/C.1/175/L.4",
            "S/RES/1701 (2006)",
            "S/2119/5",
            "A/DEC/174/512",
            "A/DEC/175/513",
        ]
        .into_iter()
        .filter_map(Symbol::parse)
        .collect();
        let successors = Successors::new(symbols.iter(), &rules);
        for old in &symbols {
            let by_rule = symbols.iter().any(|new| rules.citation(old, new).is_some());
            assert_eq!(successors.first(old).is_some(), by_rule, "{old}");
            assert!(successors.first(old).is_none_or(|new| rules.citation(old, new).is_some()), "{old}");
        }
    }

    #[test]
    fn one_takes_the_place_of_one() {
        let rules = rules();
        let news: Vec<Symbol> = ["A/175/77", "A/175/78"].into_iter().filter_map(Symbol::parse).collect();
        let mut successors = Successors::new(news.iter(), &rules);
        let old = Symbol::parse("A/174/60");
        let taken: Vec<_> = (0..3).map(|_| successors.take(old.as_ref().unwrap())).collect();
        assert_eq!(taken, [Some(&news[0]), Some(&news[1]), None]);

        let parts: Vec<Symbol> =
            ["A/RES/175/4 A", "A/RES/175/4 B"].into_iter().filter_map(Symbol::parse).collect();
        let mut successors = Successors::new(parts.iter(), &rules);
        let old = Symbol::parse("A/RES/174/6");
        let taken: Vec<_> = (0..3).map(|_| successors.take(old.as_ref().unwrap())).collect();
        assert_eq!(taken, [Some(&parts[0]), Some(&parts[1]), None]);
    }
}
