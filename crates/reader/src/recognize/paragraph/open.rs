//! The paragraph that is being put together, and whether it ends before the next line.

use resdiff_model::{Lexicon, Marker};

use super::super::edges::{SAME_EDGE, SAME_SIZE};
use super::super::joining::TextBuilder;
use super::super::signs::{self, organ_length};
use super::super::{Piece, lead, words};
use super::headings;
use super::parting::{self, Parting};
use super::{FIRST_LINE, LONGEST_HEADING, Paragraph, begins_paragraph};
use crate::{Form, Gap, Geometry};

/// The paragraph being put together.
pub(super) struct Open {
    pub builder: TextBuilder,
    /// A builder with nothing in it, for the next paragraph.
    empty: TextBuilder,
    pub head: Paragraph,
    /// How far the first line and the lines after it stand from the edge of the text on their page.
    first: f32,
    rest: Option<f32>,
    /// The left edge of the first line, and both edges of the last.
    first_left: f32,
    last_left: f32,
    last_right: f32,
    /// The bytes of the last line.
    last_length: usize,
    /// The right edge of the text, where places are known.
    pub right: Option<f32>,
    pub parting: Parting,
    /// The line that ends the heading which is being put together.
    pub heading_until: usize,
    size: f32,
    all_bold: bool,
    pub last_number: u32,
}

impl Open {
    pub fn new(form: Form, lexicon: &'static Lexicon) -> Self {
        let empty = TextBuilder::new(form == Form::Text, lexicon);
        Self {
            builder: empty.clone(),
            empty,
            head: Paragraph::default(),
            first: 0.0,
            rest: None,
            first_left: 0.0,
            last_left: 0.0,
            last_right: 0.0,
            last_length: 0,
            right: None,
            parting: Parting::Space,
            heading_until: 0,
            size: 1.0,
            all_bold: true,
            last_number: 0,
        }
    }

    pub fn begin(&mut self, piece: &Piece<'_>, gap: Gap, indent: Option<f32>) {
        self.head = Paragraph { gap, at: piece.at(), heading: piece.is_heading(), ..Paragraph::default() };
        self.all_bold = true;
        self.rest = None;
        self.first = indent.unwrap_or(0.0);
        self.first_left = piece.geometry().map_or(0.0, |g| g.left);
        self.size = piece.geometry().map_or(1.0, |g| g.size);
        let marker = Marker::split_next(&piece.text, self.last_number).or_else(|| Marker::split(&piece.text));
        if let Some(number) = marker.and_then(|(marker, _)| marker.number()) {
            self.last_number = number;
        }
    }

    pub fn add(&mut self, piece: &Piece<'_>, index: usize, indent: Option<f32>) {
        self.all_bold &= piece.is_bold();
        if let Some(geometry) = piece.geometry() {
            if !self.builder.is_empty() {
                self.rest = indent;
            }
            (self.last_left, self.last_right) = (geometry.left, geometry.right);
        }
        self.last_length = piece.text.len();
        self.builder.line(piece, index, 0);
    }

    pub fn close(&mut self) -> Option<Paragraph> {
        let built = std::mem::replace(&mut self.builder, self.empty.clone()).finish();
        if built.text.is_empty() {
            return None;
        }
        Some(Paragraph { built, bold: self.all_bold, size: self.size, ..std::mem::take(&mut self.head) })
    }

    /// Whether nothing but words parts paragraphs.
    fn by_words(&self) -> bool {
        matches!(self.parting, Parting::Words(_))
    }

