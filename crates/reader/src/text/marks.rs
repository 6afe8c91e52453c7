//! Marks of footnotes that stand on lines of their own, as programs that take a text from a page leave them.

use std::collections::VecDeque;

use crate::{Gap, Line, Run};

/// Joins the number of a job and its day, which stands behind it: `23-26031 (E)` and `090124`.
pub(super) fn join_jobs(lines: &mut Vec<Line>) {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for mut line in std::mem::take(lines) {
        let is_day = |text: &str| text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        match joined.last_mut().filter(|job| is_day(&line.text()) && is_of_page(&job.text())) {
            Some(job) => {
                job.runs.push(Run { text: " ".to_owned(), ..Run::default() });
                job.runs.append(&mut line.runs);
            }
            None => joined.push(line),
        }
    }
    *lines = joined;
}

/// Puts every mark that stands alone on its line before its note.
///
/// A raised mark stands a little higher than the note that it heads. So the marks of short notes may come before all of
/// these, and those of the first notes behind the last note of the page.
pub(super) fn put_before_notes(lines: &mut Vec<Line>) {
    let mut sorted = Vec::with_capacity(lines.len());
    let mut rest = std::mem::take(lines).into_iter().peekable();
    while let Some(line) = rest.next() {
        let rule = is_rule(&line.text());
        sorted.push(line);
        if rule {
            let mut notes = Vec::new();
            while let Some(line) = rest.next_if(|line| line.gap != Gap::Page && !is_rule(&line.text())) {
                notes.push(line);
            }
            sorted.extend(in_order(notes));
        }
    }
    *lines = sorted;
}

/// The lines under the rule of a page, each mark before its note; what belongs to the page itself comes last.
fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let (of_page, mut notes): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| is_of_page(&line.text()));
    // Marks behind the last note are those of the first.
    let last = notes.iter().rposition(|line| !is_mark(&line.text())).map_or(0, |last| last + 1);
    if notes.first().is_some_and(|line| !is_mark(&line.text())) {
        let behind = notes.len() - last;
        notes.rotate_right(behind);
    }
    let mut sorted: Vec<Line> = Vec::with_capacity(notes.len());
    let mut waiting = VecDeque::new();
    let mut ended = true;
    for line in notes {
        let text = line.text();
        if is_mark(&text) {
            waiting.push_back(line);
            ended = true;
            continue;
        }
        // Of several notes behind their marks each ends with its sentence.
        if ended {
            sorted.extend(waiting.pop_front());
        }
        ended = text.trim_end().ends_with('.') && !waiting.is_empty();
        sorted.push(line);
    }
    sorted.extend(waiting);
    sorted.extend(of_page);
    sorted
}

/// A number of up to three digits.
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// The number of a page or of a job: `2/18`, `24-24293 (E)`.
fn is_of_page(text: &str) -> bool {
    let text = text.trim();
    text.contains(['/', '-', '*'])
        && text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '*')
        && text.chars().all(|sign| sign.is_ascii_digit() || " /-*()EFS".contains(sign))
}

/// A line of nothing but underscores.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|byte| byte == b'_')
}

#[cfg(test)]
mod tests {
    use crate::text;

    /// The lines under the rule of a page whose text is that, and those of the next page.
    fn under_rule(lines: &[&str]) -> Vec<String> {
        let page = format!("Lamps 4 and oil 5\n________\n{}\n\u{c}Next", lines.join("\n"));
        let read = text::read(&page, Vec::new());
        read.lines.iter().skip(2).map(crate::Line::text).collect()
    }

    #[test]
    fn marks_go_before_their_notes() {
        assert_eq!(
            under_rule(&["4", "Lamp.", "5", "Oil.", "1/2"]),
            ["4", "Lamp.", "5", "Oil.", "1/2", "Next"]
        );
        assert_eq!(under_rule(&["Lamp.", "5", "Oil.", "4"]), ["4", "Lamp.", "5", "Oil.", "Next"]);
        assert_eq!(
            under_rule(&["Lamp,", "lit.", "Oil.", "6", "Tin.", "4", "5", "20-16806 (E)"]),
            ["4", "Lamp,", "lit.", "5", "Oil.", "6", "Tin.", "20-16806 (E)", "Next"]
        );
        assert_eq!(
            under_rule(&["4", "5", "1/2", "Lamp.", "Oil.", "20-16806", "211220"]),
            ["4", "Lamp.", "5", "Oil.", "1/2", "20-16806 211220", "Next"]
        );
        assert_eq!(under_rule(&["4", "5"]), ["4", "5", "Next"]);
        // Three numbers of which one is no mark, two notes: nothing is lost.
        assert_eq!(under_rule(&["Lamp.", "4", "5", "6"]), ["4", "Lamp.", "5", "6", "Next"]);
    }
}
