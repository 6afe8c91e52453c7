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
    let lexicon = language.lexicon();
    let dates = date::find(text, language);
    let mut found: Vec<Citation> = Vec::new();
    let mut context = Context::default();
    let mut words = chunks(text).peekable();
    while let Some(chunk) = words.next() {
        let word = &text[chunk.clone()];
        context.read(word, lexicon);
        let Some((symbol, range)) = symbol_at(text, &chunk, &context, lexicon, &dates) else {
            continue;
        };
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
    /// The words of the sentence, as far as an organ may be named in them.
    recent: String,
}

impl Context {
    fn read(&mut self, word: &str, lexicon: &Lexicon) {
        let references = lexicon.references;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if references.resolutions.contains(&bare.as_str()) {
            self.decision = Some(false);
        } else if references.decisions.contains(&bare.as_str()) {
            self.decision = Some(true);
        } else {
            self.recent.push(' ');
            self.recent.push_str(&bare);
        }
        if word.ends_with([';', '.']) && bare.len() > 2 {
            *self = Self::default();
        } else if word.ends_with(',') {
            self.recent.push_str(" ,");
        }
    }

    /// The heads of symbols of the organ named last before the number.
    fn organ(&self, lexicon: &Lexicon) -> Option<(&'static str, &'static str)> {
        let places = lexicon.references.series.iter().filter_map(|(organ, resolution, decision)| {
            let at = self.recent.rfind(organ)?;
            Some((at + organ.len(), organ.len(), (*resolution, *decision)))
        });
        places.max_by_key(|(end, len, _)| (*end, *len)).map(|(_, _, heads)| heads)
    }
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
    let dated = dates.iter().any(|date| {
        date.date.month.is_some()
            && date.range.start >= tail.end
            && is_joint(&text[tail.end..date.range.start], lexicon)
    });
    let trusted = match (session, context.decision) {
        (Some(session), Some(_)) => session >= symbol::FIRST_STROKE_SESSION,
        (Some(session), None) => session >= symbol::FIRST_STROKE_SESSION && dated,
        // `ES-11/1`, `3363 (XXX)` look like nothing else; `1701 (2006)` might be an amount and a year.
        (None, context) => context.is_some() || !plain.ends_with(')') || !symbol.as_str().starts_with('S'),
    };
    let organ = context.organ(lexicon).filter(|_| plain.contains('/') && session.is_some_and(|s| s < 1000));
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
    if let Some(inside) = word.strip_prefix('(').and_then(|w| w.split_once(')')).map(|(inside, _)| inside) {
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

/// Whether nothing but a word such as `of` stands between a citation and its date.
fn is_joint(between: &str, lexicon: &Lexicon) -> bool {
    let word = between.trim().to_lowercase();
    lexicon.references.date_joiners.contains(&word.as_str())
}

/// Gives every citation the date behind it, or that of the citation it is joined to by a conjunction.
fn give_dates(text: &str, found: &mut [Citation], dates: &[Dated], lexicon: &Lexicon) {
    let mut next: Option<(usize, Option<Date>)> = None;
    for citation in found.iter_mut().rev() {
        let behind = dates.iter().find(|date| date.range.start >= citation.range.end);
        let own = behind.filter(|date| is_joint(&text[citation.range.end..date.range.start], lexicon));
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
}
