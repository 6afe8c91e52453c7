//! What Word insists on in a file, and what it repairs or refuses otherwise: the order of properties, ids and authors of
//! tracked changes, ranges of moves in pairs, types and relationships of parts.
//!
//! The orders are those of the schemas of ECMA-376, part 1 (transitional): `CT_PPr`, `CT_RPr` with `CT_ParaRPr`,
//! `CT_TblPr`, `CT_TrPr`, `CT_TcPr`, `CT_SectPr`, `CT_Row`, `CT_Tc`.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_docx::xml::{Element, Ns, Tree};
use resdiff_docx::{Limits, Package, PackageError, Target};

/// What is against the rules in a Word file, part by part; empty for a sound one.
///
/// # Errors
///
/// If the package or one of its parts cannot be read at all.
pub fn faults(bytes: &[u8]) -> Result<Vec<String>, PackageError> {
    let package = Package::open(bytes, &Limits::default())?;
    let names: Vec<String> = package.parts().map(|(name, _)| name.to_owned()).collect();
    let mut faults = Vec::new();
    let mut tracked = Vec::new();
    for name in &names {
        if package.content_type(name)?.is_none() && name != "[Content_Types].xml" {
            faults.push(format!("{name}: no content type"));
        }
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let Some(tree) = package.tree(name)? else { continue };
        if name.ends_with(".rels") {
            continue;
        }
        let mut part = Part { name, faults: &mut faults };
        part.relationships(&package, &tree)?;
        if tree.root().ns() == Ns::Word {
            part.elements(&tree);
            part.moves(&tree);
            tracked.extend(ids(&tree));
        }
    }
    let mut seen = BTreeSet::new();
    faults.extend(
        tracked.iter().filter(|id| !seen.insert(*id)).map(|id| format!("two tracked changes of the id {id}")),
    );
    notes(&package, &mut faults)?;
    Ok(faults)
}

/// The ids of the tracked changes of a part.
fn ids(tree: &Tree) -> Vec<String> {
    let changes = tree.elements().filter(|element| is_change(*element));
    changes.filter_map(|change| change.attribute(Ns::Word, "id").map(|id| id.into_owned())).collect()
}

/// Whether an element tracks a change.
fn is_change(element: Element<'_>) -> bool {
    const NAMES: [&str; 9] = [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "moveFromRangeStart",
        "moveToRangeStart",
        "customXmlDelRangeStart",
    ];
    let name = element.name();
    element.ns() == Ns::Word && (NAMES.contains(&name) || name.ends_with("PrChange"))
}

/// Every reference to a note leads to one, and no two to the same.
fn notes(package: &Package, faults: &mut Vec<String>) -> Result<(), PackageError> {
    let Some(main) = package.tree(package.main_part())? else { return Ok(()) };
    for (reference, kind, relation) in [
        ("footnoteReference", "footnote", resdiff_docx::relationship::FOOTNOTES),
        ("endnoteReference", "endnote", resdiff_docx::relationship::ENDNOTES),
    ] {
        let tree = match package.related(package.main_part(), relation)? {
            Some(part) => package.tree(&part)?,
            None => None,
        };
        let ids = tree.as_ref().map(|tree| {
            let notes = tree.elements().filter(|element| element.is(Ns::Word, kind));
            notes
                .filter_map(|note| note.attribute(Ns::Word, "id").map(|id| id.into_owned()))
                .collect::<Vec<_>>()
        });
        let ids = ids.unwrap_or_default();
        if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
            faults.push(format!("two {kind}s of one id"));
        }
        let mut seen = BTreeSet::new();
        for element in main.elements().filter(|element| element.is(Ns::Word, reference)) {
            let id = element.attribute(Ns::Word, "id").unwrap_or_default().into_owned();
            if !ids.contains(&id) {
                faults.push(format!("{reference} to {id}, which is not there"));
            }
            if !seen.insert(id.clone()) {
                faults.push(format!("two of {reference} to {id}"));
            }
        }
    }
    Ok(())
}

/// Whether what a cell or a control in it holds ends as a cell must.
fn ends_with_paragraph(holder: Element<'_>) -> bool {
    match holder.children().last() {
        Some(last) if last.is(Ns::Word, "sdt") => {
            last.child(Ns::Word, "sdtContent").is_some_and(ends_with_paragraph)
        }
        last => last.is_some_and(|last| last.is(Ns::Word, "p")),
    }
}

struct Part<'f> {
    name: &'f str,
    faults: &'f mut Vec<String>,
}

