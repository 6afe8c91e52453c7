//! Words that are put in at the edge of a content control: in its place where its words beside them go, else outside.

use std::collections::BTreeSet;
use std::ops::Range;

use resdiff_docx::xml::{Element, Ns};

use super::fates::{Fates, Insertion, Put};
use crate::docx::controls::around;
use crate::docx::host::Patch;
use crate::docx::markup::Markup;
use crate::docx::tracked::Run;

/// A run between its neighbours in a paragraph.
pub(super) struct Beside<'t> {
    pub before: Option<Element<'t>>,
    pub run: Element<'t>,
    pub behind: Option<Element<'t>>,
}

impl Beside<'_> {
    /// Takes out of `here` what belongs outside of the controls that begin or end with the run, whose pieces these are.
    pub(super) fn put_outside(
        &self,
        pieces: Range<usize>,
        fates: &Fates<'_>,
        here: &mut Vec<&Insertion<'_>>,
        markup: &mut Markup<'_>,
    ) -> Vec<Patch> {
        if here.is_empty() {
            return Vec::new();
        }
        let [Some(first), Some(last)] = [pieces.start, pieces.end - 1].map(|at| fates.pieces.get(at)) else {
            return Vec::new();
        };
        let stays = |at: usize, byte: usize| {
            if fates.pieces[at].is_empty() { !fates.marks_gone[at] } else { !fates.gone[byte] }
        };
        let [begins, ends] = [self.before, self.behind].map(|neighbour| edge(self.run, neighbour));
        let begins = begins.filter(|_| stays(pieces.start, first.start));
        let ends = ends.filter(|_| stays(pieces.end - 1, last.end.saturating_sub(1)));
        let (mut before, mut behind): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
        here.retain(|insertion| {
            let Put::Run(run) = insertion.put else { return true };
            let leads =
                insertion.at <= first.start && insertion.behind.is_none_or(|mark| mark < pieces.start);
            if begins.is_some() && leads {
                before.push(run.clone());
            } else if ends.is_some() && insertion.at >= last.end {
                behind.push(run.clone());
            } else {
                return true;
            }
            false
        });
        let places = [
            (begins.map(|control| control.range().start), self.before, before),
            (ends.map(|control| control.range().end), self.behind, behind),
        ];
        let mut patches = Vec::new();
        for (at, neighbour, runs) in places {
            let Some(at) = at.filter(|_| !runs.is_empty()) else { continue };
            let model = neighbour.unwrap_or(self.run);
            let properties = model.child(Ns::Word, "rPr");
            let formatting = properties.map_or("", |own| &model.tree().source()[own.range()]);
            let tracked = !self.run.ancestors().any(|outer| matches!(outer.name(), "ins" | "moveTo"));
            patches.push(Patch { range: at..at, with: markup.inserted(&runs, formatting, tracked) });
        }
        patches
    }
}

/// The outermost control around a run that its neighbour does not stand in.
fn edge<'t>(run: Element<'t>, neighbour: Option<Element<'t>>) -> Option<Element<'t>> {
    let shared: BTreeSet<usize> = neighbour.into_iter().flat_map(around).map(Element::index).collect();
    around(run).take_while(|control| !shared.contains(&control.index())).last()
}
