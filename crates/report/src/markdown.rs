//! The report as Markdown, for issues, mails and wikis: readable as it is, and right in GitHub's renderer.
//!
//! Insertions stand between `<ins>` and `</ins>`, deletions between `<del>` and `</del>`: those tags keep their
//! meaning at any place of a text, where `**` and `~~` do not beside commas and blanks. Words of documents are
//! escaped, so that nothing in them makes markup, links or mentions.

mod escape;

use resdiff_engine::{Change, Comparison, Op, Pair, Relation, Significance};
use resdiff_model::{Document, Notice};

use crate::view::{self, Headings, Item, Other, OtherKind, Run, Totals};
use crate::{Filter, Source};
use escape::{escape, tagged};

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
    let mut report = Report { comparison, options, out: String::new(), hidden: 0 };
    report.head(sources);
    report.findings();
    report.clauses();
    report.others();
    report.warnings();
    if report.hidden > 0 {
        let asked: Vec<&str> = options.filter.values().iter().map(|only| only.as_str()).collect();
        let entries = view::counted(report.hidden, "entry");
        report.block(&format!("*Not shown: {entries} (only {}).*", asked.join(", ")));
    }
    report.out
}

struct Report<'r> {
    comparison: &'r Comparison<'r>,
    options: &'r Options,
    out: String,
    /// How many entries the filter left out.
    hidden: usize,
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
        self.block(&totals(&Totals::of(self.comparison)));
        if !view::differs(self.comparison) {
            self.block("**No difference.**");
        }
    }

    fn findings(&mut self) {
        let findings = &self.comparison.findings;
        if !self.options.filter.shows_findings() {
            self.hidden += findings.len();
            return;
        }
        if !findings.is_empty() {
            self.block("## Findings");
        }
        for finding in findings {
            let clause = self.comparison.documents.new.clauses.get(finding.clause);
            let label = clause.map(|clause| clause.label.to_string()).unwrap_or_default();
            let told = escape(&view::finding(self.comparison, finding));
            self.item(&format!("**{}** stale: {told}", escape(&label)));
        }
    }

    fn clauses(&mut self) {
        let comparison = self.comparison;
        let headings = Headings::of(comparison.documents.new);
        for section in view::sections(comparison) {
            let all = section.items.len();
            let shown: Vec<&Item<'_>> = section
                .items
                .iter()
                .filter(|item| {
                    let change = match item {
                        Item::Change(change) => Some(*change),
                        Item::Run(run) => run.changes.first().copied(),
                    };
                    change.is_some_and(|change| self.options.filter.shows(change.into()))
                })
                .collect();
            self.hidden += all - shown.len();
            if shown.is_empty() {
                continue;
            }
            self.block(&format!("## {}", escape(&section.title)));
            let mut last = String::new();
            for (place, item) in shown.iter().enumerate() {
                match item {
                    Item::Change(change) => {
                        if let Some(&clause) = change.clauses.new.first() {
                            self.heading(&headings, clause, &mut last);
                        }
                        self.change(change);
                    }
                    Item::Run(run) => {
                        let is_change = |item: Option<&&Item<'_>>| matches!(item, Some(Item::Change(_)));
                        let before = place.checked_sub(1).and_then(|before| shown.get(before));
                        self.run(run, is_change(before), is_change(shown.get(place + 1)));
                    }
                }
            }
        }
    }

    /// The headings a change stands under, where they are others than those of the change before.
    fn heading(&mut self, headings: &Headings<'_>, clause: usize, last: &mut String) {
        let over = headings.over(clause);
        let path: Vec<&str> = over.iter().map(|heading| heading.text.as_str()).collect();
        let path = path.join(" › ");
        if path != *last && !path.is_empty() {
            self.block(&format!("*§ {}*", escape(&path)));
        }
        *last = path;
    }

    fn run(&mut self, run: &Run<'_>, after_change: bool, before_change: bool) {
        let count = run.changes.len();
        let head = if after_change { self.options.context.min(count) } else { 0 };
        let tail = if before_change { self.options.context.min(count - head) } else { 0 };
        for change in &run.changes[..head] {
            self.unchanged(change);
        }
        let folded = Run { changes: run.changes[head..count - tail].to_vec(), renumbered: run.renumbered };
        if let Some(line) = folded.line(self.comparison) {
            self.block(&escape(&line));
        }
        for change in &run.changes[count - tail..] {
            self.unchanged(change);
        }
    }

    fn unchanged(&mut self, change: &Change) {
        let word = if change.renumbered { "unchanged, renumbered" } else { "unchanged" };
        self.block(&format!("### {} {word}", escape(&view::labels(self.comparison, change))));
        for clause in view::new_clauses(self.comparison, change) {
            self.block(&format!("> {}", escape(&clause.text)));
        }
    }

    fn change(&mut self, change: &Change) {
        let labels = escape(&view::labels(self.comparison, change));
        if view::is_light(change) && !self.options.unfold {
            return self.block(&format!("{labels} {}", escape(&view::folded(change))));
        }
        let mut reasons = view::reasons(self.comparison, change);
        let mut line = format!("### {labels} {}{}", view::event(change), view::asides(change));
        if change.lead.as_ref().is_some_and(|lead| lead.phrases.old == lead.phrases.new) {
            let (name, lead) = reasons.remove(0);
            line.push_str(&format!(", {name} {}", escape(&lead)));
        }
        self.block(&line);
        self.block(&quoted(&view::inline(self.comparison, change)));
        reasons.extend(view::mark_changes(change).map(|marks| ("footnotes", marks)));
        for (name, reason) in reasons {
            self.item(&format!("{name}: {}", escape(&reason)));
        }
    }

    fn others(&mut self) {
        let mut title = "";
        for other in view::others(self.comparison) {
            if !self.options.filter.shows(other.traits()) {
                self.hidden += 1;
                continue;
            }
            if other.kind.title() != title {
                title = other.kind.title();
                self.block(&format!("## {title}"));
            }
            self.other(&other);
        }
    }

    fn other(&mut self, other: &Other) {
        let mut line = format!("**{}**", escape(&other.name()));
        if !other.place.is_empty() {
            line.push_str(&format!(" {}", escape(&other.place)));
        }
        let word = match other.relation {
            Relation::Unchanged => other.note.as_str(),
            relation => view::relation(relation),
        };
        line.push_str(&format!(" {word}"));
        if other.relation != Relation::Unchanged && !other.note.is_empty() {
            line.push_str(&format!(", {}", escape(&other.note)));
        }
        if other.significance < Significance::Substantive {
            line.push_str(&format!(", {}", view::significance(other.significance)));
        }
        if !other.script.is_empty() && other.relation != Relation::Unchanged {
            let text = match other.kind {
                OtherKind::Table => rows(&other.script),
                _ => paragraphs(&other.script).concat(),
            };
            line.push_str(&format!(": {text}"));
        }
        self.item(&line);
    }

    fn warnings(&mut self) {
        let documents = self.comparison.documents;
        let of = |side: &'static str, document: &Document| -> Vec<String> {
            let told = |notice: &Notice| {
                let place = match (notice.at.page, notice.at.line) {
                    (Some(page), _) => format!(", page {page}"),
                    (None, Some(line)) => format!(", line {line}"),
                    (None, None) => String::new(),
                };
                format!("{side} text{place}: {}", escape(&notice.message))
            };
            document.warnings.iter().map(told).collect()
        };
        let mut lines = of("old", documents.old);
        lines.extend(of("new", documents.new));
        lines.extend(self.comparison.limits.iter().map(|limit| escape(limit)));
        if !lines.is_empty() {
            self.block("## To check");
        }
        lines.iter().for_each(|line| self.item(line));
    }
}

