//! Which clause became which where words alone do not tell: by its label, its looks, or the most of many alike.
#![allow(clippy::unwrap_used)]

use resdiff_engine::{Comparison, Relation, compare};
use resdiff_model::{Clause, ClauseKind, Document, FootnoteMark, Label};

fn document(clauses: &[(&str, &str)]) -> Document {
    let clause = |(label, text): &(&str, &str)| {
        Clause::new(label.parse::<Label>().unwrap(), ClauseKind::Operative, *text)
    };
    Document { clauses: clauses.iter().map(clause).collect(), ..Document::default() }
}

/// What became of the clauses, unchanged ones aside: `Reworded OP1 → OP2`.
fn told(comparison: &Comparison<'_>) -> Vec<String> {
    let labels = |document: &Document, at: &[usize]| {
        at.iter().map(|at| document.clauses[*at].label.to_string()).collect::<Vec<_>>().join(" ")
    };
    let changes = comparison.changes.iter().filter(|change| change.relation != Relation::Unchanged);
    changes
        .map(|change| {
            let (old, new) = (&change.clauses.old, &change.clauses.new);
            let (old, new) = (labels(comparison.documents.old, old), labels(comparison.documents.new, new));
            format!("{:?} {old} → {new}", change.relation).replace("  ", " ").trim_end().to_owned()
        })
        .collect()
}

#[track_caller]
fn check(old: &[(&str, &str)], new: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(&compare(&document(old), &document(new))), expected);
}

#[test]
fn what_has_nothing_in_common_but_its_place_is_not_linked() {
    check(
        &[("OP1", "Buys oil;"), ("OP2", "Thanks the pilots for charts of the harbour;"), ("OP3", "Meets.")],
        &[("OP1", "Buys oil;"), ("OP2", "Thanks the divers for ropes and rusty anchors;"), ("OP3", "Meets.")],
        &["Removed OP2 →", "Added → OP2"],
    );
}

