//! Lines put together to one text, with styles and footnote marks.

use std::ops::Range;

use resdiff_model::{FootnoteMark, Lexicon, Span, Style, glance};

use super::Piece;
use crate::Run;
use crate::text::is_firm_blank;
use crate::transcript::LINE_OF_CELL;

/// Builds a text from lines: blanks fold to one, words cut at a line's end are joined, raised marks are taken
/// out and remembered.
#[derive(Clone, Debug)]
pub(super) struct TextBuilder {
    built: Built,
    /// A blank waits for the next word.
    blank: bool,
    /// Repair blanks that taking text from a PDF puts in wrong places: before a comma, inside `in -depth`.
    repair: bool,
    /// Asterisks stay where they stand, in whatever form they mark a note: fields of the masthead keep no marks.
    keeps_asterisks: bool,
    lexicon: &'static Lexicon,
}

/// A text with its styles and marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Built {
    pub text: String,
    pub spans: Vec<Span>,
    pub marks: Vec<FootnoteMark>,
    /// For every line of the source: the byte at which it begins and its index.
    pub lines: Vec<(usize, usize)>,
    /// The words as counted in the source.
    pub words: usize,
}

impl TextBuilder {
    pub(super) fn new(repair: bool, lexicon: &'static Lexicon) -> Self {
        Self { built: Built::default(), blank: false, repair, keeps_asterisks: false, lexicon }
    }

    /// A builder for a field of the masthead.
    pub(super) fn of_masthead(lexicon: &'static Lexicon) -> Self {
        Self { keeps_asterisks: true, ..Self::new(true, lexicon) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.built.text.is_empty()
    }

    pub(super) fn text(&self) -> &str {
        &self.built.text
    }

    /// Adds a line with its styles; `from` is the byte of the line's trimmed text to begin at.
    pub(super) fn line(&mut self, piece: &Piece<'_>, index: usize, from: usize) {
        self.built.words += piece.words();
        self.break_line(piece.text.get(from..).unwrap_or_default());
        // Most paragraphs of files with long lines are one line: they get the room they need and no more.
        self.built.text.reserve(piece.text.len() + 1);
        self.built.lines.push((self.built.text.len(), index));
        let runs = &piece.line.runs;
        let lead: usize =
            piece.line.runs.first().map_or(0, |run| run.text.len() - run.text.trim_start().len());
        let mut skip = from + lead;
        for (at, run) in runs.iter().enumerate() {
            let cut = skip.min(run.text.len());
            skip -= cut;
            let Some(text) = run.text.get(cut..) else { continue };
            let asterisks = || text.trim().bytes().all(|b| b == b'*');
            if is_mark_of(run, text) && !(self.keeps_asterisks && asterisks()) {
                self.mark(text);
            } else if !self.parts_marks(runs, at) {
                self.push(text, &run.style);
            }
        }
    }

    /// Whether a run is a comma between two marks that is not raised as they are: it parts the marks and is no sign of
    /// the text.
    fn parts_marks(&self, runs: &[Run], at: usize) -> bool {
        let between =
            |before: &Run, after: &Run| is_mark_of(before, &before.text) && is_mark_of(after, &after.text);
        let Some([before, comma, after]) = at.checked_sub(1).and_then(|from| runs.get(from..from + 3)) else {
            return false;
        };
        let stands_close = !comma.text.ends_with(char::is_whitespace);
        comma.text.trim() == ","
            && between(before, after)
            && (stands_close || self.built.text.ends_with([',', ';', ':', '.']))
    }

    /// Adds text without styles that stands on a line of its own.
    pub(super) fn line_of(&mut self, text: &str, piece: &Piece<'_>) {
        self.built.words += piece.words();
        self.break_line(text);
        self.push(text, &Style::default());
    }

    pub(super) fn finish(mut self) -> Built {
        if self.built.text.is_empty() {
            // A mark that stands alone is all that there is to read; without a word it would be lost.
            let marks: Vec<String> = self.built.marks.drain(..).map(|mark| mark.mark).collect();
            self.built.text = marks.join(" ");
        }
        // Of a text put together from lines up to half the room is left over.
        self.built.text.shrink_to_fit();
        self.built
    }

    /// A line ends: a blank follows, unless a word was cut.
    fn break_line(&mut self, next: &str) {
        let cut = without_soft_hyphen(&self.built.text).map(str::len);
        if let Some(len) = cut {
            self.built.text.truncate(len);
        }
        self.blank = cut.is_none() && !ends_in_word(&self.built.text, next, self.lexicon);
    }

    fn mark(&mut self, text: &str) {
        let at = self.built.text.len();
        for mark in text.split(|c: char| c == ',' || c.is_whitespace()).filter(|mark| !mark.is_empty()) {
            self.built.marks.push(FootnoteMark { mark: mark.to_owned(), at });
        }
        self.blank |= text.ends_with(char::is_whitespace);
    }

    fn push(&mut self, text: &str, style: &Style) {
        if text.is_ascii() {
            return self.push_ascii(text, style);
        }
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_whitespace() && !is_firm_blank(c) {
                self.blank = true;
                continue;
            }
            if self.blank && !self.built.text.is_empty() {
                let before = self.built.text.chars().next_back().unwrap_or(' ');
                if !(self.repair && self.is_false_blank(before, c, chars.peek().copied())) {
                    self.add(" ", style);
                }
            }
            self.blank = false;
            self.add(c.encode_utf8(&mut [0; 4]), style);
        }
    }

