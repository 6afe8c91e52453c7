//! Which clauses of the corpus differ between the PDF of a document and its layout text.
#![allow(clippy::print_stdout)]

use resdiff_tests::{corpus, documents, forms::differences};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let corpus = corpus().ok_or("there is no corpus")?;
    let (mut clauses, mut same) = (0, 0);
    for text in documents(&corpus.join("layout-text"))? {
        let pdf = corpus.join("pdf").join(text.file_name().unwrap_or_default()).with_extension("pdf");
        let read = |path| -> Result<_, Box<dyn std::error::Error>> {
            Ok(resdiff_reader::read(&std::fs::read(path)?)?)
        };
        let (count, differing) = differences(&read(&pdf)?, &read(&text)?);
        let lost = differing.iter().filter(|line| line.starts_with('<')).count();
        clauses += count;
        same += count - lost;
        if !differing.is_empty() {
            println!("{}", pdf.display());
            differing.iter().for_each(|line| println!("  {line}"));
        }
    }
    println!("{same} of {clauses} clauses are the same");
    Ok(())
}
