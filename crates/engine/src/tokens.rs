//! From text to tokens, and the form in which tokens are compared.
//!
//! Words end where Unicode says (UAX #29), with exceptions for what would be torn: symbols (`A/RES/78/119`),
//! hyphenated words and numbers with blanks as thousands marks. Blanks are no tokens: they lie between.

use std::borrow::Cow;
use std::ops::Range;

use resdiff_model::characters::{composed, is_invisible};
use unicode_segmentation::UnicodeSegmentation;

/// A word, a number, a symbol or a sign of punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands, as bytes of the text.
    pub range: Range<usize>,
    /// What sort of token it is.
    pub kind: TokenKind,
}

/// The sorts of [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters, hyphens and apostrophes inside.
    Word,
    /// Digits, with marks inside: `65,459,100`, `3.5`.
    Number,
    /// The symbol of a document: `A/74/363`, `46/182`.
    Symbol,
    /// Anything else: punctuation, brackets, currency signs.
    Sign,
}

/// Cuts a text into tokens. Between two tokens stand blanks or nothing.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        // What most of a text is, by its bytes; the general rules say the same, slowly.
        if let Some(end) = simple_tokens(text.as_bytes(), at, &mut tokens) {
            at = end;
            continue;
        }
        let rest = &text[at..];
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        chunk_tokens(&rest[..end], at, &mut tokens);
        // The blank after a chunk may be of several bytes.
        at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
    }
    let number = |token: &Token| token.kind == TokenKind::Number;
    if tokens.windows(2).any(|pair| number(&pair[0]) && number(&pair[1])) {
        return join_thousands(text, tokens);
    }
    tokens
}

/// The form of a text in which it is compared: kinds of hyphens, blanks, quotation marks and ligatures are
/// folded, letters and their accents composed, blanks at the ends, soft hyphens and characters without a shape
/// dropped. Letters and their case are kept: a Cyrillic letter that looks like a Latin one stays another letter.
///
/// What is lost here is found again by [`unseen`](crate::unseen).
pub(crate) fn comparison_key(text: &str) -> Cow<'_, str> {
    if is_key(text) {
        return Cow::Borrowed(text);
    }
    let text = &*composed(text);
    let mut key = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{2010}' | '\u{2011}' | '\u{2012}' => key.push('-'),
            '\u{2018}' | '\u{2019}' | '\u{201b}' => key.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201f}' => key.push('"'),
            '\u{fb00}' => key.push_str("ff"),
            '\u{fb01}' => key.push_str("fi"),
            '\u{fb02}' => key.push_str("fl"),
            '\u{fb03}' => key.push_str("ffi"),
            '\u{fb04}' => key.push_str("ffl"),
            '\u{ad}' => {}
            sign if is_invisible(sign) => {}
            sign if sign.is_whitespace() => {
                if !key.ends_with(' ') && !key.is_empty() {
                    key.push(' ');
                }
            }
            sign => key.push(sign),
        }
    }
    key.truncate(key.trim_end().len());
    Cow::Owned(key)
}

/// Whether a text is its own comparison key: ASCII without blanks. So are nearly all single words.
pub(crate) fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The tokens of the run of text that begins here and ends before the next blank, and where it ends, the blank
/// included; none where it is no simple one: ASCII, one word or number with hyphens inside, signs around.
fn simple_tokens(text: &[u8], start: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let before = tokens.len();
    let sort = |at: usize| text.get(at).map_or(BLANK, |byte| SORTS[usize::from(*byte)]);
    let mut at = start;
    let signs = |at: &mut usize, tokens: &mut Vec<Token>| {
        while sort(*at) == SIGN {
            tokens.push(token(*at, 1, TokenKind::Sign));
            *at += 1;
        }
    };
    signs(&mut at, tokens);
    let (word, mut sorts) = (at, 0);
    loop {
        let run = text.get(at..).unwrap_or_default().iter().map(|byte| SORTS[usize::from(*byte)]);
        for here in run.take_while(|here| here & (LETTER | DIGIT) != 0) {
            sorts |= here;
            at += 1;
        }
        let is_joint = at > word && text.get(at) == Some(&b'-') && sort(at + 1) & (LETTER | DIGIT) != 0;
        if !is_joint {
            break;
        }
        at += 1;
    }
    if at > word {
        let kind = if sorts & LETTER == 0 { TokenKind::Number } else { TokenKind::Word };
        tokens.push(token(word, at - word, kind));
    }
    signs(&mut at, tokens);
    if sort(at) != BLANK {
        tokens.truncate(before);
        return None;
    }
    Some(at + 1)
}

/// The sorts of bytes in a simple run, a bit each. Underscores and letters of other scripts are of none of them: they
/// may join what stands beside them.
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SIGN: u8 = 4;
const BLANK: u8 = 8;

