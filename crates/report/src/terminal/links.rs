//! Citations that lead to the official documents.

use resdiff_engine::Change;
use resdiff_model::{Symbol, citation};

use super::Report;
use super::page::Text;
use crate::view;

impl Report<'_> {
    /// Lets what a change cites lead to the documents cited.
    pub(super) fn link(&self, change: &Change, text: &mut Text) {
        if !self.page.links() {
            return;
        }
        let documents = self.comparison.documents;
        let old = view::old_clauses(self.comparison, change).map(|clause| (clause, documents.old.language));
        let new = view::new_clauses(self.comparison, change).map(|clause| (clause, documents.new.language));
        let mut seen: Vec<&str> = Vec::new();
        for (clause, language) in old.chain(new) {
            for citation in citation::find(&clause.text, language) {
                let words = clause.text.get(citation.range).unwrap_or_default();
                if !words.is_empty() && !seen.contains(&words) {
                    seen.push(words);
                    text.link(words, &view::official(&citation.symbol));
                }
            }
        }
    }

    /// Lets a symbol in a text lead to its document.
    pub(super) fn link_symbol(&self, symbol: &str, text: &mut Text) {
        if self.page.links()
            && let Some(parsed) = Symbol::parse(symbol)
        {
            text.link(symbol, &view::official(&parsed));
        }
    }
}
