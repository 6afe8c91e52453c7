//! A reader of markup that knows no more than its grammar, to see what a browser would take for a tag.

/// An element as it opens.
#[derive(Debug)]
pub(super) struct Element<'t> {
    pub(super) name: &'t str,
    pub(super) attributes: Vec<(&'t str, &'t str)>,
}

/// Elements that have no end.
const VOID: [&str; 5] = ["br", "hr", "meta", "input", "link"];

/// Elements of which the end may be left out where that of what holds them follows.
const IMPLIED: [&str; 9] = ["li", "p", "td", "th", "tr", "tbody", "thead", "dt", "dd"];

/// All elements of a text.
///
/// # Panics
///
/// If tags are not nested as they should be or a sign stands where it opens none.
pub(super) fn elements(text: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!-- -->") {
            rest = comment;
            continue;
        }
        let closes = rest.starts_with('/');
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = &tag[..end];
        assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "a tag without a name: {:.60}", rest);
        let mut attributes = Vec::new();
        rest = attributes_of(&tag[end..], &mut attributes);
        if closes {
            while open.last().is_some_and(|last| *last != name && IMPLIED.contains(last)) {
                open.pop();
            }
            assert_eq!(open.pop(), Some(name), "tags are not nested");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
        if !closes && ["script", "style"].contains(&name) {
            let end = format!("</{name}");
            rest = &rest[rest.find(&end).expect("an end")..];
        }
        if !closes {
            found.push(Element { name, attributes });
        }
    }
    plain(rest);
    // The ends of the page itself may be left out.
    assert!(open.iter().all(|name| ["html", "body"].contains(name)), "{open:?} have no end");
    found
}

fn attributes_of<'t>(mut rest: &'t str, attributes: &mut Vec<(&'t str, &'t str)>) -> &'t str {
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            return after;
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        assert!(end > 0, "an attribute without a name: {rest:.60}");
        let name = &rest[..end];
        rest = &rest[end..];
        let value = match (rest.strip_prefix("=\""), rest.strip_prefix('=')) {
            (Some(after), _) => {
                let (value, after) = after.split_once('"').expect("a value has an end");
                rest = after;
                value
            }
            (None, Some(after)) => {
                // Such a value ends at a blank or with the tag.
                let (value, _) = after.split_at(after.find([' ', '\n', '>']).unwrap_or(after.len()));
                let is_sound = !value.is_empty() && !value.contains(['"', '\'', '`', '=', '<']);
                assert!(is_sound, "a value without quotes: {rest:.60}");
                rest = &after[value.len()..];
                value
            }
            (None, None) => "",
        };
        attributes.push((name, value));
    }
}

/// Text between tags, in which nothing acts.
fn plain(text: &str) {
    for sign in text.chars() {
        let bidi = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!bidi && (matches!(sign, '\n' | '\t') || !sign.is_control()), "{sign:?} reaches the page");
    }
}
