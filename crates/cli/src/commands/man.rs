//! `resdiff man`: the manual pages.

use clap::CommandFactory;

use crate::args::{Cli, ManArgs};
use crate::failure::{Failure, Status};
use crate::output;

/// Prints the page of the whole command or of one of its commands.
pub fn run(args: &ManArgs) -> Result<Status, Failure> {
    output::print(&page(args.command.as_deref())?)?;
    Ok(Status::Same)
}

fn page(name: Option<&str>) -> Result<String, Failure> {
    let mut command = Cli::command();
    command.build();
    if let Some(name) = name {
        command = command.find_subcommand(name).cloned().ok_or_else(|| {
            Failure::usage(
                format!("there is no command `{name}`"),
                "`resdiff help` lists them; `resdiff man` alone prints the page of resdiff",
            )
        })?;
    }
    // Of a subcommand it is `resdiff-parse`: `man` finds a page by one word.
    let title = command.get_display_name().unwrap_or("resdiff").to_owned();
    let mut text = Vec::new();
    clap_mangen::Man::new(command)
        .title(title)
        .source("resdiff")
        .render(&mut text)
        .map_err(|error| Failure::write(None, &error))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page() {
        assert!(page(None).unwrap().contains("stays on this machine"));
        assert!(page(Some("parse")).unwrap().contains(".TH resdiff-parse 1"));
        assert!(page(Some("nonsense")).is_err());
    }
}
