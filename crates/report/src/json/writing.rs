//! JSON as `serde_json` prints it, in fewer pieces.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Two blanks a level, each line begun in one piece: the formatter of the library writes level by level, which is a
/// quarter of the work of writing a report.
#[derive(Default)]
pub(super) struct Indented {
    level: usize,
    has_value: bool,
}

/// How a line begins: behind a comma, but for the first, and so many levels deep.
const LINE: &[u8; 2 + WIDTH] = b",\n                                ";
const WIDTH: usize = 32;

impl Indented {
    fn begin_line<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let blanks = 2 * self.level;
        writer.write_all(&LINE[usize::from(first)..2 + blanks.min(WIDTH)])?;
        (WIDTH..blanks).try_for_each(|_| writer.write_all(b" "))
    }

    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level -= 1;
        if self.has_value {
            self.begin_line(writer, true)?;
        }
        writer.write_all(bracket)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_line(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.begin_line(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// Where JSON is written to: most of its pieces are a single sign, for which the way of a slice is long.
#[derive(Default)]
pub(super) struct Bytes(pub Vec<u8>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::json::to_string;

    #[test]
    fn as_the_library_prints_it() {
        let deep = (0..40).fold(json!([{"end": []}, 1]), |inner, level| match level % 2 {
            0 => json!([inner, {}]),
            _ => json!({"inner": inner, "text": "“a”\n"}),
        });
        for value in [deep, Value::Null, json!([]), json!([[], {}, [[]]]), json!({"a": {"b": [1, 2]}})] {
            assert_eq!(to_string(&value), serde_json::to_string_pretty(&value).unwrap() + "\n");
        }
    }
}
