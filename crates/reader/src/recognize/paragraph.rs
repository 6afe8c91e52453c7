//! Lines joined to paragraphs, over page breaks, footnotes and wrapped lines.

mod headings;
mod open;
mod parting;

use resdiff_model::{Lexicon, Place};

use self::headings::{is_heading_before_number, is_heading_by_place};
use self::open::Open;
use self::parting::Parting;
use super::edges;
use super::joining::Built;
use super::{Piece, Role, signs, table, words};
use crate::{Form, Gap};

/// A paragraph, before anyone asks what it is.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its words with styles and marks.
    pub built: Built,
    /// What parts it from the paragraph before.
    pub gap: Gap,
    /// Where it begins.
    pub at: Place,
    /// Every glyph is bold.
    pub bold: bool,
    /// The size of its type, where the body's is 1; 0 where sizes are not known.
    pub size: f32,
    /// The form says that it is a heading of this level.
    pub heading: Option<u8>,
    /// The rows of a table.
    pub rows: Option<Vec<Vec<String>>>,
}

impl Paragraph {
    /// Whether every letter is italic.
    pub(super) fn is_italic(&self) -> bool {
        let italic: usize =
            self.built.spans.iter().filter(|span| span.style.italic).map(|span| span.range.len()).sum();
        italic > 0 && italic >= self.built.text.len()
    }
}

/// Columns by which a first line stands further in than the lines after it: half a tab stop of the layout.
pub(super) const FIRST_LINE: f32 = 2.0;

/// A heading that is known by what follows it alone is no longer than this, in bytes.
const LONGEST_HEADING: usize = 120;

/// Joins the lines from `start` on that are text to paragraphs; tables become paragraphs with rows.
pub(super) fn assemble(
    lines: &[Piece<'_>],
    start: usize,
    form: Form,
    lexicon: &'static Lexicon,
) -> Vec<Paragraph> {
    let margins = edges::margins(lines, start);
    let tables = table::find(lines, start, lexicon);
    let mut tables = tables.iter().peekable();
    let mut paragraphs = Vec::new();
    let mut open = Open::new(form, lexicon);
    open.right = edges::right(lines, start);
    open.parting = Parting::of(lines, start, lexicon);
    let mut last: Option<usize> = None;
    for (index, piece) in lines.iter().enumerate().skip(start) {
        if piece.role != Role::Text {
            continue;
        }
        while tables.next_if(|table| table.end <= index).is_some() {}
        if let Some(table) = tables.peek().filter(|table| table.contains(&index)) {
            if index == table.start {
                paragraphs.extend(open.close());
                paragraphs.push(table::paragraph(lines, (*table).clone(), form, lexicon));
            }
            last = Some(index);
            continue;
        }
        let indent = piece.geometry().map(|g| g.left - margins[index]);
        let by_place = || {
            indent.is_some_and(|indent| indent < FIRST_LINE)
                && is_heading_by_place(lines, index, last, &margins, lexicon)
        };
        let heads_page = || {
            let heads = piece.gap() == Gap::Page || last.is_some_and(|last| last + 1 < index);
            indent.is_none() && heads && is_heading_before_number(lines, index, open.last_number)
        };
        if index < open.heading_until {
            open.add(piece, index, indent);
            last = Some(index);
            continue;
        }
        if let Some(end) = open.heading_by_words(lines, index, lexicon) {
            paragraphs.extend(open.close());
            open.begin(piece, piece.gap(), indent);
            open.add(piece, index, indent);
            open.head.heading = Some(1);
            open.heading_until = end;
            last = Some(index);
            continue;
        }
        if by_place() || heads_page() {
            paragraphs.extend(open.close());
            open.begin(piece, piece.gap(), indent);
            open.add(piece, index, indent);
            open.head.heading = Some(1);
            paragraphs.extend(open.close());
            last = Some(index);
            continue;
        }
        // Furniture or notes between two lines of the text cut it as a page break does.
        // A form with paragraphs of its own tells their ends itself.
        let cut = form != Form::Docx && last.is_some_and(|last| last + 1 < index);
        let gap = if cut { Gap::Page } else { piece.gap() };
        if open.builder.is_empty() || open.ends_before(piece, gap, indent, lexicon) {
            paragraphs.extend(open.close());
            open.begin(piece, gap, indent);
        }
        open.add(piece, index, indent);
        last = Some(index);
    }
    paragraphs.extend(open.close());
    paragraphs
}

fn begins_paragraph(text: &str) -> bool {
    text.starts_with(|c: char| words::is_capital(c) || c.is_ascii_digit() || c == '(')
        || signs::item(text).is_some()
}
