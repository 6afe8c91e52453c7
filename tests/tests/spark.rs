//! The worked example of many pairs on Apache Spark: see `examples/spark`. Skipped where PySpark is missing.
#![allow(clippy::unwrap_used)]

use std::ffi::OsString;
use std::process::Command;

use resdiff_tests::{resdiff, root};

#[test]
fn the_example_runs() {
    // The Python that has PySpark; it may stand in an environment of its own.
    let python = std::env::var_os("RESDIFF_PYTHON").unwrap_or_else(|| OsString::from("python3"));
    let has_spark = Command::new(&python).args(["-c", "import pyspark"]).output();
    if !has_spark.is_ok_and(|output| output.status.success()) {
        return println!("skipped: no PySpark for this Python");
    }
    if Command::new("java").arg("-version").output().is_err() {
        return println!("skipped: no Java, on which Spark runs");
    }
    let output = Command::new(&python)
        .arg("test_compare.py")
        .current_dir(root().join("examples/spark"))
        .env("RESDIFF", resdiff().get_program())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYSPARK_PYTHON", &python)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
