//! Where a text begins, in which language, and how its parts are headed and closed.

use resdiff_model::Language;

use super::placed::lines;
use crate::recognize::{Piece, masthead, opening, signs};

const ENGLISH: Language = Language::English;

/// The line with which the text begins.
fn opening_of(text: &str) -> Option<usize> {
    let lines = lines(text);
    let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
    opening::find(&pieces).map(|opening| opening.line)
}

#[test]
fn the_organ_or_the_first_recital_opens_a_text() {
    for (text, line) in [
        ("| Lamps\n- | The General Assembly,\n- | Recalling the lamps,", Some(1)),
        ("| Lamps\n+ | The General Assembly, recalling the lamps,", Some(1)),
        ("| Lamps\n- 24-98 | The General Assembly, recalling the lamps,", Some(1)),
        // Within a paragraph it opens nothing, nor without a verb.
        ("| Lamps\n- | The General Assembly, recalling the lamps,", None),
        ("| Lamps\n+ | The General Assembly is an organ", None),
        // Where the organ is lost, the first recital before the first operative paragraph.
        ("| Recalling the lamps,\n+ | 1. Decides to meet;", Some(0)),
        ("| Lamps\n+ | Recalling the lamps,\n+ | Noting the oil,\n+ | 1. Decides to meet;", Some(1)),
        ("| Lamps\n- 24-98 | Recalling the lamps,\n- 24-98 | 1. Decides to meet;", Some(1)),
        ("| Lamps\n- | Recalling the lamps,\n+ | 1. Decides to meet;", None),
        ("| Recalling the lamps,\n- | 1. Decides to meet;", None),
        ("| Recalling the lamps,\n+ | 2. Decides to meet;", None),
        ("| Recalling the lamps,\n+ | 1. The lamps are lit;", None),
        ("| Decides to light the lamps,\n+ | 1. Decides to meet;", None),
        ("| The lamps,\n+ | 1. Decides to meet;", None),
    ] {
        assert_eq!(opening_of(text), line, "{text}");
    }
}

#[test]
fn the_common_words_tell_the_language_of_a_text_without_an_organ() {
    let language = |text: &str| {
        let lines = lines(&format!("| {text}"));
        let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        opening::language_of(&pieces)
    };
    assert_eq!(language("les lampes dans les ports et les gardiens"), Language::French);
    assert_eq!(language("dans the lamps of the harbours and the keepers"), ENGLISH);
    assert_eq!(language("Lampen"), ENGLISH);
    // A hundred more than in any other language leave no doubt, whatever follows.
    assert_eq!(language(&("dans ".repeat(150) + &"the ".repeat(200))), Language::French);
    assert_eq!(language(&("dans ".repeat(90) + &"the ".repeat(200))), ENGLISH);
}

#[test]
fn heads_of_drafts_annexes_and_articles() {
    let lexicon = ENGLISH.lexicon();
    for (line, scope) in [
        ("Draft resolution II", Some("II")),
        ("Draft resolution", Some("RES")),
        ("Draft decision I", Some("DEC-I")),
        ("Draft decision", Some("DEC")),
        ("Draft resolution on lamps", None),
        ("draft resolution II", None),
        ("Draft", None),
    ] {
        assert_eq!(signs::draft_head(line, lexicon).map(|head| head.scope).as_deref(), scope, "{line}");
    }
    for (line, name) in [
        ("Annex", Some("ANNEX")),
        ("Annex*", Some("ANNEX")),
        ("Annex II", Some("ANNEX-II")),
        ("Annex II*", Some("ANNEX-II")),
        ("Annex 12", Some("ANNEX-12")),
        ("Annex B", Some("ANNEX-B")),
        ("Appendix I", Some("APPENDIX-I")),
        ("Annexes", None),
        ("AnnexII", None),
        ("Annex\tII", None),
        ("Annex 1234567", None),
        ("Annex to the rules", None),
        ("annex II", None),
    ] {
        assert_eq!(signs::annex_name(line, lexicon).as_deref(), name, "{line}");
    }
    for (line, name) in [
        ("Article 3", Some("ART-3")),
        ("Article III", Some("ART-III")),
        ("Article 3. Passage", Some("ART-3")),
        ("Article 3: Passage", Some("ART-3")),
        ("Article 3 Passage", Some("ART-3")),
        ("Article 3 of the rules applies.", None),
        ("Article 3, Passage", None),
        ("Article of faith", None),
        ("Article three", None),
        ("Article ", None),
        ("article 3", None),
    ] {
        assert_eq!(signs::article_name(line, lexicon).as_deref(), name, "{line}");
    }
}

