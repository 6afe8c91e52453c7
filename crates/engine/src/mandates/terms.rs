//! The mandate terms that a clause holds.

use std::cell::OnceCell;
use std::ops::Range;

use resdiff_model::{ByLanguage, Cues, Language, Lexicon, date, glance};

use super::words::Words;
use crate::MandateKind;
use crate::atoms::{Atom, AtomKind, atoms};

/// A mandate term as a clause words it; what it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    pub who: String,
    pub to: String,
    pub when: String,
    pub cycle: String,
    pub what: String,
}

/// The terms of a clause; `above` is the text of the clause whose sub-paragraph it is. Dates and amounts are among
/// them where `figures` are wanted.
pub(super) fn terms(
    text: &str,
    above: Option<&str>,
    language: Language,
    figures: bool,
) -> Vec<(MandateKind, Term)> {
    let may_hold = MayHold::at_a_glance(text, above, language, figures);
    if may_hold == MayHold::default() {
        return Vec::new();
    }
    let clause = Clause::new(text, language);
    let mut terms = Vec::new();
    if may_hold.reports {
        let asked = above.map(|above| Clause::new(above, language)).and_then(|above| above.asked_last());
        terms.extend(clause.reports(asked).into_iter().map(|term| (MandateKind::Report, term)));
    }
    if may_hold.agendas_or_resources {
        terms.extend(clause.agendas().into_iter().map(|term| (MandateKind::ProvisionalAgenda, term)));
        terms.extend(clause.resources().into_iter().map(|term| (MandateKind::Resources, term)));
    }
    if may_hold.figures {
        terms.extend(clause.amounts().into_iter().map(|term| (MandateKind::Amount, term)));
        terms.extend(clause.dates().into_iter().map(|term| (MandateKind::Date, term)));
    }
    terms
}

/// Of which terms a text has the words or numbers that each of them must have: most clauses have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct MayHold {
    reports: bool,
    agendas_or_resources: bool,
    figures: bool,
}

impl MayHold {
    fn at_a_glance(text: &str, above: Option<&str>, language: Language, figures: bool) -> Self {
        struct TermCues {
            any: Cues,
            requests: Cues,
            reports: Cues,
            agendas_or_resources: Cues,
            units: Cues,
        }
        static CUES: ByLanguage<TermCues> = ByLanguage::new(|language| {
            let mandates = language.lexicon().mandates;
            let any_case =
                |lists: &[&'static [&'static str]]| Cues::new(std::iter::empty(), lists.concat().into_iter());
            let (reports, agendas_or_resources) =
                ([mandates.reporting, mandates.reports], [mandates.agendas, mandates.resources]);
            let units = mandates.units.iter().copied().filter(|unit| is_word(unit));
            TermCues {
                any: any_case(&[reports, agendas_or_resources].concat()),
                requests: any_case(&[mandates.requests]),
                reports: any_case(&reports),
                agendas_or_resources: any_case(&agendas_or_resources),
                units: Cues::new(std::iter::empty(), units),
            }
        });
        let cues = CUES.of(language);
        let mandates = language.lexicon().mandates;
        let sign = || mandates.units.iter().any(|unit| !is_word(unit) && text.contains(unit));
        let money = || mandates.currencies.iter().any(|currency| text.contains(*currency));
        let amount = || money() || cues.units.may_be_in(text) || sign();
        // One glance for both: most texts hold neither.
        let any = cues.any.may_be_in(text);
        Self {
            reports: any
                && cues.reports.may_be_in(text)
                && (above.is_some() || cues.requests.may_be_in(text)),
            agendas_or_resources: any && cues.agendas_or_resources.may_be_in(text),
            figures: figures && has_number(text) && (amount() || !date::find(text, language).is_empty()),
        }
    }
}

fn has_number(text: &str) -> bool {
    glance::any(text, |byte| byte.wrapping_sub(b'0') < 10)
        || !text.is_ascii() && text.contains(char::is_numeric)
}

