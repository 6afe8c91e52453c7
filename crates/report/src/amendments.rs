//! The changes as amendments, in the form that drafts of amendments use: who carries them out on the old text gets
//! the new one.
//!
//! Paragraphs are named by their numbers in the old text, as the instructions may be carried out in any order; what
//! an amendment puts in or moves is called new and named by its new number. Numbers change last. Quotations are
//! exact: words between “ and ” stand just once in the paragraph they are quoted from, and a text that stands on a
//! line of its own is everything between the first and the last quotation mark. Kinds of hyphens, blanks and
//! quotation marks are no matter of amendments.
//!
//! Nothing can be left out: a filter does not apply here.

mod names;
mod notes;
mod plan;
mod rest;
mod words;

pub use names::{name, new_name};

use std::collections::HashSet;

use resdiff_engine::{Comparison, Op, Pair, Relation};
use resdiff_model::{Label, Stem};

use crate::Source;
use crate::view::{self, looks_alike};
use plan::{Origin, Plan, stands_together};
use words::{Edit, edits};

/// The amendments that turn the old document into the new one.
#[must_use]
pub fn report(comparison: &Comparison<'_>, sources: &Pair<Source>) -> String {
    let mut amendments = Amendments {
        comparison,
        plan: Plan::of(comparison),
        out: Paper::default(),
        moved_along: HashSet::new(),
        deleted: 0,
    };
    amendments.head(sources);
    amendments.masthead();
    amendments.clauses();
    amendments.renumber();
    amendments.headings();
    amendments.annexes();
    amendments.tables();
    amendments.footnotes();
    amendments.references();
    amendments.remarks();
    amendments.out.text
}

/// The amendments as they are written down.
#[derive(Default)]
struct Paper {
    text: String,
    section: String,
    count: usize,
}

impl Paper {
    /// What follows stands under this title, which is written with the first amendment under it.
    fn section(&mut self, title: &str) {
        if self.section != title {
            self.section = title.to_owned();
            self.text.push_str(&format!("\n{}\n\n", view::visible(&title.to_uppercase())));
        }
    }

    /// An amendment, with what stands on lines of its own under it.
    fn amendment(&mut self, section: &str, text: &str, lines: &[String]) {
        self.section(section);
        self.count += 1;
        self.text.push_str(&format!("{}. {}\n", self.count, view::visible(text)));
        for line in lines {
            self.text.push_str(&format!("   {}\n", view::visible(line)));
        }
    }
}

struct Amendments<'c> {
    comparison: &'c Comparison<'c>,
    plan: Plan<'c>,
    out: Paper,
    /// New clauses that moved with the paragraph above them.
    moved_along: HashSet<usize>,
    /// Up to which old clause those that go are told.
    deleted: usize,
}

