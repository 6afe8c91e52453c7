//! What stands before the organ line: symbol, session, agenda item, adoption, source, title.

use std::ops::Range;

use resdiff_model::{Language, Lexicon, Masthead, date};

use super::furniture::is_symbol;
use super::joining::TextBuilder;
use super::words::{self, starts_with_any};
use super::{Piece, Role};
use crate::Gap;

/// Reads the lines before the organ line; furniture is passed over.
pub(super) fn read(lines: &[Piece<'_>], language: Language) -> Masthead {
    let lexicon = language.lexicon();
    let mut masthead = Masthead::default();
    let mut state = State::Head;
    let mut field = TextBuilder::new(true, lexicon);
    for piece in lines.iter().filter(|piece| piece.role == Role::Text) {
        let text: &str = &piece.text;
        let apart = piece.gap() != Gap::Line;
        if let Some(next) = State::begins(text, piece, state, lexicon, &masthead) {
            state.end(&mut field, &mut masthead, language);
            state = next;
        } else if state.ends_at_gap(&field, piece, apart, language) {
            state.end(&mut field, &mut masthead, language);
            state = state.after(&masthead);
        }
        match state {
            State::Head => read_head(piece, &mut masthead, language),
            _ => field.line(piece, 0, 0),
        }
    }
    state.end(&mut field, &mut masthead, language);
    complete(&mut masthead, lexicon);
    masthead
}

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Lines of one field each: symbol, organ, distribution, dates, session.
    Head,
    AgendaItem,
    AgendaTitle,
    Sponsors,
    Adoption,
    Source,
    Title,
}

impl State {
    /// The field that a line begins by its own form.
    fn begins(
        text: &str,
        piece: &Piece<'_>,
        now: Self,
        lexicon: &Lexicon,
        masthead: &Masthead,
    ) -> Option<Self> {
        if starts_with_any(text, lexicon.adopted) {
            return Some(Self::Adoption);
        }
        if text.starts_with('[') && now != Self::Source {
            return Some(Self::Source);
        }
        if number_of_title(text).is_some() && now != Self::Source {
            return Some(Self::Title);
        }
        if agenda_number(text, lexicon).is_some()
            && matches!(now, Self::Head | Self::AgendaTitle)
            && masthead.agenda_items.is_empty()
        {
            return Some(Self::AgendaItem);
        }
        let drafts = words::find_any(text, lexicon.draft).is_some();
        // The list of sponsors may take many lines before it comes to the words `draft resolution`.
        let sponsors =
            drafts || piece.gap() != Gap::Line && now == Self::AgendaTitle && masthead.draft_line.is_none();
        let over = matches!(now, Self::Sponsors | Self::Title | Self::Source | Self::Adoption);
        (sponsors && !over && (drafts || masthead_is_draft(masthead))).then_some(Self::Sponsors)
    }

    /// Whether white space before this line ends the field.
    fn ends_at_gap(self, field: &TextBuilder, piece: &Piece<'_>, apart: bool, language: Language) -> bool {
        match self {
            Self::Head => false,
            Self::AgendaItem => {
                !field.is_empty() && agenda_ends(field.text(), &piece.text, language.lexicon())
            }
            Self::Source => field.text().ends_with(']'),
            Self::Adoption => apart && day_in(field.text(), language).is_some(),
            Self::Sponsors => apart && words::find_any(field.text(), language.lexicon().draft).is_some(),
            Self::AgendaTitle | Self::Title => false,
        }
    }

    fn after(self, masthead: &Masthead) -> Self {
        match self {
            Self::AgendaItem => Self::AgendaTitle,
            Self::Sponsors | Self::Source | Self::Adoption if masthead.title.is_none() => Self::Title,
            _ => Self::Head,
        }
    }

    fn end(self, field: &mut TextBuilder, masthead: &mut Masthead, language: Language) {
        let lexicon = language.lexicon();
        let text = std::mem::replace(field, TextBuilder::new(true, lexicon)).finish().text;
        if text.is_empty() {
            return;
        }
        match self {
            Self::Head => {}
            Self::AgendaItem => masthead.agenda_items = agenda_items(&text, lexicon),
            Self::AgendaTitle => masthead.agenda_title = Some(text),
            Self::Sponsors => {
                let (sponsors, line) = split_sponsors(&text, lexicon);
                masthead.sponsors = (!sponsors.is_empty()).then_some(sponsors);
                masthead.draft_line = Some(line);
            }
            Self::Adoption => {
                let found = day_in(&text, language);
                let cut = found.as_ref().map_or(text.len(), |range| range.start);
                masthead.adoption_line = Some(without_joiner(text[..cut].trim_end(), lexicon).to_owned());
                masthead.adopted_on = found.map(|range| text[range].to_owned());
            }
            Self::Source => masthead.source_line = Some(text),
            Self::Title => {
                let (number, title) = number_of_title(&text).map_or((None, &*text), |(n, t)| (Some(n), t));
                masthead.number = number.map(str::to_owned);
                masthead.title = (!title.is_empty()).then(|| title.to_owned());
            }
        }
    }
}

