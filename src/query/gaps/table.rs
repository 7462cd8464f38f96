//! The kinds of gap, in one table.

use super::{
    claims, configurations, direction, factors,
    gap::{Gap, Gaps, Told},
    ground::Ground,
    sources, uncoded, unused,
};
use crate::diagnostic::Code;

/// Whom a question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Those who are interviewed, or what is read.
    People,
    /// The team, at its records.
    Team,
}

impl Ask {
    /// Its word in the column `ask`.
    pub const fn word(self) -> &'static str {
        match self {
            Ask::People => "people",
            Ask::Team => "team",
        }
    }
}

/// One kind of gap.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its name, which the column `gap` shows.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub what: &'static str,
    /// Whom its questions are for.
    pub ask: Ask,
    /// The note that reading or checking the records gives of the same, where there is one.
    pub note: Option<Code>,
    look: Look,
    tell: Tell,
}

/// Finds all gaps of a kind.
type Look = fn(&Ground<'_>, &mut Gaps<'_>);
/// Says what one of them says; nothing of what is no gap of the kind.
type Tell = fn(&Ground<'_>, &Gap) -> Option<Told>;

impl Kind {
    /// Looks for all gaps of the kind.
    pub(super) fn look(&self, ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
        (self.look)(ground, gaps);
    }

    /// What a gap of the kind says.
    pub(super) fn tell(&self, ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
        (self.tell)(ground, gap)
    }
}

const fn people(name: &'static str, what: &'static str, (look, tell): (Look, Tell)) -> Kind {
    Kind { name, what, ask: Ask::People, note: None, look, tell }
}

const fn team(name: &'static str, what: &'static str, (look, tell): (Look, Tell)) -> Kind {
    Kind { name, what, ask: Ask::Team, note: None, look, tell }
}

impl Kind {
    const fn noted(self, note: Code) -> Kind {
        Kind { note: Some(note), ..self }
    }
}

/// Factors that nothing names, which `check` reports too.
pub const UNUSED: Kind =
    team("unused", "factors that are declared and that no other record names", (unused::look, unused::tell))
        .noted(Code::Unused);

/// All kinds, in the order in which their rows come.
pub const GAPS: &[Kind] = &[
    people(
        "no-mechanism",
        "configurations with an outcome, of which no mechanism is known",
        (configurations::no_mechanism, configurations::tell_no_mechanism),
    ),
    people(
        "not-fired",
        "outcomes that are explained only by mechanisms that do not fire",
        (configurations::not_fired, configurations::tell_not_fired),
    ),
    people(
        "unknown-condition",
        "configurations of which a condition is unknown",
        (configurations::unknown_condition, configurations::tell_unknown_condition),
    ),
    people(
        "no-context",
        "configurations with a mechanism that state no condition",
        (configurations::no_context, configurations::tell_no_context),
    ),
    people(
        "no-outcome",
        "configurations of which no outcome is known",
        (configurations::no_outcome, configurations::tell_no_outcome),
    )
    .noted(Code::NoOutcome),
    people(
        "unknown-part",
        "configurations with something unknown beside known mechanisms or outcomes",
        (configurations::unknown_part, configurations::tell_unknown_part),
    ),
    people("direction", "factors in a configuration whose direction is not said", (direction::look, direction::tell)),
    people(
        "no-evidence",
        "statements and cmocs that no evidence supports",
        (claims::no_evidence, claims::tell_no_evidence),
    ),
    people(
        "one-source",
        "statements and cmocs that one source supports",
        (claims::one_source, claims::tell_one_source),
    ),
    people(
        "one-case",
        "statements and cmocs whose sources all speak about one case",
        (claims::one_case, claims::tell_one_case),
    ),
    people(
        "one-review",
        "statements and cmocs whose sources were all read in one review",
        (claims::one_review, claims::tell_one_review),
    ),
    people(
        "no-counter-evidence",
        "statements and cmocs with evidence for them, for which nothing contradicts or is silent",
        (claims::no_counter_evidence, claims::tell_no_counter_evidence),
    ),
    people(
        "wanted",
        "factors that stand as an outcome and do not say which direction is wanted",
        (factors::wanted, factors::tell_wanted),
    ),
    team(
        "no-definition",
        "factors that stand in a configuration and have no definition",
        (factors::no_definition, factors::tell_no_definition),
    ),
    team("uncoded", "phrases and parts of sentences that no factor is settled for", (uncoded::look, uncoded::tell))
        .noted(Code::UncodedPart),
    team("no-quote", "evidence without the words of its source", (sources::no_quote, sources::tell_no_quote)),
    team("unheard", "sources that no other record names", (sources::unheard, sources::tell_unheard)),
    UNUSED,
];
