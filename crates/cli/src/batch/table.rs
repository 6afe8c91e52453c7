//! All changes of a run as one table, in Apache Parquet.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::{fs, io};

use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::record::RecordWriter;
use parquet_derive::ParquetRecordWriter;
use resdiff_report::json::{Change, Clause};
use serde::Serialize;

/// A change as a row. Labels of several clauses are parted by a blank, their texts by a line feed.
#[derive(Debug, ParquetRecordWriter)]
pub struct Row {
    /// The place of the pair in the list, counted from one.
    pub pair: i64,
    /// The former version, as the list names it.
    pub old: String,
    /// The later version.
    pub new: String,
    /// `unchanged`, `reworded`, `added`, `removed`, `split` or `merged`.
    pub relation: String,
    pub old_labels: String,
    pub new_labels: String,
    pub moved: bool,
    pub renumbered: bool,
    pub role_change: Option<String>,
    pub similarity: f64,
    pub confidence: f64,
    /// `routine`, `editorial` or `substantive`; null for what is unchanged.
    pub significance: Option<String>,
    pub old_lead: Option<String>,
    pub new_lead: Option<String>,
    /// The rules of the edits, parted by blanks; what no rule explains is `none`.
    pub rules: String,
    pub old_text: Option<String>,
    pub new_text: Option<String>,
}

impl Row {
    /// A change of a pair.
    pub fn new(pair: usize, old: &str, new: &str, change: &Change) -> Self {
        let lead = |side: fn(&resdiff_report::json::LeadChange) -> &Option<String>| {
            change.lead.as_ref().and_then(|lead| side(lead).clone())
        };
        Self {
            pair: i64::try_from(pair).unwrap_or(i64::MAX),
            old: old.to_owned(),
            new: new.to_owned(),
            relation: word(&change.relation).unwrap_or_default(),
            old_labels: labels(&change.old),
            new_labels: labels(&change.new),
            moved: change.moved,
            renumbered: change.renumbered,
            role_change: change.role_change.as_ref().and_then(word),
            similarity: change.similarity,
            confidence: change.confidence,
            significance: change.significance.as_ref().and_then(word),
            old_lead: lead(|lead| &lead.old),
            new_lead: lead(|lead| &lead.new),
            rules: rules(change),
            old_text: texts(&change.old),
            new_text: texts(&change.new),
        }
    }
}

/// The word of a value of the report, as its JSON has it.
fn word(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn labels(clauses: &[Clause]) -> String {
    clauses.iter().map(|clause| clause.label.as_str()).collect::<Vec<_>>().join(" ")
}

fn texts(clauses: &[Clause]) -> Option<String> {
    let texts: Vec<&str> = clauses.iter().map(|clause| clause.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

fn rules(change: &Change) -> String {
    let mut rules: Vec<String> = change
        .edits
        .iter()
        .map(|edit| edit.rule.as_ref().and_then(word).unwrap_or_else(|| "none".to_owned()))
        .collect();
    rules.sort_unstable();
    rules.dedup();
    rules.join(" ")
}

/// How many rows are held before they are written.
const GROUP: usize = 50_000;

/// A table in the making. The file appears under its name only when it is whole.
pub struct Table {
    path: PathBuf,
    draft: PathBuf,
    writer: SerializedFileWriter<File>,
    rows: Vec<Row>,
}

impl Table {
    /// Begins a table.
    pub fn create(path: PathBuf) -> io::Result<Self> {
        let draft = path.with_extension("parquet.part");
        let schema = [].as_slice() as &[Row];
        let schema = schema.schema().map_err(told)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer =
            SerializedFileWriter::new(File::create(&draft)?, schema, Arc::new(properties)).map_err(told)?;
        Ok(Self { path, draft, writer, rows: Vec::new() })
    }

    /// Adds rows.
    pub fn extend(&mut self, rows: Vec<Row>) -> io::Result<()> {
        self.rows.extend(rows);
        if self.rows.len() >= GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(told)?;
        self.rows.as_slice().write_to_row_group(&mut group).map_err(told)?;
        group.close().map_err(told)?;
        self.rows.clear();
        Ok(())
    }

    /// Ends the table and gives it its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        self.writer.close().map_err(told)?;
        fs::rename(&self.draft, &self.path)
    }
}

fn told(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(source) => io::Error::other(source),
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    use super::*;

    #[test]
    fn the_rows_are_read_again_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("changes.parquet");
        let mut table = Table::create(path.clone()).unwrap();
        for pair in 1..=3 {
            let row = Row {
                pair,
                old: "old".to_owned(),
                new: "new".to_owned(),
                relation: "added".to_owned(),
                old_labels: String::new(),
                new_labels: format!("OP{pair}"),
                moved: false,
                renumbered: false,
                role_change: None,
                similarity: 0.0,
                confidence: 0.9,
                significance: Some("substantive".to_owned()),
                old_lead: None,
                new_lead: Some("Thanks".to_owned()),
                rules: String::new(),
                old_text: None,
                new_text: Some("Thanks the pilots;".to_owned()),
            };
            table.extend(vec![row]).unwrap();
        }
        assert!(!path.exists(), "no half of it is seen");
        table.finish().unwrap();
        let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].get_long(0).unwrap(), 2);
        assert_eq!(rows[2].get_string(5).unwrap(), "OP3");
        assert_eq!(rows[0].get_string(16).unwrap(), "Thanks the pilots;");
    }
}
