//! What each paragraph of a text is, and its name.

use resdiff_model::{Language, Span, Style};

use super::outline;
use crate::recognize::lead;

#[track_caller]
fn check(text: &str, expected: &str) {
    let shown = outline(&format!("The General Assembly,\n\n{text}\n"));
    assert_eq!(shown.trim_end(), expected, "{text}");
}

#[test]
fn the_italic_words_at_the_head_of_a_clause_are_its_lead() {
    let lead_of = |text: &str, italic: &[(usize, usize)]| {
        let style = Style { italic: true, ..Style::default() };
        let spans: Vec<Span> =
            italic.iter().map(|(start, end)| Span { range: *start..*end, style: style.clone() }).collect();
        text[lead::find(text, &spans, true, Language::English.lexicon())].to_owned()
    };
    let text = "Lights also its lamps";
    assert_eq!(lead_of(text, &[]), "");
    assert_eq!(lead_of(text, &[(0, 6)]), "Lights");
    assert_eq!(lead_of(text, &[(0, 6), (7, 11)]), "Lights also");
    assert_eq!(lead_of(text, &[(0, 6), (12, 15)]), "Lights");
    assert_eq!(lead_of(text, &[(7, 11)]), "");
    assert_eq!(lead_of(text, &[(1, 6)]), "");
    assert_eq!(lead_of("Lights, its lamps", &[(0, 7)]), "Lights");
    assert_eq!(lead_of("Takes note of lamps", &[(0, 10)]), "Takes note of");
    // What is italic as a whole, or runs on for a dozen words, is no lead.
    assert_eq!(lead_of("Lights lamps", &[(0, 12)]), "");
    let words = |count: usize| "lamp ".repeat(count);
    assert_eq!(lead_of(&(words(12) + "lit"), &[(0, 59)]).len(), 59);
    assert_eq!(lead_of(&(words(13) + "lit"), &[(0, 64)]), "");
}

#[test]
fn unnumbered_paragraphs_with_a_verb_are_counted() {
    check(
        "Recalling the lamps,\n\nThanks all;\n\nDecides to meet;\n\nthe lamps are lit.",
        "PP1 [Recalling] Recalling the lamps,\nOP1 [Thanks] Thanks all;\nOP2 [Decides] Decides to meet;\nOP2+ [] the lamps are lit.",
    );
}

#[test]
fn bold_paragraphs_are_headings_unless_they_end_as_clauses_of_a_bold_text() {
    let text = |paragraph: &str, more: &str| {
        outline(&format!(
            "The General Assembly,\n\n1. Thanks all;\n\n{paragraph}\n\n2. Decides to meet;\n\n{more}\n"
        ))
    };
    let is_heading = |shown: &str| shown.contains("H1: ");
    assert!(is_heading(&text("**Lamps of the harbours**", "")));
    assert!(is_heading(&text("**Action 1. We light all lamps.**", "")));
    assert!(!is_heading(&text("**4. We light all lamps.**", "")));
    assert!(!is_heading(&text(&format!("**We light {}lamps.**", "all ".repeat(100)), "")));
    assert!(!is_heading(&text(
        "**We light all lamps.**",
        "**We burn oil.**\n\n**We trim wicks.**\n\n**We keep tin.**"
    )));
    assert!(is_heading(&text("*Lamps of the harbours*", "")));
    assert!(!is_heading(&text("*Lamps of the harbours.*", "")));
}

#[test]
fn a_long_line_is_a_heading_where_it_is_italic_and_no_sentence() {
    let is_heading = |line: &str| {
        outline(&format!("The General Assembly,\n\n1. *Thanks* all;\n\n{line}\n\n2. *Decides* to meet;\n"))
            .contains("H1: ")
    };
    let long = format!("Lamps of {}harbours", "all the eastern and western ".repeat(5));
    assert!(is_heading(&format!("*{long}*")));
    assert!(!is_heading(&long));
    assert!(!is_heading(&format!("*{long}.*")));
    assert!(!is_heading(&format!("*4. {long}*")));
}

