//! Which of two documents is the earlier, and the mirror image of a comparison.
//!
//! Every comparison is made from the earlier document to the later one and turned round afterwards if it was
//! asked for the other way: so the two are mirror images by construction.

use std::cmp::Ordering;

use resdiff_model::Document;

use crate::alignment::Group;
use crate::rules::{adopted, own_symbol, session};
use crate::{
    AnnexChange, Change, ClauseCitation, Comparison, Edit, Evidence, FieldChange, HeadingChange, InlineOp,
    LeadChange, Mandate, MarkChange, NoteChange, Op, Pair, Relation, RoleChange, RowChange, Strength,
    TableChange, Unseen, UnseenIn,
};

/// The order of two documents: by session, by day of adoption, by symbol and, where nothing says which is the
/// earlier, by their words.
pub(crate) fn chronological(one: &Document, other: &Document) -> Ordering {
    let known = |left: Option<u32>, right: Option<u32>| match (left, right) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => Ordering::Equal,
    };
    let day = |document: &Document| {
        adopted(document)
            .map(|date| date.year * 10_000 + date.month.unwrap_or(0) * 100 + date.day.unwrap_or(0))
    };
    known(session(one), session(other))
        .then_with(|| known(day(one), day(other)))
        .then_with(|| own_symbol(one).map(|s| s.numbers()).cmp(&own_symbol(other).map(|s| s.numbers())))
        .then_with(|| by_words(one, other))
}

/// An order that has no meaning and is always the same.
fn by_words(one: &Document, other: &Document) -> Ordering {
    fn words(document: &Document) -> impl Iterator<Item = (&str, String)> {
        document.clauses.iter().map(|clause| (clause.text.as_str(), clause.label.to_string()))
    }
    let notes = |document: &Document| {
        document.footnotes.iter().map(|note| (note.mark.clone(), note.text.clone())).collect::<Vec<_>>()
    };
    let rest = |document: &Document| {
        let headings = document.headings.iter().map(|heading| heading.text.clone()).collect::<Vec<_>>();
        let rows = document.tables.iter().map(|table| table.rows.clone()).collect::<Vec<_>>();
        let marks: Vec<_> = document.clauses.iter().map(|c| format!("{:?} {:?}", c.lead, c.marks)).collect();
        (headings, rows, marks, format!("{:?}", document.masthead))
    };
    words(one)
        .cmp(words(other))
        .then_with(|| notes(one).cmp(&notes(other)))
        .then_with(|| rest(one).cmp(&rest(other)))
}

/// The comparison the other way round, without its findings, which speak of the later text.
pub(crate) fn mirror(comparison: Comparison) -> Comparison {
    Comparison {
        documents: comparison.documents.swap(),
        masthead: comparison.masthead.into_iter().map(field).collect(),
        changes: comparison.changes.into_iter().map(change).collect(),
        headings: comparison.headings.into_iter().map(heading).collect(),
        annexes: comparison.annexes.into_iter().map(annex).collect(),
        footnotes: comparison.footnotes.into_iter().map(note).collect(),
        tables: comparison.tables.into_iter().map(table).collect(),
        citations: comparison.citations.swap(),
        instruments: comparison.instruments.swap(),
        mandates: comparison.mandates.into_iter().map(mandate).collect(),
        findings: Vec::new(),
        limits: comparison.limits,
        unseen: comparison.unseen.into_iter().map(unseen).collect(),
    }
}

fn relation(relation: Relation) -> Relation {
    match relation {
        Relation::Added => Relation::Removed,
        Relation::Removed => Relation::Added,
        Relation::Split => Relation::Merged,
        Relation::Merged => Relation::Split,
        Relation::Unchanged | Relation::Reworded => relation,
    }
}

fn change(change: Change) -> Change {
    Change {
        relation: relation(change.relation),
        clauses: change.clauses.swap(),
        role_change: change.role_change.map(role),
        evidence: change.evidence.into_iter().map(evidence).collect(),
        lead: change.lead.map(lead),
        inline: inline(change.inline),
        edits: change.edits.into_iter().map(edit).collect(),
        footnotes: change.footnotes.into_iter().map(mark).collect(),
        citations: change.citations.into_iter().map(citation).collect(),
        ..change
    }
}

fn role(role: RoleChange) -> RoleChange {
    match role {
        RoleChange::PromotedToOperative => RoleChange::DemotedToPreamble,
        RoleChange::DemotedToPreamble => RoleChange::PromotedToOperative,
        RoleChange::PromotedLevel => RoleChange::DemotedLevel,
        RoleChange::DemotedLevel => RoleChange::PromotedLevel,
        RoleChange::OtherPart => RoleChange::OtherPart,
    }
}

fn evidence(evidence: Evidence) -> Evidence {
    match evidence {
        Evidence::RunnerUp { in_new, clause, similarity } => {
            Evidence::RunnerUp { in_new: !in_new, clause, similarity }
        }
        other => other,
    }
}

fn lead(lead: LeadChange) -> LeadChange {
    LeadChange {
        phrases: lead.phrases.swap(),
        strength: match lead.strength {
            Strength::Stronger => Strength::Weaker,
            Strength::Weaker => Strength::Stronger,
            same => same,
        },
        authority: lead.authority,
        gained: lead.lost,
        lost: lead.gained,
    }
}

/// Within a changed stretch the deletion stands first, on either side of the mirror.
fn inline(ops: Vec<InlineOp>) -> Vec<InlineOp> {
    let mut mirrored: Vec<InlineOp> = Vec::with_capacity(ops.len());
    for op in ops {
        let turned = match op.op {
            Op::Equal => Op::Equal,
            Op::Delete => Op::Insert,
            Op::Insert => Op::Delete,
        };
        let at = match mirrored.last() {
            Some(last) if turned == Op::Delete && last.op == Op::Insert => mirrored.len() - 1,
            _ => mirrored.len(),
        };
        mirrored.insert(at, InlineOp { op: turned, ..op });
    }
    mirrored
}

