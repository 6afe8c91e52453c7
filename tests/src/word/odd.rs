//! Word files with what real ones have beside plain runs, each with a later version of its text: fields, bookmarks,
//! comments, tables in tables, words from right to left, controls, boxes, changes tracked before, notes, headers.

mod draft;

use draft::{Draft, R, comment, deleted, inserted, r, table, tc};

/// A file and its next version.
pub struct Odd {
    /// What is odd in it.
    pub name: &'static str,
    /// The old version, a Word file with the oddity.
    pub old: Vec<u8>,
    /// The new version, a plain Word file.
    pub new: Vec<u8>,
}

/// Fills an old and a new version.
type Maker = fn(&mut Draft, &mut Draft);

/// All of them.
#[must_use]
pub fn all() -> Vec<Odd> {
    let makers: [(&'static str, Maker); 19] = [
        ("fields", fields),
        ("bookmarks", bookmarks),
        ("comments", comments),
        ("links", links),
        ("right to left", right_to_left),
        ("controls", controls),
        ("controls of many kinds", controls_of_many_kinds),
        ("controls for plain text", controls_for_plain_text),
        ("controls around paragraphs", controls_around_paragraphs),
        ("controls in tables", controls_in_tables),
        ("boxes", boxes),
        ("tracked before", tracked_before),
        ("notes", notes),
        ("headers", headers),
        ("running heads", running_heads),
        ("tables", tables),
        ("nested tables", nested_tables),
        ("splits and mergers", splits),
        ("moves", moves),
    ];
    let make = |(name, maker): (&'static str, Maker)| {
        let (mut old, mut new) = (Draft::resolution(), Draft::resolution());
        maker(&mut old, &mut new);
        Odd { name, old: old.finish(), new: new.finish() }
    };
    makers.into_iter().map(make).collect()
}

/// A field whose parts stand in runs of their own.
fn field(code: &str, result: &str) -> String {
    let part = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    format!(
        r#"{}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{}{}{}"#,
        part("begin"),
        part("separate"),
        r(result),
        part("end")
    )
}

fn fields(old: &mut Draft, new: &mut Draft) {
    old.p(&[
        R("Recalling "),
        R(&field("HYPERLINK \"https://docs.example.org/Ref1\"", "paragraph 2")),
        R(" of the charter of the pilots, of which all harbours took note,"),
    ]);
    new.p(&[R("Recalling paragraph 2 of the charter of the pilots, of which most harbours took note,")]);
    old.p(&[
        R("Bearing in mind "),
        R(&field("HYPERLINK \"https://docs.example.org/Ref2\"", "section four")),
        R(" of the tables of tides,"),
    ]);
    new.p(&[R("Bearing in mind section five of the tables of tides,")]);
    old.p(&[
        R("1.\tWelcomes the new lighthouse, see page "),
        R(&field("HYPERLINK \"https://docs.example.org/Ref3\"", "7")),
        R(" of the report;"),
    ]);
    new.p(&[R("1.\tWelcomes the bright new lighthouse, see page 7 of the report;")]);
    old.p(&[
        R("2.\tThanks the keepers named in "),
        R(&field("HYPERLINK \"https://docs.example.org/Ref4\"", "annex nine")),
        R(" for their patience;"),
    ]);
    old.p(&[R("3.\tDecides to meet in the autumn.")]);
    new.p(&[R("2.\tDecides to meet in the spring.")]);
}

fn bookmarks(old: &mut Draft, new: &mut Draft) {
    let start = |id: u32| format!(r#"<w:bookmarkStart w:id="{id}" w:name="place{id}"/>"#);
    let end = |id: u32| format!(r#"<w:bookmarkEnd w:id="{id}"/>"#);
    old.raw(&[&r("Recalling the "), &start(7), &r("first report"), &end(7), &r(" of the pilots,")]);
    new.p(&[R("Recalling the second report of the pilots,")]);
    old.raw(&[&r("1.\tWelcomes "), &start(8), &r("the opening of the harbour;")]);
    old.raw(&[&r("2.\tRegrets the loss"), &end(8), &r(" of the lighthouse on the northern cape;")]);
    old.p(&[R("3.\tDecides to meet again.")]);
    new.p(&[R("1.\tWelcomes the reopening of the harbour;")]);
    new.p(&[R("2.\tRegrets the long loss of the lighthouse on the northern cape;")]);
    new.p(&[R("3.\tDecides to meet again.")]);
}

fn comments(old: &mut Draft, new: &mut Draft) {
    let (start, end) = comment(old, "Is this agreed?");
    old.raw(&[&r("Recalling the "), &start, &r("agreed words"), &end, &r(" of the harbour towns,")]);
    new.p(&[R("Recalling the solemn words of the harbour towns,")]);
    let (start, end) = comment(old, "To be deleted.");
    old.raw(&[&start, &r("1.\tRequests the pilots to answer every letter of the towns;"), &end]);
    old.p(&[R("2.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet again.")]);
}

fn links(old: &mut Draft, new: &mut Draft) {
    let link = old.link("https://docs.example.org/A/RES/173/2");
    let linked = format!(r#"<w:hyperlink r:id="{link}">{}</w:hyperlink>"#, r("resolution 173/2"));
    old.raw(&[&r("Recalling its "), &linked, &r(" on harbours,")]);
    new.p(&[R("Recalling its resolution 174/9 on all harbours,")]);
    old.p(&[R("1.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet again.")]);
}

fn right_to_left(old: &mut Draft, new: &mut Draft) {
    let turned = |words: &str| {
        format!(
            r#"<w:r><w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#
        )
    };
    old.raw(&[&r("Recalling the harbour called "), &turned("ميناء الشمال"), &r(" by its people,")]);
    new.p(&[R("Recalling the old harbour called ميناء الجنوب by its people,")]);
    old.with("<w:bidi/>", &[&turned("وإذ تشير إلى المرفأ القديم،")]);
    new.p(&[R("وإذ تشير إلى المرفأ الجديد،")]);
    old.p(&[R("1.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet again in the spring.")]);
}

/// A control around runs, or around paragraphs.
fn control(inner: &str) -> String {
    format!(
        r#"<w:sdt><w:sdtPr><w:id w:val="41"/><w:richText/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"#
    )
}

fn controls(old: &mut Draft, new: &mut Draft) {
    old.raw(&[&r("Recalling the report of "), &control(&r("the third year")), &r(" of the pilots,")]);
    new.p(&[R("Recalling the report of the fourth year of the pilots,")]);
    for draft in [old, new] {
        draft.p(&[R("1.\tDecides to meet again.")]);
    }
}

/// A control with a name and these properties.
fn control_of(name: &str, properties: &str, words: &str) -> String {
    format!(
        r#"<w:sdt><w:sdtPr><w:alias w:val="{name}"/>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        r(words)
    )
}

fn controls_of_many_kinds(old: &mut Draft, new: &mut Draft) {
    let date = r#"<w:date w:fullDate="2119-05-01T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>"#;
    old.raw(&[
        &r("Noting the feast of the lighthouse on "),
        &control_of("Date", date, "1 May 2119"),
        &r(" in the harbour of the fishers,"),
    ]);
    new.p(&[R("Noting the feast of the lighthouse on 2 May 2120 in the harbour of the fishers,")]);
    let list = r#"<w:dropDownList><w:listItem w:displayText="the towns of the north" w:value="N"/><w:listItem w:displayText="the towns of the south" w:value="S"/></w:dropDownList>"#;
    old.raw(&[
        &r("1.\tWelcomes the help of "),
        &control_of("List", list, "the towns of the north"),
        &r(" for the keepers of the light;"),
    ]);
    new.p(&[R("1.\tWelcomes the help of the towns of the south for the keepers of the light;")]);
    old.raw(&[
        &r("2.\tThanks "),
        &control_of("Locked", r#"<w:lock w:val="contentLocked"/><w:richText/>"#, "the watch of the cape"),
        &r(" for its letters on the tides of spring;"),
    ]);
    new.p(&[R("2.\tThanks the watch of the bay for its letters on the tides of spring;")]);
    old.raw(&[
        &r("3.\tAsks "),
        &control_of("Both", r#"<w:lock w:val="sdtContentLocked"/><w:richText/>"#, "the oldest of the pilots"),
        &r(" to teach the boats of the fishers;"),
    ]);
    new.p(&[R("3.\tAsks the youngest of the pilots to teach the boats of the fishers;")]);
    old.raw(&[
        &r("4.\tNotes the sale of salt"),
        &control_of("Gone", r#"<w:lock w:val="sdtLocked"/><w:richText/>"#, ", the last of the year,"),
        &r(" on the market of the port;"),
    ]);
    new.p(&[R("4.\tNotes the sale of salt on the market of the port;")]);
    old.raw(&[
        &r("5.\tDecides to meet in "),
        &control_of("Edge", r#"<w:lock w:val="contentLocked"/><w:richText/>"#, "the year 2121"),
        &r("."),
    ]);
    new.p(&[R("5.\tDecides to meet in the year 2121 and each year thereafter.")]);
}

fn controls_for_plain_text(old: &mut Draft, new: &mut Draft) {
    let turned = |words: &str| format!("<w:r><w:rPr><w:i/></w:rPr><w:t>{words}</w:t></w:r>");
    old.raw(&[
        &r("Recalling the report on "),
        &control_of("Plain", "<w:showingPlcHdr/><w:text/>", "the third year"),
        &r(" of the pilots of the northern cape,"),
    ]);
    new.p(&[
        R("Recalling the report on the "),
        R(&turned("fourth")),
        R(" year of the pilots of the northern cape,"),
    ]);
    let tied =
        r#"<w:dataBinding w:xpath="/a/b" w:storeItemID="{00000000-0000-0000-0000-000000000001}"/><w:text/>"#;
    old.raw(&[
        &r("1.\tRequests a map of "),
        &control_of("Tied", tied, "all western reefs"),
        &r(" before the storms of autumn;"),
    ]);
    new.p(&[R("1.\tRequests a map of all eastern reefs before the storms of autumn;")]);
    for draft in [old, new] {
        draft.p(&[R("2.\tDecides to meet again.")]);
    }
}

/// A note that comes into a control for plain text: the old version and the new one.
#[must_use]
pub fn note_in_control() -> (Vec<u8>, Vec<u8>) {
    let (mut old, mut new) = (Draft::resolution(), Draft::resolution());
    old.raw(&[
        &r("Recalling the report on "),
        &control_of("Plain", "<w:text/>", "the third year of the pilots"),
        &r(" of the northern cape,"),
    ]);
    let note = new.note("See A/173/12, annex.");
    new.raw(&[
        &r("Recalling the report on the third year"),
        &note,
        &r(" of the pilots of the northern cape,"),
    ]);
    for draft in [&mut old, &mut new] {
        draft.p(&[R("1.\tDecides to meet again.")]);
    }
    (old.finish(), new.finish())
}

fn controls_around_paragraphs(old: &mut Draft, new: &mut Draft) {
    let paragraph = |words: &str| format!("<w:p>{}</w:p>", r(words));
    old.block(&control(&paragraph("1.\tWelcomes the opening of the harbour in the spring;")));
    new.p(&[R("1.\tWelcomes the opening of the harbour in the autumn;")]);
    let both = ["2.\tNotes the depth of the northern channel;", "3.\tNotes the width of the bridge;"];
    old.block(&control(&both.map(paragraph).concat()));
    new.p(&[R("2.\tNotes the depth of the southern channel;")]);
    new.p(&[R(both[1])]);
    let both = ["4.\tNotes the light of the western cape;", "5.\tNotes the fog of the year 2119;"];
    old.block(&control(&both.map(paragraph).concat()));
    new.p(&[R(both[0])]);
    new.p(&[R("5.\tNotes the fog and the frost of the year 2119;")]);
    old.p(&[R("6.\tDecides to meet again.")]);
    new.p(&[R("6.\tThanks the pilots of the northern cape for their watch;")]);
    new.p(&[R("7.\tDecides to meet again.")]);
}

fn controls_in_tables(old: &mut Draft, new: &mut Draft) {
    for draft in [&mut *old, &mut *new] {
        draft.p(&[R("1.\tApproves the following fees of the harbours:")]);
    }
    let within = |words: &str| {
        let cell = tc("", &[words]);
        let (start, end) = (cell.find("<w:p>").unwrap_or(0), cell.rfind("</w:tc>").unwrap_or(0));
        format!("{}{}{}", &cell[..start], control(&cell[start..end]), &cell[end..])
    };
    let row = |port: &str, fee: String| ("", [tc("", &[port]), fee]);
    let rows =
        |rows: [(&str, [String; 2]); 4]| table(&rows.each_ref().map(|(own, cells)| (*own, &cells[..])));
    old.block(&rows([
        row("Port", tc("", &["Fee"])),
        row("North", control(&tc("", &["12"]))),
        row("West", within("31")),
        row("South", within("14")),
    ]));
    new.block(&rows([
        row("Port", tc("", &["Fee"])),
        row("North", tc("", &["13"])),
        row("West", tc("", &["32"])),
        row("South", tc("", &["14"])),
    ]));
    for draft in [old, new] {
        draft.p(&[R("2.\tDecides to meet again.")]);
    }
}

fn boxes(old: &mut Draft, new: &mut Draft) {
    let content = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", r("A note in a box."));
    let drawing = format!(
        concat!(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/><wp:wrapNone/><wp:docPr id="1" name="Box"/>"#,
            r#"<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{0}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"#,
            r#"<mc:Fallback><w:pict><v:shape style="width:70pt;height:24pt"><v:textbox>{0}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
        ),
        content
    );
    old.raw(&[&r("Recalling the report "), &drawing, &r("of the pilots of the harbour,")]);
    new.p(&[R("Recalling the late report of the pilots of the old harbour,")]);
    new.p(&[R("A note in a box.")]);
    old.p(&[R("1.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet once more.")]);
}

fn tracked_before(old: &mut Draft, new: &mut Draft) {
    old.raw(&[
        &r("Recalling the "),
        &deleted(91, "old "),
        &inserted(92, "new and shining "),
        &r("report of the pilots,"),
    ]);
    new.p(&[R("Recalling the new and shining letter of the keepers,")]);
    old.with(
        r#"<w:rPr><w:ins w:id="93" w:author="Somebody"/></w:rPr>"#,
        &[&inserted(94, "Noting the letter of the harbour towns on the price of oil,")],
    );
    new.p(&[R("Noting the second letter of the harbour towns on the price of oil,")]);
    old.raw(&[
        &r("1.\tWelcomes the "),
        r#"<w:r><w:rPr><w:b/><w:rPrChange w:id="95" w:author="Somebody"><w:rPr/></w:rPrChange></w:rPr><w:t>lighthouse</w:t></w:r>"#,
        &r(" on the cape;"),
    ]);
    new.p(&[R("1.\tWelcomes the lighthouses on the cape;")]);
    old.p(&[R("2.\tDecides to meet again.")]);
    new.p(&[R("2.\tDecides to meet again.")]);
}

fn notes(old: &mut Draft, new: &mut Draft) {
    let (one, two, end) = (
        old.note("See A/173/12, annex."),
        old.note("Harbour Treaty Series, vol. 41."),
        old.endnote("Printed in spring."),
    );
    old.raw(&[
        &r("Recalling the report of the pilots"),
        &one,
        &r(" and the treaty of the towns"),
        &two,
        &r(" on tides,"),
    ]);
    old.raw(&[&r("1.\tWelcomes the lighthouse"), &end, &r(" on the cape;")]);
    old.p(&[R("2.\tDecides to meet again.")]);
    let (one, two, end) =
        (new.note("See A/174/15, annex."), new.note("A/174/99."), new.endnote("Printed in spring."));
    new.raw(&[&r("Recalling the report of the pilots"), &one, &r(" and the treaty of the towns on tides,")]);
    new.raw(&[&r("1.\tWelcomes the tall lighthouse"), &end, &r(" on the cape;")]);
    new.raw(&[&r("2.\tDecides to meet again"), &two, &r(".")]);
}

fn headers(old: &mut Draft, new: &mut Draft) {
    old.header("A/174/L.9", "The pilots of the harbour");
    new.header("A/174/L.9", "The pilots of the harbour");
    old.p(&[R("Recalling the report of the pilots,")]);
    new.p(&[R("Recalling the report of the keepers,")]);
    old.p(&[R("1.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet again.")]);
}

/// The symbol in several runs and in a table, and not as a part of another symbol.
fn running_heads(old: &mut Draft, new: &mut Draft) {
    let bold = |words: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>");
    let head = |one: &str, other: &str| {
        let words = format!("<w:p>{}{}{}</w:p>", bold(one), r(other), r("\tThe pilots of the harbour"));
        let cells = format!("{one}{other}");
        words + &table(&[("", &[tc("", &[&cells]), tc("", &["See A/174/L.9/Add.1"])])]) + "<w:p/>"
    };
    old.header_of(&head("A", "/174/L.9"));
    new.header_of(&head("A", "/175/L.12"));
    old.p(&[R("Recalling the report of the pilots,")]);
    new.p(&[R("Recalling the report of the keepers,")]);
    old.p(&[R("1.\tDecides to meet again.")]);
    new.p(&[R("1.\tDecides to meet again.")]);
}

fn tables(old: &mut Draft, new: &mut Draft) {
    for draft in [&mut *old, &mut *new] {
        draft.p(&[R("1.\tApproves the following fees of the harbours:")]);
    }
    let head = r#"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#;
    old.block(&table(&[
        (head, &[tc("", &["Port"]), tc("", &["Fee"]), tc("", &["Remarks of the pilots"])]),
        ("", &[tc("", &["North"]), tc("", &["12"]), tc("", &["Open all the year", "but closed in storms"])]),
        ("", &[tc("", &["West"]), tc("", &["31"]), tc("", &["Closed for want of pilots"])]),
        (
            "",
            &[tc(r#"<w:vMerge w:val="restart"/>"#, &["South"]), tc("", &["14"]), tc("", &["Open in summer"])],
        ),
        (
            "",
            &[
                tc("<w:vMerge/>", &[""]),
                tc("", &["15"]),
                tc("", &["Open in winter and in spring to the boats of the fishers"]),
            ],
        ),
    ]));
    new.block(&table(&[
        ("", &[tc("", &["Port"]), tc("", &["Fee"]), tc("", &["Remarks of the pilots"])]),
        (
            "",
            &[
                tc("", &["North"]),
                tc("", &["13"]),
                tc("", &["Open most of the year", "but closed in heavy storms"]),
            ],
        ),
        ("", &[tc("", &["South"]), tc("", &["14"]), tc("", &["Open in summer"])]),
        (
            "",
            &[
                tc("", &[""]),
                tc("", &["16"]),
                tc("", &["Open in winter and in spring to the boats of the fishers"]),
            ],
        ),
        ("", &[tc("", &["East"]), tc("", &["9"]), tc("", &["New and deep"])]),
    ]));
    old.p(&[R("2.\tRequests the pilots to report on the fees.")]);
    new.p(&[R("2.\tRequests the pilots to report on all fees, as follows:")]);
    new.block(&table(&[
        ("", &[tc("", &["Month"]), tc("", &["Report"])]),
        ("", &[tc("", &["March"]), tc("", &["First"])]),
    ]));
    old.p(&[R("3.\tDecides to meet again.")]);
    new.p(&[R("3.\tDecides to meet again.")]);
}

fn nested_tables(old: &mut Draft, new: &mut Draft) {
    let nested = |fee: &str, town: &str, remark: &str| {
        let inner = table(&[
            ("", &[tc("", &["Summer"]), tc("", &[fee])]),
            ("", &[tc("", &["Winter"]), tc("", &["free"])]),
        ]);
        let cell = format!("<w:tc><w:tcPr/>{inner}<w:p/></w:tc>");
        table(&[
            ("", &[tc("", &["Port"]), tc("", &["Fees"])]),
            ("", &[tc("", &[town]), cell]),
            ("", &[tc("", &["South"]), tc("", &[remark])]),
        ])
    };
    for draft in [&mut *old, &mut *new] {
        draft.p(&[R("1.\tApproves the following fees of the harbours:")]);
    }
    old.block(&nested("twelve dollars", "North", "To be settled"));
    new.block(&nested("thirteen dollars", "North and East", "To be settled soon"));
    for draft in [old, new] {
        draft.p(&[R("2.\tDecides to meet again.")]);
    }
}

fn splits(old: &mut Draft, new: &mut Draft) {
    let whole = "Requests the Secretary-General to place a secretariat at the disposal of the experts, and invites the associations of operators to take part in the consultations of the group;";
    let first = "Requests the Secretary-General to place a secretariat at the disposal of the experts;";
    let second = "Invites the associations of operators to take part in the consultations of the group;";
    let (third, fourth) = (
        "Welcomes the opening of the harbour of the north to the ships of all the towns of the coast;",
        "Also welcomes the lighting of the lighthouse on the northern cape by the keepers of the south;",
    );
    let joined = "Welcomes the opening of the harbour of the north to the ships of all the towns of the coast and the lighting of the lighthouse on the northern cape by the keepers of the south;";
    for (draft, clauses) in [
        (old, [whole, third, fourth, "Decides to meet again."]),
        (new, [first, second, joined, "Decides to meet again."]),
    ] {
        draft.p(&[R("Recalling the report of the pilots,")]);
        for clause in clauses {
            draft.numbered(clause);
        }
    }
}

fn moves(old: &mut Draft, new: &mut Draft) {
    let one = "Thanks the pilots of the harbour for the patience they showed in the fog;";
    let two = "Requests the keepers of the lighthouse to report on the state of the northern cape;";
    let three = "Decides to convene the conference of the harbour towns in the spring of every year;";
    let four = "Also decides to send the fleet of the southern coast to the market of the islands;";
    for (draft, clauses) in [(old, [one, two, three, four]), (new, [two, three, four, one])] {
        draft.p(&[R("Recalling the report of the pilots,")]);
        for (at, clause) in clauses.into_iter().enumerate() {
            draft.p(&[R(&format!("{}.\t{clause}", at + 1))]);
        }
        draft.p(&[R("5.\tEnds its work.")]);
    }
}
