//! Lead phrases, and what the ends of clauses look like.

use std::ops::Range;

use resdiff_model::{Lexicon, Span};

use super::words;

/// The longest lead phrase that an italic stretch is believed to be, in words.
const LONGEST: usize = 12;

/// The lead phrase at the head of a clause: the italic stretch where the form shows italics, else by the words
/// of the language.
pub(super) fn find(text: &str, spans: &[Span], operative: bool, lexicon: &Lexicon) -> Range<usize> {
    let range = italic(text, spans).unwrap_or_else(|| match by_words(text, operative, lexicon) {
        // A recital may open with a verb, and an operative paragraph with a participle.
        empty if empty.is_empty() => by_words(text, !operative, lexicon),
        found => found,
    });
    with_particle(text, range, lexicon)
}

/// `Takes note` is italic in print, `Takes note of` is what delegates call the phrase.
fn with_particle(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let last = text[range.clone()].rsplit(' ').next().unwrap_or_default();
    let particles = lexicon.lead_particles.iter().filter(|(word, _)| last.to_lowercase() == *word);
    let end = particles.filter_map(|(_, particle)| phrase(text, range.end, &[particle])).next();
    range.start..end.unwrap_or(range.end)
}

fn italic(text: &str, spans: &[Span]) -> Option<Range<usize>> {
    let mut end = 0;
    for span in spans.iter().filter(|span| span.style.italic) {
        // A blank or a mark between two italic stretches does not part them.
        if span.range.start > end + usize::from(end > 0) {
            break;
        }
        end = span.range.end;
    }
    let phrase = text.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = phrase.split_whitespace().count();
    ((1..=LONGEST).contains(&words) && end < text.len()).then_some(0..phrase.len())
}

/// The lead phrase by the word lists: sequence adverbs and qualifiers, a lead word, what joins it to another,
/// and the tails that belong to it.
fn by_words(text: &str, operative: bool, lexicon: &Lexicon) -> Range<usize> {
    let leads = if operative { lexicon.operative_leads } else { lexicon.preambular_leads };
    let mut at = 0;
    while let Some(end) =
        phrase(text, at, lexicon.sequence_adverbs).or_else(|| phrase(text, at, lexicon.qualifiers))
    {
        at = end;
    }
    let Some(mut end) = phrase(text, at, leads) else { return 0..0 };
    loop {
        if let Some(longer) =
            phrase(text, end, lexicon.lead_tails).or_else(|| phrase(text, end, lexicon.sequence_adverbs))
        {
            end = longer;
            continue;
        }
        let joined = phrase(text, end, lexicon.lead_joiners)
            .map(|joint| phrase(text, joint, lexicon.sequence_adverbs).unwrap_or(joint))
            .and_then(|joint| phrase(text, joint, leads));
        match joined {
            Some(longer) => end = longer,
            None => return 0..end,
        }
    }
}

/// The end of the longest of `phrases` that stands at `at`, blanks before it skipped; whole words only.
fn phrase(text: &str, at: usize, phrases: &[&str]) -> Option<usize> {
    let rest = text.get(at..)?;
    let start = at + rest.len() - rest.trim_start().len();
    let rest = text.get(start..)?;
    let length = words::longest_head(rest, phrases)?;
    // What ends with an apostrophe is joined to the next word.
    let whole = rest[..length].ends_with(['’', '\''])
        || !rest[length..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    whole.then_some(start + length)
}

/// Whether a paragraph can begin with these words: it opens with a lead word of either part.
pub(super) fn opens_clause(text: &str, lexicon: &Lexicon) -> bool {
    text.starts_with(if lexicon.capitals { words::is_capital } else { char::is_alphabetic })
        && (opens_with(text, false, lexicon) || opens_with(text, true, lexicon))
}

/// Whether a text opens with a lead word of the operative part, or else of the preamble.
pub(super) fn opens_with(text: &str, operative: bool, lexicon: &Lexicon) -> bool {
    !by_words(text, operative, lexicon).is_empty()
}

/// Whether a text ends as a clause does: with a comma, semicolon, colon or full stop, closing quotes and
/// brackets aside.
pub(super) fn is_complete(text: &str) -> bool {
    let text = without_mark(end_of(text));
    let bare = text.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']', '*', ' ', '\u{a0}', '\u{202f}']);
    bare.ends_with([',', ';', ':', '.', '…', '?', '!']) || text.ends_with(']')
}

