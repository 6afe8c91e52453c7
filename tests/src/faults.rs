//! What is odd in a document as read: the checks that every official document passes.

use resdiff_model::{Clause, ClauseKind, Document, DocumentKind, Stem};

/// Faults that the documents themselves have: file, part of the fault, why.
const EXPLAINED: [(&str, &str, &str); 5] = [
    ("S_RES_0659_1990_EN_GOLD.txt", "PP3 has no lead", "the source has a letter recognised wrong"),
    ("S_RES_0659_1990_EN_GOLD.txt", "PP3 begins oddly", "the source has a letter recognised wrong"),
    ("S_RES_0701_1991_EN_GOLD.txt", "PP4 ends oddly", "the source keeps marks and leaves the notes out"),
    ("S_RES_0734_1992_EN_GOLD.txt", "ends oddly", "the source keeps marks and leaves the notes out"),
    ("S_RES_0768_1992_EN_GOLD.txt", "no organ line", "the source leaves the line out"),
];

/// Why a fault of a file is one of the document itself; none where it is a fault of the reader.
#[must_use]
pub fn explained(file: &str, fault: &str) -> Option<&'static str> {
    let fits = |(name, part, _): &&(&str, &str, &str)| file.ends_with(name) && fault.contains(part);
    EXPLAINED.iter().find(fits).map(|(_, _, why)| *why)
}

/// The faults of a document, one sentence each; empty for a document read right.
#[must_use]
pub fn faults(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let masthead = &document.masthead;
    let draft = document.kind == DocumentKind::Draft;
    let mut missing = |field: &str, there: bool| {
        if !there {
            faults.push(format!("no {field}"));
        }
    };
    missing("organ line", masthead.organ_line.is_some());
    missing("symbol", masthead.symbol.is_some());
    if masthead.organ.as_deref() == Some("General Assembly") {
        missing("session", masthead.session.is_some());
        missing("agenda item", !masthead.agenda_items.is_empty());
        missing("title", masthead.title.is_some());
        missing("source line", draft || masthead.source_line.is_some());
        missing("adoption date", draft || masthead.adopted_on.is_some());
        missing("closing meeting", draft || masthead.closing_meeting.is_some());
        missing("closing date", draft || masthead.closing_date.is_some());
        missing("draft line", !draft || masthead.draft_line.is_some());
    }
    for (index, clause) in document.clauses.iter().enumerate() {
        faults.extend(clause_faults(clause, document.clauses.get(index + 1)));
    }
    for notice in &document.warnings {
        faults.push(notice.message.clone());
    }
    for other in masthead.other.iter().filter(|other| *other != "United Nations") {
        faults.push(format!("masthead: {other}"));
    }
    let sums = document.accounting;
    if sums.placed() != sums.total {
        faults.push(format!("{} of {} words accounted for", sums.placed(), sums.total));
    }
    faults
}

fn clause_faults(clause: &Clause, next: Option<&Clause>) -> Vec<String> {
    let mut faults = Vec::new();
    let label = &clause.label;
    let top = label.sub.is_empty() && label.carried_on == 0;
    if matches!(clause.kind, ClauseKind::Preambular | ClauseKind::Operative) && top && clause.lead.is_empty()
    {
        faults.push(format!("{label} has no lead: {}", head(&clause.text)));
    }
    let bare = clause.text.trim_end_matches(['”', '"', '’', ')', ']']);
    let last = bare.chars().next_back().unwrap_or(' ');
    let has_children = next.is_some_and(|next| next.level > clause.level);
    let good = match clause.kind {
        ClauseKind::Preambular => matches!(last, ',' | ':' | ';'),
        ClauseKind::Operative => {
            matches!(last, ';' | '.' | ':' | ',') || ["and", "or"].iter().any(|w| bare.ends_with(w))
        }
        _ => true,
    };
    if !good && !has_children {
        faults.push(format!("{label} ends oddly: … {}", tail(&clause.text)));
    }
    if clause.kind != ClauseKind::Annex && (label.repeat > 0 || matches!(&label.stem, Stem::Paragraph(0))) {
        faults.push(format!("{label} is there twice: {}", head(&clause.text)));
    }
    if clause.kind == ClauseKind::Preambular && clause.text.starts_with(char::is_lowercase) {
        faults.push(format!("{label} begins oddly: {}", head(&clause.text)));
    }
    faults
}

fn head(text: &str) -> String {
    text.chars().take(50).collect()
}

fn tail(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(40)).collect()
}
