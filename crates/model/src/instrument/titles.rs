//! Titles in capitals: a noun such as `Convention`, the capital words before it and what it goes on with.

use std::ops::Range;

use super::text::Text;

impl Text<'_> {
    /// The title that begins at a word: a run of capital words that ends with a head, and what joins on to it.
    pub fn title(&self, start: usize) -> Option<Range<usize>> {
        let first = self.is_capital(start)
            || self.is_number(start) && self.close(start) && self.is_capital(start + 1);
        // The lead phrase of a clause, `Recalling`, is no part of a title.
        if !first || start == 0 && self.is_lead(0) || self.is_one_of(self.data.capital_articles, start) {
            return None;
        }
        let mut head = start;
        while self.close(head) && self.is_capital(head + 1) && !self.is_number(head + 1) {
            head += 1;
        }
        if !self.is_head(head) {
            return None;
        }
        let mut end = head + 1;
        if self.close(head) && self.is_number(end) {
            end += 1;
        } else if self.close(head) {
            end = self.carried_on(end);
        }
        self.says_something(start..end).then_some(start..end)
    }

    /// Whether a title holds more than nouns: `Protocols to the Convention` names nothing.
    fn says_something(&self, mut title: Range<usize>) -> bool {
        let second_head =
            |word: &str| self.data.second_heads.iter().any(|head| head.split(' ').any(|part| part == word));
        title.any(|at| {
            let telling = (self.is_capital(at) || self.is_number(at)) && !self.is_head(at);
            telling
                && !second_head(&self.words[at].word.to_lowercase())
                && !self.is_one_of(self.data.capital_articles, at)
        })
    }

    fn is_lead(&self, at: usize) -> bool {
        let word = self.words[at].word.to_lowercase();
        let among = |leads: &[&str]| leads.contains(&word.as_str());
        among(self.lexicon.preambular_leads) || among(self.lexicon.operative_leads)
    }

    /// Where a title ends whose head ends here: `on the Rights of the Child` belongs to it.
    fn carried_on(&self, head_end: usize) -> usize {
        let mut end = head_end;
        loop {
            let from = end;
            let Some(capital) = self.next_capital(end, end == head_end) else { return end };
            end = capital + 1;
            while self.close(end - 1) && (self.is_capital(end) || self.is_number(end)) {
                end += 1;
            }
            // A second title was joined on: `the Vienna Declaration and Paris Agreement`.
            let and = self.is_one_of(self.lexicon.references.conjunctions, from);
            if and && (capital..end).any(|at| self.is_head(at)) && !self.is_action(capital) {
                return from;
            }
        }
    }

    /// The capital word that carries a title on from here, behind words that join.
    fn next_capital(&self, from: usize, behind_head: bool) -> Option<usize> {
        let conjunctions = self.lexicon.references.conjunctions;
        if self.words.get(from.checked_sub(1)?).is_some_and(|word| word.behind == ",") {
            return self.is_listed(from).then_some(from);
        }
        let mut at = from;
        let mut and = false;
        while self.close(at.checked_sub(1)?) && at < from + MOST_JOINERS {
            if self.is_capital(at) && at > from {
                let stop = self.is_one_of(self.data.strangers, at);
                return (!stop).then_some(at);
            }
            let first = at == from;
            let conjunction = self.is_one_of(conjunctions, at);
            // `and the Paris Agreement` is another title, `and on Their Destruction` is not.
            let article = and && at == from + 1 && self.is_one_of(self.data.articles, at);
            let joins = if first && behind_head {
                self.is_one_of(self.data.head_joiners, at) || conjunction && self.is_action(at + 1)
            } else {
                conjunction && first
                    || self.is_one_of(self.data.joiners, at)
                    || self.is_one_of(self.data.articles, at)
            };
            if !joins || article {
                return None;
            }
            and |= conjunction;
            at += 1;
        }
        None
    }

    /// Whether a list of capital words ends with a conjunction and another: `Use, Stockpiling, Production and Transfer`.
    fn is_listed(&self, from: usize) -> bool {
        let mut at = from;
        loop {
            if !self.is_capital(at) || self.is_head(at) || self.is_one_of(self.data.strangers, at) {
                return false;
            }
            while self.close(at) && self.is_capital(at + 1) {
                at += 1;
            }
            let Some(word) = self.words.get(at) else { return false };
            match word.behind {
                "," if self.is_one_of(self.lexicon.references.conjunctions, at + 1) => at += 2,
                "," => {
                    at += 1;
                    continue;
                }
                "" if self.is_one_of(self.lexicon.references.conjunctions, at + 1) => at += 2,
                _ => return false,
            }
            return self.is_capital(at) && !self.is_one_of(self.data.strangers, at);
        }
    }
}

/// The most words that may join two capital words of a title: `on the`, `relating to the`.
const MOST_JOINERS: usize = 4;
