//! A check of a redline for the terminal.

use resdiff_docx::document::Revisions;
use resdiff_engine::{Op, Pair};
use resdiff_model::characters::described;

use super::inline::marked;
use super::page::{Ink, Page, Text};
use crate::check::{Check, Untracked, UntrackedKind};
use crate::{Source, view};

/// How a check looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    /// The width of the lines, in columns.
    pub width: usize,
    /// Whether it is coloured.
    pub color: bool,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { width: 80, color: false }
    }
}

/// A check as text. `sources` are those of the base (old) and of the redline (new).
#[must_use]
pub fn check(check: &Check, sources: &Pair<Source>, options: &CheckOptions) -> String {
    let mut report = Report { check, options: *options, page: Page::new(options.width, options.color) };
    report.verdict(sources);
    check.untracked.iter().for_each(|untracked| report.untracked(untracked));
    report.page.blank();
    report.changes();
    report.beside();
    report.page.finish()
}

struct Report<'r> {
    check: &'r Check,
    options: CheckOptions,
    page: Page,
}

impl Report<'_> {
    fn verdict(&mut self, sources: &Pair<Source>) {
        let names = sources.as_ref().map(|source| view::visible(&source.name));
        let Pair { old: base, new: redline } = &names;
        let alike = if self.check.by_paragraph {
            "word for word and paragraph by paragraph"
        } else {
            "clause by clause and word for word"
        };
        let none = self.check.tracked.total() == 0;
        let (ink, sentence) = match (self.check.untracked.len(), none) {
            (0, true) => (Ink::Strong, format!("{redline} has no tracked changes and is {base}, {alike}.")),
            (0, false) => (
                Ink::Strong,
                format!(
                    "Every difference is tracked: {redline} with all changes rejected is {base}, {alike}."
                ),
            ),
            (number, none) => {
                let differ = if number == 1 { "is" } else { "are" };
                let beside =
                    if none { format!("; {redline} has no tracked changes at all") } else { String::new() };
                let count = view::counted(number, "difference");
                (Ink::Finding, format!("{count} from {base} {differ} not tracked in {redline}{beside}."))
            }
        };
        self.line(ink, &sentence);
        if !self.check.by_paragraph {
            self.line(
                Ink::Dim,
                "The base is no Word file: clauses and their words were compared, where paragraphs begin and end could not be.",
            );
        }
        match self.check.base_read {
            Some(Revisions::Rejected) => {
                self.line(Ink::Dim, "The base has tracked changes of its own; they were taken as rejected.");
            }
            Some(Revisions::Accepted) => {
                self.line(Ink::Dim, "The base has tracked changes of its own; they were taken as accepted.");
            }
            None => {}
        }
        self.line(
            Ink::Dim,
            "Formats such as italics, pictures and the layout of pages are no text and were not compared.",
        );
    }

    fn untracked(&mut self, untracked: &Untracked) {
        let (ink, word) = match untracked.kind {
            UntrackedKind::Reworded => (Ink::Reworded, "reworded"),
            UntrackedKind::Added => (Ink::Added, "added"),
            UntrackedKind::Removed => (Ink::Removed, "removed"),
            UntrackedKind::Moved => (Ink::Moved, "moved, words unchanged"),
            UntrackedKind::Paragraphs => (Ink::Moved, "other paragraphs, words unchanged"),
            UntrackedKind::Renumbered => (Ink::Moved, "renumbered, words unchanged"),
        };
        self.page.blank();
        let mut head = Text::new();
        head.push(Ink::Strong, &place(&untracked.places));
        head.push(ink, &format!("  {word}, not tracked"));
        self.page.text(0, 4, &head);
        match untracked.kind {
            UntrackedKind::Renumbered => {
                let of = |text: &Option<String>| text.clone().unwrap_or_default();
                let words = format!(
                    "{} in the base, {} in the redline",
                    of(&untracked.texts.old),
                    of(&untracked.texts.new)
                );
                self.indented(Ink::Plain, &words);
            }
            UntrackedKind::Paragraphs if is_empty(untracked) => {
                let side = if untracked.texts.old.is_some() { "base" } else { "redline" };
                self.indented(Ink::Plain, &format!("an empty paragraph in the {side}"));
            }
            _ => {
                self.page.text(4, 4, &marked(&untracked.script, self.options.color));
                if let Some(characters) = hardly_seen(untracked) {
                    self.indented(Ink::Dim, &characters);
                }
            }
        }
    }

    fn changes(&mut self) {
        let tracked = &self.check.tracked;
        if tracked.total() > 0 {
            let kinds = [
                (tracked.insertions, "insertion"),
                (tracked.deletions, "deletion"),
                (tracked.moves, "move"),
                (tracked.formats, "change of format"),
            ];
            let kinds: Vec<String> = kinds
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, noun)| match noun {
                    "change of format" if count > 1 => format!("{} changes of format", view::grouped(count)),
                    noun => view::counted(count, noun),
                })
                .collect();
            self.line(Ink::Plain, &format!("Tracked changes: {}.", kinds.join(", ")));
            for (name, share) in &tracked.authors {
                let name = if name.is_empty() { "no author" } else { name };
                let dates = match &share.dates {
                    None => "without a date".to_owned(),
                    Some((first, last)) if first == last => first.clone(),
                    Some((first, last)) => format!("{first} to {last}"),
                };
                self.indented(Ink::Plain, &format!("{name}: {}, {dates}", view::grouped(share.changes)));
            }
        }
        let totals = &self.check.totals;
        let counts = [totals.substantive.total(), totals.routine.total(), totals.editorial.total()];
        let clauses = format!(
            "{} → {}",
            view::grouped(totals.clauses.old),
            view::counted(totals.clauses.new, "clause")
        );
        let [substance, routine, editorial] = counts.map(view::grouped);
        let breakdown = totals.substantive.breakdown();
        let breakdown = if breakdown.is_empty() { breakdown } else { format!(" ({breakdown})") };
        self.line(
            Ink::Plain,
            &format!(
                "With all changes accepted: {clauses}, {substance} of substance{breakdown}, {routine} routine, {editorial} editorial."
            ),
        );
    }

    fn beside(&mut self) {
        let check = self.check;
        if check.blanks > 0 {
            let count = view::counted(check.blanks, "paragraph");
            self.line(Ink::Plain, &format!("Blanks: in {count} only the blanks differ from the base."));
        }
        if check.comments > 0 {
            self.line(Ink::Plain, &format!("Comments: {}, not read.", view::grouped(check.comments)));
        }
        for hidden in &check.hidden {
            let words = hidden.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.line(Ink::Plain, &format!("Hidden text, {}: {words}", hidden.place));
        }
        for part in &check.unread {
            self.line(Ink::Plain, &format!("Not read: {part}"));
        }
    }

    fn line(&mut self, ink: Ink, words: &str) {
        let mut text = Text::new();
        text.push(ink, words);
        self.page.text(0, 2, &text);
    }

    fn indented(&mut self, ink: Ink, words: &str) {
        let mut text = Text::new();
        text.push(ink, words);
        self.page.text(4, 6, &text);
    }
}

