//! A specimen as a page of HTML from which LibreOffice makes a Word file and, from that, a PDF: pages, notes and type
//! that a program of others has set.

use super::{Block, Face, Word, words};

/// How paragraphs are set: as in the official documents, the masthead in two columns.
const STYLE: &str = "@page{size:8.5in 11in;margin:1in 1.5in} \
                     p{font-family:\"Liberation Serif\";font-size:10pt;line-height:12pt;margin:0 0 6pt 0} \
                     p.clause{text-indent:0.33in} p.bold{font-weight:bold} p.note{font-size:8.5pt}";

/// Prints a specimen as HTML. `symbol` stands at the head of every page; what comes after the masthead is set in `columns`.
#[must_use]
pub fn to_html(blocks: &[Block], symbol: &str, columns: u8) -> String {
    let mut body = String::new();
    let mut notes = String::new();
    let mut head = String::new();
    let mut begun = false;
    let mut cited = Vec::new();
    for block in blocks {
        if !begun && matches!(block, Block::Clause(_)) {
            begun = true;
            if columns > 1 {
                body += &format!("<multicol cols=\"{columns}\" gutter=\"20\">");
            }
        }
        if let Block::Head(one, other) = block {
            head += &format!("<tr><td><p>{}</p></td><td><p>{}</p></td></tr>", escaped(one), escaped(other));
            continue;
        }
        if !head.is_empty() {
            body += &format!("<table width=\"100%\" border=\"0\">{}</table>", std::mem::take(&mut head));
        }
        match block {
            Block::Head(..) => {}
            Block::Bold(text) => body += &paragraph("bold", "", text, &mut cited),
            Block::Clause(text) => body += &paragraph("clause", "", text, &mut cited),
            Block::Item(steps, text) => {
                let style = format!("margin-left:{:.2}in", 0.33 * *steps as f64);
                body += &paragraph("item", &style, text, &mut cited);
            }
            Block::Flush(text) => body += &paragraph("flush", "", text, &mut cited),
            Block::Note(mark, text) => {
                notes += &format!(
                    "<div id=\"sdfootnote{mark}\"><p class=\"note\"><a class=\"sdfootnotesym\" name=\"sdfootnote{mark}sym\" \
                     href=\"#sdfootnote{mark}anc\">{mark}</a> {}</p></div>",
                    marked(&words(text, Face::default()), &mut cited)
                );
            }
        }
    }
    format!(
        "<html><head><meta charset=\"utf-8\"><style>{STYLE}</style></head><body><div title=\"header\"><p>{symbol}</p>\
         </div>{body}{}{notes}</body></html>",
        if begun && columns > 1 { "</multicol>" } else { "" }
    )
}

fn paragraph(class: &str, style: &str, text: &str, cited: &mut Vec<String>) -> String {
    let words = marked(&words(text, Face::default()), cited);
    format!("<p class=\"{class}\" style=\"{style}\">{words}</p>\n")
}

/// Words with their faces; a raised stretch is the mark of a note, or only cites it where it was `cited` before.
fn marked(words: &[Word], cited: &mut Vec<String>) -> String {
    let mut stretch = |(text, face): &(String, Face)| match face {
        Face { raised: true, .. } if cited.contains(text) => format!("<sup>{text}</sup>"),
        Face { raised: true, .. } => {
            cited.push(text.clone());
            format!(
                "<a class=\"sdfootnoteanc\" name=\"sdfootnote{text}anc\" href=\"#sdfootnote{text}sym\"><sup>{text}</sup>\
                 </a>"
            )
        }
        Face { italic: true, .. } => format!("<i>{}</i>", escaped(text)),
        _ => escaped(text),
    };
    let word = |word: &Word| word.iter().map(&mut stretch).collect::<String>();
    words.iter().map(word).collect::<Vec<_>>().join(" ").replace("</i> <i>", " ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
