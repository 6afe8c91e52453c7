//! Plain text: as taken from a PDF, as typed, or with the columns of the page kept.

mod marks;

use resdiff_model::{Notice, Place, Style, glance};

use crate::{Form, Gap, Geometry, Line, Run, Transcript};

/// Puts the lines of a plain text into a transcript.
///
/// A form feed begins a page. Where the columns of the page were kept, as by `pdftotext -layout`, the lines get
/// a geometry and gaps of three and more blanks become tabs.
pub(crate) fn read(text: &str, notices: Vec<Notice>) -> Transcript {
    let paged = glance::any(text, |byte| byte == b'\x0c');
    let laid_out = has_columns(text);
    let mut lines = Vec::new();
    let (mut page, mut gap) = (1, Gap::Line);
    let (mut in_notes, mut after_mark) = (false, false);
    for (number, raw) in split_lines(text).enumerate() {
        let feeds = raw.chars().take_while(|&c| c == '\u{c}').count();
        if feeds > 0 {
            page += u32::try_from(feeds).unwrap_or(u32::MAX);
            gap = Gap::Page;
            in_notes = false;
        }
        let raw = raw.trim_start_matches('\u{c}');
        let body = raw.trim();
        if body.is_empty() {
            // The line of a raised mark leaves a blank line behind it.
            gap = if after_mark { gap } else { gap.max(Gap::Blank) };
            continue;
        }
        in_notes |= marks::is_rule(body);
        after_mark = laid_out && !in_notes && lines.last_mut().is_some_and(|line| take_mark(line, raw));
        if after_mark {
            continue;
        }
        lines.push(Line {
            runs: runs(body, laid_out),
            gap: if lines.is_empty() { Gap::Line } else { gap },
            at: Place {
                page: paged.then_some(page),
                line: u32::try_from(number + 1).ok(),
                ..Place::default()
            },
            geometry: laid_out.then(|| columns(raw)),
            hint: None,
        });
        gap = Gap::Line;
    }
    if paged && !laid_out {
        marks::join_jobs(&mut lines);
        marks::put_before_notes(&mut lines);
    }
    Transcript { form: Form::Text, lines, notices }
}

/// The lines of a text, ended by LF, CR LF, a lone CR or one of Unicode's line separators.
pub(crate) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    // A lone CR ends lines only where there is no LF at all: in other files it is a stray blank.
    let lone_cr = !text.contains('\n') && text.contains('\r');
    let separators = !text.is_ascii() && text.contains(['\u{2028}', '\u{2029}', '\u{85}']);
    let ends = |c: char| matches!(c, '\n' | '\u{2028}' | '\u{2029}' | '\u{85}');
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        // Looking for one sign is several times as fast as looking for any of many.
        let end = if lone_cr || separators {
            text.find(|c| ends(c) || lone_cr && c == '\r')
        } else {
            text.find('\n')
        };
        let Some(end) = end else { return rest.take() };
        let width = text[end..].chars().next().map_or(1, char::len_utf8);
        rest = Some(&text[end + width..]);
        Some(&text[..end])
    })
}

/// Whether most lines that begin with a blank begin far from the left edge, as on a page with margins.
fn has_columns(text: &str) -> bool {
    let (mut all, mut far) = (0_usize, 0_usize);
    for line in split_lines(text).filter(|line| !line.trim().is_empty()).take(2_000) {
        all += 1;
        far += usize::from(line.chars().take_while(|&c| c == ' ').count() >= 8);
    }
    far * 2 > all
}

