//! Resolutions of unusual build: parts, sections that count anew, conventions, declarations, drafts in a report. Each is
//! set in type, as text with columns and as text, and gives the same labels in all of them.
#![allow(clippy::unwrap_used)]

use insta::assert_snapshot;
use resdiff_model::Document;
use resdiff_reader::read;
use resdiff_tests::press::Block::{self, Bold, Clause, Flush, Head, Item, Note};
use resdiff_tests::press::{Layout, to_layout, to_pdf, to_text};

/// Title, headings with their levels, the labels and first words of clauses, annexes, warnings.
fn outline(document: &Document) -> String {
    let mut shown = format!("title: {}\n", document.masthead.title.as_deref().unwrap_or("none"));
    let head = |text: &str| text.split(' ').take(4).collect::<Vec<_>>().join(" ");
    for clause in &document.clauses {
        let headings = document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label));
        headings
            .for_each(|heading| shown += &format!("{} {}\n", "=".repeat(heading.level.into()), heading.text));
        shown += &format!("{} [{}] {}\n", clause.label, clause.lead(), head(&clause.text));
    }
    document.annexes.iter().for_each(|annex| shown += &format!("{}: {}\n", annex.name, annex.title));
    document.footnotes.iter().for_each(|note| shown += &format!("^{} {}\n", note.mark, note.text));
    document.warnings.iter().for_each(|warning| shown += &format!("! {}\n", warning.message));
    shown
}

/// The outline of the printed specimen, which has the same labels on pages of any length; as text, too, where `in_text`.
fn printed(title: &'static str, body: &[Block], in_text: bool) -> String {
    let head = [
        Head("United Nations", "A/RES/175/32"),
        Head("General Assembly", "Distr.: General"),
        Bold("One hundred and seventy-fifth session"),
        Flush("Agenda item 98"),
        Bold("Traffic in near-Earth orbit"),
        Bold("Resolution adopted by the General Assembly on 7 December 2120"),
        Clause("[*on the report of the First Committee (A/175/394, para. 17)*]"),
        Bold(title),
    ];
    let blocks: Vec<Block> = head.into_iter().chain(body.iter().copied()).collect();
    let plain = |document: &Document| {
        let labels = document.clauses.iter().map(|clause| format!("{} {}", clause.label, clause.text));
        let headings = document.headings.iter().map(|heading| format!("{}: {}", heading.label, heading.text));
        labels.chain(headings).collect::<Vec<_>>()
    };
    let whole = read(&to_pdf(&blocks, Layout::default())).unwrap();
    let sums = whole.accounting;
    assert_eq!(sums.placed(), sums.total, "every word is somewhere");
    for lines in [24, 30, 60] {
        let layout = Layout { lines, ..Layout::default() };
        let documents = [
            ("PDF", read(&to_pdf(&blocks, layout))),
            ("columns", read(to_layout(&blocks, layout).as_bytes())),
            ("text", read(to_text(&blocks, layout).as_bytes())),
        ];
        for (form, document) in documents.into_iter().take(if in_text { 3 } else { 1 }) {
            assert_eq!(plain(&document.unwrap()), plain(&whole), "{form} on pages of {lines} lines");
        }
    }
    outline(&whole)
}

#[test]
fn parts_with_titles_of_their_own() {
    assert_snapshot!(printed(
        "175/32. Questions relating to orbits",
        &[
            Bold("A"),
            Bold("Orbits in the service of humanity"),
            Clause("*The General Assembly*,"),
            Clause("*Taking note* of the report of the Group of Experts,^1^"),
            Note("1", "A/175/21."),
            Clause("*Urges* all States, each within its means:"),
            Clause("(a) To keep a watch;"),
            Clause("(b) To answer calls."),
            Bold("B"),
            Bold("Charts and their makers"),
            Clause("*The General Assembly*,"),
            Clause("*Emphasizing* the worth of charts,"),
            Bold("I"),
            Bold("Introduction"),
            Clause("1. *Reaffirms* its resolution 13/1;"),
            Bold("II"),
            Bold("Makers"),
            Clause("2. *Thanks* the makers of charts."),
            Flush("37th plenary meeting"),
            Flush("7 December 2120"),
        ],
        true
    ));
}

