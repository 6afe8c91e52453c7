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
        if self.document.clauses.is_empty() {
            self.first_draft = Some(name);
            return;
        }
        if self.draft.is_none() {
            let first = self.first_draft.take().unwrap_or_else(|| "A".to_owned());
            self.draft_from = (0, 0);
            self.put_under(0, &first);
        }
        let mut known = self.document.clauses.iter().filter_map(|clause| clause.label.scope.first());
        let name = if known.any(|known| *known == name) { self.other_than(&name) } else { name };
        (self.draft, self.part, self.first_part) = (Some(name), None, None);
        self.draft_from = (self.document.clauses.len(), self.document.annexes.len());
        self.parts_of = self.document.clauses.len();
        self.parts.clear();
    }

    /// The name of a further draft without a number: `DEC-2`.
    fn other_than(&self, name: &str) -> String {
        let is_known = |name: &String| {
            self.document.clauses.iter().any(|clause| clause.label.scope.first() == Some(name))
        };
        let mut names = (2..).map(|number: usize| format!("{name}-{number}"));
        names.find(|name| !is_known(name)).unwrap_or_default()
    }

    /// What the draft that is being read holds so far stands under a scope, as the one after so many others.
    fn put_under(&mut self, at: usize, scope: &str) {
        let (clauses, annexes) = self.draft_from;
        for clause in &mut self.document.clauses[clauses..] {
            let scopes = &mut clause.label.scope;
            scopes.insert(at.min(scopes.len()), scope.to_owned());
        }
        for annex in &mut self.document.annexes[annexes..] {
            let mut names: Vec<&str> = annex.name.split('.').collect();
            names.insert(at.min(names.len()), scope);
            annex.name = names.join(".");
        }
    }

    /// Begins a part. The first has no name in the labels unless there is a second.
    pub(super) fn part(&mut self, name: Option<String>) {
        if self.document.clauses.len() == self.draft_from.0 {
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
        self.put_under(self.outer_scopes(), &name);
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
        self.draft_of_annex().chain([name]).chain(self.article.as_deref()).map(str::to_owned).collect()
    }

    /// The name under which an annex stands: the annexes of a report are those of its drafts.
    pub(super) fn draft_of_annex(&self) -> impl Iterator<Item = &str> {
        let part = self.part.as_ref().filter(|_| self.report.is_some());
        self.draft.as_ref().or(part).map(String::as_str).into_iter()
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
