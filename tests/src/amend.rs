//! An interpreter of amendments: it carries instructions out as a person would, knowing the old document and the text
//! of the instructions and nothing else.

use std::collections::BTreeMap;

use resdiff_model::{Document, Label, Language, Stem, ordinal};
use resdiff_report::view::visible;

/// A paragraph on the way to the new text.
#[derive(Clone, Debug)]
struct Paragraph {
    /// Its number in the old text; none for a new one.
    old: Option<Label>,
    /// The number that an amendment gave it.
    given: Option<Label>,
    text: String,
}

/// The labels and texts of the paragraphs that the amendments give.
///
/// # Errors
///
/// The instruction that cannot be carried out, and why.
pub fn carry_out(old: &Document, amendments: &str) -> Result<Vec<(String, String)>, String> {
    let old = old.clauses.iter();
    let mut text = Text(
        old.map(|clause| Paragraph {
            old: Some(clause.label.clone()),
            given: None,
            // As a person sees it: signs without a shape are shown in the amendments too.
            text: visible(&clause.text),
        })
        .collect(),
    );
    for instruction in instructions(amendments) {
        let others = ["MASTHEAD", "HEADINGS (", "TITLES OF ANNEXES", "TABLES", "FOOTNOTES", "REFERENCES TO"];
        if others.iter().any(|other| instruction.section.starts_with(other)) {
            continue;
        }
        text.amend(&instruction).map_err(|why| format!("{why}: {instruction:?}"))?;
    }
    Ok(text.numbered())
}

/// An instruction and the lines under it.
#[derive(Debug, Default)]
struct Instruction<'t> {
    section: &'t str,
    text: &'t str,
    lines: Vec<&'t str>,
}

fn instructions(amendments: &str) -> Vec<Instruction<'_>> {
    let mut found: Vec<Instruction<'_>> = Vec::new();
    let mut section = "";
    for line in amendments.lines() {
        let number = line.split_once(". ").filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()));
        match (line.strip_prefix("   "), number) {
            (Some(line), _) => found.last_mut().into_iter().for_each(|last| last.lines.push(line)),
            (None, Some((_, text))) => found.push(Instruction { section, text, lines: Vec::new() }),
            (None, None) if !line.is_empty() => section = line,
            (None, None) => {}
        }
    }
    found
}

struct Text(Vec<Paragraph>);

type Done = Result<(), String>;

impl Text {
    fn amend(&mut self, instruction: &Instruction<'_>) -> Done {
        let text = instruction.text;
        let between = |head: &str, tail: &str| text.strip_prefix(head).and_then(|t| t.strip_suffix(tail));
        if let Some(name) = between("Delete ", " with its subparagraphs.") {
            let at = self.find(name)?;
            let above = self.0[at].old.clone();
            self.0.retain(|paragraph| paragraph.old != above && !is_under(paragraph, above.as_ref()));
        } else if let Some(name) = between("Delete ", ".") {
            let at = self.find(name)?;
            self.0.remove(at);
        } else if let Some((place, _)) = text.split_once(", insert ").filter(|_| text.ends_with("reading:")) {
            let at = self.place(place.strip_prefix("After "))?;
            for (shift, line) in instruction.lines.iter().enumerate() {
                let (label, text) = reading(line)?;
                self.0.insert(at + shift, Paragraph { old: None, given: Some(label), text });
            }
        } else if let Some(rest) = between("Move ", ".") {
            self.move_(rest)?;
        } else if let Some((name, _)) = text.strip_prefix("Split ").and_then(|t| t.split_once(" into ")) {
            let at = self.find(name)?;
            for (shift, line) in instruction.lines.iter().enumerate() {
                let (label, text) = reading(line)?;
                let old = if shift == 0 { self.0.remove(at).old } else { None };
                self.0.insert(at + shift, Paragraph { old, given: Some(label), text });
            }
        } else if let Some((first, others)) =
            between("Merge ", ", to read:").and_then(|rest| rest.split_once(" with "))
        {
            for other in others.split(" and with ") {
                let at = self.find(other)?;
                self.0.remove(at);
            }
            let at = self.find(first)?;
            let (label, text) = reading(instruction.lines.first().ok_or("no line")?)?;
            (self.0[at].given, self.0[at].text) = (Some(label), text);
        } else if let Some(name) = between("Replace ", " with the following:") {
            let at = self.find(name)?;
            self.0[at].text = between_marks(instruction.lines.first().ok_or("no line")?)?.to_owned();
        } else if let Some(name) = between("In ", ":") {
            let lines =
                instruction.lines.iter().map(|line| line.split_once(") ").map_or(*line, |(_, edit)| edit));
            self.reword(name, &lines.collect::<Vec<_>>())?;
        } else if let Some(rest) = between("In ", ".") {
            let starts = [", replace the word", ", after the word", ", delete the word"];
            let at = starts.iter().filter_map(|start| rest.find(start)).min().ok_or("no edit")?;
            self.reword(&rest[..at], &[&rest[at + 2..]])?;
        } else if let Some((old, new)) = between("Renumber ", ".").and_then(|rest| rest.split_once(" as ")) {
            for (old, new) in std::iter::zip(row(old), row(new)) {
                let at = self.find(&old)?;
                self.0[at].given = Some(label(&new)?);
            }
        } else {
            return Err("not understood".to_owned());
        }
        Ok(())
    }

