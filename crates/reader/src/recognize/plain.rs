//! Any other text: paragraph by paragraph, with the numbers it prints.

use resdiff_model::{
    Clause, ClauseKind, Document, DocumentKind, Heading, Label, Lexicon, Marker, Notice, NoticeKind, Place,
};

use super::joining::TextBuilder;
use super::paragraph::{self, Paragraph};
use super::{Piece, Role};
use crate::{Form, Gap};

/// Puts lines together to paragraphs; in a text without any blank line every line is one.
pub(super) fn assemble(
    lines: &[Piece<'_>],
    start: usize,
    form: Form,
    lexicon: &'static Lexicon,
) -> Vec<Paragraph> {
    let blank_lines = lines.iter().any(|piece| piece.gap() == Gap::Blank);
    if blank_lines || lines.iter().any(|piece| piece.geometry().is_some()) {
        return paragraph::assemble(lines, start, form, lexicon);
    }
    let mut paragraphs = Vec::new();
    for (index, piece) in lines.iter().enumerate().skip(start).filter(|(_, piece)| piece.role == Role::Text) {
        let mut builder = TextBuilder::new(false, lexicon);
        builder.line(piece, index, 0);
        paragraphs.push(Paragraph {
            built: builder.finish(),
            at: piece.at(),
            heading: piece.is_heading(),
            ..Paragraph::default()
        });
    }
    paragraphs
}

/// Names the paragraphs `P1`, `P2`, … in reading order; what they print before their text is their marker.
pub(super) fn read(paragraphs: Vec<Paragraph>, document: &mut Document) {
    document.kind = DocumentKind::Text;
    // How many paragraphs there are, and the last number that one printed.
    let (mut number, mut printed) = (0, 0);
    for mut paragraph in paragraphs {
        let words = paragraph.built.words;
        if let Some(level) = paragraph.heading {
            let label = format!("H{}", document.headings.len() + 1);
            let before = Some(Label::paragraph(number + 1));
            document.accounting.headings += words;
            let (text, marks) = (paragraph.built.text, paragraph.built.marks);
            document.headings.push(Heading { label, text, level, before, marks, at: paragraph.at });
            continue;
        }
        number += 1;
        let text = &paragraph.built.text;
        let marker = Marker::split_next(text, printed).or_else(|| Marker::split(text));
        let marker = marker.filter(|(_, rest)| !rest.is_empty());
        printed = marker.as_ref().and_then(|(marker, _)| marker.number()).unwrap_or(printed);
        let cut = marker.as_ref().map_or(0, |(_, rest)| paragraph.built.text.len() - rest.len());
        let marker = marker.map(|(marker, _)| marker.as_str().to_owned());
        paragraph.built.cut(0..cut);
        document.accounting.clauses += words;
        let built = paragraph.built;
        document.clauses.push(Clause {
            marker,
            spans: built.spans,
            marks: built.marks,
            at: paragraph.at,
            ..Clause::new(Label::paragraph(number), ClauseKind::Paragraph, built.text)
        });
    }
    let message = "this is no resolution: no line like “The General Assembly,” was found, so it is compared paragraph by paragraph";
    document.warnings.push(Notice {
        kind: NoticeKind::NotAResolution,
        message: message.to_owned(),
        at: Place::default(),
    });
}
