//! What is no clause, as one list for the formats that set it in one way: masthead, headings, citations, footnotes,
//! tables.

use resdiff_engine::{
    CitationChange, Comparison, HeadingChange, InlineOp, NoteChange, Op, Pair, Relation, Significance,
    TableChange,
};
use resdiff_model::{Document, Label, Table};

use super::{Traits, field, list, relation_of};

/// The kinds of things that are no clauses, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A field of the masthead.
    Masthead,
    /// A heading.
    Heading,
    /// A citation that only one document has.
    Citation,
    /// A footnote.
    Footnote,
    /// A table.
    Table,
}

impl OtherKind {
    /// `footnote`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Heading => "heading",
            Self::Citation => "citation",
            Self::Footnote => "footnote",
            Self::Table => "table",
        }
    }

    /// `Footnotes`: the title over several.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Masthead => "Masthead",
            Self::Heading => "Headings",
            Self::Citation => "Citations",
            Self::Footnote => "Footnotes",
            Self::Table => "Tables",
        }
    }
}

/// What became of a thing that is no clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// What it is.
    pub kind: OtherKind,
    /// How old and new belong together; `Unchanged` for a note that bears another mark.
    pub relation: Relation,
    /// Whether it matters.
    pub significance: Significance,
    /// What it is called in each document: `session`, `H2`, `note 3`, `A/RES/74/28`; none where it is not there.
    pub names: Pair<Option<String>>,
    /// Its words in each document; a row of a table is a line. A citation has none.
    pub texts: Pair<Option<String>>,
    /// The edit script.
    pub script: Vec<(Op, String)>,
    /// Where it stands, in words: `before OP4`, `in PP1 and note 3`; empty where the name says it.
    pub place: String,
    /// More, in words; empty as a rule.
    pub note: String,
}

impl Other {
    /// `note 4 ← note 3`, or one name where both documents have it.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.names.old, &self.names.new) {
            (Some(old), Some(new)) if old != new => format!("{new} ← {old}"),
            (Some(name), None) | (_, Some(name)) => name.clone(),
            (None, None) => String::new(),
        }
    }

    /// What a filter looks at.
    #[must_use]
    pub fn traits(&self) -> Traits {
        Traits::plain(self.relation, self.significance)
    }
}

/// Everything of a comparison that is no clause, in the order of the report.
pub fn others<'c>(comparison: &'c Comparison<'_>) -> impl Iterator<Item = Other> + use<'c> {
    let documents = comparison.documents;
    let masthead = comparison.masthead.iter().map(|change| {
        let there = |value: &Option<String>| value.as_ref().map(|_| field(change.field));
        Other {
            kind: OtherKind::Masthead,
            relation: relation_of(change),
            significance: change.significance,
            names: change.values.as_ref().map(there),
            script: script(&[], &change.values),
            texts: change.values.clone(),
            place: String::new(),
            note: String::new(),
        }
    });
    let headings = comparison.headings.iter().map(move |change| heading(documents, change));
    let citations = [(&comparison.citations.new, true), (&comparison.citations.old, false)];
    let citations = citations.into_iter().flat_map(move |(side, in_new)| {
        let document = if in_new { documents.new } else { documents.old };
        side.iter().map(move |change| citation(document, change, in_new))
    });
    let footnotes = comparison.footnotes.iter().map(move |change| footnote(documents, change));
    let tables = comparison.tables.iter().map(move |change| table(documents, change));
    masthead.chain(headings).chain(citations).chain(footnotes).chain(tables)
}

/// Both sides of a thing: what `find` finds of the indices.
fn sides<'d, T>(
    documents: Pair<&'d Document>,
    indices: Pair<Option<usize>>,
    list: fn(&'d Document) -> &'d [T],
) -> Pair<Option<&'d T>> {
    Pair::new(
        indices.old.and_then(|index| list(documents.old).get(index)),
        indices.new.and_then(|index| list(documents.new).get(index)),
    )
}

fn place(word: &str, label: Option<&Label>) -> String {
    label.map(|label| format!("{word} {label}")).unwrap_or_default()
}

