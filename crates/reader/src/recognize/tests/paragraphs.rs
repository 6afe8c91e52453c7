//! Where paragraphs end, by the places of lines, by their gaps and by their words.

use resdiff_model::Language;

use super::placed::lines;
use crate::Form;
use crate::recognize::{Piece, paragraph};

/// The paragraphs of some lines, headings behind a `#`.
fn paragraphs(text: &str, form: Form) -> Vec<String> {
    let lines = lines(text);
    let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    let paragraphs = paragraph::assemble(&pieces, 0, form, Language::English.lexicon());
    let shown = |paragraph: paragraph::Paragraph| {
        if paragraph.heading.is_some() { format!("# {}", paragraph.built.text) } else { paragraph.built.text }
    };
    paragraphs.into_iter().map(shown).collect()
}

/// A paragraph between columns 24 and 98 whose first line stands in by five, so that the edges are known.
const PAGE: &str = "= 29-98 @0.10 | Noting the lamps of the harbours, and thanking those who keep them
- 24-98 @0.12 | through all nights of the winter, and
- 24-60 @0.14 | who mend what breaks;
";

/// Checks whether the second line of two carries on the paragraph of the first, where all is known of their places.
#[track_caller]
fn printed(two: &str, carries_on: bool) {
    let height = |line: &str| line.trim().replacen(" | ", " @0.2 | ", 1);
    let two: Vec<String> = two.lines().map(height).collect();
    let found = paragraphs(&format!("{PAGE}{}", two.join("\n")), Form::Pdf);
    assert_eq!(found.len(), if carries_on { 2 } else { 3 }, "{two:?}: {found:?}");
}

/// The same for lines of which nothing but their columns is known.
#[track_caller]
fn columns(two: &str, carries_on: bool) {
    let page = PAGE.replace(" @0.10", "").replace(" @0.12", "").replace(" @0.14", "");
    let found = paragraphs(&format!("{page}{two}"), Form::Text);
    assert_eq!(found.len(), if carries_on { 2 } else { 3 }, "{two}: {found:?}");
}

/// The same for lines whose places are not known.
#[track_caller]
fn words(two: &str, carries_on: bool) {
    let found = paragraphs(&format!("| {two}"), Form::Text);
    assert_eq!(found.len(), if carries_on { 1 } else { 2 }, "{two}: {found:?}");
}

#[test]
fn another_type_begins_a_paragraph() {
    printed("+ 29-98 | Lamps are kept by those\n- 24-98 x0.83 | who travel", false);
    printed("+ 29-98 | Lamps are kept by those\n- 24-98 x1.05 | who travel", true);
    printed("+ 24-98 b | Lamps of the harbours\n- 24-98 | and oil", false);
    printed("+ 29-98 | Lamps of the\n- 24-98 b | harbours", true);
}

#[test]
fn lines_that_are_set_wide_apart_are_one_paragraph_where_they_fill_the_page() {
    printed("+ 29-98 | Lamps are kept by all of those\n+ 24-98 | who travel", true);
    printed("+ 29-98 | Lamps are kept by all of those\n+ 25.9-98 | who travel", true);
    printed("+ 29-98 | Lamps are kept by all of those\n+ 26-98 | who travel", false);
    printed("+ 29-80 | Lamps are kept by all of those\n+ 24-98 | who travel", false);
    printed("+ 29-98 | Lamps are kept by all of those,\n+ 24-98 | who travel", false);
    printed("+ 29-98 | Lamps are kept by all of those\n+ 24-98 b | who travel", false);
}

