//! Texts inside texts: what a resolution adopts with one paragraph, the divisions of an annex, drafts with parts of their
//! own in a report, the only draft of one.
#![allow(clippy::unwrap_used)]

use resdiff_model::Document;

const HEAD: &str = "United Nations A/RES/174/28\n\nGeneral Assembly\n\nOne hundred and seventy-fourth session\nAgenda item 93\n\n\
                    Resolution adopted by the General Assembly on 12 December 2119\n\n174/28. Harbours\n\nThe General Assembly,\n\n";

const FRENCH: &str = "Nations Unies A/RES/174/28\n\nAssemblée générale\n\nCent soixante-quatorzième session\n\
                      Point 93 de l’ordre du jour\n\nRésolution adoptée par l’Assemblée générale le 12 décembre 2119\n\n\
                      174/28. Ports\n\nL’Assemblée générale,\n\n";

const SPANISH: &str = "Naciones Unidas A/RES/174/28\n\nAsamblea General\n\nCentésimo septuagésimo cuarto período de sesiones\n\
                       Tema 93 del programa\n\nResolución aprobada por la Asamblea General el 12 de diciembre de 2119\n\n\
                       174/28. Puertos\n\nLa Asamblea General,\n\n";

const REPORT: &str = "United Nations A/175/394\n\nGeneral Assembly\n\nOne hundred and seventy-fifth session\nAgenda item 98\n\n\
                      Lights of harbours\n\nReport of the Third Committee\n\nI. Introduction\n\n\
                      1. The item was allocated to the Third Committee.\n\nII. Recommendations of the Third Committee\n\n";

fn read(head: &str, rest: &str) -> Document {
    let document = resdiff_reader::read(format!("{head}{rest}").as_bytes()).unwrap();
    let sums = document.accounting;
    assert_eq!(sums.placed(), sums.total);
    document
}

fn labels(document: &Document) -> Vec<String> {
    document.clauses.iter().map(|clause| clause.label.to_string()).collect()
}

#[test]
fn a_declaration_that_a_resolution_adopts_has_numbers_of_its_own() {
    let document = read(
        HEAD,
        "Recalling its resolution 173/27,\n\nAdopts the following political declaration:\n\nDeclaration of the harbours\n\n\
         We, heads of harbours, assembled at Vienna,\n\nI. Lights\n\n1. We shall keep the lights burning.\n\n\
         2. We shall not sell the oil.\n\n48th plenary meeting\n12 December 2119\n",
    );
    assert_eq!(labels(&document), ["PP1", "OP1", "TEXT.P1", "TEXT.1", "TEXT.2"]);
    assert_eq!(document.annexes[0].title, "Declaration of the harbours");
    assert_eq!(document.masthead.closing_meeting.as_deref(), Some("48th plenary meeting"));
    assert_eq!(document.warnings, []);
}

#[test]
fn a_chapeau_of_operative_paragraphs_adopts_no_text() {
    let document = read(HEAD, "Resolves that, for 2121:\n\n1. The lamps are lit;\n\n2. The oil is bought.\n");
    assert_eq!(labels(&document), ["PP1", "OP1", "OP2"]);
}

#[test]
fn the_first_division_of_an_annex_is_not_its_title() {
    for (first, second) in [("Part one", "Part two"), ("Section I", "Section II"), ("Chapter 1", "Chapter 2")]
    {
        let document = read(
            HEAD,
            &format!(
                "1. Adopts the rules;\n\n2. Decides to return to them.\n\n48th plenary meeting\n12 December 2119\n\nAnnex I\n\n\
                 Rules for keepers\n\n1. Keepers keep the lights.\n\nAnnex II\n\n{first}\n\nRules for pilots\n\n\
                 1. Pilots serve for two seasons.\n\n{second}\n\nRules for masters\n\n2. Masters examine pilots.\n"
            ),
        );
        let titles: Vec<&str> = document.annexes.iter().map(|annex| annex.title.as_str()).collect();
        assert_eq!(titles, ["Rules for keepers", ""]);
        let headings: Vec<&str> = document.headings.iter().map(|heading| heading.text.as_str()).collect();
        assert_eq!(headings, [first, "Rules for pilots", second, "Rules for masters"]);
        assert_eq!(labels(&document)[2..], ["ANNEX-I.1", "ANNEX-II.1", "ANNEX-II.2"]);
    }
}

