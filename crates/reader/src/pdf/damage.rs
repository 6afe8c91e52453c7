//! Whether a file is whole.
//!
//! The library mends a file that is cut short by looking for objects itself, and then reads what is left
//! without a word: half of the pages, or all of them in fonts without widths and characters.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

/// How far from the end of the file its end mark may stand; other readers look as far.
const TAIL: usize = 1024;

/// What is known to be missing from a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Damage {
    /// The file does not end as a PDF does.
    pub is_cut: bool,
    /// The list of pages itself is not in the file.
    pub lost_list: bool,
    /// Pages that the list names and that are not in the file.
    pub lost_pages: usize,
    /// The number of pages that the file says it has.
    pub pages: usize,
    /// Fonts, or parts of fonts, that a page names and that are not in the file; only counted if it is cut.
    pub lost_parts: usize,
}

/// Looks for what is missing.
pub(super) fn assess(bytes: &[u8], pdf: &Pdf) -> Damage {
    let mut damage = Damage { is_cut: is_cut(bytes), ..Damage::default() };
    let xref = pdf.xref();
    let root = xref.get::<Dict<'_>>(xref.root_id()).and_then(|catalog| catalog.get::<Dict<'_>>(b"Pages"));
    match root {
        Some(root) => {
            damage.pages = root.get::<usize>(b"Count").unwrap_or(0);
            damage.lost_pages = lost_pages(&root, xref);
        }
        None => damage.lost_list = true,
    }
    if damage.is_cut {
        // A cut file lacks its index too, so an object that is not found is not there.
        let mut known = HashSet::new();
        damage.lost_parts = pdf.pages().iter().map(|page| lost_parts(page, &mut known)).sum();
    }
    damage
}

/// Whether the end of a file is missing.
fn is_cut(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let has_mark = tail.windows(5).any(|window| window == b"%%EOF");
    !has_mark || linearized_length(bytes).is_some_and(|length| length > bytes.len())
}

/// The length that a file made for the web states at its head; such a file has an end mark near its beginning
/// too, where a cut could leave it last.
fn linearized_length(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(TAIL)];
    let find =
        |haystack: &[u8], needle: &[u8]| haystack.windows(needle.len()).position(|found| found == needle);
    let dict = &head[find(head, b"/Linearized")?..];
    let dict = &dict[..find(dict, b">>")?];
    let digits = dict[find(dict, b"/L ")? + 3..].iter().take_while(|byte| byte.is_ascii_digit());
    digits
        .take(18)
        .try_fold(0_usize, |length, digit| Some(length.checked_mul(10)? + usize::from(digit - b'0')))
}

/// The entries of the tree of pages that lead nowhere.
fn lost_pages(root: &Dict<'_>, xref: &XRef) -> usize {
    let mut lost = 0;
    let mut known: HashSet<ObjectIdentifier> = root.obj_id().into_iter().collect();
    let mut branches: Vec<_> = root.get::<Array<'_>>(b"Kids").into_iter().collect();
    while let Some(branch) = branches.pop() {
        for entry in branch.raw_iter() {
            let MaybeRef::Ref(reference) = entry else { continue };
            if !known.insert(reference.into()) {
                continue;
            }
            match xref.get::<Dict<'_>>(reference.into()) {
                None => lost += 1,
                Some(dict) if dict.get::<Name<'_>>(b"Type").is_some_and(|name| *name == *b"Pages") => {
                    branches.extend(dict.get::<Array<'_>>(b"Kids"));
                }
                Some(_) => {}
            }
        }
    }
    lost
}

/// What the fonts of a page need to be read, and whether it is in the file.
const PARTS: [&[u8]; 7] =
    [b"ToUnicode", b"Widths", b"Encoding", b"FontDescriptor", b"DescendantFonts", b"W", b"Font"];

fn lost_parts(page: &Page<'_>, known: &mut HashSet<ObjectIdentifier>) -> usize {
    let mut lost = is_lost(page.raw(), b"Resources", known);
    if let Some(resources) = page.raw().get::<Dict<'_>>(b"Resources") {
        lost += is_lost(&resources, b"Font", known) + is_lost(&resources, b"XObject", known);
    }
    let fonts = &page.resources().fonts;
    for name in fonts.keys() {
        lost += is_lost(fonts, &name, known);
        let Some(font) = fonts.get::<Dict<'_>>(&name) else { continue };
        lost += PARTS.iter().map(|key| is_lost(&font, key, known)).sum::<usize>();
        let descendants = font.get::<Array<'_>>(b"DescendantFonts");
        for inner in descendants.iter().flat_map(Array::raw_iter) {
            let inner = match inner {
                MaybeRef::Ref(reference) => page.xref().get::<Dict<'_>>(reference.into()),
                MaybeRef::NotRef(object) => object.into_dict(),
            };
            lost += match inner {
                Some(inner) => PARTS.iter().map(|key| is_lost(&inner, key, known)).sum(),
                None => 1,
            };
        }
    }
    lost
}

/// One if the entry refers to an object that is not in the file and was not counted yet.
fn is_lost(dict: &Dict<'_>, key: &[u8], known: &mut HashSet<ObjectIdentifier>) -> usize {
    match dict.get_ref(key) {
        Some(reference) if known.insert(reference.into()) => {
            usize::from(dict.get::<Object<'_>>(key).is_none())
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_cut, linearized_length};

    #[test]
    fn a_whole_file_ends_with_its_mark() {
        assert!(!is_cut(b"%PDF-1.4\nstartxref\n9\n%%EOF\n"));
        assert!(!is_cut(b"%PDF-1.4\nstartxref\n9\n%%EOF\nmail footer"));
        assert!(is_cut(b"%PDF-1.4\nstartxref\n9\n%%E"));
    }

    #[test]
    fn a_file_for_the_web_knows_its_length() {
        let file = b"%PDF-1.4\n1 0 obj <</Linearized 1/L 9000/H [5 6]>> endobj startxref 0 %%EOF";
        assert_eq!(linearized_length(file), Some(9000));
        assert!(is_cut(file));
        assert_eq!(
            linearized_length(b"<</Linearized 1/L 99999999999999999999999>>"),
            Some(999_999_999_999_999_999)
        );
        assert_eq!(linearized_length(b"/Linearized"), None);
    }
}
