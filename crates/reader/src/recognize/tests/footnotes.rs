//! Which lines are footnotes, and which mark each bears.

use resdiff_model::{Document, Language};

use super::placed::lines;
use crate::Form;
use crate::recognize::{Piece, Role, notes};

/// What some lines behind an organ line are: `T` text, `F` furniture, `R` a rule, `N` a note; then the notes.
fn told(form: Form, text: &str) -> String {
    let lines = lines(&format!("| The General Assembly,\n{text}"));
    let mut pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    let lexicon = Language::English.lexicon();
    notes::mark(&mut pieces, form, 0, lexicon);
    let roles: String = pieces[1..]
        .iter()
        .map(|piece| match piece.role {
            Role::Text => 'T',
            Role::Furniture => 'F',
            Role::Rule => 'R',
            Role::Note => 'N',
        })
        .collect();
    let mut document = Document::default();
    let notes = notes::collect(&mut pieces, &mut document, lexicon);
    let notes = std::iter::zip(notes, document.footnotes)
        .map(|(note, footnote)| format!(" {}:{}", footnote.mark, footnote.text) + &"'".repeat(note.group));
    roles + &notes.collect::<String>()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(Form::Pdf, text), expected, "{text}");
}

#[test]
fn the_lines_under_a_rule_are_notes_until_the_page_ends() {
    check(
        "= | Noting the lamps\n- | ________\n- | 1 Of brass.\n- | 2 Of tin,\n- | and of lead.\n= | and oil",
        "TRNNNT 1:Of brass. 2:Of tin, and of lead.",
    );
    // The short rule at the end of a document has none.
    check("= | Noting the lamps\n- | ________", "TF");
    check("= | Noting the lamps\n- | ________\n- | and oil", "TFT");
    // A page number or job number is no rule.
    check("= | Noting the lamps\n- | _______\n- | 1 Of brass.", "TFT");
}

#[test]
fn notes_are_numbered_through_and_one_may_be_lost() {
    let under = |notes: &str| told(Form::Pdf, &format!("= | Noting the lamps\n- | ________\n{notes}"));
    assert_eq!(under("- | 4 Of brass."), "TRN 4:Of brass.");
    assert_eq!(under("- | 5 Of brass."), "TFT");
    assert_eq!(under("- | * Of brass."), "TRN *:Of brass.");
    assert_eq!(under("- | **** Of brass."), "TFT");
    assert_eq!(under("- | 1. Of brass."), "TFT");
    assert_eq!(under("- | 20-16806"), "TFT");
    // A mark may be glued to its note, but none in type as large as that of a text.
    let glued = |size: &str| {
        told(
            Form::Pdf,
            &format!(
                "= 24-98 @0.3 | Noting lamps^1^\n- 24-40 @0.8 | ________\n- 24-98 @0.9 {size} | 1Of tin."
            ),
        )
    };
    assert_eq!((glued("x0.89").as_str(), glued("x0.9").as_str()), ("TRN 1:Of tin.", "TFT"));
    assert_eq!(under("- | 1 Of brass\n- | 20 lamps."), "TRNN 1:Of brass 20 lamps.");
    assert_eq!(under("- | 3 Of brass.\n- | 2 Of tin."), "TRNN 3:Of brass. 2 Of tin.");
    assert_eq!(under("- | 3 Of brass.\n- | 1 Of tin."), "TRNN 3:Of brass. 1:Of tin.");
}

#[test]
fn a_note_that_is_not_at_its_end_goes_on_under_the_rule_of_the_next_page() {
    let next = |note: &str, head: &str| {
        told(
            Form::Pdf,
            &format!("= | Noting lamps\n- | ________\n- | {note}\n= | and oil\n- | ________\n{head}of lead."),
        )
    };
    assert_eq!(next("1 Of tin and", "- | "), "TRNTRN 1:Of tin and of lead.");
    assert_eq!(next("1 Of tin.", "- | "), "TRNTFT 1:Of tin.");
    assert_eq!(next("1 Of tin.", "- 24-90 @0.8 x0.83 | "), "TRNTRN 1:Of tin. of lead.");
    assert_eq!(next("1 Of tin.", "- 24-90 @0.8 x0.9 | "), "TRNTFT 1:Of tin.");
    assert_eq!(next("1 Of tin and", "= | "), "TRNTFT 1:Of tin and");
    check("= | Noting lamps\n- | ________\n- 24-90 @0.8 x0.83 | of lead.", "TFT");
}

#[test]
fn small_type_at_the_foot_of_a_page_is_a_note_where_its_mark_is_raised() {
    check(
        "= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.83 | ^1^ Of brass,\n- 24-98 @0.92 x0.83 | and tin.",
        "TNN 1:Of brass, and tin.",
    );
    check(
        "= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.83 | 1 Of brass.\n- 24-98 @0.92 | oil",
        "TNT 1:Of brass.",
    );
    check("= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.83 | 1Of brass.", "TN 1:Of brass.");
    check("= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.83 | 1of brass.", "TT");
    check("= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.83 | 2 Of brass.", "TT");
    check("= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.9 x0.9 | 1 Of brass.", "TT");
    check("= 24-98 @0.3 | Noting the lamps^1^ and\n- 24-98 @0.2 x0.83 | 1 Of brass.", "TT");
    check("= 24-98 @0.3 x0.83 | 1 Of brass.\n- 24-98 @0.4 | Noting the lamps^1^ and", "TT");
    check("= 24-98 @0.3 | Noting the lamps\n- 24-98 @0.9 | ^2^ Of brass.", "TT");
}

