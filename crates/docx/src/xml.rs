//! XML as a tree of elements that know their bytes.
//!
//! Built for parts of a package: bounded in depth and number of elements, without document types and entities of
//! their own, with the handful of namespaces that Word files use. Elements are [`Element`]s, small values that can be
//! copied; text is read from the elements that hold nothing else.
//!
//! ```
//! use resdiff_docx::{Limits, xml::{Ns, Tree}};
//!
//! let xml = r#"<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
//!     <w:r><w:t>Recalling &amp; noting</w:t></w:r></w:p>"#;
//! let tree = Tree::parse(xml.as_bytes(), &Limits::default())?;
//! let run = tree.root().child(Ns::Word, "r").unwrap();
//! let text = run.child(Ns::Word, "t").unwrap();
//! assert_eq!(text.text(), "Recalling & noting");
//! assert_eq!(&tree.source()[text.inner()], "Recalling &amp; noting");
//! # Ok::<(), resdiff_docx::XmlError>(())
//! ```

mod names;
mod parse;

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape_with};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

pub use names::Ns;
use names::Scopes;
pub(crate) use parse::decode;

/// The elements of one part.
#[derive(Clone, Debug)]
pub struct Tree {
    source: String,
    /// In document order: the children of an element follow it, up to its `subtree_end`.
    nodes: Vec<Node>,
    scopes: Scopes,
}

#[derive(Clone, Debug)]
struct Node {
    start: u32,
    open_end: u32,
    close_start: u32,
    end: u32,
    /// The index of the element that holds it; its own for the root.
    parent: u32,
    subtree_end: u32,
    scope: u32,
    prefix_len: u16,
    name_len: u16,
    ns: Ns,
}

/// An element of a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t Tree,
    index: u32,
}

impl Tree {
    /// The outermost element.
    #[must_use]
    pub fn root(&self) -> Element<'_> {
        Element { tree: self, index: 0 }
    }

    /// The text of the part that all ranges count in: its own bytes, or those of its UTF-8 form where it came in
    /// UTF-16; without a byte order mark.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The element of this [`Element::index`].
    #[must_use]
    pub fn element(&self, index: usize) -> Option<Element<'_>> {
        let index = u32::try_from(index).ok().filter(|&index| (index as usize) < self.nodes.len())?;
        Some(Element { tree: self, index })
    }

    /// All elements in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.nodes.len()).filter_map(|index| self.element(index))
    }
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.index == other.index
    }
}

impl<'t> Element<'t> {
    fn node(self) -> &'t Node {
        &self.tree.nodes[self.index as usize]
    }

    /// Its place in the order of all elements of the part, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// The tree it belongs to.
    #[must_use]
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Its namespace.
    #[must_use]
    pub fn ns(self) -> Ns {
        self.node().ns
    }

    /// Its name without a prefix.
    #[must_use]
    pub fn name(self) -> &'t str {
        let node = self.node();
        let start = node.start as usize + 1 + usize::from(node.prefix_len);
        &self.tree.source[start..start + usize::from(node.name_len)]
    }

    /// Whether it has this name.
    #[must_use]
    pub fn is(self, ns: Ns, name: &str) -> bool {
        self.node().ns == ns && self.name() == name
    }

    /// The bytes of the whole element, tags included.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The bytes of its start tag.
    #[must_use]
    pub fn open_tag(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.open_end as usize
    }

    /// The bytes between its tags; empty, at its end, for `<a/>`.
    #[must_use]
    pub fn inner(self) -> Range<usize> {
        let node = self.node();
        node.open_end as usize..node.close_start as usize
    }

    /// The element that holds it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        (self.index > 0).then(|| Self { index: self.node().parent, ..self })
    }

    /// The elements that hold it, the nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |element| element.parent())
    }

    /// The elements right within it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let end = self.node().subtree_end;
        let first = (self.index + 1 < end).then_some(Self { index: self.index + 1, ..self });
        std::iter::successors(first, move |child| {
            let next = child.node().subtree_end;
            (next < end).then_some(Self { index: next, ..*child })
        })
    }

    /// All elements within it, in document order, without itself.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        (self.index + 1..self.node().subtree_end).map(move |index| Self { index, ..self })
    }

    /// The first element of this name right within it.
    #[must_use]
    pub fn child(self, ns: Ns, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(ns, name))
    }

    /// The value of an attribute. Attributes without a prefix are in [`Ns::None`].
    #[must_use]
    pub fn attribute(self, ns: Ns, name: &str) -> Option<Cow<'t, str>> {
        let raw = self.raw_attributes().find_map(|(prefix, local, value)| {
            (local == name && self.tree.attribute_ns(self.node(), prefix) == ns).then_some(value)
        })?;
        Some(unescape(raw))
    }

    /// Prefix, local name and escaped value of every attribute.
    fn raw_attributes(self) -> impl Iterator<Item = (&'t str, &'t str, &'t str)> {
        let node = self.node();
        let name_end = node.start as usize + 1 + usize::from(node.prefix_len) + usize::from(node.name_len);
        let tag =
            self.tree.source[name_end..node.open_end as usize].trim_end_matches('>').trim_end_matches('/');
        parse::attributes(tag)
    }

    /// The text right within it, with entities resolved. An entity that XML does not know stays as it is.
    #[must_use]
    pub fn text(self) -> Cow<'t, str> {
        let inner = &self.tree.source[self.inner()];
        if !inner.contains(['<', '&', '\r']) {
            return Cow::Borrowed(inner);
        }
        // A reader takes this sign at its beginning for the byte order mark of a file.
        let bare = inner.trim_start_matches('\u{feff}');
        let mut text = inner[..inner.len() - bare.len()].to_owned();
        let mut depth = 0_usize;
        let mut reader = Reader::from_str(bare);
        // The part was read once without fault, so that a fault here is only its end.
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Eof => break,
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                Event::Text(piece) => text += &piece.xml10_content(),
                Event::CData(piece) => text += &piece.xml10_content(),
                Event::GeneralRef(name) => {
                    let raw = format!("&{};", &*name);
                    text += &unescape(&raw);
                }
                _ => {}
            }
        }
        Cow::Owned(text)
    }
}

/// Resolves the entities of XML; what it does not know stays as it is.
fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    unescape_with(raw, resolve_xml_entity).unwrap_or(Cow::Borrowed(raw))
}

/// A text as it may stand between tags and in attributes.
///
/// Characters that XML cannot hold, such as most control characters, become U+FFFD.
///
/// ```
/// assert_eq!(resdiff_docx::xml::escape("A & <B>"), "A &amp; &lt;B&gt;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    let held: Cow<'_, str> = if text.chars().all(is_char) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| if is_char(c) { c } else { '\u{fffd}' }).collect())
    };
    quick_xml::escape::escape(held).into_owned()
}

/// An iterator over attributes that minds neither doubles nor their number.
fn lenient(tag: &str) -> Attributes<'_> {
    let mut attributes = Attributes::new(tag, 0);
    attributes.with_checks(false);
    attributes
}