    /// As [`push`](Self::push), word by word, or at once where nothing is to be folded or repaired.
    fn push_ascii(&mut self, text: &str, style: &Style) {
        let clean = self.is_clean(text.trim_start());
        let blank = |byte: u8| byte.is_ascii_whitespace() || byte == b'\x0b';
        let mut rest = text;
        loop {
            let body = rest.trim_start();
            self.blank |= body.len() < rest.len();
            let Some(c) = body.chars().next() else { return };
            let end = if clean { None } else { body.bytes().position(blank) }.unwrap_or(body.len());
            if self.blank && !self.built.text.is_empty() {
                let before = self.built.text.chars().next_back().unwrap_or(' ');
                if !(self.repair && self.is_false_blank(before, c, body.chars().nth(1))) {
                    self.add(" ", style);
                }
            }
            self.blank = false;
            self.add(&body[..end], style);
            rest = &body[end..];
        }
    }

    /// Whether a text of ASCII is taken as it stands: single blanks, none at its end, and none that may be false.
    fn is_clean(&self, text: &str) -> bool {
        let odd = || text.ends_with(' ') || glance::any(text, |byte| byte.wrapping_sub(b'\t') < 5);
        let double = || glance::any_pair(text, |one, next| (one == b' ') & (next == b' '));
        // Letters and digits are never parted from what stands before them but by a bracket.
        let false_blank = |one: u8, next: u8| {
            (one == b' ') & !next.is_ascii_alphanumeric() | ((one == b'(') | (one == b'[')) & (next == b' ')
        };
        !(odd() || double() || self.repair && glance::any_pair(text, false_blank))
    }

    /// Whether a blank between `before` and `c` was put there by taking the text from a page.
    fn is_false_blank(&self, before: char, c: char, after: Option<char>) -> bool {
        if self.lexicon.spaced_signs.contains(&c) {
            return false;
        }
        let closes = matches!(c, ',' | ';' | ')' | ']' | '”' | '’') && !matches!(before, '–' | '—');
        let stops =
            matches!(c, '.' | ':') && before.is_alphanumeric() && after.is_none_or(char::is_whitespace);
        let opens = matches!(before, '(' | '[' | '“' | '‘');
        let hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}')
            && before.is_alphabetic()
            && after.is_some_and(char::is_alphabetic);
        let range = before == '–'
            && c.is_ascii_digit()
            && self.built.text.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
        closes || stops || opens || hyphen || range
    }

    fn add(&mut self, text: &str, style: &Style) {
        let at = self.built.text.len();
        self.built.text.push_str(text);
        if *style == Style::default() {
            return;
        }
        match self.built.spans.last_mut() {
            Some(span) if span.style == *style && span.range.end == at => {
                span.range.end = self.built.text.len()
            }
            _ => self.built.spans.push(Span { range: at..self.built.text.len(), style: style.clone() }),
        }
    }
}

