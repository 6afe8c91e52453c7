//! The names of clauses, as delegates say them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The name of a clause, unique in its document: `PP3`, `OP2(a)(i)`, `II.OP4`, `ANNEX-II.4(b)`, `OP2+`.
///
/// The form follows the usage of delegates and, for sub-paragraphs, the Editorial Manual's system of
/// identification.
/// A label names a place, it says nothing of the words that stand there: a clause whose label changed and
/// whose words did not is *renumbered*, never *reworded*.
///
/// ```
/// use resdiff_model::Label;
///
/// let label: Label = "OP2(a)(i)".parse()?;
/// assert_eq!(label.level(), 3);
/// assert_eq!(label.parent().unwrap().to_string(), "OP2(a)");
/// # Ok::<(), resdiff_model::ParseLabelError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// The part, section or annex in which the numbering starts anew, outermost first: `A`, `I`, `ANNEX-II`.
    pub scope: Vec<String>,
    /// The paragraph.
    pub stem: Stem,
    /// The sub-paragraph markers without brackets or stops, outermost first: `a`, `i`.
    pub sub: Vec<String>,
    /// How many unnumbered paragraphs carry on after the sub-paragraphs, this one included: the `+` of `OP2+`.
    pub carried_on: u8,
    /// 0, or the count of earlier clauses that bear the same printed number: the second `OP3` is `OP3[2]`.
    pub repeat: u32,
}

/// The paragraph a label names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stem {
    /// `PP3`: the third preambular paragraph.
    Preambular(u32),
    /// `OP3`: the operative paragraph printed with the number 3.
    Operative(u32),
    /// `P3`: the third paragraph of a text, or part of one, that has no numbers.
    Paragraph(u32),
    /// `4` in `ANNEX.4`: a number as printed in an annex.
    Printed(String),
}

impl Default for Stem {
    fn default() -> Self {
        Self::Paragraph(0)
    }
}

impl Label {
    /// `PPn`.
    #[must_use]
    pub fn preambular(number: u32) -> Self {
        Self { stem: Stem::Preambular(number), ..Self::default() }
    }

    /// `OPn`.
    #[must_use]
    pub fn operative(number: u32) -> Self {
        Self { stem: Stem::Operative(number), ..Self::default() }
    }

    /// `Pn`.
    #[must_use]
    pub fn paragraph(number: u32) -> Self {
        Self { stem: Stem::Paragraph(number), ..Self::default() }
    }

    /// This label with one more sub-paragraph marker at its end; `marker` is the bare letter or numeral.
    #[must_use]
    pub fn child(&self, marker: impl Into<String>) -> Self {
        let mut sub = self.sub.clone();
        sub.push(marker.into());
        Self { sub, carried_on: 0, ..self.clone() }
    }

    /// The label of the clause this one hangs under, none for a paragraph.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        if self.carried_on > 0 {
            return Some(Self { carried_on: 0, repeat: 0, ..self.clone() });
        }
        let (_, sub) = self.sub.split_last()?;
        Some(Self { sub: sub.to_vec(), repeat: 0, ..self.clone() })
    }

    /// 1 for a paragraph, 2 for a sub-paragraph `(a)`, 3 for `(i)`, and so on.
    #[must_use]
    pub fn level(&self) -> u8 {
        u8::try_from(self.sub.len()).unwrap_or(u8::MAX).saturating_add(1)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for scope in &self.scope {
            write!(f, "{scope}.")?;
        }
        match &self.stem {
            Stem::Preambular(number) => write!(f, "PP{number}")?,
            Stem::Operative(number) => write!(f, "OP{number}")?,
            Stem::Paragraph(number) => write!(f, "P{number}")?,
            Stem::Printed(text) => f.write_str(text)?,
        }
        for (depth, marker) in self.sub.iter().enumerate() {
            // The third and fourth degrees are printed `a.` and `i.`: un-resolutions.md writes OP2(a)(i)a.
            match depth {
                0 | 1 => write!(f, "({marker})")?,
                2 => f.write_str(marker)?,
                _ => write!(f, ".{marker}")?,
            }
        }
        for _ in 0..self.carried_on {
            f.write_str("+")?;
        }
        if self.repeat > 0 {
            write!(f, "[{}]", self.repeat + 1)?;
        }
        Ok(())
    }
}

/// A string is no label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseLabelError(String);

impl fmt::Display for ParseLabelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no label of a clause", self.0)
    }
}

impl std::error::Error for ParseLabelError {}

impl FromStr for Label {
    type Err = ParseLabelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseLabelError(text.to_owned());
        let mut rest = text;
        let mut repeat = 0;
        if let Some((head, tail)) = rest.strip_suffix(']').and_then(|r| r.rsplit_once('[')) {
            repeat = tail.parse::<u32>().ok().and_then(|n| n.checked_sub(1)).ok_or_else(error)?;
            rest = head;
        }
        let without = rest.trim_end_matches('+');
        let carried_on = u8::try_from(rest.len() - without.len()).map_err(|_| error())?;
        let (paragraph, mut tail) = without.split_at(without.find('(').unwrap_or(without.len()));
        let mut scope: Vec<String> = paragraph.split('.').map(str::to_owned).collect();
        let stem = scope.pop().filter(|s| !s.is_empty()).ok_or_else(error)?;
        let mut sub = Vec::new();
        while let Some((marker, after)) = tail.strip_prefix('(').and_then(|t| t.split_once(')')) {
            sub.push(marker.to_owned());
            tail = after;
        }
        sub.extend(tail.split('.').filter(|s| !s.is_empty()).map(str::to_owned));
        Ok(Self { scope, stem: Stem::parse(&stem), sub, carried_on, repeat })
    }
}

impl Stem {
    fn parse(text: &str) -> Self {
        type Make = fn(u32) -> Stem;
        let kinds: [(&str, Make); 3] =
            [("PP", Self::Preambular), ("OP", Self::Operative), ("P", Self::Paragraph)];
        kinds
            .iter()
            .find_map(|(prefix, make)| text.strip_prefix(prefix)?.parse().ok().map(make))
            .unwrap_or_else(|| Self::Printed(text.to_owned()))
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_label_reads_back_as_written() {
        for text in [
            "PP3",
            "OP12",
            "OP2(a)",
            "OP2(a)(i)",
            "OP2(a)(i)a",
            "OP2(a)(i)a.ii",
            "A.OP1",
            "I.OP1",
            "A.II.PP2",
            "ANNEX.4",
            "ANNEX-II.4(b)",
            "ANNEX.P3",
            "OP2+",
            "OP2++",
            "OP2(a)+",
            "OP3[2]",
            "P7",
        ] {
            let label: Label = text.parse().unwrap();
            assert_eq!(label.to_string(), text);
        }
        assert!("".parse::<Label>().is_err());
        assert!("OP1[0]".parse::<Label>().is_err());
    }

    #[test]
    fn a_carried_on_paragraph_hangs_under_its_owner() {
        let label: Label = "OP2(a)+".parse().unwrap();
        assert_eq!(label.parent().unwrap().to_string(), "OP2(a)");
        assert_eq!(label.level(), 2);
    }
}