#[test]
fn the_number_of_a_part_is_a_heading_wherever_it_stands() {
    for name in ["II", "Section II", "Part two"] {
        let text = format!("The General Assembly,\n\n1. Thanks all.\n\x0c{name}\n\n1. Decides to meet.\n");
        assert!(outline(&text).contains(&format!("H1: {name}\n")), "{name}: {}", outline(&text));
    }
    // An article with its title is no name in a list.
    let annex = outline(
        "The General Assembly,\n\n1. Adopts the rules.\n\nAnnex\n\nRules\n\nAll keepers shall know these.\n\n\
         Article 1. Scope\n\nLamps\n\nOil\n\nAll keepers shall light lamps.\n",
    );
    assert!(annex.contains("H1: Article 1. Scope\nH2: Lamps\nH3: Oil\nANNEX.ART-1.P1 "), "{annex}");
}

#[test]
fn years_at_the_end_of_a_line_are_no_marks_of_footnotes() {
    for (text, complete) in [
        ("lamps; 9", true),
        ("lamps,12", true),
        ("lamps of 2117, 2118", false),
        ("Regulation 1.1", false),
        ("lamps of 2119.1", true),
        ("lamps 12", false),
        ("the lamps (see [annex]) 12", false),
    ] {
        assert_eq!(lead::is_complete(text), complete, "{text}");
    }
}

#[test]
fn sections_that_count_anew_may_lack_numbers() {
    check(
        "Recalling the lamps,\n\nI\n\n1. Thanks all;\n\n2. Buys oil;\n\nII\n\nNoting the oil,\n\n\
         Decides to meet;\n\nIII\n\n1. Lights lamps.",
        "PP1 [Recalling] Recalling the lamps,\nH1: I\nI.OP1 [Thanks] Thanks all;\nI.OP2 [] Buys oil;\nH2: II\n\
         II.PP1 [Noting] Noting the oil,\nII.OP1 [Decides] Decides to meet;\nH3: III\nIII.OP1 [] Lights lamps.",
    );
}

#[test]
fn a_recital_on_the_line_of_the_organ_is_a_recital() {
    let shown =
        outline("Lamps\n\nThe General Assembly, recalling the lamps,\n\nNoting the oil,\n\n1. Thanks all.\n");
    assert_eq!(
        shown,
        "PP1 [recalling] recalling the lamps,\nPP2 [Noting] Noting the oil,\nOP1 [Thanks] Thanks all.\n"
    );
}

#[test]
fn the_joint_of_a_list_stands_behind_its_sign() {
    for (text, joint) in [
        ("lamps; and", true),
        ("lamps, or", true),
        ("lamps and", false),
        ("lamps;and", false),
        ("lamps; all", false),
    ] {
        assert_eq!(lead::ends_with_joint(text, Language::English.lexicon()), joint, "{text}");
    }
}

#[test]
fn any_other_text_without_blank_lines_has_a_paragraph_a_line() {
    let text = "The first day.\nThe second day,\nthe same evening.";
    let found = crate::read(text.as_bytes()).unwrap();
    assert_eq!(found.clauses.len(), 3);
    let lines = ["Lamps", "The first day.", "Harbours"].map(crate::Line::plain);
    let mut transcript =
        crate::Transcript { form: crate::Form::Docx, lines: lines.into(), notices: Vec::new() };
    transcript.lines[0].hint = Some(crate::Hint::Heading(2));
    transcript.lines[1].at.page = Some(7);
    transcript.lines[2].hint = Some(crate::Hint::Furniture);
    let document = crate::recognize(&transcript);
    let heading = &document.headings[0];
    assert_eq!((heading.level, heading.before.clone()), (2, Some(resdiff_model::Label::paragraph(1))));
    assert_eq!((document.clauses.len(), document.clauses[0].text.as_str()), (1, "The first day."));
    assert_eq!(document.clauses[0].at.page, Some(7));
}