/// `OP3`; where it stands under another name in the redline, `OP3 → OP4`.
fn place(places: &Pair<Option<String>>) -> String {
    match (&places.old, &places.new) {
        (Some(old), Some(new)) if old == new => old.clone(),
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    }
}

fn is_empty(untracked: &Untracked) -> bool {
    untracked.script.iter().all(|(_, text)| text.trim().is_empty())
}

/// The signs that differ, where no reader could tell the words apart.
fn hardly_seen(untracked: &Untracked) -> Option<String> {
    const MOST: usize = 3;
    let script: Vec<&(Op, String)> = untracked.script.iter().filter(|(op, _)| *op != Op::Equal).collect();
    let named = |words: &str| if words.is_empty() { "nothing".to_owned() } else { described(words) };
    let mut told: Vec<String> = Vec::new();
    for pair in script.windows(2) {
        let [(Op::Delete, old), (Op::Insert, new)] = pair else { continue };
        let (one, other): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let head = std::iter::zip(&one, &other).take_while(|(one, other)| one == other).count();
        let rest = |signs: &[char]| signs[head..].to_vec();
        let (mut one, mut other) = (rest(&one), rest(&other));
        while one.last().is_some() && one.last() == other.last() {
            one.pop();
            other.pop();
        }
        let alike = one.len() <= 1 && other.len() <= 1 && one.iter().chain(&other).any(|c| !c.is_ascii());
        if alike {
            let of = |signs: Vec<char>| named(&signs.into_iter().collect::<String>());
            told.push(format!("{} → {}", of(one), of(other)));
        }
    }
    told.dedup();
    told.truncate(MOST);
    (!told.is_empty()).then(|| told.join("; "))
}