    /// Where the heading that begins with a line ends, if nothing but words parts paragraphs.
    pub fn heading_by_words(&self, lines: &[Piece<'_>], index: usize, lexicon: &Lexicon) -> Option<usize> {
        let text = self.builder.text();
        let ended = lead::is_complete(text) || signs::is_numeral(text);
        (self.by_words() && ended)
            .then(|| headings::heading_by_words(lines, index, self.last_number, lexicon))
            .flatten()
    }

    /// Whether the paragraph ends before this line.
    pub fn ends_before(&self, piece: &Piece<'_>, gap: Gap, indent: Option<f32>, lexicon: &Lexicon) -> bool {
        let text = self.builder.text();
        // A number alone on its line waits for its paragraph.
        if Marker::split(text).is_some_and(|(_, rest)| rest.is_empty()) && gap != Gap::Page {
            return false;
        }
        let heading = piece.is_heading() != self.head.heading;
        let weight = self.all_bold != piece.is_bold() && (gap != Gap::Line || lead::is_complete(text));
        let by_words = self.by_words() && (lead::is_complete(text) || signs::is_numeral(text));
        let alone = |line: &str| {
            signs::stands_alone(line, lexicon)
                || (gap != Gap::Line || indent.is_some() || by_words) && signs::is_numeral(line)
        };
        if heading || weight || alone(&piece.text) || alone(text) {
            return true;
        }
        if organ_length(text, lexicon) == Some(text.len())
            || gap == Gap::Page && signs::is_numbered_name(text)
        {
            return true;
        }
        let opens =
            || lead::opens_clause(&piece.text, lexicon) || organ_length(&piece.text, lexicon).is_some();
        // The next number, a lead phrase or the organ on a new page ends what is no clause: a heading, the title of an annex.
        let numbered = || {
            self.follows(&piece.text)
                && Marker::split(&piece.text).is_some_and(|(marker, _)| marker.number().is_some())
        };
        if (gap == Gap::Page || self.by_words())
            && (numbered() || text.len() < LONGEST_HEADING && opens())
            && text.starts_with(words::is_capital)
            && Marker::split(text).is_none()
            && !lead::opens_clause(text, lexicon)
        {
            return true;
        }
        match (indent, piece.geometry()) {
            (Some(indent), Some(geometry)) => {
                if (geometry.size - self.size).abs() > SAME_SIZE || self.all_bold && !piece.is_bold() {
                    return true;
                }
                if gap == Gap::Line && self.is_centred_with(geometry) && !lead::is_complete(text) {
                    return false;
                }
                if gap == Gap::Blank && geometry.height.is_some() {
                    // Lines may be set wide apart: what fills its line and is not complete goes on in the next.
                    let goes_on =
                        !self.leaves_room(&piece.text) && !lead::is_complete(text) && !piece.is_bold();
                    return !(goes_on && indent < FIRST_LINE);
                }
                // What carries on after sub-paragraphs begins in lower case, at the edge of the text.
                let begins = begins_paragraph(&piece.text) || gap == Gap::Page;
                let ends = lead::is_complete(text) && begins || self.follows(&piece.text);
                if self.leaves_room(&piece.text) && ends || self.is_set_right_of(indent) {
                    return true;
                }
                self.ends_by_indent(&piece.text, gap, indent, lexicon)
            }
            _ => self.ends_by_words(&piece.text, gap, lexicon),
        }
    }

    fn ends_by_indent(&self, next: &str, gap: Gap, indent: f32, lexicon: &Lexicon) -> bool {
        let text = self.builder.text();
        let same = |edge: f32| (indent - edge).abs() < SAME_EDGE;
        if self.begins_with_marker(next, lexicon)
            || indent > FIRST_LINE && self.stands_further_in(indent) && self.follows(next)
        {
            return true;
        }
        if indent > FIRST_LINE {
            // A block that stands in as a whole goes on at its own edge.
            return match self.rest {
                Some(rest) => !same(rest) || gap == Gap::Blank && lead::is_complete(text),
                None if same(self.first) => {
                    let deep =
                        Marker::split(text).is_some_and(|(m, _)| m.readings().iter().any(|r| r.degree > 1));
                    if deep {
                        text.ends_with([';', '.'])
                    } else {
                        let breaks = self.last_line_is_short() || lead::opens_clause(next, lexicon);
                        lead::is_complete(text) || gap == Gap::Page && breaks
                    }
                }
                None => indent > self.first || lead::is_complete(text) && lead::opens_clause(next, lexicon),
            };
        }
        // The heads of a chapter, of its title and of its first article.
        let heads = || {
            let heading = |text: &str| text.starts_with(words::is_capital) && !lead::is_complete(text);
            self.rest.is_none() && heading(text) && heading(next) && self.last_line_is_short()
        };
        match gap {
            Gap::Line => false,
            Gap::Blank if heads() => true,
            Gap::Blank | Gap::Page => {
                lead::is_complete(text)
                    && !text.ends_with(',')
                    && !next.starts_with(char::is_lowercase)
                    && lead::ends_sentence(text)
                    && self.last_line_is_short()
                    || lead::is_complete(text) && lead::opens_clause(next, lexicon) && gap == Gap::Blank
            }
        }
    }

    /// Whether the first word of the next line would have fitted behind the last: then it begins a paragraph. A column is
    /// wider than most letters, so that a word is taken for longer than it is.
    fn leaves_room(&self, next: &str) -> bool {
        let word = next.split([' ', '\t']).next().unwrap_or_default().chars().count();
        #[expect(clippy::cast_precision_loss, reason = "no word has 2^23 letters")]
        let needed = word as f32 + 1.0;
        self.right.is_some_and(|right| right - self.last_right > needed)
    }

    /// Whether the only line so far stands at the right, as a date under a closing line does, and the next does not.
    fn is_set_right_of(&self, indent: f32) -> bool {
        const FAR: f32 = 30.0;
        self.rest.is_none() && self.first - indent > FAR
    }

    /// Whether a line has the middle of the last one and other edges: a heading that is set in the middle.
    fn is_centred_with(&self, next: Geometry) -> bool {
        const SAME_MIDDLE: f32 = 0.6;
        let (middle, last) =
            (f32::midpoint(next.left, next.right), f32::midpoint(self.last_left, self.last_right));
        next.height.is_some()
            && (middle - last).abs() < SAME_MIDDLE
            && (next.left - self.last_left).abs() > SAME_EDGE
    }

    fn last_line_is_short(&self) -> bool {
        // The body is at least 60 columns wide; a last line that fills it says nothing.
        self.last_right - self.first_left < 60.0
    }

    fn ends_by_words(&self, next: &str, gap: Gap, lexicon: &Lexicon) -> bool {
        let text = self.builder.text();
        match gap {
            Gap::Line if self.begins_with_marker(next, lexicon) => true,
            Gap::Line => match self.parting {
                Parting::Space => false,
                Parting::Lines => lead::is_complete(text) || !next.starts_with(char::is_lowercase),
                Parting::Words(width) => parting::ends_by_words(text, self.last_length, next, width, lexicon),
            },
            Gap::Blank => true,
            Gap::Page => {
                if self.begins_with_marker(next, lexicon) {
                    return true;
                }
                // A number of another text, such as the report behind one of its drafts.
                let numbered = Marker::split(next).is_some_and(|(marker, rest)| {
                    marker.number().is_some() && rest.starts_with(words::is_capital)
                });
                let opens = lead::opens_clause(next, lexicon) || numbered && lead::ends_sentence(text);
                if !opens && next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) {
                    return false;
                }
                lead::is_complete(text) && (opens || !lead::ends_with_sign(text, &[',']))
            }
        }
    }

    /// A number or letter at the head of a line begins a paragraph if it is the next and the one before is
    /// complete.
    fn begins_with_marker(&self, next: &str, lexicon: &Lexicon) -> bool {
        let text = self.builder.text();
        self.follows(next)
            && (lead::is_complete(text) || lead::ends_with_joint(text, lexicon) || self.all_bold)
    }

    /// Whether a line begins with a letter, with the number after the last or with the dot of an item.
    fn follows(&self, next: &str) -> bool {
        signs::item(next).is_some()
            || Marker::split_next(next, self.last_number).is_some()
            || Marker::split(next).is_some_and(|(marker, _)| {
                marker.number().is_none_or(|number| number == self.last_number + 1 || number == 1)
            })
    }

    /// Whether an edge stands further in than the lines of this paragraph after its first.
    fn stands_further_in(&self, indent: f32) -> bool {
        self.rest.is_none_or(|rest| indent > rest + SAME_EDGE)
    }
}
