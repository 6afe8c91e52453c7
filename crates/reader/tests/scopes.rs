//! Texts inside texts: what a resolution adopts with one paragraph, the divisions of an annex, drafts with parts of their
//! own in a report, the only draft of one.
#![allow(clippy::unwrap_used)]

use resdiff_model::Document;

const HEAD: &str = "United Nations A/RES/174/28\n\nGeneral Assembly\n\nOne hundred and seventy-fourth session\nAgenda item 93\n\n\
                    Resolution adopted by the General Assembly on 12 December 2119\n\n174/28. Harbours\n\nThe General Assembly,\n\n";

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