#[test]
fn a_word_that_would_have_fitted_begins_a_paragraph_behind_a_full_stop() {
    printed("+ 29-60 | Lamps are kept;\n- 24-98 | Oil is burnt", false);
    printed("+ 29-98 | Lamps are kept;\n- 24-98 | Oil is burnt", true);
    printed("+ 29-60 | Lamps are kept;\n- 24-98 | and oil is burnt", true);
    printed("+ 29-60 | Lamps are kept by\n- 24-98 | Oil and those who burn it", true);
    printed("+ 29-60 | 1. Lamps\n- 24-98 | 2. Oil", false);
    // `Oil` and a blank take four columns.
    printed("+ 29-94 | Lamps are kept;\n- 24-98 | Oil is burnt", true);
    printed("+ 29-93.9 | Lamps are kept;\n- 24-98 | Oil is burnt", false);
}

#[test]
fn what_is_set_at_the_right_ends_before_the_next_line() {
    printed("+ 55-80 | Lamps of the\n- 24-98 | harbours", false);
    printed("+ 54-80 | Lamps of the\n- 24-98 | harbours", true);
    printed("+ 55-80 | Lamps of the\n- 55-98 | harbours", true);
}

#[test]
fn what_is_set_in_the_middle_goes_on_in_the_middle() {
    printed("+ 40-80 b | Lamps of the\n- 45-75 b | harbours", true);
    printed("+ 40-80 b | Lamps of the\n- 45-79 b | harbours", false);
    printed("+ 40-80 b | Lamps of the harbours;\n- 45-75 b | Oil", false);
}

#[test]
fn what_stands_in_begins_a_paragraph_unless_the_lines_before_it_do() {
    // A first line behind lines at the edge.
    printed("+ 29-98 | Lamps of the\n- 29-98 | harbours", true);
    printed("+ 29-98 | Lamps of the harbours;\n- 29-98 | Oil of the harbours", false);
    printed("+ 34-98 | Lamps of the\n- 29-98 | harbours", true);
    printed("+ 34-98 | Lamps of the harbours,\n- 29-98 | noting the oil", true);
    printed("+ 34-98 | Lamps of the harbours,\n- 29-98 | Noting the oil", false);
    printed("+ 29-98 | Lamps of the\n- 34-98 | harbours", false);
    // A roman number ends with a semicolon, and a comma lies within it.
    printed("+ 29-98 | (i) Lamps of the harbours,\n- 29-98 | of brass", true);
    printed("+ 29-98 | (i) Lamps of the harbours;\n- 29-98 | of brass", false);
    printed("+ 29-98 | (a) Lamps of the harbours,\n- 29-98 | of brass", false);
}

#[test]
fn a_block_that_stands_in_goes_on_over_white_space_until_it_is_complete() {
    let block = |end: &str, next: &str| {
        let lines = format!("+ 29-90 | Lamps of the\n- 29-90 | harbours{end}\n{next}");
        let page = PAGE.replace(" @0.10", "").replace(" @0.12", "").replace(" @0.14", "");
        paragraphs(&format!("{page}{lines}"), Form::Text).len() - 1
    };
    assert_eq!(block("", "+ 29-90 | oil"), 1);
    assert_eq!(block(";", "- 29-90 | oil"), 1);
    assert_eq!(block(";", "+ 29-90 | oil"), 2);
    assert_eq!(block("", "- 34-90 | oil"), 2);
}

#[test]
fn the_next_letter_begins_a_paragraph_where_it_stands_in() {
    let block = |lines: &str| paragraphs(&format!("{PAGE}{lines}"), Form::Pdf).len() - 1;
    let head = "+ 29-98 @0.2 | 1. Lamps of the harbours, and those who\n- 24-98 @0.22 | keep them and the\n";
    assert_eq!(block(&format!("{head}- 29-98 @0.24 | (a) oil")), 2);
    assert_eq!(block(&format!("{head}- 24-98 @0.24 | (a) oil")), 1);
    let quoted =
        "+ 29-98 @0.2 | 1. Lamps of the harbours, and those who\n- 29-98 @0.22 | keep them and the\n";
    assert_eq!(block(&format!("{quoted}- 29-98 @0.24 | 2. oil")), 1);
    assert_eq!(block(&format!("{quoted}- 34-98 @0.24 | 2. oil")), 2);
    printed("+ 29-98 | Lamps of the harbours:\n- 29-98 | (a) oil", false);
    printed("+ 29-98 | 1. Lamps of the harbours; and\n- 24-98 | 2. oil", false);
}

