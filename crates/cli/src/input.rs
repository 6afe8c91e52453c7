//! Files in: bytes, checksum, document.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use resdiff_model::{Document, StrengthTable};
use resdiff_reader::{Form, Limit, Options, ReadError, TrackedChanges};
use resdiff_report::Source;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// A document and the file it came from.
#[derive(Debug)]
pub struct Input {
    pub source: Source,
    pub document: Document,
    /// The bytes of a Word file whose changes were accepted: a redline is made on them.
    pub word: Option<Vec<u8>>,
}

/// Whether this argument stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a file, or standard input where the path is `-`.
pub fn read(path: &Path, options: &Options) -> Result<Input, Failure> {
    let refused = |error: ReadError| Failure::document(path, &error);
    let bytes = bytes(path, options.limits.get(Limit::FileSize))?;
    let transcript = resdiff_reader::transcribe_with(&bytes, options).map_err(refused)?;
    let source = Source {
        name: path.to_string_lossy().into_owned(),
        form: transcript.form.as_str().to_owned(),
        sha256: Some(sha256(&bytes)),
    };
    let on_it = transcript.form == Form::Docx && options.tracked == TrackedChanges::Accept;
    // The lines hold all there is to know: a large file need not be kept twice while they are read.
    let word = on_it.then_some(bytes);
    let document = resdiff_reader::recognize_with(&transcript, options).map_err(refused)?;
    Ok(Input { source, document, word })
}

/// Reads a table of strengths; a scale without a heading bears the name of the file.
pub fn strengths(path: &Path) -> Result<StrengthTable, Failure> {
    let text = String::from_utf8(bytes(path, Limit::FileSize.default_value())?)
        .map_err(|_| Failure::not_text(path))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    StrengthTable::parse(&text, &name).map_err(|error| Failure::table(path, &error))
}

/// Whether two paths lead to the same file.
pub fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// The bytes of a file; of one that is longer than `most`, one more than those, for the reader to refuse.
pub fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| Failure::open(path, &error);
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        return Ok(bytes);
    }
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(Failure::is_directory(path));
    }
    bytes.reserve(usize::try_from(metadata.len().min(most)).unwrap_or(0).saturating_add(1));
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_sha256sum() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn two_spellings_of_a_path_are_one_file() {
        assert!(same_file(Path::new("src/main.rs"), Path::new("src/../src/main.rs")));
        assert!(!same_file(Path::new("src/main.rs"), Path::new("src/input.rs")));
        assert!(!same_file(Path::new("no-such"), Path::new("no-such")));
    }
}
