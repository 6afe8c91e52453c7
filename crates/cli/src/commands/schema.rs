//! `resdiff schema`: the JSON Schemas.

use resdiff_report::json;

use crate::args::{SchemaArgs, SchemaOf};
use crate::failure::{Failure, Status};
use crate::output;

/// Prints a schema.
pub fn run(args: &SchemaArgs) -> Result<Status, Failure> {
    output::print(&match args.of {
        SchemaOf::Report => json::schema::report(),
        SchemaOf::Ndjson => json::schema::lines(),
        SchemaOf::Parse => json::schema::parse(),
        SchemaOf::Check => json::schema::check(),
    })?;
    Ok(Status::Same)
}
