//! The forms that automatic numbers take.

/// A number in one of the forms that Word names, `w:numFmt`; forms that are not known here come in digits.
///
/// `bullet` and `none` have no number.
pub(super) fn format(number: u32, form: &str) -> String {
    match form {
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, 'A', 26),
        "lowerLetter" => letters(number, 'a', 26),
        "russianUpper" => cyrillic(number).to_uppercase(),
        "russianLower" => cyrillic(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}{}", ending(number)),
        "cardinalText" => capitalised(&cardinal(number)),
        "ordinalText" => capitalised(&ordinal(number)),
        "hex" => format!("{number:X}"),
        "numberInDash" => format!("- {number} -"),
        "chicago" => {
            let sign = ["*", "†", "‡", "§"][number.saturating_sub(1) as usize % 4];
            sign.repeat(1 + number.saturating_sub(1) as usize / 4 % 16)
        }
        "decimalEnclosedCircle" => {
            let circled = number.checked_sub(1).filter(|n| *n < 20).and_then(|n| char::from_u32(0x2460 + n));
            circled.map_or_else(|| number.to_string(), String::from)
        }
        "bullet" | "none" => String::new(),
        _ => number.to_string(),
    }
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Beyond the numbers that Romans wrote, digits are shorter.
    if number > 32_767 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text += sign;
            number -= value;
        }
    }
    text
}

/// `a` to `z`, then `aa`, `bb`, as Word counts.
fn letters(number: u32, first: char, count: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(first as u32 + index % count).unwrap_or(first);
    repeated(letter, index / count)
}

/// The letters of the Russian alphabet that stand before paragraphs: without ё, й, ъ, ы, ь.
fn cyrillic(number: u32) -> String {
    let alphabet: Vec<char> = "абвгдежзиклмнопрстуфхцчшщэюя".chars().collect();
    let Some(index) = number.checked_sub(1).map(|index| index as usize) else { return String::new() };
    repeated(alphabet[index % alphabet.len()], u32::try_from(index / alphabet.len()).unwrap_or(0))
}

/// Once and `more` times; a number of absurd size does not make a text of such.
fn repeated(letter: char, more: u32) -> String {
    std::iter::repeat_n(letter, 1 + more.min(31) as usize).collect()
}

fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn cardinal(number: u32) -> String {
    let joined =
        |head: String, rest: u32| if rest == 0 { head } else { format!("{head} {}", cardinal(rest)) };
    match number {
        0..20 => ONES[number as usize].to_owned(),
        20..100 if ONES[number as usize % 10] == "zero" => TENS[number as usize / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[number as usize / 10], ONES[number as usize % 10]),
        100..1000 => joined(format!("{} hundred", ONES[number as usize / 100]), number % 100),
        1000..1_000_000 => joined(format!("{} thousand", cardinal(number / 1000)), number % 1000),
        _ => number.to_string(),
    }
}

fn ordinal(number: u32) -> String {
    let cardinal = cardinal(number);
    let cut = cardinal.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = cardinal.split_at(cut);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        last => match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{last}th"),
        },
    };
    format!("{head}{last}")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_their_forms() {
        let seen =
            |form, numbers: &[u32]| numbers.iter().map(|&n| format(n, form)).collect::<Vec<_>>().join(" ");
        assert_eq!(seen("decimal", &[0, 1, 12]), "0 1 12");
        assert_eq!(seen("lowerRoman", &[1, 4, 9, 14, 40, 99, 1994]), "i iv ix xiv xl xcix mcmxciv");
        assert_eq!(seen("upperLetter", &[1, 26, 27, 28, 53]), "A Z AA BB AAA");
        assert_eq!(seen("ordinal", &[1, 2, 3, 4, 11, 22, 113]), "1st 2nd 3rd 4th 11th 22nd 113th");
        assert_eq!(
            seen("ordinalText", &[1, 12, 20, 31, 100]),
            "First Twelfth Twentieth Thirty-first One hundredth"
        );
        assert_eq!(seen("cardinalText", &[7, 45, 175]), "Seven Forty-five One hundred seventy-five");
        assert_eq!(seen("chicago", &[1, 2, 5]), "* † **");
        assert_eq!(seen("russianLower", &[1, 10, 29]), "а к аа");
        assert_eq!(seen("decimalZero", &[3, 10]), "03 10");
        assert_eq!(seen("none", &[3]), "");
        assert!(format(u32::MAX, "lowerLetter").len() < 100 && format(u32::MAX, "upperRoman").len() < 100);
    }
}
