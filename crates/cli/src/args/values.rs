//! What arguments may be: the forms of reports, and how dates and lists are written.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use resdiff_report::Only;

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading, here
    #[default]
    Terminal,
    /// A page for the browser, in one file
    Html,
    /// For programs, format version 1: see `resdiff schema`
    Json,
    /// For pipelines: the head, then a change a line; see `resdiff schema --of ndjson`
    Ndjson,
    /// A Word file with the changes as tracked changes on the old version (needs -o)
    Docx,
    /// For issues, mails and wikis
    Markdown,
    /// For spreadsheets: a row a change
    Csv,
    /// As amendments of the old text, complete and in the words of drafts (English)
    Amendments,
}

/// The forms of the reports of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchFormat {
    /// One report a pair.
    Report(ReportFormat),
    /// One table of all changes.
    Parquet,
}

/// The forms of a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading, here
    #[default]
    Terminal,
    /// For programs, format version 1: see `resdiff schema --of check`
    Json,
}

/// The forms of a parsed document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ParseFormat {
    /// For reading, here
    #[default]
    Outline,
    /// For programs, format version 1: see `resdiff schema --of parse`
    Json,
    /// A Word file in the official layout (needs -o)
    Docx,
}

/// The outputs that have a schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Of `resdiff compare --format json`
    #[default]
    Report,
    /// Of a line of `resdiff compare --format ndjson`
    Ndjson,
    /// Of `resdiff parse --format json`
    Parse,
    /// Of `resdiff check --format json`
    Check,
}

/// What becomes of tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Tracked {
    /// Accepted: the text after them
    #[default]
    Accept,
    /// Rejected: the text before them
    Reject,
}

/// When something is used that suits a terminal and not a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal; for colour, unless NO_COLOR is set
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// Reads the form of the reports of a batch.
pub(super) fn batch_format() -> impl TypedValueParser<Value = BatchFormat> {
    let parquet = PossibleValue::new("parquet").help("One table of all changes, changes.parquet");
    let reports = ReportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(reports.chain([parquet]))
        .map(|word| ReportFormat::from_str(&word, false).map_or(BatchFormat::Parquet, BatchFormat::Report))
}

/// A date as Word files bear it; midnight where no time is named.
pub(super) fn revision_date(text: &str) -> Result<String, String> {
    let shaped = |text: &str, shape: &str| {
        text.len() == shape.len()
            && std::iter::zip(text.chars(), shape.chars())
                .all(|(c, sign)| if sign == '0' { c.is_ascii_digit() } else { c == sign })
    };
    let whole = if shaped(text, "0000-00-00") { format!("{text}T00:00:00Z") } else { text.to_owned() };
    let number =
        |range: std::ops::Range<usize>| whole.get(range).and_then(|digits| digits.parse::<u8>().ok());
    let within = |range, least, most| number(range).is_some_and(|number| (least..=most).contains(&number));
    let real = within(5..7, 1, 12)
        && within(8..10, 1, 31)
        && within(11..13, 0, 23)
        && within(14..16, 0, 59)
        && within(17..19, 0, 59);
    if shaped(&whole, "0000-00-00T00:00:00Z") && real {
        Ok(whole)
    } else {
        Err("a date is written 2120-12-07 or 2120-12-07T09:30:00Z".to_owned())
    }
}

/// Reads a word of `--only`.
pub(super) fn only() -> impl TypedValueParser<Value = Only> {
    PossibleValuesParser::new(Only::ALL.map(Only::as_str)).try_map(|word| word.parse::<Only>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_one_that_word_can_show() {
        assert_eq!(revision_date("2120-12-07").unwrap(), "2120-12-07T00:00:00Z");
        assert_eq!(revision_date("2120-12-07T09:30:00Z").unwrap(), "2120-12-07T09:30:00Z");
        for text in ["7 December 2120", "2120-13-07", "2120-12-07T25:00:00Z", "2120-12-07T09:30", ""] {
            assert!(revision_date(text).is_err(), "{text}");
        }
    }
}
