//! Styled text and the lines of a report.

use anstyle::{AnsiColor, Effects, Style};
use resdiff_engine::Pair;
use unicode_width::UnicodeWidthStr;

use super::side_by_side;
use super::wrap::wrap;
use crate::view::visible;

/// What a stretch of text is, which decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Dim,
    Strong,
    Section,
    Heading,
    Lead,
    Finding,
    /// Words inserted into a text, and words deleted from it.
    Insert,
    Delete,
    /// A text that came as a whole, and one that went: too long to be struck or underlined.
    Gained,
    Lost,
    /// The sign and word of an added clause, a removed one, a reworded one, one that moved.
    Added,
    Removed,
    Reworded,
    Moved,
}

impl Ink {
    fn style(self) -> Style {
        let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        match self {
            Self::Plain => Style::new(),
            Self::Dim => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
            Self::Heading => Style::new().bold().dimmed(),
            Self::Section => Style::new().bold().underline(),
            Self::Lead => Style::new().italic(),
            Self::Finding => color(AnsiColor::Magenta).bold(),
            Self::Insert => color(AnsiColor::Green).effects(Effects::BOLD | Effects::UNDERLINE),
            Self::Delete => color(AnsiColor::Red).strikethrough(),
            Self::Gained => color(AnsiColor::Green),
            Self::Lost => color(AnsiColor::Red),
            Self::Added => color(AnsiColor::Green).bold(),
            Self::Removed => color(AnsiColor::Red).bold(),
            Self::Reworded => color(AnsiColor::Yellow).bold(),
            Self::Moved => color(AnsiColor::Cyan).bold(),
        }
    }
}

/// A blank at which no line is broken, as it stands in a [`Text`]: on the page it is a common blank, so that the
/// words can be searched for. Texts cannot hold it, [`Text::push`] sees to that.
pub(super) const BOUND: char = '\u{e000}';

/// How a character looks, and the address it leads to: the place of it in a list, from 1 on, or 0 for none.
pub(super) type Look = (Ink, usize);

/// A paragraph in pieces. A line feed begins a new line.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pieces: Vec<(Look, String)>,
    addresses: Vec<String>,
}

impl Text {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds text; what could act on the terminal is made visible.
    pub(super) fn push(&mut self, ink: Ink, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_feed();
            }
            self.append(ink, visible(&line.replace('\t', " ")).replace(BOUND, "\\u{e000}"));
        }
    }

    /// Adds words that stay on one line.
    pub(super) fn push_bound(&mut self, ink: Ink, text: &str) {
        self.append(ink, visible(text).replace(BOUND, "\\u{e000}").replace(' ', &BOUND.to_string()));
    }

    /// Goes on in a new line.
    pub(super) fn line_feed(&mut self) {
        self.pieces.push(((Ink::Plain, 0), "\n".to_owned()));
    }

    /// Adds the pieces of another text.
    pub(super) fn extend(&mut self, other: &Self) {
        let before = self.addresses.len();
        self.addresses.extend_from_slice(&other.addresses);
        for ((ink, address), text) in &other.pieces {
            let address = if *address == 0 { 0 } else { address + before };
            self.pieces.push(((*ink, address), text.clone()));
        }
    }

    /// Lets these words, wherever they stand as words of their own, lead to an address.
    pub(super) fn link(&mut self, words: &str, address: &str) {
        self.addresses.push(address.to_owned());
        let address = self.addresses.len();
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for ((ink, linked), text) in std::mem::take(&mut self.pieces) {
            let mut rest = text.as_str();
            while linked == 0
                && let Some(at) = find_words(rest, words)
            {
                pieces.push(((ink, 0), rest[..at].to_owned()));
                pieces.push(((ink, address), words.to_owned()));
                rest = &rest[at + words.len()..];
            }
            pieces.push(((ink, linked), rest.to_owned()));
        }
        pieces.retain(|(_, text)| !text.is_empty());
        self.pieces = pieces;
    }

    pub(super) fn pieces(&self) -> &[(Look, String)] {
        &self.pieces
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether nothing stands there yet, or a blank was the last.
    pub(super) fn ends_in_blank(&self) -> bool {
        self.pieces.last().is_none_or(|(_, text)| text.ends_with([' ', '\n']))
    }

    /// The columns it takes on one line.
    pub(super) fn width(&self) -> usize {
        self.pieces.iter().map(|(_, text)| text.width()).sum()
    }

    fn append(&mut self, ink: Ink, text: String) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some((last, before)) if *last == (ink, 0) && before != "\n" => before.push_str(&text),
            _ => self.pieces.push(((ink, 0), text)),
        }
    }
}

/// Where words stand that are not parts of longer ones: `74/28` is none in `174/28`.
fn find_words(text: &str, words: &str) -> Option<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '/';
    let stands = |at: &usize| !text[..*at].ends_with(part) && !text[at + words.len()..].starts_with(part);
    text.match_indices(words).map(|(at, _)| at).find(stands)
}

/// The lines of a report.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    color: bool,
    links: bool,
    out: String,
}

impl Page {
    pub(super) fn new(width: usize, color: bool) -> Self {
        // Below twenty columns nothing can be read; the lines then run over.
        Self { width: width.max(20), color, links: false, out: String::new() }
    }

    /// A page on which words lead to addresses.
    pub(super) fn with_links(self, links: bool) -> Self {
        Self { links, ..self }
    }

    pub(super) fn links(&self) -> bool {
        self.links
    }

