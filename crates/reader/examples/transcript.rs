//! Prints the lines of a file as its physical reader sees them: `cargo run --example transcript -- FILE`.
//!
//! Each line shows its page, what parts it from the line above, its edges in columns, its height on the page
//! and its size; the text has `*italic*`, `**bold**`, `^raised^` and `⇥` for a tab.

#![allow(clippy::print_stdout, reason = "an example prints")]

use resdiff_reader::{Gap, Line, pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let transcript = pdf::read(&std::fs::read(&path)?).map_err(|error| format!("{path}: {error}"))?;
        for line in &transcript.lines {
            println!("{}  {}", place(line), text(line));
        }
        for notice in &transcript.notices {
            println!("{path}: {}", notice.message);
        }
    }
    Ok(())
}

fn place(line: &Line) -> String {
    let page = line.at.page.unwrap_or(0);
    let gap = match line.gap {
        Gap::Line => ' ',
        Gap::Blank => '_',
        Gap::Page => '=',
    };
    match line.geometry {
        Some(at) => {
            let height = at.height.unwrap_or(0.0);
            format!("{page:3}{gap} {:6.1}–{:6.1} {height:.3} ×{:.2}", at.left, at.right, at.size)
        }
        None => format!("{page:3}{gap} {:27}", "astray"),
    }
}

fn text(line: &Line) -> String {
    let run = |run: &resdiff_reader::Run| {
        let text = run.text.replace('\t', "⇥");
        let mark = match (run.style.italic, run.style.bold) {
            (true, true) => "***",
            (false, true) => "**",
            (true, false) => "*",
            (false, false) => "",
        };
        let raised = if run.style.raised { "^" } else { "" };
        format!("{raised}{mark}{text}{mark}{raised}")
    };
    line.runs.iter().map(run).collect()
}
