//! Bounds of work that were reached, and the sentences that say so.

use resdiff_model::Language;

/// How often each bound was reached in one comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    /// Clauses with equal texts that were linked in their order, unweighed.
    pub in_order: usize,
    /// Clauses of which only a part of the words was looked up in the others.
    pub looked_up_in_part: usize,
    /// Clauses so long that their words were weighed alone, and not in runs.
    pub word_by_word: usize,
    /// Clauses that were too entangled for the best assignment.
    pub greedy: usize,
    /// Changed stretches inside clauses that were too long to be looked through for rules.
    pub unexplained: usize,
    /// Footnotes, headings, titles of annexes, tables and their rows that were not weighed against all others.
    pub short_texts: usize,
}

impl Reached {
    /// A sentence for each bound that was reached.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let wording = language.lexicon().wording;
        let told = [
            (self.in_order, wording.many_twins),
            (self.looked_up_in_part, wording.common_words),
            (self.word_by_word, wording.long_clauses),
            (self.greedy, wording.large_component),
            (self.unexplained, wording.long_stretch),
            (self.short_texts, wording.short_texts),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, sentence)| sentence.replace("{}", &count.to_string())).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::testing::document;
    use crate::{Options, Relation, compare, compare_with};

    /// Clauses that bear the numbers from one on.
    fn numbered(texts: impl Iterator<Item = String>) -> resdiff_model::Document {
        let labels: Vec<(String, String)> =
            std::iter::zip(1.., texts).map(|(number, text)| (format!("OP{number}"), text)).collect();
        let clauses: Vec<(&str, &str)> =
            labels.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
        document(&clauses)
    }

    /// So many words that stand in no other run.
    fn run(name: &str, words: usize) -> String {
        (0..words).fold(String::new(), |mut run, at| {
            let written = write!(run, "{name}{at}x ");
            assert!(written.is_ok());
            run
        })
    }

    #[test]
    fn nothing_is_told_where_no_bound_was_reached() {
        let old = numbered(["Thanks the pilots;", "Meets in spring."].map(str::to_owned).into_iter());
        let new = numbered(["Thanks all pilots;", "Meets in spring."].map(str::to_owned).into_iter());
        assert_eq!(compare(&old, &new).limits, [""; 0]);
    }

    #[test]
    fn many_equal_clauses_are_told() {
        // Unlike clauses keep them apart: equal ones beside linked ones are linked without being weighed.
        let twins = |count: usize, word: &'static str| {
            let apart = move |at: usize| [format!("{word}{at}x;"), "[To be determined];".to_owned()];
            (0..count).flat_map(apart).chain([format!("{word};")])
        };
        let limits = compare(&numbered(twins(50, "rope")), &numbered(twins(45, "sail"))).limits;
        assert_eq!(
            limits,
            ["95 clauses repeat one text too often to weigh all pairings; they were linked in their order"]
        );
    }

    #[test]
    fn words_that_were_not_looked_up_are_told() {
        // What all clauses share must weigh more than what each has alone.
        let clauses = |word: &'static str| {
            let clause = move |at: usize| {
                format!(
                    "Requests the keepers of the harbour lamps to mend all broken ropes, sails and ladders of every \
                     vessel before the storms of autumn arrive at the eastern coast and its islands, near {word}{at}x;"
                )
            };
            (0..6).map(clause)
        };
        let (old, new) = (numbered(clauses("rope")), numbered(clauses("sail")));
        assert_eq!(compare(&old, &new).limits, [""; 0]);
        let options = Options { index_steps: 3, ..Options::default() };
        assert_eq!(
            compare_with(&old, &new, &options).limits,
            [
                "for 12 clauses most words stand in too many others to look them all up; a likeness may have been \
                 missed"
            ]
        );
    }

    #[test]
    fn pairings_that_were_not_weighed_are_told() {
        let clauses = |word: &'static str| {
            (0..6).map(move |at| format!("Requests the keepers of the harbour lamps to mend {word}{at}x;"))
        };
        let options = Options { assignment_steps: 1, ..Options::default() };
        let limits = compare_with(&numbered(clauses("rope")), &numbered(clauses("sail")), &options).limits;
        assert_eq!(
            limits,
            ["12 clauses resemble one another too much to weigh all pairings; the likeliest were taken"]
        );
    }

    #[test]
    fn clauses_weighed_word_by_word_are_told() {
        let clause = |words: usize, end: &str| numbered(std::iter::once(run("harbour", words) + end));
        assert_eq!(compare(&clause(19_999, "rope"), &clause(19_999, "sail")).limits, [""; 0]);
        let (old, new) = (clause(20_000, "rope"), clause(20_000, "sail"));
        let comparison = compare(&old, &new);
        assert_eq!(
            comparison.limits,
            [
                "of 2 clauses with more than 20,000 words the words were weighed one by one, not in runs; a likeness \
                 may have been missed"
            ]
        );
        assert_eq!(comparison.changes[0].relation, Relation::Reworded);
    }

    #[test]
    fn a_stretch_too_long_to_explain_is_told() {
        let clause = |middle: &str| {
            numbered(std::iter::once(format!("{} {middle} {}", run("harbour", 900), run("lamp", 900))))
        };
        let (old, new) = (clause(&run("rope", 600)), clause(&run("sail", 600)));
        assert_eq!(
            compare(&old, &new).limits,
            ["stretches too long to be looked through for rules, which stand as substance: 1"]
        );
        assert_eq!(compare(&new, &old).limits.len(), 1);
    }
    #[test]
    fn short_texts_that_were_not_weighed_are_told() {
        let notes = |word: &str| {
            let mut document = numbered(std::iter::once(format!("Thanks the {word};")));
            document.footnotes = (1..7)
                .map(|number| resdiff_model::Footnote {
                    mark: number.to_string(),
                    text: format!("Annals of the harbour lamps, vol. 12, {word}{number}x."),
                    at: resdiff_model::Place::default(),
                })
                .collect();
            document
        };
        let options = Options { assignment_steps: 1, ..Options::default() };
        let limits = compare_with(&notes("rope"), &notes("sail"), &options).limits;
        assert_eq!(
            limits,
            [
                "footnotes, headings, tables and rows of tables that resemble too many others to weigh all pairings; \
              the likeliest were taken: 12"
            ]
        );
    }
}
