//! The recogniser on text that keeps the columns of its pages.

use insta::assert_snapshot;

use super::{outline, outline_of};

/// The head of a text with columns, down to its title; the text stands in by 17 columns.
const HEAD: &str = "                 United Nations                                       A/RES/175/32
                 General Assembly                                      Distr.: General

One hundred and seventy-fifth session
Agenda item 98

                 Resolution adopted by the General Assembly on 7 December 2120
                 [on the report of the First Committee (A/175/394, para. 17)]

    175/32.      Orderly conduct of traffic in near-Earth orbit and the lighting of
                 harbours that those who travel by night depend upon

";

#[test]
fn a_line_of_the_text_that_holds_words_of_the_title_is_no_running_title() {
    let text = format!(
        "{HEAD}                       The General Assembly,
                       Recalling its resolution 174/28,
                       1.    Decides to include in the provisional agenda of its next session, under
                 the item entitled “Traffic”, the sub-item entitled
\u{c}
A/RES/175/32

                 “Orderly conduct of traffic in near-Earth orbit and the lighting of
                 harbours that those who travel by night depend upon”.
\u{c}                                 Orderly conduct of traffic in near-Earth orbit and the lighting of
A/RES/175/32                                     harbours that those who travel by night depend upon

                                                                    37th plenary meeting
                                                                        7 December 2120
"
    );
    let document = crate::read(text.as_bytes()).unwrap();
    assert_eq!(
        document.clauses[1].text,
        "Decides to include in the provisional agenda of its next session, under the item entitled “Traffic”, the sub-item \
         entitled “Orderly conduct of traffic in near-Earth orbit and the lighting of harbours that those who travel by \
         night depend upon”."
    );
    assert_eq!(document.clauses.len(), 2);
    assert_eq!(document.unplaced, []);
}

#[test]
fn first_lines_alone_on_the_first_page_are_paragraphs() {
    let text = format!(
        "{HEAD}                       The General Assembly,
                       Recalling its resolution 174/28 of 12 December 2119,
                       Having examined the report of the Group of Experts on the orderly conduct of
\u{c}
A/RES/175/32

                 traffic in near-Earth orbit,
                       1.    Takes note of the report;
                       2.    Decides to return to the matter at its next session, and to ask all those
                 who travel what they have seen.
"
    );
    assert_snapshot!(outline(&text), @"
    PP1 [Recalling] Recalling its resolution 174/28 of 12 De
    PP2 [Having examined] Having examined the report of the Group 
    OP1 [Takes note of] Takes note of the report;
    OP2 [Decides] Decides to return to the matter at its n
    ");
}

#[test]
fn a_table_goes_on_over_the_end_of_a_page() {
    let text = format!(
        "{HEAD}                       The General Assembly,
                       1.    Approves the following:

                 Section                                              Amount

                 Direction                                            42 000
                 Lights and the oil that is burnt in
\u{c}
A/RES/175/32

                 them by night                                         7 500
                 Total                                                49 500

                       2.    Decides to return to the matter at its next session, and to ask all those
                 who travel what they have seen.
"
    );
    let document = crate::read(text.as_bytes()).unwrap();
    let rows: Vec<_> =
        document.tables.iter().flat_map(|table| &table.rows).map(|row| row.join("|")).collect();
    assert_snapshot!(outline_of(&document) + &rows.join("\n"), @"
    OP1 [Approves] Approves the following:
    OP2 [Decides] Decides to return to the matter at its n
    Section|Amount
    Direction|42 000
    Lights and the oil that is burnt in them by night|7 500
    Total|49 500
    ");
}
