//! What is made of the words of a language once, and serves every text in it.

use std::sync::OnceLock;

use crate::Language;

/// A value for each language, made when it is first asked for.
///
/// ```
/// use resdiff_model::{ByLanguage, Language};
///
/// static MONTHS: ByLanguage<usize> = ByLanguage::new(|language| language.lexicon().months.len());
/// assert_eq!(*MONTHS.of(Language::French), 12);
/// ```
#[derive(Debug)]
pub struct ByLanguage<T> {
    made: [OnceLock<T>; Language::ALL.len()],
    make: fn(Language) -> T,
}

impl<T> ByLanguage<T> {
    /// Says how the value of a language is made.
    #[must_use]
    pub const fn new(make: fn(Language) -> T) -> Self {
        Self { made: [const { OnceLock::new() }; Language::ALL.len()], make }
    }

    /// The value of a language.
    pub fn of(&self, language: Language) -> &T {
        self.made[language as usize].get_or_init(|| (self.make)(language))
    }
}
