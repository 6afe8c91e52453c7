//! Differences that no reader of the page could see: every planted one is told of, and clean texts raise no alarm.
#![allow(clippy::unwrap_used)]

use resdiff_engine::{Comparison, Pair, Rule, UnseenIn, compare};
use resdiff_model::characters::{code_point, described};
use resdiff_model::{Clause, ClauseKind, Document, Label, NoticeKind};
use resdiff_report::{Source, json, terminal};
use resdiff_tests::corpus;
use resdiff_tests::tongues::{TONGUES, Tongue, next};

/// Clauses of one document.
const CLAUSES: u64 = 50;

fn document(texts: &[String]) -> Document {
    let clause = |(number, text): (u32, &String)| {
        Clause::new(Label::operative(number), ClauseKind::Operative, text.as_str())
    };
    Document { clauses: (1..).zip(texts).map(clause).collect(), ..Document::default() }
}

/// Letters of one script and those of another that look like them.
const TWINS: [(&str, &str); 3] = [
    ("aceijopsxyABCEHIJKMOPSTX", "асеіјорѕхуАВСЕНІЈКМОРЅТХ"),
    ("ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ"),
    ("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX"),
];
const INVISIBLE: [char; 11] = [
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{feff}',
    '\u{200e}',
    '\u{202a}',
    '\u{202e}',
    '\u{2066}',
    '\u{34f}',
    '\u{e0041}',
    '\u{fe0e}',
];
const BLANKS: [char; 5] = ['\u{a0}', '\u{2009}', '\u{202f}', '\u{2003}', '\u{3000}'];
const HYPHENS: [char; 4] = ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2012}'];
const ACCENTED: [(&str, &str); 5] =
    [("é", "e\u{301}"), ("à", "a\u{300}"), ("ó", "o\u{301}"), ("ñ", "n\u{303}"), ("ё", "е\u{308}")];

/// Puts one thing that cannot be seen into a text: the kind it is of, the character that came and the text; none
/// where the text has no place for it.
fn plant(text: &str, sort: usize, state: &mut u64) -> Option<(Rule, String, String)> {
    let replace = |places: Vec<(usize, &str)>, by: String, rule: Rule, state: &mut u64| {
        let (at, old) = *places.get(next(state) % places.len().max(1))?;
        Some((rule, by.clone(), format!("{}{by}{}", &text[..at], &text[at + old.len()..])))
    };
    match sort {
        0..=2 => {
            let (from, to) = TWINS[sort];
            let pairs: Vec<(usize, char)> = text
                .char_indices()
                .filter_map(|(at, c)| Some((at, to.chars().nth(from.chars().position(|twin| twin == c)?)?)))
                .collect();
            let (at, twin) = *pairs.get(next(state) % pairs.len().max(1))?;
            let rest = text[at..].chars().next()?.len_utf8();
            Some((Rule::LookAlike, twin.to_string(), format!("{}{twin}{}", &text[..at], &text[at + rest..])))
        }
        3..=5 => {
            let sign = INVISIBLE[next(state) % INVISIBLE.len()];
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = places[next(state) % places.len()];
            Some((
                Rule::InvisibleCharacter,
                sign.to_string(),
                format!("{}{sign}{}", &text[..at], &text[at..]),
            ))
        }
        6 => {
            let by = BLANKS[next(state) % BLANKS.len()].to_string();
            replace(text.match_indices(' ').collect(), by, Rule::Typography, state)
        }
        7 => {
            let by = HYPHENS[next(state) % HYPHENS.len()].to_string();
            replace(text.match_indices('-').collect(), by, Rule::Typography, state)
        }
        _ => {
            let (composed, apart) = ACCENTED[next(state) % ACCENTED.len()];
            replace(text.match_indices(composed).collect(), apart.to_owned(), Rule::Normalization, state)
        }
    }
}

/// Whether a comparison tells of a difference of this kind in a clause.
fn tells(comparison: &Comparison<'_>, clause: usize, rule: Rule, sign: &str) -> bool {
    comparison.unseen.iter().any(|unseen| {
        matches!(&unseen.place, UnseenIn::Clauses(clauses) if clauses.new.contains(&clause))
            && unseen.rule == rule
            && unseen.signs.iter().any(|signs| signs.new.contains(sign))
    })
}

fn sources() -> Pair<Source> {
    Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"))
}

#[test]
fn five_thousand_planted_ones_are_all_seen() {
    let mut state = 1;
    let mut planted = 0;
    let mut round = 0_u64;
    while planted < 5_000 {
        let tongue: &Tongue = &TONGUES[usize::try_from(round).unwrap() % TONGUES.len()];
        let first = round * CLAUSES;
        let old: Vec<String> = (first..first + CLAUSES).map(|number| tongue.paragraph(number)).collect();
        let mut new = old.clone();
        let mut expected = Vec::new();
        for (clause, text) in new.iter_mut().enumerate() {
            let sort = next(&mut state) % 9;
            if let Some((rule, sign, changed)) = plant(text, sort, &mut state) {
                expected.push((clause, rule, sign));
                *text = changed;
            }
        }
        let (old, new) = (document(&old), document(&new));
        let comparison = compare(&old, &new);
        for (clause, rule, sign) in &expected {
            let of_clause: Vec<_> =
                comparison.changes.iter().filter(|change| change.clauses.new.contains(clause)).collect();
            assert!(
                tells(&comparison, *clause, *rule, sign),
                "{} {rule:?} {} in {}\n{of_clause:#?}",
                tongue.code,
                described(sign),
                new.clauses[*clause].text,
            );
            // What was planted is a change; what is no more than print is not.
            let differs = of_clause.iter().any(|change| change.significance.is_some());
            assert!(differs || rule.is_print(), "{rule:?} {}", described(sign));
        }
        // Every one stands in the reports by its code point.
        let text = json::to_string(&json::report(&comparison, &sources()));
        let page = terminal::report(
            &comparison,
            &sources(),
            &terminal::Options { width: 1000, ..Default::default() },
        );
        for (_, rule, sign) in &expected {
            let code = code_point(sign.chars().last().unwrap());
            assert!(text.contains(&code) && (rule.is_print() || page.contains(&code)), "{code}");
        }
        planted += expected.len();
        round += 1;
    }
}