/// The totals on one line.
fn totals(totals: &Totals) -> String {
    let clauses = if totals.clauses.old == totals.clauses.new {
        view::counted(totals.clauses.new, "clause")
    } else {
        format!("{} → {}", view::grouped(totals.clauses.old), view::counted(totals.clauses.new, "clause"))
    };
    let mut parts = vec![format!("{} unchanged", view::grouped(totals.same))];
    for (count, word) in [(totals.routine, "routine"), (totals.editorial, "editorial")] {
        if count.total() > 0 {
            parts.push(format!("{} {word}", view::grouped(count.total())));
        }
    }
    let substance = totals.substantive;
    if substance.total() > 0 {
        let total = view::grouped(substance.total());
        parts.push(format!("**{total} of substance** ({})", substance.breakdown()));
    }
    if totals.findings > 0 {
        parts.push(format!("**{}**", view::counted(totals.findings, "finding")));
    }
    format!("{clauses}: {}", parts.join(", "))
}

/// The rows of a table that came and went, a line each.
fn rows(script: &[(Op, String)]) -> String {
    let rows = script
        .iter()
        .flat_map(|(op, text)| text.trim_end_matches('\n').split('\n').map(move |row| (op, row)));
    let rows = rows.map(|(op, row)| match op {
        Op::Equal => escape(row),
        Op::Delete => tagged("del", row),
        Op::Insert => tagged("ins", row),
    });
    rows.map(|row| format!("<br>{row}")).collect()
}

/// The script as a quotation; where clauses were split or merged, a paragraph for each.
fn quoted(script: &[(Op, String)]) -> String {
    let paragraphs: Vec<String> = paragraphs(script).iter().map(|text| format!("> {text}")).collect();
    paragraphs.join("\n>\n")
}

/// The script with its marks, paragraph by paragraph.
fn paragraphs(script: &[(Op, String)]) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for (place, (op, text)) in script.iter().enumerate() {
        let follows_deletion = place > 0 && *op == Op::Insert && script[place - 1].0 == Op::Delete;
        for (number, line) in text.split('\n').enumerate() {
            // The end of a paragraph that came (a split) or went (a merger); in a text of several lines there is
            // nothing to mark.
            let mark = if number == 0 || script.len() == 1 { "" } else { "¶" };
            if number > 0 && *op != Op::Delete {
                if *op == Op::Insert && !mark.is_empty() {
                    last(&mut paragraphs).push_str("<ins>¶</ins>");
                }
                paragraphs.push(String::new());
            } else if number > 0 {
                last(&mut paragraphs).push_str("<del>¶</del> ");
            }
            let paragraph = last(&mut paragraphs);
            if line.is_empty() {
                continue;
            }
            if follows_deletion && number == 0 && !paragraph.ends_with(' ') && !line.starts_with(' ') {
                paragraph.push(' ');
            }
            match op {
                Op::Equal if paragraph.is_empty() => paragraph.push_str(&escape(line)),
                // A letter before it keeps what follows from being read as the head of a line.
                Op::Equal => paragraph.push_str(&escape(&format!("x{line}"))[1..]),
                Op::Delete => paragraph.push_str(&tagged("del", line)),
                Op::Insert => paragraph.push_str(&tagged("ins", line)),
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn last(paragraphs: &mut [String]) -> &mut String {
    // There is always one: it begins with one and none is taken away.
    let end = paragraphs.len() - 1;
    &mut paragraphs[end]
}
