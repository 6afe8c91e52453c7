//! The thresholds of a comparison, each with the reason for its value.

use resdiff_model::StrengthTable;

/// Similarities inside the engine are whole numbers: this many stand for 1.0.
///
/// Whole numbers add up to the same sum on every machine and in every order.
pub(crate) const UNIT: i64 = 10_000;

/// The thresholds and bounds of a comparison.
///
/// The defaults fit resolutions and any other text of numbered paragraphs; they are no settings to be tuned for
/// a pair. Bounds count steps of work, never time, so that the result does not depend on the machine.
///
/// ```
/// use resdiff_engine::Options;
///
/// let mut strict = Options::default();
/// strict.accept = 0.5;
/// assert!(strict.accept > Options::default().accept);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// The likeness from which two clauses may be linked; context moves it, see [`context`](Self::context).
    ///
    /// In the development pairs unlike clauses of one text, by their shared names and phrases, reach 0.25, and
    /// the links below it are those whose neighbours speak for them.
    pub accept: f64,
    /// By how much the bar is lowered for two clauses that alone stand between the same neighbours; lesser
    /// evidence counts for a part of it, some against the pair.
    ///
    /// Of the development pairs such clauses belong together from a likeness of 0.15 on.
    pub context: f64,
    /// The share of a clause's words that must stand in a clause of the other side, beyond what that clause's
    /// own partner explains, for the two to belong to one split or merger.
    ///
    /// Half, nearly: a clause of which less is left was rewritten or removed, not merged.
    pub containment: f64,
    /// The same for a clause that stands right beside one that belongs to the split or merger already, and for one
    /// that brings at least half of what the clause that holds its words has beyond its own partner.
    ///
    /// The parts of a clause stay together as a rule; in the pairs that were read the clauses beside of which three
    /// tenths are found again belong to it. So do the clauses of which a good part was kept where nothing else explains
    /// what the other clause has gained. With a fourth, some that do not are taken in.
    pub containment_beside: f64,
    /// The share of equal words below which nothing is anchored inside a clause: shorter runs between two
    /// changes are swallowed by them.
    pub inline_anchor: f64,
    /// How many candidates are weighed for a clause.
    ///
    /// In the development pairs the right partner is among the first three.
    pub candidates: usize,
    /// How many entries of the index are looked at for one clause, unless it is very long; the rarest words come first.
    pub index_steps: usize,
    /// How many steps the optimal assignment of one group of resembling clauses may take before a simpler
    /// method takes over; then [`Comparison::limits`](crate::Comparison::limits) says so.
    pub assignment_steps: usize,
    /// The order of strength of lead phrases; none for the one that comes with the language of the documents.
    pub strengths: Option<StrengthTable>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            accept: 0.27,
            context: 0.10,
            containment: 0.5,
            containment_beside: 0.3,
            inline_anchor: 0.2,
            candidates: 12,
            index_steps: 4_000,
            assignment_steps: 50_000_000,
            strengths: None,
        }
    }
}

/// A share between 0.0 and 1.0 as a whole number of [`UNIT`]s.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of a share")]
pub(crate) fn units(share: f64) -> i64 {
    // The product of a share and 10,000 is exact enough to round the same way everywhere: IEEE 754 fixes it.
    (share.clamp(0.0, 1.0) * UNIT as f64).round() as i64
}

/// A whole number of [`UNIT`]s as a share.
pub(crate) fn share(units: i64) -> f64 {
    units.clamp(0, UNIT) as f64 / UNIT as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_keep_their_value_in_units() {
        assert_eq!((units(0.27), units(1.0), units(7.0), units(-1.0)), (2_700, UNIT, UNIT, 0));
        assert!((share(2_700) - 0.27).abs() < 1e-9 && share(2 * UNIT) <= 1.0);
    }
}
