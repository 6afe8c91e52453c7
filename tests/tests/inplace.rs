//! Redlines on Word files that have more in them than runs: both texts are in them, and all else is as it was.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;

use resdiff_docx::document::{Block, Document as WordText, Revisions};
use resdiff_docx::xml::{Ns, Tree};
use resdiff_docx::{Limits, Package};
use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_reader::{Options, TrackedChanges, read_with};
use resdiff_report::check::{Version, check};
use resdiff_report::docx;
use resdiff_tests::soffice::{Changes, Job, settle};
use resdiff_tests::word::odd::{self, Odd};
use resdiff_tests::word::rules::faults;

fn read(bytes: &[u8], tracked: TrackedChanges) -> Document {
    read_with(bytes, &Options { tracked, ..Options::default() }).unwrap()
}

fn redline(odd: &Odd) -> docx::Redline {
    let old = read(&odd.old, TrackedChanges::Accept);
    let new = read(&odd.new, TrackedChanges::Accept);
    let comparison = compare(&old, &new);
    docx::redline_on(&comparison, &odd.old, &Limits::default(), &docx::Revision::default()).unwrap()
}

/// All words of a document, by what they are.
fn words(document: &Document) -> Vec<String> {
    let clauses = document.clauses.iter().map(|clause| {
        let marks: Vec<_> = clause.marks.iter().map(|mark| (&mark.mark, mark.at)).collect();
        format!("{} {} {marks:?}", clause.label, clause.text)
    });
    let notes = document.footnotes.iter().map(|note| format!("note {} {}", note.mark, note.text));
    let tables = document.tables.iter().map(|table| format!("{} {:?}", table.label, table.rows));
    let unplaced = document.unplaced.iter().map(|text| format!("unplaced {}", text.text));
    clauses.chain(notes).chain(tables).chain(unplaced).collect()
}

#[test]
fn accepting_all_gives_the_new_text_and_rejecting_all_the_old_one() {
    for odd in odd::all() {
        let redline = redline(&odd);
        if let Some(folder) = std::env::var_os("RESDIFF_KEEP") {
            let file = std::path::Path::new(&folder).join(format!("{}.docx", odd.name.replace(' ', "-")));
            fs::write(file, &redline.bytes).unwrap();
        }
        assert_eq!(redline.untracked, Vec::<String>::new(), "{}", odd.name);
        let accepted = read(&redline.bytes, TrackedChanges::Accept);
        assert_eq!(words(&accepted), words(&read(&odd.new, TrackedChanges::Accept)), "{}", odd.name);
        let rejected = read(&redline.bytes, TrackedChanges::Reject);
        assert_eq!(words(&rejected), words(&read(&odd.old, TrackedChanges::Reject)), "{}", odd.name);
        let (old, new) = (read(&odd.old, TrackedChanges::Accept), read(&odd.old, TrackedChanges::Reject));
        let base = Version { word: Some(&odd.old), accepted: &old, rejected: &new };
        let own = Version { word: Some(&redline.bytes), accepted: &accepted, rejected: &rejected };
        let found = check(&base, &own, &redline.bytes, &Limits::default()).unwrap();
        assert_eq!(found.untracked, [], "{}", odd.name);
        assert_eq!(found.blanks, 0, "{}", odd.name);
        assert_ne!(found.tracked.total(), 0, "{}", odd.name);
    }
}

#[test]
fn what_is_not_touched_keeps_its_bytes_and_the_file_its_rules() {
    for odd in odd::all() {
        let redline = redline(&odd);
        let limits = Limits::default();
        let (before, after) =
            (Package::open(&odd.old, &limits).unwrap(), Package::open(&redline.bytes, &limits).unwrap());
        let changed: BTreeSet<&str> = before
            .parts()
            .filter(|(name, bytes)| after.part(name) != Some(bytes))
            .map(|(name, _)| name)
            .collect();
        let notes = odd.name == "notes";
        let expected: &[&str] = match odd.name {
            "notes" => &["word/document.xml", "word/footnotes.xml"],
            "running heads" => &["word/document.xml", "word/header1.xml"],
            _ => &["word/document.xml"],
        };
        assert!(changed.into_iter().eq(expected.iter().copied()), "{}", odd.name);
        assert_eq!(faults(&odd.old).unwrap(), Vec::<String>::new(), "{} before", odd.name);
        assert_eq!(faults(&redline.bytes).unwrap(), Vec::<String>::new(), "{}", odd.name);
        // Everything that is no run and no property stands in the same order as before.
        let marks = |package: &Package| {
            let tree = package.tree("word/document.xml").unwrap().unwrap();
            let kept =
                ["bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"];
            let more =
                ["sdt", "fldChar", "hyperlink", "txbxContent", "drawing", "footnoteReference", "sectPr"];
            let of = |name: &str| kept.contains(&name) || more.contains(&name);
            let names = tree.elements().map(|element| element.name().to_owned()).filter(|name| of(name));
            names.collect::<Vec<_>>()
        };
        let taken = redline.told.iter().any(|told| told.contains("taken away"));
        let stays = |name: &&String| !(notes && *name == "footnoteReference" || taken && *name == "sdt");
        let (old, new) = (marks(&before), marks(&after));
        assert!(old.iter().filter(stays).eq(new.iter().filter(stays)), "{}", odd.name);
    }
}