impl Built {
    /// Cuts `range` out of the text and moves styles, marks and lines along.
    pub(super) fn cut(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.text.replace_range(range.clone(), "");
        let moved =
            |at: usize| if at <= range.start { at } else { range.start.max(at.saturating_sub(range.len())) };
        for span in &mut self.spans {
            span.range = moved(span.range.start)..moved(span.range.end);
        }
        self.spans.retain(|span| !span.range.is_empty());
        for mark in &mut self.marks {
            mark.at = moved(mark.at);
        }
        for (at, _) in &mut self.lines {
            *at = moved(*at);
        }
    }
}

/// Whether a stretch of a run is the mark of a note: the form says so, or it is raised and looks like one.
fn is_mark_of(run: &Run, text: &str) -> bool {
    run.note || run.style.raised && is_mark(text.trim())
}

/// A footnote mark as printed raised: digits, asterisks, or a list of them.
fn is_mark(text: &str) -> bool {
    let good = |mark: &str| {
        mark.len() <= 3 && (mark.bytes().all(|b| b.is_ascii_digit()) || mark.bytes().all(|b| b == b'*'))
    };
    let mut marks = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|m| !m.is_empty()).peekable();
    marks.peek().is_some() && marks.all(good)
}

/// The mark of a note to a table: a raised letter.
pub(super) fn is_letter_mark(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// The cells of a line, without the marks in them and without those that are empty.
pub(super) fn cells(piece: &Piece<'_>, lexicon: &Lexicon) -> Vec<String> {
    columns(piece, lexicon).into_iter().filter(|cell| !cell.is_empty()).collect()
}

/// What a line has in each of its columns, without the marks.
pub(super) fn columns(piece: &Piece<'_>, lexicon: &Lexicon) -> Vec<String> {
    let is_any_mark = |text: &str| is_mark(text) || text.split(',').all(|mark| is_letter_mark(mark.trim()));
    let runs =
        piece.line.runs.iter().filter(|run| !(run.note || run.style.raised && is_any_mark(run.text.trim())));
    let text: String = runs.map(|run| run.text.as_str()).collect();
    let folded = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let cell = |cell: &str| {
        let mut lines = cell.split(LINE_OF_CELL).map(folded);
        let first = lines.next().unwrap_or_default();
        lines.fold(first, |cell, rest| cell_and_rest(&cell, &rest, lexicon))
    };
    text.split('\t').map(cell).collect()
}

/// A line of a cell and the next.
pub(super) fn cell_and_rest(cell: &str, rest: &str, lexicon: &Lexicon) -> String {
    if let Some(cell) = without_soft_hyphen(cell) {
        return format!("{cell}{rest}");
    }
    let blank =
        if cell.is_empty() || rest.is_empty() || ends_in_word(cell, rest, lexicon) { "" } else { " " };
    format!("{cell}{blank}{rest}")
}

/// A line that ends in a word with a hyphen that is printed at the end of a line alone, without it.
fn without_soft_hyphen(line: &str) -> Option<&str> {
    line.strip_suffix('\u{ad}').filter(|word| word.ends_with(|sign: char| !sign.is_whitespace()))
}

/// Whether a line ends in the middle of a word that the next one goes on with.
fn ends_in_word(line: &str, next: &str, lexicon: &Lexicon) -> bool {
    let mut back = line.chars().rev();
    let (last, before) = (back.next(), back.next());
    let first = next.chars().next();
    match last {
        // The hyphen at a line's end belongs to the word: the documents do not hyphenate.
        Some('-' | '\u{2010}' | '\u{2011}') => {
            before.is_some_and(char::is_alphanumeric) && !is_joining_word(next, lexicon)
        }
        Some('/') => before.is_some_and(|c| !c.is_whitespace()) && first.is_some_and(char::is_alphanumeric),
        Some('–') => {
            before.is_some_and(|c| c.is_ascii_digit()) && first.is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// `long- and short-term`: the hyphen stands for the word that follows later.
fn is_joining_word(next: &str, lexicon: &Lexicon) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    lexicon.hyphen_joiners.contains(&word)
}
