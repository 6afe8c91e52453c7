//! Layers (optional content) that are not shown.

use std::collections::HashSet;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

/// The layers of a document that are switched off.
///
/// What stands on them is on no page that a reader sees or prints: an older wording left in the file, say.
#[derive(Debug, Default)]
pub(super) struct Layers {
    hidden: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// The layers that the document's default configuration hides.
    pub(super) fn of(xref: &XRef) -> Self {
        let mut hidden = HashSet::new();
        if xref.has_optional_content_groups()
            && let Some(catalog) = xref.get::<Dict<'_>>(xref.root_id())
            && let Some(layers) = catalog.get::<Dict<'_>>(b"OCProperties")
            && let Some(config) = layers.get::<Dict<'_>>(b"D")
        {
            if config.get::<Name<'_>>(b"BaseState").is_some_and(|state| *state == *b"OFF") {
                hidden.extend(identifiers(&layers, b"OCGs"));
            }
            for shown in identifiers(&config, b"ON") {
                hidden.remove(&shown);
            }
            hidden.extend(identifiers(&config, b"OFF"));
        }
        Self { hidden }
    }

    /// Whether the layer that `owner` names under `key` is shown; what names none is.
    pub(super) fn shows(&self, owner: &Dict<'_>, key: &[u8]) -> bool {
        if self.hidden.is_empty() {
            return true;
        }
        if owner.get_ref(key).is_some_and(|group| self.hidden.contains(&group.into())) {
            return false;
        }
        // A membership: layers taken together, shown by default if any of them is.
        let Some(membership) = owner.get::<Dict<'_>>(key) else { return true };
        let mut groups = identifiers(&membership, b"OCGs").peekable();
        if groups.peek().is_none() {
            return true;
        }
        let mut shown = groups.map(|group| !self.hidden.contains(&group));
        match membership.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => shown.all(|shown| shown),
            Some(b"AnyOff") => shown.any(|shown| !shown),
            Some(b"AllOff") => shown.all(|shown| !shown),
            _ => shown.any(|shown| shown),
        }
    }
}

/// The objects that an entry refers to: one, or an array of them.
fn identifiers<'a>(dict: &Dict<'a>, key: &[u8]) -> impl Iterator<Item = ObjectIdentifier> + use<'a> {
    let many = match dict.get::<Object<'_>>(key) {
        Some(Object::Array(array)) => Some(array),
        _ => None,
    };
    let one = if many.is_none() { dict.get_ref(key) } else { None };
    let many = many.into_iter().flat_map(|array: Array<'a>| array.raw_iter());
    many.filter_map(|entry| entry.as_obj_ref()).chain(one).map(ObjectIdentifier::from)
}
