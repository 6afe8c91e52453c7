//! Symbols of documents.

use std::fmt;

/// The symbol of a document, in its full form.
///
/// Hyphens and blanks are the plain ones, whatever was printed. A number alone, `73/27`, is read as that of a
/// resolution of the General Assembly, or of a decision where it is above 400: the regular sessions number
/// their decisions from 401 or higher, and no session has had 400 resolutions.
///
/// ```
/// use resdiff_model::Symbol;
///
/// let symbol = Symbol::parse("73/27").unwrap();
/// assert_eq!(symbol.as_str(), "A/RES/73/27");
/// assert_eq!(symbol.session(), Some(73));
/// assert_eq!(Symbol::parse("72/512").unwrap().as_str(), "A/DEC/72/512");
/// assert_eq!(Symbol::parse("A/C.1/75/L.4/Rev.1").unwrap().session(), Some(75));
/// assert_eq!(Symbol::parse("1701 (2006)").unwrap().as_str(), "S/RES/1701 (2006)");
/// assert_eq!(Symbol::parse("and/or"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(String);

/// The numbers from which on a bare `session/number` is a decision.
const FIRST_DECISION: u32 = 401;

/// The first regular session whose resolutions are numbered with a stroke.
pub(crate) const FIRST_STROKE_SESSION: u32 = 31;

impl Symbol {
    /// Reads a symbol, full or bare; none for anything else, blanks around it aside.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = plain(text.trim());
        let symbol = Self::full(&text).or_else(|| Self::bare(&text, false))?;
        Some(symbol)
    }

    /// A symbol that begins with the letters of its organ.
    pub(crate) fn full(text: &str) -> Option<Self> {
        let (head, _) = text.split_once('/')?;
        let letters = (1..=8).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_uppercase());
        let (body, tail) = text.split_once(' ').map_or((text, ""), |(body, tail)| (body, tail));
        let segments = body.split('/').all(|segment| {
            !segment.is_empty()
                && segment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        });
        let numbered = body.bytes().any(|b| b.is_ascii_digit());
        (letters && segments && numbered && is_tail(tail)).then(|| Self(text.to_owned()))
    }

    /// A number of a resolution or decision without the letters of its organ.
    pub(crate) fn bare(text: &str, decision: bool) -> Option<Self> {
        if let Some((number, bracket)) = text.split_once(" (") {
            // `3363 (XXX)`, `1503 (XLVIII)`, `1701 (2006)`
            let inside = bracket.strip_suffix(')')?;
            number.parse::<u32>().ok()?;
            let head = if is_year(inside) {
                "S/RES/"
            } else if is_roman(
                inside.strip_prefix("S-").or_else(|| inside.strip_prefix("ES-")).unwrap_or(inside),
            ) {
                let early =
                    |numeral| matches!(roman(numeral), Some(session) if session < FIRST_STROKE_SESSION);
                if early(inside) || inside.contains('-') { "A/RES/" } else { "E/RES/" }
            } else {
                return None;
            };
            return Some(Self(format!("{head}{text}")));
        }
        let (session, rest) = text.split_once('/')?;
        let (number, part) = rest.split_once(' ').unwrap_or((rest, ""));
        let number: u32 = digits(number)?;
        let special = session.strip_prefix("S-").or_else(|| session.strip_prefix("ES-"));
        digits(special.unwrap_or(session))?;
        if !is_tail(part) {
            return None;
        }
        let (resolution, of_decisions) =
            if is_year(session) { ("E/RES/", "E/DEC/") } else { ("A/RES/", "A/DEC/") };
        let head = if decision || number >= FIRST_DECISION { of_decisions } else { resolution };
        Some(Self(format!("{head}{text}")))
    }

    /// The symbol with another head: `A/HRC/RES/` for `A/RES/`.
    pub(crate) fn with_head(bare: &str, head: &str) -> Self {
        Self(format!("{head}{bare}"))
    }

    /// As written: `A/RES/73/27`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The regular session of the General Assembly that the symbol names; none for special sessions, other
    /// organs and years.
    #[must_use]
    pub fn session(&self) -> Option<u32> {
        let rest = self.0.strip_prefix("A/")?;
        if let Some(bracket) = rest.split_once(" (").and_then(|(_, tail)| tail.strip_suffix(')')) {
            return roman(bracket);
        }
        let (first, after) = rest.split_once('/')?;
        // The session stands first, or behind the kind of document or the Main Committee.
        let committee = first.strip_prefix("C.").is_some_and(|n| digits(n).is_some());
        let behind = committee || matches!(first, "RES" | "DEC" | "INF" | "BUR" | "PV");
        let session = digits(if behind { after.split('/').next()? } else { first })?;
        (1..1000).contains(&session).then_some(session)
    }

    /// Whether it names a resolution.
    #[must_use]
    pub fn is_resolution(&self) -> bool {
        self.0.split('/').any(|segment| segment == "RES")
    }

    /// Whether it names a decision.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        self.0.split('/').any(|segment| segment == "DEC")
    }

    /// The symbol without its numbers, such as `A/RES/` or `A/`: symbols of one series have the same.
    ///
    /// ```
    /// use resdiff_model::Symbol;
    ///
    /// assert_eq!(Symbol::parse("A/C.1/75/L.4").unwrap().series(), "A/C.1/");
    /// assert_eq!(Symbol::parse("S/RES/1701 (2006)").unwrap().series(), "S/RES/");
    /// ```
    #[must_use]
    pub fn series(&self) -> &str {
        let number = self.0.split('/').scan(0, |at, segment| {
            let here = *at;
            *at += segment.len() + 1;
            Some((here, segment))
        });
        let start =
            number.into_iter().find(|(_, s)| s.starts_with(|c: char| c.is_ascii_digit())).map(|(at, _)| at);
        &self.0[..start.unwrap_or(self.0.len())]
    }

    /// The numbers of the symbol in the order of its series: session or year first, then the rest.
    ///
    /// Within one [`series`](Self::series) a later document has the greater numbers, as a rule.
    #[must_use]
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.0[self.series().len()..]
            .split(|c: char| !c.is_ascii_digit())
            .filter(|run| !run.is_empty())
            .map(|run| run.parse().unwrap_or(u32::MAX))
            .collect();
        // `1701 (2006)` and `3363 (XXX)`: the year or session stands behind the number and leads in order.
        if let Some(bracket) = self.0.split_once(" (").and_then(|(_, tail)| tail.strip_suffix(')')) {
            if let Some(session) = roman(bracket) {
                numbers.insert(0, session);
            } else if numbers.len() > 1 {
                numbers.rotate_right(1);
            }
        }
        numbers
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hyphens and blanks of every kind as the plain ones, runs of blanks as one.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            sign if is_hyphen(sign) => plain.push('-'),
            sign if sign.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            sign => plain.push(sign),
        }
    }
    plain
}

