//! Reports for the terminal: a comparison, and the outline of one document.
//!
//! Plain reports say everything with signs and words, `[-deleted-]` and `[+inserted+]`; coloured ones strike and
//! underline instead of the brackets. Texts are wrapped by their width on the screen, and nothing in them can act
//! on the terminal: see [`visible`](crate::view::visible).
//!
//! The arrow in a clause's line leads from its old number to its new one, `OP7 ← OP5`, as the report follows the
//! new text.

mod changes;
mod check;
mod head;
mod inline;
mod links;
mod outline;
mod page;
mod rest;
mod side_by_side;
mod unseen;
mod wrap;

pub use check::{CheckOptions, check};
pub use outline::{OutlineOptions, outline};

use resdiff_engine::{Comparison, Pair};

use crate::view::Hidden;
use crate::{Filter, Source};
use page::{Ink, Page, Text};

/// How a report looks and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The width that lines are wrapped at, in columns.
    pub width: usize,
    /// Whether colour stands for the brackets.
    pub color: bool,
    /// Whether citations lead to the official documents, for terminals that have links (OSC 8).
    pub hyperlinks: bool,
    /// Whether old and new text stand in two columns.
    pub side_by_side: bool,
    /// What is shown; the totals count everything.
    pub filter: Filter,
    /// How many unchanged clauses are shown around every change.
    pub context: usize,
    /// Whether routine and editorial changes are shown in full.
    pub unfold: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            hyperlinks: false,
            side_by_side: false,
            filter: Filter::default(),
            context: 0,
            unfold: false,
        }
    }
}

/// The report of a comparison.
#[must_use]
pub fn report(comparison: &Comparison<'_>, sources: &Pair<Source>, options: &Options) -> String {
    let mut report = Report {
        comparison,
        options,
        page: Page::new(options.width, options.color).with_links(options.hyperlinks),
        hidden: Hidden::default(),
    };
    report.head(sources);
    report.totals();
    report.findings();
    report.planted();
    report.column_heads(sources);
    report.changes();
    report.rest();
    report.not_shown();
    report.page.finish()
}

/// A report in the making.
struct Report<'r> {
    comparison: &'r Comparison<'r>,
    options: &'r Options,
    page: Page,
    hidden: Hidden,
}

impl Report<'_> {
    /// A section title, after a blank line.
    fn section(&mut self, title: &str) {
        self.page.blank();
        let (name, rest) = title.split_once(": ").map_or((title, None), |(name, rest)| (name, Some(rest)));
        let mut text = Text::new();
        text.push(Ink::Section, &name.to_uppercase());
        if let Some(rest) = rest {
            text.push(Ink::Section, &format!(": {rest}"));
        }
        self.page.text(0, 2, &text);
    }

    /// What the filter left out: nothing is hidden without a count.
    fn not_shown(&mut self) {
        let Some(told) = self.hidden.sentence(&self.options.filter) else { return };
        self.page.blank();
        let mut text = Text::new();
        text.push(Ink::Dim, &format!("Not shown: {told}"));
        self.page.text(0, 2, &text);
    }
}
