//! Whether a name is among others, as far as the ends of names can be told.

use std::collections::BTreeSet;

/// Names in lower case.
pub(super) struct Names {
    names: BTreeSet<String>,
    /// Those that begin with a year, without it.
    undated: BTreeSet<String>,
}

impl Names {
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: BTreeSet<String> = names.map(str::to_lowercase).collect();
        let undated = names.iter().filter_map(|name| without_year(name)).map(str::to_owned).collect();
        Self { names, undated }
    }

    /// Whether the name is among them, or one of them begins with it or it with one of them: where a title ends is a
    /// guess. So is a year before it, `the 2015 Addis Ababa Action Agenda`, unless both have one.
    pub fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let but_for_the_year = match without_year(&name) {
            Some(undated) => is_among(&self.names, undated),
            None => is_among(&self.undated, &name),
        };
        but_for_the_year || is_among(&self.names, &name)
    }
}

fn is_among(names: &BTreeSet<String>, name: &str) -> bool {
    let longer = format!("{name} ");
    names.contains(name)
        || names.range(longer.clone()..).next().is_some_and(|known| known.starts_with(&longer))
        || name.match_indices(' ').any(|(end, _)| names.contains(&name[..end]))
}

fn without_year(name: &str) -> Option<&str> {
    let (year, rest) = name.split_once(' ')?;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_more_behind_it_is_the_same() {
        let names = Names::new(["Paris Agreement", "Convention on Harbours in Winter"].into_iter());
        assert!(names.has("Paris Agreement in Bonn") && names.has("convention on harbours"));
        assert!(!names.has("Convention on Ports") && !names.has("Agreement"));
    }

    #[test]
    fn a_year_before_a_name_tells_two_apart_and_no_one_from_itself() {
        let names = Names::new(["2119 Lamp Agenda", "Harbour Charter of the North"].into_iter());
        assert!(names.has("Lamp Agenda") && names.has("2119 Harbour Charter"));
        assert!(!names.has("2120 Lamp Agenda"));
    }
}