impl Part<'_> {
    fn fault(&mut self, what: impl std::fmt::Display) {
        self.faults.push(format!("{}: {what}", self.name));
    }

    /// Ids of relationships lead somewhere, parts that are named are there.
    fn relationships(&mut self, package: &Package, tree: &Tree) -> Result<(), PackageError> {
        let relationships = package.relationships(self.name)?;
        for relationship in &relationships {
            if let Target::Part(part) = &relationship.target
                && package.part(part).is_none()
            {
                self.fault(format!("related to {part}, which is not there"));
            }
        }
        for element in tree.elements() {
            for attribute in ["id", "embed", "link", "pict"] {
                if let Some(id) = element.attribute(Ns::Relationship, attribute)
                    && !relationships.iter().any(|relationship| relationship.id == id)
                {
                    self.fault(format!("{} refers to {id}, which is no relationship", element.name()));
                }
            }
        }
        Ok(())
    }

    fn elements(&mut self, tree: &Tree) {
        for element in tree.elements().filter(|element| element.ns() == Ns::Word) {
            self.order(element);
            let within = |names: &[&str]| {
                let run = element.ancestors().take_while(|outer| outer.name() != "txbxContent");
                run.filter(|outer| outer.ns() == Ns::Word).any(|outer| names.contains(&outer.name()))
            };
            match element.name() {
                "t" if within(&["del"]) => self.fault("w:t in a deletion"),
                "instrText" if within(&["del"]) => self.fault("w:instrText in a deletion"),
                "delText" | "delInstrText" if !within(&["del"]) => {
                    self.fault(format!("w:{} outside of a deletion", element.name()));
                }
                "ins" | "del" | "moveFrom" | "moveTo"
                    if element.parent().is_some_and(|p| p.name() == element.name()) =>
                {
                    self.fault(format!("w:{0} in w:{0}", element.name()));
                }
                "ins" if within(&["del"]) => self.fault("w:ins in w:del"),
                "r" if element
                    .parent()
                    .is_some_and(|p| matches!(p.name(), "body" | "tc" | "tr" | "tbl" | "r")) =>
                {
                    self.fault("a run outside of a paragraph");
                }
                "p" if element.parent().is_some_and(|p| matches!(p.name(), "p" | "r" | "tr" | "tbl")) => {
                    self.fault("a paragraph where none may stand");
                }
                "tr" if element.parent().is_some_and(|p| p.name() == "tr") => self.fault("a row in a row"),
                "tc" if !ends_with_paragraph(element) => {
                    self.fault("a cell that ends with no paragraph");
                }
                _ => {}
            }
            if is_change(element) {
                for attribute in ["id", "author"] {
                    if element.attribute(Ns::Word, attribute).is_none() {
                        self.fault(format!("w:{} without w:{attribute}", element.name()));
                    }
                }
            }
            if matches!(element.name(), "t" | "delText") {
                let text = element.text();
                let kept = element.attribute(Ns::Xml, "space").is_some_and(|space| space == "preserve");
                if text.trim() != text && !kept {
                    self.fault(format!("blanks of {text:?} are not kept"));
                }
            }
        }
    }

    /// The children of an element that has an order stand in it, none of them twice.
    fn order(&mut self, element: Element<'_>) {
        let Some(order) = order(element) else { return };
        let mut last = 0;
        for child in element.children() {
            let Some(place) = order.iter().position(|name| name.split('|').any(|name| name == child.name()))
            else {
                self.fault(format!("w:{} in w:{}", child.name(), element.name()));
                continue;
            };
            let again = place + 1 == last && !MANY.contains(&child.name());
            if place + 1 < last || again {
                self.fault(format!(
                    "w:{} in w:{} stands behind what must follow it",
                    child.name(),
                    element.name()
                ));
            }
            last = last.max(place + 1);
        }
    }

    /// Every range of a move has an end, and a partner of its name.
    fn moves(&mut self, tree: &Tree) {
        let mut open: BTreeMap<String, String> = BTreeMap::new();
        let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for element in tree.elements().filter(|element| element.ns() == Ns::Word) {
            let attribute = |name| element.attribute(Ns::Word, name).unwrap_or_default().into_owned();
            match element.name() {
                kind @ ("moveFromRangeStart" | "moveToRangeStart") => {
                    names.entry(attribute("name")).or_default().push(kind);
                    open.insert(attribute("id"), kind.replace("Start", "End"));
                }
                kind @ ("moveFromRangeEnd" | "moveToRangeEnd")
                    if open.remove(&attribute("id")).as_deref() != Some(kind) =>
                {
                    self.fault(format!("w:{kind} without a start"));
                }
                _ => {}
            }
        }
        for (name, mut kinds) in names {
            kinds.sort_unstable();
            kinds.dedup();
            if kinds.len() != 2 {
                self.fault(format!("the move {name} has {kinds:?} only"));
            }
        }
        if !open.is_empty() {
            self.fault("a range of a move without an end");
        }
    }
}

/// Elements that may stand several times.
const MANY: [&str; 9] = [
    "headerReference",
    "footerReference",
    "p",
    "tbl",
    "sdt",
    "bookmarkStart",
    "bookmarkEnd",
    "tc",
    "gridCol",
];