#[test]
fn a_thousand_clean_paragraphs_raise_no_alarm() {
    for tongue in &TONGUES {
        let texts: Vec<String> = (0..167).map(|number| tongue.paragraph(number)).collect();
        let read = resdiff_reader::read(texts.join("\n\n").as_bytes()).unwrap();
        let alarms: Vec<_> =
            read.warnings.iter().filter(|notice| notice.kind == NoticeKind::Deceit).collect();
        assert!(alarms.is_empty(), "{}: {alarms:?}", tongue.code);
        // Against itself, and against paragraphs that differ in words.
        let other: Vec<String> = (80..247).map(|number| tongue.paragraph(number)).collect();
        for other in [&texts, &other] {
            let (old, new) = (document(&texts), document(other));
            let unseen = compare(&old, &new).unseen;
            assert!(unseen.is_empty(), "{}: {unseen:?}", tongue.code);
        }
    }
}

#[test]
fn genuine_pairs_raise_no_alarm() {
    let Some(corpus) = corpus() else {
        return println!("skipped: no corpus");
    };
    let read = |symbol: &str| {
        let path = corpus.join("pdf").join(format!("{}.pdf", symbol.replace('/', "-")));
        resdiff_reader::read(&std::fs::read(path).unwrap()).unwrap()
    };
    for row in std::fs::read_to_string(corpus.join("pairs.tsv")).unwrap().lines().skip(1) {
        let symbols: Vec<&str> = row.split('\t').skip(1).take(2).collect();
        let (old, new) = (read(symbols[0]), read(symbols[1]));
        for document in [&old, &new] {
            let alarms = document.warnings.iter().filter(|notice| notice.kind == NoticeKind::Deceit);
            assert_eq!(alarms.count(), 0, "{row}");
        }
        let comparison = compare(&old, &new);
        let planted: Vec<_> = comparison.unseen.iter().filter(|unseen| !unseen.rule.is_print()).collect();
        assert!(planted.is_empty(), "{row}: {planted:?}");
    }
}

#[test]
fn headings_notes_annexes_and_the_masthead_are_looked_at_too() {
    let sample = std::fs::read_to_string(resdiff_tests::root().join("samples/A-RES-174-28.md")).unwrap();
    let old = resdiff_reader::read(sample.as_bytes()).unwrap();
    let mut new = old.clone();
    let title = new.masthead.title.as_mut().unwrap();
    *title = title.replacen('o', "\u{43e}", 1);
    new.footnotes[0].text.insert(3, '\u{200b}');
    new.headings[0].text.insert(2, '\u{202e}');
    let annex = &mut new.annexes[0].title;
    *annex = annex.replacen('e', "\u{435}", 1);
    let comparison = compare(&old, &new);
    let found: Vec<_> = comparison.unseen.iter().map(|unseen| (unseen.rule, unseen.place.clone())).collect();
    assert!(found.contains(&(Rule::LookAlike, UnseenIn::Field("title"))), "{found:?}");
    assert!(found.contains(&(Rule::InvisibleCharacter, UnseenIn::Footnote(Pair::new(0, 0)))), "{found:?}");
    assert!(found.contains(&(Rule::InvisibleCharacter, UnseenIn::Heading(Pair::new(0, 0)))), "{found:?}");
    assert!(found.contains(&(Rule::LookAlike, UnseenIn::Annex(Pair::new(0, 0)))), "{found:?}");
    let changed = [
        comparison.masthead.len(),
        comparison.footnotes.len(),
        comparison.headings.len(),
        comparison.annexes.len(),
    ];
    assert_eq!(changed, [1, 1, 1, 1]);
    let sources = Pair::new(Source::new("old", "markdown"), Source::new("new", "markdown"));
    let report = terminal::report(&comparison, &sources, &terminal::Options::default());
    assert!(report.contains("title of ANNEX"), "{report}");
}

#[test]
fn what_print_alone_changes_in_the_title_of_an_annex_is_told_and_changes_nothing() {
    let sample = std::fs::read_to_string(resdiff_tests::root().join("samples/A-RES-174-28.md")).unwrap();
    let old = resdiff_reader::read(sample.as_bytes()).unwrap();
    let mut new = old.clone();
    let annex = &mut new.annexes[0].title;
    *annex = annex.replacen(' ', "\u{a0}", 1);
    let comparison = compare(&old, &new);
    assert_eq!(comparison.annexes, []);
    let found: Vec<_> = comparison.unseen.iter().map(|unseen| (unseen.rule, unseen.place.clone())).collect();
    assert_eq!(found, [(Rule::Typography, UnseenIn::Annex(Pair::new(0, 0)))]);
}
