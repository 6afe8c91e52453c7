//! Bytes to characters.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use resdiff_model::{Notice, NoticeKind, Place, glance};

use crate::ReadError;

/// Decodes text: by its byte order mark, else as UTF-8, else as UTF-16 where every second byte is zero, else
/// in the legacy encoding that `chardetng` finds most likely.
///
/// Bytes that stand for no character become U+FFFD and are counted in a notice.
///
/// # Errors
///
/// If the bytes are no text in any encoding.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Notice>), ReadError> {
    let encoding = encoding_of(bytes);
    let (text, _, replaced) = encoding.decode(bytes);
    if looks_binary(&text) {
        return Err(ReadError::UnknownForm { what: "binary data" });
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut notices = Vec::new();
    if replaced {
        let count = text.matches('\u{fffd}').count();
        notices.push(Notice {
            kind: NoticeKind::Encoding,
            message: format!(
                "{count} {} could not be read as {} and stand as U+FFFD; save the file as UTF-8",
                if count == 1 { "place" } else { "places" },
                encoding.name(),
            ),
            at: Place::default(),
        });
    }
    Ok((text, notices))
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // UTF-16 first: ASCII letters in UTF-16 are valid UTF-8 too, with a NUL beside each.
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.contains(&0) {
        let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
        let (units, [first, second]) = (head.len() / 2, [0, 1].map(zeros));
        if second * 10 > units * 6 && first * 10 < units {
            return UTF_16LE;
        }
        if first * 10 > units * 6 && second * 10 < units {
            return UTF_16BE;
        }
    }
    // A file cut in the middle of a character is still UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(error) if error.valid_up_to() + 4 > bytes.len() => UTF_8,
        Err(_) => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, chardetng::Utf8Detection::Deny)
        }
    }
}

/// Whether more than one character in a hundred is a control character that no text holds.
fn looks_binary(text: &str) -> bool {
    let odd = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}' | '\u{1b}')
    };
    // Bytes that no odd sign begins with tell at a glance that a text is none: nearly all are.
    let may_be_odd = |byte: u8| {
        let blank = (b'\t'..=b'\r').contains(&byte);
        (byte < 0x20) & !blank | (byte == 0x7f) | (byte == 0xc2)
    };
    if !glance::any(text, may_be_odd) {
        return false;
    }
    let (mut count, mut odds) = (0, 0);
    for sign in text.chars().take(65_536) {
        count += 1;
        odds += usize::from(odd(&sign));
    }
    text.contains('\0') || odds * 100 > count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, notices: usize) {
        let (found, told) = decode(bytes).unwrap();
        assert_eq!((&*found, told.len()), (text, notices));
    }

    #[test]
    fn every_common_encoding() {
        let text = "Recalling the “Orbit” – résumé";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(text.as_bytes(), text, 0);
        check(&utf16, text, 0);
        check(&[&b"\xFF\xFE"[..], &utf16].concat(), text, 0);
        check(b"Recalling the \x93Orbit\x94 \x96 r\xE9sum\xE9", text, 0);
        check("\u{feff}Text".as_bytes(), "Text", 0);
    }

    #[test]
    fn text_cut_inside_a_character_is_told() {
        check(b"Recalling r\xC3", "Recalling r\u{fffd}", 1);
    }

    #[test]
    fn rubbish_is_refused() {
        assert!(decode(&[0, 1, 2, 3, 200, 201, 0, 9]).is_err());
        assert_eq!(decode(b" \n "), Err(ReadError::Empty));
    }
}
