//! The text of a resolution: what each paragraph is, and its name.

use resdiff_model::{
    Annex, Clause, ClauseKind, Document, FootnoteMark, Heading, Label, Lexicon, Marker, Stem, Table,
    Unplaced, date,
};

use super::headings::{self, Look};
use super::joining::Built;
use super::numbering::Levels;
use super::paragraph::Paragraph;
use super::signs::{
    annex_name, article_name, is_letter, is_meeting, is_numeral, is_upper_roman, organ_length,
};
use super::{labels, lead, words};
use crate::Gap;

/// Turns the paragraphs after the masthead into clauses, headings, tables and annexes of the document.
pub(super) fn read(paragraphs: Vec<Paragraph>, lexicon: &Lexicon, document: &mut Document) {
    let mut body = Body {
        lexicon,
        numbered: paragraphs
            .iter()
            .any(|p| Marker::split(&p.built.text).is_some_and(|(m, _)| m.number() == Some(1))),
        document,
        zone: Zone::Preamble,
        part: None,
        preambular: 0,
        operative: 0,
        unnumbered: 0,
        levels: Levels::default(),
        sections: Vec::new(),
        section: None,
        waiting: 0,
        shown: Vec::new(),
        title_open: false,
        vote_open: false,
        article: None,
    };
    // For each paragraph the marker that comes next.
    let mut markers: Vec<Option<Marker>> = Vec::with_capacity(paragraphs.len());
    let mut next = None;
    for paragraph in paragraphs.iter().rev() {
        markers.push(next.clone());
        next = Marker::split(&paragraph.built.text).map(|(marker, _)| marker).or(next);
    }
    for (paragraph, next) in paragraphs.into_iter().zip(markers.into_iter().rev()) {
        body.paragraph(paragraph, next.as_ref());
    }
    let Body { sections, shown, document, .. } = body;
    labels::finish(document, &sections);
    for (heading, shown) in document.headings.iter_mut().zip(&shown) {
        heading.before = shown.clause.map(|clause| document.clauses[clause].label.clone());
    }
    for part in parts_of(&shown) {
        let looks = shown[part.clone()].iter().map(|shown| (&shown.look, shown.said));
        headings::set_levels(&mut document.headings[part], looks);
    }
}

/// A heading, beside its words.
struct Shown {
    zone: Zone,
    look: Look,
    /// The level that the form itself gives it.
    said: Option<u8>,
    /// The index of the clause it stands before.
    clause: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Zone {
    Preamble,
    Operative,
    Closed,
    Annex(String),
}

struct Body<'d> {
    lexicon: &'d Lexicon,
    /// The operative paragraphs bear numbers.
    numbered: bool,
    document: &'d mut Document,
    zone: Zone,
    part: Option<String>,
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
        if let Some(length) = organ_length(&paragraph.built.text, self.lexicon)
            && matches!(self.zone, Zone::Preamble | Zone::Operative | Zone::Closed)
            && (length == paragraph.built.text.len() || self.document.masthead.organ_line.is_none())
        {
            self.organ_line(&paragraph.built.text[..length]);
            if length == paragraph.built.text.len() {
                self.document.accounting.masthead += paragraph.built.words;
                return;
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
            _ => self.unmarked(paragraph),
        }
    }

    /// Whether a marker at the head of a paragraph is its number; `1992. ` or `5. June` would not come so far.
    fn accepts(&self, marker: &Marker) -> bool {
        marker.number().is_some()
            || !marker.readings().is_empty() && (self.levels.fits(marker) || marker.as_str().ends_with(')'))
    }

    fn organ_line(&mut self, text: &str) {
        if self.document.masthead.organ_line.is_none() {
            self.document.masthead.organ_line = Some(text.to_owned());
        } else if !self.document.clauses.is_empty() {
            // Another organ line begins another part. Its letter stood as a heading before it.
            let letter = self.document.headings.iter().rev().take(self.waiting).find(|h| is_letter(&h.text));
            let letter = letter.map(|heading| heading.text.clone());
            if self.part.is_none() {
                self.name_first_part();
            }
            let parts = self
                .document
                .clauses
                .iter()
                .filter_map(|c| c.label.scope.first())
                .collect::<std::collections::BTreeSet<_>>()
                .len();
            let next = u8::try_from(parts).ok().and_then(|n| b'A'.checked_add(n)).map(char::from);
            self.part = letter.or_else(|| next.map(String::from));
        }
        self.zone = Zone::Preamble;
        (self.preambular, self.operative) = (0, 0);
        self.levels.clear();
    }

    /// The clauses read before the second organ line turn out to be those of part A.
    fn name_first_part(&mut self) {
        for clause in &mut self.document.clauses {
            clause.label.scope.insert(0, "A".to_owned());
        }
    }

