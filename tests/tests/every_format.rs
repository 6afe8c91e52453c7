//! Every output tells everything that a comparison knows: one of each fact is planted into a pair, and each format is
//! searched for it. A new fact that some format forgets fails here.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use resdiff_engine::{Comparison, Options, Pair, compare_with};
use resdiff_model::{Document, Notice, NoticeKind, Place, Table};
use resdiff_report::{Filter, Source, amendments, csv, docx, html, json, markdown, terminal, view};
use resdiff_tests::{resdiff, root, run};
use serde_json::Value;

/// The samples, with one of each fact that they do not have themselves.
fn planted() -> Pair<Document> {
    let read = |name: &str| {
        resdiff_reader::read(&std::fs::read(root().join("samples").join(name)).unwrap()).unwrap()
    };
    let mut pair = Pair::new(read("A-RES-174-28.txt"), read("A-RES-175-32.txt"));
    let table = |sum: &str| Table {
        label: "T1".to_owned(),
        rows: vec![vec!["Year".to_owned(), "Sum".to_owned()], vec!["2119".to_owned(), sum.to_owned()]],
        after: Some("ANNEX.5".parse().unwrap()),
        at: Place::default(),
    };
    pair.old.tables.push(table("1 200"));
    pair.new.tables.push(table("1 350"));
    pair.new.annexes[0].title.push_str(" of the Kármán Line");
    let mut replace = |label: &str, from: &str, to: &str| {
        let label = label.parse().unwrap();
        let clause = pair.new.clauses.iter_mut().find(|clause| clause.label == label).unwrap();
        assert!(clause.text.contains(from), "{label}: {}", clause.text);
        clause.text = clause.text.replacen(from, to, 1);
    };
    // A Cyrillic letter, a zero-width blank, letters stored apart, another hyphen.
    replace("PP2", "common", "cоmmon");
    replace("PP3", "two decades", "two\u{200b} decades");
    replace("ANNEX.1", "members", "me\u{301}mbers");
    replace("OP1(b)(i)", " ", "\u{a0}");
    replace("PP4", "Affirming", "Recalling the Convention on the Lighthouses of the North, and affirming");
    let clause = pair.old.clauses.iter_mut().find(|clause| clause.label.to_string() == "ANNEX.1").unwrap();
    clause.text = clause.text.replacen("members", "m\u{e9}mbers", 1);
    let notice = |message: &str| Notice {
        kind: NoticeKind::Numbering,
        message: message.to_owned(),
        at: Place { page: Some(3), ..Place::default() },
    };
    pair.old.warnings.push(notice("a number was passed over in the old text"));
    pair.new.warnings.push(notice("a number was passed over in the new text"));
    pair
}

