//! Parts, sections and the labels that tell of them.

use resdiff_model::{Clause, ClauseKind, Label};

use super::super::signs::part_name;
use super::{Body, Zone};

impl Body<'_> {
    /// An organ line opens a preamble; another one begins another part, whose name stood as a heading before it.
    pub(super) fn organ_line(&mut self, text: &str) {
        let before = self.document.headings.len() - self.waiting.min(self.document.headings.len());
        let mut waiting = self.document.headings[before..].iter();
        let name = waiting.find_map(|heading| part_name(&heading.text, self.lexicon));
        if name.is_some() {
            self.head_part();
        }
        self.document.masthead.organ_line.get_or_insert_with(|| text.to_owned());
        // The head of a draft has begun its part already.
        if !self.heads_draft() {
            self.part(name);
        }
        self.zone = Zone::Preamble;
        self.section = None;
        (self.preambular, self.operative) = (0, 0);
        self.levels.clear();
    }

    /// The headings that no clause follows yet head a part.
    pub(super) fn head_part(&mut self) {
        for shown in self.shown.iter_mut().rev().take(self.waiting) {
            shown.look = shown.look.clone().of_part();
        }
    }

    /// Begins a draft of a report, which may have parts of its own: `I.A.OP1`.
    pub(super) fn begin_scope(&mut self, name: String) {
        let clauses = &mut self.document.clauses;
        if clauses.is_empty() {
            self.first_draft = Some(name);
            return;
        }
        if self.draft.is_none() {
            let first = self.first_draft.take().unwrap_or_else(|| "A".to_owned());
            clauses.iter_mut().for_each(|clause| clause.label.scope.insert(0, first.clone()));
        }
        (self.draft, self.part, self.first_part) = (Some(name), None, None);
        (self.draft_from, self.parts_of) = (clauses.len(), clauses.len());
        self.parts.clear();
    }

    /// Begins a part. The first has no name in the labels unless there is a second.
    pub(super) fn part(&mut self, name: Option<String>) {
        if self.document.clauses.len() == self.draft_from {
            self.first_part = name;
            return;
        }
        if self.part.is_none() {
            self.name_first_part();
        }
        let outer = self.outer_scopes();
        let read = &self.document.clauses[self.parts_of..];
        self.parts.extend(read.iter().filter_map(|clause| clause.label.scope.get(outer).cloned()));
        self.parts_of = self.document.clauses.len();
        self.part = Some(name.unwrap_or_else(|| letters(self.parts.len())));
    }

    /// How many scopes stand before that of a part.
    fn outer_scopes(&self) -> usize {
        usize::from(self.draft.is_some())
    }

    /// The clauses read before the second organ line turn out to be those of the first part.
    fn name_first_part(&mut self) {
        let name = self.first_part.take().unwrap_or_else(|| "A".to_owned());
        let outer = self.outer_scopes();
        for clause in &mut self.document.clauses[self.draft_from..] {
            // The labels of an annex begin with its name.
            let at = if clause.kind == ClauseKind::Annex { 0 } else { outer.min(clause.label.scope.len()) };
            clause.label.scope.insert(at, name.clone());
        }
    }

    /// A section begins. Where sections count their paragraphs anew, it may have a preamble of its own.
    pub(super) fn section(&mut self, numeral: String) {
        self.section = Some(numeral);
        if self.stretch.counts_anew && !matches!(self.zone, Zone::Annex(_) | Zone::Closed) {
            self.zone = Zone::Preamble;
            (self.preambular, self.operative) = (0, 0);
            self.levels.clear();
        }
    }

    /// The paragraph that sub-paragraphs hang under: that of the last clause.
    pub(super) fn owner(&self) -> Label {
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

    pub(super) fn scope_of_annex(&self, name: &str) -> Vec<String> {
        std::iter::once(name.to_owned()).chain(self.article.clone()).collect()
    }

    pub(super) fn scoped(&self, label: Label) -> Label {
        Label { scope: self.draft.iter().chain(&self.part).cloned().collect(), ..label }
    }

    /// The owner's label with a `+`, one more than that of the clause before if that carries on too.
    pub(super) fn carried_on(&mut self) -> Label {
        self.levels.clear();
        let owner = self.owner();
        let before = self.document.clauses.last().map_or(0, |clause| clause.label.carried_on);
        Label { carried_on: before.saturating_add(1), ..owner }
    }
}

/// The name of a part by how many stand before it: `A` to `Z`, then `AA`.
fn letters(before: usize) -> String {
    let last = char::from(b'A' + (before % 26) as u8);
    match before / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn parts_have_names_beyond_the_alphabet() {
        assert_eq!([0, 25, 26, 51, 52, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "AAA"]);
    }
}
