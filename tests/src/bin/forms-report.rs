//! Which clauses of the corpus differ between the PDF of a document and its layout text, and why.
#![allow(clippy::print_stdout)]

use resdiff_tests::{corpus, documents, forms::differences};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let corpus = corpus().ok_or("there is no corpus")?;
    let (mut clauses, mut same, mut unexplained) = (0, 0, 0);
    for text in documents(&corpus.join("layout-text"))? {
        let pdf = corpus.join("pdf").join(text.file_name().unwrap_or_default()).with_extension("pdf");
        let read = |path| -> Result<_, Box<dyn std::error::Error>> {
            Ok(resdiff_reader::read(&std::fs::read(path)?)?)
        };
        let (count, differing) = differences(&read(&pdf)?, &read(&text)?);
        let lost = differing.iter().filter(|difference| difference.in_first).count();
        clauses += count;
        same += count - lost;
        unexplained += differing.iter().filter(|difference| difference.reason.is_none()).count();
        if !differing.is_empty() {
            println!("{}", pdf.display());
            differing.iter().for_each(|difference| println!("  {difference}"));
        }
    }
    println!("{same} of {clauses} clauses are the same; {unexplained} differences without a reason");
    Ok(())
}