/// The words of a report as its reader sees them, on one line: without markup, the marks of footnotes and brackets
/// around changed words.
fn words(format: &str, report: &str) -> String {
    let mut text = String::new();
    let mut rest = report;
    while let Some((before, after)) = rest.split_once('<').filter(|_| is_marked_up(format)) {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        let is_mark = tag == "sup" || tag.starts_with("sup ");
        rest = if is_mark { after.split_once("</sup>").unwrap().1 } else { after };
    }
    text.push_str(rest);
    for (mark, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", ""),
        ("&amp;", "&"),
        ("\\n", " "),
        ("\\", ""),
        ("\"", ""),
        ("[-", ""),
        ("-]", ""),
        ("[+", ""),
        ("+]", ""),
    ] {
        text = text.replace(mark, sign);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_marked_up(format: &str) -> bool {
    matches!(format, "html" | "docx" | "markdown")
}

/// Every format and what it makes of a comparison.
fn reports(comparison: &Comparison<'_>) -> Vec<(&'static str, String)> {
    let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
    let filter = Filter::default();
    let (mut table, mut lines) = (Vec::new(), Vec::new());
    csv::write(comparison, &sources, &filter, &mut table).unwrap();
    json::write_lines(comparison, &sources, &filter, &mut lines).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let page = html::report(comparison, &sources, &html::Options::default());
    let (_, body) = page.split_once("</style>").unwrap();
    // The command tells the remarks beside the file.
    let redline = docx::redline(comparison, &docx::Revision::default()).unwrap();
    let redline = format!("{}\n{}", parts(&redline), view::remarks(comparison).join("\n"));
    // Folded, a routine change is told by its name alone.
    let wide = terminal::Options { width: 1000, unfold: true, ..terminal::Options::default() };
    let sides = terminal::Options { side_by_side: true, ..wide.clone() };
    let marked = markdown::report(comparison, &sources, &markdown::Options::default());
    vec![
        ("terminal", terminal::report(comparison, &sources, &wide)),
        ("terminal", terminal::report(comparison, &sources, &sides)),
        ("html", body.rsplit_once("<script>").unwrap().0.to_owned()),
        ("json", json::to_string(&json::report(comparison, &sources))),
        ("ndjson", text(lines)),
        ("docx", redline),
        ("markdown", marked),
        ("csv", text(table)),
        ("amendments", amendments::report(comparison, &sources)),
    ]
}

/// The text of the parts of a Word file.
fn parts(bytes: &[u8]) -> String {
    let package = resdiff_docx::Package::open(bytes, &resdiff_docx::Limits::default()).unwrap();
    let of = |name: &str| String::from_utf8_lossy(package.part(name).unwrap()).into_owned();
    ["word/document.xml", "word/footnotes.xml", "word/header1.xml"].map(of).concat()
}

/// What a report must say: words, and whether only the old text has them.
type Fact = (String, bool);

/// What a report must say of an entry of a list of the JSON report, which holds everything.
fn told(key: &str, entry: &Value) -> Vec<Fact> {
    let of = |value: &Value| value.as_str().map(str::to_owned).into_iter().collect::<Vec<_>>();
    let sides = |old: Vec<String>, new: Vec<String>| -> Vec<Fact> {
        old.into_iter().map(|fact| (fact, true)).chain(new.into_iter().map(|fact| (fact, false))).collect()
    };
    let steps = |op: &str| -> Vec<String> {
        let all = entry["inline"].as_array().into_iter().flatten();
        let texts = all.filter(|step| step["op"] == op).filter_map(|step| step["text"].as_str());
        // Of words that reach into another paragraph each part is told in its own.
        let parts =
            texts.flat_map(|text| text.split('\n')).map(|part| part.trim_matches([' ', ',', ';', ':']));
        parts.map(str::to_owned).collect()
    };
    match key {
        // The session is told as a number in the head of a page.
        "masthead" if entry["field"] == "session" => Vec::new(),
        "masthead" => sides(of(&entry["old"]), of(&entry["new"])),
        "changes" if entry["significance"] != "substantive" => Vec::new(),
        "changes" | "footnotes" | "headings" | "annexes" => sides(steps("delete"), steps("insert")),
        "citations" => sides(Vec::new(), of(&entry["symbol"])),
        "instruments" => sides(Vec::new(), of(&entry["name"])),
        "mandates" if entry["relation"] == "reworded" => {
            let term = |term: &Value| [of(&term["when"]), of(&term["what"])].concat();
            sides(term(&entry["old"]), term(&entry["new"]))
        }
        "mandates" => Vec::new(),
        "tables" => {
            let cells = |side: &str| -> Vec<String> {
                let rows = entry["rows"].as_array().unwrap().iter().filter_map(|row| row[side].as_u64());
                let rows = rows.map(|row| &entry[side]["rows"][usize::try_from(row).unwrap()]);
                rows.flat_map(|row| row.as_array().unwrap().iter().flat_map(of)).collect()
            };
            sides(cells("old"), cells("new"))
        }
        "findings" => sides(Vec::new(), [of(&entry["text"]), of(&entry["expected"])].concat()),
        "unseen" => {
            let pairs = entry["characters"].as_array().unwrap().iter();
            let signs = pairs.flat_map(|pair| [&pair["old"], &pair["new"]]).filter_map(Value::as_array);
            let named =
                signs.flatten().flat_map(|sign| [of(&sign["code_point"]), of(&sign["name"])].concat());
            sides(Vec::new(), named.collect())
        }
        "limits" => sides(Vec::new(), of(entry)),
        "warnings" => sides(Vec::new(), of(&entry["message"])),
        other => panic!("a new list, {other}: plant one entry of it and say how it is told"),
    }
}

/// Whether a report says this.
fn says(format: &str, report: &str, fact: &str) -> bool {
    // What has no shape is shown by its number, where it is shown.
    let shown = [words("", fact), words("", &view::visible(fact))];
    match format {
        // Tracked word by word: those that stayed stand between the others.
        "docx" => shown[0].split(|c: char| !c.is_alphanumeric()).all(|word| report.contains(word)),
        _ => shown.iter().any(|fact| report.contains(fact)),
    }
}

/// What follows from the words that were changed: amendments and redlines show those, and draw up no lists.
const FOLLOWS: [&str; 3] = ["citations", "instruments", "mandates"];

#[test]
fn one_of_each_fact_is_told_in_every_format() {
    let pair = planted();
    // No step for the best assignment: a bound that is reached.
    let mut options = Options::default();
    options.assignment_steps = 0;
    let comparison = compare_with(&pair.old, &pair.new, &options);
    // A new field of a comparison does not compile here: it has to come into the JSON report, and below.
    let Comparison {
        documents: _,
        masthead: _,
        changes: _,
        headings: _,
        annexes: _,
        footnotes: _,
        tables: _,
        citations: _,
        instruments: _,
        mandates: _,
        findings: _,
        unseen: _,
        limits: _,
    } = &comparison;
    let sources = Pair::new(Source::new("old.txt", "text"), Source::new("new.txt", "text"));
    let report = serde_json::to_value(json::report(&comparison, &sources)).unwrap();
    let reports: Vec<(&str, String)> =
        reports(&comparison).into_iter().map(|(format, text)| (format, words(format, &text))).collect();
    let mut forgotten = BTreeSet::new();
    let mut search = |key: &str, list: &Value| {
        let list = list.as_array().unwrap();
        assert!(!list.is_empty(), "nothing planted for {key}");
        let facts: BTreeSet<Fact> = list.iter().flat_map(|entry| told(key, entry)).collect();
        assert!(!facts.is_empty(), "nothing to be told of {key}");
        for (format, report) in &reports {
            for (fact, is_old) in &facts {
                let exempt = match *format {
                    // What goes is named by its number, not quoted.
                    "amendments" => *is_old || FOLLOWS.contains(&key),
                    "docx" => FOLLOWS.contains(&key),
                    _ => false,
                };
                if !exempt && !says(format, report, fact) {
                    forgotten.insert(format!("{format} forgets {key}: {fact}"));
                }
            }
        }
    };
    for (key, value) in report.as_object().unwrap() {
        match key.as_str() {
            "format_version" | "generator" | "summary" | "only" => {}
            "old" | "new" => search("warnings", &value["warnings"]),
            "citations" | "instruments" => {
                let lists = [&value["added"], &value["removed"]].map(|list| list.as_array().unwrap().clone());
                search(key, &Value::Array(lists.concat()));
            }
            key => search(key, value),
        }
    }
    assert!(forgotten.is_empty(), "{:#?}", forgotten);
}

#[test]
fn the_formats_above_are_all_there_are() {
    let help = run(resdiff().args(["compare", "-h"]));
    let formats = help.split("--format").nth(1).unwrap();
    let formats = formats.split("[possible values: ").nth(1).unwrap().split(']').next().unwrap();
    let pair = planted();
    let comparison = compare_with(&pair.old, &pair.new, &Options::default());
    let tested: BTreeSet<&str> = reports(&comparison).into_iter().map(|(format, _)| format).collect();
    let known: BTreeSet<String> =
        formats.split(',').map(|name| name.split_whitespace().collect::<String>()).collect();
    assert_eq!(known, tested.into_iter().map(str::to_owned).collect());
}