#[test]
fn where_no_pages_are_known_notes_end_at_white_space() {
    let text = |text: &str| told(Form::Text, text);
    assert_eq!(
        text("+ | Lamps\n+ | ________\n- | 1 Of tin.\n- | 2 Of lead.\n+ | Oil"),
        "TRNNT 1:Of tin. 2:Of lead."
    );
    assert_eq!(
        text("+ | Lamps\n+ | ________\n+ | 1 Of tin.\n+ | 2 Of lead.\n+ | Oil"),
        "TRNNT 1:Of tin. 2:Of lead."
    );
    assert_eq!(text("+ | Lamps\n+ | * * *\n+ | Oil"), "TFT");
    // Behind the closing, a number and words, unless they are a date.
    let closed = |line: &str| text(&format!("+ | 37th plenary meeting\n+ | {line}"));
    assert_eq!(closed("1 Of tin."), "TN 1:Of tin.");
    assert_eq!(closed("7 December 2120"), "TT");
    assert_eq!(closed("1 of tin."), "TT");
    assert_eq!(text("+ | Lamps\n+ | 1 Of tin."), "TT");
    assert_eq!(told(Form::Docx, "+ | 37th plenary meeting\n+ | 1 Of tin."), "TT");
}

#[test]
fn a_note_of_markdown_goes_on_in_the_next_line() {
    let text = |text: &str| told(Form::Markdown, text);
    assert_eq!(text("+ | Lamps\n+ | ^1^ Of tin\n- | and lead.\n+ | Oil"), "TNNT 1:Of tin and lead.");
}

#[test]
fn the_letter_of_a_note_to_a_table_may_stand_alone_on_its_line() {
    let check = |first: &str, second: &str, expected: &str| {
        let text = format!("= 24-90 | 37th plenary meeting\n- {first} | a\n{second} tin.\n= 24-90 | Oil");
        assert_eq!(told(Form::Text, &text), expected, "{text}");
    };
    check("24-25", "- 26-90 | Of", "TNNT a:Of tin.");
    check("24-25", "- 25-90 | Of", "TNNT a:Of tin.");
    check("24-25", "- 24-90 | Of", "TTTT");
    check("24-25", "- 34-90 | Of", "TTTT");
    check("24-25", "+ 26-90 | Of", "TTTT");
    check("24-25", "- 26-90 | of", "TTTT");
    check("24-25 @0.4", "- 26-90 @0.5 | Of", "TTTT");
}

#[test]
fn an_asterisk_behind_white_space_is_the_note_of_a_page() {
    check("= | Lamps\n+ | * Of tin.", "TN *:Of tin.");
    check("= | Lamps\n- | * Of tin.", "TT");
    assert_eq!(told(Form::Text, "+ | Lamps\n+ | * Of tin."), "TT");
    // In the first half of a masthead it is none.
    let roles = |masthead: &str| {
        let lines = lines(&format!("= | A/175/4\n{masthead}\n+ | The General Assembly,"));
        let mut pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        let organ_line = pieces.len() - 1;
        notes::mark(&mut pieces, Form::Pdf, organ_line, Language::English.lexicon());
        pieces[..4].iter().map(|piece| piece.role == Role::Note).collect::<Vec<_>>()
    };
    assert_eq!(roles("+ | Lamps\n+ | * Of tin.\n+ | Oil"), [false; 4]);
    assert_eq!(roles("+ | Lamps\n+ | Oil\n+ | * Of tin."), [false, false, false, true]);
}

#[test]
fn notes_of_two_pages_are_two_groups() {
    check(
        "= | Lamps\n- | ________\n- | 1 Of tin.\n= | Oil\n- | ________\n- | 2 Of lead.\n- | 3 Of brass.",
        "TRNTRNN 1:Of tin. 2:Of lead.' 3:Of brass.'",
    );
}

#[test]
fn marks_without_notes_and_notes_without_marks_are_told() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = crate::read(text.as_bytes()).unwrap();
        let told: Vec<&str> = document.warnings.iter().map(|warning| warning.message.as_str()).collect();
        assert_eq!(told, expected, "{text}");
    }
    let text = |clause: &str, notes: &str| {
        format!(
            "The General Assembly,\n\n1. Notes the lamps{clause};\n\n2. Thanks all.\n\n________\n{notes}\n"
        )
    };
    check(&text("¹", "¹ Of tin."), &[]);
    check(&text("¹,²", "¹ Of tin."), &["the mark 2 has no footnote"]);
    check(&text("", "¹ Of tin."), &["footnote 1 has no mark in the text"]);
    check(&text("", "* Of tin."), &[]);
    // The fields of a masthead keep no raised marks, which have their notes all the same.
    let titled = |title: &str| format!("A/RES/175/32\n\n{title}\n\n{}", text("", "¹ Of tin."));
    check(&titled("Lamps of the harbours¹"), &[]);
    check(&titled("Lamps of the harbours"), &["footnote 1 has no mark in the text"]);
}