fn masthead_is_draft(masthead: &Masthead) -> bool {
    masthead.symbol.as_deref().is_some_and(|symbol| symbol.contains("/L."))
}

/// Reads a line whose columns are fields of their own.
fn read_head(piece: &Piece<'_>, masthead: &mut Masthead, language: Language) {
    let lexicon = language.lexicon();
    for cell in piece.cells() {
        let is_organ = |organ: &&str| words::head(cell, organ) == Some(cell.len());
        let after_colon = || cell.split_once(':').map(|(_, value)| value.trim().to_owned());
        // `United Nations A/75/L.9` in forms that keep no columns.
        let named = || {
            let parts = cell.match_indices(' ').map(|(at, _)| (&cell[..at], &cell[at + 1..]));
            parts.into_iter().find(|(_, symbol)| !is_symbol(cell) && is_symbol(symbol))
        };
        if let Some((organ, symbol)) = named() {
            masthead.other.push(organ.to_owned());
            masthead.symbol.get_or_insert(symbol.trim_end_matches('*').to_owned());
        } else if is_symbol(cell) {
            masthead.symbol.get_or_insert(cell.trim_end_matches('*').to_owned());
        } else if lexicon.organs.iter().any(is_organ) {
            masthead.organ.get_or_insert(cell.to_owned());
        } else if let Some(length) = words::longest_head(cell, lexicon.distribution) {
            // `Distr.: General`, `Distr. générale`.
            let grade = cell[length..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
            masthead.distribution = (!grade.is_empty()).then(|| grade.to_owned());
        } else if starts_with_any(cell, lexicon.original) {
            masthead.original = after_colon();
        } else if day_in(cell, language).is_some_and(|range| range == (0..cell.len())) {
            masthead.issued_on.get_or_insert(cell.to_owned());
        } else if let Some(session) = session_ordinal(cell, lexicon) {
            masthead.session.get_or_insert(session.to_owned());
        } else if masthead.session.is_some() && words::ends_with_any(cell, lexicon.committee) {
            masthead.committee.get_or_insert(cell.to_owned());
        } else if let Some((symbol, date)) = security_council_head(cell, language) {
            masthead.symbol.get_or_insert(symbol);
            masthead.adopted_on = masthead.adopted_on.take().or(date);
        } else if let Some(range) =
            day_in(cell, language).filter(|range| range.end == cell.len() && range.start <= 3)
        {
            masthead.adopted_on.get_or_insert(cell[range].to_owned());
        } else {
            masthead.other.push(cell.to_owned());
        }
    }
}

/// An adoption line without the word before its date: `on`.
fn without_joiner<'t>(line: &'t str, lexicon: &Lexicon) -> &'t str {
    let joined = |joiner: &&str| {
        words::without_end(line, joiner).filter(|before| before.ends_with(char::is_whitespace))
    };
    lexicon.adopted_on.iter().filter_map(joined).min_by_key(|before| before.len()).unwrap_or(line).trim_end()
}

/// `Seventy-fifth` of `Seventy-fifth session`.
fn session_ordinal<'t>(cell: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let before = lexicon.session.iter().filter_map(|word| words::without_end(cell, word));
    let ordinal = before.min_by_key(|before| before.len())?.trim_end();
    (!ordinal.is_empty() && ordinal.len() < 60 && ordinal.starts_with(char::is_alphanumeric))
        .then_some(ordinal)
}

