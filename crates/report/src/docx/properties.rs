//! Properties of runs that are put into the old file.

use super::block::Format;

/// The order in which properties of a run stand, as the schema has it.
const ORDER: [&str; 43] = [
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
];

/// Properties of the words around, with italics and raising as the new words have them. A property with content, such
/// as a tracked change of format, is left out.
pub(super) fn with_format(formatting: &str, format: &Format) -> String {
    let inner =
        formatting.strip_prefix("<w:rPr>").and_then(|rest| rest.strip_suffix("</w:rPr>")).unwrap_or("");
    let mut kept: Vec<(usize, &str)> = Vec::new();
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let mut rest = inner;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>').map(|end| start + end + 1) else { break };
        let tag = &rest[start..end];
        let name = tag.trim_start_matches("<w:").split([' ', '/', '>']).next().unwrap_or_default();
        rest = &rest[end..];
        if !tag.ends_with("/>") {
            let close = format!("</w:{name}>");
            rest = rest.find(&close).map_or("", |at| &rest[at + close.len()..]);
        } else if !matches!(name, "i" | "iCs" | "vertAlign") {
            // What the words around are in does not tell what these are in.
            kept.push((place(name), tag));
        }
    }
    if format.italic {
        kept.push((place("i"), "<w:i/>"));
    }
    if format.raised {
        kept.push((place("vertAlign"), r#"<w:vertAlign w:val="superscript"/>"#));
    }
    kept.sort_by_key(|(place, _)| *place);
    let kept: String = kept.into_iter().map(|(_, tag)| tag).collect();
    if kept.is_empty() { kept } else { format!("<w:rPr>{kept}</w:rPr>") }
}

/// What of the format of these properties could differ from word to word.
pub(super) fn format_of(formatting: &str) -> Format {
    Format {
        italic: formatting.contains("<w:i/>"),
        raised: formatting.contains(r#"<w:vertAlign w:val="superscript"/>"#),
        ..Format::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_stand_in_the_order_of_the_schema() {
        let format = Format { italic: true, ..Format::default() };
        let around = r#"<w:rPr><w:b/><w:vertAlign w:val="superscript"/><w:lang w:val="en-GB"/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"#;
        assert_eq!(with_format(around, &format), r#"<w:rPr><w:b/><w:i/><w:lang w:val="en-GB"/></w:rPr>"#);
        assert_eq!(with_format("", &Format::default()), "");
    }
}
