//! The text of a resolution: what each paragraph is, and its name.

mod apart;
mod heads;
mod places;
mod report;
mod stretches;

use std::collections::BTreeSet;

use resdiff_model::{
    Clause, ClauseKind, Document, FootnoteMark, Label, Lexicon, Marker, Stem, Table, Unplaced,
};

use self::heads::Shown;
use self::report::Report;
use self::stretches::Stretch;
use super::joining::Built;
use super::numbering::Levels;
use super::paragraph::Paragraph;
use super::signs::{adopts_text, annex_name, organ_length};
use super::{labels, lead};

/// Turns the paragraphs after the masthead into clauses, headings, tables and annexes of the document.
pub(super) fn read(paragraphs: Vec<Paragraph>, in_report: bool, lexicon: &Lexicon, document: &mut Document) {
    let bold = paragraphs.iter().filter(|paragraph| paragraph.bold).count();
    let mut body = Body {
        lexicon,
        report: in_report.then(|| Report::after(&document.masthead, lexicon)),
        stretch: Stretch::default(),
        in_list: false,
        is_plain: bold * 2 < paragraphs.len(),
        document,
        zone: Zone::Preamble,
        part: None,
        draft: None,
        first_draft: None,
        draft_from: (0, 0),
        first_part: None,
        parts: BTreeSet::new(),
        parts_of: 0,
        preambular: 0,
        operative: 0,
        unnumbered: 0,
        levels: Levels::default(),
        sections: Vec::new(),
        section: None,
        waiting: 0,
        shown: Vec::new(),
        tables: Vec::new(),
        title_open: false,
        vote_open: false,
        article: None,
    };
    let stretches = stretches::find(&paragraphs, in_report, lexicon);
    let mut lists = heads::lists(&paragraphs, lexicon).into_iter();
    // For each paragraph the marker that comes next.
    let mut markers: Vec<Option<Marker>> = Vec::with_capacity(paragraphs.len());
    let mut next = None;
    for paragraph in paragraphs.iter().rev() {
        markers.push(next.clone());
        next = Marker::split(&paragraph.built.text).map(|(marker, _)| marker).or(next);
    }
    for ((paragraph, next), stretch) in paragraphs.into_iter().zip(markers.into_iter().rev()).zip(stretches) {
        body.stretch = stretch;
        body.in_list = lists.next().unwrap_or_default();
        body.paragraph(paragraph, next.as_ref());
    }
    let Body { sections, shown, tables, document, .. } = body;
    labels::finish(document, &sections);
    heads::finish(document, shown);
    for (table, clause) in document.tables.iter_mut().zip(tables) {
        table.after = clause.map(|clause| document.clauses[clause].label.clone());
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Zone {
    Preamble,
    Operative,
    Closed,
    Annex(String),
    /// What a report tells between and after its drafts.
    Report,
}

struct Body<'d> {
    lexicon: &'d Lexicon,
    /// Where the document is a report with drafts in it.
    report: Option<Report>,
    /// How the paragraphs around this one are counted.
    stretch: Stretch,
    /// This paragraph stands in a list of names.
    in_list: bool,
    /// Most paragraphs are not bold.
    is_plain: bool,
    document: &'d mut Document,
    zone: Zone,
    part: Option<String>,
    /// The draft of a report that is being read; the first has no name in the labels unless there is a second.
    draft: Option<String>,
    first_draft: Option<String>,
    /// How many clauses and annexes stand before it.
    draft_from: (usize, usize),
    /// What a heading calls the first part.
    first_part: Option<String>,
    /// The scopes of the first so many clauses: those of all parts before this one, and of their annexes.
    parts: BTreeSet<String>,
    parts_of: usize,
    preambular: u32,
    operative: u32,
    /// Unnumbered paragraphs of the annex so far.
    unnumbered: u32,
    levels: Levels,
    /// The section each clause stands in, for the case that numbers restart.
    sections: Vec<Option<String>>,
    section: Option<String>,
    /// Headings at the end of `document.headings` that no clause follows yet.
    waiting: usize,
    /// What is to be known of every heading once all are read.
    shown: Vec<Shown>,
    /// The index of the clause that each table stands after.
    tables: Vec<Option<usize>>,
    /// The article of the annex.
    article: Option<String>,
    /// The title of the annex may go on.
    title_open: bool,
    /// The bracket of the vote under the closing line is open.
    vote_open: bool,
}

impl Body<'_> {
    fn paragraph(&mut self, mut paragraph: Paragraph, next: Option<&Marker>) {
        if paragraph.rows.is_some() {
            return self.table(paragraph);
        }
        if self.report.is_some() && self.of_report(&mut paragraph) {
            return;
        }
        if let Some(length) = organ_length(&paragraph.built.text, self.lexicon)
            && matches!(self.zone, Zone::Preamble | Zone::Operative | Zone::Closed | Zone::Report)
            && (length == paragraph.built.text.len()
                || self.document.masthead.organ_line.is_none()
                || self.heads_draft())
        {
            self.organ_line(&paragraph.built.text[..length]);
            if length == paragraph.built.text.len() {
                self.document.accounting.masthead += paragraph.built.words;
                return;
            }
            if self.begins_decision() {
                self.zone = Zone::Operative;
            }
            cut_head(&mut paragraph.built, length);
        }
        let text = paragraph.built.text.clone();
        if !matches!(self.zone, Zone::Preamble) || self.document.clauses.len() > 1 {
            if let Some(name) = annex_name(&text, self.lexicon) {
                return self.annex(name, &paragraph);
            }
            if self.closing(&text) {
                self.document.accounting.masthead += paragraph.built.words;
                return;
            }
        }
        if self.title_open && self.annex_title(&paragraph) {
            return;
        }
        if self.zone == Zone::Closed && (self.vote_open || text.starts_with('[')) {
            // `[Adopted without a vote.]`; the list of a recorded vote runs to the closing bracket.
            self.vote_open = !text.ends_with(']');
            self.document.accounting.masthead += paragraph.built.words;
            self.document.masthead.other.push(text);
            return;
        }
        if self.is_heading(&paragraph) {
            return self.heading(paragraph);
        }
        if self.zone == Zone::Closed {
            self.document.accounting.unplaced += paragraph.built.words;
            self.document.unplaced.push(Unplaced { text, at: paragraph.at });
            return;
        }
        // After 999 comes 1000, which elsewhere is a year.
        let counted = Marker::split_next(&text, self.operative).filter(|_| self.zone == Zone::Operative);
        match counted.or_else(|| Marker::split(&text)) {
            Some((marker, rest)) if self.accepts(&marker) => {
                let cut = text.len() - rest.len();
                cut_head(&mut paragraph.built, cut);
                self.marked(paragraph, &marker, next);
            }
            _ => self.unmarked(paragraph, next),
        }
    }

    /// Whether a marker at the head of a paragraph is its number; `1992. ` or `5. June` would not come so far.
    fn accepts(&self, marker: &Marker) -> bool {
        marker.number().is_some()
            || !marker.readings().is_empty() && (self.levels.fits(marker) || marker.as_str().ends_with(')'))
    }

    fn table(&mut self, paragraph: Paragraph) {
        self.title_open = false;
        let Paragraph { built, at, rows, .. } = paragraph;
        self.document.accounting.tables += built.words;
        let label = format!("T{}", self.document.tables.len() + 1);
        self.tables.push(self.document.clauses.len().checked_sub(1));
        self.document.tables.push(Table { label, rows: rows.unwrap_or_default(), after: None, at });
    }

    fn marked(&mut self, paragraph: Paragraph, marker: &Marker, next: Option<&Marker>) {
        if let Some(number) = marker.number() {
            // A number that was there already belongs to a text that is quoted.
            let restarts = number == 1 && self.waiting > 0;
            if self.zone == Zone::Operative && number <= self.operative && !restarts {
                let label = self.carried_on();
                return self.clause(paragraph, label, Some(marker));
            }
            self.levels.clear();
            let label = if let Zone::Annex(name) = &self.zone {
                let scope = self.scope_of_annex(name);
                Label { scope, stem: Stem::Printed(number.to_string()), ..Label::default() }
            } else {
                self.zone = Zone::Operative;
                self.operative = number;
                self.scoped(Label::operative(number))
            };
            return self.clause(paragraph, label, Some(marker));
        }
        let opens = self.document.clauses.last().is_some_and(|clause| clause.text.ends_with(':'));
        let next = next.filter(|next| next.number().is_none());
        let path = self.levels.place(marker, opens, next);
        let mut label = self.owner();
        label.sub = path;
        self.clause(paragraph, label, Some(marker));
    }

    fn unmarked(&mut self, paragraph: Paragraph, next: Option<&Marker>) {
        let text = &paragraph.built.text;
        let at = paragraph.at;
        // The numbers that follow are those of the text that it adopts.
        let adopts = self.zone == Zone::Preamble
            && self.stretch.numbered
            && next.and_then(Marker::number) == Some(1)
            && adopts_text(text, self.lexicon);
        let opens = lead::opens_clause(text, self.lexicon);
        let carries_on = !self.levels.is_empty() && !opens;
        let label = match &self.zone {
            Zone::Annex(name) => {
                if carries_on && text.starts_with(char::is_lowercase) {
                    self.carried_on()
                } else {
                    self.unnumbered += 1;
                    Label { scope: self.scope_of_annex(name), ..Label::paragraph(self.unnumbered) }
                }
            }
            Zone::Preamble if carries_on => self.carried_on(),
            Zone::Preamble if adopts || !self.stretch.numbered && self.is_operative(text) => {
                self.zone = Zone::Operative;
                self.operative = 1;
                self.scoped(Label::operative(1))
            }
            Zone::Operative if self.begins_decision() => {
                self.operative = 1;
                self.scoped(Label::operative(1))
            }
            Zone::Preamble => {
                self.levels.clear();
                self.preambular += 1;
                self.scoped(Label::preambular(self.preambular))
            }
            Zone::Operative if !self.stretch.numbered && self.is_operative(text) => {
                self.levels.clear();
                self.operative += 1;
                self.scoped(Label::operative(self.operative))
            }
            Zone::Operative | Zone::Closed | Zone::Report => self.carried_on(),
        };
        self.clause(paragraph, label, None);
        if adopts {
            self.adopted_text(at);
        }
    }

    /// An unnumbered paragraph opens with a verb in the present tense, not with a participle.
    fn is_operative(&self, text: &str) -> bool {
        lead::opens_with(text, true, self.lexicon) && !lead::opens_with(text, false, self.lexicon)
    }

    fn clause(&mut self, paragraph: Paragraph, label: Label, marker: Option<&Marker>) {
        self.begin_draft();
        self.title_open = false;
        let Built { text, spans, marks, words, .. } = paragraph.built;
        self.document.accounting.clauses += words;
        let kind = match self.zone {
            Zone::Annex(_) => ClauseKind::Annex,
            Zone::Preamble => ClauseKind::Preambular,
            Zone::Operative | Zone::Closed | Zone::Report => ClauseKind::Operative,
        };
        let lead = if label.sub.is_empty() && label.carried_on == 0 && kind != ClauseKind::Annex {
            lead::find(&text, &spans, kind == ClauseKind::Operative, self.lexicon)
        } else {
            0..0
        };
        for shown in self.shown.iter_mut().rev().take(self.waiting) {
            shown.clause = Some(self.document.clauses.len());
        }
        self.waiting = 0;
        self.sections.push(self.section.clone());
        self.document.clauses.push(Clause {
            level: label.level(),
            label,
            kind,
            marker: marker.map(|marker| marker.as_str().to_owned()),
            lead,
            text,
            spans,
            marks,
            at: paragraph.at,
        });
    }
}

/// Takes the number or the organ line from the head of a text; marks that stood in it move to the head.
fn cut_head(built: &mut Built, length: usize) {
    let rest = &built.text[length..];
    let blanks = rest.len() - rest.trim_start().len();
    built.cut(0..length + blanks);
    let marks: &mut Vec<FootnoteMark> = &mut built.marks;
    marks.retain(|mark| mark.at <= built.text.len());
}
