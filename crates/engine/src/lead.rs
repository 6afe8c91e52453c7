//! Lead phrases: what became of `Recalling`, `Also decides`, `Notes with concern`.

use resdiff_model::{Clause, Lexicon};

use crate::strength::Strengths;
use crate::{LeadChange, Pair, Strength};

/// A lead phrase in lower case and without sequence adverbs: `decides` for `Also decides`.
pub(crate) fn bare(phrase: &str, lexicon: &Lexicon) -> String {
    let mut words = words(phrase);
    for adverb in lexicon.sequence_adverbs {
        remove(&mut words, adverb);
    }
    words.join(" ")
}

/// Of several clauses that became one, or one that became several, the first two that begin with the same phrase,
/// sequence adverbs aside: the phrase was kept, whichever of them holds the most words. None for two clauses.
pub(crate) fn kept<'d>(clauses: &Pair<Vec<&'d Clause>>, lexicon: &Lexicon) -> Option<Pair<&'d Clause>> {
    if clauses.old.len() + clauses.new.len() < 3 {
        return None;
    }
    let leads = clauses.as_ref().map(|side| {
        let leads = side.iter().map(|clause| bare(clause.lead(), lexicon));
        leads.collect::<Vec<String>>()
    });
    let pairs = (0..clauses.old.len()).flat_map(|old| (0..clauses.new.len()).map(move |new| (old, new)));
    let mut same =
        pairs.filter(|(old, new)| !leads.old[*old].is_empty() && leads.old[*old] == leads.new[*new]);
    let first = same.clone().next()?;
    // Of several the one with the same adverb, too.
    let to_the_letter = same.find(|(old, new)| clauses.old[*old].lead() == clauses.new[*new].lead());
    let (old, new) = to_the_letter.unwrap_or(first);
    Some(Pair::new(clauses.old[old], clauses.new[new]))
}

/// What became of a lead phrase; none where neither clause has one.
pub(crate) fn compare(
    old: &Clause,
    new: &Clause,
    strengths: &Strengths,
    lexicon: &Lexicon,
) -> Option<LeadChange> {
    if old.lead().is_empty() && new.lead().is_empty() {
        return None;
    }
    let phrases = Pair::new(old.lead(), new.lead());
    if phrases.old == phrases.new {
        let phrases = phrases.map(str::to_owned);
        return Some(LeadChange {
            phrases,
            strength: Strength::Same,
            authority: None,
            gained: Vec::new(),
            lost: Vec::new(),
        });
    }
    let bare = phrases.map(|phrase| bare(phrase, lexicon));
    let mut verbs = bare.as_ref().map(|phrase| words(phrase));
    let qualifiers =
        Pair::new(take_qualifiers(&mut verbs.old, lexicon), take_qualifiers(&mut verbs.new, lexicon));
    let missing = |from: &[String], other: &[String]| {
        from.iter().filter(|word| !other.contains(word)).cloned().collect::<Vec<_>>()
    };
    let (strength, authority) = match strengths.compare(&bare, lexicon) {
        _ if bare.old == bare.new => (Strength::Same, None),
        Some((strength, authority)) => (strength, Some(authority)),
        None if same_verb(&verbs, lexicon) => (Strength::Same, None),
        None => (Strength::Unknown, None),
    };
    Some(LeadChange {
        phrases: phrases.map(str::to_owned),
        strength,
        authority,
        gained: missing(&qualifiers.new, &qualifiers.old),
        lost: missing(&qualifiers.old, &qualifiers.new),
    })
}

/// Whether two phrases have the same verb, in whichever form: `Noting` and `Notes`.
fn same_verb(verbs: &Pair<Vec<String>>, lexicon: &Lexicon) -> bool {
    let ([old, olds @ ..], [new, news @ ..]) = (verbs.old.as_slice(), verbs.new.as_slice()) else {
        return verbs.old == verbs.new;
    };
    let forms = |one: &str, other: &str| {
        lexicon.lead_endings.iter().any(|(recital, operative)| {
            let stems = one.strip_suffix(recital).zip(other.strip_suffix(operative));
            stems.is_some_and(|(one, other)| one == other && !one.is_empty())
        })
    };
    (old == new || forms(old, new) || forms(new, old)) && olds == news
}

/// A phrase without adverbs and adjectives of degree, `deeply` or `great`, and those that it lost.
///
/// They are the qualifiers of one word: `with concern` gives a phrase another sense and not another degree.
pub(crate) fn without_degree(phrase: &str, lexicon: &Lexicon) -> (String, Vec<String>) {
    let (degrees, rest): (Vec<String>, Vec<String>) =
        words(phrase).into_iter().partition(|word| lexicon.qualifiers.contains(&word.as_str()));
    if rest.is_empty() { (phrase.to_owned(), Vec::new()) } else { (rest.join(" "), degrees) }
}

fn words(phrase: &str) -> Vec<String> {
    crate::tokens::comparison_key(phrase)
        .to_lowercase()
        .split(' ')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Takes the qualifiers out of a phrase.
fn take_qualifiers(words: &mut Vec<String>, lexicon: &Lexicon) -> Vec<String> {
    // The longest phrases first, so that no part of one is taken for another.
    let here = |phrase: &&&str| words.iter().any(|word| phrase.starts_with(word.as_str()));
    let mut qualifiers: Vec<&str> = lexicon.qualifiers.iter().filter(here).copied().collect();
    qualifiers.sort_by_key(|phrase| (std::cmp::Reverse(phrase.split(' ').count()), *phrase));
    qualifiers.into_iter().filter(|qualifier| remove(words, qualifier)).map(str::to_owned).collect()
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
    use resdiff_model::{Language, StrengthTable};

    fn change(old: &str, new: &str) -> LeadChange {
        let document = document(&[("OP1", old), ("OP2", new)]);
        let lexicon = Language::English.lexicon();
        let strengths = Strengths::new(&StrengthTable::of(Language::English), lexicon);
        compare(&document.clauses[0], &document.clauses[1], &strengths, lexicon).unwrap()
    }

    #[test]
    fn sequence_adverbs_do_not_count() {
        assert_eq!(change("Decides| to meet", "Also decides| to meet").strength, Strength::Same);
        assert_eq!(change("Further notes| it", "Notes| it").strength, Strength::Same);
    }

    #[test]
    fn a_verb_is_the_same_in_both_parts() {
        assert_eq!(change("Recognizing also| it", "Recognizes| it").strength, Strength::Same);
        assert_eq!(
            change("Reaffirms its commitment| to it", "Reaffirming its commitment| to it").strength,
            Strength::Same
        );
        assert_eq!(change("Recalls| it", "Recognizing| it").strength, Strength::Unknown);
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
    fn degrees_are_named_and_do_not_hide_the_verb() {
        let change = change("Deeply concerned| at it", "Gravely concerned| at it");
        assert_eq!(
            (change.strength, change.gained, change.lost),
            (Strength::Same, vec!["gravely".to_owned()], vec!["deeply".to_owned()])
        );
    }
}
