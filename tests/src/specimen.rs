//! A specimen resolution for the press: invented, with all that makes reading hard.

pub mod languages;
pub mod organs;
pub mod report;

use crate::press::Block::{self, Bold, Clause, Flush, Head, Item, Note};

/// The resolution.
pub const RESOLUTION: &[Block] = &[
    Head("United Nations", "A/RES/175/32"),
    Head("General Assembly", "Distr.: General"),
    Bold("One hundred and seventy-fifth session"),
    Flush("Agenda item 98"),
    Bold("Traffic in near-Earth orbit in the interest of common safety"),
    Bold("Resolution adopted by the General Assembly on 7 December 2120"),
    Clause("[*on the report of the First Committee (A/175/394, para. 17)*]"),
    Bold("175/32. Orderly conduct of traffic in near-Earth orbit"),
    Clause("*The General Assembly*,"),
    Clause(
        "*Recalling* its resolutions 153/70 of 4 December 2098, 158/32 of 8 December 2103, 163/37 of 2 December \
         2108 and 168/243 of 27 December 2113, as well as its decision 172/512 of 4 December 2117,",
    ),
    Clause(
        "*Recalling also* the reports of 2110,^1^ 2113^2^ and 2115^3^ of the Group of Experts on the Conduct of Traffic,",
    ),
    Note("1", "A/165/201."),
    Note(
        "2",
        "A/168/98 and A/168/98/Corr.1. The report was drawn up at Vienna by experts of twenty-five States over three \
         sessions and is known by the name of the lighthouse in which the last of them met. An annotated edition, \
         with a chart of the lanes that it proposes, was issued as a sales publication in 2114 and has since been \
         reprinted twice.",
    ),
    Note("3", "A/170/174, annex."),
    Clause(
        "*Guided* by the purposes and principles enshrined in the Charter of the United Nations and by the long-established \
         customs of seafarers, airmen and others whose paths cross,",
    ),
    Clause("*Stressing* the importance of:"),
    Clause("(a) Timely notice of manoeuvres;"),
    Clause("(b) Truthful answers to those who ask,"),
    Clause("*Deeply concerned* that debris, whether large or small, endangers all who travel,"),
    Bold("Rules of the road"),
    Clause("1. *Calls upon* all States:"),
    Clause("(a) To be guided, in the conduct of their spacecraft, by the customs set out in the reports;^4^"),
    Note("4", "See A/CONF.988/6, chap. I."),
    Clause("(b) To observe particular caution in crowded orbits, *inter alia* by:"),
    Item(
        2,
        "(i) Giving notice of every planned manoeuvre not later than ninety-six hours before it is begun, so that others may keep clear of it;",
    ),
    Item(2, "(ii) Keeping a distance of not less than 20 kilometres from any other craft;"),
    Clause("(c) To keep a register that is open to everyone;"),
    Clause("and to report once a year on the use that is made of it;"),
    Clause(
        "2. *Takes note with appreciation* of the note by the Secretary-General,^5^ and requests him to consult, within existing \
         resources, the well-known institutes for short- and long-term forecasts;",
    ),
    Note("5", "A/175/188."),
    Clause("3. *Welcomes* the following, as set out in paragraph 3 of resolution 174/28:"),
    Clause("(a) The opening of the Bureau of Passages, 2,300 kilometres above the equator;"),
    Clause("(b) The plans for a second bureau at a greater height;"),
    Bold("Registration and assistance"),
    Clause("4. *Also welcomes* the wish of States\u{a0}Parties to hold a meeting on 1 May 2121;"),
    Clause(
        "5. *Requests* the Secretary-General to submit a report to the General Assembly at its one hundred and seventy-sixth \
         session, and recalls in this regard that such a report was last submitted in 2115^3^ and ought to be submitted at \
         intervals of not more than five years;",
    ),
    Clause(
        "6. *Decides* to include in the provisional agenda of its one hundred and seventy-sixth session the item entitled \
         “Traffic in near-Earth orbit in the interest of common safety”.",
    ),
    Flush("37th plenary meeting"),
    Flush("7 December 2120"),
    Bold("Annex"),
    Bold("Terms of service of the Group of Experts"),
    Clause("1. The Group shall meet twice a year.^6^ It may meet more often."),
    Note("6", "The first meeting is that of spring."),
    Clause("2. Its members shall:"),
    Clause("(a) Serve in their personal capacity;"),
    Clause("(b) Bear the costs of their travel;"),
    Clause("3. The Group shall report through its Chair."),
];
