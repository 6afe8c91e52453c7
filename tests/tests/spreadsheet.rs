//! The table as LibreOffice Calc shows it: the same cells, and no text of a document that acts as a formula.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use resdiff_tests::{resdiff, root, soffice};

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Whether two cells say the same: a spreadsheet shows 0.9900 as 0.99.
fn same(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    one == other || number(one).is_some_and(|value| number(other) == Some(value))
}

#[test]
fn calc_shows_the_same_cells_and_computes_none() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let head = "**174/99. A title**\n\n*The General Assembly,*\n\n";
    let old = write("old.md", &format!("{head}*Recalling* one,\n\n1. *Decides* to add one;\n"));
    let new = write(
        "new.md",
        &format!(
            "{head}*Recalling* =1+1; =cmd|' /C calc'!A0; \"quoted\", “quoted”,\n\n1. =HYPERLINK(\"x\"); +1; -2; @SUM(A1:A9);\n\n\
             2. *Decides* 1/2, 3-4, 12:30, 007, 1e3, TRUE;\n"
        ),
    );
    let samples = ["A-RES-174-28.txt", "A-RES-175-32.txt"].map(|name| root().join("samples").join(name));
    for (number, [old, new]) in [[old, new], samples].into_iter().enumerate() {
        let table = folder.path().join(format!("table-{number}.txt"));
        let status = resdiff().args([&old, &new]).args(["--format", "csv", "-o"]).arg(&table).status();
        assert_eq!(status.unwrap().code(), Some(1));
        // Comma, quotation mark, UTF-8; on the way back all texts between quotation marks.
        let shown = soffice::convert(
            folder.path(),
            &table,
            "CSV:44,34,76,1",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false",
        );
        let Some(shown) = shown.unwrap() else {
            return println!("skipped: no LibreOffice Calc on this machine");
        };
        let (written, shown) = (rows(&table), rows(&shown));
        assert_eq!(written.len(), shown.len());
        for (written, shown) in written.iter().zip(&shown) {
            assert_eq!(written.len(), shown.len());
            for (written, shown) in written.iter().zip(shown) {
                assert!(same(written, shown), "{written:?} is shown as {shown:?}");
            }
        }
        assert!(
            number > 0 || written.iter().flatten().any(|cell| cell.starts_with("'=HYPERLINK")),
            "{written:?}"
        );
    }
}
