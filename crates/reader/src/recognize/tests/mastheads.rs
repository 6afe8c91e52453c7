//! The fields of a masthead, and what closes a text.

use resdiff_model::{Language, Masthead};

use super::placed::lines;
use crate::recognize::{Piece, masthead};
use crate::{Form, Transcript, recognize};

/// The masthead before an organ line.
fn read(text: &str) -> Masthead {
    let lines = lines(text);
    let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    masthead::read(&pieces, Language::English, true).masthead
}

#[test]
fn the_number_of_a_title_takes_the_letter_of_its_part() {
    for (line, number, title) in [
        ("175/32. Lamps", Some("175/32"), "Lamps"),
        ("175/32 A. Lamps", Some("175/32 A"), "Lamps"),
        ("175/32 ABC. Lamps", Some("175/32 ABC"), "Lamps"),
        ("ES-17/2. Lamps", Some("ES-17/2"), "Lamps"),
        ("S-17/2. Lamps", Some("S-17/2"), "Lamps"),
    ] {
        let masthead = read(&format!("| A/RES/175/32\n+ | {line}"));
        assert_eq!((masthead.number.as_deref(), masthead.title.as_deref()), (number, Some(title)), "{line}");
    }
    for line in ["175/32 ABCD. Lamps", "175/32 a. Lamps", "175/32 lamps", "17500/32. Lamps", "175/x. Lamps"] {
        assert_eq!(read(&format!("| A/RES/175/32\n+ | {line}")).number, None, "{line}");
    }
}

#[test]
fn a_session_is_told_by_its_number() {
    for (line, session) in [
        ("One hundred and seventy-fifth session", Some("One hundred and seventy-fifth")),
        ("175th session", Some("175th")),
        ("(resumed) session", None),
        ("session", None),
        ("The lamps and the oil of all harbours and of all beacons, as told in session", None),
    ] {
        assert_eq!(read(&format!("| A/175/4\n- | {line}")).session.as_deref(), session, "{line}");
    }
}

#[test]
fn the_head_of_a_resolution_of_the_security_council_is_its_symbol() {
    for (line, symbol, day) in [
        ("Resolution 734 (2112)", Some("S/RES/734 (2112)"), None),
        ("Resolution 734 (2112) of 7 December 2112", Some("S/RES/734 (2112)"), Some("7 December 2112")),
        ("Resolution 734 (21)", None, None),
        ("Resolution 734 (year)", None, None),
        ("Resolution x (2112)", None, None),
        ("on 7 December 2112", None, Some("7 December 2112")),
        ("as of 7 December 2112", None, None),
        ("on 7 December 2112 in", None, None),
    ] {
        let masthead = read(&format!("| Security Council\n+ | {line}"));
        assert_eq!((masthead.symbol.as_deref(), masthead.adopted_on.as_deref()), (symbol, day), "{line}");
    }
}

#[test]
fn sponsors_stand_before_the_draft() {
    let sponsors = |symbol: &str, rest: &str| {
        let masthead = read(&format!("| {symbol}\n+ | Agenda item 7\n- | Lamps\n{rest}"));
        (masthead.agenda_title, masthead.sponsors, masthead.draft_line, masthead.title)
    };
    let fields = |fields: [&str; 4]| fields.map(|field| (!field.is_empty()).then(|| field.to_owned())).into();
    let both = "+ | Atlantis and Erewhon: draft resolution\n+ | Light of the harbours";
    let expected = ["Lamps", "Atlantis and Erewhon", "draft resolution", "Light of the harbours"];
    assert_eq!(sponsors("A/C.1/175/L.4", both), fields(expected));
    // The list may be long, and only a draft has one.
    let long = "+ | Atlantis, Erewhon,\n- | Laputa and Utopia: draft resolution\n+ | Light of the harbours";
    let expected =
        ["Lamps", "Atlantis, Erewhon, Laputa and Utopia", "draft resolution", "Light of the harbours"];
    assert_eq!(sponsors("A/C.1/175/L.4", long), fields(expected));
    let apart = "+ | Atlantis, Erewhon,\n+ | Laputa and Utopia: draft resolution\n+ | Light of the harbours";
    assert_eq!(sponsors("A/C.1/175/L.4", apart), fields(expected));
    let below = "+ | Atlantis and Erewhon: draft resolution\n- | on the lamps\n+ | Light of the harbours";
    let expected =
        ["Lamps", "Atlantis and Erewhon", "draft resolution on the lamps", "Light of the harbours"];
    assert_eq!(sponsors("A/C.1/175/L.4", below), fields(expected));
    let alone = "+ | Draft resolution\n+ | Light of the harbours";
    assert_eq!(
        sponsors("A/C.1/175/L.4", alone),
        fields(["Lamps", "", "Draft resolution", "Light of the harbours"])
    );
    let none = "+ | of the harbours\n+ | at night";
    assert_eq!(sponsors("A/RES/175/4", none), fields(["Lamps of the harbours at night", "", "", ""]));
}

