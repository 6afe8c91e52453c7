//! What is to be checked by the reader of a report: what the recogniser guessed or found odd, and bounds that were
//! reached; and what a format that shows only changed words leaves untold.

use resdiff_engine::Comparison;
use resdiff_model::{Document, Place};

use super::{unseen, words};

/// A thing to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// `old text` or `new text`; empty for a bound that was reached in comparing.
    pub side: &'static str,
    /// Where in that text: `page 3`; empty where it is not known.
    pub place: String,
    /// What sort of thing: `numbering`; empty for a bound.
    pub kind: &'static str,
    /// What it is, as a sentence.
    pub message: String,
}

impl Check {
    /// `old text, page 3`; empty where nothing of this is known.
    #[must_use]
    pub fn head(&self) -> String {
        let parts = [self.side, self.place.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// `old text, page 3: a number is missing`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let head = self.head();
        if head.is_empty() { self.message.clone() } else { format!("{head}: {}", self.message) }
    }
}

/// Everything that is to be checked: of the old text, of the new one, of the comparison.
#[must_use]
pub fn checks(comparison: &Comparison<'_>) -> Vec<Check> {
    let of = |side: &'static str, document: &Document| {
        let check = |notice: &resdiff_model::Notice| Check {
            side,
            place: place(notice.at),
            kind: words::notice_kind(notice.kind),
            message: notice.message.clone(),
        };
        document.warnings.iter().map(check).collect::<Vec<_>>()
    };
    let mut checks = of("old text", comparison.documents.old);
    checks.extend(of("new text", comparison.documents.new));
    let limit =
        |message: &String| Check { side: "", place: String::new(), kind: "", message: message.clone() };
    checks.extend(comparison.limits.iter().map(limit));
    checks
}

/// `page 3`, `line 120`; empty where nothing is known.
#[must_use]
pub fn place(at: Place) -> String {
    let parts = [("page", at.page), ("line", at.line), ("paragraph", at.paragraph)];
    let told = parts.iter().filter_map(|(name, number)| number.map(|number| format!("{name} {number}")));
    told.collect::<Vec<_>>().join(", ")
}

/// What cannot be told by a text that shows nothing but what was changed, as amendments and redlines do: roll-overs
/// that did not happen, differences that no reader could see, and what is to be checked. Sentences without a full
/// stop.
#[must_use]
pub fn remarks(comparison: &Comparison<'_>) -> Vec<String> {
    let clauses = &comparison.documents.new.clauses;
    let findings = comparison.findings.iter().map(|finding| {
        let label = clauses.get(finding.clause).map(|clause| clause.label.to_string()).unwrap_or_default();
        format!("{label}, stale: {}", super::finding(comparison, finding))
    });
    let unseen = unseen(comparison).into_iter().map(|group| format!("not to be seen: {}", group.sentence()));
    let checks = checks(comparison).into_iter().map(|check| check.sentence());
    findings.chain(unseen).chain(checks).collect()
}
