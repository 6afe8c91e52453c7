//! What is routine and what is substance, on pairs of specimens in which only the calendar moved.

use std::collections::BTreeSet;

use resdiff_engine::{Comparison, Rule, Significance, compare};
use resdiff_model::{
    Annex, Clause, ClauseKind, Document, Footnote, FootnoteMark, Heading, Label, Language, Place, Stem,
    Table, ordinal,
};

/// A specimen of a language in a session: what it says, with slots for what rolls over.
struct Specimen {
    language: Language,
    organ_line: &'static str,
    title: &'static str,
    /// Labels and texts.
    clauses: &'static [(&'static str, &'static str)],
    heading: &'static str,
    annex: &'static str,
    notes: &'static [&'static str],
    rows: &'static [&'static [&'static str]],
}

const ENGLISH: Specimen = Specimen {
    language: Language::English,
    organ_line: "The General Assembly,",
    title: "Orderly conduct of traffic in near-Earth orbit",
    clauses: &[
        ("PP1", "Recalling| its resolutions 153/70 of 4 December 2098, 171/28 of 5 December 2116{chain},"),
        ("PP2", "{Noting} the report of the Secretary-General on the tracking of spacecraft (A/{s}/{r}),"),
        (
            "PP3",
            "Welcoming| the {m} annual meeting of keepers, held at Vienna from {d} to 17 June {y}, the {m} annual retreat of pilots and its voluntary programme of work,",
        ),
        (
            "OP1",
            "Calls upon| all {parties} to keep a distance of not less than 20 kilometres from any inhabited station;",
        ),
        (
            "OP2",
            "{Requests} the Secretary-General to submit a report on lost spacecraft at its {s+1} session;",
        ),
        ("OP3", "Invites| the {organization} of Pilots to hold a seminar for young navigators in {y+1};"),
        ("OP4", "Encourages| observatories and regional centres:"),
        (
            "OP4(a)",
            "To share the positions of slow bodies with launching States, as in the biennium {y}–{y+1};",
        ),
        ("OP4(b)", "To train keepers of both hemispheres in the reading of charts;"),
        (
            "OP5",
            "Decides| to include in the provisional agenda of its {s+1} session the item entitled “Traffic in orbit”, under agenda item {a}.",
        ),
    ],
    heading: "Reports and the order of work",
    annex: "Terms of service of the keepers for {y+1}",
    notes: &["A/{s}/{n} and its second annex.", "United Nations, Treaty Series, vol. 4107, No. 71893."],
    rows: &[&["Station", "Keepers on duty"], &["Vienna", "40 in winter"], &["Nairobi", "35 in spring {y}"]],
};

const FRENCH: Specimen = Specimen {
    language: Language::French,
    organ_line: "L’Assemblée générale,",
    title: "Conduite ordonnée de la circulation en orbite proche",
    clauses: &[
        ("PP1", "Rappelant| ses résolutions 153/70 du 4 décembre 2098, 171/28 du 5 décembre 2116{chain},"),
        ("PP2", "{Noting} le rapport du Secrétaire général sur le suivi des engins spatiaux (A/{s}/{r}),"),
        (
            "OP1",
            "Demande| à tous les {parties} de garder une distance de 20 kilomètres au moins de toute station habitée ;",
        ),
        (
            "OP2",
            "{Requests} le Secrétaire général de lui présenter à sa {s+1} session un rapport sur les engins perdus ;",
        ),
        ("OP3", "Invite| les observatoires à tenir un séminaire pour les jeunes navigateurs en {y+1} ;"),
        (
            "OP4",
            "Décide| d’inscrire à l’ordre du jour provisoire de sa {s+1} session la question intitulée « Circulation en orbite ».",
        ),
    ],
    heading: "Rapports et ordre des travaux",
    annex: "Conditions de service des gardiens pour {y+1}",
    notes: &["A/{s}/{n} et sa deuxième annexe.", "Nations Unies, Recueil des Traités, vol. 4107, no 71893."],
    rows: &[
        &["Station", "Gardiens de service"],
        &["Vienne", "40 en hiver"],
        &["Nairobi", "35 au printemps {y}"],
    ],
};

