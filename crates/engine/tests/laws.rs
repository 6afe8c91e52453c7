//! The promises of a comparison, for any two documents.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use resdiff_engine::{
    Change, ClauseCitation, Comparison, InlineOp, LeadChange, Mandate, Op, Pair, Relation, Strength, compare,
};
use resdiff_model::{Clause, ClauseKind, Document, Footnote, FootnoteMark, Heading, Label, Place};

/// Words of which clauses are made: stop words, names, numbers, ordinals, dates, symbols, signs, odd letters.
const WORDS: [&str; 42] = [
    "the",
    "of",
    "and",
    "in",
    "to",
    "Welcomes",
    "Requests",
    "also",
    "report",
    "States",
    "orbit",
    "traffic",
    "pilots",
    "harbour",
    "Group",
    "Experts",
    "co-operation",
    "seventy-fifth",
    "seventy-sixth",
    "session",
    "173/27",
    "174/28",
    "7 December 2120",
    "12 December 2119",
    "A/174/363",
    "A/175/394",
    "paragraph",
    "3",
    "65,459,100",
    "dollars",
    "“quoted”",
    "Near\u{2011}Earth",
    "Near-Earth",
    "ﬁnal",
    "Ωmega",
    "ѕhall",
    "Requests the pilots to submit to the Assembly a report at its seventy-sixth session",
    "and decides to include in the provisional agenda of its seventy-seventh session the item entitled “Orbits”",
    "within existing resources",
    "20 per cent",
    "Convention on the Harbours of the North",
    "2119–2120",
];

fn text() -> impl Strategy<Value = String> {
    let word = select(WORDS.as_slice());
    (vec((word, select(["", "", "", ",", ";"].as_slice())), 1..25), select([";", ",", ".", ":"].as_slice()))
        .prop_map(|(words, end)| {
            words.iter().map(|(w, sign)| format!("{w}{sign}")).collect::<Vec<_>>().join(" ") + end
        })
}

/// What is done to a clause on its way to the new document.
#[derive(Clone, Debug)]
enum Step {
    Keep,
    Reword(String, prop::sample::Index),
    Remove,
    Insert(String),
    Move(prop::sample::Index),
    Split(prop::sample::Index),
    Merge,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => Just(Step::Keep),
        2 => (text(), any::<prop::sample::Index>()).prop_map(|(text, at)| Step::Reword(text, at)),
        1 => Just(Step::Remove),
        1 => text().prop_map(Step::Insert),
        1 => any::<prop::sample::Index>().prop_map(Step::Move),
        1 => any::<prop::sample::Index>().prop_map(Step::Split),
        1 => Just(Step::Merge),
    ]
}

/// Labels texts as a resolution: some recitals, then paragraphs and sub-paragraphs.
fn document(texts: Vec<String>, session: &str) -> Document {
    let recitals = texts.len() / 3;
    let mut document = Document::default();
    document.masthead.session = Some(session.to_owned());
    let (mut number, mut letter) = (0, 0_u8);
    for (at, text) in texts.into_iter().enumerate() {
        let preambular = at < recitals;
        let label = if preambular {
            Label::preambular(u32::try_from(at).unwrap_or(0) + 1)
        } else if number > 0 && text.len() % 3 == 0 && letter < 26 {
            letter += 1;
            Label::operative(number).child(char::from(b'a' + letter - 1))
        } else {
            (number, letter) = (number + 1, 0);
            Label::operative(number)
        };
        let kind = if preambular { ClauseKind::Preambular } else { ClauseKind::Operative };
        let lead = text.find(' ').unwrap_or(0);
        let marks =
            if text.len() % 5 == 0 { vec![FootnoteMark { mark: "1".to_owned(), at: 0 }] } else { Vec::new() };
        document.clauses.push(Clause { lead: 0..lead, marks, ..Clause::new(label, kind, text) });
    }
    document.footnotes.push(Footnote {
        mark: "1".to_owned(),
        text: format!("{session} A/174/363."),
        at: Place::default(),
    });
    document.headings.push(Heading {
        label: "H1".to_owned(),
        text: format!("Heading {}", document.clauses.len()),
        level: 1,
        before: document.clauses.first().map(|c| c.label.clone()),
        marks: Vec::new(),
        at: Place::default(),
    });
    document
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(' ').collect()
}

