//! Citations: the resolutions, decisions and documents that a text names.

use std::ops::Range;

use crate::date::{self, Date, Dated};
use crate::symbol::{self, Symbol};
use crate::{ByLanguage, Language, Lexicon, glance};

/// A place in a text that names a resolution, a decision or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What is named.
    pub symbol: Symbol,
    /// Where, as bytes of the text.
    pub range: Range<usize>,
    /// The same with the date that belongs to it: `73/27 of 5 December 2018`.
    pub dated: Range<usize>,
    /// The date of what is named, where the text gives it; in `74/28 and 74/29 of 12 December 2019` of both.
    pub date: Option<Date>,
}

/// Finds what a text cites, in order: full symbols (`A/74/363`) wherever they stand, bare numbers (`73/27`,
/// `1701 (2006)`) where the text speaks of resolutions or decisions, or gives their date.
///
/// It does not find treaties and other texts that have a name and no symbol.
///
/// ```
/// use resdiff_model::{Language, citation};
///
/// let text = "Recalling its resolutions 73/27 of 5 December 2018 and 74/28 A, and its decision 72/14,";
/// let found = citation::find(text, Language::English);
/// let symbols: Vec<_> = found.iter().map(|citation| citation.symbol.as_str()).collect();
/// assert_eq!(symbols, ["A/RES/73/27", "A/RES/74/28 A", "A/DEC/72/14"]);
/// assert_eq!(&text[found[0].dated.clone()], "73/27 of 5 December 2018");
///
/// assert!(citation::find("about 2/3 of the members, 24/7", Language::English).is_empty());
/// ```
#[must_use]
pub fn find(text: &str, language: Language) -> Vec<Citation> {
    // Every form of symbol has a stroke or a bracket; most texts have neither.
    if !glance::any(text, |byte| (byte == b'/') | (byte == b'(')) {
        return Vec::new();
    }
    let chunks: Vec<Range<usize>> = chunks(text).collect();
    let may_be_symbol = |chunk: &Range<usize>| may_be_symbol(text, chunk);
    let Some(first) = chunks.iter().position(may_be_symbol) else { return Vec::new() };
    let last = chunks.iter().rposition(may_be_symbol).unwrap_or(first);
    // Of what was spoken of in sentences before the first nothing is known any more.
    let before = chunks[..first].iter().rposition(|chunk| closes(&text[chunk.clone()]));
    let start = before.map_or(0, |before| before + 1);
    let lexicon = language.lexicon();
    let dates = date::find(text, language);
    let mut found: Vec<Citation> = Vec::new();
    let mut context = Context::new(language);
    let mut words = chunks[start..=last].iter().peekable();
    while let Some(chunk) = words.next() {
        let word = &text[chunk.clone()];
        context.read(word, lexicon);
        let found_here =
            if may_be_symbol(chunk) { symbol_at(text, chunk, &context, lexicon, &dates) } else { None };
        context.close(word);
        let Some((symbol, range)) = found_here else { continue };
        while words.peek().is_some_and(|next| next.start < range.end) {
            words.next();
        }
        // `68/247 A and B`: the letter alone names another part of the same.
        let partner = second_part(text, &symbol, range.end, lexicon);
        found.push(Citation { symbol, dated: range.clone(), range, date: None });
        if let Some((symbol, range)) = partner {
            found.push(Citation { symbol, dated: range.clone(), range, date: None });
        }
    }
    give_dates(text, &mut found, &dates, lexicon);
    found
}

/// The name of an organ and the heads of the symbols of its resolutions and decisions.
struct Organ {
    /// What stands before the last word of the name; none where it is one word.
    before: Option<&'static str>,
    last: &'static str,
    /// How long the name is, in bytes.
    len: usize,
    heads: (&'static str, &'static str),
}

impl Organ {
    /// The organs of a language.
    fn all(language: Language) -> &'static [Self] {
        static ORGANS: ByLanguage<Vec<Organ>> = ByLanguage::new(|language| {
            let series = language.lexicon().references.series.iter();
            let organ = |&(name, resolution, decision): &(&'static str, _, _)| {
                let (before, last) =
                    name.rsplit_once(' ').map_or((None, name), |(before, last)| (Some(before), last));
                Organ { before, last, len: name.len(), heads: (resolution, decision) }
            };
            series.map(organ).collect()
        });
        ORGANS.of(language)
    }

    /// Where its name ends in a word that stands behind others.
    fn ends_in(&self, word: &str, recent: &str) -> Option<usize> {
        // A word holds no blank: it begins with the last word of a name of several, or holds one of one.
        match self.before {
            Some(before) => {
                (word.starts_with(self.last) && recent.ends_with(before)).then_some(self.last.len())
            }
            None if word.len() < self.last.len() => None,
            None => Some(word.rfind(self.last)? + self.last.len()),
        }
    }
}

