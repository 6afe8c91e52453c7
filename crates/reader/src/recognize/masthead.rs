//! What stands before the organ line: symbol, session, agenda item, adoption, source, title.

mod agenda;
pub(super) mod length;

use std::ops::Range;

use resdiff_model::{Language, Lexicon, Marker, Masthead, date};

use super::furniture::{is_symbol, organ_and_symbol};
use super::joining::TextBuilder;
use super::signs::{is_draft_of_report, is_numeral};
use super::words::{self, starts_with_any};
use super::{Piece, Role};
use crate::Gap;

/// Reads the lines before the organ line, or as many of them as come before the first part; furniture is passed over.
///
/// Where no organ line `follows`, white space ends the title of the agenda item and the title of the text comes next.
pub(super) fn read(lines: &[Piece<'_>], language: Language, follows: bool) -> Head {
    let lexicon = language.lexicon();
    let mut masthead = Masthead::default();
    let mut state = State::Head;
    let mut field = TextBuilder::of_masthead(lexicon);
    let mut end = lines.len();
    let mut left: Option<f32> = None;
    // What a report tells before its drafts has no field; the title of the report stands before it.
    let narrative = if follows { narrative(lines, lexicon) } else { None };
    let follows = follows && narrative.is_none();
    let single = narrative.and_then(|from| title_of_draft(lines, from, lexicon));
    let told = narrative.unwrap_or(lines.len());
    for (index, piece) in lines.iter().enumerate().filter(|(_, piece)| piece.role == Role::Text) {
        let text: &str = &piece.text;
        // What begins further in is another paragraph, as is what white space parts.
        let here = piece.geometry().map(|g| g.left);
        let further_in = here.zip(left).is_some_and(|(here, left)| here - left > FURTHER_IN);
        let apart = piece.gap() != Gap::Line || further_in;
        left = here;
        let titled = state == State::Title && !field.is_empty();
        if single == Some(index) {
            end = index;
            break;
        }
        if index >= told {
            // Its paragraphs are put together as those of the text are.
            if is_draft_of_report(text, lexicon) {
                end = index;
                break;
            }
            continue;
        }
        if is_draft_of_report(text, lexicon) || titled && is_numeral(text) && is_apart_or_placed(piece) {
            end = index;
            break;
        }
        if let Some(next) = State::begins(text, apart, state, lexicon, &masthead) {
            state.end(&mut field, &mut masthead, language);
            state = next;
        } else if state.ends_at_gap(&field, piece, apart, language)
            || !follows && apart && state == State::AgendaTitle && !field.is_empty()
            || narrative.is_some() && apart && state == State::Title && !field.is_empty()
        {
            state.end(&mut field, &mut masthead, language);
            state = state.after(&masthead);
        }
        match state {
            State::Head => read_head(piece, &mut masthead, language),
            _ => field.line(piece, 0, 0),
        }
    }
    state.end(&mut field, &mut masthead, language);
    if follows {
        complete(&mut masthead, lexicon);
    }
    Head { masthead, narrative: told.min(end), end }
}

/// What stands before the text.
pub(super) struct Head {
    pub masthead: Masthead,
    /// The line with which that begins that a report tells before its first draft.
    pub narrative: usize,
    /// How many lines all of it takes.
    pub end: usize,
}

/// Whether the lines before the organ line are those of a report, with its narrative.
pub(super) fn is_report(lines: &[Piece<'_>], lexicon: &Lexicon) -> bool {
    narrative(lines, lexicon).is_some()
}

/// Columns by which a line begins further in than the line before it if it is another paragraph.
const FURTHER_IN: f32 = 3.0;

/// Where the narrative of a report begins: with its first number or section, behind the item of the agenda and before
/// its first draft.
fn narrative(lines: &[Piece<'_>], lexicon: &Lexicon) -> Option<usize> {
    let item = lines.iter().position(|piece| agenda::number(&piece.text, lexicon).is_some())?;
    let rest = lines.get(item + 1..)?;
    let draft = rest.iter().position(|piece| is_draft_of_report(&piece.text, lexicon)).unwrap_or(rest.len());
    let begins = |piece: &Piece<'_>| {
        let is_first = Marker::split(&piece.text)
            .is_some_and(|(marker, rest)| marker.number() == Some(1) && !rest.is_empty());
        let is_section =
            piece.text.strip_prefix("I.").is_some_and(|rest| rest.starts_with(char::is_whitespace));
        piece.role == Role::Text && (is_first || is_section) && is_apart_or_placed(piece)
    };
    rest[..draft].iter().position(begins).map(|at| item + 1 + at)
}

/// Where the title of the only draft of a report begins, which has no name: behind `… the following draft resolution:`,
/// with nothing but its few lines before the organ line.
fn title_of_draft(lines: &[Piece<'_>], from: usize, lexicon: &Lexicon) -> Option<usize> {
    const MOST_LINES: usize = 6;
    const SENTENCE: usize = 5;
    let ends = |piece: &Piece<'_>| piece.role == Role::Text && piece.text.ends_with(':');
    let colon = from + lines.get(from..)?.iter().rposition(ends)?;
    let mut title = (colon + 1..lines.len()).filter(|&at| lines[at].role == Role::Text);
    let begins = title.next()?;
    let is_title =
        |at: usize| Marker::split(&lines[at].text).is_none() && !lines[at].text.ends_with(['.', ';']);
    let names_draft =
        |piece: &Piece<'_>| piece.role == Role::Text && words::find_any(&piece.text, lexicon.draft).is_some();
    let sentence = &lines[colon.saturating_sub(SENTENCE).max(from)..=colon];
    let fits = sentence.iter().any(names_draft) && is_title(begins);
    (fits && title.clone().count() < MOST_LINES && title.all(is_title)).then_some(begins)
}

fn is_apart_or_placed(piece: &Piece<'_>) -> bool {
    piece.gap() != Gap::Line || piece.geometry().is_some()
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
    fn begins(text: &str, apart: bool, now: Self, lexicon: &Lexicon, masthead: &Masthead) -> Option<Self> {
        if starts_with_any(text, lexicon.adopted) {
            return Some(Self::Adoption);
        }
        if text.starts_with('[') && now != Self::Source {
            return Some(Self::Source);
        }
        if number_of_title(text).is_some() && now != Self::Source {
            return Some(Self::Title);
        }
        if agenda::number(text, lexicon).is_some()
            && matches!(now, Self::Head | Self::AgendaTitle)
            && masthead.agenda_items.is_empty()
        {
            return Some(Self::AgendaItem);
        }
        let drafts = words::find_any(text, lexicon.draft).is_some();
        // The list of sponsors may take many lines before it comes to the words `draft resolution`.
        let sponsors = drafts || apart && now == Self::AgendaTitle && masthead.draft_line.is_none();
        let over = matches!(now, Self::Sponsors | Self::Title | Self::Source | Self::Adoption);
        (sponsors && !over && (drafts || masthead_is_draft(masthead))).then_some(Self::Sponsors)
    }

    /// Whether white space before this line ends the field.
    fn ends_at_gap(self, field: &TextBuilder, piece: &Piece<'_>, apart: bool, language: Language) -> bool {
        match self {
            Self::Head => false,
            Self::AgendaItem => {
                !field.is_empty() && agenda::ends(field.text(), &piece.text, language.lexicon())
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
            Self::AgendaTitle | Self::Sponsors | Self::Source | Self::Adoption
                if masthead.title.is_none() =>
            {
                Self::Title
            }
            _ => Self::Head,
        }
    }

    fn end(self, field: &mut TextBuilder, masthead: &mut Masthead, language: Language) {
        let lexicon = language.lexicon();
        let text = std::mem::replace(field, TextBuilder::of_masthead(lexicon)).finish().text;
        if text.is_empty() {
            return;
        }
        match self {
            Self::Head => {}
            Self::AgendaItem => masthead.agenda_items = agenda::items(&text, lexicon),
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
        if let Some((organ, symbol)) = organ_and_symbol(cell) {
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

/// Parts the sponsors from the words `draft resolution`.
fn split_sponsors(text: &str, lexicon: &Lexicon) -> (String, String) {
    let at = words::find_any(text, lexicon.draft);
    match at.and_then(|at| text.get(..at)?.rfind(':')) {
        Some(colon) => {
            // The mark in `Atlantis:* draft resolution` is that of the sponsors.
            let line = text[colon + 1..].trim_start();
            let marks = line.len() - line.trim_start_matches('*').len();
            (format!("{}{}", text[..colon].trim(), &line[..marks]), line[marks..].trim().to_owned())
        }
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
