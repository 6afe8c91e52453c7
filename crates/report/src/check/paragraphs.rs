//! Two Word files held against each other, paragraph by paragraph and character by character.

use std::collections::{BTreeMap, BTreeSet};

use resdiff_docx::document::{Block, Content, Document as WordText, Paragraph};
use resdiff_engine::{Op, Pair, edit_script};
use resdiff_model::{Document, Language};

use super::align::{Gap, gaps, versions};
use super::places::Places;
use super::{Found, NOTE, Untracked, UntrackedKind, gathered};

/// What is not tracked: the difference between the base and the redline with its changes rejected.
pub(super) fn compare(words: Pair<&WordText>, documents: Pair<&Document>) -> Found {
    let places = documents.map(Places::of);
    let sides = Pair::new(Side::of(words.old, &places.old), Side::of(words.new, &places.new));
    let mut found = Found::default();
    for stories in [
        Pair::new(sides.old.body, sides.new.body),
        Pair::new(sides.old.hidden, sides.new.hidden),
        Pair::new(sides.old.notes, sides.new.notes),
        Pair::new(sides.old.running, sides.new.running),
    ] {
        Story { language: documents.old.language, lines: stories }.compare(&mut found);
    }
    found
}

/// The paragraphs of a file, story by story.
#[derive(Default)]
struct Side {
    body: Vec<Line>,
    hidden: Vec<Line>,
    notes: Vec<Line>,
    running: Vec<Line>,
}

/// A paragraph.
struct Line {
    /// What must be the same on both sides: where in a table or a note it stands, and its words with blanks folded.
    key: String,
    /// Its words as they stand.
    text: String,
    /// Its automatic number.
    number: String,
    place: String,
}

/// Where a paragraph stands beside the ones before it.
const CELL: char = '\u{1}';
const ROW: char = '\u{2}';
const TABLE: char = '\u{3}';
const NEXT_NOTE: char = '\u{4}';
const HEADER: char = '\u{5}';
const FOOTER: char = '\u{6}';

impl Side {
    fn of(word: &WordText, places: &Places) -> Self {
        let mut side = Self::default();
        let name = |paragraph: &Paragraph| places.of_paragraph(paragraph.ordinal);
        gather(&word.body, None, places, &name, &mut side.body);
        for note in &word.notes {
            let place = format!("note {} ({})", note.mark, places.of_paragraph(note.paragraph));
            lines(&note.blocks, NEXT_NOTE, &place, &mut side.notes);
        }
        for running in &word.running {
            let (sign, name) = if running.header { (HEADER, "header") } else { (FOOTER, "footer") };
            let place =
                if running.first_page { format!("{name} of the first page") } else { name.to_owned() };
            lines(&running.blocks, sign, &place, &mut side.running);
        }
        for hidden in &word.hidden {
            let at = hidden.paragraph.map(|ordinal| places.of_paragraph(ordinal));
            let place = format!("hidden text ({})", at.as_deref().unwrap_or("notes or headers"));
            side.hidden.push(Line::new("", hidden.text.clone(), String::new(), place));
        }
        side
    }
}

/// The paragraphs of a note, a header or a footer; the first bears a sign.
fn lines(blocks: &[Block], sign: char, place: &str, lines: &mut Vec<Line>) {
    let start = lines.len();
    let places = Places::of(&Document::default());
    gather(blocks, None, &places, &|_| place.to_owned(), lines);
    for (at, line) in lines[start..].iter_mut().enumerate() {
        if at == 0 {
            line.key.insert(0, sign);
        }
        line.place = place.to_owned();
    }
}

