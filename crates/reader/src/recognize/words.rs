//! Phrases of a language in a text: case, kinds of blanks and kinds of apostrophe aside, and accents that capitals
//! leave out or that are written apart from their letters.

/// How many bytes of a text the phrase takes at its head; none where the text begins otherwise.
///
/// The word may go on behind the phrase: callers that want whole words look at what follows.
#[inline]
pub(super) fn head(text: &str, phrase: &str) -> Option<usize> {
    if may_begin(text, phrase) { whole_head(text, phrase) } else { None }
}

/// A glance at the first sign, with which most phrases are out; the signs in which `same` sees others are no letters.
#[inline]
fn may_begin(text: &str, phrase: &str) -> bool {
    text.as_bytes().first().is_some_and(|first| may_begin_with(*first, phrase))
}

/// Whether a text that begins with a byte may begin with a phrase.
#[inline]
pub(super) fn may_begin_with(first: u8, phrase: &str) -> bool {
    let Some(expected) = phrase.as_bytes().first() else { return false };
    // Capitals may stand without their accents; the letters with such begin with 0xC3 in UTF-8.
    !first.is_ascii_alphanumeric() || *expected == 0xc3 || first.eq_ignore_ascii_case(expected)
}

fn whole_head(text: &str, phrase: &str) -> Option<usize> {
    let mut signs = text.chars();
    for expected in phrase.chars() {
        let sign = signs.next()?;
        let accented = skip_accents(&mut signs);
        if !same(sign, expected, accented) {
            return None;
        }
    }
    Some(text.len() - signs.as_str().len())
}

/// Passes over accents that stand apart from their letter; whether there was one.
fn skip_accents(signs: &mut std::str::Chars<'_>) -> bool {
    // Each of them takes two bytes, of which the first is 0xCC or 0xCD.
    if !matches!(signs.as_str().as_bytes().first(), Some(0xcc | 0xcd)) {
        return false;
    }
    let rest = signs.as_str().trim_start_matches(is_accent);
    let found = rest.len() < signs.as_str().len();
    *signs = rest.chars();
    found
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The bytes of the longest of several phrases at the head of a text.
pub(super) fn longest_head(text: &str, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| head(text, phrase)).max()
}

/// Whether a letter can begin a sentence: a capital, or any letter of a script that has none.
pub(super) fn is_capital(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase()
}

/// Whether a text begins with a phrase.
pub(super) fn starts_with(text: &str, phrase: &str) -> bool {
    head(text, phrase).is_some()
}

/// Whether a text begins with one of several phrases.
pub(super) fn starts_with_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| starts_with(text, phrase))
}

/// What stands before a phrase that a text ends with.
pub(super) fn without_end<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let mut signs = text.chars();
    for expected in phrase.chars().rev() {
        let bare = signs.as_str().trim_end_matches(is_accent);
        let accented = bare.len() < signs.as_str().len();
        signs = bare.chars();
        if !same(signs.next_back()?, expected, accented) {
            return None;
        }
    }
    Some(signs.as_str())
}

/// Whether a text ends with one of several phrases.
pub(super) fn ends_with_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| without_end(text, phrase).is_some())
}

/// The byte at which the first of several phrases stands.
pub(super) fn find_any(text: &str, phrases: &[&str]) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|&at| starts_with_any(&text[at..], phrases))
}

/// Whether a sign of the text is one of a phrase, which is in lower case and has the curved apostrophe; `accented`
/// says that an accent follows the sign.
fn same(sign: char, expected: char, accented: bool) -> bool {
    match sign {
        _ if sign == expected && !accented => true,
        '\'' | 'ʼ' | '‘' => expected == '’',
        _ if sign.is_ascii() => {
            let lower = sign.to_ascii_lowercase();
            // Capitals may stand without their accents.
            lower == if accented || sign.is_ascii_uppercase() { bare(expected) } else { expected }
        }
        _ if sign.is_whitespace() => expected == ' ',
        _ => sign.to_lowercase().eq(std::iter::once(if accented { bare(expected) } else { expected })),
    }
}

/// A letter without its accent.
fn bare(letter: char) -> char {
    const BARE: [(&str, char); 9] = [
        ("àâäáãå", 'a'),
        ("ç", 'c'),
        ("éèêë", 'e'),
        ("îïíì", 'i'),
        ("ñ", 'n'),
        ("ôöóõò", 'o'),
        ("ùûüú", 'u'),
        ("й", 'и'),
        ("ё", 'е'),
    ];
    BARE.iter().find(|(letters, _)| letters.contains(letter)).map_or(letter, |(_, bare)| *bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_blanks_and_apostrophes() {
        assert_eq!(head("L'ASSEMBLÉE\u{a0}GÉNÉRALE,", "l’assemblée générale"), Some(24));
        assert_eq!(head("L’Assemblée générale,", "l’assemblée générale"), Some(25));
        assert_eq!(head("L’Assemblee", "l’assemblée"), None);
        assert_eq!(head("L'ASSEMBLEE GENERALE", "l’assemblée générale"), Some(20));
        assert_eq!(head("L’Assemble\u{301}e ge\u{301}ne\u{301}rale", "l’assemblée générale"), Some(28));
        assert_eq!(head("SESION", "sesión"), Some(6));
        assert_eq!(without_end("Decima sesio\u{301}n", "sesión"), Some("Decima "));
        assert_eq!(head("La", "la asamblea"), None);
        assert_eq!(without_end("Décima SESIÓN", "sesión"), Some("Décima "));
        assert_eq!(find_any("98 z) del Programa", &["del programa"]), Some(6));
    }
}
