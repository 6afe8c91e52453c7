//! Two specimen resolutions of our own writing and the comparison an engine should make of them.
//!
//! They hold every relation, significance, role change, a finding, footnotes, citations, a heading, an annex, a
//! table and warnings.

use resdiff_engine::{
    Change, CitationChange, ClauseCitation, Comparison, Edit, Evidence, FieldChange, Finding, FindingKind,
    HeadingChange, InlineOp, LeadChange, Mandate, MandateKind, MandateTerm, MarkChange, NoteChange, Op, Pair,
    Relation, RoleChange, RowChange, Rule, Significance, Strength, TableChange,
};
use resdiff_model::{
    Accounting, Annex, Clause, ClauseKind, Document, DocumentKind, Footnote, FootnoteMark, Heading, Masthead,
    Notice, NoticeKind, Place, Symbol, Table,
};
use resdiff_report::Source;

/// The files the two came from.
pub fn sources() -> Pair<Source> {
    let source = |name: &str, form: &str| Source { sha256: Some("0".repeat(64)), ..Source::new(name, form) };
    Pair::new(source("A-RES-174-28.txt", "text"), source("A-RES-175-32.md", "markdown"))
}

/// The two documents.
pub fn documents() -> Pair<Document> {
    Pair::new(old(), new())
}

fn clause(label: &str, lead: &str, rest: &str) -> Clause {
    let kind = match label {
        _ if label.starts_with("PP") => ClauseKind::Preambular,
        _ if label.starts_with("OP") => ClauseKind::Operative,
        _ => ClauseKind::Annex,
    };
    let text = format!("{lead}{rest}");
    Clause {
        lead: 0..lead.len(),
        at: Place { line: Some(u32::try_from(text.len() % 50).unwrap()), ..Place::default() },
        ..Clause::new(label.parse().unwrap(), kind, text)
    }
}

fn marked(mut clause: Clause, marks: &[&str]) -> Clause {
    let at = clause.text.len() - 1;
    clause.marks = marks.iter().map(|mark| FootnoteMark { mark: (*mark).to_owned(), at }).collect();
    clause
}

const CHAIN: &str = " its resolutions 168/243 of 27 December 2113, 169/28 of 2 December 2114, 170/237 of 23 December \
                     2115 and 171/28 of 5 December 2116, as well as its decision 172/512 of 4 December 2117 and all \
                     other texts in which it has dealt with the orderly conduct of traffic in near-Earth orbit";

fn old() -> Document {
    Document {
        kind: DocumentKind::Resolution,
        masthead: Masthead {
            symbol: Some("A/RES/174/28".into()),
            session: Some("One hundred and seventy-fourth".into()),
            agenda_items: vec!["93".into()],
            adopted_on: Some("12 December 2119".into()),
            source_line: Some("[on the report of the First Committee (A/174/363)]".into()),
            title: Some("Orderly conduct of traffic in near-Earth orbit".into()),
            closing_meeting: Some("46th plenary meeting".into()),
            closing_date: Some("12 December 2119".into()),
            ..Masthead::default()
        },
        clauses: vec![
            clause("PP1", "Recalling", &format!("{CHAIN},")),
            clause("PP2", "Noting", " that the number of objects in orbit grows from year to year,"),
            clause("PP3", "Bearing in mind", " the obligations of States parties to the Treaty on Salvage,"),
            clause("PP4", "Affirming", " that no orbit may be closed to others,"),
            clause("OP1", "Calls upon", " all States:"),
            marked(clause("OP1(a)", "", "To give notice of manoeuvres;"), &["1"]),
            clause("OP1(b)", "", "To keep a distance of twenty kilometres;"),
            clause("OP2", "Takes note of", " the offer of the tracking centres to share their observations;"),
            clause("OP3", "Welcomes", " the opening of the work of the Group of Experts;"),
            clause(
                "OP4",
                "Requests",
                " the Secretary-General to publish the register and to report on its use;",
            ),
            clause("OP5", "Invites", " States to contribute to the fund;"),
            clause("OP6", "Invites", " regional organizations to contribute to the fund;"),
            clause("OP7", "Reaffirms", " the mandate of the Group, which ends with the present session;"),
            clause("OP8", "Thanks", " the Chair of the Group for her report;"),
            clause(
                "OP9",
                "Decides",
                " to include in the provisional agenda of its one hundred and seventy-fifth session the item \
                 entitled “Traffic in orbit”.",
            ),
            clause("ANNEX.1", "", "The Group shall consist of twenty-five members."),
        ],
        headings: vec![heading("H1", "Group of Experts", "OP3")],
        footnotes: vec![note("1", "A/168/201."), note("2", "Resolution 173/266, para. 4.")],
        tables: vec![table("T1", &[&["Year", "Sum"], &["2119", "1 200"]])],
        annexes: vec![annex()],
        warnings: vec![],
        accounting: Accounting { total: 400, clauses: 360, masthead: 40, ..Accounting::default() },
        ..Document::default()
    }
}

