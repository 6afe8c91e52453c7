//! `resdiff check`: a redline is the base with every difference tracked, and what is not tracked is listed at its
//! clause.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::fs;
use std::path::Path;

use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_docx::{Limits, Package};
use resdiff_engine::compare;
use resdiff_report::docx::{self, Revision};
use resdiff_tests::generated::{Case, Shape, generate};
use resdiff_tests::word::odd::{self, Odd};
use resdiff_tests::{corpus, resdiff, root, run};
use serde_json::Value;

/// The exit status and the check as JSON, which follows its schema.
fn checked(redline: &Path, base: &Path) -> (i32, Value) {
    let output =
        resdiff().args(["check", "--format", "json", "--base"]).args([base, redline]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{told}"));
    let schema: Value = serde_json::from_str(&resdiff_report::json::schema::check()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    (output.status.code().unwrap(), value)
}

#[track_caller]
fn is_clean(redline: &Path, base: &Path) -> Value {
    let (status, value) = checked(redline, base);
    assert_eq!((status, &value["untracked"]), (0, &serde_json::json!([])), "{}", base.display());
    assert_eq!(value["clean"], true);
    value
}

fn make(arguments: &[&Path], output: &Path) {
    let made = resdiff().args(arguments).args(["--format", "docx", "-o"]).arg(output).output().unwrap();
    assert!(made.status.code() <= Some(1), "{}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn the_redlines_of_resdiff_are_clean_on_their_bases() {
    let folder = tempfile::tempdir().unwrap();
    let samples = root().join("samples");
    let redline = folder.path().join("redline.docx");
    let base = folder.path().join("base.docx");
    for old in ["A-RES-174-28.docx", "A-RES-174-28.md", "A-RES-174-28.txt", "A-RES-175-32.docx"] {
        for new in ["A-RES-175-32.docx", "A-RES-175-32.txt", "A-RES-174-28.md"] {
            let old = samples.join(old);
            make(&[&old, &samples.join(new)], &redline);
            let value = is_clean(&redline, &old);
            assert_eq!(value["by_paragraph"], old.extension().unwrap() == "docx");
            // The same text in the official layout is the base of a redline in that layout.
            if old.extension().unwrap() != "docx" {
                make(&[Path::new("parse"), &old], &base);
                assert_eq!(is_clean(&redline, &base)["by_paragraph"], true);
            }
        }
    }
}

#[test]
fn so_are_those_of_generated_and_genuine_pairs() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut pairs = Vec::new();
    for (case, seed) in [(Case::Normal, 3), (Case::NearEqual, 4), (Case::Reversed, 5), (Case::AllReworded, 6)]
    {
        let pair = generate(case, 60, seed);
        let (old, new) = (path(&format!("{seed}-old.txt")), path(&format!("{seed}-new.txt")));
        fs::write(&old, Shape::Numbered.print(&pair.old)).unwrap();
        fs::write(&new, Shape::Numbered.print(&pair.new)).unwrap();
        pairs.push((old, new));
    }
    if let Some(corpus) = corpus() {
        let rows = fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
        for row in rows.lines().skip(2).step_by(6) {
            let mut symbols = row.split('\t').skip(1);
            let mut file =
                || corpus.join("pdf").join(format!("{}.pdf", symbols.next().unwrap().replace('/', "-")));
            pairs.push((file(), file()));
        }
    }
    for (old, new) in pairs {
        make(&[&old, &new], &path("redline.docx"));
        is_clean(&path("redline.docx"), &old);
        // The old version as a Word file, and the new one tracked on it in place.
        make(&[Path::new("parse"), &old], &path("base.docx"));
        is_clean(&path("redline.docx"), &path("base.docx"));
        make(&[&path("base.docx"), &new], &path("inplace.docx"));
        is_clean(&path("inplace.docx"), &path("base.docx"));
    }
}

/// A redline with tables, notes and words of all sorts, and its base.
fn specimen() -> (Vec<u8>, Vec<u8>) {
    let (old, new) = (odd::all(), odd::all());
    let find = |odds: Vec<Odd>, name: &str| odds.into_iter().find(|odd| odd.name == name).unwrap();
    let (notes, tables) = (find(old, "notes"), find(new, "tables"));
    // The notes of the one and the tables of the other in one file.
    let joined = |one: &[u8], other: &[u8]| {
        let limits = Limits::default();
        let (mut package, more) =
            (Package::open(one, &limits).unwrap(), Package::open(other, &limits).unwrap());
        let body = |package: &Package| {
            let tree = package.tree("word/document.xml").unwrap().unwrap();
            let body = tree.root().child(Ns::Word, "body").unwrap();
            let end = body.child(Ns::Word, "sectPr").unwrap().range().start;
            (tree.source()[body.inner().start..end].to_owned(), tree.source().to_owned())
        };
        let (words, whole) = body(&package);
        let (rows, _) = body(&more);
        let rows = &rows[rows.find("</w:p>").unwrap() + 6..];
        let rows = (1..=3).rev().fold(rows.to_owned(), |rows, number| {
            rows.replace(&format!(">{number}.<"), &format!(">{}.<", number + 2))
        });
        let xml = whole.replacen(&words, &(words.clone() + &rows), 1);
        package.replace("word/document.xml", xml).unwrap();
        package.write().unwrap()
    };
    let (old, new) = (joined(&notes.old, &tables.old), joined(&notes.new, &tables.new));
    let documents = [&old, &new].map(|bytes| resdiff_reader::read(bytes).unwrap());
    let comparison = compare(&documents[0], &documents[1]);
    let redline = docx::redline_on(&comparison, &old, &Limits::default(), &Revision::default()).unwrap();
    assert_eq!(redline.untracked, Vec::<String>::new());
    (redline.bytes, old)
}

/// The bytes with one change to a part.
fn with(bytes: &[u8], part: &str, change: impl Fn(&Tree) -> String) -> Vec<u8> {
    let mut package = Package::open(bytes, &Limits::default()).unwrap();
    let xml = change(&package.tree(part).unwrap().unwrap());
    package.replace(part, xml).unwrap();
    package.write().unwrap()
}

/// The first `w:t` outside of tracked changes that holds these words.
fn words<'t>(tree: &'t Tree, words: &str) -> Element<'t> {
    let tracked = |element: Element<'_>| {
        element.ancestors().any(|outer| matches!(outer.name(), "ins" | "del" | "moveFrom" | "moveTo"))
    };
    let mut texts = tree.elements().filter(|element| element.is(Ns::Word, "t") && !tracked(*element));
    texts.find(|element| element.text().contains(words)).unwrap_or_else(|| panic!("{words}"))
}