const SPANISH: Specimen = Specimen {
    language: Language::Spanish,
    organ_line: "La Asamblea General,",
    title: "Conducta ordenada del tráfico en la órbita cercana",
    clauses: &[
        (
            "PP1",
            "Recordando| sus resoluciones 153/70, de 4 de diciembre de 2098, 171/28, de 5 de diciembre de 2116{chain},",
        ),
        ("PP2", "{Noting} el informe del Secretario General sobre el seguimiento de las naves (A/{s}/{r}),"),
        (
            "OP1",
            "Exhorta| a todos los {parties} a que guarden una distancia no menor de 20 kilómetros de toda estación habitada;",
        ),
        (
            "OP2",
            "{Requests} al Secretario General que en su {s+1} período de sesiones le presente un informe sobre las naves perdidas;",
        ),
        ("OP3", "Invita| a los observatorios a que celebren un seminario para jóvenes navegantes en {y+1};"),
        (
            "OP4",
            "Decide| incluir en el programa provisional de su {s+1} período de sesiones el tema titulado “Tráfico en órbita”.",
        ),
    ],
    heading: "Informes y orden de los trabajos",
    annex: "Condiciones de servicio de los guardianes para {y+1}",
    notes: &["A/{s}/{n} y su segundo anexo.", "Naciones Unidas, Treaty Series, vol. 4107, núm. 71893."],
    rows: &[
        &["Estación", "Guardianes de turno"],
        &["Viena", "40 en invierno"],
        &["Nairobi", "35 en la primavera de {y}"],
    ],
};

const SPECIMENS: [&Specimen; 3] = [&ENGLISH, &FRENCH, &SPANISH];

/// The session of the old text and the year in which it was adopted.
const START: (u32, u32) = (174, 2119);

impl Specimen {
    /// The text as it stands `step` sessions after the first; the meetings it speaks of are yearly.
    fn after(&self, step: u32) -> Document {
        let fill = |text: &str| self.fill(text, step);
        let mut document = Document { language: self.language, ..Document::default() };
        let (session, year) = (START.0 + step, START.1 + step);
        let words = ordinal::to_words(session, self.language).expect("a number below a thousand");
        let masthead = &mut document.masthead;
        masthead.symbol = Some(format!("A/RES/{session}/{}", 28 + step));
        masthead.session = Some(words);
        masthead.agenda_items = vec![(93 + step).to_string()];
        masthead.adopted_on = Some(self.day(12 - step, year));
        masthead.title = Some(self.title.to_owned());
        masthead.organ_line = Some(self.organ_line.to_owned());
        for (label, text) in self.clauses {
            let label: Label = label.parse().expect("a label");
            let text = fill(text);
            let lead = text.find('|').unwrap_or(0);
            let kind = match label.stem {
                Stem::Preambular(_) => ClauseKind::Preambular,
                _ => ClauseKind::Operative,
            };
            let level = u8::try_from(label.sub.len()).unwrap_or(0) + 1;
            let text = text.replace('|', "");
            document.clauses.push(Clause { lead: 0..lead, level, ..Clause::new(label, kind, text) });
        }
        for (at, note) in self.notes.iter().enumerate() {
            // Notes have other numbers in another year.
            let mark = (at + 1 + usize::try_from(step).unwrap_or(0)).to_string();
            let end = document.clauses[at + 1].text.len();
            document.clauses[at + 1].marks.push(FootnoteMark { mark: mark.clone(), at: end });
            document.footnotes.push(Footnote { mark, text: fill(note), at: Place::default() });
        }
        document.headings.push(Heading {
            label: "H1".to_owned(),
            text: self.heading.to_owned(),
            level: 1,
            before: Some(Label::operative(2)),
            marks: Vec::new(),
            at: Place::default(),
        });
        document.annexes.push(Annex {
            name: "ANNEX".to_owned(),
            title: fill(self.annex),
            marks: Vec::new(),
            at: Place::default(),
        });
        let rows = self.rows.iter().map(|row| row.iter().map(|cell| fill(cell)).collect()).collect();
        let after = Some(Label::operative(3));
        document.tables.push(Table { label: "T1".to_owned(), rows, after, at: Place::default() });
        document
    }

