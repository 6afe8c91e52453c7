//! Content streams, decoded within limits.

use std::borrow::Cow;

use hayro_syntax::Filter;
use hayro_syntax::object::{MaybeRef, Object, Stream};
use hayro_syntax::page::Page;

use super::budget::{Budget, Exhausted};

/// The longest stream that is decoded, before decoding. Deflate packs at most 1 : 1032, so the longest result
/// is 2 GiB; the content of a page of text is 5 to 50 KB.
const LONGEST: usize = 2 << 20;

/// The content of a page.
pub(super) struct Content<'a> {
    /// The operators.
    pub bytes: Cow<'a, [u8]>,
    /// Whether a part of it could not be decoded or was not there.
    pub is_incomplete: bool,
}

/// Decodes the content of a page, the parts of which may stand in several streams.
pub(super) fn content<'a>(page: &Page<'a>, budget: &mut Budget) -> Result<Content<'a>, Exhausted> {
    let mut content = Content { bytes: Cow::Borrowed(&[]), is_incomplete: false };
    if !page.raw().contains_key(b"Contents") {
        return Ok(content);
    }
    match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => content.push(&stream, budget)?,
        Some(Object::Array(parts)) => {
            for part in parts.raw_iter() {
                let stream = match part {
                    MaybeRef::Ref(reference) => page.xref().get::<Stream<'_>>(reference.into()),
                    MaybeRef::NotRef(object) => object.into_stream(),
                };
                match stream {
                    Some(stream) => content.push(&stream, budget)?,
                    None => content.is_incomplete = true,
                }
            }
        }
        Some(Object::Null(_)) => {}
        _ => content.is_incomplete = true,
    }
    Ok(content)
}

impl<'a> Content<'a> {
    fn push(&mut self, stream: &Stream<'a>, budget: &mut Budget) -> Result<(), Exhausted> {
        match decode(stream, budget)? {
            Some(bytes) if self.bytes.is_empty() => self.bytes = bytes,
            Some(bytes) => {
                // Parts may end in the middle of a line but never of a word.
                let whole = self.bytes.to_mut();
                whole.push(b'\n');
                whole.extend_from_slice(&bytes);
            }
            None => self.is_incomplete = true,
        }
        Ok(())
    }
}

/// Decodes a stream; none if it is damaged or too long.
pub(super) fn decode<'a>(
    stream: &Stream<'a>,
    budget: &mut Budget,
) -> Result<Option<Cow<'a, [u8]>>, Exhausted> {
    let unpacking =
        |filter: &Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    // Packed twice, a few bytes could unfold to gigabytes; no maker of PDFs does so.
    if stream.raw_data().len() > LONGEST || stream.filters().iter().filter(|f| unpacking(f)).count() > 1 {
        return Ok(None);
    }
    let Ok(bytes) = stream.decoded_data() else { return Ok(None) };
    budget.bytes(bytes.len())?;
    Ok(Some(bytes))
}
