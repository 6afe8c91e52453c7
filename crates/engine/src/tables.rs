//! Tables, row by row.
//!
//! What a row is about stands in its first cell, and numbers are what changes: so rows are paired by what they hold,
//! then by their first cells, and only what lies between paired rows by its place. A row that comes in between shifts
//! no other.

use std::collections::BTreeMap;

use resdiff_model::{Document, Language, Table};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::limits::Reached;
use crate::orientation::pair_order;
use crate::partners::{self, Partners};
use crate::resemblance::pair_texts;
use crate::rules::Rules;
use crate::snippet::compare_snippets;
use crate::tokens::comparison_key;
use crate::{Options, Pair, Relation, RowChange, Significance, TableChange, Unseen, UnseenIn, unseen};

/// What became of the tables; unchanged ones are left out.
pub(crate) fn compare(
    documents: Pair<&Document>,
    rules: &Rules,
    partners: &Partners,
    options: &Options,
    reached: &mut Reached,
    unseen: &mut Vec<Unseen>,
) -> Vec<TableChange> {
    let languages = documents.map(|document| document.language);
    let whole = documents.map(|document| document.tables.iter().map(whole_text).collect::<Vec<_>>());
    let texts = Pair::new(borrow(&whole.old), borrow(&whole.new));
    let mut pairs = pair_texts(Pair::new(&texts.old, &texts.new), languages, options, reached);
    let places = documents.map(|document| {
        partners::places(document, document.tables.iter().map(|table| (table.after.as_ref(), 0)))
    });
    partners.join(&mut pairs, &places);
    // Where each document has one table it is the same table, whatever its numbers.
    if let (1, 1, []) = (texts.old.len(), texts.new.len(), pairs.as_slice()) {
        pairs.push((0, 0));
    }
    let mut alone = Pair::new(vec![true; texts.old.len()], vec![true; texts.new.len()]);
    let mut changes = Vec::new();
    for (old, new) in pairs {
        (alone.old[old], alone.new[new]) = (false, false);
        let tables = Pair::new(&documents.old.tables[old], &documents.new.tables[new]);
        let rows = compare_rows(tables, languages, options, reached);
        for row in &rows {
            if let (Some(one), Some(other)) = (row.rows.old, row.rows.new) {
                let cells = Pair::new(tables.old.rows[one].join("\t"), tables.new.rows[other].join("\t"));
                let texts = cells.as_ref().map(String::as_str);
                unseen.extend(unseen::of_texts(texts, UnseenIn::Table(Pair::new(old, new))));
            }
        }
        if let Some(significance) = rows.iter().map(|row| weight(row, tables, rules)).max() {
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
    changes.extend(lone_places(alone.old).map(|old| lone(Relation::Removed, Pair::new(Some(old), None))));
    changes.extend(lone_places(alone.new).map(|new| lone(Relation::Added, Pair::new(None, Some(new)))));
    pair_order(&mut changes, |change| change.tables);
    changes
}

fn whole_text(table: &Table) -> String {
    table.rows.iter().map(|cells| cells.join("\t")).collect::<Vec<_>>().join("\n")
}

fn borrow(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Whether a change of a row matters: a row that came or went does, another as its words do.
fn weight(change: &RowChange, tables: Pair<&Table>, rules: &Rules) -> Significance {
    let text = |table: &Table, row: Option<usize>| Some(table.rows.get(row?)?.join("\t"));
    match (text(tables.old, change.rows.old), text(tables.new, change.rows.new)) {
        (Some(old), Some(new)) => compare_snippets(Pair::new(&old, &new), rules).significance,
        _ => Significance::Substantive,
    }
}

fn lone_places(alone: Vec<bool>) -> impl Iterator<Item = usize> {
    alone.into_iter().enumerate().filter(|(_, alone)| *alone).map(|(at, _)| at)
}

fn compare_rows(
    tables: Pair<&Table>,
    languages: Pair<Language>,
    options: &Options,
    reached: &mut Reached,
) -> Vec<RowChange> {
    let keys = tables.map(|table| table.rows.iter().map(|row| row_key(row)).collect::<Vec<_>>());
    let mut rows = Rows { old: vec![None; keys.old.len()], new: vec![None; keys.new.len()] };
    rows.pair_in_order(&keys);
    rows.pair_anywhere(&keys);
    let labels = tables.map(|table| table.rows.iter().map(|row| label_key(row)).collect::<Vec<_>>());
    rows.pair_in_order(&labels);
    rows.pair_alike(&labels, languages, options, reached);
    rows.pair_between();

    let mut changes = Vec::new();
    for (old, new) in rows.old.iter().enumerate() {
        match new {
            Some(new) if keys.old[old] == keys.new[*new] => {}
            Some(new) => {
                changes
                    .push(RowChange { relation: Relation::Reworded, rows: Pair::new(Some(old), Some(*new)) });
            }
            None => changes.push(RowChange { relation: Relation::Removed, rows: Pair::new(Some(old), None) }),
        }
    }
    let added = rows.new.iter().enumerate().filter(|(_, old)| old.is_none());
    changes.extend(
        added.map(|(new, _)| RowChange { relation: Relation::Added, rows: Pair::new(None, Some(new)) }),
    );
    pair_order(&mut changes, |change| change.rows);
    changes
}

fn row_key(row: &[String]) -> Option<String> {
    Some(row.iter().map(|cell| comparison_key(cell)).collect::<Vec<_>>().join("\t"))
}

/// What a row is about: its first cell, any number in it taken for any other; none for rows that bear none.
fn label_key(row: &[String]) -> Option<String> {
    let mut key = String::new();
    for sign in comparison_key(row.first()?).chars() {
        match sign {
            sign if !sign.is_ascii_digit() => key.push(sign),
            _ if key.ends_with('#') => {}
            _ => key.push('#'),
        }
    }
    key.contains(char::is_alphabetic).then_some(key)
}

/// The partner of every row.
struct Rows {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Rows {
    fn pair(&mut self, old: usize, new: usize) {
        (self.old[old], self.new[new]) = (Some(new), Some(old));
    }

    /// The rows without a partner that bear a key.
    fn alone<'k>(side: &[Option<usize>], keys: &'k [Option<String>]) -> Vec<(usize, &'k str)> {
        let alone = side.iter().zip(keys).enumerate().filter(|(_, (partner, _))| partner.is_none());
        alone.filter_map(|(at, (_, key))| Some((at, key.as_deref()?))).collect()
    }

    /// Pairs rows of the same key that stand in the same order.
    fn pair_in_order(&mut self, keys: &Pair<Vec<Option<String>>>) {
        let (old, new) = (Self::alone(&self.old, &keys.old), Self::alone(&self.new, &keys.new));
        let bare = |rows: &[(usize, &str)]| rows.iter().map(|(_, key)| (*key).to_owned()).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &bare(&old), &bare(&new)) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                (0..len).for_each(|at| self.pair(old[old_index + at].0, new[new_index + at].0));
            }
        }
    }

    /// Pairs rows of the same key wherever they stand.
    fn pair_anywhere(&mut self, keys: &Pair<Vec<Option<String>>>) {
        let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, key) in Self::alone(&self.new, &keys.new).into_iter().rev() {
            known.entry(key).or_default().push(at);
        }
        for (old, key) in Self::alone(&self.old, &keys.old) {
            if let Some(new) = known.get_mut(key).and_then(Vec::pop) {
                self.pair(old, new);
            }
        }
    }

    fn pair_alike(
        &mut self,
        keys: &Pair<Vec<Option<String>>>,
        languages: Pair<Language>,
        options: &Options,
        reached: &mut Reached,
    ) {
        let (old, new) = (Self::alone(&self.old, &keys.old), Self::alone(&self.new, &keys.new));
        let texts =
            |rows: &[(usize, &'_ str)]| rows.iter().map(|(_, key)| (*key).to_owned()).collect::<Vec<_>>();
        let (old_texts, new_texts) = (texts(&old), texts(&new));
        let pairs =
            pair_texts(Pair::new(&borrow(&old_texts), &borrow(&new_texts)), languages, options, reached);
        pairs.into_iter().for_each(|(left, right)| self.pair(old[left].0, new[right].0));
    }

    /// Pairs what stands between the same two neighbours on both sides, if it is as many rows.
    fn pair_between(&mut self) {
        let mut start = 0;
        while start < self.old.len() {
            let count = self.old[start..].iter().take_while(|partner| partner.is_none()).count();
            let after = match start.checked_sub(1) {
                Some(before) => self.old[before].map(|new| new + 1),
                None => Some(0),
            };
            if let Some(after) = after {
                let free = self.new[after..].iter().take_while(|partner| partner.is_none()).count();
                let ends = self.old.get(start + count).copied().flatten();
                let same_end = ends.unwrap_or(self.new.len()) == after + free;
                if free == count && same_end {
                    (0..count).for_each(|at| self.pair(start + at, after + at));
                }
            }
            start += count + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as lines, cells parted by `|`.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &[&str]) {
        let table = |text: &str| Table {
            label: "T1".to_owned(),
            rows: text
                .lines()
                .map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect())
                .collect(),
            after: None,
            at: resdiff_model::Place::default(),
        };
        let (old, new) = (table(old), table(new));
        let (options, mut reached) = (Options::default(), Reached::default());
        let changes = compare_rows(Pair::new(&old, &new), Pair::default(), &options, &mut reached);
        let cells =
            |table: &Table, at: Option<usize>| at.map_or(String::new(), |at| table.rows[at].join("|"));
        let shown: Vec<String> = changes
            .iter()
            .map(|change| format!("{} → {}", cells(&old, change.rows.old), cells(&new, change.rows.new)))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_row_that_comes_in_shifts_no_other() {
        check(
            "Beacons | 100 | 100\nTugs | 100 | 100\nStaff | 7 | 8",
            "Beacons | 100 | 100\nLamps | 100 | 100\nTugs | 100 | 100\nStaff | 7 | 8",
            &[" → Lamps|100|100"],
        );
    }

    #[test]
    fn numbers_and_years_may_differ() {
        check(
            "Requirements for 2119 | 65 459 100\nOther revenue of 2118 | (3 369 000)",
            "Requirements for 2120 | 70 000 000\nOther revenue of 2119 | (1 250 000)",
            &[
                "Requirements for 2119|65 459 100 → Requirements for 2120|70 000 000",
                "Other revenue of 2118|(3 369 000) → Other revenue of 2119|(1 250 000)",
            ],
        );
    }

    #[test]
    fn rows_that_changed_places_are_the_same() {
        check("Tugs | 1\nLamps | 2\nBeacons | 3", "Beacons | 3\nTugs | 1\nLamps | 2", &[]);
    }

    #[test]
    fn rows_without_words_are_paired_by_their_place() {
        check(
            "Year | Sum\n1 | 5\n2 | 6\nTotal | 11",
            "Year | Sum\n1 | 5\n3 | 7\nTotal | 12",
            &["2|6 → 3|7", "Total|11 → Total|12"],
        );
        check(
            "| 10\nTotal | 10",
            "| 12\n| 3\nTotal | 15",
            &[" → |12", " → |3", "Total|10 → Total|15", "|10 → "],
        );
    }

    #[test]
    fn rows_of_numbers_that_changed_places_are_the_same() {
        check("| 5\n| 6", "| 6\n| 5", &[]);
    }

    #[test]
    fn rows_without_words_between_the_same_neighbours_are_paired_in_order() {
        check(
            "Year | Sum\n1 | 5\n2 | 6\nTotal | 11",
            "Year | Sum\n3 | 7\n4 | 8\nTotal | 11",
            &["1|5 → 3|7", "2|6 → 4|8"],
        );
    }

    #[test]
    fn a_row_whose_label_was_reworded_is_found_where_it_went() {
        check(
            "Lamps of all harbours | 1\nOil | 2\nTin | 3",
            "Oil | 2\nTin | 3\nLamps of the harbours | 4",
            &["Lamps of all harbours|1 → Lamps of the harbours|4"],
        );
    }
}
