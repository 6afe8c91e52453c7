//! At which level a marker stands: `(i)` is the ninth letter or the first roman numeral.

use resdiff_model::{Marker, Reading};

/// The sub-paragraph levels that are open, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
}

#[derive(Clone, Debug)]
struct Level {
    reading: Reading,
    bare: String,
}

impl Levels {
    /// Closes all levels: a new paragraph begins.
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    /// Places a marker and gives the bare markers of all levels down to its own.
    ///
    /// `opens` says that the text before ended with a colon, so that a new level is likely; `next` is the marker
    /// that follows, which tells `(i)`, `(j)` from `(i)`, `(ii)`.
    pub(super) fn place(&mut self, marker: &Marker, opens: bool, next: Option<&Marker>) -> Vec<String> {
        let readings = marker.readings();
        let depth_of =
            |reading: &Reading| self.open.iter().rposition(|level| level.reading.degree == reading.degree);
        let goes_on = |reading: &Reading| {
            depth_of(reading).filter(|&depth| self.open[depth].reading.ordinal + 1 == reading.ordinal)
        };
        let starts = |reading: &&Reading| reading.ordinal == 1 && depth_of(reading).is_none();
        let followed = |reading: &Reading| {
            next.is_some_and(|next| {
                next.readings().iter().any(|r| r.degree == reading.degree && r.ordinal == reading.ordinal + 1)
            })
        };
        let going_on: Vec<(Reading, usize)> =
            readings.iter().filter_map(|reading| goes_on(reading).map(|depth| (*reading, depth))).collect();
        let starting = readings.iter().find(starts).copied();
        let chosen = match (going_on.as_slice(), starting) {
            // Both are possible: what follows decides, then the colon before.
            ([(reading, depth), ..], Some(start)) => {
                if followed(&start) && !followed(reading) || opens && followed(&start) == followed(reading) {
                    (start, self.open.len())
                } else {
                    (*reading, *depth)
                }
            }
            ([one], None) => *one,
            ([.., last], None) => {
                going_on.iter().find(|(reading, _)| followed(reading)).copied().unwrap_or(*last)
            }
            ([], Some(start)) => (start, self.open.len()),
            // A gap, a repeat or a start in the middle: the level of the same degree, else a new one.
            ([], None) => {
                let known =
                    readings.iter().find_map(|reading| depth_of(reading).map(|depth| (*reading, depth)));
                let first = readings.last().copied().unwrap_or(Reading { degree: 5, ordinal: 1 });
                known.unwrap_or((first, self.open.len()))
            }
        };
        let (reading, depth) = chosen;
        self.open.truncate(depth);
        self.open.push(Level { reading, bare: marker.bare().to_owned() });
        self.open.iter().map(|level| level.bare.clone()).collect()
    }

    /// Whether a marker goes on in a level that is open, or begins the first.
    pub(super) fn fits(&self, marker: &Marker) -> bool {
        marker.readings().iter().any(|reading| {
            reading.ordinal == 1
                || self
                    .open
                    .iter()
                    .any(|l| l.reading.degree == reading.degree && l.reading.ordinal + 1 == reading.ordinal)
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Places markers one after the other; `:` behind one means that its text ends with a colon.
    fn check(markers: &str, expected: &str) {
        let marks: Vec<(Marker, bool)> = markers
            .split(' ')
            .map(|m| (Marker::split(&format!("{} x", m.trim_end_matches(':'))).unwrap().0, m.ends_with(':')))
            .collect();
        let mut levels = Levels::default();
        let mut opens = true;
        let mut seen = Vec::new();
        for (index, (marker, colon)) in marks.iter().enumerate() {
            seen.push(levels.place(marker, opens, marks.get(index + 1).map(|(m, _)| m)).join("/"));
            opens = *colon;
        }
        assert_eq!(seen.join(" "), expected);
    }

    #[test]
    fn roman_one_or_ninth_letter() {
        check("(a) (b)", "a b");
        check("(a): (i) (ii) (b)", "a a/i a/ii b");
        check("(g) (h) (i) (j)", "g h i j");
        check("(h): (i) (ii) (i)", "h h/i h/ii i");
        check("(a): (i): a. b. (ii)", "a a/i a/i/a a/i/b a/ii");
        check("(a): (i) (ii) (iii) (iv) (v) (vi) (b)", "a a/i a/ii a/iii a/iv a/v a/vi b");
        check("(i) (ii) (iii)", "i ii iii");
        check("(u) (v) (w)", "u v w");
        check("(z) (aa) (bb)", "z aa bb");
    }

    #[test]
    fn what_follows_decides_and_then_the_colon_before() {
        check("(h): (i) (j)", "h i j");
        check("(h) (i) (ii)", "h h/i h/ii");
        check("(h): (i)", "h h/i");
        check("(h) (i)", "h i");
    }

    #[test]
    fn a_letter_fits_behind_the_one_before_it_or_as_the_first() {
        let marker = |text: &str| Marker::split(&format!("{text} x")).unwrap().0;
        let mut levels = Levels::default();
        assert!(levels.fits(&marker("(a)")) && !levels.fits(&marker("(b)")));
        levels.place(&marker("(a)"), true, None);
        for (next, fits) in [("(b)", true), ("(c)", false), ("(i)", true), ("(ii)", false)] {
            assert_eq!(levels.fits(&marker(next)), fits, "{next}");
        }
    }
}
