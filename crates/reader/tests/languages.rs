//! Complete specimens in the official languages, read to the end: masthead, clauses, notes, annex.

mod shown;

use insta::assert_snapshot;

use shown::{read, shown};

#[test]
fn a_french_resolution() {
    assert_snapshot!(shown(include_str!("data/fr.txt")), @"
    language: fr
    symbol: A/RES/175/32
    organ: Assemblée générale
    distribution: générale
    issued on: 21 décembre 2120
    session: Cent soixante-quinzième
    agenda items: 14 b), 98
    agenda title: Bonne conduite de la circulation en orbite terrestre
    adoption line: Résolution adoptée par l’Assemblée générale
    adopted on: 7 décembre 2120
    source line: [sur la base du rapport de la Première Commission (A/175/394, par.~17)]
    number: 175/32
    title: Bonne conduite de la circulation en orbite terrestre
    organ line: L’Assemblée générale,
    closing meeting: 37e séance plénière
    closing date: 7 décembre 2120
    other: Nations Unies
    PP1 [Rappelant] Rappelant ses résolutions 173/27 du 5 décembre 2118 et 174/28 du 12 décembre 2119,
    PP2 [Constatant avec une vive préoccupation] Constatant avec une vive préoccupation que les débris d’anciens lanceurs rendent périlleux les couloirs dits «~bas~» de l’orbite, ^1 at 139
    PP3 [Consciente] Consciente de l’intérêt commun qu’ont les navigateurs à signaler leurs manœuvres à l’avance,
    PP4 [Ayant également à l’esprit] Ayant également à l’esprit l’expérience acquise aux escales à mi- et longue distance,
    OP1 [Se félicite] Se félicite de l’ouverture, le 1er mars 2120, du Bureau des passages~;
    OP2 [Prend note avec satisfaction] Prend note avec satisfaction du rapport du Secrétaire général ; ^2 at 64
    OP3 [Demande à nouveau] Demande à nouveau aux États qui lancent des engins~:
    OP3(a) [] De faire connaître :
    OP3(a)(i) [] L’heure du départ~;
    OP3(a)(ii) [] Le couloir emprunté~;
    OP3(b) [] De tenir un registre des débris qu’ils laissent~; et
    OP3(c) [] D’ouvrir ce registre à tous~;
    OP4 [Décide] Décide d’inscrire à l’ordre du jour provisoire de sa cent soixante-seizième session la question intitulée «~Bonne conduite de la circulation en orbite terrestre~».
    ANNEX.1 [] Tout engin tient sa droite.
    ANNEX.2 [] Tout engin s’annonce~:
    ANNEX.2(a) [] Avant le départ~;
    ANNEX.2(b) [] À l’arrivée.
    ^1 Voir A/174/363, annexe.
    ^2 A/175/120.
    ANNEX: Règles de passage
    ");
}

#[test]
fn a_spanish_resolution() {
    assert_snapshot!(shown(include_str!("data/es.txt")), @"
    language: es
    symbol: A/RES/175/32
    organ: Asamblea General
    distribution: general
    issued on: 21 de diciembre de 2120
    session: Centésimo septuagésimo quinto
    agenda items: 14 b), 98
    agenda title: Ordenación del tráfico en la órbita terrestre
    adoption line: Resolución aprobada por la Asamblea General
    adopted on: 7 de diciembre de 2120
    source line: [sobre la base del informe de la Primera Comisión (A/175/394, párr. 17)]
    number: 175/32
    title: Ordenación del tráfico en la órbita terrestre
    organ line: La Asamblea General,
    closing meeting: 37ª sesión plenaria
    closing date: 7 de diciembre de 2120
    other: Naciones Unidas
    PP1 [Recordando] Recordando sus resoluciones 173/27, de 5 de diciembre de 2118, y 174/28, de 12 de diciembre de 2119,
    PP2 [Observando con profunda preocupación] Observando con profunda preocupación que los restos de antiguos lanzadores vuelven peligrosos los pasillos “bajos” de la órbita, ^1 at 133
    PP3 [Consciente] Consciente del interés común que tienen los navegantes en anunciar sus maniobras con antelación,
    PP4 [Teniendo presente también] Teniendo presente también la experiencia adquirida en las escalas de corta y larga distancia,
    OP1 [Acoge con beneplácito] Acoge con beneplácito la apertura, el 1 de marzo de 2120, de la Oficina de Pasos;
    OP2 [Toma nota con satisfacción] Toma nota con satisfacción del informe del Secretario General; ^2 at 62
    OP3 [Exhorta además] Exhorta además a los Estados que lanzan artefactos a que:
    OP3(a) [] Den a conocer:
    OP3(a)(i) [] La hora de partida;
    OP3(a)(ii) [] El pasillo que seguirán;
    OP3(b) [] Lleven un registro de los restos que dejan; y
    OP3(c) [] Abran ese registro a todos;
    OP4 [Decide] Decide incluir en el programa provisional de su centésimo septuagésimo sexto período de sesiones el tema titulado “Ordenación del tráfico en la órbita terrestre”.
    ANNEX.1 [] Todo artefacto se mantendrá a su derecha.
    ANNEX.2 [] Todo artefacto se anunciará:
    ANNEX.2(a) [] Antes de la partida;
    ANNEX.2(b) [] A la llegada.
    ^1 Véase A/174/363, anexo.
    ^2 A/175/120.
    ANNEX: Reglas de paso
    ");
}

