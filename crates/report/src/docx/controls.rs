//! Content controls (`w:sdt`) in which words change.
//!
//! Word lets changes be tracked in a control as anywhere else. But what stands in a locked control can be neither
//! accepted nor rejected, one that is tied to another part shows that part's words when the file is opened, and one
//! that shows its prompt takes its words for a prompt: each is rid of that property, and it is told. A control for
//! plain text holds no marks of notes, so that one that would is taken away. LibreOffice (7.4) reads the words of a
//! control for plain text, and the first paragraph of one around paragraphs, without their tracked changes: the first
//! holds formatted text from then on, the second is taken away. The end of a control of which all words
//! go is tracked, too: Word would else put its prompt in their place.

use std::ops::Range;

use resdiff_docx::xml::{Element, Ns, Tree};

use super::host::{Patch, runs};
use super::markup::Markup;

/// What was done to controls beside tracked changes, and the patches that do it.
#[derive(Default)]
pub(super) struct Settled {
    pub patches: Vec<Patch>,
    pub told: Vec<String>,
}

/// Settles the controls of a part in which these patches change words.
pub(super) fn settle(tree: &Tree, patches: &[Patch], markup: &mut Markup<'_>) -> Settled {
    let mut settled = Settled::default();
    let mut sorted: Vec<&Patch> = patches.iter().collect();
    sorted.sort_by_key(|patch| patch.range.start);
    for control in tree.elements().filter(|element| element.is(Ns::Word, "sdt")) {
        let Some(content) = control.child(Ns::Word, "sdtContent") else { continue };
        let inner = content.inner();
        let touching = within(&sorted, inner.start..inner.end);
        if touching.is_empty() {
            continue;
        }
        let own = control.child(Ns::Word, "sdtPr");
        if let Some(why) = hindrance(tree, content, own, touching) {
            let (start, end) = (control.range().start..inner.start, inner.end..control.range().end);
            let taken = |range| Patch { range, with: String::new() };
            settled.patches.extend([taken(start), taken(end)]);
            settled.told.push(format!("{} is taken away: {why}", name(control)));
            continue;
        }
        let goes = all_goes(content, touching);
        if goes {
            let marker = |at: usize, with: String| Patch { range: at..at, with };
            let outer = [(control.range().start, inner.start), (inner.end, control.range().end)];
            for (start, end) in outer {
                let (first, last) = markup.removal();
                settled.patches.extend([marker(start, first), marker(end, last)]);
            }
        }
        for property in own.into_iter().flat_map(Element::children) {
            if let Some((with, what)) = released(property, goes) {
                settled.patches.push(Patch { range: property.range(), with });
                settled.told.push(format!("{} {what}", name(control)));
            }
        }
    }
    settled
}

/// Why a control cannot stay around these patches, if it cannot.
fn hindrance(
    tree: &Tree,
    content: Element<'_>,
    own: Option<Element<'_>>,
    touching: &[&Patch],
) -> Option<&'static str> {
    if own.is_some_and(is_plain) && touching.iter().any(|patch| brings_note(tree, patch)) {
        return Some("no note may stand in it");
    }
    let first = content.descendants().find(|inner| inner.is(Ns::Word, "p"))?;
    let changes = !within(touching, first.range()).is_empty();
    changes.then_some("LibreOffice would lose the changes in its first paragraph")
}

/// Whether a control holds words of one format and nothing else.
pub(super) fn is_plain(properties: Element<'_>) -> bool {
    const PLAIN: [&str; 4] = ["text", "date", "dropDownList", "comboBox"];
    properties.children().any(|property| property.ns() == Ns::Word && PLAIN.contains(&property.name()))
}

/// The controls around a run within its paragraph, from the innermost on.
pub(super) fn around<'t>(run: Element<'t>) -> impl Iterator<Item = Element<'t>> {
    let within = run.ancestors().take_while(|outer| !outer.is(Ns::Word, "p"));
    within.filter(|outer| outer.is(Ns::Word, "sdt"))
}

