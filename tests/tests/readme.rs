//! The examples of README.md are what the command prints.
//!
//! After a change of output, fill them anew with `UPDATE_README=1 cargo test -p resdiff-tests --test readme` and
//! read the difference.

use resdiff_tests::{resdiff, root};

const FENCE: &str = "```console\n";

/// Stands for any number of lines of the output.
const CUT: &str = "[…]\n";

/// Every block ```console of the README: lines `$ resdiff …` and what follows them.
#[test]
fn every_example_of_the_readme_prints_what_it_says() {
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let mut printed = String::new();
    let mut examples = 0;
    let mut rest = readme.as_str();
    while let Some((before, after)) = rest.split_once(FENCE) {
        let (block, after) = after.split_once("```").expect("a block has an end");
        printed.extend([before, FENCE]);
        for example in
            block.split_inclusive('\n').collect::<Vec<_>>().chunk_by(|_, line| !line.starts_with("$ "))
        {
            let (command, expected) = example.split_first().expect("chunks are not empty");
            printed += command;
            match command.trim_end().strip_prefix("$ resdiff ") {
                Some(arguments) => printed += &excerpt(&output_of(arguments), &expected.concat()),
                None => printed += &expected.concat(),
            }
            examples += 1;
        }
        printed += "```";
        rest = after;
    }
    printed += rest;
    assert!(examples >= 3, "{examples} examples");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path, printed).unwrap();
    } else {
        same_lines(&readme, &printed);
    }
}

fn output_of(arguments: &str) -> String {
    let output = resdiff().args(arguments.split_whitespace()).output().expect("the command starts");
    String::from_utf8(output.stdout).expect("a report is UTF-8")
}

/// The output cut where the README cuts it: what stands between two cuts is as many lines as there, found by their
/// first one that is not blank.
fn excerpt(output: &str, shown: &str) -> String {
    let lines: Vec<&str> = output.split_inclusive('\n').skip_while(|line| line.trim().is_empty()).collect();
    let (mut result, mut at) = (String::new(), 0);
    for (i, part) in shown.split(CUT).enumerate() {
        if i > 0 {
            result += CUT;
        }
        let part: Vec<&str> = part.split_inclusive('\n').collect();
        let Some(first) = part.iter().position(|line| !line.trim().is_empty()).filter(|_| i > 0) else {
            result.extend(lines.iter().copied().take(part.len()));
            at = part.len();
            continue;
        };
        let found = lines.iter().skip(at + first).position(|line| *line == part[first]);
        at += found.unwrap_or(lines.len());
        result.extend(lines.iter().copied().skip(at).take(part.len()));
        at += part.len();
    }
    if !shown.ends_with(CUT) {
        result.extend(lines.iter().copied().skip(at));
    }
    result
}

/// Fails at the first line that differs, which says more than both texts whole.
fn same_lines(readme: &str, printed: &str) {
    for (at, (says, prints)) in readme.lines().zip(printed.lines()).enumerate() {
        assert_eq!(says, prints, "line {} of README.md is not what the command prints", at + 1);
    }
    assert_eq!(
        readme.len(),
        printed.len(),
        "an example of README.md is longer or shorter than what is printed"
    );
}
