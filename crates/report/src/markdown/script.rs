//! Edit scripts with their marks.

use resdiff_engine::Op;

use super::escape::{escape, tagged};

/// The rows of a table that came and went, a line each.
pub(super) fn rows(script: &[(Op, String)]) -> String {
    let rows = script
        .iter()
        .flat_map(|(op, text)| text.trim_end_matches('\n').split('\n').map(move |row| (op, row)));
    let rows = rows.map(|(op, row)| match op {
        Op::Equal => escape(row),
        Op::Delete => tagged("del", row),
        Op::Insert => tagged("ins", row),
    });
    rows.map(|row| format!("<br>{row}")).collect()
}

/// The script as a quotation; where clauses were split or merged, a paragraph for each.
pub(super) fn quoted(script: &[(Op, String)]) -> String {
    let paragraphs: Vec<String> = paragraphs(script).iter().map(|text| format!("> {text}")).collect();
    paragraphs.join("\n>\n")
}

/// The script with its marks, paragraph by paragraph.
pub(super) fn paragraphs(script: &[(Op, String)]) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for (place, (op, text)) in script.iter().enumerate() {
        let follows_deletion = place > 0 && *op == Op::Insert && script[place - 1].0 == Op::Delete;
        for (number, line) in text.split('\n').enumerate() {
            // The end of a paragraph that came (a split) or went (a merger); in a text of several lines there is
            // nothing to mark.
            let mark = if number == 0 || script.len() == 1 { "" } else { "¶" };
            if number > 0 && *op != Op::Delete {
                if *op == Op::Insert && !mark.is_empty() {
                    last(&mut paragraphs).push_str("<ins>¶</ins>");
                }
                paragraphs.push(String::new());
            } else if number > 0 {
                last(&mut paragraphs).push_str("<del>¶</del> ");
            }
            let paragraph = last(&mut paragraphs);
            if line.is_empty() {
                continue;
            }
            if follows_deletion && number == 0 && !paragraph.ends_with(' ') && !line.starts_with(' ') {
                paragraph.push(' ');
            }
            match op {
                Op::Equal if paragraph.is_empty() => paragraph.push_str(&escape(line)),
                // A letter before it keeps what follows from being read as the head of a line.
                Op::Equal => paragraph.push_str(&escape(&format!("x{line}"))[1..]),
                Op::Delete => paragraph.push_str(&tagged("del", line)),
                Op::Insert => paragraph.push_str(&tagged("ins", line)),
            }
        }
    }
    // Four blanks at the head of a line would make code of it.
    let bare = |paragraph: &String| paragraph.trim_start_matches(' ').to_owned();
    paragraphs.iter().map(bare).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn last(paragraphs: &mut [String]) -> &mut String {
    // There is always one: it begins with one and none is taken away.
    let end = paragraphs.len() - 1;
    &mut paragraphs[end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_head_make_no_code() {
        let script = [(Op::Insert, "      lamps\n    ropes".to_owned())];
        assert_eq!(quoted(&script), "> <ins>lamps</ins>\n>\n> <ins>ropes</ins>");
        assert_eq!(quoted(&[(Op::Equal, "     lamps".to_owned())]), "> lamps");
    }
}
