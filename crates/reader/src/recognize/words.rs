//! Phrases of a language in a text: case, kinds of blanks and kinds of apostrophe aside.

/// How many bytes of a text the phrase takes at its head; none where the text begins otherwise.
///
/// The word may go on behind the phrase: callers that want whole words look at what follows.
pub(super) fn head(text: &str, phrase: &str) -> Option<usize> {
    // Most phrases are out with their first letter; the signs in which `same` sees others are no letters.
    let (first, expected) = (*text.as_bytes().first()?, *phrase.as_bytes().first()?);
    if first.is_ascii_alphanumeric() && expected.is_ascii() && !first.eq_ignore_ascii_case(&expected) {
        return None;
    }
    let mut signs = text.chars();
    for expected in phrase.chars() {
        if !same(signs.next()?, expected) {
            return None;
        }
    }
    Some(text.len() - signs.as_str().len())
}

/// The bytes of the longest of several phrases at the head of a text.
pub(super) fn longest_head(text: &str, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| head(text, phrase)).max()
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
        if !same(signs.next_back()?, expected) {
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

/// Whether a sign of the text is one of a phrase, which is in lower case and has the curved apostrophe.
fn same(sign: char, expected: char) -> bool {
    match sign {
        _ if sign == expected => true,
        '\'' | 'ʼ' | '‘' => expected == '’',
        _ if sign.is_ascii() => sign.to_ascii_lowercase() == expected,
        _ if sign.is_whitespace() => expected == ' ',
        _ => sign.to_lowercase().eq(std::iter::once(expected)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_blanks_and_apostrophes() {
        assert_eq!(head("L'ASSEMBLÉE\u{a0}GÉNÉRALE,", "l’assemblée générale"), Some(24));
        assert_eq!(head("L’Assemblée générale,", "l’assemblée générale"), Some(25));
        assert_eq!(head("L’Assemblee", "l’assemblée"), None);
        assert_eq!(head("La", "la asamblea"), None);
        assert_eq!(without_end("Décima SESIÓN", "sesión"), Some("Décima "));
        assert_eq!(find_any("98 z) del Programa", &["del programa"]), Some(6));
    }
}
