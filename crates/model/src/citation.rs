//! Citations: the resolutions, decisions and documents that a text names.

use std::ops::Range;

use crate::date::{self, Date, Dated};
use crate::symbol::{self, Symbol};
use crate::{Language, Lexicon};

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
    if !['/', '('].iter().any(|sign| text.contains(*sign)) {
        return Vec::new();
    }
    let lexicon = language.lexicon();
    let dates = date::find(text, language);
    let mut found: Vec<Citation> = Vec::new();
    let mut context = Context::default();
    let mut words = chunks(text).peekable();
    while let Some(chunk) = words.next() {
        let word = &text[chunk.clone()];
        context.read(word, lexicon);
        let found_here = symbol_at(text, &chunk, &context, lexicon, &dates);
        context.close(word, lexicon);
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

/// What the text has lately spoken of.
#[derive(Default)]
struct Context {
    /// Resolutions (`false`) or decisions (`true`), if of either.
    decision: Option<bool>,
    /// The last words of the sentence, as many as may be part of an organ's name.
    recent: String,
    /// The heads of symbols of the organ named last in the sentence.
    organ: Option<(&'static str, &'static str)>,
}

impl Context {
    fn read(&mut self, word: &str, lexicon: &Lexicon) {
        let references = lexicon.references;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\'', "’");
        if references.resolutions.contains(&bare.as_str()) {
            self.decision = Some(false);
        } else if references.decisions.contains(&bare.as_str()) {
            self.decision = Some(true);
        } else {
            self.push(&bare, lexicon);
        }
    }

    /// Adds a word to the sentence, and looks whether it ends the name of an organ, the longest of those that it may.
    fn push(&mut self, word: &str, lexicon: &Lexicon) {
        let series = lexicon.references.series;
        let longest = series.iter().map(|(organ, ..)| organ.len()).max().unwrap_or_default();
        let keep = self.recent.floor_char_boundary(self.recent.len().saturating_sub(longest));
        self.recent.drain(..keep);
        let known = self.recent.len();
        self.recent.push(' ');
        self.recent.push_str(word);
        let named = series.iter().filter_map(|(organ, resolution, decision)| {
            let end = self.recent.rfind(organ)? + organ.len();
            (end > known).then_some((end, organ.len(), (*resolution, *decision)))
        });
        if let Some((.., heads)) = named.max_by_key(|(end, len, _)| (*end, *len)) {
            self.organ = Some(heads);
        }
    }

    /// Forgets what was spoken of where a sentence ends.
    fn close(&mut self, word: &str, lexicon: &Lexicon) {
        // A semicolon that stands alone, as in French, ends what a word with one ends.
        if word.ends_with([';', '.']) && word.chars().filter(|c| c.is_alphanumeric()).count() > 2
            || word == ";"
        {
            *self = Self::default();
        } else if word.ends_with(',') {
            self.push(",", lexicon);
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

/// Runs of text between blanks.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |word| {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        (!word.is_empty()).then_some(start..at)
    })
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
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        find(text, Language::English).into_iter().map(|citation| citation.symbol.to_string()).collect()
    }

    #[test]
    fn chains_and_symbols() {
        assert_eq!(
            cited("its resolutions 173/27 of 5 December 2118, 174/28 and 174/29 of 12 December 2119"),
            ["A/RES/173/27", "A/RES/174/28", "A/RES/174/29"]
        );
        assert_eq!(cited("the report (A/174/363, para. 17)"), ["A/174/363"]);
        assert_eq!(cited("see A/174/L.9/Rev.1."), ["A/174/L.9/Rev.1"]);
        assert_eq!(cited("resolution 168/247 A and B of 1 May 2114"), ["A/RES/168/247 A", "A/RES/168/247 B"]);
        assert_eq!(cited("resolutions 2625 (XXV) and ES\u{2011}11/1"), ["A/RES/2625 (XXV)", "A/RES/ES-11/1"]);
        assert_eq!(cited("Security Council resolution 1701 (2006)"), ["S/RES/1701 (2006)"]);
        assert_eq!(
            cited("by resolutions 174/28 and 174/29; and 60/40 of it"),
            ["A/RES/174/28", "A/RES/174/29"]
        );
    }

    #[test]
    fn the_organ_named_decides() {
        assert_eq!(cited("Human Rights Council resolution 150/13"), ["A/HRC/RES/150/13"]);
        assert_eq!(cited("Economic and Social Council resolution 2120/12"), ["E/RES/2120/12"]);
        assert_eq!(cited("Economic and Social Council decision 2120/212"), ["E/DEC/2120/212"]);
    }

    #[test]
    fn a_date_is_shared_by_those_it_closes() {
        let found = find("resolutions 174/28 and 174/29 of 12 December 2119", Language::English);
        let year = |citation: &Citation| citation.date.map(|date| date.year);
        assert_eq!(found.iter().map(year).collect::<Vec<_>>(), [Some(2119), Some(2119)]);
    }

    #[test]
    fn numbers_of_other_things() {
        for text in [
            "2/3 of the votes",
            "open 24/7",
            "in 2119/20",
            "a 50/50 share",
            "HIV/AIDS",
            "and/or",
            "of 60/40 mix",
        ] {
            assert!(cited(text).is_empty(), "{text}");
        }
    }

    /// Shows what is cited with the year of its date.
    #[track_caller]
    fn check(language: Language, text: &str, expected: &[&str]) {
        let shown = |citation: &Citation| match citation.date {
            Some(date) => format!("{} of {}", citation.symbol, date.year),
            None => citation.symbol.to_string(),
        };
        let found: Vec<String> = find(text, language).iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn french_and_spanish_name_the_organ_behind() {
        check(
            Language::French,
            "ses résolutions 173/27 du 5 décembre 2118 et 174/28 A et B du 12 décembre 2119,",
            &["A/RES/173/27 of 2118", "A/RES/174/28 A of 2119", "A/RES/174/28 B of 2119"],
        );
        check(
            Language::French,
            "les résolutions 150/13 et 150/14 du Conseil des droits de l'homme, en date du 18 juin 2122 ;",
            &["A/HRC/RES/150/13 of 2122", "A/HRC/RES/150/14 of 2122"],
        );
        check(
            Language::French,
            "la décision 2120/212 du Conseil économique et social ; 172/14 de l’Assemblée générale",
            &["E/DEC/2120/212", "A/RES/172/14"],
        );
        check(
            Language::Spanish,
            "sus resoluciones 173/27, de 5 de diciembre de 2118, y 174/28, de 12 de diciembre de 2119",
            &["A/RES/173/27 of 2118", "A/RES/174/28 of 2119"],
        );
        check(
            Language::Spanish,
            "la resolución 160/251 de la Asamblea General, de 15 de marzo de 2106",
            &["A/RES/160/251 of 2106"],
        );
        check(
            Language::Spanish,
            "la resolución 1701 (2006) del Consejo de Seguridad",
            &["S/RES/1701 (2006)"],
        );
    }
}
