//! Text that Markdown shows and does not obey.

use crate::view::visible;

/// The text on one line, so written that GitHub's renderer, or another, shows it to the letter.
///
/// Beside the signs of Markdown and HTML, what GitHub makes of plain text is held back: links of addresses,
/// mentions, numbers of issues, `:smile:`, formulas between dollar signs. An empty comment parts such text and is
/// never shown.
pub(super) fn escape(text: &str) -> String {
    const PART: &str = "<!-- -->";
    let text = visible(&text.replace('\t', " "));
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let word_follows = next.is_some_and(|next| !next.is_whitespace());
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(character);
            }
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '$' => out.push_str("<span>\\$</span>"),
            ':' | '@' if word_follows => {
                out.push(character);
                out.push_str(PART);
            }
            '#' if at == 0 || word_follows => {
                out.push_str("\\#");
                out.push_str(PART);
            }
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => {
                out.push_str(PART);
                out.push('.');
            }
            // At the head of a line these make lists, rules and headings.
            '-' | '+' | '=' if at == 0 => {
                out.push('\\');
                out.push(character);
            }
            '.' | ')' if at > 0 && text[..at].bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}

/// The text between tags: `<ins>` and `</ins>`. Blanks at the ends stay outside.
pub(super) fn tagged(tag: &str, text: &str) -> String {
    let body = text.trim_matches(' ');
    let (lead, trail) =
        (&text[..text.len() - text.trim_start_matches(' ').len()], text.trim_end_matches(' '));
    if body.is_empty() {
        return format!("<{tag}>{}</{tag}>", "␣".repeat(text.chars().count()));
    }
    format!("{lead}<{tag}>{}</{tag}>{}", escape(body), &text[trail.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_and_github_would_read_is_held_back() {
        for (text, expected) in [
            ("a *b* _c_ `d` ~e~", "a \\*b\\* \\_c\\_ \\`d\\` \\~e\\~"),
            ("[x](y) <b>&amp;", "\\[x\\](y) &lt;b&gt;&amp;amp;"),
            ("1. one", "1\\. one"),
            ("- one", "\\- one"),
            ("# one", "\\#<!-- --> one"),
            ("see https://x.y", "see https:<!-- -->//x.y"),
            ("www.x.y, a@b.c", "www<!-- -->.x.y, a@<!-- -->b.c"),
            ("No. #5: $3 or $4", "No. \\#<!-- -->5: <span>\\$</span>3 or <span>\\$</span>4"),
            ("A/RES/75/32, para. 3 (a)", "A/RES/75/32, para. 3 (a)"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn blanks_stay_outside_of_marks() {
        assert_eq!(tagged("ins", " and so "), " <ins>and so</ins> ");
        assert_eq!(tagged("del", "  "), "<del>␣␣</del>");
    }
}
