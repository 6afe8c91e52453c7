//! Drafts and what becomes of them, and the forms of other organs: complete specimens.

mod shown;

use insta::assert_snapshot;

use shown::shown;

#[test]
fn a_draft_with_sponsors() {
    assert_snapshot!(shown(
        "United Nations A/C.1/175/L.5\n\nGeneral Assembly\n\nDistr.: Limited\n9 October 2120\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nFirst Committee\nAgenda item 98 (b)\n\nTraffic in near-Earth orbit: rules of the road\n\n\
         Atlantis, Erewhon, Laputa, Lilliput, Ruritania,* Utopia and Zembla: draft resolution\n\n\
         Orderly conduct of traffic in near-Earth orbit\n\nThe General Assembly,\n\nRecalling its resolution 174/28 of 12 December 2119,\n\n\
         1. Takes note of the report;\n\n2. Decides to return to the matter.\n\n__________________\n\
         * On behalf of the States that are members of the League of Harbours.\n"
    ));
}

#[test]
fn a_revised_draft_that_others_joined() {
    assert_snapshot!(shown(
        "United Nations A/C.1/175/L.5/Rev.1*\n\nGeneral Assembly\n\nDistr.: Limited\n2 November 2120\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nFirst Committee\nAgenda item 98 (b)\n\nTraffic in near-Earth orbit: rules of the road\n\n\
         Atlantis, Brobdingnag, Erewhon, Laputa, Lilliput, Ruritania, Utopia and Zembla: revised draft resolution\n\n\
         Orderly conduct of traffic in near-Earth orbit\n\nThe General Assembly,\n\nRecalling its resolution 174/28 of 12 December 2119,\n\n\
         1. Takes note of the report;\n\n2. Decides to return to the matter.\n\n__________________\n\
         * Reissued for technical reasons on 5 November 2120.\n"
    ));
}

#[test]
fn the_mark_behind_the_sponsors_is_no_part_of_the_kind_of_draft() {
    let text = "United Nations A/C.2/175/L.5\n\nGeneral Assembly\n\nOne hundred and seventy-fifth session\nSecond Committee\n\
                Agenda item 18\n\nHarbours\n\nAtlantis:* draft resolution\n\nHarbours of the outer planets\n\n\
                The General Assembly,\n\n1. Takes note of the report.\n";
    let masthead = resdiff_reader::read(text.as_bytes()).unwrap().masthead;
    assert_eq!(masthead.sponsors.as_deref(), Some("Atlantis*"));
    assert_eq!(masthead.draft_line.as_deref(), Some("draft resolution"));
}

#[test]
fn amendments_to_a_draft() {
    assert_snapshot!(shown(
        "United Nations A/C.3/175/L.71\n\nGeneral Assembly\n\nDistr.: Limited\n12 November 2120\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nThird Committee\nAgenda item 71 (a)\n\nRights of travellers: passage\n\n\
         Ruritania: amendments to draft resolution A/C.3/175/L.60\n\nQuiet orbits\n\n\
         1. After the third preambular paragraph, insert the following paragraph:\n\n\
         Recalling the Charter of the Harbours,\n\n\
         2. In operative paragraph 4, replace the words “all States” with the words “all States and operators”.\n\n\
         3. Delete operative paragraph 7.\n"
    ));
}

#[test]
fn a_resolution_of_the_human_rights_council_with_its_vote() {
    assert_snapshot!(shown(
        "United Nations A/HRC/RES/150/13\n\nGeneral Assembly\n\nDistr.: General\n12 July 2122\n\nOriginal: English\n\n\
         Human Rights Council\n\nOne hundred and fiftieth session\n20 June–8 July 2122\nAgenda item 3\n\n\
         Resolution adopted by the Human Rights Council on 7 July 2122\n\n150/13. Quiet orbits\n\n\
         The Human Rights Council,\n\nGuided by the Charter of the United Nations,\n\nReaffirming the right to rest,\n\n\
         1. Calls upon States to keep their orbits quiet;\n\n2. Decides to remain seized of the matter.\n\n\
         40th meeting\n7 July 2122\n\n[Adopted by a recorded vote of 29 to 6, with 12 abstentions. The voting was as follows:\n\n\
         In favour:\nAtlantis, Erewhon and Utopia\n\nAgainst:\nLaputa\n\nAbstaining:\nLilliput and Zembla]\n"
    ));
}

