//! Splits and mergers: a clause left over on one side whose words stand in a clause of the other, beyond what
//! that clause's own partner explains; or one that said the same as that partner, where now both are one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use resdiff_model::Document;

use crate::Pair;
use crate::alignment::{Group, SURE, likeness};
use crate::anchors::Links;
use crate::candidates::Edge;
use crate::corpus::{Corpus, Prepared};
use crate::options::{Options, UNIT, units};
use crate::twins::twins;

/// The links as groups, with the clauses left over joined to the group that holds their words.
///
/// A group takes on clauses on one side only: the relation of several to several is not made. The best explained
/// clause is joined first; what it covers is no longer there for the next.
pub(crate) fn groups(
    corpus: &Corpus,
    documents: Pair<&Document>,
    links: &Links,
    edges: &[Edge],
    options: &Options,
) -> Vec<Group> {
    let links = without_strays(corpus, links, edges, options);
    let twins = twins(corpus, documents, &links, edges);
    let mut joiner = Joiner::new(corpus, &links, &twins, options);
    let mut offers: BinaryHeap<Offer> = edges.iter().flat_map(|edge| joiner.offers(edge)).collect();
    let mut near: Near = Near::new(edges);
    while let Some(offer) = offers.pop() {
        // Since the offer was made its group may have grown, which leaves less for this clause, or changed sides.
        match joiner.offer(offer.edge, offer.side) {
            Some(now) if now.share == offer.share => {
                joiner.join(&now);
                offers.extend(near.of(&now).iter().flat_map(|edge| joiner.offers(edge)));
            }
            Some(now) => offers.push(now),
            None => {}
        }
    }
    joiner.finish()
}

/// By how much the other clause must explain a clause better than its own partner does for it to be taken for a
/// stray, in [`UNIT`]s.
const STRAY: i64 = UNIT / 5;

/// The links without those of strays: clauses that found a weak partner, the other half of which they are not, and
/// are a part of another clause, beyond what that clause's own partner explains.
fn without_strays(corpus: &Corpus, links: &Links, edges: &[Edge], options: &Options) -> Links {
    let mut own = Pair::new(vec![0; corpus.old.len()], vec![0; corpus.new.len()]);
    for edge in edges.iter().filter(|edge| links.linked(edge.old, edge.new) && likeness(edge) < SURE) {
        (own.old[edge.old], own.new[edge.new]) = (edge.of_old, edge.of_new);
    }
    let bar = units(options.containment);
    let mut kept = links.clone();
    for edge in edges {
        let (Some(new), Some(old)) = (links.old[edge.old], links.new[edge.new]) else { continue };
        let stray = |share: i64, by_partner: i64| share >= bar && share >= by_partner + STRAY;
        // The old clause may be a part of the new one of this pair, or the other way round.
        if own.old[edge.old] > 0 && new != edge.new && stray(edge.of_old, own.old[edge.old]) {
            let mate = &corpus.old[old];
            let share = unexplained(&corpus.old[edge.old], &corpus.new[edge.new], &[mate], corpus);
            if stray(share, own.old[edge.old]) {
                kept.unlink(edge.old, new);
            }
        }
        if own.new[edge.new] > 0 && old != edge.old && stray(edge.of_new, own.new[edge.new]) {
            let mate = &corpus.new[new];
            let share = unexplained(&corpus.new[edge.new], &corpus.old[edge.old], &[mate], corpus);
            if stray(share, own.new[edge.new]) {
                kept.unlink(old, edge.new);
            }
        }
    }
    kept
}

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Old,
    New,
}

/// A clause left over that may join a group. The order is that of the shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Offer {
    /// The share of it that the group leaves unexplained so far, in [`UNIT`]s.
    share: i64,
    /// The clause left over and the clause that holds its words.
    edge: Edge,
    /// Which of the two is left over.
    side: Side,
}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |offer: &Self| (offer.share, Reverse((offer.edge.old, offer.edge.new, offer.side)));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The pairs of each clause, to make new offers to its neighbours when it joins a group.
struct Near {
    old: Vec<Edge>,
    new: Vec<Edge>,
}

