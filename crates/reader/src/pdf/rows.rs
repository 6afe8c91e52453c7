//! From glyphs to rows: which glyphs stand on one line, and in what order.

use super::glyph::Glyph;

/// The glyphs of one printed line, from left to right; the first and the last are no blanks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// The baseline.
    pub y: f32,
    /// The size of its largest type.
    pub size: f32,
    /// The glyphs, blanks included.
    pub glyphs: Vec<Placed>,
}

/// A glyph in its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// The glyph.
    pub glyph: Glyph,
    /// Whether it is smaller than its line and stands higher, as a footnote mark does.
    pub raised: bool,
}

/// A stretch of glyphs drawn one after another on one baseline in one size.
#[derive(Clone, Copy, Debug)]
struct Chunk {
    start: usize,
    end: usize,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    /// Whether it holds nothing but blanks.
    is_blank: bool,
    raised: bool,
}

/// A row in the making.
#[derive(Clone, Debug)]
struct Draft {
    y: f32,
    size: f32,
    x0: f32,
    x1: f32,
    chunks: Vec<Chunk>,
}

/// Baselines closer than this share of the smaller type are one line: cells of a table and the large first
/// letter of a symbol stand a point off, while lines are never closer than the size of their type.
const SAME_LINE: f32 = 0.25;

/// How a raised mark stands to its line: type of at most this share of the line's size, at least this share of
/// that size above its baseline. Footnote marks have 0.55 to 0.7 of the size, raised type of web pages 0.83;
/// the job number at the foot of a page has 0.83 too, a hair above the page number beside it.
const MARKS: [(f32, f32); 2] = [(0.75, 0.08), (0.88, 0.2)];

/// Type is small beside its line up to this share of the line's size.
const SMALL: f32 = 0.88;

/// The greatest height of a mark over its line's baseline, as a share of the line's size: two lines are never
/// as close.
const MARK_HEIGHT: f32 = 0.75;

/// The greatest depth of a lowered digit (CO₂) under its line's baseline, as a share of the line's size.
const LOWERED: f32 = 0.35;

/// How far before its line a mark may stand, in sizes of the line: the mark of a footnote hangs in the margin.
const MARK_REACH: f32 = 2.5;

/// How many rows above or below are asked whether a mark is theirs: more never overlap on a real page, and a
/// page made to be slow must not ask all.
const NEIGHBOURS: usize = 8;

/// The rows of one sheet from top to bottom; `glyphs` in the order in which they are drawn.
pub(super) fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    let mut chunks = chunks(glyphs);
    // Mostly sorted already, which a stable sort makes use of.
    chunks.sort_by(|a, b| a.y.total_cmp(&b.y));
    let (blank, printed): (Vec<Chunk>, Vec<Chunk>) = chunks.into_iter().partition(|chunk| chunk.is_blank);

    let mut drafts = drafts(&printed);
    adopt_marks(&mut drafts);
    add_blanks(&mut drafts, &blank);
    drafts.into_iter().map(|draft| finish(draft, glyphs)).filter(|row| !row.glyphs.is_empty()).collect()
}

fn chunks(glyphs: &[Glyph]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        let is_blank = is_blank(glyph.ch);
        match chunks.last_mut() {
            // A step back of more than kerning is a new beginning.
            Some(chunk)
                if glyph.y == chunk.y
                    && glyph.size == chunk.size
                    && glyph.x0 >= chunk.x1 - 0.3 * chunk.size =>
            {
                chunk.end = at + 1;
                chunk.x1 = chunk.x1.max(glyph.x1);
                chunk.is_blank &= is_blank;
            }
            _ => chunks.push(Chunk {
                start: at,
                end: at + 1,
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                size: glyph.size,
                is_blank,
                raised: false,
            }),
        }
    }
    chunks
}

