//! What the tests and the measuring programs share: where the corpus is, how its files are found.

use std::path::{Path, PathBuf};

pub mod faults;
pub mod forms;

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
            } else if matches!(extension, "pdf" | "txt" | "md")
                && path.file_name().is_some_and(|n| n != "README.md")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
