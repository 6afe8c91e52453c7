//! Ordinal numbers written as words.
