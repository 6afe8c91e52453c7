//! Markdown-like text: emphasis, links, raised digits and headings over lines of plain text.
//!
//! The texts that people keep of resolutions are not quite Markdown (bold stretches run over lines, numbered
//! paragraphs are no lists), so the marks are read line by line and nothing else of a line is touched.

use resdiff_model::{Notice, Place, Style, glance};

use crate::text::{is_firm_blank, lower_raised, push, split_lines};
use crate::{Form, Gap, Hint, Line, Run, Transcript};

/// Whether a text bears marks that plain text does not.
pub(crate) fn looks_like(text: &str) -> bool {
    // A glance at the single signs first: most plain texts have none of them.
    if !glance::any(text, |byte| (byte == b'*') | (byte == b'#') | (byte == b'[')) {
        return false;
    }
    let line_marks = || {
        split_lines(text).any(|line| {
            let line = line.trim_start();
            heading_level(line).is_some() || emphasised_lead(line) || line.starts_with("[^")
        })
    };
    has_strong(text) || text.contains("](") || line_marks()
}

/// `**so**`; the marks of notes, `Laputa** and` and `** On behalf`, open nothing.
fn has_strong(text: &str) -> bool {
    text.match_indices("**").any(|(at, sign)| {
        let (before, rest) = (&text[..at], &text[at + sign.len()..]);
        let opens = !before.ends_with(|c: char| c.is_alphanumeric() || c == '*')
            && rest.starts_with(|c: char| !c.is_whitespace() && c != '*');
        opens && rest.find(sign).is_some_and(|end| !rest[..end].ends_with(char::is_whitespace))
    })
}

/// `*Recalling* …`, `1. *Welcomes* …`.
fn emphasised_lead(line: &str) -> bool {
    let body = resdiff_model::Marker::split(line).map_or(line, |(_, rest)| rest);
    let Some(rest) = body.strip_prefix('*') else { return false };
    let word = rest.chars().take_while(|c| c.is_alphabetic() || *c == ' ').count();
    word > 1 && !rest.starts_with(' ') && rest.chars().nth(word) == Some('*')
}

fn heading_level(line: &str) -> Option<u8> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let spaced = line.as_bytes().get(level) == Some(&b' ');
    ((1..=6).contains(&level) && spaced).then(|| u8::try_from(level).unwrap_or(6))
}

/// Puts the lines of a Markdown-like text into a transcript.
pub(crate) fn read(text: &str, notices: Vec<Notice>) -> Transcript {
    let mut lines: Vec<Line> = Vec::new();
    let mut emphasis = Emphasis::default();
    let mut gap = Gap::Line;
    for (number, raw) in split_lines(text).enumerate() {
        let body = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{c}');
        if body.is_empty() {
            gap = Gap::Blank;
            // A mark left open at the end of a paragraph was no mark.
            emphasis = Emphasis::default();
            continue;
        }
        let (body, hint) = strip_block_marks(body);
        let runs = inline(body, &mut emphasis);
        if runs.is_empty() {
            continue;
        }
        lines.push(Line {
            runs,
            gap: if lines.is_empty() { Gap::Line } else { gap },
            at: Place { line: u32::try_from(number + 1).ok(), ..Place::default() },
            geometry: None,
            hint,
        });
        gap = if matches!(hint, Some(Hint::Heading(_))) { Gap::Blank } else { Gap::Line };
    }
    Transcript { form: Form::Markdown, lines, notices }
}

/// Takes `## ` and `> ` from the head of a line and the definition of a footnote `[^1]: ` apart.
fn strip_block_marks(line: &str) -> (&str, Option<Hint>) {
    if let Some(level) = heading_level(line) {
        return (
            line[usize::from(level)..].trim().trim_end_matches('#').trim_end(),
            Some(Hint::Heading(level)),
        );
    }
    if line.starts_with("[^") && line.contains("]:") {
        return (line, Some(Hint::Footnote));
    }
    (line.strip_prefix("> ").unwrap_or(line), None)
}

#[derive(Clone, Copy, Default)]
struct Emphasis {
    bold: bool,
    italic: bool,
}