/// Whether a unit is a word, and no sign such as `%`.
fn is_word(unit: &str) -> bool {
    unit.contains(|sign: char| sign.is_ascii_alphanumeric())
}

struct Clause {
    words: Words,
    /// Cut when they are asked for first: most clauses that speak of a report ask for none.
    atoms: OnceCell<Vec<Atom<'static>>>,
    language: Language,
    lexicon: &'static Lexicon,
}

impl Clause {
    fn new(text: &str, language: Language) -> Self {
        Self { words: Words::new(text), atoms: OnceCell::new(), language, lexicon: language.lexicon() }
    }

    fn atoms(&self) -> &[Atom<'static>] {
        let cut = || atoms(&self.words.text, self.language).into_iter().map(Atom::into_owned).collect();
        self.atoms.get_or_init(cut)
    }

    fn say(&self, range: Range<usize>) -> String {
        let text = &self.words.text[range];
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn all(&self) -> Range<usize> {
        0..self.words.text.len()
    }

    /// The stretches in which someone is asked for something, from the word that asks to the next verb of the
    /// resolution: where who is asked begins, and where the stretch ends.
    fn requests(&self) -> Vec<Range<usize>> {
        let mandates = self.lexicon.mandates;
        let asking = self.words.find_all(mandates.requests, self.all());
        let stretch = |(at, ask): (usize, &Range<usize>)| {
            let next = asking.get(at + 1).map_or(self.words.text.len(), |next| next.start);
            ask.end..self.end_of_stretch(ask.end, next)
        };
        asking.iter().enumerate().map(stretch).collect()
    }

    /// Where the organ goes on to do something else: at a semicolon or `, and decides`.
    fn end_of_stretch(&self, start: usize, end: usize) -> usize {
        let lexicon = self.lexicon;
        let semicolon = self.words.text[start..end].find(';').map_or(end, |at| start + at);
        let joints = self.words.find_all(lexicon.references.conjunctions, start..semicolon);
        let verb_behind = |joint: &&Range<usize>| {
            let mut at = joint.end;
            while let Some(adverb) = self.words.here(lexicon.sequence_adverbs, at..semicolon) {
                at = adverb.end;
            }
            let verb = self.words.here(lexicon.operative_leads, at..semicolon);
            verb.is_some_and(|verb| {
                let verb = self.words.text[verb].to_lowercase();
                // A paragraph may open with `In`, and a list go on with it.
                !lexicon.stop_words.contains(&verb.as_str())
                    && !lexicon.mandates.reports.contains(&verb.as_str())
                    && !lexicon.mandates.submitting.contains(&verb.as_str())
            })
        };
        joints.iter().find(verb_behind).map_or(semicolon, |joint| joint.start)
    }

    /// Who is asked at the head of a stretch, and where what they are asked begins.
    fn asked(&self, stretch: &Range<usize>) -> Option<(String, usize)> {
        let mandates = self.lexicon.mandates;
        // The `to` of `with regard to the Implementation` stands before no task.
        let tasks = self.words.find_all(mandates.tasks, stretch.clone());
        let task = tasks.into_iter().find(|task| {
            self.words.here(self.lexicon.instruments.articles, task.end..stretch.end).is_none()
        })?;
        Some((self.say(stretch.start..self.end_of_name(stretch.start..task.start)), task.start))
    }

    /// Where a name ends: at a comma that no capital word follows, as one does in lists that are part of a name.
    fn end_of_name(&self, range: Range<usize>) -> usize {
        let name = &self.words.text[range.clone()];
        let ends = |(at, _): &(usize, &str)| {
            !name[at + 1..].trim_start().starts_with(char::is_uppercase) || name[at + 1..].trim().is_empty()
        };
        name.match_indices(',').find(ends).map_or(range.end, |(at, _)| range.start + at)
    }

    /// Who is asked in a clause that goes on in its sub-paragraphs.
    fn asked_last(&self) -> Option<String> {
        let stretch = self.requests().pop()?;
        let end = self.words.text[stretch.clone()].find(':').map_or(stretch.end, |at| stretch.start + at);
        let whole = self.asked(&stretch).map(|(who, _)| who);
        Some(whole.unwrap_or_else(|| self.say(stretch.start..self.end_of_name(stretch.start..end))))
    }

    fn reports(&self, asked_above: Option<String>) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let stretches = self.requests();
        if let (Some(who), true) = (asked_above, stretches.is_empty()) {
            terms.extend(self.report(who, self.all()));
        }
        for stretch in stretches {
            let Some((who, task)) = self.asked(&stretch) else { continue };
            terms.extend(self.report(who, task..stretch.end));
        }
        terms
    }

