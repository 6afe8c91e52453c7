//! Numbered documents in which every number shifts: numbers are no text, and what was done is found, whatever the size.

use resdiff_engine::compare;
use resdiff_model::Document;
use resdiff_tests::generated::{Case, Generated, Score, Shape, generate, score};

/// Reads what a shape prints, and looks whether the clauses are those that were printed.
#[track_caller]
fn read(shape: Shape, clauses: &[String]) -> Document {
    let document = resdiff_reader::read(shape.print(clauses).as_bytes()).expect("a generated text is read");
    assert_eq!(document.clauses.len(), clauses.len());
    for (number, (clause, text)) in std::iter::zip(1.., std::iter::zip(&document.clauses, clauses)) {
        let marker = matches!(shape, Shape::Resolution | Shape::Numbered).then(|| format!("{number}."));
        assert_eq!((clause.text.as_str(), clause.marker.clone()), (text.as_str(), marker));
    }
    document
}

#[track_caller]
fn scored(shape: Shape, pair: &Generated) -> Score {
    let (old, new) = (read(shape, &pair.old), read(shape, &pair.new));
    let comparison = compare(&old, &new);
    assert!(comparison.limits.is_empty(), "{:?}", comparison.limits);
    score(pair, &comparison)
}

#[test]
fn every_rewording_and_move_among_a_thousand_clauses_is_found_and_none_made_up() {
    for (seed, shape) in (1..=6).flat_map(|seed| [(seed, Shape::Numbered), (seed, Shape::Resolution)]) {
        let pair = generate(Case::Normal, 1_000, seed);
        let found = scored(shape, &pair);
        let perfect =
            Score { links: found.links, right: found.links, marked: found.marked, ..Score::default() };
        assert_eq!(found, perfect, "seed {seed}, {shape:?}");
        let ideal = pair.truth.words;
        assert!(10 * found.marked <= 11 * ideal, "seed {seed}: {} marked of {ideal}", found.marked);
    }
}

#[test]
fn links_are_right_among_ten_thousand_clauses() {
    let pair = generate(Case::Normal, 10_000, 1);
    let found = scored(Shape::Lines, &pair);
    assert!(found.share() >= 0.999, "{found:?}");
}

/// A minute and more without optimisation: `cargo test --release -p resdiff-tests --test numbered -- --ignored`.
#[test]
#[ignore = "large"]
fn links_are_right_among_a_hundred_thousand_clauses() {
    let pair = generate(Case::Normal, 100_000, 1);
    let found = scored(Shape::Paragraphs, &pair);
    assert!(found.share() >= 0.999, "{:?}", (found.right, found.wrong, found.links));
}

#[test]
fn worst_cases_are_linked_as_well() {
    for case in [Case::AllReworded, Case::Reversed, Case::NearEqual] {
        let pair = generate(case, 1_000, 1);
        let found = scored(Shape::Numbered, &pair);
        assert!(1_000 * found.right >= 999 * found.links, "{case:?}: {found:?}");
        // Where all clauses are nearly equal, one that went and one that came in its place may be taken for one.
        assert!(400 * found.wrong <= found.links, "{case:?}: {found:?}");
        assert!(
            10 * found.marked <= 11 * pair.truth.words,
            "{case:?}: {} of {}",
            found.marked,
            pair.truth.words
        );
    }
}
