//! The report of a committee with all kinds of drafts: resolutions with annexes of their own, decisions with and without a
//! name.

use crate::press::Block::{self, Bold, Clause, Flush, Head, Item, Note};

/// The report.
pub const REPORT: &[Block] = &[
    Head("United Nations", "A/175/394"),
    Head("General Assembly", "Distr.: General"),
    Head("", "16 November 2120"),
    Head("", "Original: English"),
    Bold("One hundred and seventy-fifth session"),
    Flush("Agenda item 98"),
    Bold("Lights of harbours"),
    Bold("Report of the First Committee"),
    Flush("*Rapporteur*: Ms. Ione Grey (Atlantis)"),
    Bold("I. Introduction"),
    Clause(
        "1. At its 2nd plenary meeting, on 17 September 2120, the General Assembly, on the recommendation of the General \
         Committee, decided to include the item in its agenda and to allocate it to the First Committee.",
    ),
    Clause("2. The Committee considered the item at its 9th to 12th meetings, from 9 to 14 October.^1^"),
    Note("1", "See A/C.1/175/SR.9, A/C.1/175/SR.10, A/C.1/175/SR.11 and A/C.1/175/SR.12."),
    Bold("II. Consideration of proposals"),
    Bold("A. Draft resolution A/C.1/175/L.5"),
    Clause(
        "3. At the 14th meeting, on 2 November, the representative of Laputa introduced a draft resolution entitled “Lights of \
         harbours” (A/C.1/175/L.5).",
    ),
    Clause(
        "4. At the same meeting, the Committee adopted the draft resolution without a vote (see para. 6, draft resolution I).",
    ),
    Bold("B. Draft decision A/C.1/175/L.9"),
    Clause("5. At its 15th meeting, the Committee adopted the draft decision (see para. 7)."),
    Bold("III. Recommendations of the First Committee"),
    Clause(
        "6. The First Committee recommends to the General Assembly the adoption of the following draft resolutions:",
    ),
    Bold("Draft resolution I"),
    Bold("Lights of harbours"),
    Clause("*The General Assembly*,"),
    Clause("*Recalling* its resolution 174/28 of 12 December 2119,^2^"),
    Note("2", "See also resolution 173/27."),
    Clause(
        "*Noting with concern* that a third of the lamps on the northern coast were dark in the winter of 2119,",
    ),
    Clause("1. *Takes note* of the report of the Secretary-General;"),
    Clause("2. *Calls upon* all States:"),
    Clause("(a) To light their lamps:"),
    Item(2, "(i) At dusk;"),
    Item(2, "(ii) In fog;"),
    Clause("(b) To report on the oil that they burn;"),
    Clause("3. *Adopts* the rules contained in the annex to the present resolution."),
    Bold("Annex"),
    Bold("Rules for keepers"),
    Clause("1. Keepers keep the lights."),
    Clause("2. No keeper sleeps:"),
    Clause("(a) By night;"),
    Clause("(b) In fog."),
    Bold("Draft resolution II"),
    Bold("Charts and their makers"),
    Clause("*The General Assembly*,"),
    Clause("*Emphasizing* the worth of charts,"),
    Clause("1. *Thanks* the makers of charts;"),
    Clause("2. *Decides* to return to the matter at its one hundred and seventy-sixth session."),
    Bold("Annex I"),
    Bold("Signs on charts"),
    Clause("1. A cross is a rock."),
    Clause("2. A dot is a buoy."),
    Bold("Annex II"),
    Bold("Colours of charts"),
    Clause("1. The sea is blue."),
    Clause(
        "7. The First Committee also recommends to the General Assembly the adoption of the following draft decision:",
    ),
    Bold("Documents considered in connection with the lights of harbours"),
    Clause("The General Assembly decides to take note of the following documents:"),
    Clause("(a) Report of the Secretary-General on the lights of harbours;^3^"),
    Note("3", "A/175/120."),
    Clause("(b) Note by the Secretariat on the price of oil."),
];