fn new() -> Document {
    Document {
        kind: DocumentKind::Resolution,
        masthead: Masthead {
            symbol: Some("A/RES/175/32".into()),
            session: Some("One hundred and seventy-fifth".into()),
            agenda_items: vec!["98".into()],
            adopted_on: Some("7 December 2120".into()),
            source_line: Some("[on the report of the First Committee (A/175/394, para. 17)]".into()),
            title: Some("Orderly conduct of traffic in near-Earth orbit".into()),
            closing_meeting: Some("37th plenary meeting".into()),
            closing_date: Some("7 December 2120".into()),
            ..Masthead::default()
        },
        clauses: vec![
            clause(
                "PP1",
                "Recalling",
                &format!(
                    "{},",
                    CHAIN.replace(
                        " and 171/28 of 5 December 2116",
                        ", 171/28 of 5 December 2116, 173/27 of 5 December 2118 and 174/28 of 12 December 2119"
                    )
                ),
            ),
            clause("PP2", "Noting", " that the number of objects in orbit grows from year to year,"),
            clause("PP3", "Bearing in mind", " the obligations of States Parties to the Treaty on Salvage,"),
            clause("PP4", "Noting", " the steady and candid discussions held by the Working Group,"),
            clause("OP1", "Calls upon", " all States:"),
            clause("OP1(a)", "", "To give notice of manoeuvres;"),
            clause("OP1(b)", "", "To keep a distance of twenty kilometres;"),
            clause("OP2", "Affirms", " that no orbit may be closed to others;"),
            clause("OP3", "Welcomes", " the fruitful and continuing work of the Group of Experts;"),
            clause("OP4", "Requests", " the Secretary-General to publish the register;"),
            clause("OP5", "Also requests", " the Secretary-General to report on its use;"),
            clause("OP6", "Invites", " States and regional organizations to contribute to the fund;"),
            clause(
                "OP7",
                "Welcomes with appreciation",
                " the offer of the tracking centres to share their observations;",
            ),
            clause("OP8", "Reaffirms", " the mandate of the Group, which ends with the present session;"),
            clause(
                "OP9",
                "Decides",
                " that the one hundred and seventy-fifth session shall review the mandate;",
            ),
            clause(
                "OP10",
                "Also decides",
                " to include in the provisional agenda of its one hundred and seventy-sixth session the item \
                 entitled “Traffic in orbit”.",
            ),
            clause("ANNEX.1", "", "The Group shall consist of twenty-five members."),
        ],
        headings: vec![heading("H1", "Group of Experts and Working Group", "OP3")],
        footnotes: vec![note("1", "Resolution 173/266, para. 4."), note("2", "A/175/77.")],
        tables: vec![table("T1", &[&["Year", "Sum"], &["2120", "1 350"]])],
        annexes: vec![annex()],
        warnings: vec![Notice {
            kind: NoticeKind::Footnote,
            message: "footnote 2 has no mark in the text".into(),
            at: Place { page: Some(3), ..Place::default() },
        }],
        accounting: Accounting { total: 430, clauses: 390, masthead: 40, ..Accounting::default() },
        ..Document::default()
    }
}

fn heading(label: &str, text: &str, before: &str) -> Heading {
    Heading {
        label: label.into(),
        text: text.into(),
        level: 1,
        before: Some(before.parse().unwrap()),
        marks: vec![],
        at: Place::default(),
    }
}

fn note(mark: &str, text: &str) -> Footnote {
    Footnote { mark: mark.into(), text: text.into(), at: Place::default() }
}

fn table(label: &str, rows: &[&[&str]]) -> Table {
    Table {
        label: label.into(),
        rows: rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        after: Some("ANNEX.1".parse().unwrap()),
        at: Place::default(),
    }
}

