//! A document as one text, for snapshots.
#![allow(dead_code, reason = "each test takes what it needs")]

use resdiff_model::Document;

pub fn read(text: &str) -> Document {
    resdiff_reader::read(text.as_bytes()).expect("a text can be read")
}

/// The document as one text: what the masthead holds, then clauses with their leads, notes, annexes, warnings.
pub fn shown(text: &str) -> String {
    let document = read(text);
    let mut shown = format!("language: {}\n", document.language.code());
    masthead(&document, &mut shown);
    for clause in &document.clauses {
        let headings = document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label));
        headings
            .for_each(|heading| shown += &format!("{} {}\n", "=".repeat(heading.level.into()), heading.text));
        let marks: String =
            clause.marks.iter().map(|mark| format!(" ^{} at {}", mark.mark, mark.at)).collect();
        // Blanks that do not break are shown as `~`.
        let text = clause.text.replace('\u{a0}', "~");
        shown += &format!("{} [{}] {text}{marks}\n", clause.label, clause.lead());
    }
    for note in &document.footnotes {
        shown += &format!("^{} {}\n", note.mark, note.text);
    }
    for annex in &document.annexes {
        shown += &format!("{}: {}\n", annex.name, annex.title);
    }
    for unplaced in &document.unplaced {
        shown += &format!("? {}\n", unplaced.text);
    }
    for warning in &document.warnings {
        shown += &format!("! {}\n", warning.message);
    }
    shown
}

fn masthead(document: &Document, shown: &mut String) {
    let masthead = &document.masthead;
    let items = (!masthead.agenda_items.is_empty()).then(|| masthead.agenda_items.join(", "));
    let other = (!masthead.other.is_empty()).then(|| masthead.other.join(" / "));
    for (name, value) in [
        ("symbol", &masthead.symbol),
        ("organ", &masthead.organ),
        ("distribution", &masthead.distribution),
        ("issued on", &masthead.issued_on),
        ("original", &masthead.original),
        ("session", &masthead.session),
        ("committee", &masthead.committee),
        ("agenda items", &items),
        ("agenda title", &masthead.agenda_title),
        ("sponsors", &masthead.sponsors),
        ("draft line", &masthead.draft_line),
        ("adoption line", &masthead.adoption_line),
        ("adopted on", &masthead.adopted_on),
        ("source line", &masthead.source_line),
        ("number", &masthead.number),
        ("title", &masthead.title),
        ("organ line", &masthead.organ_line),
        ("closing meeting", &masthead.closing_meeting),
        ("closing date", &masthead.closing_date),
        ("other", &other),
    ] {
        if let Some(value) = value {
            *shown += &format!("{name}: {}\n", value.replace('\u{a0}', "~"));
        }
    }
}