fn gather(
    blocks: &[Block],
    cell: Option<&str>,
    places: &Places,
    name: &dyn Fn(&Paragraph) -> String,
    lines: &mut Vec<Line>,
) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let place = cell.map_or_else(|| name(paragraph), str::to_owned);
                let number = paragraph.number.as_ref().map_or(String::new(), |number| number.text.clone());
                lines.push(Line::new("", text(paragraph), number, place));
                gather(&paragraph.boxes, cell, places, name, lines);
            }
            Block::Table(table) => {
                let first = table.rows.iter().flat_map(|row| &row.cells).flatten().find_map(first);
                let label = first.and_then(|ordinal| places.table(ordinal));
                for (row, cells) in table.rows.iter().enumerate() {
                    for (column, blocks) in cells.cells.iter().enumerate() {
                        let own = label.map(|label| format!("{label}, row {}, cell {}", row + 1, column + 1));
                        let start = lines.len();
                        gather(blocks, own.as_deref().or(cell), places, name, lines);
                        let sign = match (row, column) {
                            (0, 0) => TABLE,
                            (_, 0) => ROW,
                            _ => CELL,
                        };
                        match lines.get_mut(start) {
                            Some(line) => line.key.insert(0, sign),
                            // A cell that goes on from the one above.
                            None => lines.push(Line::new(&sign.to_string(), String::new(), String::new(), {
                                own.unwrap_or_else(|| cell.unwrap_or("a table").to_owned())
                            })),
                        }
                    }
                }
            }
        }
    }
}

fn first(block: &Block) -> Option<usize> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.ordinal),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).flatten().find_map(first),
    }
}

/// The words of a paragraph with its notes marked. Marks that are counted are not told apart: one note more would
/// change all that follow.
fn text(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    for piece in &paragraph.pieces {
        match &piece.content {
            Content::Text(words) => text.push_str(words),
            Content::Tab => text.push('\t'),
            Content::Break => text.push('\n'),
            Content::NoteMark { .. } => text.push_str(NOTE),
            Content::OwnMark => {}
        }
    }
    text
}

impl Line {
    fn new(sign: &str, text: String, number: String, place: String) -> Self {
        let key = sign.to_owned() + &text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { key, text, number, place }
    }
}

struct Story {
    language: Language,
    lines: Pair<Vec<Line>>,
}

impl Story {
    fn compare(&self, found: &mut Found) {
        let keys =
            self.lines.as_ref().map(|lines| lines.iter().map(|line| line.key.clone()).collect::<Vec<_>>());
        let gaps = gaps(Pair::new(&keys.old, &keys.new));
        let texts =
            self.lines.as_ref().map(|lines| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>());
        let texts = Pair::new(texts.old.as_slice(), texts.new.as_slice());
        let mut untracked = Vec::new();
        let end =
            Pair::new(self.lines.old.len()..self.lines.old.len(), self.lines.new.len()..self.lines.new.len());
        let (mut old, mut new) = (0, 0);
        for gap in gaps.iter().chain([&end]) {
            for (one, other) in std::iter::zip(old..gap.old.start, new..gap.new.start) {
                self.same(one, other, &mut untracked, found);
            }
            self.gap(gap, texts, &mut untracked);
            (old, new) = (gap.old.end, gap.new.end);
        }
        self.find_moves(&mut untracked);
        found.untracked.extend(gathered(untracked));
    }

    /// Paragraphs of the same words.
    fn same(&self, old: usize, new: usize, untracked: &mut Vec<Untracked>, found: &mut Found) {
        let (one, other) = (&self.lines.old[old], &self.lines.new[new]);
        found.blanks += usize::from(one.text != other.text);
        if one.number != other.number {
            untracked.push(Untracked {
                kind: UntrackedKind::Renumbered,
                places: Pair::new(Some(one.place.clone()), Some(other.place.clone())),
                texts: Pair::new(Some(one.number.clone()), Some(other.number.clone())),
                script: Vec::new(),
            });
        }
    }

