//! How strong lead phrases are, by tables that name who says so.

use std::fmt;

use crate::Language;

/// An order of lead phrases by their strength: scales, each with its authority.
///
/// A table knows phrases and ranks; what counts as the same phrase (sequence adverbs, kinds of hyphens) is for
/// who looks them up.
/// Phrases are compared within one scale only, so that an order need not be total: a phrase may stand in several
/// scales, and of two phrases that share none nothing is said.
///
/// # The file
///
/// Plain text in UTF-8, one phrase a line: the phrase, its rank and, if wanted, a note, parted by tabs.
/// A greater rank is stronger; the same rank is the same strength, unless it is written with a `?`: such phrases
/// are above and below the others of the scale and not compared with each other.
/// `[name] authority` on a line of its own begins a scale; `#` begins a comment line.
///
/// ```
/// use resdiff_model::StrengthTable;
///
/// let table = StrengthTable::parse("[house] Our own guide\nasks\t1\nurges\t2\tfrom 2119 on\n", "")?;
/// let scale = &table.scales[0];
/// assert_eq!((scale.name.as_str(), scale.authority.as_str()), ("house", "Our own guide"));
/// assert_eq!(scale.entries[1].phrase, "urges");
/// # Ok::<(), resdiff_model::StrengthError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrengthTable {
    /// The scales; the first that holds two phrases speaks for them.
    pub scales: Vec<StrengthScale>,
}

/// Phrases of one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrengthScale {
    /// A short name for the reader of a report: `decision 55/488`.
    pub name: String,
    /// Who says so, in full; empty where the table does not say.
    pub authority: String,
    /// The phrases, as written.
    pub entries: Vec<StrengthEntry>,
}

/// A phrase and its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrengthEntry {
    /// The phrase, without the words that follow it: `takes note of`.
    pub phrase: String,
    /// The greater the stronger.
    pub rank: u32,
    /// Whether it is not compared with phrases of the same rank.
    pub loose: bool,
}

impl StrengthTable {
    /// Reads a table; `name` is that of a scale without a heading.
    ///
    /// # Errors
    ///
    /// If a line is no phrase with its rank, a phrase stands twice in a scale, or there is no phrase at all.
    pub fn parse(text: &str, name: &str) -> Result<Self, StrengthError> {
        let mut table = Self::default();
        let mut lines: Vec<usize> = Vec::new();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let fail = |problem| StrengthError { line: number + 1, problem };
            let line = line.trim_end();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(head) = line.strip_prefix('[') {
                let (name, authority) = head.split_once(']').ok_or(fail(StrengthProblem::OpenBracket))?;
                let scale = StrengthScale {
                    name: name.trim().to_owned(),
                    authority: authority.trim().to_owned(),
                    entries: Vec::new(),
                };
                table.scales.push(scale);
                lines.clear();
                continue;
            }
            let entry = entry(line).map_err(fail)?;
            if table.scales.is_empty() {
                table.scales.push(StrengthScale { name: name.to_owned(), ..StrengthScale::default() });
            }
            let Some(scale) = table.scales.last_mut() else { continue };
            if let Some(at) = scale.entries.iter().position(|known| known.phrase == entry.phrase) {
                let first = lines.get(at).copied().unwrap_or_default();
                return Err(fail(StrengthProblem::Twice { phrase: entry.phrase, first }));
            }
            scale.entries.push(entry);
            lines.push(number + 1);
        }
        if table.scales.iter().all(|scale| scale.entries.is_empty()) {
            return Err(StrengthError { line: 0, problem: StrengthProblem::Empty });
        }
        Ok(table)
    }

    /// The table that comes with a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        // A test holds that it can be read.
        Self::parse(language.lexicon().strengths, "").unwrap_or_default()
    }
}

