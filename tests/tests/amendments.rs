//! Whoever carries the amendments out on the old text gets the new one.
#![allow(clippy::unwrap_used)]

use insta::assert_snapshot;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use resdiff_engine::{Pair, compare};
use resdiff_model::{Clause, ClauseKind, Document, Label};
use resdiff_report::{Source, amendments};
use resdiff_tests::amend::{carry_out, label};
use resdiff_tests::{corpus, resdiff, root, run};

const OLD: &str = "samples/A-RES-174-28.txt";
const NEW: &str = "samples/A-RES-175-32.txt";

/// Kinds of hyphens, blanks and quotation marks are no matter of amendments.
fn folded(text: &str) -> String {
    let fold = |c| match c {
        '\u{2010}' | '\u{2011}' | '\u{2012}' => '-',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    resdiff_report::view::visible(text).chars().map(fold).collect()
}

/// Writes the amendments, carries them out on the old document and compares what they give with the new one.
fn check(old: &Document, new: &Document) -> Result<(), String> {
    let comparison = compare(old, new);
    let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
    let text = amendments::report(&comparison, &sources);
    for clause in old.clauses.iter().chain(&new.clauses) {
        let name = amendments::name(&clause.label);
        let read = label(&name)?;
        if read != clause.label {
            return Err(format!("{} is named {name}, which is {read}", clause.label));
        }
    }
    let given = carry_out(old, &text).map_err(|why| format!("{why}\n{text}"))?;
    let given: Vec<String> = given.iter().map(|(label, text)| format!("{label} {}", folded(text))).collect();
    let expected: Vec<String> =
        new.clauses.iter().map(|clause| format!("{} {}", clause.label, folded(&clause.text))).collect();
    match std::iter::zip(&given, &expected).find(|(given, expected)| given != expected) {
        Some((given, expected)) => Err(format!("given:    {given}\nexpected: {expected}\n{text}")),
        None if given.len() != expected.len() => {
            Err(format!("{} clauses in place of {}\n{text}", given.len(), expected.len()))
        }
        None => Ok(()),
    }
}

fn read(path: &std::path::Path) -> Document {
    resdiff_reader::read(&std::fs::read(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn amendments_of_the_samples() {
    assert_snapshot!(run(resdiff().args([OLD, NEW, "--format", "amendments"])));
    let (old, new) = (read(&root().join(OLD)), read(&root().join(NEW)));
    check(&old, &new).unwrap();
    check(&new, &old).unwrap();
}

#[test]
fn every_pair_of_the_corpus_can_be_carried_out() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let pairs = std::fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in pairs.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let path = |symbol: &str| corpus.join("pdf").join(format!("{}.pdf", symbol.replace('/', "-")));
        let (old, new) = (read(&path(columns[1])), read(&path(columns[2])));
        if let Err(why) = check(&old, &new) {
            let why: String = why.chars().take(1500).collect();
            wrong.push(format!("{} → {}: {why}", columns[1], columns[2]));
        }
    }
    assert!(wrong.is_empty(), "{} pairs\n{}", wrong.len(), wrong.join("\n\n"));
}

const WORDS: [&str; 20] = [
    "the",
    "of",
    "and",
    "report",
    "States",
    "orbit",
    "harbour",
    "pilots",
    "work",
    "session",
    "“fair",
    "way”",
    "“",
    "words”,",
    "re-entry",
    "174/28",
    "3",
    "to",
    "in",
    "all",
];

fn text() -> impl Strategy<Value = String> {
    let word = select(WORDS.as_slice());
    let lead = select(["Welcomes", "Requests", "Notes", "Decides"].as_slice());
    (lead, vec(word, 1..30), select([";", ",", "."].as_slice()))
        .prop_map(|(lead, words, end)| format!("{lead} {}{end}", words.join(" ")))
}

/// What is done to a clause on its way to the new document.
#[derive(Clone, Debug)]
enum Step {
    Keep,
    Reword(String, Index, Index),
    Remove,
    Insert(String),
    Move(Index),
    Split(Index),
    Merge,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => Just(Step::Keep),
        3 => (text(), any::<Index>(), any::<Index>()).prop_map(|(text, at, to)| Step::Reword(text, at, to)),
        1 => Just(Step::Remove),
        1 => text().prop_map(Step::Insert),
        1 => any::<Index>().prop_map(Step::Move),
        1 => any::<Index>().prop_map(Step::Split),
        1 => Just(Step::Merge),
    ]
}

fn revise(texts: &[String], steps: &[Step]) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for (text, step) in texts.iter().zip(steps) {
        let words: Vec<&str> = text.split(' ').collect();
        match step {
            Step::Keep => new.push(text.clone()),
            Step::Reword(other, at, to) => {
                let (at, to) = (at.index(words.len()), to.index(words.len()));
                let put: Vec<&str> = other.split(' ').take(3).collect();
                let tail = &words[at.max(to)..];
                new.push([&words[..at.min(to)], &put, tail].concat().join(" "));
            }
            Step::Remove => {}
            Step::Insert(other) => new.extend([other.clone(), text.clone()]),
            Step::Move(at) => new.insert(at.index(new.len() + 1), text.clone()),
            Step::Split(at) => {
                let (one, other) = words.split_at(at.index(words.len()));
                new.extend([one, other].iter().filter(|part| !part.is_empty()).map(|part| part.join(" ")));
            }
            Step::Merge => match new.last_mut() {
                Some(last) => *last = format!("{last} {text}"),
                None => new.push(text.clone()),
            },
        }
    }
    new
}

/// Labels texts as a resolution: recitals, paragraphs with sub-paragraphs of two degrees, an annex.
fn document(texts: Vec<String>) -> Document {
    let count = texts.len();
    let mut document = Document::default();
    let (mut number, mut letter, mut roman) = (0, 0_usize, 0_usize);
    for (at, text) in texts.into_iter().enumerate() {
        let (label, kind) = if at < count / 4 {
            (Label::preambular(u32::try_from(at).unwrap() + 1), ClauseKind::Preambular)
        } else if at >= count - count / 6 {
            let place = u32::try_from(at + count / 6 - count).unwrap() + 1;
            let label = Label { scope: vec!["ANNEX".to_owned()], ..Label::paragraph(place) };
            (label, ClauseKind::Annex)
        } else {
            let label = match text.len() % 5 {
                0 | 1 if number > 0 && letter < 9 => {
                    (letter, roman) = (letter + 1, 0);
                    Label::operative(number).child(["a", "b", "c", "d", "e", "f", "g", "h", "j"][letter - 1])
                }
                2 if letter > 0 && roman < 3 => {
                    roman += 1;
                    let letter = ["a", "b", "c", "d", "e", "f", "g", "h", "j"][letter - 1];
                    Label::operative(number).child(letter).child(["i", "ii", "iii"][roman - 1])
                }
                _ => {
                    (number, letter, roman) = (number + 1, 0, 0);
                    Label::operative(number)
                }
            };
            (label, ClauseKind::Operative)
        };
        document.clauses.push(Clause::new(label, kind, text));
    }
    document
}

fn pairs() -> impl Strategy<Value = (Document, Document)> {
    (vec(text(), 0..16), vec(step(), 16)).prop_map(|(texts, steps)| {
        let new = revise(&texts, &steps);
        (document(texts), document(new))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn amendments_of_any_two_documents_give_the_new_one((old, new) in pairs()) {
        if let Err(why) = check(&old, &new) {
            return Err(TestCaseError::fail(why));
        }
    }
}
