//! The documents of a run: found by symbol or path, read once, dropped after their last use.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resdiff_reader::Options;

use crate::failure::{self, Failure};
use crate::input::{self, Input};

/// The endings looked for, the likeliest official text first.
const ENDINGS: [&str; 5] = ["pdf", "docx", "txt", "md", "markdown"];

/// The folder of the documents, by the names of its files.
pub struct Library {
    folder: PathBuf,
    /// The files that bear a name, ending and case aside, the one to take first.
    by_stem: BTreeMap<String, Vec<PathBuf>>,
}

impl Library {
    /// Lists a folder and all below it. Links to folders are not followed, so that it ends.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let failed = |path: &Path, error| Failure::open(path, &error);
        let mut by_stem: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(current) = folders.pop() {
            for entry in fs::read_dir(&current).map_err(|error| failed(&current, error))? {
                let entry = entry.map_err(|error| failed(&current, error))?;
                let path = entry.path();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if rank(&path).is_some()
                    && let Some(stem) = path.file_stem()
                {
                    by_stem.entry(stem.to_string_lossy().to_lowercase()).or_default().push(path);
                }
            }
        }
        for files in by_stem.values_mut() {
            files.sort_by_key(|path| (rank(path), path.components().count(), path.clone()));
        }
        Ok(Self { folder: folder.to_owned(), by_stem })
    }

    /// The file of a version: a path within the folder or anywhere, or a symbol, `A/RES/174/28`, whose file is
    /// called `A-RES-174-28` with one of the endings that are read.
    pub fn find(&self, name: &str) -> Result<PathBuf, Failure> {
        let path = self.folder.join(name);
        if path.is_file() {
            return Ok(path);
        }
        let stem = name.replace(['/', ' '], "-").to_lowercase();
        self.by_stem.get(&stem).and_then(|files| files.first()).cloned().ok_or_else(|| Failure {
            kind: failure::Kind::Open,
            subject: Some(failure::name(Path::new(name))),
            message: format!("there is no such file in {}", failure::name(&self.folder)),
            hint: Some("name a file or a symbol whose file is there"),
        })
    }
}

fn rank(path: &Path) -> Option<usize> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    ENDINGS.iter().position(|known| *known == ending)
}

/// A document that several threads want: the first reads it, the last lets it go.
pub struct Shared {
    path: PathBuf,
    sum: OnceLock<Option<String>>,
    state: Mutex<State>,
}

struct State {
    document: Option<Arc<Result<Input, Failure>>>,
    uses: usize,
}

impl Shared {
    /// A document that this many pairs want; each calls [`read`](Self::read) or [`pass`](Self::pass) once.
    pub fn new(path: PathBuf, uses: usize) -> Self {
        Self { path, sum: OnceLock::new(), state: Mutex::new(State { document: None, uses }) }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The SHA-256 of the file; none where it cannot be read.
    pub fn checksum(&self) -> Option<&str> {
        self.sum.get_or_init(|| fs::read(&self.path).ok().map(|bytes| input::sha256(&bytes))).as_deref()
    }

    /// The document, or why it cannot be had.
    pub fn read(&self, options: &Options) -> Arc<Result<Input, Failure>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let document = state.document.take().unwrap_or_else(|| Arc::new(input::read(&self.path, options)));
        state.uses = state.uses.saturating_sub(1);
        if state.uses > 0 {
            state.document = Some(Arc::clone(&document));
        }
        document
    }

    /// One pair less that wants it.
    pub fn pass(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.uses = state.uses.saturating_sub(1);
        if state.uses == 0 {
            state.document = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_and_paths_are_found() {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
        let library = Library::open(&samples).unwrap();
        let found =
            |name: &str| library.find(name).unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        assert!(found("A/RES/174/28").starts_with("A-RES-174-28."));
        assert_eq!(found("A-RES-174-28.md"), "A-RES-174-28.md");
        let missing = library.find("A/RES/1/1").unwrap_err().sentence();
        assert!(missing.starts_with("resdiff: A/RES/1/1: there is no such file in "), "{missing}");
    }

    #[test]
    fn a_document_is_let_go_after_its_last_use() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/A-RES-174-28.txt");
        let shared = Shared::new(path, 2);
        let first = shared.read(&Options::default());
        let second = shared.read(&Options::default());
        assert!(Arc::ptr_eq(&first, &second));
        assert_eq!(Arc::strong_count(&first), 2);
    }
}
