//! The schemas of Word's parts as a witness: `openxml-audit`, which holds files against those of the Open XML SDK.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What in the Word files of a folder is against the schema of its part, by the names of the files; none where there
/// is no `openxml-audit`, which `.ci/run` installs.
///
/// # Errors
///
/// If the program cannot be run, or tells nothing that can be read.
pub fn faults(folder: &Path) -> io::Result<Option<BTreeMap<String, Vec<String>>>> {
    let mut command = Command::new("openxml-audit");
    command.args(["--recursive", "--output", "json", "--max-errors", "0", "--format", "microsoft365"]);
    let output = match command.arg(folder).stdin(Stdio::null()).output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        output => output?,
    };
    let reports: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let mut faults = BTreeMap::new();
    for report in &reports {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let errors = report["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        // Beside the schema it knows rules of its own: a theme and a table of fonts, which no file needs. And the schema
        // wants a row that comes or goes to have some other property, too, which neither Word writes nor the standard's
        // own examples have.
        let against = errors.iter().filter(|error| error["type"] == "schema" && !is_bare_row(error));
        let told = against.map(|error| {
            format!("{} {}: {}", text(&error["part_uri"]), text(&error["path"]), text(&error["description"]))
        });
        let name = text(&report["file"]);
        let name = Path::new(&name).file_name().map(|name| name.to_string_lossy().into_owned());
        faults.insert(name.unwrap_or_default(), told.collect());
    }
    Ok(Some(faults))
}

/// Whether it is found wanting that the properties of a row are nothing but a tracked change.
fn is_bare_row(error: &Value) -> bool {
    let text = |name: &str| error[name].as_str().unwrap_or_default();
    let in_row = text("path").rsplit('/').next().is_some_and(|last| last.starts_with("trPr["));
    in_row && text("description") == "Required sequence content is missing"
}
