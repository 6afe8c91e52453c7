//! Writes a generated pair of plain texts: `generate CASE CLAUSES SEED SHAPE FOLDER` makes `FOLDER/old.txt` and
//! `FOLDER/new.txt`; see `resdiff_tests::generated`.
#![allow(clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use resdiff_tests::generated::{Case, Shape, generate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((case, clauses, seed, shape, folder)) = parse(&arguments) else {
        let names = |names: Vec<&str>| names.join("|");
        eprintln!(
            "generate {} CLAUSES SEED {} FOLDER",
            names(Case::ALL.map(Case::name).into()),
            names(Shape::ALL.map(Shape::name).into()),
        );
        return ExitCode::from(2);
    };
    let pair = generate(case, clauses, seed);
    let write = |name: &str, clauses: &[String]| std::fs::write(folder.join(name), shape.print(clauses));
    match write("old.txt", &pair.old).and_then(|()| write("new.txt", &pair.new)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: &[String]) -> Option<(Case, usize, u64, Shape, &Path)> {
    let [case, clauses, seed, shape, folder] = arguments else { return None };
    let case = Case::ALL.into_iter().find(|known| known.name() == case)?;
    let shape = Shape::ALL.into_iter().find(|known| known.name() == shape)?;
    Some((case, clauses.parse().ok()?, seed.parse().ok()?, shape, Path::new(folder)))
}