#[test]
fn a_resolution_of_the_economic_and_social_council() {
    assert_snapshot!(shown(
        "United Nations E/RES/2120/12\n\nEconomic and Social Council\n\nDistr.: General\n2 August 2120\n\n\
         2120 session\nAgenda item 12 (g)\n\nResolution adopted by the Economic and Social Council on 22 July 2120\n\n\
         [on the proposal considered in plenary meeting (E/2120/L.21)]\n\n2120/12. Harbours of the outer planets\n\n\
         The Economic and Social Council,\n\nRecalling its resolution 2119/4 of 6 June 2119,\n\n\
         1. Takes note of the report;\n\n2. Requests the Secretary-General to report at its 2121 session.\n\n\
         33rd plenary meeting\n22 July 2120\n"
    ));
}

#[test]
fn a_resolution_of_the_security_council() {
    assert_snapshot!(shown(
        "United Nations S/RES/4223 (2115)\n\nSecurity Council\n\nDistr.: General\n28 May 2115\n\nResolution 4223 (2115)\n\n\
         Adopted by the Security Council at its 9451st meeting, on 28 May 2115\n\nThe Security Council,\n\n\
         Recalling its previous resolutions,\n\nActing under Chapter VII of the Charter of the United Nations,\n\n\
         1. Decides to extend the mandate of the Mission;\n\n(a) Protection of travellers:\n\n\
         (i) To protect travellers;\n\n(ii) To deter raids;\n\n2. Decides to remain seized of the matter.\n"
    ));
}

#[test]
fn the_drafts_in_a_report() {
    assert_snapshot!(shown(
        "United Nations A/175/394\n\nGeneral Assembly\n\nDistr.: General\n16 November 2120\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nAgenda item 98\n\nTraffic in near-Earth orbit\n\nReport of the First Committee\n\n\
         Draft resolution I\nOrderly conduct of traffic\n\nThe General Assembly,\n\nRecalling its resolution 174/28,\n\n\
         1. Takes note of the report;\n\n2. Decides to return to the matter.\n\n\
         Draft resolution II\nDebris\n\nThe General Assembly,\n\nNoting the debris,\n\n1. Calls for care;\n\n2. Requests a chart.\n"
    ));
}

#[test]
fn what_a_report_tells_before_its_drafts_is_no_title() {
    let text = "United Nations A/175/394\n\nGeneral Assembly\n\nOne hundred and seventy-fifth session\nAgenda item 98\n\n\
                Traffic in near-Earth orbit\n\nReport of the First Committee\n\nRapporteur: Ms. Mary Gulliver (Laputa)\n\n\
                I. Introduction\n\n1. The item was allocated to the First Committee.\n\nII. Consideration of proposals\n\n\
                2. The Committee adopted draft resolution A/C.1/175/L.5 (see para. 3).\n\n\
                III. Recommendation\n\n3. The Committee recommends the following draft resolutions:\n\n\
                Draft resolution I\nOrderly conduct of traffic\n\nThe General Assembly,\n\n1. Takes note of the report.\n\n\
                Draft resolution II\nDebris\n\nThe General Assembly,\n\n1. Calls for care;\n\n2. Requests a chart.\n";
    let document = resdiff_reader::read(text.as_bytes()).unwrap();
    let masthead = document.masthead;
    assert_eq!(masthead.agenda_title.as_deref(), Some("Traffic in near-Earth orbit"));
    assert_eq!(masthead.title.as_deref(), Some("Report of the First Committee"));
    assert_eq!(masthead.draft_line, None);
    assert_eq!(masthead.other.len(), 8, "{:#?}", masthead.other);
    assert_eq!(document.clauses[0].label.to_string(), "I.OP1");
}

