//! Tables whose cells hold prose over several lines, as LibreOffice prints them: the same rows as in the Word file.
#![allow(clippy::unwrap_used)]

use resdiff_model::Document;
use resdiff_reader::read;
use resdiff_tests::soffice;

const HEADS: [&str; 4] = [
    "Objective",
    "Means by which it is to be reached",
    "Estimate for 2120 (harbour dollars)",
    "Estimate for 2121 (harbour dollars)",
];

const ROWS: [[&str; 4]; 5] = [
    [
        "Lamps that burn through every night of the year, in whatever weather",
        "Two lamps are kept in each tower, of which one burns while the other is trimmed; oil for ninety nights is stored dry",
        "12 000",
        "13 500",
    ],
    [
        "Charts that show the depth of every channel",
        "The channels are sounded each spring, and the soundings are printed before the first convoy sails",
        "4 200",
        "–",
    ],
    [
        "Pilots who know the shoals",
        "Pilots serve for two seasons under a master before they sail alone. They are examined by three masters of well-\
         ordered harbours",
        "900",
        "1 050",
    ],
    ["Shelter", "Huts", "75", "80"],
    [
        "A register of vessels, open to everyone who asks for it at the office of the harbour",
        "Entries are made within one day of arrival",
        "(310)",
        "(295)",
    ],
];

/// How a table is printed.
#[derive(Clone, Copy, Debug)]
struct Look {
    columns: usize,
    ruled: bool,
    /// Where lines stand in a cell that is higher than they are.
    align: &'static str,
    /// How many paragraphs stand before the table, so that the page ends in it.
    before: usize,
}

const LOOKS: [Look; 7] = [
    Look { columns: 4, ruled: true, align: "top", before: 0 },
    Look { columns: 4, ruled: false, align: "top", before: 0 },
    Look { columns: 4, ruled: false, align: "middle", before: 0 },
    Look { columns: 2, ruled: false, align: "top", before: 0 },
    Look { columns: 4, ruled: true, align: "top", before: 10 },
    Look { columns: 4, ruled: false, align: "top", before: 8 },
    Look { columns: 2, ruled: false, align: "top", before: 11 },
];

fn page(look: Look) -> String {
    let width = if look.columns == 4 { ["30%", "40%", "15%", "15%"] } else { ["35%", "65%", "", ""] };
    let row = |cells: &[&str; 4], of: &str| {
        let cells = cells.iter().zip(width).take(look.columns).enumerate();
        let cell = |(at, (text, width)): (usize, (&&str, &str))| {
            let side = if at > 1 { "right" } else { "left" };
            format!("<{of} width=\"{width}\" valign=\"{}\" align=\"{side}\"><p>{text}</p></{of}>", look.align)
        };
        format!("<tr>{}</tr>", cells.map(cell).collect::<String>())
    };
    let rows: String = ROWS.iter().map(|cells| row(cells, "td")).collect();
    let before: String = (0..look.before)
        .map(|at| {
            format!(
                "<p><i>Noting</i> what keeper number {at} of the lights of harbours told the Committee of her nights, of \
                 the sea and of all the birds of the coast,</p>"
            )
        })
        .collect();
    format!(
        "<html><head><meta charset=\"utf-8\"><style>@page{{size:8.5in 11in;margin:1in}} p{{font-size:10pt;margin:0 0 6pt \
         0;text-indent:0.3in}} td p,th p{{text-indent:0;margin:0;font-family:\"Liberation Serif\"}}</style></head><body>\
         <p>United Nations</p><p>A/RES/174/28</p><p>General Assembly</p><p><b>174/28. Lights of harbours</b></p>\
         <p><i>The General Assembly</i>,</p>{before}<p>1. <i>Takes note</i> of the report on the lights of harbours;</p>\
         <p>2. <i>Approves</i> the programme of work for the period 2120–2122, as follows:</p>\
         <table width=\"100%\" border=\"{}\" cellpadding=\"6\" cellspacing=\"0\"><thead>{}</thead><tbody>{rows}</tbody></table>\
         <p></p><p>3. <i>Decides</i> to return to the matter of the lights at its one hundred and seventy-fifth session, \
         under the item that bears their name.</p></body></html>",
        u8::from(look.ruled),
        row(&HEADS, "th"),
    )
}

fn rows(document: &Document) -> Vec<Vec<String>> {
    document.tables.iter().flat_map(|table| &table.rows).cloned().collect()
}

fn clauses(document: &Document) -> Vec<String> {
    document.clauses.iter().map(|clause| format!("{} {}", clause.label, clause.text)).collect()
}

/// A heading that spans all columns stands after so many rows.
const HEADINGS: [(usize, &str); 3] = [
    (0, "Works of this harbour"),
    (2, "Works that the Committee has asked for at its last session in view of the shoals"),
    (4, "Works of other harbours, for which the Committee bears no more than the costs of one season"),
];

