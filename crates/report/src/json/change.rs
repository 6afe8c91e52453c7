//! The JSON types that tell what became of clauses, headings, footnotes and tables.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Annex, Clause, Footnote, Heading, Table};

/// What became of a clause, or of several that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// How old and new clauses belong together.
    pub relation: Relation,
    /// The clauses of the old document; empty for an added clause.
    pub old: Vec<Clause>,
    /// The clauses of the new document; empty for a removed clause.
    pub new: Vec<Clause>,
    /// Whether it left its order among the other clauses.
    pub moved: bool,
    /// Whether its label changed.
    pub renumbered: bool,
    /// Whether it changed its part or level; null where it did not.
    pub role_change: Option<RoleChange>,
    /// How much of the words both sides share, weighted by rarity: 0 to 1. 0 for added and removed clauses.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub similarity: f64,
    /// How likely it is that this relation is right: 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f64,
    /// Why the clauses were put together or left alone, in sentences.
    pub why: Vec<String>,
    /// Whether it matters; null for a clause of which nothing changed.
    pub significance: Option<Significance>,
    /// What became of the lead phrase; null where there is none.
    pub lead: Option<LeadChange>,
    /// The edit script: `equal` and `delete` text together are exactly the old texts, `equal` and `insert`
    /// text exactly the new ones; the texts of several clauses are joined by a line feed.
    pub inline: Vec<InlineOp>,
    /// The edits, each with the rule that explains it.
    pub edits: Vec<Edit>,
    /// What became of the footnote marks in the clause.
    pub footnotes: Vec<MarkChange>,
    /// What the clauses and their footnotes cite on one side only.
    pub citations: Vec<ClauseCitation>,
}

/// What a clause, or a footnote of it, cites on one side only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ClauseCitation {
    /// Added, removed or, where the one took the place of the other, reworded.
    pub relation: Relation,
    /// The symbol or name cited before; null where it was added.
    pub old: Option<String>,
    /// The symbol or name cited now; null where it was removed.
    pub new: Option<String>,
    /// Whether it is an instrument with a name, such as a treaty.
    pub instrument: bool,
    /// Whether it came to or went from the document as a whole.
    pub everywhere: bool,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words; null where there is no more to say.
    pub note: Option<String>,
}

/// How old and new belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words on both sides; footnote marks, numbers and kinds of hyphens aside.
    Unchanged,
    /// One became another.
    Reworded,
    /// Only in the new document.
    Added,
    /// Only in the old document.
    Removed,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
}

/// Whether a change matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Significance {
    /// The yearly roll-over: sessions, dates, last year's resolution.
    Routine,
    /// Spelling, case, punctuation, sequence adverbs, place.
    Editorial,
    /// Everything else.
    Substantive,
}

/// A change of part or level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoleChange {
    /// From the preamble to the operative part.
    PromotedToOperative,
    /// From the operative part to the preamble.
    DemotedToPreamble,
    /// Up one level or more: a sub-paragraph became a paragraph.
    PromotedLevel,
    /// Down one level or more.
    DemotedLevel,
    /// Between the body and an annex.
    OtherPart,
}

/// What became of a lead phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LeadChange {
    /// The old phrase as printed; null where the old clause has none.
    pub old: Option<String>,
    /// The new phrase as printed; null where the new clause has none.
    pub new: Option<String>,
    /// How the new phrase compares with the old one.
    pub strength: Strength,
    /// Who says so, as the table of strengths names it; null where no authority was needed or none has an answer.
    pub authority: Option<String>,
    /// Qualifiers that came: `with appreciation`.
    pub gained: Vec<String>,
    /// Qualifiers that went.
    pub lost: Vec<String>,
}

/// How a new lead phrase compares with the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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

/// One step of an edit script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InlineOp {
    /// What is done.
    pub op: Op,
    /// The words it is done to, blanks included.
    pub text: String,
}

/// What a step of an edit script does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
/// Edits part the changed stretches of `inline` more finely: a chain of resolutions that gains three has one
/// stretch and three edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Edit {
    /// The rule; null where no rule explains the edit, which is then substance.
    pub rule: Option<Rule>,
    /// Whether it matters.
    pub significance: Significance,
    /// The words before; empty where words were only inserted.
    pub old: String,
    /// The words after; empty where words were only deleted.
    pub new: String,
    /// Where `old` begins in the old texts joined by line feeds, in Unicode characters from 0.
    pub old_at: usize,
    /// Where `new` begins in the new texts joined by line feeds, in Unicode characters from 0.
    pub new_at: usize,
    /// More for the user; null where there is no more to say.
    pub note: Option<String>,
}

/// The rules that explain edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The session moved by the step of the pair: `seventy-fifth` to `seventy-sixth`.
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
    /// A link word that follows from a neighbour's change.
    ListJoint,
    /// The number of a paragraph referred to, where that paragraph was renumbered.
    CrossReference,
    /// The clause changed its place, or its level.
    Place,
    /// Any other.
    Other,
}

/// What became of the title of an annex.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AnnexChange {
    /// Reworded, added or removed.
    pub relation: Relation,
    /// Whether it matters.
    pub significance: Significance,
    /// The annex of the old document; null where it was added.
    pub old: Option<Annex>,
    /// The annex of the new document; null where it was removed.
    pub new: Option<Annex>,
    /// The edit script of its title.
    pub inline: Vec<InlineOp>,
}

/// What became of a footnote mark in a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MarkChange {
    /// The old mark; null where the old clause has no such mark.
    pub old: Option<String>,
    /// The new mark; null where the new clause has no such mark.
    pub new: Option<String>,
    /// Whether the notes they point to say the same.
    pub same_note: bool,
}

/// What became of a field of the masthead; fields that are the same are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FieldChange {
    /// The field's name: `session`.
    pub field: String,
    /// The old value as printed; null where the old document does not say.
    pub old: Option<String>,
    /// The new value as printed; null where the new document does not say.
    pub new: Option<String>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a heading; unchanged ones are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HeadingChange {
    /// How they belong together.
    pub relation: Relation,
    /// The old heading; null for an added one.
    pub old: Option<Heading>,
    /// The new heading; null for a removed one.
    pub new: Option<Heading>,
    /// Whether it matters.
    pub significance: Significance,
    /// The edit script, as in a change of clauses.
    pub inline: Vec<InlineOp>,
}

/// What became of a footnote; unchanged ones are left out, save those whose mark moved on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NoteChange {
    /// How they belong together; `unchanged` where only the mark moved on.
    pub relation: Relation,
    /// The old note; null for an added one.
    pub old: Option<Footnote>,
    /// The new note; null for a removed one.
    pub new: Option<Footnote>,
    /// Whether it matters.
    pub significance: Significance,
    /// The edit script, as in a change of clauses.
    pub inline: Vec<InlineOp>,
}

/// What became of a table; unchanged ones are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TableChange {
    /// How they belong together.
    pub relation: Relation,
    /// The old table; null for an added one.
    pub old: Option<Table>,
    /// The new table; null for a removed one.
    pub new: Option<Table>,
    /// Whether it matters.
    pub significance: Significance,
    /// What became of its rows, unchanged ones left out.
    pub rows: Vec<RowChange>,
}

/// What became of a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowChange {
    /// How they belong together.
    pub relation: Relation,
    /// The old row's place in its table, counted from 0; null for an added row.
    pub old: Option<usize>,
    /// The new row's place in its table, counted from 0; null for a removed row.
    pub new: Option<usize>,
}