#[test]
fn of_two_that_are_as_like_the_one_with_the_same_label_is_taken() {
    // Much alike, and little: of the latter words alone leave doubt.
    for (old, one, other) in [
        ("and beacons in spring", "and beacons in summer", "and beacons in autumn"),
        (
            "and pilots of ships for oil, ropes and tin",
            "and pilots of ships for wicks, songs and masts",
            "and pilots of ships for sails, charts and buoys",
        ),
    ] {
        let [old, one, other] = [old, one, other].map(|rest| format!("Thanks the keepers of lamps {rest};"));
        for (label, expected) in
            [("OP1", ["Reworded OP1 → OP1", "Added → OP2"]), ("OP2", ["Reworded OP2 → OP2", "Added → OP1"])]
        {
            let mut found =
                told(&compare(&document(&[(label, &old)]), &document(&[("OP1", &one), ("OP2", &other)])));
            found.sort_by_key(|change| change.starts_with("Added"));
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn a_clause_that_looks_the_same_is_the_same_with_other_letters() {
    // The `е` is Cyrillic.
    let (latin, other) = ("Meets;", "Mеets;");
    let clauses = |text| [("OP1", "Thanks the pilots;"), ("OP2", text), ("OP3", "Buys oil for lamps.")];
    check(&clauses(latin), &clauses(other), &["Reworded OP2 → OP2"]);
    check(&clauses(other), &clauses(latin), &["Reworded OP2 → OP2"]);
    // A sign that is print alone changes no clause.
    check(&clauses("Meets again;"), &clauses("Meets\u{a0}again;"), &[]);
}

#[test]
fn the_likest_of_many_is_found_however_late_it_comes() {
    let old = [("OP1", "Charts the harbour of the eastern pilots, with its reefs, wrecks and sandbanks;")];
    for count in 8..=16 {
        let others =
            (1..=count).map(|number| (format!("OP{number}"), format!("Names harbour number {number}00;")));
        let likest = "Charts the harbour of the western pilots, with its reefs, wrecks and sandbanks;";
        let last = (format!("OP{}", count + 1), likest.to_owned());
        let texts: Vec<(String, String)> = others.chain([last]).collect();
        let new: Vec<(&str, &str)> =
            texts.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
        let linked = format!("Reworded OP1 → OP{}", count + 1);
        assert!(told(&compare(&document(&old), &document(&new))).contains(&linked), "{count}");
        assert!(
            told(&compare(&document(&new), &document(&old)))
                .contains(&format!("Reworded OP{} → OP1", count + 1)),
            "{count}"
        );
    }
}

#[test]
fn what_is_left_of_a_crowd_is_no_pair() {
    let clause = |lamp: &str, when: &str| {
        format!("Requests the keepers of the {lamp} lamp to oil its hinges and to paint its post {when};")
    };
    let lamps = ["eastern", "western", "northern", "southern", "upper"];
    let texts = |first: Option<&str>, last: Option<&str>, when| -> Vec<String> {
        first.into_iter().chain(lamps).chain(last).map(|lamp| clause(lamp, when)).collect()
    };
    let labels = ["OP1", "OP2", "OP3", "OP4", "OP5", "OP6"];
    let [old, new] = [texts(None, Some("lower"), "in spring"), texts(Some("inner"), None, "in autumn")];
    let labelled =
        |texts| std::iter::zip(labels, texts).map(|(label, text): (_, &String)| (label, &**text)).collect();
    let [old, new]: [Vec<(&str, &str)>; 2] = [&old, &new].map(labelled);
    let lone = |change: &String| !change.starts_with("Reworded");
    let found = told(&compare(&document(&old), &document(&new)));
    assert_eq!(
        found.iter().filter(|change| lone(change)).collect::<Vec<_>>(),
        ["Added → OP1", "Removed OP6 →"]
    );
    // Where the place speaks for them they are a pair.
    check(&old[5..], &new[..1], &["Reworded OP6 → OP1"]);
}

#[test]
fn of_several_clauses_that_became_one_the_lead_that_was_kept_is_compared() {
    let pilots = "the pilots of the eastern harbour to report every delay to the harbour office";
    let keepers = "the keepers of all lights to mend broken lamps before the storms of autumn";
    let set_off = |document: &mut Document| {
        for clause in &mut document.clauses {
            clause.lead = 0..clause.text.find(" the").unwrap();
        }
    };
    let (first, second) = (format!("Thanks {pilots};"), format!("Also requests {keepers};"));
    let whole = format!("Requests {pilots}, and {keepers};");
    let (mut old, mut new) = (document(&[("OP1", &first), ("OP2", &second)]), document(&[("OP1", &whole)]));
    set_off(&mut old);
    set_off(&mut new);
    let comparison = compare(&old, &new);
    assert_eq!(told(&comparison), ["Merged OP1 OP2 → OP1"]);
    let lead = comparison.changes[0].lead.as_ref().unwrap();
    assert_eq!((lead.phrases.old.as_str(), lead.phrases.new.as_str()), ("Also requests", "Requests"));
}

/// A clause with marks, and the notes they point to.
fn noted(notes: &[(&str, &str)]) -> Document {
    let mut document = document(&[("OP1", "Takes note of the reports on lamps and oil;")]);
    for (mark, text) in notes {
        document.clauses[0].marks.push(FootnoteMark { mark: (*mark).to_owned(), at: 4 });
        let note = resdiff_model::Footnote {
            mark: (*mark).to_owned(),
            text: (*text).to_owned(),
            at: resdiff_model::Place::default(),
        };
        document.footnotes.push(note);
    }
    document
}

#[test]
fn notes_that_are_symbols_alone_are_linked_by_what_stands_around_them() {
    let pairs = |old: &[(&str, &str)], new: &[(&str, &str)]| {
        let (old, new) = (noted(old), noted(new));
        let comparison = compare(&old, &new);
        let notes = comparison.footnotes.iter().map(|note| {
            let text = |document: &Document, at: Option<usize>| {
                at.map_or(String::new(), |at| document.footnotes[at].text.clone())
            };
            format!("{} → {}", text(&old, note.notes.old), text(&new, note.notes.new))
        });
        notes.collect::<Vec<_>>()
    };
    assert_eq!(
        pairs(
            &[("1", "See A/174/121."), ("2", "A/174/30, annex.")],
            &[("1", "A/175/31, annex."), ("2", "See A/175/122.")]
        ),
        ["See A/174/121. → See A/175/122.", "A/174/30, annex. → A/175/31, annex."]
    );
}

#[test]
fn a_mark_that_points_to_the_same_note_is_told_where_it_is_another() {
    let marks = |old: &[(&str, &str)], new: &[(&str, &str)]| {
        let (old, new) = (noted(old), noted(new));
        let comparison = compare(&old, &new);
        let marks = comparison.changes[0].footnotes.iter().map(|change| {
            let mark = |mark: &Option<String>| mark.clone().unwrap_or_default();
            let same = if change.same_note { " the same" } else { "" };
            format!("{} → {}{same}", mark(&change.marks.old), mark(&change.marks.new))
        });
        marks.collect::<Vec<_>>()
    };
    let (tin, oil) = ("Lamps are of tin.", "Burnt in the harbours of all islands.");
    assert_eq!(marks(&[("1", tin)], &[("1", tin)]), [""; 0]);
    assert_eq!(marks(&[("1", tin)], &[("2", tin)]), ["1 → 2 the same"]);
    assert_eq!(marks(&[("1", tin)], &[("1", oil), ("2", tin)]), ["1 → 2 the same", " → 1"]);
    assert_eq!(marks(&[("1", tin), ("2", oil)], &[("1", oil)]), ["2 → 1 the same", "1 → "]);
    // Marks without notes are known by what they are.
    let bare = |marks: &[&str]| {
        let mut document = document(&[("OP1", "Takes note of the reports on lamps and oil;")]);
        for mark in marks {
            document.clauses[0].marks.push(FootnoteMark { mark: (*mark).to_owned(), at: 4 });
        }
        document
    };
    let (old, new) = (bare(&["1", "2"]), bare(&["2"]));
    let changes = compare(&old, &new).changes[0].footnotes.clone();
    let told: Vec<_> = changes.iter().map(|change| (&change.marks.old, &change.marks.new)).collect();
    assert_eq!(told, [(&Some("1".to_owned()), &None)]);
}
