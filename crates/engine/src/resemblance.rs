//! Which short texts of two lists belong together: footnotes, headings, rows of tables.

use resdiff_model::Language;

use crate::Pair;
use crate::alignment::likeness;
use crate::assignment::{Weighted, assign};
use crate::candidates::candidates;
use crate::corpus::{Source, prepare_texts};
use crate::options::{Options, units};

/// Pairs of texts that are the same or alike, in ascending order; words alone decide.
pub(crate) fn pair_texts(
    texts: Pair<&[&str]>,
    languages: Pair<Language>,
    options: &Options,
) -> Vec<(usize, usize)> {
    let sources = texts
        .map(|texts| texts.iter().map(|text| Source { text, lead: "", parent: None }).collect::<Vec<_>>());
    let corpus = prepare_texts(Pair::new(&sources.old, &sources.new), languages);
    let mut links = corpus.equal.clone();
    // Short texts without a neighbourhood to speak for them must be clearly alike.
    let bar = units(options.accept + options.context);
    let edges = candidates(&corpus, Vec::new(), options)
        .edges
        .iter()
        .map(|edge| Weighted { left: edge.old, right: edge.new, worth: likeness(edge) - bar })
        .collect();
    for (old, new) in assign(edges, options.assignment_steps).pairs {
        links.link(old, new);
    }
    links.pairs().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_and_alike() {
        let old = ["A/65/201.", "Annual Review of Orbits, vol. 12, No. 300."];
        let new = ["Annual Review of Orbits, vol. 13, No. 300.", "A/70/174.", "A/65/201."];
        let pairs = pair_texts(Pair::new(&old, &new), Pair::default(), &Options::default());
        assert_eq!(pairs, [(0, 2), (1, 0)]);
    }
}