#[test]
fn a_field_ends_where_a_line_begins_further_in() {
    let adopted = |left: &str| {
        let head = "- 24-90 | Resolution adopted by the General Assembly on 7 December 2120";
        let masthead = read(&format!("{head}\n- {left}-90 | Light of the harbours"));
        masthead.title
    };
    assert_eq!(adopted("27.5").as_deref(), Some("Light of the harbours"));
    assert_eq!(adopted("27"), None);
    assert_eq!(adopted("20"), None);
}

#[test]
fn the_narrative_of_a_report_is_kept_paragraph_by_paragraph() {
    let other = |text: &str| {
        let text = format!(
            "| A/175/394\n+ | Agenda item 98\n+ | Report of the First Committee\n{text}\n+ | The General Assembly,\n\
             + | 1. Thanks all."
        );
        let transcript = Transcript { form: Form::Text, lines: lines(&text), notices: Vec::new() };
        recognize(&transcript).masthead.other
    };
    let lamps = ["1. The item was considered in the light of the lamps.", "2. The lamps were lit."];
    let told = "+ | 1. The item was considered\n- | in the light of the lamps.\n- | 2. The lamps were lit.";
    assert_eq!(other(told), lamps);
    let section = "+ | I. Lamps\n+ | 1. The lamps were lit.\n+ | Draft resolution I";
    assert_eq!(other(section), ["I. Lamps", "1. The lamps were lit."]);
    // Behind a colon stands the title of the draft where the sentence speaks of one.
    let title = "1. The Committee recommends the following draft resolution:";
    assert_eq!(other(&format!("+ | {title}\n+ | Lamps of brass")), [title]);
    let lit = "1. The Committee lit the following lamps:";
    assert_eq!(other(&format!("+ | {lit}\n+ | Lamps of brass")), [lit, "Lamps of brass"]);
    let none: [&str; 0] = [];
    assert_eq!(other("+ | 2. The lamps were lit."), none);
    assert_eq!(other("- | 1. The lamps were lit."), none);
    assert_eq!(other("+ | Draft resolution I\n+ | 1. The lamps were lit."), none);
}

#[test]
fn the_meeting_and_its_day_close_a_text() {
    let closing = |text: &str| {
        let text = format!("The General Assembly,\n\n1. Thanks all.\n\n{text}\n");
        let masthead = crate::read(text.as_bytes()).unwrap().masthead;
        (masthead.closing_meeting, masthead.closing_date)
    };
    let both = |meeting: &str, day: &str| {
        let field = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (field(meeting), field(day))
    };
    assert_eq!(
        closing("37th plenary meeting\n\n7 December 2120"),
        both("37th plenary meeting", "7 December 2120")
    );
    assert_eq!(
        closing("37th plenary meeting 7 December 2120"),
        both("37th plenary meeting", "7 December 2120")
    );
    assert_eq!(closing("7 December 2120"), both("", ""));
    assert_eq!(closing("37th plenary meeting\n\nDecember 2120"), both("37th plenary meeting", ""));
    assert_eq!(closing("Adopted at the 37th meeting."), both("Adopted at the 37th meeting", ""));
    let long = |length: usize| format!("Adopted at the meeting {}", "x".repeat(length - 23));
    assert_eq!(closing(&long(119)), both(&long(119), ""));
    assert_eq!(closing(&long(120)), both("", ""));
}
