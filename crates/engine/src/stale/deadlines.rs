//! Deadlines and days of meetings that were still to come for the former version and have passed by now.
//!
//! Only dates behind a word that looks ahead count, `no later than`: what was to be held in a year is rightly said to
//! have been held in it a year later.

use std::collections::BTreeMap;

use resdiff_model::date::{self, Date};
use resdiff_model::{ClauseKind, Document, Language};

use super::{clauses, next};
use crate::rules::{Rules, adopted};
use crate::{Change, Finding, Pair, Rule};

pub(super) fn findings(documents: Pair<&Document>, changes: &[Change], rules: &Rules) -> Vec<Finding> {
    let (Some(before), Some(after)) = (adopted(documents.old), adopted(documents.new)) else {
        return Vec::new();
    };
    let moved = moved(changes);
    let mut findings = Vec::new();
    for change in changes {
        let mut olds = Vec::new();
        for (_, clause) in clauses(documents.old, &change.clauses.old) {
            olds.extend(dates(&clause.text, documents.old.language).into_iter().map(|dated| dated.date));
        }
        for (at, clause) in clauses(documents.new, &change.clauses.new).filter(|_| !olds.is_empty()) {
            if clause.kind != ClauseKind::Operative {
                continue;
            }
            for dated in dates(&clause.text, documents.new.language) {
                if dated.ahead && olds.contains(&dated.date) && has_passed(dated.date, before, after) {
                    let expected = next(dated.date.year, rules).map_or_else(String::new, |year| {
                        dated.text.replace(&dated.date.year.to_string(), &year.to_string())
                    });
                    let neighbours = moved.get(dated.text.as_str()).map_or(&[][..], Vec::as_slice);
                    let finding = super::finding(at, dated.text.clone(), expected, neighbours);
                    findings.push(finding);
                }
            }
        }
    }
    findings
}

/// Whether a date lies behind the old document and before the new one; a month or year when it is over.
fn has_passed(date: Date, before: Date, after: Date) -> bool {
    let end = |date: Date| (date.year, date.month.unwrap_or(13), date.day.unwrap_or(32));
    end(before) < end(date) && end(date) < end(after)
}

/// The new clauses in which dates moved on, by the dates as they were printed before.
fn moved(changes: &[Change]) -> BTreeMap<&str, Vec<usize>> {
    let mut moved: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for change in changes {
        for edit in change.edits.iter().filter(|edit| edit.rule == Some(Rule::Date)) {
            moved.entry(edit.text.old.as_str()).or_default().extend(&change.clauses.new);
        }
    }
    moved
}

struct Dated {
    date: Date,
    text: String,
    /// Whether a word before it looks ahead.
    ahead: bool,
}

fn dates(text: &str, language: Language) -> Vec<Dated> {
    let dated = |found: date::Dated| Dated {
        date: found.date,
        text: text[found.range.clone()].to_owned(),
        ahead: looks_ahead(&text[..found.range.start], language),
    };
    date::find(text, language).into_iter().map(dated).collect()
}

/// Whether a text ends with a word that looks ahead; the first days of `1 to 5 June` are part of the date.
fn looks_ahead(text: &str, language: Language) -> bool {
    let lexicon = language.lexicon();
    let mut words: Vec<String> = text
        .rsplit(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .take(AHEAD_WITHIN)
        .map(|word| word.to_lowercase().replace('\'', "’"))
        .collect();
    let number = |word: &str| word.chars().all(|sign| sign.is_ascii_digit() || sign == '–' || sign == '-');
    let joint = |word: &str| {
        lexicon.references.conjunctions.contains(&word) || lexicon.hyphen_joiners.contains(&word)
    };
    while words.first().is_some_and(|word| number(word))
        || words.len() > 1 && joint(&words[0]) && number(&words[1])
    {
        words.remove(0);
    }
    words.reverse();
    let end = words.join(" ");
    lexicon.deadlines.iter().any(|phrase| {
        end.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    })
}

/// The words that are looked at before a date.
const AHEAD_WITHIN: usize = 8;
