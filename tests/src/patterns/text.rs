//! Texts of one unit, in several shapes.

/// What is repeated in texts.
pub(super) const UNITS: [&str; 51] = [
    "(",
    "(a) ",
    "1. ",
    "a ",
    "A/RES/1/1 ",
    "\t",
    "word ",
    "-",
    "x\n",
    "x\n\n",
    "\u{c}",
    "1 ",
    "; and ",
    "Recalling ",
    "The General Assembly,\n\n",
    "_______________\n1 See\n",
    "A/",
    "75/32, ",
    "of 5 December 2118 ",
    "seventy-",
    "* ",
    "**",
    "[",
    "](",
    "[^1]",
    "[^1]: x\n",
    "#",
    "> ",
    "| a | b |\n",
    "é",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "国",
    "ش",
    "“",
    "’",
    "(i) ",
    "Annex\n\n",
    "I.\n",
    "paragraph 1 ",
    "seventy-fifth session ",
    "0",
    "1,",
    "sh\u{430}ll ",
    "\r",
    "... ",
    "2/3\n",
    "20-17344 (E)\n",
    "x; ",
    "one hundred and ",
];
pub(super) const SHAPES: usize = 11;

/// A text of about so many bytes.
pub(super) fn text(unit: usize, shape: usize, bytes: usize) -> String {
    let (one, next) = (UNITS[unit], UNITS[(unit + 1) % UNITS.len()]);
    let organ = "A/RES/174/28\n\nThe General Assembly,\n\n";
    let times = |length: usize| bytes / length.max(1) + 1;
    let many = |piece: &str| piece.repeat(times(piece.len()));
    let numbered = |head: &str, piece: &dyn Fn(usize) -> String| {
        let mut text = head.to_owned();
        let mut number = 0;
        while text.len() < bytes {
            number += 1;
            text.push_str(&piece(number));
        }
        text
    };
    match shape {
        0 => many(one),
        1 => many(&format!("{one}\n")),
        2 => many(&format!("{one}\n\n")),
        3 => numbered(organ, &|number| format!("{number}. Decides {one} {number};\n\n")),
        4 => format!("{organ}1. {}", many(one)),
        5 => numbered(organ, &|number| format!("Recalling {one}{number},\n\n")),
        6 => many(&format!("{one}{next}")),
        7 => many(&format!("{:40}{one}\n", "")),
        8 => format!("{}x{}", one.repeat(times(one.len()) / 2), next.repeat(times(next.len()) / 2)),
        9 => numbered(&format!("{organ}1. Recalls "), &|number| format!("{one}{number}, ")),
        _ => numbered(organ, &|number| {
            format!("{number}. Decides:\n\n({}) {one};\n\n", (b'a' + (number % 26) as u8) as char)
        }),
    }
}
