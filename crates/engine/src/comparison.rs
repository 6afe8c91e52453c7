//! The vocabulary of a comparison: what changed, how, and whether it matters.

mod cited;
mod edit;
mod finding;
mod mandate;
mod parts;
mod unseen;

use resdiff_model::Document;

use crate::Pair;

pub use cited::{CitationChange, ClauseCitation, InstrumentChange};
pub use edit::{Authority, Edit, InlineOp, LeadChange, Op, Rule, Strength};
pub use finding::{Finding, FindingKind};
pub use mandate::{Mandate, MandateKind, MandateTerm};
pub use parts::{AnnexChange, FieldChange, HeadingChange, MarkChange, NoteChange, RowChange, TableChange};
pub use unseen::{Unseen, UnseenIn};

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
