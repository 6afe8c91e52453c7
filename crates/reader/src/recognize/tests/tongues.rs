//! Languages that are tables alone: a made-up one whose clauses go on the sentence of the organ line, and one without
//! capitals.

use resdiff_model::{Document, Language, Lexicon};

use super::super::{Piece, body, paragraph};
use super::outline_of;

/// The clauses of a text in a language that no [`Language`] knows.
fn read(text: &str, lexicon: Lexicon) -> String {
    let lexicon: &'static Lexicon = Box::leak(Box::new(lexicon));
    let transcript = crate::transcribe(text.as_bytes()).unwrap();
    let lines: Vec<Piece<'_>> = transcript.lines.iter().map(Piece::new).collect();
    let paragraphs = paragraph::assemble(&lines, 0, transcript.form, lexicon);
    let mut document = Document::default();
    body::read(paragraphs, false, lexicon, &mut document);
    outline_of(&document)
}

#[test]
fn clauses_in_lower_case() {
    let lexicon = Lexicon {
        organ_lines: &["генеральная ассамблея"],
        preambular_leads: &["ссылаясь", "отмечая"],
        operative_leads: &["принимает", "призывает"],
        lead_tails: &["к сведению"],
        sequence_adverbs: &["также"],
        meeting: &["пленарное заседание"],
        annex: &[("приложение", "ANNEX")],
        capitals: false,
        ..*Language::English.lexicon()
    };
    let text = "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 174/28\nоб огнях гаваней,\n\x0c\
                отмечая также, что огни видны не всем,\n\n1. принимает к сведению доклад об огнях;\n\n\
                2. призывает государства:\n\na) беречь огни;\n\nb) не гасить огней.\n\n37-е пленарное заседание\n\n\
                Приложение\n\nПравила огней\n\n1. Огни горят ночью.";
    insta::assert_snapshot!(read(text, lexicon), @"
    PP1 [ссылаясь] ссылаясь на свою резолюцию 174/28 об огн
    PP2 [отмечая также] отмечая также, что огни видны не всем,
    OP1 [принимает к сведению] принимает к сведению доклад об огнях;
    OP2 [призывает] призывает государства:
    OP2(a) [] беречь огни;
    OP2(b) [] не гасить огней.
    ANNEX.1 [] Огни горят ночью.
    ANNEX: Правила огней
    ");
}

#[test]
fn a_script_without_capitals() {
    let lexicon = Lexicon {
        organ_lines: &["העצרת הכללית"],
        preambular_leads: &["בהזכירה"],
        operative_leads: &["מברכת", "מבקשת"],
        meeting: &["ישיבת המליאה"],
        annex: &[("נספח", "ANNEX")],
        ..*Language::English.lexicon()
    };
    let text = "העצרת הכללית,\n\nבהזכירה את החלטתה 174/28,\n\x0c\
                בהזכירה את האורות,\n\nהאורות\n\n1. מברכת על הדוח;\n\n2. מבקשת לשוב לעניין.\n\n\
                נספח\n\nכללי האורות\n\n1. האורות דולקים בלילה.";
    insta::assert_snapshot!(read(text, lexicon), @"
    PP1 [בהזכירה] בהזכירה את החלטתה 174/28,
    PP2 [בהזכירה] בהזכירה את האורות,
    H1: האורות
    OP1 [מברכת] מברכת על הדוח;
    OP2 [מבקשת] מבקשת לשוב לעניין.
    ANNEX.1 [] האורות דולקים בלילה.
    ANNEX: כללי האורות
    ");
}
