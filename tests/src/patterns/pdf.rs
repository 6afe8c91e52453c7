//! PDFs of one operator or object, in several shapes.

/// What is repeated in the content of pages.
pub(super) const OPERATORS: [&str; 50] = [
    "(x) Tj ",
    "[(a) -250 (b)] TJ ",
    "<4142> Tj ",
    "/F1 12 Tf ",
    "/F2 9 Tf ",
    "/Fx 9 Tf ",
    "1 0 0 1 3 4 cm ",
    "q ",
    "Q ",
    "q Q ",
    "BT ET ",
    "BT (x) Tj ET ",
    "0 -12 Td ",
    "3 0 Td (x) Tj ",
    "T* ",
    "(x) ' ",
    "1 2 (x) \" ",
    "14 TL T* ",
    "1 Tc ",
    "2 Tw ",
    "90 Tz ",
    "3 Ts ",
    "3 Tr ",
    "1 0 0 1 72 700 Tm ",
    "0 1 -1 0 72 700 Tm ",
    "1 0 0.3 1 72 700 Tm ",
    "/X1 Do ",
    "/Nope Do ",
    "/G1 gs ",
    "/MC BDC ",
    "/MC BMC ",
    "EMC ",
    "0 0 m 1 1 l S ",
    "0 0 10 10 re f ",
    "BX EX ",
    "[",
    "]",
    "<<",
    ">>",
    "(",
    "\\",
    "/N ",
    "1 ",
    "-.5 ",
    "% c\n",
    "BI /W 1 /H 1 ID x EI ",
    "<< /A 1 >> ",
    "[[[1]]] ",
    "nonsense ",
    "\0",
];
pub(super) const SHAPES: usize = 10;

/// A file with one page or many whose content, or whose objects, are made of the unit.
pub(super) fn file(unit: &str, shape: usize, bytes: usize) -> Vec<u8> {
    let many = |bytes: usize| unit.repeat(bytes / unit.len() + 1);
    let page = |content: String| format!("BT /F1 12 Tf 72 700 Td {content} ET");
    let fonts =
        "<< /Font << /F1 9 0 R /F2 9 0 R >> /XObject << /X1 8 0 R >> /ExtGState << /G1 << /LW 1 >> >> >>";
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>".to_owned();
    let stream = |content: &str, extra: &str| {
        format!("<< {extra} /Length {} >>\nstream\n{content}\nendstream", content.len())
    };
    let form =
        stream("BT /F1 1 Tf (form) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>");
    let (content, extra) = match shape {
        0 => (many(bytes), String::new()),
        1 => (page(many(bytes)), String::new()),
        2 => (page(many(bytes / 2)) + &page(many(bytes / 2)), String::new()),
        3 => (page("(x) Tj ".to_owned()), many(bytes)),
        4 => (page("(x) Tj ".to_owned()), format!("/Extra [{}]", many(bytes))),
        5 => (page("(x) Tj ".to_owned()), format!("/Extra << /A {} >>", many(bytes))),
        6 => (
            page((0..bytes / (unit.len() + 20)).map(|n| format!("{} 0 Td (x) Tj {unit}", n % 7)).collect()),
            String::new(),
        ),
        7 => (
            page(
                (0..bytes / (unit.len() + 20))
                    .map(|n| format!("1 0 0 1 {} {} Tm {unit}", n % 500, n % 700))
                    .collect(),
            ),
            String::new(),
        ),
        8 => (
            page((0..bytes / (unit.len() + 14)).map(|n| format!("[({n}) {n} (a)] TJ {unit}")).collect()),
            String::new(),
        ),
        // Many pages, and many objects that no one asks for.
        _ => (page(unit.repeat(8)), "many".to_owned()),
    };
    let pages = if extra == "many" { bytes / 120 + 1 } else { 1 };
    let extra = if extra == "many" { String::new() } else { extra };
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 10 + page)).collect();
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" "))),
        (4, stream(&content, "")),
        (8, form),
        (9, font),
    ];
    for page in 0..pages {
        objects.push((
            10 + page,
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources {fonts} {extra} >>"),
        ));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &objects {
        places.push((*number, file.len()));
        file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = file.len();
    file.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in &places {
        file.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 10;
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}
