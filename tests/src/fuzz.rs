//! What each fuzz target does with its bytes: here and not in `fuzz/`, so that seeds and finds are replayed by an
//! ordinary test as well.

use std::sync::OnceLock;

use resdiff_model::{
    Clause, ClauseKind, Document, Footnote, FootnoteMark, Heading, Label, Place, Style, Table,
};
use resdiff_reader::{Form, Gap, Geometry, Hint, Line, Run, Transcript};

use crate::promises;

/// A target: its name, which is that of its file in `fuzz/fuzz_targets` and of its folder of seeds, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 7] = [
    ("text", text),
    ("markdown", markdown),
    ("pdf", pdf),
    ("recogniser", recogniser),
    ("engine", engine),
    ("reports", reports),
    ("revisions", revisions),
];

/// Reads the bytes as text, in whatever encoding.
pub fn text(bytes: &[u8]) {
    // What begins like another form is left to the target of that form.
    if Form::of(bytes) == Ok(Form::Text) {
        read(bytes);
    }
}

/// Reads the bytes as Markdown: emphasis at the head sees to it.
pub fn markdown(bytes: &[u8]) {
    read(&[b"1. *Welcomes* the report;\n\n", bytes].concat());
}

/// Reads the bytes as PDF.
pub fn pdf(bytes: &[u8]) {
    if Form::of(bytes) == Ok(Form::Pdf) {
        read(bytes);
    } else {
        read(&[b"%PDF-1.7\n", bytes].concat());
    }
}

/// A file is read or refused, and no word of it is lost.
fn read(bytes: &[u8]) {
    if let Ok(document) = resdiff_reader::read(bytes) {
        accounted(&document);
    }
}

fn accounted(document: &Document) {
    let sums = document.accounting;
    let parts = sums.clauses
        + sums.headings
        + sums.footnotes
        + sums.masthead
        + sums.tables
        + sums.annexes
        + sums.furniture
        + sums.unplaced;
    assert_eq!(parts, sums.total, "words are lost");
    for clause in &document.clauses {
        assert!(clause.text.get(clause.lead.clone()).is_some());
        assert!(clause.marks.iter().all(|mark| clause.text.is_char_boundary(mark.at)));
    }
}

/// Recognises any transcript: the first byte of each line says how it is set, the rest is its text.
pub fn recogniser(bytes: &[u8]) {
    let transcript = transcript(bytes);
    accounted(&resdiff_reader::recognize(&transcript));
}

fn transcript(bytes: &[u8]) -> Transcript {
    let line = |(number, line): (usize, &[u8])| {
        let (flags, text) = line.split_first().map_or((0, line), |(flags, text)| (*flags, text));
        let has = |bit: u8| flags & 1 << bit != 0;
        let text = String::from_utf8_lossy(text).into_owned();
        let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let style = Style { italic: has(0), bold: has(1), raised: has(2), ..Style::default() };
        let runs = [(style, &text[..middle]), (Style::default(), &text[middle..])];
        let number = u32::try_from(number).unwrap_or(0);
        Line {
            runs: runs.map(|(style, text)| Run { text: text.to_owned(), style, note: has(6) }).to_vec(),
            gap: if has(3) {
                Gap::Blank
            } else if has(4) {
                Gap::Page
            } else {
                Gap::Line
            },
            at: Place { page: Some(number / 40 + 1), line: Some(number + 1), ..Place::default() },
            geometry: has(5).then_some(Geometry {
                left: f32::from(flags & 7) * 20.0,
                right: 500.0,
                height: Some(f32::from(flags) * 3.0),
                size: 10.0,
            }),
            hint: if has(6) {
                Some(Hint::Footnote)
            } else if has(7) {
                Some(Hint::Heading(2))
            } else {
                None
            },
        }
    };
    let form = if bytes.len().is_multiple_of(2) { Form::Pdf } else { Form::Text };
    let lines = bytes.split(|b| *b == b'\n').enumerate().map(line).collect();
    Transcript { form, lines, notices: Vec::new() }
}

/// Compares any two documents: lines with a letter in front for what they are, `=` between the two.
pub fn engine(bytes: &[u8]) {
    let (old, new) = documents(bytes);
    promises::check(&old, &new);
}

/// Writes every report of any two documents.
pub fn reports(bytes: &[u8]) {
    let (old, new) = documents(bytes);
    let name: String = old.clauses.first().map_or_else(String::new, |clause| clause.text.clone());
    promises::check_reports(&old, &new, &name);
}

fn documents(bytes: &[u8]) -> (Document, Document) {
    let text = String::from_utf8_lossy(bytes);
    let (old, new) = text.split_once("\n=\n").unwrap_or((&text, ""));
    (document(old), document(new))
}

