//! What an edit inside a clause never tears: words, and whole names of numbers: dates, ordinals, citations.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use resdiff_model::characters::{has_invisible, is_invisible};
use resdiff_model::{ByLanguage, Language, Symbol, citation, date, date::Date, ordinal};

use crate::tokens::{Token, TokenKind, comparison_key, tokenize};
use crate::vocabulary::Quick;

/// A stretch of text that an edit script takes or leaves as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Atom<'t> {
    /// Where it stands, as bytes of the text.
    pub range: Range<usize>,
    /// The form in which it is compared.
    pub key: Cow<'t, str>,
    /// What it is.
    pub kind: AtomKind,
}

/// The sorts of [`Atom`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AtomKind {
    /// A word.
    Word,
    /// A word so common that it says nothing.
    StopWord,
    /// Punctuation.
    Sign,
    /// A number, or a symbol that is no citation.
    Number,
    /// `seventy-fifth`.
    Ordinal(u32),
    /// `7 December 2120`.
    Date(Date),
    /// `2119–2120`, by the years it begins and ends with.
    Period(u32, u32),
    /// `173/27 of 5 December 2118`.
    Citation(Symbol),
    /// The line feed between two clauses whose texts are joined.
    Break,
}

impl AtomKind {
    /// Whether it says something, and an edit script may hold on to it between two changes.
    pub fn is_content(&self) -> bool {
        !matches!(self, Self::StopWord | Self::Sign | Self::Break)
    }
}

impl Atom<'_> {
    /// The same, without its text.
    pub fn into_owned(self) -> Atom<'static> {
        Atom { range: self.range, key: Cow::Owned(self.key.into_owned()), kind: self.kind }
    }

    /// Whether an edit script is built around it. A number of one or two digits is content and no anchor: the `22`
    /// of `paragraphs 21 and 22` is not that of `paragraphs 22 and 23`.
    pub fn is_anchor(&self) -> bool {
        self.kind.is_content() && !(self.kind == AtomKind::Number && self.key.len() <= 2)
    }
}

/// Cuts a text into atoms.
///
/// Characters without a shape tear nothing: they belong to the atom in or behind which they stand or, at the head of
/// a word, to that word.
pub(crate) fn atoms(text: &str, language: Language) -> Vec<Atom<'_>> {
    if !has_invisible(text) {
        return atoms_of(text, language);
    }
    let seen = Seen::of(text);
    let place = |range: Range<usize>| seen.starts[range.start]..seen.ends[range.end];
    let shown = |atom: Atom| Atom { range: place(atom.range.clone()), ..atom.into_owned() };
    atoms_of(&seen.text, language).into_iter().map(shown).collect()
}

/// A text without the characters that have no shape, and where its characters stood.
#[derive(Default)]
struct Seen {
    text: String,
    /// For every byte at which a character begins, where it and what goes before it unseen begins.
    starts: Vec<usize>,
    /// For every byte at which a character ends, where it and what follows it unseen ends.
    ends: Vec<usize>,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self { ends: vec![0], ..Self::default() };
        // Where the unseen characters in front of the next one begin, if they go with it.
        let mut front = Some(0);
        for (at, sign) in text.char_indices() {
            let end = at + sign.len_utf8();
            if is_invisible(sign) {
                if front.is_none() {
                    seen.ends[seen.text.len()] = end;
                }
                continue;
            }
            let start = front.filter(|_| !sign.is_whitespace()).unwrap_or(at);
            seen.starts.extend(std::iter::repeat_n(start, sign.len_utf8()));
            seen.ends.extend(std::iter::repeat_n(end, sign.len_utf8()));
            seen.text.push(sign);
            front = sign.is_whitespace().then_some(end);
        }
        seen
    }
}

fn atoms_of(text: &str, language: Language) -> Vec<Atom<'_>> {
    let mut wholes: Vec<(Range<usize>, AtomKind)> = Vec::new();
    for citation in citation::find(text, language) {
        wholes.push((citation.dated, AtomKind::Citation(citation.symbol)));
    }
    for dated in date::find(text, language) {
        wholes.push((dated.range, AtomKind::Date(dated.date)));
    }
    wholes.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut wholes = wholes.into_iter();
    let mut whole = wholes.next();
    let mut end = 0;
    let mut line = 0;
    let is_joined = text.contains('\n');
    let mut tokens: VecDeque<Token> = tokenize(text).into();
    let mut atoms: Vec<Atom> = Vec::with_capacity(tokens.len());
    while let Some(token) = tokens.pop_front() {
        if token.range.start < end {
            // A whole may end inside a token: the year of `2030-type`, the first of `2021-2030`. The rest is not lost.
            let rest = end..token.range.end;
            for part in tokenize(text.get(rest.clone()).unwrap_or_default()).into_iter().rev() {
                let range = rest.start + part.range.start..rest.start + part.range.end;
                tokens.push_front(Token { range, ..part });
            }
            continue;
        }
        if is_joined && let Some(at) = text[line..token.range.start].find('\n') {
            atoms.push(atom(text, line + at..line + at + 1, AtomKind::Break));
        }
        while whole.as_ref().is_some_and(|(range, _)| range.start < token.range.start) {
            whole = wholes.next();
        }
        let (range, kind) = match whole.take_if(|(range, _)| range.start == token.range.start) {
            Some(begun) => {
                whole = wholes.next();
                begun
            }
            None => plain(text, token.range.clone(), token.kind, language),
        };
        end = range.end;
        line = end;
        let is_cut = end < token.range.end;
        let mut atom = atom(text, range, kind);
        if atom.kind == AtomKind::Word && is_stop_word(&atom.key, language) {
            atom.kind = AtomKind::StopWord;
        }
        let is_year = matches!(atom.kind, AtomKind::Date(_));
        atoms.push(atom);
        if is_year {
            join_period(text, &mut atoms);
        }
        if is_cut {
            tokens.push_front(token);
        }
    }
    atoms
}