    /// `X [with its subparagraphs] behind Y, as Z`.
    fn move_(&mut self, rest: &str) -> Done {
        let (rest, new) = rest.rsplit_once(", as ").ok_or("no new number")?;
        let (what, place) = match rest.split_once(" behind ") {
            Some((what, place)) => (what, Some(place)),
            None => (rest.strip_suffix(" to the beginning of the text").ok_or("no place")?, None),
        };
        let (name, along) = match what.strip_suffix(" with its subparagraphs") {
            Some(name) => (name, true),
            None => (what, false),
        };
        let from = self.find(name)?;
        let mut moved = vec![self.0.remove(from)];
        if along {
            let above = moved[0].old.clone();
            while self.0.get(from).is_some_and(|next| is_under(next, above.as_ref())) {
                moved.push(self.0.remove(from));
            }
        }
        let new = label(new)?;
        // What stands under it keeps its letters.
        let degrees = moved[0].old.as_ref().map_or(0, |old| old.sub.len());
        for under in moved.iter_mut().skip(1) {
            let letters = |old: &Label| [&new.sub, old.sub.get(degrees..).unwrap_or_default()].concat();
            let given = |old: &Label| Label {
                scope: new.scope.clone(),
                stem: new.stem.clone(),
                sub: letters(old),
                ..old.clone()
            };
            under.given = under.old.as_ref().map(given);
        }
        moved[0].given = Some(new);
        let to = self.place(place)?;
        self.0.splice(to..to, moved);
        Ok(())
    }

    fn place(&self, after: Option<&str>) -> Result<usize, String> {
        after.map_or(Ok(0), |name| Ok(self.find(name)? + 1))
    }