#[test]
fn white_space_between_lines_at_the_edge_parts_whole_sentences() {
    columns("+ 29-60 | Lamps are kept.\n+ 24-90 | The oil is burnt", false);
    columns("+ 29-90 | Lamps are kept.\n+ 24-90 | The oil is burnt", true);
    columns("+ 29-60 | Lamps are kept,\n+ 24-90 | The oil is burnt", true);
    columns("+ 29-60 | Lamps are kept.\n+ 24-90 | the oil is burnt", true);
    columns("+ 29-60 | Lamps are kept]\n+ 24-90 | The oil is burnt", true);
    columns("+ 29-90 | Recalling the lamps,\n+ 24-90 | Noting the oil", false);
    columns("+ 29-90 | Recalling the lamps\n+ 24-90 | Noting the oil", true);
    columns("+ 29-90 | Recalling the lamps,\n+ 24-90 | The oil is burnt", true);
    columns("+ 29-90 | Recalling the lamps,\n= 24-90 | Noting the oil\n- 24-90 | that is burnt", true);
}

#[test]
fn the_heads_of_a_chapter_are_one_below_the_other() {
    columns("+ 24-60 | On lamps\n+ 24-60 | On the keepers of", false);
    columns("+ 24-90 | On lamps\n+ 24-60 | On the keepers of", true);
    columns("+ 24-60 | On lamps\n+ 24-60 | on the keepers of", true);
    columns("+ 24-60 | On lamps\n+ 24-60 | On the keepers;", true);
    columns("+ 29-60 | on lamps\n+ 24-60 | On the keepers of", true);
}

#[test]
fn where_no_places_are_known_gaps_and_words_end_a_paragraph() {
    words("1. Lamps;\n- | 2. Oil", false);
    words("1. Lamps\n- | 2. Oil", true);
    words("1. Lamps; and\n- | 2. Oil", false);
    words("1. Lamps;\n- | 4. Oil", true);
    words("Recalling the lamps\n+ | and oil", false);
    words("Recalling the lamps\n= | and oil", true);
    words("Recalling the lamps\n= | Noting the oil", true);
    words("Recalling the lamps,\n= | Noting the oil", false);
    words("Recalling the lamps,\n= | The oil", true);
    words("Lamps of the harbours\n= | Noting the oil", false);
    words("lamps of the harbours\n= | Noting the oil", true);
    words("Thanks the keepers;\n= | The oil", false);
    words("Thanks the keepers;\n= | 12 lamps", true);
    words("Thanks the keepers:\n= | (a) For oil", false);
}

#[test]
fn a_heading_by_its_place_stands_between_whole_paragraphs() {
    let check = |heading: &str, next: &str, is_heading: bool| {
        let text = format!(
            "= 29-90 | Noting the lamps of the harbours, and thanking those\n- 24-90 | who keep them;\n{heading}\n{next}\n\
             - 24-90 | that is burnt in them\n"
        );
        let found = paragraphs(&text, Form::Text);
        assert_eq!(
            found.iter().any(|paragraph| paragraph.starts_with("# ")),
            is_heading,
            "{heading}: {found:?}"
        );
    };
    let next = "- 29-90 | The oil";
    check("- 24-50 | On oil", next, true);
    check("- 29-50 | On oil", next, false);
    check("- 24-50 | on oil", next, false);
    check("- 24-50 | On oil;", next, false);
    check("- 24-50 | On oil; and", next, false);
    check("- 24-50 | On oil", "- 24-90 | The oil", false);
    check("- 24-50 | On oil", "- 29-90 | the oil", false);
    check("- 24-50 | On oil", "- 29-90 | 1. the oil", true);
    check("- 24-50 | On oil", "- 29-90 | (the oil)", true);
    check("- 24-50 | On oil", "- 29-90 | •\tthe oil", true);
    check("- 24-50 | On oil", "- 26-90 | The oil", false);
}

