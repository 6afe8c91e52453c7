//! The paragraphs of the old file: what changed in them, and new ones beside them.

use resdiff_docx::document;
use resdiff_docx::xml::{Element, Ns, Tree};

use super::InPlace;
use crate::docx::block::{Content, Key};
use crate::docx::host::{Host, Patch, mark, words};
use crate::docx::overlay::{overlay, whole};
use crate::docx::tracked::{Inline, Run, Status, TrackedParagraph};

impl InPlace<'_, '_> {
    /// A paragraph of the file. Of one that is split there are several; of all but the last the mark is new.
    pub(super) fn old_paragraph(&mut self, key: Key, tracked: &[TrackedParagraph]) {
        let hosts = self.hosts;
        let Some(host) = self.old.ordinals.get(&key).and_then(|ordinal| hosts.get(ordinal)) else { return };
        let Some(element) = self.text.main.element(host.paragraph.element) else { return };
        let Some(last) = tracked.last() else { return };
        self.behind = host.behind;
        let other = self.taken_over.get(&key).and_then(|other| self.text.main.element(*other));
        let properties = match other {
            Some(other) => Some(properties_of(other, false)),
            None => self.restyled(host, element, tracked),
        };
        let patch = properties.and_then(|properties| self.with_properties(element, &properties));
        self.patches.extend(patch);
        let goes = |run: &Run| matches!(run.status, Status::Deleted | Status::MovedFrom);
        if matches!(last.mark, Status::Kept | Status::Inserted) || !last.runs.iter().all(goes) {
            let changed = |paragraph: &TrackedParagraph| {
                paragraph.mark != Status::Kept || paragraph.runs.iter().any(|run| run.status != Status::Kept)
            };
            if tracked.iter().any(changed) {
                let language = self.comparison.documents.old.language;
                let patches =
                    overlay(&self.text.main, host.paragraph, tracked, self.notes, language, &mut self.markup);
                self.patches.extend(patches);
            }
            // The mark of the first part of a split is in place of the paragraph's own, which ends its last part.
            let first = tracked.first().map_or(Status::Kept, |first| first.mark);
            self.patches.extend(self.markup.marking(first).map(|marking| mark(element, marking)));
            return;
        }
        let kind = if last.moved.is_some() { "moveFrom" } else { "del" };
        let range = element.range();
        if let Some(number) = last.moved {
            let (start, end) = self.markup.range(kind, number);
            self.patches.push(Patch { range: range.start..range.start, with: start });
            self.patches.push(Patch { range: range.end..range.end, with: end });
        }
        self.patches.extend(whole(element, kind, &mut self.markup));
        if !host.in_cell && !ends_section(element) && element.range() != element.open_tag() {
            self.patches.extend(self.markup.marking(last.mark).map(|marking| mark(element, marking)));
        }
    }

