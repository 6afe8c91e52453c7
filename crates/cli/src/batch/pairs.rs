//! The list of pairs: tab-separated values.

use std::collections::HashMap;

/// One pair of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairLine {
    /// The former version as the list names it: a symbol or a file.
    pub old: String,
    /// The later version.
    pub new: String,
    /// The name of its report, without an ending; no two pairs of a list have the same.
    pub stem: String,
}

/// What is wrong with a list of pairs, in words, and on which line, counted from one.
#[derive(Debug, PartialEq, Eq)]
pub struct BadLine {
    pub line: usize,
    pub message: String,
}

/// The pairs of a list.
///
/// The first line may name the columns; then those called `old` and `new` count, wherever they stand. Otherwise the
/// first two do. Empty lines and lines that begin with `#` are skipped.
pub fn parse(text: &str) -> Result<Vec<PairLine>, BadLine> {
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .peekable();
    let columns = lines.peek().and_then(|(_, line)| header(line));
    if columns.is_some() {
        lines.next();
    }
    let (old, new) = columns.unwrap_or((0, 1));
    let mut names = HashMap::new();
    lines
        .map(|(at, line)| {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            match (cells.get(old), cells.get(new)) {
                (Some(old), Some(new)) if !old.is_empty() && !new.is_empty() => Ok(PairLine {
                    old: (*old).to_owned(),
                    new: (*new).to_owned(),
                    stem: unique(&mut names, format!("{}__{}", stem(old), stem(new))),
                }),
                _ => Err(BadLine {
                    line: at,
                    message: "an old and a new version are needed, parted by a tab".to_owned(),
                }),
            }
        })
        .collect()
}

/// Where the columns `old` and `new` stand, if this line names them.
fn header(line: &str) -> Option<(usize, usize)> {
    let column = |name: &str| line.split('\t').position(|cell| cell.trim().eq_ignore_ascii_case(name));
    Some((column("old")?, column("new")?))
}

/// A version's name as part of a file's: `A/RES/174/28` and `pdf/A-RES-174-28.pdf` are `A-RES-174-28`.
fn stem(name: &str) -> String {
    let name = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 4 && ending.chars().all(char::is_alphanumeric) => {
            stem.rsplit(['/', '\\']).next().unwrap_or(stem)
        }
        _ => name,
    };
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
    name.chars().map(safe).collect::<String>().trim_start_matches('.').to_owned()
}

fn unique(names: &mut HashMap<String, usize>, name: String) -> String {
    // Two names that differ in case alone are one file on some systems.
    let seen = names.entry(name.to_lowercase()).or_insert(0);
    *seen += 1;
    let count = *seen;
    if count == 1 { name } else { unique(names, format!("{name}-{count}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String, String)> {
        parse(text).unwrap().into_iter().map(|pair| (pair.old, pair.new, pair.stem)).collect()
    }

    fn pair(old: &str, new: &str, stem: &str) -> (String, String, String) {
        (old.to_owned(), new.to_owned(), stem.to_owned())
    }

    #[test]
    fn columns_are_found_by_name_or_place() {
        let expected = [pair("A/RES/174/28", "A/RES/175/32", "A-RES-174-28__A-RES-175-32")];
        assert_eq!(pairs("kind\tnew\told\r\nx\tA/RES/175/32\tA/RES/174/28\r\n"), expected);
        assert_eq!(pairs("# pairs\n\nA/RES/174/28\tA/RES/175/32\ttitle\n"), expected);
    }

    #[test]
    fn no_two_reports_have_one_name() {
        let names: Vec<String> =
            pairs("a/x.txt\tb/y.md\nx.pdf\tY.txt\nx\ty\n").into_iter().map(|p| p.2).collect();
        assert_eq!(names, ["x__y", "x__Y-2", "x__y-3"]);
    }

    #[test]
    fn a_line_without_two_versions_is_named() {
        let line = parse("old\tnew\nA\tB\nA\t\n").unwrap_err().line;
        assert_eq!(line, 3);
    }

    #[test]
    fn names_cannot_leave_the_folder() {
        assert_eq!(pairs("../../etc/passwd\t..\n")[0].2, "-..-etc-passwd__");
    }
}
