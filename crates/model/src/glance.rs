//! Questions asked of every byte of a text, which a processor answers for many bytes at once.
//!
//! A loop that may end at any byte takes them one by one; these look at all, and are several times as fast. Each is a
//! function of its own, as within others the compiler does not see that it may take many at once.

/// Whether any byte of a text is of a sort; the question has no branches, `|` and `&` in place of `||` and `&&`.
///
/// ```
/// use resdiff_model::glance;
///
/// assert!(glance::any("175/32", |byte| byte == b'/'));
/// assert!(!glance::any("thirty-two", |byte| byte.is_ascii_digit()));
/// ```
#[inline(never)]
pub fn any(text: &str, sort: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | sort(byte))
}

/// Whether any two bytes of a text that follow one another are of a sort; the question has no branches, as in [`any`].
///
/// ```
/// use resdiff_model::glance;
///
/// let blanks = |one, next| (one == b' ') & (next == b' ');
/// assert!(glance::any_pair("two  blanks", blanks));
/// assert!(!glance::any_pair(" one and one ", blanks));
/// ```
#[inline(never)]
pub fn any_pair(text: &str, sort: impl Fn(u8, u8) -> bool) -> bool {
    let nexts = text.as_bytes().get(1..).unwrap_or_default();
    std::iter::zip(text.as_bytes(), nexts).fold(false, |found, (one, next)| found | sort(*one, *next))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTHS: std::ops::Range<usize> = 0..100;

    #[test]
    fn every_byte_and_every_pair_is_asked() {
        for length in LENGTHS {
            let text = "a".repeat(length);
            assert!(!any(&text, |byte| byte == b'b') && !any_pair(&text, |one, next| one != next));
            for at in 0..length {
                let mut bytes = text.clone();
                bytes.replace_range(at..=at, "b");
                assert!(any(&bytes, |byte| byte == b'b'), "{at} of {length}");
                let before = any_pair(&bytes, |one, next| (one == b'a') & (next == b'b'));
                let behind = any_pair(&bytes, |one, next| (one == b'b') & (next == b'a'));
                assert_eq!((before, behind), (at > 0, at + 1 < length), "{at} of {length}");
            }
        }
    }
}