#[test]
fn sections_with_preambles_and_numbers_of_their_own() {
    assert_snapshot!(printed(
        "175/32. Special subjects relating to the budget",
        &[
            Clause("*The General Assembly*,"),
            Bold("I"),
            Bold("Estimates for the missions"),
            Clause("*Recalling* section V of its resolution 160/248 A,"),
            Clause("*Having considered* the report,"),
            Clause("1. *Takes note* of the report;"),
            Clause("2. *Decides* to approve budgets for:"),
            Clause("(a) The mission at Vienna;"),
            Clause("(b) The mission at Nairobi;"),
            Bold("II"),
            Bold("Revised estimates"),
            Clause("*Having considered* another report,"),
            Clause("1. *Takes note* of that report;"),
            Clause("2. *Endorses* what it recommends;"),
            Bold("III"),
            Bold("A lighthouse on the Moon"),
            Clause("*Recalling* its resolution 174/263,"),
            Clause("*Takes note* of the plans."),
            Flush("37th plenary meeting"),
            Flush("7 December 2120"),
        ],
        true
    ));
}

#[test]
fn sections_that_count_on() {
    assert_snapshot!(printed(
        "175/32. Justice in orbit",
        &[
            Clause("*The General Assembly*,"),
            Clause("*Recalling* its resolution 160/248 A,"),
            Clause("1. *Takes note* of the report;"),
            Bold("I"),
            Bold("Formal system"),
            Clause("2. *Stresses* its worth;"),
            Bold("II"),
            Bold("Informal system"),
            Clause("3. *Stresses* its worth, too."),
            Flush("37th plenary meeting"),
            Flush("7 December 2120"),
        ],
        true
    ));
}

#[test]
fn one_paragraph_adopts_an_annex_that_counts_its_own() {
    assert_snapshot!(printed(
        "175/32. Convention on Passages",
        &[
            Clause("*The General Assembly*,"),
            Clause("*Recalling* its resolution 174/28,"),
            Clause("*Adopts* the Convention on Passages, contained in the annex to the present resolution."),
            Flush("37th plenary meeting"),
            Flush("7 December 2120"),
            Bold("Annex"),
            Bold("Convention on Passages"),
            Clause("*The Parties to this Convention*,"),
            Clause("*Bearing in mind* the customs of the sea,"),
            Clause("Have agreed as follows:"),
            Bold("Chapter I"),
            Bold("General provisions"),
            Bold("Article 1"),
            Bold("Purpose"),
            Clause("The purposes of this Convention are:"),
            Clause("(a) To keep the lanes clear;"),
            Clause("(b) To aid those who drift."),
            Bold("Article 2"),
            Bold("Terms"),
            Clause("1. A craft is whatever moves."),
            Clause("2. A lane is:"),
            Clause("(a) A way marked as such; or"),
            Clause("(b) A way in use:"),
            Item(2, "(i) By day;"),
            Item(2, "(ii) By night."),
            Bold("Chapter II"),
            Bold("Offences"),
            Bold("Article 3"),
            Bold("Wrecking"),
            Clause("1. Nobody shall wreck."),
            Bold("Regulation 1.1"),
            Clause("(a) Keepers shall serve;"),
            Clause("(b) Keepers shall not sleep."),
        ],
        true
    ));
}

#[test]
fn headings_that_are_sentences_or_italic() {
    assert_snapshot!(printed(
        "175/32. The Pact for Orbits",
        &[
            Clause("*The General Assembly*,"),
            Clause("*Recalling* its resolution 174/28,"),
            Bold("I. Peace in orbit"),
            Clause("1. *Reaffirms* that orbits are for all;"),
            Bold("Action 1. We will keep the peace."),
            Clause("2. *Decides*:"),
            Clause("(a) To scale up its efforts;"),
            Clause("(b) To sleep less;"),
            Clause(
                "*Children in orbit and the right of every child to be kept from all harm that debris and the vanity of grown people may do to it*"
            ),
            Clause("3. *Calls upon* all States to keep children from harm."),
            Flush("37th plenary meeting"),
            Flush("7 December 2120"),
        ],
        false
    ));
}
