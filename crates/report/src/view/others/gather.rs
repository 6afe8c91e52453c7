//! Everything of a comparison that is no clause, gathered into one list.

use resdiff_engine::{
    AnnexChange, CitationChange, Comparison, HeadingChange, InlineOp, InstrumentChange, Mandate, MandateKind,
    NoteChange, Op, Pair, Relation, Significance, TableChange,
};
use resdiff_model::{Document, FootnoteMark, Label, Table};

use super::super::{field, is_news, mandate, mandate_kind, relation_of};
use super::{Other, OtherKind, Spot};

/// Everything of a comparison that is no clause, in the order of the report.
pub fn others<'c>(comparison: &'c Comparison<'_>) -> impl Iterator<Item = Other> + use<'c> {
    let documents = comparison.documents;
    let masthead = comparison.masthead.iter().map(|change| {
        let there = |value: &Option<String>| value.as_ref().map(|_| field(change.field));
        let other = Other {
            names: change.values.as_ref().map(there),
            texts: change.values.clone(),
            ..bare(OtherKind::Masthead, relation_of(change), change.significance)
        };
        with_script(other, &[])
    });
    let headings = comparison.headings.iter().filter_map(move |change| heading(documents, change));
    let annexes = comparison.annexes.iter().filter_map(move |change| annex(documents, change));
    let mandates = comparison.mandates.iter().filter_map(move |mandate| mandate_term(documents, mandate));
    let citations = both(&comparison.citations)
        .map(move |(change, relation)| citation(side_of(documents, relation), change, relation));
    let instruments = both(&comparison.instruments)
        .map(move |(change, relation)| instrument(side_of(documents, relation), change, relation));
    let footnotes = comparison.footnotes.iter().filter_map(move |change| footnote(documents, change));
    let tables = comparison.tables.iter().filter_map(move |change| table(documents, change));
    masthead
        .chain(headings)
        .chain(annexes)
        .chain(mandates)
        .chain(citations)
        .chain(instruments)
        .chain(footnotes)
        .chain(tables)
}

/// A thing of which nothing is told yet.
fn bare(kind: OtherKind, relation: Relation, significance: Significance) -> Other {
    Other {
        kind,
        relation,
        significance,
        at: Pair::default(),
        names: Pair::default(),
        texts: Pair::default(),
        marks: Pair::default(),
        script: Vec::new(),
        rows: Vec::new(),
        preposition: "",
        spots: Vec::new(),
        note: String::new(),
        noun: "",
    }
}

/// What came, then what went.
fn both<T>(sides: &Pair<Vec<T>>) -> impl Iterator<Item = (&T, Relation)> {
    let added = sides.new.iter().map(|change| (change, Relation::Added));
    added.chain(sides.old.iter().map(|change| (change, Relation::Removed)))
}

/// The document that has what came, or what went.
fn side_of(documents: Pair<&Document>, relation: Relation) -> &Document {
    if relation == Relation::Added { documents.new } else { documents.old }
}

/// Both sides of a thing in the lists of the documents; none where neither has it.
fn sides<'d, T>(
    documents: Pair<&'d Document>,
    at: Pair<Option<usize>>,
    list: fn(&'d Document) -> &'d [T],
) -> Option<Pair<Option<&'d T>>> {
    let of = |document: &'d Document, at: Option<usize>| at.and_then(|at| list(document).get(at));
    let sides = Pair::new(of(documents.old, at.old), of(documents.new, at.new));
    (sides.old.is_some() || sides.new.is_some()).then_some(sides)
}

fn spot(label: Option<&Label>) -> Vec<Spot> {
    label.cloned().map(Spot::Clause).into_iter().collect()
}

fn heading(documents: Pair<&Document>, change: &HeadingChange) -> Option<Other> {
    let sides = sides(documents, change.headings, |document| &document.headings)?;
    let other = Other {
        at: change.headings,
        names: sides.as_ref().map(|side| side.map(|heading| heading.label.clone())),
        texts: sides.as_ref().map(|side| side.map(|heading| heading.text.clone())),
        marks: marks(&sides, |heading| &heading.marks),
        preposition: "before",
        spots: spot(sides.new.or(sides.old).and_then(|heading| heading.before.as_ref())),
        ..bare(OtherKind::Heading, change.relation, change.significance)
    };
    Some(with_script(other, &change.inline))
}

fn annex(documents: Pair<&Document>, change: &AnnexChange) -> Option<Other> {
    let sides = sides(documents, change.annexes, |document| &document.annexes)?;
    let other = Other {
        at: change.annexes,
        names: sides.as_ref().map(|side| side.map(|annex| annex.name.clone())),
        texts: sides.as_ref().map(|side| side.map(|annex| annex.title.clone())),
        marks: marks(&sides, |annex| &annex.marks),
        ..bare(OtherKind::Annex, change.relation, change.significance)
    };
    Some(with_script(other, &change.inline))
}

