//! Whether the streams that the library unpacks by itself unfold to more than any file needs.
//!
//! To find the objects of a file the library unpacks the streams that hold their table and the objects, whole and
//! without a bound, before anyone can ask how long they are. So they are looked for here, in the bytes of the file,
//! and measured first.

use super::budget::Exhausted;
use super::unpack;
use crate::{Limit, Limits};

/// How far before its data the dictionary of a stream is looked for.
const LONGEST_DICTIONARY: usize = 4 << 10;

/// Looks at the streams of a file that hold objects or their table.
pub(super) fn survey(file: &[u8], limits: &Limits) -> Result<(), Exhausted> {
    let mut tables = Means::of(limits, Limit::PdfTables);
    let mut objects = Means::of(limits, Limit::PdfPacked);
    let mut searched = Means::of(limits, Limit::PdfSearch);
    searched.left = searched.left.saturating_add(4 * file.len() as u64);
    // Where the last stream ended, behind which the dictionary of the next stands; where the last word stood, and
    // how many streams are open there.
    let (mut end, mut before, mut open) = (0, 0, 0_u64);
    for at in words(file) {
        // A stream of which the length is wrong is searched for its end, each from its own beginning.
        searched.spend(open.saturating_mul((at - before) as u64))?;
        before = at;
        if file[..at].ends_with(b"end") {
            (end, open) = (at, 0);
            continue;
        }
        open += 1;
        let dict = &file[end.max(at.saturating_sub(LONGEST_DICTIONARY))..at];
        if let Some(kind) = Kind::of(dict) {
            if is_packed_otherwise(dict) {
                return Err(Exhausted::ALWAYS);
            }
            let data = &file[at + b"stream".len()..];
            let data = &data[data.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()..];
            let left = if kind == Kind::Table { &mut tables } else { &mut objects };
            left.spend(unpack::deepest(data, left.left))?;
        }
    }
    searched.spend(open.saturating_mul((file.len() - before) as u64))
}

/// What is left of a bound.
struct Means {
    limit: Limit,
    left: u64,
}

impl Means {
    fn of(limits: &Limits, limit: Limit) -> Self {
        Self { limit, left: limits.get(limit) }
    }

    fn spend(&mut self, count: u64) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(count).ok_or(Exhausted::of(self.limit))?;
        Ok(())
    }
}

/// What a stream holds, as far as its dictionary tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The table of objects.
    Table,
    /// Objects.
    Objects,
}

impl Kind {
    fn of(dict: &[u8]) -> Option<Self> {
        if holds(dict, b"/W") && holds(dict, b"/Size") {
            Some(Self::Table)
        } else if holds(dict, b"/First") || holds_spelt_letter(dict) {
            Some(Self::Objects)
        } else {
            None
        }
    }
}

/// Whether objects are packed in a way that is as old as files whose objects are not packed at all.
fn is_packed_otherwise(dict: &[u8]) -> bool {
    let is_sure = holds(dict, b"/ObjStm") || holds(dict, b"/XRef");
    is_sure
        && [&b"/LZW"[..], b"/RunLength", b"/RL", b"/ASCII", b"/AHx", b"/A85"]
            .iter()
            .any(|name| holds(dict, name))
}

/// Whether a letter of one of the names asked for is written as its number, `/#46irst`, which hides the name.
fn holds_spelt_letter(dict: &[u8]) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    dict.windows(3).filter(|window| window[0] == b'#').any(|window| {
        let value = digit(window[1]).zip(digit(window[2])).and_then(|(a, b)| u8::try_from(16 * a + b).ok());
        value.is_some_and(|value| b"FirstWSze".contains(&value))
    })
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Where the word `stream` stands, alone or at the end of `endstream`.
fn words(file: &[u8]) -> impl Iterator<Item = usize> {
    file.windows(6).enumerate().filter(|(_, window)| *window == b"stream").map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::survey;
    use crate::pdf::budget::Exhausted;
    use crate::{Limit, Limits};
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn check(dict: &str, length: usize, expected: Result<(), Exhausted>) {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&vec![b' '; length]).unwrap();
        let mut file = format!("%PDF-1.5\n1 0 obj << {dict} >> stream\r\n").into_bytes();
        file.extend(encoder.finish().unwrap());
        file.extend(b"\nendstream endobj");
        assert_eq!(survey(&file, &Limits::default()), expected, "{dict}");
    }

    #[test]
    fn streams_of_objects_are_measured_and_others_are_not() {
        let (packed, tables) = (Exhausted::of(Limit::PdfPacked), Exhausted::of(Limit::PdfTables));
        check("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", 1 << 20, Ok(()));
        check("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", 40 << 20, Err(packed));
        check("/N 1 /#46irst 5 /Filter /FlateDecode", 40 << 20, Err(packed));
        check("/Type /XRef /W [1 1 1] /Size 9 /Filter /FlateDecode", 10 << 20, Err(tables));
        check(
            "/Type /ObjStm /N 1 /First 5 /Filter [/ASCIIHexDecode /FlateDecode]",
            9,
            Err(Exhausted::ALWAYS),
        );
        check("/Subtype /Image /Name /A#20B /Filter /FlateDecode", 40 << 20, Ok(()));
    }

    #[test]
    fn many_streams_without_an_end_are_refused() {
        let one = b"1 0 obj << /Length 9 >> stream\n";
        let survey = |file: &[u8]| survey(file, &Limits::default());
        assert_eq!(survey(&one.repeat(100)), Ok(()));
        assert_eq!(survey(&one.repeat(50_000)), Err(Exhausted::of(Limit::PdfSearch)));
    }
}