/// The children of an element in the order of the schema. A list of its own beside that of the writer, which it checks.
fn order(element: Element<'_>) -> Option<&'static [&'static str]> {
    const PARAGRAPH: &[&str] = &[
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    ];
    const RUN: &[&str] = &[
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rStyle",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    ];
    const TABLE: &[&str] = &[
        "tblStyle",
        "tblpPr",
        "tblOverlap",
        "bidiVisual",
        "tblStyleRowBandSize",
        "tblStyleColBandSize",
        "tblW",
        "jc",
        "tblCellSpacing",
        "tblInd",
        "tblBorders",
        "shd",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
        "tblDescription",
        "tblPrChange",
    ];
    const ROW: &[&str] = &[
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden",
        "ins",
        "del",
        "trPrChange",
    ];
    const CELL: &[&str] = &[
        "cnfStyle",
        "tcW",
        "gridSpan",
        "hMerge",
        "vMerge",
        "tcBorders",
        "shd",
        "noWrap",
        "tcMar",
        "textDirection",
        "tcFitText",
        "vAlign",
        "hideMark",
        "headers",
        "cellIns|cellDel|cellMerge",
        "tcPrChange",
    ];
    const SECTION: &[&str] = &[
        "headerReference|footerReference",
        "footnotePr",
        "endnotePr",
        "type",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgBorders",
        "lnNumType",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
        "docGrid",
        "printerSettings",
        "sectPrChange",
    ];
    if element.children().any(|child| child.ns() != Ns::Word) {
        return None;
    }
    match element.name() {
        "pPr" => Some(PARAGRAPH),
        "rPr" => Some(RUN),
        "tblPr" => Some(TABLE),
        // Its properties may stand in any order and several times, the change of the row comes behind them.
        "trPr" if element.children().filter(|child| matches!(child.name(), "ins" | "del")).count() <= 2 => {
            let changes = |child: &Element<'_>| matches!(child.name(), "ins" | "del" | "trPrChange");
            element
                .children()
                .any(|child| changes(&child))
                .then_some(ROW)
                .filter(|_| element.children().filter(|child| !changes(child)).count() <= 1)
        }
        "tcPr" => Some(CELL),
        "sectPr" => Some(SECTION),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use resdiff_docx::{content_type, relationship};

    use super::*;

    fn file(body: &str) -> Vec<u8> {
        const MAIN: &str = "word/document.xml";
        let mut package = Package::new(MAIN);
        let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let xml = format!(r#"<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>"#);
        package.insert(MAIN, content_type::DOCUMENT, xml).unwrap();
        package.relate("", relationship::DOCUMENT, MAIN).unwrap();
        package.write().unwrap()
    }

    #[test]
    fn every_rule_finds_its_fault() {
        let sound = "<w:p><w:pPr><w:jc w:val=\"left\"/><w:rPr><w:ins w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr></w:p>";
        assert_eq!(faults(&file(sound)).unwrap(), Vec::<String>::new());
        for (body, fault) in [
            ("<w:p><w:pPr><w:rPr/><w:jc/></w:pPr></w:p>", "w:jc in w:pPr stands behind"),
            ("<w:p><w:r><w:rPr><w:sz/><w:i/></w:rPr></w:r></w:p>", "w:i in w:rPr stands behind"),
            ("<w:p><w:r><w:rPr><w:i/><w:i/></w:rPr></w:r></w:p>", "w:i in w:rPr stands behind"),
            ("<w:p><w:ins w:id=\"1\"><w:r/></w:ins></w:p>", "w:ins without w:author"),
            ("<w:p><w:ins w:author=\"A\"><w:r/></w:ins></w:p>", "w:ins without w:id"),
            (
                "<w:p><w:ins w:id=\"1\" w:author=\"A\"/><w:del w:id=\"1\" w:author=\"A\"/></w:p>",
                "two tracked changes of the id 1",
            ),
            (
                "<w:p><w:del w:id=\"1\" w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:del></w:p>",
                "w:t in a deletion",
            ),
            ("<w:p><w:r><w:delText>x</w:delText></w:r></w:p>", "w:delText outside of a deletion"),
            ("<w:p><w:r><w:t>x </w:t></w:r></w:p>", "blanks of \"x \" are not kept"),
            ("<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>", "footnoteReference to 3"),
            ("<w:p><w:p/></w:p>", "a paragraph where none may stand"),
            ("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "a cell that ends with no paragraph"),
            (
                "<w:moveFromRangeStart w:id=\"1\" w:author=\"A\" w:name=\"m\"/><w:moveFromRangeEnd w:id=\"1\"/>",
                "the move m has",
            ),
            (
                "<w:tbl><w:tr><w:trPr><w:ins w:id=\"1\" w:author=\"A\"/><w:cantSplit/></w:trPr></w:tr></w:tbl>",
                "w:cantSplit in w:trPr stands behind",
            ),
        ] {
            let found = faults(&file(body)).unwrap();
            assert!(found.iter().any(|found| found.contains(fault)), "{body}: {found:?}");
        }
    }
}
