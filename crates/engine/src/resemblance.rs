//! Which short texts of two lists belong together: footnotes, headings, rows of tables.

use resdiff_model::Language;

use crate::Pair;
use crate::alignment::likeness;
use crate::assignment::{Weighted, assign};
use crate::candidates::{Candidates, Edge, candidates};
use crate::corpus::{Source, prepare_texts};
use crate::limits::Reached;
use crate::options::{Options, units};

/// Pairs of texts that are the same or alike, in ascending order; words alone decide.
///
/// How many texts were not weighed against all others is added to what was `reached`.
pub(crate) fn pair_texts(
    texts: Pair<&[&str]>,
    languages: Pair<Language>,
    options: &Options,
    reached: &mut Reached,
) -> Vec<(usize, usize)> {
    let sources = texts
        .map(|texts| texts.iter().map(|text| Source { text, lead: "", parent: None }).collect::<Vec<_>>());
    let corpus = prepare_texts(Pair::new(&sources.old, &sources.new), languages);
    let mut links = corpus.equal.clone();
    // Short texts without a neighbourhood to speak for them must be clearly alike.
    let bar = units(options.accept + options.context);
    let Candidates { edges, in_part } = candidates(&corpus, Vec::new(), options);
    let weigh = |edge: &Edge| Weighted { left: edge.old, right: edge.new, worth: likeness(edge) - bar };
    let assignment = assign(edges.iter().map(weigh).collect(), options.assignment_steps);
    for (old, new) in assignment.pairs {
        links.link(old, new);
    }
    reached.short_texts += corpus.in_order + corpus.word_by_word + in_part + assignment.greedy;
    links.pairs().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_and_alike() {
        let old = ["A/65/201.", "Annual Review of Orbits, vol. 12, No. 300."];
        let new = ["Annual Review of Orbits, vol. 13, No. 300.", "A/70/174.", "A/65/201."];
        let (options, mut reached) = (Options::default(), Reached::default());
        let pairs = pair_texts(Pair::new(&old, &new), Pair::default(), &options, &mut reached);
        assert_eq!((pairs.as_slice(), reached), ([(0, 2), (1, 0)].as_slice(), Reached::default()));
    }
}
