//! How much a package may hold.

/// Bounds on what is inflated and parsed, so that a small file cannot fill the memory.
///
/// Calibrated on 1,950 genuine Word files, which have at most 291 entries, 12.6 MB a part, 15.3 MB in all, a ratio
/// of 130:1 and a depth of 45. Everything is counted on bytes that were really inflated; what a directory says of its
/// entries is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries of the archive, folders included.
    pub entries: usize,
    /// Bytes of one part.
    pub part_bytes: u64,
    /// Bytes of all parts.
    pub total_bytes: u64,
    /// How many times larger a part may be than what it was inflated from; asked from `ratio_from` bytes on.
    pub ratio: u64,
    /// The size from which on the ratio counts: short parts of one repeated sentence are harmless.
    pub ratio_from: u64,
    /// How deep elements of XML may be nested.
    pub depth: usize,
    /// Elements of one part. The largest genuine parts have a few hundred thousand.
    pub elements: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 4_096,
            part_bytes: 64 << 20,
            total_bytes: 256 << 20,
            ratio: 200,
            ratio_from: 1 << 20,
            depth: 256,
            elements: 4_000_000,
        }
    }
}