fn reworded(tree: &Tree, from: &str, to: &str) -> String {
    let range = words(tree, from).range();
    let source = tree.source();
    [&source[..range.start], &source[range.clone()].replacen(from, to, 1), &source[range.end..]].concat()
}

fn around<'t>(element: Element<'t>, name: &str) -> Element<'t> {
    element.ancestors().find(|outer| outer.is(Ns::Word, name)).unwrap()
}

#[test]
fn every_untracked_edit_is_listed_at_its_clause() {
    const MAIN: &str = "word/document.xml";
    let folder = tempfile::tempdir().unwrap();
    let (redline, base) = specimen();
    let (file, base_file) = (folder.path().join("redline.docx"), folder.path().join("base.docx"));
    fs::write(&base_file, &base).unwrap();
    fs::write(&file, &redline).unwrap();
    is_clean(&file, &base_file);
    let after = |tree: &Tree, at: usize, xml: &str| {
        let source = tree.source();
        [&source[..at], xml, &source[at..]].concat()
    };
    type Edit<'e> = Box<dyn Fn(&Tree) -> String + 'e>;
    let edits: Vec<(&str, &str, Edit<'_>, &str, &str)> = vec![
        ("a word", MAIN, Box::new(|t: &Tree| reworded(t, "treaty", "letter")), "reworded", "PP1"),
        ("a look-alike", MAIN, Box::new(|t: &Tree| reworded(t, "pilots", "pіlots")), "reworded", "PP1"),
        ("a number", MAIN, Box::new(|t: &Tree| reworded(t, "2.", "7.")), "reworded", "OP2"),
        (
            "a note",
            "word/footnotes.xml",
            Box::new(|t: &Tree| reworded(t, "vol. 41", "vol. 42")),
            "reworded",
            "note 2 (PP1)",
        ),
        ("a cell", MAIN, Box::new(|t: &Tree| reworded(t, "14", "99")), "reworded", "T1, row 4, cell 2"),
        (
            "a paragraph that came",
            MAIN,
            Box::new(|t: &Tree| {
                let at = around(words(t, "Approves the following"), "p").range().start;
                after(t, at, "<w:p><w:r><w:t>Thanks nobody.</w:t></w:r></w:p>")
            }),
            "added",
            "OP2+",
        ),
        (
            "an empty paragraph",
            MAIN,
            Box::new(|t: &Tree| {
                after(t, around(words(t, "Approves the following"), "p").range().start, "<w:p/>")
            }),
            "paragraphs",
            "after OP2",
        ),
        (
            "a mark of a note that came",
            MAIN,
            Box::new(|t: &Tree| {
                let at = around(words(t, "Approves the following"), "r").range().end;
                after(t, at, r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#)
            }),
            "reworded",
            "OP3",
        ),
        (
            "a paragraph that went",
            MAIN,
            Box::new(|t: &Tree| {
                let range = around(words(t, "Approves the following"), "p").range();
                [&t.source()[..range.start], &t.source()[range.end..]].concat()
            }),
            "removed",
            "OP3",
        ),
        (
            "a paragraph that was cut in two",
            MAIN,
            Box::new(|t: &Tree| {
                reworded(t, " following fees", "</w:t></w:r></w:p><w:p><w:r><w:t> following fees")
            }),
            "paragraphs",
            "OP3",
        ),
        (
            "a row that went",
            MAIN,
            Box::new(|t: &Tree| {
                let range = around(words(t, "Open in summer"), "tr").range();
                [&t.source()[..range.start], &t.source()[range.end..]].concat()
            }),
            "removed",
            "T1, row 4, cell 1",
        ),
        (
            "hidden text",
            MAIN,
            Box::new(|t: &Tree| {
                let at = around(words(t, "Approves the following"), "r").range().end;
                after(t, at, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>in secret</w:t></w:r>")
            }),
            "added",
            "hidden text (OP3)",
        ),
    ];
    for (name, part, edit, kind, place) in &edits {
        fs::write(&file, with(&redline, part, edit)).unwrap();
        let (status, value) = checked(&file, &base_file);
        assert_eq!(status, 1, "{name}");
        let found = value["untracked"].as_array().unwrap();
        let is_at = |one: &Value| {
            one["kind"] == *kind && (one["base_place"] == *place || one["redline_place"] == *place)
        };
        assert!(found.iter().any(is_at), "{name}: {found:#?}");
        // A row has three cells; all else is one difference.
        assert!(found.len() == 1 || *name == "a row that went", "{name}: {found:#?}");
    }
    // The first five at once; two of them are in the same clause.
    let mut all = redline.clone();
    for (_, part, edit, _, _) in edits.iter().take(5) {
        all = with(&all, part, edit);
    }
    fs::write(&file, all).unwrap();
    assert_eq!(checked(&file, &base_file).1["untracked"].as_array().unwrap().len(), 4);
}

#[test]
fn formats_are_no_text_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (redline, base) = specimen();
    let italic = with(&redline, "word/document.xml", |tree| {
        let run = around(words(tree, "Approves the following"), "r");
        let at = run.open_tag().end;
        [&tree.source()[..at], "<w:rPr><w:i/></w:rPr>", &tree.source()[at..]].concat()
    });
    let (file, base_file) = (folder.path().join("redline.docx"), folder.path().join("base.docx"));
    fs::write(&base_file, base).unwrap();
    fs::write(&file, italic).unwrap();
    is_clean(&file, &base_file);
    let output = resdiff().arg("check").arg(&file).arg("--base").arg(&base_file).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("Formats such as italics, pictures and the layout of pages are no text"), "{told}");
}