/// A hyphen of a kind that symbols are printed with.
pub(crate) fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}')
}

/// What may stand behind the blank of a symbol: nothing, a part `A`, a session or year in brackets.
fn is_tail(tail: &str) -> bool {
    let bracket = tail.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    tail.is_empty()
        || tail.len() == 1 && tail.bytes().all(|b| b.is_ascii_uppercase())
        || bracket.is_some_and(|inside| {
            is_year(inside)
                || is_roman(
                    inside.strip_prefix("S-").or_else(|| inside.strip_prefix("ES-")).unwrap_or(inside),
                )
        })
}

fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The years of resolutions numbered by year.
pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && digits(text).is_some_and(|year| (1946..2200).contains(&year))
}

pub(crate) fn is_roman(text: &str) -> bool {
    roman(text).is_some()
}

/// The value of a roman numeral in capitals; the way it is written is not checked.
fn roman(text: &str) -> Option<u32> {
    let value = |sign| match sign {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let smaller = |i: usize| values.get(i + 1).is_some_and(|next| *next > values[i]);
    let (mut plus, mut minus) = (0, 0);
    for (i, value) in values.iter().enumerate() {
        *if smaller(i) { &mut minus } else { &mut plus } += value;
    }
    (1..=8).contains(&values.len()).then(|| plus - minus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_symbol() {
        for (text, full, session) in [
            ("A/RES/75/32", "A/RES/75/32", Some(75)),
            ("A/RES/31/16 A", "A/RES/31/16 A", Some(31)),
            ("78/223\u{a0}A", "A/RES/78/223 A", Some(78)),
            ("A/RES/3363 (XXX)", "A/RES/3363 (XXX)", Some(30)),
            ("3362 (S-VII)", "A/RES/3362 (S-VII)", None),
            ("1503 (XLVIII)", "E/RES/1503 (XLVIII)", None),
            ("S\u{2011}13/2", "A/RES/S-13/2", None),
            ("A/RES/ES-11/1", "A/RES/ES-11/1", None),
            ("75/564", "A/DEC/75/564", Some(75)),
            ("A/75/L.9/Add.1", "A/75/L.9/Add.1", Some(75)),
            ("2120/12", "E/RES/2120/12", None),
            ("A/HRC/RES/50/13", "A/HRC/RES/50/13", None),
            ("S/RES/2223 (2015)", "S/RES/2223 (2015)", None),
            ("FCCC/CP/2015/10/Add.1", "FCCC/CP/2015/10/Add.1", None),
        ] {
            let symbol = Symbol::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((symbol.as_str(), symbol.session()), (full, session), "{text}");
        }
    }

    #[test]
    fn other_text_is_no_symbol() {
        for text in ["and/or", "HIV/AIDS", "", "/", "A/", "A//1", "75", "a/75/1", "A/75/1 and more", "12 (b)"]
        {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }

    #[test]
    fn order_within_a_series() {
        let numbers = |text| Symbol::parse(text).unwrap().numbers();
        assert_eq!(numbers("74/28"), [74, 28]);
        assert_eq!(numbers("3363 (XXX)"), [30, 3363]);
        assert_eq!(numbers("1701 (2006)"), [2006, 1701]);
        assert_eq!(numbers("A/C.1/75/L.4/Rev.1"), [75, 4, 1]);
    }
}
