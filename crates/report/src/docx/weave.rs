//! Two versions of a paragraph, or of several in a row, woven into one with its changes tracked.

use std::ops::Range;

use resdiff_engine::{Op, Pair};

use super::block::{Format, Paragraph, Reference};
use super::notes::Notes;
use super::tracked::{Inline, Run, Status, TrackedParagraph, push};

/// One side of a weave: the paragraphs that the script speaks of, and those of them that stand in this place.
#[derive(Clone)]
pub(super) struct Strand<'b> {
    pub paragraphs: Vec<&'b Paragraph>,
    /// The others are printed elsewhere: their words are neither kept nor taken away here.
    pub here: Range<usize>,
}

/// What the script's steps become: in place, or at one of the ends of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Both,
    /// Where a paragraph moved from: what stays of it is moved away, what goes is deleted.
    From,
    /// Where it moved to.
    To,
}

/// Weaves paragraphs together along an edit script of their bodies, joined by line feeds.
///
/// `formats` says whether a change of format is tracked as well.
pub(super) fn weave(
    strands: Pair<Strand<'_>>,
    script: &[(Op, String)],
    place: Place,
    formats: bool,
    notes: &mut Notes<'_>,
) -> Vec<TrackedParagraph> {
    let Pair { old, new } = strands;
    let mut loom = Loom {
        old: Cursor::new(old),
        new: Cursor::new(new),
        place,
        formats,
        notes,
        done: Vec::new(),
        runs: Vec::new(),
    };
    loom.numbers(Op::Equal);
    for (op, text) in script {
        let mut lines = text.split('\n');
        loom.words(*op, lines.next().unwrap_or_default());
        for line in lines {
            loom.end_paragraph(*op);
            loom.words(*op, line);
        }
    }
    loom.marks(true, true);
    loom.finish(Status::Kept);
    loom.done
}

/// A paragraph that only one of the documents has.
pub(super) fn lone(
    paragraph: &Paragraph,
    status: Status,
    in_old: bool,
    notes: &mut Notes<'_>,
) -> TrackedParagraph {
    let mut runs = Vec::new();
    let mut at = 0;
    let mut marks = paragraph.references.iter().peekable();
    loop {
        while let Some(reference) = marks.next_if(|reference| reference.at <= at) {
            runs.push(lone_mark(reference, status, in_old, notes));
        }
        if at >= paragraph.text.len() {
            break;
        }
        let (format, end) = paragraph.format_at(at);
        let end = marks.peek().map_or(end, |next| end.min(next.at)).min(paragraph.text.len());
        push(&mut runs, Run::text(status, &paragraph.text[at..end], format));
        at = end;
    }
    for reference in marks {
        runs.push(lone_mark(reference, status, in_old, notes));
    }
    TrackedParagraph { style: paragraph.style, mark: status, runs, ..TrackedParagraph::default() }
}

/// The mark of a note that only one of the documents has here.
fn lone_mark(reference: &Reference, status: Status, in_old: bool, notes: &mut Notes<'_>) -> Run {
    match reference.note {
        Some(note) => {
            let content = Inline::Note(notes.lone(status, in_old, note));
            Run { status, content, format: Format::default(), former_format: None }
        }
        None => raised(status, &reference.mark),
    }
}

/// The mark of a note cited again.
fn raised(status: Status, mark: &str) -> Run {
    Run::text(status, mark, Format { raised: true, ..Format::default() })
}

struct Loom<'a, 'b, 'd> {
    old: Cursor<'b>,
    new: Cursor<'b>,
    place: Place,
    formats: bool,
    notes: &'a mut Notes<'d>,
    done: Vec<TrackedParagraph>,
    runs: Vec<Run>,
}

/// How far a strand has been woven.
struct Cursor<'b> {
    strand: Strand<'b>,
    paragraph: usize,
    byte: usize,
    reference: usize,
}

impl<'b> Cursor<'b> {
    fn new(strand: Strand<'b>) -> Self {
        Self { strand, paragraph: 0, byte: 0, reference: 0 }
    }

    fn is_here(&self) -> bool {
        self.strand.here.contains(&self.paragraph)
    }

