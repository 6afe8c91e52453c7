//! See `resdiff_tests::fuzz::word_parts`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| resdiff_tests::fuzz::word_parts(bytes));
