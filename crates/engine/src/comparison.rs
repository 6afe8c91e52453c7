//! The vocabulary of a comparison: what changed, how, and whether it matters.

use std::ops::Range;

use resdiff_model::{Document, Symbol};

use crate::Pair;

/// What became of an old document in a new one.
///
/// Every clause of both documents stands in exactly one of `changes`, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'d> {
    /// The two documents.
    pub documents: Pair<&'d Document>,
    /// What became of the fields of the masthead; fields that are the same are left out.
    pub masthead: Vec<FieldChange>,
    /// What became of the clauses, unchanged ones included.
    pub changes: Vec<Change>,
    /// What became of the headings, unchanged ones left out.
    pub headings: Vec<HeadingChange>,
    /// What became of the titles of annexes, unchanged ones left out.
    pub annexes: Vec<AnnexChange>,
    /// What became of the footnotes, unchanged ones left out.
    pub footnotes: Vec<NoteChange>,
    /// What became of the tables, unchanged ones left out.
    pub tables: Vec<TableChange>,
    /// The citations that only the new document has, and those that only the old one has.
    pub citations: Pair<Vec<CitationChange>>,
    /// The instruments that only the new document names, and those that only the old one names.
    pub instruments: Pair<Vec<InstrumentChange>>,
    /// The mandate terms of both documents and what became of them.
    pub mandates: Vec<Mandate>,
    /// What an editor should look at: roll-overs that did not happen.
    pub findings: Vec<Finding>,
    /// The differences that no reader of the page could see, of all parts of the documents.
    pub unseen: Vec<Unseen>,
    /// Bounds that were reached, in words; empty as a rule.
    pub limits: Vec<String>,
}

/// What became of one group of clauses.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How old and new clauses belong together.
    pub relation: Relation,
    /// The clauses, as indices into the documents' `clauses`.
    pub clauses: Pair<Vec<usize>>,
    /// Whether it left its order among the other clauses.
    pub moved: bool,
    /// Whether its label changed.
    pub renumbered: bool,
    /// Whether it changed its part or level.
    pub role_change: Option<RoleChange>,
    /// How much of the words both sides share, weighted by rarity: 0.0 to 1.0. 0.0 for added and removed.
    pub similarity: f64,
    /// How likely it is that this relation is right: 0.0 to 1.0.
    pub confidence: f64,
    /// Why the clauses were put together or left alone.
    pub evidence: Vec<Evidence>,
    /// Whether it matters; none for a clause of which nothing changed.
    pub significance: Option<Significance>,
    /// What became of the lead phrase, for linked clauses that have one.
    pub lead: Option<LeadChange>,
    /// The word-level edit script. `Equal` and `Delete` text together are the old text, `Equal` and
    /// `Insert` text together the new one; the texts of several clauses are joined by a line feed.
    /// Empty for added, removed and unchanged clauses, whose text stands in the document.
    pub inline: Vec<InlineOp>,
    /// The edits in the clause, each explained by a rule or left as substance.
    pub edits: Vec<Edit>,
    /// What became of the footnote marks in the clause.
    pub footnotes: Vec<MarkChange>,
    /// What the clauses and their footnotes cite on one side only.
    pub citations: Vec<ClauseCitation>,
}

impl Change {
    /// The edits that no reader of the page could see, and what is hidden in those that a reader does see.
    #[must_use]
    pub fn unseen(&self) -> Vec<Unseen> {
        crate::unseen::of_edits(&self.edits, &UnseenIn::Clauses(self.clauses.clone())).collect()
    }
}

/// How old and new clauses belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words on both sides; footnote marks, numbers and kinds of hyphens aside.
    Unchanged,
    /// One clause became another.
    Reworded,
    /// Only in the new document.
    Added,
    /// Only in the old document.
    Removed,
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Merged,
}

/// Whether a change matters.
///
/// The order is that in which one of them names a change that holds several: a clause with a session rolled over
/// and an adverb shifted is routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Significance {
    /// Spelling, case, punctuation, sequence adverbs, place.
    Editorial,
    /// The yearly roll-over: sessions, dates, last year's resolution.
    Routine,
    /// Everything else.
    Substantive,
}

/// A change of part or level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// A reason for a link, for the reader of the report.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Evidence {
    /// The words are the same.
    SameWords,
    /// This share of the words, weighted by rarity, is the same.
    SharedWords(f64),
    /// These rare words stand in both and nowhere else.
    RareWords(Vec<String>),
    /// The lead phrase is the same.
    SameLead(String),
    /// Both stand between the same neighbours.
    SameNeighbours,
    /// Both bear the same label.
    SameLabel,
    /// This share of the one side's words, weighted by rarity, stands in the several clauses of the other.
    Covered(f64),
    /// The clauses above them are linked.
    SameParent,
    /// The best match on the other side (an index into its clauses), and why it was too weak or taken.
    RunnerUp {
        /// Whether the clause named is one of the new document.
        in_new: bool,
        /// Its index in that document's clauses.
        clause: usize,
        /// Its similarity.
        similarity: f64,
    },
    /// Nothing on the other side is alike.
    NothingAlike,
}

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

