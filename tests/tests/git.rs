//! The command as git's diff driver, in a repository with two versions of a resolution.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use resdiff_tests::{resdiff, root};

fn git(repository: &Path, arguments: &[&str]) -> Output {
    let driver = format!("{} git-diff", resdiff().get_program().to_string_lossy());
    Command::new("git")
        .current_dir(repository)
        .args(["-c", "user.name=A. Drafter", "-c", "user.email=drafter@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", &format!("diff.resdiff.command={driver}")])
        .args(arguments)
        // No settings of whoever runs the test.
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap()
}

fn done(repository: &Path, arguments: &[&str]) -> String {
    let output = git(repository, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn git_shows_what_changed_clause_by_clause() {
    if Command::new("git").arg("--version").output().is_err() {
        return println!("skipped: no git");
    }
    let folder = tempfile::tempdir().unwrap();
    let repository = folder.path();
    let sample = |name: &str| root().join("samples").join(name);
    done(repository, &["init", "--quiet"]);
    fs::write(repository.join(".gitattributes"), "*.txt diff=resdiff\n").unwrap();
    fs::copy(sample("A-RES-174-28.txt"), repository.join("traffic in orbit.txt")).unwrap();
    fs::write(repository.join("notes.md"), "one\n").unwrap();
    done(repository, &["add", "."]);
    done(repository, &["commit", "--quiet", "-m", "the former resolution"]);
    fs::copy(sample("A-RES-175-32.txt"), repository.join("traffic in orbit.txt")).unwrap();
    fs::write(repository.join("scan.txt"), b"%PDF-1.7\n").unwrap();
    fs::write(repository.join("notes.md"), "two\n").unwrap();
    done(repository, &["add", "."]);
    done(repository, &["commit", "--quiet", "-m", "the new resolution"]);

    let direct = resdiff().arg(sample("A-RES-174-28.txt")).arg(sample("A-RES-175-32.txt")).output().unwrap();
    let report = String::from_utf8(direct.stdout).unwrap();
    let diff = done(repository, &["diff", "HEAD~1", "HEAD"]);
    assert!(diff.contains(&format!("resdiff traffic in orbit.txt\n{report}")), "{diff}");
    // A file that cannot be read is told of, and the others are shown all the same.
    assert!(diff.contains("resdiff scan.txt\nresdiff: scan.txt: "), "{diff}");
    assert!(diff.contains("-one\n+two\n"), "{diff}");

    // The same in a log, where git asks for external drivers to be named.
    let log = done(repository, &["log", "-1", "--patch", "--ext-diff"]);
    assert!(log.contains("PREAMBLE") && log.contains("the new resolution"), "{log}");

    // A renamed file, one that is new, and the work tree.
    done(repository, &["mv", "traffic in orbit.txt", "orbit.txt"]);
    let renamed = done(repository, &["diff", "--cached", "-M"]);
    assert!(renamed.contains("resdiff traffic in orbit.txt\n"), "{renamed}");
    fs::copy(sample("A-RES-174-28.txt"), repository.join("orbit.txt")).unwrap();
    let back = done(repository, &["diff"]);
    assert!(back.contains("A/RES/175/32 → A/RES/174/28"), "{back}");
}

#[test]
fn the_driver_takes_an_order_of_strengths() {
    let folder = tempfile::tempdir().unwrap();
    let order = folder.path().join("order.tsv");
    fs::write(&order, "takes note of\t2\nwelcomes\t1\n").unwrap();
    let output = resdiff()
        .args(["git-diff", "--strengths"])
        .arg(&order)
        .args([
            "orbit.txt",
            "samples/A-RES-174-28.txt",
            "0a",
            "100644",
            "samples/A-RES-175-32.txt",
            "0b",
            "100644",
        ])
        .output()
        .unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("Takes note of → Welcomes, weaker (order.tsv)"), "{report}");
}