#[test]
fn splits_mergers_and_rows_are_tracked_as_such() {
    let text = |name: &str| part(&redline(&odd(name)), "word/document.xml");
    let count = |text: &str, pattern: &str| text.matches(pattern).count();
    let splits = text("splits and mergers");
    // One mark that came and one that went; the words of the clauses stay.
    assert_eq!((count(&splits, "<w:rPr><w:ins "), count(&splits, "<w:rPr><w:del ")), (1, 1), "{splits}");
    assert!(splits.contains("Requests the Secretary-General to place a secretariat at the disposal"));
    let tables = text("tables");
    let rows = |kind: &str| count(&tables, &format!("<w:trPr><w:{kind} "));
    // Two rows of the new table, two of the old one; a row of which a number changed is exchanged as a whole.
    assert_eq!((rows("ins"), rows("del")), (4, 2), "{tables}");
    let moves = text("moves");
    assert_eq!((count(&moves, "<w:moveFromRangeStart "), count(&moves, "<w:moveToRangeStart ")), (1, 1));
}

fn part(redline: &docx::Redline, name: &str) -> String {
    let package = Package::open(&redline.bytes, &Limits::default()).unwrap();
    String::from_utf8(package.part(name).unwrap().to_vec()).unwrap()
}

fn odd(name: &str) -> Odd {
    odd::all().into_iter().find(|odd| odd.name == name).unwrap()
}

/// The control of a name.
fn control(xml: &str, name: &str) -> String {
    let tree = Tree::parse(xml.as_bytes(), &Limits::default()).unwrap();
    let named = format!("<w:alias w:val=\"{name}\"/>");
    let mut controls = tree.elements().filter(|element| element.is(Ns::Word, "sdt"));
    controls
        .find_map(|control| Some(&xml[control.range()]).filter(|own| own.contains(&named)))
        .unwrap()
        .to_owned()
}

