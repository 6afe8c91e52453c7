//! Fields: of their instructions and results only the results are shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Revisions;
use crate::xml::{Element, Ns};

/// The fields of a story that are whole, by their marks.
///
/// A field whose end is lost would swallow the rest of the text, and is no field here.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    /// For the index of each `w:fldChar` what it does.
    marks: BTreeMap<usize, FieldMark>,
    /// The fields that are open, outermost first.
    open: Vec<Open>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldMark {
    Begin,
    Separate,
    End,
}

#[derive(Clone, Debug, Default)]
struct Open {
    instruction: String,
    shows: bool,
    link: Option<Arc<str>>,
}

impl Fields {
    /// Finds the whole fields of a story.
    pub(super) fn of(story: Element<'_>, revisions: Revisions) -> Self {
        let mut fields = Self::default();
        // Open fields: the index of their begin and, once it was seen, of their separator.
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        for mark in story.descendants().filter(|element| element.is(Ns::Word, "fldChar")) {
            if mark.ancestors().any(|ancestor| revisions.removes(ancestor)) {
                continue;
            }
            match mark.attribute(Ns::Word, "fldCharType").as_deref() {
                Some("begin") => open.push((mark.index(), None)),
                Some("separate") => {
                    if let Some((_, separate)) = open.last_mut() {
                        separate.get_or_insert(mark.index());
                    }
                }
                Some("end") => {
                    let Some((begin, separate)) = open.pop() else { continue };
                    fields.marks.insert(begin, FieldMark::Begin);
                    fields.marks.extend(separate.map(|index| (index, FieldMark::Separate)));
                    fields.marks.insert(mark.index(), FieldMark::End);
                }
                _ => {}
            }
        }
        fields
    }

    /// Passes a `w:fldChar`.
    pub(super) fn pass(&mut self, mark: Element<'_>) {
        match self.marks.get(&mark.index()) {
            Some(FieldMark::Begin) => self.open.push(Open::default()),
            Some(FieldMark::Separate) => {
                if let Some(field) = self.open.last_mut() {
                    field.shows = true;
                    field.link = target(&field.instruction);
                }
            }
            Some(FieldMark::End) => drop(self.open.pop()),
            None => {}
        }
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        // No instruction of a link is longer.
        const LONGEST: usize = 4_096;
        if let Some(field) = self.open.last_mut().filter(|field| field.instruction.len() < LONGEST) {
            field.instruction += text;
        }
    }

    /// Whether text that stands here is shown.
    pub(super) fn shows(&self) -> bool {
        self.open.iter().all(|field| field.shows)
    }

    /// The target of the link that text which stands here is part of.
    pub(super) fn link(&self) -> Option<Arc<str>> {
        self.open.iter().rev().find_map(|field| field.link.clone())
    }
}

/// The target of an instruction `HYPERLINK "https://…"`; places within the file begin with `#`.
pub(super) fn target(instruction: &str) -> Option<Arc<str>> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let mut quoted = rest.split('"');
    let before = quoted.next()?;
    let target = quoted.next()?;
    Some(if before.contains("\\l") { format!("#{target}").into() } else { target.into() })
}