    fn current(&self) -> Option<&'b Paragraph> {
        self.strand.paragraphs.get(self.paragraph).copied()
    }

    fn format(&self) -> (Format, usize) {
        self.current().map_or((Format::default(), usize::MAX), |paragraph| paragraph.format_at(self.byte))
    }

    /// The bytes up to where the format changes or a mark stands.
    fn reach(&self) -> usize {
        let (_, end) = self.format();
        let mark = self.current().and_then(|paragraph| paragraph.references.get(self.reference));
        let end = mark.map_or(end, |mark| if mark.at > self.byte { end.min(mark.at) } else { end });
        end.saturating_sub(self.byte).max(1)
    }

    /// The marks that stand before the next word.
    fn marks(&self) -> &'b [Reference] {
        let Some(paragraph) = self.current() else { return &[] };
        let rest = &paragraph.references[self.reference.min(paragraph.references.len())..];
        &rest[..rest.iter().take_while(|mark| mark.at <= self.byte).count()]
    }

    fn next_paragraph(&mut self) {
        self.paragraph += 1;
        (self.byte, self.reference) = (0, 0);
    }

    fn skip_number(&mut self) -> &'b str {
        let Some(paragraph) = self.current() else { return "" };
        self.byte = paragraph.number;
        &paragraph.text[..paragraph.number]
    }
}

