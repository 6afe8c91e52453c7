//! What a paragraph holds: runs of text, and what stands between them.

use std::sync::Arc;

use super::blocks::{Story, alternative};
use super::fields::target;
use super::properties::{Format, RunProperties};
use super::symbols::shown;
use super::{Block, Content, Hidden, NoteKind, Origin, Paragraph, Piece};
use crate::Target;
use crate::xml::{Element, Ns};

/// Where in its paragraph a run stands.
#[derive(Clone, Debug)]
struct Place<'p> {
    ordinal: usize,
    style: Option<&'p str>,
    link: Option<Arc<str>>,
}

/// A run while its parts are read.
#[derive(Clone, Debug)]
struct Run {
    format: Format,
    element: usize,
    /// The note whose typed mark comes next.
    typed: Option<usize>,
}

impl Story<'_> {
    /// Adds what a `w:p` holds to a paragraph. `style` is the style of that `w:p`.
    pub(super) fn runs(
        &mut self,
        element: Element<'_>,
        ordinal: usize,
        style: Option<&str>,
        paragraph: &mut Paragraph,
    ) {
        self.walk(element, &Place { ordinal, style, link: None }, paragraph);
    }

    fn walk(&mut self, container: Element<'_>, place: &Place<'_>, paragraph: &mut Paragraph) {
        for child in container.children() {
            match (child.ns(), child.name()) {
                (Ns::Word, "r") => self.run(child, place, paragraph),
                (Ns::Word, "pPr" | "rPr" | "sdtPr" | "smartTagPr" | "customXmlPr") => {}
                (Ns::Word, "hyperlink") => {
                    let link = self.link(child).or_else(|| place.link.clone());
                    self.walk(child, &Place { link, ..place.clone() }, paragraph);
                }
                (Ns::Word, "fldSimple") => {
                    let instruction = child.attribute(Ns::Word, "instr").unwrap_or_default();
                    let link = target(&instruction).or_else(|| place.link.clone());
                    self.walk(child, &Place { link, ..place.clone() }, paragraph);
                }
                (Ns::Math, "oMath") => self.formula(child, place, paragraph),
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.walk(chosen, place, paragraph);
                    }
                }
                _ if self.file.revisions.removes(child) => {}
                // Insertions that stand, content controls, directions, tags.
                _ => self.walk(child, place, paragraph),
            }
        }
    }

    fn link(&self, hyperlink: Element<'_>) -> Option<Arc<str>> {
        if let Some(Target::External(address)) =
            hyperlink.attribute(Ns::Relationship, "id").and_then(|id| self.targets.get(&*id))
        {
            return Some(address.as_str().into());
        }
        hyperlink.attribute(Ns::Word, "anchor").map(|anchor| format!("#{anchor}").into())
    }

    fn run(&mut self, element: Element<'_>, place: &Place<'_>, paragraph: &mut Paragraph) {
        let own = element.child(Ns::Word, "rPr").map(|own| self.file.revisions.properties(own));
        let properties = own.map(RunProperties::read).unwrap_or_default();
        let format = self.file.styles.format(place.style, &properties);
        let mut run = Run { format, element: element.index(), typed: None };
        for child in element.children() {
            self.part(child, place, &mut run, paragraph);
        }
    }

    /// One part of a run.
    fn part(&mut self, part: Element<'_>, place: &Place<'_>, run: &mut Run, paragraph: &mut Paragraph) {
        let content = match (part.ns(), part.name()) {
            (Ns::Word, "t" | "delText") => Content::Text(text(part)),
            (Ns::Word, "tab" | "ptab") => Content::Tab,
            (Ns::Word, "br" | "cr") => Content::Break,
            (Ns::Word, "noBreakHyphen") => Content::Text("\u{2011}".to_owned()),
            (Ns::Word, "softHyphen") => Content::Text("\u{ad}".to_owned()),
            (Ns::Word, "sym") => Content::Text(symbol(part)),
            (Ns::Word, "footnoteRef" | "endnoteRef") => Content::OwnMark,
            (Ns::Word, "footnoteReference") => {
                return self.note(NoteKind::Footnote, part, place, run, paragraph);
            }
            (Ns::Word, "endnoteReference") => {
                return self.note(NoteKind::Endnote, part, place, run, paragraph);
            }
            (Ns::Word, "fldChar") => return self.fields.pass(part),
            (Ns::Word, "instrText" | "delInstrText") => return self.fields.instruct(&part.text()),
            (Ns::Word, "drawing" | "pict" | "object") => {
                return self.boxes(part, &mut paragraph.boxes);
            }
            (Ns::Word, "ruby") => {
                // The words themselves; how they are said stands above them.
                return part
                    .children()
                    .filter(|child| child.is(Ns::Word, "rubyBase"))
                    .for_each(|base| self.walk(base, place, paragraph));
            }
            (Ns::Compatibility, "AlternateContent") => {
                let chosen: Vec<_> = alternative(part).into_iter().flat_map(Element::children).collect();
                return chosen.into_iter().for_each(|child| self.part(child, place, run, paragraph));
            }
            _ => return,
        };
        self.push(content, part, place, run, paragraph);
    }

    fn push(
        &mut self,
        content: Content,
        part: Element<'_>,
        place: &Place<'_>,
        run: &mut Run,
        paragraph: &mut Paragraph,
    ) {
        if !self.fields.shows() {
            return;
        }
        if run.format.hidden {
            if let Content::Text(text) = content {
                self.hide(&text, place.ordinal);
            }
            return;
        }
        let content = match (content, run.typed.take()) {
            (Content::Text(text), Some(note)) => {
                let mark = text.trim().to_owned();
                if let Some(notes) = &mut self.notes {
                    notes.name(note, &mark);
                }
                Content::NoteMark { note, mark }
            }
            (content, _) => content,
        };
        if content == Content::Text(String::new()) {
            return;
        }
        let link = self.fields.link().or_else(|| place.link.clone());
        let link = link.filter(|link| link.len() <= self.links_left);
        self.links_left -= link.as_ref().map_or(0, |link| link.len());
        paragraph.pieces.push(Piece {
            content,
            format: run.format,
            link,
            origin: Origin { paragraph: place.ordinal, run: run.element, element: part.index() },
        });
    }

    /// Words that are not shown; those that follow each other in a paragraph are one stretch.
    fn hide(&mut self, text: &str, ordinal: usize) {
        let paragraph = self.notes.is_some().then_some(ordinal);
        match self.hidden.last_mut() {
            Some(last) if last.paragraph == paragraph => last.text += text,
            _ => self.hidden.push(Hidden { paragraph, text: text.to_owned() }),
        }
    }

    fn note(
        &mut self,
        kind: NoteKind,
        part: Element<'_>,
        place: &Place<'_>,
        run: &mut Run,
        paragraph: &mut Paragraph,
    ) {
        let Some(id) = part.attribute(Ns::Word, "id") else { return };
        if run.format.hidden || !self.fields.shows() {
            return;
        }
        let custom =
            part.attribute(Ns::Word, "customMarkFollows").is_some_and(|v| matches!(&*v, "1" | "true" | "on"));
        let Some(notes) = &mut self.notes else { return };
        let (note, mark) = notes.refer(kind, &id, custom, place.ordinal);
        if custom {
            run.typed = Some(note);
        } else {
            self.push(Content::NoteMark { note, mark }, part, place, run, paragraph);
        }
    }

    /// The text of the boxes within a drawing.
    fn boxes(&mut self, container: Element<'_>, boxes: &mut Vec<Block>) {
        for child in container.children() {
            match (child.ns(), child.name()) {
                (Ns::Word, "txbxContent") => boxes.extend(self.blocks(child)),
                (Ns::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(child) {
                        self.boxes(chosen, boxes);
                    }
                }
                _ => self.boxes(child, boxes),
            }
        }
    }

    /// The characters of a formula, in their order.
    fn formula(&mut self, formula: Element<'_>, place: &Place<'_>, paragraph: &mut Paragraph) {
        let words = formula.descendants().filter(|element| element.is(Ns::Math, "t"));
        let text: String = words.map(|element| element.text().into_owned()).collect();
        let mut run = Run { format: Format::default(), element: formula.index(), typed: None };
        self.push(Content::Text(text), formula, place, &mut run, paragraph);
    }
}

/// The words of a `w:t`. Blanks at its ends count only where it says so.
fn text(element: Element<'_>) -> String {
    let text = element.text();
    let keeps = std::iter::once(element)
        .chain(element.ancestors())
        .find_map(|element| element.attribute(Ns::Xml, "space"))
        .is_some_and(|space| space == "preserve");
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    // A line's end within is a blank as any other.
    let text = if keeps { &*text } else { text.trim_matches(is_blank) };
    text.replace(['\n', '\r', '\t'], " ")
}

fn symbol(element: Element<'_>) -> String {
    let font = element.attribute(Ns::Word, "font");
    let code = element.attribute(Ns::Word, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let c = code.and_then(char::from_u32).map(|c| shown(c, font.as_deref()));
    c.map(String::from).unwrap_or_default()
}
