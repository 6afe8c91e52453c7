//! What the tests and the measuring programs share: where the corpus is, how its files are found.

use std::path::{Path, PathBuf};

/// The README's example for Rust, run as a doc test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

pub mod amend;
pub mod faults;
pub mod forms;
pub mod fuzz;
pub mod generated;
pub mod patterns;
pub mod pdf;
pub mod press;
pub mod promises;
pub mod schema;
pub mod soffice;
pub mod specimen;
pub mod tongues;
pub mod word;

/// The folder of genuine documents: `RESDIFF_CORPUS`, else `../shared/corpus` beside the project; none where
/// there is none.
#[must_use]
pub fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let folder = std::env::var_os("RESDIFF_CORPUS").map_or_else(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The files of a folder and its sub-folders that can be read, in the order of their names.
///
/// # Errors
///
/// If a folder cannot be listed.
pub fn documents(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, "pdf" | "docx" | "txt" | "md")
                && path.file_name().is_some_and(|n| n != "README.md")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The command as built from this checkout.
///
/// # Panics
///
/// If it cannot be built.
#[must_use]
pub fn resdiff() -> std::process::Command {
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    let path = BUILT.get_or_init(|| {
        // Cargo builds the binaries of a package for that package's own tests only.
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = std::process::Command::new(cargo).args(["build", "--quiet", "-p", "resdiff"]).status();
        assert!(built.is_ok_and(|status| status.success()), "the command could not be built");
        let test = std::env::current_exe().unwrap_or_default();
        let folder = test.ancestors().find(|folder| folder.ends_with("debug") || folder.ends_with("release"));
        folder.map(Path::to_owned).unwrap_or_default().with_file_name("debug").join("resdiff")
    });
    let mut command = std::process::Command::new(path);
    command.env_remove("NO_COLOR").env_remove("COLUMNS").current_dir(root());
    command
}

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The exit status, standard output and standard error of a run, as one text for a snapshot.
///
/// # Panics
///
/// If the command cannot be started.
#[must_use]
pub fn run(command: &mut std::process::Command) -> String {
    let output = command.output().expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!(
        "status {}\n{}{}",
        output.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string()),
        text(&output.stdout),
        text(&output.stderr)
    )
}