impl Near {
    fn new(edges: &[Edge]) -> Self {
        let (old, mut new) = (edges.to_vec(), edges.to_vec());
        new.sort_unstable_by_key(|edge| (edge.new, edge.old));
        Self { old, new }
    }

    /// The pairs of the clauses right before and right behind the one that has joined.
    fn of(&mut self, offer: &Offer) -> Vec<Edge> {
        let (list, at): (&[Edge], fn(&Edge) -> usize) = match offer.side {
            Side::Old => (&self.old, |edge| edge.old),
            Side::New => (&self.new, |edge| edge.new),
        };
        let joined = at(&offer.edge);
        let start = list.partition_point(|edge| at(edge) + 1 < joined);
        let rest = list[start..].iter().take_while(|edge| at(edge) <= joined + 1);
        rest.filter(|edge| at(edge) != joined).copied().collect()
    }
}

/// The groups in the making.
struct Joiner<'a> {
    corpus: &'a Corpus,
    /// See [`twins`].
    twins: &'a Pair<Vec<Option<usize>>>,
    options: &'a Options,
    groups: Vec<Group>,
    /// The group of each clause.
    of: Pair<Vec<Option<usize>>>,
}

impl<'a> Joiner<'a> {
    fn new(
        corpus: &'a Corpus,
        links: &Links,
        twins: &'a Pair<Vec<Option<usize>>>,
        options: &'a Options,
    ) -> Self {
        let mut of = Pair::new(vec![None; corpus.old.len()], vec![None; corpus.new.len()]);
        let mut groups = Vec::new();
        for (old, new) in links.pairs() {
            of.old[old] = Some(groups.len());
            of.new[new] = Some(groups.len());
            groups.push(Group { clauses: Pair::new(vec![old], vec![new]), core: Some((old, new)) });
        }
        Self { corpus, twins, options, groups, of }
    }

    fn offers(&self, edge: &Edge) -> Vec<Offer> {
        [Side::Old, Side::New].into_iter().filter_map(|side| self.offer(*edge, side)).collect()
    }

    /// The offer of a clause left over to the group that holds the other clause of the pair, if it is good enough.
    fn offer(&self, edge: Edge, side: Side) -> Option<Offer> {
        let (free, group) = match side {
            Side::Old => (self.of.old[edge.old].is_none(), self.of.new[edge.new]),
            Side::New => (self.of.new[edge.new].is_none(), self.of.old[edge.old]),
        };
        let clauses = &self.groups[group.filter(|_| free)?].clauses;
        let (at, of_own, own, whole, mates, others) = match side {
            Side::Old => (
                edge.old,
                edge.of_old,
                &self.corpus.old,
                &self.corpus.new[edge.new],
                &clauses.old,
                &clauses.new,
            ),
            Side::New => (
                edge.new,
                edge.of_new,
                &self.corpus.new,
                &self.corpus.old[edge.old],
                &clauses.new,
                &clauses.old,
            ),
        };
        if others.len() > 1 {
            return None;
        }
        let (bar, low) = (units(self.options.containment), units(self.options.containment_beside));
        // A quick look before the slow one: the values of what rolls over may lift a share, but not double it.
        if 2 * of_own < low {
            return None;
        }
        let beside = mates.iter().any(|mate| mate.abs_diff(at) == 1);
        let mates: Vec<&Prepared> = mates.iter().map(|mate| &own[*mate]).collect();
        let share = unexplained(&own[at], whole, &mates, self.corpus);
        let is_twin = match side {
            Side::Old => self.twins.old[edge.old] == Some(edge.new),
            Side::New => self.twins.new[edge.new] == Some(edge.old),
        };
        let belongs = is_twin
            || share >= bar
            || share >= low && (beside || brings(&own[at], whole, &mates, self.corpus) >= UNIT / 2);
        belongs.then_some(Offer { share, edge, side })
    }

    fn join(&mut self, offer: &Offer) {
        let (group, at) = match offer.side {
            Side::Old => (self.of.new[offer.edge.new], offer.edge.old),
            Side::New => (self.of.old[offer.edge.old], offer.edge.new),
        };
        let Some(group) = group else { return };
        let (clauses, of) = match offer.side {
            Side::Old => (&mut self.groups[group].clauses.old, &mut self.of.old),
            Side::New => (&mut self.groups[group].clauses.new, &mut self.of.new),
        };
        clauses.insert(clauses.partition_point(|clause| *clause < at), at);
        of[at] = Some(group);
    }

