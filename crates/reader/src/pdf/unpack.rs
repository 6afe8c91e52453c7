//! How long a stream is once it is unpacked, found without keeping it.

use std::io::{BufRead, BufReader, Read, copy};

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// The most that a byte unpacks to.
const DEFLATED: u64 = 1_032;
const LZW: u64 = 2_600;
const RUNS: u64 = 128;

/// Streams packed in one another more often than this are not measured any more: no maker of PDFs packs twice.
const MOST_LAYERS: usize = 6;

/// The length of a stream that the file says how to unpack, or what it cannot exceed; none where that is more than
/// `most` or cannot be told.
pub(super) fn length(stream: &Stream<'_>, most: u64) -> Option<u64> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let packed: Vec<&Filter> = filters
        .iter()
        .filter(|filter| !matches!(filter, Filter::Crypt | Filter::AsciiHexDecode | Filter::Ascii85Decode))
        .collect();
    let length = raw.len() as u64;
    let bound = match packed[..] {
        [] => length,
        [Filter::FlateDecode] if filters[..] == [Filter::FlateDecode] => inflated(&raw, most),
        [Filter::FlateDecode] => length * DEFLATED,
        [Filter::LzwDecode] => length * LZW,
        [Filter::RunLengthDecode] => length * RUNS,
        // Images, or packed twice.
        _ => return None,
    };
    (bound <= most).then_some(bound)
}

/// The length of deflated data, counted up to a little beyond `most`.
fn inflated(data: &[u8], most: u64) -> u64 {
    drain(&mut layer(data), most)
}

/// The greatest length that data takes on while it is unpacked, if it is deflated, once or several times.
pub(super) fn deepest(data: &[u8], most: u64) -> u64 {
    let mut deepest = 0;
    for layers in 1..=MOST_LAYERS {
        let mut reader: Box<dyn BufRead + '_> = Box::new(data);
        for _ in 0..layers {
            reader = Box::new(BufReader::new(layer(reader)));
        }
        let length = drain(&mut reader, most);
        deepest = deepest.max(length);
        if length == 0 || length > most {
            return deepest;
        }
    }
    // What goes on unfolding is no document.
    u64::MAX
}

/// One layer unpacked, with the head that deflated data has or without it, as the library takes both.
fn layer<'a>(mut packed: impl BufRead + 'a) -> Box<dyn Read + 'a> {
    let head = packed.fill_buf().unwrap_or_default();
    let has_head = matches!(head, [method, check, ..]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*check)) % 31 == 0);
    if has_head { Box::new(ZlibDecoder::new(packed)) } else { Box::new(DeflateDecoder::new(packed)) }
}

/// Counts the bytes of a reader up to its end, to damage, or to a little beyond `most`.
fn drain(reader: &mut dyn Read, most: u64) -> u64 {
    let mut counter = Counter(0);
    let mut limited = reader.take(most.saturating_add(1));
    // Damage ends the count as it ends the reading.
    copy(&mut limited, &mut counter).unwrap_or_default();
    counter.0
}

/// Counts what is written and keeps nothing.
struct Counter(u64);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::deepest;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use std::io::Write;

    fn zlib(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn layers_with_and_without_a_head_are_counted() {
        let zeros = vec![b' '; 1 << 20];
        let once = zlib(&zeros);
        assert_eq!(deepest(&once, 1 << 21), 1 << 20);
        assert_eq!(deepest(&zlib(&once), 1 << 21), 1 << 20);
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
        bare.write_all(&zeros).unwrap();
        assert_eq!(deepest(&bare.finish().unwrap(), 1 << 21), 1 << 20);
        assert_eq!(deepest(b"0 0 m 10 10 l S", 1 << 21), 0);
    }

    #[test]
    fn the_count_ends_soon_behind_the_limit() {
        let once = zlib(&vec![b' '; 1 << 22]);
        assert_eq!(deepest(&once, 1 << 10), (1 << 10) + 1);
    }
}
