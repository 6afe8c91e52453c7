//! Headings: section titles and topic headings inside the text.

use resdiff_model::Document;

use crate::limits::Reached;
use crate::orientation::pair_order;
use crate::partners::{self, Partners};
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::{Snippet, compare_snippets};
use crate::tokens::comparison_key;
use crate::{HeadingChange, Options, Pair, Relation, Significance, Unseen, UnseenIn, unseen};

/// What became of the headings; unchanged ones are left out. Differences that cannot be seen are told beside.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    partners: &Partners,
    options: &Options,
    reached: &mut Reached,
    unseen: &mut Vec<Unseen>,
) -> Vec<HeadingChange> {
    let texts = documents
        .map(|document| document.headings.iter().map(|heading| heading.text.as_str()).collect::<Vec<_>>());
    let languages = documents.map(|document| document.language);
    let mut pairs = pair_texts(Pair::new(&texts.old, &texts.new), languages, options, reached);
    let places = documents.map(|document| {
        let labels = document.headings.iter().map(|heading| (heading.before.as_ref(), heading.level));
        partners::places(document, labels)
    });
    partners.join(&mut pairs, &places);
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pairs {
        (alone.old[old], alone.new[new]) = (false, false);
        let (pair, place) =
            (Pair::new(texts.old[old], texts.new[new]), UnseenIn::Heading(Pair::new(old, new)));
        if comparison_key(pair.old) == comparison_key(pair.new) && !unseen::is_planted(pair) {
            unseen.extend(unseen::of_texts(pair, place));
            continue;
        }
        let Snippet { inline, edits, significance } = compare_snippets(pair, rules);
        unseen.extend(unseen::of_edits(&edits, &place));
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
