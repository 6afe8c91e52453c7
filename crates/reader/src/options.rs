//! How a file is to be read, where there is a choice.

/// Choices for [`read_with`](crate::read_with). What a form does not know, such as tracked changes in a PDF, is passed
/// over.
///
/// ```
/// use resdiff_reader::{Options, TrackedChanges};
///
/// let options = Options { tracked: TrackedChanges::Reject, ..Options::default() };
/// assert_eq!(Options::default().tracked, TrackedChanges::Accept);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What becomes of tracked changes in a Word file.
    pub tracked: TrackedChanges,
    /// How much a file may hold.
    pub limits: crate::Limits,
}

/// What becomes of tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrackedChanges {
    /// They are accepted: the text as it is after them.
    #[default]
    Accept,
    /// They are rejected: the text as it was before them.
    Reject,
}