#[test]
fn closings_numbered_names_and_items() {
    let lexicon = ENGLISH.lexicon();
    let long = |before: &str, length: usize, after: &str| {
        format!("{before}{}{after}", "x".repeat(length - before.len() - after.len()))
    };
    for (line, closing) in [
        ("37th plenary meeting".to_owned(), true),
        (long("37th ", 59, " plenary meeting"), true),
        (long("37th ", 60, " plenary meeting"), false),
        ("The plenary meeting".to_owned(), false),
        ("Adopted on 7 December 2120".to_owned(), true),
        (long("Adopted ", 119, "."), true),
        (long("Adopted ", 120, "."), false),
        ("Not adopted".to_owned(), false),
    ] {
        assert_eq!(signs::is_closing(&line, lexicon), closing, "{line}");
    }
    for (line, named) in [
        ("Chapter II", true),
        ("Principle 3", true),
        ("IV", true),
        ("B", true),
        ("Chapter", false),
        ("Chapter of lamps", false),
        ("Principle ", false),
    ] {
        assert_eq!(signs::is_numbered_name(line), named, "{line}");
    }
    for (line, words) in [
        ("•\tLamps", Some("Lamps")),
        ("• “Lamps”", Some("“Lamps”")),
        ("–\tLamps", Some("Lamps")),
        ("– Lamps", None),
        ("•Lamps", None),
        ("•\t7", None),
    ] {
        assert_eq!(signs::item(line), words, "{line}");
    }
    for (line, division) in [
        ("Part one", true),
        ("Section II", true),
        ("Section 3", true),
        ("Second part.", true),
        ("Section of lamps", false),
        ("Lamps II", false),
        ("Second lamp", false),
        ("section II", false),
        ("Section", false),
    ] {
        assert_eq!(signs::is_division(line, lexicon), division, "{line}");
    }
    for (line, adopts) in [
        ("Adopts the following declaration:", true),
        ("Solemnly proclaims the following:", true),
        ("Adopts the declaration on lamps:", false),
        ("Adopts the following declaration.", false),
        ("Notes the following declaration:", false),
        ("Adoptsthe following declaration:", false),
    ] {
        assert_eq!(signs::adopts_text(line, lexicon), adopts, "{line}");
    }
    assert_eq!(signs::section_numeral("II. Debris"), Some("II"));
    assert_eq!(signs::section_numeral("Debris. II"), None);
    assert!(signs::is_draft_of_report("Draft resolution II", lexicon));
    assert!(!signs::is_draft_of_report("II", lexicon));
    assert!(!signs::is_draft_of_report("The lamps", lexicon));
}

#[test]
fn how_far_the_masthead_goes_without_an_organ() {
    let length = |text: &str| {
        let lines = lines(text);
        let pieces: Vec<Piece<'_>> = lines.iter().map(Piece::new).collect();
        masthead::length::without_organ_line(&pieces, ENGLISH.lexicon())
    };
    // The number of a decision, with its title to the end of the paragraph.
    assert_eq!(length("| Lamps\n+ | 175/564. The lamps\n- | of the harbours\n+ | At its meeting"), Some(3));
    assert_eq!(length("| Lamps\n+ | 1/2. The lamps\n+ | At its meeting"), None);
    // The words `draft resolution`, and the title behind them.
    let draft = |rest: &str| {
        length(&format!("| A/C.1/175/L.4\n+ | Atlantis: amendment to draft resolution L.3\n{rest}"))
    };
    assert_eq!(draft("+ | The lamps\n- | of the harbours\n+ | In paragraph 1"), Some(4));
    assert_eq!(draft("+ | In paragraph 1, light lamps.\n+ | In paragraph 2"), Some(2));
    assert_eq!(draft("+ | 1. In paragraph 1\n+ | In paragraph 2"), Some(2));
    assert_eq!(
        draft("+ 24-90 @0.3 x1.2 | The lamps\n+ 24-90 @0.4 x1.2 | of the harbours\n+ | In paragraph 1"),
        Some(4)
    );
    assert_eq!(
        draft("+ 24-90 @0.3 x1.2 | The lamps\n+ 24-90 @0.4 x1.08 | of the harbours\n+ | In paragraph 1"),
        Some(3)
    );
    assert_eq!(
        draft("+ 24-90 x1.2 | The lamps\n+ 24-90 x1.2 | of the harbours\n+ | In paragraph 1"),
        Some(3)
    );
    // The item of the agenda: its title stands in the same paragraph or the next.
    let item = |rest: &str| length(&format!("| A/175/4/Corr.1\n+ | Agenda item 7\n{rest}"));
    assert_eq!(item("+ | The lamps\n+ | In paragraph 1"), Some(3));
    assert_eq!(item("- | The lamps\n+ | Corrigendum\n+ | In paragraph 1"), Some(3));
    assert_eq!(length("| The lamps\n+ | Agenda item 7\n+ | In paragraph 1"), None);
    assert_eq!(length("| A/175/4\n+ | The lamps\n+ | In paragraph 1"), None);
}
