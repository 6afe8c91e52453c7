//! Tables, row by row.

use resdiff_model::{Document, Table};

use crate::orientation::pair_order;
use crate::partners::{self, Partners};
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::compare_snippets;
use crate::{Options, Pair, Relation, RowChange, Significance, TableChange};

/// What became of the tables; unchanged ones are left out.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    partners: &Partners,
    options: &Options,
) -> Vec<TableChange> {
    let languages = documents.map(|document| document.language);
    let whole = documents
        .map(|document| document.tables.iter().map(|table| rows(table).join("\n")).collect::<Vec<_>>());
    let texts = Pair::new(borrow(&whole.old), borrow(&whole.new));
    let mut pairs = pair_texts(Pair::new(&texts.old, &texts.new), languages, options);
    let places = documents.map(|document| {
        partners::places(document, document.tables.iter().map(|table| (table.after.as_ref(), 0)))
    });
    partners.join(&mut pairs, &places);
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pairs {
        (alone.old[old], alone.new[new]) = (false, false);
        let rows = Pair::new(rows(&documents.old.tables[old]), rows(&documents.new.tables[new]));
        let texts = Pair::new(borrow(&rows.old), borrow(&rows.new));
        let rows = compare_rows(&texts, |texts| pair_texts(texts, languages, options));
        if let Some(significance) = rows.iter().map(|row| weight(row, &texts, rules)).max() {
            let tables = Pair::new(Some(old), Some(new));
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

/// Whether a change of a row matters: a row that came or went does, another as its words do.
fn weight(row: &RowChange, texts: &Pair<Vec<&str>>, rules: &Rules) -> Significance {
    match (row.rows.old, row.rows.new) {
        (Some(old), Some(new)) => compare_snippets(Pair::new(texts.old[old], texts.new[new]), rules).1,
        _ => Significance::Substantive,
    }
}

fn compare_rows(
    texts: &Pair<Vec<&str>>,
    pair: impl Fn(Pair<&[&str]>) -> Vec<(usize, usize)>,
) -> Vec<RowChange> {
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
