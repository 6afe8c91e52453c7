//! Fonts that a few bytes make larger than memory.
//!
//! The library enters each code of a range of widths one by one; a range of four thousand million is as
//! short to write as one of four. And it unpacks programs and maps of characters whatever their length.

use hayro_syntax::object::{Array, Dict, Object, Stream};

use super::budget::MAP_WEIGHT;
use super::unpack;

/// Codes have one byte, or two in composite fonts of real files.
const MOST_CODES: f64 = 65_536.0;

/// How many codes the ranges of widths of a font add up to, overlaps counted each time; none if it cannot be
/// loaded in bounded time.
pub(super) fn width_count(dict: &Dict<'_>) -> Option<u64> {
    let is_small = |key: &[u8]| dict.get::<f64>(key).is_none_or(|code| code < MOST_CODES);
    if !is_small(b"FirstChar") || !is_small(b"LastChar") {
        return None;
    }
    let descendants = dict.get::<Array<'_>>(b"DescendantFonts");
    let Some(font) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else { return Some(0) };
    // `first last width` in `W`, and `first last` with three numbers in `W2`.
    let total = |key: &[u8], numbers: usize| {
        font.get::<Array<'_>>(key).map_or(0.0, |widths| range_total(&widths, numbers))
    };
    // Whoever counts beyond all numbers is not sane either: the cast then gives the greatest.
    Some((total(b"W", 3) + total(b"W2", 5)) as u64)
}

/// How much a font unpacks to, maps of characters by their weight in memory; none if that is more than `most`.
///
/// A program that several fonts share counts for each.
pub(super) fn weight(dict: &Dict<'_>, most: u64) -> Option<u64> {
    const PROGRAMS: [&[u8]; 4] = [b"FontFile", b"FontFile2", b"FontFile3", b"CIDToGIDMap"];
    const MAPS: [&[u8]; 2] = [b"ToUnicode", b"Encoding"];
    let descendants = dict.get::<Array<'_>>(b"DescendantFonts");
    let inner = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let mut total = 0_u64;
    for font in std::iter::once(dict).chain(inner.as_ref()) {
        let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
        for part in std::iter::once(font).chain(descriptor.as_ref()) {
            for (keys, weight) in [(&PROGRAMS[..], 1), (&MAPS[..], MAP_WEIGHT)] {
                for stream in keys.iter().filter_map(|key| part.get::<Stream<'_>>(key)) {
                    let left = most.checked_sub(total)? / weight;
                    total += unpack::length(&stream, left)? * weight;
                }
            }
        }
    }
    Some(total)
}

/// The number of codes in all ranges of an array of widths; a range takes `numbers` numbers, and a code
/// before an array begins a list, which is as long as it is written.
fn range_total(widths: &Array<'_>, numbers: usize) -> f64 {
    let mut total = 0.0;
    let mut range: Vec<f64> = Vec::with_capacity(numbers);
    for entry in widths.iter::<Object<'_>>() {
        match entry {
            Object::Number(number) => range.push(number.as_f64()),
            _ => range.clear(),
        }
        if let [first, last, ..] = range[..]
            && range.len() == numbers
        {
            total += (last - first + 1.0).max(0.0);
            range.clear();
        }
    }
    total
}
