//! What stands at the edges of pages and is no part of the text.

use resdiff_model::{Language, Masthead};

use super::placed::lines;
use crate::Hint;
use crate::recognize::furniture::{is_ornament, is_symbol, mark, mark_running_titles, symbol_of_running};
use crate::recognize::{Piece, Role};

/// Which lines behind the masthead are furniture (`F`); the others are text (`T`).
fn told(text: &str) -> String {
    let lines = lines(&format!(
        "= | A/RES/175/32\n- | Orderly conduct of traffic in near-Earth orbit\n+ | The General Assembly,\n{text}"
    ));
    let mut pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    let lexicon = Language::English.lexicon();
    mark(&mut pieces, 2, lexicon);
    let masthead = Masthead {
        symbol: Some("A/RES/175/32".to_owned()),
        title: Some("Orderly conduct of traffic in near-Earth orbit".to_owned()),
        ..Masthead::default()
    };
    mark_running_titles(&mut pieces, 2, &masthead);
    pieces[3..].iter().map(|piece| if piece.role == Role::Furniture { 'F' } else { 'T' }).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn the_symbol_and_the_title_head_a_page() {
    check("= | A/RES/175/32\n+ | and oil", "FT");
    check("= | A/RES/175/32*\n+ | and oil", "FT");
    check("= | A/RES/175/33\n+ | and oil", "TT");
    check("= | Orderly conduct of traffic in near-Earth orbit A/RES/175/32\n+ | and oil", "FT");
    check("= | A/RES/175/32 Orderly conduct of traffic in near-Earth orbit\n+ | and oil", "FT");
    check("= | A/RES/175/32\n- | Orderly conduct of traffic\n- | in near-Earth orbit\n+ | and oil", "FFFT");
    check("= | A/RES/175/32\n- | in orbit, and oil", "FT");
    // The sub-item of the last paragraph bears the title.
    check("= | “Orderly conduct of traffic in near-Earth orbit”.\n- | 7th plenary meeting", "TT");
    check("= | Orderly conduct of traffic in near-Earth orbit.\n- | 7th plenary meeting", "TT");
    check("= | “Orderly conduct of traffic\n- | in near-Earth orbit”.", "TT");
    check("= | orderly conduct of traffic in near-Earth orbit\n- | and of all other traffic;", "TT");
    // The whole title is one even where no space follows it; a running title takes few lines.
    check("= | A/RES/175/32\n- | Orderly conduct of traffic\n- | in near-Earth orbit\n- | and oil", "FFFT");
    check(
        "= | A/RES/175/32\n- | Orderly\n- | conduct\n- | of\n- | traffic\n- | in near-Earth\n- | orbit\n- | and oil",
        "FFFFFFFT",
    );
    check(
        "= | A/RES/175/32\n- | Orderly\n- | conduct\n- | of\n- | traffic\n- | in\n- | near-Earth\n- | orbit\n- | and oil",
        "FTTTTTTTT",
    );
    // A heading or the end of a clause may hold words of the title.
    check("= | A/RES/175/32\n- | Orderly conduct of traffic\n- | is a virtue", "FTT");
    check("= | A/RES/175/32\n- | traffic in near-Earth orbit;\n+ | and oil", "FTT");
}

#[test]
fn a_running_title_is_set_small_or_bold_in_the_margin() {
    let title = |place: &str| told(&format!("= {place}| conduct of traffic\n- 24-90 @0.2 | and oil"));
    assert_eq!(title("24-60 @0.2 x0.83 "), "FT");
    assert_eq!(title("24-60 @0.2 x0.95 "), "TT");
    assert_eq!(title("24-60 @0.08 b "), "FT");
    assert_eq!(title("24-60 @0.08 "), "TT");
    assert_eq!(title("24-60 @0.092 b "), "TT");
    // Other words are one only in small type in the very margin, or beside the symbol.
    let other = |place: &str| told(&format!("= {place}| Lamps of the harbours\n- 24-90 @0.2 | and oil"));
    assert_eq!(other("24-60 @0.08 x0.83 "), "FT");
    assert_eq!(other("24-60 @0.2 x0.83 "), "TT");
    assert_eq!(other("24-60 @0.08 "), "TT");
    assert_eq!(other("24-60 @0.092 x0.83 "), "TT");
    assert_eq!(other("24-60 @0.08 x0.95 "), "TT");
    check("= | A/RES/175/32 Lamps of the harbours\n- | and oil", "FT");
    let words = |count: usize| told(&format!("= | A/RES/175/32 {}\n- | and oil", "lamp ".repeat(count)));
    // Four of the words are those of the symbol.
    assert_eq!((words(35).as_str(), words(36).as_str()), ("FT", "TT"));
}

#[test]
fn white_space_ends_the_head_of_a_page_whose_columns_alone_are_known() {
    check("= 24-40 | A/RES/175/32\n- 24-70 | conduct of traffic\n+ 24-70 | and oil", "FFT");
    check("= 24-40 | A/RES/175/32\n+ 24-70 | conduct of traffic\n+ 24-70 | and oil", "FTT");
    check(
        "= 24-40 @0.05 | A/RES/175/32\n+ 24-70 @0.06 b | conduct of traffic\n+ 24-70 @0.2 | and oil",
        "FFT",
    );
}

#[test]
fn page_numbers_and_job_numbers_stand_at_the_edges_of_a_page_alone() {
    let page = |before: usize, after: usize| {
        let lines = |count| "- | and oil\n".repeat(count);
        told(&format!("= | Noting lamps\n{}- | 2/3\n{}", lines(before), lines(after)))
    };
    assert_eq!(page(6, 11), format!("{}F{}", "T".repeat(7), "T".repeat(11)));
    assert_eq!(page(7, 11), "T".repeat(20));
    assert_eq!(page(11, 7), format!("{}F{}", "T".repeat(12), "T".repeat(7)));
    assert_eq!(page(11, 8), "T".repeat(21));
}

#[test]
fn page_numbers_count_up_to_the_last_page() {
    for (line, furniture) in [
        ("2/3", true),
        ("3/3", true),
        ("4/3", false),
        ("0/3", false),
        ("2/", true),
        ("9999/9999", true),
        ("2/12345", false),
        ("*2016806*", true),
        ("*201680*", false),
        ("20-16806 (E)", true),
        ("(E)", false),
        ("20-1680", false),
        ("20-16806 lamps", false),
    ] {
        let found = told(&format!("= | {line}\n- | and oil"));
        assert_eq!(found, if furniture { "FT" } else { "TT" }, "{line}");
    }
}

#[test]
fn without_pages_the_whole_title_beside_a_symbol_is_a_running_title() {
    let text = |text: &str| {
        let lines = lines(&format!("| A/RES/175/32\n+ | The General Assembly,\n{text}"));
        let mut pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        mark(&mut pieces, 1, Language::English.lexicon());
        let masthead =
            Masthead { title: Some("Orderly conduct of traffic".to_owned()), ..Masthead::default() };
        mark_running_titles(&mut pieces, 1, &masthead);
        pieces[2..]
            .iter()
            .map(|piece| if piece.role == Role::Furniture { 'F' } else { 'T' })
            .collect::<String>()
    };
    assert_eq!(text("- | lamps\n- | A/RES/175/32\n- | Orderly conduct of traffic\n- | and oil"), "TFFT");
    assert_eq!(text("- | lamps\n- | Orderly conduct of traffic\n- | A/RES/175/32\n- | and oil"), "TFFT");
    assert_eq!(text("- | lamps\n- | Orderly\n- | conduct\n- | of\n- | traffic\n- | 2/3\n- | oil"), "TFFFFFT");
    assert_eq!(text("- | lamps\n- | Orderly conduct of traffic\n- | and oil"), "TTT");
    assert_eq!(text("- | lamps\n- | A/RES/175/32\n- | conduct of traffic\n- | and oil"), "TFTT");
}

#[test]
fn ornaments_and_symbols_by_their_form() {
    for (text, ornament) in [("***", true), ("* * *", true), ("――――", true), ("**", false), ("* a *", false)]
    {
        assert_eq!(is_ornament(text), ornament, "{text}");
    }
    let long = format!("A/RES/175/{}", "1".repeat(50));
    for (text, symbol) in [
        ("A/RES/175/32*", true),
        ("S/2120/1", true),
        ("B/2120/1", false),
        ("A/RES", false),
        ("A/RES/175/32, 33", false),
        ("A/RES/175/32  33", false),
        (&long[..59], true),
        (&long, false),
    ] {
        assert_eq!(is_symbol(text), symbol, "{text}");
    }
}

#[test]
fn the_header_of_the_first_page_is_a_part_of_the_masthead_where_it_bears_the_symbol() {
    let told = |header: &str| {
        let mut lines = lines(&format!("| {header}\n+ | Lamps\n+ | The General Assembly,\n+ | {header}"));
        for at in [0, 3] {
            lines[at].hint = Some(Hint::Furniture);
        }
        let mut pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        mark(&mut pieces, 2, Language::English.lexicon());
        let furniture = [0, 3].map(|at| pieces[at].role == Role::Furniture);
        (furniture, symbol_of_running(&pieces))
    };
    assert_eq!(told("United Nations\tA/RES/175/32*"), ([false, true], Some("A/RES/175/32".to_owned())));
    assert_eq!(told("Lamps of harbours"), ([true, true], None));
}
