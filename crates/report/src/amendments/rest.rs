//! Amendments of what is no clause: masthead, headings, titles of annexes, tables.

use resdiff_engine::{Op, Pair, Relation};
use resdiff_model::{Document, Heading, Label, Table};

use super::Amendments;
use super::names::{annex_name, name, nth};
use crate::view::{self, looks_alike};

impl Amendments<'_> {
    pub(super) fn masthead(&mut self) {
        for change in &self.comparison.masthead {
            let field = match change.field {
                "adopted_on" => "date of adoption".to_owned(),
                field => view::field(field),
            };
            let text = match (&change.values.old, &change.values.new) {
                (Some(old), Some(new)) => format!("Replace the {field} “{old}” with “{new}”."),
                (None, Some(new)) => format!("Insert the {field} “{new}”."),
                (Some(old), None) => format!("Delete the {field} “{old}”."),
                (None, None) => continue,
            };
            self.out.amendment("Masthead", &text, &[]);
        }
    }

    /// The headings, with paragraphs named by their new numbers.
    pub(super) fn headings(&mut self) {
        const SECTION: &str = "Headings (paragraphs by their new numbers)";
        let (old, new) = (self.plan.old, self.plan.new);
        let listed: Vec<Pair<Option<usize>>> =
            self.comparison.headings.iter().map(|change| change.headings).collect();
        let texts = |document: &Document| -> Vec<String> {
            document.headings.iter().map(|heading| heading.text.clone()).collect()
        };
        let pairs = pairs(&listed, &Pair::new(texts(old), texts(new)));
        let place = |label: Option<&Label>| match label {
            Some(label) => format!("before {}", name(label)),
            None => "at the end of the text".to_owned(),
        };
        for pair in pairs {
            let was = pair.old.and_then(|at| Some((at, old.headings.get(at)?)));
            match (was, pair.new.and_then(|at| new.headings.get(at))) {
                (Some((at, was)), Some(now)) => {
                    if !looks_alike(&was.text, &now.text) {
                        let text = format!("Replace the {} heading with “{}”.", nth_of(at), now.text);
                        self.out.amendment(SECTION, &text, &[]);
                    }
                    if self.follows(was).as_ref() != now.before.as_ref() {
                        let place = place(now.before.as_ref());
                        let text = format!("Move the {} heading to stand {place}.", nth_of(at));
                        self.out.amendment(SECTION, &text, &[]);
                    }
                }
                (Some((at, was)), None) => {
                    let text = format!("Delete the {} heading, “{}”.", nth_of(at), was.text);
                    self.out.amendment(SECTION, &text, &[]);
                }
                (None, Some(now)) => {
                    let place = place(now.before.as_ref());
                    let text = format!("Insert {place} the heading “{}”.", now.text);
                    self.out.amendment(SECTION, &text, &[]);
                }
                (None, None) => {}
            }
        }
    }

    /// The new label of the clause that an old heading stands before.
    fn follows(&self, heading: &Heading) -> Option<Label> {
        self.plan.becomes_label(heading.before.as_ref()?)
    }

    pub(super) fn annexes(&mut self) {
        const SECTION: &str = "Titles of annexes";
        let (old, new) = (&self.plan.old.annexes, &self.plan.new.annexes);
        for annex in new {
            let was = old.iter().find(|was| was.name == annex.name).map_or("", |was| &was.title);
            if !looks_alike(was, &annex.title) {
                let text = format!("Let the title of {} be “{}”.", annex_name(&annex.name), annex.title);
                self.out.amendment(SECTION, &text, &[]);
            }
        }
        for annex in old.iter().filter(|was| !was.title.is_empty()) {
            if !new.iter().any(|now| now.name == annex.name) {
                let text = format!("Delete the title of {}, “{}”.", annex_name(&annex.name), annex.title);
                self.out.amendment(SECTION, &text, &[]);
            }
        }
    }

    pub(super) fn tables(&mut self) {
        const SECTION: &str = "Tables";
        let (old, new) = (self.plan.old, self.plan.new);
        let rows = |table: &Table| -> Vec<String> {
            table.rows.iter().map(|cells| format!("| {} |", cells.join(" | "))).collect()
        };
        for change in &self.comparison.tables {
            let now = change.tables.new.and_then(|at| new.tables.get(at));
            match (change.tables.old.filter(|at| *at < old.tables.len()), now) {
                (Some(at), Some(now)) => {
                    let text = format!("Replace the {} table with the following:", nth_of(at));
                    self.out.amendment(SECTION, &text, &rows(now));
                }
                (Some(at), None) => {
                    self.out.amendment(SECTION, &format!("Delete the {} table.", nth_of(at)), &[]);
                }
                (None, Some(now)) => {
                    let place = match &now.after {
                        Some(label) => format!("After {} (by its new number)", name(label)),
                        None => "At the beginning of the text".to_owned(),
                    };
                    self.out.amendment(SECTION, &format!("{place}, insert a table:"), &rows(now));
                }
                (None, None) => {}
            }
        }
    }
}

/// `fourth`: how the thing at this place is counted.
pub(super) fn nth_of(at: usize) -> String {
    nth(u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1))
}

/// Old and new things that belong together: those that the comparison lists, and the unchanged ones that it leaves
/// out, in their order.
pub(super) fn pairs(listed: &[Pair<Option<usize>>], texts: &Pair<Vec<String>>) -> Vec<Pair<Option<usize>>> {
    let mut pairs = listed.to_vec();
    let mut free: Vec<usize> =
        (0..texts.new.len()).filter(|at| !listed.iter().any(|pair| pair.new == Some(*at))).collect();
    for old in (0..texts.old.len()).filter(|at| !listed.iter().any(|pair| pair.old == Some(*at))) {
        // The comparison left them out because they are the same; kinds of signs beside hyphens may differ.
        let alike = |new: &usize| looks_alike(&texts.old[old], &texts.new[*new]);
        let found = free.iter().position(alike).or(if free.is_empty() { None } else { Some(0) });
        pairs.push(Pair::new(Some(old), found.map(|place| free.remove(place))));
    }
    pairs.extend(free.into_iter().map(|new| Pair::new(None, Some(new))));
    pairs
}

/// Words of a reworded thing as an edit script.
pub(super) fn steps(inline: &[resdiff_engine::InlineOp], relation: Relation) -> Vec<(Op, String)> {
    if relation != Relation::Reworded {
        return Vec::new();
    }
    inline.iter().map(|step| (step.op, step.text.clone())).collect()
}
