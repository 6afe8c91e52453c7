//! The page as markup: its structure, and that no document can act in it. How it behaves is tested in a browser, see
//! `tests/browser`.

use resdiff_engine::Comparison;
use resdiff_report::{Filter, html};

use crate::specimen;

fn page(comparison: &Comparison<'_>, options: &html::Options) -> String {
    html::report(comparison, &specimen::sources(), options)
}

/// The markup without style and script, an element of the structure a line.
fn structure(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    let mut text = format!("{head}{body}");
    for element in [
        "meta", "title", "body", "header", "div", "nav", "main", "section", "article", "footer", "table",
        "tr", "details", "summary", "h1", "h2", "h3", "p", "ul", "li",
    ] {
        for end in [" ", ">"] {
            text = text.replace(&format!("<{element}{end}"), &format!("\n<{element}{end}"));
        }
    }
    // Hashes of the page's own style and script change with every touch of them.
    let parts: Vec<&str> = text.split("'sha256-").collect();
    let mut out = parts[0].to_owned();
    for part in &parts[1..] {
        out.push_str(&format!("'sha256-…{}", &part[part.find('\'').unwrap()..]));
    }
    out
}

#[test]
fn the_structure_of_the_page() {
    let documents = specimen::documents();
    insta::assert_snapshot!(structure(&page(&specimen::comparison(&documents), &html::Options::default())));
}

#[test]
fn only_what_is_asked_for_and_a_count_of_the_rest() {
    let documents = specimen::documents();
    let filter = Filter::new(["added", "stale"].map(|word| word.parse().unwrap()));
    let page = page(&specimen::comparison(&documents), &html::Options { filter });
    assert!(page.contains(" id=PP4 "), "added");
    assert!(!page.contains(" id=OP7 "), "moved");
    assert!(page.contains(" id=OP9 "), "stale");
    let note = page.split(" id=not-shown>").nth(1).unwrap().split("</p>").next().unwrap();
    insta::assert_snapshot!(note);
}

#[test]
fn every_name_of_a_place_is_there_once_and_every_link_has_its_place() {
    let documents = specimen::documents();
    let page = page(&specimen::comparison(&documents), &html::Options::default());
    let values = |attribute: &str| -> Vec<String> {
        let ends = |c: char| c == ' ' || c == '>';
        page.split(attribute).skip(1).map(|rest| rest.split(ends).next().unwrap().to_owned()).collect()
    };
    let places = values(" id=");
    assert!(places.len() > 20 && places.contains(&"OP1(a)".to_owned()), "{places:?}");
    for (number, place) in places.iter().enumerate() {
        assert!(!places[..number].contains(place), "{place} twice");
    }
    for link in values(" href=#") {
        assert!(places.contains(&link), "no place for {link}");
    }
}

#[test]
fn nothing_in_a_document_can_act_in_the_page() {
    let mut documents = specimen::documents();
    let evil = "</title></style></script><script>alert(1)</script>\"' onload=\u{202e}\u{0}&lt;";
    for document in [&mut documents.old, &mut documents.new] {
        for clause in &mut document.clauses {
            clause.text.push_str(evil);
        }
        document.masthead.title = Some(evil.into());
        document.masthead.symbol = Some(evil.into());
        document.masthead.source_line = Some(evil.into());
        for note in &mut document.footnotes {
            note.text = evil.into();
            note.mark = evil.into();
        }
        document.tables[0].rows[1][0] = evil.into();
        document.annexes[0].title = evil.into();
        document.headings[0].text = evil.into();
        for warning in &mut document.warnings {
            warning.message = evil.into();
        }
    }
    let comparison = specimen::comparison(&documents);
    let mut sources = specimen::sources();
    sources.new.name = evil.into();
    let page = html::report(&comparison, &sources, &html::Options::default());
    assert_eq!(page.matches("<script>").count(), 1, "the page's own");
    assert_eq!(page.matches("</script>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    assert_eq!(page.matches("</title>").count(), 1);
    assert_eq!(page.find(['\u{202e}', '\u{0}']), None);
    assert!(
        page.contains(
            "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;' onload=\\u{202e}␀&amp;lt;"
        )
    );
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    let documents = specimen::documents();
    let page = page(&specimen::comparison(&documents), &html::Options::default());
    for way in [" src=", "@import", "url(", "<link", "<base", "fetch(", "XMLHttpRequest", "innerHTML"] {
        assert!(!page.contains(way), "{way}");
    }
    let addresses = page.matches("https://").count() + page.matches("http://").count();
    let links = page.matches("href=https://undocs.org/").count();
    // The name of the markup of drawings is an address that no one fetches.
    assert_eq!(addresses, links + page.matches("\"http://www.w3.org/2000/svg\"").count());
}
