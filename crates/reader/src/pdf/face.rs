//! Whether the type of a font is italic or bold.

use hayro_font::{Font, FontGlyph, GlyphId};
use hayro_syntax::object::{Array, Dict, Name};

use super::glyph::Face;

/// The bit of a font descriptor's flags that says italic.
const ITALIC: u32 = 1 << 6;
/// The bit that says that the type is to be drawn bolder than it is.
const FORCE_BOLD: u32 = 1 << 18;
/// The least weight that is printed as bold: 600 is semi-bold.
const BOLD_WEIGHT: f32 = 600.0;

/// How a font looks: by its name first, since that is what every maker of PDFs sets, then by what the
/// descriptor and the embedded program say.
pub(super) fn of(dict: &Dict<'_>, font: Option<&Font<'_>>) -> Face {
    let descendant =
        dict.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let inner = descendant.as_ref().unwrap_or(dict);
    let descriptor = inner.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
    let names = [name(dict, b"BaseFont"), name(inner, b"BaseFont"), name(&descriptor, b"FontName")];
    let named =
        |words: &[&str]| names.iter().flatten().any(|name| words.iter().any(|word| name.contains(word)));
    let flags = descriptor.get::<u32>(b"Flags").unwrap_or(0);
    let mut face = Face {
        italic: flags & ITALIC != 0
            || named(&["italic", "oblique"])
            || descriptor.get::<f32>(b"ItalicAngle").is_some_and(|angle| angle != 0.0),
        bold: flags & FORCE_BOLD != 0
            || named(&["bold", "black", "heavy", "demi"])
            || descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| weight >= BOLD_WEIGHT),
    };
    if !(face.italic && face.bold)
        && let Some(FontGlyph::Outline(glyph)) = font.map(|font| font.glyph(GlyphId::NOTDEF, 0))
        && let Some(data) = glyph.font_data()
    {
        face.italic |= data.is_italic;
        face.bold |= data.weight.is_some_and(|weight| weight as f32 >= BOLD_WEIGHT);
    }
    face
}

/// The name under a key, in lower case.
fn name(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    Some(dict.get::<Name<'_>>(key)?.as_str().to_ascii_lowercase())
}
