use super::super::glyph::Glyph;
use super::super::rows::rows;
use super::super::tables::{Part, Table};
use super::super::type_case::at;
use super::{MOST_LINES, parts};

/// Lines as they are set: for each its height and, for each column, the words or nothing.
fn page(lines: &[(f32, [&str; 3])]) -> Vec<Part> {
    parts(rows(&set(lines)), None)
}

fn set(lines: &[(f32, [&str; 3])]) -> Vec<Glyph> {
    let mut case = at(0.0, 0.0);
    for (y, columns) in lines {
        for (column, words) in columns.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            case = case.go(170.0 * column as f32, *y).set(words);
        }
    }
    case.glyphs
}

fn cells(table: &Table) -> Vec<String> {
    let text = |run: &crate::Run| run.text.replace('\t', "|").replace('\u{2028}', "/");
    table.lines().map(|(runs, _)| runs.iter().map(text).collect()).collect()
}

#[track_caller]
fn check(lines: &[(f32, [&str; 3])], expected: &[&str]) {
    let parts = page(lines);
    let tables: Vec<String> = parts
        .iter()
        .flat_map(|part| if let Part::Table(table) = part { cells(table) } else { Vec::new() })
        .collect();
    assert_eq!(tables, expected);
}

#[test]
fn white_space_parts_rows_wherever_their_cells_stand() {
    check(
        &[
            (0.0, ["Objective", "Means", "Body"]),
            (24.0, ["", "Two lamps are kept in each tower,", ""]),
            (30.0, ["Lamps that burn through the night", "", "Bureau"]),
            (36.0, ["", "of which one burns at any time", ""]),
            (42.0, ["of every season of the year", "", ""]),
            (66.0, ["Charts of all the channels there are", "The channels are sounded in spring", "Office"]),
            (78.0, ["and of the shoals between them", "before the first convoy can sail", ""]),
        ],
        &[
            "Objective|Means|Body",
            "Lamps that burn through the night/of every season of the year|Two lamps are kept in each tower,/of \
             which one burns at any time|Bureau",
            "Charts of all the channels there are/and of the shoals between them|The channels are sounded in \
             spring/before the first convoy can sail|Office",
        ],
    );
}

#[test]
fn rows_set_as_close_as_lines_begin_where_a_column_goes_on() {
    check(
        &[
            (0.0, ["Lamps that burn through the night", "Two lamps are kept in each tower,", "Bureau"]),
            (12.0, ["of every season of the year", "of which one burns at any time", ""]),
            (24.0, ["", "while the other one is trimmed", ""]),
            (36.0, ["Charts of all the channels there are", "The channels are sounded in spring", "Office"]),
            (48.0, ["and of the shoals between them", "before the first convoy can sail", ""]),
            (60.0, ["Pilots", "Guild", "Guild"]),
        ],
        &[
            "Lamps that burn through the night/of every season of the year|Two lamps are kept in each tower,/of \
             which one burns at any time/while the other one is trimmed|Bureau",
            "Charts of all the channels there are/and of the shoals between them|The channels are sounded in \
             spring/before the first convoy can sail|Office",
            "Pilots|Guild|Guild",
        ],
    );
}

#[test]
fn columns_of_figures_are_no_prose() {
    let row = |y: f32| {
        [(y, ["Lighting of the harbours of the", "", ""]), (y + 12.0, ["northern coast", "12 000", "13 500"])]
    };
    let lines: Vec<_> = [0.0, 30.0, 60.0].into_iter().flat_map(row).collect();
    check(&lines, &[]);
}

#[test]
fn a_newspaper_is_no_table() {
    let line =
        |at: u8| (12.0 * f32::from(at), ["a left column of much prose", "a right column of more prose", ""]);
    check(&(0..9).map(line).collect::<Vec<_>>(), &[]);
}

#[test]
fn a_page_of_single_letters_or_of_many_columns_is_no_table() {
    let mut case = at(0.0, 0.0);
    for y in 0..MOST_LINES {
        for x in 0..40 {
            case = case.go(12.0 * x as f32, 12.0 * y as f32).set("a");
        }
    }
    let parts = parts(rows(&case.glyphs), None);
    assert!(
        matches!(parts.as_slice(), [Part::Lines(rows)] | [Part::Lines(rows), ..] if rows.len() == MOST_LINES)
    );
}

/// The cells of the tables on a page behind one that ended with a table of three columns.
fn next_page(lines: &[(f32, [&str; 3])]) -> Vec<String> {
    let first = page(&[
        (0.0, ["Lamps that burn through the night", "Two lamps are kept in each tower,", "Bureau"]),
        (12.0, ["of every season of the year", "of which one burns at any time", ""]),
        (36.0, ["Charts of all the channels there are", "The channels are sounded in spring", "Office"]),
        (48.0, ["and of the shoals between them", "before the first convoy can sail", ""]),
    ]);
    let outline =
        first.iter().find_map(|part| if let Part::Table(table) = part { Some(&table.outline) } else { None });
    let parts = parts(rows(&set(lines)), outline);
    parts
        .iter()
        .flat_map(|part| match part {
            Part::Table(table) => cells(table),
            Part::Lines(rows) => rows.iter().map(|_| "-".to_owned()).collect(),
        })
        .collect()
}

#[test]
fn a_table_goes_on_at_the_head_of_the_next_page() {
    // A single row, shorter than any before; the paragraph under it is none.
    assert_eq!(
        next_page(&[
            (0.0, ["Huts for all who come", "Huts", "Bureau"]),
            (40.0, ["Decides to return to the matter at the next session, in the year that", "", ""]),
        ]),
        ["Huts for all who come|Huts|Bureau", "-"]
    );
    // The rest of a cell, a heading that spans the columns, and a cell that is wider than those before.
    assert_eq!(
        next_page(&[
            (0.0, ["", "and again in the autumn", ""]),
            (24.0, ["Works of all other harbours that have asked for pilots since then", "", ""]),
            (48.0, ["Pilots who know all the shoals there", "Pilots serve for two seasons", "Bureau"]),
        ]),
        [
            "|and again in the autumn|",
            "Works of all other harbours that have asked for pilots since then||",
            "Pilots who know all the shoals there|Pilots serve for two seasons|Bureau",
        ]
    );
    // A running title with the symbol beside it stands apart, and text is no row.
    assert_eq!(
        next_page(&[
            (0.0, ["Lights of harbours", "", "A/RES/174/28"]),
            (60.0, ["Decides to return to the matter at the next session, in the year that", "", ""]),
            (72.0, ["follows, and to thank all keepers of lights for what they have done,", "", ""]),
        ]),
        ["-", "-", "-"]
    );
}
