//! What stands in a paragraph of a Word file, as a delegate would name it.

use resdiff_model::{Document, Place};

/// The labels of a document by the paragraphs they begin in.
pub(super) struct Places {
    /// Ordinals of paragraphs, in order, with what begins there.
    labels: Vec<(usize, String)>,
    /// Ordinals of the first paragraphs of tables, in order, with their labels.
    tables: Vec<(usize, String)>,
}

impl Places {
    pub(super) fn of(document: &Document) -> Self {
        let ordinal = |at: Place| usize::try_from(at.paragraph?).ok()?.checked_sub(1);
        let mut labels = Vec::new();
        let mut add = |at: Place, label: String| labels.extend(ordinal(at).map(|ordinal| (ordinal, label)));
        for clause in &document.clauses {
            add(clause.at, clause.label.to_string());
        }
        for heading in &document.headings {
            add(heading.at, format!("heading {}", heading.label));
        }
        for annex in &document.annexes {
            add(annex.at, format!("title of {}", annex.name));
        }
        labels.sort_by_key(|(ordinal, _)| *ordinal);
        let tables =
            document.tables.iter().filter_map(|table| Some((ordinal(table.at)?, table.label.clone())));
        Self { labels, tables: tables.collect() }
    }

    /// The clause, heading or title that begins in a paragraph, else what stands before it.
    pub(super) fn of_paragraph(&self, ordinal: usize) -> String {
        let before = self.labels.partition_point(|(at, _)| *at <= ordinal);
        match before.checked_sub(1).map(|at| &self.labels[at]) {
            Some((at, label)) if *at == ordinal => label.clone(),
            Some((_, label)) => format!("after {label}"),
            None if self.labels.is_empty() => format!("paragraph {}", ordinal + 1),
            None => "masthead".to_owned(),
        }
    }

    /// The table that begins in a paragraph.
    pub(super) fn table(&self, ordinal: usize) -> Option<&str> {
        self.tables.iter().find(|(at, _)| *at == ordinal).map(|(_, label)| label.as_str())
    }
}
