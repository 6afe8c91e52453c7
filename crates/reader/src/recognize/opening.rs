//! Where the text of a resolution begins, and in which language.

use std::collections::HashMap;
use std::sync::LazyLock;

use resdiff_model::{Language, Lexicon, Marker};

use super::signs::organ_length;
use super::{Piece, lead, words};
use crate::Gap;

/// The line that opens the preamble and the language of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub line: usize,
    pub language: Language,
}

/// The line that opens the preamble: a line of its own, else the first that begins with the organ's name after
/// white space, else, where the organ line is lost, the first recital of a text that has recitals and numbered
/// operative paragraphs.
///
/// Each is looked for in all languages before the next, weaker one; of several languages the one that stands first
/// in the document is taken.
pub(super) fn find(lines: &[Piece<'_>]) -> Option<Opening> {
    let first = |search: &dyn Fn(&Lexicon) -> Option<usize>| {
        let openings = Language::ALL
            .iter()
            .filter_map(|&language| Some(Opening { line: search(language.lexicon())?, language }));
        openings.min_by_key(|opening| opening.line)
    };
    let likely: Vec<usize> = (0..lines.len()).filter(|at| may_name_organ(&lines[*at].text)).collect();
    first(&|lexicon| organ_line(lines, &likely, lexicon))
        .or_else(|| first(&|lexicon| organ_line_with_text(lines, &likely, lexicon)))
        .or_else(|| {
            let numbered = first_numbers(lines);
            first(&|lexicon| first_recital(lines, &numbered, lexicon))
        })
}

/// The language of a text without an organ line: the one whose common words it has most of, English if none.
pub(super) fn language_of(lines: &[Piece<'_>]) -> Language {
    const ENOUGH: usize = 2_000;
    // So many common words more than in any other language leave no doubt.
    const CLEAR: usize = 100;
    let words = lines.iter().flat_map(|piece| piece.text.split(|c: char| !c.is_alphabetic()));
    let mut common = [0; Language::ALL.len()];
    for word in words.filter(|word| !word.is_empty()).take(ENOUGH) {
        let found = stop_word_of(word);
        for language in found {
            common[*language] += 1;
        }
        if let [language] = found
            && common[*language] >= CLEAR
        {
            let others = common.iter().enumerate().filter(|(other, _)| other != language);
            if others.map(|(_, count)| count + CLEAR).max() <= Some(common[*language]) {
                break;
            }
        }
    }
    // Of equal counts the last is the greatest, so that the first language has to stand last.
    let most = std::iter::zip(common, Language::ALL).rev().max_by_key(|(common, _)| *common);
    most.map(|(_, language)| *language).unwrap_or_default()
}

/// The languages, by their place among all, in which a word is a stop word.
fn stop_word_of(word: &str) -> &'static [usize] {
    struct StopWords {
        languages: HashMap<&'static str, Vec<usize>>,
        /// For each byte, how long the words are that begin with it: a bit for each length.
        lengths: [u64; 256],
    }
    static WORDS: LazyLock<StopWords> = LazyLock::new(|| {
        let mut words = StopWords { languages: HashMap::new(), lengths: [0; 256] };
        for (place, language) in Language::ALL.iter().enumerate() {
            for word in language.lexicon().stop_words {
                words.languages.entry(*word).or_default().push(place);
                words.lengths[first_byte(word)] |= length_bit(word);
            }
        }
        words
    });
    let words = &*WORDS;
    let known = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        // Most words are longer than those that begin as they do.
        let may_be = words.lengths[first_byte(word)] & length_bit(word) != 0;
        may_be.then(|| words.languages.get(word)).flatten()
    } else {
        words.languages.get(&*word.to_lowercase())
    };
    known.map_or(&[], Vec::as_slice)
}

fn first_byte(word: &str) -> usize {
    word.bytes().next().map_or(0, usize::from)
}

/// The bit that stands for the length of a word; all that are longer than 63 share the last.
fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Whether a line may begin with the name of an organ in any language, by its first byte: most do not.
fn may_name_organ(text: &str) -> bool {
    static FIRST: LazyLock<[bool; 256]> = LazyLock::new(|| {
        let names = Language::ALL.iter().flat_map(|language| language.lexicon().organ_lines);
        let mut first = [false; 256];
        for byte in u8::MIN..=u8::MAX {
            first[usize::from(byte)] = names.clone().any(|name| words::may_begin_with(byte, name));
        }
        first
    });
    text.bytes().next().is_some_and(|byte| FIRST[usize::from(byte)])
}

fn organ_line(lines: &[Piece<'_>], likely: &[usize], lexicon: &Lexicon) -> Option<usize> {
    let is_organ = |at: &usize| organ_length(&lines[*at].text, lexicon) == Some(lines[*at].text.len());
    likely.iter().copied().find(is_organ)
}

fn organ_line_with_text(lines: &[Piece<'_>], likely: &[usize], lexicon: &Lexicon) -> Option<usize> {
    likely.iter().copied().take_while(|at| *at < 80).find(|at| {
        let piece = &lines[*at];
        let Some(length) = organ_length(&piece.text, lexicon) else { return false };
        let verb = lead::opens_clause(&capitalised(piece.text[length..].trim_start()), lexicon);
        verb && opens(piece)
    })
}

/// Whether a line may begin a paragraph.
fn opens(piece: &Piece<'_>) -> bool {
    piece.gap() != Gap::Line || piece.geometry().is_some()
}

/// The lines that may begin a paragraph numbered 1, each with what stands behind the number.
fn first_numbers<'p>(lines: &'p [Piece<'_>]) -> Vec<(usize, &'p str)> {
    let number = |piece: &'p Piece<'_>| {
        Marker::split(&piece.text).filter(|(marker, _)| marker.number() == Some(1)).map(|(_, rest)| rest)
    };
    let opening = lines.iter().enumerate().filter(|(_, piece)| opens(piece));
    opening.filter_map(|(index, piece)| Some((index, number(piece)?))).collect()
}

/// The first recital before the first of the numbered paragraphs that is an operative one.
fn first_recital(lines: &[Piece<'_>], numbered: &[(usize, &str)], lexicon: &Lexicon) -> Option<usize> {
    let (end, _) = *numbered.iter().find(|(_, rest)| lead::opens_with(rest, true, lexicon))?;
    lines[..end].iter().enumerate().position(|(index, piece)| {
        (index == 0 || opens(piece))
            && lead::opens_clause(&piece.text, lexicon)
            && lead::opens_with(&piece.text, false, lexicon)
            && !lead::opens_with(&piece.text, true, lexicon)
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
