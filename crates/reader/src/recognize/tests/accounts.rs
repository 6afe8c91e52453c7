//! Every word of a text is counted once, where it was put.

use resdiff_model::Accounting;

fn accounting(text: &str) -> Accounting {
    crate::read(text.as_bytes()).unwrap().accounting
}

#[test]
fn the_words_of_each_part_of_a_resolution_are_added_up() {
    let text = "A/RES/175/32\n\nLamps of harbours\n\nThe General Assembly,\n\nRecalling the lamps,¹\n\n# Of oil\n\n\
                1. Thanks all;\n\n2. Lights lamps.\n\n37th plenary meeting\n\n7 December 2120\n\n\
                [Adopted without a vote.]\n\n[Corrected by hand.]\n\nprinted on paper\n\nby hand\n\nAnnex\n\nRules of light\n\n\
                1. Keep right.\n\n________\n¹ Of tin.\n";
    let told = Accounting {
        total: 47,
        clauses: 12,
        headings: 2,
        footnotes: 3,
        masthead: 20,
        tables: 0,
        annexes: 4,
        furniture: 1,
        unplaced: 5,
    };
    assert_eq!(accounting(text), told);
}

#[test]
fn the_words_of_a_table_are_counted_as_such() {
    let indent = " ".repeat(20);
    let row = |cell: &str, number: u32| format!("{indent}{cell}{}{number}\n", " ".repeat(40));
    let text = format!(
        "{indent}The General Assembly,\n\n{indent}1. Approves:\n\n{}{}\n{indent}2. Approves further:\n\n{}{}\n{indent}3. Thanks all.\n",
        row("Lamps", 7),
        row("Oil", 8),
        row("Wicks", 9),
        row("Tin", 10)
    );
    let told = accounting(&text);
    assert_eq!((told.tables, told.clauses, told.masthead, told.total), (8, 8, 3, 19));
}

#[test]
fn the_words_of_a_text_without_an_organ_line_are_added_up() {
    let told = accounting("# Lamps of harbours\n\nThe first day.\n\n# Oil and tin\n\nThe second day.\n");
    assert_eq!(
        (told.headings, told.clauses, told.total),
        (6, 6, told.headings + told.clauses + told.furniture)
    );
}
