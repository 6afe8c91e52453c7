//! See `resdiff_tests::fuzz::word`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| resdiff_tests::fuzz::word(bytes));
