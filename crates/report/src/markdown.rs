//! The report as Markdown, for issues, mails and wikis: readable as it is, and right in GitHub's renderer.
//!
//! Insertions stand between `<ins>` and `</ins>`, deletions between `<del>` and `</del>`: those tags keep their
//! meaning at any place of a text, where `**` and `~~` do not beside commas and blanks. Words of documents are
//! escaped, so that nothing in them makes markup, links or mentions.

mod escape;
mod rest;
mod script;

use resdiff_engine::{Change, Comparison, Op, Pair};

use crate::view::{self, Hidden, Part, Step, Totals};
use crate::{Filter, Source};
use escape::escape;
use script::quoted;

/// What of a comparison is shown, and how much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What is shown; the totals count everything.
    pub filter: Filter,
    /// How many unchanged clauses are shown around every change.
    pub context: usize,
    /// Whether routine and editorial changes are shown in full.
    pub unfold: bool,
}

/// The report of a comparison.
#[must_use]
pub fn report(comparison: &Comparison<'_>, sources: &Pair<Source>, options: &Options) -> String {
    let mut report = Report { comparison, options, out: String::new(), hidden: Hidden::default() };
    report.head(sources);
    report.findings();
    report.clauses();
    report.rest();
    if let Some(told) = report.hidden.sentence(&options.filter) {
        report.block(&format!("*Not shown: {told}.*"));
    }
    report.out
}

struct Report<'r> {
    comparison: &'r Comparison<'r>,
    options: &'r Options,
    out: String,
    hidden: Hidden,
}

impl Report<'_> {
    /// A blank line, unless there is one or nothing yet.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A block of its own, set apart by a blank line.
    fn block(&mut self, text: &str) {
        self.gap();
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// An entry of a list, which carries on a list before it.
    fn item(&mut self, text: &str) {
        if !self.out.lines().next_back().is_some_and(|line| line.starts_with("- ")) {
            self.gap();
        }
        self.out.push_str("- ");
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn head(&mut self, sources: &Pair<Source>) {
        let headline = view::headline(self.comparison.documents, sources);
        let names = format!("{} → {}", headline.names.old, headline.names.new);
        self.block(&format!("# {}", escape(&names)));
        let titles = &headline.titles;
        let title = match (titles.old.as_str(), titles.new.as_str()) {
            ("", title) | (title, "") => title.to_owned(),
            (old, new) if old == new => new.to_owned(),
            (old, new) => format!("{old} → {new}"),
        };
        if !title.is_empty() {
            self.block(&format!("**{}**", escape(&title)));
        }
        let value = |value: &str| if value.is_empty() { "(none)".to_owned() } else { escape(value) };
        let facts: Vec<String> = headline
            .facts
            .iter()
            .map(|fact| match (value(&fact.values.old), value(&fact.values.new)) {
                (old, new) if old == new => format!("{} {new}", fact.name),
                (old, new) => format!("{} {old} → {new}", fact.name),
            })
            .collect();
        if !facts.is_empty() {
            self.block(&facts.join(" · "));
        }
        let totals = Totals::of(self.comparison);
        let part = |(part, words): (Part, String)| match part {
            Part::Light => words,
            Part::Substance => match words.split_once(" (") {
                Some((count, breakdown)) => format!("**{count}** ({breakdown}"),
                None => words,
            },
            Part::Findings => format!("**{words}**"),
        };
        let parts: Vec<String> = totals.parts().into_iter().map(part).collect();
        self.block(&format!("{}: {}", totals.clauses_in_words(), parts.join(", ")));
        if !view::differs(self.comparison) {
            let print = if self.comparison.unseen.is_empty() { "" } else { " but in print" };
            self.block(&format!("**No difference{print}.**"));
        }
    }

    fn findings(&mut self) {
        let mut findings: Vec<String> = Vec::new();
        if self.options.filter.shows_findings() {
            findings.extend(self.comparison.findings.iter().map(|finding| {
                let clause = self.comparison.documents.new.clauses.get(finding.clause);
                let label = clause.map(|clause| clause.label.to_string()).unwrap_or_default();
                let told = view::finding(self.comparison, finding);
                format!("**{}** stale: {}", escape(&label), escape(&told))
            }));
        } else {
            self.hidden.findings += self.comparison.findings.len();
        }
        if let Some((places, kinds)) = view::planted(self.comparison) {
            findings.push(format!("**{}** not to be seen: {kinds}", escape(&places)));
        }
        if !findings.is_empty() {
            self.block("## Findings");
        }
        findings.iter().for_each(|finding| self.item(finding));
    }

    fn clauses(&mut self) {
        let (steps, hidden) = view::flow(self.comparison, &self.options.filter, self.options.context);
        self.hidden += hidden;
        for step in steps {
            match step {
                Step::Part(title) => self.block(&format!("## {}", escape(&title))),
                Step::Under(path) => self.block(&format!("*§ {}*", escape(&path))),
                Step::Change(change) => self.change(change),
                Step::Context(change) => self.unchanged(change),
                Step::Folded(run) => self.block(&escape(&run.line(self.comparison).unwrap_or_default())),
            }
        }
    }

    fn unchanged(&mut self, change: &Change) {
        let word = if change.renumbered { "unchanged, renumbered" } else { "unchanged" };
        self.block(&format!("### {} {word}", escape(&view::labels(self.comparison, change))));
        for clause in view::new_clauses(self.comparison, change) {
            self.block(&quoted(&[(Op::Equal, clause.text.clone())]));
        }
    }

    fn change(&mut self, change: &Change) {
        let labels = escape(&view::labels(self.comparison, change));
        if view::is_light(change) && !self.options.unfold {
            return self.block(&format!("{labels} {}", escape(&view::folded(change))));
        }
        let told = view::told(self.comparison, change);
        self.block(&format!("### {labels} {}{}", told.event, escape(&told.asides)));
        self.block(&quoted(&view::inline(self.comparison, change)));
        for (name, reason) in told.reasons {
            self.item(&format!("{name}: {}", escape(&reason)));
        }
    }
}