fn edit(edit: Edit) -> Edit {
    Edit { text: edit.text.swap(), range: edit.range.swap(), ..edit }
}

fn mark(mark: MarkChange) -> MarkChange {
    MarkChange { marks: mark.marks.swap(), ..mark }
}

fn citation(citation: ClauseCitation) -> ClauseCitation {
    ClauseCitation { relation: relation(citation.relation), names: citation.names.swap(), ..citation }
}

fn field(field: FieldChange) -> FieldChange {
    FieldChange { values: field.values.swap(), ..field }
}

fn heading(heading: HeadingChange) -> HeadingChange {
    HeadingChange {
        relation: relation(heading.relation),
        headings: heading.headings.swap(),
        inline: inline(heading.inline),
        ..heading
    }
}

fn annex(annex: AnnexChange) -> AnnexChange {
    AnnexChange {
        relation: relation(annex.relation),
        annexes: annex.annexes.swap(),
        inline: inline(annex.inline),
        ..annex
    }
}

fn note(note: NoteChange) -> NoteChange {
    NoteChange {
        relation: relation(note.relation),
        notes: note.notes.swap(),
        inline: inline(note.inline),
        ..note
    }
}

fn table(table: TableChange) -> TableChange {
    let row = |row: RowChange| RowChange { relation: relation(row.relation), rows: row.rows.swap() };
    TableChange {
        relation: relation(table.relation),
        tables: table.tables.swap(),
        rows: table.rows.into_iter().map(row).collect(),
        ..table
    }
}

fn unseen(unseen: Unseen) -> Unseen {
    Unseen {
        place: match unseen.place {
            UnseenIn::Clauses(clauses) => UnseenIn::Clauses(clauses.swap()),
            UnseenIn::Heading(headings) => UnseenIn::Heading(headings.swap()),
            UnseenIn::Footnote(notes) => UnseenIn::Footnote(notes.swap()),
            UnseenIn::Table(tables) => UnseenIn::Table(tables.swap()),
            UnseenIn::Annex(annexes) => UnseenIn::Annex(annexes.swap()),
            UnseenIn::Field(field) => UnseenIn::Field(field),
        },
        text: unseen.text.swap(),
        signs: unseen.signs.into_iter().map(Pair::swap).collect(),
        rule: unseen.rule,
    }
}

fn mandate(mandate: Mandate) -> Mandate {
    Mandate { relation: relation(mandate.relation), terms: mandate.terms.swap(), ..mandate }
}

/// Which of two documents a comparison is read along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The old one: the comparison will be turned round.
    Old,
    /// The new one.
    New,
}

/// The groups in reading order, as indices: in the order of the document that is read, clauses that only the other
/// one has behind the group that holds the clause before them there.
pub(crate) fn reading_order(groups: &[Group], reading: Reading, documents: Pair<&Document>) -> Vec<usize> {
    let sides = |group: &Group| match reading {
        Reading::New => (group.clauses.new.first().copied(), group.clauses.old.first().copied()),
        Reading::Old => (group.clauses.old.first().copied(), group.clauses.new.first().copied()),
    };
    let (others, of_other): (_, fn(&Group) -> &Vec<usize>) = match reading {
        Reading::New => (documents.old.clauses.len(), |group| &group.clauses.old),
        Reading::Old => (documents.new.clauses.len(), |group| &group.clauses.new),
    };
    // Where the group of each clause of the other document stands in the one that is read.
    let mut places = vec![0; others];
    for group in groups {
        if let (Some(first), _) = sides(group) {
            for other in of_other(group) {
                places[*other] = first + 1;
            }
        }
    }
    let mut last = 0;
    for place in &mut places {
        last = if *place > 0 { *place } else { last };
        *place = last;
    }
    let key = |at: &usize| match sides(&groups[*at]) {
        (Some(read), _) => (read + 1, 0),
        (None, Some(other)) => (places[other], other + 1),
        (None, None) => (0, 0),
    };
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(key);
    order
}

/// Puts a pair of indices into the order of the new side, what has no new one behind what comes before it in
/// the old order.
pub(crate) fn pair_order<T>(items: &mut [T], pair: impl Fn(&T) -> Pair<Option<usize>>) {
    items.sort_by_key(|item| {
        let pair = pair(item);
        (pair.new.is_none(), pair.new, pair.old)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_tell_which_is_the_earlier_then_days_then_numbers() {
        let document = |symbol: &str, adopted_on: &str| {
            let mut document = Document::default();
            document.masthead.symbol = Some(symbol.to_owned());
            document.masthead.adopted_on = (!adopted_on.is_empty()).then(|| adopted_on.to_owned());
            document
        };
        let session = ["A/RES/174/28", "A/RES/174/9"];
        for (earlier, later) in [
            (("A/RES/174/28", "7 December 2120"), ("A/RES/175/32", "7 December 2119")),
            ((session[0], "31 December 2119"), (session[1], "1 January 2120")),
            ((session[0], "31 January 2120"), (session[1], "1 February 2120")),
            ((session[0], "7 December 2120"), (session[1], "8 December 2120")),
            ((session[1], "7 December 2120"), (session[0], "7 December 2120")),
            ((session[1], "7 December 2120"), (session[0], "")),
        ] {
            let (one, other) = (document(earlier.0, earlier.1), document(later.0, later.1));
            assert_eq!(chronological(&one, &other), Ordering::Less, "{earlier:?} {later:?}");
            assert_eq!(chronological(&other, &one), Ordering::Greater, "{earlier:?} {later:?}");
        }
    }
}
