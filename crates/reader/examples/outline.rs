//! Prints the clauses of files as the reader sees them: `cargo run --example outline FILE…`.
#![allow(clippy::print_stdout, missing_docs)]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let document = resdiff_reader::read(&std::fs::read(&path)?)?;
        println!("== {path}\n{:#?}", document.masthead);
        for clause in &document.clauses {
            let marks: Vec<_> = clause.marks.iter().map(|m| format!("^{}", m.mark)).collect();
            println!(
                "{:<12} [{}] {} {}",
                clause.label.to_string(),
                clause.lead(),
                clause.text,
                marks.join("")
            );
        }
        for heading in &document.headings {
            println!(
                "{} before {:?}: {}",
                heading.label,
                heading.before.as_ref().map(ToString::to_string),
                heading.text
            );
        }
        for note in &document.footnotes {
            println!("^{} {}", note.mark, note.text);
        }
        for table in &document.tables {
            println!("{} {:#?}", table.label, table.rows);
        }
        for annex in &document.annexes {
            println!("{} {}", annex.name, annex.title);
        }
        println!("{:?}\n{:#?}", document.accounting, document.warnings);
    }
    Ok(())
}
