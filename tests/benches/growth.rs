//! How the cost of a comparison grows with the text, and what the worst cases cost against the normal one of the same
//! size in the same run: `cargo bench -p resdiff-tests --bench growth`.
#![allow(clippy::print_stdout, missing_docs)]

use std::time::{Duration, Instant};

use resdiff_engine::compare;
use resdiff_tests::generated::{Case, Generated, Shape, generate, score};

const LADDER: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];

fn main() {
    println!(
        "{:>8} {:>12} {:>15} {:>9} {:>8}",
        "clauses", "read µs each", "compare µs each", "links", "marked"
    );
    let mut points = Vec::new();
    for clauses in LADDER {
        let pair = generate(Case::Normal, clauses, 1);
        let times =
            measure(&pair, Shape::Lines, u32::try_from(100_000 / clauses).unwrap_or(1).clamp(2, 5_000));
        let each = |time: Duration| time.as_secs_f64() * 1e6 / clauses as f64;
        println!(
            "{clauses:>8} {:>12.2} {:>15.2} {:>8.3}% {:>8.2}",
            each(times.read),
            each(times.compare),
            100.0 * times.right,
            times.marked
        );
        points.push((clauses as f64, (times.read + times.compare).as_secs_f64()));
    }
    // Below a thousand clauses what costs the same for any text weighs in.
    println!("log-log slope over all: {:.3}", slope(&points));
    for step in points.windows(2) {
        println!("from {} to {} clauses: {:.1} times the time", step[0].0, step[1].0, step[1].1 / step[0].1);
    }

    println!(
        "\n{:>14} {:>8} {:>12} {:>9} {:>8} {:>7}",
        "case", "clauses", "compare ms", "links", "marked", "ratio"
    );
    let normal = measure(&generate(Case::Normal, 1_000, 1), Shape::Numbered, 50);
    for case in [Case::Normal, Case::AllReworded, Case::Reversed, Case::NearEqual] {
        report(case.name(), 1_000, &measure(&generate(case, 1_000, 1), Shape::Numbered, 50), &normal);
    }
    // A clause of a million words stands against as many words in clauses of the common size.
    let words = 1_000_000;
    let normal = measure(&generate(Case::Normal, words / 33, 1), Shape::Lines, 2);
    report("normal", words / 33, &normal, &normal);
    report(
        Case::OneClause.name(),
        1,
        &measure(&generate(Case::OneClause, words, 1), Shape::Lines, 2),
        &normal,
    );
}

fn report(name: &str, clauses: usize, times: &Times, normal: &Times) {
    let ratio = (times.read + times.compare).as_secs_f64() / (normal.read + normal.compare).as_secs_f64();
    let (compare, right) = (times.compare.as_secs_f64() * 1e3, 100.0 * times.right);
    println!("{name:>14} {clauses:>8} {compare:>12.2} {right:>8.3}% {:>8.2} {ratio:>7.2}", times.marked);
}

/// What a run cost in the mean of several, and how good the last was.
struct Times {
    read: Duration,
    compare: Duration,
    right: f64,
    /// The words marked, of the least there must be.
    marked: f64,
}

fn measure(pair: &Generated, shape: Shape, runs: u32) -> Times {
    let texts = (shape.print(&pair.old), shape.print(&pair.new));
    let read = |text: &str| resdiff_reader::read(text.as_bytes()).expect("a generated text is read");
    // All runs at once: the clock of the processor moves on in steps.
    let start = cpu();
    for _ in 1..runs {
        std::hint::black_box((read(&texts.0), read(&texts.1)));
    }
    let (old, new) = (read(&texts.0), read(&texts.1));
    let middle = cpu();
    for _ in 1..runs {
        std::hint::black_box(compare(&old, &new));
    }
    let comparison = compare(&old, &new);
    let end = cpu();
    comparison.limits.iter().for_each(|limit| println!("{limit}"));
    let score = score(pair, &comparison);
    Times {
        read: (middle - start) / runs,
        compare: (end - middle) / runs,
        right: score.share(),
        marked: score.marked as f64 / pair.truth.words.max(1) as f64,
    }
}

/// The time this process has been on a processor, where the system says it to the nanosecond; else the time of day.
fn cpu() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let ran = std::fs::read_to_string("/proc/self/schedstat").ok();
    let ran = ran.and_then(|line| line.split(' ').next()?.parse().ok()).filter(|time| *time > 0);
    ran.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The slope of the line through the logarithms, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(size, time)| (size.ln(), time.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / logs.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = logs.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    both / logs.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}
