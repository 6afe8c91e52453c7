//! The examples of README.md are what the command prints.

use resdiff_tests::{resdiff, root};

/// Every block ```console of the README: lines `$ resdiff …` and what follows them.
#[test]
fn every_example_of_the_readme_prints_what_it_says() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut examples = 0;
    for block in readme.split("```console\n").skip(1).filter_map(|rest| rest.split("\n```").next()) {
        for example in block.split("$ ").skip(1) {
            let (command, expected) = example.split_once('\n').unwrap_or((example, ""));
            let Some(arguments) = command.strip_prefix("resdiff ") else { continue };
            let output = resdiff().args(arguments.split_whitespace()).output().unwrap();
            let printed = String::from_utf8(output.stdout).unwrap();
            // `[…]` stands for any number of lines.
            let mut rest = printed.trim_end();
            for part in expected.trim_end().split("[…]") {
                let at = rest.find(part.trim_matches('\n'));
                let at = at.unwrap_or_else(|| panic!("`{command}` does not print:\n{part}\nbut\n{printed}"));
                rest = &rest[at + part.trim_matches('\n').len()..];
            }
            examples += 1;
        }
    }
    assert!(examples >= 3, "{examples} examples");
}
