//! The verbs, each a form of its own.

use super::{About, Loops, Patterns, Robustness, Search, Suppose, Why, WhyNot};
use crate::theory::{Direction, Name, NameOf, Role};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// `find mechanisms leading to +trust`.
    Find(Find),
    /// `count statements by theme`.
    Count {
        /// What is counted.
        find: Find,
        /// The field or column whose values part the groups; none counts all.
        by: Option<String>,
    },
    /// `paths from quick-wins to collaborative-behaviour within 6 steps`.
    Paths(Paths),
    /// `suppose quick-wins and -capacity`.
    Suppose(Suppose),
    /// `why -faith`.
    Why(Why),
    /// `why not +trust given quick-wins and -capacity`.
    WhyNot(WhyNot),
    /// `conflicts for trust`.
    Conflicts(About),
    /// `rivals for +trust`.
    Rivals(About),
    /// `loops through trust`.
    Loops(Loops),
    /// `robustness from quick-wins to +collaborative-behaviour by source`.
    Robustness(Robustness),
    /// `patterns in at least 3 sources`.
    Patterns(Patterns),
    /// `gaps`, of all theories or of one.
    Gaps {
        /// The theory.
        in_theory: Option<Name>,
    },
    /// `search quick wins`.
    Search(Search),
    /// `show early-wins`.
    Show(NameOf),
}

impl Verb {
    /// Whether steps are mirrored where the question says `with mirrors`; all other verbs take things as they are told.
    pub fn mirrors(&self) -> bool {
        match self {
            Verb::Paths(_) | Verb::Loops(_) => true,
            Verb::Find(_)
            | Verb::Count { .. }
            | Verb::Suppose(_)
            | Verb::Why(_)
            | Verb::WhyNot(_)
            | Verb::Conflicts(_)
            | Verb::Rivals(_)
            | Verb::Robustness(_)
            | Verb::Patterns(_)
            | Verb::Gaps { .. }
            | Verb::Search(_)
            | Verb::Show(_) => false,
        }
    }
}

/// The things to find, and the clauses that narrow them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What kind of thing.
    pub things: Things,
    /// What narrows it.
    pub clauses: Clauses,
}

/// A kind of thing that `find` and `count` go over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Things {
    /// Literals in a role: `find mechanisms …`.
    Role(Role),
    /// Factors, whatever their role.
    Factors,
    /// Statements.
    Statements,
    /// Configurations, of statements and `cmoc`s alike.
    Cmocs,
    /// Sources.
    Sources,
    /// Cases.
    Cases,
    /// Pieces of evidence.
    Evidence,
    /// Themes.
    Themes,
    /// Theories.
    Theories,
    /// Questions that are kept.
    Questions,
}

/// The clauses of `find`, each at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    /// `leading [directly] to …`, for roles and factors.
    pub leading_to: Option<Target>,
    /// `directly`: within one configuration.
    pub directly: bool,
    /// `from …`: for roles and factors the literal that leads to them; for the others a source.
    pub from: Option<Place>,
    /// `within N steps`: how many configurations a chain may have.
    pub within: Option<u32>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
    /// `mentioning "staff turnover"` or `mentioning trust`.
    pub mentioning: Option<Mentioning>,
    /// `without mechanism`: the roles that are not known, for statements and configurations.
    pub without: Vec<Role>,
}

/// What `leading to` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A factor.
    Factor(End),
    /// `wanted outcomes`, or `unwanted outcomes`: those in the direction that their factors declare as `wanted`, or
    /// against it.
    Outcomes {
        /// Whether the wanted ones are meant.
        wanted: bool,
    },
}

/// One end of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The factor.
    pub factor: Name,
    /// Its direction; none means any, one row each.
    pub direction: Option<Direction>,
    /// `exactly`: its kinds are left out.
    pub exactly: bool,
}

/// What `from` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A factor from which chains begin.
    Factor(End),
    /// A source.
    Source(Name),
}

/// What `mentioning` looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mentioning {
    /// Words, in any letter case, in the text of the thing.
    Words(String),
    /// A factor that is coded in it, in any direction or in the one given.
    Factor(End),
}

/// `paths from A to B`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Where chains begin.
    pub from: End,
    /// Where they end.
    pub to: End,
    /// How many configurations a chain may have.
    pub within: Option<u32>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}
