//! Fonts that a few bytes make larger than memory.
//!
//! The library enters each code of a range of widths one by one; a range of four thousand million is as
//! short to write as one of four.

use hayro_syntax::object::{Array, Dict, Object};

/// Codes have one byte, or two in composite fonts of real files.
const MOST_CODES: f64 = 65_536.0;

/// How many codes the ranges of widths of a font add up to, overlaps counted each time; none if it cannot be
/// loaded in bounded time.
pub(super) fn width_count(dict: &Dict<'_>) -> Option<f64> {
    let is_small = |key: &[u8]| dict.get::<f64>(key).is_none_or(|code| code < MOST_CODES);
    if !is_small(b"FirstChar") || !is_small(b"LastChar") {
        return None;
    }
    let descendants = dict.get::<Array<'_>>(b"DescendantFonts");
    let Some(font) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else { return Some(0.0) };
    // `first last width` in `W`, and `first last` with three numbers in `W2`.
    let total = |key: &[u8], numbers: usize| {
        font.get::<Array<'_>>(key).map_or(0.0, |widths| range_total(&widths, numbers))
    };
    Some(total(b"W", 3) + total(b"W2", 5))
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
