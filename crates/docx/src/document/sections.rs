//! Headers and footers, which sections refer to.

use std::collections::BTreeSet;

use super::Running;
use super::blocks::{File, Found, Story, targets};
use super::properties::is_on;
use crate::xml::{Element, Ns, Tree};
use crate::{Package, PackageError, Target};

/// Reads the headers and footers that some page shows, each part once.
pub(super) fn read(
    package: &Package,
    main: &Tree,
    settings: Option<&Tree>,
    file: &File,
    found: &mut Found<'_>,
) -> Result<Vec<Running>, PackageError> {
    let on = |place: Element<'_>, name: &str| place.child(Ns::Word, name).is_some_and(is_on);
    let even_differs = settings.is_some_and(|settings| on(settings.root(), "evenAndOddHeaders"));
    let main_targets = targets(package, package.main_part())?;
    let mut seen = BTreeSet::new();
    let mut running = Vec::new();
    let sections = main.elements().filter(|element| {
        element.is(Ns::Word, "sectPr")
            && element.parent().is_none_or(|parent| parent.name() != "sectPrChange")
    });
    for (index, section) in sections.enumerate() {
        for reference in section.children() {
            let header = reference.is(Ns::Word, "headerReference");
            if !header && !reference.is(Ns::Word, "footerReference") {
                continue;
            }
            let kind = reference.attribute(Ns::Word, "type");
            let first = kind.as_deref() == Some("first");
            let shown = match kind.as_deref() {
                Some("first") => on(section, "titlePg"),
                Some("even") => even_differs,
                _ => true,
            };
            let id = reference.attribute(Ns::Relationship, "id").unwrap_or_default();
            let Some(Target::Part(part)) = main_targets.get(&*id).filter(|_| shown) else { continue };
            if !seen.insert(part.clone()) {
                continue;
            }
            let Some(tree) = package.tree(part)? else {
                found.missing.push(part.clone());
                continue;
            };
            found.tracked.add(&tree);
            let mut story = Story::new(file, &tree, targets(package, part)?);
            let blocks = story.read(tree.root());
            found.hidden.append(&mut story.hidden);
            running.push(Running { part: part.clone(), header, first_page: first && index == 0, blocks });
        }
    }
    Ok(running)
}
