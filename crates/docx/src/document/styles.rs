//! Styles: what a paragraph or run has that does not say so itself.

use std::collections::BTreeMap;

use super::properties::{Format, ParagraphProperties, RunProperties, value};
use crate::xml::{Element, Ns, Tree};

/// The styles of a file, each with all that it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    defaults: RunProperties,
    /// By id; paragraph and character styles share their ids.
    resolved: BTreeMap<String, Resolved>,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Resolved {
    run: RunProperties,
    paragraph: ParagraphProperties,
}

/// How many styles a style may be based on, one on the other; a circle ends there.
const LONGEST_CHAIN: usize = 64;

impl Styles {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut styles = Self::default();
        let root = tree.root();
        if let Some(properties) = root
            .child(Ns::Word, "docDefaults")
            .and_then(|defaults| defaults.child(Ns::Word, "rPrDefault"))
            .and_then(|default| default.child(Ns::Word, "rPr"))
        {
            styles.defaults = RunProperties::read(properties);
        }
        let own: BTreeMap<String, Element<'_>> = root
            .children()
            .filter(|element| element.is(Ns::Word, "style"))
            .filter_map(|element| Some((element.attribute(Ns::Word, "styleId")?.into_owned(), element)))
            .collect();
        for (id, element) in &own {
            let attribute = |name| element.attribute(Ns::Word, name);
            let default = attribute("default").is_some_and(|v| matches!(&*v, "1" | "true" | "on"));
            if default && attribute("type").as_deref() == Some("paragraph") {
                styles.paragraph = Some(id.clone());
            }
            let mut resolved = Resolved::default();
            let mut next = Some(*element);
            for _ in 0..LONGEST_CHAIN {
                let Some(element) = next else { break };
                if let Some(run) = element.child(Ns::Word, "rPr") {
                    resolved.run = resolved.run.over(&RunProperties::read(run));
                }
                if let Some(paragraph) = element.child(Ns::Word, "pPr") {
                    resolved.paragraph = resolved.paragraph.over(&ParagraphProperties::read(paragraph, true));
                }
                let base = element.child(Ns::Word, "basedOn").and_then(value);
                next = base.and_then(|base| own.get(&base).copied());
            }
            styles.resolved.insert(id.clone(), resolved);
        }
        styles
    }

    /// The properties of a paragraph, its style's included.
    pub(super) fn paragraph(&self, mut own: ParagraphProperties) -> ParagraphProperties {
        own.style = own.style.or_else(|| self.paragraph.clone());
        match own.style.as_ref().and_then(|style| self.resolved.get(style)) {
            Some(resolved) => own.over(&resolved.paragraph),
            None => own,
        }
    }

    /// How a run in a paragraph of this style is shown.
    ///
    /// Properties that are on or off turn each other: a style for emphasis makes words upright in a paragraph whose own
    /// style is italic. What the run itself says, and what is on by default, counts as it is.
    pub(super) fn format(&self, paragraph: Option<&str>, run: &RunProperties) -> Format {
        let style = |id: Option<&str>| id.and_then(|id| self.resolved.get(id)).map(|style| &style.run);
        let (paragraph, character) = (style(paragraph), style(run.style.as_deref()));
        let toggled = |of: fn(&RunProperties) -> Option<bool>| {
            let on = |style: Option<&RunProperties>| style.and_then(of).unwrap_or(false);
            of(run).unwrap_or_else(|| of(&self.defaults) == Some(true) || on(paragraph) != on(character))
        };
        let raised = |properties: &RunProperties| properties.raised;
        Format {
            italic: toggled(|properties| properties.italic),
            bold: toggled(|properties| properties.bold),
            hidden: toggled(|properties| properties.hidden),
            raised: run
                .raised
                .or_else(|| character.and_then(raised))
                .or_else(|| paragraph.and_then(raised))
                .or(self.defaults.raised)
                .unwrap_or(false),
        }
    }
}
