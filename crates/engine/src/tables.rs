//! Tables, row by row.

use resdiff_model::{Document, Table};

use crate::orientation::pair_order;
use crate::resemblance::pair_texts;
use crate::{Options, Pair, Relation, RowChange, Significance, TableChange, Unseen, UnseenIn, unseen};

/// What became of the tables; unchanged ones are left out.
pub(crate) fn compare(
    documents: Pair<&Document>,
    options: &Options,
    unseen: &mut Vec<Unseen>,
) -> Vec<TableChange> {
    let languages = documents.map(|document| document.language);
    let whole = documents
        .map(|document| document.tables.iter().map(|table| rows(table).join("\n")).collect::<Vec<_>>());
    let texts = Pair::new(borrow(&whole.old), borrow(&whole.new));
    let pairs = pair_texts(Pair::new(&texts.old, &texts.new), languages, options);
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pairs {
        (alone.old[old], alone.new[new]) = (false, false);
        let texts = Pair::new(rows(&documents.old.tables[old]), rows(&documents.new.tables[new]));
        let rows = compare_rows(&texts, |texts| pair_texts(texts, languages, options));
        for row in &rows {
            if let (Some(one), Some(other)) = (row.rows.old, row.rows.new) {
                let row = Pair::new(texts.old[one].as_str(), texts.new[other].as_str());
                unseen.extend(unseen::of_texts(row, UnseenIn::Table(Pair::new(old, new))));
            }
        }
        if !rows.is_empty() {
            let tables = Pair::new(Some(old), Some(new));
            let significance = Significance::Substantive;
            changes.push(TableChange { relation: Relation::Reworded, tables, rows, significance });
        }
    }
    let lone = |relation, tables| TableChange {
        relation,
        tables,
        rows: Vec::new(),
        significance: Significance::Substantive,
    };
    let places =
        |alone: Vec<bool>| alone.into_iter().enumerate().filter(|(_, alone)| *alone).map(|(at, _)| at);
    changes.extend(places(alone.old).map(|old| lone(Relation::Removed, Pair::new(Some(old), None))));
    changes.extend(places(alone.new).map(|new| lone(Relation::Added, Pair::new(None, Some(new)))));
    pair_order(&mut changes, |change| change.tables);
    changes
}

fn rows(table: &Table) -> Vec<String> {
    table.rows.iter().map(|cells| cells.join("\t")).collect()
}

fn borrow(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn compare_rows(
    rows: &Pair<Vec<String>>,
    pair: impl Fn(Pair<&[&str]>) -> Vec<(usize, usize)>,
) -> Vec<RowChange> {
    let texts = Pair::new(borrow(&rows.old), borrow(&rows.new));
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pair(Pair::new(&texts.old, &texts.new)) {
        (alone.old[old], alone.new[new]) = (false, false);
        if texts.old[old] != texts.new[new] {
            changes.push(RowChange { relation: Relation::Reworded, rows: Pair::new(Some(old), Some(new)) });
        }
    }
    let places =
        |alone: Vec<bool>| alone.into_iter().enumerate().filter(|(_, alone)| *alone).map(|(at, _)| at);
    let lone = |relation, rows| RowChange { relation, rows };
    changes.extend(places(alone.old).map(|old| lone(Relation::Removed, Pair::new(Some(old), None))));
    changes.extend(places(alone.new).map(|new| lone(Relation::Added, Pair::new(None, Some(new)))));
    pair_order(&mut changes, |change| change.rows);
    changes
}
