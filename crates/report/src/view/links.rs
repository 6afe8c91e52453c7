//! Where the official documents are.

use std::fmt::Write as _;

use resdiff_model::Symbol;

/// The address of a document on the site of the United Nations. A report shows it as a link and fetches nothing.
///
/// ```
/// use resdiff_model::Symbol;
/// use resdiff_report::view::official;
///
/// let address = |text| official(&Symbol::parse(text).unwrap());
/// assert_eq!(address("173/27"), "https://undocs.org/A/RES/173/27");
/// assert_eq!(address("1701 (2006)"), "https://undocs.org/S/RES/1701(2006)");
/// assert_eq!(address("A/RES/168/247 A"), "https://undocs.org/A/RES/168/247%20A");
/// ```
#[must_use]
pub fn official(symbol: &Symbol) -> String {
    let mut address = "https://undocs.org/".to_owned();
    // The site knows `S/RES/1701(2006)`, without the blank that is printed.
    for byte in symbol.as_str().replace(" (", "(").bytes() {
        if byte.is_ascii_alphanumeric() || b"/.-()".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