/// The text as with the columns of its page kept: a margin, first lines further in.
fn laid_out(text: &str) -> String {
    let mut first = false;
    let lines = text.lines().map(|line| {
        let indent = if line.is_empty() { 0 } else { 14 + 6 * usize::from(first) };
        first = line.is_empty();
        format!("{:indent$}{line}\n", "")
    });
    lines.collect()
}

#[test]
fn columns_give_the_same_clauses() {
    for text in [include_str!("data/fr.txt"), include_str!("data/es.txt")] {
        assert_eq!(shown(&laid_out(text)), shown(text));
    }
}

#[test]
fn a_french_draft() {
    let text = "Nations Unies\tA/C.1/175/L.4/Rev.1\n\nAssemblée générale\nDistr. limitée\n12 octobre 2120\nFrançais\n\
                Original : anglais\n\nCent soixante-quinzième session\nPremière Commission\n\
                Point 98 z) de l'ordre du jour\n\nSûreté des passages\n\n\
                Atlantide, Érewhon et Laputa : projet de résolution révisé\n\nPassages en orbite\n\n\
                L'Assemblée générale,\n\nVivement préoccupée par les débris,\n\nS'inquiétant également du bruit,\n\n\
                1. Prie instamment les États de ralentir ;\n\n2. Note avec inquiétude le retard.\n\n\
                20-16806 (F)\n*2016806*\nMerci de recycler\n";
    assert_snapshot!(shown(text), @"
    language: fr
    symbol: A/C.1/175/L.4/Rev.1
    organ: Assemblée générale
    distribution: limitée
    issued on: 12 octobre 2120
    original: anglais
    session: Cent soixante-quinzième
    committee: Première Commission
    agenda items: 98 z)
    agenda title: Sûreté des passages
    sponsors: Atlantide, Érewhon et Laputa
    draft line: projet de résolution révisé
    title: Passages en orbite
    organ line: L'Assemblée générale,
    other: Nations Unies / Français
    PP1 [Vivement préoccupée] Vivement préoccupée par les débris,
    PP2 [S'inquiétant également] S'inquiétant également du bruit,
    OP1 [Prie instamment] Prie instamment les États de ralentir ;
    OP2 [Note avec inquiétude] Note avec inquiétude le retard.
    ");
}

#[test]
fn a_spanish_resolution_of_the_security_council() {
    let text = "Naciones Unidas\n\nConsejo de Seguridad\nDistr. general\n31 de enero de 2120\n\n\
                Resolución 9934 (2120)\n\nAprobada por el Consejo de Seguridad en su 13046ª sesión, celebrada el\n\
                31 de enero de 2120\n\nEl Consejo de Seguridad,\n\nRecordando su resolución 9900 (2119),\n\n\
                Gravemente preocupado por el estado del pasillo,\n\n1. Exige que se despeje el pasillo;\n\n\
                2. Decide seguir ocupándose de la cuestión.\n";
    assert_snapshot!(shown(text), @"
    language: es
    symbol: S/RES/9934 (2120)
    organ: Consejo de Seguridad
    distribution: general
    issued on: 31 de enero de 2120
    adoption line: Aprobada por el Consejo de Seguridad en su 13046ª sesión,
    adopted on: 31 de enero de 2120
    organ line: El Consejo de Seguridad,
    other: Naciones Unidas
    PP1 [Recordando] Recordando su resolución 9900 (2119),
    PP2 [Gravemente preocupado] Gravemente preocupado por el estado del pasillo,
    OP1 [Exige] Exige que se despeje el pasillo;
    OP2 [Decide] Decide seguir ocupándose de la cuestión.
    ");
}

#[test]
fn the_organ_line_tells_the_language_even_where_another_is_quoted() {
    let language = |text: &str| read(text).language.code();
    let french = "L’Assemblée générale,\n\nRappelant que le texte anglais commence par\n\nThe General Assembly,\n\n\
                  1. Prend note de ce texte.";
    assert_eq!(language(french), "fr");
    let english = "The General Assembly,\n\nNoting that the French text begins with\n\nL’Assemblée générale,\n\n\
                   1. Takes note of that text.";
    assert_eq!(language(english), "en");
}

#[test]
fn common_words_tell_the_language_of_other_texts() {
    let language = |text: &str| read(text).language.code();
    assert_eq!(language("Le premier jour, il a plu sur les toits.\n\nLe vent s’est levé."), "fr");
    assert_eq!(language("El primer día llovió sobre los tejados.\n\nSe levantó el viento."), "es");
    assert_eq!(language("It rained on the roofs.\n\nThe wind rose."), "en");
    assert_eq!(language("1234 5678"), "en");
}