/// The same of two lines.
const LONG_HEADING: (usize, &str) = (
    2,
    "Works that the Committee has asked for at its last session in view of the shoals, of the channels between them and of \
     all the lamps that went out in the winter",
);

/// Puts headings between the rows of a table.
fn with_headings(mut html: String, headings: &[(usize, &str)], align: &str) -> String {
    for (after, heading) in headings.iter().rev() {
        let at = html.match_indices("<tr>").nth(1 + after).unwrap().0;
        let row = format!("<tr><td colspan=\"4\" align=\"{align}\"><p><i>{heading}</i></p></td></tr>");
        html.insert_str(at, &row);
    }
    html
}

#[test]
fn a_table_goes_on_behind_headings_that_span_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let headings = [&HEADINGS[1..], &[HEADINGS[0], LONG_HEADING, HEADINGS[2]]];
    // All of it has room on one page, or the page ends in it: before and behind a heading, in one, in a row. The row of heads,
    // which the next page prints anew, is not cut.
    let whole = ["left", "center"].map(|align| ("0.4in 1in".to_owned(), 0, align));
    let cut = (6..15).flat_map(|tenths| (6..10).map(move |before| (tenths, before)));
    let cut = cut.map(|(tenths, before)| {
        (
            format!("1in {}.{}in", tenths / 10, tenths % 10),
            before,
            ["left", "center"][(tenths / 2 + before) % 2],
        )
    });
    let looks: Vec<_> = whole
        .into_iter()
        .chain(cut)
        .flat_map(|look| headings.map(|headings| (headings, look.clone())))
        .collect();
    let pages: Vec<_> = std::iter::zip(0.., &looks)
        .map(|(number, (headings, (margins, before, align)))| {
            let html = page(Look { before: *before, ..LOOKS[1] })
                .replace("margin:1in", &format!("margin:{margins}"));
            (format!("spanned-{number}"), with_headings(html, headings, align))
        })
        .collect();
    let Some(printed) = soffice::print_all(folder.path(), &pages).unwrap() else {
        return println!("skipped: no LibreOffice");
    };
    let mut cut = 0;
    for ((word, pdf), (headings, look)) in printed.into_iter().zip(&looks) {
        let what = format!("{} headings, {look:?}", headings.len());
        let (word, pdf) = (read(&word).unwrap(), read(&pdf).unwrap());
        assert_eq!(rows(&pdf), rows(&word), "{what}");
        assert_eq!(rows(&pdf).len(), 1 + ROWS.len() + headings.len(), "{what}");
        assert_eq!(pdf.tables.len(), 1, "{what}");
        assert_eq!(clauses(&pdf), clauses(&word), "{what}");
        assert!(pdf.accounting.placed() == pdf.accounting.total && pdf.unplaced.is_empty(), "{what}");
        cut += usize::from(pdf.clauses.last().unwrap().at.page > pdf.tables[0].at.page);
    }
    assert!(cut > looks.len() / 2, "{cut} tables go on over the end of a page");
}

#[test]
fn an_empty_cell_is_left_out_in_either_form() {
    let folder = tempfile::tempdir().unwrap();
    for (number, look) in LOOKS.into_iter().take(2).enumerate() {
        let html = page(look).replace("<p>Shelter</p>", "<p></p>");
        let printed = soffice::print(folder.path(), &format!("empty-{number}"), &html).unwrap();
        let Some((word, pdf)) = printed else { return println!("skipped: no LibreOffice") };
        let (word, pdf) = (read(&word).unwrap(), read(&pdf).unwrap());
        assert_eq!(rows(&word)[4], ["Huts", "75", "80"], "{look:?}");
        assert_eq!(rows(&pdf), rows(&word), "{look:?}");
    }
}

#[test]
fn cells_of_prose_are_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = 0;
    for (number, look) in LOOKS.into_iter().enumerate() {
        let printed = soffice::print(folder.path(), &format!("table-{number}"), &page(look)).unwrap();
        let Some((word, pdf)) = printed else { return println!("skipped: no LibreOffice") };
        let (word, pdf) = (read(&word).unwrap(), read(&pdf).unwrap());
        let expected: Vec<Vec<String>> = [HEADS]
            .iter()
            .chain(&ROWS)
            .map(|row| row.iter().take(look.columns).map(|cell| (*cell).to_owned()).collect())
            .collect();
        assert_eq!(rows(&word), expected, "{look:?}");
        assert_eq!(rows(&pdf), expected, "{look:?}");
        assert_eq!(pdf.tables.len(), 1, "{look:?}");
        assert_eq!(clauses(&pdf), clauses(&word), "{look:?}");
        assert!(pdf.accounting.placed() == pdf.accounting.total && pdf.unplaced.is_empty(), "{look:?}");
        pages += u32::from(pdf.clauses.last().unwrap().at.page > pdf.tables[0].at.page);
    }
    assert!(pages >= 2, "{pages} tables go on over the end of a page");
}
