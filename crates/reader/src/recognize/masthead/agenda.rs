//! The line that names the items of the agenda.

use resdiff_model::Lexicon;

use super::super::words;

/// The numbers of a line `Agenda items 14 (b) and 119`, with what stands behind them.
pub(super) fn number<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let length = words::longest_head(text, lexicon.agenda_item)?;
    let rest = text[length..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

/// Whether the line after the numbers begins the title: it is no number, does not bring the words behind the
/// numbers, and the numbers are complete.
pub(super) fn ends(numbers: &str, next: &str, lexicon: &Lexicon) -> bool {
    let ends = lexicon.agenda_item_ends;
    let closed = words::find_any(numbers, ends).is_some();
    if !closed && words::find_any(&format!("{numbers} {next}"), ends).is_some() {
        return false;
    }
    let joined = lexicon.references.conjunctions.iter().any(|joint| {
        words::without_end(numbers, joint).is_some_and(|before| before.ends_with(char::is_whitespace))
    });
    let open = numbers.ends_with([',', '-']) || joined;
    !(open || !closed && next.starts_with(|c: char| c.is_ascii_digit() || c == '('))
}

/// `14 (b) and (c) and 119` → `14 (b)`, `14 (c)`, `119`; `14 b) et 119 de l’ordre du jour` → `14 b)`, `119`.
pub(super) fn items(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let numbers = number(text, lexicon).unwrap_or(text);
    let end = words::find_any(numbers, lexicon.agenda_item_ends).unwrap_or(numbers.len());
    let mut items: Vec<String> = Vec::new();
    let mut item = String::new();
    for token in numbers[..end].replace(',', " ").replace('(', " (").split_whitespace() {
        let token = token.trim_end_matches('*');
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            item = token.to_owned();
            items.push(item.clone());
        } else if (token.starts_with('(') || is_letter_of_item(token)) && !item.is_empty() {
            let sub = format!("{item} {token}");
            match items.last_mut() {
                Some(last) if *last == item => *last = sub,
                _ => items.push(sub),
            }
        }
    }
    items
}

/// `b)`: a sub-item where markers have one bracket only.
fn is_letter_of_item(token: &str) -> bool {
    token.strip_suffix(')').is_some_and(|letter| {
        (1..=3).contains(&letter.len()) && letter.bytes().all(|b| b.is_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::items;
    use resdiff_model::Language;

    #[test]
    fn items_and_their_letters() {
        for (language, text, expected) in [
            (Language::English, "Agenda items 14 (b) and (c) and 119*", &["14 (b)", "14 (c)", "119"][..]),
            (Language::English, "Agenda item 14", &["14"]),
            (Language::French, "Points 14 b) et c) et 119 de l’ordre du jour", &["14 b)", "14 c)", "119"]),
            (Language::French, "Point 14 B) de l’ordre du jour", &["14"]),
            (Language::French, "Point 14 abcd) de l’ordre du jour", &["14"]),
        ] {
            assert_eq!(items(text, language.lexicon()), expected, "{text}");
        }
    }
}
