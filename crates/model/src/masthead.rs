//! What stands before the first clause of a resolution and after its last.

use serde::{Deserialize, Serialize};

/// The facts of a resolution that are no clauses: what stands before the first and after the last.
///
/// Every value is as printed, on one line; none where the document does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masthead {
    /// `A/RES/75/32`.
    pub symbol: Option<String>,
    /// `General Assembly`.
    pub organ: Option<String>,
    /// `General`, `Limited`: what follows `Distr.:`.
    pub distribution: Option<String>,
    /// The day of issue, which is not the day of adoption.
    pub issued_on: Option<String>,
    /// `English`: what follows `Original:` in drafts.
    pub original: Option<String>,
    /// `Seventy-fifth`: the ordinal as written.
    pub session: Option<String>,
    /// `First Committee`, in drafts of the Main Committees.
    pub committee: Option<String>,
    /// The numbers of the agenda items, with their sub-items: `98 (z)`.
    pub agenda_items: Vec<String>,
    /// The titles of the agenda items, as one text: where they part is not marked in print.
    pub agenda_title: Option<String>,
    /// The States that hand in a draft.
    pub sponsors: Option<String>,
    /// `draft resolution`, `revised draft resolution`, `amendment to draft resolution …`.
    pub draft_line: Option<String>,
    /// `Resolution adopted by the General Assembly`.
    pub adoption_line: Option<String>,
    /// `7 December 2020`.
    pub adopted_on: Option<String>,
    /// `[on the report of the First Committee (A/75/394, para. 17)]`, with its brackets.
    pub source_line: Option<String>,
    /// `75/32`: the number that stands before the title.
    pub number: Option<String>,
    /// The title, without its number.
    pub title: Option<String>,
    /// `The General Assembly,`.
    pub organ_line: Option<String>,
    /// `37th plenary meeting`.
    pub closing_meeting: Option<String>,
    /// `7 December 2020`, under the meeting.
    pub closing_date: Option<String>,
    /// What stands in the masthead and fits no field, line by line.
    pub other: Vec<String>,
}