    fn find(&self, name: &str) -> Result<usize, String> {
        let name = name.strip_prefix("the chapeau of ").unwrap_or(name);
        let is_new = name.starts_with("new ") || name.starts_with("the new ");
        let label = label(name)?;
        let mut found = self.0.iter().enumerate().filter(|(_, paragraph)| {
            if is_new {
                paragraph.given.as_ref() == Some(&label)
            } else {
                paragraph.old.as_ref() == Some(&label)
            }
        });
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            (None, _) => Err(format!("there is no {name}")),
            _ => Err(format!("{name} is there twice")),
        }
    }

    /// Carries out amendments of words; all of them quote the paragraph as it is now.
    fn reword(&mut self, name: &str, edits: &[&str]) -> Done {
        let at = self.find(name)?;
        let text = self.0[at].text.clone();
        let mut changes: Vec<(usize, usize, String)> = Vec::new();
        for edit in edits {
            let (start, rest) = edit.split_once('“').ok_or("no quotation")?;
            let (words, rest) = quoted(rest)?;
            let places: Vec<usize> =
                text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(words)).collect();
            let [from] = places.as_slice() else {
                return Err(format!("“{words}” stands {} times in “{text}”", places.len()));
            };
            let to = from + words.len();
            let other =
                rest.split_once('“').map(|(_, rest)| quoted(rest)).transpose()?.map(|(words, _)| words);
            changes.push(match (start.split(' ').next(), other) {
                (Some("replace"), Some(new)) => (*from, to, new.to_owned()),
                (Some("after"), Some(new)) => (to, to, format!(" {new}")),
                // One blank goes with the words.
                (Some("delete"), None) if *from > 0 => (from - 1, to, String::new()),
                (Some("delete"), None) => (0, (to + 1).min(text.len()), String::new()),
                _ => return Err("no edit".to_owned()),
            });
        }
        changes.sort();
        for (from, to, new) in changes.into_iter().rev() {
            self.0[at].text.replace_range(from..to, &new);
        }
        Ok(())
    }

    /// The paragraphs with their numbers: those given, and those that follow by themselves.
    fn numbered(&self) -> Vec<(String, String)> {
        let mut rows: BTreeMap<(Vec<String>, bool), u32> = BTreeMap::new();
        let mut labels: Vec<Option<Label>> = Vec::new();
        for paragraph in &self.0 {
            let known = paragraph.given.clone().or_else(|| paragraph.old.clone().filter(is_counted));
            let label = known.map(|label| {
                if !is_counted(&label) {
                    return label;
                }
                let preambular = matches!(label.stem, Stem::Preambular(_));
                let count = rows.entry((label.scope.clone(), preambular)).or_default();
                *count += 1;
                let stem = if preambular { Stem::Preambular(*count) } else { Stem::Paragraph(*count) };
                if paragraph.given.is_some() { label } else { Label { stem, ..label } }
            });
            labels.push(label);
        }
        let numbered = self.0.iter().enumerate().map(|(at, paragraph)| {
            let label = labels[at].clone().unwrap_or_else(|| self.with_parent(paragraph, &labels));
            (label.to_string(), paragraph.text.clone())
        });
        numbered.collect()
    }

    /// A subparagraph goes with its paragraph.
    fn with_parent(&self, paragraph: &Paragraph, labels: &[Option<Label>]) -> Label {
        let was = paragraph.old.clone().unwrap_or_default();
        let Some(parent) = was.parent() else { return was };
        let Some(at) = self.0.iter().position(|other| other.old.as_ref() == Some(&parent)) else {
            return was;
        };
        let now = labels[at].clone().unwrap_or_else(|| self.with_parent(&self.0[at], labels));
        let mut sub = now.sub.clone();
        if was.carried_on == 0 {
            sub.extend(was.sub.last().cloned());
        }
        Label { sub, carried_on: was.carried_on, repeat: was.repeat, ..now }
    }
}

/// Whether an old paragraph stands under another.
fn is_under(paragraph: &Paragraph, above: Option<&Label>) -> bool {
    let mut next = paragraph.old.as_ref().and_then(Label::parent);
    while let Some(parent) = next {
        if Some(&parent) == above {
            return true;
        }
        next = parent.parent();
    }
    false
}

fn is_counted(label: &Label) -> bool {
    matches!(label.stem, Stem::Preambular(_) | Stem::Paragraph(_))
        && label.sub.is_empty()
        && label.carried_on == 0
        && label.repeat == 0
}

/// `new operative paragraph 5: “…”`.
fn reading(line: &str) -> Result<(Label, String), String> {
    let (name, text) = line.split_once(": “").ok_or("no name")?;
    Ok((label(name)?, text.strip_suffix('”').ok_or("no end of the quotation")?.to_owned()))
}

fn between_marks(line: &str) -> Result<&str, String> {
    line.strip_prefix('“').and_then(|line| line.strip_suffix('”')).ok_or_else(|| "no quotation".to_owned())
}

/// The words up to the quotation mark that closes them, and what follows.
fn quoted(text: &str) -> Result<(&str, &str), String> {
    let mut open = 1;
    for (at, character) in text.char_indices() {
        open += match character {
            '“' => 1,
            '”' => -1,
            _ => 0,
        };
        if open == 0 {
            return Ok((&text[..at], &text[at + character.len_utf8()..]));
        }
    }
    Err("a quotation does not end".to_owned())
}

