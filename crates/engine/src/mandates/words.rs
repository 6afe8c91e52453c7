//! Looking for phrases in a text as it is printed.

use std::ops::Range;

/// A text with plain blanks, hyphens and apostrophes, and the same in lower case, byte by byte in the same place.
pub(super) struct Words {
    pub text: String,
    lower: String,
    /// Where a phrase of whole words may begin: at every sign but those within a word.
    starts: Vec<usize>,
}

impl Words {
    pub fn new(text: &str) -> Self {
        let plain = |sign: char| match sign {
            '\u{2010}' | '\u{2011}' | '\u{2012}' => '-',
            '\'' => '’',
            sign if sign.is_whitespace() => ' ',
            sign => sign,
        };
        let text = if text.contains(|sign| plain(sign) != sign) {
            text.chars().map(plain).collect()
        } else {
            text.to_owned()
        };
        let small = |sign: char| {
            let mut lower = sign.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(small), None) if small.len_utf8() == sign.len_utf8() => small,
                _ => sign,
            }
        };
        let mut lower = text.to_ascii_lowercase();
        if lower.contains(|sign: char| !sign.is_ascii() && small(sign) != sign) {
            lower = lower.chars().map(small).collect();
        }
        let mut starts = Vec::new();
        let mut in_word = false;
        for (at, sign) in lower.char_indices() {
            let letter = sign.is_alphanumeric();
            if !(in_word && letter) {
                starts.push(at);
            }
            in_word = letter;
        }
        Self { text, lower, starts }
    }

    /// The first of the places where one of these phrases stands as whole words, the longest of those that begin
    /// there.
    pub fn find(&self, phrases: &[&str], within: Range<usize>) -> Option<Range<usize>> {
        let first = self.starts.partition_point(|start| *start < within.start);
        let starts = self.starts[first..].iter().take_while(|start| **start < within.end);
        starts.copied().find_map(|start| self.longest(phrases, start..within.end))
    }

    /// All places where one of these phrases stands, one behind the other.
    pub fn find_all(&self, phrases: &[&str], within: Range<usize>) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut at = within.start;
        while let Some(place) = self.find(phrases, at..within.end) {
            at = place.end;
            places.push(place);
        }
        places
    }

    /// The longest of these phrases that stands right here, blanks before it skipped.
    pub fn here(&self, phrases: &[&str], within: Range<usize>) -> Option<Range<usize>> {
        let rest = self.lower.get(within.clone())?;
        let start = within.end - rest.trim_start().len();
        self.longest(phrases, start..within.end)
    }

    /// The longest of these phrases with which a range begins.
    fn longest(&self, phrases: &[&str], within: Range<usize>) -> Option<Range<usize>> {
        let rest = &self.lower.as_bytes()[within.clone()];
        let first = rest.first();
        let here = phrases.iter().filter(|phrase| {
            let phrase = phrase.as_bytes();
            phrase.first() == first && rest.starts_with(phrase)
        });
        let ranges = here.map(|phrase| within.start..within.start + phrase.len());
        ranges.filter(|range| self.is_whole(range)).max_by_key(|range| range.end)
    }

    /// Whether a range holds whole words. What ends with an apostrophe is joined to the next word.
    fn is_whole(&self, range: &Range<usize>) -> bool {
        let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let phrase = &self.lower[range.clone()];
        let starts = letter(phrase.chars().next()) && letter(self.lower[..range.start].chars().next_back());
        let ends = letter(phrase.chars().next_back()) && letter(self.lower[range.end..].chars().next());
        !starts && !ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        let words = Words::new("Requests the reporter to Report, within\u{a0}EXISTING resources");
        let all = 0..words.text.len();
        let found = |phrases: &[&str]| words.find(phrases, all.clone()).map(|range| &words.text[range]);
        assert_eq!(found(&["report"]), Some("Report"));
        assert_eq!(
            found(&["within existing", "within existing resources"]),
            Some("within EXISTING resources")
        );
        assert_eq!(found(&["resource"]), None);
        assert_eq!(words.here(&["the", "the reporter"], 8..all.end), Some(9..21));
    }
}