/// What became of a mandate term. Those that stayed are no news, and dates that came or went are told by the clauses.
fn mandate_term(documents: Pair<&Document>, term: &Mandate) -> Option<Other> {
    if !is_news(term) || term.kind == MandateKind::Date && term.relation != Relation::Reworded {
        return None;
    }
    let label = |document: &Document, clause: Option<usize>| {
        clause.and_then(|clause| document.clauses.get(clause)).map(|clause| clause.label.clone())
    };
    let clauses = term.terms.as_ref().map(|term| term.as_ref().map(|term| term.clause));
    let labels = Pair::new(label(documents.old, clauses.old), label(documents.new, clauses.new));
    Some(Other {
        at: clauses,
        spots: spot(labels.new.as_ref().or(labels.old.as_ref())),
        names: labels.map(|label| label.map(|label| label.to_string())),
        note: mandate(term),
        noun: mandate_kind(term.kind),
        ..bare(OtherKind::Mandate, term.relation, term.significance?)
    })
}

fn citation(document: &Document, change: &CitationChange, relation: Relation) -> Other {
    cited(
        Other {
            note: change.note.clone().unwrap_or_default(),
            ..bare(OtherKind::Citation, relation, change.significance)
        },
        change.symbol.to_string(),
        places(document, &change.clauses, &change.footnotes),
    )
}

fn instrument(document: &Document, change: &InstrumentChange, relation: Relation) -> Other {
    cited(
        bare(OtherKind::Instrument, relation, change.significance),
        change.name.clone(),
        places(document, &change.clauses, &change.footnotes),
    )
}

fn cited(other: Other, name: String, spots: Vec<Spot>) -> Other {
    let names = match other.relation {
        Relation::Added => Pair::new(None, Some(name)),
        _ => Pair::new(Some(name), None),
    };
    Other { names, preposition: "in", spots, ..other }
}

/// The clauses and footnotes that cite something.
fn places(document: &Document, clauses: &[usize], footnotes: &[usize]) -> Vec<Spot> {
    let clauses = clauses.iter().filter_map(|&at| document.clauses.get(at));
    let notes = footnotes.iter().filter_map(|&at| document.footnotes.get(at));
    clauses
        .map(|clause| Spot::Clause(clause.label.clone()))
        .chain(notes.map(|note| Spot::Note(note.mark.clone())))
        .collect()
}

fn footnote(documents: Pair<&Document>, change: &NoteChange) -> Option<Other> {
    let sides = sides(documents, change.notes, |document| &document.footnotes)?;
    let other = Other {
        at: change.notes,
        names: sides.as_ref().map(|side| side.map(|note| format!("note {}", note.mark))),
        texts: sides.as_ref().map(|side| side.map(|note| note.text.clone())),
        ..bare(OtherKind::Footnote, change.relation, change.significance)
    };
    Some(with_script(other, &change.inline))
}

fn table(documents: Pair<&Document>, change: &TableChange) -> Option<Other> {
    let sides = sides(documents, change.tables, |document| &document.tables)?;
    let row = |table: Option<&Table>, row: Option<usize>| table?.rows.get(row?).cloned();
    let rows: Vec<_> = match (change.rows.as_slice(), sides.old, sides.new) {
        // A table that came or went as a whole is told whole.
        ([], None, Some(table)) => {
            table.rows.iter().map(|cells| Pair::new(None, Some(cells.clone()))).collect()
        }
        ([], Some(table), None) => {
            table.rows.iter().map(|cells| Pair::new(Some(cells.clone()), None)).collect()
        }
        (rows, old, new) => {
            rows.iter().map(|at| Pair::new(row(old, at.rows.old), row(new, at.rows.new))).collect()
        }
    };
    let joined = |table: &Table| table.rows.iter().map(|cells| line(cells)).collect::<Vec<_>>().join("\n");
    let mut script = Vec::new();
    for row in &rows {
        script.extend(row.old.as_ref().map(|cells| (Op::Delete, line(cells) + "\n")));
        script.extend(row.new.as_ref().map(|cells| (Op::Insert, line(cells) + "\n")));
    }
    Some(Other {
        at: change.tables,
        names: sides.as_ref().map(|side| side.map(|table| table.label.clone())),
        texts: sides.as_ref().map(|side| side.map(joined)),
        script,
        rows,
        preposition: "after",
        spots: spot(sides.new.or(sides.old).and_then(|table| table.after.as_ref())),
        ..bare(OtherKind::Table, change.relation, change.significance)
    })
}

/// A row of a table as a line.
fn line(cells: &[String]) -> String {
    cells.join(" | ")
}

fn marks<T>(sides: &Pair<Option<&T>>, of: fn(&T) -> &Vec<FootnoteMark>) -> Pair<Vec<FootnoteMark>> {
    sides.as_ref().map(|side| side.map(of).cloned().unwrap_or_default())
}

/// With its edit script, also where the engine gives none.
fn with_script(other: Other, inline: &[InlineOp]) -> Other {
    let step = |op, text: &Option<String>| text.as_ref().map(|text| (op, text.clone()));
    let script = match &other.texts {
        _ if !inline.is_empty() => inline.iter().map(|step| (step.op, step.text.clone())).collect(),
        texts if texts.old == texts.new => step(Op::Equal, &texts.new).into_iter().collect(),
        texts => step(Op::Delete, &texts.old).into_iter().chain(step(Op::Insert, &texts.new)).collect(),
    };
    Other { script, ..other }
}