fn annex() -> Annex {
    Annex { name: "ANNEX".into(), title: "Terms of service".into(), marks: vec![], at: Place::default() }
}

/// The comparison of the two.
pub fn comparison(documents: &Pair<Document>) -> Comparison<'_> {
    let linked = Linker { documents };
    Comparison {
        documents: documents.as_ref(),
        masthead: vec![
            field("symbol", "A/RES/174/28", "A/RES/175/32"),
            field("session", "One hundred and seventy-fourth", "One hundred and seventy-fifth"),
            field("agenda_items", "93", "98"),
            field("adopted_on", "12 December 2119", "7 December 2120"),
            FieldChange {
                significance: Significance::Substantive,
                ..field(
                    "source_line",
                    "[on the report of the First Committee (A/174/363)]",
                    "[on the report of the First Committee (A/175/394, para. 17)]",
                )
            },
        ],
        changes: linked.changes(),
        headings: vec![HeadingChange {
            relation: Relation::Reworded,
            headings: Pair::new(Some(0), Some(0)),
            inline: script(&[(Op::Equal, "Group of Experts"), (Op::Insert, " and Working Group")]),
            significance: Significance::Substantive,
        }],
        annexes: vec![],
        footnotes: vec![
            NoteChange {
                relation: Relation::Removed,
                notes: Pair::new(Some(0), None),
                inline: vec![],
                significance: Significance::Editorial,
            },
            NoteChange {
                relation: Relation::Unchanged,
                notes: Pair::new(Some(1), Some(0)),
                inline: vec![],
                significance: Significance::Routine,
            },
            NoteChange {
                relation: Relation::Added,
                notes: Pair::new(None, Some(1)),
                inline: vec![],
                significance: Significance::Substantive,
            },
        ],
        tables: vec![TableChange {
            relation: Relation::Reworded,
            tables: Pair::new(Some(0), Some(0)),
            rows: vec![RowChange { relation: Relation::Reworded, rows: Pair::new(Some(1), Some(1)) }],
            significance: Significance::Substantive,
        }],
        citations: Pair::new(
            vec![citation("A/168/201", &[], &[0], Significance::Editorial, None)],
            vec![
                citation(
                    "A/RES/173/27",
                    &[0],
                    &[],
                    Significance::Substantive,
                    Some("older than the former text, which left it out"),
                ),
                citation("A/RES/174/28", &[0], &[], Significance::Routine, None),
            ],
        ),
        instruments: Pair::default(),
        mandates: vec![Mandate {
            kind: MandateKind::Report,
            relation: Relation::Reworded,
            terms: Pair::new(Some(report_due("eightieth session")), Some(report_due("eighty-first session"))),
            significance: Some(Significance::Substantive),
        }],
        findings: vec![Finding {
            kind: FindingKind::Stale,
            clause: 14,
            text: "one hundred and seventy-fifth session".into(),
            expected: "one hundred and seventy-sixth session".into(),
            neighbours: vec![15],
        }],
        unseen: vec![],
        limits: vec![],
    }
}

struct Linker<'d> {
    documents: &'d Pair<Document>,
}

