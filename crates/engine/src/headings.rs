//! Headings: section titles and topic headings inside the text.

use resdiff_model::Document;

use crate::orientation::pair_order;
use crate::partners::{self, Partners};
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::compare_snippets;
use crate::tokens::comparison_key;
use crate::{HeadingChange, Options, Pair, Relation, Significance};

/// What became of the headings; unchanged ones are left out.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    partners: &Partners,
    options: &Options,
) -> Vec<HeadingChange> {
    let texts = documents
        .map(|document| document.headings.iter().map(|heading| heading.text.as_str()).collect::<Vec<_>>());
    let languages = documents.map(|document| document.language);
    let mut pairs = pair_texts(Pair::new(&texts.old, &texts.new), languages, options);
    let places = documents.map(|document| {
        let labels = document.headings.iter().map(|heading| (heading.before.as_ref(), heading.level));
        partners::places(document, labels)
    });
    partners.join(&mut pairs, &places);
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pairs {
        (alone.old[old], alone.new[new]) = (false, false);
        if comparison_key(texts.old[old]) == comparison_key(texts.new[new]) {
            continue;
        }
        let (inline, significance) = compare_snippets(Pair::new(texts.old[old], texts.new[new]), rules);
        let headings = Pair::new(Some(old), Some(new));
        changes.push(HeadingChange { relation: Relation::Reworded, headings, inline, significance });
    }
    let lone = |relation, headings| HeadingChange {
        relation,
        headings,
        inline: Vec::new(),
        significance: Significance::Substantive,
    };
    let places =
        |alone: Vec<bool>| alone.into_iter().enumerate().filter(|(_, alone)| *alone).map(|(at, _)| at);
    changes.extend(places(alone.old).map(|old| lone(Relation::Removed, Pair::new(Some(old), None))));
    changes.extend(places(alone.new).map(|new| lone(Relation::Added, Pair::new(None, Some(new)))));
    pair_order(&mut changes, |change| change.headings);
    changes
}
