//! A quick answer to most questions whether a text holds any of some phrases.

/// Says of most texts that they hold none of some phrases, at the cost of a glance at each of their words; of all
/// others it says nothing.
///
/// Of each phrase only its longest run of ASCII letters and digits is looked for: kinds of hyphens and apostrophes
/// and letters with accents part runs in phrase and text alike.
///
/// ```
/// use resdiff_model::Cues;
///
/// let cues = Cues::new(["Convention"].into_iter(), ["provisional agenda"].into_iter());
/// assert!(cues.may_be_in("under the Convention") && cues.may_be_in("its Provisional list"));
/// assert!(!cues.may_be_in("a convention, conventions"));
/// ```
#[derive(Debug)]
pub struct Cues {
    /// For each byte, how long the cues are that begin with it: a bit for each length.
    lengths: [u32; 256],
    /// The cues that begin with each byte.
    cues: Vec<Vec<Cue>>,
    /// Whether a phrase has no run to look for, so that it may be in any text.
    any: bool,
}

#[derive(Clone, Debug)]
struct Cue {
    word: &'static str,
    any_case: bool,
}

impl Cues {
    /// Cues of phrases that count as they are written, and of others that count in any case.
    pub fn new(
        exact: impl Iterator<Item = &'static str>,
        any_case: impl Iterator<Item = &'static str>,
    ) -> Self {
        let mut cues = Self { lengths: [0; 256], cues: vec![Vec::new(); 256], any: false };
        for (phrase, any_case) in
            exact.map(|phrase| (phrase, false)).chain(any_case.map(|phrase| (phrase, true)))
        {
            cues.add(phrase, any_case);
        }
        cues
    }

    fn add(&mut self, phrase: &'static str, any_case: bool) {
        let runs = phrase.split(|sign: char| !sign.is_ascii_alphanumeric());
        let Some(word) = runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty()) else {
            self.any = true;
            return;
        };
        let first = word.as_bytes()[0];
        let both = [first.to_ascii_lowercase(), first.to_ascii_uppercase()];
        let firsts = if any_case && both[0] != both[1] { &both[..] } else { &[first] };
        for first in firsts {
            self.lengths[usize::from(*first)] |= length_bit(word.len());
            self.cues[usize::from(*first)].push(Cue { word, any_case });
        }
    }

    /// Whether a text may hold one of the phrases.
    #[must_use]
    pub fn may_be_in(&self, text: &str) -> bool {
        let runs = text.as_bytes().split(|byte| !IN_RUNS[usize::from(*byte)]);
        let holds = |run: &[u8]| {
            let Some(first) = run.first() else { return false };
            self.lengths[usize::from(*first)] & length_bit(run.len()) != 0 && self.holds(run)
        };
        self.any || runs.into_iter().any(holds)
    }

    fn holds(&self, run: &[u8]) -> bool {
        let first = run.first().map_or(0, |first| usize::from(*first));
        self.cues[first].iter().any(|cue| match cue.any_case {
            true => cue.word.as_bytes().eq_ignore_ascii_case(run),
            false => cue.word.as_bytes() == run,
        })
    }
}

/// Whether each byte belongs to a run: a look at a table is quicker than a question for every sort.
const IN_RUNS: [bool; 256] = {
    let mut in_runs = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        in_runs[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    in_runs
};

/// The bit that stands for a length; all that are longer than 31 share the last.
fn length_bit(length: usize) -> u32 {
    1 << length.min(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_and_case_hide_no_phrase() {
        let cues = Cues::new(
            ["Accord", "Déclaration"].into_iter(),
            ["l’ordre du jour", "open-ended work"].into_iter(),
        );
        for text in
            ["l'Accord", "“Accord”", "cette Déclaration", "L'ORDRE DU JOUR", "Open\u{2011}ended\u{a0}work"]
        {
            assert!(cues.may_be_in(text), "{text}");
        }
        for text in ["", "d’accord", "Accords", "the work, openly", "déclarations"] {
            assert!(!cues.may_be_in(text), "{text}");
        }
        assert!(Cues::new(["—"].into_iter(), [].into_iter()).may_be_in("anything"));
    }
}
