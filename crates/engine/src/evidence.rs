//! Why clauses were put together or left alone, and how likely that is right.

use std::cmp::Reverse;

use resdiff_model::Document;

use crate::alignment::{Alignment, CLOSE, Group, likeness};
use crate::candidates::{Edge, edge};
use crate::corpus::{Corpus, Prepared};
use crate::options::{UNIT, share};
use crate::{Evidence, Pair};

/// What is said of a group of clauses.
#[derive(Debug)]
pub(crate) struct Judgement {
    /// See [`Change::similarity`](crate::Change::similarity).
    pub similarity: f64,
    /// See [`Change::confidence`](crate::Change::confidence).
    pub confidence: f64,
    /// See [`Change::evidence`](crate::Change::evidence).
    pub evidence: Vec<Evidence>,
}

/// Judges the groups of an alignment.
pub(crate) struct Judge<'a, 'd> {
    documents: Pair<&'d Document>,
    corpus: &'a Corpus,
    /// The clause of the other side with which each clause forms the core of its group.
    partners: Pair<Vec<Option<usize>>>,
    /// The pairs that were weighed, by clause, the likeliest first.
    edges: Pair<Vec<Vec<Edge>>>,
}

/// The likeness from which words alone leave no doubt, in [`UNIT`]s: the links of the development pairs above it
/// are all right.
const CLEAR: i64 = 6 * UNIT / 10;

/// How many rare words are named.
const MOST_WORDS: usize = 5;

impl<'a, 'd> Judge<'a, 'd> {
    pub fn new(documents: Pair<&'d Document>, corpus: &'a Corpus, alignment: &Alignment) -> Self {
        let mut partners = Pair::new(vec![None; corpus.old.len()], vec![None; corpus.new.len()]);
        for (old, new) in alignment.groups.iter().filter_map(|group| group.core) {
            partners.old[old] = Some(new);
            partners.new[new] = Some(old);
        }
        let mut edges = Pair::new(vec![Vec::new(); corpus.old.len()], vec![Vec::new(); corpus.new.len()]);
        for edge in &alignment.edges {
            edges.old[edge.old].push(*edge);
            edges.new[edge.new].push(*edge);
        }
        for list in edges.old.iter_mut().chain(&mut edges.new) {
            list.sort_by_key(|edge| (Reverse(likeness(edge)), edge.old, edge.new));
        }
        Self { documents, corpus, partners, edges }
    }

    /// Judges a group.
    pub fn judge(&self, group: &Group) -> Judgement {
        match group.core {
            Some(core) => self.linked(group, core),
            None => self.alone(group),
        }
    }

    fn linked(&self, group: &Group, (old, new): (usize, usize)) -> Judgement {
        let weighed = self.edges.old[old].iter().find(|edge| edge.new == new).copied();
        let core = weighed.unwrap_or_else(|| edge(self.corpus, old, new));
        let (one, other) = (&self.corpus.old[old], &self.corpus.new[new]);
        let several = group.clauses.old.len() + group.clauses.new.len() > 2;
        let same = one.text == other.text;
        let mut evidence = vec![if same && !several {
            Evidence::SameWords
        } else if several {
            Evidence::Covered(share(self.covered(group)))
        } else {
            Evidence::SharedWords(share(core.dice))
        }];
        let rare = if same { Vec::new() } else { self.rare_words(one, other) };
        if !rare.is_empty() {
            evidence.push(Evidence::RareWords(rare));
        }
        let (before, after) = (&self.documents.old.clauses[old], &self.documents.new.clauses[new]);
        if one.lead.is_some() && one.lead == other.lead {
            evidence.push(Evidence::SameLead(after.lead().to_owned()));
        }
        let neighbours = self.between_the_same(old, new);
        if neighbours {
            evidence.push(Evidence::SameNeighbours);
        }
        if before.label == after.label {
            evidence.push(Evidence::SameLabel);
        }
        let parents = one.parent.zip(other.parent);
        if parents.is_some_and(|(old, new)| self.partners.old[old] == Some(new)) {
            evidence.push(Evidence::SameParent);
        }
        let doubt = self.runner_up(group, &core).filter(|_| !same);
        evidence.extend(doubt.map(|(runner_up, in_new)| named(&runner_up, in_new)));
        let likeness = if same { UNIT } else { likeness(&core) };
        let margin =
            doubt.map_or(CLOSE, |(runner_up, _)| (likeness - self::likeness(&runner_up)).clamp(0, CLOSE));
        // Half for a pair that only just passed, nearly all from where words leave no doubt; less by up to a
        // quarter where another clause is as like.
        let sure = UNIT / 2 + (UNIT / 2 - UNIT / 100) * likeness.min(CLEAR) / CLEAR;
        let lift = if neighbours { (UNIT - sure) / 2 } else { 0 };
        let confidence = sure + lift - (CLOSE - margin) * 2;
        Judgement { similarity: share(core.dice), confidence: share(confidence), evidence }
    }