    /// A day of December as the language writes it.
    fn day(&self, day: u32, year: u32) -> String {
        match self.language {
            Language::English => format!("{day} December {year}"),
            Language::French => format!("{day} décembre {year}"),
            Language::Spanish => format!("{day} de diciembre de {year}"),
        }
    }

    /// The resolutions that came to the chain.
    fn chain(&self, step: u32) -> String {
        let one = |step: u32| {
            let (number, day) = (28 + step, self.day(12 - step, START.1 + step));
            let session = START.0 + step;
            match self.language {
                Language::English => format!(" and {session}/{number} of {day}"),
                Language::French => format!(" et {session}/{number} du {day}"),
                Language::Spanish => format!(" y {session}/{number}, de {day}"),
            }
        };
        if step == 0 { String::new() } else { one(step - 1) }
    }

    fn fill(&self, text: &str, step: u32) -> String {
        let (session, year) = (START.0 + step, START.1 + step);
        let words =
            |number: u32| ordinal::to_words(number, self.language).expect("a number below a thousand");
        let words = |number: u32| match self.language {
            // Sessions are feminine in French only, and what ends in `-ième` has one form for both.
            Language::English | Language::French | Language::Spanish => words(number),
        };
        let pick = |first: &'static str, then: &'static str| if step == 0 { first } else { then };
        // A neighbour with the same verb came, and the policy of spelling changed.
        let (noting, requests, parties) = match self.language {
            Language::English => (
                pick("Noting|", "Noting also|"),
                pick("Requests|", "Further requests|"),
                pick("States parties", "States Parties"),
            ),
            Language::French => (
                pick("Prenant note|", "Prenant note également|"),
                pick("Prie|", "Prie également|"),
                pick("États parties", "États Parties"),
            ),
            Language::Spanish => (
                pick("Observando|", "Observando también|"),
                pick("Solicita|", "Solicita también|"),
                pick("Estados partes", "Estados Partes"),
            ),
        };
        let numbers = [
            ("{chain}", self.chain(step)),
            ("{s+1}", words(session + 1)),
            ("{s}", session.to_string()),
            ("{r}", (188 + 70 * step).to_string()),
            ("{n}", (77 + 5 * step).to_string()),
            ("{a}", (93 + 5 * step).to_string()),
            ("{m}", words(7 + step)),
            ("{d}", (13 + step).to_string()),
            ("{y+1}", (year + 1).to_string()),
            ("{y}", year.to_string()),
            ("{Noting}", noting.to_owned()),
            ("{Requests}", requests.to_owned()),
            ("{parties}", parties.to_owned()),
            ("{organization}", pick("Organisation", "Organization").to_owned()),
        ];
        numbers.iter().fold(text.to_owned(), |text, (slot, value)| text.replace(slot, value))
    }
}

/// What a comparison holds of substance, each as a word or two.
fn substance(comparison: &Comparison) -> Vec<String> {
    let mut found = Vec::new();
    let weighty = |weight: Significance| weight == Significance::Substantive;
    for change in comparison.changes.iter().filter(|change| change.significance.is_some_and(weighty)) {
        let label =
            change.clauses.new.first().map(|at| comparison.documents.new.clauses[*at].label.to_string());
        let edits: Vec<_> = change.edits.iter().filter(|edit| weighty(edit.significance)).collect();
        let edits =
            edits.iter().map(|edit| format!("{:?} “{}” → “{}”", edit.rule, edit.text.old, edit.text.new));
        let edits = edits.collect::<Vec<_>>().join("; ");
        found.push(format!("{:?} {}: {edits}", change.relation, label.unwrap_or_default()));
    }
    let texts = |weight: Significance, what: String| weighty(weight).then_some(what);
    found.extend(
        comparison.masthead.iter().filter_map(|c| texts(c.significance, format!("masthead {}", c.field))),
    );
    found.extend(
        comparison.headings.iter().filter_map(|c| texts(c.significance, format!("heading {:?}", c.relation))),
    );
    found.extend(
        comparison.annexes.iter().filter_map(|c| texts(c.significance, format!("annex {:?}", c.relation))),
    );
    found.extend(
        comparison.footnotes.iter().filter_map(|c| texts(c.significance, format!("note {:?}", c.relation))),
    );
    found.extend(
        comparison.tables.iter().filter_map(|c| texts(c.significance, format!("table {:?}", c.relation))),
    );
    found
}