/// A resolution that adopts a declaration with one paragraph.
#[track_caller]
fn check_adopted(head: &str, [recital, adopts, title, closing]: [&str; 4]) {
    let document = read(
        head,
        &format!(
            "{recital}\n\n{adopts}\n\n{title}\n\nI\n\n1. A.\n\n2. B :\n\na) C ;\n\nb) D.\n\n{closing}\n"
        ),
    );
    assert_eq!(
        labels(&document),
        ["PP1", "OP1", "TEXT.1", "TEXT.2", "TEXT.2(a)", "TEXT.2(b)"],
        "{adopts}: {document:?}"
    );
    assert_eq!(document.annexes[0].title, title);
    assert!(document.masthead.closing_date.is_some(), "{closing}");
    assert_eq!(document.warnings, [], "{adopts}");
}

#[test]
fn declarations_that_french_resolutions_adopt() {
    for adopts in [
        "Adopte la déclaration politique suivante\u{a0}:",
        "Adopte la Déclaration ci-après :",
        "Adopte également les règles suivantes :",
        "Approuve le programme d’action suivant\u{202f}:",
        "Proclame solennellement la Déclaration suivante :",
        "Fait sienne la déclaration suivante :",
        "Adopte le texte dont la teneur suit :",
    ] {
        let closing = "48e séance plénière\n12 décembre 2119";
        check_adopted(FRENCH, ["Rappelant sa résolution 173/27,", adopts, "Déclaration des ports", closing]);
    }
}

#[test]
fn declarations_that_spanish_resolutions_adopt() {
    for adopts in [
        "Aprueba la siguiente declaración política:",
        "Aprueba también las normas siguientes:",
        "Adopta la Declaración que figura a continuación:",
        "Proclama solemnemente la siguiente Declaración:",
        "Hace suyo el siguiente programa de acción:",
    ] {
        let closing = "48ª sesión plenaria\n12 de diciembre de 2119";
        check_adopted(
            SPANISH,
            ["Recordando su resolución 173/27,", adopts, "Declaración de los puertos", closing],
        );
    }
}

/// An annex whose first paragraph is the name of a division.
#[track_caller]
fn check_division(head: &str, [adopts, closing, annex]: [&str; 3], [first, second]: [&str; 2]) {
    let document = read(
        head,
        &format!(
            "{adopts}\n\n{closing}\n\n{annex}\n\n{first}\n\nAbc def\n\n1. D.\n\n{second}\n\nE f g\n\n2. H.\n"
        ),
    );
    let headings: Vec<&str> = document.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(headings, [first, "Abc def", second, "E f g"]);
    assert_eq!(document.annexes[0].title, "", "{first}");
    assert_eq!(labels(&document)[2..], ["ANNEX.1", "ANNEX.2"], "{first}");
}

#[test]
fn divisions_of_french_annexes() {
    let text = [
        "1. Adopte les règles ;\n\n2. Décide d’y revenir.",
        "48e séance plénière\n12 décembre 2119",
        "Annexe",
    ];
    for pair in [
        ["Première partie", "Deuxième partie"],
        ["Partie I", "Partie II"],
        ["Titre premier", "Titre deux"],
        ["Titre I", "Titre II"],
        ["Section 1", "Section 2"],
        ["Chapitre premier", "Chapitre II"],
        ["Sous-section A", "Sous-section B"],
        ["Seconde partie", "Septième partie"],
        ["Titre Ier", "Titre II"],
        ["Livre premier", "Livre II"],
    ] {
        check_division(FRENCH, text, pair);
    }
}

