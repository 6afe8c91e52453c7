//! Characters that fonts of symbols give a meaning of their own.

/// The character that a font of symbols shows for another; `font` is none where it is not known.
///
/// Such fonts have their signs in the private use area, from U+F020 on, or in place of ASCII. What is not known here is
/// shown as a bullet: most signs of such fonts are.
pub(super) fn shown(c: char, font: Option<&str>) -> char {
    let code = u32::from(c);
    let private = (0xF020..=0xF0FF).contains(&code);
    let symbolic = font.is_some_and(|font| {
        let font = font.to_ascii_lowercase();
        font == "symbol" || font.starts_with("wingdings") || font == "webdings"
    });
    if !private && !symbolic {
        return c;
    }
    let code = if private { code - 0xF000 } else { code };
    let is_symbol = font.is_none_or(|font| font.eq_ignore_ascii_case("symbol"));
    if is_symbol { greek(code).unwrap_or('•') } else { '•' }
}

/// What stands in the font Symbol at a place of ASCII or Latin-1.
fn greek(code: u32) -> Option<char> {
    const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    match code {
        0x41..=0x5A => UPPER.chars().nth(code as usize - 0x41),
        0x61..=0x7A => LOWER.chars().nth(code as usize - 0x61),
        0x2D => Some('−'),
        0xA3 => Some('≤'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB9 => Some('≠'),
        0xBE => Some('—'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0x20..=0x3F | 0x5B | 0x5D | 0x5F | 0x7B..=0x7D => char::from_u32(code),
        _ => None,
    }
}