/// What the text has lately spoken of.
struct Context {
    organs: &'static [Organ],
    /// Resolutions (`false`) or decisions (`true`), if of either.
    decision: Option<bool>,
    /// The words of the sentence.
    recent: String,
    /// The heads of symbols of the organ named last in the sentence.
    organ: Option<(&'static str, &'static str)>,
}

impl Context {
    fn new(language: Language) -> Self {
        Self { organs: Organ::all(language), decision: None, recent: String::new(), organ: None }
    }

    fn read(&mut self, word: &str, lexicon: &Lexicon) {
        let references = lexicon.references;
        let mut bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if bare.contains('\'') {
            bare = bare.replace('\'', "’");
        }
        if references.resolutions.contains(&bare.as_str()) {
            self.decision = Some(false);
        } else if references.decisions.contains(&bare.as_str()) {
            self.decision = Some(true);
        } else {
            self.push(&bare);
        }
    }

    /// Adds a word to the sentence, and looks whether it ends the name of an organ, the longest of those that it may.
    fn push(&mut self, word: &str) {
        let named = self.organs.iter().filter_map(|organ| {
            let end = organ.ends_in(word, &self.recent)?;
            Some((end, organ.len, organ.heads))
        });
        if let Some((.., heads)) = named.max_by_key(|(end, len, _)| (*end, *len)) {
            self.organ = Some(heads);
        }
        self.recent.push(' ');
        self.recent.push_str(word);
    }

    /// Forgets what was spoken of where a sentence ends.
    fn close(&mut self, word: &str) {
        if closes(word) {
            *self = Self { organs: self.organs, decision: None, recent: String::new(), organ: None };
        } else if word.ends_with(',') {
            self.push(",");
        }
    }
}

/// An organ named behind the numbers of its resolutions.
struct OrganBehind {
    /// The heads of the symbols of its resolutions and decisions.
    heads: (&'static str, &'static str),
    /// Where its name ends, as bytes of the text behind the first number.
    end: usize,
}

/// Behind so many numbers, commas and conjunctions of a list its organ is looked for: no list is that long, and of a
/// text that is nothing but numbers each would be read to the end for each.
const MOST_WORDS: usize = 128;

/// The organ in ` et 150/14 du Conseil des droits de l’homme`, where the language names it behind the numbers.
fn organ_behind(text: &str, lexicon: &Lexicon) -> Option<OrganBehind> {
    let references = lexicon.references;
    let joiners = || references.organ_joiners.iter();
    joiners().next()?;
    let mut rest = text;
    for _ in 0..MOST_WORDS {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let named = joiners().find_map(|joiner| {
            let name = after(rest, joiner)?.trim_start();
            let series = references.series.iter();
            let organ = |(organ, resolution, decision): &(&str, &'static str, &'static str)| {
                let end = text.len() - after(name, organ)?.len();
                Some(OrganBehind { heads: (*resolution, *decision), end })
            };
            series.filter_map(organ).max_by_key(|organ| organ.end)
        });
        if named.is_some() {
            return named;
        }
        // Other numbers of the same list may lie between.
        let word = &rest[..rest.find(char::is_whitespace)?];
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/');
        if !number && !references.conjunctions.contains(&word) {
            return None;
        }
        rest = &rest[word.len()..];
    }
    None
}

/// What stands behind a phrase at the head of a text, case and kinds of apostrophe aside.
fn after<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let mut signs = text.chars();
    for expected in phrase.chars() {
        let sign = signs.next()?;
        let sign = if sign == '\'' { '’' } else { sign };
        if sign != expected && !sign.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(signs.as_str())
}

/// Whether a sentence ends with a word; a semicolon that stands alone, as in French, ends it as well.
fn closes(word: &str) -> bool {
    word.ends_with([';', '.']) && word.chars().filter(|c| c.is_alphanumeric()).count() > 2 || word == ";"
}

/// Runs of text between blanks.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = text.len() - text[at..].trim_start().len();
        let len = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
        at = start + len;
        (len > 0).then_some(start..at)
    })
}

/// Whether a run of text has the signs that every symbol has: a digit, and a stroke in it or a bracket behind it.
fn may_be_symbol(text: &str, chunk: &Range<usize>) -> bool {
    let word = &text[chunk.clone()];
    word.bytes().any(|byte| byte.is_ascii_digit())
        && (word.contains('/') || text[chunk.end..].trim_start().starts_with('('))
}

