//! A text cut into words, and what can be asked of them.

use std::ops::Range;

use crate::Lexicon;
use crate::language::Instruments;

/// A text cut into words.
pub(super) struct Text<'t> {
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    pub lexicon: &'static Lexicon,
    pub data: &'static Instruments,
}

pub(super) struct Word<'t> {
    pub range: Range<usize>,
    pub word: &'t str,
    /// The signs between this word and the next, blanks aside: `,` or nothing.
    pub behind: &'t str,
}

impl<'t> Text<'t> {
    pub fn new(text: &'t str, lexicon: &'static Lexicon) -> Self {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let inside = |sign: char| {
            sign.is_alphanumeric() || matches!(sign, '-' | '\u{2010}' | '\u{2011}' | '–' | '’' | '\'')
        };
        for (at, sign) in text.char_indices().filter(|(_, sign)| inside(*sign)) {
            match ranges.last_mut() {
                Some(range) if range.end == at => range.end += sign.len_utf8(),
                _ => ranges.push(at..at + sign.len_utf8()),
            }
        }
        // In `l’Accord` the word is `Accord`.
        for range in &mut ranges {
            range.start = range.end - without_elision(&text[range.clone()]).len();
        }
        let next = ranges.iter().skip(1).map(|range| range.start).chain([text.len()]).collect::<Vec<_>>();
        let words = std::iter::zip(ranges, next).map(|(range, next)| Word {
            word: &text[range.clone()],
            behind: text[range.end..next].trim(),
            range,
        });
        Self { text, words: words.collect(), lexicon, data: lexicon.instruments }
    }

    pub fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }

    pub fn say(&self, words: &Range<usize>) -> String {
        crate::symbol::plain(&self.text[self.bytes(words)]).replace('\'', "’")
    }

    /// Where a phrase ends that stands at a word, case aside.
    pub fn stands_at(&self, phrase: &str, at: usize) -> Option<usize> {
        // Nearly all words begin with another letter.
        let letters = |text: &str| text.as_bytes().first_chunk::<2>().filter(|two| two.is_ascii()).copied();
        if let (Some([one, _]), Some([other, next])) = (letters(self.words.get(at)?.word), letters(phrase))
            && !one.eq_ignore_ascii_case(&other)
            && next.is_ascii_alphabetic()
        {
            return None;
        }
        let mut end = at;
        for expected in phrase.split(' ') {
            let word = self.words.get(end)?;
            if end > at && !self.words[end - 1].behind.is_empty() {
                return None;
            }
            if !is_same(word.word, without_elision(expected)) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.word.starts_with(char::is_uppercase))
    }

    /// `21`, `2030`, `2015–2030`, `II`.
    pub fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            let digits =
                word.word.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '–' | '-' | '\u{2011}'));
            digits || crate::symbol::is_roman(word.word)
        })
    }

    pub fn is_head(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| self.data.heads.contains(&word.word) || self.is_action(at))
    }

    pub fn is_one_of(&self, words: &[&str], at: usize) -> bool {
        self.words.get(at).is_some_and(|word| words.contains(&word.word))
    }

    pub fn close(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.behind.is_empty())
    }

    /// `Programme of Action`: a title of its own, or behind `Declaration and` a part of one.
    pub fn is_action(&self, at: usize) -> bool {
        self.data.second_heads.iter().any(|head| self.stands_at(head, at).is_some())
    }
}

/// Whether two words are the same, case and kinds of hyphens and apostrophes aside.
fn is_same(word: &str, other: &str) -> bool {
    fn plain(word: &str) -> impl Iterator<Item = char> {
        word.chars().flat_map(char::to_lowercase).map(|sign| match sign {
            '\u{2010}' | '\u{2011}' => '-',
            '\'' => '’',
            sign => sign,
        })
    }
    plain(word).eq(plain(other))
}

/// A word without an article or preposition of one letter that is joined to it: `Accord` for `l’Accord`.
fn without_elision(word: &str) -> &str {
    match word.split_once(['’', '\'']) {
        Some((joined, rest)) if joined.chars().count() == 1 && !rest.is_empty() => rest,
        _ => word,
    }
}
