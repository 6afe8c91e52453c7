use super::*;

fn cited(text: &str) -> Vec<String> {
    find(text, Language::English).into_iter().map(|citation| citation.symbol.to_string()).collect()
}

#[test]
fn chains_and_symbols() {
    assert_eq!(
        cited("its resolutions 173/27 of 5 December 2118, 174/28 and 174/29 of 12 December 2119"),
        ["A/RES/173/27", "A/RES/174/28", "A/RES/174/29"]
    );
    assert_eq!(cited("the report (A/174/363, para. 17)"), ["A/174/363"]);
    assert_eq!(cited("see A/174/L.9/Rev.1."), ["A/174/L.9/Rev.1"]);
    assert_eq!(cited("resolution 168/247 A and B of 1 May 2114"), ["A/RES/168/247 A", "A/RES/168/247 B"]);
    assert_eq!(cited("resolutions 2625 (XXV) and ES\u{2011}11/1"), ["A/RES/2625 (XXV)", "A/RES/ES-11/1"]);
    assert_eq!(cited("Security Council resolution 1701 (2006)"), ["S/RES/1701 (2006)"]);
    assert_eq!(cited("by resolutions 174/28 and 174/29; and 60/40 of it"), ["A/RES/174/28", "A/RES/174/29"]);
}

#[test]
fn the_organ_named_decides() {
    assert_eq!(cited("Human Rights Council resolution 150/13"), ["A/HRC/RES/150/13"]);
    assert_eq!(cited("Economic and Social Council resolution 2120/12"), ["E/RES/2120/12"]);
    assert_eq!(cited("Economic and Social Council decision 2120/212"), ["E/DEC/2120/212"]);
}

#[test]
fn a_date_is_shared_by_those_it_closes() {
    let found = find("resolutions 174/28 and 174/29 of 12 December 2119", Language::English);
    let year = |citation: &Citation| citation.date.map(|date| date.year);
    assert_eq!(found.iter().map(year).collect::<Vec<_>>(), [Some(2119), Some(2119)]);
}

#[test]
fn numbers_of_other_things() {
    for text in
        ["2/3 of the votes", "open 24/7", "in 2119/20", "a 50/50 share", "HIV/AIDS", "and/or", "of 60/40 mix"]
    {
        assert!(cited(text).is_empty(), "{text}");
    }
}

/// Shows what is cited with the year of its date.
#[track_caller]
fn check(language: Language, text: &str, expected: &[&str]) {
    let shown = |citation: &Citation| match citation.date {
        Some(date) => format!("{} of {}", citation.symbol, date.year),
        None => citation.symbol.to_string(),
    };
    let found: Vec<String> = find(text, language).iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn french_and_spanish_name_the_organ_behind() {
    check(
        Language::French,
        "ses résolutions 173/27 du 5 décembre 2118 et 174/28 A et B du 12 décembre 2119,",
        &["A/RES/173/27 of 2118", "A/RES/174/28 A of 2119", "A/RES/174/28 B of 2119"],
    );
    check(
        Language::French,
        "les résolutions 150/13 et 150/14 du Conseil des droits de l'homme, en date du 18 juin 2122 ;",
        &["A/HRC/RES/150/13 of 2122", "A/HRC/RES/150/14 of 2122"],
    );
    check(
        Language::French,
        "la décision 2120/212 du Conseil économique et social ; 172/14 de l’Assemblée générale",
        &["E/DEC/2120/212", "A/RES/172/14"],
    );
    check(
        Language::Spanish,
        "sus resoluciones 173/27, de 5 de diciembre de 2118, y 174/28, de 12 de diciembre de 2119",
        &["A/RES/173/27 of 2118", "A/RES/174/28 of 2119"],
    );
    check(
        Language::Spanish,
        "la resolución 160/251 de la Asamblea General, de 15 de marzo de 2106",
        &["A/RES/160/251 of 2106"],
    );
    check(Language::Spanish, "la resolución 1701 (2006) del Consejo de Seguridad", &["S/RES/1701 (2006)"]);
}
