//! `resdiff completions SHELL`: a completion script.

use clap::CommandFactory;

use crate::args::{Cli, CompletionsArgs};
use crate::failure::{Failure, Status};
use crate::output;

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "resdiff", &mut script);
    output::print(script)?;
    Ok(Status::Same)
}
