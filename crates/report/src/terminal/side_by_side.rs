//! Old and new text in two columns.

use resdiff_engine::{Change, Op, Pair};

use super::Report;
use super::inline::side;
use super::page::{Ink, Text};
use crate::{Source, view};

/// The narrowest column in which a clause can be read.
const NARROWEST: usize = 24;
/// What stands between the columns.
pub(super) const BETWEEN: &str = " │ ";

impl Report<'_> {
    /// The names of the documents over their columns; where there is no room for two, a note.
    pub(super) fn column_heads(&mut self, sources: &Pair<Source>) {
        if !self.options.side_by_side {
            return;
        }
        self.page.blank();
        let names = view::headline(self.comparison.documents, sources).names.map(|name| {
            let mut text = Text::new();
            text.push(Ink::Strong, &name);
            text
        });
        match self.page.column() {
            Some(column) => {
                self.page.columns(column, &names);
                self.page.rule(column);
            }
            None => {
                let mut text = Text::new();
                let note = format!(
                    "Two columns need a width of {}; here old (-) and new (+) stand under each other.",
                    least_width()
                );
                text.push(Ink::Dim, &note);
                self.page.text(0, 2, &text);
            }
        }
    }

    /// The words of a change, the old ones on the left and the new ones on the right.
    pub(super) fn sides(&mut self, change: &Change) {
        let script = view::inline(self.comparison, change);
        let color = self.page.color();
        // A text that came or went as a whole bears no brackets: its column says which it is.
        let whole = change.clauses.old.is_empty() || change.clauses.new.is_empty();
        let mut texts = if whole {
            let of = |op: Op, ink: Ink| {
                let mut text = Text::new();
                script.iter().filter(|step| step.0 == op).for_each(|(_, words)| text.push(ink, words));
                text
            };
            Pair::new(of(Op::Delete, Ink::Lost), of(Op::Insert, Ink::Gained))
        } else {
            Pair::new(side(&script, Op::Delete, color), side(&script, Op::Insert, color))
        };
        self.link(change, &mut texts.old);
        self.link(change, &mut texts.new);
        if let Some(column) = self.page.column() {
            return self.page.columns(column, &texts);
        }
        for (sign, ink, text) in [("- ", Ink::Removed, &texts.old), ("+ ", Ink::Added, &texts.new)] {
            if !text.is_empty() {
                let mut line = Text::new();
                line.push(ink, sign);
                line.extend(text);
                self.page.text(0, 2, &line);
            }
        }
    }
}

/// The least width at which two columns can be read.
fn least_width() -> usize {
    2 * NARROWEST + BETWEEN.chars().count()
}

/// The width of a column on a page of this width; none where it would be too narrow.
pub(super) fn column(width: usize) -> Option<usize> {
    (width >= least_width()).then(|| (width - BETWEEN.chars().count()) / 2)
}
