//! Dates as documents write them.