/// The sort of each byte.
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        sorts[byte as usize] = match byte {
            b'_' => 0,
            b' ' | b'\t'..=b'\r' => BLANK,
            b'0'..=b'9' => DIGIT,
            _ if byte.is_ascii_alphabetic() => LETTER,
            _ if byte.is_ascii_punctuation() => SIGN,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// The tokens of a run of text without blanks.
fn chunk_tokens(chunk: &str, offset: usize, tokens: &mut Vec<Token>) {
    let inner = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lead = chunk.len() - inner.len();
    let body = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
    if is_symbol(body) {
        signs(&chunk[..lead], offset, tokens);
        tokens.push(token(offset + lead, body.len(), TokenKind::Symbol));
        signs(&chunk[lead + body.len()..], offset + lead + body.len(), tokens);
        return;
    }
    let first = tokens.len();
    for (at, word) in chunk.split_word_bound_indices() {
        let kind = kind_of(word);
        // A hyphen between two words makes one of them: `Open-ended`, `seventy-fifth`.
        if kind != TokenKind::Sign
            && tokens.len() >= first + 2
            && let [.., left, hyphen] = tokens.as_slice()
            && left.kind != TokenKind::Sign
            && is_hyphen(&chunk[hyphen.range.start - offset..hyphen.range.end - offset])
        {
            tokens.pop();
            let joined = tokens.len() - 1;
            let whole = &mut tokens[joined];
            whole.range.end = offset + at + word.len();
            if kind == TokenKind::Word {
                whole.kind = TokenKind::Word;
            }
            continue;
        }
        tokens.push(token(offset + at, word.len(), kind));
    }
}

fn signs(text: &str, offset: usize, tokens: &mut Vec<Token>) {
    for (at, sign) in text.char_indices() {
        tokens.push(token(offset + at, sign.len_utf8(), TokenKind::Sign));
    }
}

fn token(start: usize, len: usize, kind: TokenKind) -> Token {
    Token { range: start..start + len, kind }
}

fn kind_of(word: &str) -> TokenKind {
    if word.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else if word.chars().any(char::is_numeric) {
        TokenKind::Number
    } else {
        TokenKind::Sign
    }
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{ad}")
}

/// Parts with a stroke between them, at least one of them with a digit, letters, digits, stops and hyphens
/// only.
fn is_symbol(body: &str) -> bool {
    let good = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '\u{2010}' | '\u{2011}' | '\u{2012}')
    };
    body.contains('/') && body.bytes().any(|b| b.is_ascii_digit()) && body.chars().all(good)
}

/// Joins `65 459 100`: one to three digits and then groups of three, parted by one blank each.
fn join_thousands(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Some(last) = joined.last_mut()
            && last.kind == TokenKind::Number
            && token.kind == TokenKind::Number
            && token.range.len() == 3
            && is_group(
                &text[last.range.end..token.range.start],
                &text[last.range.clone()],
                &text[token.range.clone()],
            )
        {
            last.range.end = token.range.end;
        } else {
            joined.push(token);
        }
    }
    joined
}

/// Whether a number goes on behind a blank: after one to three digits, or what was joined to them, with three digits.
fn is_group(blank: &str, before: &str, group: &str) -> bool {
    // Four digits in front are a year.
    let first = before.split(char::is_whitespace).next().unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    matches!(blank, " " | "\u{a0}" | "\u{2009}" | "\u{202f}")
        && (1..=3).contains(&first.len())
        && digits(first)
        && digits(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text).into_iter().map(|token| &text[token.range]).collect()
    }

    #[test]
    fn what_would_be_torn_stays_whole() {
        for whole in [
            "A/RES/178/119",
            "46/182",
            "A/C.1/75/L.4/Rev.1",
            "Open\u{2011}ended",
            "sub-item",
            "seventy-fifth",
            "65,459,100",
            "65\u{a0}459\u{a0}100",
            "65 459 100",
            "3.5",
            "don’t",
            "COVID-19",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn words_and_signs() {
        assert_eq!(cut("(A/174/363, para. 17)"), ["(", "A/174/363", ",", "para", ".", "17", ")"]);
        assert_eq!(cut("States’ rights; and/or"), ["States", "’", "rights", ";", "and", "/", "or"]);
        assert_eq!(cut("2123–2124"), ["2123", "–", "2124"]);
        assert_eq!(cut("in 2120 100 people"), ["in", "2120", "100", "people"]);
        assert_eq!(
            cut("2120\u{a0}100 12 4.5 4.5 100 65 45"),
            ["2120", "100", "12", "4.5", "4.5", "100", "65", "45"]
        );
        assert_eq!(cut("联合国"), ["联", "合", "国"]);
        assert_eq!(cut(" \u{a0} "), [""; 0]);
        assert_eq!(cut("all the lamps of a café-bar"), ["all", "the", "lamps", "of", "a", "café-bar"]);
    }

    #[test]
    fn simple_runs_are_cut_as_all_others() {
        let signs =
            ["a", "B", "7", "-", ".", ",", ";", ":", "'", "\"", "(", ")", "_", "/", "$", "%", "é", "’"];
        let all = |length: u32| {
            (0..signs.len().pow(length)).map(move |code| {
                (0..length).map(|at| signs[code / signs.len().pow(at) % signs.len()]).collect()
            })
        };
        let more = ["ab-7-c", "((a--b)", "a-b-", "-a-b", "é-a"].map(str::to_owned);
        for chunk in (1..=4).flat_map(all).chain(more) {
            let chunk: String = chunk;
            let (mut simple, mut general) = (Vec::new(), Vec::new());
            if simple_tokens(chunk.as_bytes(), 0, &mut simple).is_some() {
                chunk_tokens(&chunk, 0, &mut general);
                assert_eq!(simple, general, "{chunk}");
            }
        }
    }

    #[test]
    fn keys_fold_print_and_keep_letters() {
        assert_eq!(comparison_key("Open\u{2011}ended\u{a0}“work”"), "Open-ended \"work\"");
        assert_eq!(comparison_key("a\u{2009}\u{ad}b ﬁne "), "a b fine");
        assert_eq!(comparison_key(" \u{a0}a  b"), "a b");
        assert_ne!(comparison_key("о"), comparison_key("o"));
        assert_ne!(comparison_key("States parties"), comparison_key("States Parties"));
    }
}
