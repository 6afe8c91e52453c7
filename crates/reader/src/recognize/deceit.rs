//! Characters in a document that deceive the eye: words with letters of two scripts, invisible characters, controls of
//! the writing direction.
//!
//! They are told of and left where they are. What a script needs is no deceit: joiners in Arabic and Indic words,
//! direction marks in a text that runs from right to left.

use std::collections::BTreeSet;

use resdiff_model::characters::{described, has_invisible, is_invisible, mimics_latin, turns_text};
use resdiff_model::{Notice, NoticeKind, Place};

use super::Piece;

/// Words that are named before the others are counted.
const NAMED: usize = 3;

/// What was found of one kind.
#[derive(Default)]
struct Found {
    count: usize,
    first: Place,
    named: Vec<String>,
    signs: BTreeSet<char>,
}

impl Found {
    fn add(&mut self, at: Place, word: Option<&str>, signs: impl Iterator<Item = char>) {
        if self.count == 0 {
            self.first = at;
        }
        self.count += 1;
        self.signs.extend(signs);
        let named = word.map(quoted);
        if let Some(named) = named.filter(|named| self.named.len() < NAMED && !self.named.contains(named)) {
            self.named.push(named);
        }
    }

    /// The notice, if there is anything to tell: `{}` stands for the number, with its noun.
    fn notice(self, one: &str, several: &str, advice: &str) -> Option<Notice> {
        let what = match self.count {
            0 => return None,
            1 => format!("1 {one}"),
            count => format!("{count} {several}"),
        };
        let words =
            if self.named.is_empty() { String::new() } else { format!(", as {}", self.named.join(", ")) };
        let signs: String = self.signs.iter().take(NAMED).collect();
        let message = format!("{what}{words} ({}); {advice}", described(&signs));
        Some(Notice { kind: NoticeKind::Deceit, message, at: self.first })
    }
}

/// Looks through all lines, whatever their part.
pub(super) fn notices(lines: &[Piece<'_>]) -> Vec<Notice> {
    if lines.iter().all(|piece| piece.text.is_ascii() && !has_invisible(&piece.text)) {
        return Vec::new();
    }
    let from_right = lines.iter().any(|piece| piece.text.contains(is_right_to_left));
    let (mut mixed, mut turned, mut hidden) = (Found::default(), Found::default(), Found::default());
    for piece in lines {
        if piece.text.contains(turns_text) {
            turned.add(piece.at(), None, piece.text.chars().filter(|c| turns_text(*c)));
        }
        for word in piece.text.split_whitespace() {
            if let Some(signs) = mixed_scripts(word) {
                mixed.add(piece.at(), Some(word), signs.into_iter());
            }
            let signs = needless(word, from_right);
            if !signs.is_empty() {
                hidden.add(piece.at(), Some(word), signs.into_iter());
            }
        }
    }
    let notices = [
        mixed.notice(
            "word mixes letters of two scripts that look alike",
            "words mix letters of two scripts that look alike",
            "type such a word anew before you search or quote the text",
        ),
        turned.notice(
            "line holds controls of the writing direction",
            "lines hold controls of the writing direction",
            "the page may show words in another order than the file holds them",
        ),
        hidden.notice(
            "word holds characters without a shape",
            "words hold characters without a shape",
            "they are compared and not seen",
        ),
    ];
    notices.into_iter().flatten().collect()
}

/// The letters of a word that look like those of the script beside them; none in a word of one script.
fn mixed_scripts(word: &str) -> Option<Vec<char>> {
    if word.is_ascii() {
        return None;
    }
    let mut signs = Vec::new();
    // `α-amylase`, `ТВ/TV`: each part is a word of its own.
    for part in word.split(|c: char| !c.is_alphanumeric() && !is_invisible(c)) {
        let letters: Vec<char> = part.chars().filter(|c| !is_invisible(*c)).collect();
        for (at, &sign) in letters.iter().enumerate() {
            let mut beside = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|at| letters.get(at));
            let planted = match sign {
                c if is_latin(c) => TWINS.contains(c) && beside.any(|c| is_cyrillic(*c)),
                // Greek letters stand behind capitals in the names of substances: `PPARγ`.
                c @ '\u{370}'..='\u{3ff}' => {
                    mimics_latin(c) && beside.any(|c| is_latin(*c) && c.is_lowercase())
                }
                c => mimics_latin(c) && beside.any(|c| is_latin(*c)),
            };
            if planted {
                signs.push(sign);
            }
        }
    }
    (!signs.is_empty()).then_some(signs)
}

/// Latin letters that look like Cyrillic ones.
const TWINS: &str = "aceijopsxyABCEHIJKMOPSTXY";

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}')
            && c.is_alphabetic()
}

