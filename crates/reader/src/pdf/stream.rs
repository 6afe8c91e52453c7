//! Content streams, decoded within limits.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, MaybeRef, Object, Stream};
use hayro_syntax::page::Page;

use super::budget::{Budget, Exhausted};
use super::unpack;
use crate::Limit;

/// A decoded stream, or several.
pub(super) struct Content<'a> {
    /// The operators.
    pub bytes: Cow<'a, [u8]>,
    /// Whether a part of it is damaged, too long or not there.
    pub is_incomplete: bool,
}

/// Decodes the content of a page, the parts of which may stand in several streams.
pub(super) fn content<'a>(page: &Page<'a>, budget: &mut Budget) -> Result<Content<'a>, Exhausted> {
    let mut content = Content { bytes: Cow::Borrowed(&[]), is_incomplete: false };
    if !page.raw().contains_key(b"Contents") {
        return Ok(content);
    }
    match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => content.push(decode(&stream, budget)?),
        Some(Object::Array(parts)) => {
            for part in parts.raw_iter() {
                let stream = match part {
                    MaybeRef::Ref(reference) => page.xref().get::<Stream<'_>>(reference.into()),
                    MaybeRef::NotRef(object) => object.into_stream(),
                };
                match stream {
                    Some(stream) => content.push(decode(&stream, budget)?),
                    None => content.is_incomplete = true,
                }
                if content.bytes.len() as u64 > budget.most(Limit::PdfStream) {
                    return Err(Exhausted::of(Limit::PdfStream));
                }
            }
        }
        Some(Object::Null(_)) => {}
        _ => content.is_incomplete = true,
    }
    Ok(content)
}

impl<'a> Content<'a> {
    fn push(&mut self, part: Content<'a>) {
        self.is_incomplete |= part.is_incomplete;
        if self.bytes.is_empty() {
            self.bytes = part.bytes;
        } else {
            // Parts may end in the middle of a line but never of a word.
            let whole = self.bytes.to_mut();
            whole.push(b'\n');
            whole.extend_from_slice(&part.bytes);
        }
    }
}

/// Decodes a stream as far as it can be decoded.
pub(super) fn decode<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Result<Content<'a>, Exhausted> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let most = budget.most(Limit::PdfStream);
    let content = if filters[..] == [Filter::FlateDecode] && !has_predictor(stream) {
        inflate(&raw, most)?
    } else if filters.is_empty() && raw.len() as u64 > most {
        return Err(Exhausted::of(Limit::PdfStream));
    } else {
        decode_otherwise(stream, most)
    };
    budget.content(content.bytes.len())?;
    Ok(content)
}

/// Nearly all content: deflated and nothing else. The library would pass over damage without a word.
fn inflate<'a>(raw: &[u8], most: u64) -> Result<Content<'a>, Exhausted> {
    let mut bytes = Vec::with_capacity(8 * raw.len().min(1 << 20));
    let read = ZlibDecoder::new(raw).take(most.saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() as u64 > most {
        return Err(Exhausted::of(Limit::PdfStream));
    }
    // What came before the damage is kept.
    Ok(Content { bytes: Cow::Owned(bytes), is_incomplete: read.is_err() })
}

fn decode_otherwise<'a>(stream: &Stream<'a>, most: u64) -> Content<'a> {
    // Packed twice, a few bytes could unfold to gigabytes; no maker of PDFs does so.
    let is_sane = unpack::length(stream, most).is_some();
    match is_sane.then(|| stream.decoded_data()) {
        Some(Ok(bytes)) => Content { bytes, is_incomplete: false },
        _ => Content { bytes: Cow::Borrowed(&[]), is_incomplete: true },
    }
}

fn has_predictor(stream: &Stream<'_>) -> bool {
    let parameters = |key: &[u8]| match stream.dict().get::<Object<'_>>(key) {
        Some(Object::Dict(dict)) => Some(dict),
        Some(Object::Array(array)) => array.iter::<Dict<'_>>().next(),
        _ => None,
    };
    let parameters = parameters(b"DecodeParms").or_else(|| parameters(b"DP"));
    parameters.and_then(|dict| dict.get::<i32>(b"Predictor")).is_some_and(|predictor| predictor > 1)
}