    fn annex(&mut self, name: String, paragraph: &Paragraph) {
        self.document.annexes.push(Annex {
            name: name.clone(),
            title: String::new(),
            marks: paragraph.built.marks.clone(),
            at: paragraph.at,
        });
        self.document.accounting.annexes += paragraph.built.words;
        self.zone = Zone::Annex(name);
        self.unnumbered = 0;
        self.section = None;
        self.article = None;
        self.levels.clear();
        self.title_open = true;
    }

    /// The first lines of an annex are its title: bold ones, else those that end like a title.
    fn annex_title(&mut self, paragraph: &Paragraph) -> bool {
        let text = &paragraph.built.text;
        let titled = self.document.annexes.last().is_some_and(|annex| !annex.title.is_empty());
        let plain = !titled && !lead::is_complete(text) && text.len() < 300;
        let is_title =
            Marker::split(text).is_none() && (paragraph.bold || paragraph.heading.is_some() || plain);
        self.title_open = is_title && (paragraph.bold || paragraph.heading.is_some());
        if is_title && let Some(annex) = self.document.annexes.last_mut() {
            if titled {
                annex.title.push(' ');
            }
            let start = annex.title.len();
            annex.title.push_str(text);
            let moved = |mark: &FootnoteMark| FootnoteMark { mark: mark.mark.clone(), at: mark.at + start };
            annex.marks.extend(paragraph.built.marks.iter().map(moved));
            self.document.accounting.annexes += paragraph.built.words;
        }
        is_title
    }

    fn closing(&mut self, text: &str) -> bool {
        if matches!(self.zone, Zone::Annex(_)) {
            return false;
        }
        let adopted = words::starts_with_any(text, self.lexicon.adopted_closing);
        let meets = adopted && words::find_any(text, self.lexicon.meeting).is_some();
        let masthead = &mut self.document.masthead;
        if is_meeting(text, self.lexicon) || meets && text.len() < 120 {
            masthead.closing_meeting = Some(text.trim_end_matches('.').to_owned());
            self.zone = Zone::Closed;
            return true;
        }
        let whole = |found: &date::Dated| found.date.day.is_some() && found.range == (0..text.len());
        if self.zone == Zone::Closed && date::find(text, self.document.language).iter().any(whole) {
            masthead.closing_date = Some(text.to_owned());
            return true;
        }
        // `37th plenary meeting 7 December 2020`, where the lines were not kept apart.
        if text.ends_with(|c: char| c.is_ascii_digit())
            && let Some(found) = date::find(text, self.document.language).last()
            && found.range.end == text.len()
            && is_meeting(text[..found.range.start].trim_end(), self.lexicon)
        {
            masthead.closing_meeting = Some(text[..found.range.start].trim_end().to_owned());
            masthead.closing_date = Some(text[found.range.clone()].to_owned());
            self.zone = Zone::Closed;
            return true;
        }
        false
    }

