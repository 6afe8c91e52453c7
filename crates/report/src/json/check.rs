//! A check of a redline as JSON.

use resdiff_docx::document::Revisions;
use resdiff_engine::{Op, Pair};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::convert::summary;
use super::{Generator, InlineOp, SourceInfo, Summary};
use crate::Source;
use crate::check::{self, Version};
use crate::json::from::source_info;

/// Whether every difference between a base and a redline of it is tracked.
///
/// Formats, pictures and the layout of pages are no text and are not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "resdiff check of a redline, format version 1")]
pub struct Check {
    /// The version of this format.
    #[schemars(extend("const" = 1))]
    pub format_version: u32,
    /// The program that wrote it.
    pub generator: Generator,
    /// The file that the redline is held against.
    pub base: SourceInfo,
    /// The redline.
    pub redline: SourceInfo,
    /// Whether the redline, its changes rejected, is the base: `untracked` is empty.
    pub clean: bool,
    /// Whether paragraphs were compared, as two Word files allow; else clauses and their words.
    pub by_paragraph: bool,
    /// How the base was read, where it has tracked changes of its own; null where it has none.
    pub base_read: Option<BaseRead>,
    /// The differences that are not tracked.
    pub untracked: Vec<Untracked>,
    /// Paragraphs that differ in blanks alone, which is no difference in words.
    pub blanks: usize,
    /// The tracked changes of the redline.
    pub tracked: TrackedChanges,
    /// What the changes amount to: the counts of the base against the redline with its changes accepted.
    pub summary: Summary,
    /// The hidden text of the redline.
    pub hidden: Vec<HiddenText>,
    /// How many comments the redline has.
    pub comments: usize,
    /// Parts that the redline names and does not have, and documents embedded in it, whose text was not read.
    pub unread: Vec<String>,
}

/// How tracked changes were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BaseRead {
    /// As accepted.
    Accepted,
    /// As rejected.
    Rejected,
}

/// A difference that is not tracked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Untracked {
    /// What sort of difference.
    pub kind: UntrackedKind,
    /// The clause of the base, by its label: `OP3`, `after OP3`, `note 2 (OP4)`, `T1, row 2, cell 3`; null where it
    /// has nothing in this place.
    pub base_place: Option<String>,
    /// The clause of the redline.
    pub redline_place: Option<String>,
    /// What stands in the base; paragraphs are parted by line feeds, `[note]` is the mark of a note.
    pub base: Option<String>,
    /// What stands in the redline with its changes rejected.
    pub redline: Option<String>,
    /// The edit script between the two.
    pub inline: Vec<InlineOp>,
}

/// The sorts of untracked differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UntrackedKind {
    /// Other words than in the base.
    Reworded,
    /// In the redline and not in the base.
    Added,
    /// In the base and not in the redline.
    Removed,
    /// The words of the base at another place.
    Moved,
    /// The words of the base in other paragraphs, cells or rows.
    Paragraphs,
    /// The words of the base under another number; several paragraphs that follow each other are one difference.
    Renumbered,
}

/// The tracked changes of a redline, counted by the elements that hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TrackedChanges {
    /// Insertions, those by moving included.
    pub insertions: usize,
    /// Deletions, those by moving included.
    pub deletions: usize,
    /// Moves.
    pub moves: usize,
    /// Changes of format.
    pub formats: usize,
    /// Who made them, in the order of the alphabet.
    pub authors: Vec<Author>,
}

/// An author of tracked changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Author {
    /// The name; empty where none is given.
    pub name: String,
    /// How many changes.
    pub changes: usize,
    /// The date of the first, as it stands in the file; null where none bears a date.
    pub first: Option<String>,
    /// The date of the last.
    pub last: Option<String>,
}

/// A stretch of hidden text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HiddenText {
    /// The clause it stands in or behind.
    pub place: String,
    /// Its words.
    pub text: String,
}

/// A check as JSON. `versions` and `sources` are those of the base (old) and of the redline (new).
#[must_use]
pub fn check(check: &check::Check, versions: Pair<&Version<'_>>, sources: &Pair<Source>) -> Check {
    let authors = check.tracked.authors.iter().map(|(name, share)| Author {
        name: name.clone(),
        changes: share.changes,
        first: share.dates.as_ref().map(|(first, _)| first.clone()),
        last: share.dates.as_ref().map(|(_, last)| last.clone()),
    });
    Check {
        format_version: super::FORMAT_VERSION,
        generator: Generator::this(),
        base: source_info(versions.old.accepted, &sources.old),
        redline: source_info(versions.new.accepted, &sources.new),
        clean: check.is_clean(),
        by_paragraph: check.by_paragraph,
        base_read: check.base_read.map(|revisions| match revisions {
            Revisions::Accepted => BaseRead::Accepted,
            Revisions::Rejected => BaseRead::Rejected,
        }),
        untracked: check.untracked.iter().map(untracked).collect(),
        blanks: check.blanks,
        tracked: TrackedChanges {
            insertions: check.tracked.insertions,
            deletions: check.tracked.deletions,
            moves: check.tracked.moves,
            formats: check.tracked.formats,
            authors: authors.collect(),
        },
        summary: summary(&check.totals),
        hidden: check
            .hidden
            .iter()
            .map(|hidden| HiddenText { place: hidden.place.clone(), text: hidden.text.clone() })
            .collect(),
        comments: check.comments,
        unread: check.unread.clone(),
    }
}

fn untracked(untracked: &check::Untracked) -> Untracked {
    let step = |(op, text): &(Op, String)| InlineOp { op: (*op).into(), text: text.clone() };
    Untracked {
        kind: match untracked.kind {
            check::UntrackedKind::Reworded => UntrackedKind::Reworded,
            check::UntrackedKind::Added => UntrackedKind::Added,
            check::UntrackedKind::Removed => UntrackedKind::Removed,
            check::UntrackedKind::Moved => UntrackedKind::Moved,
            check::UntrackedKind::Paragraphs => UntrackedKind::Paragraphs,
            check::UntrackedKind::Renumbered => UntrackedKind::Renumbered,
        },
        base_place: untracked.places.old.clone(),
        redline_place: untracked.places.new.clone(),
        base: untracked.texts.old.clone(),
        redline: untracked.texts.new.clone(),
        inline: untracked.script.iter().map(step).collect(),
    }
}