/// Makes one of two years with a dash between them: the `2120` of `2119–2120` is not that of `2120–2121`.
fn join_period<'t>(text: &'t str, atoms: &mut Vec<Atom<'t>>) {
    let [.., first, dash, last] = atoms.as_slice() else { return };
    let year = |atom: &Atom| match atom.kind {
        AtomKind::Date(date) if date.month.is_none() => Some(date.year),
        _ => None,
    };
    let (Some(from), Some(to)) = (year(first), year(last)) else { return };
    let close = first.range.end == dash.range.start && dash.range.end == last.range.start;
    if close
        && from < to
        && matches!(&text[dash.range.clone()], "–" | "-" | "\u{2010}" | "\u{2011}" | "\u{2012}")
    {
        let range = first.range.start..last.range.end;
        atoms.truncate(atoms.len() - 3);
        atoms.push(atom(text, range, AtomKind::Period(from, to)));
    }
}

/// Whether a word says nothing, in whatever case.
fn is_stop_word(word: &str, language: Language) -> bool {
    static STOP_WORDS: ByLanguage<HashSet<&str, BuildHasherDefault<Quick>>> =
        ByLanguage::new(|language| language.lexicon().stop_words.iter().copied().collect());
    static LONGEST: ByLanguage<usize> = ByLanguage::new(|language| {
        language.lexicon().stop_words.iter().map(|word| word.len()).max().unwrap_or_default()
    });
    let stop_words = STOP_WORDS.of(language);
    // No lower-case copy of every word is made.
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower {
        return word.len() <= *LONGEST.of(language) && stop_words.contains(word);
    }
    stop_words.contains(&*word.to_lowercase())
}

fn atom(text: &str, range: Range<usize>, kind: AtomKind) -> Atom<'_> {
    let key = if kind == AtomKind::Break { "\n".into() } else { comparison_key(&text[range.clone()]) };
    Atom { range, key, kind }
}

/// An ordinal of one or more words, or the token itself.
fn plain(text: &str, range: Range<usize>, kind: TokenKind, language: Language) -> (Range<usize>, AtomKind) {
    let kind = match kind {
        TokenKind::Sign => AtomKind::Sign,
        TokenKind::Symbol => AtomKind::Number,
        TokenKind::Word | TokenKind::Number => {
            if let Some(found) = ordinal::parse(&text[range.start..], language)
                && range.start + found.len >= range.end
            {
                return (range.start..range.start + found.len, AtomKind::Ordinal(found.value));
            }
            if kind == TokenKind::Word { AtomKind::Word } else { AtomKind::Number }
        }
    };
    (range, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        atoms(text, Language::English).into_iter().map(|atom| &text[atom.range]).collect()
    }

    #[test]
    fn names_of_numbers_are_whole() {
        assert_eq!(
            cut(
                "Recalling its resolutions 171/28 of 5 December 2116 and 173/266, in 2120, at its one hundred and seventy-fifth session"
            ),
            [
                "Recalling",
                "its",
                "resolutions",
                "171/28 of 5 December 2116",
                "and",
                "173/266",
                ",",
                "in",
                "2120",
                ",",
                "at",
                "its",
                "one hundred and seventy-fifth",
                "session"
            ]
        );
    }

    #[test]
    fn what_stands_behind_a_name_of_a_number_is_not_lost() {
        assert_eq!(
            cut("the Decade 2021-2030, on 2119-12-07 a 2030-type plan"),
            ["the", "Decade", "2021-2030", ",", "on", "2119", "-", "12-07", "a", "2030", "-", "type", "plan"]
        );
        // Every sign of a text that is no blank stands in an atom.
        for text in
            ["173/27-like", "of 5 December 2116-style", "2021-2030-2040", "A/RES/174/28bis", "75th-76th"]
        {
            let shown: String = cut(text).concat();
            assert_eq!(shown.replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn what_has_no_shape_tears_nothing() {
        let text = "\u{202e}at its seventy\u{200b}-fifth \u{2060}session\u{200b}, A/\u{200d}74/363";
        assert_eq!(
            cut(text),
            [
                "\u{202e}at",
                "its",
                "seventy\u{200b}-fifth",
                "\u{2060}session\u{200b}",
                ",",
                "A/\u{200d}74/363"
            ]
        );
        assert!(atoms(text, Language::English).iter().any(|atom| atom.kind == AtomKind::Ordinal(75)));
        assert_eq!(cut("a \u{200b} b\u{200b}"), ["a", "b\u{200b}"]);
    }

    #[test]
    fn where_two_clauses_were_joined_the_break_is_an_atom() {
        assert_eq!(cut("lamps;\noil; \ntin"), ["lamps", ";", "\n", "oil", ";", "\n", "tin"]);
    }

    #[test]
    fn words_that_say_nothing_say_nothing_in_capitals() {
        let said = atoms("The lamps Of the HARBOUR AND OIL", Language::English);
        let said: Vec<_> =
            said.iter().filter(|atom| atom.kind == AtomKind::Word).map(|atom| &*atom.key).collect();
        assert_eq!(said.len(), 3, "{said:?}");
    }

    #[test]
    fn periods_are_whole() {
        assert_eq!(cut("in 2119–2120, 2121"), ["in", "2119–2120", ",", "2121"]);
        assert_eq!(cut("2120–2119"), ["2120", "–", "2119"]);
    }

    #[test]
    fn joined_texts_keep_their_break() {
        assert_eq!(cut("one;\ntwo"), ["one", ";", "\n", "two"]);
    }
}