    pub(super) fn new_paragraph(&mut self, tracked: &TrackedParagraph) {
        let mut properties = String::new();
        let mut formatting = "";
        let mut runs = tracked.runs.clone();
        // A file in the official layout has its styles; the paragraph between tables has no properties without one.
        let named = self.styles.contains(tracked.style);
        if named {
            properties = format!(r#"<w:pStyle w:val="{}"/>"#, tracked.style);
        }
        let like_any = !named && !matches!(tracked.of.new, Some(Key::Spacer(_)));
        if let Some(host) = self.model(tracked.style, like_any)
            && let Some(element) = self.text.main.element(host.paragraph.element)
        {
            // The number counts itself where the paragraph goes on in the list of the one it is made after.
            let counted = host.paragraph.number.is_some();
            let goes_on = tracked.style == "Operative" || host.behind == self.behind;
            if counted && goes_on {
                self.cut_number(tracked, &mut runs);
            }
            properties = properties_of(element, counted && !goes_on);
            formatting = formatting_of(&self.text.main, host.paragraph);
        }
        let mark = match self.markup.marking(tracked.mark) {
            Some(marking) => format!("<w:rPr>{marking}</w:rPr>"),
            None => String::new(),
        };
        let former = if tracked.mark == Status::Kept { self.former.take() } else { None };
        let former = former.and_then(|element| self.text.main.element(element));
        let former =
            former.map(|element| properties_of(element, false)).filter(|former| *former != properties);
        let change =
            former.map(|former| self.markup.wrapped("pPrChange", &format!("<w:pPr>{former}</w:pPr>")));
        let runs = self.markup.inserted(&runs, formatting, true);
        let change = change.unwrap_or_default();
        let mut xml = format!("<w:p><w:pPr>{properties}{mark}{change}</w:pPr>{runs}</w:p>");
        if let Some(number) = tracked.moved {
            let (start, end) = self.markup.range("moveTo", number);
            xml = format!("{start}{xml}{end}");
        }
        self.patches.push(Patch { range: self.behind..self.behind, with: xml });
    }

    /// The properties of a paragraph that stays with another style, where the file has both; none for any other.
    fn restyled(
        &self,
        host: &Host<'_>,
        element: Element<'_>,
        tracked: &[TrackedParagraph],
    ) -> Option<String> {
        let [paragraph] = tracked else { return None };
        let former = paragraph.former_style.filter(|_| paragraph.mark == Status::Kept)?;
        let fits = host.paragraph.style.as_deref() == Some(former) && self.styles.contains(paragraph.style);
        let [old, new] = [former, paragraph.style].map(|style| format!(r#"<w:pStyle w:val="{style}"/>"#));
        (fits && is_plain(element)).then(|| properties_of(element, false).replacen(&old, &new, 1))
    }

    /// The patch that gives a paragraph other properties, as a tracked change; none where they are the same.
    fn with_properties(&mut self, paragraph: Element<'_>, new: &str) -> Option<Patch> {
        let former = properties_of(paragraph, false);
        if new == former {
            return None;
        }
        let change = self.markup.wrapped("pPrChange", &format!("<w:pPr>{former}</w:pPr>"));
        let own = paragraph.child(Ns::Word, "pPr");
        let mark = own.and_then(|own| own.child(Ns::Word, "rPr"));
        let mark = mark.map_or("", |mark| &paragraph.tree().source()[mark.range()]);
        let at = paragraph.open_tag().end;
        let range = own.map_or(at..at, |own| own.range());
        Some(Patch { range, with: format!("<w:pPr>{new}{mark}{change}</w:pPr>") })
    }

    /// Cuts the number of a new paragraph from its runs.
    fn cut_number(&self, tracked: &TrackedParagraph, runs: &mut Vec<Run>) {
        let block = self.new.iter().find(|block| Some(block.key) == tracked.of.new);
        let Some(Content::Paragraph(paragraph)) = block.map(|block| &block.content) else { return };
        let mut left = paragraph.number;
        for run in runs.iter_mut() {
            if let Inline::Text(text) = &mut run.content {
                let cut = left.min(text.len());
                text.replace_range(..cut, "");
                left -= cut;
            }
        }
        runs.retain(|run| !matches!(&run.content, Inline::Text(text) if text.is_empty()));
    }

    /// The paragraph of the old file that a new one is made after: the last before it of the same kind, else the first,
    /// else any before it where that may be.
    fn model(&self, style: &str, or_any: bool) -> Option<&Host<'_>> {
        let alike = self.old.blocks.iter().filter(
            |block| matches!(&block.content, Content::Paragraph(paragraph) if paragraph.style == style),
        );
        let alike: Vec<&Host<'_>> = alike.filter_map(|block| self.host(block.key)).collect();
        let before = alike.iter().rev().find(|host| host.behind <= self.behind);
        let nearest = || self.hosts.values().rev().find(|host| host.behind <= self.behind);
        before.or(alike.first()).copied().or_else(|| nearest().filter(|_| or_any))
    }
}

/// Whether the mark of a paragraph ends a section, too.
fn ends_section(paragraph: Element<'_>) -> bool {
    let properties = paragraph.child(Ns::Word, "pPr");
    properties.is_some_and(|properties| properties.child(Ns::Word, "sectPr").is_some())
}

/// Whether a paragraph is one that may be cut in two, or joined to the next, without harm to anything but its words:
/// nothing but runs, no field, no tracked mark, no end of a section.
pub(super) fn is_plain(paragraph: Element<'_>) -> bool {
    let plain = |child: Element<'_>| match (child.ns(), child.name()) {
        (Ns::Word, "r") => child.child(Ns::Word, "fldChar").is_none(),
        (Ns::Word, "pPr") => child.descendants().all(|property| {
            let name = property.name();
            !matches!(name, "ins" | "del" | "moveFrom" | "moveTo") && !name.ends_with("Change")
        }),
        _ => is_point(child),
    };
    !ends_section(paragraph) && paragraph.range() != paragraph.open_tag() && paragraph.children().all(plain)
}

/// Whether an element stands between others and holds nothing.
fn is_point(element: Element<'_>) -> bool {
    const POINTS: [&str; 8] = [
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
    ];
    element.ns() == Ns::Word && POINTS.contains(&element.name())
}

/// Whether a paragraph follows another right away.
pub(super) fn adjoin(one: Element<'_>, next: Element<'_>) -> bool {
    let tree = one.tree();
    let after = |element: Element<'_>| element.index() + 1 + element.descendants().count();
    let mut at = after(one);
    while let Some(element) = tree.element(at).filter(|element| element.parent() == one.parent()) {
        if element == next {
            return true;
        }
        if !is_point(element) {
            return false;
        }
        at = after(element);
    }
    false
}

/// The properties of a paragraph for another that is made after it; `typed` where that one bears a typed number.
pub(super) fn properties_of(paragraph: Element<'_>, typed: bool) -> String {
    const NO_LIST: &str = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
    const BEFORE_LIST: [&str; 6] =
        ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"];
    let source = paragraph.tree().source();
    let mut xml = String::new();
    let mut waiting = typed;
    for child in paragraph.child(Ns::Word, "pPr").into_iter().flat_map(Element::children) {
        if waiting && !BEFORE_LIST.contains(&child.name()) {
            xml.push_str(NO_LIST);
            waiting = false;
        }
        let left_out =
            ["rPr", "sectPr", "pPrChange"].contains(&child.name()) || typed && child.name() == "numPr";
        if !left_out {
            xml.push_str(&source[child.range()]);
        }
    }
    if waiting {
        xml.push_str(NO_LIST);
    }
    xml
}

/// The properties of the run that holds most of a paragraph.
pub(super) fn formatting_of<'t>(tree: &'t Tree, paragraph: &document::Paragraph) -> &'t str {
    let spots = words(paragraph).pieces;
    let longest = (0..spots.len()).max_by_key(|at| spots[*at].len());
    let run = longest.and_then(|at| tree.element(paragraph.pieces[at].origin.run));
    let properties = run.and_then(|run| run.child(Ns::Word, "rPr"));
    properties.map_or("", |properties| &tree.source()[properties.range()])
}