/// `operative paragraphs 5 to 7 of part A` as three names.
fn row(names: &str) -> Vec<String> {
    let Some((before, rest)) = names.split_once("operative paragraphs ") else {
        return vec![names.to_owned()];
    };
    let Some((from, rest)) = rest.split_once(" to ") else { return Vec::new() };
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (to, after) = rest.split_at(end);
    let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) else { return Vec::new() };
    (from..=to).map(|number| format!("{before}operative paragraph {number}{after}")).collect()
}

/// The label that a name stands for.
///
/// # Errors
///
/// If it is no name.
pub fn label(name: &str) -> Result<Label, String> {
    let wrong = || format!("`{name}` names nothing");
    let mut rest = name.strip_prefix("the chapeau of ").unwrap_or(name);
    let plain;
    if let Some(after) = rest.strip_prefix("new ") {
        rest = after;
    } else if let Some(after) = rest.strip_prefix("the new ") {
        plain = format!("the {after}");
        rest = &plain;
    }
    if let Some((which, owner)) = rest.split_once(" after the subparagraphs of ") {
        let (owner, repeat) = repeated(owner);
        let count = which.strip_prefix("the ").and_then(|w| w.strip_suffix("paragraph")).ok_or_else(wrong)?;
        let carried_on = if count.is_empty() { 1 } else { nth(count.trim()).ok_or_else(wrong)?.0 };
        let carried_on = u8::try_from(carried_on).map_err(|_| wrong())?;
        return Ok(Label { carried_on, repeat, ..label(owner)? });
    }
    let mut scope = Vec::new();
    loop {
        let cut =
            [" of part ", " of annex ", " of the annex"].iter().filter_map(|part| rest.rfind(part)).max();
        let Some(at) = cut else { break };
        let part = &rest[at + " of ".len()..];
        scope.push(match part.split_once(' ') {
            Some(("the", "annex")) => "ANNEX".to_owned(),
            Some(("annex", number)) => format!("ANNEX-{number}"),
            Some(("part", name)) => name.to_owned(),
            _ => return Err(wrong()),
        });
        rest = &rest[..at];
    }
    let (rest, repeat) = repeated(rest);
    let number = |text: &str| text.parse::<u32>().map_err(|_| wrong());
    let head = rest.find(" (").unwrap_or(rest.len());
    let (base, subs) = rest.split_at(head);
    let stem = if let Some(words) = base.strip_prefix("the ") {
        let (value, after) = nth(words).ok_or_else(wrong)?;
        if after.trim() != "preambular paragraph" {
            return Err(wrong());
        }
        Stem::Preambular(value)
    } else if let Some(digits) = base.strip_prefix("operative paragraph ") {
        Stem::Operative(number(digits)?)
    } else if let Some(digits) = base.strip_prefix("unnumbered paragraph ") {
        Stem::Paragraph(number(digits)?)
    } else if let Some(printed) = base.strip_prefix("paragraph ") {
        match printed.strip_prefix('“').and_then(|printed| printed.strip_suffix('”')) {
            Some(printed) => Stem::Printed(printed.to_owned()),
            None if scope.is_empty() => Stem::Paragraph(number(printed)?),
            None => Stem::Printed(printed.to_owned()),
        }
    } else {
        return Err(wrong());
    };
    let markers = subs.split(' ').filter(|marker| !marker.is_empty());
    let sub = markers.map(|marker| marker.trim_matches(['(', ')', '.']).to_owned()).collect();
    Ok(Label { scope, stem, sub, carried_on: 0, repeat })
}

/// `…, the second of that number`.
fn repeated(name: &str) -> (&str, u32) {
    let split = name.strip_suffix(" of that number").and_then(|name| name.rsplit_once(", the "));
    match split.and_then(|(name, words)| Some((name, nth(words)?.0))) {
        Some((name, count)) => (name, count - 1),
        None => (name, 0),
    }
}

/// The number at the head of a text, `fourth` or `1000th`, and what follows.
fn nth(text: &str) -> Option<(u32, &str)> {
    if let Some(found) = ordinal::parse(text, Language::English) {
        return Some((found.value, &text[found.len..]));
    }
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    Some((text[..end].parse().ok()?, text[end..].strip_prefix("th")?))
}
