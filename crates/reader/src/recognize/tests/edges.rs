//! The edges of a text, page by page, from the places of its lines.

use super::placed::lines;
use crate::recognize::edges::{margins, right};
use crate::recognize::{Line, Piece};

fn pieces(lines: &[Line]) -> Vec<Piece<'_>> {
    lines.iter().map(Piece::new).collect()
}

/// The left edge of each page: pages are parted by `=`, lines told by where they begin; before `|` stand the lines of
/// the masthead. `@` says that heights are known.
#[track_caller]
fn check_left(pages: &str, expected: &[f32]) {
    let (masthead, pages) = pages.split_once('|').unwrap_or(("", pages));
    let height = if pages.contains('@') { "@0.5" } else { "" };
    let mut text = String::new();
    for left in masthead.split_whitespace() {
        text += &format!("- {left}-60 {height} | Masthead\n");
    }
    let from = masthead.split_whitespace().count();
    let mut heads = Vec::new();
    let mut count = from;
    for page in pages.trim_start().trim_start_matches('@').split('=') {
        heads.push(count);
        for (at, left) in page.split_whitespace().enumerate() {
            text += &format!("{} {left}-98 {height} | Text\n", if at == 0 { "=" } else { "-" });
            count += 1;
        }
    }
    let lines = lines(&text);
    let margins = margins(&pieces(&lines), from);
    let found: Vec<f32> = heads.iter().map(|head| margins[*head]).collect();
    assert_eq!(found, expected, "{pages}");
}

#[test]
fn the_left_edge_is_the_leftmost_that_lines_share() {
    check_left("29 24 29 24 24", &[24.0]);
    check_left("24.0 25.0 30 30", &[24.0]);
    check_left("24 26 30 30", &[30.0]);
    // What stands out alone is a number in the margin.
    check_left("5 24 24 29", &[24.0]);
    // So are two lines of many.
    let many = |count: usize| format!("10 10 {}", "24 ".repeat(count));
    check_left(&many(14), &[10.0]);
    check_left(&many(15), &[24.0]);
    check_left("30", &[30.0]);
}

#[test]
fn a_page_of_first_lines_has_the_edge_of_the_page_before() {
    check_left("@24 24 29 = 29 29", &[24.0, 24.0]);
    check_left("@24 24 29 = 20 20", &[24.0, 20.0]);
    check_left("@24 24 29 = 32 32", &[24.0, 32.0]);
    check_left("@24 24 = 30", &[24.0, 24.0]);
}

#[test]
fn where_columns_alone_are_known_one_line_at_the_edge_keeps_it() {
    check_left("17 17 23 = 17 23 23", &[17.0, 17.0]);
    check_left("17 17 23 = 23 23", &[17.0, 23.0]);
    check_left("17 17 23 = 17 26 26", &[17.0, 26.0]);
    check_left("17 17 23 = 14 14 23", &[17.0, 14.0]);
}

#[test]
fn a_first_page_of_few_lines_has_the_edge_of_its_masthead() {
    check_left("17 17 40 | 23 23 23", &[17.0]);
    check_left("17 17 | 23 23 23 23 23 23 23", &[17.0]);
    check_left("17 17 | 23 23 23 23 23 23 23 23", &[23.0]);
    check_left("17 5 | 23 23 23", &[23.0]);
    check_left("20 17.5 | 23 23 23", &[23.0]);
    check_left("21 21 | 23 23 23", &[21.0]);
    check_left("22 22 | 23 23 23", &[23.0]);
    check_left("14 14 | 23 23 23", &[23.0]);
    check_left("17 17 | @23 23 23", &[23.0]);
    // The second page has none.
    check_left("17 17 | 23 17 23 = 23 23 23", &[17.0, 23.0]);
}

#[test]
fn the_right_edge_is_the_furthest_that_two_lines_of_the_text_reach() {
    #[track_caller]
    fn check(text: &str, expected: Option<f32>) {
        let lines = lines(text);
        assert_eq!(right(&pieces(&lines), 0), expected, "{text}");
    }
    check("24-98 @0.2 | Text\n24-97.5 @0.3 | Text\n24-70 @0.4 | Text", Some(98.0));
    check("24-110 @0.2 | Text\n24-98 @0.3 | Text\n24-97.5 @0.4 | Text", Some(98.0));
    // Two short lines that happen to end together.
    check("24-110 @0.2 | Text\n24-80 @0.3 | Text\n24-79.5 @0.4 | Text", Some(110.0));
    check("24-110 @0.2 | Text", Some(110.0));
    // Rows and other type reach further.
    check("24-110 @0.2 | Oil\t7\n24-110 @0.3 x0.83 | Note\n24-98 @0.4 | 1.\tText", Some(98.0));
    check("24-98 | Text\n24-98 | Text", None);
}
