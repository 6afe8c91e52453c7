//! `[Content_Types].xml`: the type of every part, by its name or by its ending.

use super::relationships::before_end;
use crate::XmlError;
use crate::xml::{Ns, Tree, escape};

/// The part of a package that holds nothing yet.
pub(super) const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/></Types>"#
);

/// The type of a part.
pub(super) fn of(tree: &Tree, name: &str) -> Option<String> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let find = |element: &str, key: &str, value: &str| {
        let mut entries = tree.root().children().filter(|e| e.is(Ns::ContentTypes, element));
        let entry = entries.find(|e| {
            e.attribute(Ns::None, key).is_some_and(|v| v.trim_start_matches('/').eq_ignore_ascii_case(value))
        })?;
        entry.attribute(Ns::None, "ContentType").map(std::borrow::Cow::into_owned)
    };
    find("Override", "PartName", name).or_else(|| find("Default", "Extension", ending))
}

/// The part with one more type in it.
pub(super) fn with(xml: &str, name: &str, content_type: &str) -> Result<String, XmlError> {
    let entry = format!(r#"Override PartName="/{}" ContentType="{}"/>"#, escape(name), escape(content_type));
    before_end(xml, &entry)
}
