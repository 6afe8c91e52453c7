//! The titles of annexes; their clauses are compared with the others.

use resdiff_model::Document;

use crate::limits::Reached;
use crate::orientation::pair_order;
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::{Snippet, compare_snippets};
use crate::tokens::comparison_key;
use crate::{AnnexChange, Options, Pair, Relation, Significance, Unseen, UnseenIn, unseen};

/// What became of the titles of annexes; unchanged ones and annexes without a title on their one side are left out.
/// What cannot be seen in them is added to `unseen`.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    options: &Options,
    reached: &mut Reached,
    unseen: &mut Vec<Unseen>,
) -> Vec<AnnexChange> {
    let titles = documents
        .map(|document| document.annexes.iter().map(|annex| annex.title.as_str()).collect::<Vec<_>>());
    let languages = documents.map(|document| document.language);
    let mut pairs = pair_texts(Pair::new(&titles.old, &titles.new), languages, options, reached);
    let mut alone = Pair::new(vec![true; titles.old.len()], vec![true; titles.new.len()]);
    for (old, new) in &pairs {
        (alone.old[*old], alone.new[*new]) = (false, false);
    }
    // Annexes of one name belong together even where their titles have no word in common.
    for (old, annex) in documents.old.annexes.iter().enumerate() {
        let same = |new: &usize| alone.new[*new] && documents.new.annexes[*new].name == annex.name;
        if let Some(new) = (0..titles.new.len()).find(same).filter(|_| alone.old[old]) {
            pairs.push((old, new));
            (alone.old[old], alone.new[new]) = (false, false);
        }
    }
    let mut changes = Vec::new();
    for (old, new) in pairs {
        let texts = Pair::new(titles.old[old], titles.new[new]);
        let place = UnseenIn::Annex(Pair::new(old, new));
        if comparison_key(texts.old) == comparison_key(texts.new) && !unseen::is_planted(texts) {
            unseen.extend(unseen::of_texts(texts, place));
            continue;
        }
        let Snippet { inline, edits, significance } = compare_snippets(texts, rules);
        unseen.extend(unseen::of_edits(&edits, &place));
        let annexes = Pair::new(Some(old), Some(new));
        changes.push(AnnexChange { relation: Relation::Reworded, annexes, inline, significance });
    }
    let lone = |relation, annexes| AnnexChange {
        relation,
        annexes,
        inline: Vec::new(),
        significance: Significance::Substantive,
    };
    let places = |alone: Vec<bool>, titles: &[&str]| -> Vec<usize> {
        (0..alone.len()).filter(|at| alone[*at] && !titles[*at].is_empty()).collect()
    };
    let olds = places(alone.old, &titles.old).into_iter();
    let news = places(alone.new, &titles.new).into_iter();
    changes.extend(olds.map(|old| lone(Relation::Removed, Pair::new(Some(old), None))));
    changes.extend(news.map(|new| lone(Relation::Added, Pair::new(None, Some(new)))));
    pair_order(&mut changes, |change| change.annexes);
    changes
}

#[cfg(test)]
mod tests {
    use resdiff_model::{Annex, Document, Place};

    use crate::{Pair, Relation, compare};

    /// A document with annexes of these names and titles.
    fn annexed(annexes: &[(&str, &str)]) -> Document {
        let annex = |(name, title): &(&str, &str)| Annex {
            name: (*name).to_owned(),
            title: (*title).to_owned(),
            marks: Vec::new(),
            at: Place::default(),
        };
        Document { annexes: annexes.iter().map(annex).collect(), ..Document::default() }
    }

    #[test]
    fn annexes_of_one_name_belong_together_whatever_their_titles() {
        let old = annexed(&[("I", "Rules of the harbour"), ("II", "Dues"), ("III", ""), ("IV", "Old lamps")]);
        let new = annexed(&[("I", "Tariff of pilotage"), ("II", "Dues"), ("III", "New ropes")]);
        let comparison = compare(&old, &new);
        let told: Vec<_> =
            comparison.annexes.iter().map(|change| (change.relation, change.annexes)).collect();
        assert_eq!(
            told,
            [
                (Relation::Reworded, Pair::new(Some(0), Some(0))),
                (Relation::Reworded, Pair::new(Some(2), Some(2))),
                (Relation::Removed, Pair::new(Some(3), None)),
            ]
        );
    }
}
