//! The French and the Spanish specimen, word for word as their texts in `crates/reader/tests/data` have them.

use crate::press::Block::{self, Bold, Clause, Flush, Head, Item, Note};

/// The French resolution.
pub const FRENCH: &[Block] = &[
    Head("Nations Unies", "A/RES/175/32"),
    Head("Assemblée générale", "Distr. générale"),
    Head("", "21 décembre 2120"),
    Bold("Cent soixante-quinzième session"),
    Flush("Points 14 b) et 98 de l’ordre du jour"),
    Bold("Bonne conduite de la circulation en orbite terrestre"),
    Bold("Résolution adoptée par l’Assemblée générale le 7 décembre 2120"),
    Clause("[*sur la base du rapport de la Première Commission (A/175/394, par.\u{a0}17)*]"),
    Bold("175/32. Bonne conduite de la circulation en orbite terrestre"),
    Clause("*L’Assemblée générale*,"),
    Clause("*Rappelant* ses résolutions 173/27 du 5 décembre 2118 et 174/28 du 12 décembre 2119,"),
    Clause(
        "*Constatant avec une vive préoccupation* que les débris d’anciens lanceurs rendent périlleux les couloirs dits \
         «\u{a0}bas\u{a0}» de l’orbite^1^,",
    ),
    Note("1", "Voir A/174/363, annexe."),
    Clause("*Consciente* de l’intérêt commun qu’ont les navigateurs à signaler leurs manœuvres à l’avance,"),
    Clause("*Ayant également à l’esprit* l’expérience acquise aux escales à mi- et longue distance,"),
    Clause("1. *Se félicite* de l’ouverture, le 1er mars 2120, du Bureau des passages\u{a0};"),
    Clause("2. *Prend note avec satisfaction* du rapport du Secrétaire général^2^\u{a0};"),
    Note("2", "A/175/120."),
    Clause("3. *Demande à nouveau* aux États qui lancent des engins\u{a0}:"),
    Clause("a) De faire connaître\u{a0}:"),
    Item(2, "i) L’heure du départ\u{a0};"),
    Item(2, "ii) Le couloir emprunté\u{a0};"),
    Clause("b) De tenir un registre des débris qu’ils laissent\u{a0}; et"),
    Clause("c) D’ouvrir ce registre à tous\u{a0};"),
    Clause(
        "4. *Décide* d’inscrire à l’ordre du jour provisoire de sa cent soixante-seizième session la question intitulée \
         «\u{a0}Bonne conduite de la circulation en orbite terrestre\u{a0}».",
    ),
    Flush("37e séance plénière"),
    Flush("7 décembre 2120"),
    Bold("Annexe"),
    Bold("Règles de passage"),
    Clause("1. Tout engin tient sa droite."),
    Clause("2. Tout engin s’annonce\u{a0}:"),
    Clause("a) Avant le départ\u{a0};"),
    Clause("b) À l’arrivée."),
];

/// The Spanish resolution.
pub const SPANISH: &[Block] = &[
    Head("Naciones Unidas", "A/RES/175/32"),
    Head("Asamblea General", "Distr. general"),
    Head("", "21 de diciembre de 2120"),
    Bold("Centésimo septuagésimo quinto período de sesiones"),
    Flush("Temas 14 b) y 98 del programa"),
    Bold("Ordenación del tráfico en la órbita terrestre"),
    Bold("Resolución aprobada por la Asamblea General el 7 de diciembre de 2120"),
    Clause("[*sobre la base del informe de la Primera Comisión (A/175/394, párr. 17)*]"),
    Bold("175/32. Ordenación del tráfico en la órbita terrestre"),
    Clause("*La Asamblea General*,"),
    Clause(
        "*Recordando* sus resoluciones 173/27, de 5 de diciembre de 2118, y 174/28, de 12 de diciembre de 2119,",
    ),
    Clause(
        "*Observando con profunda preocupación* que los restos de antiguos lanzadores vuelven peligrosos los pasillos \
         “bajos” de la órbita^1^,",
    ),
    Note("1", "Véase A/174/363, anexo."),
    Clause(
        "*Consciente* del interés común que tienen los navegantes en anunciar sus maniobras con antelación,",
    ),
    Clause("*Teniendo presente también* la experiencia adquirida en las escalas de corta y larga distancia,"),
    Clause("1. *Acoge con beneplácito* la apertura, el 1 de marzo de 2120, de la Oficina de Pasos;"),
    Clause("2. *Toma nota con satisfacción* del informe del Secretario General^2^;"),
    Note("2", "A/175/120."),
    Clause("3. *Exhorta además* a los Estados que lanzan artefactos a que:"),
    Clause("a) Den a conocer:"),
    Item(2, "i) La hora de partida;"),
    Item(2, "ii) El pasillo que seguirán;"),
    Clause("b) Lleven un registro de los restos que dejan; y"),
    Clause("c) Abran ese registro a todos;"),
    Clause(
        "4. *Decide* incluir en el programa provisional de su centésimo septuagésimo sexto período de sesiones el tema \
         titulado “Ordenación del tráfico en la órbita terrestre”.",
    ),
    Flush("37ª sesión plenaria"),
    Flush("7 de diciembre de 2120"),
    Bold("Anexo"),
    Bold("Reglas de paso"),
    Clause("1. Todo artefacto se mantendrá a su derecha."),
    Clause("2. Todo artefacto se anunciará:"),
    Clause("a) Antes de la partida;"),
    Clause("b) A la llegada."),
];