fn heading(documents: Pair<&Document>, change: &HeadingChange) -> Other {
    let sides = sides(documents, change.headings, |document| &document.headings);
    let texts = sides.as_ref().map(|side| side.map(|heading| heading.text.clone()));
    Other {
        kind: OtherKind::Heading,
        relation: change.relation,
        significance: change.significance,
        names: sides.as_ref().map(|side| side.map(|heading| heading.label.clone())),
        script: script(&change.inline, &texts),
        texts,
        place: place("before", sides.new.or(sides.old).and_then(|heading| heading.before.as_ref())),
        note: String::new(),
    }
}

fn citation(document: &Document, change: &CitationChange, in_new: bool) -> Other {
    let clauses = change.clauses.iter().filter_map(|&index| document.clauses.get(index));
    let notes = change.footnotes.iter().filter_map(|&index| document.footnotes.get(index));
    let places: Vec<String> = clauses
        .map(|clause| clause.label.to_string())
        .chain(notes.map(|note| format!("note {}", note.mark)))
        .collect();
    let name = Some(change.symbol.to_string());
    Other {
        kind: OtherKind::Citation,
        relation: if in_new { Relation::Added } else { Relation::Removed },
        significance: change.significance,
        names: if in_new { Pair::new(None, name) } else { Pair::new(name, None) },
        texts: Pair::default(),
        script: Vec::new(),
        place: format!("in {}", list(&places)),
        note: change.note.clone().unwrap_or_default(),
    }
}

fn footnote(documents: Pair<&Document>, change: &NoteChange) -> Other {
    let sides = sides(documents, change.notes, |document| &document.footnotes);
    let texts = sides.as_ref().map(|side| side.map(|note| note.text.clone()));
    let same = change.relation == Relation::Unchanged;
    Other {
        kind: OtherKind::Footnote,
        relation: change.relation,
        significance: change.significance,
        names: sides.as_ref().map(|side| side.map(|note| format!("note {}", note.mark))),
        script: script(&change.inline, &texts),
        texts,
        place: String::new(),
        note: if same { "other mark, words unchanged".to_owned() } else { String::new() },
    }
}

fn table(documents: Pair<&Document>, change: &TableChange) -> Other {
    let sides = sides(documents, change.tables, |document| &document.tables);
    let rows = |table: &Table| -> Vec<String> { table.rows.iter().map(|cells| cells.join(" | ")).collect() };
    let all = sides.as_ref().map(|side| side.map(rows));
    // Of a table that both have, only the rows that changed are worth showing.
    let mut steps = Vec::new();
    for row in &change.rows {
        let at = |side: &Option<Vec<String>>, row: Option<usize>| side.as_ref()?.get(row?).cloned();
        let (old, new) = (at(&all.old, row.rows.old), at(&all.new, row.rows.new));
        steps.extend(old.map(|row| (Op::Delete, row + "\n")));
        steps.extend(new.map(|row| (Op::Insert, row + "\n")));
    }
    let texts = all.as_ref().map(|side| side.as_ref().map(|rows| rows.join("\n")));
    Other {
        kind: OtherKind::Table,
        relation: change.relation,
        significance: change.significance,
        names: sides.as_ref().map(|side| side.map(|table| table.label.clone())),
        script: if steps.is_empty() { script(&[], &texts) } else { steps },
        texts,
        place: place("after", sides.new.or(sides.old).and_then(|table| table.after.as_ref())),
        note: String::new(),
    }
}

/// An edit script, also where the engine gives none.
fn script(inline: &[InlineOp], texts: &Pair<Option<String>>) -> Vec<(Op, String)> {
    if !inline.is_empty() {
        return inline.iter().map(|step| (step.op, step.text.clone())).collect();
    }
    let step = |op, text: &Option<String>| text.as_ref().map(|text| (op, text.clone()));
    if texts.old == texts.new {
        return step(Op::Equal, &texts.new).into_iter().collect();
    }
    step(Op::Delete, &texts.old).into_iter().chain(step(Op::Insert, &texts.new)).collect()
}
