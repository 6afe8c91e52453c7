//! How deep headings lie: by how they are printed, then by how they are numbered.

use resdiff_model::{Heading, Lexicon, Marker};

use super::paragraph::Paragraph;
use super::signs::{article_name, is_letter, is_numbered_name, is_numeral, is_upper_roman};

/// What a heading shows of its rank; the greatest comes first in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    /// How much smaller than a very large type it is, in twentieths of the body's size.
    smaller: u32,
    face: Face,
    numbering: Numbering,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Face {
    BoldCapitals,
    Bold,
    BoldItalic,
    Italic,
    Plain,
}

/// Parts with an organ line of their own come first. Sections are numbered `I`, their parts `A`, the parts of those `1`; articles stand under chapters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Numbering {
    Part,
    Roman,
    Letter,
    Number,
    None,
    Article,
}

impl Look {
    /// What the paragraph of a heading shows. The title under a numeral, a chapter or an article belongs to it and shows
    /// its rank.
    pub(super) fn of(paragraph: &Paragraph, under: Option<&Self>, lexicon: &Lexicon) -> Self {
        const LARGEST: f32 = 4.0;
        let text = &paragraph.built.text;
        let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
        let face = match (paragraph.bold, paragraph.is_italic()) {
            (true, _) if capitals && !is_numeral(text) => Face::BoldCapitals,
            (true, false) => Face::Bold,
            (true, true) => Face::BoldItalic,
            (false, true) => Face::Italic,
            (false, false) => Face::Plain,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 80")]
        let smaller = ((LARGEST - paragraph.size.clamp(0.0, LARGEST)) * 20.0).round() as u32;
        match under {
            Some(named) if !is_numbered_name(text) => named.clone(),
            _ => Self { smaller, face, numbering: Numbering::of(text, lexicon) },
        }
    }
}

impl Look {
    /// Whether a heading without a number that stands directly over one of this look holds it, as a title holds its
    /// sections: they are numbered as the outermost of all are, and printed no larger.
    pub(super) fn is_held_by(&self, above: &Self, outermost: &Self) -> bool {
        above.numbering == Numbering::None
            && self == outermost
            && (above.smaller, above.face) <= (self.smaller, self.face)
    }

    /// Whether it bears the number or letter of a section.
    pub(super) fn is_numbered(&self) -> bool {
        matches!(self.numbering, Numbering::Roman | Numbering::Letter | Numbering::Number)
    }

    /// The look of what heads a part with an organ line of its own.
    pub(super) fn of_part(self) -> Self {
        Self { numbering: Numbering::Part, ..self }
    }
}

impl Numbering {
    fn of(text: &str, lexicon: &Lexicon) -> Self {
        if article_name(text, lexicon).is_some() {
            return Self::Article;
        }
        let head = text.split(['.', ' ', '\t']).next().unwrap_or_default();
        let is_number = || Marker::split(text).is_some_and(|(marker, _)| marker.number().is_some());
        let stands_apart = head.len() == text.len() || text[head.len()..].starts_with(['.', '\t']);
        match head {
            _ if !stands_apart => Self::None,
            roman if is_upper_roman(roman) => Self::Roman,
            letter if is_letter(letter) => Self::Letter,
            _ if is_number() => Self::Number,
            _ => Self::None,
        }
    }
}

/// Gives the headings of one part of a document their levels: those that show the greatest rank are the outermost.
/// What the form itself says of a level stands.
pub(super) fn set_levels<'l>(
    headings: &mut [Heading],
    looks: impl Iterator<Item = (&'l Look, Option<u8>)> + Clone,
) {
    let mut ranks: Vec<&Look> =
        looks.clone().filter(|(_, said)| said.is_none()).map(|(look, _)| look).collect();
    ranks.sort();
    ranks.dedup();
    for (heading, (look, said)) in headings.iter_mut().zip(looks) {
        let rank = ranks.iter().position(|rank| *rank == look).unwrap_or(0);
        heading.level = said.unwrap_or_else(|| u8::try_from(rank + 1).unwrap_or(u8::MAX).min(6));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The levels of headings, `**` bold, and `+` before them in larger type.
    fn levels(headings: &[&str]) -> Vec<u8> {
        let mut looks: Vec<Look> = Vec::new();
        let mut under: Option<Look> = None;
        for heading in headings {
            let size = if heading.starts_with('+') { 1.3 } else { 1.0 };
            let mut paragraph = Paragraph { size, bold: heading.contains("**"), ..Paragraph::default() };
            paragraph.built.text = heading.trim_matches(['*', '+']).to_owned();
            let look = Look::of(&paragraph, under.as_ref(), resdiff_model::Language::English.lexicon());
            under = is_numbered_name(&paragraph.built.text).then(|| look.clone());
            looks.push(look);
        }
        let heading = |text: &&str| Heading {
            label: String::new(),
            text: (*text).to_owned(),
            level: 0,
            before: None,
            marks: Vec::new(),
            at: resdiff_model::Place::default(),
        };
        let mut made: Vec<Heading> = headings.iter().map(heading).collect();
        set_levels(&mut made, looks.iter().map(|look| (look, None)));
        made.iter().map(|heading| heading.level).collect()
    }

    #[test]
    fn numerals_letters_numbers() {
        assert_eq!(levels(&["I. Traffic", "A. Lanes", "1. Width", "II. Debris"]), [1, 2, 3, 1]);
        assert_eq!(levels(&["Traffic", "Debris"]), [1, 1]);
        assert_eq!(levels(&["1. Width", "Debris."]), [1, 2]);
        assert_eq!(levels(&["I", "Traffic", "Lanes", "II", "Debris"]), [1, 1, 2, 1, 1]);
        assert_eq!(levels(&["A new beginning", "I. Traffic"]), [2, 1]);
        assert_eq!(
            levels(&["Chapter I", "Lanes", "Article 1", "Width", "Article 2", "Chapter II"]),
            [1, 1, 2, 2, 2, 1]
        );
    }

    #[test]
    fn faces() {
        assert_eq!(levels(&["**Traffic**", "Lanes", "**Debris**"]), [1, 2, 1]);
        assert_eq!(levels(&["**TRAFFIC**", "**Lanes**"]), [1, 2]);
    }

    #[test]
    fn larger_type_stands_above_smaller_and_a_title_holds_what_is_numbered_below_it() {
        assert_eq!(levels(&["+Harbours", "Lamps", "Oil", "+Beacons"]), [1, 2, 2, 1]);
        assert_eq!(levels(&["+**Harbours**", "**Lamps**", "Oil"]), [1, 2, 3]);
        let look = |text: &str, size: f32| {
            let mut paragraph = Paragraph { size, ..Paragraph::default() };
            paragraph.built.text = text.to_owned();
            Look::of(&paragraph, None, resdiff_model::Language::English.lexicon())
        };
        let (title, section, part) = (look("Harbours", 1.0), look("I. Lamps", 1.0), look("A. Oil", 1.0));
        assert!(section.is_held_by(&title, &section));
        // Not under a number, nor where sections lie deeper, nor in larger type.
        assert!(!section.is_held_by(&part, &section));
        assert!(!part.is_held_by(&title, &section));
        assert!(!look("I. Lamps", 1.3).is_held_by(&title, &look("I. Lamps", 1.3)));
    }
}
