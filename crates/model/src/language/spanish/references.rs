//! How Spanish texts refer to other texts, to paragraphs and to one another.

use crate::language::{Equivalent, References};

pub(super) static REFERENCES: References = References {
    resolutions: &["resolución", "resoluciones"],
    decisions: &["decisión", "decisiones"],
    series: &[
        ("consejo de derechos humanos", "A/HRC/RES/", "A/HRC/DEC/"),
        ("consejo económico y social", "E/RES/", "E/DEC/"),
        ("asamblea general", "A/RES/", "A/DEC/"),
        ("asamblea", "A/RES/", "A/DEC/"),
    ],
    organ_joiners: &["del", "de la"],
    date_joiners: &[
        "de",
        ", de",
        "del",
        ", del",
        "de fecha",
        ", de fecha",
        "aprobada el",
        ", aprobada el",
        "aprobadas el",
    ],
    paragraphs: &[
        "párrafo",
        "párrafos",
        "párr.",
        "párrs.",
        "apartado",
        "apartados",
        "inciso",
        "incisos",
        "sección",
        "secciones",
    ],
    series_nouns: &[
        "período",
        "períodos",
        "periodo",
        "periodos",
        "sesión",
        "sesiones",
        "reunión",
        "reuniones",
        "conferencia",
        "conferencias",
        "examen",
        "ronda",
        "informe",
        "informes",
        "foro",
        "ciclo",
        "cumbre",
        "asamblea",
        "congreso",
        "taller",
        "aniversario",
        "edición",
        // Held every year, whatever it is.
        "anual",
        "anuales",
    ],
    conjunctions: &["y", "e", "o", "u"],
    chain_tails: &["así como", "así como su", "así como sus", "y", "y su", "y sus", "también"],
};

/// Spelling before and after the orthography of 2010, and of both sides of the Atlantic.
pub(super) static EQUIVALENTS: &[Equivalent] = &[
    Equivalent { one: "período", other: "periodo" },
    Equivalent { one: "sólo", other: "solo" },
    Equivalent { one: "septiembre", other: "setiembre" },
    Equivalent { one: "obscur", other: "oscur" },
    Equivalent { one: "subscri", other: "suscri" },
    Equivalent { one: "substan", other: "sustan" },
    Equivalent { one: "substitu", other: "sustitu" },
    Equivalent { one: "iraq", other: "irak" },
];