/// What a property becomes where words change in its control, and what to tell of it; none for one that may stay.
fn released(property: Element<'_>, goes: bool) -> Option<(String, &'static str)> {
    const LOCK: &str = "is unlocked: a change in it could be neither accepted nor rejected";
    const TIED: &str =
        "is untied from the part whose words it shows: they would take the place of the change";
    const PLAIN: &str = "holds formatted text now: LibreOffice would lose the changes in one for plain text";
    const PROMPT: &str = "no longer counts as empty";
    if property.name() == "dataBinding" {
        return Some((String::new(), TIED));
    }
    if property.ns() != Ns::Word {
        return None;
    }
    let lock = property.attribute(Ns::Word, "val");
    match (property.name(), lock.as_deref()) {
        ("text", _) => Some(("<w:richText/>".to_owned(), PLAIN)),
        ("showingPlcHdr", _) => Some((String::new(), PROMPT)),
        ("lock", Some("contentLocked")) => Some((String::new(), LOCK)),
        ("lock", Some("sdtContentLocked")) if !goes => {
            Some((r#"<w:lock w:val="sdtLocked"/>"#.to_owned(), LOCK))
        }
        ("lock", Some("sdtLocked" | "sdtContentLocked")) if goes => Some((String::new(), LOCK)),
        _ => None,
    }
}

/// Whether a patch puts the mark of a note where none stood.
fn brings_note(tree: &Tree, patch: &Patch) -> bool {
    const NOTE: &str = "<w:footnoteReference";
    patch.with.matches(NOTE).count() > tree.source()[patch.range.clone()].matches(NOTE).count()
}

/// Whether the patches take all words of a control and put none in their place, and its paragraphs, where it holds some.
fn all_goes(content: Element<'_>, patches: &[&Patch]) -> bool {
    let runs = runs(content);
    let goes = |run: &Element<'_>| {
        let own = within(patches, run.range());
        own.iter().any(|patch| {
            patch.range == run.range() && ["del", "moveFrom"].iter().any(|tag| is_all(patch, tag))
        })
    };
    let mut paragraphs = content.descendants().filter(|element| element.is(Ns::Word, "p"));
    let mark_goes =
        |paragraph: Element<'_>| within(patches, paragraph.inner()).iter().any(|patch| is_mark(patch));
    !runs.is_empty() && runs.iter().all(goes) && paragraphs.all(mark_goes)
}

/// Those of the patches, in order, that lie within these bytes.
fn within<'p, 's>(sorted: &'s [&'p Patch], range: Range<usize>) -> &'s [&'p Patch] {
    let start = sorted.partition_point(|patch| patch.range.start < range.start);
    let end = start + sorted[start..].partition_point(|patch| patch.range.end <= range.end);
    &sorted[start..end]
}

/// Whether a patch is nothing but one such change.
fn is_all(patch: &Patch, tag: &str) -> bool {
    let close = format!("</w:{tag}>");
    patch.with.starts_with(&format!("<w:{tag} "))
        && patch.with.ends_with(&close)
        && patch.with.matches(&close).count() == 1
}

/// Whether a patch tracks that the mark of a paragraph goes.
fn is_mark(patch: &Patch) -> bool {
    let has = |words: &str| patch.with.contains(words);
    (has("<w:del ") || has("<w:moveFrom ")) && !has("<w:r>") && !has("<w:r ")
}

/// A control as it is called in what is told.
fn name(control: Element<'_>) -> String {
    let alias = control
        .child(Ns::Word, "sdtPr")
        .and_then(|own| own.child(Ns::Word, "alias"))
        .and_then(|alias| alias.attribute(Ns::Word, "val"));
    alias.map_or_else(|| "a content control".to_owned(), |alias| format!("the content control “{alias}”"))
}
