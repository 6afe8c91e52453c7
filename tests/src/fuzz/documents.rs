//! Any two documents from bytes, without a reader: what no resolution looks like occurs as well.

use resdiff_model::{
    Annex, Clause, ClauseKind, Document, Footnote, FootnoteMark, Heading, Label, Place, Stem, Style, Table,
};

/// Two documents: lines with a letter in front for what they are, a line with `=` between the two.
pub(super) fn two(bytes: &[u8]) -> (Document, Document) {
    let text = String::from_utf8_lossy(bytes);
    let (old, new) = text.split_once("\n=\n").unwrap_or((&text, ""));
    (document(old), document(new))
}

/// A document, line by line: `P` a preambular paragraph, `S` a sub-paragraph, `X` a paragraph of the annex, `H` a
/// heading, `F` a footnote, `T` a row of a table with `|` between its cells, `A` the title of an annex, `M` a title
/// of the document, anything else an operative paragraph.
pub(super) fn document(text: &str) -> Document {
    let mut making = Making::default();
    for line in text.split('\n') {
        if let Some(sort) = line.chars().next() {
            making.line(sort, &line[sort.len_utf8()..]);
        }
    }
    making.document
}

#[derive(Default)]
struct Making {
    document: Document,
    preamble: u32,
    operative: u32,
    annexed: u32,
    /// How many sub-paragraphs the last operative paragraph has.
    letters: u8,
}

impl Making {
    fn line(&mut self, sort: char, text: &str) {
        let document = &mut self.document;
        match sort {
            'P' => {
                self.preamble += 1;
                self.clause(Label::preambular(self.preamble), ClauseKind::Preambular, text);
            }
            'S' if self.operative > 0 && self.letters < 26 => {
                let letter = char::from(b'a' + self.letters);
                self.letters += 1;
                let label = Label::operative(self.operative).child(letter);
                self.clause(label, ClauseKind::Operative, text);
            }
            'X' => {
                self.annexed += 1;
                let scope = document.annexes.last().map_or_else(|| "ANNEX".to_owned(), |a| a.name.clone());
                let stem = Stem::Printed(self.annexed.to_string());
                let label = Label { scope: vec![scope], stem, ..Label::default() };
                self.clause(label, ClauseKind::Annex, text);
            }
            'H' => {
                let label = format!("H{}", document.headings.len() + 1);
                let (text, marks, at) = (text.to_owned(), Vec::new(), Place::default());
                let before = document.clauses.last().map(|clause| clause.label.clone());
                document.headings.push(Heading { label, text, level: 1, before, marks, at });
            }
            'F' => {
                let mark = (document.footnotes.len() + 1).to_string();
                document.footnotes.push(Footnote { mark, text: text.to_owned(), at: Place::default() });
            }
            'T' => {
                let cells = text.split('|').map(str::to_owned).collect();
                match document.tables.last_mut() {
                    Some(table) => table.rows.push(cells),
                    None => {
                        let after = document.clauses.last().map(|clause| clause.label.clone());
                        let (label, at) = ("T1".to_owned(), Place::default());
                        document.tables.push(Table { label, rows: vec![cells], after, at });
                    }
                }
            }
            'A' => {
                let name = match document.annexes.len() {
                    0 => "ANNEX".to_owned(),
                    more => format!("ANNEX-{}", more + 1),
                };
                let (title, marks, at) = (text.to_owned(), Vec::new(), Place::default());
                document.annexes.push(Annex { name, title, marks, at });
                self.annexed = 0;
            }
            'M' => {
                document.masthead.title = Some(text.to_owned());
                document.masthead.session = Some(text.to_owned());
                document.masthead.symbol = text.split(' ').next().map(str::to_owned);
            }
            _ => {
                (self.operative, self.letters) = (self.operative + 1, 0);
                self.clause(Label::operative(self.operative), ClauseKind::Operative, text);
            }
        }
    }

    /// The first word is the lead phrase; the last blank of a preambular paragraph bears a footnote mark, and what
    /// stands before the first comma is italic.
    fn clause(&mut self, label: Label, kind: ClauseKind, text: &str) {
        let clause = Clause::new(label, kind, text);
        let lead = clause.text.find(' ').unwrap_or(0);
        let marks = match clause.text.rfind(' ') {
            Some(at) if kind == ClauseKind::Preambular => vec![FootnoteMark { mark: "1".to_owned(), at }],
            _ => Vec::new(),
        };
        let style =
            Style { italic: true, link: Some("https://example.org/a".to_owned()), ..Style::default() };
        let comma = clause.text.find(',').filter(|at| *at > 0);
        let spans = comma.map(|at| resdiff_model::Span { range: 0..at, style }).into_iter().collect();
        self.document.clauses.push(Clause { lead: 0..lead, marks, spans, ..clause });
    }
}