    /// The report asked for in a stretch; none if there is none, or neither when nor to whom is said.
    fn report(&self, who: String, stretch: Range<usize>) -> Option<Term> {
        let mandates = self.lexicon.mandates;
        let said = self.words.find(mandates.reporting, stretch.clone());
        let submitted =
            self.words.find_all(mandates.submitting, stretch.clone()).into_iter().find_map(|verb| {
                let noun = self.words.find(mandates.reports, verb.end..stretch.end)?;
                Some(verb.start..noun.end)
            });
        let start = [said, submitted].into_iter().flatten().map(|range| range.start).min()?;
        let within = start..stretch.end;
        let sessions = self.sessions(within.clone());
        let when = if sessions.is_empty() { self.due(within.clone()) } else { sessions };
        let cycle = self.words.find(mandates.cycles, within.clone()).map(|range| self.say(range));
        let to = self.recipient(within.clone());
        let term = Term {
            who,
            to: to.unwrap_or_default(),
            when: when.join(", "),
            cycle: cycle.unwrap_or_default(),
            what: String::new(),
        };
        (!term.when.is_empty() || !term.to.is_empty()).then_some(term)
    }

    fn recipient(&self, within: Range<usize>) -> Option<String> {
        let mandates = self.lexicon.mandates;
        let joiners = self.words.find_all(mandates.recipient_joiners, within.clone());
        let name =
            joiners.iter().find_map(|joiner| self.words.here(mandates.recipients, joiner.end..within.end))?;
        Some(self.say(name))
    }

    /// The sessions named within a range: `eighty-first and eighty-second sessions`.
    fn sessions(&self, within: Range<usize>) -> Vec<String> {
        let lexicon = self.lexicon;
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut first: Option<usize> = None;
        for (at, atom) in self.atoms().iter().enumerate() {
            if !within.contains(&atom.range.start)
                || found.last().is_some_and(|last| atom.range.start < last.end)
            {
                continue;
            }
            let key = atom.key.to_lowercase();
            match atom.kind {
                AtomKind::Ordinal(_) => {
                    let start = *first.get_or_insert(atom.range.start);
                    if let Some(noun) = self.session_behind(at) {
                        found.push(start..noun.min(within.end));
                        first = None;
                    }
                }
                AtomKind::Sign if key == "," => {}
                _ if lexicon.references.conjunctions.contains(&key.as_str()) => {}
                _ => first = None,
            }
        }
        found.into_iter().map(|range| self.say(range)).collect()
    }

    /// Where the noun of a session ends that stands behind an ordinal, or one word behind it.
    fn session_behind(&self, ordinal: usize) -> Option<usize> {
        let from = self.atoms()[ordinal].range.end;
        let end = self.words.text.len();
        let noun =
            |at: usize| self.words.here(self.lexicon.session, at..end).or_else(|| self.sessions_at(at));
        let next = self.atoms().get(ordinal + 1).filter(|atom| atom.kind == AtomKind::Word);
        let found = noun(from).or_else(|| noun(next?.range.end))?;
        Some(found.end)
    }

