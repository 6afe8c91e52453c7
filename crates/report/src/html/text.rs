//! The words of a clause: changes marked, and in them the lead phrase, citations and footnote marks.
//!
//! What both texts have stands once, and the two columns of the side-by-side view are made from the one text: the old
//! one without what is `ins` or of class `n`, the new one without what is `del` or of class `o`.

mod side;

use std::fmt::Write as _;
use std::ops::Range;

use maud::{Escaper, Markup, PreEscaped};
use resdiff_engine::{MarkChange, Op, Pair};

pub(super) use self::side::Side;
use self::side::marks_in;
use super::shown;
use super::title::anchor;
use crate::view;

/// A step of the edit script as stretches of the two texts.
struct Step {
    op: Op,
    range: Pair<Range<usize>>,
}

/// The steps of a script. Words that differ in nothing a reader could see count as unchanged.
fn steps(script: &[(Op, String)]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut at = Pair::new(0, 0);
    let mut before = "";
    for (op, words) in script {
        let end = Pair::new(
            at.old + if *op == Op::Insert { 0 } else { words.len() },
            at.new + if *op == Op::Delete { 0 } else { words.len() },
        );
        let range = Pair::new(at.old..end.old, at.new..end.new);
        match steps.last_mut() {
            Some(last) if last.op == Op::Delete && *op == Op::Insert && view::looks_alike(before, words) => {
                last.op = Op::Equal;
                last.range.new = range.new;
            }
            _ => steps.push(Step { op: *op, range }),
        }
        at = end;
        before = words;
    }
    steps
}

/// What both sides hold, with the changes marked.
pub(super) fn marked(script: &[(Op, String)], sides: &Pair<Side>, notes: &[MarkChange]) -> Markup {
    let mut writer = Writer { out: String::new(), notes };
    for step in steps(script) {
        match step.op {
            Op::Equal => writer.equal(sides, &step.range),
            Op::Delete => writer.changed("del", &sides.old, &step.range.old),
            Op::Insert => writer.changed("ins", &sides.new, &step.range.new),
        }
    }
    PreEscaped(writer.out)
}

/// One side as it stands.
pub(super) fn plain(side: &Side) -> Markup {
    let mut writer = Writer { out: String::new(), notes: &[] };
    writer.stretch(side, &(0..side.text.len()), None);
    PreEscaped(writer.out)
}

struct Writer<'w> {
    out: String,
    /// What became of the footnote marks.
    notes: &'w [MarkChange],
}

