//! The parts of a Word document that are the same for all: styles, settings, page and table properties.

/// How wide tables are, in twentieths of a point: as wide as the text.
pub(super) const TABLE_WIDTH: usize = 7_316;

/// A table as the official documents draw them: lines above and below the first row and at the end.
pub(super) const TABLE_PROPERTIES: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblW w:w="7316" w:type="dxa"/><w:tblInd w:w="1267" w:type="dxa"/><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/>"#,
    r#"<w:insideH w:val="single" w:sz="2" w:space="0" w:color="A6A6A6"/>"#,
    r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/>"#,
    r#"<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>"#
);

/// The footnotes that every document has: the lines between the text and its notes.
pub(super) const SEPARATORS: &str = concat!(
    r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>"#,
    r#"<w:r><w:separator/></w:r></w:p></w:footnote>"#,
    r#"<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>"#,
    r#"<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#
);

/// The end of the main part: the page, its header and its footer.
pub(super) fn section(header: &str, footer: &str) -> String {
    format!(
        concat!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="{}"/>"#,
            r#"<w:footerReference w:type="default" r:id="{}"/>"#,
            r#"<w:pgSz w:w="12240" w:h="15840"/>"#,
            r#"<w:pgMar w:top="1440" w:right="1195" w:bottom="1440" w:left="1195" w:header="720" w:footer="720" w:gutter="0"/>"#,
            r#"<w:titlePg/></w:sectPr>"#
        ),
        header, footer
    )
}

/// The head of a part whose outermost element has this name.
pub(super) fn part(name: &str) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            "\n",
            r#"<w:{} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
            r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#
        ),
        name
    )
}

/// The page number, `2/5`, at the outer edge.
pub(super) fn footer() -> String {
    let field =
        |name: &str| format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    format!(
        r#"{}<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{}<w:r><w:t>/</w:t></w:r>{}</w:p></w:ftr>"#,
        part("ftr"),
        field("PAGE"),
        field("NUMPAGES")
    )
}

/// The settings. In a redline, what is written next is tracked as well.
pub(super) fn settings(track: bool) -> String {
    format!(
        concat!(
            r#"{}{}<w:defaultTabStop w:val="475"/>"#,
            r#"<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>"#,
            r#"<w:compat><w:compatSetting w:name="compatibilityMode" "#,
            r#"w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
        ),
        part("settings"),
        if track { "<w:trackRevisions/>" } else { "" }
    )
}

/// A paragraph style: id, name, what it is based on, paragraph properties, run properties.
type Style = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The edges of the text and where its first line begins, as in the official layout.
const TEXT: &str = r#"<w:tabs><w:tab w:val="left" w:pos="2218"/></w:tabs><w:spacing w:after="120"/><w:ind w:left="1267" w:right="1267" w:firstLine="475"/><w:jc w:val="both"/>"#;
const CONTINUED: &str =
    r#"<w:spacing w:after="120"/><w:ind w:left="1267" w:right="1267"/><w:jc w:val="both"/>"#;
const HEADING: &str =
    r#"<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:ind w:left="1267" w:right="1267"/>"#;

