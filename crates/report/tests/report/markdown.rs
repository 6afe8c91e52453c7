//! Markdown as GitHub's renderer shows it.

use resdiff_model::Clause;
use resdiff_report::markdown::{self, Options};

use crate::specimen;

/// What cmark-gfm, of which comrak is a port, makes of a text, with all that GitHub adds to it switched on.
fn rendered(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.shortcodes = true;
    options.extension.math_dollars = true;
    options.extension.alerts = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

/// The tags of a page in their order, and its words.
fn taken_apart(html: &str) -> (Vec<String>, String) {
    let (mut tags, mut words) = (Vec::new(), String::new());
    for (at, part) in html.split('<').enumerate() {
        let text = match part.split_once('>') {
            Some((tag, text)) if at > 0 => {
                if tag != "!-- --" {
                    tags.push(tag.to_owned());
                }
                text
            }
            _ => part,
        };
        words.push_str(text);
    }
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        words = words.replace(entity, sign);
    }
    (tags, words)
}

const TRAPS: [&str; 24] = [
    "*a*",
    "**",
    "_b_",
    "`c`",
    "~~d~~",
    "[e](f)",
    "![g](h)",
    "<script>x()</script>",
    "<!-- i -->",
    "&amp;&#65;",
    "\\*",
    "| j |",
    "# k",
    "- l",
    "1. m",
    "> n",
    "https://o.example/_p_",
    "www.q.example",
    "r@s.example",
    "@t",
    "#12",
    ":smile:",
    "$u$ and $v$",
    "[^w]",
];

#[test]
fn whatever_a_document_says_is_shown_to_the_letter() {
    for first in TRAPS {
        for second in TRAPS {
            let mut documents = specimen::documents();
            let words = format!("{first} {second} {first}{second}");
            documents.new.clauses.push(Clause { text: words.clone(), ..documents.new.clauses[0].clone() });
            let place = documents.new.clauses.len() - 1;
            let mut comparison = specimen::comparison(&documents);
            let mut change = comparison.changes[0].clone();
            change.relation = resdiff_engine::Relation::Added;
            change.significance = Some(resdiff_engine::Significance::Substantive);
            change.clauses = resdiff_engine::Pair::new(vec![], vec![place]);
            (change.inline, change.edits, change.lead) = (vec![], vec![], None);
            comparison.changes = vec![change];
            let html = rendered(&markdown::report(&comparison, &specimen::sources(), &Options::default()));
            let quotation = html.split("<blockquote>").nth(1).unwrap().split("</blockquote>").next().unwrap();
            let (tags, shown) = taken_apart(quotation);
            assert_eq!(shown.trim(), words, "{html}");
            assert!(
                tags.iter().all(|tag| ["p", "/p", "ins", "/ins", "span", "/span"].contains(&tag.as_str())),
                "{tags:?} of {words}"
            );
        }
    }
}

#[test]
fn the_report_in_markdown() {
    let documents = specimen::documents();
    let options = Options { unfold: true, context: 1, ..Options::default() };
    let report = markdown::report(&specimen::comparison(&documents), &specimen::sources(), &options);
    let (tags, _) = taken_apart(&rendered(&report));
    let known =
        ["h1", "h2", "h3", "p", "strong", "em", "ins", "del", "ul", "li", "blockquote", "br", "br /", "span"];
    for tag in tags {
        assert!(known.contains(&tag.trim_start_matches('/')), "<{tag}>");
    }
}