fn revise(texts: &[String], steps: &[Step]) -> Vec<String> {
    let mut new: Vec<String> = Vec::new();
    for (text, step) in texts.iter().zip(steps) {
        let words = words_of(text);
        match step {
            Step::Keep => new.push(text.clone()),
            Step::Reword(other, at) => {
                let at = at.index(words.len());
                let head = words[..at].iter().copied().chain(words_of(other)).collect::<Vec<_>>();
                new.push(
                    head.into_iter().chain(words[at..].iter().copied().skip(2)).collect::<Vec<_>>().join(" "),
                );
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

fn pairs() -> impl Strategy<Value = (Document, Document)> {
    let texts = vec(text(), 0..14);
    (texts, vec(step(), 14)).prop_map(|(texts, steps)| {
        let new = revise(&texts, &steps);
        (document(texts, "Seventy-fourth"), document(new, "Seventy-fifth"))
    })
}

fn joined(document: &Document, clauses: &[usize]) -> String {
    clauses.iter().map(|at| document.clauses[*at].text.as_str()).collect::<Vec<_>>().join("\n")
}

fn kept(ops: &[InlineOp], op: Op) -> String {
    ops.iter().filter(|step| step.op == Op::Equal || step.op == op).map(|step| step.text.as_str()).collect()
}

/// A change with its two sides exchanged, as far as the promise of the mirror image goes.
fn mirrored(change: &Change) -> String {
    let ops: Vec<InlineOp> = change
        .inline
        .iter()
        .map(|step| InlineOp {
            op: match step.op {
                Op::Delete => Op::Insert,
                Op::Insert => Op::Delete,
                Op::Equal => Op::Equal,
            },
            text: step.text.clone(),
        })
        .collect();
    let relation = match change.relation {
        Relation::Added => Relation::Removed,
        Relation::Removed => Relation::Added,
        Relation::Split => Relation::Merged,
        Relation::Merged => Relation::Split,
        other => other,
    };
    let edits: Vec<_> =
        change.edits.iter().map(|e| (e.rule, e.significance, e.text.clone().swap())).collect();
    shown(relation, &change.clauses.clone().swap(), change, &ops, &edits)
}

type Facts = (Option<resdiff_engine::Rule>, resdiff_engine::Significance, Pair<String>);

fn plain(change: &Change) -> String {
    let edits: Vec<_> = change.edits.iter().map(|e| (e.rule, e.significance, e.text.clone())).collect();
    shown(change.relation, &change.clauses, change, &change.inline, &edits)
}

/// The facts of a change as one text; a deletion and an insertion that meet have no order.
fn shown(
    relation: Relation,
    clauses: &Pair<Vec<usize>>,
    change: &Change,
    ops: &[InlineOp],
    edits: &[Facts],
) -> String {
    let both = (kept(ops, Op::Delete), kept(ops, Op::Insert));
    let equal: Vec<&str> = ops.iter().filter(|op| op.op == Op::Equal).map(|op| op.text.as_str()).collect();
    format!(
        "{relation:?} {clauses:?} {} {} {:?} {both:?} {equal:?} {edits:?}",
        change.moved, change.renumbered, change.significance
    )
}

fn facts(comparison: &Comparison, show: fn(&Change) -> String) -> Vec<String> {
    let mut facts: Vec<String> = comparison.changes.iter().map(show).collect();
    facts.sort();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_clause_stands_in_exactly_one_change((old, new) in pairs()) {
        let comparison = compare(&old, &new);
        let mut seen: Vec<usize> = comparison.changes.iter().flat_map(|c| c.clauses.old.clone()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..old.clauses.len()).collect::<Vec<_>>());
        let mut seen: Vec<usize> = comparison.changes.iter().flat_map(|c| c.clauses.new.clone()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..new.clauses.len()).collect::<Vec<_>>());
    }

    #[test]
    fn edits_rebuild_both_texts_and_so_the_old_document((old, new) in pairs()) {
        let comparison = compare(&old, &new);
        let mut rebuilt: Vec<Option<String>> = vec![None; old.clauses.len()];
        for change in &comparison.changes {
            let (before, after) = (joined(&old, &change.clauses.old), joined(&new, &change.clauses.new));
            // From the new document and the report alone: where nothing is marked the new text is the old one.
            let text = if change.inline.is_empty() && change.relation == Relation::Unchanged {
                after.clone()
            } else if change.inline.is_empty() {
                before.clone()
            } else {
                prop_assert_eq!(kept(&change.inline, Op::Insert), after.clone());
                kept(&change.inline, Op::Delete)
            };
            prop_assert_eq!(&text, &before);
            for (at, line) in change.clauses.old.iter().zip(text.split('\n')) {
                rebuilt[*at] = Some(line.to_owned());
            }
            let linked = !change.clauses.old.is_empty() && !change.clauses.new.is_empty();
            prop_assert!(!change.inline.is_empty() || !linked || before == after);
            for edit in &change.edits {
                prop_assert_eq!(&before[edit.range.old.clone()], &edit.text.old);
                prop_assert_eq!(&after[edit.range.new.clone()], &edit.text.new);
            }
        }
        for (clause, text) in old.clauses.iter().zip(rebuilt) {
            prop_assert_eq!(Some(&clause.text), text.as_ref());
        }
    }

    #[test]
    fn exchanging_the_documents_gives_the_mirror_image((old, new) in pairs()) {
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        prop_assert_eq!(facts(&there, plain), facts(&back, mirrored));
    }

    #[test]
    fn facts_are_mirrored_too((old, new) in pairs()) {
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        let turned = |relation| match relation {
            Relation::Added => Relation::Removed,
            Relation::Removed => Relation::Added,
            other => other,
        };
        let sorted = |mut facts: Vec<String>| { facts.sort(); facts };
        let mandates = |comparison: &Comparison, turn: bool| {
            let fact = |m: &Mandate| {
                let (relation, terms) = (m.relation, m.terms.clone());
                let (relation, terms) = if turn { (turned(relation), terms.swap()) } else { (relation, terms) };
                format!("{:?} {relation:?} {terms:?} {:?}", m.kind, m.significance)
            };
            sorted(comparison.mandates.iter().map(fact).collect())
        };
        prop_assert_eq!(mandates(&there, false), mandates(&back, true));
        let citations = |comparison: &Comparison, turn: bool| {
            let fact = |c: &ClauseCitation| {
                let (relation, names) = (c.relation, c.names.clone());
                let (relation, names) = if turn { (turned(relation), names.swap()) } else { (relation, names) };
                format!("{relation:?} {names:?} {} {:?}", c.everywhere, c.significance)
            };
            sorted(comparison.changes.iter().flat_map(|change| &change.citations).map(fact).collect())
        };
        prop_assert_eq!(citations(&there, false), citations(&back, true));
        prop_assert_eq!(&there.instruments, &back.instruments.clone().swap());
        let leads = |comparison: &Comparison, turn: bool| {
            let fact = |l: &LeadChange| {
                let strength = match l.strength {
                    Strength::Stronger if turn => Strength::Weaker,
                    Strength::Weaker if turn => Strength::Stronger,
                    other => other,
                };
                let (one, other) = if turn { (&l.lost, &l.gained) } else { (&l.gained, &l.lost) };
                format!("{strength:?} {:?} {one:?} {other:?}", l.authority)
            };
            sorted(comparison.changes.iter().filter_map(|change| change.lead.as_ref()).map(fact).collect())
        };
        prop_assert_eq!(leads(&there, false), leads(&back, true));
    }

    #[test]
    fn a_document_has_no_change_against_itself((document, _) in pairs()) {
        let comparison = compare(&document, &document);
        for change in &comparison.changes {
            prop_assert_eq!(change.relation, Relation::Unchanged);
            prop_assert!(!change.moved && !change.renumbered && change.role_change.is_none());
            prop_assert!(change.edits.is_empty() && change.significance.is_none() && change.footnotes.is_empty());
            prop_assert_eq!(&change.clauses.old, &change.clauses.new);
            prop_assert!(change.citations.is_empty());
            prop_assert!(change.lead.as_ref().is_none_or(|lead| lead.strength == Strength::Same));
        }
        prop_assert!(comparison.masthead.is_empty() && comparison.headings.is_empty());
        prop_assert!(comparison.footnotes.is_empty() && comparison.findings.is_empty());
        prop_assert!(comparison.citations.old.is_empty() && comparison.citations.new.is_empty());
        prop_assert!(comparison.instruments.old.is_empty() && comparison.instruments.new.is_empty());
        prop_assert!(comparison.annexes.is_empty() && comparison.tables.is_empty());
        prop_assert!(comparison.mandates.iter().all(|mandate| mandate.relation == Relation::Unchanged));
    }

    #[test]
    fn the_same_input_gives_the_same_output((old, new) in pairs()) {
        prop_assert_eq!(format!("{:?}", compare(&old, &new)), format!("{:?}", compare(&old.clone(), &new.clone())));
    }

    #[test]
    fn shares_lie_between_nothing_and_all((old, new) in pairs()) {
        for change in compare(&old, &new).changes {
            prop_assert!((0.0..=1.0).contains(&change.similarity) && (0.0..=1.0).contains(&change.confidence));
        }
    }
}
