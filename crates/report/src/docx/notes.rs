//! The footnotes of a Word document, made as their marks come up.

use resdiff_engine::{Comparison, Op, Pair, Relation};
use resdiff_model::Document;

use super::block::{Block, Content, Format};
use super::tracked::{Note, Run, Status};

/// The footnotes, and how those of the two documents belong together.
pub(super) struct Notes<'d> {
    documents: Pair<&'d Document>,
    /// The new note that each old one became.
    partners: Vec<Option<usize>>,
    /// The edit scripts of notes that were reworded, by the old note.
    scripts: Vec<Vec<(Op, String)>>,
    /// Whether counting gives the mark of each note.
    counted: Pair<Vec<bool>>,
    pub made: Vec<Note>,
}

impl<'d> Notes<'d> {
    /// The notes of a single document.
    pub(super) fn alone(document: &'d Document, blocks: &[Block]) -> Self {
        let documents = Pair::new(document, document);
        let counted = counted(document, blocks);
        Self {
            documents,
            partners: (0..document.footnotes.len()).map(Some).collect(),
            scripts: vec![Vec::new(); document.footnotes.len()],
            counted: Pair::new(counted.clone(), counted),
            made: Vec::new(),
        }
    }

    /// The notes of two documents.
    pub(super) fn compared(comparison: &Comparison<'d>, blocks: Pair<&[Block]>) -> Self {
        let documents = comparison.documents;
        let (olds, news) = (&documents.old.footnotes, &documents.new.footnotes);
        let mut partners = vec![None; olds.len()];
        let mut scripts = vec![Vec::new(); olds.len()];
        let mut gone = vec![false; olds.len()];
        let mut taken = vec![false; news.len()];
        for change in &comparison.footnotes {
            if let (Some(old), Some(new)) = (change.notes.old, change.notes.new) {
                partners[old] = Some(new);
                scripts[old] = change.inline.iter().map(|step| (step.op, step.text.clone())).collect();
            }
            if let Some(old) = change.notes.old {
                gone[old] = change.relation == Relation::Removed;
            }
            if let Some(new) = change.notes.new {
                taken[new] = true;
            }
        }
        // What the comparison leaves out is the same on both sides.
        for old in 0..olds.len() {
            if partners[old].is_none() && !gone[old] {
                let same = |new: &usize| !taken[*new] && news[*new].mark == olds[old].mark;
                partners[old] = (0..news.len()).find(same);
                if let Some(new) = partners[old] {
                    taken[new] = true;
                }
            }
        }
        let counted = Pair::new(counted(documents.old, blocks.old), counted(documents.new, blocks.new));
        Self { documents, partners, scripts, counted, made: Vec::new() }
    }

    /// The note of both documents that an old and a new one are, if they are one.
    pub(super) fn same(&self, old: usize, new: usize) -> bool {
        self.partners.get(old).copied().flatten() == Some(new)
            && (self.counted.old[old] && self.counted.new[new]
                || self.documents.old.footnotes[old].mark == self.documents.new.footnotes[new].mark
                    && self.counted.old[old] == self.counted.new[new])
    }

    /// A note that is in both documents, with what changed in it.
    pub(super) fn kept(&mut self, old: usize, new: usize) -> usize {
        let (former, note) = (&self.documents.old.footnotes[old], &self.documents.new.footnotes[new]);
        let mut runs = Vec::new();
        let mut step = |op: Op, text: &str| {
            let status = match op {
                Op::Equal => Status::Kept,
                Op::Delete => Status::Deleted,
                Op::Insert => Status::Inserted,
            };
            if !text.is_empty() {
                runs.push(Run::text(status, text, Format::default()));
            }
        };
        if former.text == note.text {
            step(Op::Equal, &note.text);
        } else if self.scripts[old].is_empty() {
            step(Op::Delete, &former.text);
            step(Op::Insert, &note.text);
        } else {
            for (op, text) in &self.scripts[old] {
                step(*op, text);
            }
        }
        let mark = (!self.counted.new[new]).then(|| note.mark.clone());
        self.add(Note { of: Pair::new(Some(old), Some(new)), mark, runs })
    }

    /// A note that is in one of the documents.
    pub(super) fn lone(&mut self, status: Status, in_old: bool, note: usize) -> usize {
        let (document, counted) = if in_old {
            (self.documents.old, &self.counted.old)
        } else {
            (self.documents.new, &self.counted.new)
        };
        let mark = (!counted[note]).then(|| document.footnotes[note].mark.clone());
        // Moves do not reach into notes: what stands in them is inserted and deleted.
        let status = match status {
            Status::MovedFrom => Status::Deleted,
            Status::MovedTo => Status::Inserted,
            other => other,
        };
        let runs = vec![Run::text(status, document.footnotes[note].text.as_str(), Format::default())];
        let of = if in_old { Pair::new(Some(note), None) } else { Pair::new(None, Some(note)) };
        self.add(Note { of, mark, runs })
    }

    fn add(&mut self, note: Note) -> usize {
        self.made.push(note);
        self.made.len() - 1
    }
}

/// For each note whether it bears the number that counting the marks in reading order gives it.
fn counted(document: &Document, blocks: &[Block]) -> Vec<bool> {
    let mut counted = vec![false; document.footnotes.len()];
    let mut count = 0u32;
    let paragraphs = blocks.iter().flat_map(|block| match &block.content {
        Content::Paragraph(paragraph) => vec![paragraph],
        Content::Table(rows) => rows.iter().flatten().collect(),
    });
    for note in paragraphs.flat_map(|paragraph| &paragraph.references).filter_map(|reference| reference.note)
    {
        if document.footnotes[note].mark == (count + 1).to_string() {
            count += 1;
            counted[note] = true;
        }
    }
    counted
}
