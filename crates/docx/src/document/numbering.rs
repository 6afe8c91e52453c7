//! Automatic numbers: lists, their levels, and the count of each while the text is read.

use std::collections::{BTreeMap, BTreeSet};

use super::Number;
use super::formats::format;
use super::properties::{ParagraphProperties, is_on, small, value};
use super::symbols::shown;
use crate::xml::{Element, Ns, Tree};

/// No genuine number is longer; a hostile one is cut, so that it does not multiply.
const LONGEST: usize = 64;

/// A list has nine levels.
const LEVELS: usize = 9;

/// The lists of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<String, Abstract>,
    lists: BTreeMap<String, List>,
}

/// `w:abstractNum`: what the lists made from it look like. They share one count.
#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The numbering style whose list this stands for.
    link: Option<String>,
    /// The numbering style that this is the list of.
    style: Option<String>,
}

/// `w:num`: a list.
#[derive(Clone, Debug, Default)]
struct List {
    of: String,
    /// Levels that differ from those of the abstract list, and where a level begins anew.
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

/// `w:lvl`
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    form: String,
    text: String,
    /// All numbers in digits.
    legal: bool,
    /// The number of levels after whose numbers it begins anew; none for any level above it.
    restart: Option<u8>,
    /// The style of paragraphs that are at this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            form: "decimal".to_owned(),
            text: String::new(),
            legal: false,
            restart: None,
            style: None,
        }
    }
}

impl Level {
    fn read(element: Element<'_>) -> Self {
        let mut level = Self::default();
        // The form can stand in alternatives: the simple one is that of the fallback.
        let alternatives = element.children().filter(|child| child.ns() == Ns::Compatibility);
        let fallback = alternatives.flat_map(Element::children).filter(|child| child.name() == "Fallback");
        for child in element.children().chain(fallback.flat_map(Element::children)) {
            match child.name() {
                "start" => level.start = number(child).unwrap_or(0),
                "numFmt" => level.form = value(child).unwrap_or_default(),
                "lvlText" => level.text = value(child).unwrap_or_default(),
                "isLgl" => level.legal = is_on(child),
                "lvlRestart" => level.restart = small(child),
                "pStyle" => level.style = value(child),
                _ => {}
            }
        }
        level
    }
}

impl Numbering {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut numbering = Self::default();
        let index = |level: Element<'_>| -> Option<usize> {
            level.attribute(Ns::Word, "ilvl")?.parse().ok().filter(|index| *index < LEVELS)
        };
        for element in tree.root().children().filter(|element| element.ns() == Ns::Word) {
            match element.name() {
                "abstractNum" => {
                    let mut list = Abstract {
                        link: element.child(Ns::Word, "numStyleLink").and_then(value),
                        style: element.child(Ns::Word, "styleLink").and_then(value),
                        ..Abstract::default()
                    };
                    for level in element.children().filter(|child| child.is(Ns::Word, "lvl")) {
                        if let Some(index) = index(level) {
                            list.levels[index] = Level::read(level);
                        }
                    }
                    if let Some(id) = element.attribute(Ns::Word, "abstractNumId") {
                        numbering.abstracts.insert(id.into_owned(), list);
                    }
                }
                "num" => {
                    let of = element.child(Ns::Word, "abstractNumId").and_then(value).unwrap_or_default();
                    let mut list = List { of, ..List::default() };
                    for change in element.children().filter(|child| child.is(Ns::Word, "lvlOverride")) {
                        let Some(index) = index(change) else { continue };
                        if let Some(level) = change.child(Ns::Word, "lvl") {
                            list.levels.insert(index, Level::read(level));
                        }
                        if let Some(start) = change.child(Ns::Word, "startOverride").and_then(number) {
                            list.starts.insert(index, start);
                        }
                    }
                    if let Some(id) = element.attribute(Ns::Word, "numId") {
                        numbering.lists.insert(id.into_owned(), list);
                    }
                }
                _ => {}
            }
        }
        numbering.follow_links();
        numbering
    }

    /// A list that stands for that of a numbering style becomes it.
    fn follow_links(&mut self) {
        let styled: BTreeMap<String, String> =
            self.abstracts.iter().filter_map(|(id, list)| Some((list.style.clone()?, id.clone()))).collect();
        for list in self.lists.values_mut() {
            let link = self.abstracts.get(&list.of).and_then(|list| list.link.as_ref());
            if let Some(target) = link.and_then(|link| styled.get(link)) {
                list.of.clone_from(target);
            }
        }
    }

    /// The list and level of a paragraph; none where it is not numbered.
    fn place(&self, paragraph: &ParagraphProperties) -> Option<(&str, &List, &Abstract, usize)> {
        let id = paragraph.list.as_deref().filter(|id| *id != "0")?;
        let (id, list) = self.lists.get_key_value(id)?;
        let abstract_list = self.abstracts.get(&list.of)?;
        let by_style = || {
            let style = paragraph.style.as_ref()?;
            (0..LEVELS).find(|&level| abstract_list.levels[level].style.as_ref() == Some(style))
        };
        let level = paragraph.level.map(usize::from).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        Some((id.as_str(), list, abstract_list, level))
    }
}

/// The counts while a text is read. The body and every note, header and footer has its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters {
    /// For every abstract list the last number of each level.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists and levels that have begun anew.
    restarted: BTreeSet<(String, usize)>,
}

impl Counters {
    /// Counts a paragraph and gives its number as shown.
    pub(super) fn count(&mut self, numbering: &Numbering, paragraph: &ParagraphProperties) -> Option<Number> {
        let (id, list, of, depth) = numbering.place(paragraph)?;
        let level = |index: usize| list.levels.get(&index).unwrap_or(&of.levels[index]);
        let start = |index: usize| list.starts.get(&index).copied().unwrap_or(level(index).start);
        let counts = self.counts.entry(list.of.clone()).or_default();
        let anew = list.starts.contains_key(&depth) && self.restarted.insert((id.to_owned(), depth));
        counts[depth] = Some(match counts[depth] {
            Some(before) if !anew => before.saturating_add(1),
            _ => start(depth),
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(depth + 1) {
            // `restart` counts levels from one: 0 never, 2 after the second level and those above it.
            if level(deeper).restart.is_none_or(|after| depth < usize::from(after)) {
                *count = None;
            }
        }
        let own = level(depth);
        if own.form == "bullet" {
            let text = own.text.chars().take(LONGEST).map(|c| shown(c, None)).collect();
            return Some(Number { text, level: u8::try_from(depth).unwrap_or(0), list: id.to_owned() });
        }
        let mut text = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(c) = chars.next().filter(|_| text.len() < LONGEST) {
            let digit =
                chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| (1..=9).contains(digit));
            match (c, digit) {
                ('%', Some(digit)) => {
                    chars.next();
                    let index = digit as usize - 1;
                    let form = if own.legal { "decimal" } else { &level(index).form };
                    text += &format(counts[index].unwrap_or_else(|| start(index)), form);
                }
                _ => text.push(c),
            }
        }
        let text = text.trim().to_owned();
        (!text.is_empty()).then(|| Number {
            text,
            level: u8::try_from(depth).unwrap_or(0),
            list: id.to_owned(),
        })
    }
}

fn number(element: Element<'_>) -> Option<u32> {
    value(element)?.trim().parse().ok()
}
