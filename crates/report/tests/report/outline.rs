//! The outline of one document.

use resdiff_report::terminal::{OutlineOptions, outline};

use crate::specimen;

#[test]
fn first_words_at_eighty_columns() {
    let documents = specimen::documents();
    insta::assert_snapshot!(outline(&documents.new, &specimen::sources().new, &OutlineOptions::default()));
}

#[test]
fn in_full() {
    let documents = specimen::documents();
    let options = OutlineOptions { full: true, width: 60, ..OutlineOptions::default() };
    insta::assert_snapshot!(outline(&documents.old, &specimen::sources().old, &options));
}
