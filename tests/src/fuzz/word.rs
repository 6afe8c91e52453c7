//! Word files from bytes: fragments of XML, mended until they are well-formed, as the parts of a sound package. So a
//! fuzzer that changes bytes reaches what reads the text, and not only what reads XML.

use resdiff_docx::{Package, PackageError, content_type, relationship};

/// The main part.
const MAIN: &str = "word/document.xml";
/// Relationships, types and names of the parts that follow the main one, in the order in which they stand in the bytes.
const PARTS: [(&str, &str); 7] = [
    ("numbering", "numbering"),
    ("styles", "styles"),
    ("footnotes", "footnotes"),
    ("header1", "hdr"),
    ("footer1", "ftr"),
    ("endnotes", "endnotes"),
    ("comments", "comments"),
];

/// A package whose parts are the fragments between lines of `=`: the body, numbering, styles, footnotes, header,
/// footer, endnotes and comments.
///
/// # Errors
///
/// If the package cannot be put together.
pub(super) fn package(bytes: &[u8]) -> Result<Vec<u8>, PackageError> {
    const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    let text = String::from_utf8_lossy(bytes);
    let mut fragments = text.split("\n=\n");
    let mut package = Package::new(MAIN);
    // The links of the main part need it to be there.
    package.insert(MAIN, content_type::DOCUMENT, "")?;
    package.relate("", relationship::DOCUMENT, MAIN)?;
    package.relate_external(MAIN, relationship::HYPERLINK, "https://example.org/a")?;
    let body = mended(fragments.next().unwrap_or_default());
    for ((part, root), fragment) in PARTS.into_iter().zip(fragments) {
        let name = format!("word/{part}.xml");
        let kind = part.trim_end_matches('1');
        package.insert(&name, &format!("{TYPES}{kind}+xml"), within(root, &mended(fragment)))?;
        package.relate(MAIN, &format!("{KINDS}{kind}"), &name)?;
    }
    package.replace(MAIN, within("document", &format!("<w:body>{body}</w:body>")))?;
    package.write()
}

fn within(root: &str, content: &str) -> String {
    const NAMES: [(&str, &str); 7] = [
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("v", "urn:schemas-microsoft-com:vml"),
    ];
    let names: String = NAMES.iter().map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\"")).collect();
    format!("<w:{root}{names}>{content}</w:{root}>")
}

/// The fragment with every element closed, every end without a beginning left out, and every other sign escaped.
fn mended(fragment: &str) -> String {
    let mut out = String::with_capacity(fragment.len() + 64);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = fragment;
    while let Some(at) = rest.find('<') {
        text(&mut out, &rest[..at]);
        rest = &rest[at + 1..];
        let (closes, tag) = match rest.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, rest),
        };
        let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).unwrap_or(tag.len());
        let name = &tag[..end];
        if !is_name(name) {
            out.push_str("&lt;");
            continue;
        }
        rest = &tag[end..];
        if closes {
            rest = rest.split_once('>').map_or("", |(_, rest)| rest);
            if let Some(depth) = open.iter().rposition(|other| *other == name) {
                for other in open.drain(depth..).rev() {
                    end_tag(&mut out, other);
                }
            }
            continue;
        }
        out.push('<');
        out.push_str(name);
        rest = attributes(&mut out, rest);
        match rest.strip_prefix("/>") {
            Some(after) => {
                out.push_str("/>");
                rest = after;
            }
            None => {
                out.push('>');
                open.push(name);
                rest = rest.strip_prefix('>').unwrap_or(rest);
            }
        }
    }
    text(&mut out, rest);
    for other in open.into_iter().rev() {
        end_tag(&mut out, other);
    }
    out
}

/// Whether a name is one, with a prefix that is bound.
fn is_name(name: &str) -> bool {
    let local = match name.split_once(':') {
        Some(("w" | "r" | "mc" | "wps" | "w14" | "m" | "v", local)) => local,
        Some(_) => return false,
        None => name,
    };
    local.starts_with(|c: char| c.is_ascii_alphabetic()) && !local.contains(':')
}

/// Takes over the attributes, each name once.
fn attributes<'t>(out: &mut String, mut rest: &'t str) -> &'t str {
    let mut seen = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).unwrap_or(rest.len());
        let name = &rest[..end];
        let Some((value, after)) =
            rest[end..].strip_prefix("=\"").and_then(|rest| rest.split_once('"')).filter(|_| is_name(name))
        else {
            return rest;
        };
        rest = after;
        if !seen.contains(&name) {
            seen.push(name);
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            text(out, value);
            out.push('"');
        }
    }
}

fn text(out: &mut String, text: &str) {
    out.push_str(&resdiff_docx::xml::escape(text));
}

fn end_tag(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn fragments_become_well_formed() {
        assert_eq!(mended("<w:p><w:r>a & b</w:p>c"), "<w:p><w:r>a &amp; b</w:r></w:p>c");
        assert_eq!(mended("</w:r><w:t x=\"1\" x=\"2\"/>"), "<w:t x=\"1\"/>");
        assert_eq!(mended("1 < 2 <q:b> <w:i w:val=\"<\""), "1 &lt; 2 &lt;q:b&gt; <w:i w:val=\"&lt;\"></w:i>");
    }
}
