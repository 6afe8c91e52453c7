//! Characters that deceive the eye: those without a shape, and letters that look like others.
//!
//! Nothing here decides what a difference means; it says what a reader of the page cannot see.
//!
//! ```
//! use resdiff_model::characters::{described, look_alike, without_invisible};
//!
//! assert!(look_alike("shall", "sh\u{430}ll"));
//! assert!(!look_alike("shall", "shell"));
//! assert_eq!(without_invisible("sh\u{200b}all"), "shall");
//! assert_eq!(described("\u{430}"), "U+0430 CYRILLIC SMALL LETTER A");
//! ```

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::glance;

/// Whether a character has no shape of its own: zero-width blanks and joiners, marks and controls of writing
/// direction, variation selectors, tags, fillers, control characters.
///
/// Blanks and line ends are no such characters, and the soft hyphen is a kind of hyphen.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    match c {
        '\t'..='\r' | '\u{85}' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        ..'\u{34f}' => false,
        // The ranges of Default_Ignorable_Code_Point, Unicode 17, without the soft hyphen; beside them the
        // interlinear marks and the empty Braille cell.
        _ => matches!(c,
            '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'),
    }
}

/// Whether a text holds an invisible character.
#[must_use]
pub fn has_invisible(text: &str) -> bool {
    if !text.is_ascii() {
        return text.contains(is_invisible);
    }
    glance::any(text, |byte| (byte < b' ') & (byte.wrapping_sub(b'\t') > 4) | (byte == 0x7f))
}