#[test]
fn where_only_the_calendar_moved_there_is_no_substance() {
    for specimen in SPECIMENS {
        for step in [1, 2] {
            let (old, new) = (specimen.after(0), specimen.after(step));
            let comparison = compare(&old, &new);
            let language = specimen.language;
            assert_eq!(substance(&comparison), [""; 0], "{language:?}, step {step}");
            assert_eq!(comparison.findings, [], "{language:?}, step {step}");
            for citations in [&comparison.citations.old, &comparison.citations.new] {
                let heavy: Vec<_> =
                    citations.iter().filter(|c| c.significance == Significance::Substantive).collect();
                assert!(heavy.is_empty(), "{language:?}, step {step}: {heavy:?}");
            }
            for edit in comparison.changes.iter().flat_map(|change| &change.edits) {
                assert!(edit.rule.is_some(), "{language:?}, step {step}: {edit:?}");
            }
        }
    }
}

#[test]
fn the_specimens_hold_what_rolls_over() {
    let rules = |specimen: &Specimen| {
        let (old, new) = (specimen.after(0), specimen.after(1));
        let comparison = compare(&old, &new);
        let edits = comparison.changes.iter().flat_map(|change| &change.edits);
        edits.filter_map(|edit| edit.rule).collect::<BTreeSet<_>>()
    };
    use Rule::{
        AgendaItem, Case, CitationChain, Date, MeetingOrdinal, ReportSymbol, SequenceAdverb, SessionOrdinal,
        Spelling,
    };
    let common = [SessionOrdinal, Date, ReportSymbol, CitationChain, SequenceAdverb, Case];
    for specimen in SPECIMENS {
        let found = rules(specimen);
        assert!(common.iter().all(|rule| found.contains(rule)), "{:?}: {found:?}", specimen.language);
    }
    let english = rules(&ENGLISH);
    assert!([MeetingOrdinal, AgendaItem, Spelling].iter().all(|rule| english.contains(rule)), "{english:?}");
}

/// A place in a document where text stands.
type TextAt = fn(&mut Document) -> Vec<&mut String>;

fn texts(document: &mut Document) -> Vec<&mut String> {
    let clauses = document.clauses.iter_mut().map(|clause| &mut clause.text);
    let headings = document.headings.iter_mut().map(|heading| &mut heading.text);
    let notes = document.footnotes.iter_mut().map(|note| &mut note.text);
    let cells = document.tables.iter_mut().flat_map(|table| &mut table.rows).flatten();
    let annexes = document.annexes.iter_mut().map(|annex| &mut annex.title);
    clauses
        .chain(headings)
        .chain(annexes)
        .chain(notes)
        .chain(cells)
        .chain(document.masthead.title.as_mut())
        .collect()
}

/// The text with its word of this number replaced by one that stands nowhere else; signs around it stay.
fn with_another_word(text: &str, number: usize) -> Option<String> {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let with_letters = |word: &&mut String| word.contains(char::is_alphanumeric);
    let word = words.iter_mut().filter(with_letters).nth(number)?;
    let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let other = if bare.starts_with(char::is_uppercase) { "Wombat" } else { "wombat" };
    *word = word.replacen(&bare, other, 1);
    Some(words.join(" "))
}

