//! What stands apart from the clauses: annexes with their titles, the closing lines.

use resdiff_model::{Annex, Marker, date};

use super::super::paragraph::Paragraph;
use super::super::signs::{is_division, is_meeting};
use super::super::{lead, words};
use super::{Body, Zone};

/// How the labels of a text that stands in the resolution itself begin.
pub(super) const TEXT: &str = "TEXT";

impl Body<'_> {
    /// Begins a text that a resolution adopts with its only paragraph, as `Adopts the following declaration:` does: what
    /// follows is read as an annex is.
    pub(super) fn adopted_text(&mut self, at: resdiff_model::Place) {
        let name = self.draft_of_annex().chain([TEXT]).collect::<Vec<_>>().join(".");
        let annex = Annex { name, title: String::new(), marks: Vec::new(), at };
        self.document.annexes.push(annex);
        self.zone = Zone::Annex(TEXT.to_owned());
        self.unnumbered = 0;
        (self.section, self.article) = (None, None);
        self.levels.clear();
        self.title_open = true;
    }

    /// Begins an annex.
    pub(super) fn annex(&mut self, name: String, paragraph: &Paragraph) {
        self.document.annexes.push(Annex {
            name: self.draft_of_annex().chain([&*name]).collect::<Vec<_>>().join("."),
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

    /// The first paragraph of an annex is its title if it is bold or ends like a title.
    pub(super) fn annex_title(&mut self, paragraph: &Paragraph) -> bool {
        self.title_open = false;
        let text = &paragraph.built.text;
        let plain = !lead::is_complete(text) && text.len() < 300;
        // `Part one` heads what follows in an annex that has no title.
        let is_title = !is_division(text, self.lexicon)
            && Marker::split(text).is_none()
            && (paragraph.bold || paragraph.heading.is_some() || plain);
        if is_title && let Some(annex) = self.document.annexes.last_mut() {
            annex.title.clone_from(text);
            annex.marks.extend(paragraph.built.marks.iter().cloned());
            self.document.accounting.annexes += paragraph.built.words;
        }
        is_title
    }

    /// Reads a line that closes the text: the meeting and its date.
    pub(super) fn closing(&mut self, text: &str) -> bool {
        // The resolution closes behind a text that stands in it, as it does before its annexes.
        if matches!(&self.zone, Zone::Annex(name) if name != TEXT) {
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
}
