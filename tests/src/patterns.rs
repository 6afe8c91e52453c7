//! Generated inputs that grow: for each reader some hundred shapes of which a careless program is fond of taking the
//! square.

mod pdf;
mod text;
mod word;

/// A reader and what it is fed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// The comparison of two texts that differ a little.
    Comparison,
}

impl Reader {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Pdf, Self::Word, Self::Comparison];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::Comparison => "comparison",
        }
    }

    /// How many patterns there are.
    #[must_use]
    pub const fn patterns(self) -> usize {
        match self {
            Self::Pdf => pdf::OPERATORS.len() * pdf::SHAPES,
            Self::Word => word::UNITS.len() * word::SHAPES,
            Self::Text | Self::Markdown | Self::Comparison => text::UNITS.len() * text::SHAPES,
        }
    }

    /// A pattern of about so many bytes.
    #[must_use]
    pub fn pattern(self, number: usize, bytes: usize) -> Vec<u8> {
        let text = || text::text(number / text::SHAPES, number % text::SHAPES, bytes);
        match self {
            Self::Pdf => pdf::file(pdf::OPERATORS[number / pdf::SHAPES], number % pdf::SHAPES, bytes),
            // None can be blamed for a package that cannot be put together but its maker: then nothing is read.
            Self::Word => word::file(number / word::SHAPES, number % word::SHAPES, bytes).unwrap_or_default(),
            Self::Markdown => format!("1. *Welcomes* it;\n\n{}", text()).into_bytes(),
            Self::Text | Self::Comparison => text().into_bytes(),
        }
    }

    /// Reads a pattern; what comes of it is of no matter.
    pub fn run(self, bytes: &[u8]) {
        let document = resdiff_reader::read(bytes);
        if let (Self::Comparison, Ok(old)) = (self, document) {
            let mut new = old.clone();
            // Every third clause gets another word and other figures, the first goes, the last comes first.
            for clause in new.clauses.iter_mut().step_by(3) {
                clause.text = clause.text.replace('2', "3") + " anew";
            }
            let one = 1.min(new.clauses.len());
            new.clauses.rotate_right(one);
            new.clauses.truncate(new.clauses.len().saturating_sub(1));
            let comparison = resdiff_engine::compare(&old, &new);
            std::hint::black_box(comparison.changes.len());
        }
    }

    /// What a pattern is made of, for the table.
    #[must_use]
    pub fn described(self, number: usize) -> String {
        let (unit, shapes) = match self {
            Self::Pdf => (pdf::OPERATORS[number / pdf::SHAPES], pdf::SHAPES),
            Self::Word => (word::UNITS[number / word::SHAPES], word::SHAPES),
            Self::Text | Self::Markdown | Self::Comparison => {
                (text::UNITS[number / text::SHAPES], text::SHAPES)
            }
        };
        format!("{unit:?}, shape {}", number % shapes)
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn there_are_five_hundred_patterns_of_each_and_most_are_read() {
        for reader in Reader::ALL {
            assert!(reader.patterns() >= 500, "{}", reader.name());
            let read = (0..reader.patterns()).step_by(7).map(|number| reader.pattern(number, 400));
            let read = read.filter(|bytes| resdiff_reader::read(bytes).is_ok()).count();
            assert!(read * 14 > reader.patterns(), "{}: {read}", reader.name());
        }
    }
}