impl Linker<'_> {
    #[rustfmt::skip]
    fn changes(&self) -> Vec<Change> {
        use Op::{Delete, Equal, Insert};
        let heavy = Some(Significance::Substantive);
        vec![
            Change {
                significance: heavy,
                lead: lead("Recalling", "Recalling", Strength::Same, &[]),
                inline: script(&[
                    (Equal, "Recalling its resolutions 168/243 of 27 December 2113, 169/28 of 2 December 2114, 170/237 of 23 December 2115"),
                    (Delete, " and"), (Insert, ","), (Equal, " 171/28 of 5 December 2116"),
                    (Insert, ", 173/27 of 5 December 2118 and 174/28 of 12 December 2119"),
                    (Equal, ", as well as its decision 172/512 of 4 December 2117 and all other texts in which it has dealt with the orderly conduct of traffic in near-Earth orbit,"),
                ]),
                edits: vec![
                    edit(Some(Rule::Punctuation), Significance::Editorial, (" and", 109), (",", 109), None),
                    edit(Some(Rule::OlderCitation), Significance::Substantive, ("", 139), (", 173/27 of 5 December 2118", 136), None),
                    edit(Some(Rule::CitationChain), Significance::Routine, ("", 139), (" and 174/28 of 12 December 2119", 163), None),
                ],
                citations: vec![
                    cites("A/RES/173/27", heavy, Some("older than the former text, which left it out")),
                    cites("A/RES/174/28", Some(Significance::Routine), None),
                ],
                ..self.link(Relation::Reworded, &["PP1"], &["PP1"], 0.94)
            },
            self.link(Relation::Unchanged, &["PP2"], &["PP2"], 1.0),
            Change {
                significance: Some(Significance::Editorial),
                inline: script(&[
                    (Equal, "Bearing in mind the obligations of States "), (Delete, "parties"), (Insert, "Parties"),
                    (Equal, " to the Treaty on Salvage,"),
                ]),
                edits: vec![edit(Some(Rule::Case), Significance::Editorial, ("parties", 42), ("Parties", 42), None)],
                ..self.link(Relation::Reworded, &["PP3"], &["PP3"], 0.97)
            },
            Change {
                evidence: vec![
                    Evidence::RunnerUp { in_new: false, clause: 8, similarity: 0.34 },
                    Evidence::NothingAlike,
                ],
                ..self.link(Relation::Added, &[], &["PP4"], 0.0)
            },
            self.link(Relation::Unchanged, &["OP1"], &["OP1"], 1.0),
            Change {
                footnotes: vec![MarkChange { marks: Pair::new(Some("1".into()), None), same_note: false }],
                ..self.link(Relation::Unchanged, &["OP1(a)"], &["OP1(a)"], 1.0)
            },
            self.link(Relation::Unchanged, &["OP1(b)"], &["OP1(b)"], 1.0),
            Change {
                role_change: Some(RoleChange::PromotedToOperative),
                significance: heavy,
                lead: lead("Affirming", "Affirms", Strength::Unknown, &[]),
                inline: script(&[
                    (Delete, "Affirming"), (Insert, "Affirms"), (Equal, " that no orbit may be closed to others"),
                    (Delete, ","), (Insert, ";"),
                ]),
                evidence: vec![Evidence::SharedWords(0.91)],
                ..self.link(Relation::Reworded, &["PP4"], &["OP2"], 0.91)
            },
            Change {
                significance: heavy,
                lead: lead("Welcomes", "Welcomes", Strength::Same, &[]),
                inline: script(&[
                    (Equal, "Welcomes the "), (Delete, "opening of the"), (Insert, "fruitful and continuing"),
                    (Equal, " work of the Group of Experts;"),
                ]),
                edits: vec![edit(None, Significance::Substantive, ("opening of the", 13), ("fruitful and continuing", 13), None)],
                ..self.link(Relation::Reworded, &["OP3"], &["OP3"], 0.81)
            },
            Change {
                significance: heavy,
                inline: script(&[
                    (Equal, "Requests the Secretary-General to publish the register"), (Delete, " and"),
                    (Insert, ";\nAlso requests the Secretary-General"), (Equal, " to report on its use;"),
                ]),
                evidence: vec![Evidence::Covered(0.96)],
                ..self.link(Relation::Split, &["OP4"], &["OP4", "OP5"], 0.93)
            },
            Change {
                significance: heavy,
                inline: script(&[
                    (Equal, "Invites States "), (Delete, "to contribute to the fund;\nInvites"), (Insert, "and"),
                    (Equal, " regional organizations to contribute to the fund;"),
                ]),
                evidence: vec![Evidence::Covered(1.0), Evidence::SameNeighbours],
                ..self.link(Relation::Merged, &["OP5", "OP6"], &["OP6"], 0.9)
            },
            Change {
                moved: true,
                significance: heavy,
                lead: lead("Takes note of", "Welcomes with appreciation", Strength::Unknown, &["with appreciation"]),
                inline: script(&[
                    (Delete, "Takes note of"), (Insert, "Welcomes with appreciation"),
                    (Equal, " the offer of the tracking centres to share their observations;"),
                ]),
                evidence: vec![Evidence::SharedWords(0.82), Evidence::RareWords(vec!["tracking".into(), "observations".into()])],
                ..self.link(Relation::Reworded, &["OP2"], &["OP7"], 0.82)
            },
            self.link(Relation::Unchanged, &["OP7"], &["OP8"], 1.0),
            self.link(Relation::Removed, &["OP8"], &[], 0.0),
            self.link(Relation::Added, &[], &["OP9"], 0.0),
            Change {
                significance: Some(Significance::Routine),
                lead: lead("Decides", "Also decides", Strength::Same, &[]),
                inline: script(&[
                    (Delete, "Decides"), (Insert, "Also decides"),
                    (Equal, " to include in the provisional agenda of its one hundred and "),
                    (Delete, "seventy-fifth"), (Insert, "seventy-sixth"),
                    (Equal, " session the item entitled “Traffic in orbit”."),
                ]),
                edits: vec![
                    edit(Some(Rule::SequenceAdverb), Significance::Editorial, ("Decides", 0), ("Also decides", 0), None),
                    edit(Some(Rule::SessionOrdinal), Significance::Routine, ("seventy-fifth", 68), ("seventy-sixth", 73), None),
                ],
                ..self.link(Relation::Reworded, &["OP9"], &["OP10"], 0.95)
            },
            self.link(Relation::Unchanged, &["ANNEX.1"], &["ANNEX.1"], 1.0),
        ]
    }

    /// A change of these clauses, of substance where something came or went.
    fn link(&self, relation: Relation, old: &[&str], new: &[&str], similarity: f64) -> Change {
        let find = |document: &Document, labels: &[&str]| -> Vec<usize> {
            labels
                .iter()
                .map(|label| document.clauses.iter().position(|c| c.label.to_string() == *label).unwrap())
                .collect()
        };
        let whole = matches!(relation, Relation::Added | Relation::Removed);
        Change {
            relation,
            clauses: Pair::new(find(&self.documents.old, old), find(&self.documents.new, new)),
            moved: false,
            renumbered: !whole && old != new,
            role_change: None,
            similarity,
            confidence: if similarity < 1.0 { 0.9 } else { 1.0 },
            evidence: if relation == Relation::Unchanged { vec![Evidence::SameWords] } else { vec![] },
            significance: whole.then_some(Significance::Substantive),
            lead: None,
            inline: vec![],
            edits: vec![],
            footnotes: vec![],
            citations: vec![],
        }
    }
}

