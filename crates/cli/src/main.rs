//! The `resdiff` command: compares two versions of a resolution clause by clause.
//!
//! This is the only part of the workspace that reads paths, prints and ends the process.

mod args;
mod batch;
mod commands;
mod failure;
mod input;
mod interrupt;
mod output;
mod pager;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use failure::{Failure, Status};

fn main() -> ExitCode {
    interrupt::watch();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    let done = match cli.asked_for() {
        Some(Command::Compare(args)) => commands::compare::run(&args),
        Some(Command::Batch(args)) => commands::batch::run(&args),
        Some(Command::Check(args)) => commands::check::run(&args),
        Some(Command::Parse(args)) => commands::parse::run(&args),
        Some(Command::GitDiff(args)) => commands::git_diff::run(&args),
        Some(Command::Schema(args)) => commands::schema::run(&args),
        Some(Command::Completions(args)) => commands::completions::run(&args),
        Some(Command::Man(args)) => commands::man::run(&args),
        None => Err(Failure::usage("two versions are needed", "run `resdiff OLD NEW`")),
    };
    match done {
        Ok(status) => status.into(),
        Err(failure) => {
            failure.tell();
            Status::Trouble.into()
        }
    }
}