fn document(text: &str) -> Document {
    let mut document = Document::default();
    let (mut preamble, mut operative, mut letter) = (0, 0, b'a');
    for line in text.split('\n') {
        let Some(sort) = line.chars().next() else { continue };
        let text = &line[sort.len_utf8()..];
        let count = |number: usize| u32::try_from(number).unwrap_or(0);
        let clause = match sort {
            'P' => {
                preamble += 1;
                Clause::new(Label::preambular(preamble), ClauseKind::Preambular, text)
            }
            'S' if operative > 0 && letter < b'z' => {
                letter += 1;
                Clause::new(
                    Label::operative(operative).child(char::from(letter - 1)),
                    ClauseKind::Operative,
                    text,
                )
            }
            'H' => {
                document.headings.push(Heading {
                    label: format!("H{}", document.headings.len() + 1),
                    text: text.to_owned(),
                    level: 1,
                    before: None,
                    marks: Vec::new(),
                    at: Place::default(),
                });
                continue;
            }
            'F' => {
                let mark = count(document.footnotes.len() + 1).to_string();
                document.footnotes.push(Footnote { mark, text: text.to_owned(), at: Place::default() });
                continue;
            }
            'T' => {
                let cells = text.split('|').map(str::to_owned).collect();
                match document.tables.last_mut() {
                    Some(table) => table.rows.push(cells),
                    None => document.tables.push(Table {
                        label: "T1".to_owned(),
                        rows: vec![cells],
                        after: None,
                        at: Place::default(),
                    }),
                }
                continue;
            }
            'M' => {
                document.masthead.title = Some(text.to_owned());
                document.masthead.session = Some(text.to_owned());
                continue;
            }
            _ => {
                (operative, letter) = (operative + 1, b'a');
                Clause::new(Label::operative(operative), ClauseKind::Operative, text)
            }
        };
        let lead = clause.text.find(' ').unwrap_or(0);
        let marks = match clause.text.rfind(' ') {
            Some(at) if sort == 'P' => vec![FootnoteMark { mark: "1".to_owned(), at }],
            _ => Vec::new(),
        };
        document.clauses.push(Clause { lead: 0..lead, marks, ..clause });
    }
    document
}

/// Revises a specimen resolution as the bytes say, four for a step, and checks all promises on the two versions.
pub fn revisions(bytes: &[u8]) {
    static SPECIMENS: OnceLock<Vec<Document>> = OnceLock::new();
    let specimens = SPECIMENS.get_or_init(|| {
        [include_str!("../../samples/A-RES-174-28.txt"), include_str!("../../samples/A-RES-175-32.txt")]
            .iter()
            .filter_map(|text| resdiff_reader::read(text.as_bytes()).ok())
            .collect()
    });
    let (Some(one), Some(other)) = (specimens.first(), specimens.last()) else { return };
    let mut new = if bytes.len().is_multiple_of(2) { one.clone() } else { other.clone() };
    for step in bytes.chunks_exact(4).take(64) {
        revise(&mut new, step, other);
    }
    promises::check(one, &new);
    promises::check_reports(one, &new, "specimen");
}

fn revise(document: &mut Document, step: &[u8], other: &Document) {
    let clauses = &mut document.clauses;
    if clauses.is_empty() {
        return;
    }
    let at = usize::from(step[1]) % clauses.len();
    let to = usize::from(step[2]) % clauses.len();
    let sign = char::from_u32(u32::from(step[3]) * 37).unwrap_or('\u{200b}');
    let place = |text: &str| {
        (0..=text.len() * usize::from(step[2]) / 256).rev().find(|at| text.is_char_boundary(*at))
    };
    match step[0] % 10 {
        0 => drop(clauses.remove(at)),
        1 => clauses.swap(at, to),
        2 => clauses.insert(at, other.clauses[to % other.clauses.len()].clone()),
        3 => {
            let more = clauses[to].text.clone();
            clauses[at].text.push(' ');
            clauses[at].text.push_str(&more);
        }
        4 => {
            let cut = place(&clauses[at].text).unwrap_or(0);
            let mut rest = clauses[at].clone();
            rest.text = clauses[at].text.split_off(cut);
            (rest.lead, rest.marks) = (0..0, Vec::new());
            clauses[at].lead = 0..0;
            clauses[at].marks.clear();
            clauses.insert(at + 1, rest);
        }
        5 => {
            let here = place(&clauses[at].text).unwrap_or(0);
            clauses[at].text.insert(here, sign);
            (clauses[at].lead, clauses[at].marks) = (0..0, Vec::new());
        }
        6 => {
            let words = clauses[at].text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let gone = to % words.len();
            let kept: Vec<String> = words
                .into_iter()
                .enumerate()
                .filter(|(number, _)| *number != gone)
                .map(|(_, word)| word)
                .collect();
            clauses[at].text = kept.join(" ");
            (clauses[at].lead, clauses[at].marks) = (0..0, Vec::new());
        }
        7 => clauses[at].label = clauses[to].label.clone(),
        8 => {
            clauses[at].text = clauses[at].text.to_uppercase();
            (clauses[at].lead, clauses[at].marks) = (0..0, Vec::new());
        }
        _ => document.footnotes.truncate(at % 7),
    }
}
