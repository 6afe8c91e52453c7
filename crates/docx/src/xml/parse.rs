//! From bytes to a tree.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::names::Scopes;
use super::{Node, Ns, Tree, lenient, unescape};
use crate::{Limits, XmlError};

impl Tree {
    /// Parses a part.
    ///
    /// # Errors
    ///
    /// If it is not well-formed XML, declares a document type, or passes a limit of depth or number.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, XmlError> {
        let source = decode(bytes)?.into_owned();
        let mut builder = Builder { nodes: Vec::new(), scopes: Scopes::default(), open: Vec::new() };
        let mut reader = Reader::from_str(&source);
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|error| XmlError::Syntax {
                at: usize::try_from(reader.error_position()).unwrap_or(usize::MAX),
                reason: error.to_string(),
            })?;
            let end = position(&reader);
            match event {
                Event::Start(tag) => builder.start(&tag, start, end, limits)?,
                Event::Empty(tag) => {
                    builder.start(&tag, start, end, limits)?;
                    builder.end(end, end);
                }
                Event::End(_) => builder.end(start, end),
                Event::DocType(_) => return Err(XmlError::DocType),
                Event::Eof => break,
                _ => {}
            }
        }
        let at = source.len();
        if !builder.open.is_empty() {
            return Err(XmlError::Syntax { at, reason: "it ends in the middle".to_owned() });
        }
        if builder.nodes.is_empty() {
            return Err(XmlError::Syntax { at, reason: "it holds no element".to_owned() });
        }
        let Builder { nodes, scopes, .. } = builder;
        Ok(Self { source, nodes, scopes })
    }

    /// The namespace of an attribute; one without a prefix has none.
    pub(super) fn attribute_ns(&self, node: &Node, prefix: &str) -> Ns {
        if prefix.is_empty() { Ns::None } else { self.scopes.resolve(node.scope, prefix) }
    }
}

struct Builder {
    nodes: Vec<Node>,
    scopes: Scopes,
    /// The indices of the elements that are open, outermost first.
    open: Vec<u32>,
}

impl Builder {
    fn start(&mut self, tag: &str, start: u32, end: u32, limits: &Limits) -> Result<(), XmlError> {
        if self.open.len() >= limits.depth {
            return Err(XmlError::TooDeep { limit: limits.depth });
        }
        if self.nodes.len() >= limits.elements {
            return Err(XmlError::TooManyElements { limit: limits.elements });
        }
        if self.open.is_empty() && !self.nodes.is_empty() {
            return Err(XmlError::Syntax {
                at: start as usize,
                reason: "a second outermost element".to_owned(),
            });
        }
        let index = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let parent = self.open.last().copied().unwrap_or(index);
        let mut scope =
            self.open.last().map_or(Scopes::OUTERMOST, |&parent| self.nodes[parent as usize].scope);
        let name = tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        if tag.contains("xmlns") {
            for (prefix, local, value) in attributes(&tag[name.len()..]) {
                let declared = match (prefix, local) {
                    ("", "xmlns") => "",
                    ("xmlns", local) => local,
                    _ => continue,
                };
                scope = self
                    .scopes
                    .declare(scope, declared, &unescape(value))
                    .ok_or(XmlError::TooManyNamespaces { limit: Scopes::LONGEST })?;
            }
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let prefix_len = if prefix.len() == name.len() || !name.contains(':') { 0 } else { prefix.len() + 1 };
        let too_long = |_| XmlError::Syntax { at: start as usize, reason: "a name without end".to_owned() };
        self.nodes.push(Node {
            start,
            open_end: end,
            close_start: end,
            end,
            parent,
            subtree_end: index + 1,
            scope,
            prefix_len: u16::try_from(prefix_len).map_err(too_long)?,
            name_len: u16::try_from(local.len()).map_err(too_long)?,
            ns: self.scopes.resolve(scope, prefix),
        });
        self.open.push(index);
        Ok(())
    }

    fn end(&mut self, start: u32, end: u32) {
        let after = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self.open.pop().and_then(|index| self.nodes.get_mut(index as usize)) {
            (node.close_start, node.end, node.subtree_end) = (start, end, after);
        }
    }
}

/// Prefix, local name and escaped value of the attributes of a tag without its name; a faulty one ends them.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    lenient(tag).map_while(Result::ok).map(move |attribute| {
        let key = attribute.key.into_inner();
        let (prefix, local) = key.split_once(':').unwrap_or(("", key));
        // The value is borrowed from the tag; quick-xml has no owned ones here.
        let value = match attribute.value {
            Cow::Borrowed(value) => value,
            Cow::Owned(_) => "",
        };
        (prefix, local, value)
    })
}

fn position(reader: &Reader<&[u8]>) -> u32 {
    u32::try_from(reader.buffer_position()).unwrap_or(u32::MAX)
}

/// UTF-8 or UTF-16, by byte order mark or by the `<` that every part begins with.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, XmlError> {
    let wide = |read: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| read(*pair));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| XmlError::Encoding)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(u16::from_le_bytes, rest).map(Cow::Owned),
        [0xFE, 0xFF, rest @ ..] => wide(u16::from_be_bytes, rest).map(Cow::Owned),
        [b'<', 0, ..] => wide(u16::from_le_bytes, bytes).map(Cow::Owned),
        [0, b'<', ..] => wide(u16::from_be_bytes, bytes).map(Cow::Owned),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => {
            std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|_| XmlError::Encoding)
        }
    }
}
