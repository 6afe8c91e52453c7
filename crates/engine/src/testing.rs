//! Documents from a few words, for tests.

use resdiff_model::{Clause, ClauseKind, Document, Label, Stem};

/// A document of clauses given by label and text. A lead phrase may be set off by `|`: `Also decides| to meet;`.
pub(crate) fn document(clauses: &[(&str, &str)]) -> Document {
    let clauses = clauses.iter().map(|(label, text)| clause(label, text)).collect();
    Document { clauses, ..Document::default() }
}

fn clause(label: &str, text: &str) -> Clause {
    let label: Label = label.parse().unwrap();
    let kind = match label.stem {
        Stem::Preambular(_) => ClauseKind::Preambular,
        Stem::Operative(_) => ClauseKind::Operative,
        Stem::Paragraph(_) => ClauseKind::Paragraph,
        Stem::Printed(_) => ClauseKind::Annex,
    };
    let lead = text.find('|').unwrap_or(0);
    Clause { lead: 0..lead, ..Clause::new(label, kind, text.replace('|', "")) }
}

/// An edit script on one line: `[deleted]`, `{inserted}`.
pub(crate) fn marked(script: &[crate::InlineOp]) -> String {
    script
        .iter()
        .map(|op| match op.op {
            crate::Op::Equal => op.text.clone(),
            crate::Op::Delete => format!("[{}]", op.text),
            crate::Op::Insert => format!("{{{}}}", op.text),
        })
        .collect()
}