/// A difference that no reader of the page could see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Its kind: one of those that [`Rule::is_unseen`] names.
    pub rule: Rule,
    /// Where it is.
    pub place: UnseenIn,
    /// The words around it.
    pub text: Pair<String>,
    /// The characters that differ, every sort once; empty on a side that has nothing in their place.
    pub signs: Vec<Pair<String>>,
}

/// Where an [`Unseen`] difference is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnseenIn {
    /// In these clauses, as indices into the documents' `clauses`.
    Clauses(Pair<Vec<usize>>),
    /// In a heading, as indices into the documents' `headings`.
    Heading(Pair<usize>),
    /// In a footnote, as indices into the documents' `footnotes`.
    Footnote(Pair<usize>),
    /// In a table, as indices into the documents' `tables`.
    Table(Pair<usize>),
    /// In a field of the masthead.
    Field(&'static str),
}

/// What became of a field of the masthead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name in JSON: `session`.
    pub field: &'static str,
    /// The values as printed; none where the document does not say.
    pub values: Pair<Option<String>>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a heading, as indices into the documents' `headings`.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The headings.
    pub headings: Pair<Option<usize>>,
    /// The edit script of a reworded heading.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of the title of an annex, as indices into the documents' `annexes`.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The annexes.
    pub annexes: Pair<Option<usize>>,
    /// The edit script of a reworded title.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a footnote, as indices into the documents' `footnotes`.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteChange {
    /// How they belong together: reworded, added, removed, or unchanged where only the mark moved on.
    pub relation: Relation,
    /// The notes.
    pub notes: Pair<Option<usize>>,
    /// The edit script of a reworded note.
    pub inline: Vec<InlineOp>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a footnote mark in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkChange {
    /// The marks; none on the side that has no such mark.
    pub marks: Pair<Option<String>>,
    /// Whether the notes they point to say the same.
    pub same_note: bool,
}

/// What became of a table, as indices into the documents' `tables`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableChange {
    /// How they belong together: reworded, added or removed.
    pub relation: Relation,
    /// The tables.
    pub tables: Pair<Option<usize>>,
    /// What became of its rows, unchanged ones left out.
    pub rows: Vec<RowChange>,
    /// Whether it matters.
    pub significance: Significance,
}

/// What became of a row of a table, as indices into its `rows`.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// Reworded, added or removed.
    pub relation: Relation,
    /// The rows.
    pub rows: Pair<Option<usize>>,
}

/// A citation that only one of the documents has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationChange {
    /// What is cited.
    pub symbol: Symbol,
    /// The clauses that cite it, as indices into that document's `clauses`.
    pub clauses: Vec<usize>,
    /// The footnotes that cite it, as indices into that document's `footnotes`.
    pub footnotes: Vec<usize>,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words.
    pub note: Option<String>,
}

/// What a clause, or a footnote of it, cites on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseCitation {
    /// Added, removed or, where the one took the place of the other, reworded.
    pub relation: Relation,
    /// What is cited: a symbol, or the name of an instrument.
    pub names: Pair<Option<String>>,
    /// Whether it is an instrument with a name: a treaty, a declaration.
    pub instrument: bool,
    /// Whether it came to or went from the document as a whole.
    pub everywhere: bool,
    /// Whether it matters.
    pub significance: Significance,
    /// Why, in words.
    pub note: Option<String>,
}

/// An instrument, such as a treaty, that only one of the documents names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentChange {
    /// Its name.
    pub name: String,
    /// The clauses that name it, as indices into that document's `clauses`.
    pub clauses: Vec<usize>,
    /// The footnotes that name it, as indices into that document's `footnotes`.
    pub footnotes: Vec<usize>,
    /// Whether it matters.
    pub significance: Significance,
}

/// A term that says who is to do what by when, or with which money, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// What kind of term.
    pub kind: MandateKind,
    /// Unchanged, reworded, added or removed.
    pub relation: Relation,
    /// The term as both documents word it.
    pub terms: Pair<Option<MandateTerm>>,
    /// Whether the difference matters; none where there is none.
    pub significance: Option<Significance>,
}

/// The kinds of [`Mandate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MandateKind {
    /// A request to report: who, to whom, when, how often.
    Report,
    /// An item for the provisional agenda of a later session.
    ProvisionalAgenda,
    /// Where the money comes from: `within existing resources`.
    Resources,
    /// An amount of money, a share, a number of posts; where it changed.
    Amount,
    /// A date or year outside citations; where it changed.
    Date,
}

impl MandateKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 5] =
        [Self::Report, Self::ProvisionalAgenda, Self::Resources, Self::Amount, Self::Date];
}

/// A mandate term as a clause words it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MandateTerm {
    /// The clause, as an index into that document's `clauses`.
    pub clause: usize,
    /// Who is asked: `the Secretary-General`.
    pub who: String,
    /// Who gets the report: `General Assembly`.
    pub to: String,
    /// At which sessions, or when.
    pub when: String,
    /// How often: `every two years`.
    pub cycle: String,
    /// The title of the item, the phrase, the amount or the date.
    pub what: String,
}

/// Something an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// The clause of the new document, as an index into its `clauses`.
    pub clause: usize,
    /// The words in question, as printed.
    pub text: String,
    /// What was expected instead.
    pub expected: String,
    /// The clauses that show what was expected, as indices into the new document's `clauses`.
    pub neighbours: Vec<usize>,
}

/// The kinds of [`Finding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A roll-over that should have happened and did not.
    Stale,
}
