//! The JSON Schemas of the formats, made from their types.

use schemars::{JsonSchema, generate::SchemaSettings};

use super::{Check, Line, Parsed, Report};

/// The JSON Schema (draft 2020-12) of the report.
///
/// It describes what is written: every key is required, and no other is allowed. A program that is to stand
/// keys added later should check against the schema of the version it runs with.
#[must_use]
pub fn report() -> String {
    schema_of::<Report>()
}

/// The JSON Schema (draft 2020-12) of one line of the report as lines.
#[must_use]
pub fn lines() -> String {
    schema_of::<Line>()
}

/// The JSON Schema (draft 2020-12) of a parsed document.
#[must_use]
pub fn parse() -> String {
    schema_of::<Parsed>()
}

/// The JSON Schema (draft 2020-12) of a check.
#[must_use]
pub fn check() -> String {
    schema_of::<Check>()
}

fn schema_of<T: JsonSchema>() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    super::to_string(&generator.into_root_schema_for::<T>())
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    /// The committed schemas are what reviewers and other programs read, so they must not fall behind.
    #[track_caller]
    fn check(name: &str, schema: &str) {
        let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
        if env::var_os("UPDATE_SCHEMA").is_some() {
            fs::write(&path, schema).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == schema,
            "{name} is not what the types say; run `UPDATE_SCHEMA=1 cargo test -p resdiff-report schema`"
        );
    }

    #[test]
    fn the_committed_schemas_are_those_of_the_types() {
        check("report.schema.json", &super::report());
        check("ndjson.schema.json", &super::lines());
        check("parse.schema.json", &super::parse());
        check("check.schema.json", &super::check());
    }
}