#[test]
fn one_changed_word_anywhere_is_one_change_of_substance() {
    let texts: TextAt = texts;
    let mut wrong = Vec::new();
    for specimen in SPECIMENS {
        for step in [0, 1, 2] {
            let old = specimen.after(0);
            let count = texts(&mut specimen.after(step)).len();
            for place in 0..count {
                for number in 0.. {
                    let mut new = specimen.after(step);
                    let mut places = texts(&mut new);
                    let before = places[place].clone();
                    let Some(text) = with_another_word(&before, number) else { break };
                    *places[place] = text.clone();
                    let found = substance(&compare(&old, &new));
                    if found.len() != 1 {
                        wrong.push(format!("{:?} {step}: {text}\n    {found:#?}", specimen.language));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Two versions of a text of one clause between two that stay; with the symbols of the documents.
fn pair(symbols: [&str; 2], texts: [&str; 2]) -> [Document; 2] {
    [0, 1].map(|at| {
        let mut document = Document::default();
        document.masthead.symbol = Some(symbols[at].to_owned());
        for (number, text) in
            (1..).zip(["Thanks the keepers of the lamps;", texts[at], "Meets again in spring."])
        {
            document.clauses.push(Clause::new(Label::operative(number), ClauseKind::Operative, text));
        }
        document
    })
}

#[test]
fn several_sessions_roll_over_together() {
    let [old, new] = pair(
        ["A/RES/174/28", "A/RES/175/32"],
        [
            "Decides to meet at its one hundred and seventy-fifth and one hundred and seventy-sixth sessions;",
            "Decides to meet at its one hundred and seventy-sixth and one hundred and seventy-seventh sessions;",
        ],
    );
    let comparison = compare(&old, &new);
    let rules: Vec<_> = comparison.changes[1].edits.iter().map(|edit| edit.rule).collect();
    assert_eq!(rules, [Some(Rule::SessionOrdinal); 2]);
}

#[test]
fn a_list_of_years_rolls_over_as_a_whole_and_no_other_does() {
    let weights = |new: &str| {
        let texts = ["Decides to meet in 2120, 2121 and 2122, and to lend a boat;", new];
        let [old, new] = pair(["A/RES/174/28", "A/RES/175/32"], texts);
        let comparison = compare(&old, &new);
        let edits = comparison.changes[1].edits.iter();
        edits.map(|edit| edit.significance == Significance::Routine).collect::<Vec<_>>()
    };
    assert_eq!(weights("Decides to meet in 2121, 2122 and 2123, and to lend a boat;"), [true; 3]);
    // One year less, and one more, are substance.
    assert!(weights("Decides to meet in 2121 and 2122, and to lend a boat;").contains(&false));
    assert!(weights("Decides to meet in 2120, 2121, 2122 and 2123, and to lend a boat;").contains(&false));
    assert!(weights("Decides to meet in 2121, 2122 and 2124, and to lend a boat;").contains(&false));
}

#[test]
fn the_years_of_symbols_tell_the_step_where_no_session_does() {
    let rule = |year: &str| {
        let [old, new] = pair(
            ["S/RES/1701 (2019)", "S/RES/1803 (2021)"],
            ["Decides to meet in March 2020;", &format!("Decides to meet in March {year};")],
        );
        compare(&old, &new).changes[1].edits[0].rule
    };
    assert_eq!((rule("2022"), rule("2021")), (Some(Rule::Date), None));
}

#[test]
fn what_a_visible_edit_brings_with_it_unseen_is_told() {
    let [old, new] = pair(
        ["A/RES/174/28", "A/RES/175/32"],
        ["Urges all pilots to carry lamps;", "Urges all keep\u{200b}ers to carry lamps;"],
    );
    let comparison = compare(&old, &new);
    let unseen: Vec<_> = comparison.unseen.iter().map(|unseen| (unseen.rule, unseen.signs.clone())).collect();
    assert_eq!(unseen.len(), 1);
    assert_eq!((unseen[0].0, unseen[0].1[0].new.as_str()), (Rule::InvisibleCharacter, "\u{200b}"));
}

#[test]
fn dates_and_amounts_of_a_clause_that_came_are_no_change_of_theirs() {
    let [old, mut new] = pair(
        ["A/RES/174/28", "A/RES/175/32"],
        ["Allots 65,400 dollars until 3 May 2120;", "Allots 71,900 dollars until 3 May 2121;"],
    );
    let text = "Lends a boat worth 5,000 dollars to the divers from 4 June 2121;";
    new.clauses.push(Clause::new(Label::operative(4), ClauseKind::Operative, text));
    let comparison = compare(&old, &new);
    let kinds: Vec<_> = comparison.mandates.iter().map(|mandate| mandate.kind).collect();
    assert_eq!(kinds.len(), 2, "{:?}", comparison.mandates);
}
