//! A paragraph of the old file with its changes tracked in it, run by run.

mod edges;
mod fates;

use std::ops::Range;

use resdiff_docx::document::{self, Content};
use resdiff_docx::xml::{Element, Ns, Tree, escape};
use resdiff_model::Language;

use self::edges::Beside;
use self::fates::{Fates, Insertion, Put, fates};
use super::controls::{around, is_plain};
use super::host::{Patch, runs};
use super::markup::Markup;
use super::properties::format_of;
use super::tracked::{Note, Run, TrackedParagraph};

/// The patches that track the changes of `tracked` in a paragraph; where those are several, it is cut into them.
///
/// The words that stay or go are found in the paragraph by comparing the two: the recogniser folds blanks and takes
/// numbers off, and what it did not see stays as it is.
pub(super) fn overlay(
    tree: &Tree,
    paragraph: &document::Paragraph,
    tracked: &[TrackedParagraph],
    notes: &[Note],
    language: Language,
    markup: &mut Markup<'_>,
) -> Vec<Patch> {
    let fates = fates(paragraph, tracked, notes, language);
    let mut patches = Vec::new();
    let mut next = fates.insertions.iter().peekable();
    let mut at = 0;
    let mut before = None;
    while at < paragraph.pieces.len() {
        let run = paragraph.pieces[at].origin.run;
        let end = at + paragraph.pieces[at..].iter().take_while(|piece| piece.origin.run == run).count();
        let reach = fates.pieces[end - 1].end;
        let last = end == paragraph.pieces.len();
        let mut here = Vec::new();
        while let Some(insertion) = next.next_if(|insertion| {
            last || insertion.at <= reach && insertion.behind.is_none_or(|mark| mark < end)
        }) {
            here.push(insertion);
        }
        let element = tree.element(run);
        let behind = paragraph.pieces.get(end).and_then(|piece| tree.element(piece.origin.run));
        if let Some(element) = element {
            let beside = Beside { before, run: element, behind };
            patches.extend(beside.put_outside(at..end, &fates, &mut here, markup));
        }
        before = element;
        let touched = !here.is_empty()
            || fates.gone[fates.pieces[at].start..reach].contains(&true)
            || fates.marks_gone[at..end].contains(&true);
        if touched && let Some(element) = element {
            let with = rewritten(element, paragraph, at..end, &fates, &here, markup);
            patches.push(Patch { range: element.range(), with });
        }
        at = end;
    }
    // A paragraph without words has no run to put them beside.
    if paragraph.pieces.is_empty()
        && !fates.insertions.is_empty()
        && let Some(element) = tree.element(paragraph.element)
        && element.range() != element.open_tag()
    {
        let runs = fates.insertions.iter().filter_map(|insertion| match insertion.put {
            Put::Run(run) => Some(run.clone()),
            Put::Paragraph(_) => None,
        });
        let runs: Vec<Run> = runs.collect();
        let end = element.inner().end;
        patches.push(Patch { range: end..end, with: markup.inserted(&runs, "", true) });
    }
    patches
}

/// A run with its changes: cut where its words change their fate, with its properties on every part.
fn rewritten(
    run: Element<'_>,
    paragraph: &document::Paragraph,
    pieces: Range<usize>,
    fates: &Fates<'_>,
    insertions: &[&Insertion<'_>],
    markup: &mut Markup<'_>,
) -> String {
    let source = run.tree().source();
    let properties = run.child(Ns::Word, "rPr");
    let formatting = properties.map_or("", |properties| &source[properties.range()]);
    let beside = beside(run, paragraph, &pieces).unwrap_or(formatting);
    let in_insertion = run.ancestors().any(|outer| matches!(outer.name(), "ins" | "moveTo"));
    let mut cut = Cut {
        markup,
        run,
        formatting,
        beside,
        is_plain: around(run).any(|control| control.child(Ns::Word, "sdtPr").is_some_and(is_plain)),
        in_insertion,
        out: String::new(),
        open: String::new(),
        gone: false,
    };
    let mut waiting = insertions.iter().peekable();
    let first = fates.pieces[pieces.start].start;
    while let Some(insertion) = waiting.next_if(|insertion| {
        let behind_no_mark = insertion.behind.is_none_or(|mark| mark < pieces.start);
        (insertion.at < first || insertion.at == 0 && first == 0) && behind_no_mark
    }) {
        cut.put(insertion.put);
    }
    let mut at = pieces.start;
    for child in run.children().filter(|child| !child.is(Ns::Word, "rPr")) {
        if at >= pieces.end || paragraph.pieces[at].origin.element != child.index() {
            // Not printed: the parts of a field, a picture. It stays; a reference goes with the mark typed behind it.
            let typed = child.name().ends_with("noteReference") && at < pieces.end;
            let gone = if typed { fates.marks_gone[at] } else { cut.gone };
            cut.raw(&source[child.range()], gone);
            continue;
        }
        let range = fates.pieces[at].clone();
        let is_text = child.is(Ns::Word, "t") || child.is(Ns::Word, "delText");
        let is_mark = matches!(paragraph.pieces[at].content, Content::NoteMark { .. } | Content::OwnMark);
        if is_text && is_mark {
            // A mark that was typed.
            cut.text(&child.text(), fates.marks_gone[at]);
        } else if is_text {
            let mut start = range.start;
            while let Some(insertion) = waiting.next_if(|insertion| {
                insertion.at <= start
                    && insertion.behind.is_some_and(|mark| pieces.contains(&mark) && mark < at)
            }) {
                cut.put(insertion.put);
            }
            while start < range.end {
                let gone = fates.gone[start];
                let same = fates.gone[start..range.end].iter().take_while(|other| **other == gone).count();
                let stop = waiting.peek().map_or(usize::MAX, |insertion| insertion.at);
                let end = (start + same).min(if stop > start { stop } else { usize::MAX });
                cut.text(&fates.text[start..end], gone);
                start = end;
                while let Some(insertion) = waiting.next_if(|insertion| insertion.at <= start) {
                    cut.put(insertion.put);
                }
            }
        } else {
            let gone = if is_mark { fates.marks_gone[at] } else { fates.gone[range.clone()].contains(&true) };
            cut.raw(&source[child.range()], gone);
            while let Some(insertion) =
                waiting.next_if(|insertion| insertion.at <= range.end && !range.is_empty())
            {
                cut.put(insertion.put);
            }
        }
        at += 1;
    }
    for insertion in waiting {
        cut.put(insertion.put);
    }
    cut.finish()
}

/// The properties of the words beside a run that holds nothing but marks of notes; none for other runs.
fn beside<'t>(run: Element<'t>, paragraph: &document::Paragraph, pieces: &Range<usize>) -> Option<&'t str> {
    let is_words = |at: &usize| matches!(paragraph.pieces[*at].content, Content::Text(_));
    if pieces.is_empty() || pieces.clone().any(|at| is_words(&at)) {
        return None;
    }
    let near = (0..pieces.start).rev().find(is_words);
    let near = near.or_else(|| (pieces.end..paragraph.pieces.len()).find(is_words))?;
    let tree = run.tree();
    let properties = tree.element(paragraph.pieces[near].origin.run)?.child(Ns::Word, "rPr");
    Some(properties.map_or("", |properties| &tree.source()[properties.range()]))
}