/// A footnote mark that stands raised over the text can come to stand on a line of its own, in its column: it is
/// put back into the line above. False where the line is none or has no place for it.
fn take_mark(line: &mut Line, raw: &str) -> bool {
    let mark = raw.trim();
    let (Some(geometry), true) = (line.geometry, mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit()))
    else {
        return false;
    };
    let [run] = line.runs.as_slice() else { return false };
    let column = raw.chars().take_while(|c| c.is_whitespace()).count();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count of columns")]
    let column = column.saturating_sub(geometry.left as usize);
    // The place is behind a word, within two columns of where the mark stood.
    let places = run.text.char_indices().enumerate().skip(1).filter_map(|(index, (at, c))| {
        let behind_word = !run.text[..at].ends_with(char::is_whitespace) && c.is_whitespace();
        behind_word.then_some((index.abs_diff(column), at))
    });
    let Some((_, at)) = places.filter(|(distance, _)| *distance <= 2).min() else { return false };
    let (head, tail) = (run.text[..at].to_owned(), run.text[at..].to_owned());
    let plain = |text| Run { text, ..Run::default() };
    let style = Style { raised: true, ..Style::default() };
    let raised = Run { text: mark.to_owned(), style, note: false };
    line.runs = vec![plain(head), raised, plain(tail)];
    true
}

fn columns(raw: &str) -> Geometry {
    let blanks = raw.chars().take_while(|c| c.is_whitespace()).count();
    let length = raw.trim_end().chars().count();
    #[expect(clippy::cast_precision_loss, reason = "no line has 2^24 columns")]
    Geometry { left: blanks as f32, right: length as f32, height: None, size: 1.0 }
}

/// Cuts a line into runs: raised digits become runs of their own, wide gaps become tabs.
fn runs(body: &str, laid_out: bool) -> Vec<Run> {
    if is_plain(body) {
        return vec![Run { text: body.to_owned(), ..Run::default() }];
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut blanks = 0;
    for c in body.chars() {
        if c.is_whitespace() && !is_firm_blank(c) {
            blanks += if c == '\t' { 3 } else { 1 };
            continue;
        }
        let (c, raised) = lower_raised(c).map_or((c, false), |digit| (digit, true));
        if blanks > 0 {
            let blank = if blanks >= 3 && (laid_out || body.contains('\t')) { '\t' } else { ' ' };
            push(&mut runs, blank, Style::default());
            blanks = 0;
        }
        push(&mut runs, c, Style { raised, ..Style::default() });
    }
    runs
}

/// Whether a line is ASCII with single blanks only.
fn is_plain(line: &str) -> bool {
    !glance::any(line, |byte| (byte == b'\t') | !byte.is_ascii())
        && !glance::any_pair(line, |one, next| (one == b' ') & (next == b' '))
}

/// No-break and thin blanks belong to a number or a name and are kept as printed.
pub(crate) fn is_firm_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Adds a character, to the last run where the style is the same.
pub(crate) fn push(runs: &mut Vec<Run>, c: char, style: Style) {
    match runs.last_mut() {
        Some(run) if run.style == style => run.text.push(c),
        _ => runs.push(Run { text: c.to_string(), style, note: false }),
    }
}

/// The digit that a superscript digit stands for.
pub(crate) fn lower_raised(c: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    if c.is_ascii() {
        return None;
    }
    let value = RAISED.chars().position(|raised| raised == c)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_pages_and_blank_lines() {
        let transcript = read("One\r\n \r\nTwo\n\u{c}Three", Vec::new());
        let seen: Vec<_> = transcript.lines.iter().map(|l| (l.text(), l.gap, l.at.page)).collect();
        assert_eq!(
            seen,
            [
                ("One".to_owned(), Gap::Line, Some(1)),
                ("Two".to_owned(), Gap::Blank, Some(1)),
                ("Three".to_owned(), Gap::Page, Some(2)),
            ]
        );
    }

    #[test]
    fn raised_digits_are_runs_of_their_own() {
        let line = &read("the 2118,¹² and 2119", Vec::new()).lines[0];
        let marks: Vec<_> = line.runs.iter().filter(|r| r.style.raised).map(|r| r.text.as_str()).collect();
        assert_eq!(marks, ["12"]);
        assert_eq!(line.text(), "the 2118,12 and 2119");
    }
}
