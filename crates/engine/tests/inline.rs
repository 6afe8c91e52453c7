//! Inline edits as a person would mark them, one specimen for each kind of case.
#![allow(clippy::unwrap_used)]

use insta::assert_snapshot;
use resdiff_engine::{Op, compare};
use resdiff_model::{Clause, ClauseKind, Document, Label};

/// The edits between two texts on one line: `[-deleted-]`, `[+inserted+]`.
fn marked(old: &str, new: &str) -> String {
    let document = |text: &str, session: &str| {
        let mut document = Document::default();
        document.masthead.session = Some(session.to_owned());
        // What stands around the clause keeps the two together, whatever became of its words.
        for (number, text) in (1..).zip(["Thanks the keepers of the lamps;", text, "Meets again in spring."])
        {
            document.clauses.push(Clause::new(Label::operative(number), ClauseKind::Operative, text));
        }
        document
    };
    let (old, new) = (document(old, "Seventy-fourth"), document(new, "Seventy-fifth"));
    let comparison = compare(&old, &new);
    let change = comparison.changes.iter().find(|change| change.clauses.new == [1]).unwrap();
    let ops = change.inline.iter().map(|step| match step.op {
        Op::Equal => step.text.clone(),
        Op::Delete => format!("[-{}-]", step.text),
        Op::Insert => format!("[+{}+]", step.text),
    });
    ops.collect()
}

#[test]
fn words_are_marked_whole_and_signs_on_their_own() {
    assert_snapshot!(marked(
        "Welcomes the co-operation of pilots and the keepers’ report, and notes the charts;",
        "Welcomes the cooperation of pilots, divers and the keeper’s reports and notes the charts:",
    ));
}

#[test]
fn names_of_numbers_are_marked_whole() {
    assert_snapshot!(marked(
        "Recalls resolution 171/28 of 5 December 2116, appropriates 65,459,100 dollars and opens its seventy-fifth session in 2119–2120;",
        "Recalls resolution 171/29 of 5 December 2116, appropriates 65,459,200 dollars and opens its seventy-sixth session in 2120–2121;",
    ));
}

#[test]
fn what_stays_of_a_name_is_not_marked() {
    assert_snapshot!(marked(
        "Recalls resolution 171/28 on the lighting of harbours and the report of the pilots;",
        "Recalls resolution 171/28 of 5 December 2116 on the lighting of harbours and the report of the pilots;",
    ));
}

#[test]
fn a_phrase_is_inserted_with_its_sign() {
    assert_snapshot!(marked(
        "Invites pilots, keepers and divers to share their charts of the harbour with one another;",
        "Invites pilots, surveyors, keepers and divers to share, where they can, their charts of the harbour with one another;",
    ));
}

#[test]
fn small_words_between_two_changes_do_not_tear_them_apart() {
    assert_snapshot!(marked(
        "Stresses the need to mend the lamps of the outer harbour before the winter, and thanks all pilots;",
        "Stresses the duty to replace the buoys of the inner harbour by the spring, and thanks all pilots;",
    ));
}

#[test]
fn a_moved_phrase_stays_in_one_piece() {
    assert_snapshot!(marked(
        "Requests the Secretary-General, in close consultation with the pilots, to prepare a register of all lamps and buoys;",
        "Requests the Secretary-General to prepare a register of all lamps and buoys, in close consultation with the pilots;",
    ));
}

#[test]
fn a_rewritten_part_is_replaced_as_a_whole_and_the_rest_stays() {
    assert_snapshot!(marked(
        "Decides to convene a meeting of keepers in Vienna, and encourages States to send young navigators to it;",
        "Decides that pilots and divers shall gather once a year on the shore, and encourages States to send young navigators to it;",
    ));
}

#[test]
fn a_list_that_grew_keeps_its_joints() {
    assert_snapshot!(marked(
        "Recalls its resolutions 171/28 of 5 December 2116 and 173/266 of 22 December 2118,",
        "Recalls its resolutions 171/28 of 5 December 2116, 173/266 of 22 December 2118 and 174/28 of 12 December 2119,",
    ));
}

#[test]
fn a_word_between_two_much_longer_changes_is_given_up() {
    let shown = marked(
        "Stresses that the pilots of every eastern harbour should mend lamps; and, where storms have broken masts and torn sails, thanks all keepers of the outer harbour for oil, ropes, songs and salted fish, which they gave away freely;",
        "Stresses that islanders who fish beyond western reefs may borrow lamps; whenever their own boats lie wrecked upon distant sandbanks, thanks all keepers of the outer harbour for oil, ropes, songs and salted fish, which they gave away freely;",
    );
    assert!(
        shown.starts_with(
            "Stresses that [-the pilots of every eastern harbour should mend lamps; and, where storms have"
        ),
        "{shown}"
    );
    assert_eq!(shown.matches("[-").count(), 1, "{shown}");
}