fn script(steps: &[(Op, &str)]) -> Vec<InlineOp> {
    steps.iter().map(|(op, text)| InlineOp { op: *op, text: (*text).to_owned() }).collect()
}

fn edit(
    rule: Option<Rule>,
    significance: Significance,
    old: (&str, usize),
    new: (&str, usize),
    note: Option<&str>,
) -> Edit {
    Edit {
        rule,
        significance,
        text: Pair::new(old.0.to_owned(), new.0.to_owned()),
        range: Pair::new(old.1..old.1 + old.0.len(), new.1..new.1 + new.0.len()),
        note: note.map(str::to_owned),
    }
}

fn report_due(session: &str) -> MandateTerm {
    MandateTerm {
        clause: 5,
        who: "the Secretary-General".to_owned(),
        to: "General Assembly".to_owned(),
        when: session.to_owned(),
        ..MandateTerm::default()
    }
}

fn lead(old: &str, new: &str, strength: Strength, gained: &[&str]) -> Option<LeadChange> {
    Some(LeadChange {
        phrases: Pair::new(old.to_owned(), new.to_owned()),
        strength,
        authority: None,
        gained: gained.iter().map(|phrase| (*phrase).to_owned()).collect(),
        lost: vec![],
    })
}

fn field(field: &'static str, old: &str, new: &str) -> FieldChange {
    FieldChange {
        field,
        values: Pair::new(Some(old.to_owned()), Some(new.to_owned())),
        significance: Significance::Routine,
    }
}

/// What came to the citations of a clause and of its document.
fn cites(symbol: &str, significance: Option<Significance>, note: Option<&str>) -> ClauseCitation {
    ClauseCitation {
        relation: Relation::Added,
        names: Pair::new(None, Some(symbol.to_owned())),
        instrument: false,
        everywhere: true,
        significance: significance.unwrap_or(Significance::Editorial),
        note: note.map(str::to_owned),
    }
}

fn citation(
    symbol: &str,
    clauses: &[usize],
    footnotes: &[usize],
    significance: Significance,
    note: Option<&str>,
) -> CitationChange {
    CitationChange {
        symbol: Symbol::parse(symbol).unwrap(),
        clauses: clauses.to_vec(),
        footnotes: footnotes.to_vec(),
        significance,
        note: note.map(str::to_owned),
    }
}