    /// The width of each of two columns; none where there is no room for two.
    pub(super) fn column(&self) -> Option<usize> {
        side_by_side::column(self.width)
    }

    /// Two texts in columns of this width.
    pub(super) fn columns(&mut self, column: usize, texts: &Pair<Text>) {
        let wrapped =
            texts.as_ref().map(|text| if text.is_empty() { Vec::new() } else { wrap(text, column, 0, 0) });
        for row in 0..wrapped.old.len().max(wrapped.new.len()) {
            let old = wrapped.old.get(row).map(Vec::as_slice).unwrap_or_default();
            self.pieces(old, &texts.old);
            let taken: usize = old.iter().map(|(_, text)| text.width()).sum();
            self.out.extend(std::iter::repeat_n(' ', column.saturating_sub(taken)));
            self.out.push_str(side_by_side::BETWEEN);
            self.pieces(wrapped.new.get(row).map(Vec::as_slice).unwrap_or_default(), &texts.new);
            self.end_line();
        }
    }

    /// The line under the heads of two columns.
    pub(super) fn rule(&mut self, column: usize) {
        let line = "─".repeat(column);
        self.out.push_str(&format!("{line}─┼─{line}\n"));
    }

    pub(super) fn color(&self) -> bool {
        self.color
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// A blank line, unless there is one or nothing yet.
    pub(super) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A paragraph, its first line indented by `first` and the others by `hanging`.
    pub(super) fn text(&mut self, first: usize, hanging: usize, text: &Text) {
        let hanging = hanging.min(self.width / 2);
        for (number, line) in wrap(text, self.width, first, hanging).iter().enumerate() {
            let indent = if number == 0 { first } else { hanging };
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.pieces(line, text);
            self.end_line();
        }
    }

    fn pieces(&mut self, pieces: &[(Look, String)], of: &Text) {
        for ((ink, address), text) in pieces {
            let style = ink.style();
            let text = text.replace(BOUND, " ");
            let address = address.checked_sub(1).and_then(|at| of.addresses.get(at)).filter(|_| self.links);
            if let Some(address) = address {
                self.out.push_str(&format!("\u{1b}]8;;{address}\u{1b}\\"));
            }
            if self.color && style != Style::new() {
                self.out.push_str(&format!("{}{text}{}", style.render(), style.render_reset()));
            } else {
                self.out.push_str(&text);
            }
            if address.is_some() {
                self.out.push_str("\u{1b}]8;;\u{1b}\\");
            }
        }
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: usize, first: usize, hanging: usize, text: &str) -> String {
        let mut page = Page::new(width, false);
        let mut paragraph = Text::new();
        paragraph.push(Ink::Plain, text);
        page.text(first, hanging, &paragraph);
        page.finish()
    }

    #[test]
    fn lines_are_broken_at_blanks_and_hang() {
        assert_eq!(
            plain(20, 0, 4, "Notes the steady work of the group"),
            "Notes the steady\n    work of the\n    group\n"
        );
        assert_eq!(plain(20, 2, 4, "short"), "  short\n");
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken() {
        assert_eq!(plain(20, 0, 2, &"x".repeat(30)), format!("{}\n  {}\n", "x".repeat(18), "x".repeat(12)));
    }

    #[test]
    fn wide_signs_take_two_columns_and_marks_none() {
        let wide = plain(20, 0, 0, &"会".repeat(15));
        assert_eq!(wide, format!("{}\n{}\n", "会".repeat(10), "会".repeat(5)));
        let marked = plain(20, 0, 0, &"e\u{301}".repeat(20));
        assert_eq!(marked.lines().count(), 1);
    }

    #[test]
    fn styles_end_with_the_line_so_that_no_indent_is_underlined() {
        let mut page = Page::new(20, true);
        let mut text = Text::new();
        text.push(Ink::Insert, "inserted words that wrap");
        page.text(2, 4, &text);
        let lines: Vec<String> = page.finish().lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.ends_with("\u{1b}[0m")), "{lines:?}");
        assert!(lines[1].starts_with("    \u{1b}"), "{lines:?}");
    }

    #[test]
    fn columns_stay_in_line_whatever_signs_they_hold() {
        let mut page = Page::new(60, false);
        let text = |words: &str| {
            let mut text = Text::new();
            text.push(Ink::Plain, words);
            text
        };
        let column = page.column().unwrap();
        page.columns(column, &Pair::new(text(&"会議 e\u{301}té ".repeat(9)), text(&"word ".repeat(12))));
        let page = page.finish();
        for line in page.lines() {
            let (left, right) = line.split_once(side_by_side::BETWEEN.trim_end()).unwrap();
            assert_eq!(left.width(), column, "{line}");
            assert!(right.width() <= column + 1, "{line}");
        }
        assert!(page.lines().count() >= 3, "{page}");
    }

    #[test]
    fn words_lead_to_an_address_in_every_line_and_parts_of_words_do_not() {
        let mut page = Page::new(20, false).with_links(true);
        let mut text = Text::new();
        text.push(Ink::Plain, "resolutions 173/27 and 73/27");
        text.link("73/27", "https://example.org/");
        page.text(0, 0, &text);
        let expected =
            "resolutions 173/27\nand \u{1b}]8;;https://example.org/\u{1b}\\73/27\u{1b}]8;;\u{1b}\\\n";
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn escapes_in_texts_are_shown_and_not_sent() {
        assert_eq!(plain(40, 0, 0, "a\u{1b}]0;evil\u{7}b"), "a␛]0;evil␇b\n");
    }
}