    /// The groups, and behind them the clauses that belong to none.
    fn finish(self) -> Vec<Group> {
        let alone = |of: &[Option<usize>]| {
            of.iter()
                .enumerate()
                .filter(|(_, group)| group.is_none())
                .map(|(at, _)| vec![at])
                .collect::<Vec<_>>()
        };
        let removed = alone(&self.of.old).into_iter().map(|old| Pair::new(old, Vec::new()));
        let added = alone(&self.of.new).into_iter().map(|new| Pair::new(Vec::new(), new));
        let rest = removed.chain(added).map(|clauses| Group { clauses, core: None });
        self.groups.into_iter().chain(rest).collect()
    }
}

/// The share of a clause, by weight, that stands in another clause and in none of those that belong to it
/// already, in [`UNIT`]s.
pub(crate) fn unexplained(own: &Prepared, whole: &Prepared, mates: &[&Prepared], corpus: &Corpus) -> i64 {
    let (mut covered, mut all) = (0, 0);
    for (feature, times) in own.features.iter() {
        let weight = weight_held(corpus, *feature);
        covered += u64::from((*times).min(left(whole, mates, *feature))) * weight;
        all += u64::from(*times) * weight;
    }
    part(covered, all)
}

/// The share of what a clause leaves over in another that a further clause accounts for, in [`UNIT`]s: how much of
/// what is new in `whole`, beyond the clauses that belong to it already, `own` brings.
fn brings(own: &Prepared, whole: &Prepared, mates: &[&Prepared], corpus: &Corpus) -> i64 {
    let (mut brought, mut all) = (0, 0);
    for (feature, _) in whole.features.iter() {
        let weight = weight_held(corpus, *feature);
        let left = left(whole, mates, *feature);
        brought += u64::from(left.min(count(own, *feature))) * weight;
        all += u64::from(left) * weight;
    }
    part(brought, all)
}

/// How often a feature occurs in a clause beyond its mates.
fn left(whole: &Prepared, mates: &[&Prepared], feature: u32) -> u32 {
    let taken: u32 = mates.iter().map(|mate| count(mate, feature)).sum();
    count(whole, feature).saturating_sub(taken)
}

fn count(clause: &Prepared, feature: u32) -> u32 {
    clause.features.binary_search_by_key(&feature, |(f, _)| *f).map_or(0, |at| clause.features[at].1)
}

/// The weight of a feature where a clause is asked for the words of another.
fn weight_held(corpus: &Corpus, feature: u32) -> u64 {
    u64::from(corpus.weights[feature as usize] * corpus.holds[feature as usize])
}

fn part(some: u64, all: u64) -> i64 {
    let parts = u128::from(some) * UNIT as u128;
    parts.checked_div(u128::from(all)).map_or(0, |part| part as i64)
}

#[cfg(test)]
mod tests {
    use crate::testing::document;
    use crate::{Relation, compare};