impl Amendments<'_> {
    fn head(&mut self, sources: &Pair<Source>) {
        let headline = view::headline(self.comparison.documents, sources);
        let names = headline.names.map(|name| view::visible(&name));
        let mut head = format!("Amendments to {}\n", names.old);
        if !headline.titles.old.is_empty() {
            head.push_str(&format!("{}\n", view::visible(&headline.titles.old)));
        }
        head.push_str(&format!(
            "\nCarried out on {}, these amendments give the text of {}. Paragraphs are named by their numbers in {0}, \
             save those called new.\n",
            names.old, names.new
        ));
        if !view::differs(self.comparison) {
            head.push_str("\nThere is nothing to amend.\n");
        }
        self.out.text = head;
    }

    /// What no amendment can tell, behind all of them: without a number, as nothing of it is to be carried out.
    fn remarks(&mut self) {
        let remarks = view::remarks(self.comparison);
        if !remarks.is_empty() {
            self.out.section("Remarks (not to be carried out)");
        }
        for remark in remarks {
            self.out.text.push_str(&format!("– {}\n", view::visible(&remark)));
        }
    }

    /// Paragraph by paragraph, in the order of the new text.
    fn clauses(&mut self) {
        let mut at = 0;
        while at < self.plan.origins.len() {
            at = match self.plan.origins[at] {
                Origin::New => self.insert(at),
                Origin::Moves(from) => {
                    self.move_(at, from);
                    self.amend(at, from);
                    at + 1
                }
                Origin::Stays(from) => {
                    self.delete_before(from);
                    self.amend(at, from);
                    at + 1
                }
            };
        }
        self.delete_before(self.plan.old.clauses.len());
    }

    /// The part of the new document that a clause stands in.
    fn section(&self, at: usize) -> String {
        self.plan.new.clauses.get(at).map(|clause| view::part(self.plan.new, clause)).unwrap_or_default()
    }

    /// An old clause, where a clause with others under it is meant without them.
    fn old_name(&self, from: usize) -> String {
        let name = name(&self.plan.old.clauses[from].label);
        if self.plan.old_has_children(from) { format!("the chapeau of {name}") } else { name }
    }

    fn new_name(&self, at: usize) -> String {
        let name = new_name(&self.plan.new.clauses[at].label);
        if self.plan.new_has_children(at) { format!("the chapeau of {name}") } else { name }
    }

    /// The clause behind which a new or moved one stands; none at the beginning.
    fn anchor(&self, at: usize) -> Option<String> {
        let before = at.checked_sub(1)?;
        Some(match self.plan.origins[before] {
            Origin::Stays(from) if !self.tells_label(before) => self.old_name(from),
            _ => self.new_name(before),
        })
    }

    /// A new paragraph on a line of its own.
    fn reading(&self, at: usize) -> String {
        let clause = &self.plan.new.clauses[at];
        format!("{}: “{}”", new_name(&clause.label), clause.text)
    }

    /// Puts in the new clauses that begin here; gives the clause behind them.
    fn insert(&mut self, at: usize) -> usize {
        let is_new =
            |next: usize| self.plan.origins.get(next) == Some(&Origin::New) && !self.is_split_off(next);
        let end = (at..).find(|next| !is_new(*next)).unwrap_or(at);
        if end == at {
            return at + 1;
        }
        let place = match self.anchor(at) {
            Some(anchor) => format!("After {anchor}"),
            None => "At the beginning of the text".to_owned(),
        };
        let what = if end == at + 1 { "a new paragraph" } else { "new paragraphs" };
        let lines: Vec<String> = (at..end).map(|new| self.reading(new)).collect();
        self.out.amendment(&self.section(at), &format!("{place}, insert {what}, reading:"), &lines);
        end
    }

    /// Whether a clause is told with the one it was split from.
    fn is_split_off(&self, at: usize) -> bool {
        self.plan.change_of[at]
            .is_some_and(|change| stands_together(change) && change.clauses.new.first() != Some(&at))
    }

    fn move_(&mut self, at: usize, from: usize) {
        if self.moved_along.contains(&at) {
            return;
        }
        let children = self.plan.old_children(from);
        let along = !children.is_empty()
            && children.clone().all(|child| {
                let to = at + (child - from);
                self.plan.becomes[child] == Some(to)
                    && matches!(self.plan.origins[to], Origin::Moves(_))
                    && self.plan.implied(to).as_ref() == Some(&self.plan.new.clauses[to].label)
                    && !self.restructured(to)
            });
        let what = if along {
            self.moved_along.extend(children.map(|child| at + (child - from)));
            format!("{} with its subparagraphs", name(&self.plan.old.clauses[from].label))
        } else {
            self.old_name(from)
        };
        let place = match self.anchor(at) {
            Some(anchor) => format!("behind {anchor}"),
            None => "to the beginning of the text".to_owned(),
        };
        let label = new_name(&self.plan.new.clauses[at].label);
        self.out.amendment(&self.section(at), &format!("Move {what} {place}, as {label}."), &[]);
    }

    /// Whether a new clause comes from a split or a merger.
    fn restructured(&self, at: usize) -> bool {
        let relation = self.plan.change_of[at].map(|change| change.relation);
        matches!(relation, Some(Relation::Split | Relation::Merged))
    }

    /// What happens to the words of an old clause.
    fn amend(&mut self, at: usize, from: usize) {
        let Some(change) = self.plan.change_of[at] else { return };
        let section = self.section(at);
        let name = self.old_name(from);
        let texts = Pair::new(&self.plan.old.clauses[from].text, &self.plan.new.clauses[at].text);
        if stands_together(change) {
            let lines: Vec<String> = change.clauses.new.iter().map(|&new| self.reading(new)).collect();
            let count = lines.len();
            return self.out.amendment(
                &section,
                &format!("Split {name} into {count} paragraphs, reading:"),
                &lines,
            );
        }
        if change.relation == Relation::Merged {
            let others: Vec<String> =
                change.clauses.old.iter().skip(1).map(|&old| self.old_name(old)).collect();
            let others = others.join(" and with ");
            let lines = [self.reading(at)];
            return self.out.amendment(&section, &format!("Merge {name} with {others}, to read:"), &lines);
        }
        if looks_alike(texts.old, texts.new) {
            return;
        }
        let script: Vec<(Op, String)> =
            change.inline.iter().map(|step| (step.op, step.text.clone())).collect();
        self.words(&section, &name, Pair::new(texts.old.as_str(), texts.new.as_str()), &script);
    }

    /// The amendments of words that turn one text into another.
    fn words(&mut self, section: &str, name: &str, texts: Pair<&str>, script: &[(Op, String)]) {
        let lines: Vec<String> =
            edits(texts.old, texts.new, script).unwrap_or_default().iter().map(instruction).collect();
        match lines.as_slice() {
            [] => {
                let lines = [format!("“{}”", texts.new)];
                self.out.amendment(section, &format!("Replace {name} with the following:"), &lines);
            }
            [only] => self.out.amendment(section, &format!("In {name}, {only}."), &[]),
            several => {
                let end = |at: usize| if at + 1 == several.len() { '.' } else { ';' };
                let lines: Vec<String> = std::iter::zip('a'.., several)
                    .enumerate()
                    .map(|(at, (letter, edit))| format!("({letter}) {edit}{}", end(at)))
                    .collect();
                self.out.amendment(section, &format!("In {name}:"), &lines);
            }
        }
    }

    /// Takes out the old clauses that go, up to this one.
    fn delete_before(&mut self, end: usize) {
        while self.deleted < end {
            let from = self.deleted;
            self.deleted += 1;
            if !self.plan.goes[from] {
                continue;
            }
            let clause = &self.plan.old.clauses[from];
            let children = self.plan.old_children(from);
            let section = view::part(self.plan.old, clause);
            if !children.is_empty()
                && children.clone().all(|child| self.plan.goes[child])
                && children.end <= end
            {
                self.deleted = children.end;
                let text = format!("Delete {} with its subparagraphs.", name(&clause.label));
                self.out.amendment(&section, &text, &[]);
            } else {
                self.out.amendment(&section, &format!("Delete {}.", self.old_name(from)), &[]);
            }
        }
    }

    /// The numbers that do not follow by themselves; rows of paragraphs in one amendment.
    fn renumber(&mut self) {
        const SECTION: &str = "Numbers";
        let mut row: Vec<(Label, Label)> = Vec::new();
        let mut rows: Vec<Vec<(Label, Label)>> = Vec::new();
        for at in 0..self.plan.origins.len() {
            let Origin::Stays(from) = self.plan.origins[at] else { continue };
            let (old, new) = (&self.plan.old.clauses[from].label, &self.plan.new.clauses[at].label);
            if self.restructured(at) && self.tells_label(at) || self.plan.implied(at).as_ref() == Some(new) {
                continue;
            }
            let carries_on = row.last().is_some_and(|(last_old, last_new)| {
                next_number(last_old).as_ref() == Some(old) && next_number(last_new).as_ref() == Some(new)
            });
            if !carries_on && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            row.push((old.clone(), new.clone()));
        }
        rows.push(row);
        for row in rows {
            let (Some((old, new)), Some((last_old, last_new))) = (row.first(), row.last()) else { continue };
            let text = if row.len() == 1 {
                format!("Renumber {} as {}.", name(old), name(new))
            } else {
                format!("Renumber {} as {}.", range(old, last_old), range(new, last_new))
            };
            self.out.amendment(SECTION, &text, &[]);
        }
    }

    /// Whether the amendment that split or merged a clause named its new number.
    fn tells_label(&self, at: usize) -> bool {
        self.plan.change_of[at]
            .is_some_and(|change| stands_together(change) || change.relation == Relation::Merged)
    }
}