#[test]
fn divisions_of_spanish_annexes() {
    let text = [
        "1. Aprueba las normas;\n\n2. Decide volver sobre ellas.",
        "48ª sesión plenaria\n12 de diciembre de 2119",
        "Anexo",
    ];
    for pair in [
        ["Primera parte", "Segunda parte"],
        ["Parte I", "Parte II"],
        ["Título primero", "Título segundo"],
        ["Título I", "Título II"],
        ["Sección 1", "Sección 2"],
        ["Capítulo primero", "Capítulo II"],
        ["Primer capítulo", "Tercer capítulo"],
        ["Séptima parte", "Octava parte"],
        ["Libro primero", "Libro II"],
    ] {
        check_division(SPANISH, text, pair);
    }
}

#[test]
fn the_only_draft_of_a_report_has_its_title() {
    let document = read(
        REPORT,
        "27. The Third Committee recommends to the General Assembly the adoption of the following draft resolution:\n\n\
         Lights of harbours and of rivers\n\nThe General Assembly,\n\nRecalling its resolution 174/28,\n\n\
         1. Takes note of the report;\n\n2. Decides to return to it.\n",
    );
    assert_eq!(labels(&document), ["PP1", "OP1", "OP2"]);
    assert_eq!(document.headings[0].text, "Lights of harbours and of rivers");
    assert_eq!(document.masthead.title.as_deref(), Some("Report of the Third Committee"));
    let told = document.masthead.other.last().unwrap();
    assert!(told.starts_with("27. ") && told.ends_with(':'), "{told}");
}

#[test]
fn drafts_with_parts_name_both() {
    let part = "The General Assembly,\n\nNoting the lamps,\n\n1. Calls for care;\n\n2. Requests a chart.\n\n";
    let parts = format!("A\n\nLamps\n\n{part}B\n\nOil\n\n{part}");
    let document = read(
        REPORT,
        &format!(
            "2. The Committee recommends the following draft resolutions:\n\nDraft resolution I\nHarbours\n\n{parts}\
             Draft resolution II\nRivers\n\n{parts}"
        ),
    );
    let expected: Vec<String> = ["I.A", "I.B", "II.A", "II.B"]
        .into_iter()
        .flat_map(|scope| ["PP1", "OP1", "OP2"].map(|label| format!("{scope}.{label}")))
        .collect();
    assert_eq!(labels(&document), expected);
    assert_eq!(document.warnings, []);
}

#[test]
fn drafts_without_names_behind_others_are_drafts_of_their_own() {
    let draft =
        "The General Assembly,\n\nNoting the lamps,\n\n1. Calls for care;\n\n2. Requests a chart.\n\n";
    let decision =
        "the Committee recommends to the General Assembly the adoption of the following draft decision:\n\n";
    let document = read(
        REPORT,
        &format!(
            "2. The Committee recommends the adoption of the following draft resolution:\n\nHarbours\n\n{draft}\
             Annex\n\nRules of light\n\n1. Keep right.\n\n\
             3. Also at that meeting, {decision}Oil\n\nThe General Assembly decides to buy oil.\n\n\
             4. At its 3rd meeting, {decision}Lamps\n\nThe General Assembly, recalling its resolution 174/28, decides:\n\n\
             (a) To buy lamps;\n\n(b) To light them.\n\n5. The Committee met again.\n"
        ),
    );
    assert_eq!(
        labels(&document),
        [
            "RES.PP1",
            "RES.OP1",
            "RES.OP2",
            "RES.ANNEX.1",
            "DEC.OP1",
            "DEC-2.OP1",
            "DEC-2.OP1(a)",
            "DEC-2.OP1(b)",
        ]
    );
    assert_eq!(document.annexes[0].name, "RES.ANNEX");
    let headings: Vec<&str> = document.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(headings, ["Harbours", "Oil", "Lamps"]);
    assert_eq!(document.masthead.other.last().map(String::as_str), Some("5. The Committee met again."));
    assert_eq!(document.warnings, []);
}
