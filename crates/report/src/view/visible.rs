//! Text of strangers made harmless: signs that act instead of being read are shown.

use std::fmt::Write as _;

/// The text with everything that a terminal or a page would act on made visible.
///
/// Control characters become their pictures (`␛`), other signs without a shape that turn or hide text (bidi
/// controls, zero-width blanks, tags) become `\u{202e}`. Joiners that writing systems need stay.
/// It is for showing only: what is compared and what JSON holds is the text itself.
///
/// ```
/// use resdiff_report::view::visible;
///
/// assert_eq!(visible("red\u{1b}[31m"), "red␛[31m");
/// assert_eq!(visible("abc\u{202e}def"), "abc\\u{202e}def");
/// assert_eq!(visible("no\u{a0}break, co\u{2011}operation"), "no\u{a0}break, co\u{2011}operation");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
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

fn acts(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}'                    // C1 controls
        | '\u{ad}'                             // soft hyphen
        | '\u{61c}' | '\u{200e}' | '\u{200f}'  // bidi marks
        | '\u{200b}' | '\u{2060}'..='\u{2064}' // zero-width blanks and operators
        | '\u{2028}' | '\u{2029}'              // line and paragraph separators
        | '\u{202a}'..='\u{202e}'              // bidi embeddings and overrides
        | '\u{2066}'..='\u{206f}'              // bidi isolates and old format controls
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' // byte order mark, interlinear annotation
        | '\u{e0000}'..='\u{e007f}'            // tags
    )
}