#[test]
fn words_of_controls_are_tracked_in_them_and_what_hinders_is_told() {
    let redline = redline(&odd("controls of many kinds"));
    let locked = |name: &str| {
        format!(
            "the content control “{name}” is unlocked: a change in it could be neither accepted nor rejected"
        )
    };
    let tied = "the content control “Tied” is untied from the part whose words it shows: they would take the place of the change";
    assert_eq!(redline.told, [locked("Locked"), locked("Both"), locked("Gone")]);
    let plain = self::redline(&odd("controls for plain text"));
    let rich = |name: &str| {
        format!(
            "the content control “{name}” holds formatted text now: LibreOffice would lose the changes in one for plain text"
        )
    };
    let empty = "the content control “Plain” no longer counts as empty";
    assert_eq!(plain.told, [empty, &rich("Plain"), tied, &rich("Tied")]);
    // Words that come stand in the control in the format of those that go, whatever theirs is.
    let xml = part(&plain, "word/document.xml");
    for (own, format) in [("Plain", "<w:i/>"), ("Tied", "dataBinding")] {
        let own = control(&xml, own);
        assert!(own.contains("<w:del ") && own.contains("<w:ins ") && !own.contains(format), "{own}");
        assert!(
            own.contains("<w:richText/>") && !own.contains("<w:text/>") && !own.contains("showing"),
            "{own}"
        );
    }
    let xml = part(&redline, "word/document.xml");
    let control = |name: &str| control(&xml, name);
    for name in ["Date", "List", "Locked", "Both"] {
        let own = control(name);
        assert!(own.contains("<w:del ") && own.contains("<w:ins "), "{own}");
    }
    assert!(!control("Locked").contains("<w:lock"));
    assert!(control("Both").contains(r#"<w:lock w:val="sdtLocked"/>"#));
    // The control of which all words go goes with them.
    let gone = control("Gone");
    assert!(!gone.contains("<w:lock"), "{gone}");
    assert!(gone.contains("<w:sdtContent><w:customXmlDelRangeEnd ") && !gone.contains("<w:ins "), "{gone}");
    assert_eq!(xml.matches("<w:customXmlDelRangeStart ").count(), 2);
    // What is put in behind a control does not go into it, and a lock is no hindrance to it.
    let edge = control("Edge");
    assert!(edge.contains(r#"<w:lock w:val="contentLocked"/>"#) && !edge.contains("<w:ins "), "{edge}");
}

#[test]
fn a_control_that_a_note_comes_into_is_taken_away() {
    let (old, new) = odd::note_in_control();
    let odd = Odd { name: "note in a control", old, new };
    let redline = redline(&odd);
    assert_eq!(redline.told, ["the content control “Plain” is taken away: no note may stand in it"]);
    assert!(!part(&redline, "word/document.xml").contains("<w:sdt"));
    assert_eq!(faults(&redline.bytes).unwrap(), Vec::<String>::new());
    for (tracked, version) in [(TrackedChanges::Accept, &odd.new), (TrackedChanges::Reject, &odd.old)] {
        assert_eq!(words(&read(&redline.bytes, tracked)), words(&read(version, TrackedChanges::Accept)));
    }
}

#[test]
fn a_control_around_paragraphs_is_taken_away_where_the_first_of_them_changes() {
    let lost = "a content control is taken away: LibreOffice would lose the changes in its first paragraph"
        .to_owned();
    let around = redline(&odd("controls around paragraphs"));
    assert_eq!(around.told, [lost.clone(), lost.clone()]);
    let xml = part(&around, "word/document.xml");
    assert_eq!((xml.matches("<w:sdt>").count(), xml.matches("</w:sdt>").count()), (1, 1));
    let cells = redline(&odd("controls in tables"));
    assert_eq!(cells.told, [lost.clone(), lost]);
    assert_eq!(part(&cells, "word/document.xml").matches("<w:sdt>").count(), 1);
}

#[test]
fn the_symbol_of_running_heads_is_exchanged_as_a_whole() {
    let odd = odd("running heads");
    let redline = redline(&odd);
    for (revisions, version) in [(Revisions::Accepted, &odd.new), (Revisions::Rejected, &odd.old)] {
        let heads = |bytes: &[u8], revisions| {
            let package = Package::open(bytes, &Limits::default()).unwrap();
            let running = WordText::read(&package, revisions).unwrap().running;
            let blocks =
                running.into_iter().filter(|running| running.header).flat_map(|running| running.blocks);
            blocks.flat_map(lines).collect::<Vec<_>>()
        };
        assert_eq!(heads(&redline.bytes, revisions), heads(version, Revisions::Accepted));
    }
    // Not tracked, the exchange is found.
    let mut package = Package::open(&odd.old, &Limits::default()).unwrap();
    let header = String::from_utf8(package.part("word/header1.xml").unwrap().to_vec()).unwrap();
    package.replace("word/header1.xml", header.replacen("/174/L.9", "/175/L.12", 1)).unwrap();
    let (old, other) = (&odd.old, package.write().unwrap());
    let [base, own] = [old, &other].map(|bytes| read(bytes, TrackedChanges::Accept));
    let base = Version { word: Some(old), accepted: &base, rejected: &base };
    let own = Version { word: Some(&other), accepted: &own, rejected: &own };
    let found = check(&base, &own, &other, &Limits::default()).unwrap();
    let places: Vec<_> = found.untracked.iter().map(|one| one.places.new.as_deref()).collect();
    assert_eq!(places, [Some("header")]);
}

/// The paragraphs of a block.
fn lines(block: Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph.text()],
        Block::Table(table) => {
            table.rows.into_iter().flat_map(|row| row.cells).flatten().flat_map(lines).collect()
        }
    }
}

/// A symbol that the program computes, or shows from another part, would be put back by it.
#[test]
fn a_symbol_of_a_field_is_told_and_not_exchanged() {
    let fields = [
        r#"<w:fldSimple w:instr=" DOCPROPERTY sss "><w:r><w:t>A/174/L.9</w:t></w:r></w:fldSimple>"#,
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY sss </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>A/174/L.9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
        r#"<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>A/174/L.9</w:t></w:r></w:sdtContent></w:sdt>"#,
    ];
    for field in fields {
        let mut odd = odd("running heads");
        let mut package = Package::open(&odd.old, &Limits::default()).unwrap();
        let root = String::from_utf8(package.part("word/header1.xml").unwrap().to_vec()).unwrap();
        let (head, _) = root.split_once("<w:p>").unwrap();
        let header = format!("{head}<w:p>{field}</w:p></w:hdr>");
        package.replace("word/header1.xml", header.clone()).unwrap();
        odd.old = package.write().unwrap();
        let redline = redline(&odd);
        assert!(redline.untracked.contains(&"symbol in a header".to_owned()), "{:?}", redline.untracked);
        assert_eq!(part(&redline, "word/header1.xml"), header);
    }
}

/// The new version in place on the old one in the official layout, both as read again: accepted and expected, rejected
/// and expected.
#[track_caller]
fn both_ways(old: &Document, new: &Document) -> [(Document, Document); 2] {
    let bytes = docx::document(old).unwrap();
    let old = read(&bytes, TrackedChanges::Accept);
    let comparison = compare(&old, new);
    let redline =
        docx::redline_on(&comparison, &bytes, &Limits::default(), &docx::Revision::default()).unwrap();
    assert_eq!(redline.untracked, Vec::<String>::new());
    let plain = read(&docx::document(new).unwrap(), TrackedChanges::Accept);
    let [accepted, rejected] =
        [TrackedChanges::Accept, TrackedChanges::Reject].map(|tracked| read(&redline.bytes, tracked));
    [(accepted, plain), (rejected, old)]
}

fn specimen() -> Document {
    resdiff_reader::read(&fs::read(resdiff_tests::root().join("samples/A-RES-174-28.md")).unwrap()).unwrap()
}

#[test]
fn lines_of_the_masthead_and_the_closing_come_and_go() {
    let adopted = specimen();
    let mut draft = adopted.clone();
    let masthead = &mut draft.masthead;
    (masthead.adoption_line, masthead.adopted_on, masthead.source_line) = (None, None, None);
    (masthead.closing_meeting, masthead.closing_date) = (None, None);
    masthead.original = Some("English".to_owned());
    for (old, new) in [(&draft, &adopted), (&adopted, &draft)] {
        for (found, expected) in both_ways(old, new) {
            assert_eq!(found.masthead, expected.masthead);
            assert_eq!(words(&found), words(&expected));
        }
    }
}

#[test]
fn words_put_in_behind_the_mark_of_a_note_stay_behind_it() {
    let old = specimen();
    let mut new = old.clone();
    let inner = |clause: &&mut resdiff_model::Clause| {
        clause.marks.first().is_some_and(|mark| mark.at + 10 < clause.text.len())
    };
    let clause = new.clauses.iter_mut().find(inner).unwrap();
    let put_in = " as amended in the spring";
    let at = clause.marks[0].at;
    clause.text.insert_str(at, put_in);
    clause.marks.iter_mut().skip(1).for_each(|mark| mark.at += put_in.len());
    clause.spans.clear();
    for (found, expected) in both_ways(&old, &new) {
        assert_eq!(words(&found), words(&expected));
    }
}

/// The same without its comments: LibreOffice 7.4 draws them while it settles changes, and falls over now and then.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut package = Package::open(bytes, &Limits::default()).unwrap();
    let tree = package.tree("word/document.xml").unwrap().unwrap();
    let mut xml = String::new();
    let mut at = 0;
    for element in tree.elements().filter(|element| element.name().starts_with("comment")) {
        xml.push_str(&tree.source()[at..element.range().start]);
        at = element.range().end;
    }
    xml.push_str(&tree.source()[at..]);
    package.replace("word/document.xml", xml).unwrap();
    package.write().unwrap()
}

#[test]
fn libreoffice_finds_both_texts_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut jobs = Vec::new();
    for odd in &odd::all() {
        let mut job = |name: &str, bytes: &[u8], changes| {
            let file = folder.path().join(format!("{}-{name}.docx", odd.name.replace(' ', "-")));
            let plain = if odd.name == "comments" { without_comments(bytes) } else { bytes.to_vec() };
            fs::write(&file, plain).unwrap();
            jobs.push(Job { file, changes });
        };
        let redline = redline(odd);
        job("rejected", &redline.bytes, Changes::Reject);
        job("old", &odd.old, Changes::Reject);
        job("accepted", &redline.bytes, Changes::Accept);
        job("new", &odd.new, Changes::None);
    }
    let Some(texts) = settle(folder.path(), &jobs).unwrap() else {
        return println!("skipped: no LibreOffice");
    };
    let mut faults = Vec::new();
    for (twins, done) in texts.chunks(2).zip(jobs.chunks(2)) {
        let name = done[0].file.file_name().unwrap().to_string_lossy().into_owned();
        let [Some(one), Some(other)] = twins else {
            faults.push(format!("{name}: not read"));
            continue;
        };
        // Empty paragraphs and the box, which the plain version has as a paragraph, are of no matter when accepted.
        let accepted = done[0].changes == Changes::Accept;
        let told = |texts: &[String]| {
            let counted = texts
                .iter()
                .filter(|text| !accepted || !["", "cell: ", "A note in a box."].contains(&text.as_str()));
            counted.map(|text| text.trim_end().to_owned()).collect::<Vec<_>>()
        };
        let (one, other) = (told(one), told(other));
        if one != other {
            let at = std::iter::zip(&one, &other).position(|(one, other)| one != other);
            let at = at.unwrap_or(one.len().min(other.len()));
            faults.push(format!("{name}: paragraph {at} is {:?} and not {:?}", one.get(at), other.get(at)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
