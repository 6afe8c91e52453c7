//! What accepting and rejecting all changes gives, played on the tracked paragraphs themselves.

use resdiff_model::{
    Annex, Clause, ClauseKind, Document, DocumentKind, Footnote, FootnoteMark, Label, Masthead, Place, Table,
};

use super::block::Content;
use super::merge::{plain, tracked};
use super::tracked::{Inline, Note, Piece, Run, Status, TrackedParagraph};

/// The paragraphs that are left, those of tables and footnotes included, with their marks.
fn left((pieces, notes): &(Vec<Piece>, Vec<Note>), is_left: fn(Status) -> bool) -> Vec<String> {
    let mut paragraphs = Vec::new();
    // The words of paragraphs whose marks are gone.
    let mut open: Option<String> = None;
    for piece in pieces {
        match piece {
            Piece::Paragraph(TrackedParagraph { mark, runs, .. }) => {
                let words = open.take().unwrap_or_default() + &words(runs, notes, is_left);
                if is_left(*mark) {
                    paragraphs.push(words);
                } else {
                    open = Some(words);
                }
            }
            Piece::Table(table) => {
                for row in table.rows.iter().filter(|row| is_left(row.status)) {
                    assert_eq!(open, None, "a paragraph cannot be joined to a table");
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| words(&cell.runs, notes, is_left)).collect();
                    paragraphs.push(cells.join("|"));
                }
            }
        }
    }
    assert_eq!(open, None, "words without a paragraph");
    paragraphs
}

fn words(runs: &[Run], notes: &[Note], is_left: fn(Status) -> bool) -> String {
    let run = |run: &Run| match &run.content {
        Inline::Text(text) => text.clone(),
        Inline::Note(note) => format!("[{}]", words(&notes[*note].runs, &[], is_left)),
    };
    runs.iter().filter(|run| is_left(run.status)).map(run).collect()
}

#[track_caller]
fn check(old: &Document, new: &Document) -> (Vec<Piece>, Vec<Note>) {
    let comparison = resdiff_engine::compare(old, new);
    let redline = tracked(&comparison);
    assert_eq!(left(&redline, Status::in_old), left(&plain(old), Status::in_old), "reject all");
    assert_eq!(left(&redline, Status::in_new), left(&plain(new), Status::in_new), "accept all");
    redline
}

fn resolution(clauses: &[(&str, &str)]) -> Document {
    let clause = |(label, text): &(&str, &str)| {
        let label: Label = label.parse().unwrap();
        let (marks, text) = match text.split_once('^') {
            Some((before, after)) => {
                let mark = FootnoteMark { mark: after[..1].to_owned(), at: before.len() };
                (vec![mark], format!("{before}{}", &after[1..]))
            }
            None => (Vec::new(), (*text).to_owned()),
        };
        let printed = label.to_string();
        let kind = if printed.starts_with("PP") { ClauseKind::Preambular } else { ClauseKind::Operative };
        let marker = match label.sub.last() {
            Some(sub) => Some(format!("({sub})")),
            None if kind == ClauseKind::Operative => Some(format!("{}.", &printed[2..])),
            None => None,
        };
        Clause { marks, marker, ..Clause::new(label, kind, text) }
    };
    Document {
        kind: DocumentKind::Resolution,
        masthead: Masthead {
            symbol: Some("A/RES/174/28".to_owned()),
            title: Some("Traffic in orbit".to_owned()),
            organ_line: Some("The General Assembly,".to_owned()),
            ..Masthead::default()
        },
        clauses: clauses.iter().map(clause).collect(),
        ..Document::default()
    }
}

fn note(mark: &str, text: &str) -> Footnote {
    Footnote { mark: mark.to_owned(), text: text.to_owned(), at: Place::default() }
}

fn annex(name: &str, title: &str) -> Annex {
    Annex { name: name.to_owned(), title: title.to_owned(), marks: Vec::new(), at: Place::default() }
}

