//! The pager: a report longer than the screen is handed to it, as git does.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

/// From this version on `less -R` lets hyperlinks through; older ones show their escapes as rubbish.
const LESS_WITH_LINKS: u32 = 581;

/// The pager of the user: `$RESDIFF_PAGER`, else `$PAGER`, else `less`. None where it is empty or `cat`.
pub fn of_user() -> Option<String> {
    let var = |name| env::var(name).ok();
    chosen(var("RESDIFF_PAGER").or_else(|| var("PAGER")))
}

fn chosen(command: Option<String>) -> Option<String> {
    let command = command.unwrap_or_else(|| "less".to_owned());
    let command = command.trim();
    (!command.is_empty() && command != "cat").then(|| command.to_owned())
}

/// Shows a text in a pager and waits until it is left. False where there is no such program: nothing was shown.
pub fn show(pager: &str, text: &[u8]) -> bool {
    let mut command = shell(pager);
    // Leave at once if it fits after all, let colours through, and leave the text on the screen.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut stdin) = child.stdin.take() {
        // Who has seen enough leaves, and the pipe is closed: that is no failure.
        let _ = stdin.write_all(text);
    }
    // What a shell answers for a program that is not there, or cannot be run.
    child.wait().is_ok_and(|status| !matches!(status.code(), Some(126 | 127)))
}

/// Whether a pager lets hyperlinks through to the terminal.
pub fn passes_links(pager: &str) -> bool {
    let program = pager.split_whitespace().next().unwrap_or_default();
    if program.rsplit('/').next() != Some("less") {
        return false;
    }
    let told = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    told.is_ok_and(|told| version(&String::from_utf8_lossy(&told.stdout)) >= Some(LESS_WITH_LINKS))
}

/// The version in `less 668 (GNU regular expressions)`.
fn version(told: &str) -> Option<u32> {
    let number = told.strip_prefix("less ")?.split(|c: char| !c.is_ascii_digit()).next()?;
    number.parse().ok()
}

/// The command of the user, which may have arguments, variables and quotes of the shell.
#[cfg(unix)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]);
    shell
}

#[cfg(not(unix))]
fn shell(command: &str) -> Command {
    let mut words = command.split_whitespace();
    let mut program = Command::new(words.next().unwrap_or_default());
    program.args(words);
    program
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_is_the_pager_unless_another_or_none_is_asked_for() {
        assert_eq!(chosen(None).as_deref(), Some("less"));
        assert_eq!(chosen(Some("most -s".into())).as_deref(), Some("most -s"));
        assert_eq!(chosen(Some(String::new())), None);
        assert_eq!(chosen(Some(" cat ".into())), None);
    }

    #[test]
    fn the_version_of_less_is_read() {
        assert_eq!(version("less 668 (GNU regular expressions)\nCopyright"), Some(668));
        assert_eq!(version("less 581.2 (PCRE2)"), Some(581));
        assert_eq!(version("BusyBox v1.36"), None);
    }

    #[test]
    #[cfg(unix)]
    fn a_pager_that_is_not_there_shows_nothing_and_says_so() {
        assert!(!show("no-such-pager-here", b"text"));
        assert!(show("true", &[b'x'; 200_000]));
    }
}
