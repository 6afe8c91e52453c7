//! Relationships: which part belongs to which, by type and id.

use crate::xml::{Ns, Tree, escape};
use crate::{Limits, XmlError};

/// One thing that a part, or the package, is related to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// The id that the part refers to it by: `rId4`.
    pub id: String,
    /// Its type in the transitional spelling, such as [`relationship::STYLES`](crate::relationship::STYLES).
    pub kind: String,
    /// What it leads to.
    pub target: Target,
}

/// What a relationship leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A part of the package, which need not be there.
    Part(String),
    /// An address outside, such as that of a hyperlink. It is never opened.
    External(String),
}

/// The part of relationships that holds none yet.
pub(super) const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#
);

/// `word/document.xml` → `word/_rels/document.xml.rels`; the package itself → `_rels/.rels`.
pub(super) fn part_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

pub(super) fn read(tree: &Tree, from: &str) -> Vec<Relationship> {
    let entries = tree.root().children().filter(|e| e.is(Ns::PackageRelationships, "Relationship"));
    let read = |entry: crate::xml::Element<'_>| {
        let value = |name| entry.attribute(Ns::None, name);
        let target = value("Target")?;
        let external = value("TargetMode").is_some_and(|mode| mode == "External");
        Some(Relationship {
            id: value("Id")?.into_owned(),
            kind: transitional(&value("Type")?),
            target: if external {
                Target::External(target.into_owned())
            } else {
                Target::Part(resolve(from, &target))
            },
        })
    };
    entries.filter_map(read).collect()
}

/// Strict files spell the same types with another head.
fn transitional(kind: &str) -> String {
    const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    kind.strip_prefix(STRICT).map_or_else(|| kind.to_owned(), |rest| format!("{TRANSITIONAL}{rest}"))
}

/// The part that a target names, seen from the folder of `from`. Steps out of the package lead to its root.
fn resolve(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut segments: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        segments.extend(from.split('/'));
        segments.pop();
    }
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

/// How `from` spells the way to `to`: without the folder that both are in, else from the root.
pub(super) fn target(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    match to.strip_prefix(folder) {
        Some(rest) if folder.is_empty() => rest.to_owned(),
        Some(rest) if rest.starts_with('/') => rest[1..].to_owned(),
        _ => format!("/{to}"),
    }
}

/// `rId` and the first number that none of the ids has.
pub(super) fn free_id(existing: &[Relationship]) -> String {
    let taken =
        |number: usize| existing.iter().any(|one| one.id.eq_ignore_ascii_case(&format!("rId{number}")));
    // One of so many numbers is free.
    let number = (existing.len() + 1..=2 * existing.len() + 1).find(|&number| !taken(number));
    format!("rId{}", number.unwrap_or(existing.len() + 1))
}

/// The part with one more relationship; `mode` is an attribute with a blank before it, or nothing.
pub(super) fn with(xml: &str, id: &str, kind: &str, target: &str, mode: &str) -> Result<String, XmlError> {
    let (kind, target) = (escape(kind), escape(target));
    before_end(xml, &format!(r#"Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>"#))
}

/// The text with an empty element put before the end of its root; `entry` is the element without `<` and prefix.
pub(super) fn before_end(xml: &str, entry: &str) -> Result<String, XmlError> {
    let tree = Tree::parse(xml.as_bytes(), &Limits { elements: usize::MAX, ..Limits::default() })?;
    let root = tree.root();
    let source = tree.source();
    // The root's own prefix, with its colon.
    let tag = &source[root.open_tag()];
    let prefix = tag[1..].split_once(root.name()).map_or("", |(prefix, _)| prefix);
    let inner = root.inner();
    if inner.end == root.range().end {
        // `<Relationships … />`
        let open = tag.trim_end_matches('>').trim_end_matches('/');
        return Ok(format!(
            "{}{open}><{prefix}{entry}</{prefix}{}>{}",
            &source[..root.range().start],
            root.name(),
            &source[root.range().end..]
        ));
    }
    Ok(format!("{}<{prefix}{entry}{}", &source[..inner.end], &source[inner.end..]))
}
