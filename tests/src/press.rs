//! A small press: sets a specimen on pages of any length and prints it as PDF, as text with its columns kept, as text
//! without, and as Markdown. So the tests can ask whether the same words come back from every form and every page.

pub mod html;

use std::collections::VecDeque;
use std::fmt::Write as _;

use crate::pdf;

/// A piece of a specimen. In texts `*so*` is italic and `^1^` a raised mark.
#[derive(Clone, Copy, Debug)]
pub enum Block {
    /// Two columns of the masthead.
    Head(&'static str, &'static str),
    /// A bold paragraph of the masthead or a heading, at the edge of the text.
    Bold(&'static str),
    /// A paragraph whose first line stands in, as clauses do.
    Clause(&'static str),
    /// A paragraph that stands in as a whole by this many steps, its marker hanging.
    Item(usize, &'static str),
    /// A paragraph flush left, such as the closing lines.
    Flush(&'static str),
    /// The note of a mark.
    Note(&'static str, &'static str),
}

/// How pages are made.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Lines of the body on each page, notes and the space between paragraphs included.
    pub lines: usize,
    /// Columns of a line.
    pub columns: usize,
    /// The name of the type; `{}` stands for what is said of the face, `,BoldItalic` and the like.
    pub font: &'static str,
    /// How the type is turned on the page, in quarters of a circle against the clock.
    pub quarters: u32,
}

impl Default for Layout {
    fn default() -> Self {
        Self { lines: 46, columns: 84, font: "ABCDEF+TimesNewRomanPS{}MT", quarters: 0 }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Face {
    bold: bool,
    italic: bool,
    raised: bool,
}

type Word = Vec<(String, Face)>;

#[derive(Clone, Debug)]
struct SetLine {
    column: usize,
    words: Vec<Word>,
    /// What stands in the second column.
    second: Option<String>,
    /// A blank line stands above.
    apart: bool,
    notes: Vec<&'static str>,
}

/// One page: its lines and those of the notes at its foot.
#[derive(Clone, Debug, Default)]
struct Page {
    body: Vec<SetLine>,
    notes: Vec<Vec<Word>>,
}

const INDENT: usize = 5;

/// Sets the blocks on pages. A note begins on the page of its mark and runs on to the next if need be.
fn set(blocks: &[Block], layout: Layout) -> Vec<Page> {
    let notes: Vec<(&str, &str)> = blocks
        .iter()
        .filter_map(|block| if let Block::Note(mark, text) = block { Some((*mark, *text)) } else { None })
        .collect();
    let mut lines: VecDeque<SetLine> =
        blocks.iter().flat_map(|block| paragraph(*block, layout.columns, &notes)).collect();
    // A note that is cited again is not printed again.
    let mut cited: Vec<&str> = Vec::new();
    for line in &mut lines {
        line.notes.retain(|mark| !cited.contains(mark));
        cited.extend(&line.notes);
    }
    let mut pages = Vec::new();
    let mut over: VecDeque<Vec<Word>> = VecDeque::new();
    while !lines.is_empty() || !over.is_empty() {
        let mut page = Page::default();
        // What a note of the page before has left over comes first.
        let room = layout.lines.saturating_sub(1).max(1);
        page.notes.extend(over.drain(..over.len().min(room)));
        let mut used = page.notes.len() + usize::from(!page.notes.is_empty());
        while let Some(line) = lines.front() {
            let height = 1 + usize::from(line.apart && !page.body.is_empty());
            // A line with a mark brings the first line of its note and the rule.
            let foot =
                if line.notes.is_empty() { 0 } else { line.notes.len() + usize::from(page.notes.is_empty()) };
            // What begins like the rest of a sentence would be taken for it at the head of a page, by a person too.
            let is_rest = line.apart && plain(&line.words).starts_with(char::is_lowercase);
            if !page.body.is_empty() && !is_rest && used + height + foot > layout.lines {
                break;
            }
            used += height;
            for mark in &line.notes {
                let text = notes.iter().find(|note| note.0 == *mark).map_or("", |note| note.1);
                let mut set =
                    wrap(&words(&format!("^{mark}^ {text}"), Face::default()), layout.columns + 10, 0, 0);
                used += usize::from(page.notes.is_empty());
                while !set.is_empty() && (over.is_empty() && used < layout.lines || page.notes.is_empty()) {
                    page.notes.push(set.remove(0));
                    used += 1;
                }
                over.extend(set);
            }
            page.body.extend(lines.pop_front());
        }
        pages.push(page);
    }
    pages
}

fn paragraph(block: Block, columns: usize, notes: &[(&'static str, &'static str)]) -> Vec<SetLine> {
    let plain = Face::default();
    let (text, face, first, rest) = match block {
        Block::Head(one, other) => {
            let words = words(one, Face { bold: true, ..plain });
            return vec![SetLine {
                column: 0,
                words,
                second: Some(other.to_owned()),
                apart: true,
                notes: Vec::new(),
            }];
        }
        Block::Bold(text) => (text, Face { bold: true, ..plain }, 0, 0),
        Block::Clause(text) => (text, plain, INDENT, 0),
        Block::Item(steps, text) => (text, plain, INDENT * steps, INDENT * steps),
        Block::Flush(text) => (text, plain, 0, 0),
        Block::Note(..) => return Vec::new(),
    };
    let wrapped = wrap(&words(text, face), columns, first, rest);
    let mark_of = |(text, face): &(String, Face)| {
        notes.iter().map(|note| note.0).find(|mark| face.raised && text == mark)
    };
    let line = |(at, words): (usize, Vec<Word>)| SetLine {
        column: if at == 0 { first } else { rest },
        notes: words.iter().flatten().filter_map(mark_of).collect(),
        words,
        second: None,
        apart: at == 0,
    };
    wrapped.into_iter().enumerate().map(line).collect()
}

/// The words of a text, each as stretches of one face.
fn words(text: &str, face: Face) -> Vec<Word> {
    let mut now = face;
    let mut words: Vec<Word> = Vec::new();
    for word in text.split(' ') {
        let mut set: Word = Vec::new();
        for c in word.chars() {
            match c {
                '*' => now.italic = !now.italic,
                '^' => now.raised = !now.raised,
                _ => match set.last_mut() {
                    Some((text, face)) if *face == now => text.push(c),
                    _ => set.push((c.to_string(), now)),
                },
            }
        }
        if !set.is_empty() {
            words.push(set);
        }
    }
    words
}

fn width(word: &Word) -> usize {
    word.iter().map(|(text, _)| text.chars().count()).sum()
}

fn wrap(words: &[Word], columns: usize, first: usize, rest: usize) -> Vec<Vec<Word>> {
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut used = usize::MAX;
    for word in words {
        if used.saturating_add(1 + width(word)) > columns {
            used = if lines.is_empty() { first } else { rest } + width(word);
            lines.push(vec![word.clone()]);
        } else if let Some(line) = lines.last_mut() {
            used += 1 + width(word);
            line.push(word.clone());
        }
    }
    lines
}

/// The furniture of a page: what stands over and under it.
fn furniture(blocks: &[Block], number: usize, pages: usize) -> (&'static str, String) {
    let symbol = match blocks.first() {
        Some(Block::Head(_, symbol)) => symbol,
        _ => "A/RES/175/32",
    };
    (if number == 1 { "" } else { symbol }, format!("{number}/{pages}"))
}

/// Prints a specimen as PDF.
#[must_use]
pub fn to_pdf(blocks: &[Block], layout: Layout) -> Vec<u8> {
    let pages = set(blocks, layout);
    let count = pages.len();
    let contents = pages.iter().enumerate().map(|(at, page)| content(page, furniture(blocks, at + 1, count)));
    let contents: Vec<String> = contents.map(|content| turned(&content, layout.quarters)).collect();
    pdf::document(&contents, &fonts(layout.font))
}

/// What stands on a page of 612 by 792 points, turned within it. Sideways it is made smaller, so that it fits.
fn turned(content: &str, quarters: u32) -> String {
    let matrix = match quarters % 4 {
        0 => return content.to_owned(),
        1 => "0 0.77 -0.77 0 612 0",
        2 => "-1 0 0 -1 612 792",
        _ => "0 -0.77 0.77 0 0 792",
    };
    format!("q {matrix} cm\n{content}Q\n")
}

fn fonts(name: &str) -> Vec<(String, String)> {
    let face = |key: &str, face: &str| {
        let name = name.replace("{}", face);
        let widths = "500 ".repeat(224);
        let font = format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 \
             /LastChar 255 /Widths [{widths}] >>"
        );
        (key.to_owned(), font)
    };
    vec![face("R", ""), face("I", "-Italic"), face("B", "-Bold"), face("Z", "-BoldItalic")]
}

fn content(page: &Page, (symbol, number): (&str, String)) -> String {
    const LEFT: f64 = 90.0;
    let mut content = "BT\n".to_owned();
    let mut y = 750.0;
    show(&mut content, &words(symbol, Face { bold: true, ..Face::default() }), LEFT, y, 8.4);
    y -= 30.0;
    for (at, line) in page.body.iter().enumerate() {
        y -= if at == 0 {
            0.0
        } else if line.apart {
            18.0
        } else {
            12.0
        };
        show(&mut content, &line.words, LEFT + 5.0 * line.column as f64, y, 10.0);
        if let Some(second) = &line.second {
            show(&mut content, &words(second, Face::default()), LEFT + 250.0, y, 10.0);
        }
    }
    let mut foot = 60.0 + 10.0 * page.notes.len() as f64;
    if !page.notes.is_empty() {
        show(&mut content, &words("__________________", Face::default()), LEFT, foot, 8.4);
    }
    for note in &page.notes {
        foot -= 10.0;
        show(&mut content, note, LEFT, foot, 8.4);
    }
    show(&mut content, &words(&number, Face { bold: true, ..Face::default() }), 500.0, 36.0, 8.4);
    content.push_str("ET\n");
    content
}

/// Shows words on one baseline; marks are smaller and raised.
fn show(content: &mut String, words: &[Word], left: f64, y: f64, size: f64) {
    let mut x = left;
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            put(content, " ", Face::default(), (x, y), size);
            x += size / 2.0;
        }
        for (text, face) in word {
            let (rise, size) = if face.raised { (0.35 * size, 0.65 * size) } else { (0.0, size) };
            put(content, text, *face, (x, y + rise), size);
            x += text.chars().count() as f64 * size / 2.0;
        }
    }
}

fn put(content: &mut String, text: &str, face: Face, (x, y): (f64, f64), size: f64) {
    let font = match (face.bold, face.italic) {
        (true, true) => "Z",
        (true, false) => "B",
        (false, true) => "I",
        (false, false) => "R",
    };
    let _ = writeln!(content, "/{font} {size} Tf 1 0 0 1 {x:.2} {y:.2} Tm <{}> Tj", pdf::hex(text));
}

/// The words of a line as text, marks glued to their words.
fn plain(words: &[Word]) -> String {
    let word = |word: &Word| word.iter().map(|(text, _)| text.as_str()).collect::<String>();
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Prints a specimen as text with its columns kept.
#[must_use]
pub fn to_layout(blocks: &[Block], layout: Layout) -> String {
    let pages = set(blocks, layout);
    let count = pages.len();
    let mut text = String::new();
    for (at, page) in pages.iter().enumerate() {
        let (symbol, number) = furniture(blocks, at + 1, count);
        if at > 0 {
            let _ = writeln!(text, "\u{c}{symbol}\n\n");
        }
        for line in &page.body {
            let words = plain(&line.words);
            let left = " ".repeat(10 + line.column);
            let second =
                line.second.as_ref().map_or_else(String::new, |second| format!("{:>30}{second}", ""));
            let _ = writeln!(text, "{}{left}{words}{second}", if line.apart { "\n" } else { "" });
        }
        if !page.notes.is_empty() {
            let _ = writeln!(text, "\n          __________________");
            page.notes.iter().for_each(|note| text.push_str(&format!("          {}\n", plain(note))));
        }
        let _ = writeln!(text, "\n\n{number:>90}");
    }
    text
}

/// Prints a specimen as text, one line after the other, with a blank line between paragraphs.
#[must_use]
pub fn to_text(blocks: &[Block], layout: Layout) -> String {
    let pages = set(blocks, layout);
    let count = pages.len();
    let mut text = String::new();
    for (at, page) in pages.iter().enumerate() {
        let (symbol, number) = furniture(blocks, at + 1, count);
        let _ = writeln!(text, "{symbol}");
        for (at, line) in page.body.iter().enumerate() {
            let second = line.second.as_ref().map_or_else(String::new, |second| format!("\n{second}"));
            let _ = writeln!(
                text,
                "{}{}{second}",
                if line.apart && at > 0 { " \n" } else { "" },
                plain(&line.words)
            );
        }
        if !page.notes.is_empty() {
            let _ = writeln!(text, " \n__________________");
            page.notes.iter().for_each(|note| text.push_str(&format!("{}\n", plain(note))));
        }
        let _ = writeln!(text, " \n{number}\n ");
    }
    text
}

/// Prints a specimen as a viewer of pages copies it: as [`to_text`] does, but with no blank line between paragraphs, the
/// mark of each note on a line of its own and, where `paged`, a form feed before each page.
#[must_use]
pub fn to_copy(blocks: &[Block], layout: Layout, paged: bool) -> String {
    let notes: Vec<&str> = blocks
        .iter()
        .filter_map(|block| if let Block::Note(mark, _) = block { Some(*mark) } else { None })
        .collect();
    let mut copy = String::new();
    let mut below = false;
    for line in to_text(blocks, layout).lines().filter(|line| !line.trim().is_empty()) {
        below |= line.starts_with("____");
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        let number =
            head.split_once('/').is_some_and(|(page, _)| page.bytes().all(|byte| byte.is_ascii_digit()));
        match below && notes.contains(&head) {
            true => copy.push_str(&format!("{head}\n{rest}\n")),
            false => copy.push_str(&format!("{line}\n")),
        }
        if number && rest.is_empty() {
            below = false;
            if paged {
                copy.push('\u{c}');
            }
        }
    }
    copy
}

/// Prints a specimen as Markdown, one paragraph on one line, the notes after the paragraph of their mark.
#[must_use]
pub fn to_markdown(blocks: &[Block]) -> String {
    let raised = |text: &str| {
        text.split('^').enumerate().fold(String::new(), |mut shown, (at, part)| {
            let _ = if at % 2 == 1 { write!(shown, "[^{part}]") } else { write!(shown, "{part}") };
            shown
        })
    };
    let mut text = String::new();
    for block in blocks {
        let _ = match block {
            Block::Head(one, other) => write!(text, "{one}\n\n{other}\n\n"),
            Block::Bold(bold) => write!(text, "**{}**\n\n", raised(bold)),
            Block::Clause(words) | Block::Item(_, words) | Block::Flush(words) => {
                write!(text, "{}\n\n", raised(words))
            }
            Block::Note(mark, words) => write!(text, "[^{mark}]: {words}\n\n"),
        };
    }
    text
}
