//! What every report promises: it can be written, it is sound in its own form, and nothing in it acts.

use resdiff_docx::document::{Block, Document as Word, Revisions};
use resdiff_docx::{Limits, Package};
use resdiff_engine::{Comparison, Pair, compare};
use resdiff_model::Document;
use resdiff_report::{Filter, Source, amendments, csv, docx, html, json, markdown, terminal};

use super::markup;

/// Checks reports of two documents whose files have this name.
///
/// # Panics
///
/// If one is not what it has to be.
pub fn reports(old: &Document, new: &Document, name: &str, check: fn(&Reports<'_>)) {
    let comparison = compare(old, new);
    let sources = Pair::new(Source::new(name, "text"), Source::new(name, "text"));
    check(&Reports { comparison, sources });
}

/// The reports of two documents. Each method writes one and panics if it is not what it has to be.
#[derive(Debug)]
pub struct Reports<'d> {
    comparison: Comparison<'d>,
    sources: Pair<Source>,
}

impl Reports<'_> {
    /// All of them.
    pub fn all(&self) {
        self.terminal();
        self.json();
        self.lines();
        self.html();
        self.markdown();
        self.csv();
        self.amendments();
        self.redline();
    }

    /// The report for the terminal in several widths, and the outlines of both documents.
    pub fn terminal(&self) {
        for (width, color) in [(80, false), (20, true), (120, true)] {
            let options = terminal::Options {
                width,
                color,
                hyperlinks: width == 120,
                side_by_side: width == 120,
                unfold: color,
                context: usize::from(color),
                ..terminal::Options::default()
            };
            inert(&terminal::report(&self.comparison, &self.sources, &options), color);
        }
        for document in [self.comparison.documents.old, self.comparison.documents.new] {
            let options = terminal::OutlineOptions { width: 60, color: false, full: true };
            inert(&terminal::outline(document, &self.sources.old, &options), false);
        }
    }

    /// JSON is read back as the same report, and its edits rebuild the texts.
    pub fn json(&self) {
        for document in [self.comparison.documents.old, self.comparison.documents.new] {
            let text = json::to_string(&json::parse(document, &self.sources.old));
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
        let text = json::to_string(&json::report(&self.comparison, &self.sources));
        let report: json::Report = serde_json::from_str(&text).expect("the report is read back");
        assert_eq!(json::to_string(&report), text);
        for change in &report.changes {
            let side = |clauses: &[json::Clause]| {
                clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("\n")
            };
            let rebuilt = |op: json::Op| -> String {
                let ops = change.inline.iter().filter(|step| step.op == json::Op::Equal || step.op == op);
                ops.map(|step| step.text.as_str()).collect()
            };
            assert_eq!(rebuilt(json::Op::Delete), side(&change.old));
            assert_eq!(rebuilt(json::Op::Insert), side(&change.new));
        }
    }

    /// Every line of JSON stands for itself, and there is one for each change.
    pub fn lines(&self) {
        let mut bytes = Vec::new();
        json::write_lines(&self.comparison, &self.sources, &Filter::default(), &mut bytes)
            .expect("memory takes everything");
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        assert!(text.ends_with('\n'));
        let lines: Vec<json::Line> =
            text.lines().map(|line| serde_json::from_str(line).expect("a line is read back")).collect();
        assert!(matches!(lines.first(), Some(json::Line::Head(_))));
        let changes = lines.iter().filter(|line| matches!(line, json::Line::Change(_))).count();
        assert_eq!(changes, self.comparison.changes.len());
    }

    /// The page has the tags, links and the one script of ours, whatever the documents say.
    pub fn html(&self) {
        let page = html::report(&self.comparison, &self.sources, &html::Options::default());
        let page = page.strip_prefix("<!DOCTYPE html>").expect("a page");
        let elements = markup::elements(page);
        for raw in ["script", "style"] {
            assert_eq!(elements.iter().filter(|element| element.name == raw).count(), 1, "{raw}");
        }
        for element in &elements {
            assert!(
                !["iframe", "object", "embed", "img", "base", "form"].contains(&element.name),
                "{element:?}"
            );
            for (name, value) in &element.attributes {
                assert!(!name.starts_with("on") && *name != "src", "{element:?}");
                assert!(
                    *name != "href" || value.starts_with('#') || value.starts_with("https://"),
                    "{element:?}"
                );
            }
        }
    }

    /// Markdown holds no markup but its own, as the port of GitHub's renderer shows it.
    pub fn markdown(&self) {
        let options = markdown::Options { unfold: true, context: 1, ..markdown::Options::default() };
        let report = markdown::report(&self.comparison, &self.sources, &options);
        inert(&report, false);
        const KNOWN: [&str; 24] = [
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "strong",
            "em",
            "ins",
            "del",
            "ul",
            "ol",
            "li",
            "blockquote",
            "br",
            "hr",
            "code",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
            "sup",
        ];
        for element in markup::elements(&rendered(&report)) {
            assert!(KNOWN.contains(&element.name), "{element:?}\n{report}");
            assert!(element.attributes.is_empty(), "{element:?}\n{report}");
        }
    }

    /// All rows are of one length, and no cell is a formula.
    pub fn csv(&self) {
        let mut bytes = Vec::new();
        csv::write(&self.comparison, &self.sources, &Filter::default(), &mut bytes)
            .expect("memory takes everything");
        let text = std::str::from_utf8(&bytes).expect("CSV is UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark, for Excel");
        // The reader itself refuses rows of different lengths.
        let mut rows = 0;
        for row in ::csv::Reader::from_reader(text.as_bytes()).records() {
            rows += 1;
            for cell in &row.expect("a sound row") {
                inert(cell, false);
                let starts = cell.split(['\n', ';']).map(str::trim_start);
                for start in starts {
                    assert!(!start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
                }
            }
        }
        assert!(rows >= self.comparison.changes.len());
    }

    /// Amendments are harmless text.
    pub fn amendments(&self) {
        inert(&amendments::report(&self.comparison, &self.sources), false);
    }

    /// A redline is a sound Word file: with its changes accepted it is the new document, and rejected the old one.
    pub fn redline(&self) {
        let documents = self.comparison.documents;
        let redline = docx::redline(&self.comparison, &docx::Revision::default()).expect("a redline");
        let plain = documents.map(|document| docx::document(document).expect("a Word file"));
        let sides = [(Revisions::Rejected, plain.old), (Revisions::Accepted, plain.new)];
        for (revisions, plain) in sides {
            assert_eq!(
                paragraphs(&redline, revisions),
                paragraphs(&plain, Revisions::Accepted),
                "{revisions:?}"
            );
        }
    }
}

/// Checks a redline on the old Word file: it is sound, and with its changes rejected it is the old text.
///
/// # Panics
///
/// If it is not.
pub fn inplace(file: &[u8], old: &Document, new: &Document) {
    let comparison = compare(old, new);
    let Ok(redline) =
        docx::redline_on(&comparison, file, &resdiff_docx::Limits::default(), &docx::Revision::default())
    else {
        return;
    };
    let package = sound(&redline.bytes);
    for revisions in [Revisions::Accepted, Revisions::Rejected] {
        Word::read(&package, revisions).expect("a redline is read back");
    }
}

/// The words of the paragraphs and cells of a Word file, in order.
fn paragraphs(file: &[u8], revisions: Revisions) -> Vec<String> {
    let document = Word::read(&sound(file), revisions).expect("what was written is read");
    let mut out = Vec::new();
    let mut add = |block: &Block| match block {
        Block::Paragraph(paragraph) => out.push(paragraph.text()),
        Block::Table(table) => {
            for row in &table.rows {
                out.push(row.cells.iter().map(|cell| format!("{:?}", words(cell))).collect());
            }
        }
    };
    document.body.iter().for_each(&mut add);
    out
}

fn words(blocks: &[Block]) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) => "a table".to_owned(),
    };
    blocks.iter().map(words).collect()
}

