//! Where the output goes and what may go wrong there: whole or not at all, the right status, never a panic.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use resdiff_tests::resdiff;

const PAIR: [&str; 2] = ["samples/A-RES-174-28.txt", "samples/A-RES-175-32.txt"];

fn told(output: &Output) -> (Option<i32>, String) {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!told.contains("panicked"), "{told}");
    (output.status.code(), told)
}

#[test]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = resdiff().args(PAIR).stdout(full).output().unwrap();
    assert_eq!(
        told(&output),
        (Some(2), "resdiff: standard output: no space is left; make room and run it again\n".to_owned())
    );
    // A disk of 16 KB, where we may make one.
    let folder = tempfile::tempdir().unwrap();
    let mount = ["-t", "tmpfs", "-o", "size=16k", "none"];
    let mounted = Command::new("mount").args(mount).arg(folder.path()).stderr(Stdio::null()).status();
    if !mounted.is_ok_and(|status| status.success()) {
        return println!("skipped in part: no file system can be mounted here");
    }
    let report = folder.path().join("report.json");
    fs::write(&report, "kept").unwrap();
    let output = resdiff().args(PAIR).args(["--format", "json", "-o"]).arg(&report).output();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let kept = fs::read_to_string(&report).unwrap();
    let unmounted = Command::new("umount").arg(folder.path()).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    let (status, sentence) = told(&output.unwrap());
    assert_eq!((status, kept.as_str(), left.len()), (Some(2), "kept", 1), "{sentence}");
    assert!(sentence.ends_with("no space is left; make room and run it again\n"), "{sentence}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = resdiff()
        .args(PAIR)
        .arg("--format=json")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let mut head = [0; 16];
    pipe.read_exact(&mut head).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!(told(&output), (Some(1), String::new()));
    // And one that closed it before it began.
    for format in ["terminal", "json", "ndjson", "html", "markdown", "csv", "docx", "amendments"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = resdiff().args(PAIR).args(["--format", format]).stdout(writer).output().unwrap();
        let (status, told) = told(&output);
        assert_eq!(status, Some(1), "{format}: {told}");
        assert!(!told.contains("written"), "{format}: {told}");
    }
}

#[test]
fn a_closed_standard_error_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = resdiff().args(["no-such-file", PAIR[1]]).stderr(writer).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_input_that_may_not_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, "text").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&secret).is_ok() {
        return println!("skipped: nothing is forbidden to this user");
    }
    let (status, sentence) = told(&resdiff().arg(PAIR[0]).arg(&secret).output().unwrap());
    assert_eq!(status, Some(2));
    assert!(
        sentence.ends_with("secret.txt: the file may not be read; check its permissions\n"),
        "{sentence}"
    );
}

#[test]
fn an_input_without_end_is_refused() {
    let (status, sentence) =
        told(&resdiff().args([PAIR[0], "/dev/zero", "--limit", "file-size=100_000"]).output().unwrap());
    assert_eq!(status, Some(2));
    assert_eq!(
        sentence,
        "resdiff: /dev/zero: the file holds more than 100000 bytes; if it is genuine, raise the limit with --limit \
         file-size=NUMBER\n"
    );
}

#[test]
fn names_of_files_cannot_act() {
    let folder = tempfile::tempdir().unwrap();
    let name = "old\nA-RES-1-1 → \u{1b}[2J\u{202e}txt";
    fs::write(folder.path().join(name), "The harbour opens at dawn.\n").unwrap();
    fs::write(folder.path().join("new"), "The harbour opens at dusk.\n").unwrap();
    let inside = |arguments: &[&str]| resdiff().current_dir(folder.path()).args(arguments).output().unwrap();
    for output in [inside(&[name, "new"]), inside(&["parse", name]), inside(&["no\nsuch\u{1b}file", "new"])] {
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
        assert!(text.contains('␊') && text.contains('␛'), "{text}");
    }
    // Programs are given the name as it is.
    let report: serde_json::Value =
        serde_json::from_slice(&inside(&[name, "new", "--format=json"]).stdout).unwrap();
    assert_eq!(report["old"]["source"]["name"], name);
}

#[test]
fn an_interruption_ends_the_process_and_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    fs::write(&report, "kept").unwrap();
    // It waits for its standard input, so that it is surely still there.
    let mut child = resdiff()
        .args(["-", PAIR[1], "-o"])
        .arg(&report)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"The General Assembly,\n").unwrap();
    // The handler is set first of all; that the process reads is a sign that it is.
    wait_until_reading(child.id());
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(status.success());
    let output = child.wait_with_output().unwrap();
    drop(input);
    assert_eq!(told(&output), (Some(130), String::new()));
    assert_eq!(fs::read_to_string(&report).unwrap(), "kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
#[cfg(unix)]
fn an_interruption_in_a_pager_is_the_pagers_and_the_report_ends_with_its_own_status() {
    let folder = tempfile::tempdir().unwrap();
    let (there, leave) = (folder.path().join("there"), folder.path().join("leave"));
    let mut child = resdiff()
        .args(PAIR)
        .arg("--pager=always")
        .env(
            "RESDIFF_PAGER",
            "cat >/dev/null; touch \"$THERE\"; while [ ! -e \"$LEAVE\" ]; do sleep 0.02; done",
        )
        .envs([("THERE", &there), ("LEAVE", &leave)])
        .spawn()
        .unwrap();
    // A pager that never comes up must not hang the test.
    for _ in 0..1_000 {
        if there.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(status.success());
    fs::write(&leave, "").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

/// Waits until a process sleeps in a read from its pipe, or a while where the system does not tell.
fn wait_until_reading(process: u32) {
    for _ in 0..200 {
        let state = fs::read_to_string(format!("/proc/{process}/syscall")).unwrap_or_default();
        // `0` is the number of read on x86_64, `63` on arm64.
        if state.starts_with("0 0x0") || state.starts_with("63 0x0") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
}

#[test]
fn an_output_folder_that_may_not_be_written_is_named() {
    let missing = Path::new("no-such-folder/report.txt");
    let (status, sentence) = told(&resdiff().args(PAIR).arg("-o").arg(missing).output().unwrap());
    assert_eq!(status, Some(2));
    assert!(sentence.contains("the folder of the output file does not exist"), "{sentence}");
}
