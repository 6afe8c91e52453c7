//! Lines broken by their width on the screen.

use unicode_width::UnicodeWidthChar;

use super::page::{Look, Text};

pub(super) type Line = Vec<(Look, String)>;

/// Breaks a text into lines: at blanks, and beside the wide signs of East Asian scripts. A word that is longer than
/// a line is broken where the line ends.
pub(super) fn wrap(text: &Text, width: usize, first: usize, hanging: usize) -> Vec<Line> {
    let mut wrapper = Wrapper { width, hanging, column: first, ..Wrapper::default() };
    for (look, piece) in text.pieces() {
        for character in piece.chars() {
            wrapper.take(*look, character);
        }
    }
    wrapper.end_word();
    wrapper.lines.push(wrapper.line);
    wrapper.lines
}

#[derive(Default)]
struct Wrapper {
    width: usize,
    hanging: usize,
    lines: Vec<Line>,
    line: Line,
    /// The column after the line and the blanks that wait to be set.
    column: usize,
    blanks: Line,
    word: Line,
    word_width: usize,
}

impl Wrapper {
    fn take(&mut self, look: Look, character: char) {
        match character {
            '\n' => {
                self.end_word();
                self.break_line();
            }
            ' ' => {
                self.end_word();
                push(&mut self.blanks, look, ' ');
            }
            _ => {
                let width = character.width().unwrap_or(0);
                if width > 1 {
                    self.end_word();
                }
                // A word too long for any line is set in parts.
                if self.word_width > 0 && self.word_width + width > self.width.saturating_sub(self.hanging) {
                    self.end_word();
                }
                push(&mut self.word, look, character);
                self.word_width += width;
                if width > 1 {
                    self.end_word();
                }
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let blanks: usize = self.blanks.iter().map(|(_, text)| text.len()).sum();
        if self.column + blanks + self.word_width > self.width && !self.line.is_empty() {
            self.break_line();
        } else {
            self.column += blanks;
            for (look, text) in std::mem::take(&mut self.blanks) {
                text.chars().for_each(|blank| push(&mut self.line, look, blank));
            }
        }
        for (look, text) in std::mem::take(&mut self.word) {
            text.chars().for_each(|character| push(&mut self.line, look, character));
        }
        self.column += self.word_width;
        self.word_width = 0;
    }

    fn break_line(&mut self) {
        self.blanks.clear();
        self.lines.push(std::mem::take(&mut self.line));
        self.column = self.hanging;
    }
}

fn push(line: &mut Line, look: Look, character: char) {
    match line.last_mut() {
        Some((last, text)) if *last == look => text.push(character),
        _ => line.push((look, character.to_string())),
    }
}