/// The package, of which all parts are well-formed.
fn sound(file: &[u8]) -> Package {
    let package = Package::open(file, &Limits::default()).expect("a package");
    let names: Vec<String> = package.parts().map(|(name, _)| name.to_owned()).collect();
    for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        assert!(package.tree(name).is_ok_and(|tree| tree.is_some()), "{name} is not well-formed");
    }
    package
}

/// What GitHub makes of a text, with all of its additions switched on.
fn rendered(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.shortcodes = true;
    options.extension.math_dollars = true;
    options.extension.alerts = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

/// Nothing in a text for the terminal acts on it, save for styles and links where they are asked for.
fn inert(text: &str, color: bool) {
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            assert!(color, "an escape without colour");
            match signs.next() {
                Some('[') => {
                    let end = signs.find(|c| !c.is_ascii_digit() && *c != ';');
                    assert_eq!(end, Some('m'), "an escape that sets no style");
                }
                // A link: OSC 8 ; ; address ST.
                Some(']') => {
                    assert!(signs.as_str().starts_with("8;;"), "an escape that is no link");
                    let end = signs.find(|c| !c.is_ascii_graphic());
                    assert_eq!(end, Some('\u{1b}'), "an address that is none");
                    assert_eq!(signs.next(), Some('\\'));
                }
                other => panic!("an escape before {other:?}"),
            }
        } else {
            let bidi =
                matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
            assert!(!bidi && (sign == '\n' || !sign.is_control()), "{sign:?} reaches the terminal");
        }
    }
}
