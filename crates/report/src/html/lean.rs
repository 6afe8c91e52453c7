//! The page without what a browser does not need: quotation marks around plain values, end tags that the next tag
//! implies, comments and indents of its style and script.
//!
//! The texts of the page are escaped before, so that no `<` and no quotation mark in it is anything but ours.

/// Markup with the quotation marks and end tags left out that HTML does without (sections 13.1.2.3 and 13.1.2.4 of
/// the HTML standard). The tree that a browser builds is the same.
pub(super) fn markup(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        if !is_implied(tag, after) {
            unquote(tag, &mut out);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether what follows ends the element as well.
fn is_implied(tag: &str, after: &str) -> bool {
    let followers: &[&str] = match tag {
        "</li>" => &["<li>", "<li ", "</ul>"],
        "</p>" => &[
            "<p ",
            "<ul",
            "<div",
            "<details",
            "<article",
            "<section",
            "<h2",
            "</div>",
            "</details>",
            "</li>",
        ],
        "</td>" | "</th>" => &["<td", "<th>", "<th ", "</tr>"],
        "</tr>" => &["<tr", "</tbody>", "</thead>", "</table>"],
        "</tbody>" => &["</table>"],
        _ => return false,
    };
    followers.iter().any(|next| after.starts_with(next))
}

/// A tag with bare values where they can be.
fn unquote(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        out.push_str(before);
        let bare =
            !value.is_empty() && !value.contains(|c: char| c.is_ascii_whitespace() || "\"'=<>`".contains(c));
        if bare {
            out.push('=');
            out.push_str(value);
        } else {
            out.push_str("=\"");
            out.push_str(value);
            out.push('"');
        }
        rest = after;
    }
    out.push_str(rest);
}

/// A style without the blanks that its signs do without, besides what [`code`] leaves out.
pub(super) fn style(style: &str) -> String {
    let lines = code(style);
    let mut out = String::with_capacity(lines.len());
    let mut quoted = false;
    for sign in lines.chars() {
        quoted ^= sign == '"';
        let ends = out.chars().next_back();
        match sign {
            _ if quoted => out.push(sign),
            '\n' => {}
            ' ' if ends.is_some_and(|end| "{};,:".contains(end)) => {}
            '{' | '}' => {
                out.truncate(out.trim_end_matches([' ', ';']).len());
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

/// Style or script line by line, without indents, blank lines and comments that have lines of their own.
pub(super) fn code(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut in_comment = false;
    for line in code.lines().map(str::trim) {
        let comment = in_comment || line.starts_with("/*");
        if comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_end_tags_that_change_nothing_are_left_out() {
        assert_eq!(
            markup(
                "<ul class=\"e\"><li data-k=\"added substantive\"><p class=\"t\">one</p></li><li>two</li></ul>"
            ),
            "<ul class=e><li data-k=\"added substantive\"><p class=t>one<li>two</ul>"
        );
        assert_eq!(markup("<a href=\"#OP2(a)\">OP2(a)</a>"), "<a href=#OP2(a)>OP2(a)</a>");
        assert_eq!(markup("<p>one</p> two"), "<p>one</p> two", "a text behind it would become part of it");
        assert_eq!(
            markup("<td dir=\"auto\"></td><td title=\"a=b\"></td>"),
            "<td dir=auto><td title=\"a=b\"></td>"
        );
        assert_eq!(markup("<td alt=\"\">"), "<td alt=\"\">");
    }

    #[test]
    fn a_style_keeps_its_rules_and_its_texts() {
        let lean = style(
            "/* a */\np > b, i :dir(rtl) {\n  margin: 0 1px;\n}\nins::before { content: \" [added: \"; }\n",
        );
        assert_eq!(lean, "p > b,i :dir(rtl){margin:0 1px}ins::before{content:\" [added: \"}");
    }

    #[test]
    fn code_keeps_its_statements() {
        let lean =
            code("// one\n  a();\n\n/** two\n * three */\n* { margin: 0; }\n/* four */\nb(); // five\n");
        assert_eq!(lean, "a();\n* { margin: 0; }\nb(); // five\n");
    }
}
