//! The file a document was read from.

/// What a report says of the file a document was read from.
///
/// A document does not know its file and a report opens none, so the caller hands these facts in.
///
/// ```
/// use resdiff_report::Source;
///
/// let source = Source::new("A-RES-174-28.txt", "text");
/// assert_eq!(source.sha256, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name as the user gave it: a path, or `-` for standard input.
    pub name: String,
    /// The form found by content: `pdf`, `text`, `markdown`.
    pub form: String,
    /// The SHA-256 of the bytes in hexadecimal, where the caller computed it.
    pub sha256: Option<String>,
}

impl Source {
    /// A source of this name and form, without a checksum.
    #[must_use]
    pub fn new(name: impl Into<String>, form: impl Into<String>) -> Self {
        Self { name: name.into(), form: form.into(), sha256: None }
    }
}