/// Chunks in order of their baselines, put together where these are nearly the same.
fn drafts(chunks: &[Chunk]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for chunk in chunks {
        match drafts.last_mut() {
            Some(draft) if chunk.y - draft.y <= SAME_LINE * chunk.size.min(draft.size) => {
                if chunk.size > draft.size {
                    // The largest type is the line; what is small may be off it.
                    (draft.y, draft.size) = (chunk.y, chunk.size);
                }
                draft.push(*chunk);
            }
            _ => drafts.push(Draft {
                y: chunk.y,
                size: chunk.size,
                x0: chunk.x0,
                x1: chunk.x1,
                chunks: vec![*chunk],
            }),
        }
    }
    drafts
}

impl Draft {
    fn push(&mut self, chunk: Chunk) {
        self.x0 = self.x0.min(chunk.x0);
        self.x1 = self.x1.max(chunk.x1);
        self.chunks.push(chunk);
    }

    /// Whether a chunk at this height is a raised mark of this line.
    fn raises(&self, chunk: &Chunk) -> bool {
        let (size, rise) = (chunk.size / self.size, (self.y - chunk.y) / self.size);
        rise <= MARK_HEIGHT && MARKS.iter().any(|(most, least)| size <= *most && rise >= *least)
    }

    /// Whether a small chunk above or below is a mark or an index of this line.
    fn owns(&self, chunk: &Chunk) -> bool {
        let is_lowered =
            chunk.size <= SMALL * self.size && (0.0..LOWERED * self.size).contains(&(chunk.y - self.y));
        (self.raises(chunk) || is_lowered)
            && chunk.x1 >= self.x0 - MARK_REACH * self.size
            && chunk.x0 <= self.x1 + 0.8 * self.size
    }
}

/// Moves raised and lowered chunks, which have a baseline of their own, to the line that they belong to.
fn adopt_marks(drafts: &mut Vec<Draft>) {
    for at in 0..drafts.len() {
        let mut kept = Vec::new();
        for mut chunk in std::mem::take(&mut drafts[at].chunks) {
            // The line below first: nearly all marks are raised.
            let below = at + 1..(at + 1 + NEIGHBOURS).min(drafts.len());
            let above = at.saturating_sub(NEIGHBOURS)..at;
            let owner = below.chain(above.rev()).find(|&other| drafts[other].owns(&chunk));
            chunk.raised = drafts[owner.unwrap_or(at)].raises(&chunk);
            match owner {
                Some(owner) => drafts[owner].push(chunk),
                None => kept.push(chunk),
            }
        }
        // Chunks that rows above have handed down to this one are not lost.
        drafts[at].chunks.extend(kept);
    }
    drafts.retain(|draft| !draft.chunks.is_empty());
}

/// Adds the chunks of mere blanks to the rows they stand in: they part words, but make no line.
fn add_blanks(drafts: &mut [Draft], blanks: &[Chunk]) {
    for blank in blanks {
        let below = drafts.partition_point(|draft| draft.y < blank.y);
        let near = [below.checked_sub(1), Some(below)];
        let distance = |at: &usize| drafts.get(*at).map_or(f32::MAX, |draft| (draft.y - blank.y).abs());
        let Some(nearest) = near.into_iter().flatten().min_by(|a, b| distance(a).total_cmp(&distance(b)))
        else {
            continue;
        };
        if let Some(draft) = drafts.get_mut(nearest)
            && (draft.y - blank.y).abs() <= 0.5 * draft.size
            && blank.x0 > draft.x0
            && blank.x0 < draft.x1
        {
            draft.chunks.push(*blank);
        }
    }
}

fn finish(mut draft: Draft, glyphs: &[Glyph]) -> Row {
    draft.chunks.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut row = Row { y: draft.y, size: draft.size, glyphs: Vec::new() };
    let mut end = f32::MIN;
    let mut overlap = false;
    for chunk in &draft.chunks {
        overlap |= chunk.x0 < end - 0.3 * chunk.size;
        end = end.max(chunk.x1);
        let stretch = glyphs.get(chunk.start..chunk.end).unwrap_or_default();
        row.glyphs.extend(stretch.iter().map(|&glyph| Placed { glyph, raised: chunk.raised }));
    }
    if overlap {
        row.glyphs.sort_by(|a, b| a.glyph.x0.total_cmp(&b.glyph.x0));
        row.glyphs.dedup_by(|next, before| is_double(&before.glyph, &next.glyph));
    }
    // Blanks of any kind at the ends are not seen, and would widen the line.
    let is_seen = |placed: &Placed| !placed.glyph.ch.is_whitespace();
    row.glyphs.truncate(row.glyphs.iter().rposition(is_seen).map_or(0, |last| last + 1));
    let first = row.glyphs.iter().position(is_seen).unwrap_or(0);
    row.glyphs.drain(..first);
    row
}