#[test]
fn a_plain_base_is_compared_clause_by_clause() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("redline.docx");
    let samples = root().join("samples");
    let old = samples.join("A-RES-174-28.txt");
    make(&[&old, &samples.join("A-RES-175-32.txt")], &file);
    let redline = fs::read(&file).unwrap();
    let main = |from: &'static str, to: &'static str| {
        with(&redline, "word/document.xml", move |tree| reworded(tree, from, to))
    };
    for (bytes, place) in [
        (main("nearest to the Earth", "nearest to the Moon"), "PP2"),
        (main("20 kilometres", "30 kilometres"), "OP1(b)(ii)"),
        (
            with(&redline, "word/footnotes.xml", |tree| {
                let words = tree.elements().filter(|e| e.is(Ns::Word, "t") && e.text().len() > 8);
                let range = words.last().unwrap().inner();
                [&tree.source()[..range.start], "Another note", &tree.source()[range.end..]].concat()
            }),
            "note ",
        ),
    ] {
        fs::write(&file, bytes).unwrap();
        let (status, value) = checked(&file, &old);
        let found = value["untracked"].as_array().unwrap();
        assert_eq!((status, found.len(), &value["by_paragraph"]), (1, 1, &Value::Bool(false)), "{found:#?}");
        assert!(found[0]["base_place"].as_str().unwrap().starts_with(place), "{found:#?}");
    }
}

#[test]
fn what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (redline, base) = specimen();
    let planted = with(&redline, "word/document.xml", |tree| reworded(tree, "treaty", "letter"));
    let planted = with(&planted, "word/document.xml", |tree| reworded(tree, "pilots", "pіlots"));
    fs::write(path("redline.docx"), planted).unwrap();
    fs::write(path("clean.docx"), redline).unwrap();
    fs::write(path("base.docx"), base).unwrap();
    fs::write(path("base.txt"), "The General Assembly,\n\n1. Decides to meet.\n").unwrap();
    let told = |arguments: &[&str]| run(resdiff().arg("check").args(arguments).current_dir(folder.path()));
    let told = [
        told(&["redline.docx", "--base", "base.docx"]),
        told(&["clean.docx", "--base", "base.docx"]),
        told(&["base.docx", "--base", "base.docx"]),
        told(&["base.docx", "--base", "base.txt"]),
        told(&["base.txt", "--base", "base.docx"]),
        told(&["none.docx", "--base", "base.docx"]),
        told(&["-", "--base", "-"]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}