const STYLES: [Style; 33] = [
    ("Normal", "Normal", "", "", ""),
    (
        "MastheadSymbol",
        "UN symbol",
        "Normal",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9850"/></w:tabs><w:ind w:left="1267"/>"#,
        r#"<w:sz w:val="28"/>"#,
    ),
    (
        "MastheadOrgan",
        "UN organ",
        "Normal",
        r#"<w:tabs><w:tab w:val="left" w:pos="6800"/></w:tabs><w:spacing w:before="60"/><w:ind w:left="1267"/>"#,
        "",
    ),
    (
        "MastheadDate",
        "UN distribution",
        "Normal",
        r#"<w:tabs><w:tab w:val="left" w:pos="6800"/></w:tabs><w:ind w:left="1267"/>"#,
        "",
    ),
    ("Masthead", "UN masthead", "Normal", r#"<w:ind w:right="4900"/>"#, ""),
    (
        "MastheadSession",
        "UN session",
        "Masthead",
        r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="auto"/></w:pBdr><w:spacing w:before="900"/><w:ind w:right="0"/>"#,
        "<w:b/>",
    ),
    ("MastheadCommittee", "UN committee", "Masthead", "", "<w:b/>"),
    ("MastheadItem", "UN agenda item title", "Masthead", "", "<w:b/>"),
    (
        "DraftLine",
        "UN draft line",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="360" w:after="240"/><w:ind w:left="1267" w:right="1267"/>"#,
        "<w:b/>",
    ),
    (
        "AdoptionLine",
        "UN adoption line",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="360" w:after="240"/><w:ind w:left="1267" w:right="3400"/>"#,
        r#"<w:b/><w:sz w:val="28"/>"#,
    ),
    (
        "SourceLine",
        "UN source line",
        "Normal",
        r#"<w:keepNext/><w:spacing w:after="240"/><w:ind w:left="1267" w:right="1267"/>"#,
        "",
    ),
    (
        "ResolutionTitle",
        "UN title",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="120" w:after="240"/><w:ind w:left="1267" w:right="1267"/>"#,
        r#"<w:b/><w:sz w:val="24"/>"#,
    ),
    (
        "NumberedTitle",
        "UN numbered title",
        "ResolutionTitle",
        r#"<w:tabs><w:tab w:val="left" w:pos="1267"/></w:tabs><w:ind w:left="1267" w:right="1267" w:hanging="1140"/>"#,
        "",
    ),
    (
        "OrganLine",
        "UN organ line",
        "Normal",
        r#"<w:keepNext/><w:spacing w:after="120"/><w:ind w:left="1267" w:right="1267" w:firstLine="475"/>"#,
        "<w:i/>",
    ),
    ("Preambular", "UN preambular paragraph", "Normal", TEXT, ""),
    ("Operative", "UN operative paragraph", "Normal", TEXT, ""),
    ("Subparagraph", "UN sub-paragraph", "Operative", "", ""),
    (
        "Subparagraph2",
        "UN sub-paragraph 2",
        "Operative",
        r#"<w:tabs><w:tab w:val="left" w:pos="2693"/></w:tabs><w:ind w:left="1267" w:right="1267" w:firstLine="951"/>"#,
        "",
    ),
    (
        "Subparagraph3",
        "UN sub-paragraph 3",
        "Operative",
        r#"<w:tabs><w:tab w:val="left" w:pos="3182"/></w:tabs><w:ind w:left="1267" w:right="1267" w:firstLine="1426"/>"#,
        "",
    ),
    ("Continuation", "UN paragraph, continued", "Normal", CONTINUED, ""),
    (
        "Continuation2",
        "UN sub-paragraph, continued",
        "Continuation",
        r#"<w:ind w:left="1742" w:right="1267"/>"#,
        "",
    ),
    ("Heading1", "heading 1", "Normal", HEADING, "<w:b/>"),
    ("Heading2", "heading 2", "Normal", HEADING, "<w:b/>"),
    ("Heading3", "heading 3", "Normal", HEADING, "<w:b/>"),
    (
        "Closing",
        "UN meeting",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="240"/><w:ind w:right="1267"/><w:jc w:val="right"/>"#,
        "<w:i/>",
    ),
    (
        "ClosingDate",
        "UN date of adoption",
        "Closing",
        r#"<w:keepNext w:val="0"/><w:spacing w:before="0" w:after="240"/>"#,
        "",
    ),
    (
        "AnnexName",
        "UN annex",
        "Normal",
        r#"<w:keepNext/><w:spacing w:before="480" w:after="120"/><w:ind w:left="1267" w:right="1267"/>"#,
        r#"<w:b/><w:sz w:val="28"/>"#,
    ),
    (
        "AnnexTitle",
        "UN annex title",
        "AnnexName",
        r#"<w:spacing w:before="0" w:after="240"/>"#,
        r#"<w:sz w:val="24"/>"#,
    ),
    (
        "TableText",
        "UN table",
        "Normal",
        r#"<w:spacing w:before="40" w:after="40"/>"#,
        r#"<w:sz w:val="17"/>"#,
    ),
    (
        "EndRule",
        "UN end rule",
        "Normal",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="120"/><w:ind w:left="4250" w:right="4250"/>"#,
        "",
    ),
    (
        "FootnoteText",
        "footnote text",
        "Normal",
        r#"<w:spacing w:line="210" w:lineRule="atLeast"/><w:ind w:left="1267" w:right="1267"/>"#,
        r#"<w:sz w:val="17"/>"#,
    ),
    (
        "Header",
        "header",
        "Normal",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9850"/></w:tabs><w:spacing w:after="240"/>"#,
        r#"<w:b/><w:sz w:val="17"/>"#,
    ),
    ("Footer", "footer", "Normal", r#"<w:jc w:val="right"/>"#, r#"<w:b/><w:sz w:val="17"/>"#),
];

/// The part of the styles, for a text in this language.
pub(super) fn styles(language: &str) -> String {
    let mut xml = part("styles");
    xml.push_str(&format!(
        concat!(
            r#"<w:docDefaults><w:rPrDefault><w:rPr>"#,
            r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#,
            r#"<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>"#,
            r#"<w:pPrDefault><w:pPr><w:spacing w:line="240" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>"#
        ),
        language
    ));
    for (id, name, base, paragraph, run) in STYLES {
        let default = if base.is_empty() { r#" w:default="1""# } else { "" };
        let base = if base.is_empty() { String::new() } else { format!(r#"<w:basedOn w:val="{base}"/>"#) };
        let level = match id.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok()) {
            Some(level) => format!(r#"<w:outlineLvl w:val="{}"/>"#, level - 1),
            None => String::new(),
        };
        let wrapped = |tag: &str, inner: &str| {
            if inner.is_empty() { String::new() } else { format!("<w:{tag}>{inner}</w:{tag}>") }
        };
        let custom = if name.starts_with("UN ") { r#" w:customStyle="1""# } else { "" };
        xml.push_str(&format!(
            r#"<w:style w:type="paragraph"{default}{custom} w:styleId="{id}"><w:name w:val="{name}"/>{base}<w:qFormat/>{}{}</w:style>"#,
            wrapped("pPr", &format!("{paragraph}{level}")),
            wrapped("rPr", run)
        ));
    }
    xml.push_str(concat!(
        r#"<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>"#,
        r#"<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#,
        r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>"#,
        r#"<w:rPr><w:color w:val="0000FF"/></w:rPr></w:style></w:styles>"#
    ));
    xml
}
