//! The clauses as a report tells them from its head to its end: parts, headings, changes, folded runs.

use resdiff_engine::{Change, Comparison};

use super::{Filter, Headings, Hidden, Item, Run, sections};

/// A step of a report through the clauses.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<'c> {
    /// A part of the document begins: `Preamble`.
    Part(String),
    /// The next clause stands under other headings than the one before: `Fees › Sums`.
    Under(String),
    /// A change.
    Change(&'c Change),
    /// An unchanged clause that is shown as the context of a change.
    Context(&'c Change),
    /// Unchanged clauses in a row.
    Folded(Run<'c>),
}

/// The steps through the clauses that a filter shows, with `context` unchanged clauses around every change, and how
/// much the filter left out.
#[must_use]
pub fn flow<'c>(comparison: &'c Comparison<'_>, filter: &Filter, context: usize) -> (Vec<Step<'c>>, Hidden) {
    let headings = Headings::of(comparison.documents.new);
    let (mut steps, mut hidden) = (Vec::new(), Hidden::default());
    for section in sections(comparison) {
        let shown: Vec<Item<'c>> =
            section.items.into_iter().filter(|item| shows(item, filter, &mut hidden)).collect();
        if shown.is_empty() {
            continue;
        }
        steps.push(Step::Part(section.title));
        let mut last = String::new();
        let is_change = |item: Option<&Item<'_>>| matches!(item, Some(Item::Change(_)));
        for (place, item) in shown.iter().enumerate() {
            match item {
                Item::Change(change) => {
                    if let Some(&clause) = change.clauses.new.first() {
                        let over = headings.over(clause);
                        let path: Vec<&str> = over.iter().map(|heading| heading.text.as_str()).collect();
                        let path = path.join(" › ");
                        if path != last && !path.is_empty() {
                            steps.push(Step::Under(path.clone()));
                        }
                        last = path;
                    }
                    steps.push(Step::Change(change));
                }
                Item::Run(run) => {
                    let count = run.changes.len();
                    let before = place.checked_sub(1).and_then(|before| shown.get(before));
                    let head = if is_change(before) { context.min(count) } else { 0 };
                    let tail = if is_change(shown.get(place + 1)) { context.min(count - head) } else { 0 };
                    let (first, rest) = run.changes.split_at(head);
                    let (folded, last) = rest.split_at(count - head - tail);
                    steps.extend(first.iter().map(|change| Step::Context(change)));
                    if !folded.is_empty() {
                        let run = Run { changes: folded.to_vec(), renumbered: run.renumbered };
                        steps.push(Step::Folded(run));
                    }
                    steps.extend(last.iter().map(|change| Step::Context(change)));
                }
            }
        }
    }
    (steps, hidden)
}

/// Whether the filter shows an item; what it hides is counted.
fn shows(item: &Item<'_>, filter: &Filter, hidden: &mut Hidden) -> bool {
    let (change, count) = match item {
        Item::Change(change) => (*change, &mut hidden.changes),
        Item::Run(run) => match run.changes.first() {
            Some(first) => (*first, &mut hidden.unchanged),
            None => return false,
        },
    };
    let shown = filter.shows(change.into());
    if !shown {
        *count += match item {
            Item::Change(_) => 1,
            Item::Run(run) => run.changes.len(),
        };
    }
    shown
}
