//! PDFs made by hand, for the tests: objects, streams, a table of objects.

use std::fmt::Write as _;
use std::io::Write as _;

/// A stream with the entries of its dictionary, its length aside.
#[must_use]
pub fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut stream = format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
    stream.extend_from_slice(data);
    stream.extend_from_slice(b"\nendstream");
    stream
}

/// Data packed as nearly all streams are.
///
/// # Panics
///
/// Never: writing to memory does not fail.
#[must_use]
pub fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

/// A file of these objects, numbered from one; the first is the catalog. `trailer` holds more entries of the trailer.
#[must_use]
pub fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file.extend(table.bytes());
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    file
}

/// A document of one page for each content, with these fonts: the names under which contents know them, and what
/// they are.
#[must_use]
pub fn document(contents: &[String], fonts: &[(String, String)]) -> Vec<u8> {
    // The catalog, the list of pages, the fonts; then each page and its content.
    let first_page = 3 + fonts.len();
    let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", first_page + 2 * at)).collect();
    let names: String =
        (3..).zip(fonts).map(|(number, (name, _))| format!("/{name} {number} 0 R ")).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{kids}] /MediaBox [0 0 612 792] /Resources << /Font << {names} >> >> >>",
            contents.len()
        )
        .into_bytes(),
    ];
    objects.extend(fonts.iter().map(|(_, font)| font.clone().into_bytes()));
    for (at, content) in contents.iter().enumerate() {
        let page = format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", first_page + 2 * at + 1);
        objects.push(page.into_bytes());
        objects.push(stream("/Filter /FlateDecode", &deflated(content.as_bytes())));
    }
    file(&objects, "")
}

/// A text in WinAnsi as the digits of a string.
#[must_use]
pub fn hex(text: &str) -> String {
    let code = |c: char| match c {
        '“' => 0x93,
        '”' => 0x94,
        '‘' => 0x91,
        '’' => 0x92,
        '–' => 0x96,
        '—' => 0x97,
        '…' => 0x85,
        'œ' => 0x9c,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    text.chars().map(|c| format!("{:02x}", code(c))).collect()
}
