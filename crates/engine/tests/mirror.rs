//! Tables, annexes and headings of a comparison made the other way round.
#![allow(clippy::unwrap_used)]

use resdiff_engine::{Comparison, InlineOp, Op, Relation, compare};
use resdiff_model::{Annex, Document, Place};

fn read(symbol: &str, heading: &str, rows: &[(&str, u32)], annexes: &[&str]) -> Document {
    let indent = " ".repeat(20);
    let row = |(cell, number): &(&str, u32)| format!("{indent}{cell:<30}{number}\n");
    let rows: String = rows.iter().map(row).collect();
    let text = format!(
        "{indent}{symbol}\n\n{indent}The General Assembly,\n\n{indent}1. Approves the following:\n\n{rows}\n\
         {indent}{heading}\n\n{indent}      2. Thanks the keepers of all lamps;\n\n{indent}      3. Meets again in spring.\n\n\
         {indent}37th plenary meeting\n"
    );
    let mut document = resdiff_reader::read(text.as_bytes()).unwrap();
    document.annexes = (1..)
        .zip(annexes)
        .map(|(number, title)| Annex {
            name: format!("ANNEX-{number}"),
            title: (*title).to_owned(),
            marks: Vec::new(),
            at: Place::default(),
        })
        .collect();
    document
}

/// What is told beside the clauses; of the other way round what it would be this way.
fn told(comparison: &Comparison<'_>, turned: bool) -> Vec<String> {
    let relation = |relation: Relation| match relation {
        Relation::Added if turned => Relation::Removed,
        Relation::Removed if turned => Relation::Added,
        other => other,
    };
    let pair = |old: Option<usize>, new: Option<usize>| if turned { (new, old) } else { (old, new) };
    let words = |inline: &[InlineOp], op: Op| {
        let of_side = inline.iter().filter(|step| step.op == Op::Equal || step.op == op);
        of_side.map(|step| step.text.as_str()).collect::<String>()
    };
    let sides = |inline: &[InlineOp]| {
        let (old, new) = (words(inline, Op::Delete), words(inline, Op::Insert));
        if turned { (new, old) } else { (old, new) }
    };
    let mut told: Vec<String> = Vec::new();
    for heading in &comparison.headings {
        let places = pair(heading.headings.old, heading.headings.new);
        told.push(format!(
            "heading {:?} {places:?} {:?}",
            relation(heading.relation),
            sides(&heading.inline)
        ));
    }
    for annex in &comparison.annexes {
        let places = pair(annex.annexes.old, annex.annexes.new);
        told.push(format!("annex {:?} {places:?} {:?}", relation(annex.relation), sides(&annex.inline)));
    }
    for table in &comparison.tables {
        let places = pair(table.tables.old, table.tables.new);
        told.push(format!("table {:?} {places:?}", relation(table.relation)));
        for row in &table.rows {
            told.push(format!("row {:?} {:?}", relation(row.relation), pair(row.rows.old, row.rows.new)));
        }
    }
    told.sort();
    told
}

#[test]
fn tables_annexes_and_headings_are_mirrored() {
    let old = read(
        "A/RES/174/28",
        "Lamps of harbours",
        &[("Lamps of brass", 7), ("Oil and wicks", 8), ("Tin of all sorts", 9)],
        &["Rules of light", "Forms of notice"],
    );
    let new = read(
        "A/RES/175/32",
        "Lamps of all harbours",
        &[("Lamps of brass", 7), ("Oil and wicks", 10), ("Ropes and boats", 3), ("Nets", 2)],
        &["Rules of all light"],
    );
    let forth = told(&compare(&old, &new), false);
    assert_eq!(
        forth,
        [
            "annex Removed (Some(1), None) (\"\", \"\")",
            "annex Reworded (Some(0), Some(0)) (\"Rules of light\", \"Rules of all light\")",
            "heading Reworded (Some(0), Some(0)) (\"Lamps of harbours\", \"Lamps of all harbours\")",
            "row Added (None, Some(2))",
            "row Added (None, Some(3))",
            "row Removed (Some(2), None)",
            "row Reworded (Some(1), Some(1))",
            "table Reworded (Some(0), Some(0))",
        ]
    );
    assert_eq!(told(&compare(&new, &old), true), forth);
}
