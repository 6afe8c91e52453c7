//! A committee's report with drafts of all kinds: the same drafts, clauses and annexes in print, in Word and as text.
#![allow(clippy::unwrap_used)]

use insta::assert_snapshot;
use resdiff_model::Document;
use resdiff_reader::read;
use resdiff_tests::press::html::to_html;
use resdiff_tests::press::{Block, Layout, to_layout, to_markdown, to_pdf, to_text};
use resdiff_tests::soffice;
use resdiff_tests::specimen::report::REPORT;

/// The narrative, clauses with their leads and headings, annexes, notes, warnings.
fn essence(document: &Document) -> Vec<String> {
    let head = &document.masthead;
    let numbered = head.other.iter().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let mut lines: Vec<String> = numbered.map(|line| format!("told: {line}")).collect();
    for clause in &document.clauses {
        let headings = document.headings.iter().filter(|h| h.before.as_ref() == Some(&clause.label));
        lines.extend(headings.map(|heading| format!("= {}", heading.text)));
        lines.push(format!("{} [{}] {}", clause.label, clause.lead(), clause.text));
    }
    lines.extend(document.annexes.iter().map(|annex| format!("{}: {}", annex.name, annex.title)));
    lines.extend(document.footnotes.iter().map(|note| format!("^{} {}", note.mark, note.text)));
    lines.extend(document.warnings.iter().map(|warning| format!("! {}", warning.message)));
    assert_eq!(document.accounting.placed(), document.accounting.total);
    lines
}

#[track_caller]
fn same(file: &[u8], expected: &[String], what: &str) {
    let found = essence(&read(file).unwrap());
    let only = |mine: &[String], theirs: &[String]| {
        mine.iter().filter(|line| !theirs.contains(line)).cloned().collect::<Vec<_>>().join("\n  ")
    };
    assert!(found == expected, "{what}\n- {}\n+ {}", only(expected, &found), only(&found, expected));
}

fn expected() -> Vec<String> {
    essence(&read(to_markdown(REPORT).as_bytes()).unwrap())
}

#[test]
fn every_draft_has_its_name_and_its_annexes() {
    assert_snapshot!(expected().join("\n"), @"
    told: 1. At its 2nd plenary meeting, on 17 September 2120, the General Assembly, on the recommendation of the General Committee, decided to include the item in its agenda and to allocate it to the First Committee.
    told: 2. The Committee considered the item at its 9th to 12th meetings, from 9 to 14 October.
    told: 3. At the 14th meeting, on 2 November, the representative of Laputa introduced a draft resolution entitled “Lights of harbours” (A/C.1/175/L.5).
    told: 4. At the same meeting, the Committee adopted the draft resolution without a vote (see para. 6, draft resolution I).
    told: 5. At its 15th meeting, the Committee adopted the draft decision (see para. 7).
    told: 6. The First Committee recommends to the General Assembly the adoption of the following draft resolutions:
    told: 7. The First Committee also recommends to the General Assembly the adoption of the following draft decision:
    = Draft resolution I
    = Lights of harbours
    I.PP1 [Recalling] Recalling its resolution 174/28 of 12 December 2119,
    I.PP2 [Noting with concern] Noting with concern that a third of the lamps on the northern coast were dark in the winter of 2119,
    I.OP1 [Takes note of] Takes note of the report of the Secretary-General;
    I.OP2 [Calls upon] Calls upon all States:
    I.OP2(a) [] To light their lamps:
    I.OP2(a)(i) [] At dusk;
    I.OP2(a)(ii) [] In fog;
    I.OP2(b) [] To report on the oil that they burn;
    I.OP3 [Adopts] Adopts the rules contained in the annex to the present resolution.
    I.ANNEX.1 [] Keepers keep the lights.
    I.ANNEX.2 [] No keeper sleeps:
    I.ANNEX.2(a) [] By night;
    I.ANNEX.2(b) [] In fog.
    = Draft resolution II
    = Charts and their makers
    II.PP1 [Emphasizing] Emphasizing the worth of charts,
    II.OP1 [Thanks] Thanks the makers of charts;
    II.OP2 [Decides] Decides to return to the matter at its one hundred and seventy-sixth session.
    II.ANNEX-I.1 [] A cross is a rock.
    II.ANNEX-I.2 [] A dot is a buoy.
    II.ANNEX-II.1 [] The sea is blue.
    = Documents considered in connection with the lights of harbours
    DEC.OP1 [decides] decides to take note of the following documents:
    DEC.OP1(a) [] Report of the Secretary-General on the lights of harbours;
    DEC.OP1(b) [] Note by the Secretariat on the price of oil.
    I.ANNEX: Rules for keepers
    II.ANNEX-I: Signs on charts
    II.ANNEX-II: Colours of charts
    ^1 See A/C.1/175/SR.9, A/C.1/175/SR.10, A/C.1/175/SR.11 and A/C.1/175/SR.12.
    ^2 See also resolution 173/27.
    ^3 A/175/120.
    ");
}

#[test]
fn pages_of_every_length() {
    let expected = expected();
    for lines in 20..60 {
        let layout = Layout { lines, ..Layout::default() };
        same(&to_pdf(REPORT, layout), &expected, &format!("PDF, {lines} lines"));
        same(to_layout(REPORT, layout).as_bytes(), &expected, &format!("columns, {lines} lines"));
        same(to_text(REPORT, layout).as_bytes(), &expected, &format!("text, {lines} lines"));
    }
}

/// As poppler prints many reports: blank lines stand around headings alone, and paragraphs are parted by how far their first
/// lines stand in.
#[test]
fn columns_without_blank_lines_between_paragraphs() {
    let expected = expected();
    let is_heading = |row: &str| {
        let bold = |block: &Block| matches!(block, Block::Bold(text) if row.trim() == *text);
        REPORT.iter().any(bold)
    };
    for lines in 20..60 {
        let whole = to_layout(REPORT, Layout { lines, ..Layout::default() });
        let rows: Vec<&str> = whole.lines().collect();
        let is_words = |row: &str| row.starts_with(' ') && !row.trim().is_empty() && !row.contains("____");
        let start = rows.iter().position(|row| row.contains("Introduction")).unwrap();
        let parts_paragraphs = |at: usize| {
            at > start
                && rows[at].is_empty()
                && rows.get(at - 1).zip(rows.get(at + 1)).is_some_and(|(above, below)| {
                    [*above, *below].iter().all(|row| is_words(row) && !is_heading(row))
                })
        };
        let dense: String =
            (0..rows.len()).filter(|at| !parts_paragraphs(*at)).flat_map(|at| [rows[at], "\n"]).collect();
        assert!(dense.len() < whole.len(), "{lines} lines");
        same(dense.as_bytes(), &expected, &format!("dense columns, {lines} lines"));
    }
}

#[test]
fn pages_set_by_libreoffice() {
    let folder = tempfile::tempdir().unwrap();
    let printed = soffice::print(folder.path(), "report", &to_html(REPORT, "A/175/394", 1)).unwrap();
    let Some((word, pdf)) = printed else { return println!("skipped: no LibreOffice") };
    same(&word, &expected(), "Word file");
    same(&pdf, &expected(), "PDF");
}