#[test]
fn a_heading_at_the_head_of_a_page_stands_before_the_next_number() {
    let check = |page: &str, is_heading: bool| {
        let found = paragraphs(&format!("| 1. Notes the lamps, and\n{page}"), Form::Text);
        assert_eq!(
            found.iter().any(|paragraph| paragraph.starts_with("# ")),
            is_heading,
            "{page}: {found:?}"
        );
    };
    check("= | On oil\n+ | 2. Thanks the keepers", true);
    check("= | On oil\n+ | 1. Thanks the keepers", true);
    check("= | On oil\n+ | 3. Thanks the keepers", false);
    check("= | On oil\n- | 2. Thanks the keepers", false);
    check("= | on oil\n+ | 2. Thanks the keepers", false);
    check("= | On oil;\n+ | 2. Thanks the keepers", false);
    check("+ | On oil\n+ | 2. Thanks the keepers", false);
}

#[test]
fn a_heading_stands_at_the_head_of_a_page_below_its_running_title() {
    let text = "A/RES/175/32\n\nThe General Assembly,\n\n1. Notes the lamps, and\n\x0cA/RES/175/32\n\nOn oil\n\n2. Thanks the keepers.\n";
    let document = crate::read(text.as_bytes()).unwrap();
    let headings: Vec<&str> = document.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(headings, ["On oil"]);
    assert_eq!(document.clauses[0].text, "Notes the lamps, and");
}

/// Lines that stand close, with blank lines nowhere.
fn close(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(|line| format!("| {}", line.trim_start())).collect();
    paragraphs(&lines.join("\n"), Form::Text)
}

#[test]
fn without_blank_lines_every_line_is_a_paragraph_where_none_is_wrapped() {
    assert_eq!(
        close(
            "Recalling the lamps that were set up in all of the harbours in the course of the last decade of peace,
             Noting those lamps,
             Lamps and oil
             1. Requests the keepers of lamps to give notice of every lamp that has gone out, however small it is;
             2. Decides to go on."
        ),
        [
            "Recalling the lamps that were set up in all of the harbours in the course of the last decade of peace,",
            "Noting those lamps,",
            "Lamps and oil",
            "1. Requests the keepers of lamps to give notice of every lamp that has gone out, however small it is;",
            "2. Decides to go on.",
        ]
    );
}

#[test]
fn without_blank_lines_wrapped_lines_part_by_their_words() {
    assert_eq!(
        close(
            "Recalling the lamps that were set up in all of the
             harbours in the course of the last decade,1
             Noting with concern the state of their wicks, and
             Recalling the oil that was spilt in the same year,
             I
             Lamps and the oil that they burn by night,
             wicks included, and their keepers
             1. Requests the keepers of lamps to give notice of
             every lamp that has gone out;
             and to light it again before the night is over, or
             Monday at the latest;
             2. Decides to go on."
        ),
        [
            "Recalling the lamps that were set up in all of the harbours in the course of the last decade,1",
            "Noting with concern the state of their wicks, and Recalling the oil that was spilt in the same year,",
            "I",
            "Lamps and the oil that they burn by night, wicks included, and their keepers",
            "1. Requests the keepers of lamps to give notice of every lamp that has gone out;",
            "and to light it again before the night is over, or Monday at the latest;",
            "2. Decides to go on.",
        ]
    );
}

#[test]
fn blank_lines_part_alone_where_they_part_most_clauses() {
    let text =
        "| Recalling the lamps, the wicks,\n- | Noting the oil,\n+ | Welcoming lamps,\n+ | 1. Requests oil;";
    assert_eq!(
        paragraphs(text, Form::Text),
        ["Recalling the lamps, the wicks, Noting the oil,", "Welcoming lamps,", "1. Requests oil;"]
    );
}