/// Cuts a line into runs. Marks that open nothing stay in the text as they are.
fn inline(line: &str, emphasis: &mut Emphasis) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let style = Style { bold: emphasis.bold, italic: emphasis.italic, ..Style::default() };
        if c == '*' {
            let stars = rest.bytes().take_while(|&b| b == b'*').count();
            let after = rest[stars..].chars().next().unwrap_or(' ');
            if emphasis.turn(stars, before, after) {
                rest = &rest[stars..];
                continue;
            }
            for _ in 0..stars {
                push(&mut runs, '*', style.clone());
            }
            (before, rest) = ('*', &rest[stars..]);
            continue;
        }
        if let Some((mark, after)) = footnote_reference(rest) {
            mark.chars().for_each(|c| push(&mut runs, c, Style { raised: true, ..style.clone() }));
            (before, rest) = (']', after.strip_prefix(':').filter(|_| runs.len() == 1).unwrap_or(after));
            continue;
        }
        if let Some((label, target, after)) = link(rest) {
            for run in inline(label, &mut Emphasis { ..*emphasis }) {
                runs.push(Run { style: Style { link: Some(target.to_owned()), ..run.style }, ..run });
            }
            (before, rest) = (')', after);
            continue;
        }
        if let Some(after) =
            rest.strip_prefix('\\').filter(|r| r.starts_with(|c: char| c.is_ascii_punctuation()))
        {
            let escaped = after.chars().next().unwrap_or('\\');
            push(&mut runs, escaped, style);
            (before, rest) = (escaped, &after[escaped.len_utf8()..]);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c.is_whitespace() && !is_firm_blank(c) {
            if !before.is_whitespace() {
                push(&mut runs, ' ', style);
            }
        } else if let Some(digit) = lower_raised(c) {
            push(&mut runs, digit, Style { raised: true, ..style });
        } else {
            push(&mut runs, c, style);
        }
        before = c;
    }
    runs
}

impl Emphasis {
    /// Turns emphasis on or off; false where the stars stand free and mean themselves.
    fn turn(&mut self, stars: usize, before: char, after: char) -> bool {
        let opens = !after.is_whitespace();
        let closes = !before.is_whitespace();
        let (bold, italic) = match stars {
            1 => (false, true),
            2 => (true, false),
            3 => (true, true),
            _ => return false,
        };
        let on = (!bold || self.bold) && (!italic || self.italic);
        if if on { !closes } else { !opens } {
            return false;
        }
        // A raised star after a word (`Iraq:* draft`) opens nothing: what follows is a blank or the end.
        self.bold ^= bold;
        self.italic ^= italic;
        true
    }
}

/// Labels and targets of links are shorter than this, in bytes. Without a bound, a million brackets that open nothing
/// would each be followed to the end of the line.
const LONGEST: usize = 4_096;

/// What stands before and behind a sign; none where it does not come soon, or where a sign of `never` comes first.
fn up_to(text: &str, sign: char, never: fn(char) -> bool) -> Option<(&str, &str)> {
    let near = text.char_indices().take_while(|(at, _)| *at < LONGEST);
    let (at, found) = near.into_iter().find(|(_, c)| *c == sign || never(*c))?;
    (found == sign).then(|| (&text[..at], &text[at + sign.len_utf8()..]))
}

/// `[label](target)`.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let rest = text.strip_prefix('[')?;
    let (label, rest) = up_to(rest, ']', |c| c == '[')?;
    let rest = rest.strip_prefix('(')?;
    // No address holds a bracket as such (RFC 3986), and so no part of a line is looked through again and again.
    let (target, rest) = up_to(rest, ')', |c| c.is_whitespace() || c == '[')?;
    Some((label, target, rest))
}

/// `[^1]`, with what follows.
fn footnote_reference(text: &str) -> Option<(&str, &str)> {
    let (mark, rest) = up_to(text.strip_prefix("[^")?, ']', |c| !c.is_alphanumeric())?;
    (!mark.is_empty() && mark.len() <= 8).then_some((mark, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut shown = String::new();
        for line in read(text, Vec::new()).lines {
            for run in line.runs {
                let mark = match (run.style.bold, run.style.italic, run.style.raised) {
                    (true, ..) => "B",
                    (_, true, _) => "I",
                    (.., true) => "R",
                    _ if run.style.link.is_some() => "L",
                    _ => "",
                };
                shown += &if mark.is_empty() { run.text } else { format!("{mark}<{}>", run.text) };
            }
            shown.push('|');
        }
        shown
    }

    #[test]
    fn emphasis_links_and_raised_digits() {
        assert_eq!(
            show("1. *Welcomes* the [173/266](#) work,² and"),
            "1. I<Welcomes> the L<173/266> work,R<2> and|"
        );
        assert_eq!(show("**Traffic in\nnear-Earth orbit**"), "B<Traffic in>|B<near-Earth orbit>|");
        assert_eq!(show("[*on the report (A/1)*]"), "[I<on the report (A/1)>]|");
    }

    #[test]
    fn free_stars_mean_themselves() {
        assert_eq!(show("Norway:* draft resolution"), "Norway:* draft resolution|");
        assert_eq!(show("* * *"), "* * *|");
    }

    #[test]
    fn markdown_is_told_from_text() {
        assert!(looks_like("**Bold**\n\ntext"));
        assert!(looks_like("Text\n\n*Recalling* its resolution,"));
        assert!(looks_like("# Heading\n\ntext"));
        assert!(!looks_like("*1921683*\n\nText\n***\n1. Welcomes"));
        assert!(!looks_like("Atlantis, Laputa** and Utopia\n\n* Reissued.\n** On behalf of the League."));
    }
}
