//! Where the text of a resolution begins, and in which language.

use std::collections::HashMap;
use std::sync::LazyLock;

use resdiff_model::{Language, Lexicon, Marker};

use super::signs::organ_length;
use super::{Piece, lead};
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
    let first = |search: fn(&[Piece<'_>], &Lexicon) -> Option<usize>| {
        let openings = Language::ALL
            .iter()
            .filter_map(|&language| Some(Opening { line: search(lines, language.lexicon())?, language }));
        openings.min_by_key(|opening| opening.line)
    };
    first(organ_line).or_else(|| first(organ_line_with_text)).or_else(|| first(first_recital))
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
        if let [language] = found {
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
    static LANGUAGES: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
        let mut languages = HashMap::<_, Vec<_>>::new();
        for (place, language) in Language::ALL.iter().enumerate() {
            for word in language.lexicon().stop_words {
                languages.entry(*word).or_default().push(place);
            }
        }
        languages
    });
    let known = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        LANGUAGES.get(word)
    } else {
        LANGUAGES.get(&*word.to_lowercase())
    };
    known.map_or(&[], Vec::as_slice)
}

fn organ_line(lines: &[Piece<'_>], lexicon: &Lexicon) -> Option<usize> {
    lines.iter().position(|piece| organ_length(&piece.text, lexicon) == Some(piece.text.len()))
}

fn organ_line_with_text(lines: &[Piece<'_>], lexicon: &Lexicon) -> Option<usize> {
    lines.iter().take(80).position(|piece| {
        let Some(length) = organ_length(&piece.text, lexicon) else { return false };
        let verb = lead::opens_clause(&capitalised(piece.text[length..].trim_start()), lexicon);
        verb && (piece.gap() != Gap::Line || piece.geometry().is_some())
    })
}

fn first_recital(lines: &[Piece<'_>], lexicon: &Lexicon) -> Option<usize> {
    let opens = |piece: &Piece<'_>| piece.gap() != Gap::Line || piece.geometry().is_some();
    let operative = |piece: &Piece<'_>| {
        Marker::split(&piece.text)
            .is_some_and(|(marker, rest)| marker.number() == Some(1) && lead::opens_with(rest, true, lexicon))
    };
    let end = lines.iter().position(|piece| opens(piece) && operative(piece))?;
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
