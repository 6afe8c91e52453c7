//! Which lines are a table, and what its rows are, by the places of lines.

use resdiff_model::Language;

use super::placed::lines;
use crate::recognize::{Piece, table};
use crate::{Form, Hint};

/// The rows of all tables, cells parted by `|`; an empty line stands between two tables.
fn rows(text: &str) -> String {
    let lines = lines(text);
    let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    let lexicon = Language::English.lexicon();
    let table = |range| {
        let rows = table::paragraph(&pieces, range, Form::Pdf, lexicon).rows.unwrap();
        rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("\n")
    };
    table::find(&pieces, 0, lexicon).into_iter().map(table).collect::<Vec<_>>().join("\n\n")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(rows(text), expected, "{text}");
}

#[test]
fn two_rows_with_few_lines_between_them_are_a_table() {
    check("- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "Lamps|7\nOil|8");
    check("- 24-90 | Lamps\t7\n- 24-40 | Oil", "");
    check("- 24-90 | 1.\tLamps of the\n- 24-90 | 2.\tOil of the", "");
    check("- | Lamps\t7\n- | Oil\t8", "");
    let line = "- 24-40 | of tin\n";
    check(
        &format!("- 24-90 | Lamps\t7\n{}- 24-90 | Oil\t8", line.repeat(3)),
        "Lamps of tin of tin of tin|7\nOil|8",
    );
    check(&format!("- 24-90 | Lamps\t7\n{}- 24-90 | Oil\t8", line.repeat(4)), "");
    check("- 24-90 | Lamps\t7\n- 24-90 | 1. Decides to meet;\n- 24-90 | Oil\t8", "");
    check("- 24-90 | Lamps\t7\n- 24-40 | Annex II\n- 24-90 | Oil\t8", "");
    // A wide gap in a line of prose leaves a longer rest.
    let long = |length: usize| format!("- 24-90 | Lamps\t{}\n- 24-90 | Oil\t8", "x".repeat(length));
    assert!(rows(&long(48)).ends_with("Oil|8"));
    check(&long(49), "");
}

#[test]
fn two_tables_with_a_clause_between_them_are_two() {
    check(
        "- 24-90 | Lamps\t7\n- 24-90 | Oil\t8\n- 24-90 | 1. Decides to meet;\n- 24-90 | Wicks\t9\n- 24-90 | Tin\t10",
        "Lamps|7\nOil|8\n\nWicks|9\nTin|10",
    );
    check(
        "- 24-90 | Lamps\t7\n- 24-90 | 1. Decides to meet;\n- 24-90 | Wicks\t9\n- 24-90 | Tin\t10",
        "Wicks|9\nTin|10",
    );
}

#[test]
fn the_head_of_a_column_stands_over_the_right_half() {
    check("- 60-70 | Pounds\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "|Pounds\nLamps|7\nOil|8");
    check("- 24-40 | Pounds\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "Lamps|7\nOil|8");
    check("- 57-70 | Pounds\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "Lamps|7\nOil|8");
    check("= 60-70 | Pounds\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "Lamps|7\nOil|8");
    let head = |length: usize| {
        rows(&format!("- 60-70 | {}\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "x".repeat(length)))
    };
    assert_eq!((head(48).lines().count(), head(49).lines().count()), (3, 2));
    // Over the head of another column it is one where no white space parts them.
    check("- 30-40 | Net\n- 60-70 | Pounds\n- 24-90 | Lamps\t7\n- 24-90 | Oil\t8", "|Pounds\nLamps|7\nOil|8");
    check(
        "- 70-80 | Net of\n- 60-90 | Gross\tstaff\n- 24-90 | Lamps\t7\t8",
        "|Gross|Net of staff\nLamps|7|8",
    );
}

#[test]
fn a_cell_that_is_wrapped_begins_or_ends_beside_its_figures() {
    check(
        "- 24-90 | Lamps\t7\n- 24-50 | Oil of the\n- 24-90 | harbours\t8",
        "Lamps|7\nOil of the harbours|8",
    );
    check("- 24-90 | Lamps\t7\n- 24-50 | of tin\n- 24-90 | Oil\t8", "Lamps of tin|7\nOil|8");
    check("- 24-90 | Lamps\t7\n- 24-50 b | Harbours\n- 24-90 | Oil\t8", "Lamps|7\nHarbours\nOil|8");
    check(
        "- 24-90 | Lamps\t7\n- 24-50 b | Harbours of\n- 24-90 b | the sea\t8",
        "Lamps|7\nHarbours of the sea|8",
    );
    check("- 24-90 | Lamps\t7\n- 24-50 | Harbours:\n- 24-90 | Oil\t8", "Lamps|7\nHarbours:\nOil|8");
    // White space parts the head of a group from its rows; that of a page's head does not.
    check("- 24-90 | Lamps\t7\n- 24-50 | Harbours\n+ 24-90 | Oil\t8", "Lamps|7\nHarbours\nOil|8");
    check("- 24-90 | Lamps\t7\n- 70-80 | Pounds\n- 24-90 | Oil\t8", "Lamps|7\n|Pounds\nOil|8");
}

#[test]
fn heights_tell_to_which_row_a_line_belongs() {
    let between = |height: &str| {
        rows(&format!("- 24-90 @0.30 | Lamps\t7\n- 24-50 @{height} | Harbours\n- 24-90 @0.34 | Oil\t8"))
    };
    assert_eq!(between("0.315"), "Lamps Harbours|7\nOil|8");
    assert_eq!(between("0.32"), "Lamps|7\nHarbours Oil|8");
    assert_eq!(between("0.325"), "Lamps|7\nHarbours Oil|8");
    // The line under the last row, at its edge and closer to it than rows are to each other.
    let last = |line: &str| rows(&format!("- 24-90 @0.30 | Lamps\t7\n- 24-90 @0.32 | Oil\t8\n{line}"));
    assert_eq!(last("- 24-50 @0.335 | Harbours"), "Lamps|7\nOil Harbours|8");
    assert_eq!(last("- 24-50 @0.34 | Harbours"), "Lamps|7\nOil|8");
    assert_eq!(last("- 26-50 @0.335 | Harbours"), "Lamps|7\nOil|8");
    assert_eq!(last("- 24-50 @0.335 x0.83 | Harbours"), "Lamps|7\nOil|8");
    assert_eq!(last("- 24-50 @0.335 | 1. Harbours"), "Lamps|7\nOil|8");
    assert_eq!(last("= 24-50 @0.1 | Harbours"), "Lamps|7\nOil|8");
}

#[test]
fn rows_that_the_form_names_are_one_table_until_white_space_or_text() {
    let count = |text: &str| {
        let mut lines = lines(text);
        for line in lines.iter_mut().filter(|line| line.text().contains('\t')) {
            line.hint = Some(Hint::Row);
        }
        let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        table::find(&pieces, 0, Language::English.lexicon())
            .iter()
            .map(|range| range.len())
            .collect::<Vec<_>>()
    };
    assert_eq!(count("+ | Lamps\t7\n- | Oil\t8"), [2]);
    assert_eq!(count("+ | Lamps\t7\n+ | Oil\t8"), [1, 1]);
    assert_eq!(count("+ | Lamps\t7\n- | of tin\n- | Oil\t8"), [1, 1]);
}
