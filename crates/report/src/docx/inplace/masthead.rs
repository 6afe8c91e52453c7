//! The fields of the masthead and the closing that are no paragraphs of their own in the old file: their changes, where it
//! has their words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use resdiff_engine::{FieldChange, Op, Pair, edit_script};
use resdiff_model::Language;

use super::InPlace;
use crate::docx::block::{Format, Key};
use crate::docx::host::words;
use crate::docx::overlay::overlay;
use crate::docx::tracked::{Run, Status, TrackedParagraph};
use crate::docx::wording::Wording;

impl InPlace<'_, '_> {
    /// The fields of the masthead and the closing, where their words are found.
    pub(super) fn masthead(&mut self) {
        let body = self.old.ordinals.iter().filter(|(key, _)| !matches!(key, Key::Line(..)));
        let body: Vec<usize> = body.map(|(_, ordinal)| *ordinal).collect();
        let edges = (body.iter().min().copied(), body.iter().max().copied());
        let mut found: BTreeMap<usize, Vec<(Range<usize>, String)>> = BTreeMap::new();
        for change in &self.comparison.masthead {
            let tracked = self.is_in_lines(change) || self.field(change, edges, &mut found);
            if !tracked && !self.in_running.contains(change.field) {
                self.untracked.push(change.field.replace('_', " "));
            }
        }
        for (ordinal, spots) in found {
            let hosts = self.hosts;
            let Some(host) = hosts.get(&ordinal) else { continue };
            let language = self.comparison.documents.old.language;
            let runs = exchanged(&words(host.paragraph).text, spots, language);
            let tracked = [TrackedParagraph { runs, ..TrackedParagraph::default() }];
            let patches =
                overlay(&self.text.main, host.paragraph, &tracked, self.notes, language, &mut self.markup);
            self.patches.extend(patches);
        }
    }

    /// Whether the lines that tell a field in the two versions are among the blocks of the redline.
    fn is_in_lines(&self, change: &FieldChange) -> bool {
        let line = match change.field {
            "distribution" => "organ",
            "sponsors" => "draft_line",
            "adopted_on" => "adoption_line",
            "number" => "title",
            field => field,
        };
        let key = Key::Line(line, 0);
        let new = self.new.iter().any(|block| block.key == key);
        (change.values.old.is_none() || self.old.has(key)) && (change.values.new.is_none() || new)
    }

    fn field(
        &self,
        change: &FieldChange,
        (first, last): (Option<usize>, Option<usize>),
        found: &mut BTreeMap<usize, Vec<(Range<usize>, String)>>,
    ) -> bool {
        let Some(value) = change.values.old.as_deref() else { return false };
        let new = change.values.new.clone().unwrap_or_default();
        let masthead = &self.comparison.documents.old.masthead;
        let closing = change.field.starts_with("closing");
        let body: BTreeSet<&usize> = self.old.ordinals.values().collect();
        let beside = match change.field {
            "agenda_items" => {
                let words = Wording::of(self.comparison.documents.old.language).agenda_item;
                words.split(' ').next().map(str::to_owned)
            }
            "adopted_on" => masthead.adoption_line.clone(),
            _ => None,
        };
        for (ordinal, host) in self.hosts {
            let in_place = if closing {
                first.is_some_and(|first| *ordinal > first) && !body.contains(ordinal)
            } else {
                last.is_none_or(|last| *ordinal < last) && !body.contains(ordinal)
            };
            let text = words(host.paragraph).text;
            if !in_place || beside.as_ref().is_some_and(|words| !text.contains(words.as_str())) {
                continue;
            }
            let taken = found.get(ordinal).map_or(&[][..], Vec::as_slice);
            if let Some(range) = spots(&text, value, taken).into_iter().next() {
                found.entry(*ordinal).or_default().push((range, new));
                return true;
            }
        }
        false
    }
}

/// Where a value stands in a text as words of its own, not in places that are taken.
pub(super) fn spots(text: &str, value: &str, taken: &[(Range<usize>, String)]) -> Vec<Range<usize>> {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '/');
    let places = text.match_indices(value).map(|(at, _)| at..at + value.len());
    let free = places.filter(|range| {
        !value.is_empty()
            && apart(text[..range.start].chars().next_back())
            && apart(text[range.end..].chars().next())
            && taken.iter().all(|(other, _)| range.end <= other.start || other.end <= range.start)
    });
    free.collect()
}

/// The runs of a text in which other words take these places.
pub(super) fn exchanged(text: &str, mut spots: Vec<(Range<usize>, String)>, language: Language) -> Vec<Run> {
    spots.sort_by_key(|(range, _)| range.start);
    let mut runs = Vec::new();
    let mut at = 0;
    for (range, value) in spots {
        runs.push(Run::text(Status::Kept, &text[at..range.start], Format::default()));
        for step in edit_script(Pair::new(&text[range.clone()], &value), language) {
            let status = match step.op {
                Op::Equal => Status::Kept,
                Op::Delete => Status::Deleted,
                Op::Insert => Status::Inserted,
            };
            runs.push(Run::text(status, step.text, Format::default()));
        }
        at = range.end;
    }
    runs.push(Run::text(Status::Kept, &text[at..], Format::default()));
    runs
}
