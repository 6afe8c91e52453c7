//! What the two documents are: the head of every report.

use std::path::Path;

use resdiff_engine::Pair;
use resdiff_model::{Document, ordinal};

use super::visible;
use crate::Source;

/// The head of a report: what is compared with what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// What the documents are called: their symbols or, where those are missing or the same, their files.
    pub names: Pair<String>,
    /// The titles; empty where there is none.
    pub titles: Pair<String>,
    /// Facts that name the two versions: session, agenda item, day of adoption.
    pub facts: Vec<Fact>,
}

/// A fact of the head, as a name and its values; a value is empty where a document does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `session`, `agenda item`, `adopted`.
    pub name: &'static str,
    /// The values.
    pub values: Pair<String>,
}

/// The head of a comparison of these documents.
#[must_use]
pub fn headline(documents: Pair<&Document>, sources: &Pair<Source>) -> Headline {
    let symbols = documents.map(|document| document.masthead.symbol.clone().unwrap_or_default());
    // A file may be called anything, also by two lines.
    let file = |source: &Source| {
        if source.name == "-" { "standard input".to_owned() } else { visible(&source.name) }
    };
    let files = sources.as_ref().map(file);
    // The folders are told where the names alone would not tell the two apart.
    let last = |source: &Source| {
        let name = Path::new(&source.name).file_name().filter(|_| source.name != "-");
        name.map(|name| visible(&name.to_string_lossy())).unwrap_or_default()
    };
    let names = sources.as_ref().map(last);
    let named = !names.old.is_empty() && !names.new.is_empty() && names.old != names.new;
    let files = if named { names } else { files };
    let usable = !symbols.old.is_empty() && !symbols.new.is_empty() && symbols.old != symbols.new;
    let names = if usable { symbols } else { labelled(symbols, files) };
    let facts = [
        Fact { name: "session", values: documents.map(session) },
        Fact { name: "agenda item", values: documents.map(|d| d.masthead.agenda_items.join(", ")) },
        Fact {
            name: "adopted",
            values: documents.map(|d| d.masthead.adopted_on.clone().unwrap_or_default()),
        },
    ];
    Headline {
        names,
        titles: documents.map(title_of),
        facts: facts.into_iter().filter(|f| !(f.values.old.is_empty() && f.values.new.is_empty())).collect(),
    }
}

/// `A/RES/75/32 (draft.pdf)`: the symbol where there is one, and the file, which tells the two apart.
fn labelled(symbols: Pair<String>, files: Pair<String>) -> Pair<String> {
    let label = |symbol: String, file: String| {
        if symbol.is_empty() { file } else { format!("{symbol} ({file})") }
    };
    Pair::new(label(symbols.old, files.old), label(symbols.new, files.new))
}

/// The title of a document, or an empty string.
#[must_use]
pub fn title_of(document: &Document) -> String {
    document.masthead.title.clone().unwrap_or_default()
}

/// The session as a number where its ordinal can be read, else as written: `74`, `Tenth emergency special`.
pub fn session(document: &Document) -> String {
    let Some(written) = document.masthead.session.as_deref() else { return String::new() };
    let written = written.trim();
    match ordinal::parse(written, document.language) {
        Some(found) if found.len == written.len() => found.value.to_string(),
        _ => written.to_owned(),
    }
}
