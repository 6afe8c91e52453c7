//! What changed inside a clause.

use std::ops::Range;

use super::Significance;
use crate::Pair;

/// What became of a lead phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadChange {
    /// The phrases as printed.
    pub phrases: Pair<String>,
    /// Which is the stronger.
    pub strength: Strength,
    /// Who says so; none where no authority was asked or none has an answer.
    pub authority: Option<Authority>,
    /// Qualifiers that came: `with appreciation`.
    pub gained: Vec<String>,
    /// Qualifiers that went.
    pub lost: Vec<String>,
}

/// Who says which of two phrases is the stronger.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Authority {
    /// A short name: `decision 55/488`.
    pub name: String,
    /// The authority in full; empty where the table does not say.
    pub source: String,
}

/// How the new lead phrase compares with the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// The same verb, sequence adverbs aside, or one of the same rank.
    Same,
    /// Stronger, by the table in use.
    Stronger,
    /// Weaker, by the table in use.
    Weaker,
    /// Another verb, and no table says which is the stronger.
    Unknown,
}

/// One step of a word-level edit script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InlineOp {
    /// What is done.
    pub op: Op,
    /// The words it is done to, blanks included.
    pub text: String,
}

/// What a step of an edit script does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// In both texts.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

/// One edit inside a clause and the rule that explains it.
///
/// Edits part the changed stretches of the inline script more finely: a chain of resolutions that gains
/// three has one stretch and three edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The rule, or `None` where no rule explains the edit: it is substance.
    pub rule: Option<Rule>,
    /// Whether it matters.
    pub significance: Significance,
    /// The words before and after; empty on the side that has none.
    pub text: Pair<String>,
    /// Where, as bytes of the joined old and new texts.
    pub range: Pair<Range<usize>>,
    /// More for the user, where there is more to say: `older than A/RES/74/28`.
    pub note: Option<String>,
}

/// The rules that explain edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `seventy-fifth` → `seventy-sixth`, by the step of the pair.
    SessionOrdinal,
    /// A year or date that moved by the step of the pair.
    Date,
    /// The symbol of this year's report for the one of the year before.
    ReportSymbol,
    /// The next meeting in a series.
    MeetingOrdinal,
    /// One more resolution in a chain, not older than the former version.
    CitationChain,
    /// A resolution in a chain that is older than the former version: substance.
    OlderCitation,
    /// The number of an agenda item.
    AgendaItem,
    /// `Also`, `further`: a neighbour came or went.
    SequenceAdverb,
    /// Spelling by the policy of the Editorial Manual.
    Spelling,
    /// Upper or lower case.
    Case,
    /// Punctuation.
    Punctuation,
    /// Kinds of hyphens, blanks or quotation marks.
    Typography,
    /// Letters that look like those of the other text and are others: a Cyrillic `а` in `shall`.
    LookAlike,
    /// Characters without a shape: zero-width blanks and joiners, controls of the writing direction.
    InvisibleCharacter,
    /// The same letters, stored in another way: `é` in one character or in two, wide forms of letters.
    Normalization,
    /// A link word that follows from a neighbour's change: `and` at the end of the last item but one.
    ListJoint,
    /// The number of a paragraph referred to, where that paragraph was renumbered.
    CrossReference,
    /// The clause changed its place, or its level.
    Place,
}

impl Rule {
    /// Whether a reader of the page could not see such an edit.
    #[must_use]
    pub const fn is_unseen(self) -> bool {
        matches!(self, Self::Typography | Self::LookAlike | Self::InvisibleCharacter | Self::Normalization)
    }

    /// Whether such an edit is no more than a matter of print and storage: a clause that has no other is unchanged.
    #[must_use]
    pub const fn is_print(self) -> bool {
        matches!(self, Self::Typography | Self::Normalization)
    }
}
