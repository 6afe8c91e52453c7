//! The page's own style and script, and the policy that lets nothing else run.

use std::sync::LazyLock;

use data_encoding::{BASE64, HEXLOWER};
use resdiff_engine::Comparison;
use resdiff_model::Document;
use sha2::{Digest, Sha256};

use super::lean;

/// The style of the page.
pub(super) static STYLE: LazyLock<String> = LazyLock::new(|| lean::style(STYLES));

const STYLES: &str = concat!(
    include_str!("assets/page.css"),
    include_str!("assets/head.css"),
    include_str!("assets/clause.css"),
    include_str!("assets/tools.css"),
    include_str!("assets/print.css"),
);

/// The script of the page.
pub(super) static SCRIPT: LazyLock<String> = LazyLock::new(|| lean::code(SCRIPTS));

/// The parts share one scope of their own.
const SCRIPTS: &str = concat!(
    "\"use strict\";(()=>{\n",
    include_str!("assets/page.js"),
    include_str!("assets/sides.js"),
    include_str!("assets/filter.js"),
    include_str!("assets/walk.js"),
    include_str!("assets/review.js"),
    include_str!("assets/strip.js"),
    include_str!("assets/bar.js"),
    "})();\n",
);

/// Lets the style and the script of this page run, by their hashes, and nothing else: no markup that slipped
/// through, no fetch, no form, no other base for links, no text turned into markup by the script.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        BASE64.encode(&Sha256::digest(STYLE.as_bytes())),
        BASE64.encode(&Sha256::digest(SCRIPT.as_bytes())),
    )
}

/// Names the pair of texts, whatever files they came from: remarks are kept under it.
pub(super) fn fingerprint(comparison: &Comparison<'_>) -> String {
    let mut hash = Sha256::new();
    let mut add = |document: &Document| {
        for clause in &document.clauses {
            for text in [&clause.label.to_string(), &clause.text] {
                hash.update(text);
                hash.update([0]);
            }
        }
        hash.update([1]);
    };
    add(comparison.documents.old);
    add(comparison.documents.new);
    HEXLOWER.encode(&hash.finalize()[..8])
}