    fn alone(&self, group: &Group) -> Judgement {
        let (list, in_new) = match (group.clauses.old.first(), group.clauses.new.first()) {
            (Some(old), _) => (&self.edges.old[*old], true),
            (None, Some(new)) => (&self.edges.new[*new], false),
            (None, None) => return Judgement { similarity: 0.0, confidence: 1.0, evidence: Vec::new() },
        };
        let best = list.first();
        let evidence = best.map_or(Evidence::NothingAlike, |edge| named(edge, in_new));
        let likeness = best.map_or(0, likeness);
        Judgement { similarity: 0.0, confidence: share(UNIT - likeness), evidence: vec![evidence] }
    }

    /// The likeliest other partner of either side, if it is close, and whether it is a new clause.
    fn runner_up(&self, group: &Group, core: &Edge) -> Option<(Edge, bool)> {
        let outside =
            |edge: &&Edge| !(group.clauses.old.contains(&edge.old) && group.clauses.new.contains(&edge.new));
        let of_old = self.edges.old[core.old].iter().find(outside).map(|edge| (*edge, true));
        let of_new = self.edges.new[core.new].iter().find(outside).map(|edge| (*edge, false));
        let close = |(edge, _): &(Edge, bool)| likeness(edge) + CLOSE > likeness(core);
        of_old.into_iter().chain(of_new).filter(close).max_by_key(|(edge, in_new)| (likeness(edge), *in_new))
    }

    /// Whether the clauses before and behind are linked to each other, the ends of the documents included.
    fn between_the_same(&self, old: usize, new: usize) -> bool {
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (Some(old), Some(new)) => self.partners.old[old] == Some(new),
            (None, None) => true,
            _ => false,
        };
        let behind = match (self.partners.old.get(old + 1), new + 1 < self.partners.new.len()) {
            (Some(partner), true) => *partner == Some(new + 1),
            (None, false) => true,
            _ => false,
        };
        before && behind
    }

    /// The words that stand in both clauses and in no other, the weightiest first.
    fn rare_words(&self, one: &Prepared, other: &Prepared) -> Vec<String> {
        let weight = |feature: u32| self.corpus.weights[feature as usize];
        // The rarest come first.
        let frequency = |feature: u32| self.corpus.frequency[feature as usize];
        let rare = one.features.iter().map(|(feature, _)| *feature);
        let mut shared: Vec<u32> = rare
            .take_while(|feature| frequency(*feature) <= 2)
            .filter(|feature| frequency(*feature) == 2 && self.corpus.printed(*feature).is_some())
            .filter(|feature| other.features.binary_search_by_key(feature, |(f, _)| *f).is_ok())
            .collect();
        shared.sort_by_key(|feature| (Reverse(weight(*feature)), *feature));
        let printed = |feature: &u32| self.corpus.printed(*feature).map(str::to_owned);
        shared.iter().take(MOST_WORDS).filter_map(printed).collect()
    }

    /// The share of the single clause, by weight, that stands in the several clauses of the other side.
    fn covered(&self, group: &Group) -> i64 {
        let old: Vec<&Prepared> = group.clauses.old.iter().map(|at| &self.corpus.old[*at]).collect();
        let new: Vec<&Prepared> = group.clauses.new.iter().map(|at| &self.corpus.new[*at]).collect();
        let (single, several) = if old.len() == 1 { (old[0], new) } else { (new[0], old) };
        let count = |clause: &Prepared, feature: u32| {
            clause.features.binary_search_by_key(&feature, |(f, _)| *f).map_or(0, |at| clause.features[at].1)
        };
        let mut common = 0;
        for (feature, times) in single.features.iter() {
            let there: u32 = several.iter().map(|clause| count(clause, *feature)).sum();
            common += u64::from((*times).min(there)) * u64::from(self.corpus.weights[*feature as usize]);
        }
        let parts = u128::from(common) * UNIT as u128;
        parts.checked_div(u128::from(single.weight)).map_or(0, |part| part as i64)
    }
}