#[test]
fn reworded_added_removed_and_renumbered() {
    let old = resolution(&[
        ("PP1", "Recalling the first report of the pilots,"),
        ("OP1", "Welcomes the opening of the harbour in the spring;"),
        ("OP2", "Regrets the loss of the lighthouse on the northern cape;"),
        ("OP3", "Decides to meet at its seventy-fourth session."),
    ]);
    let mut new = resolution(&[
        ("PP1", "Recalling the second report of the pilots,"),
        ("OP1", "Thanks everyone who kept watch;"),
        ("OP2", "Also welcomes the opening of the harbour in the spring;"),
        ("OP3", "Decides to meet at its seventy-fifth session."),
    ]);
    new.masthead.symbol = Some("A/RES/175/3".to_owned());
    new.masthead.session = Some("Seventy-fifth".to_owned());
    check(&old, &new);
    check(&new, &old);
}

#[test]
fn a_moved_paragraph_is_a_move() {
    let one = "Thanks the pilots of the harbour for the patience they showed in the fog;";
    let two = "Requests the keepers of the lighthouse to report on the state of the northern cape;";
    let three = "Decides to convene the conference of the harbour towns in the spring of every year;";
    let old = resolution(&[("OP1", one), ("OP2", two), ("OP3", three)]);
    let new = resolution(&[("OP1", two), ("OP2", three), ("OP3", one)]);
    let (pieces, _) = check(&old, &new);
    let moved: Vec<Status> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Paragraph(paragraph) => paragraph.moved.map(|_| paragraph.mark),
            Piece::Table(_) => None,
        })
        .collect();
    assert_eq!(moved, [Status::MovedFrom, Status::MovedTo]);
}

#[test]
fn splits_and_mergers_put_in_and_take_out_paragraph_marks() {
    let whole = "Requests the Secretary-General to place a secretariat at the disposal of the experts, and invites the associations of operators to take part in the consultations of the group;";
    let first = "Requests the Secretary-General to place a secretariat at the disposal of the experts;";
    let second = "Invites the associations of operators to take part in the consultations of the group;";
    let last = "Decides to meet again.";
    let old = resolution(&[("OP1", whole), ("OP2", last)]);
    let new = resolution(&[("OP1", first), ("OP2", second), ("OP3", last)]);
    let (pieces, _) = check(&old, &new);
    let marks = |pieces: &[Piece]| {
        let mark = |piece: &Piece| matches!(piece, Piece::Paragraph(p) if p.mark != Status::Kept);
        pieces.iter().filter(|piece| mark(piece)).count()
    };
    assert_eq!(marks(&pieces), 1);
    let (pieces, _) = check(&new, &old);
    assert_eq!(marks(&pieces), 1);
    // With another paragraph between the two.
    let parted = resolution(&[("OP1", first), ("OP2", "Thanks the pilots;"), ("OP3", second), ("OP4", last)]);
    check(&old, &parted);
    check(&parted, &old);
}

#[test]
fn footnotes_come_go_and_change() {
    let mut old = resolution(&[
        ("PP1", "Recalling the report of the pilots^1 and its annex,"),
        ("OP1", "Welcomes the opening of the harbour^2 in the spring;"),
    ]);
    old.footnotes = vec![note("1", "See A/174/12."), note("2", "United Nations, Treaty Series, vol. 4107.")];
    let mut new = resolution(&[
        ("PP1", "Recalling the report of the pilots and its annex,"),
        ("PP2", "Noting the letter of the keepers,^1"),
        ("OP1", "Also welcomes the opening of the old harbour^2 in the spring;"),
        ("OP2", "Cites again^2 what was cited."),
    ]);
    new.footnotes =
        vec![note("1", "A/175/77, annex."), note("2", "United Nations, Treaty Series, vol. 4108.")];
    let (_, notes) = check(&old, &new);
    assert_eq!(notes.len(), 3, "the treaty is one note, with the change tracked in it");
    assert!(notes.iter().all(|note| note.mark.is_none()), "counting gives the official marks");
    check(&new, &old);
}