impl Writer<'_> {
    fn changed(&mut self, element: &str, side: &Side, range: &Range<usize>) {
        self.push(&format!("<{element}>"));
        self.stretch(side, range, None);
        self.push(&format!("</{element}>"));
    }

    fn equal(&mut self, sides: &Pair<Side>, range: &Pair<Range<usize>>) {
        self.stretch(&sides.new, &range.new, Some((&sides.old, &range.old)));
    }

    /// A stretch of one side, cut where anything in it begins or ends. `twin` is the same stretch of the other side,
    /// whose marks and labels may be others.
    fn stretch(&mut self, side: &Side, range: &Range<usize>, twin: Option<(&Side, &Range<usize>)>) {
        let mut cuts: Vec<usize> = vec![range.start, range.end];
        let mut cut = |at: usize| {
            if range.contains(&at) {
                cuts.push(at);
            }
        };
        side.edges(range).for_each(&mut cut);
        for (at, _) in side.text[range.clone()].match_indices('\n') {
            cut(range.start + at);
            cut(range.start + at + 1);
        }
        let marks = marks_in(side, range, twin);
        marks.keys().for_each(|at| cut(*at));
        cuts.sort_unstable();
        cuts.dedup();
        let mut marks = marks.into_iter().peekable();
        let own = side.label(0).filter(|_| range.start == 0);
        let other = twin.and_then(|(other, of)| other.label(0).filter(|_| of.start == 0));
        self.labels(side, own, other, twin.is_none());
        while let Some((_, here)) = marks.next_if(|(at, _)| *at <= range.start) {
            self.marks(side, here, twin.is_some());
        }
        for ends in cuts.windows(2) {
            let (start, end) = (ends[0], ends[1]);
            self.piece(side, start..end);
            if &side.text[start..end] == "\n" {
                let other = twin.and_then(|(other, of)| other.label(of.start + (end - range.start)));
                self.labels(side, side.label(end), other, twin.is_none());
            }
            while let Some((_, here)) = marks.next_if(|(at, _)| *at <= end) {
                self.marks(side, here, twin.is_some());
            }
        }
    }

    /// Words between two cuts.
    fn piece(&mut self, side: &Side, range: Range<usize>) {
        let words = &side.text[range.clone()];
        if words == "\n" {
            return self.push("<span class=j> ¶</span><br>");
        }
        let (lead, link) = (side.is_lead(&range), side.link(&range));
        if lead {
            self.push("<i>");
        }
        if let Some(address) = link {
            self.push("<a href=\"");
            self.text(address);
            self.push("\">");
        }
        self.text(&shown(words));
        if link.is_some() {
            self.push("</a>");
        }
        if lead {
            self.push("</i>");
        }
    }

    /// The labels of the clauses that begin here, where there are several. What only one side has is in `del` or
    /// `ins` already; else the label bears the class of its side.
    fn labels(&mut self, side: &Side, own: Option<&str>, other: Option<&str>, only_one: bool) {
        let class = |is_new: bool| match is_new {
            _ if only_one => "l",
            true => "l n",
            false => "l o",
        };
        if let Some(other) = other {
            self.label_of(&shown(other), class(!side.is_new), false);
        }
        if let Some(own) = own {
            // The change itself bears the name of the first.
            let first = side.label(0) == Some(own);
            self.label_of(&shown(own), class(side.is_new), side.is_new && !first);
        }
    }

    fn label_of(&mut self, label: &str, class: &str, anchored: bool) {
        self.push("<b class=\"");
        self.push(class);
        if anchored {
            self.push("\" id=\"");
            self.text(&anchor(label));
        }
        self.push("\">");
        self.text(label);
        self.push("</b> ");
    }

    fn marks(&mut self, side: &Side, here: Pair<Vec<String>>, both: bool) {
        if !both {
            let marks = if side.is_new { here.new } else { here.old };
            return marks.iter().for_each(|mark| self.mark(mark, "", side.is_new));
        }
        for old in here.old.iter().filter(|mark| !here.new.contains(mark)) {
            let shifted = self.shifted(|marks| marks.old.as_ref() == Some(old));
            self.changed_mark(old, false, shifted);
        }
        for new in &here.new {
            if here.old.contains(new) {
                self.mark(new, "", true);
            } else {
                let shifted = self.shifted(|marks| marks.new.as_ref() == Some(new));
                self.changed_mark(new, true, shifted);
            }
        }
    }

    /// Whether the mark points to the same note as its partner.
    fn shifted(&self, of: impl Fn(&Pair<Option<String>>) -> bool) -> bool {
        self.notes.iter().any(|note| note.same_note && of(&note.marks))
    }

    fn changed_mark(&mut self, mark: &str, is_new: bool, shifted: bool) {
        let (element, class) = if is_new { ("ins", " class=n") } else { ("del", " class=o") };
        if shifted {
            return self.mark(mark, class, is_new);
        }
        self.push(&format!("<{element}>"));
        self.mark(mark, "", is_new);
        self.push(&format!("</{element}>"));
    }

    fn mark(&mut self, mark: &str, class: &str, is_new: bool) {
        self.push("<sup");
        self.push(class);
        self.push("><a href=\"#");
        self.text(&note_anchor(mark, is_new));
        self.push("\">");
        self.text(&shown(mark));
        self.push("</a></sup>");
    }

    /// Markup of ours.
    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text of a document.
    fn text(&mut self, text: &str) {
        // Writing to a string cannot fail.
        let _ = Escaper::new(&mut self.out).write_str(text);
    }
}