/// Whether a glyph is drawn a second time at the same place, or a hair beside it to look bold.
fn is_double(before: &Glyph, next: &Glyph) -> bool {
    let width = (before.x1 - before.x0).max(0.1 * before.size);
    before.ch == next.ch
        && next.x0 - before.x0 < 0.25 * width
        && (next.size - before.size).abs() < 0.1 * before.size
}

/// Whether a character parts words and is itself not kept: no-break and thin blanks are.
pub(super) fn is_blank(ch: char) -> bool {
    ch == ' '
}

#[cfg(test)]
mod tests {
    use super::super::type_case::{TypeCase, at};
    use super::rows;

    /// The glyphs of each row, raised ones after a `^`.
    #[track_caller]
    fn check(case: TypeCase, expected: &[&str]) {
        let rows = rows(&case.glyphs);
        let text = |row: &super::Row| -> String {
            let glyphs = row.glyphs.iter();
            glyphs
                .flat_map(|placed| [placed.raised.then_some('^'), Some(placed.glyph.ch)])
                .flatten()
                .collect()
        };
        assert_eq!(rows.iter().map(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn rows_come_from_top_to_bottom_and_left_to_right() {
        let case =
            at(50.0, 24.0).set("d").go(0.0, 12.0).set("b").go(0.0, 0.0).set("a").go(0.0, 24.0).set("c");
        check(case, &["a", "b", "cd"]);
    }

    #[test]
    fn cells_that_stand_a_point_off_are_one_row() {
        check(at(0.0, 10.0).set("a").go(80.0, 11.5).set("b").go(0.0, 22.0).set("c"), &["ab", "c"]);
    }

    #[test]
    fn a_mark_in_the_margin_belongs_to_its_note() {
        check(
            at(0.0, 100.0).raised("1").skip(0.5).set("See A/78/1.").go(3.0, 110.0).set("x"),
            &["^1See A/78/1.", "x"],
        );
    }

    #[test]
    fn a_mark_drawn_later_finds_its_hole() {
        let case = at(0.0, 0.0).set("2010,").skip(0.5).set("2013").go(25.0, 0.0).raised("1");
        check(case, &["2010,^12013"]);
    }

    #[test]
    fn a_lowered_digit_is_part_of_its_line() {
        let mut case = at(0.0, 0.0).set("CO");
        (case.size, case.y) = (6.0, 2.0);
        case = case.set("2");
        (case.size, case.y) = (10.0, 0.0);
        check(case.set(" in air").go(0.0, 12.0).set("x"), &["CO2 in air", "x"]);
    }

    #[test]
    fn small_lines_above_large_ones_are_lines() {
        let mut case = at(0.0, 0.0);
        case.size = 6.0;
        case = case.set("small print").go(0.0, 12.0);
        case.size = 10.0;
        check(case.set("large print"), &["small print", "large print"]);
    }

    #[test]
    fn type_drawn_twice_to_look_bold_is_kept_once() {
        check(at(0.0, 0.0).set("all").go(0.3, 0.0).set("all"), &["all"]);
        check(at(0.0, 0.0).set("all").go(0.0, 0.0).set("all").go(0.2, 0.4).set("all"), &["all"]);
    }

    #[test]
    fn blanks_alone_make_no_row() {
        check(at(0.0, 0.0).set("  ").go(0.0, 12.0).set("a").go(0.0, 24.0).set("\u{a0}"), &["a"]);
    }

    #[test]
    fn blanks_drawn_apart_part_words_all_the_same() {
        check(at(0.0, 0.0).set("ab").go(12.5, 0.0).set("cd").go(10.0, 0.1).set(" "), &["ab cd"]);
    }
}