    /// Bold as a whole, a heading by its form, or a numeral or letter that stands alone.
    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let text = &paragraph.built.text;
        let numeral = is_numeral(text);
        let after_numeral = self.waiting > 0
            && self.document.headings.last().is_some_and(|h| is_numeral(&h.text))
            && !lead::is_complete(text)
            && text.len() < 200;
        let short = text.len() < 120
            && !lead::is_complete(text)
            && text.starts_with(char::is_uppercase)
            && Marker::split(text).is_none()
            && paragraph.gap != Gap::Page
            && self.document.clauses.last().is_none_or(|clause| lead::is_complete(&clause.text))
            && !lead::opens_clause(text, self.lexicon);
        paragraph.heading.is_some()
            || paragraph.bold && !lead::ends_sentence(text)
            || numeral
            || after_numeral
            || short && self.zone != Zone::Closed
    }

    fn heading(&mut self, paragraph: Paragraph) {
        let numeral = self.document.headings.last().filter(|last| self.waiting > 0 && is_numeral(&last.text));
        let under = numeral.and(self.shown.last()).map(|shown| &shown.look);
        let look = Look::of(&paragraph, under);
        self.shown.push(Shown { zone: self.zone.clone(), look, said: paragraph.heading, clause: None });
        let Paragraph { built, at, heading, .. } = paragraph;
        self.document.accounting.headings += built.words;
        let text = built.text;
        if let (Zone::Annex(_), Some(article)) = (&self.zone, article_name(&text, self.lexicon)) {
            (self.article, self.unnumbered) = (Some(article), 0);
        }
        if is_upper_roman(&text) || text.split_once(". ").is_some_and(|(numeral, _)| is_upper_roman(numeral))
        {
            self.section = text.split(['.', ' ']).next().map(str::to_owned);
        }
        let label = format!("H{}", self.document.headings.len() + 1);
        let level = heading.unwrap_or(1);
        self.document.headings.push(Heading { label, text, level, before: None, marks: built.marks, at });
        self.waiting += 1;
        if self.zone != Zone::Preamble {
            self.levels.clear();
        }
    }

    fn table(&mut self, paragraph: Paragraph) {
        self.title_open = false;
        let Paragraph { built, at, rows, .. } = paragraph;
        self.document.accounting.tables += built.words;
        let label = format!("T{}", self.document.tables.len() + 1);
        let after = self.document.clauses.last().map(|clause| clause.label.clone());
        self.document.tables.push(Table { label, rows: rows.unwrap_or_default(), after, at });
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

    /// The paragraph that sub-paragraphs hang under: that of the last clause.
    fn owner(&self) -> Label {
        match self.document.clauses.last() {
            Some(clause) if self.in_zone(clause) => {
                Label { sub: Vec::new(), carried_on: 0, repeat: 0, ..clause.label.clone() }
            }
            _ => match &self.zone {
                Zone::Annex(name) => Label { scope: self.scope_of_annex(name), ..Label::paragraph(0) },
                Zone::Preamble => self.scoped(Label::preambular(self.preambular)),
                _ => self.scoped(Label::operative(self.operative)),
            },
        }
    }

    fn in_zone(&self, clause: &Clause) -> bool {
        match &self.zone {
            Zone::Annex(name) => clause.label.scope == self.scope_of_annex(name),
            Zone::Preamble => clause.kind == ClauseKind::Preambular,
            _ => clause.kind == ClauseKind::Operative,
        }
    }

    fn scope_of_annex(&self, name: &str) -> Vec<String> {
        std::iter::once(name.to_owned()).chain(self.article.clone()).collect()
    }

    fn scoped(&self, label: Label) -> Label {
        Label { scope: self.part.iter().cloned().collect(), ..label }
    }

    fn unmarked(&mut self, paragraph: Paragraph) {
        let text = &paragraph.built.text;
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
            Zone::Preamble if !self.numbered && self.is_operative(text) => {
                self.zone = Zone::Operative;
                self.operative = 1;
                self.scoped(Label::operative(1))
            }
            Zone::Preamble => {
                self.levels.clear();
                self.preambular += 1;
                self.scoped(Label::preambular(self.preambular))
            }
            Zone::Operative if !self.numbered && self.is_operative(text) => {
                self.levels.clear();
                self.operative += 1;
                self.scoped(Label::operative(self.operative))
            }
            Zone::Operative | Zone::Closed => self.carried_on(),
        };
        self.clause(paragraph, label, None);
    }

    /// An unnumbered paragraph opens with a verb in the present tense, not with a participle.
    fn is_operative(&self, text: &str) -> bool {
        lead::opens_with(text, true, self.lexicon) && !lead::opens_with(text, false, self.lexicon)
    }

    /// The owner's label with a `+`, one more than that of the clause before if that carries on too.
    fn carried_on(&mut self) -> Label {
        self.levels.clear();
        let owner = self.owner();
        let before = self.document.clauses.last().map_or(0, |clause| clause.label.carried_on);
        Label { carried_on: before.saturating_add(1), ..owner }
    }

    fn clause(&mut self, paragraph: Paragraph, label: Label, marker: Option<&Marker>) {
        self.title_open = false;
        let Built { text, spans, marks, words, .. } = paragraph.built;
        self.document.accounting.clauses += words;
        let kind = match self.zone {
            Zone::Annex(_) => ClauseKind::Annex,
            Zone::Preamble => ClauseKind::Preambular,
            Zone::Operative | Zone::Closed => ClauseKind::Operative,
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

/// The stretches of headings that stand in the text, and in each annex: ranks are compared within them.
fn parts_of(shown: &[Shown]) -> Vec<std::ops::Range<usize>> {
    let in_annex = |zone: &Zone| if let Zone::Annex(name) = zone { Some(name.clone()) } else { None };
    let parts = shown.chunk_by(|one, other| in_annex(&one.zone) == in_annex(&other.zone));
    parts
        .scan(0, |end, part| {
            *end += part.len();
            Some(*end - part.len()..*end)
        })
        .collect()
}

/// Takes the number or the organ line from the head of a text; marks that stood in it move to the head.
fn cut_head(built: &mut Built, length: usize) {
    let rest = &built.text[length..];
    let blanks = rest.len() - rest.trim_start().len();
    built.cut(0..length + blanks);
    let marks: &mut Vec<FootnoteMark> = &mut built.marks;
    marks.retain(|mark| mark.at <= built.text.len());
}
