//! The words of the report: relations, rules, roles, fields.

use resdiff_engine::{Change, Relation, RoleChange, Rule, Significance, Strength};
use resdiff_model::NoticeKind;

/// `reworded`, `split`.
#[must_use]
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Unchanged => "unchanged",
        Relation::Reworded => "reworded",
        Relation::Added => "added",
        Relation::Removed => "removed",
        Relation::Split => "split",
        Relation::Merged => "merged",
    }
}

/// `routine`, `editorial`, `substantive`.
#[must_use]
pub fn significance(significance: Significance) -> &'static str {
    match significance {
        Significance::Routine => "routine",
        Significance::Editorial => "editorial",
        Significance::Substantive => "substantive",
    }
}

/// `session ordinal`, `sequence adverb`: the rule as a noun.
#[must_use]
pub fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::SessionOrdinal => "session ordinal",
        Rule::Date => "date",
        Rule::ReportSymbol => "report symbol",
        Rule::MeetingOrdinal => "meeting in a series",
        Rule::CitationChain => "chain of citations",
        Rule::OlderCitation => "older citation",
        Rule::AgendaItem => "agenda item",
        Rule::SequenceAdverb => "sequence adverb",
        Rule::Spelling => "spelling",
        Rule::Case => "upper or lower case",
        Rule::Punctuation => "punctuation",
        Rule::Typography => "typography",
        Rule::LookAlike => "look-alike characters",
        Rule::InvisibleCharacter => "invisible characters",
        Rule::Normalization => "the same letters stored otherwise",
        Rule::ListJoint => "list word",
        Rule::CrossReference => "cross-reference",
        Rule::Place => "place",
        _ => "another rule",
    }
}

/// What happened to a clause: `reworded`, `moved and reworded`, `split into 3, from the preamble to …`.
#[must_use]
pub fn event(change: &Change) -> String {
    let sides = (change.clauses.old.len(), change.clauses.new.len());
    let mut text = match (change.relation, change.moved) {
        (Relation::Unchanged, true) => "moved, words unchanged".to_owned(),
        (Relation::Unchanged, false) => "words unchanged".to_owned(),
        (Relation::Split, _) => format!("split into {}", sides.1),
        (Relation::Merged, _) => format!("merged from {}", sides.0),
        (other, true) => format!("moved and {}", relation(other)),
        (other, false) => relation(other).to_owned(),
    };
    if change.moved && matches!(change.relation, Relation::Split | Relation::Merged) {
        text.push_str(" and moved");
    }
    if change.renumbered
        && !change.moved
        && change.role_change.is_none()
        && matches!(change.relation, Relation::Reworded | Relation::Unchanged)
    {
        text.push_str(", renumbered");
    }
    if let Some(role) = change.role_change {
        text.push_str(", ");
        text.push_str(role_change(role));
    }
    text
}

/// How alike linked clauses are and how uncertain their link is, where that is worth a word: `74 % alike`.
#[must_use]
pub fn qualities(change: &Change) -> Vec<String> {
    let mut parts = Vec::new();
    if change.relation == Relation::Reworded && (change.moved || change.similarity < 0.75) {
        parts.push(format!("{} alike", percent(change.similarity)));
    }
    if change.confidence < 0.7 && !matches!(change.relation, Relation::Added | Relation::Removed) {
        parts.push(format!("link uncertain ({})", percent(change.confidence)));
    }
    parts
}

/// A clause's change of part or level: `up a level`.
#[must_use]
pub fn role_change(role: RoleChange) -> &'static str {
    match role {
        RoleChange::PromotedToOperative => "from the preamble to the operative part",
        RoleChange::DemotedToPreamble => "from the operative part to the preamble",
        RoleChange::PromotedLevel => "up a level",
        RoleChange::DemotedLevel => "down a level",
        RoleChange::OtherPart => "between the body and an annex",
    }
}

/// `stronger`, `strength unknown`.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Same => "same strength",
        Strength::Stronger => "stronger",
        Strength::Weaker => "weaker",
        Strength::Unknown => "strength unknown",
    }
}

/// The name of a masthead field for a reader: `agenda item` for `agenda_item`.
#[must_use]
pub fn field(name: &str) -> String {
    match name {
        "issued_on" => "date of issue".to_owned(),
        "adopted_on" => "adopted".to_owned(),
        "original" => "original language".to_owned(),
        "closing_meeting" => "meeting".to_owned(),
        "closing_date" => "closing date".to_owned(),
        "other" => "other lines".to_owned(),
        _ => name.replace('_', " "),
    }
}

/// A heading for warnings of this kind: `numbering`.
#[must_use]
pub fn notice_kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::NotAResolution => "not a resolution",
        NoticeKind::Numbering => "numbering",
        NoticeKind::Footnote => "footnote",
        NoticeKind::Unplaced => "unplaced words",
        NoticeKind::CutShort => "cut short",
        NoticeKind::Encoding => "encoding",
        NoticeKind::NoText => "page without text",
        NoticeKind::TrackedChanges => "tracked changes",
        NoticeKind::HiddenText => "hidden text",
        NoticeKind::Comments => "comments",
        NoticeKind::MissingPart => "missing part",
        NoticeKind::Deceit => "deceptive characters",
        _ => "oddity",
    }
}

/// `1 clause`, `3 clauses`: a count with its noun, which takes an `s`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{} {stem}ies", grouped(count)),
        _ => format!("{} {noun}s", grouped(count)),
    }
}

/// `12 345`: digits in groups of three from ten thousand on, as the Editorial Manual has them.
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// Things in one sentence: `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// `82 %`: a share as a whole number. Only what is the same to the last word is 100 %.
#[must_use]
pub fn percent(share: f64) -> String {
    let whole = (share * 100.0).round();
    let whole = if share < 1.0 { whole.min(99.0) } else { whole };
    format!("{whole:.0} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_as_a_person_writes_them() {
        assert_eq!(counted(1, "clause"), "1 clause");
        assert_eq!(counted(0, "finding"), "0 findings");
        assert_eq!(counted(2, "entry"), "2 entries");
        assert_eq!(grouped(9_999), "9999");
        assert_eq!(grouped(210_000), "210 000");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(percent(0.9999), "99 %");
        assert_eq!(percent(1.0), "100 %");
    }
}