/// Whether a character makes the text that follows run in another direction than its letters do, so that a page
/// shows words in another order than the file holds them.
#[must_use]
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without its invisible characters.
#[must_use]
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if has_invisible(text) {
        Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The text with letters and their accents composed (NFC), so that the two ways to store `é` are one.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    // Nothing below the combining accents is changed by composing.
    if text.chars().all(|c| c < '\u{300}') || unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether two texts are the same once letters in other forms (`Ａ`, `𝐚`, `…`) are replaced by the plain ones.
#[must_use]
pub fn same_in_plain_form(one: &str, other: &str) -> bool {
    one.nfkc().eq(other.nfkc())
}

/// What a text looks like (the skeleton of UTS #39): texts with the same one cannot be told apart by eye.
///
/// It is for comparing only and need not be readable.
#[must_use]
pub fn appearance(text: &str) -> String {
    unicode_security::confusable_detection::skeleton(text).collect()
}

/// Whether two texts begin with the same look: cheap, and true of all that look alike.
#[must_use]
pub fn begin_alike(one: &str, other: &str) -> bool {
    use unicode_security::confusable_detection::skeleton;
    skeleton(one.trim_start()).next() == skeleton(other.trim_start()).next()
}

/// Whether two different texts look the same.
///
/// `modern` and `modem`, `I` and `l` do so in some fonts, but whoever writes one for the other makes a mistake that
/// the eye can find: pairs of plain ASCII count only where a letter stands among digits, as in `2O2O`.
#[must_use]
pub fn look_alike(one: &str, other: &str) -> bool {
    let mixed = |text: &str| {
        text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().any(|b| b.is_ascii_alphabetic())
    };
    // A ligature of two Latin letters and the Chinese nought are seen for what they are.
    let ligature = |c: char| matches!(c, 'œ' | 'Œ' | 'æ' | 'Æ' | '〇');
    let plain = one.is_ascii() && other.is_ascii();
    one != other
        && (!plain || mixed(one) != mixed(other))
        && one.chars().any(ligature) == other.chars().any(ligature)
        && appearance(one) == appearance(other)
}

/// Whether a letter is of a script whose letters are seldom meant where Latin ones stand and looks like a Latin one.
#[must_use]
pub fn mimics_latin(c: char) -> bool {
    c > '\u{24f}' && c.is_alphabetic() && {
        let mut buffer = [0; 4];
        let text: &str = c.encode_utf8(&mut buffer);
        let mut look = unicode_security::confusable_detection::skeleton(text);
        look.next().is_some_and(|c| c.is_ascii_alphabetic()) && look.next().is_none()
    }
}

/// Characters by code point and name: `U+200B ZERO WIDTH SPACE`, several parted by commas.
#[must_use]
pub fn described(text: &str) -> String {
    text.chars().map(|c| format!("{} {}", code_point(c), name(c))).collect::<Vec<_>>().join(", ")
}

/// `U+0430`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The name of a character in Unicode; control characters by the name they are known by.
#[must_use]
pub fn name(c: char) -> String {
    const CONTROLS: [&str; 32] = [
        "NULL",
        "START OF HEADING",
        "START OF TEXT",
        "END OF TEXT",
        "END OF TRANSMISSION",
        "ENQUIRY",
        "ACKNOWLEDGE",
        "BELL",
        "BACKSPACE",
        "TAB",
        "LINE FEED",
        "LINE TABULATION",
        "FORM FEED",
        "CARRIAGE RETURN",
        "SHIFT OUT",
        "SHIFT IN",
        "DATA LINK ESCAPE",
        "DEVICE CONTROL ONE",
        "DEVICE CONTROL TWO",
        "DEVICE CONTROL THREE",
        "DEVICE CONTROL FOUR",
        "NEGATIVE ACKNOWLEDGE",
        "SYNCHRONOUS IDLE",
        "END OF TRANSMISSION BLOCK",
        "CANCEL",
        "END OF MEDIUM",
        "SUBSTITUTE",
        "ESCAPE",
        "FILE SEPARATOR",
        "GROUP SEPARATOR",
        "RECORD SEPARATOR",
        "UNIT SEPARATOR",
    ];
    if let Some(control) = CONTROLS.get(c as usize) {
        return (*control).to_owned();
    }
    match unicode_names2::name(c) {
        Some(name) => name.to_string(),
        None if c.is_control() => "CONTROL CHARACTER".to_owned(),
        None if matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) => "PRIVATE USE CHARACTER".to_owned(),
        None => "UNASSIGNED CHARACTER".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_found_in_any_text() {
        let one_each = |c: u32| char::from_u32(c).map(|c| format!("a{c}b"));
        for text in (0..0x3000).filter_map(one_each) {
            assert_eq!(has_invisible(&text), text.contains(is_invisible), "{text:?}");
        }
    }

    #[test]
    fn letters_of_other_scripts_look_alike() {
        for (plain, planted) in [
            ("shall", "ѕhall"),
            ("shall", "sha\u{4cf}\u{4cf}"),
            ("Ocean", "Οcean"),
            ("A/74/363", "А/74/363"),
            ("2020", "2O2O"),
            ("2020", "２０２０"),
            ("мир", "миp"),
        ] {
            assert!(look_alike(plain, planted), "{plain} {planted}");
        }
        for (one, other) in [
            ("modern", "modem"),
            ("I", "l"),
            ("I", "1"),
            ("shall", "should"),
            ("œuvre", "oeuvre"),
            ("é", "e"),
        ] {
            assert!(!look_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn what_has_no_shape_is_invisible() {
        for c in
            ['\u{200b}', '\u{200d}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{e0041}', '\u{1b}', '\u{fe0f}']
        {
            assert!(is_invisible(c), "{}", code_point(c));
        }
        for c in [' ', '\n', '\t', '\u{a0}', '\u{ad}', '\u{2028}', '-', 'é', 'ش', '国', '\u{301}'] {
            assert!(!is_invisible(c), "{}", code_point(c));
        }
    }

    #[test]
    fn every_character_has_a_description() {
        assert_eq!(described("\u{1b}\u{200b}"), "U+001B ESCAPE, U+200B ZERO WIDTH SPACE");
        assert_eq!(described("\u{e000}"), "U+E000 PRIVATE USE CHARACTER");
        assert_eq!(described("\u{202e}"), "U+202E RIGHT-TO-LEFT OVERRIDE");
        assert_eq!(described("国"), "U+56FD CJK UNIFIED IDEOGRAPH-56FD");
    }

    #[test]
    fn composing_leaves_plain_text_alone() {
        assert!(matches!(composed("résumé"), Cow::Borrowed(_)));
        assert_eq!(composed("re\u{301}sume\u{301}"), "résumé");
        assert!(same_in_plain_form("…", "..."));
    }
}
