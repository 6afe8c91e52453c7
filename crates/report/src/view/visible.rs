//! Text of strangers made harmless: signs that act instead of being read are shown.

use std::fmt::Write as _;

use resdiff_model::characters::is_invisible;

/// The text with everything that a terminal or a page would act on made visible.
///
/// Control characters become their pictures (`␛`), other signs without a shape that turn or hide text (bidi
/// controls, zero-width blanks, tags) become `\u{202e}`. Joiners that writing systems need stay.
/// A word joiner beside a sign or a number is print: official files have it, and it stays as well.
/// It is for showing only: what is compared and what JSON holds is the text itself.
///
/// ```
/// use resdiff_report::view::visible;
///
/// assert_eq!(visible("red\u{1b}[31m"), "red␛[31m");
/// assert_eq!(visible("abc\u{202e}def"), "abc\\u{202e}def");
/// assert_eq!(visible("no\u{a0}break, co\u{2011}operation"), "no\u{a0}break, co\u{2011}operation");
/// assert_eq!(visible("22\u{2060}–23 May, sh\u{2060}all"), "22\u{2060}–23 May, sh\\u{2060}all");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let in_word = before.is_some_and(char::is_alphabetic)
            && characters.peek().is_some_and(|next| next.is_alphabetic());
        before = Some(character);
        match character {
            '\u{2060}' if !in_word => out.push(character),
            // The pictures of the control characters stand in their order from U+2400 on.
            '\0'..='\u{1f}' => {
                out.extend(char::from_u32(0x2400 + u32::from(character)));
            }
            '\u{7f}' => out.push('␡'),
            _ if acts(character) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}

/// Whether two texts differ in nothing but kinds of hyphens, blanks and quotation marks, which a reader could hardly
/// tell apart: such a difference is named, and worth no mark in the text.
///
/// ```
/// use resdiff_report::view::looks_alike;
///
/// assert!(looks_alike("pre-eminent", "pre\u{2011}eminent"));
/// assert!(!looks_alike("co-operation", "cooperation"));
/// ```
#[must_use]
pub fn looks_alike(one: &str, other: &str) -> bool {
    let fold = |character| match character {
        '\u{2010}' | '\u{2011}' | '\u{2012}' => '-',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    one.chars().map(fold).eq(other.chars().map(fold))
}

/// Whether a character acts or hides instead of being read. Joiners and variation selectors, which many scripts need
/// inside their words, do no harm.
fn acts(character: char) -> bool {
    match character {
        '\u{85}' | '\u{ad}' | '\u{2028}' | '\u{2029}' => true,
        '\u{200c}'
        | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{e0100}'..='\u{e01ef}' => false,
        _ => is_invisible(character),
    }
}