fn named(edge: &Edge, in_new: bool) -> Evidence {
    let clause = if in_new { edge.new } else { edge.old };
    Evidence::RunnerUp { in_new, clause, similarity: share(edge.dice) }
}

#[cfg(test)]
mod tests {
    use crate::testing::document;
    use crate::{Evidence, compare};

    #[test]
    fn reasons_of_a_link() {
        let old = document(&[
            ("OP1", "Thanks the pilots;"),
            ("OP2", "Requests| the keepers of lights to report in spring;"),
            ("OP3", "Ends."),
        ]);
        let new = document(&[
            ("OP1", "Thanks the pilots;"),
            ("OP2", "Requests| the keepers of lights to report in autumn;"),
            ("OP3", "Ends."),
        ]);
        let comparison = compare(&old, &new);
        let evidence = &comparison.changes[1].evidence;
        assert!(matches!(evidence[0], Evidence::SharedWords(part) if part > 0.5));
        assert_eq!(
            evidence[1],
            Evidence::RareWords(["Requests", "keepers", "lights", "report"].map(String::from).into())
        );
        assert_eq!(
            evidence[2..],
            [Evidence::SameLead("Requests".into()), Evidence::SameNeighbours, Evidence::SameLabel]
        );
        assert!(comparison.changes[1].confidence > 0.9);
    }

    #[test]
    fn what_rolled_over_is_no_shared_word() {
        let old = document(&[("OP1", "Meets again at its seventy-fifth session, on 5 May 2120;")]);
        let new = document(&[("OP1", "Meets again at its seventy-sixth session, on 6 May 2121;")]);
        let comparison = compare(&old, &new);
        let rare = comparison.changes[0].evidence.iter().find_map(|evidence| match evidence {
            Evidence::RareWords(words) => Some(words.join(" ")),
            _ => None,
        });
        assert_eq!(rare.as_deref(), Some("Meets again session"));
    }

    #[test]
    fn a_clause_alone_names_the_nearest() {
        let old = document(&[("OP1", "Thanks the pilots of the eastern harbour;")]);
        let new = document(&[
            ("OP1", "Thanks the pilots of the eastern harbour;"),
            ("OP2", "Regrets delays in the eastern harbour;"),
            ("OP3", "Meets;"),
        ]);
        let comparison = compare(&old, &new);
        assert_eq!(comparison.changes[2].evidence, [Evidence::NothingAlike]);
    }

    #[test]
    fn another_clause_as_like_casts_doubt() {
        let kept = ("OP1", "Thanks the pilots of the eastern harbour for charts of all reefs;");
        let judged = |more: &[(&str, &str)]| {
            let news =
                [&[("OP1", "Thanks the pilots of the eastern harbour for charts of all wrecks;")], more]
                    .concat();
            let (old, new) = (document(&[kept]), document(&news));
            let told = |olds, news| {
                let comparison = compare(olds, news);
                let change = comparison
                    .changes
                    .iter()
                    .find(|c| !c.clauses.old.is_empty() && !c.clauses.new.is_empty());
                let change = change.unwrap();
                let doubt = change.evidence.iter().find_map(|evidence| match evidence {
                    Evidence::RunnerUp { in_new, clause, .. } => Some((*in_new, *clause)),
                    _ => None,
                });
                (doubt, change.confidence)
            };
            [told(&old, &new), told(&new, &old)]
        };
        let [(none, sure), (_, sure_too)] = judged(&[("OP2", "Buys oil for lamps;")]);
        assert_eq!(none, None);
        let [(in_new, less), (in_old, less_too)] =
            judged(&[("OP2", "Thanks the pilots of the eastern harbour for charts of all sandbanks;")]);
        assert_eq!((in_new, in_old), (Some((true, 1)), Some((false, 1))));
        assert!(less < sure && less_too < sure_too, "{less} {sure}");
        // One that is much less like casts none.
        assert_eq!(judged(&[("OP2", "Thanks the pilots for their songs and for salted fish;")])[0].0, None);
    }
}
