//! The report as a table for spreadsheets: a row a change, and a row for whatever else the comparison knows.
//!
//! `kind` says what a row tells: `masthead`, `clause`, `heading`, `annex`, `mandate`, `citation`, `instrument`,
//! `footnote`, `footnote marks`, `table`, `unseen` (a difference that no reader could see, by code point and name),
//! `finding`, `notice` (what the reader of a document guessed or found odd) or `limit` (a bound that was reached).
//!
//! A cell never acts: where its text could be taken for a formula, an apostrophe stands before it, and control
//! characters are shown by their signs. The file begins with a byte order mark and its lines end in CR LF, so that
//! Excel and LibreOffice read it as what it is. What programs need to the letter is in JSON.

use std::borrow::Cow;
use std::io::{self, Write};

use resdiff_engine::{Change, Comparison, Finding, Op, Pair, Unseen};
use resdiff_model::Clause;

use crate::view::{self, Check, Other};
use crate::{Filter, Source};

/// The columns, as the first row names them.
const COLUMNS: [&str; 15] = [
    "kind",
    "relation",
    "significance",
    "old_label",
    "new_label",
    "event",
    "lead",
    "old_text",
    "new_text",
    "marked_text",
    "notes",
    "similarity",
    "confidence",
    "old_document",
    "new_document",
];

/// Writes the table: the masthead, the clauses with the unchanged ones, then what is no clause, what no reader could
/// see, the findings and what is to be checked; without what the filter leaves out.
///
/// # Errors
///
/// If the writer fails.
pub fn write(
    comparison: &Comparison<'_>,
    sources: &Pair<Source>,
    filter: &Filter,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let names = view::headline(comparison.documents, sources).names;
    let mut table =
        Table { out: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out), names };
    table.out.write_record(COLUMNS).map_err(cause)?;
    let (masthead, rest): (Vec<Other>, Vec<Other>) = view::others(comparison)
        .filter(|other| filter.shows(other.traits()))
        .partition(|other| other.kind == view::OtherKind::Masthead);
    masthead.into_iter().try_for_each(|other| table.row(row_of_other(other)))?;
    for change in comparison.changes.iter().filter(|change| filter.shows((*change).into())) {
        table.row(row_of_clause(comparison, change))?;
    }
    rest.into_iter().try_for_each(|other| table.row(row_of_other(other)))?;
    if filter.is_empty() {
        view::marks_of_unchanged(comparison)
            .into_iter()
            .try_for_each(|line| table.row(row_of_marks(line)))?;
    }
    // What was planted is told under every filter, kinds of print where everything is.
    let unseen = comparison.unseen.iter().filter(|unseen| filter.is_empty() || !unseen.rule.is_print());
    unseen.map(|unseen| row_of_unseen(comparison, unseen)).try_for_each(|row| table.row(row))?;
    for finding in comparison.findings.iter().filter(|_| filter.shows_findings()) {
        table.row(row_of_finding(comparison, finding))?;
    }
    view::checks(comparison).into_iter().try_for_each(|check| table.row(row_of_check(check)))?;
    table.out.flush()
}

struct Table<W: Write> {
    out: csv::Writer<W>,
    /// The names of the documents, which stand in every row: rows of several tables can be put together.
    names: Pair<String>,
}

impl<W: Write> Table<W> {
    fn row(&mut self, row: Row) -> io::Result<()> {
        let cells = [
            row.kind,
            row.relation,
            row.significance,
            &row.labels.old,
            &row.labels.new,
            &row.event,
            &row.lead,
            &row.texts.old,
            &row.texts.new,
            &row.marked,
            &row.notes,
            &row.similarity,
            &row.confidence,
            &self.names.old,
            &self.names.new,
        ];
        self.out.write_record(cells.map(|cell| safe(cell).into_owned())).map_err(cause)
    }
}

/// The failure of the writer itself: wrapped by the library it would no longer tell a closed pipe from a full disk.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[derive(Default)]
struct Row {
    kind: &'static str,
    relation: &'static str,
    significance: &'static str,
    labels: Pair<String>,
    event: String,
    lead: String,
    texts: Pair<String>,
    marked: String,
    notes: String,
    similarity: String,
    confidence: String,
}

