//! What paragraphs are called in amendments: `operative paragraph 3 (a)`, `the fourth preambular paragraph`.

use resdiff_model::{Label, Language, Stem, ordinal};

/// The paragraph as it is named in a sentence. No two labels have the same name.
///
/// ```
/// use resdiff_report::amendments::name;
///
/// let name = |label: &str| name(&label.parse().unwrap());
/// assert_eq!(name("PP4"), "the fourth preambular paragraph");
/// assert_eq!(name("A.OP3(a)(i)"), "operative paragraph 3 (a) (i) of part A");
/// assert_eq!(name("ANNEX-II.4"), "paragraph 4 of annex II");
/// assert_eq!(name("OP2+"), "the paragraph after the subparagraphs of operative paragraph 2");
/// ```
#[must_use]
pub fn name(label: &Label) -> String {
    if label.carried_on > 0 {
        let owner = Label { carried_on: 0, repeat: 0, ..label.clone() };
        let which = match label.carried_on {
            1 => "the paragraph".to_owned(),
            count => format!("the {} paragraph", nth(count.into())),
        };
        return format!("{which} after the subparagraphs of {}{}", name(&owner), repeated(label));
    }
    let mut text = match &label.stem {
        Stem::Preambular(number) => format!("the {} preambular paragraph", nth(*number)),
        Stem::Operative(number) => format!("operative paragraph {number}"),
        Stem::Paragraph(number) if label.scope.is_empty() => format!("paragraph {number}"),
        Stem::Paragraph(number) => format!("unnumbered paragraph {number}"),
        Stem::Printed(number) if label.scope.is_empty() => format!("paragraph “{number}”"),
        Stem::Printed(number) => format!("paragraph {number}"),
    };
    for (depth, marker) in label.sub.iter().enumerate() {
        text.push_str(&if depth < 2 { format!(" ({marker})") } else { format!(" {marker}.") });
    }
    text.push_str(&repeated(label));
    for scope in label.scope.iter().rev() {
        text.push_str(&format!(" of {}", part(scope)));
    }
    text
}

/// The same of a paragraph that an amendment puts in: `new operative paragraph 3`.
#[must_use]
pub fn new_name(label: &Label) -> String {
    let name = name(label);
    name.strip_prefix("the ").map_or_else(|| format!("new {name}"), |rest| format!("the new {rest}"))
}

/// The annex or part that a scope of labels stands for: `annex II`, `part A`.
#[must_use]
pub fn part(scope: &str) -> String {
    match scope.strip_prefix("ANNEX") {
        Some("") => "the annex".to_owned(),
        Some(number) if number.starts_with('-') => format!("annex {}", &number[1..]),
        _ if scope == "TEXT" => "the text adopted".to_owned(),
        _ => format!("part {scope}"),
    }
}

/// The annex that its name stands for: `annex II`, `the annex of part I`.
#[must_use]
pub fn annex_name(name: &str) -> String {
    name.rsplit('.').map(part).collect::<Vec<_>>().join(" of ")
}

/// `, the second of that number`.
fn repeated(label: &Label) -> String {
    match label.repeat {
        0 => String::new(),
        repeat => format!(", the {} of that number", nth(repeat.saturating_add(1))),
    }
}

/// `fourth`; from a thousand on `1000th`.
pub(super) fn nth(number: u32) -> String {
    ordinal::to_words(number, Language::English).unwrap_or_else(|| format!("{number}th"))
}