#[test]
fn a_note_of_the_masthead_bears_its_asterisk() {
    let mut old = resolution(&[("OP1", "Decides to meet.")]);
    old.masthead.title = Some("Traffic in orbit*".to_owned());
    old.footnotes = vec![note("*", "Reissued for technical reasons.")];
    let (pieces, notes) = plain(&old);
    assert_eq!(notes[0].mark.as_deref(), Some("*"));
    let lines = left(&(pieces, notes), |_| true);
    assert!(lines.contains(&"Traffic in orbit[Reissued for technical reasons.]".to_owned()), "{lines:?}");
}

#[test]
fn tables_annexes_and_closing() {
    let table = |rows: &[&[&str]]| Table {
        label: "T1".to_owned(),
        rows: rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        after: Some("OP1".parse().unwrap()),
        at: Place::default(),
    };
    let mut old =
        resolution(&[("OP1", "Approves the following estimates of the harbour:"), ("OP2", "Ends.")]);
    old.tables = vec![table(&[&["Port", "Fee"], &["North", "12"], &["South", "14"]])];
    old.masthead.closing_meeting = Some("37th plenary meeting".to_owned());
    let mut new = old.clone();
    new.tables = vec![table(&[&["Port", "Fee"], &["North", "13"], &["East", "9", "new"], &["South", "14"]])];
    new.masthead.closing_date = Some("7 December 2120".to_owned());
    new.annexes = vec![annex("ANNEX", "Terms of service of the pilots")];
    check(&old, &new);
    check(&new, &old);
    new.tables.clear();
    check(&old, &new);
    check(&new, &old);
}

#[test]
fn a_table_that_comes_before_one_that_stays() {
    let table = |label: &str, rows: &[&[&str]]| Table {
        label: label.to_owned(),
        rows: rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        after: Some("OP1".parse().unwrap()),
        at: Place::default(),
    };
    let fees: &[&[&str]] = &[&["Port", "Fee"], &["North", "12"], &["South", "14"], &["East", "15"]];
    let mut old = resolution(&[("OP1", "Approves the following estimates of the harbour:")]);
    old.tables = vec![table("T1", fees)];
    let mut new = old.clone();
    new.tables = vec![table("T1", &[&["Pilots", "Boats", "Watches"]]), table("T2", fees)];
    let (pieces, _) = check(&old, &new);
    // The first table stays and has its rows exchanged.
    let stays = |piece: &Piece| matches!(piece, Piece::Table(table) if table.of.old.is_some() && table.of.new.is_some());
    let tables: Vec<&Piece> = pieces.iter().filter(|piece| matches!(piece, Piece::Table(_))).collect();
    assert_eq!(tables.iter().map(|table| stays(table)).collect::<Vec<_>>(), [true, false]);
    check(&new, &old);
    // And so on, where another follows.
    let boats = table("T3", &[&["Boats", "Built"], &["Gull", "2101"]]);
    (old.tables, new.tables) = (
        vec![old.tables[0].clone(), boats.clone()],
        vec![new.tables[0].clone(), new.tables[1].clone(), boats],
    );
    check(&old, &new);
    check(&new, &old);
    // The same behind a paragraph that goes.
    old = resolution(&[
        ("OP1", "Approves the following estimates of the harbour:"),
        ("OP2", "Regrets the loss of the lighthouse on the northern cape:"),
    ]);
    old.tables = vec![Table { after: Some("OP2".parse().unwrap()), ..table("T1", fees) }];
    check(&old, &new);
    check(&new, &old);
}

#[test]
fn every_block_of_a_document_is_laid_out_once() {
    let mut document = resolution(&[("PP1", "Recalling,"), ("OP1", "Decides:"), ("OP1(a)", "To meet.")]);
    document.annexes = vec![annex("ANNEX-II", "")];
    let blocks = super::layout::blocks(&document);
    let texts: Vec<&str> = blocks
        .iter()
        .map(|block| match &block.content {
            Content::Paragraph(paragraph) => paragraph.text.as_str(),
            Content::Table(_) => "table",
        })
        .collect();
    assert_eq!(
        texts[1..],
        [
            "\t",
            "Traffic in orbit",
            "The General Assembly,",
            "Recalling,",
            "1.\tDecides:",
            "(a)\tTo meet.",
            "Annex II",
            ""
        ]
    );
}