/// `takes note of`, a tab, `1` or `2?`, and a note behind another tab.
fn entry(line: &str) -> Result<StrengthEntry, StrengthProblem> {
    let mut columns = line.splitn(3, '\t').map(str::trim);
    let phrase = columns.next().unwrap_or_default().to_lowercase();
    let rank = columns.next().ok_or_else(|| StrengthProblem::NoRank(phrase.clone()))?;
    if phrase.is_empty() {
        return Err(StrengthProblem::NoPhrase);
    }
    let (digits, loose) = rank.strip_suffix('?').map_or((rank, false), |digits| (digits, true));
    let digits = Some(digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let value = digits.and_then(|digits| digits.parse().ok());
    let value = value.ok_or_else(|| StrengthProblem::BadRank(rank.to_owned()))?;
    Ok(StrengthEntry { phrase, rank: value, loose })
}

/// A table of strengths cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrengthError {
    /// The line, from 1; 0 where it is the table as a whole.
    pub line: usize,
    /// What is wrong.
    pub problem: StrengthProblem,
}

/// What can be wrong with a table of strengths.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StrengthProblem {
    /// There is no tab in the line.
    NoRank(String),
    /// There is nothing before the tab.
    NoPhrase,
    /// What stands behind the tab is no rank.
    BadRank(String),
    /// The bracket of a scale does not close.
    OpenBracket,
    /// A phrase stands in its scale already.
    Twice {
        /// The phrase.
        phrase: String,
        /// The line where it stands first.
        first: usize,
    },
    /// There is no phrase in the table.
    Empty,
}

impl fmt::Display for StrengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        match &self.problem {
            StrengthProblem::NoRank(phrase) => {
                write!(f, "`{phrase}` has no rank; put a tab and a number behind it")
            }
            StrengthProblem::NoPhrase => f.write_str("there is no phrase before the tab"),
            StrengthProblem::BadRank(rank) => {
                write!(f, "`{rank}` is no rank; write a whole number such as 2, or 2?")
            }
            StrengthProblem::OpenBracket => {
                f.write_str("the name of a scale is not closed; put a `]` behind it")
            }
            StrengthProblem::Twice { phrase, first } => {
                write!(f, "`{phrase}` stands in line {first} already; keep one of the two")
            }
            StrengthProblem::Empty => {
                f.write_str("there is no phrase in it; write one a line, a tab and its rank")
            }
        }
    }
}

impl std::error::Error for StrengthError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_table_that_can_be_read_and_names_its_authorities() {
        for language in Language::ALL {
            let table = StrengthTable::parse(language.lexicon().strengths, "");
            let table = table.unwrap_or_else(|error| panic!("{language:?}: {error}"));
            for scale in &table.scales {
                assert!(!scale.name.is_empty() && !scale.authority.is_empty(), "{language:?}: {scale:?}");
                assert!(scale.entries.len() > 1, "{language:?}: {scale:?}");
            }
        }
    }

    #[test]
    fn a_table_without_a_heading_is_one_scale() {
        let table = StrengthTable::parse(
            "\u{feff}# weakest first\r\nAsks\t1\r\nUrges \t 2? \tsince 2119\r\n",
            "mine",
        );
        let entry = |phrase: &str, rank, loose| StrengthEntry { phrase: phrase.to_owned(), rank, loose };
        let scale = StrengthScale {
            name: "mine".to_owned(),
            authority: String::new(),
            entries: vec![entry("asks", 1, false), entry("urges", 2, true)],
        };
        assert_eq!(table, Ok(StrengthTable { scales: vec![scale] }));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, message) in [
            ("asks\t1\nurges 2", "line 2: `urges 2` has no rank; put a tab and a number behind it"),
            ("\t1", "line 1: there is no phrase before the tab"),
            ("asks\tstrong", "line 1: `strong` is no rank; write a whole number such as 2, or 2?"),
            ("asks\t-1", "line 1: `-1` is no rank; write a whole number such as 2, or 2?"),
            ("[mine\nasks\t1", "line 1: the name of a scale is not closed; put a `]` behind it"),
            ("[a] x\nasks\t1\n\nAsks\t2", "line 4: `asks` stands in line 2 already; keep one of the two"),
            ("# nothing", "there is no phrase in it; write one a line, a tab and its rank"),
        ] {
            assert_eq!(StrengthTable::parse(text, "").unwrap_err().to_string(), message);
        }
        assert!(StrengthTable::parse("[a] x\nasks\t1\n[b] y\nasks\t2", "").is_ok());
    }
}
