//! Resolutions of other organs than the General Assembly, in the forms that they give them.

use crate::press::Block::{self, Bold, Clause, Flush, Head, Item, Note};

/// Of the Security Council: without a title, with the meeting at its head.
pub const SECURITY_COUNCIL: &[Block] = &[
    Head("United Nations", "S/RES/4223 (2115)"),
    Head("Security Council", "Distr.: General"),
    Head("", "28 May 2115"),
    Bold("Resolution 4223 (2115)"),
    Bold("Adopted by the Security Council at its 9451st meeting, on 28 May 2115"),
    Clause("*The Security Council*,"),
    Clause(
        "*Recalling* its previous resolutions on the passage of travellers through the belt, in particular resolution 4187 \
         (2114) of 30 May 2114, and the statement of its President of 3 February 2115,^1^",
    ),
    Note("1", "S/PRST/2115/4."),
    Clause("*Acting* under Chapter VII of the Charter of the United Nations,"),
    Clause("1. *Decides* to extend the mandate of the Mission for the Belt until 31 May 2116;"),
    Clause("2. *Decides further* that the mandate shall be:"),
    Clause("(a) *Protection of travellers*:"),
    Item(
        2,
        "(i) To protect travellers under imminent threat, without prejudice to the duty of those who host them;",
    ),
    Item(2, "(ii) To deter raids;"),
    Clause("(b) *Good offices*:"),
    Item(2, "(i) To exercise good offices at every harbour of the belt;"),
    Clause("3. *Authorizes* the Mission to take the necessary action;"),
    Clause("4. *Decides* to remain seized of the matter."),
];

/// Of the Human Rights Council: with the vote under the closing line.
pub const HUMAN_RIGHTS_COUNCIL: &[Block] = &[
    Head("United Nations", "A/HRC/RES/150/13"),
    Head("General Assembly", "Distr.: General"),
    Head("", "12 July 2122"),
    Head("", "Original: English"),
    Bold("Human Rights Council"),
    Bold("One hundred and fiftieth session"),
    Flush("20 June–8 July 2122"),
    Flush("Agenda item 3"),
    Bold("Resolution adopted by the Human Rights Council on 7 July 2122"),
    Bold("150/13. Quiet orbits"),
    Clause("*The Human Rights Council*,"),
    Clause("*Guided* by the purposes and principles of the Charter of the United Nations,"),
    Clause(
        "*Reaffirming* that everyone has the right to rest, by day and by night, in whatever orbit they live,",
    ),
    Clause("1. *Calls upon* States to keep their orbits quiet;"),
    Clause(
        "2. *Requests* the High Commissioner to report on noise to the Council at its one hundred and fifty-third session;",
    ),
    Clause("3. *Decides* to remain seized of the matter."),
    Flush("40th meeting"),
    Flush("7 July 2122"),
    Clause("[Adopted by a recorded vote of 29 to 6, with 12 abstentions. The voting was as follows:"),
    Clause("*In favour*:"),
    Clause("Atlantis, Brobdingnag, Erewhon, Lilliput and Utopia"),
    Clause("*Against*:"),
    Clause("Laputa"),
    Clause("*Abstaining*:"),
    Clause("Ruritania and Zembla]"),
];

/// Of the Economic and Social Council: numbered by the year.
pub const ECONOMIC_AND_SOCIAL_COUNCIL: &[Block] = &[
    Head("United Nations", "E/RES/2120/12"),
    Head("Economic and Social Council", "Distr.: General"),
    Head("", "2 August 2120"),
    Bold("2120 session"),
    Flush("Agenda item 12 (g)"),
    Bold("Resolution adopted by the Economic and Social Council on 22 July 2120"),
    Clause("[*on the proposal considered in plenary meeting (E/2120/L.21)*]"),
    Bold("2120/12. Harbours of the outer planets"),
    Clause("*The Economic and Social Council*,"),
    Clause("*Recalling* its resolution 2119/4 of 6 June 2119 on the harbours of the inner planets,"),
    Clause("*Noting with concern* that ships wait for weeks before they are unloaded,"),
    Clause("1. *Takes note* of the report of the Secretary-General;^1^"),
    Note("1", "E/2120/63."),
    Clause("2. *Invites* the harbours of the outer planets:"),
    Clause("(a) To tell one another of the ships that they await;"),
    Clause("(b) To share their cranes;"),
    Clause("3. *Requests* the Secretary-General to report at its 2121 session."),
    Flush("33rd plenary meeting"),
    Flush("22 July 2120"),
];
