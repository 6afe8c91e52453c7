//! The stretches of a text that count their paragraphs by themselves: parts, sections, annexes.

use resdiff_model::{Lexicon, Marker};

use super::super::paragraph::Paragraph;
use super::super::signs::{annex_name, draft_head, is_closing, organ_length, section_numeral};

/// How the paragraphs of a stretch are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its operative paragraphs bear numbers.
    pub numbered: bool,
    /// It is a section of a part whose sections each begin with 1.
    pub counts_anew: bool,
}

/// Where a stretch begins, and the first number that a paragraph of it bears.
struct Begun {
    at: usize,
    kind: Kind,
    first: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A resolution or a part of one, from its organ line on.
    Part,
    /// What stands under a roman numeral.
    Section,
    /// The closing lines or an annex.
    Apart,
}

/// The stretch that each paragraph stands in.
pub(super) fn find(paragraphs: &[Paragraph], in_report: bool, lexicon: &Lexicon) -> Vec<Stretch> {
    let mut begun: Vec<Begun> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let text = &*paragraph.built.text;
        let is_apart = begun.last().is_some_and(|stretch| stretch.kind == Kind::Apart);
        let kind = if organ_length(text, lexicon).is_some_and(|length| length == text.len())
            || in_report && draft_head(text, lexicon).is_some()
        {
            Some(Kind::Part)
        } else if annex_name(text, lexicon).is_some() || is_closing(text, lexicon) {
            Some(Kind::Apart)
        } else if section_numeral(text).is_some() && !is_apart {
            Some(Kind::Section)
        } else {
            None
        };
        match kind {
            Some(kind) => begun.push(Begun { at, kind, first: None }),
            None if begun.is_empty() => begun.push(Begun { at, kind: Kind::Part, first: None }),
            None => {}
        }
        let number = Marker::split(text).and_then(|(marker, _)| marker.number());
        if let Some(stretch) = begun.last_mut() {
            stretch.first = stretch.first.or(number);
        }
    }
    let mut stretches = Vec::with_capacity(paragraphs.len());
    for part in begun.chunk_by(|_, next| next.kind == Kind::Section) {
        let numbered = part.iter().any(|stretch| stretch.first.is_some());
        let counting = part.iter().filter(|stretch| stretch.first.is_some());
        let counts_anew = counting.skip(1).any(|stretch| stretch.first == Some(1));
        for (index, stretch) in part.iter().enumerate() {
            let is_section = stretch.kind == Kind::Section;
            let next = part.get(index + 1).map(|next| next.at);
            let end = next.unwrap_or_else(|| end_of(&begun, stretch.at, paragraphs.len()));
            let stretch = Stretch {
                numbered: stretch.first.is_some() || numbered && !(is_section && counts_anew),
                counts_anew: is_section && counts_anew,
            };
            stretches.resize(end, stretch);
        }
    }
    stretches
}

/// Where the stretch that begins at a paragraph ends.
fn end_of(begun: &[Begun], at: usize, count: usize) -> usize {
    let next = begun.partition_point(|stretch| stretch.at <= at);
    begun.get(next).map_or(count, |next| next.at)
}
