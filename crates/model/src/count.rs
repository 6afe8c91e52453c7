//! How many words a text has.

/// How many words a text has, split at blanks.
///
/// ```
/// assert_eq!(resdiff_model::count_words("three  short words"), 3);
/// ```
#[must_use]
pub fn count_words(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // A word begins where a sign stands behind a blank. Sums over short stretches fit into a byte, and a processor
    // adds many bytes at once.
    const STRETCH: usize = 128;
    let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let Some((first, rest)) = text.as_bytes().split_first() else { return 0 };
    let before = &text.as_bytes()[..rest.len()];
    let stretches = std::iter::zip(before.chunks(STRETCH), rest.chunks(STRETCH));
    let begins = |(before, here): (&[u8], &[u8])| {
        let signs = std::iter::zip(before, here);
        usize::from(signs.fold(0_u8, |sum, (one, next)| sum + u8::from(blank(*one) & !blank(*next))))
    };
    usize::from(!blank(*first)) + stretches.map(begins).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lie_between_blanks() {
        let long = "a bc\tdef ".repeat(100);
        for text in [
            &long,
            "",
            " ",
            "one",
            " one  two ",
            "a\tb\u{b}c\r\nd",
            "naïve\u{a0}test ing",
            "\u{1c}a\u{1f}b c",
        ] {
            assert_eq!(count_words(text), text.split_whitespace().count(), "{text:?}");
        }
    }
}
