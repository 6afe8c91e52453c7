//! Lead phrases: what became of `Recalling`, `Also decides`, `Notes with concern`.

use resdiff_model::{Clause, Lexicon};

use crate::{LeadChange, Pair, Strength};

/// A lead phrase in lower case and without sequence adverbs: `decides` for `Also decides`.
pub(crate) fn bare(phrase: &str, lexicon: &Lexicon) -> String {
    let mut words = words(phrase);
    for adverb in lexicon.sequence_adverbs {
        remove(&mut words, adverb);
    }
    words.join(" ")
}

/// What became of a lead phrase; none where neither clause has one.
pub(crate) fn compare(old: &Clause, new: &Clause, lexicon: &Lexicon) -> Option<LeadChange> {
    if old.lead().is_empty() && new.lead().is_empty() {
        return None;
    }
    let phrases = Pair::new(old.lead(), new.lead());
    if phrases.old == phrases.new {
        let phrases = phrases.map(str::to_owned);
        return Some(LeadChange { phrases, strength: Strength::Same, gained: Vec::new(), lost: Vec::new() });
    }
    let bare = phrases.map(|phrase| bare(phrase, lexicon));
    let mut verbs = bare.as_ref().map(|phrase| words(phrase));
    let qualifiers =
        Pair::new(take_qualifiers(&mut verbs.old, lexicon), take_qualifiers(&mut verbs.new, lexicon));
    let missing = |from: &[String], other: &[String]| {
        from.iter().filter(|word| !other.contains(word)).cloned().collect::<Vec<_>>()
    };
    let strength = if verbs.old == verbs.new { Strength::Same } else { strength(&bare, lexicon) };
    Some(LeadChange {
        phrases: phrases.map(str::to_owned),
        strength,
        gained: missing(&qualifiers.new, &qualifiers.old),
        lost: missing(&qualifiers.old, &qualifiers.new),
    })
}

/// Which of two phrases is the stronger, by the tables of the language.
fn strength(phrases: &Pair<String>, lexicon: &Lexicon) -> Strength {
    for table in lexicon.strengths {
        let rank = |phrase: &String| table.ranks.iter().position(|row| row.contains(&phrase.as_str()));
        if let (Some(old), Some(new)) = (rank(&phrases.old), rank(&phrases.new)) {
            return match new.cmp(&old) {
                std::cmp::Ordering::Less => Strength::Weaker,
                std::cmp::Ordering::Equal => Strength::Same,
                std::cmp::Ordering::Greater => Strength::Stronger,
            };
        }
    }
    Strength::Unknown
}

fn words(phrase: &str) -> Vec<String> {
    crate::tokens::comparison_key(phrase)
        .to_lowercase()
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Takes the qualifiers out of a phrase, the longest that fit first.
fn take_qualifiers(words: &mut Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    let mut qualifiers = lexicon.qualifiers.to_vec();
    qualifiers.sort_by_key(|phrase| (std::cmp::Reverse(phrase.split(' ').count()), *phrase));
    let mut taken = Vec::new();
    for qualifier in qualifiers {
        if remove(words, qualifier) {
            taken.push(qualifier.to_owned());
        }
    }
    taken
}

/// Removes a phrase from a list of words wherever it stands; whether it stood there.
fn remove(words: &mut Vec<String>, phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let mut removed = false;
    while let Some(at) = words.windows(phrase.len()).position(|window| window == phrase) {
        // A phrase of nothing but an adverb stays: there is no lead without a word.
        if words.len() == phrase.len() {
            break;
        }
        words.drain(at..at + phrase.len());
        removed = true;
    }
    removed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;
    use resdiff_model::Language;

    fn change(old: &str, new: &str) -> LeadChange {
        let document = document(&[("OP1", old), ("OP2", new)]);
        compare(&document.clauses[0], &document.clauses[1], Language::English.lexicon()).unwrap()
    }

    #[test]
    fn sequence_adverbs_do_not_count() {
        assert_eq!(change("Decides| to meet", "Also decides| to meet").strength, Strength::Same);
        assert_eq!(change("Further notes| it", "Notes| it").strength, Strength::Same);
    }

    #[test]
    fn qualifiers_are_named() {
        let change = change("Notes with concern| the delay", "Also notes with deep concern| the delay");
        assert_eq!(
            (change.strength, change.gained, change.lost),
            (Strength::Same, vec!["with deep concern".to_owned()], vec!["with concern".to_owned()],)
        );
    }

    #[test]
    fn strength_is_known_by_a_table_only() {
        assert_eq!(change("Takes note of| it", "Notes| it").strength, Strength::Same);
        assert_eq!(change("Takes note of| it", "Welcomes| it").strength, Strength::Unknown);
    }
}