    fn gap(&self, gap: &Gap, texts: Pair<&[String]>, untracked: &mut Vec<Untracked>) {
        let joined = |texts: &[String]| texts.join("\n");
        let (old, new) = (joined(&texts.old[gap.old.clone()]), joined(&texts.new[gap.new.clone()]));
        if gap.old.is_empty() && gap.new.is_empty() {
            return;
        }
        if old.split_whitespace().eq(new.split_whitespace()) {
            let place = |lines: &[Line], range: &std::ops::Range<usize>| {
                let first = lines.get(range.start).or_else(|| lines.last());
                first.map(|line| line.place.clone())
            };
            untracked.push(Untracked {
                kind: UntrackedKind::Paragraphs,
                places: Pair::new(place(&self.lines.old, &gap.old), place(&self.lines.new, &gap.new)),
                script: self.script(&old, &new),
                texts: Pair::new((!gap.old.is_empty()).then_some(old), (!gap.new.is_empty()).then_some(new)),
            });
            return;
        }
        let pairs = versions(texts, gap);
        let (mut one, mut other) = (gap.old.start, gap.new.start);
        for (old, new) in pairs.into_iter().chain([(gap.old.end, gap.new.end)]) {
            untracked.extend((one..old).map(|at| self.lone(&self.lines.old[at], true)));
            untracked.extend((other..new).map(|at| self.lone(&self.lines.new[at], false)));
            if old < gap.old.end && new < gap.new.end {
                untracked.push(self.reworded(&self.lines.old[old], &self.lines.new[new]));
            }
            (one, other) = (old + 1, new + 1);
        }
    }

    fn reworded(&self, old: &Line, new: &Line) -> Untracked {
        let same = old.text.split_whitespace().eq(new.text.split_whitespace());
        Untracked {
            kind: if same { UntrackedKind::Paragraphs } else { UntrackedKind::Reworded },
            places: Pair::new(Some(old.place.clone()), Some(new.place.clone())),
            texts: Pair::new(Some(old.text.clone()), Some(new.text.clone())),
            script: self.script(&old.text, &new.text),
        }
    }

    fn lone(&self, line: &Line, in_old: bool) -> Untracked {
        let empty = line.text.trim().is_empty();
        let (place, text) = (Some(line.place.clone()), Some(line.text.clone()));
        let op = if in_old { Op::Delete } else { Op::Insert };
        let script = if line.text.is_empty() { Vec::new() } else { vec![(op, line.text.clone())] };
        let (kind, places, texts) = if in_old {
            (UntrackedKind::Removed, Pair::new(place, None), Pair::new(text, None))
        } else {
            (UntrackedKind::Added, Pair::new(None, place), Pair::new(None, text))
        };
        let kind = if empty { UntrackedKind::Paragraphs } else { kind };
        Untracked { kind, places, texts, script }
    }

    fn script(&self, old: &str, new: &str) -> Vec<(Op, String)> {
        let script = edit_script(Pair::new(old, new), self.language);
        script.into_iter().map(|step| (step.op, step.text)).collect()
    }

    /// What is gone here and came there with the same words has moved.
    fn find_moves(&self, untracked: &mut Vec<Untracked>) {
        let mut gone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let folded = |text: &Option<String>| {
            text.as_ref().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        for (at, difference) in untracked.iter().enumerate() {
            if difference.kind == UntrackedKind::Removed
                && let Some(text) = folded(&difference.texts.old)
            {
                gone.entry(text).or_default().push(at);
            }
        }
        let mut taken = BTreeSet::new();
        for at in 0..untracked.len() {
            if untracked[at].kind == UntrackedKind::Added
                && let Some(text) = folded(&untracked[at].texts.new)
                && let Some(from) = gone.get_mut(&text).and_then(Vec::pop)
            {
                let (places, texts) = (untracked[from].places.old.clone(), untracked[from].texts.old.clone());
                let moved = &mut untracked[at];
                moved.kind = UntrackedKind::Moved;
                (moved.places.old, moved.texts.old) = (places, texts);
                moved.script = vec![(Op::Equal, text)];
                taken.insert(from);
            }
        }
        let mut at = 0;
        untracked.retain(|_| {
            at += 1;
            !taken.contains(&(at - 1))
        });
    }
}