/// A run being cut.
struct Cut<'m, 'a, 's> {
    markup: &'m mut Markup<'a>,
    run: Element<'s>,
    formatting: &'s str,
    /// The properties for words that are put in: those of the run, but not where that is the mark of a note.
    beside: &'s str,
    /// The run stands in a control that holds words of one format.
    is_plain: bool,
    /// The run stands in an insertion that was tracked before: what is put in belongs to it.
    in_insertion: bool,
    out: String,
    open: String,
    gone: bool,
}

impl Cut<'_, '_, '_> {
    fn text(&mut self, text: &str, gone: bool) {
        self.turn(gone);
        let tag = if gone { "delText" } else { "t" };
        self.open.push_str(&format!(r#"<w:{tag} xml:space="preserve">{}</w:{tag}>"#, escape(text)));
    }

    fn raw(&mut self, xml: &str, gone: bool) {
        self.turn(gone);
        self.open.push_str(xml);
    }

    fn turn(&mut self, gone: bool) {
        if gone != self.gone {
            self.close();
            self.gone = gone;
        }
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let run = format!("<w:r>{}{}</w:r>", self.formatting, std::mem::take(&mut self.open));
        self.out.push_str(&if self.gone { self.markup.wrapped("del", &run) } else { run });
    }

    fn put(&mut self, put: Put<'_>) {
        match put {
            Put::Run(run) => self.insert(run),
            Put::Paragraph(paragraph) => self.begin(paragraph),
        }
    }

    /// Ends the paragraph and begins another with its properties.
    fn begin(&mut self, paragraph: &TrackedParagraph) {
        self.close();
        let source = self.run.tree().source();
        let properties = self.run.parent().and_then(|parent| parent.child(Ns::Word, "pPr"));
        let mut own = String::new();
        let mut mark = self.markup.marking(paragraph.mark).unwrap_or_default();
        for child in properties.into_iter().flat_map(Element::children) {
            if child.is(Ns::Word, "rPr") {
                mark.push_str(&source[child.inner()]);
            } else {
                own.push_str(&source[child.range()]);
            }
        }
        let mark = if mark.is_empty() { mark } else { format!("<w:rPr>{mark}</w:rPr>") };
        self.out.push_str(&format!("</w:p><w:p><w:pPr>{own}{mark}</w:pPr>"));
    }

    fn insert(&mut self, run: &Run) {
        self.close();
        let mut runs = [run.clone()];
        if self.is_plain {
            runs[0].format = format_of(self.beside);
        }
        self.out.push_str(&self.markup.inserted(&runs, self.beside, !self.in_insertion));
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

/// The patches that take a whole paragraph out, fields and pictures included; `tag` is `del` or `moveFrom`.
pub(super) fn whole(paragraph: Element<'_>, tag: &str, markup: &mut Markup<'_>) -> Vec<Patch> {
    let source = paragraph.tree().source();
    let taken = |run: Element<'_>| {
        let xml = &source[run.range()];
        if tag != "del" {
            return xml.to_owned();
        }
        let mut out = String::new();
        let mut at = run.range().start;
        for child in run.children() {
            let name = match child.name() {
                "t" => "delText",
                "instrText" => "delInstrText",
                _ => continue,
            };
            if child.ns() != Ns::Word || child.range() == child.open_tag() {
                continue;
            }
            out.push_str(&source[at..child.range().start]);
            let open = &source[child.open_tag()];
            out.push_str(&open.replacen(child.name(), name, 1));
            out.push_str(&source[child.inner()]);
            out.push_str(&format!("</w:{name}>"));
            at = child.range().end;
        }
        out.push_str(&source[at..run.range().end]);
        out
    };
    runs(paragraph)
        .into_iter()
        .map(|run| Patch { range: run.range(), with: markup.wrapped(tag, &taken(run)) })
        .collect()
}
