//! Tables: the rows that changed.

use maud::{Markup, html};
use resdiff_engine::{Pair, Relation, RowChange, TableChange};
use resdiff_model::Table;

use super::Entry;
use crate::html::{Page, shown};
use crate::view;

impl Page<'_> {
    pub(super) fn tables(&self) -> Vec<Entry> {
        self.comparison.tables.iter().filter_map(|change| self.table_entry(change)).collect()
    }

    fn table_entry(&self, change: &TableChange) -> Option<Entry> {
        let documents = self.comparison.documents;
        let old = change.tables.old.and_then(|index| documents.old.tables.get(index));
        let new = change.tables.new.and_then(|index| documents.new.tables.get(index));
        let table = new.or(old)?;
        let word = view::relation(change.relation);
        let rows = match change.relation {
            Relation::Reworded => format!("{} changed", view::counted(change.rows.len(), "row")),
            _ => view::counted(table.rows.len(), "row"),
        };
        Some(Entry {
            relation: change.relation,
            significance: change.significance,
            line: html! {
                b { (table.label) } " " (word) ", " (rows)
                @if let Some(after) = &table.after { ", after " (self.clause_link(after, new.is_some())) }
            },
            body: rows_of(change, Pair::new(old, new)),
            brief: format!("{} {word}", table.label),
        })
    }
}

/// The rows that changed; a table that came or went as a whole is shown whole.
fn rows_of(change: &TableChange, tables: Pair<Option<&Table>>) -> Markup {
    let whole = |table: &Table, row: fn(usize) -> Pair<Option<usize>>| -> Vec<RowChange> {
        (0..table.rows.len())
            .map(|number| RowChange { relation: change.relation, rows: row(number) })
            .collect()
    };
    let rows = match (change.rows.as_slice(), tables.old, tables.new) {
        ([], None, Some(table)) => whole(table, |row| Pair::new(None, Some(row))),
        ([], Some(table), None) => whole(table, |row| Pair::new(Some(row), None)),
        (rows, _, _) => rows.to_vec(),
    };
    let cells = |table: Option<&'_ Table>, row: Option<usize>| -> Option<Vec<String>> {
        Some(table?.rows.get(row?)?.iter().map(|cell| shown(cell)).collect())
    };
    html! {
        div.wide tabindex="0" role="group" aria-label="Rows of the table" {
            table.rows {
                @for row in rows {
                    @if let Some(cells) = cells(tables.old, row.rows.old) {
                        tr { th scope="row" { "−" span.vh { " old row" } } @for cell in cells { td dir="auto" { del { (cell) } } } }
                    }
                    @if let Some(cells) = cells(tables.new, row.rows.new) {
                        tr { th scope="row" { "+" span.vh { " new row" } } @for cell in cells { td dir="auto" { ins { (cell) } } } }
                    }
                }
            }
        }
    }
}