impl Loom<'_, '_, '_> {
    fn status(&self, op: Op) -> Option<Status> {
        match (op, self.place) {
            (Op::Equal, Place::Both) => Some(Status::Kept),
            (Op::Equal, Place::From) => Some(Status::MovedFrom),
            (Op::Equal, Place::To) => Some(Status::MovedTo),
            (Op::Delete, Place::Both | Place::From) => Some(Status::Deleted),
            (Op::Insert, Place::Both | Place::To) => Some(Status::Inserted),
            (Op::Delete, Place::To) | (Op::Insert, Place::From) => None,
        }
    }

    /// The step as it is seen here, where one side of what stays may be printed elsewhere.
    fn seen(&self, op: Op) -> Option<Op> {
        let old = op != Op::Insert && self.old.is_here();
        let new = op != Op::Delete && self.new.is_here();
        match (old, new) {
            (true, true) => Some(Op::Equal),
            (true, false) => Some(Op::Delete),
            (false, true) => Some(Op::Insert),
            (false, false) => None,
        }
    }

    /// The numbers at the head of the paragraphs that a step begins.
    fn numbers(&mut self, op: Op) {
        let seen = self.seen(op);
        let old = if op == Op::Insert { "" } else { self.old.skip_number() };
        let new = if op == Op::Delete { "" } else { self.new.skip_number() };
        match seen {
            Some(Op::Equal) if old == new => self.plain(Op::Equal, new),
            Some(Op::Equal) => {
                // The tab behind two numbers stays.
                let tab = !old.is_empty() && !new.is_empty();
                let cut = |number: &str| number.trim_end_matches('\t').to_owned();
                let (old, new) = if tab { (cut(old), cut(new)) } else { (old.to_owned(), new.to_owned()) };
                self.plain(Op::Delete, &old);
                self.plain(Op::Insert, &new);
                self.plain(Op::Equal, if tab { "\t" } else { "" });
            }
            Some(Op::Delete) => self.plain(Op::Delete, old),
            Some(Op::Insert) => self.plain(Op::Insert, new),
            None => {}
        }
    }

    fn plain(&mut self, op: Op, text: &str) {
        if let Some(status) = self.status(op).filter(|_| !text.is_empty()) {
            push(&mut self.runs, Run::text(status, text, Format::default()));
        }
    }

    /// Words of one step, without a line feed.
    fn words(&mut self, op: Op, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            self.marks(op != Op::Insert, op != Op::Delete);
            let mut length = rest.len();
            if op != Op::Insert {
                length = length.min(self.old.reach());
            }
            if op != Op::Delete {
                length = length.min(self.new.reach());
            }
            while !rest.is_char_boundary(length) {
                length += 1;
            }
            let (words, after) = rest.split_at(length);
            if let Some(seen) = self.seen(op)
                && let Some(status) = self.status(seen)
            {
                let (former, format) = (self.old.format().0, self.new.format().0);
                let mut run =
                    Run::text(status, words, if seen == Op::Delete { former.clone() } else { format });
                if seen == Op::Equal {
                    if self.place == Place::From {
                        run.format = former;
                    } else if self.place == Place::Both && former != run.format {
                        run.former_format = self.formats.then_some(former);
                    }
                }
                push(&mut self.runs, run);
            }
            if op != Op::Insert {
                self.old.byte += length;
            }
            if op != Op::Delete {
                self.new.byte += length;
            }
            rest = after;
        }
    }

    /// The marks of notes before the next words of a side, or of both where they share one.
    fn marks(&mut self, of_old: bool, of_new: bool) {
        let (olds, news) = (self.old.marks(), self.new.marks());
        let shared = olds.iter().any(|old| news.iter().any(|new| self.same(old, new)));
        let olds = if of_old || shared { olds } else { &[] };
        let news = if of_new || shared { news } else { &[] };
        self.old.reference += olds.len();
        self.new.reference += news.len();
        let olds = if self.old.is_here() { olds } else { &[] };
        let mut news = if self.new.is_here() { news } else { &[] };
        for old in olds {
            let place = news.iter().position(|new| self.same(old, new)).filter(|_| self.place == Place::Both);
            let Some(place) = place else {
                self.mark(old, Op::Delete);
                continue;
            };
            for new in &news[..place] {
                self.mark(new, Op::Insert);
            }
            let run = match (old.note, news[place].note) {
                (Some(old), Some(new)) => {
                    let content = Inline::Note(self.notes.kept(old, new));
                    Run { status: Status::Kept, content, format: Format::default(), former_format: None }
                }
                _ => raised(Status::Kept, &old.mark),
            };
            self.runs.push(run);
            news = &news[place + 1..];
        }
        for new in news {
            self.mark(new, Op::Insert);
        }
    }

    fn same(&self, old: &Reference, new: &Reference) -> bool {
        match (old.note, new.note) {
            (Some(old), Some(new)) => self.notes.same(old, new),
            (None, None) => old.mark == new.mark,
            _ => false,
        }
    }

    fn mark(&mut self, reference: &Reference, op: Op) {
        if let Some(status) = self.status(op) {
            let run = lone_mark(reference, status, op == Op::Delete, self.notes);
            self.runs.push(run);
        }
    }

    /// The mark of a paragraph that a step ends.
    fn end_paragraph(&mut self, op: Op) {
        let (of_old, of_new) = (op != Op::Insert, op != Op::Delete);
        self.marks(of_old, of_new);
        let goes_on =
            |cursor: &Cursor<'_>| cursor.is_here() && cursor.strand.here.contains(&(cursor.paragraph + 1));
        let (old, new) = (of_old && goes_on(&self.old), of_new && goes_on(&self.new));
        match (old, new) {
            (true, true) => self.finish(Status::Kept),
            (true, false) => self.finish(Status::Deleted),
            (false, true) => self.finish(Status::Inserted),
            (false, false) => {}
        }
        if of_old {
            self.old.next_paragraph();
        }
        if of_new {
            self.new.next_paragraph();
        }
        self.numbers(op);
    }

    fn finish(&mut self, mark: Status) {
        let last = |cursor: &Cursor<'_>| {
            let here = &cursor.strand.here;
            let at = cursor.paragraph.clamp(here.start, here.end.max(here.start + 1) - 1);
            cursor.strand.paragraphs.get(at).map_or("Normal", |paragraph| paragraph.style)
        };
        let (old, new) = (last(&self.old), last(&self.new));
        let (style, former_style, mark) = match (mark, self.place) {
            (Status::Kept, Place::Both) => (new, (old != new).then_some(old), mark),
            (Status::Kept, Place::From) => (old, None, Status::MovedFrom),
            (Status::Kept, Place::To) => (new, None, Status::MovedTo),
            (Status::Deleted, _) => (old, None, mark),
            _ => (new, None, mark),
        };
        let runs = std::mem::take(&mut self.runs);
        self.done.push(TrackedParagraph { style, former_style, mark, runs, ..TrackedParagraph::default() });
    }
}
