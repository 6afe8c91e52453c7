//! The zip archive: parts out of it within the limits, and parts back into it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Part;
use crate::error::shown;
use crate::{Limits, PackageError};

/// Inflates all parts, in the order of the archive's directory.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, PackageError> {
    let unreadable = |error| match damaged(error) {
        PackageError::Damaged { .. } => PackageError::Damaged {
            reason: "the list of its parts, which stands at its end, cannot be read".to_owned(),
        },
        other => other,
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let entries = archive.len();
    if entries > limits.entries {
        return Err(PackageError::TooManyEntries { entries, limit: limits.entries });
    }
    let mut seen = BTreeSet::new();
    let mut parts = Vec::new();
    let mut total = 0;
    for index in 0..entries {
        let file = archive.by_index(index).map_err(damaged)?;
        let raw = file.name().map_err(damaged)?.into_owned();
        let name = part_name(&raw).ok_or_else(|| PackageError::BadName { name: shown(&raw) })?;
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(PackageError::DuplicateEntry { name: Some(shown(&name)) });
        }
        if name.is_empty() || name.ends_with('/') {
            continue;
        }
        let packed = file.compressed_size().min(bytes.len() as u64);
        let bytes = inflate(file, &name, packed, &mut total, limits)?;
        parts.push(Part { name, bytes, entry: Some(index), changed: false });
    }
    if archive.has_duplicate_names() {
        // The library keeps the last of two entries of one name and does not say which it was.
        return Err(PackageError::DuplicateEntry { name: None });
    }
    Ok(parts)
}

/// The name of a part: slashes for the backslashes that some programs write, none in front. None for a name that
/// leads out of the archive.
fn part_name(raw: &str) -> Option<String> {
    let name = raw.replace('\\', "/");
    let name = name.strip_prefix('/').unwrap_or(&name);
    let plain = |segment: &str| !matches!(segment, "." | "..") && !segment.contains([':', '\0']);
    let inner = name.strip_suffix('/').unwrap_or(name);
    let sound = inner.split('/').all(|segment| plain(segment) && !segment.is_empty());
    (sound && !inner.is_empty()).then(|| name.to_owned())
}

fn inflate(
    mut file: ZipFile<'_, impl Read>,
    name: &str,
    packed: u64,
    total: &mut u64,
    limits: &Limits,
) -> Result<Vec<u8>, PackageError> {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    loop {
        let read = file.read(&mut chunk).map_err(|error| PackageError::Damaged {
            reason: format!("the part {}: {error}", shown(name)),
        })?;
        if read == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&chunk[..read]);
        *total += read as u64;
        let size = bytes.len() as u64;
        if size > limits.part_bytes {
            return Err(PackageError::PartTooLarge { part: shown(name), limit: limits.part_bytes });
        }
        if *total > limits.total_bytes {
            return Err(PackageError::TooLarge { limit: limits.total_bytes });
        }
        if size > limits.ratio_from && size > packed.saturating_mul(limits.ratio) {
            return Err(PackageError::Ratio { part: shown(name), limit: limits.ratio });
        }
    }
}

/// Writes an archive: the entries of the source in their order, as they were or with their new bytes, then new parts.
pub(super) fn write(source: &[u8], parts: &[Part]) -> Result<Vec<u8>, PackageError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(source.len())));
    if !source.is_empty() {
        let mut archive = ZipArchive::new(Cursor::new(source)).map_err(damaged)?;
        for index in 0..archive.len() {
            let changed = parts.iter().find(|part| part.entry == Some(index) && part.changed);
            let file = archive.by_index_raw(index).map_err(damaged)?;
            match changed {
                None => writer.raw_copy_file(file).map_err(damaged)?,
                Some(part) => {
                    let time = file.last_modified();
                    // A consumer that looks for the part by its name finds it as it was spelled.
                    let name = file.name().map_err(damaged)?.into_owned();
                    drop(file);
                    add(&mut writer, &name, &part.bytes, time)?;
                }
            }
        }
    }
    for part in parts.iter().filter(|part| part.entry.is_none()) {
        add(&mut writer, &part.name, &part.bytes, None)?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}

fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    time: Option<DateTime>,
) -> Result<(), PackageError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default());
    writer.start_file(name, options).map_err(damaged)?;
    writer.write_all(bytes).map_err(|error| PackageError::Damaged { reason: error.to_string() })
}

fn damaged(error: ZipError) -> PackageError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            PackageError::PasswordProtected
        }
        error => PackageError::Damaged { reason: error.to_string() },
    }
}