/// `rtl` where the first letter belongs to a script that is written from right to left; nothing is said where the
/// direction is that of the page.
pub(super) fn direction(text: &str) -> Option<&'static str> {
    let first = text.chars().find(|sign| sign.is_alphabetic())?;
    let right_to_left = matches!(first,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    right_to_left.then_some("rtl")
}

/// The name of the place of a footnote.
pub(super) fn note_anchor(mark: &str, is_new: bool) -> String {
    format!("{}{}", if is_new { "note-" } else { "old-note-" }, anchor(&shown(mark)))
}

#[cfg(test)]
mod tests {
    use resdiff_model::{Clause, ClauseKind, Document, FootnoteMark, Label, Language};

    use super::*;
    use Op::{Delete, Equal, Insert};

    fn script(steps: &[(Op, &str)]) -> Vec<(Op, String)> {
        steps.iter().map(|(op, text)| (*op, (*text).to_owned())).collect()
    }

    fn side(steps: &[(Op, &str)], leave_out: Op, marks: &[(&str, usize)]) -> Side {
        let text: String = steps.iter().filter(|(op, _)| *op != leave_out).map(|(_, text)| *text).collect();
        let marks: Vec<FootnoteMark> =
            marks.iter().map(|(mark, at)| FootnoteMark { mark: (*mark).to_owned(), at: *at }).collect();
        Side::plain(&text, &marks, Language::English, leave_out == Delete)
    }

    fn shown(steps: &[(Op, &str)], marks: Pair<&[(&str, usize)]>, notes: &[MarkChange]) -> String {
        let sides = Pair::new(side(steps, Insert, marks.old), side(steps, Delete, marks.new));
        marked(&script(steps), &sides, notes).into_string()
    }

    #[test]
    fn a_citation_is_a_link_and_what_looks_alike_is_no_change() {
        let steps = [
            (Equal, "its resolution 173/27 on "),
            (Delete, "pre-eminent"),
            (Insert, "pre\u{2011}eminent"),
            (Equal, " <parts>"),
        ];
        assert_eq!(
            shown(&steps, Pair::default(), &[]),
            "its resolution <a href=\"https://undocs.org/A/RES/173/27\">173/27</a> on pre\u{2011}eminent &lt;parts&gt;"
        );
    }

    #[test]
    fn a_mark_stands_behind_its_word_and_tells_what_became_of_it() {
        let steps = [(Equal, "The report, "), (Delete, "old"), (Insert, "new"), (Equal, " and the rest;")];
        let (old, new) = ([("1", 11), ("2", 15), ("3", 29)], [("1", 11), ("4", 29)]);
        let shifted =
            MarkChange { marks: Pair::new(Some("3".to_owned()), Some("4".to_owned())), same_note: true };
        let mark = |class: &str, place: &str, mark: &str| {
            format!("<sup{class}><a href=\"#{place}\">{mark}</a></sup>")
        };
        assert_eq!(
            shown(&steps, Pair::new(&old[..], &new[..]), &[shifted]),
            format!(
                "The report,{} <del>old{}</del><ins>new</ins> and the rest;{}{}",
                mark("", "note-1", "1"),
                mark("", "old-note-2", "2"),
                mark(" class=o", "old-note-3", "3"),
                mark(" class=n", "note-4", "4"),
            )
        );
    }

    #[test]
    fn clauses_that_were_merged_bear_their_old_labels() {
        let clause = |number, text: &str| Clause::new(Label::operative(number), ClauseKind::Operative, text);
        let (old, new) = ([clause(5, "one"), clause(6, "two")], [clause(5, "one two")]);
        let document = Document::default();
        let sides = Pair::new(Side::of(old.iter(), &document, false), Side::of(new.iter(), &document, true));
        let steps = script(&[(Equal, "one"), (Delete, "\n"), (Insert, " "), (Equal, "two")]);
        assert_eq!(
            marked(&steps, &sides, &[]).into_string(),
            "<b class=\"l o\">OP5</b> one<del><span class=j> ¶</span><br><b class=\"l\">OP6</b> </del><ins> </ins>two"
        );
    }
}