/// Hebrew, Arabic and their presentation forms, Syriac, Thaana, N'Ko.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{7ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        && c.is_alphabetic()
}

/// The invisible characters of a word that no writing needs there.
fn needless(word: &str, from_right: bool) -> Vec<char> {
    if word.is_ascii() && !has_invisible(word) {
        return Vec::new();
    }
    // Joiners, selectors and zero-width blanks belong to scripts whose words are joined or not parted by blanks.
    let script_needs_them = word.chars().any(|c| c > '\u{58f}' && c.is_alphabetic() && !is_latin(c));
    let fine = |c: char| match c {
        '\u{200e}' | '\u{200f}' | '\u{61c}' => from_right,
        '\u{200b}'..='\u{200d}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
            script_needs_them
        }
        // They choose the shape of a picture or a character before them.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            !word.chars().all(|c| is_latin(c) || is_invisible(c))
        }
        _ => turns_text(c),
    };
    let signs: Vec<char> = word.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|c| c.is_alphabetic());
    // Beside a sign or a number it keeps a line from being broken there, as official files have it.
    let joins = |at: usize| signs[at] == '\u{2060}' && !(letter(at.checked_sub(1)) && letter(Some(at + 1)));
    let planted = |at: &usize| is_invisible(signs[*at]) && !fine(signs[*at]) && !joins(*at);
    (0..signs.len()).filter(planted).map(|at| signs[at]).collect()
}

/// A word as it may be quoted in a sentence.
fn quoted(word: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown = String::new();
    for c in word.chars().take(LONGEST) {
        if is_invisible(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if word.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn told(text: &str) -> Vec<String> {
        let document = read(format!("The harbour opens at dawn.\n\n{text}\n").as_bytes()).unwrap();
        let of_kind = document.warnings.iter().filter(|w| w.kind == resdiff_model::NoticeKind::Deceit);
        of_kind.map(|w| w.message.clone()).collect()
    }

    #[test]
    fn what_deceives_the_eye_is_named() {
        assert_eq!(
            told("States sh\u{430}ll meet."),
            ["1 word mixes letters of two scripts that look alike, as “sh\u{430}ll” (U+0430 CYRILLIC \
              SMALL LETTER A); type such a word anew before you search or quote the text"]
        );
        assert!(told("States \u{202e}shall\u{202c} meet.")[0].starts_with("1 line holds controls"));
        assert!(told("States sha\u{200b}ll meet, sha\u{200b}ll.")[0].starts_with("2 words hold"));
        assert!(told("States sha\u{200b}ll meet.")[0].contains("“sha\\u{200b}ll” (U+200B ZERO WIDTH SPACE)"));
    }

    #[test]
    fn words_are_named_once_and_the_first_three_of_them() {
        let all = told("al\u{200b}l al\u{200b}l the\u{200b}se fo\u{200b}ur an\u{200b}d mo\u{200b}re");
        assert!(all[0].starts_with("6 words hold"), "{all:?}");
        assert_eq!(all[0].matches('“').count(), 3, "{all:?}");
        assert_eq!(all[0].matches("“al").count(), 1, "{all:?}");
        let document = read("The harbour opens.\n\nal\u{200b}l\n\nthe\u{200b}se\n".as_bytes()).unwrap();
        let notice = document.warnings.iter().find(|w| w.kind == resdiff_model::NoticeKind::Deceit).unwrap();
        assert_eq!(notice.at, document.clauses[1].at);
    }

    #[test]
    fn a_word_joiner_is_needed_beside_signs_and_numbers_alone() {
        for (word, needless) in [
            ("lamps\u{2060}–oil", false),
            ("–\u{2060}oil", false),
            ("7\u{2060}th", false),
            ("lamps\u{2060}7", false),
            ("lam\u{2060}ps", true),
            ("lam\u{200b}ps–", true),
        ] {
            assert_eq!(told(word).len(), usize::from(needless), "{word:?}");
        }
    }

    #[test]
    fn what_a_script_needs_is_no_deceit() {
        for clean in [
            "α-amylase, 5 μg of PPARγ, 10 Ω, the Москва river",
            "می\u{200c}خواهم به خانه بروم\u{200f}.",
            "Résolution adoptée à l’unanimité, Señor, naïve, Łódź, İstanbul",
            "क्\u{200d}ष and ไทย\u{200b}แลนด์ and ❤\u{fe0f}",
            "2120\u{2060}–2121",
            "Совет Безопасности и ООН, COVID-19, G20",
            "联合国大会，第78届会议",
        ] {
            assert!(told(clean).is_empty(), "{clean}: {:?}", told(clean));
        }
    }
}