#[test]
fn what_a_report_tells_after_a_draft_is_no_clause_of_it() {
    let text = "United Nations A/175/394\n\nGeneral Assembly\n\nOne hundred and seventy-fifth session\nAgenda item 98\n\n\
                Traffic in near-Earth orbit\n\nReport of the First Committee\n\nI. Introduction\n\n\
                1. The item was allocated to the First Committee.\n\nII. Recommendations\n\n\
                2. The Committee recommends the following draft resolutions:\n\n\
                Draft resolution I\nOrderly conduct of traffic\n\nThe General Assembly,\n\n1. Takes note of the report.\n\n\
                Draft resolution II\nDebris\n\nThe General Assembly,\n\nNoting the debris,\n\n1. Calls for care;\n\n\
                2. Requests a chart.\n\n\
                3. The Committee also recommends the following draft decisions:\n\n\
                Draft decision I\nDocuments on debris\n\nThe General Assembly decides to take note of the following:\n\n\
                (a) The report on lamps;\n\n(b) The report on oil.\n\n\
                Draft decision II\nProgramme of work\n\nThe General Assembly approves the programme of work.\n\n\
                4. The Committee decided to meet again.\n";
    let document = resdiff_reader::read(text.as_bytes()).unwrap();
    let labels: Vec<String> = document.clauses.iter().map(|clause| clause.label.to_string()).collect();
    assert_eq!(
        labels,
        ["I.OP1", "II.PP1", "II.OP1", "II.OP2", "DEC-I.OP1", "DEC-I.OP1(a)", "DEC-I.OP1(b)", "DEC-II.OP1"]
    );
    let told = &document.masthead.other;
    assert_eq!(
        told[told.len() - 2..],
        [
            "3. The Committee also recommends the following draft decisions:",
            "4. The Committee decided to meet again."
        ]
    );
    assert!(document.headings.iter().all(|heading| heading.level == 1));
    assert_eq!(document.warnings, []);
}

#[test]
fn a_decision() {
    assert_snapshot!(shown(
        "175/564. Dates of the next conference on harbours\n\nAt its 37th plenary meeting, on 7 December 2120, the General Assembly, \
         on the recommendation of the First Committee, decided:\n\n(a) To hold the conference at Vienna;\n\n(b) To invite all States.\n"
    ));
}

#[test]
fn amendments_told_paragraph_by_paragraph() {
    assert_snapshot!(shown(
        "United Nations\tA/C.3/175/L.72\n\nGeneral Assembly\tDistr.: Limited\n12 November 2120\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nThird Committee\nAgenda item 71 (a)\nRights of travellers: passage\n\n\
         Laputa and Utopia: amendment to draft resolution A/C.3/175/L.60/Rev.1\n\n\
         Quiet orbits\n\nOperative paragraph 15\n\nReplace the paragraph with the following:\n\n15. Calls upon all States to keep quiet;\n"
    ));
}

#[test]
fn a_corrigendum() {
    assert_snapshot!(shown(
        "United Nations A/RES/175/32/Corr.1\n\nGeneral Assembly\n\nDistr.: General\n16 January 2121\n\nOriginal: English\n\n\
         One hundred and seventy-fifth session\nAgenda item 98\n\nTraffic in near-Earth orbit in the interest of common safety\n\n\
         Corrigendum\n\n1. Paragraph 3\n\nFor two buoys substitute three buoys.\n\n2. Annex, article 2\n\nDelete the second sentence.\n\n\
         21-00123 (E)\n*2100123*\n"
    ));
}

#[test]
fn a_resolution_in_parts_with_amounts() {
    assert_snapshot!(shown(
        "United Nations\tA/RES/175/254 A–B\n\nGeneral Assembly\n\nOne hundred and seventy-fifth session\nAgenda item 135\n\n\
         Resolution adopted by the General Assembly on 22 December 2120\n\n[on the report of the Fifth Committee (A/175/666, para. 34)]\n\n\
         175/254. Programme budget for 2121\n\nA\n\nAppropriations for 2121\n\nThe General Assembly\n\nResolves that, for 2121:\n\n\
         1. Sums of 3,594 dollars are approved;\n\n2. The Secretary-General may shift them.\n\nB\n\nIncome for 2121\n\nThe General Assembly\n\n\
         Resolves that all income is welcome.\n\n50th plenary meeting\n22 December 2120\n"
    ));
}

#[test]
fn notes_with_asterisks_and_after_the_closing_line() {
    assert_snapshot!(shown(
        "United Nations A/175/L.5/Rev.1*\n\nGeneral Assembly\n\nDistr.: Limited\n2 November 2120\n\n\
         One hundred and seventy-fifth session\nAgenda item 98 (b)\n\nTraffic in near-Earth orbit: rules of the road\n\n\
         Atlantis, Laputa** and Utopia: revised draft resolution\n\nOrderly conduct of traffic\n\nThe General Assembly,\n\n\
         Recalling the reports of 21101 and 2113,2\n\n1. Takes note of the report;3\n\n2. Recalls the report of 21101 once more.\n\n\
         37th plenary meeting\n7 December 2120\n\n__________________\n\
         * Reissued for technical reasons on 5 November 2120.\n** On behalf of the League of Harbours.\n\
         1 A/165/201.\n2 A/168/98, which was\nprinted twice.\n3 A/175/188.\n"
    ));
}
