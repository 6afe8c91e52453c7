//! The HTML page in a real browser: see `tests/browser`. Skipped where node, a browser or the modules are missing.
#![allow(clippy::unwrap_used)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use resdiff_tests::{corpus, resdiff, root};

const OLD: &str = "samples/A-RES-174-28.txt";
const NEW: &str = "samples/A-RES-175-32.txt";

#[test]
fn the_page_in_a_browser() {
    let scripts = root().join("tests/browser");
    let browser = match ready(&scripts) {
        Ok(browser) => browser,
        Err(why) => return println!("skipped: {why}"),
    };
    let pages = tempfile::tempdir().unwrap();
    make_pages(pages.path());
    let output = Command::new("node")
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(scripts_in(&scripts))
        .env("PAGES", pages.path())
        .env("CHROMIUM", browser)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    println!("{told}");
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// The browser, or what is missing.
fn ready(scripts: &Path) -> Result<PathBuf, &'static str> {
    if node().is_none_or(|version| version < 20) {
        return Err("no node of version 20 or later on this machine");
    }
    let modules = scripts.join("node_modules");
    if !modules.join("playwright-core").is_dir() || !modules.join("axe-core").is_dir() {
        return Err("run `npm ci` in tests/browser first");
    }
    browser().ok_or("no chromium on this machine")
}

/// The major version of node.
fn node() -> Option<u32> {
    let output = Command::new("node").arg("--version").output().ok()?;
    String::from_utf8_lossy(&output.stdout).trim_start_matches('v').split('.').next()?.parse().ok()
}

fn browser() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let named =
        |name: &str| env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(named)
}

fn scripts_in(folder: &Path) -> Vec<PathBuf> {
    let mut scripts: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    scripts.sort();
    scripts
}

fn make_pages(folder: &Path) {
    let page = |name: &str, old: &Path, new: &Path, more: &[&str]| {
        let status = resdiff()
            .args([old, new])
            .args(["--format", "html", "-o"])
            .arg(folder.join(name))
            .args(more)
            .status()
            .unwrap();
        assert!(status.code() < Some(2), "{name}");
    };
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let (old, new) = (root().join(OLD), root().join(NEW));
    page("specimen.html", &old, &new, &[]);
    page("filtered.html", &old, &new, &["--only", "moved,split"]);
    page("same.html", &old, &root().join("samples/A-RES-174-28.md"), &[]);
    let old = write("<img src=x onerror=window.hacked=2>.md", &hostile("seven"));
    page("hostile.html", &old, &write("new \u{202e}dm.md", &hostile("eight")), &[]);
    let old = write("old.txt", "تدعو الدول الأعضاء إلى تقديم تقاريرها.\n\nتقرر عقد اجتماع واحد في السنة.\n");
    let new = write("new.txt", "تدعو الدول الأعضاء إلى تقديم تقاريرها.\n\nتقرر عقد اجتماعين في السنة.\n");
    page("rtl.html", &old, &new, &[]);
    if let Some(corpus) = corpus() {
        let large = |symbol: &str| corpus.join("pdf").join(format!("A-RES-{symbol}.pdf"));
        page("large.html", &large("78-69"), &large("79-144"), &[]);
    }
}

/// A resolution whose words are script, markup, directions of writing, and marks upon marks.
fn hostile(number: &str) -> String {
    let marks = "\u{301}\u{327}".repeat(5_000);
    let long = "A".repeat(5_000);
    format!(
        "**174/99. A title </title><script>window.hacked = 1</script>**\n\n*The General Assembly,*\n\n\
         *Recalling* <script>window.hacked = 1</script> and {number} \"quoted\" ' <b onclick=\"x\">bold</b> &lt;b&gt;,\n\n\
         1. *Decides* that <img src=x onerror=window.hacked=1> shall meet {number} times; \
         [a link](javascript:window.hacked=1)\n\n\
         2. *Requests* </style></script><script>window.hacked=1</script> {number} reports \u{202e}detrevni\u{202c} \
         and\u{200b}hidden\u{0008} \u{2066}words\u{2069};\n\n\
         3. *Welcomes* the zalgo{marks} of {number} texts;\n\n\
         4. *Recalls* resolution 173/27\"><svg onload=window.hacked=1> of {number} December 2118;\n\n\
         5. *Notes* the word {long} of {number} letters.\n\n\
         <!-- {number} --> <iframe srcdoc=\"<script>parent.hacked=1</script>\"></iframe>\n"
    )
}
