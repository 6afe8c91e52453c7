//! Seeds and former finds of the fuzz targets, replayed without a fuzzer.
#![allow(clippy::unwrap_used)]

use std::fs;

use resdiff_tests::fuzz::TARGETS;
use resdiff_tests::root;

#[test]
fn seeds_and_former_finds_are_replayed() {
    let mut replayed = 0;
    for (name, target) in TARGETS {
        assert!(
            root().join("fuzz/fuzz_targets").join(name).with_extension("rs").is_file(),
            "{name} has no target"
        );
        for kind in ["seeds", "regressions"] {
            let Ok(files) = fs::read_dir(root().join("fuzz").join(kind).join(name)) else { continue };
            for file in files {
                let path = file.unwrap().path();
                // The name tells which file it was, should this panic.
                println!("{}", path.display());
                target(&fs::read(&path).unwrap());
                replayed += 1;
            }
        }
    }
    assert!(replayed >= TARGETS.len(), "only {replayed} files");
}

/// How often each file is changed and tried; `RESDIFF_FUZZ_ROUNDS` asks for more where there is no fuzzer.
fn rounds() -> usize {
    std::env::var("RESDIFF_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

#[test]
fn seeds_and_specimens_are_fuzzed_a_little() {
    // A walk without a fuzzer: bytes changed, cut, doubled and exchanged by counting.
    let specimens =
        ["samples/A-RES-174-28.txt", "samples/A-RES-175-32.md", "crates/reader/tests/data/specimen.pdf"];
    let mut state = 7;
    let mut next = move || resdiff_tests::tongues::next(&mut state);
    for (name, target) in TARGETS {
        let seeds = fs::read_dir(root().join("fuzz/seeds").join(name)).unwrap();
        let mut files: Vec<_> = seeds.map(|seed| seed.unwrap().path()).collect();
        files.extend(specimens.map(|specimen| root().join(specimen)));
        files.sort();
        for file in files {
            let whole = fs::read(&file).unwrap();
            for round in 0..rounds() {
                let mut bytes = whole.clone();
                for _ in 0..1 + round % 12 {
                    let (at, to) = (next() % bytes.len(), next() % bytes.len());
                    match next() % 5 {
                        0 => bytes[at] = u8::try_from(next() % 256).unwrap(),
                        1 => bytes.swap(at, to),
                        2 => drop(bytes.drain(at.min(to)..at.max(to))),
                        3 => bytes.extend_from_within(at..),
                        _ => bytes.insert(at, bytes[to]),
                    }
                    bytes.truncate(60_000);
                    if bytes.is_empty() {
                        bytes.push(b'x');
                    }
                }
                let shown = bytes.clone();
                // The bytes are written down where the target panics, so that they can become a regression.
                if std::panic::catch_unwind(move || target(&bytes)).is_err() {
                    let find = std::env::temp_dir().join(format!("resdiff-find-{name}"));
                    fs::write(&find, shown).unwrap();
                    panic!("{name}: see {}", find.display());
                }
            }
        }
    }
}
