//! Properties of runs and paragraphs, as they are written down at one place.

use crate::xml::{Element, Ns};

/// How a piece is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// In italics.
    pub italic: bool,
    /// Bold.
    pub bold: bool,
    /// Raised above the line.
    pub raised: bool,
    /// Not shown at all.
    pub hidden: bool,
}

/// The properties of a run as far as one place speaks of them.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    pub italic: Option<bool>,
    pub bold: Option<bool>,
    pub raised: Option<bool>,
    pub hidden: Option<bool>,
    pub style: Option<String>,
}

impl RunProperties {
    /// Reads a `w:rPr`.
    pub(super) fn read(element: Element<'_>) -> Self {
        let mut properties = Self::default();
        for child in element.children().filter(|child| child.ns() == Ns::Word) {
            match child.name() {
                "i" => properties.italic = Some(is_on(child)),
                "b" => properties.bold = Some(is_on(child)),
                "vanish" => properties.hidden = Some(is_on(child)),
                "vertAlign" => properties.raised = Some(value(child).as_deref() == Some("superscript")),
                // Half points: three points are as much as a raised mark is lifted.
                "position" if properties.raised != Some(true) => {
                    properties.raised =
                        value(child).and_then(|v| v.parse::<i32>().ok()).map(|lift| lift >= 6);
                }
                "rStyle" => properties.style = value(child),
                _ => {}
            }
        }
        properties
    }

    /// This, and where it says nothing what `under` says.
    pub(super) fn over(self, under: &Self) -> Self {
        Self {
            italic: self.italic.or(under.italic),
            bold: self.bold.or(under.bold),
            raised: self.raised.or(under.raised),
            hidden: self.hidden.or(under.hidden),
            style: self.style,
        }
    }
}

/// The properties of a paragraph as far as one place speaks of them.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub style: Option<String>,
    pub outline: Option<u8>,
    /// The list it is numbered in; `0` for none.
    pub list: Option<String>,
    pub level: Option<u8>,
}

impl ParagraphProperties {
    /// Reads a `w:pPr`; a list that was only inserted counts where `inserted` is.
    pub(super) fn read(element: Element<'_>, inserted: bool) -> Self {
        let mut properties = Self::default();
        for child in element.children().filter(|child| child.ns() == Ns::Word) {
            match child.name() {
                "pStyle" => properties.style = value(child),
                // Nine is body text.
                "outlineLvl" => properties.outline = small(child),
                "numPr" if inserted || child.child(Ns::Word, "ins").is_none() => {
                    properties.list = child.child(Ns::Word, "numId").and_then(value);
                    properties.level = child.child(Ns::Word, "ilvl").and_then(small);
                }
                _ => {}
            }
        }
        properties
    }

    /// This, and where it says nothing what `under` says.
    pub(super) fn over(self, under: &Self) -> Self {
        Self {
            style: self.style,
            outline: self.outline.or(under.outline),
            list: self.list.or_else(|| under.list.clone()),
            level: self.level.or(under.level),
        }
    }
}

/// The `w:val` of an element.
pub(super) fn value(element: Element<'_>) -> Option<String> {
    element.attribute(Ns::Word, "val").map(std::borrow::Cow::into_owned)
}

/// The `w:val` of an element as a small number.
pub(super) fn small(element: Element<'_>) -> Option<u8> {
    value(element)?.trim().parse().ok()
}

/// Whether a property that is on or off is on: it is where nothing else is said.
pub(super) fn is_on(element: Element<'_>) -> bool {
    !element.attribute(Ns::Word, "val").is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
}