fn row_of_clause(comparison: &Comparison<'_>, change: &Change) -> Row {
    let sides = Pair::new(
        view::old_clauses(comparison, change).collect::<Vec<&Clause>>(),
        view::new_clauses(comparison, change).collect::<Vec<&Clause>>(),
    );
    let joined = |clauses: &Vec<&Clause>, part: fn(&Clause) -> String, between: &str| {
        clauses.iter().map(|clause| part(clause)).collect::<Vec<_>>().join(between)
    };
    let linked = !sides.old.is_empty() && !sides.new.is_empty();
    let share = |share: f64| if linked { format!("{share:.4}") } else { String::new() };
    let notes = view::reasons(comparison, change).into_iter().filter(|(name, _)| *name != "lead");
    let notes = notes.map(|(name, text)| format!("{name}: {text}"));
    let marks = view::mark_changes(change).map(|marks| format!("footnotes: {marks}"));
    Row {
        kind: "clause",
        relation: view::relation(change.relation),
        significance: change.significance.map(view::significance).unwrap_or_default(),
        labels: sides.as_ref().map(|clauses| joined(clauses, |clause| clause.label.to_string(), ", ")),
        event: view::event(change),
        lead: change.lead.as_ref().map(view::lead).unwrap_or_default(),
        texts: sides.as_ref().map(|clauses| joined(clauses, |clause| clause.text.clone(), "\n")),
        marked: marked(&view::inline(comparison, change)),
        notes: notes.chain(marks).collect::<Vec<_>>().join("\n"),
        similarity: share(change.similarity),
        confidence: format!("{:.4}", change.confidence),
    }
}

fn row_of_other(other: Other) -> Row {
    let notes: Vec<String> =
        [other.place(), other.note.clone()].into_iter().filter(|part| !part.is_empty()).collect();
    Row {
        kind: other.kind.as_str(),
        relation: view::relation(other.relation),
        significance: view::significance(other.significance),
        event: other.event(),
        notes: notes.join("; "),
        marked: marked(&other.script).trim_end().to_owned(),
        labels: other.names.map(Option::unwrap_or_default),
        texts: other.texts.map(Option::unwrap_or_default),
        ..Row::default()
    }
}

fn row_of_marks(line: String) -> Row {
    Row { kind: "footnote marks", notes: line, ..Row::default() }
}

fn row_of_unseen(comparison: &Comparison<'_>, unseen: &Unseen) -> Row {
    Row {
        kind: "unseen",
        event: view::rule(unseen.rule).to_owned(),
        labels: Pair::new(String::new(), view::unseen_place(comparison, unseen)),
        texts: unseen.text.clone(),
        notes: view::unseen_characters(unseen),
        ..Row::default()
    }
}

fn row_of_check(check: Check) -> Row {
    Row {
        kind: if check.side.is_empty() { "limit" } else { "notice" },
        event: check.kind.to_owned(),
        notes: check.sentence(),
        ..Row::default()
    }
}

fn row_of_finding(comparison: &Comparison<'_>, finding: &Finding) -> Row {
    let clause = comparison.documents.new.clauses.get(finding.clause);
    Row {
        kind: "finding",
        event: "stale".to_owned(),
        labels: Pair::new(String::new(), clause.map(|clause| clause.label.to_string()).unwrap_or_default()),
        texts: Pair::new(String::new(), finding.text.clone()),
        notes: view::finding(comparison, finding),
        ..Row::default()
    }
}

/// `Welcomes the [-opening of the-][+fruitful+] work`: an edit script in one text. One side alone bears no marks.
fn marked(script: &[(Op, String)]) -> String {
    if let [(_, whole)] = script {
        return whole.clone();
    }
    script
        .iter()
        .map(|(op, text)| match op {
            Op::Equal => text.clone(),
            Op::Delete => format!("[-{text}-]"),
            Op::Insert => format!("[+{text}+]"),
        })
        .collect()
}

/// A cell that no spreadsheet takes for a formula.
///
/// A formula begins a cell; but where the separator is a semicolon, as it is for a spreadsheet set up in most of
/// Europe, a cell may also begin after a semicolon in the text, and in some programs after a line feed.
fn safe(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    if text.contains(|c: char| c.is_control() && c != '\n') || !text.is_ascii() {
        out = Cow::Owned(text.split('\n').map(view::visible).collect::<Vec<_>>().join("\n"));
    }
    let mut starts = true;
    let mut places = Vec::new();
    for (at, character) in out.char_indices() {
        match character {
            ';' | '\n' => starts = true,
            // Blanks before a formula are passed over by some programs.
            _ if character.is_whitespace() => {}
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' if starts => {
                places.push(at);
                starts = false;
            }
            _ => starts = false,
        }
    }
    for at in places.into_iter().rev() {
        out.to_mut().insert(at, '\'');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_begins_as_a_formula() {
        for (text, expected) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" \u{a0}=1", " \u{a0}'=1"),
            ("\t=1", "␉=1"),
            ("＝1", "'＝1"),
            ("report; =1", "report; '=1"),
            ("one\n-two", "one\n'-two"),
            ("a = b, co-operation; and", "a = b, co-operation; and"),
            ("[-old-][+new+]", "[-old-][+new+]"),
        ] {
            assert_eq!(safe(text), expected);
        }
    }
}