/// `replace the words “A” with the words “B”`.
fn instruction(edit: &Edit) -> String {
    let quoted = |words: &str| {
        let noun = if words.contains(' ') { "words" } else { "word" };
        format!("the {noun} “{words}”")
    };
    match edit {
        Edit::Replace(old, new) => format!("replace {} with {}", quoted(old), quoted(new)),
        Edit::InsertAfter(after, new) => format!("after {}, insert {}", quoted(after), quoted(new)),
        Edit::Delete(words) => format!("delete {}", quoted(words)),
    }
}

/// The label of the next operative paragraph.
fn next_number(label: &Label) -> Option<Label> {
    match label.stem {
        Stem::Operative(number) if label.sub.is_empty() && label.carried_on == 0 && label.repeat == 0 => {
            Some(Label { stem: Stem::Operative(number.checked_add(1)?), ..label.clone() })
        }
        _ => None,
    }
}

/// `operative paragraphs 5 to 11 of part A`.
fn range(first: &Label, last: &Label) -> String {
    let (Stem::Operative(from), Stem::Operative(to)) = (&first.stem, &last.stem) else {
        return String::new();
    };
    let one = format!("operative paragraph {from}");
    name(first).replacen(&one, &format!("operative paragraphs {from} to {to}"), 1)
}