    /// The plural of the noun, `sessions`.
    fn sessions_at(&self, at: usize) -> Option<Range<usize>> {
        let nouns = self.lexicon.references.series_nouns.iter().copied();
        let plural = |noun: &&str| self.lexicon.session.iter().any(|session| noun.starts_with(session));
        let plurals: Vec<&str> = nouns.filter(plural).collect();
        self.words.here(&plurals, at..self.words.text.len())
    }

    /// The dates named within a range, those of citations and of names aside: `2030 Agenda`.
    fn days(&self, within: Range<usize>) -> impl Iterator<Item = &Atom<'_>> {
        let named = |atom: &Atom| {
            let next = self.words.text[atom.range.end..].trim_start().chars().next();
            next.is_some_and(char::is_uppercase)
        };
        let is_date = |atom: &&Atom| matches!(atom.kind, AtomKind::Date(_) | AtomKind::Period(..));
        let dates = self.atoms().iter().filter(is_date);
        dates.filter(move |atom| within.contains(&atom.range.start) && !named(atom))
    }

    /// The dates at or by which something is due.
    fn due(&self, within: Range<usize>) -> Vec<String> {
        let due = |atom: &&Atom| {
            let word = self.words.text[..atom.range.start].trim_end().rsplit(' ').next();
            word.is_some_and(|word| self.lexicon.mandates.due.contains(&word.to_lowercase().as_str()))
        };
        self.days(within).filter(due).map(|atom| self.say(atom.range.clone())).collect()
    }

    fn agendas(&self) -> Vec<Term> {
        let places = self.words.find_all(self.lexicon.mandates.agendas, self.all());
        let ends = places.iter().skip(1).map(|next| next.start).chain([self.words.text.len()]);
        let term = |(place, end): (&Range<usize>, usize)| {
            let within = place.end..end;
            let when = self.sessions(within.clone()).into_iter().next().unwrap_or_default();
            let term = Term { when, what: self.quoted(within).join("; "), ..Term::default() };
            (term != Term::default()).then_some(term)
        };
        std::iter::zip(&places, ends).filter_map(term).collect()
    }

    /// What stands in quotation marks within a range.
    fn quoted(&self, within: Range<usize>) -> Vec<String> {
        let mut quoted = Vec::new();
        let mut at = within.start;
        while let Some(open) = self.words.text[at..within.end].find(['“', '«', '"']) {
            let start = at + open + self.words.text[at + open..].chars().next().map_or(1, char::len_utf8);
            let Some(len) = self.words.text[start..within.end].find(['”', '»', '"']) else { break };
            quoted.push(self.say(start..start + len).trim_end_matches([',', ' ']).to_owned());
            at = start + len + self.words.text[start + len..].chars().next().map_or(1, char::len_utf8);
        }
        quoted
    }

    fn resources(&self) -> Vec<Term> {
        let found = self.words.find_all(self.lexicon.mandates.resources, self.all());
        found.into_iter().map(|range| Term { what: self.say(range), ..Term::default() }).collect()
    }

    /// Numbers with the sign of a currency before or a unit behind them.
    fn amounts(&self) -> Vec<Term> {
        let mandates = self.lexicon.mandates;
        let text = &self.words.text;
        let mut amounts = Vec::new();
        for atom in self.atoms().iter().filter(|atom| atom.kind == AtomKind::Number) {
            let before = text[..atom.range.start].trim_end();
            let sign = before.chars().next_back().filter(|sign| mandates.currencies.contains(sign));
            let mut end = atom.range.end;
            // `3.5 million dollars`
            while let Some(unit) = self.words.here(mandates.units, end..text.len()) {
                end = unit.end;
            }
            if sign.is_some() || end > atom.range.end {
                let start = sign.map_or(atom.range.start, |sign| before.len() - sign.len_utf8());
                amounts.push(Term { what: self.say(start..end), ..Term::default() });
            }
        }
        amounts
    }

    fn dates(&self) -> Vec<Term> {
        let days = self.days(self.all()).map(|atom| self.say(atom.range.clone()));
        days.map(|what| Term { what, ..Term::default() }).collect()
    }
}