/// The numbers of a line `Agenda items 14 (b) and 119`, with what stands behind them.
fn agenda_number<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let length = words::longest_head(text, lexicon.agenda_item)?;
    let rest = text[length..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// Whether the line after the numbers begins the title: it is no number, does not bring the words behind the
/// numbers, and the numbers are complete.
fn agenda_ends(numbers: &str, next: &str, lexicon: &Lexicon) -> bool {
    let ends = lexicon.agenda_item_ends;
    let closed = words::find_any(numbers, ends).is_some();
    if !closed && words::find_any(&format!("{numbers} {next}"), ends).is_some() {
        return false;
    }
    let joined = lexicon.references.conjunctions.iter().any(|joint| {
        words::without_end(numbers, joint).is_some_and(|before| before.ends_with(char::is_whitespace))
    });
    let open = numbers.ends_with([',', '-']) || joined;
    !(open || !closed && next.starts_with(|c: char| c.is_ascii_digit() || c == '('))
}

/// `14 (b) and (c) and 119` → `14 (b)`, `14 (c)`, `119`; `14 b) et 119 de l’ordre du jour` → `14 b)`, `119`.
fn agenda_items(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let numbers = agenda_number(text, lexicon).unwrap_or(text);
    let end = words::find_any(numbers, lexicon.agenda_item_ends).unwrap_or(numbers.len());
    let mut items: Vec<String> = Vec::new();
    let mut item = String::new();
    for token in numbers[..end].replace(',', " ").replace('(', " (").split_whitespace() {
        let token = token.trim_end_matches('*');
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            item = token.to_owned();
            items.push(item.clone());
        } else if (token.starts_with('(') || is_letter_of_item(token)) && !item.is_empty() {
            let sub = format!("{item} {token}");
            match items.last_mut() {
                Some(last) if *last == item => *last = sub,
                _ => items.push(sub),
            }
        }
    }
    items
}

/// `b)`: a sub-item where markers have one bracket only.
fn is_letter_of_item(token: &str) -> bool {
    token.strip_suffix(')').is_some_and(|letter| {
        (1..=3).contains(&letter.len()) && letter.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// Parts the sponsors from the words `draft resolution`.
fn split_sponsors(text: &str, lexicon: &Lexicon) -> (String, String) {
    let at = words::find_any(text, lexicon.draft);
    match at.and_then(|at| text.get(..at)?.rfind(':')) {
        Some(colon) => (text[..colon].trim().to_owned(), text[colon + 1..].trim().to_owned()),
        None if at.is_some() => (String::new(), text.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

/// `75/32.` before a title: the number and the rest.
fn number_of_title(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['.', ' ', '\t']).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let (session, serial) = number.split_once('/')?;
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let session = session.trim_start_matches("ES-").trim_start_matches("S-");
    // A part's letter may stand behind the number: `78/223 A.`
    let (letter, rest) = match rest.strip_prefix(' ').and_then(|r| r.split_once('.')) {
        Some((letter, after)) if letter.len() <= 3 && letter.bytes().all(|b| b.is_ascii_uppercase()) => {
            (letter.len() + 1, after)
        }
        _ => (0, rest.strip_prefix('.')?),
    };
    (digits(session) && digits(serial)).then(|| (&text[..end + letter], rest.trim()))
}

/// `Resolution 734 (1992)`, with a date behind it or not.
fn security_council_head(cell: &str, language: Language) -> Option<(String, Option<String>)> {
    let length = words::longest_head(cell, language.lexicon().references.resolutions)?;
    let rest = cell[length..].strip_prefix(char::is_whitespace)?;
    let (number, rest) = rest.split_once(' ')?;
    let year = rest.strip_prefix('(')?.split(')').next()?;
    let good = number.parse::<u32>().is_ok() && year.len() == 4 && year.parse::<u32>().is_ok();
    let date = day_in(rest, language).map(|range| rest[range].to_owned());
    good.then(|| (format!("S/RES/{number} ({year})"), date))
}

/// The first full date of a text.
fn day_in(text: &str, language: Language) -> Option<Range<usize>> {
    date::find(text, language).into_iter().find(|found| found.date.day.is_some()).map(|found| found.range)
}

/// Fills what other fields tell: the symbol from the number before the title, where no other organ adopted it.
fn complete(masthead: &mut Masthead, lexicon: &Lexicon) {
    let by_assembly = |line: &str| {
        let series = lexicon.references.series.iter();
        let named = series.filter(|(organ, ..)| words::ends_with_any(line, &[organ]));
        named.max_by_key(|(organ, ..)| organ.len()).is_some_and(|(_, head, _)| *head == "A/RES/")
    };
    if masthead.symbol.is_none()
        && let Some(number) = &masthead.number
        && masthead.adoption_line.as_deref().is_none_or(by_assembly)
    {
        masthead.symbol = Some(format!("A/RES/{number}"));
    }
}
