//! Page furniture: symbols, running titles, job numbers and page numbers at the edges of pages.

use resdiff_model::{Lexicon, Masthead};

use super::{Piece, Role, lead, words};
use crate::{Gap, Geometry, Hint};

/// How many lines at the head or foot of a page can be furniture: a running title takes up to five, beside the symbol, the
/// job number and the page number.
const EDGE: usize = 8;

/// Type below this share of the body's is that of a running title, which has 0.83 of it.
const SMALL: f32 = 0.95;

/// The share of a page over which no text stands: running titles have 0.06 to 0.09, first lines 0.1 and more.
const MARGIN: f32 = 0.092;

/// Marks the lines that are furniture by their own form: symbol of the document, job number, bar code, page
/// number, and what the form itself names furniture.
pub(super) fn mark(lines: &mut [Piece<'_>], organ_line: usize, lexicon: &Lexicon) {
    let in_cell = |cell| if is_symbol(cell) { Some(cell) } else { Some(organ_and_symbol(cell)?.1) };
    let symbol = lines[..organ_line].iter().find_map(|piece| piece.cells().find_map(in_cell));
    let symbol = symbol.map(str::to_owned);
    let edges = Edges::of(lines);
    // The header of the first page is a part of the masthead where it bears the symbol.
    let head_is_masthead = lines[..organ_line].iter().any(|piece| is_named(piece) && bears_symbol(piece));
    // A masthead with many sponsors fills more than a page.
    let ends_page = |pair: &[Piece<'_>]| pair[1].gap() == Gap::Page || is_page_number(&pair[0].text);
    let end_of_head = lines[..organ_line].windows(2).position(ends_page).map_or(organ_line, |at| at + 1);
    for (index, piece) in lines.iter_mut().enumerate() {
        let first_page = index < end_of_head;
        let named = is_named(piece) && !(first_page && head_is_masthead);
        let own_symbol = |cell: &str| !first_page && symbol.as_deref().is_some_and(|s| same(cell, s));
        let own_form = edges.holds(index)
            && (is_stamp(&piece.text, lexicon)
                || piece.cells().all(|cell| is_stamp(cell, lexicon) || own_symbol(cell)));
        if named || own_form {
            piece.role = Role::Furniture;
        }
    }
}

/// Marks the lines that the form itself names furniture.
pub(super) fn mark_named(lines: &mut [Piece<'_>]) {
    lines.iter_mut().filter(|piece| is_named(piece)).for_each(|piece| piece.role = Role::Furniture);
}

/// The symbol in a header or footer that the form names, for a text that bears it nowhere else.
pub(super) fn symbol_of_running(lines: &[Piece<'_>]) -> Option<String> {
    let mut cells = lines.iter().filter(|piece| is_named(piece)).flat_map(Piece::cells);
    cells.find(|cell| is_symbol(cell)).map(|symbol| symbol.trim_end_matches('*').to_owned())
}

fn is_named(piece: &Piece<'_>) -> bool {
    piece.line.hint == Some(Hint::Furniture)
}

fn bears_symbol(piece: &Piece<'_>) -> bool {
    piece.cells().any(is_symbol)
}

/// Marks the running titles: at the head of a page where pages are known, else beside other furniture.
pub(super) fn mark_running_titles(lines: &mut [Piece<'_>], organ_line: usize, masthead: &Masthead) {
    let title = masthead.title.as_deref().map(fold_words).unwrap_or_default();
    let symbol = masthead.symbol.as_deref().unwrap_or_default();
    let edges = Edges::of(lines);
    if edges.paged {
        mark_heads_of_pages(lines, organ_line, &edges, &title, symbol);
    } else if !title.is_empty() {
        mark_titles_beside_furniture(lines, organ_line, &title, symbol);
    }
}

/// From the head of every page downwards, as long as the lines are a running title.
fn mark_heads_of_pages(
    lines: &mut [Piece<'_>],
    organ_line: usize,
    edges: &Edges,
    title: &[String],
    symbol: &str,
) {
    for index in organ_line + 1..lines.len() {
        let below_head = lines[index].gap() == Gap::Page
            || lines[index - 1].role == Role::Furniture && !is_below_head(&lines[index]);
        if lines[index].role != Role::Text || !edges.near_head(index) || !below_head {
            continue;
        }
        if let Some(count) = lines_of_title(&lines[index..], title, symbol) {
            lines[index..index + count].iter_mut().for_each(|piece| piece.role = Role::Furniture);
            continue;
        }
        let words = fold_words(strip(&lines[index].text, symbol));
        let is_part = |piece: &Piece<'_>| contains(title, &fold_words(strip(&piece.text, symbol)));
        let is_title = words.is_empty()
            || !is_quoted(&lines[index].text)
                && contains(title, &words)
                && is_set_apart(&lines[index..], is_part);
        if is_title || is_set_as_running_title(&lines[index], symbol) {
            lines[index].role = Role::Furniture;
        }
    }
}

/// Whether white space parts a line from the furniture above it on a page whose columns alone are known: a running title
/// and the symbol stand together, and what holds words of the title under them is text.
fn is_below_head(piece: &Piece<'_>) -> bool {
    piece.gap() == Gap::Blank && piece.geometry().is_some_and(|g| g.height.is_none())
}

/// Whether the first of some lines, which holds words of the title, can be a running title: the last line of a clause
/// often ends with some of them, and so does a heading. A running title is set in smaller type, or bold in the very
/// margin; where types are not known white space follows it, and it does not end as a clause does.
fn is_set_apart(lines: &[Piece<'_>], is_part: impl Fn(&Piece<'_>) -> bool) -> bool {
    let Some(piece) = lines.first() else { return false };
    match piece.geometry() {
        Some(Geometry { size, height: Some(height), .. }) => {
            size < SMALL || height < MARGIN && piece.is_bold()
        }
        _ => {
            let after = lines.iter().find(|piece| piece.role == Role::Text && !is_part(piece));
            after.is_none_or(|after| after.gap() != Gap::Line) && !lead::is_complete(&piece.text)
        }
    }
}

/// Whether a line begins a quotation, as the title does in the text.
fn is_quoted(text: &str) -> bool {
    text.starts_with(['“', '"', '«', '‘', '„'])
}

/// Without pages only the whole title, beside a symbol or page number, is a running title:
/// a clause may well hold a part of it.
fn mark_titles_beside_furniture(lines: &mut [Piece<'_>], organ_line: usize, title: &[String], symbol: &str) {
    for index in organ_line + 1..lines.len() {
        let Some(count) = lines_of_title(&lines[index..], title, symbol) else { continue };
        let after = lines.get(index + count);
        if lines[index - 1].role == Role::Furniture || after.is_some_and(|p| p.role == Role::Furniture) {
            lines[index..index + count].iter_mut().for_each(|piece| piece.role = Role::Furniture);
        }
    }
}

/// How many lines at the head of these are the whole title, the symbol aside. In the text the title stands in quotation
/// marks, ends its clause or begins in lower case.
fn lines_of_title(lines: &[Piece<'_>], title: &[String], symbol: &str) -> Option<usize> {
    /// The lines of the longest running title.
    const LONGEST: usize = 6;
    let mut rest = title;
    for (index, piece) in lines.iter().take(LONGEST).enumerate().take_while(|(_, p)| p.role == Role::Text) {
        let text = strip(&piece.text, symbol).trim();
        rest = rest.strip_prefix(fold_words(text).as_slice())?;
        if index == 0 && (is_quoted(text) || text.starts_with(char::is_lowercase)) {
            return None;
        }
        if rest.is_empty() {
            return text.ends_with(|sign: char| sign.is_alphanumeric() || sign == ')').then_some(index + 1);
        }
    }
    None
}

/// A line that holds the symbol beside other words at the head of a page, or stands in the very margin in
/// small type, is a running title even where its words are not those of the title.
fn is_set_as_running_title(piece: &Piece<'_>, symbol: &str) -> bool {
    let words = fold_words(&piece.text);
    let bears_symbol = strip(&piece.text, symbol).len() < piece.text.len();
    let in_margin =
        piece.geometry().is_some_and(|g| g.size < SMALL && g.height.is_some_and(|height| height < MARGIN));
    bears_symbol && words.len() < 40 || in_margin
}

/// Which lines stand at the edge of a page.
struct Edges {
    paged: bool,
    /// For each line, its distance in lines from the head and from the foot of its page.
    distance: Vec<(usize, usize)>,
}

impl Edges {
    fn of(lines: &[Piece<'_>]) -> Self {
        let paged = lines.iter().any(|piece| piece.gap() == Gap::Page);
        let mut distance = vec![(0, 0); lines.len()];
        if paged {
            let mut start = 0;
            while start < lines.len() {
                let length =
                    1 + lines[start + 1..].iter().take_while(|piece| piece.gap() != Gap::Page).count();
                for offset in 0..length {
                    distance[start + offset] = (offset, length - 1 - offset);
                }
                start += length;
            }
        }
        Self { paged, distance }
    }

    /// Without pages any line can be an edge.
    fn holds(&self, index: usize) -> bool {
        let (head, foot) = self.distance[index];
        !self.paged || head < EDGE || foot < EDGE
    }

    fn near_head(&self, index: usize) -> bool {
        self.distance[index].0 < EDGE
    }
}

/// `A/RES/75/32`, `A/C.1/80/L.30/Rev.1`, `S/RES/2223 (2015)`: the form of a symbol that heads a document.
pub(super) fn is_symbol(cell: &str) -> bool {
    // Asked first, as a line may be very long and be asked for each of its words.
    if cell.len() >= 60 || !cell.starts_with(['A', 'S', 'E', 'T', 'C']) {
        return false;
    }
    let Some((body, rest)) = cell.split_once('/') else { return false };
    let rest = rest.trim_end_matches('*');
    matches!(body, "A" | "S" | "E" | "T" | "ST" | "CCPR" | "CEDAW" | "CRC")
        && rest.chars().any(|c| c.is_ascii_digit())
        && rest.chars().all(|c| c.is_ascii_alphanumeric() || "/.-–() \u{2011}".contains(c))
        && !rest.contains("  ")
}

/// `United Nations A/75/L.9`, where the form keeps no columns.
pub(super) fn organ_and_symbol(cell: &str) -> Option<(&str, &str)> {
    let parts = cell.match_indices(' ').map(|(at, _)| (&cell[..at], &cell[at + 1..]));
    parts.into_iter().find(|(_, symbol)| is_symbol(symbol)).filter(|_| !is_symbol(cell))
}

/// Job number, bar code, date stamp, page number, the call to recycle.
fn is_stamp(cell: &str, lexicon: &Lexicon) -> bool {
    let recycling = lexicon.recycling.iter().any(|call| words::head(cell, call) == Some(cell.len()));
    is_page_number(cell) || recycling || is_job_line(cell)
}

/// `***` between two parts of a text, the short rule at its end.
pub(super) fn is_ornament(text: &str) -> bool {
    text.len() >= 3
        && text
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '*' | '_' | '―' | '─' | '—' | '–' | '-' | '•'))
}

/// `2/3`; a text with columns may have lost the second number.
fn is_page_number(cell: &str) -> bool {
    if !cell.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((page, pages)) = cell.split_once('/') else { return false };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    let Some(page) = number(page) else { return false };
    pages.is_empty() || number(pages).is_some_and(|pages| page <= pages && page > 0)
}

/// `20-16806`, `20-16806 (E) 211220`, `*2016806*`, with what of them and of the page number stands on one line.
fn is_job_line(cell: &str) -> bool {
    let mut sure = false;
    for word in cell.split_whitespace() {
        let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
        let job =
            word.split_once(['-', '\u{2011}', '\u{2010}']).is_some_and(|(a, b)| digits(a, 2) && digits(b, 5));
        let bar_code = word.strip_prefix('*').and_then(|w| w.strip_suffix('*')).is_some_and(|w| digits(w, 7));
        let language = matches!(word, "(E)" | "(F)" | "(S)" | "(R)" | "(A)" | "(C)");
        if !(job || bar_code || language || digits(word, 6) || is_page_number(word)) {
            return false;
        }
        sure |= job || bar_code;
    }
    sure
}

fn same(cell: &str, symbol: &str) -> bool {
    cell.trim_end_matches('*') == symbol.trim_end_matches('*')
}

/// The words of a text in lower case, letters and digits only.
fn fold_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Takes the symbol from the head or tail of a running title, which may be glued to it.
fn strip<'t>(text: &'t str, symbol: &str) -> &'t str {
    if symbol.is_empty() {
        return text;
    }
    let behind = text.strip_prefix(symbol).filter(|rest| !rest.starts_with(['/', '.', '-']));
    let before = || text.strip_suffix(symbol).filter(|head| !head.ends_with(['/', '.', '-']));
    behind.or_else(before).unwrap_or(text)
}

/// Whether `part` stands in `whole` as one stretch.
fn contains(whole: &[String], part: &[String]) -> bool {
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_by_its_own_form() {
        let is_stamp = |cell| is_stamp(cell, resdiff_model::Language::English.lexicon());
        for cell in [
            "20-16806",
            "20-16806 (E)    211220",
            "*2016806*",
            "2/3",
            "23-26263 (E) 050124",
            "3/",
            "20-16806 2/3",
        ] {
            assert!(is_stamp(cell), "{cell}");
        }
        for cell in ["3/2", "A/RES/75/32", "2020", "12 December 2019", "211220", "24/7 access"] {
            assert!(!is_stamp(cell), "{cell}");
        }
        assert!(
            is_symbol("A/RES/175/32")
                && is_symbol("A/RES/175/32 A–B")
                && is_symbol("S/RES/2223 (2015)")
                && is_symbol("A/C.1/80/L.30/Rev.1")
        );
        assert!(!is_symbol("A/B testing") && !is_symbol("General Assembly"));
    }
}