    /// The groups of several clauses, as labels.
    fn several(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<(Relation, String)> {
        let (old, new) = (document(old), document(new));
        let comparison = compare(&old, &new);
        let label = |document: &resdiff_model::Document, at: &[usize]| {
            at.iter().map(|at| document.clauses[*at].label.to_string()).collect::<Vec<_>>().join(" ")
        };
        let several = comparison.changes.iter().filter(|c| c.clauses.old.len() + c.clauses.new.len() > 2);
        several
            .map(|c| {
                (c.relation, format!("{} → {}", label(&old, &c.clauses.old), label(&new, &c.clauses.new)))
            })
            .collect()
    }

    const PILOTS: &str =
        "Requests the pilots of the eastern harbour to report every delay to the harbour office";
    const LIGHTS: &str = "invites the keepers of all lights to mend broken lamps before the storms of autumn";

    #[test]
    fn a_clause_that_became_two() {
        let whole = format!("{PILOTS}, and {LIGHTS};");
        let new = [("OP1", &format!("{PILOTS};")[..]), ("OP2", &format!("Further {LIGHTS};")[..])];
        assert_eq!(several(&[("OP1", &whole)], &new), [(Relation::Split, "OP1 → OP1 OP2".to_owned())]);
    }

    #[test]
    fn two_clauses_that_became_one() {
        let whole = format!("{PILOTS}, and {LIGHTS};");
        let old = [
            ("OP1", &format!("{PILOTS};")[..]),
            ("OP2", "Thanks the divers;"),
            ("OP3", &format!("Further {LIGHTS};")[..]),
        ];
        let new = [("OP1", &whole[..]), ("OP2", "Thanks the divers;")];
        assert_eq!(several(&old, &new), [(Relation::Merged, "OP1 OP3 → OP1".to_owned())]);
    }

    #[test]
    fn a_twin_is_no_part_of_a_split() {
        let new = [("PP1", &format!("{PILOTS};")[..]), ("OP1", &format!("{PILOTS} in writing;")[..])];
        assert_eq!(several(&[("PP1", &format!("{PILOTS};"))], &new), []);
    }

    /// What the harbours are to pay for a season.
    fn dues(lead: &str, amount: &str, season: &str) -> String {
        format!(
            "{lead} to collect dues of {amount} crowns from all harbours on the eastern coast for the season {season}, in \
             accordance with the length of their quays, the depth of their basins and the number of boats that moored \
             there in the year before, subject to a decision of the harbour office to keep the lamps lit;"
        )
    }

    /// Operative paragraphs in their order.
    fn labelled(texts: &[String]) -> Vec<(&str, &str)> {
        let labels = ["OP1", "OP2", "OP3", "OP4", "OP5", "OP6"];
        std::iter::zip(labels, texts).map(|(label, text)| (label, text.as_str())).collect()
    }

    #[test]
    fn what_was_said_twice_and_is_now_said_once() {
        let (first, second) = (
            dues("Decides", "4,200", "from 1 July to 31 December 2118"),
            dues("Also decides", "5,100", "from 1 January to 30 June 2119"),
        );
        let whole = dues("Decides", "9,900", "from 1 July 2119 to 30 June 2120");
        let two = [("OP1", &first[..]), ("OP2", &second), ("OP3", "Thanks the divers;")];
        let one = [("OP1", &whole[..]), ("OP2", "Thanks the divers;")];
        assert_eq!(several(&two, &one), [(Relation::Merged, "OP1 OP2 → OP1".to_owned())]);
        assert_eq!(several(&one, &two), [(Relation::Split, "OP1 → OP1 OP2".to_owned())]);
    }

    #[test]
    fn a_formula_is_no_twin() {
        let report =
            |what: &str| format!("Requests the harbour office to report on {what} at its next session;");
        let [lamps, ropes, anchors] = ["broken lamps", "frayed ropes", "lost anchors"].map(report);
        let old = [("OP1", &lamps[..]), ("OP2", &ropes), ("OP3", &anchors)];
        assert_eq!(several(&old, &[("OP1", &lamps), ("OP2", &anchors)]), []);
        // Nor are more than a few clauses that differ in numbers alone.
        let all =
            |amounts: [&str; 6]| amounts.map(|amount| dues("Decides", amount, &format!("of {amount} days")));
        let olds = all(["4,100", "4,200", "4,300", "4,400", "4,500", "4,600"]);
        let news = all(["5,100", "5,200", "5,300", "5,400", "5,500", "5,600"]);
        assert_eq!(several(&labelled(&olds), &labelled(&news[..5])), []);
    }

    #[test]
    fn a_twin_stands_in_the_same_part_and_says_the_same() {
        let [first, second, whole] =
            ["4,200", "5,100", "9,900"].map(|amount| dues("Decides", amount, "of autumn"));
        let new = [("OP1", &whole[..])];
        assert_eq!(several(&[("PP1", &first), ("OP1", &second)], &new), []);
        let other = second.replace(
            "the depth of their basins and the number of boats",
            "the songs of their crews and the number of boats",
        );
        assert_eq!(several(&[("OP1", &first), ("OP2", &other)], &new), []);
    }

    #[test]
    fn of_two_that_are_alike_the_twin_is_the_one_most_like() {
        let bells = |amount: &str| dues("Decides", amount, "of spring").replace("lamps lit", "bells ringing");
        let [first, second, whole] =
            ["4,200", "5,100", "9,900"].map(|amount| dues("Decides", amount, "of autumn"));
        let [before, after] = ["3,300", "3,500"].map(bells);
        let old = [("OP1", &first[..]), ("OP2", &second), ("OP3", &before)];
        let expected = [(Relation::Merged, "OP1 OP2 → OP1".to_owned())];
        assert_eq!(several(&old, &[("OP1", &whole), ("OP2", &after)]), expected);
    }

    const DIVERS: &str =
        "thanks the divers of the western reef for every rope and anchor that was found in deep water";

    /// A third part, of which a part was kept.
    const ROPES: &str =
        "Thanks the divers of the western reef for every rope, and their cooks for salted fish and bread;";

    #[test]
    fn a_part_that_was_half_rewritten_belongs_to_a_split_beside_its_other_parts_alone() {
        let whole = format!("{PILOTS}, and {LIGHTS}, and {DIVERS};");
        let (first, second) = (format!("{PILOTS};"), format!("Further {LIGHTS};"));
        let beside = [("OP1", &first[..]), ("OP2", &second[..]), ("OP3", ROPES)];
        let expected = vec![(Relation::Split, "OP1 → OP1 OP2 OP3".to_owned())];
        assert_eq!(several(&[("OP1", &whole)], &beside), expected);
        let other = "Buys oil for beacons;";
        let apart = [("OP1", &first[..]), ("OP2", &second[..]), ("OP3", other), ("OP4", ROPES)];
        let expected = vec![(Relation::Split, "OP1 → OP1 OP2".to_owned())];
        assert_eq!(several(&[("OP1", &whole), ("OP2", other)], &apart), expected);
    }

    #[test]
    fn what_the_best_part_holds_is_no_longer_there_for_the_next() {
        let whole = format!("{PILOTS}, and {LIGHTS};");
        let (first, best) = (format!("{PILOTS};"), format!("Further {LIGHTS};"));
        let poor = "Invites the keepers of all lights to mend lamps, and their cooks to salt fish and bread;";
        let expected = vec![(Relation::Split, "OP1 → OP1 OP3".to_owned())];
        assert_eq!(several(&[("OP1", &whole)], &[("OP1", &first), ("OP2", poor), ("OP3", &best)]), expected);
        let expected = vec![(Relation::Split, "OP1 → OP1 OP2".to_owned())];
        assert_eq!(several(&[("OP1", &whole)], &[("OP1", &first), ("OP2", &best), ("OP3", poor)]), expected);
    }

    #[test]
    fn a_part_that_was_half_rewritten_stands_before_the_others_as_well() {
        let whole = format!("{DIVERS}, and {PILOTS}, and {LIGHTS};");
        let (one, other) = (format!("{PILOTS};"), format!("Further {LIGHTS};"));
        let expected = vec![(Relation::Split, "OP1 → OP1 OP2 OP3".to_owned())];
        for parts in [[&one, &other], [&other, &one]] {
            let new = [("OP1", ROPES), ("OP2", parts[0]), ("OP3", parts[1])];
            assert_eq!(several(&[("OP1", &whole)], &new), expected);
        }
    }

    #[test]
    fn a_clause_that_was_kept_is_no_part_of_another_that_says_the_same() {
        let kept = format!("Further {LIGHTS};");
        for other in [
            "Further invites the keepers of all lights to mend broken lamps before the storms of spring;",
            "Invites keepers of lights and pilots to mend lamps before the autumn, with oil and salted fish;",
        ] {
            let (alone, longer) = (format!("{PILOTS};"), format!("{PILOTS}, and {LIGHTS};"));
            let old = [("OP1", &kept[..]), ("OP2", &alone)];
            let new = [("OP1", other), ("OP2", &longer)];
            let is_kept = several(&old, &new).is_empty() && several(&new, &old).is_empty();
            assert_eq!(is_kept, other.starts_with("Further"), "{other}");
        }
    }
}
