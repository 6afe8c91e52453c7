//! Compound files: what a `.doc` is kept in, and a `.docx` with a password.

use crate::PackageError;

const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Why a compound file is not read; none for other files.
///
/// Names stand in UTF-16 at the head of the directory's entries of 128 bytes, which begin at multiples of 128.
pub(super) fn refuse(bytes: &[u8]) -> Option<PackageError> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    Some(if has("EncryptedPackage") {
        PackageError::PasswordProtected
    } else if has("WordDocument") {
        PackageError::Legacy
    } else if has("Workbook") || has("Book") {
        PackageError::NotWord { what: "an Excel workbook of the old kind" }
    } else if has("PowerPoint Document") {
        PackageError::NotWord { what: "a PowerPoint presentation of the old kind" }
    } else {
        PackageError::NotWord { what: "a compound file of the old Office kind, or cut short" }
    })
}