/// Whether a text ends with one of some signs, a footnote mark behind it aside.
pub(super) fn ends_with_sign(text: &str, signs: &[char]) -> bool {
    without_mark(end_of(text)).ends_with(signs)
}

/// As much of a text as tells how it ends: it is asked for line after line of one that grows.
fn end_of(text: &str) -> &str {
    const LONGEST: usize = 256;
    &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..]
}

/// The text without a footnote mark behind its last sign: `…; 9` and `…,12`.
fn without_mark(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - bare.len();
    // `Regulation 1.1` ends with a number of two parts, `… of 2119.1` with a mark behind a year.
    let parts = bare
        .strip_suffix('.')
        .map_or(0, |head| head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    if (1..=2).contains(&parts) {
        return text;
    }
    let sign = bare.trim_end().ends_with([',', ';', '.', ':', '”', '»']);
    if (1..=3).contains(&digits) && sign { bare.trim_end() } else { text }
}

/// Whether a text ends as a sentence or operative paragraph does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closers = ['”', '"', '’', '»', ')', '\u{a0}', '\u{202f}'];
    without_mark(end_of(text)).trim_end_matches(closers).ends_with(['.', ';', ':', '?', '!'])
}

/// `…; and`, `…, or`: the last item of a list follows.
pub(super) fn ends_with_joint(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.references.conjunctions.iter().any(|joint| {
        text.strip_suffix(joint).is_some_and(|before| {
            before.ends_with(char::is_whitespace) && before.trim_end().ends_with([';', ','])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use resdiff_model::Language;

    fn lead_of(text: &str, operative: bool) -> &str {
        &text[find(text, &[], operative, Language::English.lexicon())]
    }

    #[test]
    fn leads_without_italics() {
        assert_eq!(lead_of("Recalling its resolutions", false), "Recalling");
        assert_eq!(lead_of("Noting with deep concern that", false), "Noting with deep concern");
        assert_eq!(lead_of("Deeply concerned about", false), "Deeply concerned");
        assert_eq!(lead_of("Recalling and reaffirming the", false), "Recalling and reaffirming");
        assert_eq!(lead_of("Also welcomes the", true), "Also welcomes");
        assert_eq!(lead_of("Takes note with appreciation of", true), "Takes note with appreciation");
        assert_eq!(lead_of("The States", true), "");
    }

    #[test]
    fn a_preposition_alone_leads_nothing() {
        assert_eq!(lead_of("In accordance with its resolution", false), "In accordance with");
        assert_eq!(lead_of("In 2115, the harbours were dark", false), "");
        assert_eq!(lead_of("With every light, a harbour grows", true), "");
    }

    #[test]
    fn french_and_spanish_leads() {
        let french = |text, operative| &text[find(text, &[], operative, Language::French.lexicon())];
        let spanish = |text, operative| &text[find(text, &[], operative, Language::Spanish.lexicon())];
        assert_eq!(french("Rappelant également sa résolution", false), "Rappelant également");
        assert_eq!(french("S'inquiétant vivement de ce que", false), "S'inquiétant vivement");
        assert_eq!(french("Profondément préoccupée par", false), "Profondément préoccupée");
        assert_eq!(french("Prenant note de la", false), "Prenant note");
        assert_eq!(french("ÉTANT CONSCIENTE de", false), "ÉTANT CONSCIENTE");
        assert_eq!(french("Prend également note avec intérêt du", true), "Prend également note avec intérêt");
        assert_eq!(french("Demande instamment aux États", true), "Demande instamment");
        assert_eq!(french("Se félicite en outre de", true), "Se félicite en outre");
        assert_eq!(french("Les États", true), "");
        assert_eq!(spanish("Recordando asimismo la", false), "Recordando asimismo");
        assert_eq!(spanish("Profundamente preocupada por", false), "Profundamente preocupada");
        assert_eq!(spanish("Tomando nota del informe", false), "Tomando nota");
        assert_eq!(spanish("Reconociendo y valorando la", false), "Reconociendo y valorando");
        assert_eq!(spanish("Pone de relieve la", true), "Pone de relieve");
        assert_eq!(spanish("Exhorta encarecidamente a los", true), "Exhorta encarecidamente");
        assert_eq!(
            spanish("Expresa su profundo reconocimiento a", true),
            "Expresa su profundo reconocimiento"
        );
        assert_eq!(spanish("Los Estados", true), "");
    }
}