/// The symbol that begins in a run of text, and its bytes.
fn symbol_at(
    text: &str,
    chunk: &Range<usize>,
    context: &Context,
    lexicon: &Lexicon,
    dates: &[Dated],
) -> Option<(Symbol, Range<usize>)> {
    let word = &text[chunk.clone()];
    let inner = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = chunk.end - inner.len();
    // A symbol ends at the first sign that none has: `A/74/363),` and `A/74/363–A/75/1`.
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '\u{2010}' | '\u{2011}');
    let len = inner.find(|c| !sign(c)).unwrap_or(inner.len());
    let body = inner[..len].trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = start + body.len();
    let tail = tail_at(text, end);
    let plain = symbol::plain(&text[start..tail.end]);
    if let Some(symbol) = Symbol::full(&plain) {
        return Some((symbol, start..tail.end));
    }
    let decision = context.decision.unwrap_or(false);
    let symbol = Symbol::bare(&plain, decision)?;
    let session = plain.split('/').next().and_then(|session| session.parse::<u32>().ok());
    let dated = first_behind(dates, tail.end).is_some_and(|date| {
        date.date.month.is_some() && is_joint(&text[tail.end..date.range.start], lexicon)
    });
    let behind = organ_behind(&text[tail.end..], lexicon).map(|organ| organ.heads);
    let trusted = match (session, context.decision) {
        (Some(session), Some(_)) => session >= symbol::FIRST_STROKE_SESSION,
        (Some(session), None) => session >= symbol::FIRST_STROKE_SESSION && (dated || behind.is_some()),
        // `ES-11/1`, `3363 (XXX)` look like nothing else; `1701 (2006)` might be an amount and a year.
        (None, context) => context.is_some() || !plain.ends_with(')') || !symbol.as_str().starts_with('S'),
    };
    let organ = behind.or(context.organ).filter(|_| plain.contains('/') && session.is_some_and(|s| s < 1000));
    let symbol = match organ {
        Some((_, head)) if symbol.is_decision() => Symbol::with_head(&plain, head),
        Some((head, _)) if head != "E/RES/" => Symbol::with_head(&plain, head),
        _ => symbol,
    };
    trusted.then_some((symbol, start..tail.end))
}

/// A part or a bracket that belongs to a symbol: ` A`, ` (XXX)`, ` (2006)`; empty where there is none.
fn tail_at(text: &str, end: usize) -> Range<usize> {
    let rest = &text[end..];
    let word = rest.trim_start();
    let blank = rest.len() - word.len();
    let none = end..end;
    if blank == 0 || word.is_empty() {
        return none;
    }
    if let Some(inside) = word.strip_prefix('(') {
        let numeral = |c: char| c.is_ascii_alphanumeric() || symbol::is_hyphen(c);
        let (inside, rest) = inside.split_at(inside.find(|c| !numeral(c)).unwrap_or(inside.len()));
        if !rest.starts_with(')') {
            return none;
        }
        let plain = symbol::plain(inside);
        let numeral = plain.strip_prefix("S-").or_else(|| plain.strip_prefix("ES-")).unwrap_or(&plain);
        let good = symbol::is_year(&plain) || symbol::is_roman(numeral);
        return if good { end..end + blank + inside.len() + 2 } else { none };
    }
    if is_part(word) { end..end + blank + 1 } else { none }
}

/// One capital letter that stands alone.
fn is_part(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(|c| c.is_ascii_uppercase())
        && !signs.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '\'' | '’'))
}

/// The `B` of `68/247 A and B`.
fn second_part(text: &str, first: &Symbol, end: usize, lexicon: &Lexicon) -> Option<(Symbol, Range<usize>)> {
    let (body, _) = first.as_str().rsplit_once(' ').filter(|(_, part)| is_part(part))?;
    let rest = &text[end..];
    let word = rest.trim_start();
    let joiner = lexicon.references.conjunctions.iter().find(|joiner| word.starts_with(**joiner))?;
    let letter = word[joiner.len()..].trim_start();
    let start = text.len() - letter.len();
    let symbol = Symbol::parse(&format!("{body} {}", letter.get(..1)?))?;
    is_part(letter).then(|| (symbol, start..start + 1))
}

/// The first date that begins at a place or behind it.
fn first_behind(dates: &[Dated], at: usize) -> Option<&Dated> {
    dates.get(dates.partition_point(|date| date.range.start < at))
}

/// Whether nothing but a word such as `of`, and the organ, stands between a citation and its date.
fn is_joint(between: &str, lexicon: &Lexicon) -> bool {
    let joins = |text: &str| {
        lexicon
            .references
            .date_joiners
            .iter()
            .any(|joiner| after(text.trim(), joiner).is_some_and(str::is_empty))
    };
    joins(between) || organ_behind(between, lexicon).is_some_and(|organ| joins(&between[organ.end..]))
}

/// Gives every citation the date behind it, or that of the citation it is joined to by a conjunction.
fn give_dates(text: &str, found: &mut [Citation], dates: &[Dated], lexicon: &Lexicon) {
    let mut next: Option<(usize, Option<Date>)> = None;
    for citation in found.iter_mut().rev() {
        let own = first_behind(dates, citation.range.end)
            .filter(|date| is_joint(&text[citation.range.end..date.range.start], lexicon));
        if let Some(own) = own {
            citation.date = Some(own.date);
            citation.dated.end = own.range.end;
        } else if let Some((start, date)) = next {
            let between = text[citation.range.end..start].trim().to_lowercase();
            if lexicon.references.conjunctions.contains(&between.as_str()) || between == "," {
                citation.date = date;
            }
        }
        next = Some((citation.range.start, citation.date));
    }
}

#[cfg(test)]
mod tests;
