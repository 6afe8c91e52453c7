//! How the work of reading grows when the input doubles: counted instructions, not time.
//!
//! `growth [READER|all] [EVERY]` runs every pattern, or every so-many-th, at two sizes under callgrind (part of
//! valgrind) and fails where the work grows faster than the size to the power of 1.15.
//!
//! Work that begins at some size (a page full enough to be looked through for columns) is a step between two sizes,
//! and no growth: a steep pattern is counted again at eight times the sizes, and is steep if it is so there as well.
//!
//! Symbols must be kept: `cargo run --profile measure -p resdiff-tests --bin growth`.

use std::path::Path;
use std::process::{Command, ExitCode};

use resdiff_tests::patterns::Reader;

/// The sizes, in bytes. At the smaller one the costs of any file are no longer seen.
const SIZES: [usize; 2] = [16_384, 32_768];
/// The sizes at which steep patterns are counted again.
const LARGER: [usize; 2] = [8 * SIZES[0], 8 * SIZES[1]];
/// The steepest growth allowed, as the exponent of the size.
const STEEPEST: f64 = 1.15;

/// What is counted: the name is given to callgrind.
#[inline(never)]
fn measured(reader: Reader, bytes: &[u8]) {
    reader.run(std::hint::black_box(bytes));
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| arguments.get(at).map(String::as_str);
    if word(0) == Some("--counted") {
        let reader = Reader::ALL.into_iter().find(|reader| Some(reader.name()) == word(1));
        let number = |argument: &String| argument.parse::<usize>().unwrap_or_default();
        let numbers: Vec<usize> = arguments.iter().skip(2).map(number).collect();
        if let (Some(reader), [small, large, patterns @ ..]) = (reader, numbers.as_slice()) {
            for (pattern, bytes) in patterns.iter().flat_map(|pattern| [(pattern, small), (pattern, large)]) {
                measured(reader, &reader.pattern(*pattern, *bytes));
            }
        }
        return ExitCode::SUCCESS;
    }
    let every = word(1).and_then(|every| every.parse().ok()).unwrap_or(1);
    let chosen = Reader::ALL
        .into_iter()
        .filter(|reader| word(0).is_none_or(|name| name == "all" || name == reader.name()));
    let mut good = true;
    for reader in chosen {
        match steepest(reader, every) {
            Ok(slopes) => good &= told(reader, slopes),
            Err(error) => {
                tell(&format!("{}: {error}", reader.name()));
                good = false;
            }
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The growth of each pattern, the steepest first.
fn steepest(reader: Reader, every: usize) -> Result<Vec<(f64, usize)>, String> {
    let numbers: Vec<usize> = (0..reader.patterns()).step_by(every).collect();
    let mut slopes = slopes(reader, &numbers, SIZES)?;
    let steep: Vec<usize> =
        slopes.iter().filter(|(slope, _)| *slope > STEEPEST).map(|(_, number)| *number).collect();
    if !steep.is_empty() {
        slopes.retain(|(slope, _)| *slope <= STEEPEST);
        slopes.extend(self::slopes(reader, &steep, LARGER)?);
    }
    slopes.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(slopes)
}

/// The growth of some patterns from one size to twice as much.
fn slopes(reader: Reader, numbers: &[usize], sizes: [usize; 2]) -> Result<Vec<(f64, usize)>, String> {
    let folder =
        std::env::temp_dir().join(format!("resdiff-growth-{}-{}", reader.name(), std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let counts = counts(reader, numbers, sizes, &folder);
    let _ = std::fs::remove_dir_all(&folder);
    let counts = counts?;
    if counts.len() != numbers.len() * sizes.len() {
        return Err(format!("{} counts for {} patterns", counts.len(), numbers.len()));
    }
    #[expect(clippy::cast_precision_loss, reason = "a ratio of counts far below 2^52")]
    let slope = |pair: &[u64]| (pair[1] as f64 / pair[0].max(1) as f64).log2();
    Ok(counts.chunks(sizes.len()).map(slope).zip(numbers.iter().copied()).collect())
}

/// The instructions of each call, in order.
fn counts(reader: Reader, numbers: &[usize], sizes: [usize; 2], folder: &Path) -> Result<Vec<u64>, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--collect-atstart=no", "--quiet"])
        // Given the same pattern for both, callgrind heeds the first alone.
        .args(["--toggle-collect=growth::measured", "--dump-after=*measured*"])
        .arg(format!("--callgrind-out-file={}", folder.join("count").display()))
        .arg(this)
        .args(["--counted", reader.name()])
        .args(sizes.iter().chain(numbers).map(ToString::to_string))
        .status()
        .map_err(|error| format!("valgrind could not be started ({error}); install it"))?;
    if !status.success() {
        return Err(format!("the counted run ended with {status}"));
    }
    let mut counts = Vec::new();
    for number in 1.. {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("count.{number}"))) else { break };
        let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
        counts.push(total.and_then(|total| total.trim().parse().ok()).unwrap_or(0));
    }
    Ok(counts)
}

fn told(reader: Reader, slopes: Vec<(f64, usize)>) -> bool {
    let steep = slopes.iter().filter(|(slope, _)| *slope > STEEPEST).count();
    tell(&format!("{}: {} patterns, {steep} steeper than {STEEPEST}", reader.name(), slopes.len()));
    for (slope, number) in slopes.iter().take(steep.max(3)) {
        tell(&format!("  {slope:.3}  pattern {number}: {}", reader.described(*number)));
    }
    steep == 0
}

#[expect(clippy::print_stdout, reason = "this is a program")]
fn tell(line: &str) {
    println!("{line}");
}
